"""The view of a table: arrow keys, hover, check boxes, copying, columns that fill the width."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QKeyCombination, QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QTableView,
    QWidget,
)

from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.widgets.overlay_scroll import OverlayScrollBar
from penilaian_desktop.ui.widgets.table import Index, RecordModel
from penilaian_desktop.ui.widgets.table_paint import (
    GROUP_ROW,
    PADDING,
    ROW,
    TableDelegate,
    TableHead,
)

_EXPORT = QKeyCombination(
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_E
)


class TableView(QTableView):
    """A table of records: arrow keys, Enter opens, Space checks, Ctrl+C copies the rows.

    On a page Ctrl+Shift+E exports all rows to Excel, unless the page turned `exportable` off.
    `opened` carries the record on Enter or a double click, `chosen` the record the cursor is on.
    """

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(
        self,
        model: RecordModel,  # type: ignore[type-arg]
        accessible: str,
        *,
        row_height: int = ROW,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.row_height = row_height
        self.hovered_row = -1
        self.exportable = True
        self.cells = TableDelegate(self)
        self._records: RecordModel[object] = model
        self.setAccessibleName(accessible)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(20)
        self.verticalHeader().setDefaultSectionSize(row_height)
        self.setHorizontalHeader(TableHead(self))
        self.horizontalHeader().setMinimumSectionSize(16)
        self.setItemDelegate(self.cells)
        self.setModel(model)
        OverlayScrollBar(self)
        model.modelReset.connect(self._reset)
        model.layoutChanged.connect(self._reset)
        model.rowsInserted.connect(self._inserted)
        self.doubleClicked.connect(self._open)
        self._reset()

    def records(self) -> RecordModel[object]:
        """Return the model."""
        return self._records

    def current_record(self) -> object | None:
        """Return the record under the cursor."""
        return self._records.record(self.currentIndex().row())

    def choose_row(self, row: int) -> None:
        """Put the cursor on a row and scroll to it."""
        if 0 <= row < self._records.rowCount():
            self.setCurrentIndex(self._records.index(row, 0))
            self.scrollTo(self._records.index(row, 0))

    def copy_rows(self) -> None:
        """Put the selected rows, or all, on the clipboard as text."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        QGuiApplication.clipboard().setText(self._records.as_text(rows))

    def export_rows(self) -> None:
        """Ask for a file and write all rows into it as a workbook."""
        from penilaian_desktop.ui.widgets.table_export import (  # noqa: PLC0415 - seldom
            ask_export,
        )

        if self.exportable:
            ask_export(self)

    def moveCursor(  # noqa: N802
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Move over group rows: the cursor rests on records alone."""
        found = super().moveCursor(action, modifiers)
        row, count = found.row(), self._records.rowCount()
        if not self._records.is_group(row):
            return found
        cursor = QAbstractItemView.CursorAction
        up = action in {cursor.MoveUp, cursor.MovePrevious, cursor.MovePageUp, cursor.MoveLeft}
        for way in (-1, 1) if up else (1, -1):
            at = row
            while 0 <= at < count and self._records.is_group(at):
                at += way
            if 0 <= at < count:
                return self._records.index(at, max(0, self.currentIndex().column()))
        return found

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Tell which record the cursor is on."""
        super().currentChanged(current, previous)
        self.viewport().update()
        record = self._records.record(current.row())
        if record is not None:
            self.chosen.emit(record)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, check on Space, copy on Ctrl+C, export on Ctrl+Shift+E."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
            return
        if event.key() == Qt.Key.Key_Space and self._records.checkable:
            self._toggle(self.currentIndex().row())
            return
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
            return
        if event.keyCombination() == _EXPORT:
            self.export_rows()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Check a row by its box."""
        at = event.position().toPoint()
        row = self.rowAt(at.y())
        if self._records.checkable and at.x() < PADDING + 20 and row >= 0:
            self._toggle(row)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer with the hover row."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the hover row."""
        super().leaveEvent(event)
        self._hover(-1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy, and on a page to export."""
        menu = self.make_menu()
        menu.popup(event.globalPos())
        menu.aboutToHide.connect(menu.deleteLater)

    def make_menu(self) -> QMenu:
        """Return what a table offers by itself."""
        from penilaian_desktop.ui.widgets.table_export import (  # noqa: PLC0415 - seldom
            page_of,
        )

        menu = QMenu(self)
        menu.addAction(look().icon("copy"), self.tr("Salin baris"), self.copy_rows)
        if self.exportable and page_of(self) is not None:
            action = menu.addAction(
                look().icon("export"), self.tr("Ekspor tabel ke Excel…"), self.export_rows
            )
            action.setShortcut(QKeySequence(_EXPORT))
            action.setEnabled(bool(self._records.records()))
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the open columns what is left."""
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and the line under the last one."""
        super().paintEvent(event)
        count = self._records.rowCount()
        if count:
            end = self.rowViewportPosition(count - 1) + self.rowHeight(count - 1)
            if end < self.viewport().height():
                painter = QPainter(self.viewport())
                painter.fillRect(0, end, self.viewport().width(), 1, look().color("line"))

    def _open(self, index: QModelIndex) -> None:
        record = self._records.record(index.row())
        if record is not None:
            self.opened.emit(record)

    def _toggle(self, row: int) -> None:
        cell = self._records.cell(row, 0)
        if cell is not None:
            self._records.check(row, not cell.checked)
            self.horizontalHeader().viewport().update()

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()

    def _reset(self) -> None:
        self.clearSpans()
        self._size_rows(0, self._records.rowCount() - 1)
        self._lay_out()

    def _inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        if first == 0:
            self.clearSpans()
            self._size_rows(0, self._records.rowCount() - 1)
        else:
            self._size_rows(first, last)

    def _size_rows(self, first: int, last: int) -> None:
        count = self._records.columnCount()
        for row in range(first, last + 1):
            group = self._records.is_group(row)
            height = GROUP_ROW if group else self.row_height
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)
            if group and count > 1:
                self.setSpan(row, 0, 1, count)

    def _lay_out(self) -> None:
        columns = self._records.columns
        shown = [n for n in range(len(columns)) if not self.isColumnHidden(n)]
        open_ones = [n for n in shown if not columns[n].width] or shown[:1]
        fixed = sum(self.column_width(n) for n in shown if n not in open_ones)
        room = max(80, self.viewport().width() - fixed)
        for n in range(len(columns)):
            if n not in open_ones:
                self.setColumnWidth(n, self.column_width(n))
        for n in open_ones:
            self.setColumnWidth(n, room // len(open_ones))

    def hide_columns(self, keys: Collection[str]) -> None:
        """Leave some columns out, by key, and give the open ones their room.

        Where every open one is left out, the first that is shown takes it.
        """
        for n, column in enumerate(self._records.columns):
            self.setColumnHidden(n, column.key in keys)
        self._lay_out()

    def column_width(self, n: int) -> int:
        """Return the width of a section: the declared one and its padding."""
        column = self._records.columns[n]
        left = PADDING if n == 0 else 0
        last = n + 1 == len(self._records.columns)
        return column.width + left + (PADDING if last else column.room_after)
