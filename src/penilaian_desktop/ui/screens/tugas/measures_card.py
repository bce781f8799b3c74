"""The three numbers of a task: planned, realised, achievement, and how it was counted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from penilaian_desktop.domain.task_views import Measure
from penilaian_desktop.ui.screens.tugas import words
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.label import Label, Rule

KEYS = ("result", "time", "budget")
NUMBERS = 118


class MeasuresCard(Card):
    """A row for each number; under it, in small, the formula with its figures."""

    def __init__(self) -> None:
        super().__init__(self.tr("Rencana dan realisasi"), padded=True)
        self.cells: dict[str, dict[str, Label]] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        heads = (self.tr("Rencana"), self.tr("Realisasi"), self.tr("Capaian"))
        right = Qt.AlignmentFlag.AlignRight
        for column, text in enumerate(heads, 1):
            grid.addWidget(Label(text, "small_strong", "muted", align=right), 0, column)
            grid.setColumnMinimumWidth(column, NUMBERS if column < len(heads) else 72)
        row = 1
        for key in KEYS:
            cells = {
                "name": Label("", "strong"),
                "planned": Label("", align=right),
                "actual": Label("", align=right),
                "percent": Label("", "strong", align=right),
                "counted": Label("", "small", "muted", wrap=True),
            }
            rule = Rule()
            grid.addWidget(rule, row, 0, 1, 4)
            for column, name in enumerate(("name", "planned", "actual", "percent")):
                grid.addWidget(cells[name], row + 1, column)
            grid.addWidget(cells["counted"], row + 2, 0, 1, 4)
            self.cells[key] = cells
            row += 3
        holder = QWidget()
        holder.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(holder)

    def show_measures(self, measures: Sequence[Measure], result_text: str) -> None:
        """Show the numbers of a task."""
        for measure in measures:
            cells = self.cells[measure.key]
            name = words.measure_name(measure)
            if measure.key == "result" and result_text:
                name = f"{name}: {result_text}"
            cells["name"].setText(name)
            cells["planned"].setText(words.amount_words(measure, measure.planned))
            cells["actual"].setText(words.amount_words(measure, measure.actual))
            cells["percent"].setText(words.percent_words(measure))
            cells["counted"].setText(words.counted_words(measure))
