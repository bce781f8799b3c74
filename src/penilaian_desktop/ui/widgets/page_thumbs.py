"""Small pictures of the pages of a file, one under another; one stop of the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import FontRole, look

_GAP = 12
_NUMBER = 18
_EDGE = 12


class PageThumbs(QWidget):
    """Pages to choose from; `chosen` carries the number from 0 when a person chose."""

    chosen = Signal(int)

    def __init__(self, wide: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wide = wide
        self._sizes: list[QSize] = []
        self._pictures: dict[int, QImage] = {}
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Halaman"))

    def set_pages(self, sizes: tuple[tuple[float, float], ...]) -> None:
        """Show empty pages of these sizes."""
        self._sizes = [QSize(self._wide, round(self._wide * tall / wide)) for wide, tall in sizes]
        self._pictures.clear()
        self._at = min(self._at, max(0, len(sizes) - 1))
        self.setFixedSize(self.sizeHint())
        self.update()

    def set_picture(self, page: int, picture: QImage) -> None:
        """Show the picture of a page."""
        self._pictures[page] = picture
        self.update()

    def set_page(self, page: int) -> None:
        """Mark the page that is shown in large."""
        self._at = page
        total = len(self._sizes)
        self.setAccessibleDescription(self.tr("halaman {0} dari {1}").format(page + 1, total))
        self.update()

    def place(self, page: int) -> QRect:
        """Return where a page lies."""
        top = _EDGE + sum(size.height() + _NUMBER + _GAP for size in self._sizes[:page])
        return QRect(_EDGE, top, self._wide, self._sizes[page].height())

    def sizeHint(self) -> QSize:
        """Return room for all pages."""
        tall = sum(size.height() + _NUMBER + _GAP for size in self._sizes)
        return QSize(self._wide + 2 * _EDGE, tall + 2 * _EDGE - _GAP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint each page with its number; a frame marks the one that is shown."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in range(len(self._sizes)):
            place = self.place(page)
            here = page == self._at
            picture = self._pictures.get(page)
            if picture is None:
                paint.fill(painter, place, "surface")
            else:
                painter.drawImage(place, picture)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = painter.pen()
            pen.setColor(look().color("primary" if here else "control_line"))
            pen.setWidth(2 if here else 1)
            painter.setPen(pen)
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
            if here and self.hasFocus():
                painter.drawRect(place.adjusted(-5, -5, 4, 4))
            below = QRect(place.left(), place.bottom() + 3, self._wide, _NUMBER)
            role: FontRole = "small_strong" if here else "small"
            tint = "text" if here else "muted"
            paint.text_line(painter, below, str(page + 1), role, tint, Qt.AlignmentFlag.AlignCenter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the page under the mouse."""
        for page in range(len(self._sizes)):
            if self.place(page).contains(event.position().toPoint()):
                self.chosen.emit(page)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif 0 <= self._at + step < len(self._sizes):
            self.chosen.emit(self._at + step)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus away."""
        super().focusOutEvent(event)
        self.update()
