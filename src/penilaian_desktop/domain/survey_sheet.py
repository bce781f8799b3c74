"""What an export of a survey says, row by row, before it becomes answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from penilaian_desktop.domain.employee_sheet import (
    SheetLayout,
    SheetProblem,
    SkippedRow,
)


class SurveyRow(NamedTuple):
    """A filled questionnaire as the file has it; `answers` in the order of the regulation.

    `stamp` is the time of the form or the number of the sheet, as text; `day` None = the file does
    not say.
    """

    sheet: str
    row: int
    service: str
    answers: tuple[int | None, ...]
    stamp: str = ""
    day: date | None = None
    age: int | None = None
    sex: str = ""
    education: str = ""
    job: str = ""
    comment: str = ""

    @property
    def key(self) -> tuple[object, ...]:
        """Return what tells a repetition: the stamp, the service without case, the answers."""
        return self.stamp, self.service.casefold(), self.answers


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveySheet:
    """A whole export, read and checked: rows that count, refusals, remarks, skipped rows.

    `total` counts the rows of data, refused ones too.
    """

    file: str
    layouts: tuple[SheetLayout, ...]
    records: tuple[SurveyRow, ...]
    refused: tuple[SheetProblem, ...]
    remarks: tuple[SheetProblem, ...]
    skipped: tuple[SkippedRow, ...]
    total: int
    ignored_sheets: tuple[str, ...] = ()

    @property
    def warned(self) -> int:
        """Return how many rows were taken over with a remark."""
        return len({(p.sheet, p.row) for p in self.remarks} - self._refused())

    @property
    def good(self) -> int:
        """Return how many rows were taken over without one."""
        touched = {(p.sheet, p.row) for p in self.remarks} | self._refused()
        return self.total - len(touched)

    @property
    def services(self) -> tuple[str, ...]:
        """Return the services as they are written first, without regard to case."""
        found: dict[str, str] = {}
        for record in self.records:
            found.setdefault(record.service.casefold(), record.service)
        return tuple(sorted(found.values(), key=str.casefold))

    def _refused(self) -> set[tuple[str, int]]:
        return {(p.sheet, p.row) for p in self.refused}
