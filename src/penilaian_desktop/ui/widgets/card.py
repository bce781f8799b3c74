"""Cards: the one kind of surface a page is made of. Never a card in a card."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import RADIUS, look
from penilaian_desktop.ui.widgets.label import Label, Rule


class Card(QWidget):
    """A surface with a line around it; with a title it has a head of 44 px.

    Put content into `body`; `add_head_widget` puts a control at the right of the head.
    `padded` gives the body the usual 16 px; tables and lists take none.
    """

    def __init__(
        self,
        title: str = "",
        note: str = "",
        *,
        padded: bool = False,
        ruled: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(1, 1, 1, 1)
        frame.setSpacing(0)
        self.title = Label(title, "section")
        self.note = Label(note, "small", "muted", markup=True)
        self._head = QWidget()
        self._head.setFixedHeight(43)
        row = QHBoxLayout(self._head)
        row.setContentsMargins(15, 0, 15, 0)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addStretch(1)
        row.addWidget(self.note)
        self._row = row
        frame.addWidget(self._head)
        self._rule = Rule()
        frame.addWidget(self._rule)
        self._head.setVisible(bool(title))
        self._rule.setVisible(bool(title) and ruled)
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        if padded:
            self.body.setContentsMargins(15, 12 if ruled or not title else 0, 15, 15)
            self.body.setSpacing(12)
        frame.addLayout(self.body, 1)
        self._edge = _Edge(self)
        self.setAccessibleName(title)

    def set_title(self, title: str, note: str | None = None) -> None:
        """Show another title, and another note when one is given."""
        self.title.setText(title)
        self.setAccessibleName(title)
        self._head.setVisible(bool(title))
        if note is not None:
            self.note.setText(note)

    def set_note(self, note: str) -> None:
        """Show another note at the right of the head."""
        self.note.setText(note)

    def add_head_widget(self, widget: QWidget) -> None:
        """Put a control at the right of the head."""
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the edge around the content."""
        super().resizeEvent(event)
        self._edge.setGeometry(self.rect())
        self._edge.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint surface and border."""
        paint.box(QPainter(self), self.rect(), "surface", "line")


class _Edge(QWidget):
    """Rounds the corners of what fills a card to its edge, such as a table."""

    def __init__(self, card: Card) -> None:
        super().__init__(card)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outside = QPainterPath()
        outside.addRect(QRectF(self.rect()))
        inside = QPainterPath()
        inside.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.fillPath(outside.subtracted(inside), look().color("canvas"))
        paint.box(painter, self.rect(), None, "line")


class CardFoot(QWidget):
    """The foot of a card or table: canvas, a line above, words left and right."""

    def __init__(self, left: str = "", right: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(36)
        self.left = Label(left, "small", "muted", markup=True)
        self.right = Label(right, "small", "muted", markup=True)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(12, 1, 12, 0)
        self.row.setSpacing(8)
        self.row.addWidget(self.left, 1)
        self.row.addWidget(self.right)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the canvas and the line above; the corners follow the card."""
        painter = QPainter(self)
        paint.box(painter, self.rect(), "canvas", radius=5)
        painter.fillRect(0, 0, self.width(), 8, look().color("canvas"))
        painter.fillRect(0, 0, self.width(), 1, look().color("line"))
