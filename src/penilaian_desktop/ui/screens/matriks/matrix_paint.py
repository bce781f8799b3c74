"""How the matrix looks: cells with RHK and proposals, the members above, the leader's RHK left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from penilaian_desktop.domain.plan_views import MatrixEntry
from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.kit.text_lines import lines_of
from penilaian_desktop.ui.screens.matriks.matrix_model import CELL_ROLE, Index, MatrixModel

if TYPE_CHECKING:
    from penilaian_desktop.ui.screens.matriks.matrix_table import MatrixTable

COLUMN, LEADER, LEADER_NARROW, HEAD = 208, 240, 140, 60
PADDING, LINE, GAP, LEAST, MOST = 10, 17, 6, 52, 168


def mark_of(entry: MatrixEntry) -> tuple[str, str]:
    """Return icon and tint of an entry: proposal, provisional, the member's own."""
    if entry.kind == "cell":
        return "submitted", "info"
    return ("link_off", "warn") if entry.provisional else ("check", "good")


class MatrixDelegate(QStyledItemDelegate):
    """Paints cells; edits the leader's proposals, a line each."""

    def __init__(self, view: MatrixTable) -> None:
        super().__init__(view)
        self._view = view

    def height_of(self, entries: tuple[MatrixEntry, ...]) -> int:
        """Return the height that the entries of a cell need, within bounds."""
        room = COLUMN - 2 * PADDING - 20
        lines = sum(len(lines_of(entry.text, "body", room, 5)) or 1 for entry in entries)
        return max(LEAST, min(MOST, lines * LINE + GAP * max(0, len(entries) - 1) + 16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        rect: QRect = option.rect
        entries: tuple[MatrixEntry, ...] = index.data(CELL_ROLE) or ()
        current = index == self._view.currentIndex()
        painter.save()
        painter.setClipRect(rect)
        loose = self._view.matrix.is_loose(index.row())
        painter.fillRect(
            rect, look().color("selected" if current else "canvas" if loose else "surface")
        )
        painter.fillRect(rect.left(), rect.top(), rect.width(), 1, look().color("line"))
        painter.fillRect(rect.left(), rect.top(), 1, rect.height(), look().color("line"))
        top = rect.top() + 8
        for entry in entries:
            top = self._entry(painter, rect, top, entry) + GAP
        if not entries and current and self._view.matrix.can_write(index.row(), index.column()):
            area = rect.adjusted(PADDING, 0, -PADDING, 0)
            paint.text_line(painter, area, self.tr("ketik untuk mengusulkan"), "small", "muted")
        if current and self._view.hasFocus():
            paint.box(painter, rect, None, "primary", radius=2, width=2)
        painter.restore()

    def _entry(self, painter: QPainter, rect: QRect, top: int, entry: MatrixEntry) -> int:
        icon, tint = mark_of(entry)
        paint.icon(painter, QRect(rect.left() + PADDING, top + 1, 14, 16), icon, tint, 14)
        room = rect.width() - 2 * PADDING - 20
        for line in lines_of(entry.text, "body", room, 5):
            area = QRect(rect.left() + PADDING + 20, top, room, LINE)
            paint.text_line(painter, area, line, "body", "text" if entry.kind == "rhk" else tint)
            top += LINE
        return top

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the box that proposals are written in."""
        editor = _CellEditor(parent)
        name = self._view.matrix.members[index.column()].name
        editor.setPlaceholderText(self.tr("Usulan RHK untuk {name}").format(name=name))
        editor.setAccessibleName(editor.placeholderText())
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the proposals."""
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.moveCursor(editor.textCursor().MoveOperation.End)

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: Index) -> None:
        """Hand what was written to the page."""
        if isinstance(editor, QPlainTextEdit):
            self._view.hand_over(index.row(), index.column(), editor.toPlainText())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Let Enter end the writing; with Shift it begins another proposal."""
        if isinstance(editor, _CellEditor) and isinstance(event, QKeyEvent):
            enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if event.type() == QKeyEvent.Type.KeyPress and enter:
                if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                    return False
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, self.EndEditHint.SubmitModelCache)
                return True
        return super().eventFilter(editor, event)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Give the box at least three lines."""
        rect: QRect = option.rect
        editor.setGeometry(rect.left(), rect.top(), rect.width(), max(76, rect.height()))

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the least size of a cell."""
        return QSize(COLUMN, LEAST)


class _CellEditor(QPlainTextEdit):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFont(look().font("body"))
        self.setTabChangesFocus(True)


class MemberHead(QHeaderView):
    """Name, position and state of each member; stays above the cells."""

    def __init__(self, view: MatrixTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self.setFixedHeight(HEAD)
        self.setSectionsClickable(False)
        self.setAccessibleName(self.tr("Anggota"))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        """Paint one member."""
        matrix: MatrixModel = self._view.matrix
        painter.save()
        painter.fillRect(rect, look().color("canvas"))
        painter.fillRect(rect.left(), rect.top(), 1, rect.height(), look().color("line"))
        member = matrix.members[section]
        words = rect.adjusted(PADDING, 0, -PADDING, 0)
        first = QRect(words.left(), rect.top() + 5, words.width(), 18)
        paint.text_line(painter, first, member.name, "small_strong")
        paint.text_line(painter, first.translated(0, 17), member.position, "small", "muted")
        state, icon, tint = matrix.member_state(section)
        third = first.translated(0, 34)
        if icon:
            paint.icon(painter, QRect(third.left(), third.top(), 12, 18), icon, tint, 12)
            third.setLeft(third.left() + 17)
        paint.text_line(painter, third, state, "small_strong" if icon else "small", tint)
        painter.restore()


class LeaderHead(QHeaderView):
    """The leader's RHK; stays at the left of the cells."""

    def __init__(self, view: MatrixTable) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._view = view
        self.setFixedWidth(LEADER)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName(self.tr("RHK pimpinan"))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        """Paint one RHK of the leader."""
        painter.save()
        painter.fillRect(rect, look().color("canvas"))
        painter.fillRect(rect.left(), rect.top(), rect.width(), 1, look().color("line"))
        loose = self._view.matrix.is_loose(section)
        top = rect.top() + 8
        text = self._view.matrix.row_title(section)
        most = max(2, (rect.height() - 16) // LINE)
        left = rect.left() + 12
        if loose:
            paint.icon(painter, QRect(left, top + 1, 14, 16), "link_off", "muted", 14)
            left += 20
        for line in lines_of(text, "strong", rect.right() - left - 10, most):
            area = QRect(left, top, rect.right() - left - 8, LINE)
            paint.text_line(painter, area, line, "strong", "muted" if loose else "text")
            top += LINE
        painter.restore()
