"""What a sheet of the workbook carrier is made of: columns with a type, title and order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class ColumnType(StrEnum):
    """How a field is shown: `LABEL` makes a code readable, `NAME` looks an id up."""

    TEXT = "text"
    LABEL = "label"
    NAME = "name"
    LIST = "list"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    CLOCK = "clock"  # minutes after midnight
    BOOLEAN = "boolean"


class Column(NamedTuple):
    """A column: header, field ("." in front: of the record itself), type, width in characters.

    One that was `added` after its sheet was released stands there only when a record of the
    package has the field: the sheets of older packages stay as they were.
    """

    header: str
    field: str
    type: ColumnType = ColumnType.TEXT
    width: float = 16
    added: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The sheet of one kind: its title, its columns and the fields it is sorted by."""

    kind: str
    title: str
    columns: tuple[Column, ...]
    order: tuple[str, ...] = ()


PERSON = Column("Pegawai", "person_id", ColumnType.NAME, 28)
"""The person a record is about."""
PERIOD = Column("Periode", "period_code", ColumnType.TEXT, 11)
"""The period a record is about."""
TAIL = (
    Column("Dihapus", ".deleted", ColumnType.BOOLEAN, 9),
    Column("Versi", ".version", ColumnType.INTEGER, 7),
    Column("Penulis", ".author", ColumnType.NAME, 28),
    Column("Ditulis", ".at", ColumnType.TEXT, 22),
    Column("ID", ".id", ColumnType.TEXT, 38),
)
"""What every sheet ends with."""


def layout(kind: str, title: str, *columns: Column, order: tuple[str, ...] = ()) -> Layout:
    """Return the layout of a kind with the columns that every sheet ends with."""
    return Layout(kind, title, (*columns, *TAIL), order)
