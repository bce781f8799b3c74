"""Finds the header of an attendance list: one column a day, one row a day, or a list of PINs."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise

from penilaian_desktop.domain.employee_sheet import SheetColumn
from penilaian_desktop.spreadsheets.attendance_sums import is_recap, late_field, sums_of
from penilaian_desktop.spreadsheets.cell_values import read_date
from penilaian_desktop.spreadsheets.grid import CellValue, Grid, as_text, squeeze
from penilaian_desktop.spreadsheets.headers import JOINED, spread_groups
from penilaian_desktop.spreadsheets.months import month_in
from penilaian_desktop.spreadsheets.prescan import column_letters

SEARCH_ROWS = 40
MAX_HEADER_ROWS = 3
_NIP, _LOOK = 18, 10
"""Digits of a NIP, and rows below a heading that are looked at for one."""
FEWEST_DAYS = 7
"""So many day numbers in a row are the columns of a month, or of a week of one."""

IDENTITY, PIN, NAME, DAY, ARRIVED, LEFT, STATE, SCAN = (
    "identity", "pin", "name", "day", "arrived", "left", "state", "scan",
)  # fmt: skip

_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (field, re.compile(words))
    for field, words in (
        (IDENTITY, r"nip\w*|nipnrp|nipppk|nipbaru|nomorindukpegawai|nikpegawai"),
        (
            PIN,
            r"pin|nopin|idpegawai|id|noid|userid|acno|idabsen|noabsen|nomorabsen|enno|idmesin|nik",
        ),
        (NAME, r"nama\w*|name|employeename"),
        (DAY, r"tgl|tanggal|date|hari(?:tanggal)|hari/?tanggal|tanggalabsen|tglabsen|tanggalscan"),
        (
            SCAN,
            r"(?:tgl|tanggal)(?:dan)?(?:waktu|jam)|datetime|waktuscan|waktu|scan\d*|jam\d|absen\d",
        ),
        (ARRIVED, r"(?:scan|jam|waktu|absen)?(?:masuk|datang|in|checkin|clockin|pagi)"),
        (LEFT, r"(?:scan|jam|waktu|absen)?(?:pulang|keluar|out|checkout|clockout|sore)"),
        (STATE, r"ket\w*|status\w*|kode\w*|alasan|izincuti|absensi|exception"),
    )
)  # fmt: skip


_IN = re.compile(r"(?:scan|jam|waktu|absen)?(?:masuk|datang|in|checkin|clockin|pagi|m|dtg|msk|d|i)")
_OUT = re.compile(
    r"(?:scan|jam|waktu|absen)?(?:pulang|keluar|out|checkout|clockout|sore|p|plg|plng|k|o)"
)
"""What two columns of one day are headed with."""


def field_of(text: str) -> str:
    """Return what a heading stands for, "" for nothing that is needed."""
    key = squeeze(text.rpartition(JOINED)[2])
    return next((field for field, pattern in _WORDS if pattern.fullmatch(key)), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceHeader:
    """A header: rows, the column of each field, and for a matrix the day of each column.

    `days` are (column, day of the month or whole date); empty for a list of rows. `scans` are
    columns that hold one time each. `outs` are the columns of the leave where a day has two.
    `sums` are the columns of a recap that has the sums of a month.
    """

    top: int
    bottom: int
    fields: dict[str, int]
    labels: dict[int, str]
    days: tuple[tuple[int, int | date], ...] = ()
    scans: tuple[int, ...] = ()
    outs: dict[int, int] = field(default_factory=dict)
    sums: dict[str, int] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[SheetColumn, ...]:
        """Return the columns with a heading."""
        of = {index: field for field, index in (*self.fields.items(), *self.sums.items())}
        return tuple(
            SheetColumn(column=column_letters(i), header=label, field=of.get(i, ""))
            for i, label in sorted(self.labels.items())
        )

    def spot(self, name: str) -> tuple[str, str]:
        """Return letters and heading of a field's column; without one of the first that may be."""
        other = self.scans[0] if self.scans else min(self.labels, default=0)
        index = self.fields.get(name, other)
        return column_letters(index), self.labels.get(index, "")


