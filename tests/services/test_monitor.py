"""The board built from what was received, and the figures beside it (no. 14; TJ-5, TJ-6, PR-10)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.services.office import SYSTEM, TODAY

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.appraisal import OrganisationPredicate, OrganisationResult, Rating
from penilaian_desktop.domain.chart_views import describe
from penilaian_desktop.domain.employee import Assignment, AssignmentKind
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.monitor import ExceptionKind
from penilaian_desktop.domain.monitor_views import BoardState
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.task import Task
from penilaian_desktop.services.monitor_tree import Staff
from penilaian_desktop.services.people import assignment_near
from penilaian_desktop.storage import monitor_reads

ABOVE, MEETS, BELOW = Rating.ABOVE, Rating.MEETS, Rating.BELOW
S = BoardState


def hr(office):
    return office.session("nurul")


def lines(office, s=None):
    board = office.services.monitor.board(s or hr(office), 2026)
    return {line.name + (" langsung" if line.direct else ""): line for line in board.lines}, board


def third(line):
    return line.cells[2]


def test_a_unit_stands_where_half_of_its_people_came(office):
    """No. 14: belum, draf, diterima, dinilai, terbit."""
    found, board = lines(office)
    assert board.codes == ("2026-T1", "2026-T2", "2026-T3", "2026-T4")
    assert third(found["Bidang Pelayanan"]).state is S.NOT_STARTED
    office.log("siti", "09.00-10.00 Melayani =3 orang", date(2026, 9, 7))
    office.log("taufik", "09.00-10.00 Melayani =3 orang", date(2026, 9, 7))
    cell = third(lines(office)[0]["Bidang Pelayanan"])
    assert (cell.state, cell.reached, cell.counted) == (S.DRAFT, 2, 4)
    office.plan("siti", agree_by="bambang")
    office.appraise("siti", "bambang", "2026-T3")
    cell = third(lines(office)[0]["Bidang Pelayanan"])
    assert (cell.state, cell.counts) == (S.DRAFT, (2, 1, 0, 0, 1, 0))
    office.appraise("taufik", "bambang", "2026-T3", publish=True)
    cell = third(lines(office)[0]["Bidang Pelayanan"])
    assert (cell.state, cell.reached, cell.missing) == (S.SCORED, 2, 2)


def test_what_was_handed_in_and_not_confirmed_is_a_draft_until_it_is_sealed(office):
    office.submit("siti", "09.00-10.00 Melayani =3 orang", day=date(2026, 9, 7))
    person = {p.name: p for p in office.services.monitor.people(hr(office), 2026)}
    assert person["Siti Aminah"].states[2] is S.DRAFT
    with office.workspace.write(SYSTEM) as unit:
        unit.exchange.mark_sealed([p.record_id for p in unit.exchange.pending()], "paket-1")
    person = {p.name: p for p in office.services.monitor.people(hr(office), 2026)}
    assert person["Siti Aminah"].states[2] is S.SENT
    with office.workspace.write(SYSTEM) as unit:
        unit.exchange.clear_pending((p.record_id, p.version) for p in unit.exchange.pending())
    person = {p.name: p for p in office.services.monitor.people(hr(office), 2026)}
    assert person["Siti Aminah"].states[2] is S.RECEIVED
    assert person["Siti Aminah"].states[3] is S.NOT_STARTED


def test_top_lines_count_nobody_twice(office):
    found, board = lines(office)
    assert sum(line.people for line in board.lines if line.top) == 8 == board.total.people
    assert found["Disdukcapil"].people == 8
    assert found["Disdukcapil langsung"].people == 2


def test_a_period_that_has_not_begun_is_not_due_and_newcomers_are_not_missing(office):
    office.clock.set(date(2026, 8, 3))
    with office.workspace.write(SYSTEM) as unit:
        (old,) = unit.find(Assignment, person_id=office.ids["taufik"])
        unit.put(replace(old, starts=date(2026, 7, 1)))
    cells = lines(office)[0]["Bidang Pelayanan"].cells
    assert cells[3].state is S.NOT_DUE
    assert (cells[1].counted, cells[2].counted) == (3, 4)


def test_an_exception_is_counted_out_of_the_missing(office):
    """Section 2 no. 14, 15: pensiun, mutasi, hukdis, cuti."""
    save = office.services.person_exceptions.save
    item = save(
        hr(office), None, person_id=office.ids["siti"], kind=ExceptionKind.LEAVE,
        starts=date(2026, 9, 1), ends=date(2026, 10, 31), document="SK 800/1",
    ).value  # fmt: skip
    cell = third(lines(office)[0]["Bidang Pelayanan"])
    assert (cell.counted, cell.excused, cell.missing) == (3, 1, 3)
    late = office.services.monitor.late_people(hr(office), "2026-T3", ())
    assert "Siti Aminah" not in {one.name for one in late}
    assert "Taufik Rahman" in {one.name for one in late}
    assert (item.name, item.unit_name) == ("Siti Aminah", "Bidang Pelayanan")
    office.appraise("siti", "bambang", "2026-T3", publish=True)
    cell = third(lines(office)[0]["Bidang Pelayanan"])
    assert (cell.counted, cell.excused) == (4, 0)


@pytest.mark.parametrize(
    ("starts", "ends", "code"),
    [
        (date(2026, 5, 1), date(2026, 4, 1), "exception_ends_first"),
        (date(2026, 6, 1), None, "exception_overlaps"),
    ],
)
def test_an_exception_has_whole_dates_of_its_own(office, starts, ends, code):
    save = office.services.person_exceptions.save
    about = {"person_id": office.ids["siti"], "kind": ExceptionKind.DISCIPLINE}
    save(hr(office), None, starts=date(2026, 1, 1), ends=date(2026, 6, 30), **about)
    with pytest.raises(RuleViolation) as refused:
        save(hr(office), None, starts=starts, ends=ends, **about)
    assert refused.value.code == code


def test_an_exception_can_be_changed_taken_away_and_brought_back(office):
    exceptions, s = office.services.person_exceptions, hr(office)
    about = {"person_id": office.ids["siti"], "kind": ExceptionKind.RETIRED}
    item = exceptions.save(s, None, starts=date(2026, 9, 1), **about).value
    item = exceptions.save(s, item.id, starts=date(2026, 10, 1), note="batas usia", **about).value
    assert (item.version, item.starts, item.note) == (2, date(2026, 10, 1), "batas usia")
    exceptions.delete(s, item.id)
    assert exceptions.list(s) == ()
    office.services.undo.undo(s)
    assert [one.id for one in exceptions.list(s)] == [item.id]
    assert exceptions.list(office.session("ratna")) == ()
    assert len(exceptions.list(office.session("bambang"))) == 1


def test_heads_see_whom_they_lead_and_tim_penyusun_no_persons(office):
    """TS-11, PR-10."""
    people = office.services.monitor.people(office.session("ratna"), 2026)
    assert {one.name for one in people} == {"Dewi Kartika"}
    drafter = office.session("", Role.DRAFTER)
    assert office.services.monitor.board(drafter, 2026).total.people == 8
    with pytest.raises(NotAllowed):
        office.services.monitor.people(drafter, 2026)
    with pytest.raises(NotAllowed):
        office.services.monitor.board(office.session("siti"), 2026)


def test_who_is_late_is_told_by_unit_with_the_reason(office):
    office.appraise("siti", "bambang", "2026-T3", publish=True)
    board = lines(office)[1]
    told = {unit.name: (unit.reason, unit.count) for unit in board.late}
    assert told["Bidang Pelayanan"] == ("some", 3)
    assert told["Bidang Arsip"] == ("nothing", 2)
    everybody = office.services.monitor.late_people(
        hr(office), "2026-T3", [(office.units["arsip"], False)]
    )
    assert [one.name for one in everybody] == ["Dewi Kartika", "Ratna Sari"]


def test_the_spread_counts_published_results_alone_against_the_pattern(office):
    """Section 2 no. 7; SE MenPANRB 3/2023: advice."""
    for who, work in (("siti", ABOVE), ("taufik", MEETS)):
        office.appraise(who, "bambang", "2026-T3", work, work, publish=True)
    office.appraise("yohanes", "bambang", "2026-T3", BELOW, BELOW)
    with office.workspace.write(SYSTEM) as unit:
        unit.add(
            OrganisationResult(
                id=new_id(), at=office.clock(), unit_id=office.units["dinas"],
                period_code="2026-T3", predicate=OrganisationPredicate.BAIK,
            )
        )  # fmt: skip
    spread = office.services.monitor.spread(hr(office), "2026-T3", office.units["pelayanan"])
    assert spread.chart.series[0].values == (0, 0, 0, Decimal("50.0"), Decimal("50.0"))
    assert spread.organisation is OrganisationPredicate.BAIK
    assert len(spread.chart.pattern) == 5
    assert spread.pattern_text
    assert spread.advice
    assert spread.too_small


def test_statistics_tell_mean_spread_completion_and_missing(office):
    """TJ-6."""
    for who, rating in (("siti", ABOVE), ("taufik", MEETS), ("yohanes", BELOW)):
        office.appraise(who, "bambang", "2026-T3", rating, rating, publish=True)
    spread = office.services.monitor.spread(hr(office), "2026-T3")
    found = {(one.name, one.direct): one for one in spread.statistics}
    one = found["Bidang Pelayanan", False]
    assert (one.people, one.published, one.missing, one.counts) == (4, 3, 1, (1, 0, 0, 1, 1))
    assert (one.mean, one.spread) == (Decimal("3.33"), Decimal("1.70"))
    assert one.completion == 75


def test_units_are_compared_without_those_that_would_name_a_person(office):
    """PR-10: the spread of units without naming persons to peers."""
    for who in ("siti", "taufik", "yohanes"):
        office.appraise(who, "bambang", "2026-T3", publish=True)
    spread = office.services.monitor.spread(hr(office), "2026-T3")
    assert spread.comparison.categories == ()
    assert spread.hidden == 3
    drafter = office.session("", Role.DRAFTER)
    veiled = office.services.monitor.spread(drafter, "2026-T3")
    assert all(one.mean is None and not any(one.counts) for one in veiled.statistics)
    assert veiled.chart.is_empty


def test_a_trend_runs_over_eight_periods_of_a_unit(office):
    """TJ-5: unit."""
    office.plan("siti", agree_by="bambang")
    (entry,) = office.submit("siti", "09.00-10.00 Melayani =3 orang", day=date(2026, 9, 7))
    office.services.reviews.accept(office.session("bambang"), [entry.id])
    office.appraise("siti", "bambang", "2026-T3", ABOVE, ABOVE, publish=True)
    done, grades, hours = office.services.trends.unit(hr(office), office.units["pelayanan"])
    assert [c.spoken for c in done.categories][-2:] == ["Triwulan III 2026", "Triwulan IV 2026"]
    assert len(done.categories) == 8
    assert done.series[0].values[-2:] == (Decimal("25.0"), None)
    assert done.series[1].values[-2] == Decimal("100.0")
    assert describe(grades, 0, 6) == "Triwulan III 2026, predikat: Sangat Baik, 1 orang"
    assert hours.series[0].values[-2] == 1


def test_a_trend_of_a_person_shows_published_results_to_whom_they_are_open(office):
    """TJ-5: person; TS-11: never other people's."""
    office.appraise("siti", "bambang", "2026-T2", MEETS, ABOVE, publish=True)
    office.appraise("siti", "bambang", "2026-T3", ABOVE, ABOVE)
    trends, siti = office.services.trends, office.ids["siti"]
    predicate, ratings, _ = trends.person(office.session("siti"), siti)
    assert predicate.series[0].values[-3:] == (4, None, None)
    assert [one.values[-3] for one in ratings.series] == [2, 3]
    for who in ("taufik", "ratna"):
        with pytest.raises(NotAllowed):
            trends.person(office.session(who), siti)


