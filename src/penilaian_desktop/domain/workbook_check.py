"""What comparing a workbook carrier with its signed payload found."""

from __future__ import annotations

from dataclasses import dataclass

from penilaian_desktop.domain.errors import ImportRefused, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookFinding:
    """A place where a workbook is not as it was written: `old` → `new`, as a person reads them.

    `row` is the sheet's own number (None = the whole sheet), `column` its letters, `header` the
    heading. The sentence of `code` lies in `domain.messages`.
    """

    code: str
    sheet: str
    row: int | None = None
    column: str = ""
    header: str = ""
    old: str = ""
    new: str = ""

    @property
    def params(self) -> dict[str, object]:
        """Return the parameters of the sentence."""
        return {"old": self.old, "new": self.new, "header": self.header, "sheet": self.sheet}

    def refusal(self) -> ImportRefused:
        """Return the refusal of the workbook for this reason."""
        place = Place(sheet=self.sheet, row=self.row, column=self.column, field=self.header)
        return ImportRefused(self.code, place, **self.params)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookComparison:
    """Changes of content refuse a workbook; `presentation` could deceive and is only reported."""

    changes: tuple[WorkbookFinding, ...]
    presentation: tuple[WorkbookFinding, ...]
