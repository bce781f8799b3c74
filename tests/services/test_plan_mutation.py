"""Several SKP in a year: per position at most one a day (REGULATIONS 1.4; WG-2)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.services.office import SYSTEM

from penilaian_desktop.domain.employee import (
    Assignment,
    AssignmentKind,
    PositionKind,
    RelationKind,
)
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.plan import Approach, Aspect, Plan, PlanForm, PlanStatus
from penilaian_desktop.domain.quick_entry import parse
from penilaian_desktop.domain.record import new_id

JULY = date(2026, 7, 1)


def position(office, who, unit, kind=AssignmentKind.PLT, starts=JULY, ends=None):
    with office.workspace.write(SYSTEM) as uow:
        return uow.add(
            Assignment(
                id=new_id(), at=office.clock(), person_id=office.ids[who],
                unit_id=office.units[unit], position="Kepala Bidang Arsip", assignment_kind=kind,
                position_kind=PositionKind.ADMINISTRATOR, starts=starts, ends=ends,
            )
        ).id  # fmt: skip


def code_of(call):
    with pytest.raises(RuleViolation) as refused:
        call()
    return refused.value.code


def test_an_acting_position_has_a_plan_of_its_own_beside_the_definitive_one(office):
    plans, s = office.services.plans, office.session("bambang")
    acting = position(office, "bambang", "arsip", ends=date(2026, 9, 30))
    own = plans.create(s, 2026).value
    assert [p.assignment_id for p in plans.positions(s, 2026)] == [acting]
    other = plans.create(s, 2026, position_assignment_id=acting).value
    assert (other.starts, other.ends) == (JULY, date(2026, 9, 30))
    assert (other.employee.position, other.employee.unit) == (
        "Plt. Kepala Bidang Arsip", "Bidang Arsip",
    )  # fmt: skip
    assert own.employee.position == "Kepala Bidang Pelayanan"
    assert [p.plan_id for p in plans.list(s)] == [own.id, other.id]
    assert plans.current(s).id == own.id
    assert plans.positions(s, 2026) == ()
    assert code_of(lambda: plans.create(s, 2026, position_assignment_id=acting)) == "plan_exists"


def test_wished_days_must_lie_in_the_year_and_be_free(office):
    plans, s = office.services.plans, office.session("siti")
    first = plans.create(s, 2026, starts=date(2026, 1, 1), ends=date(2026, 6, 30)).value
    for starts, ends, code in (
        (date(2026, 6, 30), date(2026, 8, 1), "plan_overlaps"),
        (date(2026, 9, 1), date(2026, 8, 1), "plan_period_invalid"),
        (date(2026, 9, 1), date(2027, 1, 1), "plan_period_invalid"),
    ):
        assert code_of(lambda a=starts, b=ends: plans.create(s, 2026, starts=a, ends=b)) == code
    rest = plans.create(s, 2026).value
    assert (rest.starts, rest.ends) == (JULY, date(2026, 12, 31))
    assert code_of(lambda: plans.set_period(s, rest.id, first.ends, rest.ends)) == "plan_overlaps"
    assert plans.set_period(s, rest.id, date(2026, 8, 1), rest.ends).value.starts.month == 8
    assert code_of(
        lambda: plans.create(s, 2026, position_assignment_id=new_id())
    ) == "plan_position_unknown"  # fmt: skip


def test_a_mutation_ends_one_plan_and_begins_another(office):
    plans, s = office.services.plans, office.session("siti")
    old = office.plan("siti", agree_by="bambang")
    plans.save_action_plans(s, [(old.rhk[0].id, None, {"text": "Loket keliling"})])
    new = plans.split(s, old.id, JULY, copy=True).value
    assert (new.starts, new.ends, new.status) == (JULY, date(2026, 12, 31), PlanStatus.DRAFT)
    assert [r.text for r in new.rhk] == [r.text for r in old.rhk]
    assert len(plans.action_plans(s, new.id)) == 1
    kept = plans.view(s, old.id)
    assert (kept.ends, kept.status) == (date(2026, 6, 30), PlanStatus.SUBMITTED)
    assert plans.decide(office.session("bambang"), old.id, agreed=True).value.status == "agreed"
    assert plans.split(s, new.id, date(2026, 10, 1)).value.rhk == ()
    for day in (JULY, date(2027, 1, 1)):
        assert code_of(lambda d=day: plans.split(s, new.id, d)) == "plan_split_outside"


def test_undoing_a_split_gives_the_whole_year_back(office):
    plans, s = office.services.plans, office.session("siti")
    old = plans.create(s, 2026).value
    plans.split(s, old.id, JULY)
    office.services.undo.undo(s)
    (only,) = plans.list(s)
    assert (only.plan_id, only.ends) == (old.id, date(2026, 12, 31))


def test_only_a_plan_that_was_never_handed_in_is_deleted(office):
    plans, s = office.services.plans, office.session("siti")
    draft = office.plan("siti", submit=False)
    plans.delete(s, draft.id)
    assert plans.list(s) == ()
    handed_in = office.plan("siti")
    assert code_of(lambda: plans.delete(s, handed_in.id)) == "plan_not_draft"
    plans.save_rhk(s, handed_in.id, handed_in.rhk[0].id, text="Lain")  # a draft again
    assert code_of(lambda: plans.delete(s, handed_in.id)) == "plan_not_draft"


def test_others_see_only_plans_that_were_handed_in(office):
    plans = office.services.plans
    office.plan("siti", submit=False)
    head = office.session("bambang")
    assert plans.list(head, office.ids["siti"]) == ()
    with pytest.raises(NotAllowed):
        plans.list(office.session("taufik"), office.ids["siti"])


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("create"), DAYS, DAYS),
        st.tuples(st.just("free"), DAYS, DAYS),
        st.tuples(st.just("split"), DAYS, st.integers(0, 5)),
        st.tuples(st.just("move"), DAYS, st.integers(0, 5)),
        st.tuples(st.just("acting"), DAYS, DAYS),
    ),
    max_size=6,
)


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_plans_of_one_position_never_share_a_day(office, steps):
    plans, s = office.services.plans, office.session("bambang")
    with office.workspace.write(SYSTEM) as uow:
        for plan in uow.find(Plan, person_id=office.ids["bambang"]):
            uow.delete(Plan, plan.id)
        held = uow.find(Assignment, person_id=office.ids["bambang"])
    acting = next((a.id for a in held if a.assignment_kind is AssignmentKind.PLT), None)
    acting = acting or position(office, "bambang", "arsip", starts=date(2026, 3, 1))
    for what, day, other in steps:
        found = plans.list(s, year=2026)
        try:
            if what == "create":
                plans.create(s, 2026, starts=min(day, other), ends=max(day, other))
            elif what == "free":
                plans.create(s, 2026)
            elif what == "acting":
                plans.create(
                    s, 2026, starts=min(day, other), ends=max(day, other),
                    position_assignment_id=acting,
                )  # fmt: skip
            elif found:
                plan = found[other % len(found)]
                if what == "split":
                    plans.split(s, plan.plan_id, day)
                else:
                    ends = min(day + timedelta(days=60), date(2026, 12, 31))
                    plans.set_period(s, plan.plan_id, day, ends)
        except RuleViolation:
            pass
    with office.workspace.read() as unit:
        stored = unit.find(Plan, person_id=office.ids["bambang"])
    for plan in stored:
        for twin in stored:
            if plan.id < twin.id and plan.position_key == twin.position_key:
                assert not plan.overlaps(twin.starts, twin.ends)


def test_form_and_approach_change_after_the_plan_was_begun_and_nothing_is_lost(office):
    """REGULATIONS 1.2: leaders need perspectives; back in the other form there are aspects."""
    plans, s = office.services.plans, office.session("siti")
    old = office.plan("siti", agree_by="bambang")
    assert (old.form, old.approach) == (PlanForm.JAJF, Approach.KUANTITATIF)
    aspects = [i.aspect for r in old.rhk for i in r.indicators]
    led = plans.set_form(s, old.id, form=PlanForm.JPT, approach=Approach.KUALITATIF).value
    assert (led.form, led.approach) == (PlanForm.JPT, Approach.KUALITATIF)
    assert led.status is PlanStatus.DRAFT
    assert [i.aspect for r in led.rhk for i in r.indicators] == aspects
    with pytest.raises(RuleViolation) as refused:
        plans.submit(s, old.id)
    assert refused.value.field == "indicator_perspective"
    led = plans.save_indicator(s, led.rhk[0].id, None, text="Indeks kepuasan").value
    assert led.rhk[0].indicators[-1].aspect is None
    back = plans.set_form(s, old.id, form=PlanForm.JAJF, approach=Approach.KUALITATIF).value
    assert back.rhk[0].indicators[-1].aspect is Aspect.KUANTITAS
    same = plans.set_form(s, old.id, form=PlanForm.JAJF, approach=Approach.KUALITATIF)
    assert (same.value.version, same.undo_label) == (back.version, "")
    with pytest.raises(NotAllowed):
        plans.set_form(
            office.session("bambang"), old.id, form=PlanForm.JPT, approach=Approach.KUALITATIF
        )


# --- two positions on one day --------------------------------------------------------------
@pytest.fixture
def acting(office):
    """Dewi is PLT in Pelayanan from July on; Bambang appraises that, Ratna the other."""
    held = position(office, "dewi", "pelayanan")
    office.relate(RelationKind.APPRAISER, "dewi", "bambang", JULY, date(2026, 12, 31))
    return held


def two_plans(office, acting):
    plans, s = office.services.plans, office.session("dewi")
    own = plans.save_rhk(s, plans.create(s, 2026).value.id, None, text="Tertatanya arsip").value
    own = plans.save_rhk(s, own.id, None, text="Terlayaninya peminjaman").value
    other = plans.create(s, 2026, position_assignment_id=acting).value
    return own, plans.save_rhk(s, other.id, None, text="Terpimpinnya bidang").value


def test_each_plan_has_the_appraiser_of_its_position(office, acting):
    """By position as well as by day; the superior follows."""
    own, other = two_plans(office, acting)
    assert (own.appraiser.name, other.appraiser.name) == ("Ratna Sari", "Bambang Wijaya")
    assert own.appraiser_superior.name == other.appraiser_superior.name == "Hendra Gunawan"
    listed = {p.plan_id: p for p in office.services.plans.list(office.session("dewi"))}
    assert listed[own.id].appraiser == "Ratna Sari"
    assert listed[other.id].appraiser == "Bambang Wijaya"


def test_with_one_position_the_newest_relation_counts_as_before(office):
    """A PLT appraiser beside the open relation: wherever that person's own office is."""
    plans, s = office.services.plans, office.session("siti")
    office.relate(RelationKind.APPRAISER, "siti", "ratna", JULY, date(2026, 12, 31))
    assert plans.create(s, 2026).value.appraiser.name == "Ratna Sari"


