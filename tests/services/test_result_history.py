"""The own results over time (FEATURES X-3: nothing before publication)."""

from __future__ import annotations

from penilaian_desktop.domain.appraisal import Predicate, Rating


def own(office, who="siti"):
    return office.services.result_history.own(office.session(who))


def test_only_published_results_stand_in_the_history_the_newest_first(office):
    """X-3: a finished appraisal is not there until it is published."""
    office.plan("siti", agree_by="bambang")
    office.appraise("siti", "bambang", period="2026-T2", publish=True)
    office.appraise("siti", "bambang", period="2026-T3")
    assert [r.period_code for r in own(office)] == ["2026-T2"]
    office.services.appraisals.publish(office.session("bambang"), "2026-T3")
    found = own(office)
    assert [r.period_code for r in found] == ["2026-T3", "2026-T2"]
    assert (found[0].predicate, found[0].work) == (Predicate.BAIK, Rating.MEETS)
    assert not found[0].changed


def test_nobody_reads_the_history_of_another(office):
    office.plan("siti", agree_by="bambang")
    office.appraise("siti", "bambang", publish=True)
    assert own(office, "taufik") == ()
