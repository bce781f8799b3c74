"""The drawer: 360 px at the right of a page, over its full height, never modal."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.widgets.button import icon_button
from penilaian_desktop.ui.widgets.label import Label, Rule
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.small import Mark, Pill

WIDTH = 360


class Drawer(QWidget):
    """A column with head, scrolled body and foot; the page puts it into its own layout."""

    closed = Signal()

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        head = QWidget()
        head.setFixedHeight(51)
        row = QHBoxLayout(head)
        row.setContentsMargins(15, 0, 8, 0)
        row.setSpacing(8)
        self._title = Label(title, "section")
        self._pill = Pill()
        row.addWidget(self._title, 1)
        row.addWidget(self._pill)
        row.addWidget(icon_button("close", self.tr("Tutup panel"), clicked=self.close_drawer))
        column.addWidget(head)
        column.addWidget(Rule())
        inner = QWidget()
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(15, 16, 16, 16)
        self.body.setSpacing(12)
        scroll = ScrollColumn(inner)
        column.addWidget(scroll, 1)
        self._foot_rule = Rule()
        column.addWidget(self._foot_rule)
        foot = QWidget()
        foot.setFixedHeight(47)
        self.foot = QHBoxLayout(foot)
        self.foot.setContentsMargins(15, 0, 8, 0)
        self.foot.setSpacing(4)
        self.saved = Label("", "small", "muted")
        self.foot.addWidget(self.saved, 1)
        column.addWidget(foot)
        self._foot = foot
        self.setAccessibleName(title)

    def set_head(self, title: str, mark: Mark | None = None) -> None:
        """Show another title and state."""
        self._title.setText(title)
        self.setAccessibleName(title)
        self._pill.set_mark(mark)

    def show_foot(self, *, shown: bool) -> None:
        """Show the foot with its actions, or leave its place to the body."""
        self._foot.setVisible(shown)
        self._foot_rule.setVisible(shown)

    def close_drawer(self) -> None:
        """Hide the drawer and tell the page."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_drawer()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint surface and the line at the left."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().color("surface"))
        painter.fillRect(0, 0, 1, self.height(), look().color("line"))