def test_an_entry_may_support_an_rhk_of_every_plan_of_the_day(office, acting):
    """TS-4: each named by its position; the numbers go on from plan to plan."""
    own, other = two_plans(office, acting)
    activities, s = office.services.activities, office.session("dewi")
    day = date(2026, 11, 18)
    context = activities.entry_context(s, day)
    assert [(c.number, c.text, c.plan) for c in context.rhk] == [
        (1, "Tertatanya arsip", "Arsiparis"),
        (2, "Terlayaninya peminjaman", "Arsiparis"),
        (3, "Terpimpinnya bidang", "Plt. Kepala Bidang Arsip"),
    ]
    assert context.rhk[2].label == "3  Terpimpinnya bidang · Plt. Kepala Bidang Arsip"
    written = activities.log(s, parse("08.00-09.00 Memimpin apel @3", context)).value
    assert written.rhk_id == other.rhk[0].id
    again = activities.entry_context(s, day)
    (known,) = again.suggestions
    assert known.rhk_number == 3, "the history means the same RHK"
    alone = activities.entry_context(s, date(2026, 6, 30))
    assert [(c.number, c.plan) for c in alone.rhk] == [(1, ""), (2, "")]
    assert alone.rhk[0].label == "1  Tertatanya arsip"
    assert own.rhk[0].id == alone.rhk[0].rhk_id
