"""The table of the board: its states are boxes as wide as their column."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from penilaian_desktop.domain.monitor_views import BoardState
from penilaian_desktop.domain.monitor_words import STATES
from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.screens.pemantauan.words import SHOWN, state_mark
from penilaian_desktop.ui.widgets.small import Mark
from penilaian_desktop.ui.widgets.table import Cell, RecordModel
from penilaian_desktop.ui.widgets.table_paint import TableDelegate
from penilaian_desktop.ui.widgets.table_view import TableView

BOX = 24
ICON = 14
DASHED = "dashed"


def draw_state(painter: QPainter, area: QRect, mark: Mark) -> None:
    """Paint a state: its box, icon and word; a dashed frame where nothing has begun."""
    text, icon, tint, fill = mark
    box = QRect(area.left(), area.center().y() - BOX // 2 + 1, area.width(), BOX)
    if fill == DASHED:
        style = Qt.PenStyle.DashLine
        paint.box(painter, box, None, "control_line", radius=4, style=style)
    else:
        paint.box(painter, box, fill, radius=4)
    narrow = not text.strip()
    left = box.center().x() - ICON // 2 if narrow else box.left() + 8
    paint.icon(painter, QRect(left, box.top(), ICON, BOX), icon, tint, ICON)
    if not narrow:
        room = QRect(left + ICON + 6, box.top(), box.right() - left - ICON - 8, BOX)
        paint.text_line(painter, room, text, "small_strong", tint)


class BoardDelegate(TableDelegate):
    """Paints states as boxes; everything else as any table."""

    def paint_cell(self, painter: QPainter, rect: QRect, cell: Cell, *, number: bool) -> None:
        """Paint one cell."""
        if cell.pill is None:
            super().paint_cell(painter, rect, cell, number=number)
        else:
            draw_state(painter, rect, cell.pill)


class BoardView(TableView):
    """A table whose pills are as wide as their columns."""

    def __init__(
        self,
        model: RecordModel,  # type: ignore[type-arg]
        accessible: str,
        *,
        row_height: int = 40,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, accessible, row_height=row_height, parent=parent)
        self.cells = BoardDelegate(self)
        self.setItemDelegate(self.cells)


class Legend(QWidget):
    """The states with their icons in one line, as many as fit."""

    def __init__(self, note: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = note
        self._states: Sequence[BoardState] = ()
        self.setFixedHeight(20)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_states(SHOWN)

    def show_states(self, states: Sequence[BoardState]) -> None:
        """Explain these states."""
        self._states = states
        self.setAccessibleName(", ".join(STATES[state] for state in states))
        self.update()

    def paintEvent(self, _event: object) -> None:
        """Paint icons and words, the note at the right where there is room."""
        painter = QPainter(self)
        x = 0
        for state in self._states:
            mark = state_mark(state)
            wide = ICON + 5 + look().width(mark.text, "small")
            if x + wide > self.width():
                return
            paint.icon(painter, QRect(x, 0, ICON, self.height()), mark.icon, mark.tint, ICON)
            words = QRect(x + ICON + 5, 0, wide - ICON - 5 + 2, self.height())
            paint.text_line(painter, words, mark.text, "small", "muted")
            x += wide + 16
        room = QRect(x, 0, self.width() - x, self.height())
        if room.width() > look().width(self._note, "small"):
            paint.text_line(painter, room, self._note, "small", "muted", paint.RIGHT)
