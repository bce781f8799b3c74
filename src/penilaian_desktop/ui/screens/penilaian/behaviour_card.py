"""Perilaku kerja: the seven BerAKHLAK values with their feedback, one rating for all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from penilaian_desktop.domain.appraisal import Rating
from penilaian_desktop.domain.appraisal_views import AppraisalView, BehaviourResult
from penilaian_desktop.domain.feedback_views import CollectionView
from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.screens.penilaian.peers import PeersLine
from penilaian_desktop.ui.screens.penilaian.reason_field import ReasonField
from penilaian_desktop.ui.screens.penilaian.words import suggestion
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.flat_button import FlatButton
from penilaian_desktop.ui.widgets.label import Rule
from penilaian_desktop.ui.widgets.rating_bar import RatingBar


class ValueRow(FlatButton):
    """One value, 26 px high: its name, and how much feedback there is, or the offer to write."""

    def __init__(self) -> None:
        super().__init__()
        self.value: BehaviourResult | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(26)
        self._editable = True

    def show_value(self, value: BehaviourResult, *, editable: bool) -> None:
        """Show a value."""
        self.value = value
        self._editable = editable
        words = (
            self.tr("{0} umpan balik").format(len(value.feedback))
            if value.feedback
            else self.tr("belum ada umpan balik")
        )
        self.setAccessibleName(f"{value.name}, {words}")
        tips = [self.tr("Ekspektasi: {0}").format(value.expectation)] if value.expectation else []
        tips += [f"“{item.text}”" for item in value.feedback]
        self.setToolTip("\n".join(tips))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the width of the longest name with its count."""
        return QSize(200, 26)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint name and count."""
        if self.value is None:
            return
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), look().color("hover"))
        painter.fillRect(0, 0, self.width(), 1, look().color("line"))
        area = self.rect().adjusted(15, 1, -15, 0)
        paint.text_line(painter, area, self.value.name)
        if not self.value.feedback:
            words = self.tr("Tulis umpan balik") if self._editable else "–"
            tint = "primary" if self._editable else "muted"
            paint.text_line(painter, area, words, "small_strong", tint, paint.RIGHT)
            return
        count = str(len(self.value.feedback))
        paint.text_line(painter, area, count, "body", "muted", paint.RIGHT)
        wide = look().width(count, "body")
        clip = area.adjusted(area.width() - wide - 22, 0, -wide - 6, 0)
        paint.icon(painter, clip, "comment", "muted", 16)


class BehaviourCard(Card):
    """The rows, the rating, and its reason."""

    feedback_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__(self.tr("Perilaku kerja"), ruled=False)
        self.rows = [ValueRow() for _ in range(7)]
        for row in self.rows:
            row.clicked.connect(self._asker(row))
            self.body.addWidget(row)
        self.peers = PeersLine()
        self._peers_rule = Rule()
        self.body.addWidget(self._peers_rule)
        self.body.addWidget(self.peers)
        self.overall = RatingBar(self.tr("Rating perilaku kerja"))
        self.reason = ReasonField(self.tr("Alasan rating perilaku kerja"))
        self._foot = _Foot()
        column = QVBoxLayout(self._foot)
        column.setContentsMargins(15, 11, 15, 11)
        column.setSpacing(8)
        column.addWidget(self.overall)
        column.addWidget(self.reason)
        self.body.addWidget(self._foot)

    def show_view(self, view: AppraisalView) -> None:
        """Show values and rating of a person."""
        asked = view.asks.behaviour
        self.set_note(suggestion(view.behaviour_suggested) if asked else "")
        self._foot.setVisible(asked)
        for row, value in zip(self.rows, view.behaviour, strict=False):
            row.show_value(value, editable=view.editable)
        self.overall.set_rating(view.behaviour_rating)
        self.overall.setEnabled(view.editable)
        self.explain_reason(view.behaviour_rating, view.behaviour_suggested, editable=view.editable)

    def show_peers(self, view: CollectionView | None, today: date, *, waiting: bool) -> None:
        """Show what colleagues were asked; None where the reader may not ask.

        Such a reader is told when it is `waiting`: asked for, and nothing of it shown yet.
        """
        self.peers.show_collection(view, today, waiting=waiting)
        self._peers_rule.setVisible(view is not None or waiting)

    def explain_reason(
        self, decision: Rating | None, suggested: Rating | None, *, editable: bool
    ) -> None:
        """Open or close the reason."""
        self.reason.explain(decision, suggested)
        self.reason.area.setReadOnly(not editable)

    def _asker(self, row: ValueRow) -> Callable[[], None]:
        return lambda: self._ask(row)

    def _ask(self, row: ValueRow) -> None:
        if row.value is not None:
            self.feedback_requested.emit(row.value.code)


class _Foot(QWidget):
    """The canvas under the rating."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().color("canvas"))
        painter.fillRect(0, 0, self.width(), 1, look().color("line"))
