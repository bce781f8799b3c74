"""The own published results, the newest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.history_views import PastResult
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.widgets.button import text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.small import Pill, predicate_mark

SHOWN = 8


class HistoryCard(Card):
    """A line for each period; hidden before the first publication."""

    wanted = Signal(str)
    """Code of the period to look at."""

    def __init__(self) -> None:
        super().__init__(self.tr("Riwayat hasil"))
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 4, 0, 8)
        self._column.setSpacing(0)
        self.body.addLayout(self._column)
        self._shown: tuple[PastResult, ...] | None = None

    def show_results(self, results: Sequence[PastResult]) -> None:
        """Show the results of the periods that were published."""
        if tuple(results) == self._shown:
            return
        self._shown = tuple(results)
        clear(self._column)
        for result in results[:SHOWN]:
            self._column.addWidget(self._item_row(result))
        if len(results) > SHOWN:
            rest = Label(
                self.tr("{0} periode lagi lewat pilihan periode di atas").format(
                    len(results) - SHOWN
                ),
                "small",
                "muted",
                wrap=True,
            )
            rest.setContentsMargins(15, 4, 15, 0)
            self._column.addWidget(rest)
        self.setVisible(bool(results))

    def _item_row(self, result: PastResult) -> QWidget:
        whole = QWidget()
        whole.setFixedHeight(32)
        row = QHBoxLayout(whole)
        row.setContentsMargins(15, 0, 15, 0)
        row.setSpacing(8)
        label = PeriodCode.parse(result.period_code).label
        go = text_button(label, compact=True, clicked=self._goer(result.period_code))
        go.set_flush(True)
        go.setAccessibleName(self.tr("Buka hasil {0}").format(label))
        row.addWidget(go)
        row.addStretch(1)
        if result.changed:
            row.addWidget(Label(self.tr("diubah"), "small", "muted"))
        if result.predicate is not None:
            row.addWidget(Pill(predicate_mark(result.predicate)))
        return whole

    def _goer(self, code: str) -> Callable[[], None]:
        return lambda: self.wanted.emit(code)
