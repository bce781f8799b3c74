"""How tables look: one delegate, one head, one view; no grid, a line above each row."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import FontRole, look
from penilaian_desktop.ui.widgets.field import draw_check
from penilaian_desktop.ui.widgets.gauge import draw_bar
from penilaian_desktop.ui.widgets.overlay_scroll import OverlayScrollBar
from penilaian_desktop.ui.widgets.small import draw_avatar, initials
from penilaian_desktop.ui.widgets.table import RECORD_ROLE, Cell, Group, Index, RecordModel

PADDING = 12
ROW = 36
GROUP_ROW = 28
HEAD = 32


class TableDelegate(QStyledItemDelegate):
    """Paints a `Cell`: words, second line, icon, pill, avatar, check box, bar."""

    def __init__(self, view: TableView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell of the row."""
        rect: QRect = option.rect
        model = self._view.records()
        group = index.data(RECORD_ROLE)
        if isinstance(group, Group):
            self._paint_group(painter, rect, group, index.column())
            return
        cell = model.cell(index.row(), index.column())
        if cell is None:
            return
        self._paint_back(painter, rect, index)
        column = model.columns[index.column()]
        if index.row() == self._view.currentIndex().row() and not column.width:
            cell = replace(cell, strong=True)
        area = self.content(rect, index.column(), model)
        self.paint_cell(painter, area, cell, number=column.number)

    def content(self, rect: QRect, column: int, model: RecordModel[object]) -> QRect:
        """Return the part of a cell that carries words: 12 px outside, 24 after a number."""
        left = PADDING if column == 0 else 0
        last = column + 1 == len(model.columns)
        right = PADDING if last else model.columns[column].room_after
        return rect.adjusted(left, 1, -right, 0)

    def paint_cell(self, painter: QPainter, rect: QRect, cell: Cell, *, number: bool) -> None:
        """Paint the parts of a cell into a rectangle, from left to right."""
        area = QRect(rect)
        if cell.checked is not None:
            state = Qt.CheckState.Checked if cell.checked else Qt.CheckState.Unchecked
            draw_check(painter, QRect(area.left(), area.center().y() - 7, 16, 16), state)
            area.setLeft(area.left() + 28)
        if cell.avatar:
            spot = QRect(area.left(), area.center().y() - 13, 28, 28)
            draw_avatar(painter, spot, initials(cell.avatar))
            area.setLeft(area.left() + 40)
        if cell.pill is not None:
            text, icon, tint, fill = cell.pill
            paint.pill(painter, area, text, icon, tint, fill)
            return
        if cell.bar is not None:
            share, mark = cell.bar
            draw_bar(
                painter, QRectF(area.left(), area.center().y() - 2, area.width(), 6), share, mark
            )
            return
        if cell.icon:
            spot = QRect(area.left(), area.top(), 16, area.height())
            paint.icon(painter, spot, cell.icon, cell.icon_tint, 16)
            area.setLeft(area.left() + 22)
        role: FontRole = "strong" if cell.strong else "body"
        align = paint.RIGHT if number else paint.LEFT
        if not cell.second:
            paint.text_line(painter, area, cell.text, role, cell.tint, align)
            return
        middle = area.center().y() + 1
        upper = QRect(area.left(), middle - 19, area.width(), 20)
        lower = QRect(area.left(), middle + 1, area.width(), 16)
        paint.text_line(painter, upper, cell.text, role, cell.tint, align)
        paint.text_line(painter, lower, cell.second, "small", "muted", align)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        group = self._view.records().is_group(index.row())
        return QSize(40, GROUP_ROW if group else self._view.row_height)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Show the whole text of an elided cell."""
        cell = self._view.records().cell(index.row(), index.column()) if index.isValid() else None
        if cell is None:
            return False
        room: QRect = self.content(
            option.rect,
            index.column(),
            self._view.records(),
        )
        widest = max(look().width(cell.text, "strong"), look().width(cell.second, "small"))
        if widest > room.width() - (22 if cell.icon else 0):
            QToolTip.showText(event.globalPos(), cell.plain(), view)
            return True
        QToolTip.hideText()
        return False

    def _paint_back(self, painter: QPainter, rect: QRect, index: Index) -> None:
        current = index.row() == self._view.currentIndex().row()
        selected = self._view.selectionModel().isRowSelected(index.row(), QModelIndex())
        if current or selected:
            painter.fillRect(rect, look().color("selected"))
        elif index.row() == self._view.hovered_row:
            painter.fillRect(rect, look().color("hover"))
        painter.fillRect(rect.left(), rect.top(), rect.width(), 1, look().color("line"))
        if current and index.column() == 0:
            wide = 3 if self._view.hasFocus() else 1
            painter.fillRect(rect.left(), rect.top(), wide, rect.height(), look().color("primary"))

    def _paint_group(self, painter: QPainter, rect: QRect, group: Group, column: int) -> None:
        painter.fillRect(rect, look().color("canvas"))
        painter.fillRect(rect.left(), rect.top(), rect.width(), 1, look().color("line"))
        if column == 0:
            area = rect.adjusted(PADDING, 1, -PADDING, 0)
            paint.text_line(painter, area, group.title, "small_strong", "text")
            paint.text_line(painter, area, group.total, "small", "muted", paint.RIGHT)


class TableHead(QHeaderView):
    """The head: canvas, small words, the arrow beside the title that orders the rows."""

    def __init__(self, view: TableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self.setFixedHeight(HEAD)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.sectionClicked.connect(self._order)
        self.setAccessibleName(self.tr("Kepala tabel"))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        """Paint one title."""
        model = self._view.records()
        column = model.columns[section]
        painter.fillRect(rect, look().color("canvas"))
        area = self._view.cells.content(rect, section, model)
        if model.checkable and section == 0:
            total, checked = len(model.records()), len(model.checked_records())
            state = Qt.CheckState.Unchecked
            if checked:
                full = checked == total
                state = Qt.CheckState.Checked if full else Qt.CheckState.PartiallyChecked
            draw_check(painter, QRect(area.left(), area.center().y() - 7, 16, 16), state)
            area.setLeft(area.left() + 28)
        key, descending = model.order
        ordered = key == column.key
        tint = "text" if ordered else "muted"
        align = paint.RIGHT if column.number else paint.LEFT
        paint.text_line(painter, area, column.title, "small_strong", tint, align)
        if ordered:
            words = look().width(column.title, "small_strong")
            at = area.right() - words - 16 if column.number else area.left() + words + 6
            arrow = "arrow_down" if descending else "arrow_up"
            paint.icon(painter, QRect(at, area.top(), 12, area.height()), arrow, "text", 12)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Check or uncheck every row by the box in the head."""
        model = self._view.records()
        if model.checkable and event.position().x() < PADDING + 20:
            every = len(model.checked_records()) == len(model.records())
            model.check_all(not every)
            return
        super().mouseReleaseEvent(event)

    def _order(self, section: int) -> None:
        model = self._view.records()
        column = model.columns[section]
        if column.sort is None:
            return
        key, descending = model.order
        model.order_by(column.key, descending=key == column.key and not descending)


