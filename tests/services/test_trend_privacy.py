"""Whose figures a trend tells: small groups, former heads, a new head (TS-11, PR-10, SM-6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.services.office import SYSTEM

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.appraisal import Rating
from penilaian_desktop.domain.chart_views import describe, summary
from penilaian_desktop.domain.employee import Assignment, RelationKind
from penilaian_desktop.domain.errors import NotAllowed

ABOVE, MEETS = Rating.ABOVE, Rating.MEETS
STAFF = {
    "siti": "bambang",
    "taufik": "bambang",
    "yohanes": "bambang",
    "dewi": "ratna",
    "bambang": "hendra",
    "ratna": "hendra",
    "nurul": "hendra",
}
THIRD = 6
"""Where Triwulan III 2026 stands in a trend up to Triwulan IV."""


def drafter(office):
    return office.session("", Role.DRAFTER)


def everybody_rated(office):
    for who, by in STAFF.items():
        office.appraise(who, by, "2026-T3", ABOVE, ABOVE, publish=True)


def grades(office, s, unit=""):
    return office.services.trends.unit(s, office.units.get(unit, ""))[1]


def test_the_drafting_team_reads_no_predicate_of_a_small_unit(office):
    """TS-11, PR-10: one person's predicate, dressed as the mean of a unit."""
    office.appraise("siti", "bambang", "2026-T3", ABOVE, ABOVE, publish=True)
    veiled = grades(office, drafter(office), "pelayanan")
    assert veiled.series[0].values == (None,) * 8
    assert describe(veiled, 0, THIRD) == (
        "Triwulan III 2026, predikat: tidak ada data, kurang dari 5 orang"
    )
    assert "kurang dari 5 orang" in veiled.note
    assert veiled.note in summary(veiled)
    for who in ("nurul", "bambang"):
        opened = grades(office, office.session(who), "pelayanan")
        assert (opened.series[0].values[THIRD], opened.note) == (5, "")


def test_what_is_left_out_cannot_be_had_by_subtraction(office):
    """PR-10: the whole less the units that are shown would be the unit that is not."""
    everybody_rated(office)
    s = drafter(office)
    assert grades(office, s, "arsip").is_empty
    assert grades(office, s).series[0].note(THIRD) == "7 orang"
    with office.workspace.write(SYSTEM) as unit:
        (place,) = unit.find(Assignment, person_id=office.ids["nurul"])
        unit.put(replace(place, unit_id=office.units["pelayanan"]))
    assert grades(office, s, "pelayanan").series[0].note(THIRD) == "5 orang"
    whole = grades(office, s)
    assert whole.series[0].note(THIRD) == "5 orang"
    assert "selisih" in whole.note
    assert grades(office, office.session("nurul")).series[0].note(THIRD) == "7 orang"


def test_of_a_few_writers_neither_hours_nor_agreement_are_told(office):
    """TS-11."""
    office.submit("siti", "09.00-10.00 Melayani =3 orang", day=date(2026, 9, 7))
    done, _, hours = office.services.trends.unit(drafter(office), office.units["pelayanan"])
    assert hours.is_empty
    assert "kurang dari 5 orang" in hours.note
    assert done.series[1].values == (None,) * 8
    hours = office.services.trends.unit(office.session("nurul"), office.units["pelayanan"])[2]
    assert hours.series[0].values[THIRD] == 1


def test_a_head_in_the_drafting_team_still_reads_the_own_staff(office):
    office.appraise("siti", "bambang", "2026-T3", ABOVE, ABOVE, publish=True)
    office.appraise("dewi", "ratna", "2026-T3", publish=True)
    both = office.session("bambang", Role.EMPLOYEE, Role.APPRAISER, Role.DRAFTER)
    assert grades(office, both, "pelayanan").series[0].values[THIRD] == 5
    assert grades(office, both, "arsip").is_empty


def test_a_ready_indicator_of_few_people_is_not_told_to_the_drafting_team(office):
    """TS-11."""
    services = office.services
    s = office.session("siti")
    plan = services.plans.create(s, 2026).value
    plan = services.plans.save_rhk(s, plan.id, None, text="Pelayanan cepat").value
    plan = services.plans.save_indicator(
        s, plan.rhk[0].id, None, text="Waktu tunggu", target_text="10 hari",
        measure="SIAK", source="SIAK", library_code="waktu-tunggu", library_version=1,
    ).value  # fmt: skip
    indicator = plan.rhk[0].indicators[0].id
    services.appraisals.save_actual(s, indicator, "2026-T3", value=Decimal(12))
    (veiled,) = services.trends.indicator(drafter(office), "waktu-tunggu")
    assert veiled.is_empty
    assert "kurang dari 5 orang" in veiled.note
    assert services.trends.measures(drafter(office), 2026) == ()
    (opened,) = services.trends.indicator(office.session("nurul"), "waktu-tunggu")
    assert opened.series[0].values[THIRD] == 12


@pytest.fixture
def handed_over(office):
    """Siti went from Bambang to Ratna with the fourth quarter; both published a result."""
    office.clock.set(date(2026, 10, 5))
    office.appraise("siti", "bambang", "2026-T3", publish=True)
    office.end_relation("siti", date(2026, 9, 30))
    office.relate(RelationKind.APPRAISER, "siti", "ratna", date(2026, 10, 1))
    office.clock.set(date(2027, 1, 5))
    office.appraise("siti", "ratna", "2026-T4", ABOVE, ABOVE, publish=True)
    return office


def test_a_former_head_reads_no_later_result(handed_over):
    """TS-11: each period is asked for itself."""
    office, siti = handed_over, handed_over.ids["siti"]
    trends = office.services.trends
    for who, known in (("bambang", [4, None]), ("ratna", [None, 5]), ("siti", [4, 5])):
        predicate, ratings, _ = trends.person(office.session(who), siti)
        assert list(predicate.series[0].values[-3:-1]) == known
        assert [v is None for v in ratings.series[0].values[-3:-1]] == [v is None for v in known]
        assert bool(predicate.note) is (who != "siti")
    note = trends.person(office.session("bambang"), siti)[0].note
    assert note == "5 periode tidak dibuka: pada waktu itu pegawai ini dipimpin orang lain."


def test_the_page_of_strengths_outlives_a_change_of_head(handed_over):
    """SM-6: what is not open is left out, not everything shut."""
    office, siti = handed_over, handed_over.ids["siti"]
    strengths = office.services.roll_ups.strengths
    for who, seen, closed in (
        ("ratna", ["2026-T4"], ("2026-T3",)),
        ("bambang", ["2026-T3"], ("2026-T4",)),
        ("siti", ["2026-T3", "2026-T4"], ()),
    ):
        view = strengths(office.session(who), siti)
        assert [line.period_code for line in view.lines] == seen
        assert view.closed == closed
    with pytest.raises(NotAllowed):
        strengths(office.session("taufik"), siti)
