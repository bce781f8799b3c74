"""A snapshot that answers many small questions from records that were read at once.

Lists ask the same about each of their lines: who stands to this person how, what counts now, what
the person is called. Asked one by one that is a handful of statements a line; read ahead it is one
a kind, however long the list is. What was not read ahead goes to the database as always.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar, cast

from penilaian_desktop.domain.record import Record
from penilaian_desktop.storage.records import list_of
from penilaian_desktop.storage.unit_of_work import ReadUnit

R = TypeVar("R", bound=Record)

EVERY = ""
"""The field of a kind that was read as a whole."""


class _Held:
    """The records of a kind that have one of some values in a field."""

    __slots__ = ("field", "found", "values")

    def __init__(self, field: str) -> None:
        self.field = field
        self.values: set[object] = set()
        self.found: dict[object, list[Record]] = {}

    def take(self, values: Iterable[object], records: Iterable[Record]) -> None:
        """Keep the records of these values; none for a value means that there is none."""
        self.values.update(values)
        for record in records:
            key = getattr(record, self.field) if self.field else EVERY
            self.found.setdefault(key, []).append(record)

    def of(self, values: Iterable[object]) -> list[Record]:
        """Return the records with one of the values."""
        return [record for value in dict.fromkeys(values) for record in self.found.get(value, ())]


class Prefetched(ReadUnit):
    """Reads the snapshot of another unit, and keeps what it was told to read ahead."""

    def __init__(self, unit: ReadUnit) -> None:
        super().__init__(unit._connection)  # noqa: SLF001  (the same snapshot)
        self._held: dict[type[Record], _Held] = {}

    def ahead(self, type_: type[R], field: str, values: Iterable[object]) -> tuple[R, ...]:
        """Read the records of a kind with one of some values in a field; return the new ones.

        A kind is always read ahead by the same field. Empty values are left out.
        """
        held = self._held.setdefault(type_, _Held(field))
        assert held.field == field
        wanted = {value for value in values if value} - held.values
        if not wanted:
            return ()
        equals: dict[str, Any] = {field: tuple(wanted)}
        records = super().find(type_, include_deleted=True, **equals)
        held.take(wanted, records)
        return tuple(record for record in records if not record.deleted)

    def all_ahead(self, type_: type[R]) -> None:
        """Read every record of a kind of which there are few."""
        if type_ not in self._held:
            held = self._held[type_] = _Held(EVERY)
            held.take((EVERY,), super().find(type_, include_deleted=True))

    def get(self, type_: type[R], record_id: str, *, include_deleted: bool = False) -> R | None:
        """Return a record by its id, or None; deleted ones only when asked for."""
        held = self._held.get(type_)
        if held is None or held.field not in {"id", EVERY}:
            return super().get(type_, record_id, include_deleted=include_deleted)
        if held.field == "id" and record_id and record_id not in held.values:
            return super().get(type_, record_id, include_deleted=include_deleted)
        known = held.of((record_id,) if held.field else (EVERY,))
        found = next((one for one in known if one.id == record_id), None)
        if found is None or (found.deleted and not include_deleted):
            return None
        return cast("R", found)

    def find(
        self,
        type_: type[R],
        *,
        order: tuple[str, ...] = (),
        limit: int | None = None,
        include_deleted: bool = False,
        **equals: object,
    ) -> tuple[R, ...]:
        """Return the records whose fields equal the values, as `Reader.find`."""
        held = self._held.get(type_)
        asked = self._asked(held, equals)
        if held is None or asked is None or order:
            return super().find(
                type_, order=order, limit=limit, include_deleted=include_deleted, **equals
            )
        found = sorted(
            (
                one
                for one in held.of(asked)
                if (include_deleted or not one.deleted) and _fits(one, equals)
            ),
            key=lambda one: one.id,
        )
        return tuple(cast("list[R]", found[:limit]))

    def _asked(self, held: _Held | None, equals: dict[str, Any]) -> tuple[object, ...] | None:
        """Return the values under which the answer is held, None when it is not."""
        if held is None:
            return None
        if held.field == EVERY:
            return (EVERY,)
        if held.field not in equals:
            return None
        wanted = equals[held.field]
        values = list_of(wanted)
        asked = (wanted,) if values is None else tuple(values)
        return asked if held.values.issuperset(asked) else None


def _fits(record: Record, equals: dict[str, Any]) -> bool:
    for name, value in equals.items():
        values = list_of(value)
        own = getattr(record, name)
        if own != value if values is None else own not in values:
            return False
    return True
