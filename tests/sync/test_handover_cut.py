"""What may leave for another laptop, kind by kind and reader by reader (least access; PR-9)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.services.office import SYSTEM
from tests.sync.every_record import LEADER, SUBJECT, Samples, every_type

from penilaian_desktop.domain.activity import ActivityState
from penilaian_desktop.domain.appraisal import AppraisalState, GiverRole
from penilaian_desktop.domain.kinds import OWNERS, REPORT_KINDS, Owner
from penilaian_desktop.domain.plan import PlanState
from penilaian_desktop.services.handover_choice import HandoverChoice, Reader

LOG = {"activity", "evidence_link", "day_mark", "review", "task_activity"}
PLAN = {"plan", "rhk", "indicator"}
OF_THE_TWO = {
    "plan_decision", "action_plan", "role_cell", "actual", "self_report", "innovation",
    "innovation_decision",
}  # fmt: skip
RESULT = {"appraisal", "rhk_rating", "feedback", "scheme_fact", "calibration_change"}
CASE = {
    "objection", "objection_reply", "objection_decision", "follow_up", "follow_up_approval",
}  # fmt: skip
TASK = {"task", "task_progress"}


@pytest.fixture
def written(trio):
    """The head's laptop holds a record of every kind about siti, handed in, nothing published."""
    samples = Samples(trio.head.people)
    stored = {}

    def handed_in(record):
        if record.KIND == "activity":
            return replace(record, state=ActivityState.SUBMITTED)
        if record.KIND == "plan":
            return replace(record, state=PlanState.SUBMITTED)
        if record.KIND == "appraisal":
            return replace(record, state=AppraisalState.FINISHED)
        return record

    with trio.head.workspace.write(SYSTEM) as unit:
        for parent in samples.parents.values():
            stored[parent.KIND] = unit.apply(handed_in(parent))
        for type_ in every_type():
            if type_.KIND in REPORT_KINDS and type_.KIND not in stored:
                leader = OWNERS[type_.KIND] in {Owner.APPRAISER, Owner.SUPERIOR, Owner.GIVER}
                record = handed_in(samples.of(type_, LEADER if leader else SUBJECT))
                stored[type_.KIND] = unit.apply(record)
    return trio, stored


def goes_to(trio, who):
    """Return the kinds that a laptop of one person would get."""
    ids = trio.head.people.ids
    with trio.head.workspace.read() as unit:
        choice = HandoverChoice(
            unit,
            frozenset(),
            writers=frozenset({ids[SUBJECT], ids[LEADER]}),
            readers=(Reader(unit, ids[who]),),
            has={},
        )
        return {record.KIND for record in choice.records()}


def publish(trio, stored):
    with trio.head.workspace.write(SYSTEM) as unit:
        appraisal = stored["appraisal"]
        unit.apply(replace(appraisal, version=2, state=AppraisalState.PUBLISHED))


def test_a_stranger_gets_nothing_of_any_kind(written):
    trio, _ = written
    assert goes_to(trio, "dewi") == set()
    assert goes_to(trio, "ratna") == set()


def test_the_person_gets_decisions_and_no_result_before_it_is_published(written):
    trio, stored = written
    before = goes_to(trio, SUBJECT)
    assert before >= LOG | PLAN | OF_THE_TWO | CASE
    own = {kind for kind in RESULT if stored[kind].author_id == trio.head.people.ids[SUBJECT]}
    assert before & RESULT <= own == set()
    assert "feedback_request" not in before  # who was asked is not for whom it is about
    publish(trio, stored)
    assert goes_to(trio, SUBJECT) >= RESULT | {"calibration"}


def test_the_appraiser_gets_all_that_is_handed_in(written):
    trio, _ = written
    found = goes_to(trio, LEADER)
    assert found >= LOG | PLAN | OF_THE_TWO | CASE | TASK
    assert not found & {"entry_template", "kept_overlap", "indicator_complaint"}


def test_the_superior_gets_what_calibration_and_objection_need_and_not_the_log(written):
    trio, stored = written
    found = goes_to(trio, "hendra")
    assert found == {"appraisal", "calibration", "calibration_change", *CASE}
    publish(trio, stored)
    assert goes_to(trio, "hendra") == found | RESULT


def test_a_colleague_gets_the_request_and_the_delegation_and_nothing_else(written):
    """The samples ask taufik for feedback and lend him the log: of others, and of no day here."""
    trio, _ = written
    assert goes_to(trio, "taufik") <= {"feedback_request", "delegation"}
    assert "feedback_request" in goes_to(trio, "taufik")


def test_feedback_of_colleagues_goes_nowhere(written):
    trio, stored = written
    with trio.head.workspace.write(SYSTEM) as unit:
        unit.apply(replace(stored["feedback"], version=2, giver_role=GiverRole.PEER))
    publish(trio, stored)
    for who in trio.head.people.ids:
        assert "feedback" not in goes_to(trio, who)


def test_drafts_stay(written):
    trio, stored = written
    with trio.head.workspace.write(SYSTEM) as unit:
        for kind, state in (
            ("activity", ActivityState.DRAFT), ("plan", PlanState.DRAFT),
            ("appraisal", AppraisalState.DRAFT),
        ):  # fmt: skip
            unit.apply(replace(stored[kind], version=3, state=state))
    found = goes_to(trio, LEADER) | goes_to(trio, SUBJECT)
    assert not found & {*LOG - {"day_mark"}, *PLAN, "plan_decision", "appraisal", "rhk_rating"}


def test_nothing_that_the_office_owns_ever_goes(written):
    trio, _ = written
    found = set().union(*(goes_to(trio, who) for who in trio.head.people.ids))
    assert found <= set(REPORT_KINDS)