def find_attendance_header(grid: Grid) -> AttendanceHeader | None:
    """Return the header of the first attendance table of a sheet, None without one."""
    for top in range(min(grid.height, SEARCH_ROWS)):
        found = header_at(grid, top)
        if found is not None:
            return found
    return None


def header_at(grid: Grid, top: int) -> AttendanceHeader | None:
    """Return the header that begins in this row, None when none does."""
    texts = {c: v for c, v in enumerate(grid.rows[top]) if isinstance(v, str) and v.strip()}
    if not any(field_of(text) in {IDENTITY, PIN, NAME} for text in texts.values()):
        return None
    for height in range(1, MAX_HEADER_ROWS + 1):
        bottom = top + height - 1
        if bottom >= grid.height:
            break
        found = _matrix(grid, top, bottom) or _rows(grid, top, bottom)
        if found is not None:
            return found
    return _sums(grid, top)


def _sums(grid: Grid, top: int) -> AttendanceHeader | None:
    """Return the header of a recap of sums: of so many rows as name the most of them."""
    best: AttendanceHeader | None = None
    for bottom in range(top, min(top + MAX_HEADER_ROWS, grid.height)):
        fields, labels = _named(grid, top, bottom)
        who = {f: c for f, c in fields.items() if f in {IDENTITY, PIN, NAME}}
        rest = {c: label for c, label in labels.items() if c not in who.values()}
        sums = sums_of(rest)
        if not ({IDENTITY, NAME} & set(who)) or not is_recap(sums):
            continue
        if best is None or len(sums) > len(best.sums):
            best = AttendanceHeader(
                top=top, bottom=bottom, fields=who, labels=labels,
                sums=late_field(grid, sums, bottom + 1),
            )  # fmt: skip
    return best


def _named(grid: Grid, top: int, bottom: int) -> tuple[dict[str, int], dict[int, str]]:
    """Return the column of each field, and all headings.

    "Scan masuk" comes before "Jam masuk", which beside it is the hour of the roster; of several
    numbers of a person the one of 18 digits counts.
    """
    fields: dict[str, int] = {}
    labels: dict[int, str] = {}
    numbers: list[int] = []
    for column in grid.visible():
        rows = spread_groups(grid, top, bottom - top + 1)
        texts = [row[column] for row in rows if row[column]]
        if not texts:
            continue
        labels[column] = JOINED.join(dict.fromkeys(texts))
        name = field_of(labels[column]) or field_of(texts[0])
        if name == PIN:
            numbers.append(column)
        recorded = name in {ARRIVED, LEFT} and "scan" in squeeze(labels[column])
        if name and (name not in fields or recorded):
            fields[name] = column
    if IDENTITY not in fields:
        whole = (c for c in numbers if _holds_nips(grid, bottom + 1, c))
        if (column := next(whole, -1)) >= 0:
            fields[IDENTITY] = column
    return fields, labels


def _holds_nips(grid: Grid, first: int, column: int) -> bool:
    texts = [grid.text(row, column) for row in range(first, min(grid.height, first + _LOOK))]
    return any(len(re.sub(r"\D", "", text)) == _NIP for text in texts)


def _matrix(grid: Grid, top: int, bottom: int) -> AttendanceHeader | None:
    days = [
        (column, day)
        for column in grid.visible()
        if (day := _day_number(grid.value(bottom, column))) is not None
    ]
    days = [at for n, at in enumerate(days) if not n or days[n - 1][1] != at[1]]  # told twice
    run = _longest_run(days)
    if len(run) < FEWEST_DAYS:
        return None
    fields, labels = _named(grid, top, bottom)
    fields = {f: c for f, c in fields.items() if f in {IDENTITY, PIN, NAME}}
    if not fields:
        return None
    run = _dated_by_groups(days, labels) or run
    for column, _day in run:
        group = labels[column].split(JOINED)[0] if JOINED in labels[column] else "tanggal"
        own = grid.text(bottom, column)
        labels[column] = f"{group.casefold()} {own}" if group else own
    outs, below = _outs(grid, bottom + 1, [column for column, _day in run])
    return AttendanceHeader(
        top=top,
        bottom=bottom + below,
        fields=fields,
        labels=labels,
        days=tuple(run),
        outs=outs,
    )


