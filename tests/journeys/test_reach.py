"""Every account of the example office asks for what is not its business, use case by use case."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

import pytest
from tests.journeys.conftest import NOW, THIRD, Demo
from tests.journeys.laptops import Laptop

from penilaian_desktop.app.paths import Paths, resources_folder
from penilaian_desktop.domain.appraisal import GiverRole, Rating
from penilaian_desktop.domain.errors import NotAllowed, PenilaianError
from penilaian_desktop.domain.follow_up import FollowUpKind
from penilaian_desktop.domain.monitor import ExceptionKind
from penilaian_desktop.domain.objection import Objection, ObjectionOutcome
from penilaian_desktop.domain.plan import Approach, Indicator, Plan, PlanForm, Rhk
from penilaian_desktop.domain.recognition import Recognition
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.services.session import Session

FOURTH = "2026-T4"
UNIT = ("ratnawati", "bambang", "sri", "yohanes", "siti", "rahmat")
OFFICE = ("nurhayati", "dedi", "joko")
HEAD, TOP, HR = {"sri"}, {"ratnawati"}, {"nurhayati"}
OWN = {"rahmat"}


class StandingClock:
    """The moment at which the example was left."""

    def __call__(self) -> datetime:
        return NOW


class Target:
    """Rahmat, of the other section than Siti's, with what the workspace holds of him."""

    def __init__(self, laptop: Laptop) -> None:
        self.id = laptop.person("rahmat")
        self.head = laptop.person("sri")
        with laptop.live.workspace.read() as unit:
            (plan,) = unit.find(Plan, person_id=self.id)
            self.plan = plan.id
            self.rhk = unit.find(Rhk, plan_id=plan.id, order=("order",))[0].id
            self.indicator = unit.find(Indicator, rhk_id=self.rhk)[0].id
            (objection,) = unit.find(Objection, person_id=self.id)
            self.objection = objection.id
        self.follow_up = laptop.services.follow_ups.save(
            laptop.session("sri"), self.id, THIRD, FollowUpKind.TRAINING, topic="Arsip digital"
        ).value.id
        with laptop.live.workspace.read() as unit:
            self.recognition = unit.find(Recognition, person_id=self.id, limit=1)[0].id
        self.place = laptop.services.calibration.common_unit(laptop.session("sri"), THIRD)


@pytest.fixture(scope="module")
def stage(demo_made, tmp_path_factory):
    """The laptop of the unit, with the sessions of the office's accounts brought to it."""
    home = tmp_path_factory.mktemp("jangkauan")
    shutil.copytree(demo_made, home / "contoh", ignore=shutil.ignore_patterns("backups", "logs"))
    made = Demo(home / "contoh", Paths(resources_folder(), home / "data", home / "log"))
    unit = Laptop(made, "ratnawati", StandingClock())
    office = Laptop(made, "nurhayati", StandingClock())
    sessions = {account: unit.session(account) for account in UNIT}
    sessions |= {account: office.session(account) for account in OFFICE}
    yield unit, sessions, Target(unit)
    unit.close()
    office.close()


def rating(v: Any, s: Any, x: Target) -> object:
    return v.schemes.key_fact(s, x.id, FOURTH, "hasil_kerja", Rating.MEETS.value, "x")


