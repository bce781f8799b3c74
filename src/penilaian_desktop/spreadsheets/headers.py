"""Finds the header of a table of employees and says what each column holds.

Written for the kind of list, not for one file: the header is wherever headings of persons stand,
on one line or several, merged or not; columns come in any order and most of them may be missing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from penilaian_desktop.spreadsheets.grid import Grid, clean, squeeze
from penilaian_desktop.spreadsheets.header_words import KNOWN, TMT, Field, heading_kind, unit_level

SEARCH_ROWS = 60
MAX_HEADER_ROWS = 4
JOINED = " > "
"""Between a group and its column in one heading; result workbooks write headings so."""


_ABOVE_SUPERIOR = re.compile(r"atasan(?:dari|langsung)?(?:pejabatpenilai|penilai|atasan)")
_SUPERIOR = re.compile(r"atasan|penilai(?!an)|pimpinanlangsung")
_HINT = re.compile(r"n\W*a\W*m\W*a|n\W*i\W*p|n\W*r\W*p|induk", re.IGNORECASE)
"""What every heading of a name or a number contains; spares looking closely at all cells."""
_DATE_WORD = re.compile(r"tgl|tanggal|tmt")
_NAME_WORD = re.compile(r"nama\w*|uraian\w*")
_OTHER_GROUP = re.compile(
    r"cpns|pengangkatan|masakerja|pendidikan|sekolah|latihan|diklat|kursus|keluarga|suami|istri"
)
"""Groups whose columns are not needed, whatever these are called."""


def classify_text(text: str) -> str:
    """Return what one heading alone stands for: a field, `TMT`, `KNOWN`, or ""."""
    key = squeeze(text)
    if _ABOVE_SUPERIOR.search(key):
        return KNOWN
    if _SUPERIOR.search(key):
        return _superior_part(key)
    return heading_kind(key)


def _superior_part(key: str) -> str:
    nip, name = "nip" in key or "nrp" in key, "nama" in key
    if nip != name:
        return Field.SUPERIOR_IDENTITY if nip else Field.SUPERIOR_NAME
    if not nip and re.search(r"jabatan|pangkat|gol|unit", key):
        return KNOWN
    return Field.SUPERIOR


def classify(path: tuple[str, ...]) -> str:
    """Return what a column stands for by its headings from the group down to the column."""
    if not path:
        return ""
    child, groups = path[-1], path[:-1]
    kind = classify_text(child)
    for group in groups:
        found = _in_group(squeeze(group), squeeze(child), kind)
        if found is not None:
            return found
    if kind or not groups:
        return kind
    return classify_text(" ".join(path))


def _in_group(group: str, child: str, kind: str) -> str | None:
    """Return what a heading means under its group, None when the group does not decide."""
    group_kind = heading_kind(group)
    dated = kind == TMT or _DATE_WORD.match(child) is not None
    found: str | None = None
    if _ABOVE_SUPERIOR.search(group) or _OTHER_GROUP.search(group):
        found = KNOWN
    elif _SUPERIOR.search(group):
        part = _superior_part(group + child)
        found = part if part != Field.SUPERIOR or not kind else KNOWN
    elif group_kind == Field.UNIT:
        found = Field.UNIT if kind in {"", Field.UNIT, Field.NAME} else None
    elif group_kind == Field.POSITION:
        named = kind == Field.POSITION or _NAME_WORD.match(child)
        found = Field.POSITION_SINCE if dated else Field.POSITION if named else kind
    elif group_kind in {Field.GOLONGAN, Field.PANGKAT}:
        found = Field.GOLONGAN_SINCE if dated else _rank_part(child, kind)
    elif group_kind == Field.SEX:
        found = {"l": Field.SEX_MALE, "p": Field.SEX_FEMALE}.get(child[:1], "")
    elif "lahir" in group:
        found = Field.BIRTH_DATE if dated else KNOWN
    return found


def _rank_part(child: str, kind: str) -> str:
    if _NAME_WORD.match(child):
        return Field.PANGKAT
    return Field.GOLONGAN if child in {"ruang", "rg"} else kind


@dataclass(frozen=True, slots=True)
class HeaderColumn:
    """A column under a header: its index, its headings joined by " > ", and its field."""

    index: int
    label: str
    field: str


@dataclass(frozen=True, slots=True)
class Header:
    """A header: zero-based first row, number of rows, and the columns with a heading."""

    top: int
    height: int
    columns: tuple[HeaderColumn, ...]

    @property
    def bottom(self) -> int:
        """Return the last row of the header."""
        return self.top + self.height - 1

    def fields(self) -> dict[str, int]:
        """Return the column of each field; of several, the first."""
        found: dict[str, int] = {}
        for column in self.columns:
            if column.field:
                found.setdefault(column.field, column.index)
        return found

    def unit_columns(self) -> list[int]:
        """Return the columns of units from the office down to the smallest unit."""
        units = [column for column in self.columns if column.field == Field.UNIT]
        levels = {c.index: unit_level(squeeze(c.label.split(JOINED)[-1])) for c in units}
        return sorted(levels, key=levels.__getitem__)

    def is_table(self) -> bool:
        """Tell whether the columns name persons and their numbers."""
        fields = self.fields()
        return Field.NAME_IDENTITY in fields or (Field.NAME in fields and Field.IDENTITY in fields)


def find_header(grid: Grid, start: int = 0, stop: int | None = None) -> Header | None:
    """Return the header of the first table of employees between two rows, None without one."""
    last = min(grid.height, start + SEARCH_ROWS if stop is None else stop)
    candidates = [
        header
        for top in range(start, last)
        if _may_be_header(grid, top)
        for header in _blocks_at(grid, top)
    ]
    if not candidates:
        return None
    first = candidates[0].top
    near = [header for header in candidates if header.top < first + MAX_HEADER_ROWS]
    best = max(near, key=lambda header: (_score(header), -header.height, -header.top))
    return _extend(grid, best)


def header_at(grid: Grid, top: int) -> Header | None:
    """Return the header that begins in this row, None when none does."""
    if not _may_be_header(grid, top):
        return None
    blocks = _blocks_at(grid, top)
    if not blocks:
        return None
    return _extend(grid, max(blocks, key=lambda header: (_score(header), -header.height)))


def _may_be_header(grid: Grid, row: int) -> bool:
    """Tell cheaply whether a row has a heading of a name or of a number."""
    wanted = {Field.NAME, Field.IDENTITY, Field.NAME_IDENTITY}
    return any(
        isinstance(value, str) and _HINT.search(value) and classify_text(value) in wanted
        for value in grid.rows[row]
    )


def _blocks_at(grid: Grid, top: int) -> list[Header]:
    found = []
    for height in range(1, MAX_HEADER_ROWS + 1):
        bottom = top + height - 1
        if bottom >= grid.height or not _header_like(grid, bottom):
            break
        header = _header(grid, top, height)
        if header.is_table():
            found.append(header)
    return found


def _header_like(grid: Grid, row: int) -> bool:
    texts = [value for value in grid.rows[row] if value != ""]
    if not texts or not all(isinstance(value, str) for value in texts):
        return False
    kinds = [classify_text(str(value)) for value in texts]
    digits = any(sum(char.isdigit() for char in str(value)) >= 8 for value in texts)
    return not digits and any(kinds)


def _score(header: Header) -> int:
    return len(header.fields())


def _extend(grid: Grid, header: Header) -> Header:
    """Take in lower lines of the header that only merged cells or unneeded groups reach."""
    bottom = header.bottom
    for merge in grid.merges:
        if header.top <= merge.top <= bottom and merge.bottom < header.top + MAX_HEADER_ROWS:
            bottom = max(bottom, min(merge.bottom, grid.height - 1))
    if bottom == header.bottom:
        return header
    return _header(grid, header.top, bottom - header.top + 1)


def _header(grid: Grid, top: int, height: int) -> Header:
    rows = spread_groups(grid, top, height)
    paths: dict[int, tuple[str, ...]] = {}
    for column in grid.visible():
        texts = [row[column] for row in rows if row[column]]
        if texts:
            paths[column] = tuple(p for text, _ in groupby(texts) for p in text.split(JOINED))
    columns = []
    taken: set[str] = set()
    last_dated = Field.GOLONGAN_SINCE
    for column, path in paths.items():
        kind = classify(path)
        if kind == TMT:
            kind = last_dated
        if kind in {Field.GOLONGAN, Field.PANGKAT}:
            last_dated = Field.GOLONGAN_SINCE
        elif kind == Field.POSITION:
            last_dated = Field.POSITION_SINCE
        if kind == KNOWN or (kind in taken and kind != Field.UNIT):
            kind = ""
        if kind:
            taken.add(kind)
        columns.append(HeaderColumn(column, JOINED.join(path), kind))
    return Header(top, height, tuple(columns))


def spread_groups(grid: Grid, top: int, height: int) -> list[list[str]]:
    """Return the texts of the header with each group written over all of its columns."""
    rows = [
        [clean(str(grid.value(row, column))) for column in range(grid.width)]
        for row in range(top, top + height)
    ]
    merged: set[tuple[int, int]] = set()
    for merge in grid.merges:
        if not top <= merge.top < top + height or merge.left >= grid.width:
            continue
        text = rows[merge.top - top][merge.left]
        for column in range(merge.left, min(merge.right + 1, grid.width)):
            rows[merge.top - top][column] = text
            for at in range(merge.top, min(merge.bottom + 1, top + height)):
                merged.add((at - top, column))
    for index, texts in enumerate(rows[:-1]):
        below = rows[index + 1 :]
        for column in range(1, grid.width):
            if texts[column] or (index, column) in merged:
                continue
            here = any(lower[column] for lower in below)
            left = any(lower[column - 1] for lower in below)
            if here and left and (index, column - 1) not in merged:
                texts[column] = texts[column - 1]
    return rows
