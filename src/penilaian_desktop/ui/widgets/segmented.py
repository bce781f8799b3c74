"""One choice out of a few, side by side in one frame."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.focus import follow_focus
from penilaian_desktop.ui.kit.look import RADIUS, FontRole, look


class _Part(QAbstractButton):
    """One part; its frame is painted by the whole."""

    def __init__(self, key: str, text: str, whole: Segmented) -> None:
        super().__init__(whole)
        self.key = key
        self.whole = whole
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        strong: FontRole = "small_strong" if self.whole.compact else "strong"
        padding = 9 if self.whole.compact else 12
        return QSize(look().width(self.text(), strong) + 2 * padding + 1, self.whole.tall)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        compact = self.whole.compact
        role: FontRole = "small" if compact else "body"
        tint = "muted"
        if self.isChecked():
            role, tint = ("small_strong" if compact else "strong"), "primary"
        if not self.isEnabled():
            tint = "muted"
        paint.text_line(painter, self.rect(), self.text(), role, tint, paint.CENTER)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.whole.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.whole.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        follow_focus(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        follow_focus(self, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self.whole.step(step)


class Segmented(QWidget):
    """A choice of a few words; `chosen` carries the key when a person chose.

    `accessible` names the choice for screen readers ("Tampilan"). With `optional` nothing may be
    chosen, which is how a rating starts.
    """

    chosen = Signal(str)

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        accessible: str,
        *,
        compact: bool = False,
        equal: bool = False,
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.compact = compact
        self._equal = equal
        self.setAccessibleName(accessible)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 0, 1, 0)
        row.setSpacing(0)
        self._parts: list[_Part] = []
        for key, text in options:
            part = _Part(key, text, self)
            part.setAccessibleDescription(accessible)
            self._parts.append(part)
            self._group.addButton(part)
            row.addWidget(part, 1 if equal else 0)
            part.clicked.connect(self._clicked)
        self._fit()
        if self._parts and not optional:
            self._parts[0].setChecked(True)

    @property
    def tall(self) -> int:
        """Return the height: 36, compact 28."""
        return 28 if self.compact else 36

    def value(self) -> str:
        """Return the chosen key, "" when nothing is chosen."""
        checked = self._group.checkedButton()
        return checked.key if isinstance(checked, _Part) else ""

    def words_of(self, key: str) -> str:
        """Return the words of a key, "" for an unknown one."""
        return next((part.text() for part in self._parts if part.key == key), "")

    def set_value(self, key: str) -> None:
        """Choose without telling anybody; an unknown key or "" clears the choice."""
        self._group.setExclusive(False)
        for part in self._parts:
            part.setChecked(part.key == key)
        self._group.setExclusive(True)
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Be 28 instead of 36 high."""
        self.compact = compact
        self._fit()

    def step(self, by: int) -> None:
        """Choose the neighbour, as the arrow keys do."""
        keys = [part.key for part in self._parts]
        at = keys.index(self.value()) if self.value() in keys else -1
        target = self._parts[max(0, min(len(keys) - 1, at + by))]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        target.click()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame, the chosen part and the lines between."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect())
        paint.box(painter, frame, "surface" if self.isEnabled() else "canvas")
        clip = QPainterPath()
        clip.addRoundedRect(frame, RADIUS, RADIUS)
        painter.setClipPath(clip)
        for part in self._parts:
            if part.isChecked():
                painter.fillRect(part.geometry(), look().color("selected"))
            elif part.underMouse() and part.isEnabled():
                painter.fillRect(part.geometry(), look().color("hover"))
        painter.setClipping(False)
        for part in self._parts[1:]:
            line = QRect(part.x(), 1, 1, self.height() - 2)
            painter.fillRect(line, look().color("line"))
        paint.box(painter, frame, None, "control_line" if self.isEnabled() else "line")

    def _clicked(self) -> None:
        self.update()
        self.chosen.emit(self.value())

    def _fit(self) -> None:
        self.setFixedHeight(self.tall)
        for part in self._parts:
            part.setFixedHeight(self.tall)
            part.updateGeometry()
        if self._equal and self._parts:
            widest = max(part.sizeHint().width() for part in self._parts)
            for part in self._parts:
                part.setMinimumWidth(widest)
        self.updateGeometry()
        self.update()
