"""What the application knows of the facts of a scheme, and where from (X-2, TJ-2, TJ-4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests import builders as b

from penilaian_desktop.domain.appraisal import Rating
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.plan import Indicator, Rhk
from penilaian_desktop.domain.scheme import FactSource
from penilaian_desktop.domain.task import TaskState
from penilaian_desktop.services.scheme_facts import PROVIDERS, facts_of

QUARTER = PeriodCode.parse("2026-T3")


def facts(office, code, period=QUARTER, who="siti"):
    scheme = office.services.context.schemes.get(code)
    with office.workspace.read() as unit:
        return {f.name: f for f in facts_of(unit, scheme, office.ids[who], period)}


def change(office, *records):
    with office.workspace.write(office.services.context.installation()) as unit:
        for record in records:
            unit.put(record)


def add(office, *records):
    with office.workspace.write(office.services.context.installation()) as unit:
        for record in records:
            unit.add(record)


def test_every_source_has_somebody_who_knows_it():
    assert set(PROVIDERS) == set(FactSource)


def test_nobody_knows_attendance_and_feedback_yet(office):
    """PR-2: keyed in by the appraiser until there are records."""
    found = facts(office, "pariaman")
    assert [(f.known, f.known_from) for f in found.values()] == [(None, "")] * 4


# --- indicators ---------------------------------------------------------------------------------
@pytest.fixture
def measured(office):
    """Two indicators of the library: one that reached 110 percent, one far above the limit."""
    office.plan("siti", agree_by="bambang")
    with office.workspace.read() as unit:
        one, other = unit.find(Indicator, person_id=office.ids["siti"], order=("id",))
    change(
        office,
        replace(one, library_code="waktu-tunggu", library_version=1),
        replace(other, library_code="waktu-tunggu", library_version=1),
    )
    return one, other


def realise(office, indicator, value, period="2026-T3"):
    office.services.appraisals.save_actual(
        office.session("siti"), indicator.id, period, value=Decimal(value)
    )


def test_an_indicator_fact_is_the_mean_of_what_was_achieved(office, measured):
    """TS-3."""
    one, other = measured
    realise(office, one, 495)  # of 450: 110 %
    realise(office, other, 570)  # of 600: 95 %
    found = facts(office, "tangerang-selatan")
    assert found["waktu_tunggu"].value == "102.5"
    assert "2 indikator" in found["waktu_tunggu"].known_from
    assert found["kecepatan_pelayanan"].value is None


def test_more_than_the_limit_counts_as_the_limit_and_says_so(office, measured):
    one, other = measured
    realise(office, one, 900)
    realise(office, other, 1200)
    found = facts(office, "tangerang-selatan")["waktu_tunggu"]
    assert found.value == "120"
    assert "200" in found.known_from
    assert "120" in found.known_from


def test_goals_are_linked_when_every_indicator_serves_one(office, measured):
    """TS-2."""
    one, other = measured
    found = facts(office, "tangerang-selatan")["terkait_sasaran"]
    assert (found.value, found.known_from) == (False, "0 dari 2 indikator terkait visi dan misi")
    with office.workspace.read() as unit:
        one, other = (unit.require(Indicator, i.id) for i in (one, other))
        rhk = unit.require(Rhk, other.rhk_id)
    change(office, replace(one, goal_id="g-1"))
    assert facts(office, "tangerang-selatan")["terkait_sasaran"].value is False
    change(office, replace(rhk, goal_id="g-1"))
    assert facts(office, "tangerang-selatan")["terkait_sasaran"].value is True


def test_without_a_plan_nothing_is_known_of_goals(office):
    assert facts(office, "tangerang-selatan")["terkait_sasaran"].known is None


# --- tasks --------------------------------------------------------------------------------------
def project(office, **fields):
    values = {
        "person_id": office.ids["siti"], "starts": date(2026, 7, 1), "due": date(2026, 9, 30),
        "result_planned": Decimal(10), "result_actual": Decimal(9), "time_planned": Decimal(50),
        "time_actual": Decimal(40), "budget_planned": Decimal(1000),
        "budget_actual": Decimal(1100),
    }  # fmt: skip
    return b.a_task(**values | fields)


def test_projects_that_ended_in_the_period_tell_result_time_and_budget(office):
    """TJ-2: less time and less money than planned is better."""
    add(office, project(office))
    found = facts(office, "tanjung-selor")
    told = {name: found[name].value for name in ("hasil", "waktu", "anggaran")}
    assert told == {"hasil": "90", "waktu": "120", "anggaran": "90"}
    assert "1 tugas" in found["hasil"].known_from


def test_dropped_and_other_periods_projects_and_those_without_a_plan_tell_nothing(office):
    add(
        office,
        project(office, state=TaskState.DROPPED),
        project(office, due=date(2026, 10, 1)),
        project(office, due=date(2026, 6, 30)),
        project(office, person_id=office.ids["taufik"]),
        project(office, result_planned=Decimal(0), time_actual=None, budget_planned=None),
    )
    found = facts(office, "tanjung-selor")
    assert {found[name].value for name in ("hasil", "waktu", "anggaran")} == {None}


def test_a_time_that_nobody_typed_is_counted_from_the_days_as_the_task_shows_it(office):
    """TJ-2: planned 1 July to 30 September, done on 20 September."""
    days = {"time_planned": None, "time_actual": None, "ended": date(2026, 9, 20)}
    add(office, project(office, **days, state=TaskState.DONE))
    assert facts(office, "tanjung-selor")["waktu"].value == "110.87"
    add(office, project(office, time_planned=None, time_actual=None))  # still open: no time yet
    assert facts(office, "tanjung-selor")["waktu"].value == "110.87"


def test_the_day_on_which_a_project_really_ended_counts(office):
    add(office, project(office, due=date(2026, 12, 1), ended=date(2026, 9, 30)))
    assert facts(office, "tanjung-selor")["hasil"].value == "90"


# --- report, ratings, the period before ---------------------------------------------------------
def test_a_report_needs_both_parts(office):
    """WG-1."""
    s = office.session("siti")
    write = office.services.appraisals.save_self_report
    assert facts(office, "wanggar")["laporan_lengkap"].value is False
    write(s, "2026-T3", achievements="Selesai", challenges=" ")
    assert facts(office, "wanggar")["laporan_lengkap"].value is False
    write(s, "2026-T3", achievements="Selesai", challenges="Jaringan putus")
    found = facts(office, "wanggar")["laporan_lengkap"]
    assert (found.value, found.known_from) == (
        True, "Laporan kinerja memuat pencapaian dan tantangan",
    )  # fmt: skip


def test_ratings_are_known_as_soon_as_they_are_given(office):
    office.plan("siti", agree_by="bambang")
    assert facts(office, "permenpanrb-6-2022")["hasil_kerja"].value is None
    office.services.appraisals.save(
        office.session("bambang"), office.ids["siti"], "2026-T3", work_rating=Rating.ABOVE
    )
    found = facts(office, "permenpanrb-6-2022")
    assert found["hasil_kerja"].value == "di_atas_ekspektasi"
    assert found["perilaku_kerja"].value is None


def test_the_score_before_is_that_of_the_same_scheme(office):
    """TJ-5."""
    hr = office.session("nurul")
    office.services.schemes.choose(hr, "2026-T2", "tanjung-selor")
    office.services.schemes.choose(hr, "2026-T3", "tanjung-selor")
    add(office, project(office, due=date(2026, 6, 30)), project(office))
    office.plan("siti", agree_by="bambang")
    assert facts(office, "tanjung-selor")["nilai_sebelumnya"].value is None
    office.appraise("siti", "bambang", "2026-T2")
    found = facts(office, "tanjung-selor")["nilai_sebelumnya"]
    # 50 % of 90, 30 % of 120, 20 % of 90
    assert (found.value, found.known_from) == ("99", "Nilai Triwulan II 2026")
    later = PeriodCode.parse("2026-T4")
    assert facts(office, "tanjung-selor", later)["nilai_sebelumnya"].value is None
    assert "nilai_sebelumnya" not in facts(office, "semarang")


# --- keyed --------------------------------------------------------------------------------------
def test_a_keyed_fact_counts_before_a_known_one_and_keeps_its_reason(office, measured):
    one, other = measured
    realise(office, one, 450)
    realise(office, other, 600)
    office.services.schemes.choose(office.session("nurul"), "2026-T3", "tangerang-selatan")
    s, siti = office.session("bambang"), office.ids["siti"]
    key = office.services.schemes.key_fact
    key(s, siti, "2026-T3", "waktu_tunggu", "88", "Mesin antrean rusak di bulan Juli")
    key(s, siti, "2026-T3", "terkait_sasaran", "true", "SK Kepala Dinas")
    found = facts(office, "tangerang-selatan")
    asked = found["waktu_tunggu"]
    assert (asked.value, asked.known, asked.keyed) == ("88", "100", True)
    assert asked.reason == "Mesin antrean rusak di bulan Juli"
    assert found["terkait_sasaran"].value is True