class TableView(QTableView):
    """A table of records: arrow keys, Enter opens, Space checks, Ctrl+C copies the rows.

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

    def selected_records(self) -> list[object]:
        """Return the records of the selected rows."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [record for row in rows if (record := self._records.record(row)) is not None]

    def choose_row(self, row: int) -> None:
        """Put the cursor on a row and scroll to it."""
        if 0 <= row < self._records.rowCount():
            self.setCurrentIndex(self._records.index(row, 0))
            self.scrollTo(self._records.index(row, 0))

    def copy_rows(self) -> None:
        """Put the selected rows, or all, on the clipboard as text."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        QGuiApplication.clipboard().setText(self._records.as_text(rows))

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Tell which record the cursor is on."""
        super().currentChanged(current, previous)
        self.viewport().update()
        record = self._records.record(current.row())
        if record is not None:
            self.chosen.emit(record)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, check on Space, copy on Ctrl+C."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
            return
        if event.key() == Qt.Key.Key_Space and self._records.checkable:
            self._toggle(self.currentIndex().row())
            return
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
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
        """Offer to copy."""
        menu = QMenu(self)
        menu.addAction(look().icon("copy"), self.tr("Salin baris"), self.copy_rows)
        menu.popup(event.globalPos())
        menu.aboutToHide.connect(menu.deleteLater)

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
        fixed = sum(self.column_width(n) for n in range(len(columns)) if columns[n].width)
        open_ones = [n for n in range(len(columns)) if not columns[n].width]
        room = max(80, self.viewport().width() - fixed)
        for n in range(len(columns)):
            if n not in open_ones:
                self.setColumnWidth(n, self.column_width(n))
        for n in open_ones:
            self.setColumnWidth(n, room // len(open_ones))

    def column_width(self, n: int) -> int:
        """Return the width of a section: the declared one and its padding."""
        column = self._records.columns[n]
        left = PADDING if n == 0 else 0
        last = n + 1 == len(self._records.columns)
        return column.width + left + (PADDING if last else column.room_after)

    def menu_position(self) -> QPoint:
        """Return where a menu for the current row opens."""
        return self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
