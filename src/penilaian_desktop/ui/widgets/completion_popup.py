"""The list under a line that is being typed: suggestions, then what one key does."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import FontRole, look

ROW = 36
PADDING = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """A row: icon, text with its typed parts strong, a note, key caps and a star at the right.

    `star` is None where there is nothing to mark as a favourite.
    """

    icon: str
    text: str
    note: str = ""
    caps: tuple[str, ...] = ()
    typed: tuple[tuple[int, int], ...] = ()
    apart: bool = False
    star: bool | None = None


class CompletionPopup(QWidget):
    """Lies over the page and never takes the focus; its owner moves the choice."""

    chosen = Signal(int)
    """A row was clicked."""
    starred = Signal(int)
    """The star of a row was clicked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[Choice, ...] = ()
        self._current = 0
        self._hovered = -1
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Pelengkapan"))
        self.hide()

    @property
    def rows(self) -> tuple[Choice, ...]:
        """Return the rows shown."""
        return self._rows

    @property
    def current(self) -> int:
        """Return the index of the chosen row."""
        return self._current

    def show_rows(self, rows: tuple[Choice, ...], below: QPoint, width: int) -> None:
        """Show rows under a point of the parent, the first one chosen."""
        self._rows = rows
        self._current = 0
        self._hovered = -1
        height = sum(self._row_height(row) for row in rows) + 2 * PADDING
        self.setGeometry(QRect(below.x(), below.y(), width, height))
        self.raise_()
        self.show()
        self.update()

    def move_choice(self, step: int) -> None:
        """Choose the next or the previous row, around the ends, and say it aloud."""
        if not self._rows:
            return
        self._current = (self._current + step) % len(self._rows)
        row = self._rows[self._current]
        event = QAccessibleAnnouncementEvent(self, f"{row.text} {row.note}".strip())
        QAccessible.updateAccessibility(event)
        self.update()

    def set_star(self, index: int, *, star: bool) -> None:
        """Show a row as a favourite or not; the choice stays where it is."""
        row = replace(self._rows[index], star=star)
        self._rows = (*self._rows[:index], row, *self._rows[index + 1 :])
        self.update()

    @staticmethod
    def _row_height(row: Choice) -> int:
        return ROW + 9 if row.apart else ROW

    def _areas(self) -> list[QRect]:
        top = PADDING
        areas = []
        for row in self._rows:
            height = self._row_height(row)
            areas.append(QRect(PADDING, top + height - ROW, self.width() - 2 * PADDING, ROW))
            top += height
        return areas

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame and its rows."""
        painter = QPainter(self)
        paint.box(painter, self.rect(), "surface", "control_line")
        for index, (row, area) in enumerate(zip(self._rows, self._areas(), strict=True)):
            if row.apart and index:
                line = QRect(PADDING * 3, area.top() - 5, self.width() - 6 * PADDING, 1)
                painter.fillRect(line, look().color("line"))
            if index in {self._current, self._hovered}:
                tint = "selected" if index == self._current else "hover"
                paint.box(painter, area, tint, radius=4)
            caps = (self.tr("Tab"),) if index == self._current and not row.apart else row.caps
            near = index in {self._current, self._hovered}
            self._paint_row(painter, replace(row, caps=caps), area, near=near)

    @staticmethod
    def _star_area(area: QRect) -> QRect:
        return QRect(area.right() - 31, area.top() + 4, 28, ROW - 8)

    def _paint_row(self, painter: QPainter, row: Choice, area: QRect, *, near: bool) -> None:
        paint.icon(painter, QRect(area.left() + 8, area.top(), 16, ROW), row.icon, "muted")
        right = area.right() - 12
        if row.star is not None:
            if row.star or near:
                tint = "tier1" if row.star else "muted"
                paint.icon(painter, self._star_area(area), "favourite", tint)
            right = area.right() - 36
        for cap in reversed(row.caps):
            width = paint.key_cap_width(cap)
            place = QRect(right - width, area.top() + (ROW - 20) // 2, width, 20)
            paint.key_cap(painter, place, cap)
            right -= width + 12
        note = min(look().width(row.note, "small"), area.width() // 2)
        if row.note:
            place = QRect(right - note, area.top(), note + 2, ROW)
            paint.text_line(painter, place, row.note, "small", "muted", paint.RIGHT)
            right -= note + 12
        left = area.left() + 36
        _paint_typed(painter, QRect(left, area.top(), right - left, ROW), row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the star of the row under the pointer; the choice stays with the keys."""
        at = event.position().toPoint()
        self._hovered = next((n for n, area in enumerate(self._areas()) if area.contains(at)), -1)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        super().leaveEvent(event)
        self._hovered = -1
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the row under the pointer, or mark it by its star."""
        at = event.position().toPoint()
        for index, area in enumerate(self._areas()):
            if area.contains(at):
                on_star = self._rows[index].star is not None and self._star_area(area).contains(at)
                (self.starred if on_star else self.chosen).emit(index)
                return

    def event(self, event: QEvent) -> bool:
        """Keep clicks from the page below."""
        taken = super().event(event)
        if event.type() in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease}:
            event.accept()
            return True
        return taken


def _paint_typed(painter: QPainter, room: QRect, row: Choice) -> None:
    """Paint the text of a row, the parts that were typed strong."""
    at, left = 0, QRect(room)
    runs: list[tuple[str, FontRole]] = []
    for start, end in row.typed:
        runs += [(row.text[at:start], "body"), (row.text[start:end], "strong")]
        at = end
    for part, role in [*runs, (row.text[at:], "body")]:
        if part and paint.text_line(painter, left, part, role, "text"):
            return
        left.setLeft(left.left() + look().width(part, role))
