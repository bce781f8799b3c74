"""What the page Tugas reads in one go; runs in the read lane."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from penilaian_desktop.domain.calendar import quarter_of
from penilaian_desktop.domain.task import TaskState
from penilaian_desktop.domain.task_views import Collaboration, TaskItem, TaskView

if TYPE_CHECKING:
    from penilaian_desktop.services.registry import Services
    from penilaian_desktop.services.session import Session

OWN, STAFF = "own", "staff"
OPEN, CLOSED = "open", "closed"


@dataclass(frozen=True, slots=True)
class Board:
    """The tasks of a scope, and the one that is shown."""

    items: tuple[TaskItem, ...]
    running: int
    closed: int
    view: TaskView | None
    together: Collaboration | None = None
    """What staff worked on together this quarter; None of the own tasks."""


def load(
    services: Services, session: Session, scope: str, state: str, wanted: str, today: date
) -> Board:
    """Return the tasks of a scope in a state with the wanted one, else with the first.

    A wanted task of another scope or state is shown all the same.
    """
    every = services.tasks.of_staff(session) if scope == STAFF else services.tasks.list(session)
    running = tuple(item for item in every if item.task.state is TaskState.OPEN)
    closed = tuple(item for item in every if item.task.state is not TaskState.OPEN)
    items = running if state == OPEN else closed
    if wanted and all(item.id != wanted for item in items):
        other = next((item for item in every if item.id == wanted), None)
        wanted = other.id if other is not None else ""
    chosen = wanted or (items[0].id if items else "")
    view = services.tasks.view(session, chosen) if chosen else None
    together = None
    if scope == STAFF:
        together = services.tasks.collaboration(session, quarter_of(today))
    return Board(items, len(running), len(closed), view, together)
