"""What a screen reader needs of any widget that paints its parts itself.

Qt asks a factory for the interface of a widget. That of the whole has a child for each part; a
part is found again by its number, since what it stands for changes with the data.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

# Qt's functions may return no object at all; its Python stubs do not say so.

Factory = Callable[[str, QObject], QAccessibleInterface | None]


class PartInterface(QAccessibleInterface):
    """A part that is painted: no widget, and nothing inside."""

    def __init__(self, whole: QWidget) -> None:
        super().__init__()
        self._whole = whole

    def object(self) -> QObject | None:  # type: ignore[override]
        """Return nothing: a part is no widget."""
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        """Return the window of the whole."""
        return self._whole.window().windowHandle() if isValid(self._whole) else None

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return the interface of the whole."""
        return QAccessible.queryAccessibleInterface(self._whole) if isValid(self._whole) else None

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return nothing."""
        del index
        return None

    def childCount(self) -> int:
        """Return none."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: N802 - Qt's name
        """Return that there is none."""
        del child
        return -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802 - Qt's name
        """Return nothing."""
        del x, y
        return None

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Change nothing: the name follows the data."""


class WholeInterface(QAccessibleWidget):
    """A widget as the list of its parts; a subclass counts them, `make` builds one by number."""

    def __init__(
        self, whole: QWidget, role: QAccessible.Role, make: Callable[[int], PartInterface]
    ) -> None:
        super().__init__(whole, role)
        self._make = make
        self._parts: list[PartInterface] = []

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return the interface of one part."""
        if not 0 <= index < self.childCount():
            return None
        while len(self._parts) <= index:
            self._parts.append(self._make(len(self._parts)))
        return self._parts[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: N802 - Qt's name
        """Return the number of a part, -1 for a stranger."""
        return next((n for n, known in enumerate(self._parts) if known is child), -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802 - Qt's name
        """Return what lies under a position of the screen."""
        for index in range(self.childCount()):
            found = self.child(index)
            if found is not None and found.rect().contains(x, y):
                return found
        return None


_kept: list[QAccessibleInterface] = []
_installed: set[Factory] = set()


def keep(interface: QAccessibleInterface) -> QAccessibleInterface:
    """Hold an interface that Qt was given for as long as its widget lives."""
    _kept[:] = [kept for kept in _kept if isValid(kept)]
    _kept.append(interface)
    return interface


def install_factory(factory: Factory) -> None:
    """Let Qt ask a factory; once for the whole program."""
    if factory not in _installed:
        _installed.add(factory)
        QAccessible.installFactory(factory)
