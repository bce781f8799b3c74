"""A table that is filled in like a sheet: type into cells, Tab and arrows, copy and paste blocks.

A page derives its rows from `SheetModel`; what people write comes out of `written` as a tuple of
`CellEdit`, a pasted block as one. The model shows the new words once the page loads them again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.widgets.overlay_scroll import OverlayScrollBar

Index = QModelIndex | QPersistentModelIndex
ROW, HEAD, GROUP = 32, 32, 28
PADDING = 8
LEAST_OPEN = 120
"""Pixels that a column without a width has at least."""


class CellEdit(NamedTuple):
    """What was written into a cell."""

    row: int
    column: int
    text: str


class SheetColumn(NamedTuple):
    """A column of a sheet: its title, its width (0 = takes what is left), numbers at the right."""

    title: str
    width: int = 0
    number: bool = False
    spoken: str = ""


class SheetModel(QAbstractTableModel):
    """Rows of cells; a row may be a group that names those below it."""

    written = Signal(object)

    def __init__(self, columns: Sequence[SheetColumn], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)

    def cell_text(self, _row: int, _column: int) -> str:
        """Return the words of a cell."""
        return ""

    def can_write(self, _row: int, _column: int) -> bool:
        """Tell whether a cell may be written."""
        return False

    def is_group(self, _row: int) -> bool:
        """Tell whether a row names the rows below it."""
        return False

    def tint(self, _row: int, _column: int) -> str:
        """Return the colour token of a cell's words."""
        return "text"

    def padding_after(self, column: int) -> int:
        """Return the room right of a cell; the last column leaves some to the scroll bar."""
        return 16 if column == len(self.columns) - 1 else PADDING

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let cells be chosen, and those that may be written be edited."""
        if not index.isValid() or self.is_group(index.row()):
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.can_write(index.row(), index.column()):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the title of a column."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column.spoken or column.title
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, or says."""
        if not index.isValid():
            return None
        text = self.cell_text(index.row(), index.column())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            column = self.columns[index.column()]
            title = column.spoken or column.title
            return self.tr("{0}: {1}, baris {2}").format(title, text or "–", index.row() + 1)
        if role == Qt.ItemDataRole.ToolTipRole and not self.columns[index.column()].number:
            return text
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell the page what was written."""
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        if text != self.cell_text(index.row(), index.column()):
            self.written.emit((CellEdit(index.row(), index.column(), text),))
        return True


class SheetDelegate(QStyledItemDelegate):
    """Paints cells with lines between them and a ring around the one with the cursor."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(40, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        model = index.model()
        assert isinstance(model, SheetModel)
        rect = option.rect
        row, at = index.row(), index.column()
        painter.save()
        group = model.is_group(row)
        chosen = self._view.selectionModel().isSelected(index)
        painter.fillRect(
            rect, look().color("canvas" if group else "selected" if chosen else "surface")
        )
        painter.fillRect(rect.left(), rect.top(), rect.width(), 1, look().color("line"))
        if group:
            area = rect.adjusted(12, 1, -12, 0)
            paint.text_line(painter, area, model.cell_text(row, at), "small_strong", "text")
        else:
            if at:
                painter.fillRect(rect.left(), rect.top(), 1, rect.height(), look().color("line"))
            area = rect.adjusted(12 if at == 0 else PADDING, 1, -model.padding_after(at), 0)
            align = paint.RIGHT if model.columns[at].number else paint.LEFT
            paint.text_line(
                painter, area, model.cell_text(row, at), "body", model.tint(row, at), align
            )
            if index == self._view.currentIndex() and self._view.hasFocus():
                paint.box(painter, rect, None, "primary", radius=2, width=2)
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the line that a cell is written in."""
        editor = QLineEdit(parent)
        editor.setFont(look().font("body"))
        editor.setFrame(False)
        editor.setProperty("cell", True)
        title = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(str(title or ""))
        return editor

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Let Enter write the cell at once; the view then goes down."""
        if isinstance(editor, QLineEdit) and isinstance(event, QKeyEvent):
            enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if enter and event.type() == QEvent.Type.KeyPress:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, self.EndEditHint.SubmitModelCache)
                return True
        return super().eventFilter(editor, event)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand what was written to the model."""
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)


class SheetView(QTableView):
    """Typing writes, F2 or Enter changes, Tab and Enter go on, Del empties, Ctrl+C and Ctrl+V.

    Behind the last cell Tab leaves the sheet, so that the keyboard is never caught in it.
    """

    def __init__(self, model: SheetModel, accessible: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = model
        self.setAccessibleName(accessible)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(20)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setHorizontalHeader(_SheetHead(self))
        self.setItemDelegate(SheetDelegate(self))
        self.setModel(model)
        OverlayScrollBar(self)
        model.modelReset.connect(self._settle)
        self._settle()

    # --- moving ------------------------------------------------------------------------------
    def stand_on(self, row: int, column: int) -> None:
        """Put the cursor on a cell."""
        index = self.sheet.index(row, column)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: N802 - Qt's name
        """Go to the next cell; behind the last one leave the sheet."""
        if self.state() != QAbstractItemView.State.EditingState and self._step(forwards):
            return True
        return super().focusNextPrevChild(forwards)

    def closeEditor(  # noqa: N802 - Qt's name
        self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint
    ) -> None:
        """Go on to the next cell after Tab, and down after Enter."""
        kinds = QAbstractItemDelegate.EndEditHint
        super().closeEditor(editor, kinds.NoHint)
        if hint in {kinds.EditNextItem, kinds.EditPreviousItem}:
            self._step(hint == kinds.EditNextItem)
        elif hint == kinds.SubmitModelCache:
            self._down()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of a sheet."""
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_cells()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_cells()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.empty_cells()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and index.isValid():
            if self.sheet.flags(index) & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
            else:
                self._down()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier or (
            event.key() == Qt.Key.Key_Escape
        ):
            event.ignore()  # for the page
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep letters, which write, from the shortcuts of the page."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in {
                Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier,
            }  # fmt: skip
            index = self.currentIndex()
            writes = index.isValid() and bool(self.sheet.flags(index) & Qt.ItemFlag.ItemIsEditable)
            pasted = event.matches(QKeySequence.StandardKey.Paste) or event.matches(
                QKeySequence.StandardKey.Copy
            )
            if pasted or (plain and writes and event.text().isprintable() and event.text()):
                event.accept()
                return True
        return super().event(event)

    # --- blocks ------------------------------------------------------------------------------
    def copy_cells(self) -> None:
        """Put the chosen cells on the clipboard as text that Excel takes."""
        chosen = self.selectedIndexes() or [self.currentIndex()]
        rows = sorted({index.row() for index in chosen})
        columns = sorted({index.column() for index in chosen})
        lines = ("\t".join(self.sheet.cell_text(r, c) for c in columns) for r in rows)
        QGuiApplication.clipboard().setText("\n".join(lines))

    def paste_cells(self) -> None:
        """Write a block from the clipboard, from the cursor to the right and downwards.

        A single cell fills all that are chosen; group rows and cells that are only read are
        passed over.
        """
        text = QGuiApplication.clipboard().text().rstrip("\r\n")
        start = self.currentIndex()
        if not text or not start.isValid():
            return
        block = [line.rstrip("\r").split("\t") for line in text.split("\n")]
        edits: list[CellEdit] = []
        if len(block) == 1 and len(block[0]) == 1:
            cells = [(i.row(), i.column()) for i in self.selectedIndexes()]
            edits = [CellEdit(r, c, block[0][0].strip()) for r, c in cells]
        else:
            row = start.row()
            for line in block:
                while row < self.sheet.rowCount() and self.sheet.is_group(row):
                    row += 1
                for n, word in enumerate(line):
                    edits.append(CellEdit(row, start.column() + n, word.strip()))
                row += 1
        self._hand_over(edits)

    def empty_cells(self) -> None:
        """Empty the chosen cells."""
        cells = self.selectedIndexes() or [self.currentIndex()]
        self._hand_over([CellEdit(i.row(), i.column(), "") for i in cells if i.isValid()])

    # --- inside ------------------------------------------------------------------------------
    def _hand_over(self, edits: Sequence[CellEdit]) -> None:
        sheet = self.sheet
        good = tuple(
            edit
            for edit in edits
            if edit.row < sheet.rowCount()
            and edit.column < len(sheet.columns)
            and not sheet.is_group(edit.row)
            and sheet.can_write(edit.row, edit.column)
            and sheet.cell_text(edit.row, edit.column) != edit.text
        )
        if good:
            sheet.written.emit(good)

    def _step(self, forwards: bool) -> bool:
        index = self.currentIndex()
        rows, columns = self.sheet.rowCount(), len(self.sheet.columns)
        if not index.isValid() or not rows:
            return False
        at = index.row() * columns + index.column()
        while True:
            at += 1 if forwards else -1
            if not 0 <= at < rows * columns:
                return False
            row, column = divmod(at, columns)
            if not self.sheet.is_group(row) and not self.isColumnHidden(column):
                self.stand_on(row, column)
                return True

    def _down(self) -> None:
        index = self.currentIndex()
        row = index.row() + 1
        while row < self.sheet.rowCount() and self.sheet.is_group(row):
            row += 1
        if row < self.sheet.rowCount():
            self.stand_on(row, index.column())

    def _settle(self) -> None:
        self.clearSpans()
        count = len(self.sheet.columns)
        for row in range(self.sheet.rowCount()):
            group = self.sheet.is_group(row)
            if self.rowHeight(row) != (GROUP if group else ROW):
                self.setRowHeight(row, GROUP if group else ROW)
            if group and count > 1:
                self.setSpan(row, 0, 1, count)
        self.lay_out()

    def lay_out(self) -> None:
        """Give the open columns what is left."""
        columns = self.sheet.columns
        shown = [n for n in range(len(columns)) if not self.isColumnHidden(n)]
        open_ones = [n for n in shown if not columns[n].width]
        fixed = sum(columns[n].width for n in shown)
        room = max(LEAST_OPEN * len(open_ones), self.viewport().width() - fixed)
        for n in shown:
            share = room // len(open_ones) if open_ones else 0
            self.setColumnWidth(n, columns[n].width or share)
        self.updateGeometries()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the open columns what is left."""
        super().resizeEvent(event)
        self.lay_out()


class _SheetHead(QHeaderView):
    """The titles of the columns."""

    def __init__(self, view: SheetView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self.setFixedHeight(HEAD)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(24)
        self.setAccessibleName(self.tr("Kepala tabel"))

    def paintSection(self, painter: QPainter, rect: Any, section: int) -> None:  # noqa: N802
        """Paint one title."""
        painter.fillRect(rect, look().color("canvas"))
        column = self._view.sheet.columns[section]
        if section:
            painter.fillRect(rect.left(), rect.top(), 1, rect.height(), look().color("line"))
        after = self._view.sheet.padding_after(section)
        area = rect.adjusted(12 if section == 0 else PADDING, 0, -after, 0)
        align = paint.RIGHT if column.number else paint.LEFT
        paint.text_line(painter, area, column.title, "small_strong", "muted", align)