CALLS: dict[str, tuple[Callable[[Any, Any, Target], object], set[str]]] = {
    # plans
    "plans.view": (lambda v, s, x: v.plans.view(s, x.plan), OWN | HEAD | TOP | HR),
    "plans.list": (lambda v, s, x: v.plans.list(s, x.id, 2026), OWN | HEAD | TOP | HR),
    "plans.current": (lambda v, s, x: v.plans.current(s, x.id, 2026), OWN | HEAD | TOP | HR),
    "plans.action_plans": (lambda v, s, x: v.plans.action_plans(s, x.plan), OWN | HEAD | TOP | HR),
    "plans.move_rhk": (lambda v, s, x: v.plans.move_rhk(s, x.rhk, 1), OWN),
    "plans.save_rhk": (lambda v, s, x: v.plans.save_rhk(s, x.plan, x.rhk, text="x"), OWN),
    "plans.delete_rhk": (lambda v, s, x: v.plans.delete_rhk(s, x.plan, x.rhk), OWN),
    "plans.add_from_library": (
        lambda v, s, x: v.plans.add_from_library(s, x.rhk, "kehadiran"), OWN),
    "plans.save_action_plans": (
        lambda v, s, x: v.plans.save_action_plans(s, [(x.rhk, None, {"text": "x"})]), OWN),
    "plans.split": (lambda v, s, x: v.plans.split(s, x.plan, date(2026, 12, 1)), OWN),
    "plans.set_period": (
        lambda v, s, x: v.plans.set_period(s, x.plan, date(2026, 1, 1), date(2026, 12, 1)), OWN),
    "plans.set_form": (
        lambda v, s, x: v.plans.set_form(
            s, x.plan, form=PlanForm.JPT, approach=Approach.KUALITATIF), OWN),
    "plans.delete": (lambda v, s, x: v.plans.delete(s, x.plan), OWN),
    "plans.submit": (lambda v, s, x: v.plans.submit(s, x.plan), OWN),
    "plans.decide": (lambda v, s, x: v.plans.decide(s, x.plan, agreed=False, note="x"), HEAD),
    "plan_versions.versions": (
        lambda v, s, x: v.plan_versions.versions(s, x.plan), OWN | HEAD | TOP | HR),
    "plan_files.export": (lambda v, s, x: v.plan_files.export(s, x.plan), OWN | HEAD | TOP | HR),
    # cascade, matrix, library, complaints
    "matrix.matrix": (lambda v, s, x: v.matrix.matrix(s, 2026, x.head), OWN | HEAD | TOP | HR),
    "matrix.candidates_for": (lambda v, s, x: v.matrix.candidates_for(s, x.rhk), OWN),
    "matrix.reattach": (lambda v, s, x: v.matrix.reattach(s, x.rhk, None), OWN),
    "matrix.attach_alike": (lambda v, s, x: v.matrix.attach_alike(s, x.plan), OWN),
    "cascade.save_goal": (lambda v, s, x: v.cascade.save_goal(s, None, text="x"), HR | {"dedi"}),
    "library.retire": (
        lambda v, s, x: v.library.retire(s, "kehadiran", date(2027, 1, 1)), HR | {"dedi"}),
    "library.save": (
        lambda v, s, x: v.library.save(s, "kehadiran", effective_from=date(2027, 1, 2)),
        HR | {"dedi"}),
    "indicator_complaints.groups": (
        lambda v, s, x: v.indicator_complaints.groups(s), HR | {"dedi"}),
    # the appraisal of the running quarter: nothing of it is published
    "appraisals.view": (lambda v, s, x: v.appraisals.view(s, x.id, FOURTH), HEAD),
    "appraisals.why": (lambda v, s, x: v.appraisals.why(s, x.id, FOURTH), HEAD),
    "appraisals.save": (
        lambda v, s, x: v.appraisals.save(s, x.id, FOURTH, strength="x"), HEAD),
    "appraisals.rate_rhk": (
        lambda v, s, x: v.appraisals.rate_rhk(s, x.id, FOURTH, x.rhk, Rating.MEETS), HEAD),
    "appraisals.finish": (lambda v, s, x: v.appraisals.finish(s, x.id, FOURTH), HEAD),
    "appraisals.publish": (lambda v, s, x: v.appraisals.publish(s, FOURTH, [x.id]), HEAD),
    "appraisals.save_actual": (
        lambda v, s, x: v.appraisals.save_actual(s, x.indicator, FOURTH, text="x"), OWN),
    "schemes.facts_for": (lambda v, s, x: v.schemes.facts_for(s, x.id, FOURTH), HEAD),
    "schemes.key_fact": (rating, HEAD),
    "schemes.clear_fact": (
        lambda v, s, x: v.schemes.clear_fact(s, x.id, FOURTH, "hasil_kerja"), HEAD),
    "roll_ups.view": (lambda v, s, x: v.roll_ups.view(s, x.id, "2026"), OWN | HEAD),
    "forms.evaluation": (
        lambda v, s, x: v.forms.evaluation(s, x.id, FOURTH), OWN | HEAD | TOP | HR),  # not yet
    # what is published
    "appraisals.view published": (
        lambda v, s, x: v.appraisals.view(s, x.id, THIRD), OWN | HEAD | TOP | HR),
    "forms.evaluation published": (
        lambda v, s, x: v.forms.evaluation(s, x.id, THIRD), OWN | HEAD | TOP | HR),
    "roll_ups.strengths": (lambda v, s, x: v.roll_ups.strengths(s, x.id), OWN | HEAD | TOP | HR),
    "credit.view": (lambda v, s, x: v.credit.view(s, x.id, 2026), OWN | HEAD | TOP | HR),
    "old_scores.list": (lambda v, s, x: v.old_scores.list(s, x.id), OWN | HEAD | TOP | HR),
    "purposes.work_report": (
        lambda v, s, x: v.purposes.work_report(s, x.id, FOURTH), OWN | HEAD | TOP | HR),
    "purposes.export": (
        lambda v, s, x: v.purposes.export(s, "career", date(2026, 1, 1), date(2026, 12, 31)), HR),
    # peers, innovations
    "peer_feedback.collection": (
        lambda v, s, x: v.peer_feedback.collection(s, x.id, FOURTH), HEAD),
    "peer_feedback.request": (
        lambda v, s, x: v.peer_feedback.request(s, x.id, FOURTH, [(x.head, GiverRole.PEER)]),
        HEAD),
    "peer_feedback.release": (lambda v, s, x: v.peer_feedback.release(s, THIRD), HR),
    "giver_choices.of": (lambda v, s, x: v.giver_choices.of(s, x.id, FOURTH), HEAD),
    "innovations.list": (
        lambda v, s, x: v.innovations.list(s, x.id, FOURTH), OWN | HEAD | TOP | HR),
    # calibration, objection, follow-up
    "calibration.view": (lambda v, s, x: v.calibration.view(s, x.place, THIRD), HEAD | TOP),
    "calibration.open": (lambda v, s, x: v.calibration.open(s, x.place, FOURTH), HEAD | TOP),
    "calibration.change": (
        lambda v, s, x: v.calibration.change(
            s, x.place, FOURTH, x.id, work=Rating.ABOVE, behaviour=Rating.ABOVE, reason="x"),
        HEAD | TOP),
    "calibration.close": (lambda v, s, x: v.calibration.close(s, x.place, FOURTH), HEAD | TOP),
    "objections.dossier": (
        lambda v, s, x: v.objections.dossier(s, x.objection), OWN | HEAD | TOP | HR),
    "objections.reply": (lambda v, s, x: v.objections.reply(s, x.objection, "Ya"), HEAD),
    "objections.decide": (
        lambda v, s, x: v.objections.decide(s, x.objection, ObjectionOutcome.GRANTED, "Ya"), TOP),
    "follow_ups.save": (
        lambda v, s, x: v.follow_ups.save(s, x.id, THIRD, FollowUpKind.TRAINING, topic="TI"), HEAD),
    "follow_ups.close": (lambda v, s, x: v.follow_ups.close(s, x.follow_up), HEAD),
    "follow_ups.approve": (
        lambda v, s, x: v.follow_ups.approve(s, x.follow_up, letter="1"), TOP | HR),
    # periods, schemes, reviews of the system
    "master_data.make_year": (lambda v, s, x: v.master_data.make_year(s, 2027, "T"), HR),
    "master_data.lock_period": (
        lambda v, s, x: v.master_data.lock_period(s, "2026-T1", reason="x"), HR),
    "master_data.save_terms": (
        lambda v, s, x: v.master_data.save_terms(
            s, ["2026-T1"], objection_days=7, decision_days=7, objection_working_days=False,
            manual_required=False), HR),
    "master_data.lock_history": (lambda v, s, x: v.master_data.lock_history(s, "2026-T1"), HR),
    "schemes.choose": (lambda v, s, x: v.schemes.choose(s, "2026-T1", "tanjung-selor"), HR),
    "schemes.copy": (
        lambda v, s, x: v.schemes.copy(s, "semarang", "1", new_code=f"k-{s.account_name}"),
        HR | {"dedi"}),
    "schemes.release": (lambda v, s, x: v.schemes.release(s, x.plan), HR | {"dedi"}),
    "system_reviews.list": (lambda v, s, x: v.system_reviews.list(s), HR | {"dedi"}),
    # monitoring
    "monitor.board": (
        lambda v, s, x: v.monitor.board(s, 2026), HR | {"dedi", "ratnawati", "bambang", "sri"}),
    "monitor.people": (
        lambda v, s, x: v.monitor.people(s, 2026), HR | {"ratnawati", "bambang", "sri"}),
    "monitor.late_people": (
        lambda v, s, x: v.monitor.late_people(s, THIRD, ()), HR | {"ratnawati", "bambang", "sri"}),
    "monitor.spread": (
        lambda v, s, x: v.monitor.spread(s, THIRD), HR | {"dedi", "ratnawati", "bambang", "sri"}),
    "trends.unit": (
        lambda v, s, x: v.trends.unit(s, ""), HR | {"dedi", "ratnawati", "bambang", "sri"}),
    "trends.person": (lambda v, s, x: v.trends.person(s, x.id), OWN | HEAD | TOP | HR),
    "national.reconcile": (lambda v, s, x: v.national.reconcile(s, THIRD), HR),
    "national.take_back": (lambda v, s, x: v.national.take_back(s, "x"), HR),
    "siasn.recap": (lambda v, s, x: v.siasn.recap(s, THIRD), HR),
    "person_exceptions.list": (
        lambda v, s, x: v.person_exceptions.list(s),
        HR | {"dedi", "ratnawati", "bambang", "sri"}),
    "person_exceptions.save": (
        lambda v, s, x: v.person_exceptions.save(
            s, None, person_id=x.id, kind=ExceptionKind.LEAVE, starts=date(2026, 9, 1)), HR),
    # training, recognition, outreach
    "training.board": (
        lambda v, s, x: v.training.board(s, 2026), HR | {"ratnawati", "bambang", "sri"}),
    "training.offered": (
        lambda v, s, x: v.training.offered(s), HR | {"ratnawati", "bambang", "sri"}),
    "training.needs": (lambda v, s, x: v.training.needs(s), HR | {"ratnawati", "bambang", "sri"}),
    "training.of_person": (lambda v, s, x: v.training.of_person(s, x.id), OWN | HEAD | TOP | HR),
    "training.save_course": (lambda v, s, x: v.training.save_course(s, None, name="x"), HR),
    "training.put": (lambda v, s, x: v.training.put(s, x.plan, [x.id]), HR),
    "recognitions.own": (lambda v, s, x: v.recognitions.own(s, x.id), OWN | HEAD | TOP | HR),
    "recognitions.certificate": (
        lambda v, s, x: v.recognitions.certificate(s, x.recognition), OWN | HEAD | TOP | HR),
    "recognitions.give": (
        lambda v, s, x: v.recognitions.give(
            s, None, person_id=x.id, day=date(2026, 11, 18), title="x", text="x"), HEAD),
    "recognitions.entries": (lambda v, s, x: v.recognitions.entries(s, x.id), HEAD),
    "recognitions.share": (
        lambda v, s, x: v.recognitions.share(s, x.recognition, shared=False), OWN),
    "outreach.board": (
        lambda v, s, x: v.outreach.board(s, 2026), HR | {"ratnawati", "bambang", "sri"}),
}  # fmt: skip
"""Use case → (the call about Rahmat, who may make it)."""


