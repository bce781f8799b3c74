"""Who may do what, cell by cell, against a table written independently (FEATURES EF19, TS-11).

Columns: Self, Appraiser, superior of the appraiser (U), deleGate, ketua Tim, Hr, Drafter, Operator,
asked for feedback (P), Any.
"""

from __future__ import annotations

import pytest

from penilaian_desktop.domain.access import ALLOWED, Action, Role, Standing, allowed

COLUMNS = {
    "S": Standing.SELF,
    "A": Standing.APPRAISER,
    "U": Standing.APPRAISER_SUPERIOR,
    "G": Standing.DELEGATE,
    "T": Standing.TEAM_LEAD,
    "H": Standing.HR,
    "D": Standing.DRAFTER,
    "O": Standing.OPERATOR,
    "P": Standing.ASKED,
    "X": Standing.OTHER,
}
TABLE = """
log_activity               S - - - - - - - - -
read_draft_activity        S - - - - - - - - -
read_submitted_activity    S A U G - H - - - -
review_activity            - A - G - - - - - -
read_evidence              S A U G - - - - - -
write_plan                 S - - - - - - - - -
read_draft_plan            S - - - - - - - - -
read_submitted_plan        S A U - T H - - - -
decide_plan                - A - - - - - - - -
propose_rhk                - A - - - - - - - -
write_goals                - - - - - H D - - -
read_goals                 S A - - - H D - - -
write_actual               S - - - - - - - - -
write_task                 S - - - - - - - - -
read_task                  S A U - - H - - - -
give_feedback              - A - - T - - - P -
read_draft_appraisal       - A - - - - - - - -
rate                       - A - - - - - - - -
publish_appraisal          - A - - - - - - - -
read_published_appraisal   S A U - - H - - - -
print_plan                 S A U - - H - - - -
print_appraisal            S A U - - H - - - -
read_history               S - - - - H - - - -
seal_report                S A - - - - - O - -
seal_open                  - A - - - H - - - -
import_package             - - - - - H - O - -
import_receipt             S A - - - H - O - -
choose_road                - A - - - H - O - -
approve_device             - - - - - H - - - -
write_master_data          - - - - - H - - - -
read_master_data           - - - - - H D - - -
write_scheme               - - - - - H D - - -
flag_indicator             S - - - - - - - - -
read_complaints            - - - - - H D - - -
manage_period              - - - - - H - - - -
read_monitoring            - - - - - H - - - -
read_board                 - A U - - H D - - -
read_comparison            S A U - - H D - - -
import_national            - - - - - H - - - -
read_voice                 - A - - - H D - - -
write_voice                - A - - - H - - - -
read_improvement           - A - - - H D - - -
write_improvement          - A - - - H - - - -
read_attendance            S A U - - H - - - -
read_attendance_of_unit    - A - - - H - - - -
write_attendance           - A - - - H - - - -
read_training              - A - - - H - - - -
write_training             - - - - - H - - - -
read_participation         S A U - - H - - - -
give_recognition           - A - - - - - - - -
read_recognition           S A U - - H - - - -
share_recognition          S - - - - - - - - -
read_outreach              - A - - - H - - - -
write_outreach             - A - - - H - - - -
manage_accounts            - - - - - H - O - -
back_up                    S A - - - H D O - -
restore                    - A - - - H - O - -
ask_feedback               - A - - - - - - - -
calibrate                  - A U - - - - - - -
file_objection             S - - - - - - - - -
reply_objection            - A - - - - - - - -
decide_objection           - - U - - - - - - -
read_objection             S A U - - H - - - -
write_follow_up            - A - - - - - - - -
approve_follow_up          - - U - - H - - - -
read_follow_up             S A U - - H - - - -
write_innovation           S - - - - - - - - -
decide_innovation          - A - - - - - - - -
read_innovation            S A U - - H - - - -
read_stages                S A U - - H - - - -
write_archive_score        - - - - - H - - - -
"""
CELLS = [
    (Action(name), COLUMNS[letter], mark == letter)
    for name, *marks in (line.split() for line in TABLE.strip().splitlines())
    for letter, mark in zip(COLUMNS, marks, strict=True)
]


def test_the_table_has_a_cell_for_each_action_and_standing():
    assert len(CELLS) == len(Action) * len(Standing)
    assert {action for action, _, _ in CELLS} == set(ALLOWED) == set(Action)


@pytest.mark.parametrize(("action", "standing", "may"), CELLS)
def test_a_standing_opens_exactly_its_actions(action, standing, may):
    assert allowed(action, frozenset({standing})) is may


def test_any_of_several_standings_is_enough_and_none_opens_nothing():
    assert allowed(Action.RATE, frozenset({Standing.OTHER, Standing.APPRAISER}))
    assert not any(allowed(action, frozenset()) for action in Action)


def test_nobody_rates_publishes_or_reviews_oneself():
    for action in (Action.RATE, Action.PUBLISH_APPRAISAL, Action.REVIEW_ACTIVITY,
                   Action.DECIDE_PLAN, Action.GIVE_FEEDBACK, Action.CALIBRATE,
                   Action.REPLY_OBJECTION, Action.DECIDE_OBJECTION, Action.WRITE_FOLLOW_UP,
                   Action.APPROVE_FOLLOW_UP, Action.DECIDE_INNOVATION):  # fmt: skip
        assert Standing.SELF not in ALLOWED[action]


def test_a_ketua_tim_gives_input_and_never_a_rating():
    open_to = {action for action in Action if Standing.TEAM_LEAD in ALLOWED[action]}
    assert open_to == {Action.GIVE_FEEDBACK, Action.READ_SUBMITTED_PLAN}


def test_hr_sees_no_drafts_and_an_operator_nothing_personal():
    drafts = {Action.READ_DRAFT_ACTIVITY, Action.READ_DRAFT_PLAN, Action.READ_DRAFT_APPRAISAL}
    assert all(Standing.HR not in ALLOWED[action] for action in drafts)
    reading = [action for action in Action if action.value.startswith(("read_", "print_"))]
    assert all(Standing.OPERATOR not in ALLOWED[action] for action in reading)


def test_a_stranger_may_do_nothing():
    assert not any(allowed(action, frozenset({Standing.OTHER})) for action in Action)


def test_roles_are_those_that_the_command_line_prints():
    assert {role.value for role in Role} == {
        "employee", "appraiser", "ketua_tim", "hr", "tim_penyusun", "operator",
    }  # fmt: skip
