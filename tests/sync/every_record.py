"""One record of every kind in the table of kinds, and every field of it changed: nothing by hand.

A kind that is new in `domain.kinds` is here the day it is added.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any

from tests.services.office import Office

from penilaian_desktop.domain.calibration import Calibration
from penilaian_desktop.domain.kinds import RECORD_TYPES
from penilaian_desktop.domain.record import META_FIELDS, Record, new_id
from penilaian_desktop.services.about import PARENTS

PERIOD = "2026-T3"
DAY = date(2026, 8, 3)
SUBJECT, LEADER = "siti", "bambang"


class Samples:
    """Makes records about siti; parents are made once and stored by the caller."""

    def __init__(self, people: Office) -> None:
        self.people = people
        self.parents: dict[type[Record], Record] = {}
        for _field, type_ in PARENTS.values():
            self._parent(type_)

    def of(self, type_: type[Record], author: str) -> Record:
        """Return a record of a type, every required field filled, by an author."""
        hints = typing.get_type_hints(type_)
        values: dict[str, Any] = {
            each.name: self._sample(type_, each.name, hints[each.name])
            for each in dataclasses.fields(type_)
            if each.name not in META_FIELDS and _required(each)
        }
        for name in ("person_id", "unit_id", "period_code"):
            if name in hints and name not in values:
                values[name] = self._sample(type_, name, hints[name])
        return type_(
            id=new_id(), at=self.people.clock(), author_id=self.people.ids[author], **values
        )

    def changed(self, record: Record) -> Iterator[tuple[str, Record]]:
        """Return the record once for each of its fields, with that field changed."""
        hints = typing.get_type_hints(type(record))
        for each in dataclasses.fields(record):
            if each.name not in META_FIELDS:
                other = self._other(getattr(record, each.name), hints[each.name], each.name)
                yield each.name, dataclasses.replace(record, **{each.name: other})

    def _parent(self, type_: type[Record]) -> str:
        if type_ not in self.parents:
            author = LEADER if type_.KIND in {"calibration", "follow_up"} else SUBJECT
            self.parents[type_] = self.of(type_, author)
        return self.parents[type_].id

    def _sample(self, type_: type[Record], name: str, hint: Any) -> Any:
        ids = self.people.ids
        known = {
            "person_id": ids[LEADER] if type_ is Calibration else ids[SUBJECT],
            "giver_id": ids["taufik"], "other_id": ids["taufik"],
            "unit_id": self.people.units["pelayanan"], "period_code": PERIOD,
            "year": 2026, "month": "2026-08",
        }  # fmt: skip
        if name in known:
            return known[name]
        link = PARENTS.get(type_)
        if link is not None and name == link[0]:
            return self._parent(link[1])
        return _value(hint, name)

    def _other(self, value: Any, hint: Any, name: str) -> Any:
        if isinstance(value, bool):
            return not value
        if isinstance(value, Enum):
            return next(item for item in type(value) if item is not value)
        if isinstance(value, datetime | date):
            return value + timedelta(days=1)
        if isinstance(value, int | Decimal):
            return value + 1
        if isinstance(value, str):
            return new_id() if name.endswith("_id") else f"{value} lain"
        if value is None:
            return _value(_inner(hint), name)
        if dataclasses.is_dataclass(value):
            return dataclasses.replace(value, name="Nama lain")
        if isinstance(value, tuple) and value:
            first = self._other(value[0], typing.get_args(hint)[0], name)
            return (first, *value[1:])
        return (_value(typing.get_args(hint)[0], name),)


def _required(each: dataclasses.Field[Any]) -> bool:
    return each.default is dataclasses.MISSING and each.default_factory is dataclasses.MISSING


def _inner(hint: Any) -> Any:
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        return next(a for a in typing.get_args(hint) if a is not type(None))
    return hint


def _value(hint: Any, name: str) -> Any:
    hint = _inner(hint)
    if typing.get_origin(hint) is tuple:
        return ()
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint))
    if dataclasses.is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        return hint(
            **{
                f.name: _value(hints[f.name], f.name)
                for f in dataclasses.fields(hint)
                if _required(f)
            }
        )
    if hint is str:
        return new_id() if name.endswith("_id") else "teks"
    plain = {int: 1, bool: False, Decimal: Decimal(1), date: DAY}
    if name in {"ends", "due"} and hint is date:
        return date(2026, 12, 31)
    return plain[hint]


def every_type() -> tuple[type[Record], ...]:
    """Return every kind of record, as the table of kinds has them."""
    return tuple(RECORD_TYPES.values())
