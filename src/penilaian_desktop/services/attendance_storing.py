"""The recaps of attendance as they are written: one a person and month, whoever wrote it (PR-2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import fields, replace

from penilaian_desktop.domain.attendance import Attendance
from penilaian_desktop.domain.attendance_views import Difference
from penilaian_desktop.domain.record import META_FIELDS
from penilaian_desktop.services.attendance_reading import stored_recaps
from penilaian_desktop.storage.unit_of_work import UnitOfWork


def store(unit: UnitOfWork, records: Sequence[Attendance], kept: Collection[str]) -> None:
    """Write recaps; what counts the same is not written again.

    Another record of the same person and month, of a unit that is `kept`, is removed with the
    change, and one that was deleted comes back as its next version.
    """
    formers = stored_recaps(unit, {record.month for record in records})
    keyed = [(record, formers.get((record.person_id, record.month))) for record in records]
    _add(unit, [record for record, former in keyed if former is None])
    changed = [
        unit.put(replace(record, id=former.id, version=former.version))
        for record, former in keyed
        if former is not None and difference(record, former) is Difference.CHANGED
    ]
    _remove_others(unit, changed, kept)


def remove(unit: UnitOfWork, record: Attendance, kept: Collection[str]) -> None:
    """Remove a recap, and every other record of the same person and month of a `kept` unit."""
    unit.delete(Attendance, record.id)
    _remove_others(unit, (record,), kept)


def difference(record: Attendance, former: Attendance | None) -> Difference:
    """Compare what is counted; the name of the list alone is no change."""
    if former is None:
        return Difference.NEW
    names = {f.name for f in fields(Attendance)} - META_FIELDS - {"source"}
    same = all(getattr(record, name) == getattr(former, name) for name in names)
    return Difference.UNCHANGED if same else Difference.CHANGED


def _add(unit: UnitOfWork, records: Sequence[Attendance]) -> None:
    ids = tuple(record.id for record in records)
    dead = {r.id: r.version for r in unit.find(Attendance, include_deleted=True, id=ids)}
    unit.add_many([record for record in records if record.id not in dead])
    for record in records:
        if record.id in dead:
            unit.put(replace(record, version=dead[record.id]))


def _remove_others(unit: UnitOfWork, records: Sequence[Attendance], kept: Collection[str]) -> None:
    months: dict[str, dict[str, str]] = defaultdict(dict)
    for record in records:
        months[record.month][record.person_id] = record.id
    for month, ids in months.items():
        for other in unit.find(Attendance, month=month, person_id=tuple(ids)):
            if other.id != ids[other.person_id] and other.unit_id in kept:
                unit.delete(Attendance, other.id)
