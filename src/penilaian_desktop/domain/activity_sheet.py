"""What reading an employee's own diary found: entries, refusals, remarks, skipped rows."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from penilaian_desktop.domain.activity import WorkPlace
from penilaian_desktop.domain.employee_sheet import (
    OriginalRow,
    SheetColumn,
    SheetLayout,
    SheetProblem,
    SkippedRow,
)

LONG_DAY = 600
"""Minutes of a day from which on a remark is made."""
SHORT_TEXT = 10
"""Characters below which a text says little."""


class DiaryField(StrEnum):
    """What a column of a diary may hold; the value is what is remembered of a mapping."""

    NUMBER = "no"
    DATE = "date"
    TIME = "time"
    START = "start"
    END = "end"
    MINUTES = "minutes"
    TEXT = "text"
    VOLUME = "volume"
    UNIT = "unit"
    VOLUME_UNIT = "volume_unit"
    OUTPUT = "output"
    RHK = "rhk"
    NOTE = "note"
    EVIDENCE = "evidence"
    PLACE = "place"
    TAGS = "tags"
    IDENTITY = "identity"


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryOptions:
    """How a diary is to be read: mappings by signature of the header, and the person's habits.

    A mapping gives the field of each heading ("" = not needed). With `night_shift` an end before
    the start lies on the next day.
    """

    mappings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    night_shift: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityRow:
    """One entry of a diary, read and checked; `rhk` is what the diary says, not yet looked up.

    `nip` is the number in the row's own column, where the table has one. `start` and `end` are
    minutes after the midnight of `day`; `sheet` and `row` say where it stands, `cells` the letters
    and the heading of the column of each field.
    """

    sheet: str
    row: int
    day: date
    start: int | None = None
    end: int | None = None
    minutes: int = 0
    text: str
    volume: Decimal | None = None
    unit: str | None = None
    note: str = ""
    rhk: str = ""
    rhk_id: str | None = None
    nip: str = ""
    place: WorkPlace = WorkPlace.OFFICE
    tags: tuple[str, ...] = ()
    late: bool = False
    cells: Mapping[str, tuple[str, str]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def key(self) -> tuple[date, int | None, int | None, int, str]:
        """Return what makes two rows the same entry."""
        return (self.day, self.start, self.end, self.minutes, " ".join(self.text.split()))

    def problem(self, code: str, *fields: str, detail: str = "") -> SheetProblem:
        """Return a remark or a refusal at the first of the fields that has a column."""
        letters, header = next((self.cells[f] for f in fields if f in self.cells), ("", ""))
        return SheetProblem(
            code=code,
            sheet=self.sheet,
            row=self.row,
            column=letters,
            header=header,
            detail=detail,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivitySheet:
    """A whole diary, read and checked.

    `records` are the entries taken over, `good` without a remark, `warned` with at least one.
    Each refused row has exactly one refusal; `remarks` may name a row several times. `known` are
    rows that the log already holds. `owner` and `owner_nip` are what stands above the table.
    """

    file: str
    layouts: tuple[SheetLayout, ...]
    records: tuple[ActivityRow, ...]
    refused: tuple[SheetProblem, ...]
    remarks: tuple[SheetProblem, ...]
    skipped: tuple[SkippedRow, ...]
    originals: tuple[OriginalRow, ...]
    ignored_sheets: tuple[str, ...] = ()
    known: tuple[SheetProblem, ...] = ()
    owner: str = ""
    owner_nip: str = ""

    @property
    def good(self) -> tuple[ActivityRow, ...]:
        """Return the entries taken over without a remark."""
        remarked = self._remarked()
        return tuple(row for row in self.records if (row.sheet, row.row) not in remarked)

    @property
    def warned(self) -> tuple[ActivityRow, ...]:
        """Return the entries taken over with a remark."""
        remarked = self._remarked()
        return tuple(row for row in self.records if (row.sheet, row.row) in remarked)

    def _remarked(self) -> frozenset[tuple[str, int]]:
        return frozenset((problem.sheet, problem.row) for problem in self.remarks)

    def without(
        self, refused: Iterable[SheetProblem], known: Iterable[SheetProblem] = ()
    ) -> ActivitySheet:
        """Return the sheet with more rows refused or known; remarks on them go."""
        refused, known = tuple(refused), tuple(known)
        gone = {(p.sheet, p.row) for p in (*refused, *known)}
        order = {(row.sheet, row.row): at for at, row in enumerate(self.originals)}
        return replace(
            self,
            records=tuple(r for r in self.records if (r.sheet, r.row) not in gone),
            remarks=tuple(p for p in self.remarks if (p.sheet, p.row) not in gone),
            refused=in_order((*self.refused, *refused), order),
            known=in_order((*self.known, *known), order),
        )

    def with_remarks(self, remarks: Iterable[SheetProblem]) -> ActivitySheet:
        """Return the sheet with more remarks."""
        order = {(row.sheet, row.row): at for at, row in enumerate(self.originals)}
        return replace(self, remarks=in_order((*self.remarks, *remarks), order))


def in_order(
    problems: Iterable[SheetProblem], order: Mapping[tuple[str, int], int]
) -> tuple[SheetProblem, ...]:
    """Return problems in the order of their rows in the file."""
    return tuple(sorted(problems, key=lambda p: order[p.sheet, p.row]))


def signature_of(columns: Iterable[SheetColumn]) -> str:
    """Return what tells one kind of header from another: a hash of its headings in order."""
    words = "\n".join(" ".join(column.header.casefold().split()) for column in columns)
    return hashlib.sha256(words.encode()).hexdigest()[:32]


def day_remarks(records: Sequence[ActivityRow]) -> list[SheetProblem]:
    """Return the remarks that rows of one day earn together: overlaps, long days, repetitions."""
    found: list[SheetProblem] = []
    first: dict[object, ActivityRow] = {}
    days: dict[date, list[ActivityRow]] = defaultdict(list)
    for row in records:
        days[row.day].append(row)
        before = first.setdefault(row.key, row)
        if before is not row:
            found.append(
                row.problem("possible_duplicate", DiaryField.TEXT, detail=_where(before, row))
            )
    for rows in days.values():
        found += _overlaps(rows)
        total = sum(row.minutes for row in rows)
        if total > LONG_DAY:
            found.append(rows[-1].problem("day_over_10_hours", *TIME_FIELDS, detail=str(total)))
    return found


TIME_FIELDS = (DiaryField.TIME, DiaryField.START, DiaryField.MINUTES, DiaryField.DATE)
"""Where a remark about the time of an entry stands, the best place first."""


def _overlaps(rows: Sequence[ActivityRow]) -> list[SheetProblem]:
    timed = [row for row in rows if row.start is not None and row.end is not None]
    timed.sort(key=lambda row: row.start or 0)
    others: dict[int, list[ActivityRow]] = defaultdict(list)
    for at, row in enumerate(timed):
        for later in timed[at + 1 :]:
            if (later.start or 0) >= (row.end or 0):
                break
            if (later.end or 0) > (row.start or 0):
                others[id(row)].append(later)
                others[id(later)].append(row)
    return [
        row.problem(
            "overlaps",
            *TIME_FIELDS,
            detail=", ".join(_where(other, row) for other in others[id(row)]),
        )
        for row in rows
        if id(row) in others
    ]


def _where(other: ActivityRow, row: ActivityRow) -> str:
    """Return "baris 12" or, on another sheet, "lembar Juli, baris 12"."""
    sheet = "" if other.sheet == row.sheet else f"lembar {other.sheet}, "
    return f"{sheet}baris {other.row}"


def free_day_remarks(
    records: Iterable[ActivityRow], free: Callable[[date], str]
) -> list[SheetProblem]:
    """Return a remark for each row of a free day; `free` names why a day is free, "" = it is not.

    The name of a weekend is "akhir pekan".
    """
    names: dict[date, str] = {}
    found = []
    for row in records:
        name = names.setdefault(row.day, free(row.day))
        if name:
            found.append(row.problem("not_a_working_day", DiaryField.DATE, detail=name))
    return found
