"""The command palette (Ctrl+K): pages and commands by a few letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.widgets.field import Field
from penilaian_desktop.ui.widgets.label import Rule
from penilaian_desktop.ui.widgets.small import Icon

ROW = 36
SHOWN = 9


class Command(NamedTuple):
    """Something that can be done from anywhere: words, icon, keys to show, what it does."""

    text: str
    icon: str
    run: Callable[[], object]
    keys: str = ""
    note: str = ""


def matching(commands: Sequence[Command], typed: str) -> list[Command]:
    """Return the commands whose words contain every typed word; a beginning goes first."""
    words = typed.casefold().split()
    if not words:
        return list(commands)
    found = [c for c in commands if all(word in c.text.casefold() for word in words)]
    return sorted(found, key=lambda command: not command.text.casefold().startswith(words[0]))


class _Commands(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Command] = []

    def show(self, rows: list[Command]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # type: ignore[override]
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # type: ignore[override]
        if index.isValid() and role == Qt.ItemDataRole.DisplayRole:
            return self.rows[index.row()].text
        return None


class _Row(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        model = index.model()
        if not isinstance(model, _Commands):
            return
        command = model.rows[index.row()]
        rect: QRect = option.rect
        view = self.parent()
        current = isinstance(view, QListView) and view.currentIndex().row() == index.row()
        if current:
            paint.box(painter, rect, "selected", radius=4)
        icon_tint = "primary" if current else "muted"
        paint.icon(painter, QRect(rect.left() + 12, rect.top(), 16, ROW), command.icon, icon_tint)
        right = rect.right() - 10
        for key in reversed(command.keys.split("+") if command.keys else []):
            wide = paint.key_cap_width(key)
            paint.key_cap(painter, QRect(right - wide, rect.top() + 8, wide, 20), key)
            right -= wide + 6
        area = QRect(rect.left() + 40, rect.top(), right - rect.left() - 48, ROW)
        paint.text_line(painter, area, command.text)
        if command.note:
            paint.text_line(painter, area, command.note, "small", "muted", paint.RIGHT)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: object) -> QSize:
        return QSize(200, ROW)


class CommandPalette(QWidget):
    """A popup below the search of the top bar; the keys stay in its line, Esc closes it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._commands: list[Command] = []
        self._fallback: Callable[[str], Command | None] = lambda _typed: None
        self._before: QWidget | None = None
        self.setAccessibleName(self.tr("Cari atau perintah"))
        self._line = Field(placeholder=self.tr("Cari halaman atau perintah"))
        self._line.setAccessibleName(self.tr("Cari halaman atau perintah"))
        self._line.setProperty("bare", True)
        self._line.setFont(look().font("entry"))
        self._line.textChanged.connect(self._filter)
        self._line.installEventFilter(self)
        self._model = _Commands(self)
        self._list = QListView()
        self._list.setAccessibleName(self.tr("Hasil"))
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Row(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.entered.connect(self._list.setCurrentIndex)
        self._list.clicked.connect(self._run)
        column = QVBoxLayout(self)
        column.setContentsMargins(5, 5, 5, 5)
        column.setSpacing(4)
        self._line.setTextMargins(40, 0, 12, 0)
        Icon("search", "muted", 16, parent=self._line).move(12, 10)
        column.addWidget(self._line)
        column.addWidget(Rule())
        column.addWidget(self._list)
        self.hide()

    def open(
        self, commands: Sequence[Command], fallback: Callable[[str], Command | None] | None = None
    ) -> None:
        """Show the palette; `fallback` makes the last line of what was typed (a search)."""
        self._commands = list(commands)
        if fallback is not None:
            self._fallback = fallback
        self._before = self.window().focusWidget()
        self._line.clear()
        self._filter("")
        self.show()
        self.raise_()
        self._line.setFocus()

    def close_palette(self) -> None:
        """Hide the palette and give the focus back."""
        self.hide()
        if self._before is not None:
            self._before.setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let ↑ ↓ Enter and Esc of the line drive the list; close when the focus goes."""
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        row = self._list.currentIndex().row()
        count = max(1, self._model.rowCount())
        if event.key() == Qt.Key.Key_Down:
            self._list.setCurrentIndex(self._model.index((row + 1) % count, 0))
        elif event.key() == Qt.Key.Key_Up:
            self._list.setCurrentIndex(self._model.index((row - 1) % count, 0))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._run(self._list.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.close_palette()
        else:
            return False
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the popup look."""
        paint.box(QPainter(self), self.rect(), "surface", "control_line")

    def _filter(self, typed: str) -> None:
        rows = matching(self._commands, typed)
        last = self._fallback(typed.strip()) if typed.strip() else None
        if last is not None:
            rows.append(last)
        self._model.show(rows)
        self._list.setCurrentIndex(self._model.index(0, 0))
        shown = max(1, min(SHOWN, len(rows)))
        self._list.setFixedHeight(shown * ROW)
        wide = min(560, self.window().width() - 32)
        self.setGeometry(
            (self.window().width() - wide) // 2, 6, wide, 36 + 4 + 9 + 10 + shown * ROW
        )

    def _run(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        command = self._model.rows[index.row()]
        self.close_palette()
        command.run()
