"""Who may do what by role and state of the appraisal, cell by cell (PR-9, TS-11).

Written independently of the code: for each action the states in which it is open (nothing, Draft,
Finished, Published), whether a lock closes it, and the standings that open it.
"""

from __future__ import annotations

import pytest

from penilaian_desktop.domain.access import Action, Standing
from penilaian_desktop.domain.appraisal import AppraisalState
from penilaian_desktop.domain.appraisal_access import OPEN_IN, STATES, may, open_in, table

LETTERS = {
    "S": Standing.SELF, "A": Standing.APPRAISER, "U": Standing.APPRAISER_SUPERIOR,
    "T": Standing.TEAM_LEAD, "H": Standing.HR, "P": Standing.ASKED,
}  # fmt: skip
MARKS = {
    "-": None, "D": AppraisalState.DRAFT, "F": AppraisalState.FINISHED,
    "P": AppraisalState.PUBLISHED,
}  # fmt: skip
TABLE = """
write_actual               -DF  lock  S
write_innovation           -DF  lock  S
ask_feedback               -DF  lock  A
give_feedback              -DF  lock  ATP
decide_innovation          -DF  lock  A
read_draft_appraisal       -DF  free  A
rate                       -DF  lock  A
calibrate                  F    lock  AU
publish_appraisal          F    free  A
read_published_appraisal   P    free  SAUH
file_objection             P    free  S
reply_objection            P    free  A
decide_objection           P    free  U
read_objection             P    free  SAUH
write_follow_up            P    free  A
approve_follow_up          P    free  UH
read_follow_up             P    free  SAUH
"""
LINES = [line.split() for line in TABLE.strip().splitlines()]
CELLS = [
    (Action(name), standing, state, locked, open_to)
    for name, states, lock, letters in LINES
    for state in STATES
    for locked in (False, True)
    for standing in Standing
    for open_to in [
        state in {MARKS[mark] for mark in states}
        and not (locked and lock == "lock")
        and standing in {LETTERS[letter] for letter in letters}
    ]
]


def test_every_action_with_states_has_its_line():
    assert {Action(name) for name, *_ in LINES} == set(OPEN_IN)
    assert len(CELLS) == len(OPEN_IN) * len(STATES) * 2 * len(Standing)


@pytest.mark.parametrize("name", [name for name, *_ in LINES])
def test_each_cell_of_an_action(name):
    for action, standing, state, locked, open_to in CELLS:
        if action.value == name:
            assert may(action, standing, state, locked=locked) is open_to, (standing, state, locked)


def test_an_action_without_states_is_open_in_each():
    assert all(open_in(Action.LOG_ACTIVITY, state, locked=True) for state in STATES)


def test_the_table_for_people_has_a_line_for_each_action_and_state():
    lines = table()
    assert len(lines) == len(OPEN_IN) * len(STATES)
    assert ("calibrate", "finished", "appraiser appraiser_superior") in lines
    assert ("calibrate", "-", "") in lines
    assert ("calibrate", "finished", "") in table(locked=True)
