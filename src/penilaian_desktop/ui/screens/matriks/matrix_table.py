"""The matrix as a table: sticky members and RHK, cells written by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from penilaian_desktop.domain.plan_views import MatrixView
from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.screens.matriks.matrix_model import CellWrite, MatrixModel
from penilaian_desktop.ui.screens.matriks.matrix_paint import (
    COLUMN,
    HEAD,
    LEADER,
    LEADER_NARROW,
    LEAST,
    LeaderHead,
    MatrixDelegate,
    MemberHead,
)
from penilaian_desktop.ui.widgets.overlay_scroll import OverlayScrollBar


class MatrixTable(QTableView):
    """`written` carries what was typed or pasted, as a tuple of `CellWrite`."""

    written = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrix = MatrixModel(self)
        self._cells = MatrixDelegate(self)
        self.setAccessibleName(self.tr("Matriks Peran Hasil"))
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalHeader(MemberHead(self))
        self.setVerticalHeader(LeaderHead(self))
        self.horizontalHeader().setDefaultSectionSize(COLUMN)
        self.verticalHeader().setMinimumSectionSize(LEAST)
        self.setItemDelegate(self._cells)
        self.setModel(self.matrix)
        OverlayScrollBar(self)

    def show_view(self, view: MatrixView, *, only_without: bool = False) -> None:
        """Show a matrix; the cursor stays in its cell."""
        index = self.currentIndex()
        row, column = index.row(), index.column()
        across = self.horizontalScrollBar().value()
        down = self.verticalScrollBar().value()
        self.matrix.show_view(view, only_without=only_without)
        for n in range(self.matrix.rowCount()):
            heights = [
                self._cells.height_of(self.matrix.entries(n, c))
                for c in range(self.matrix.columnCount())
            ]
            self.setRowHeight(n, max(heights, default=LEAST))
        if self.matrix.rowCount() and self.matrix.columnCount():
            self.setCurrentIndex(
                self.matrix.index(
                    min(max(0, row), self.matrix.rowCount() - 1),
                    min(max(0, column), self.matrix.columnCount() - 1),
                )
            )
        self.horizontalScrollBar().setValue(across)
        self.verticalScrollBar().setValue(down)

    def set_narrow(self, narrow: bool) -> None:
        """Give the leader's RHK less room in a small window."""
        self.verticalHeader().setFixedWidth(LEADER_NARROW if narrow else LEADER)

    def hand_over(self, row: int, column: int, text: str) -> None:
        """Tell the page what a cell is to hold."""
        changes = self.matrix.writes(row, column, text)
        if changes:
            self.written.emit(changes)

    def empty(self) -> None:
        """Take the leader's proposals of the cell back."""
        index = self.currentIndex()
        if index.isValid():
            self.hand_over(index.row(), index.column(), "")

    def paste(self) -> None:
        """Add what is on the clipboard as proposals, a block to the right and downwards."""
        start = self.currentIndex()
        text = QGuiApplication.clipboard().text().rstrip("\r\n")
        view = self.matrix.view
        if not text or not start.isValid() or view is None:
            return
        found: list[CellWrite] = []
        for down, line in enumerate(text.split("\n")):
            for across, word in enumerate(line.rstrip("\r").split("\t")):
                row, column = start.row() + down, start.column() + across
                inside = row < len(view.rows) and column < len(self.matrix.members)
                if inside and word.strip() and self.matrix.can_write(row, column):
                    member = self.matrix.members[column].person_id
                    words = " ".join(word.split())
                    found.append(CellWrite(view.rows[row].rhk_id, member, words))
        if found:
            self.written.emit(tuple(found))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write with Enter, take back with Del, copy and paste."""
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
            QGuiApplication.clipboard().setText(words)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.empty()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and index.isValid():
            if self.matrix.can_write(index.row(), index.column()):
                self.edit(index)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep letters, which write, from the shortcuts of the page."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            index = self.currentIndex()
            writes = index.isValid() and self.matrix.can_write(index.row(), index.column())
            plain = event.modifiers() in {
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.ShiftModifier,
            }
            if writes and plain and event.text() and event.text().isprintable():
                event.accept()
                return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells, and the line under the last row."""
        super().paintEvent(event)
        count = self.matrix.rowCount()
        if count:
            end = self.rowViewportPosition(count - 1) + self.rowHeight(count - 1)
            if end < self.viewport().height():
                painter = QPainter(self.viewport())
                painter.fillRect(0, end, self.viewport().width(), 1, look().color("line"))


class Corner(QWidget):
    """The words over the leader's column, where both sticky heads meet."""

    def __init__(self, table: MatrixTable) -> None:
        super().__init__(table)
        self._table = table
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        table.installEventFilter(self)

    def eventFilter(self, _watched: object, event: QEvent) -> bool:
        """Follow the size of the table."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest}:
            self.setGeometry(0, 0, self._table.verticalHeader().width(), HEAD)
            self.raise_()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().color("canvas"))
        area = self.rect().adjusted(12, 0, -8, 0)
        paint.text_line(painter, area, self.tr("RHK pimpinan"), "small_strong", "muted")
