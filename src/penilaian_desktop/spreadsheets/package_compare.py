"""Compares the visible sheets of a workbook carrier with what its signed payload says.

Cells are compared by the declared type of their column, rows by the id in their last column, so
that every change is named at its place. What spreadsheets change by themselves on saving (styles,
widths, order of parts, very hidden → hidden) is no change.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from difflib import SequenceMatcher

from penilaian_desktop.domain.workbook_check import WorkbookComparison, WorkbookFinding
from penilaian_desktop.spreadsheets.cell_meaning import (
    cell_text,
    is_plain,
    kind_of_change,
    says,
    shown,
)
from penilaian_desktop.spreadsheets.gate import SheetFacts, WorkbookFacts
from penilaian_desktop.spreadsheets.number_formats import formats_of_styles
from penilaian_desktop.spreadsheets.package_sheets import PackageSheet
from penilaian_desktop.spreadsheets.parts import Parts
from penilaian_desktop.spreadsheets.prescan import column_letters
from penilaian_desktop.spreadsheets.sheet_cells import StoredCell, read_cells
from penilaian_desktop.spreadsheets.xlsx_writer import Value

MOST_FINDINGS = 500
"""Findings after which nobody reads on."""
EPOCH_1904_DAYS = 1462
"""Days between the two epochs of spreadsheets."""
SHOWN_CHARACTERS = 200

Cells = dict[tuple[int, int], StoredCell]


def compare_sheets(
    parts: Parts,
    facts: WorkbookFacts,
    payload_part: str,
    expected: Sequence[PackageSheet],
    strings: list[str],
) -> WorkbookComparison:
    """Return how a workbook that passed the gate differs from its payload; raises ImportRefused."""
    actual = [sheet for sheet in facts.sheets if sheet.part != payload_part]
    formats = formats_of_styles(parts)
    changes: list[WorkbookFinding] = []
    presentation = _whole_book(facts)
    cells = {sheet.part: read_cells(parts, sheet, strings) for sheet in actual}
    for wanted, found in _pair_sheets(expected, actual, cells, changes):
        comparison = _SheetComparison(wanted, found, cells[found.part], formats, facts.date1904)
        comparison.run()
        changes += comparison.changes
        presentation += comparison.presentation
    return WorkbookComparison(
        changes=tuple(changes[:MOST_FINDINGS]), presentation=tuple(presentation[:MOST_FINDINGS])
    )


def _pair_sheets(
    expected: Sequence[PackageSheet],
    actual: Sequence[SheetFacts],
    cells: dict[str, Cells],
    changes: list[WorkbookFinding],
) -> list[tuple[PackageSheet, SheetFacts]]:
    by_name = {sheet.name: sheet for sheet in actual}
    pairs = [(sheet, by_name[sheet.title]) for sheet in expected if sheet.title in by_name]
    titles = {sheet.title for sheet in expected}
    extra = [sheet for sheet in actual if sheet.name not in titles]
    for wanted in expected:
        if wanted.title in by_name:
            continue
        headers = [column.header for column in wanted.columns]
        renamed = next((s for s in extra if _headers(cells[s.part]) == headers), None)
        if renamed is None:
            changes.append(WorkbookFinding(code="workbook_sheet_removed", sheet=wanted.title))
            continue
        extra.remove(renamed)
        changes.append(
            WorkbookFinding(
                code="workbook_sheet_renamed",
                sheet=renamed.name,
                old=wanted.title,
                new=renamed.name,
            )
        )
        pairs.append((wanted, renamed))
    changes += [WorkbookFinding(code="workbook_sheet_added", sheet=sheet.name) for sheet in extra]
    return pairs


def _headers(cells: Cells) -> list[str]:
    width = max((column for row, column in cells if row == 0), default=-1) + 1
    return [cells[0, column].text if (0, column) in cells else "" for column in range(width)]


_DECEIVING_PARTS = (
    ("/drawings/", "workbook_has_drawings"),
    ("/comments", "workbook_has_comments"),
    ("/threadedcomments/", "workbook_has_comments"),
    ("/charts/", "workbook_has_drawings"),
    ("/media/", "workbook_has_drawings"),
    ("/embeddings/", "workbook_has_objects"),
)


def _whole_book(facts: WorkbookFacts) -> list[WorkbookFinding]:
    codes = {
        code
        for name in facts.part_names
        for mark, code in _DECEIVING_PARTS
        if mark in name.casefold()
    }
    found = [WorkbookFinding(code=code, sheet="") for code in sorted(codes)]
    found += [
        WorkbookFinding(code="workbook_has_names", sheet="", new=name)
        for name in facts.names
        if not name.startswith("_xlnm.")
    ]
    return found


class _SheetComparison:
    def __init__(
        self,
        wanted: PackageSheet,
        facts: SheetFacts,
        cells: Cells,
        formats: list[str],
        date1904: bool,
    ) -> None:
        self._wanted = wanted
        self._facts = facts
        self._cells = cells
        self._formats = formats
        self._shift = EPOCH_1904_DAYS if date1904 else 0
        self._width = len(_headers(cells))
        self._rows = sorted({row for row, _ in cells if row > 0})
        self._strange: set[tuple[int, str]] = set()
        self.changes: list[WorkbookFinding] = []
        self.presentation: list[WorkbookFinding] = []

    def run(self) -> None:
        """Fill `changes` and `presentation`."""
        columns = self._pair_columns()
        pairs = self._pair_rows(columns.get(len(self._wanted.columns) - 1))
        for index, row in pairs:
            self._compare_row(self._wanted.rows[index], row, columns)
        self._look_for_hidden()

    def _change(
        self, code: str, row: int | None, column: int | None = None, *, old: str = "", new: str = ""
    ) -> None:
        known = column is not None and (0, column) in self._cells
        self.changes.append(
            WorkbookFinding(
                code=code,
                sheet=self._facts.name,
                row=None if row is None else row + 1,
                column="" if column is None else column_letters(column),
                header=self._cells[0, column].text if known and column is not None else "",
                old=old[:SHOWN_CHARACTERS],
                new=new[:SHOWN_CHARACTERS],
            )
        )

    def _pair_columns(self) -> dict[int, int]:
        """Return the column that each expected column is found in."""
        wanted = [column.header for column in self._wanted.columns]
        found = _headers(self._cells)
        for column in range(self._width):
            cell = self._cells.get((0, column))
            if cell is not None and (cell.formula or cell.kind != "s"):
                self._change("workbook_header_changed", 0, column, new=cell.text)
        if wanted == found:
            return {index: index for index in range(len(wanted))}
        pairs: dict[int, int] = {}
        matcher = SequenceMatcher(None, wanted, found, autojunk=False)
        for kind, a, b, c, d in matcher.get_opcodes():
            same = min(b - a, d - c) if kind in {"equal", "replace"} else 0
            for offset in range(same):
                pairs[a + offset] = c + offset
                if kind == "replace":
                    self._change(
                        "workbook_header_changed",
                        0,
                        c + offset,
                        old=wanted[a + offset],
                        new=found[c + offset],
                    )
            for index in range(a + same, b):
                self._change("workbook_column_removed", 0, None, old=wanted[index])
            for index in range(c + same, d):
                self._change("workbook_column_added", 0, index, new=found[index])
        return pairs

    def _pair_rows(self, key_column: int | None) -> list[tuple[int, int]]:
        """Return (index of the expected row, row in the sheet) for all rows that correspond."""
        if key_column is None:
            return list(zip(range(len(self._wanted.keys)), self._rows, strict=False))
        keys = [self._key(row, key_column) for row in self._rows]
        if keys == list(self._wanted.keys) and self._rows == list(range(1, len(keys) + 1)):
            return list(enumerate(self._rows))
        index_of = {key: index for index, key in enumerate(self._wanted.keys)}
        pairs: list[tuple[int, int]] = []
        strangers: list[int] = []
        seen: Counter[str] = Counter()
        for row, key in zip(self._rows, keys, strict=True):
            seen[key] += 1
            if key not in index_of:
                strangers.append(row)
            elif seen[key] > 1:
                self._change("workbook_row_copied", row, new=self._row_text(row))
            else:
                pairs.append((index_of[key], row))
        self._report_moved(pairs)
        missing = [index for key, index in index_of.items() if not seen[key]]
        pairs += self._pair_strangers(missing, strangers)
        self._report_blank_rows()
        return sorted(pairs)

    def _key(self, row: int, column: int) -> str:
        cell = self._cells.get((row, column))
        return cell.text if cell is not None and cell.kind == "s" else ""

    def _pair_strangers(self, missing: list[int], strangers: list[int]) -> list[tuple[int, int]]:
        """Pair rows whose id was changed; the others were removed or added."""
        if len(missing) == len(strangers):
            return list(zip(missing, strangers, strict=True))
        for index in missing:
            text = " · ".join(shown(value) for value in self._wanted.rows[index] if value)
            self._change("workbook_row_removed", index + 1, old=text)
        for row in strangers:
            self._change("workbook_row_added", row, new=self._row_text(row))
        return []

    def _report_moved(self, pairs: Sequence[tuple[int, int]]) -> None:
        for at in set(range(len(pairs))) - _rising([index for index, _ in pairs]):
            index, row = pairs[at]
            self._change("workbook_row_moved", row, old=str(index + 2), new=str(row + 1))

    def _report_blank_rows(self) -> None:
        last = self._rows[-1] if self._rows else 0
        for row in sorted(set(range(1, last)) - set(self._rows))[:10]:
            self._change("workbook_row_added", row)

    def _row_text(self, row: int) -> str:
        columns = sorted(column for at, column in self._cells if at == row)
        return " · ".join(self._cells[row, column].text for column in columns)

    def _compare_row(self, values: Sequence[Value], row: int, columns: dict[int, int]) -> None:
        for index, value in enumerate(values):
            column = columns.get(index)
            if column is None:
                continue
            cell = self._cells.get((row, column))
            if not says(cell, value, self._shift):
                code = kind_of_change(cell, value)
                new = "" if cell is None else cell_text(cell, value, self._shift)
                self._change(code, row, column, old=shown(value), new=new)
            elif cell is not None and value is not None:
                self._look_at_format(cell, value, row, column)
        for column in range(self._width, self._facts.columns):
            if (row, column) in self._cells:
                text = self._cells[row, column].text
                self._change("workbook_cell_added", row, column, new=text)

    def _look_at_format(self, cell: StoredCell, value: Value, row: int, column: int) -> None:
        kind = "text" if isinstance(value, str) else "number"
        if isinstance(value, date):
            kind = "date"
        elif isinstance(value, timedelta):
            kind = "time"
        code = self._formats[cell.style] if cell.style < len(self._formats) else "General"
        if (column, code) in self._strange or is_plain(code, kind):
            return
        self._strange.add((column, code))
        self._report("workbook_number_format", row, column, code)

    def _look_for_hidden(self) -> None:
        facts = self._facts
        if facts.state != "visible":
            self._report("workbook_sheet_hidden")
        for column in sorted(facts.hidden_columns):
            if column < facts.columns:
                self._report("workbook_column_hidden", None, column)
        for row in sorted(facts.hidden_rows):
            if row < facts.rows:
                self._report("workbook_row_hidden", row)
        if facts.merges:
            self._report("workbook_cells_merged", facts.merges[0].top, facts.merges[0].left)

    def _report(
        self, code: str, row: int | None = None, column: int | None = None, new: str = ""
    ) -> None:
        self.presentation.append(
            WorkbookFinding(
                code=code,
                sheet=self._facts.name,
                row=None if row is None else row + 1,
                column="" if column is None else column_letters(column),
                new=new,
            )
        )


def _rising(numbers: Iterable[int]) -> set[int]:
    """Return the positions of a longest rising subsequence."""
    tails: list[int] = []
    tail_at: list[int] = []
    before: dict[int, int] = {}
    for at, number in enumerate(numbers):
        place = bisect_left(tails, number)
        if place == len(tails):
            tails.append(number)
            tail_at.append(at)
        else:
            tails[place] = number
            tail_at[place] = at
        if place:
            before[at] = tail_at[place - 1]
    kept: set[int] = set()
    at_end = tail_at[-1] if tail_at else None
    while at_end is not None:
        kept.add(at_end)
        at_end = before.get(at_end)
    return kept
