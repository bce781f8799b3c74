"""What lists need beside a record: the state that people see, and an entry's place in its day.

The state follows from two records with different owners: the entry or plan, and the newest
decision on exactly that version of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, update

from penilaian_desktop.domain.activity import Activity, Review, status_of_activity
from penilaian_desktop.domain.plan import Plan, PlanDecision, status_of_plan
from penilaian_desktop.domain.record import Record
from penilaian_desktop.storage.activity_items import position_of
from penilaian_desktop.storage.reader import Reader
from penilaian_desktop.storage.tables import RECORD_TABLES

_BATCH = 500


def columns_of(reader: Reader, record: Record) -> dict[str, Any]:
    """Return the derived columns of a record that is about to be written."""
    if isinstance(record, Activity):
        found = reader.find(Review, activity_id=record.id, activity_version=record.version)
        return _activity_columns(record, found)
    if isinstance(record, Plan):
        seen = reader.find(PlanDecision, plan_id=record.id, plan_version=record.version)
        return {"status": status_of_plan(record, seen)}
    return {}


def columns_of_many(reader: Reader, records: Sequence[Record]) -> Iterator[dict[str, Any]]:
    """Yield the derived columns of many records of one type, with few queries."""
    for start in range(0, len(records), _BATCH):
        batch = records[start : start + _BATCH]
        activities = [record for record in batch if isinstance(record, Activity)]
        if not activities:
            yield from (columns_of(reader, record) for record in batch)
            continue
        reviews: dict[str, list[Review]] = {}
        for review in reader.find(Review, activity_id=[entry.id for entry in activities]):
            reviews.setdefault(review.activity_id, []).append(review)
        yield from (_activity_columns(a, reviews.get(a.id, ())) for a in activities)


def after_write(reader: Reader, connection: Connection, record: Record) -> None:
    """Bring the entry or plan up to date on which a decision was just written."""
    subject: Activity | Plan | None = None
    if isinstance(record, Review):
        subject = reader.get(Activity, record.activity_id, include_deleted=True)
    elif isinstance(record, PlanDecision):
        subject = reader.get(Plan, record.plan_id, include_deleted=True)
    if subject is not None:
        table = RECORD_TABLES[type(subject)]
        connection.execute(
            update(table).where(table.c.id == subject.id).values(columns_of(reader, subject))
        )


def _activity_columns(activity: Activity, reviews: Iterable[Review]) -> dict[str, Any]:
    return {
        "status": status_of_activity(activity, reviews),
        "position": position_of(activity.start),
    }
