"""Reads the sheets of a file that people send as grids: .xlsx through the gate, or .csv."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from penilaian_desktop.domain.errors import ImportRefused, Place
from penilaian_desktop.spreadsheets.csv_text import read_csv
from penilaian_desktop.spreadsheets.gate import SheetFacts, check_workbook
from penilaian_desktop.spreadsheets.grid import Grid
from penilaian_desktop.spreadsheets.parts import HR_IMPORT, WorkbookLimits

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

CSV_ENDINGS = frozenset({".csv", ".txt", ".tsv"})


class SheetFile:
    """A file that passed the gate: its visible sheets, and the names of the others.

    Raises ImportRefused.
    """

    def __init__(self, path: Path, limits: WorkbookLimits = HR_IMPORT) -> None:
        self.path = path
        self._limits = limits
        self._facts = None
        self.ignored: tuple[str, ...] = ()
        if not self._is_csv():
            facts = check_workbook(path, limits)
            self._facts = facts
            self.ignored = tuple(s.name for s in facts.sheets if not _is_shown(s))

    def _is_csv(self) -> bool:
        return self.path.suffix.casefold() in CSV_ENDINGS

    def grids(self) -> Iterator[Grid]:
        """Yield the visible sheets in order; raises ImportRefused."""
        if self._facts is None:
            yield read_csv(self.path, self._limits)
            return
        from python_calamine import CalamineError, load_workbook  # noqa: PLC0415  (in the child)

        try:
            workbook = load_workbook(self.path)
            for facts in self._facts.sheets:
                if _is_shown(facts):
                    yield _grid(workbook, facts, date1904=self._facts.date1904)
        except CalamineError as error:
            raise ImportRefused("sheet_damaged", Place(file=self.path.name), part="") from error


def _is_shown(facts: SheetFacts) -> bool:
    return facts.state == "visible" and facts.rows > 0


def _grid(workbook: CalamineWorkbook, facts: SheetFacts, *, date1904: bool) -> Grid:
    rows = workbook.get_sheet_by_name(facts.name).to_python(skip_empty_area=False)
    return Grid(
        facts.name,
        rows,
        hidden_columns=facts.hidden_columns,
        merges=facts.merges,
        date1904=date1904,
    )
