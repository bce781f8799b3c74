"""The ways by which files come to an entry without opening it: the table's rows and Ctrl+V."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.screens.kegiatan.attaching import Source
from penilaian_desktop.ui.widgets.table import RECORD_ROLE

if TYPE_CHECKING:
    from penilaian_desktop.ui.screens.kegiatan.drawer import EntryDrawer
    from penilaian_desktop.ui.screens.kegiatan.evidence import EvidencePanel
    from penilaian_desktop.ui.widgets.table_view import TableView
    from penilaian_desktop.ui.widgets.week_grid import WeekGrid


def open_doors(grid: WeekGrid, table: TableView, drawer: EntryDrawer) -> None:
    """Let files come to the entries of a grid and a table, and to the fields of a drawer."""

    def on_grid() -> str:
        stop = grid.current
        return stop.item.id if stop is not None and stop.item is not None else ""

    def in_table() -> str:
        item = table.current_record()
        return item.id if isinstance(item, ActivityItem) else ""

    RowDrops(table, drawer.evidence.attach_to)
    keys = PasteKeys(drawer.evidence)
    keys.on_entries(grid, on_grid)
    keys.on_entries(table, in_table)
    keys.in_fields(drawer)
    DrawerDrops(drawer)


class _Ring(QWidget):
    """Rings the row that would get the files."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring."""
        paint.box(QPainter(self), self.rect(), None, "primary", width=2)


class RowDrops(QObject):
    """Takes files dropped on a row of the table."""

    def __init__(self, view: TableView, drop: Callable[[str, list[Source]], None]) -> None:
        super().__init__(view)
        self._view = view
        self._drop = drop
        self._ring = _Ring(view.viewport())
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow a drag over the rows."""
        if isinstance(event, QDropEvent):  # entering and moving are kinds of dropping to Qt
            return self._follow(event)
        if event.type() == QEvent.Type.DragLeave:
            self._ring.hide()
        return False

    def _follow(self, event: QDropEvent) -> bool:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        item = self._item_at(event.position())
        entering = isinstance(event, QDragMoveEvent | QDragEnterEvent)
        self._ring.setVisible(entering and bool(paths) and item is not None)
        if paths and (item is not None or event.type() == QEvent.Type.DragEnter):
            event.acceptProposedAction()
            if not entering and item is not None:
                self._drop(item.id, [(path.name, path) for path in paths])
        else:
            event.ignore()
        return True

    def _item_at(self, position: QPointF) -> ActivityItem | None:
        index = self._view.indexAt(position.toPoint())
        item = index.data(RECORD_ROLE) if index.isValid() else None
        if not isinstance(item, ActivityItem):
            return None
        rect = self._view.visualRect(index)
        self._ring.setGeometry(QRect(0, rect.y(), self._view.viewport().width(), rect.height()))
        return item


class DrawerDrops(QObject):
    """Takes files dropped anywhere on the drawer; a field would write their path as text."""

    def __init__(self, drawer: EntryDrawer) -> None:
        super().__init__(drawer)
        self._panel = drawer.evidence
        drawer.setAcceptDrops(True)
        drawer.installEventFilter(self)
        for line in drawer.findChildren(QLineEdit):
            line.installEventFilter(self)
        for area in drawer.findChildren(QPlainTextEdit):
            area.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow a drag of files; any other drag is the field's."""
        if event.type() == QEvent.Type.DragLeave:
            self._panel.drop.set_over(False)
        if not isinstance(event, QDropEvent):
            return False
        if not any(url.isLocalFile() for url in event.mimeData().urls()):
            return False
        over = isinstance(event, QDragMoveEvent | QDragEnterEvent)
        self._panel.drop.set_over(over)
        event.acceptProposedAction()
        if not over:
            self._panel.take(event)
        return True


class PasteKeys(QObject):
    """Ctrl+V on an entry attaches what is in the clipboard, if it is a file or a picture.

    In a field of the drawer text stays text: only a clipboard without text becomes evidence.
    """

    def __init__(self, panel: EvidencePanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self._entries: dict[QObject, Callable[[], str]] = {}

    def on_entries(self, widget: QWidget, current: Callable[[], str]) -> None:
        """Serve a view of entries; `current` says which one the keyboard is on, by id."""
        self._entries[widget] = current
        widget.installEventFilter(self)

    def in_fields(self, host: QWidget) -> None:
        """Serve the text fields of a drawer."""
        for kind in (QLineEdit, QPlainTextEdit):
            for field in host.findChildren(kind):
                field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Ctrl+V."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not event.matches(QKeySequence.StandardKey.Paste):
            return False
        current = self._entries.get(watched)
        if current is not None:
            item_id = current()
            return bool(item_id) and self._panel.paste_to(item_id)
        return not _has_text() and self._panel.paste()


def _has_text() -> bool:
    data = QGuiApplication.clipboard().mimeData()
    return data.hasText() and not data.hasUrls()
