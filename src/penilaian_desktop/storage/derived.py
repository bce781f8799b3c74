"""The state that people see, kept beside the owner's state on activities and plans.

It follows from two records with different owners: the entry and the newest decision on exactly
that version of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, update

from penilaian_desktop.domain.activity import Activity, Review, status_of_activity
from penilaian_desktop.domain.plan import Plan, PlanDecision, status_of_plan
from penilaian_desktop.domain.record import Record
from penilaian_desktop.storage.reader import Reader
from penilaian_desktop.storage.tables import RECORD_TABLES


def columns_of(reader: Reader, record: Record) -> dict[str, Any]:
    """Return the derived columns of a record that is about to be written."""
    if isinstance(record, Activity):
        return {"status": status_of_activity(record, _reviews(reader, record))}
    if isinstance(record, Plan):
        return {"status": status_of_plan(record, _decisions(reader, record))}
    return {}


def after_write(reader: Reader, connection: Connection, record: Record) -> None:
    """Bring the entry or plan up to date on which a decision was just written."""
    subject: Activity | Plan | None = None
    if isinstance(record, Review):
        subject = reader.get(Activity, record.activity_id, include_deleted=True)
    elif isinstance(record, PlanDecision):
        subject = reader.get(Plan, record.plan_id, include_deleted=True)
    if subject is not None:
        _refresh(reader, connection, subject)


def after_bulk(
    reader: Reader, connection: Connection, type_: type[Record], records: Sequence[Record]
) -> None:
    """Bring the states up to date after rows were written in bulk."""
    if type_ in {Activity, Plan}:
        for record in records:
            _refresh(reader, connection, record)
    else:
        for record in records:
            after_write(reader, connection, record)


def _refresh(reader: Reader, connection: Connection, subject: Record) -> None:
    table = RECORD_TABLES[type(subject)]
    connection.execute(
        update(table).where(table.c.id == subject.id).values(columns_of(reader, subject))
    )


def _reviews(reader: Reader, activity: Activity) -> tuple[Review, ...]:
    return reader.find(Review, activity_id=activity.id, activity_version=activity.version)


def _decisions(reader: Reader, plan: Plan) -> tuple[PlanDecision, ...]:
    return reader.find(PlanDecision, plan_id=plan.id, plan_version=plan.version)