def last_step(unit: Laptop, s: Session) -> object:
    """Return what the account could undo now."""
    with unit.live.workspace.read() as reading:
        return reading.journal.last_undoable(s.account_id)


@pytest.mark.parametrize("name", CALLS)
def test_a_use_case_is_refused_to_whom_it_is_not_opened(stage, name):
    """TS-11, SM-9, X-3; section 2 no. 13; section 3 no. 14, 16."""
    unit, sessions, target = stage
    call, may = CALLS[name]
    opened = set()
    for account, s in sessions.items():
        try:
            before = last_step(unit, s)
            call(unit.services, s, target)
            if last_step(unit, s) != before:
                unit.services.undo.undo(s)  # the next one finds everything as it was
        except NotAllowed:
            continue
        except PenilaianError:
            pass  # let in, and refused for what the record is
        opened.add(account)
    assert opened == may


LISTS: dict[str, Callable[[Any, Any], object]] = {
    "objections": lambda v, s: v.objections.list(s),
    "follow_ups": lambda v, s: v.follow_ups.list(s),
    "follow_ups.helped": lambda v, s: v.follow_ups.helped(s),
    "follow_ups.propose": lambda v, s: v.follow_ups.propose(s, THIRD),
    "stages.board": lambda v, s: v.stages.board(s, 2026).people,
    "stages.late": lambda v, s: v.stages.late(s, THIRD),
    "stages.without_plan": lambda v, s: v.stages.without_plan(s, 2026),
    "plans.to_decide": lambda v, s: v.plans.to_decide(s),
    "cascade.tree": lambda v, s: v.cascade.tree(s, 2026),
    "cascade.unlinked": lambda v, s: v.cascade.unlinked(s, 2026),
    "result_history": lambda v, s: v.result_history.own(s),
    "reviews.team": lambda v, s: v.reviews.team(s, THIRD),
    "calibration.units": lambda v, s: v.calibration.units(s, THIRD),
    "complaints.own": lambda v, s: v.indicator_complaints.own(s),
    "monitor.people": lambda v, s: v.monitor.people(s, 2026),
    "monitor.late_people": lambda v, s: v.monitor.late_people(s, THIRD, ()),
    "monitor.spread": lambda v, s: [v.monitor.spread(s, THIRD)],
    "person_exceptions": lambda v, s: v.person_exceptions.list(s),
}
STAFF = {"Siti Aminah", "Rahmat Hidayatullah", "Andi Makkasau", "Ratna Sari", "Yohanes Tandi"}
OF_BAMBANG = STAFF - {"Rahmat Hidayatullah"}
HIDDEN = {
    "bambang": {"Rahmat Hidayatullah"},
    "sri": OF_BAMBANG,
    "yohanes": {"Rahmat Hidayatullah"},
    "siti": STAFF - {"Siti Aminah"},
    "rahmat": OF_BAMBANG,
    "dedi": STAFF,
    "joko": STAFF,
}


