"""A person at the window: reads words, presses keys, clicks, drops files, waits for the result.

The demonstration of `make run` and the journey tests drive the real window through these hands.
They find things as a person does, by the words on them, and never call into a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QMimeData, QModelIndex, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from penilaian_desktop.app.opening import Live
from penilaian_desktop.app.window import Started
from penilaian_desktop.ui.shell.account_row import AccountRow
from penilaian_desktop.ui.widgets.dialog import Dialog

W = TypeVar("W", bound=QWidget)

PATIENCE = 180_000
"""Milliseconds after which waiting has failed."""
_PAUSE = 5
"""Milliseconds between two looks at whether the work is done."""
_QUIET = 2
"""Looks in a row that must find nothing under way: what has ended may have begun something."""
_INPUTS: tuple[type[QWidget], ...] = (QLineEdit, QPlainTextEdit)
_NO_KEYS = Qt.KeyboardModifier.NoModifier


class Hands:
    """The hands and eyes of a person at a started window."""

    def __init__(self, started: Started) -> None:
        self.window = started.window
        self._runtime = started.runtime
        self._tasks = started.tasks
        self._look = started.dressed.look
        self._crashes: list[BaseException] = []
        self._tasks.crashed.connect(self._crashes.append)

    @property
    def live(self) -> Live:
        """Return the workspace that the window has open. Raises LookupError while it is locked."""
        if self._runtime.live is None:
            raise LookupError("the window is locked")
        return self._runtime.live

    @property
    def workspace(self) -> Path:
        """Return the folder of the chosen workspace."""
        return self._runtime.root

    # --- waiting -----------------------------------------------------------------------------
    def open(self, width: int = 1366, height: int = 768) -> None:
        """Show the window. Raises TimeoutError when it does not become the active one."""
        self.window.resize(width, height)
        self.window.show()
        self._turn_to_window()
        self.settle()

    def wait(self, until: Callable[[], bool], what: str = "") -> None:
        """Let the window live until something is true. Raises TimeoutError."""
        loop = QEventLoop()
        looks = QTimer()
        looks.setInterval(_PAUSE)
        looks.timeout.connect(lambda: loop.quit() if until() else None)
        late = QTimer()
        late.setSingleShot(True)
        late.timeout.connect(lambda: loop.exit(1))
        looks.start()
        late.start(PATIENCE)
        if loop.exec():
            raise TimeoutError(what or "nothing happened")

    def settle(self) -> None:
        """Wait until nothing is loaded, written or typed ahead any more.

        Raises TimeoutError, and whatever a job ended with that nobody expected.
        """
        quiet = 0

        def calm() -> bool:
            nonlocal quiet
            quiet = 0 if self._busy() else quiet + 1
            return quiet >= _QUIET

        self.wait(calm, "work did not end")
        if self._crashes:
            raise self._crashes.pop()

    def _busy(self) -> bool:
        """Tell whether a job runs, or a timer (save as you type) is about to start one."""
        if self._tasks.busy:
            return True
        timers = self.window.findChildren(QTimer)
        return any(t.isActive() and t.isSingleShot() and t.interval() <= 1000 for t in timers)

    # --- looking -----------------------------------------------------------------------------
    def all(self, kind: type[W]) -> list[W]:
        """Return what is visible of a kind; under an open dialog only what lies in it."""
        place: QWidget = self.dialog() or self.window
        found = [place] if isinstance(place, kind) else []
        return [w for w in (*found, *place.findChildren(kind)) if w.isVisible()]

    def dialog(self) -> Dialog | None:
        """Return the open dialog, the topmost one."""
        shown = [d for d in self.window.findChildren(Dialog) if d.isVisible()]
        return shown[-1] if shown else None

    def find(self, words: str, *kinds: type[W]) -> W:
        """Return the visible widget that says these words, or begins with them.

        Raises LookupError with the words that are there.
        """
        there = [widget for kind in kinds for widget in self.all(kind)]
        for same in (str.__eq__, str.startswith):
            for widget in there:
                if any(same(said, words) for said in _said(widget)):
                    return widget
        offered = sorted({said for widget in there for said in _said(widget) if said})
        raise LookupError(f"“{words}” is not among {offered}")

    def sees(self, words: str) -> bool:
        """Tell whether any visible text or accessible name contains the words."""
        return any(words in said for said in self.words())

    def words(self) -> list[str]:
        """Return everything that can be read or heard now."""
        said = [words for widget in self.all(QWidget) for words in _said(widget)]
        for view in self.all(QAbstractItemView):
            shown = view.viewport().rect()
            cells = (cell for cell in _cells(view) if view.visualRect(cell).intersects(shown))
            said += [_spoken(cell) for cell in cells]
        return [words for words in dict.fromkeys(said) if words]

    def shot(self, file: Path) -> None:
        """Keep a picture of the window."""
        file.parent.mkdir(parents=True, exist_ok=True)
        self.settle()
        if not self.window.grab().save(str(file)):
            raise OSError(f"{file} cannot be written")

    def wear(self, mode: str) -> None:
        """Put on the light ("terang") or the dark ("gelap") theme."""
        self._look.set_mode("gelap" if mode == "gelap" else "terang")
        self.settle()

    # --- doing -------------------------------------------------------------------------------
    def press(self, keys: str, on: QWidget | None = None) -> None:
        """Press a key ("Enter", "Ctrl+Z", "A") where the focus is, or on a widget."""
        QTest.keySequence(on or self._focus(), QKeySequence(keys))
        self.settle()

    def type(self, text: str, on: QWidget | None = None) -> None:
        """Type text where the focus is, or on a widget."""
        QTest.keyClicks(on or self._focus(), text)

    def click(self, words: str | QWidget) -> None:
        """Click a button, row or box by its words."""
        widget = self.find(words, QAbstractButton) if isinstance(words, str) else words
        if not widget.isEnabled():
            raise LookupError(f"“{words}” is disabled: {widget.toolTip()}")
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, _NO_KEYS)
        self.settle()

    def pick(self, words: str) -> None:
        """Click a row of a list or table by its words. Raises LookupError."""
        for view in self.all(QAbstractItemView):
            for index in _cells(view):
                if str(index.data() or "").startswith(words):
                    view.scrollTo(index)
                    spot = view.visualRect(index).center()
                    left = Qt.MouseButton.LeftButton
                    QTest.mouseClick(view.viewport(), left, _NO_KEYS, spot)
                    self.settle()
                    return
        raise LookupError(f"no row begins with “{words}”")

    def fill(self, label: str, text: str) -> None:
        """Replace what stands in the input under a label."""
        field = self.find(label, *_INPUTS)
        field.setFocus(Qt.FocusReason.MouseFocusReason)
        QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.SelectAll))
        if text:
            QTest.keyClicks(field, text)
        else:
            QTest.keyClick(field, Qt.Key.Key_Delete)

    def menu(self, words: str) -> None:
        """Choose from the menu that is open. Raises LookupError."""
        shown = [m for m in QApplication.topLevelWidgets() if isinstance(m, QMenu)]
        for menu in (m for m in shown if m.isVisible()):
            for action in menu.actions():
                if action.text().startswith(words) and action.isEnabled():
                    spot = menu.actionGeometry(action).center()
                    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, _NO_KEYS, spot)
                    self.settle()
                    return
        raise LookupError(f"no menu offers “{words}”")

    def answer(self, path: Path) -> None:
        """Type a path into the file dialog that the next click opens."""
        looks = QTimer(self.window)
        looks.setInterval(_PAUSE)

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            line = dialog.findChild(QLineEdit, "fileNameEdit") if dialog is not None else None
            if line is not None:
                looks.deleteLater()
                line.setText(str(path))
                QTest.keyClick(line, Qt.Key.Key_Return)

        looks.timeout.connect(look)
        looks.start()

    def save_preview(self, file: Path) -> None:
        """Save the form whose preview is open into a file, and close the preview."""
        self.settle()
        self.answer(file)
        self.click("Simpan PDF")
        self.wait(file.exists, f"{file.name} was not saved")
        self.settle()
        self.click("Tutup")

    def choose(self, label: str, words: str) -> None:
        """Choose in the list under a label, with the arrow keys."""
        box = self.find(label, QComboBox)
        there = [box.itemText(n) for n in range(box.count())]
        at = next((n for n, text in enumerate(there) if text.startswith(words)), None)
        if at is None:
            raise LookupError(f"“{words}” is not among {there}")
        steps = at - box.currentIndex()
        for _ in range(abs(steps)):
            QTest.keyClick(box, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
        self.settle()

    def drop(self, widget: QWidget, files: Sequence[Path]) -> None:
        """Drag files onto a widget and let them go there."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        spot = widget.rect().center()
        how = Qt.DropAction.CopyAction
        button = Qt.MouseButton.LeftButton
        enter = QDragEnterEvent(spot, how, data, button, _NO_KEYS)
        QApplication.sendEvent(widget, enter)
        if not enter.isAccepted():
            raise LookupError("files are not taken here")
        drop = QDropEvent(QPointF(spot), how, data, button, _NO_KEYS, QEvent.Type.Drop)
        QApplication.sendEvent(widget, drop)
        self.settle()

    # --- moving about ------------------------------------------------------------------------
    def sign_in(self, account: str, password: str) -> None:
        """Choose an account in the unlock view, type the password, press Enter."""
        row = next(row for row in self.all(AccountRow) if row.account.name == account)
        self.click(row)
        self.type(password)
        self.press("Enter")

    def go(self, page: str) -> None:
        """Open a page by its word in the rail."""
        self.click(page)

    def lock(self) -> None:
        """Lock the window and wait for the accounts."""
        self.press("Ctrl+L")
        self.wait(lambda: bool(self.all(AccountRow)), "the window did not lock")

    def _turn_to_window(self) -> None:
        """Make the window the active one, as a click on its title does after a file dialog."""
        if self.window.isActiveWindow():
            return
        self.window.activateWindow()
        if not QTest.qWaitForWindowActive(self.window, PATIENCE):
            raise TimeoutError("the window did not become active")

    def _focus(self) -> QWidget:
        self._turn_to_window()
        focused = QApplication.focusObject()
        return focused if isinstance(focused, QWidget) else self.window


def _cells(view: QAbstractItemView) -> Iterator[QModelIndex]:
    """Yield the cells of a list or table, row by row."""
    model, root = view.model(), QModelIndex()
    wide = model.columnCount(root) if isinstance(view, QTableView) else 1
    for row in range(model.rowCount(root)):
        for column in range(wide):
            yield model.index(row, column)


def _spoken(cell: QModelIndex) -> str:
    """Return what a screen reader says at a cell, else what stands in it."""
    return str(cell.data(Qt.ItemDataRole.AccessibleTextRole) or cell.data() or "")


def _said(widget: QWidget) -> tuple[str, ...]:
    """Return the words of a widget: its text, its accessible name."""
    text = getattr(widget, "text", None)
    words = text() if callable(text) else ""
    return (words if isinstance(words, str) else "", widget.accessibleName())
