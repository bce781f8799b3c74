"""What lists need beside a record: the state that people see, and an entry's place in its day.

The state follows from two records with different owners: the entry or plan, and the newest
decision on exactly that version of it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Update, bindparam, update

from penilaian_desktop.domain.activity import (
    Activity,
    ActivityState,
    ActivityStatus,
    Review,
    status_of_activity,
)
from penilaian_desktop.domain.plan import Plan, PlanDecision, PlanStatus, status_of_plan
from penilaian_desktop.domain.record import Record
from penilaian_desktop.storage.activity_items import position_of
from penilaian_desktop.storage.prepared import prepared
from penilaian_desktop.storage.reader import Reader
from penilaian_desktop.storage.tables import RECORD_TABLES

_BATCH = 500


def columns_of(reader: Reader, record: Record, *, fresh: bool = False) -> dict[str, Any]:
    """Return the derived columns of a record that is about to be written.

    Nobody can have decided on a `fresh` one yet; an imported one may come after its decision.
    """
    if isinstance(record, Activity):
        open_ = fresh or record.state is ActivityState.DRAFT
        return _activity_columns(record, () if open_ else _reviews_of(reader, record))
    if isinstance(record, Plan):
        seen = (
            ()
            if fresh
            else reader.find(PlanDecision, plan_id=record.id, plan_version=record.version)
        )
        return {"status": status_of_plan(record, seen)}
    return {}


def columns_of_many(
    reader: Reader, records: Sequence[Record], coming: Sequence[Record] = ()
) -> Iterator[dict[str, Any]]:
    """Yield the derived columns of many records of one type, with few queries.

    `coming` are records that are written with them: decisions among them count already.
    """
    news: dict[str, list[Review]] = {}
    replaced: set[str] = set()
    for record in coming:
        if isinstance(record, Review):
            news.setdefault(record.activity_id, []).append(record)
            replaced.add(record.id)
    for start in range(0, len(records), _BATCH):
        batch = records[start : start + _BATCH]
        activities = [record for record in batch if isinstance(record, Activity)]
        if not activities:
            yield from (columns_of(reader, record) for record in batch)
            continue
        reviews: dict[str, list[Review]] = {
            entry.id: news.get(entry.id, []) for entry in activities
        }
        for review in reader.find(Review, activity_id=tuple(reviews)):
            if review.id not in replaced:
                reviews[review.activity_id] = [*reviews[review.activity_id], review]
        yield from (_activity_columns(a, reviews[a.id]) for a in activities)


def after_write(reader: Reader, connection: Connection, record: Record) -> None:
    """Bring the entry or plan up to date on which a decision was just written."""
    if isinstance(record, Review):
        activity = reader.get(Activity, record.activity_id, include_deleted=True)
        if activity is not None:
            _set_status(
                connection, activity, status_of_activity(activity, _reviews_of(reader, activity))
            )
    elif isinstance(record, PlanDecision):
        plan = reader.get(Plan, record.plan_id, include_deleted=True)
        if plan is not None:
            seen = reader.find(PlanDecision, plan_id=plan.id, plan_version=plan.version)
            _set_status(connection, plan, status_of_plan(plan, seen))


def after_writes(
    reader: Reader,
    connection: Connection,
    records: Sequence[Record],
    settled: Container[str] = frozenset(),
) -> None:
    """Do the same for many records; `settled` are entries whose columns are right already."""
    for record in records:
        if isinstance(record, PlanDecision):
            after_write(reader, connection, record)
    about = {record.activity_id for record in records if isinstance(record, Review)}
    wanted = sorted(entry_id for entry_id in about if entry_id not in settled)
    for start in range(0, len(wanted), _BATCH):
        batch = wanted[start : start + _BATCH]
        activities = reader.find(Activity, include_deleted=True, id=batch)
        states = zip(activities, columns_of_many(reader, activities), strict=True)
        prepared(("status", Activity), connection, lambda: _status_of(Activity)).run_many(
            connection, [{"id_": a.id, "status_": columns["status"]} for a, columns in states]
        )


def _reviews_of(reader: Reader, activity: Activity) -> tuple[Review, ...]:
    return reader.find(Review, activity_id=activity.id, activity_version=activity.version)


def _set_status(
    connection: Connection, subject: Activity | Plan, status: ActivityStatus | PlanStatus
) -> None:
    type_ = type(subject)
    statement = prepared(("status", type_), connection, lambda: _status_of(type_))
    statement.run(connection, {"id_": subject.id, "status_": status})


def _status_of(type_: type[Record]) -> Update:
    table = RECORD_TABLES[type_]
    return (
        update(table)
        .where(table.c.id == bindparam("id_"))
        .values(status=bindparam("status_", type_=table.c.status.type))
    )


def _activity_columns(activity: Activity, reviews: Iterable[Review]) -> dict[str, Any]:
    return {
        "status": status_of_activity(activity, reviews),
        "position": position_of(activity.start),
    }
