"""A sheet as a grid of values, whatever file it came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from penilaian_desktop.spreadsheets.prescan import Merge

CellValue = str | int | float | bool | date | time | timedelta
"""What a reader returns for a cell; "" is an empty cell."""

MAX_FILLED = 2_000_000
EXACT_NUMBER = 10**15
"""Whole numbers from here on have lost digits in a spreadsheet."""

_SMALL = {float(number): str(number) for number in range(1000)}
_BLANKS = re.compile(r"[\s\u00a0\u200b-\u200d\u2060\ufeff]+")
_EMPTY_MARKS = frozenset({"", "-", "--", "–", "—", "_", ".", "n/a", "#n/a"})
LONGEST_MARK = 4


def clean(text: str) -> str:
    """Return a text with outer blanks removed and runs of blanks (and line ends) made one."""
    return _BLANKS.sub(" ", text).strip()


def squeeze(text: str) -> str:
    """Return only the letters and digits of a text, in one case: "T.M.T" and "tmt" are one."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in folded if char.isalnum())


def as_text(value: CellValue) -> str:  # noqa: PLR0911  (one line a kind of cell)
    """Return a value as a person would read it in the cell; blanks are kept as they are.

    A number that has lost digits keeps its scientific notation.
    """
    if type(value) is str:  # most cells are text, or small numbers
        return value
    if type(value) is float and (small := _SMALL.get(value)) is not None:
        return small
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.strftime("%d-%m-%Y" if value.time() == time() else "%d-%m-%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d-%m-%Y")
    if isinstance(value, int | float):
        exact = abs(value) < EXACT_NUMBER and float(value).is_integer()
        return str(int(value)) if exact else repr(float(value))
    return str(value)


def is_empty(value: CellValue) -> bool:
    """Tell whether a cell says nothing; a lone dash is how people write that."""
    if not isinstance(value, str):
        return False
    if len(value) > LONGEST_MARK and value[0].isalnum() and value[-1].isalnum():
        return False
    return not value or clean(value).casefold() in _EMPTY_MARKS


@dataclass(slots=True)
class Grid:
    """The cells of a sheet from row 1 and column A; rows may be shorter than the sheet is wide."""

    name: str
    rows: Sequence[Sequence[CellValue]]
    hidden_columns: frozenset[int] = frozenset()
    merges: tuple[Merge, ...] = ()
    date1904: bool = False
    width: int = field(init=False)
    _above: dict[tuple[int, int], tuple[int, int]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.width = max((len(row) for row in self.rows), default=0)
        for merge in self.merges:
            bottom = min(merge.bottom, len(self.rows) - 1)
            right = min(merge.right, self.width - 1)
            if merge.top == merge.bottom or len(self._above) > MAX_FILLED:
                continue
            for row in range(merge.top + 1, bottom + 1):
                for column in range(merge.left, right + 1):
                    self._above[row, column] = (merge.top, merge.left)

    @property
    def height(self) -> int:
        """Return the number of rows."""
        return len(self.rows)

    def value(self, row: int, column: int) -> CellValue:
        """Return the value of a cell itself (zero-based), "" when there is none."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""

    def spread(self, row: int, column: int) -> CellValue:
        """Return the value of a cell, or of the cell that is merged over it from above."""
        found = self.value(row, column)
        anchor = self._above.get((row, column))
        if anchor is None or not is_empty(found):
            return found
        return self.value(*anchor)

    def covered(self, row: int, column: int) -> bool:
        """Tell whether a cell lies under a cell that is merged over it from above."""
        return (row, column) in self._above

    def text(self, row: int, column: int) -> str:
        """Return the cleaned text of a cell."""
        return clean(as_text(self.value(row, column)))

    def visible(self) -> list[int]:
        """Return the columns that are in sight."""
        return [column for column in range(self.width) if column not in self.hidden_columns]
