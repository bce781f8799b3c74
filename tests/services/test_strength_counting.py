"""Levels of the facts of a scheme as strengths and weaknesses (SM-3, SM-6)."""

from __future__ import annotations

from tests import builders as b

from penilaian_desktop.domain.appraisal import Rating, TrailStep
from penilaian_desktop.domain.scheme_facts import FACTS
from penilaian_desktop.services.strength_counting import Tally, told_levels


def levels(office, scheme, version="1", **facts):
    step = TrailStep(rule=FACTS, inputs=tuple(facts.items()), output=str(len(facts)))
    appraisal = b.an_appraisal(scheme=scheme, scheme_version=version, trail=(step,))
    return list(told_levels(office.services.context.schemes, appraisal))


def test_facts_with_anchors_are_told_by_where_they_stand_in_their_scale(office):
    """SM-6: disiplin, kualitas pelayanan, inisiatif."""
    found = {
        one.name: one
        for one in levels(office, "semarang", disiplin="5", kualitas_pelayanan="1", inisiatif="3")
    }
    assert found["Disiplin"].rating is Rating.ABOVE
    assert found["Disiplin"].anchor.startswith("Sangat baik: Selalu hadir")
    assert found["Kualitas pelayanan"].rating is Rating.BELOW
    assert found["Kualitas pelayanan"].anchor.endswith("Pengaduan berulang yang terbukti")
    assert found["Inisiatif dalam menyelesaikan tugas"].rating is Rating.MEETS


def test_what_is_in_the_middle_counts_on_neither_side_and_the_newest_anchor_stands(office):
    tally = Tally()
    for value in ("4", "3", "5", "2"):
        for level in levels(office, "semarang", disiplin=value):
            tally.placed(level)
    (above,), (below,) = tally.above, tally.below
    assert (above.name, above.count) == ("Disiplin", 2)
    assert above.anchor.startswith("Sangat baik: ")
    assert (below.count, below.anchor.split(":")[0]) == (1, "Kurang")


def test_ratings_odd_codes_and_a_scheme_that_is_gone_tell_nothing(office):
    """X-2: the two ratings are the result itself."""
    assert levels(office, "semarang", disiplin="9") == []
    assert levels(office, "semarang", disiplin="-") == []
    assert levels(office, "semarang", version="99", disiplin="5") == []
    assert levels(office, "permenpanrb-6-2022", hasil_kerja="above") == []
