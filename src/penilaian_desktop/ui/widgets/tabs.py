"""Tabs: words in a row over one line, the chosen one with a bar below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.widgets.flat_button import FlatButton

HEIGHT = 36
GAP = 24

STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Home: -99,
    Qt.Key.Key_End: 99,
}


class _Tab(FlatButton):
    def __init__(self, key: str, text: str, bar: TabBar) -> None:
        super().__init__(bar)
        self.key = key
        self._bar = bar
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        return QSize(look().width(self.text(), "strong") + 1, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        chosen = self.isChecked()
        tint = "primary" if chosen else "text" if self.underMouse() else "muted"
        words = self.rect().adjusted(0, 0, 0, -2)
        paint.text_line(painter, words, self.text(), "strong" if chosen else "body", tint)
        if chosen:
            painter.fillRect(0, HEIGHT - 2, self.width(), 2, look().color("primary"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self._bar.step(step)


class TabBar(QWidget):
    """One view of a few; `chosen` carries the key when a person chose. ← and → move along.

    Home and End take the first and the last that is shown.
    """

    chosen = Signal(str)

    def __init__(
        self, tabs: Sequence[tuple[str, str]], accessible: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(accessible)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        self._tabs: list[_Tab] = []
        self._value = ""
        for key, text in tabs:
            tab = _Tab(key, text, self)
            tab.clicked.connect(lambda _checked=False, key=key: self._take(key))
            self._tabs.append(tab)
            row.addWidget(tab)
        row.addStretch(1)
        if self._tabs:
            self.set_value(self._tabs[0].key)

    def value(self) -> str:
        """Return the key of the chosen tab."""
        return self._value

    def tab_keys(self) -> tuple[str, ...]:
        """Return the keys of the tabs that are shown."""
        return tuple(tab.key for tab in self._tabs if not tab.isHidden())

    def set_value(self, key: str) -> None:
        """Choose without telling anybody; only the chosen tab is a stop of the Tab key."""
        self._value = key
        for tab in self._tabs:
            tab.setChecked(tab.key == key)
            tab.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if tab.isChecked() else Qt.FocusPolicy.ClickFocus
            )
            tab.update()

    def show_tab(self, key: str, *, shown: bool) -> None:
        """Show a tab, or take it away."""
        for tab in self._tabs:
            if tab.key == key:
                tab.setVisible(shown)

    def step(self, by: int) -> None:
        """Choose the neighbour, as the arrow keys do."""
        keys = self.tab_keys()
        at = keys.index(self.value()) if self.value() in keys else 0
        key = keys[max(0, min(len(keys) - 1, at + by))]
        tab = next(tab for tab in self._tabs if tab.key == key)
        tab.setFocus(Qt.FocusReason.TabFocusReason)
        self._take(key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line below all tabs."""
        painter = QPainter(self)
        painter.fillRect(0, HEIGHT - 1, self.width(), 1, look().color("line"))

    def _take(self, key: str) -> None:
        moved = key != self._value  # a clicked tab is checked by now, so that cannot tell
        self.set_value(key)
        if moved:
            self.chosen.emit(key)
