"""The visible process, parts of the year, strengths, points, old years, exports.

TS-1, TS-10, PR-1, SM-6, TJ-11, WG-1, WG-2, WG-3, WG-4, X-7.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.services.office import SYSTEM
from tests.services.signatures import signature_is_good

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.changes import Area
from penilaian_desktop.domain.cycle_views import Stage
from penilaian_desktop.domain.employee import Assignment, Employee, EmployeeStatus, PositionKind
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.follow_up import FollowUpKind
from penilaian_desktop.domain.plan import PlanStatus
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.services.roll_up import middle

ABOVE, MEETS, BELOW = Rating.ABOVE, Rating.MEETS, Rating.BELOW
QUARTERS = ("2026-T1", "2026-T2", "2026-T3", "2026-T4")


def refusal(call):
    with pytest.raises((NotAllowed, RuleViolation)) as refused:
        call()
    return refused.value.code


def stages(office, who="hendra"):
    board = office.services.stages.board(office.session(who), 2026)
    return {p.person.name.split()[0].casefold(): p for p in board.people}, board


def test_each_person_and_unit_stands_at_a_visible_stage(office):
    """TS-10, WG-3: perencanaan → pelaksanaan → penilaian → tindak lanjut."""
    office.plan("siti", agree_by="bambang")
    office.plan("taufik")
    office.clock.set(date(2026, 2, 2))
    people, board = stages(office)
    assert (people["siti"].stage, people["siti"].note) == (Stage.EXECUTION, "")
    assert (people["taufik"].stage, people["taufik"].note) == (Stage.PLANNING, "plan_not_agreed")
    assert (people["dewi"].plan_status, people["dewi"].note) == (None, "plan_missing")
    units = {u.unit_name: u for u in board.units}
    assert (units["Bidang Pelayanan"].stage, units["Bidang Pelayanan"].people) == (
        Stage.PLANNING, 4,
    )  # fmt: skip
    assert dict(units["Disdukcapil"].counts)[Stage.EXECUTION] == 1
    office.clock.set(date(2026, 4, 5))
    assert stages(office)[0]["siti"].stage is Stage.APPRAISAL
    office.appraise("siti", "bambang", "2026-T1", BELOW, publish=True)
    assert stages(office)[0]["siti"].stage is Stage.EXECUTION
    office.services.follow_ups.save(
        office.session("bambang"),
        office.ids["siti"],
        "2026-T1",
        FollowUpKind.COACHING,
        topic="Mengatur antrean",
    )
    siti = stages(office)[0]["siti"]
    assert (siti.stage, siti.appraised, siti.due) == (Stage.FOLLOW_UP, 1, 1)


def test_the_board_shows_each_reader_only_their_own(office):
    """TS-11: own data, never other people's."""
    assert set(stages(office, "siti")[0]) == {"siti"}
    assert set(stages(office, "ratna")[0]) == {"ratna", "dewi"}
    assert len(stages(office, "nurul")[0]) == 8
    assert stages(office, "orang-luar")[1].people == ()


def test_the_list_of_staff_without_an_agreed_plan(office):
    """WG-2."""
    office.plan("siti", agree_by="bambang")
    office.plan("taufik")
    found = office.services.stages.without_plan(office.session("bambang"), 2026)
    assert [(p.person.name, p.status) for p in found] == [
        ("Bambang Wijaya", None), ("Taufik Rahman", PlanStatus.SUBMITTED), ("Yohanes Tandi", None),
    ]  # fmt: skip


def test_what_comes_late_is_flagged_and_not_lost(office):
    """TJ-11."""
    plan = office.plan("siti", agree_by="bambang")
    office.clock.set(date(2026, 10, 20))
    s = office.session("siti")
    office.services.appraisals.save_actual(
        s, plan.rhk[0].indicators[0].id, "2026-T3", value=Decimal(400)
    )
    (late,) = office.services.stages.late(office.session("bambang"), "2026-T3")
    assert (late.person.name, late.kind) == ("Siti Aminah", "actual")
    assert office.services.stages.late(office.session("ratna"), "2026-T3") == ()