@pytest.mark.parametrize("account", HIDDEN)
def test_no_list_names_anybody_that_the_account_may_not_read(stage, account):
    """TS-11: never other people's; a section head never reaches the other section."""
    unit, sessions, _ = stage
    for name, call in LISTS.items():
        try:
            found = call(unit.services, sessions[account])
        except NotAllowed:
            continue
        told = str([one if isinstance(one, tuple) else asdict(one) for one in found])
        named = {who for who in HIDDEN[account] if who in told}
        assert not named, name


def test_a_former_draft_of_somebody_else_is_never_a_version(stage):
    """TS-11: what was not handed in is the owner's alone, in the list of versions too."""
    unit, sessions, target = stage
    own = unit.services.plan_versions.versions(sessions["rahmat"], target.plan)
    seen = unit.services.plan_versions.versions(sessions["sri"], target.plan)
    assert {v.number for v in seen} <= {v.number for v in own}
    plan: PlanView = unit.services.plans.view(sessions["sri"], target.plan)
    assert plan.person_id == target.id


def test_a_ketua_tim_reads_the_plan_of_a_member_and_not_the_report_on_it(stage):
    """Ketua tim gives input and never a rating; what a member says to the head stays there."""
    unit, sessions, _ = stage
    s, siti = sessions["yohanes"], unit.person("siti")
    assert unit.services.plans.current(s, siti, 2026) is not None
    with pytest.raises(NotAllowed, match="team_lead_input_only"):
        unit.services.purposes.work_report(s, siti, THIRD)
