"""Which tasks a person takes part in, found without reading those of everybody else."""

from __future__ import annotations

from sqlalchemy import String, cast, func, or_, select

from penilaian_desktop.domain.task import Task, TaskState
from penilaian_desktop.storage.reader import Reader
from penilaian_desktop.storage.tables import RECORD_TABLES

_T = RECORD_TABLES[Task]


def tasks_with(reader: Reader, person_id: str, *, closed: bool = True) -> tuple[Task, ...]:
    """Return the tasks that a person owns or is a member of; without `closed` the open ones."""
    named = func.instr(cast(_T.c.members, String), f'"{person_id}"') > 0
    wanted = [or_(_T.c.person_id == person_id, named), _T.c.deleted.is_(False)]
    if not closed:
        wanted.append(_T.c.state == TaskState.OPEN)
    ids = [row[0] for row in reader.rows(select(_T.c.id).where(*wanted))]
    return reader.find(Task, id=tuple(ids))