def test_all_periods_of_a_year_are_made_in_one_action_side_by_side(office):
    """TS-1, PR-1, X-7: quarters, semesters, months and the year."""
    made = office.services.master_data.make_year(office.session("nurul"), 2027, "TSYB").value
    assert len(made) == 4 + 2 + 1 + 12
    quarters = [(p.starts, p.ends) for p in made[:4]]
    assert quarters[0] == (date(2027, 1, 1), date(2027, 3, 31))
    assert quarters[3] == (date(2027, 10, 1), date(2027, 12, 31))
    again = office.services.master_data.make_year(office.session("nurul"), 2027, "TT").value
    assert [p.id for p in again] == [p.id for p in made[:4]]
    assert (
        refusal(lambda: office.services.master_data.make_year(office.session("nurul"), 2027, ""))
        == "period_kind_unknown"
    )


def test_a_lock_keeps_who_when_and_why(office):
    """X-4."""
    master, hr = office.services.master_data, office.session("nurul")
    master.lock_period(hr, "2026-T3", reason="Sudah dicetak")
    assert refusal(lambda: master.lock_period(hr, "2026-T3", locked=False)) == (
        "lock_reason_missing"
    )
    master.lock_period(hr, "2026-T3", locked=False, reason="Keberatan diterima")
    lines = master.lock_history(hr, "2026-T3")
    assert [(line.who, line.locked, line.reason) for line in lines] == [
        ("Nurul Huda", True, "Sudah dicetak"), ("Nurul Huda", False, "Keberatan diterima"),
    ]  # fmt: skip
    saved = master.save_own_deadlines(
        hr, "2026-T3", self_deadline=date(2026, 10, 5), publish_deadline=date(2026, 10, 20)
    ).value
    assert saved.self_deadline == date(2026, 10, 5)
    assert (
        refusal(
            lambda: master.save_own_deadlines(
                hr, "2026-T3", self_deadline=date(2026, 12, 1), publish_deadline=None
            )
        )
        == "dates_reversed"
    )


def test_the_year_is_proposed_from_its_parts(office):
    """X-7: quarters roll up; the appraiser decides."""
    office.services.master_data.make_periods(office.session("nurul"), 2026, "Y")
    office.clock.set(date(2027, 1, 5))
    for code, work in zip(QUARTERS, (BELOW, MEETS, ABOVE, ABOVE), strict=True):
        office.appraise("siti", "bambang", code, work, publish=code != "2026-T4")
    siti = office.ids["siti"]
    view = office.services.roll_ups.view(office.session("bambang"), siti, "2026")
    assert (view.kind, len(view.parts), view.missing) == ("T", 4, 1)
    assert (view.work, view.behaviour) == (ABOVE, MEETS)
    own = office.services.roll_ups.view(office.session("siti"), siti, "2026")
    assert own.parts[3].work is None
    assert own.work is MEETS
    s = office.session("ratna")
    assert refusal(lambda: office.services.roll_ups.view(s, siti, "2026")) == "not_your_staff"


def test_the_middle_of_ratings_leans_to_the_later_of_two():
    assert middle([]) is None
    assert middle([BELOW, ABOVE]) is ABOVE
    assert middle([ABOVE, MEETS]) is MEETS
    assert middle([BELOW, ABOVE, ABOVE, BELOW]) is BELOW
    assert middle([MEETS, BELOW, ABOVE]) is MEETS