def _dated_by_groups(
    days: list[tuple[int, int | date]], labels: dict[int, str]
) -> list[tuple[int, int | date]]:
    """Return the days of all months whose names stand above them; empty when one is not named."""
    found: list[tuple[int, int | date]] = []
    for column, day in days:
        month = month_in(labels[column].split(JOINED)[0]) if JOINED in labels[column] else None
        if month is None or not isinstance(day, int):
            return []
        if day <= monthrange(*month)[1]:
            found.append((column, date(*month, day)))
    return found


def _outs(grid: Grid, row: int, columns: list[int]) -> tuple[dict[int, int], int]:
    """Return the column of the leave of each day, and the rows below the days that say so.

    "in | out" stands right below the days, or below a line of weekdays.
    """
    for below in range(1, MAX_HEADER_ROWS):
        at = row + below - 1
        if at >= grid.height or any(field_of(as_text(v)) == NAME for v in grid.rows[at]):
            break
        found = {
            column: column + 1
            for column in columns
            if column + 1 < grid.width
            and _IN.fullmatch(squeeze(grid.text(at, column)))
            and _OUT.fullmatch(squeeze(grid.text(at, column + 1)))
        }
        if len(found) == len(columns):
            return found, below
    return {}, 0


def _day_number(value: CellValue) -> int | date | None:  # noqa: PLR0911  (kinds of cells)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return int(value) if float(value).is_integer() and 1 <= value <= 31 else None
    if not isinstance(value, str):
        return None
    bare = re.fullmatch(r"\s*(\d{1,2})(?:\s*\(?[A-Za-z]{1,6}\)?\.?)?\s*", value)
    if bare is not None and 1 <= int(bare[1]) <= 31:
        return int(bare[1])
    return read_date(value)


def _longest_run(days: list[tuple[int, int | date]]) -> list[tuple[int, int | date]]:
    """Return the longest run of days that follow each other from left to right."""
    best: list[tuple[int, int | date]] = []
    run: list[tuple[int, int | date]] = days[:1]
    for before, after in pairwise(days):
        run = [*run, after] if _follows(before[1], after[1]) else [after]
        best = max(best, run, key=len)
    return max(best, run, key=len)


def _follows(before: int | date, after: int | date) -> bool:
    if isinstance(before, date) and isinstance(after, date):
        return 0 < (after - before).days <= 3
    if isinstance(before, int) and isinstance(after, int):
        return 0 < after - before <= 3 or (after == 1 and before >= 28)
    return False


def _rows(grid: Grid, top: int, bottom: int) -> AttendanceHeader | None:
    fields, labels = _named(grid, top, bottom)
    scans = tuple(c for c, label in labels.items() if field_of(label) == SCAN)
    timed = ARRIVED in fields or LEFT in fields or bool(scans)
    dated = DAY in fields or bool(scans)
    who = IDENTITY in fields or PIN in fields or NAME in fields
    if not (timed and dated and who):
        return None
    return AttendanceHeader(top=top, bottom=bottom, fields=fields, labels=labels, scans=scans)


def pin_list(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """Return (header row, columns) of a list that says whose PIN a number is, None otherwise."""
    for top in range(min(grid.height, SEARCH_ROWS)):
        fields, _labels = _named(grid, top, top)
        if IDENTITY in fields and PIN in fields and find_attendance_header(grid) is None:
            return top, fields
    return None
