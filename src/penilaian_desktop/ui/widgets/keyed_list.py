"""A list whose rows have keys: what was chosen stays chosen when the rows change."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from penilaian_desktop.ui.widgets.overlay_scroll import OverlayScrollBar

Index = QModelIndex | QPersistentModelIndex


class KeyedList(QListView):
    """Arrow keys and a click choose a row; `chosen` carries its key. A heading has the key ""."""

    chosen = Signal(str)

    def __init__(self, accessible: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: tuple[str, ...] = ()
        self._key = ""
        self.setAccessibleName(accessible)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        OverlayScrollBar(self)

    def show_keys(self, keys: Sequence[str], fill: Callable[[], None]) -> None:
        """Let `fill` show other rows, which have these keys; choice and place stay."""
        place = self.verticalScrollBar().value()
        self._keys = tuple(keys)
        fill()
        self.choose(self._key)
        self.verticalScrollBar().setValue(place)

    @property
    def key(self) -> str:
        """Return the key of the chosen row, "" for none."""
        return self._key

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of the rows that can be chosen, from above."""
        return tuple(key for key in self._keys if key)

    def choose(self, key: str) -> None:
        """Choose a row without telling anybody; an unknown key is remembered."""
        self._key = key
        row = self._keys.index(key) if key and key in self._keys else -1
        self.setCurrentIndex(self.model().index(row, 0) if row >= 0 else QModelIndex())

    def step(self, by: int) -> None:
        """Choose the next row, or the one before, and tell."""
        keys = self.keys
        if not keys:
            return
        at = keys.index(self._key) if self._key in keys else -by
        wanted = keys[max(0, min(len(keys) - 1, at + by))]
        if wanted != self._key:
            self.choose(wanted)
            self.chosen.emit(wanted)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        """Tell what was chosen by a person."""
        super().currentChanged(current, previous)
        key = self._keys[current.row()] if current.isValid() else ""
        if key and key != self._key:
            self._key = key
            self.chosen.emit(key)