def test_strengths_and_weaknesses_stand_on_one_page(office):
    """SM-6."""
    office.clock.set(date(2026, 10, 5))
    office.services.appraisals.add_feedback(
        office.session("bambang"), office.ids["siti"], "2026-T3", "Sabar", value_code="BP",
        level=ABOVE,
    )  # fmt: skip
    office.appraise("siti", "bambang", publish=True)
    view = office.services.roll_ups.strengths(office.session("siti"), office.ids["siti"])
    assert [(line.strength, line.improvement) for line in view.lines] == [
        ("Teliti", "Menulis volume setiap hari")
    ]
    assert [(found.name, found.count) for found in view.above] == [("Berorientasi Pelayanan", 1)]
    assert view.below == ()
    s = office.session("ratna")
    assert refusal(lambda: office.services.roll_ups.strengths(s, office.ids["siti"])) == (
        "not_your_staff"
    )


def test_the_report_needs_both_parts_and_tells_when_it_is_late(office):
    """WG-1."""
    service, s, siti = office.services.purposes, office.session("siti"), office.ids["siti"]
    assert service.work_report(s, siti, "2026-T4").missing == ("achievements", "challenges")
    save = office.services.appraisals.save_self_report
    save(s, "2026-T4", achievements="Selesai", challenges=" ")
    assert service.work_report(s, siti, "2026-T4").missing == ("challenges",)
    office.clock.set(date(2027, 1, 20))
    save(s, "2026-T4", achievements="Selesai", challenges="Listrik")
    report = service.work_report(office.session("bambang"), siti, "2026-T4")
    assert (report.missing, report.late) == ((), True)


def test_results_are_exported_for_a_purpose_and_signed_by_hr(office):
    """WG-4: career, training, reward."""
    office.clock.set(date(2026, 10, 5))
    office.appraise("siti", "bambang", publish=True)
    office.appraise("taufik", "bambang", work=BELOW, publish=True)
    office.appraise("yohanes", "bambang")
    office.services.follow_ups.save(
        office.session("bambang"), office.ids["taufik"], "2026-T3", FollowUpKind.TRAINING,
        topic="Manajemen waktu",
    )  # fmt: skip
    hr, year = office.session("nurul"), (date(2026, 1, 1), date(2026, 12, 31))
    career = office.services.purposes.export(hr, "karir", *year)
    assert [row.person.name for row in career.rows] == ["Siti Aminah"]
    training = office.services.purposes.export(hr, "pelatihan", *year)
    assert [(r.person.name, r.detail) for r in training.rows] == [
        ("Taufik Rahman", "Manajemen waktu")
    ]
    signed = {"sha256": career.sha256, "sig": career.sig}
    assert signature_is_good(signed, hr.signer.public_jwk)
    assert not signature_is_good({**signed, "sha256": training.sha256}, hr.signer.public_jwk)
    export = office.services.purposes.export
    assert refusal(lambda: export(hr, "lain", *year)) == "purpose_unknown"
    assert refusal(lambda: export(hr, "karir", year[1], year[0])) == "dates_reversed"
    assert refusal(lambda: export(office.session("bambang"), "karir", *year)) == "role_needed"


def jf(office, who, position, starts, ends=None):
    with office.workspace.write(SYSTEM) as unit:
        unit.add(
            Assignment(
                id=new_id(), at=office.clock(), person_id=office.ids[who],
                unit_id=office.units["pelayanan"], position=position,
                position_kind=PositionKind.JF, golongan="III/b", starts=starts, ends=ends,
            )
        )  # fmt: skip


def test_points_are_converted_by_jenjang_within_a_year(office):
    """REGULATIONS 5: two jenjang in a year are converted separately, each row rounded."""
    with office.workspace.write(SYSTEM) as unit:
        (old,) = unit.find(Assignment, person_id=office.ids["yohanes"])
        unit.put(replace(old, ends=date(2025, 12, 31)))
    jf(office, "yohanes", "Pranata Komputer Ahli Pertama", date(2026, 1, 1), date(2026, 8, 31))
    jf(office, "yohanes", "Pranata Komputer Ahli Muda", date(2026, 9, 1))
    office.services.master_data.make_periods(office.session("nurul"), 2026, "Y")
    office.clock.set(date(2027, 1, 5))
    office.appraise("yohanes", "bambang", "2026", publish=True)
    view = office.services.credit.view(office.session("yohanes"), office.ids["yohanes"], 2026)
    assert [(r.jenjang, r.months, r.points) for r in view.rows] == [
        ("ahli_pertama", 8, Decimal("8.33")), ("ahli_muda", 4, Decimal("8.33")),
    ]  # fmt: skip
    assert (view.total, view.jenjang, view.gathered) == (
        Decimal("16.66"), "ahli_muda", Decimal("8.33"),
    )  # fmt: skip
    assert (view.rank_needs, view.jenjang_needs) == (Decimal(100), Decimal(200))


