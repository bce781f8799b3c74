"""The base of every page: header, loading, reloading when data changes, help."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from penilaian_desktop.ui.kit.tasks import Failed, Lane, Task
from penilaian_desktop.ui.widgets.label import Label

if TYPE_CHECKING:
    from penilaian_desktop.domain.changes import Area, Changes
    from penilaian_desktop.domain.progress import Reporter
    from penilaian_desktop.ui.kit.context import UiContext

T = TypeVar("T")

NARROW = 1100
"""Windows under this width take the small measures: icons in the rail, one-line header."""


class PageHeader(QWidget):
    """Title, second line, and the actions of a page at the right, exactly one of them primary."""

    def __init__(self, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label(title, "title")
        self.title.setAccessibleName(title)
        self.subtitle = Label(subtitle, "body", "muted", markup=True)
        self.title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.subtitle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._words = QVBoxLayout()
        self._words.setSpacing(2)
        self._words.setContentsMargins(0, 0, 0, 0)
        self._words.addStretch(1)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(12)
        self._beside.addWidget(self.title)
        self._beside.addStretch(1)
        self._words.addLayout(self._beside)
        self._words.addWidget(self.subtitle)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        self._actions.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(self._words, 1)
        row.addLayout(self._actions)
        self.setFixedHeight(56)

    def set_title(self, title: str) -> None:
        """Show another title."""
        self.title.setText(title)
        self.title.setAccessibleName(title)

    def set_subtitle(self, text: str) -> None:
        """Show another second line; **strong** parts are allowed."""
        self.subtitle.setText(text)

    def add_mark(self, widget: QWidget) -> None:
        """Put a small mark beside the title."""
        self._beside.insertWidget(self._beside.count() - 1, widget)

    def add_action(self, widget: QWidget) -> None:
        """Put a control at the right, after those before it."""
        self._actions.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_narrow(self, narrow: bool) -> None:
        """Take one line of 44 px instead of two of 56."""
        self.setFixedHeight(44 if narrow else 56)
        self.title.set_role("section" if narrow else "title")
        direction = (
            QVBoxLayout.Direction.LeftToRight if narrow else QVBoxLayout.Direction.TopToBottom
        )
        self._words.setDirection(direction)
        self._words.setSpacing(12 if narrow else 2)
        self._words.setStretch(0, 0 if narrow else 1)
        self._words.setStretch(2, 1 if narrow else 0)
        for action in self.findChildren(QWidget):
            shrink = getattr(action, "set_compact", None)
            if shrink is not None:
                shrink(narrow)


class Page(QWidget):
    """A page of the window.

    A page sets `page_id` and `areas`, builds its widgets into `self.body` in its constructor, and
    loads its data in `refresh`, which the base calls when the page is shown for the first time and
    whenever data of its areas changed.
    """

    page_id: ClassVar[str] = ""
    areas: ClassVar[frozenset[Area]] = frozenset()

    def __init__(self, context: UiContext, title: str, subtitle: str = "") -> None:
        super().__init__()
        self.context = context
        self.header = PageHeader(title, subtitle)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self.body.setContentsMargins(0, 0, 0, 0)
        self._frame = QVBoxLayout(self)
        self._frame.setContentsMargins(24, 10, 24, 20)
        self._frame.setSpacing(10)
        self._frame.addWidget(self.header)
        self._frame.addLayout(self.body, 1)
        self._stale = True
        self._narrow = False
        self.setAccessibleName(title)
        context.signals.changed.connect(self._on_changed)
        context.signals.day_changed.connect(self._reload)

    @property
    def title(self) -> str:
        """Return the title as shown."""
        return self.header.title.text()

    @property
    def narrow(self) -> bool:
        """Tell whether the small measures hold."""
        return self._narrow

    def refresh(self) -> None:
        """Load the data of the page again; called with the page visible."""

    def open(self, argument: object) -> None:
        """Go to what the argument names (a record id, a day); called after the page is chosen."""

    def set_narrow(self, narrow: bool) -> None:
        """Take the small measures of a window under 1100 px, or the ordinary ones."""
        self._narrow = narrow
        self._frame.setContentsMargins(*((12, 0, 12, 8) if narrow else (24, 10, 24, 20)))
        self._frame.setSpacing(4 if narrow else 10)
        self.header.set_narrow(narrow)

    def help_text(self) -> str:
        """Return what the help (?) says: plain sentences, paragraphs parted by empty lines."""
        return ""

    def key_help(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page and what they do, as `?` lists them: ("J", "berikutnya")."""
        return ()

    def run(
        self,
        job: Callable[[Reporter], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        *,
        lane: Lane = Lane.READ,
        key: str = "",
        label: str = "",
    ) -> Task:
        """Submit a job of this page; without `failed` the shell shows the sentence."""
        return self.context.tasks.submit(self, job, done, failed, lane=lane, key=key, label=label)

    def toast(self, text: str, undo_label: str = "") -> None:
        """Say what happened; with an undo label the toast offers to undo it."""
        self.context.signals.toast_requested.emit(text, undo_label)

    def navigate(self, page_id: str, argument: object = None) -> None:
        """Ask the shell for another page."""
        self.context.signals.navigate_requested.emit(page_id, argument)

    def showEvent(self, event: QShowEvent) -> None:
        """Load the data when the page is shown first or went stale while hidden."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        if not self.areas.isdisjoint(changes.areas):
            self._reload()

    def _reload(self) -> None:
        """Load the data again now, or when the page is shown."""
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True
