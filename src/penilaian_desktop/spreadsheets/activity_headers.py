"""Finds the header of a diary and says what each column holds.

Written for the kind of list, not for one file: the header is wherever headings of work and of days
or times stand, on one line or several, merged or not, in any order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from penilaian_desktop.domain.activity_sheet import DiaryField, signature_of
from penilaian_desktop.domain.employee_sheet import SheetColumn
from penilaian_desktop.spreadsheets.activity_words import KNOWN, diary_heading
from penilaian_desktop.spreadsheets.grid import Grid, squeeze
from penilaian_desktop.spreadsheets.headers import JOINED, MAX_HEADER_ROWS, spread_groups
from penilaian_desktop.spreadsheets.prescan import column_letters

SEARCH_ROWS = 60
_WHEN = frozenset({DiaryField.DATE, DiaryField.TIME, DiaryField.START, DiaryField.MINUTES})
_MEASURES = frozenset(
    {DiaryField.VOLUME, DiaryField.VOLUME_UNIT, DiaryField.OUTPUT, DiaryField.NOTE}
)


@dataclass(frozen=True, slots=True)
class DiaryHeader:
    """A header: zero-based first row, number of rows, columns with a heading, and its signature."""

    top: int
    height: int
    columns: tuple[SheetColumn, ...]
    indexes: tuple[int, ...]

    @property
    def bottom(self) -> int:
        """Return the last row of the header."""
        return self.top + self.height - 1

    @property
    def signature(self) -> str:
        """Return what tells this kind of header from another."""
        return signature_of(self.columns)

    def fields(self) -> dict[str, int]:
        """Return the column of each field; of several, the first."""
        found: dict[str, int] = {}
        for column, index in zip(self.columns, self.indexes, strict=True):
            if column.field:
                found.setdefault(column.field, index)
        return found

    def mapped(self, mappings: Mapping[str, Mapping[str, str]]) -> DiaryHeader:
        """Return the header with the fields that a person chose for this kind of header."""
        chosen = mappings.get(self.signature)
        if chosen is None:
            return self
        columns = tuple(replace(c, field=chosen.get(c.header, c.field)) for c in self.columns)
        return replace(self, columns=columns)


def classify_diary(path: tuple[str, ...]) -> str:
    """Return what a column stands for by its headings from the group down to the column."""
    if not path:
        return ""
    child = squeeze(path[-1])
    kind = diary_heading(child)
    for group in reversed(path[:-1]):
        found = _in_group(diary_heading(squeeze(group)), child, kind)
        if found is not None:
            return found
    if kind or len(path) == 1:
        return kind
    joined = diary_heading(squeeze(" ".join(path)))
    return joined or diary_heading(squeeze(path[0]))


def _in_group(group: str, child: str, kind: str) -> str | None:
    """Return what a heading means under its group, None when the group does not decide."""
    times = {DiaryField.TIME, DiaryField.MINUTES, DiaryField.DATE, DiaryField.START}
    results = {DiaryField.OUTPUT, DiaryField.VOLUME, DiaryField.VOLUME_UNIT, DiaryField.UNIT}
    found: str | None = None
    if group in times and kind == DiaryField.VOLUME:
        found = DiaryField.MINUTES
    elif group in results and child.startswith(("uraian", "nama", "jenis", "bentuk", "deskripsi")):
        found = DiaryField.OUTPUT
    elif group == DiaryField.RHK and kind in {DiaryField.NUMBER, DiaryField.TEXT, KNOWN, ""}:
        found = DiaryField.RHK
    return found


def find_diary_header(grid: Grid, start: int = 0, *, dated: bool = False) -> DiaryHeader | None:
    """Return the header of the first diary from a row on, None without one.

    `dated` tells that a date stands above the table, so that no column need hold one.
    """
    for top in range(start, min(grid.height, start + SEARCH_ROWS)):
        found = diary_header_at(grid, top, dated=dated)
        if found is not None:
            return found
    return None


def diary_header_at(grid: Grid, top: int, *, dated: bool = False) -> DiaryHeader | None:
    """Return the header that begins in this row, None when none does."""
    if not _header_like(grid, top):
        return None
    best: DiaryHeader | None = None
    for height in range(1, MAX_HEADER_ROWS + 1):
        bottom = top + height - 1
        if bottom >= grid.height or (height > 1 and not _lower_line(grid, bottom)):
            break
        header = _header(grid, top, height)
        if _is_diary(header, dated=dated) and (
            best is None or len(header.fields()) > len(best.fields())
        ):
            best = header
    if best is None:
        return None
    bottom = best.bottom
    for merge in grid.merges:
        if top <= merge.top <= bottom and merge.bottom < top + MAX_HEADER_ROWS:
            bottom = max(bottom, min(merge.bottom, grid.height - 1))
    return best if bottom == best.bottom else _header(grid, top, bottom - top + 1)


def _is_diary(header: DiaryHeader, *, dated: bool) -> bool:
    fields = header.fields().keys()
    if DiaryField.TEXT not in fields:
        return False
    return bool(fields & _WHEN) or (dated and bool(fields & _MEASURES))


def _texts(grid: Grid, row: int) -> list[str] | None:
    """Return the texts of a row; None when it holds anything that is no text."""
    values = [value for value in grid.rows[row] if value != ""]
    if not values or not all(isinstance(value, str) for value in values):
        return None
    return [str(value) for value in values]


def _header_like(grid: Grid, row: int) -> bool:
    texts = _texts(grid, row)
    if texts is None or len(texts) < 2 or any(text.lstrip().startswith("=") for text in texts):
        return False
    kinds = [diary_heading(squeeze(text)) for text in texts]
    known = sum(1 for kind in kinds if kind)
    return known >= 2 and known * 2 >= len(texts)


def _lower_line(grid: Grid, row: int) -> bool:
    """Tell whether a row below headings may belong to the header: nothing but short headings."""
    texts = _texts(grid, row)
    if texts is None:
        return False
    return all(diary_heading(squeeze(text)) for text in texts)


def _header(grid: Grid, top: int, height: int) -> DiaryHeader:
    rows = spread_groups(grid, top, height)
    columns: list[SheetColumn] = []
    indexes: list[int] = []
    taken: set[str] = set()
    for column in grid.visible():
        texts = [row[column] for row in rows if row[column]]
        if not texts:
            continue
        path = tuple(part for text, _ in groupby(texts) for part in text.split(JOINED))
        kind = classify_diary(path)
        if kind == KNOWN or kind in taken:
            kind = ""
        if kind:
            taken.add(kind)
        columns.append(
            SheetColumn(column=column_letters(column), header=JOINED.join(path), field=kind)
        )
        indexes.append(column)
    return DiaryHeader(top, height, tuple(columns), tuple(indexes))