def test_a_trend_of_a_ready_indicator_is_the_mean_of_what_was_realised(office):
    """TJ-5: indicator."""
    services, ends = office.services, date(2026, 10, 2)
    office.clock.set(ends)
    for who, value in (("siti", 10), ("taufik", 13)):
        s = office.session(who)
        plan = services.plans.create(s, 2026).value
        plan = services.plans.save_rhk(s, plan.id, None, text="Pelayanan cepat").value
        plan = services.plans.save_indicator(
            s, plan.rhk[0].id, None, text="Waktu tunggu", target_text="10 hari",
            measure="SIAK", source="SIAK", library_code="waktu-tunggu", library_version=1,
        ).value  # fmt: skip
        indicator = plan.rhk[0].indicators[0].id
        services.appraisals.save_actual(s, indicator, "2026-T3", value=Decimal(value))
    choices = services.trends.choices(hr(office), 2026)
    assert "indicator:waktu-tunggu" in {one.key for one in choices}
    (chart,) = services.trends.indicator(hr(office), "waktu-tunggu")
    assert chart.title == "Waktu tunggu"
    at = [c.spoken for c in chart.categories].index("Triwulan III 2026")
    assert chart.series[0].values[at] == Decimal("11.50")
    assert chart.series[0].note(at) == "2 pegawai"


