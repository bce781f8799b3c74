"""A year or semester from its parts: what each says, and what together they propose (X-7)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.appraisal import AppraisalState
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.cycle_views import PartLine, RollUpView
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.widgets.appraisal_words import short_rating
from penilaian_desktop.ui.widgets.button import text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.label import Label, Rule
from penilaian_desktop.ui.widgets.small import Pill, predicate_mark


class PartsCard(Card):
    """The parts in order of time; hidden for a period that has none."""

    opened = Signal(str)
    """Code of the part that is wanted."""
    take_requested = Signal(object, object)
    """The ratings that the parts propose."""

    def __init__(self) -> None:
        super().__init__(self.tr("Bagian periode"))
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.body.addLayout(self._column)
        self.advice = Label("", "small", "muted", wrap=True)
        self.take = text_button(self.tr("Pakai usulan"), compact=True, clicked=self._take)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(15, 8, 15, 10)
        row.setSpacing(8)
        row.addWidget(self.advice, 1)
        row.addWidget(self.take)
        self._foot = QWidget()
        below = QVBoxLayout(self._foot)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(Rule())
        below.addWidget(foot)
        self.body.addWidget(self._foot)
        self._view: RollUpView | None = None

    def show_roll_up(self, view: RollUpView | None, *, editable: bool) -> None:
        """Show the parts of a person's period."""
        self._view = view
        self.setVisible(view is not None and bool(view.parts))
        clear(self._column)
        if view is None:
            return
        for line in view.parts:
            self._column.addWidget(self._line(line))
        self.set_note(self.tr("{0} belum terbit").format(view.missing) if view.missing else "")
        known = view.work is not None and view.behaviour is not None
        self.advice.setText(
            self.tr("Usulan: hasil kerja {0}, perilaku {1}").format(
                short_rating(view.work).lower(), short_rating(view.behaviour).lower()
            )
            if known
            else self.tr("Belum ada bagian yang selesai dinilai.")
        )
        self.take.setVisible(known and editable)
        self._foot.setVisible(editable)

    def _line(self, line: PartLine) -> QWidget:
        code = PeriodCode.parse(line.period.code)
        whole = QWidget()
        whole.setFixedHeight(36)
        row = QHBoxLayout(whole)
        row.setContentsMargins(15, 0, 15, 0)
        row.setSpacing(8)
        go = text_button(code.label, compact=True, clicked=self._goer(line.period.code))
        go.set_flush(True)
        row.addWidget(go)
        row.addStretch(1)
        if line.predicate is not None:
            if line.state is not AppraisalState.PUBLISHED:
                row.addWidget(Label(self.tr("belum terbit"), "small", "muted"))
            row.addWidget(Pill(predicate_mark(line.predicate)))
        else:
            row.addWidget(Label(self.tr("belum dinilai"), "small", "muted"))
        return whole

    def _goer(self, code: str) -> Callable[[], None]:
        return lambda: self.opened.emit(code)

    def _take(self) -> None:
        if self._view is not None:
            self.take_requested.emit(self._view.work, self._view.behaviour)
