"""How tables look: one delegate and one head; no grid, a line above each row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import FontRole, look
from penilaian_desktop.ui.widgets.check_box import draw_check
from penilaian_desktop.ui.widgets.gauge import draw_bar
from penilaian_desktop.ui.widgets.small import draw_avatar, initials
from penilaian_desktop.ui.widgets.table import RECORD_ROLE, Cell, Group, Index, RecordModel

if TYPE_CHECKING:
    from penilaian_desktop.ui.widgets.table_view import TableView

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
            paint.text_line(painter, area, cell.text, role, cell.tint, align, middle=cell.middle)
            return
        middle = area.center().y() + 1
        upper = QRect(area.left(), middle - 19, area.width(), 20)
        lower = QRect(area.left(), middle + 1, area.width(), 16)
        paint.text_line(painter, upper, cell.text, role, cell.tint, align, middle=cell.middle)
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
