"""What was done since the last result: coaching, training, improvements, with what came of it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.since_views import SinceKind, SinceLast, SinceLine
from penilaian_desktop.domain.wording import number, short_date
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.small import Pill, predicate_mark


class SinceCard(Card):
    """A quiet card; it is hidden while nothing followed from the result before."""

    def __init__(self) -> None:
        super().__init__(self.tr("Sejak penilaian lalu"))
        self._column = QVBoxLayout()
        self._column.setContentsMargins(15, 10, 15, 12)
        self._column.setSpacing(10)
        self.body.addLayout(self._column)
        self._shown: SinceLast | None = None
        self.hide()

    def show_since(self, since: SinceLast | None) -> None:
        """Show the result before and the lines; None hides the card."""
        if since == self._shown:
            return
        self._shown = since
        clear(self._column)
        self.setVisible(since is not None and bool(since.lines))
        if since is None or not since.lines:
            return
        self._column.addWidget(self._before(since))
        for line in since.lines:
            self._column.addWidget(self._line(line))

    def _before(self, since: SinceLast) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Label(PeriodCode.parse(since.period_code).label, "small", "muted"))
        if since.predicate is not None:
            row.addWidget(Pill(predicate_mark(since.predicate)))
        row.addStretch(1)
        return whole

    def _line(self, line: SinceLine) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        done = short_date(line.day) if line.day is not None else self._waits(line.kind)
        shade = "muted" if line.day is not None else "warn"
        column.addWidget(Label(f"{self._kind(line.kind)} · {done}", "small", shade, wrap=True))
        column.addWidget(Label(line.title, "body", wrap=True))
        said = " · ".join(part for part in (_figures(line), line.outcome) if part)
        if said:
            column.addWidget(Label(said, "small", "muted", wrap=True))
        return whole

    def _kind(self, kind: SinceKind) -> str:
        return {
            SinceKind.COACHING: self.tr("Pembinaan"),
            SinceKind.TRAINING: self.tr("Pelatihan"),
            SinceKind.IMPROVEMENT: self.tr("Perbaikan layanan"),
        }[kind]

    def _waits(self, kind: SinceKind) -> str:
        return {
            SinceKind.COACHING: self.tr("belum dilaksanakan"),
            SinceKind.TRAINING: self.tr("belum diikuti"),
            SinceKind.IMPROVEMENT: self.tr("masih berjalan"),
        }[kind]


def _figures(line: SinceLine) -> str:
    """Return before and after as one text, "" without the first."""
    if line.before is None:
        return ""
    if line.after is None:
        return f"{number(line.before)} {line.measured_in}".strip()
    return f"{number(line.before)} → {number(line.after)} {line.measured_in}".strip()
