"""What a typed line was understood to say: one painted line of parts, read aloud as one text."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import look

HEIGHT = 28
_ICON = 14


@dataclass(frozen=True, slots=True)
class Part:
    """One part: icon, text with **strong** values, its token, and whether it may be elided."""

    icon: str
    text: str
    tint: str = "muted"
    stretch: bool = False


class Interpretation(QWidget):
    """Parts with middle dots between them and key caps at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = ()
        self._keys: tuple[tuple[str, str], ...] = ()
        self._plain = False
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_parts(self, parts: tuple[Part, ...], keys: tuple[tuple[str, str], ...] = ()) -> None:
        """Show parts, and keys with what they do."""
        self._parts = parts
        self._keys = keys
        self.setAccessibleName(", ".join(paint.plain(part.text) for part in parts))
        self.update()

    def set_plain(self, plain: bool) -> None:
        """Leave icons and keys out, for narrow windows."""
        self._plain = plain
        self.setFixedHeight(24 if plain else HEIGHT)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size that takes any width."""
        return QSize(200, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint parts from the left and keys at the right."""
        if not self._parts:
            return
        painter = QPainter(self)
        end = self._paint_keys(painter) if not self._plain else self.width()
        height = self.height()
        paint.icon(painter, QRect(14, 0, _ICON, height), "interpretation", "muted", _ICON)
        at = 14 + _ICON + 8
        spare = end - at - sum(self._width(part) for part in self._parts)
        for index, part in enumerate(self._parts):
            if index:
                paint.text_line(painter, QRect(at + 6, 0, 6, height), "·", "small", "muted")
                at += 18
            if part.icon and not self._plain:
                paint.icon(painter, QRect(at, 0, _ICON, height), part.icon, part.tint, _ICON)
                at += _ICON + 4
            width = paint.marked_width(part.text, "small")
            if part.stretch and spare < 0:
                width = max(width + spare, 40)
            strong = "text" if part.tint == "muted" else part.tint
            room = QRect(at, 0, min(width, end - at) + 2, height)
            if room.width() > 12:
                paint.marked_line(painter, room, part.text, "small", part.tint, strong)
            at += width

    def _width(self, part: Part) -> int:
        icon = _ICON + 4 if part.icon and not self._plain else 0
        dot = 0 if part is self._parts[0] else 18
        return dot + icon + paint.marked_width(part.text, "small")

    def _paint_keys(self, painter: QPainter) -> int:
        at = self.width()
        for cap, word in reversed(self._keys):
            at -= look().width(word, "small")
            room = QRect(at, 0, look().width(word, "small") + 1, self.height())
            paint.text_line(painter, room, word, "small", "muted")
            width = paint.key_cap_width(cap)
            at -= width + 6
            paint.key_cap(painter, QRect(at, (self.height() - 20) // 2, width, 20), cap)
            at -= 16
        return at
