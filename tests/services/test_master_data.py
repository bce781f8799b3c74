"""Master data of HR (TS-1, PR-1, X-7, no. 13, 14), each record signed by the HR account."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.services.office import TODAY, YEAR
from tests.services.signatures import signature_is_good

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.appraisal import OrganisationPredicate, OrganisationResult, Period
from penilaian_desktop.domain.calendar import Holiday, ReducedHours, WorkingPattern
from penilaian_desktop.domain.employee import Assignment, Relation, RelationKind
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.services.canonical import record_object
from penilaian_desktop.services.people import appraiser_of


@pytest.fixture
def hr(office):
    return office.session("nurul")


@pytest.fixture
def master(office):
    return office.services.master_data


def code_of(call) -> tuple[str, str]:
    with pytest.raises(RuleViolation) as refused:
        call()
    assert describe(refused.value).text
    return refused.value.code, refused.value.field


def test_quarters_of_a_year_are_made_in_one_action(master, hr):
    """TS-1: 2027 gives 1 Jan–31 Mar … 1 Oct–31 Dec."""
    made = master.make_periods(hr, 2027, "T").value
    assert [(p.code, p.starts, p.ends) for p in made] == [
        ("2027-T1", date(2027, 1, 1), date(2027, 3, 31)),
        ("2027-T2", date(2027, 4, 1), date(2027, 6, 30)),
        ("2027-T3", date(2027, 7, 1), date(2027, 9, 30)),
        ("2027-T4", date(2027, 10, 1), date(2027, 12, 31)),
    ]
    assert made[0].deadline == date(2027, 4, 10)
    assert (made[0].scheme, made[0].scheme_version) == ("permenpanrb-6-2022", "1")


def test_semesters_months_and_years_run_side_by_side(master, hr, office):
    """PR-1, X-7; making them again changes nothing."""
    assert [p.ends for p in master.make_periods(hr, 2026, "S").value] == [
        date(2026, 6, 30),
        date(2026, 12, 31),
    ]
    assert len(master.make_periods(hr, 2026, "B", deadline_days=5).value) == 12
    (year,) = master.make_periods(hr, 2026, "Y").value
    assert master.make_periods(hr, 2026, "Y").value == (year,)
    with office.workspace.read() as unit:
        assert len(unit.find(Period)) == 4 + 2 + 12 + 1
    for kind, when, scheme, code in (
        ("Q", 2026, "permenpanrb-6-2022", "period_kind_unknown"),
        ("T", 1000, "permenpanrb-6-2022", "year_invalid"),
        ("T", 2026, "nobody", "scheme_unknown"),
    ):
        call = lambda k=kind, y=when, x=scheme: master.make_periods(hr, y, k, scheme=x)  # noqa: E731
        assert code_of(call)[0] == code


def test_a_period_is_locked_and_opened_again_but_not_undone(master, hr, office):
    outcome = master.lock_period(hr, "2026-T3")
    assert (outcome.value.locked, outcome.undo_label) == (True, "")
    assert office.services.undo.can_undo(hr) is None
    assert master.lock_period(hr, "2026-T3").value.version == outcome.value.version
    assert not master.lock_period(hr, "2026-T3", locked=False, reason="Data susulan").value.locked
    assert master.save_deadline(hr, "2026-T3", date(2026, 10, 20)).value.deadline.day == 20
    late = lambda: master.save_deadline(hr, "2026-T3", date(2026, 6, 1))  # noqa: E731
    assert code_of(late)[0] == "dates_reversed"


def terms(**changed):
    return {
        "objection_days": 14, "decision_days": 14, "objection_working_days": False,
        "manual_required": False, **changed,
    }  # fmt: skip


def test_the_terms_of_periods_are_set_in_one_step_and_go_on_to_the_next_year(master, hr, office):
    """REGULATIONS 3.6, 1.3: days of an objection and the Manual Indikator, per period."""
    new = terms(objection_days=10, decision_days=21, objection_working_days=True)
    made = master.save_terms(hr, ["2026-T3", "2026-T4", "2026-T4"], **new)
    assert [(p.code, p.objection_days, p.decision_days) for p in made.value] == [
        ("2026-T3", 10, 21),
        ("2026-T4", 10, 21),
    ]
    again = master.save_terms(hr, ["2026-T3"], **new)
    assert (again.value[0].version, again.undo_label) == (made.value[0].version, "")
    first = master.make_periods(hr, 2027, "T").value[0]
    assert (first.objection_days, first.decision_days, first.objection_working_days) == (
        10, 21, True,
    )  # fmt: skip
    assert master.make_periods(hr, 2026, "S").value[0].objection_days == 14
    master.save_terms(hr, ["2026-T1"], **terms(manual_required=True))
    office.services.undo.undo(hr)
    with office.workspace.read() as unit:
        assert unit.find(Period, manual_required=True) == ()


def test_terms_refuse_impossible_days_a_locked_period_and_anybody_but_hr(master, hr, office):
    for field in ("objection_days", "decision_days"):
        for days in (0, 367):
            call = lambda f=field, d=days: master.save_terms(  # noqa: E731
                hr, ["2026-T3"], **terms(**{f: d})
            )
            assert code_of(call) == ("objection_days_invalid", field)
    master.lock_period(hr, "2026-T3")
    late = lambda: master.save_terms(  # noqa: E731
        hr, ["2026-T4", "2026-T3"], **terms(decision_days=7)
    )
    assert code_of(late)[0] == "period_locked"
    with office.workspace.read() as unit:
        assert unit.find(Period, decision_days=7) == ()
    with pytest.raises(NotAllowed):
        master.save_terms(office.session("bambang"), ["2026-T4"], **terms())


def test_every_record_of_hr_carries_its_signature(master, hr, office):
    unit_record = master.save_unit(hr, None, name="Puskesmas  Contoh", self_standing=True).value
    person = master.save_employee(
        hr, None, name="Agus Salim", identity="19850101 201001 1 002"
    ).value
    assert (unit_record.name, person.identity) == ("Puskesmas Contoh", "198501012010011002")
    assert (person.sex, person.birth_date) == ("L", date(1985, 1, 1))
    for record in (unit_record, person):
        assert signature_is_good(record_object(record, None), hr.signer.public_jwk)
    office.services.undo.undo(hr)
    assert "Agus Salim" not in [e.name for e in master.employees(hr)]


def test_master_data_is_hrs_and_the_drafters_to_read(office, master):
    for who, *roles in (("siti",), ("bambang",), ("operator", Role.OPERATOR)):
        s = office.session(who, *roles)
        for call in (
            lambda s=s: master.employees(s),
            lambda s=s: master.units(s),
            lambda s=s: master.relations(s, office.ids["siti"]),
            lambda s=s: master.assignments(s, office.ids["siti"]),
            lambda s=s: master.save_agency(s, name="x", place="x"),
            lambda s=s: master.save_unit(s, None, name="x"),
            lambda s=s: master.save_employee(s, None, name="x"),
            lambda s=s: master.make_periods(s, 2027, "T"),
            lambda s=s: master.lock_period(s, "2026-T3"),
            lambda s=s: master.save_calendar(s, []),
        ):
            with pytest.raises(NotAllowed, match="role_needed"):
                call()
    drafter = office.session("tim", Role.DRAFTER)
    assert len(master.employees(drafter)) == 8
    with pytest.raises(NotAllowed, match="role_needed"):
        master.save_unit(drafter, None, name="x")


def test_employees_are_found_by_name_or_number(master, hr):
    assert [e.name for e in master.employees(hr, "SITI am")] == ["Siti Aminah"]
    (found,) = master.employees(hr, "19800 401")
    assert found.name == "Siti Aminah"
    assert (found.position, found.unit, found.rank) == (
        "Operator SIAK",
        "Bidang Pelayanan",
        "Penata Muda / III/a",
    )


def test_a_longer_list_of_persons_takes_no_more_statements(office, master, hr):
    def asked(search):
        said = []
        with office.workspace.read() as unit:
            driver = unit._connection.connection.dbapi_connection
        driver.set_trace_callback(said.append)
        try:
            found = master.employees(hr, search)
        finally:
            driver.set_trace_callback(None)
        return len(found), len([one for one in said if one.startswith("SELECT")])

    (one, short), (every, long) = asked("Siti"), asked("")
    assert (one, every) == (1, 8)
    assert long == short > 0


def test_a_person_is_found_by_number_only_by_whom_it_concerns(office, master, hr):
    number = master.employees(hr, "Siti")[0].identity
    for who in ("nurul", "siti", "bambang"):
        assert master.person_by_identity(office.session(who), f" {number} ") == office.ids["siti"]
    for who, wanted in (("ratna", number), ("nurul", "1")):
        call = lambda w=who, n=wanted: master.person_by_identity(office.session(w), n)  # noqa: E731
        assert code_of(call) == ("employee_unknown", "employee")


def test_what_cannot_be_is_refused_at_its_field(office, master, hr):
    dinas, pelayanan = office.units["dinas"], office.units["pelayanan"]
    number = master.employees(hr, "Siti")[0].identity
    for call, expected in (
        (lambda: master.save_agency(hr, name=" ", place="x"), ("name_required", "name")),
        (
            lambda: master.save_agency(hr, name="x", place="x", time_zone="UTC"),
            ("time_zone_unknown", "time_zone"),
        ),
        (lambda: master.save_unit(hr, None, name=""), ("name_required", "name")),
        (
            lambda: master.save_unit(hr, dinas, name="x", parent_id=pelayanan),
            ("unit_in_itself", "parent_id"),
        ),
        (lambda: master.save_employee(hr, None, name=" "), ("name_required", "name")),
        (
            lambda: master.save_employee(hr, None, name="x", identity="123"),
            ("nip_not_18_digits", "nip"),
        ),
        (
            lambda: master.save_employee(hr, None, name="x", identity=number),
            ("identity_taken", "identity"),
        ),
        (
            lambda: master.save_relation(
                hr, person_id=office.ids["siti"], other_id=office.ids["siti"],
                kind=RelationKind.APPRAISER, starts=TODAY,
            ),
            ("never_own_appraiser", "other_id"),
        ),
        (
            lambda: master.save_relation(
                hr, person_id=office.ids["siti"], other_id=office.ids["ratna"],
                kind=RelationKind.APPRAISER, starts=TODAY, ends=YEAR,
            ),
            ("dates_reversed", "ends"),
        ),
    ):  # fmt: skip
        assert code_of(call) == expected


def test_a_new_appraiser_ends_the_relation_before(office, master, hr):
    siti, ratna = office.ids["siti"], office.ids["ratna"]
    made = master.save_relation(
        hr, person_id=siti, other_id=ratna, kind=RelationKind.APPRAISER, starts=TODAY
    ).value
    old, new = master.relations(hr, siti)
    assert (old.other_id, old.ends) == (office.ids["bambang"], TODAY - timedelta(days=1))
    assert (new, new.ends) == (made, None)
    ended = master.end_relation(hr, made.id, TODAY).value
    assert ended.ends == TODAY
    assert code_of(lambda: master.end_relation(hr, made.id, YEAR))[0] == "dates_reversed"
    moved = master.save_relation(
        hr, person_id=siti, other_id=ratna, kind=RelationKind.APPRAISER,
        starts=TODAY, ends=date(2026, 12, 31), relation_id=made.id,
    ).value  # fmt: skip
    assert (moved.id, moved.version) == (made.id, 3)
    for other in ("yohanes", "taufik"):
        master.save_relation(
            hr, person_id=siti, other_id=office.ids[other], kind=RelationKind.TEAM_LEAD,
            starts=TODAY,
        )  # fmt: skip
    with office.workspace.read() as unit:
        leads = unit.find(Relation, person_id=siti, relation_kind=RelationKind.TEAM_LEAD)
    assert [r.ends for r in leads] == [None, None]


def test_a_stand_in_for_some_days_leaves_the_appraiser_for_the_days_after(office, master, hr):
    """Section 2 no. 15: nobody is without an appraiser once a PLH is over."""
    siti, ratna = office.ids["siti"], office.ids["ratna"]
    last = TODAY + timedelta(days=14)
    master.save_relation(
        hr, person_id=siti, other_id=ratna, kind=RelationKind.APPRAISER, starts=TODAY, ends=last
    )
    with office.workspace.read() as unit:
        found = [appraiser_of(unit, siti, day) for day in (TODAY, last + timedelta(days=1))]
    assert found == [ratna, office.ids["bambang"]]


def test_positions_units_and_agency_change_as_versions(office, master, hr):
    (old,) = master.assignments(hr, office.ids["siti"])
    assert master.save_assignment(hr, replace(old, position="Operator")).value.version == 2
    fresh = Assignment(
        id="", at=office.clock(), person_id=office.ids["siti"], unit_id=office.units["arsip"],
        position="Arsiparis", starts=TODAY,
    )  # fmt: skip
    assert master.save_assignment(hr, fresh).value.version == 1
    wrong = replace(fresh, ends=YEAR)
    assert code_of(lambda: master.save_assignment(hr, wrong))[0] == "dates_reversed"
    agency = master.save_agency(hr, name="Kota Contoh", place="Contoh", time_zone="WIT").value
    assert agency.version == 2
    assert master.agency(hr) == agency
    changed = master.save_unit(hr, office.units["arsip"], name="Bidang Kearsipan").value
    assert changed in master.units(hr)


def test_the_zone_of_the_agency_decides_which_day_it_is(office, master, hr):
    office.clock.moment = office.clock.moment.replace(hour=16, minute=30)
    with office.workspace.read() as unit:
        assert office.services.context.today(unit) == TODAY
    master.save_agency(hr, name="Kota Contoh", place="Contoh", time_zone="WIT")
    with office.workspace.read() as unit:
        assert office.services.context.today(unit) == TODAY + timedelta(days=1)


def test_the_organisation_result_is_one_record_of_unit_and_period(office, master, hr):
    baik, istimewa = OrganisationPredicate.BAIK, OrganisationPredicate.ISTIMEWA
    master.save_organisation_result(hr, office.units["arsip"], "2026-T3", baik)
    master.save_organisation_result(hr, office.units["arsip"], "2026-T3", istimewa)
    with office.workspace.read() as unit:
        (found,) = unit.find(OrganisationResult)
    assert (found.predicate, found.version) == (istimewa, 2)


def test_the_calendar_takes_what_is_new(office, master, hr):
    at = office.clock()
    days = [Holiday(id="", at=at, day=date(2026, 11, 20), name="Hari Jadi Kota Contoh")]
    spans = [
        ReducedHours(id="", at=at, name="Ramadan", starts=date(2026, 2, 19), ends=date(2026, 3, 20))
    ]
    assert master.save_calendar(hr, days, spans).value == 2
    assert master.save_calendar(hr, days, spans).value == 0
    week = office.services.activities.week(office.session("siti"), date(2026, 11, 16))
    assert (week.days[4].free, week.target) == ("Hari Jadi Kota Contoh", 4 * 450)
    with office.workspace.read() as unit:
        (holiday,) = unit.find(Holiday)
    master.delete_holiday(hr, holiday.id)
    week = office.services.activities.week(office.session("siti"), date(2026, 11, 16))
    assert week.target == 5 * 450


def test_a_working_pattern_has_seven_days(office, master, hr):
    six = WorkingPattern(
        id="", at=office.clock(), name="Enam hari", minutes=(375,) * 6 + (0,), night_shift=True
    )
    made = master.save_pattern(hr, six).value
    master.save_unit(
        hr, office.units["pelayanan"], name="Bidang Pelayanan", parent_id=office.units["dinas"],
        working_pattern_id=made.id,
    )  # fmt: skip
    week = office.services.activities.week(office.session("siti"), date(2026, 11, 16))
    assert (week.target, week.night_shift) == (6 * 375, True)
    for wrong in (replace(six, minutes=(450,) * 5), replace(six, minutes=(1441,) * 7)):
        assert code_of(lambda w=wrong: master.save_pattern(hr, w))[0] == "pattern_invalid"
