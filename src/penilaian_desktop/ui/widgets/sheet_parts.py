"""What reading a sheet found, a part at a time: refused rows, remarks, the rows to be saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain.employee_sheet import ProblemGroup, SheetProblem, row_spans
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.kit.translating import translator
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.segmented import Segmented
from penilaian_desktop.ui.widgets.small import Mark, Pill
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

_tr = translator("SheetParts")

TALL = 48
"""Height of a row with a second line, in pixels."""


class Part(NamedTuple):
    """A part of what was found: its view, and the words that stand there where it has no rows."""

    key: str
    name: str
    view: QWidget
    none: str = ""
    why: str = ""


class SheetParts(QWidget):
    """The choice of a part, the counts beside it, and the part below."""

    def __init__(self, parts: Sequence[Part], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = {part.key: part for part in parts}
        self.views = {part.key: part.view for part in parts}
        self.choice = Segmented(
            [(part.key, part.name) for part in parts], self.tr("Yang ditampilkan")
        )
        self.good, self.warned, self.refused = Pill(), Pill(), Pill()
        self._total = Label("", "small", "muted")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.choice)
        head.addSpacing(8)
        for pill in (self.good, self.warned, self.refused):
            head.addWidget(pill)
        head.addWidget(self._total, 1)
        self._stack = QStackedWidget()
        for part in parts:
            self._stack.addWidget(part.view)
        self._none = EmptyState("done", "", "")
        self._stack.addWidget(self._none)
        card = Card()
        card.setAccessibleName(self.tr("Isi berkas"))
        card.body.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(card, 1)
        self.choice.chosen.connect(self.show_part)

    def show_counts(self, *, good: int, warned: int, refused: int, total: int) -> None:
        """Show how many rows are good, good with a remark, refused, and how many there are."""
        for pill, count, text, icon, tint in (
            (self.good, good, self.tr("{count} baik"), "approved", "good"),
            (self.warned, warned, self.tr("{count} dengan catatan"), "warn", "warn"),
            (self.refused, refused, self.tr("{count} ditolak"), "refused", "bad"),
        ):
            pill.set_mark(Mark(text.format(count=number(count)), icon, tint))
            pill.setVisible(bool(count))
        self._total.setText(self.tr("dari {count} baris data").format(count=number(total)))

    def show_part(self, key: str) -> None:
        """Show one of the parts, or say that it is empty."""
        self.choice.set_value(key)
        part = self._parts[key]
        if isinstance(part.view, TableView) and not part.view.records().rowCount():
            self._none.set_words(part.none, part.why)
            self._stack.setCurrentWidget(self._none)
        else:
            self._stack.setCurrentWidget(part.view)

    def focus(self) -> None:
        """Put the focus on the part shown."""
        self.views[self.choice.value()].setFocus(Qt.FocusReason.OtherFocusReason)


def problem_model() -> RecordModel[SheetProblem]:
    """Return an empty model of refused rows or remarks: the cell, what it says, why and the way."""
    return RecordModel(
        [
            Column(
                "row",
                _tr("Baris"),
                _place,
                width=84,
                sort=lambda p: (p.sheet, p.row),
            ),
            Column(
                "column",
                _tr("Kolom"),
                lambda p: Cell(p.column or "–", p.header),
                width=116,
                sort=lambda p: p.column or None,
            ),
            Column("detail", _tr("Isi"), _content, width=200),
            Column("reason", _tr("Alasan dan perbaikan"), _reason, sort=lambda p: p.code),
        ]
    )


def _place(problem: SheetProblem) -> Cell:
    """Return the row, or from which row on where many have the same reason."""
    if not isinstance(problem, ProblemGroup):
        return Cell(str(problem.row), problem.sheet)
    spans = row_spans(problem.rows)
    first = spans.split(", ")[0]
    return Cell(first if first == spans else _tr("{0}, …").format(first), problem.sheet)


def _content(problem: SheetProblem) -> Cell:
    """Return what stands in the cell, and whose it is where the list is about persons."""
    return Cell(problem.detail or _tr("(kosong)"), problem.about, tint="muted")


def _reason(problem: SheetProblem) -> Cell:
    found = message(problem.code, **problem.params)
    if not isinstance(problem, ProblemGroup):
        return Cell(found.text, found.remedy)
    text = _tr("{0} baris: {1}").format(number(len(problem.rows)), found.text)
    spans = row_spans(problem.rows)
    told = _tr("Baris {0}.").format(spans) if ", " in spans else ""
    return Cell(text, f"{told} {found.remedy}".strip())
