"""Facts of an appraisal, and how they are read back from a trail (X-2, PR-9, SM-5)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from penilaian_desktop.domain.appraisal import Predicate, Rating, TrailStep
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.result_views import AskedRatings
from penilaian_desktop.domain.scheme import FactKind, FactSource
from penilaian_desktop.domain.scheme_facts import (
    asked_ratings,
    by_ratings,
    decide,
    facts_of_trail,
    predicate_in,
    predicate_with,
    source_of,
    verify,
)
from penilaian_desktop.domain.scheme_views import FactItem
from penilaian_desktop.domain.scoring import ScoreResult, score

REGIONS = ("tangerang-selatan", "pariaman", "tanjung-selor", "semarang", "wanggar")


def item(name, value, **fields):
    values = {
        "label": name, "kind": FactKind.NUMBER, "optional": False, "unit": "", "options": (),
        "minimum": Decimal(0), "maximum": Decimal(120), "known": None, "known_from": "",
    }  # fmt: skip
    return FactItem(name=name, value=value, **values | fields)


@pytest.mark.parametrize("code", ["permenpanrb-6-2022", *REGIONS])
def test_a_trail_holds_the_facts_it_was_made_from(schemes, code):
    scheme = schemes.get(code)
    for example in scheme.examples:
        scored = score(scheme, example.facts)
        assert verify(scheme, scored.trail) == scored


def test_steps_that_no_rule_of_the_scheme_made_are_no_facts(schemes):
    scheme = schemes.get("permenpanrb-6-2022")
    scored = score(scheme, scheme.examples[0].facts)
    other = TrailStep(rule="capaian_rhk", inputs=(("hasil_kerja", "palsu"),), output="1")
    assert facts_of_trail(scheme, (*scored.trail, other)) == scheme.examples[0].facts


def test_the_national_ratings_are_known_by_name(schemes):
    national, regional = schemes.get("permenpanrb-6-2022"), schemes.get("pariaman")
    assert source_of(national.fact("hasil_kerja")) is FactSource.WORK_RATING
    assert source_of(national.fact("perilaku_kerja")) is FactSource.BEHAVIOUR_RATING
    assert source_of(regional.fact("kualitas_pekerjaan")) is None


def test_facts_without_a_value_are_left_to_the_scheme(schemes):
    facts = [item("hasil", "100"), item("waktu", "100"), item("anggaran", None)]
    scored = decide(schemes.get("tanjung-selor"), facts)
    assert scored.result["nilai"] == "100.00"
    assert dict(scored.trail[0].inputs) == {"hasil": "100", "waktu": "100", "anggaran": "-"}
    assert predicate_in(scored) is Predicate.BAIK


def test_a_result_without_a_predicate_is_refused():
    for result in ({}, {"predikat": "cukup"}):
        with pytest.raises(RuleViolation, match="scheme_no_predicate"):
            predicate_in(ScoreResult(result, ()))


def test_a_fact_is_missing_when_the_scheme_needs_it_and_nobody_told_it():
    assert item("a", None).missing
    assert not item("a", None, optional=True).missing
    assert not item("a", "1").missing
    assert not replace(item("a", None), value=False).missing


def test_the_ratings_alone_decide_by_the_national_rule_only(schemes):
    told = [code for code in ("permenpanrb-6-2022", *REGIONS) if by_ratings(schemes.get(code))]
    assert told == ["permenpanrb-6-2022"]


def test_other_ratings_meet_the_other_facts_of_the_trail(schemes):
    """A calibration or an objection changes ratings; what else was known stays."""
    scheme = schemes.get("wanggar")
    rated = [item("hasil_kerja", "sesuai_ekspektasi"), item("perilaku_kerja", "sesuai_ekspektasi")]
    told = {"known_from": "Laporan kinerja memuat pencapaian dan tantangan"}
    trail = decide(scheme, [*rated, item("laporan_lengkap", True, **told)]).trail
    assert trail[0].rule == "fakta"
    assert dict(trail[0].inputs) == {
        "hasil_kerja": "sesuai_ekspektasi",
        "perilaku_kerja": "sesuai_ekspektasi",
        "laporan_lengkap": "true",
        "sumber_laporan_lengkap": "Laporan kinerja memuat pencapaian dan tantangan",
    }
    above = predicate_with(scheme, trail, Rating.ABOVE, Rating.ABOVE)
    assert above is Predicate.SANGAT_BAIK  # needs the report, which only the trail knows
    assert predicate_with(scheme, trail, Rating.BELOW, Rating.MEETS) is Predicate.BUTUH_PERBAIKAN
    without = decide(scheme, [*rated, item("laporan_lengkap", False)]).trail
    assert predicate_with(scheme, without, Rating.ABOVE, Rating.ABOVE) is Predicate.BAIK
    with pytest.raises(RuleViolation):
        predicate_with(schemes.get("pariaman"), (), Rating.ABOVE, Rating.ABOVE)


def test_two_ratings_need_no_trail_where_they_decide_alone(schemes):
    national = schemes.get("permenpanrb-6-2022")
    assert predicate_with(national, (), Rating.ABOVE, Rating.MEETS) is Predicate.BAIK


def test_the_source_of_a_keyed_fact_is_its_reason(schemes):
    facts = [item("hasil", "100", known_from="Tugas", keyed=True, reason="Berita acara")]
    scored = decide(schemes.get("tanjung-selor"), facts)
    assert dict(scored.trail[0].inputs)["sumber_hasil"] == "Berita acara"
    national = [
        item("hasil_kerja", "sesuai_ekspektasi"),
        item("perilaku_kerja", "sesuai_ekspektasi"),
    ]
    assert [t.rule for t in decide(schemes.get("permenpanrb-6-2022"), national).trail] == [
        "predikat"
    ]


def test_a_scheme_asks_only_for_the_ratings_that_its_predicate_rests_on(schemes):
    """PR-3, PR-4: nobody is asked for what does not count."""
    asked = {code: asked_ratings(schemes.get(code)) for code in ("permenpanrb-6-2022", *REGIONS)}
    assert [code for code, asks in asked.items() if asks.both] == ["permenpanrb-6-2022", "wanggar"]
    assert [code for code, asks in asked.items() if not asks.any] == [
        "pariaman", "tanjung-selor", "semarang",
    ]  # fmt: skip
    assert asked["tangerang-selatan"] == AskedRatings(work=False, behaviour=True)


def test_without_a_rating_the_facts_of_the_trail_decide(schemes):
    scheme = schemes.get("pariaman")
    trail = decide(scheme, [item("kehadiran", "98"), item("kualitas_pekerjaan", "5")]).trail
    assert predicate_with(scheme, trail, None, None) is Predicate.SANGAT_BAIK
