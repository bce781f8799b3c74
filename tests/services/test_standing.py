"""Who may see and do what, by relations with dates (issue A, foundations; section 3 no. 13)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.services.office import TODAY

from penilaian_desktop.domain.access import Action, Role, Standing
from penilaian_desktop.domain.activity_views import ActivityFilter
from penilaian_desktop.domain.appraisal import Rating
from penilaian_desktop.domain.employee import RelationKind
from penilaian_desktop.domain.errors import NotAllowed
from penilaian_desktop.domain.review_views import ReadingGroup
from penilaian_desktop.services.standing import (
    Window,
    clamp,
    office_standings,
    require,
    require_office,
    standings,
)

MONDAY = TODAY - timedelta(days=TODAY.weekday())


def stand(office, who: str, about: str, day: date = TODAY, *roles: Role):
    with office.workspace.read() as unit:
        return standings(unit, office.session(who, *roles), office.ids[about], day)


def refused(call) -> str:
    with pytest.raises(NotAllowed) as error:
        call()
    return error.value.code


def test_standings_come_from_relations_and_roles(office):
    office.relate(RelationKind.TEAM_LEAD, "taufik", "yohanes")
    office.relate(RelationKind.APPRAISER_SUPERIOR, "siti", "hendra")
    assert stand(office, "siti", "siti") == {Standing.SELF}
    assert stand(office, "bambang", "siti") == {Standing.APPRAISER}
    assert stand(office, "hendra", "siti") == {Standing.APPRAISER_SUPERIOR}
    assert stand(office, "yohanes", "taufik") == {Standing.TEAM_LEAD}
    assert stand(office, "nurul", "siti") == {Standing.HR}
    assert stand(office, "nurul", "nurul") == {Standing.HR, Standing.SELF}
    assert stand(office, "ratna", "siti") == {Standing.OTHER}
    assert stand(office, "operator", "siti", TODAY, Role.OPERATOR) == {Standing.OPERATOR}
    assert stand(office, "tim", "siti", TODAY, Role.DRAFTER) == {Standing.DRAFTER}


def test_a_delegate_stands_in_on_the_days_of_both_relations(office):
    office.relate(RelationKind.DELEGATE, "bambang", "ratna", date(2026, 11, 1), date(2026, 11, 20))
    assert stand(office, "ratna", "siti") == {Standing.APPRAISER}
    assert stand(office, "ratna", "siti", date(2026, 11, 21)) == {Standing.OTHER}
    assert stand(office, "ratna", "bambang") == {Standing.OTHER}
    office.end_relation("siti", date(2026, 11, 10))
    assert stand(office, "ratna", "siti", date(2026, 11, 10)) == {Standing.APPRAISER}
    assert stand(office, "ratna", "siti", date(2026, 11, 11)) == {Standing.OTHER}


def test_a_delegate_who_is_staff_of_the_same_head_never_rates_themselves(office):
    office.relate(RelationKind.DELEGATE, "bambang", "siti")
    assert stand(office, "siti", "siti") == {Standing.SELF}
    assert stand(office, "siti", "taufik") == {Standing.APPRAISER}


def test_an_ended_relation_no_longer_opens_but_opens_the_dates_it_covered(office):
    before = date(2026, 11, 10)
    office.clock.set(before)
    old = office.submit("siti", "08.00-09.00 Sebelum pindah", day=before)[0]
    office.clock.set(TODAY)
    new = office.submit("siti", "08.00-09.00 Sesudah pindah")[0]
    office.end_relation("siti", before)
    office.relate(RelationKind.APPRAISER, "siti", "ratna", before + timedelta(days=1))
    bambang, ratna = office.session("bambang"), office.session("ratna")
    item, accept = office.services.activities.item, office.services.reviews.accept
    assert item(bambang, old.id).text == "Sebelum pindah"
    assert refused(lambda: item(bambang, new.id)) == "relation_ended"
    assert refused(lambda: item(ratna, old.id)) == "relation_not_yet"
    assert refused(lambda: accept(bambang, [new.id])) == "relation_ended"
    assert accept(bambang, [old.id]).value == 1
    page = office.services.activities.page(bambang, ActivityFilter(person_id=office.ids["siti"]))
    assert [i.id for i in page.items] == [old.id]
    week = office.services.activities.week(bambang, date(2026, 11, 9), office.ids["siti"])
    assert [i.id for i in week.items] == [old.id]


def test_entries_between_two_relations_stay_closed(office):
    """A head who left and came back sees both times, not the time between."""
    office.end_relation("siti", date(2026, 9, 30))
    office.relate(RelationKind.APPRAISER, "siti", "bambang", date(2026, 11, 1))
    for day in (date(2026, 9, 30), date(2026, 10, 15), date(2026, 11, 2)):
        office.clock.set(day)
        office.submit("siti", f"08.00-09.00 Tanggal {day.day}", day=day)
    office.clock.set(TODAY)
    page = office.services.activities.page(
        office.session("bambang"), ActivityFilter(person_id=office.ids["siti"])
    )
    assert [i.text for i in page.items] == ["Tanggal 2", "Tanggal 30"]


def test_a_section_head_never_sees_the_other_section(office):
    entry = office.submit("siti", "08.00-09.00 Melayani")[0]
    plan = office.plan("siti", agree_by="bambang")
    s, services, siti = office.session("ratna"), office.services, office.ids["siti"]
    for call in (
        lambda: services.activities.item(s, entry.id),
        lambda: services.activities.week(s, MONDAY, siti),
        lambda: services.activities.page(s, ActivityFilter(person_id=siti)),
        lambda: services.activities.evidence(s, entry.id),
        lambda: services.plans.view(s, plan.id),
        lambda: services.plans.current(s, siti),
        lambda: services.plans.current(s, siti, 2025),
        lambda: services.plans.decide(s, plan.id, agreed=True),
        lambda: services.reviews.reading(s, ReadingGroup.PERSON, siti),
        lambda: services.reviews.accept(s, [entry.id]),
        lambda: services.reviews.return_many(s, [entry.id], "x"),
        lambda: services.reviews.open(s, [entry.id]),
        lambda: services.appraisals.view(s, siti, "2026-T3"),
        lambda: services.appraisals.save(s, siti, "2026-T3", strength="x"),
        lambda: services.appraisals.rate_rhk(s, siti, "2026-T3", plan.rhk[0].id, Rating.MEETS),
        lambda: services.appraisals.add_feedback(s, siti, "2026-T3", "x", value_code="BP"),
        lambda: services.appraisals.finish(s, siti, "2026-T3"),
        lambda: services.appraisals.publish(s, "2026-T3", [siti]),
        lambda: services.appraisals.why(s, siti, "2026-T3"),
        lambda: services.forms.skp(s, siti, 2026),
        lambda: services.forms.evaluation(s, siti, "2026-T3"),
    ):
        assert refused(call) == "not_your_staff"


def test_hr_reads_what_was_handed_in_and_no_drafts(office):
    draft = office.log("siti", "08.00-09.00 Masih draf")
    handed_in = office.submit("siti", "09.00-10.00 Sudah diajukan")[0]
    office.plan("siti", submit=False)
    s, services, siti = office.session("nurul"), office.services, office.ids["siti"]
    assert services.activities.item(s, handed_in.id).text == "Sudah diajukan"
    assert refused(lambda: services.activities.item(s, draft.id)) == "hr_no_drafts"
    page = services.activities.page(s, ActivityFilter(person_id=siti))
    assert [i.id for i in page.items] == [handed_in.id]
    assert refused(lambda: services.plans.current(s, siti)) == "hr_no_drafts"
    assert refused(lambda: services.appraisals.view(s, siti, "2026-T3")) == "hr_no_drafts"
    office.services.appraisals.save(office.session("bambang"), siti, "2026-T3", strength="x")
    assert refused(lambda: services.appraisals.view(s, siti, "2026-T3")) == "hr_no_drafts"
    assert refused(lambda: services.forms.skp(s, siti, 2026)) == "hr_no_drafts"
    office.appraise("siti", "bambang")
    assert refused(lambda: services.appraisals.view(s, siti, "2026-T3")) == "hr_no_drafts"
    services.appraisals.publish(office.session("bambang"), "2026-T3", [siti])
    assert services.appraisals.view(s, siti, "2026-T3").strength == "Teliti"
    assert refused(lambda: services.reviews.accept(s, [handed_in.id])) == "not_your_staff"


def test_an_operator_reads_nothing_personal(office):
    entry = office.submit("siti", "08.00-09.00 Melayani")[0]
    office.plan("siti", agree_by="bambang")
    s = office.session("operator", Role.OPERATOR)
    services, siti = office.services, office.ids["siti"]
    for call in (
        lambda: services.activities.item(s, entry.id),
        lambda: services.activities.evidence(s, entry.id),
        lambda: services.activities.week(s, MONDAY, siti),
        lambda: services.plans.current(s, siti),
        lambda: services.appraisals.view(s, siti, "2026-T3"),
        lambda: services.appraisals.own(s, "2026-T3"),
        lambda: services.forms.skp(s, siti, 2026),
    ):
        assert refused(call) == "operator_nothing_personal"
    assert refused(lambda: services.master_data.employees(s)) == "role_needed"
    assert services.reviews.team(s, "2026-T4") == ()
    assert services.home.view(s).today == ()


def test_a_ketua_tim_gives_input_and_never_a_rating(office):
    office.relate(RelationKind.TEAM_LEAD, "siti", "yohanes")
    plan = office.plan("siti", agree_by="bambang")
    s, services, siti = office.session("yohanes"), office.services, office.ids["siti"]
    given = services.appraisals.add_feedback(
        s, siti, "2026-T4", "Cepat belajar", value_code="KP"
    ).value
    assert (given.giver, given.giver_role.value) == ("Yohanes Tandi", "ketua_tim")
    assert services.plans.view(s, plan.id).id == plan.id
    for call in (
        lambda: services.appraisals.save(s, siti, "2026-T4", work_rating=Rating.MEETS),
        lambda: services.appraisals.rate_rhk(s, siti, "2026-T4", plan.rhk[0].id, Rating.MEETS),
        lambda: services.appraisals.view(s, siti, "2026-T4"),
        lambda: services.appraisals.publish(s, "2026-T4", [siti]),
        lambda: services.plans.decide(s, plan.id, agreed=True),
    ):
        assert refused(call) == "team_lead_input_only"


def test_nobody_rates_themselves(office):
    entry = office.submit("bambang", "08.00-09.00 Rapat")[0]
    plan = office.plan("bambang", agree_by="hendra")
    s, services, own = office.session("bambang"), office.services, office.ids["bambang"]
    for call in (
        lambda: services.reviews.accept(s, [entry.id]),
        lambda: services.plans.decide(s, plan.id, agreed=True),
        lambda: services.appraisals.save(s, own, "2026-T4", work_rating=Rating.ABOVE),
        lambda: services.appraisals.view(s, own, "2026-T4"),
        lambda: services.appraisals.finish(s, own, "2026-T4"),
        lambda: services.appraisals.publish(s, "2026-T4", [own]),
        lambda: services.appraisals.add_feedback(s, own, "2026-T4", "Hebat", value_code="BP"),
    ):
        assert refused(call) == "never_own"


def test_only_the_owner_writes_the_own_log_plan_and_realisation(office):
    entry = office.submit("siti", "08.00-09.00 Melayani")[0]
    plan = office.plan("siti", agree_by="bambang")
    s, services = office.session("bambang"), office.services
    indicator = plan.rhk[0].indicators[0].id
    for call in (
        lambda: services.activities.update(s, entry.id, entry.version, text="x"),
        lambda: services.activities.delete(s, entry.id),
        lambda: services.activities.submit(s, [entry.id]),
        lambda: services.activities.repeat(s, entry.id, TODAY),
        lambda: services.activities.attach(s, entry.id, "a.pdf", b"%PDF-1.7"),
        lambda: services.plans.save_rhk(s, plan.id, None, text="x"),
        lambda: services.plans.submit(s, plan.id),
        lambda: services.appraisals.save_actual(s, indicator, "2026-T4"),
    ):
        assert refused(call) == "owner_only"


def test_office_actions_need_a_role(office):
    s = office.session("siti")
    with pytest.raises(NotAllowed, match="role_needed"):
        require_office(s, Action.WRITE_MASTER_DATA)
    require_office(s, Action.BACK_UP)
    assert office_standings(office.session("bambang")) == {Standing.SELF, Standing.APPRAISER}
    assert office_standings(office.session("x", Role.OPERATOR)) == {Standing.OPERATOR}
    with office.workspace.read() as unit, pytest.raises(NotAllowed, match="not_your_staff"):
        require(unit, s, Action.RATE, office.ids["dewi"], TODAY)


def test_windows_meet_and_cut_one_another():
    first = Window(date(2026, 1, 1), date(2026, 3, 31))
    second = Window(date(2026, 3, 1), None)
    assert first.within(second) == Window(date(2026, 3, 1), date(2026, 3, 31))
    assert first.within(Window(date(2026, 4, 1), None)) is None
    assert second.meets(date(2020, 1, 1), date(2026, 3, 1))
    assert not first.covers(date(2026, 4, 1))
    assert clamp(date(2027, 1, 5), date(2026, 1, 1), date(2026, 12, 31)) == date(2026, 12, 31)
    assert clamp(date(2025, 1, 5), date(2026, 1, 1), date(2026, 12, 31)) == date(2026, 1, 1)