def test_the_unit_of_a_person_on_a_day_is_the_one_that_people_find(office):
    """X-4: the board and the forms put a person into the same unit."""
    with office.workspace.write(SYSTEM) as unit:
        for place, kind, starts, ends in (
            ("arsip", AssignmentKind.PLT, date(2025, 3, 1), date(2025, 9, 1)),
            ("dinas", AssignmentKind.DEFINITIF, date(2026, 2, 1), date(2026, 5, 31)),
            ("arsip", AssignmentKind.DEFINITIF, date(2026, 7, 1), None),
        ):
            unit.add(
                Assignment(
                    id=new_id(), at=office.clock(), person_id=office.ids["siti"],
                    unit_id=office.units[place], position="x", assignment_kind=kind,
                    starts=starts, ends=ends,
                )
            )  # fmt: skip
    with office.workspace.read() as unit:
        staff = Staff(monitor_reads.places(unit))
        for day in (
            date(2019, 5, 1), date(2025, 4, 1), date(2026, 3, 1), date(2026, 6, 15), TODAY,
        ):  # fmt: skip
            near = assignment_near(unit, office.ids["siti"], day)
            assert staff.unit_on(office.ids["siti"], day.isoformat()) == near.unit_id


def test_work_on_shared_tasks_is_counted_in_each_unit_that_takes_part(office):
    """PR-10: collaboration counted."""
    with office.workspace.write(SYSTEM) as unit:
        for starts, due, members in (
            (date(2026, 7, 1), date(2026, 7, 31), (office.ids["taufik"], office.ids["dewi"])),
            (date(2026, 9, 1), None, (office.ids["yohanes"],)),
            (date(2026, 8, 1), date(2026, 8, 9), ()),
            (date(2026, 10, 1), None, (office.ids["dewi"],)),
        ):
            unit.add(
                Task(
                    id=new_id(), at=office.clock(), person_id=office.ids["siti"], title="Tugas",
                    starts=starts, due=due, members=members,
                )
            )  # fmt: skip
    spread = office.services.monitor.spread(hr(office), "2026-T3")
    assert {one.name: one.shared for one in spread.statistics} == {
        "Bidang Pelayanan": 2,
        "Bidang Arsip": 1,
        "Disdukcapil": 0,
    }
