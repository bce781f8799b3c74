"""Who may do what by role *and state*: the table of the appraisal cycle, to be read as one.

`domain.access` says which standing opens an action; here stands in which state of the appraisal it
is open. None is "nothing was rated yet". A locked period closes what changes a result; objections
and follow-ups come after it and stay open.
"""

from __future__ import annotations

from penilaian_desktop.domain.access import ALLOWED, Action, Standing
from penilaian_desktop.domain.appraisal import AppraisalState

State = AppraisalState | None

_NONE: State = None
_DRAFT, _DONE, _OUT = AppraisalState.DRAFT, AppraisalState.FINISHED, AppraisalState.PUBLISHED
STATES: tuple[State, ...] = (_NONE, _DRAFT, _DONE, _OUT)

OPEN_IN: dict[Action, frozenset[State]] = {
    #                                      nothing draft finished published
    Action.WRITE_ACTUAL: frozenset({_NONE, _DRAFT, _DONE}),
    Action.WRITE_INNOVATION: frozenset({_NONE, _DRAFT, _DONE}),
    Action.ASK_FEEDBACK: frozenset({_NONE, _DRAFT, _DONE}),
    Action.GIVE_FEEDBACK: frozenset({_NONE, _DRAFT, _DONE}),
    Action.DECIDE_INNOVATION: frozenset({_NONE, _DRAFT, _DONE}),
    Action.READ_DRAFT_APPRAISAL: frozenset({_NONE, _DRAFT, _DONE}),
    Action.RATE: frozenset({_NONE, _DRAFT, _DONE}),
    Action.CALIBRATE: frozenset({_DONE}),
    Action.PUBLISH_APPRAISAL: frozenset({_DONE}),
    Action.READ_PUBLISHED_APPRAISAL: frozenset({_OUT}),
    Action.FILE_OBJECTION: frozenset({_OUT}),
    Action.REPLY_OBJECTION: frozenset({_OUT}),
    Action.DECIDE_OBJECTION: frozenset({_OUT}),
    Action.READ_OBJECTION: frozenset({_OUT}),
    Action.WRITE_FOLLOW_UP: frozenset({_OUT}),
    Action.APPROVE_FOLLOW_UP: frozenset({_OUT}),
    Action.READ_FOLLOW_UP: frozenset({_OUT}),
}
"""The states in which an action of the cycle is open; actions that are not named have no state."""

CLOSED_BY_LOCK = frozenset(
    {
        Action.WRITE_ACTUAL,
        Action.WRITE_INNOVATION,
        Action.ASK_FEEDBACK,
        Action.GIVE_FEEDBACK,
        Action.DECIDE_INNOVATION,
        Action.RATE,
        Action.CALIBRATE,
    }
)
"""What a locked period closes."""


def open_in(action: Action, state: State, *, locked: bool = False) -> bool:
    """Tell whether an action is open in a state of the appraisal and of its period."""
    if locked and action in CLOSED_BY_LOCK:
        return False
    return action not in OPEN_IN or state in OPEN_IN[action]


def may(action: Action, standing: Standing, state: State, *, locked: bool = False) -> bool:
    """Tell whether one standing opens an action in a state: a cell of the table."""
    return standing in ALLOWED[action] and open_in(action, state, locked=locked)


def table(*, locked: bool = False) -> tuple[tuple[str, str, str], ...]:
    """Return the whole table as (action, state, standings) lines, for people and for the tests."""
    return tuple(
        (
            action.value,
            state.value if state else "-",
            " ".join(s.value for s in Standing if may(action, s, state, locked=locked)),
        )
        for action in OPEN_IN
        for state in STATES
    )
