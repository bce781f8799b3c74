"""Records of units by their id and version, without reading them."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import select

from penilaian_desktop.domain.kinds import RECORD_TYPES
from penilaian_desktop.storage.reader import Reader
from penilaian_desktop.storage.tables import RECORD_TABLES


class UnitStamp(NamedTuple):
    """A record of a unit: what it is, and which version is stored."""

    kind: str
    id: str
    version: int
    deleted: bool


def unit_stamps(
    reader: Reader, kinds: Collection[str], units: Collection[str]
) -> tuple[UnitStamp, ...]:
    """Return the records of some kinds that belong to some units, deleted ones too."""
    found: list[UnitStamp] = []
    for kind in sorted(kinds):
        table = RECORD_TABLES[RECORD_TYPES[kind]]
        query = select(table.c.id, table.c.version, table.c.deleted).where(
            table.c.unit_id.in_(tuple(units))
        )
        found += [UnitStamp(kind, *row) for row in reader.rows(query)]
    return tuple(found)