def test_the_quarters_count_where_the_year_has_no_result(office):
    jf(office, "siti", "Arsiparis Ahli Pertama", date(2026, 1, 1))
    with office.workspace.write(SYSTEM) as unit:
        for held in unit.find(Assignment, person_id=office.ids["siti"]):
            if held.position_kind is not PositionKind.JF:
                unit.delete(Assignment, held.id)
    office.clock.set(date(2026, 10, 5))
    office.appraise("siti", "bambang", "2026-T1", ABOVE, ABOVE, publish=True)
    office.appraise("siti", "bambang", "2026-T3", publish=True)
    view = office.services.credit.view(office.session("siti"), office.ids["siti"], 2026)
    assert [(r.period_code, r.months, r.predicate, r.points) for r in view.rows] == [
        ("2026-T1", 3, Predicate.SANGAT_BAIK, Decimal("4.69")),
        ("2026-T3", 3, Predicate.BAIK, Decimal("3.13")),
    ]


def test_points_are_for_pns_in_functional_positions(office):
    credit = office.services.credit.view
    assert credit(office.session("siti"), office.ids["siti"], 2026).problem == (
        "credit_only_functional"
    )
    jf(office, "taufik", "Arsiparis Mahir", date(2026, 1, 1))
    with office.workspace.write(SYSTEM) as unit:
        person = unit.require(Employee, office.ids["taufik"])
        unit.put(replace(person, status=EmployeeStatus.PPPK))
    assert credit(office.session("taufik"), office.ids["taufik"], 2026).problem == (
        "credit_only_pns"
    )
    s = office.session("ratna")
    assert refusal(lambda: credit(s, office.ids["siti"], 2026)) == "not_your_staff"


def test_old_years_are_kept_by_their_own_rule_and_2021_from_its_halves(office):
    """REGULATIONS 4: 70/30, the new idea for Sangat Baik, 2021 50/50."""
    scores, hr, siti = office.services.old_scores, office.session("nurul"), office.ids["siti"]
    values = {"skp": Decimal("112.5"), "behaviour": Decimal(110)}
    item = scores.save(hr, siti, "2020", **values).value
    assert (item.value, item.predicate) == (Decimal("111.75"), "baik")
    item = scores.save(hr, siti, "2020", **values, new_idea=True).value
    assert (item.predicate, item.mixed) == ("sangat_baik", False)
    half = scores.save(hr, siti, "2021-S1", skp=Decimal(80), behaviour=Decimal(100)).value
    assert (half.value, half.predicate) == (None, "")
    both = scores.save(hr, siti, "2021-S2", skp=Decimal(94), behaviour=Decimal(94)).value
    assert (both.value, both.predicate, both.mixed) == (Decimal("90.00"), "baik", True)
    assert [item.year for item in scores.list(office.session("siti"), siti)] == [2021, 2020]
    assert refusal(lambda: scores.save(hr, siti, "2022", **values)) == "archive_year_too_new"
    undone = office.services.undo.undo(hr).changes
    assert Area.APPRAISALS in undone.areas
    assert refusal(lambda: scores.save(hr, siti, "2021-T1", **values)) == "archive_part_wrong"
    assert refusal(lambda: scores.save(office.session("siti"), siti, "2020", **values)) == (
        "role_needed"
    )
