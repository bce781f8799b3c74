"""A list of persons: avatar, name, a second line, and a count or a mark at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.widgets.keyed_list import KeyedList
from penilaian_desktop.ui.widgets.small import draw_avatar, initials

Index = QModelIndex | QPersistentModelIndex
ROW = 48
HEADING = 36


@dataclass(frozen=True, slots=True)
class StaffRow:
    """One person: `second` in the colour of `tint`, a count or an icon that `spoken` explains.

    A `plain` row is no person and has no avatar.
    """

    key: str
    name: str
    second: str = ""
    tint: str = "muted"
    count: int = 0
    icon: str = ""
    icon_tint: str = "muted"
    spoken: str = ""
    plain: bool = False


class StaffModel(QAbstractListModel):
    """Persons, and headings (plain words) above groups of them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[StaffRow | str, ...] = ()

    def set_rows(self, rows: Sequence[StaffRow | str]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let persons be chosen and headings not."""
        if isinstance(self.rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name, and aloud everything the row shows."""
        row = self.rows[index.row()]
        if role not in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        }:
            return None
        if isinstance(row, str):
            return row if role != Qt.ItemDataRole.ToolTipRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        return ", ".join(part for part in (row.name, row.second, row.spoken) if part)


class StaffDelegate(QStyledItemDelegate):
    """Paints persons and headings."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return 48 px for a person, 36 for a heading."""
        del option
        model = index.model()
        heading = isinstance(model, StaffModel) and isinstance(model.rows[index.row()], str)
        return QSize(120, HEADING if heading else ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        model = index.model()
        if not isinstance(model, StaffModel):
            return
        row = model.rows[index.row()]
        rect: QRect = option.rect
        if isinstance(row, str):
            if index.row():
                painter.fillRect(rect.left(), rect.top(), rect.width(), 1, look().color("line"))
            words = rect.adjusted(16, 8, -12, 0)
            paint.text_line(painter, words, row, "small_strong", "muted")
            return
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        if current:
            painter.fillRect(rect, look().color("selected"))
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), look().color("primary"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look().color("hover"))
        if not row.plain:
            spot = QRect(rect.left() + 12, rect.top() + 10, 28, 28)
            draw_avatar(painter, spot, initials(row.name))
        end = self._mark(painter, rect, row)
        left = rect.left() + (16 if row.plain else 52)
        name = QRect(left, rect.top() + 6, end - left, 20)
        paint.text_line(painter, name, row.name, "strong" if current else "body")
        second = QRect(left, rect.top() + 25, end - left, 16)
        strong = row.tint != "muted"
        paint.text_line(
            painter, second, row.second, "small_strong" if strong else "small", row.tint
        )

    def _mark(self, painter: QPainter, rect: QRect, row: StaffRow) -> int:
        """Paint count or icon at the right; return where the words end."""
        right = rect.right() - 11
        if row.count:
            text = str(row.count)
            width = max(20, look().width(text, "small_strong") + 12)
            area = QRect(right - width, rect.center().y() - 9, width, 20)
            paint.box(painter, area, "surface", "line", radius=10)
            paint.text_line(painter, area, text, "small_strong", "text", paint.CENTER)
            return area.left() - 8
        if row.icon:
            area = QRect(right - 16, rect.top(), 16, rect.height())
            paint.icon(painter, area, row.icon, row.icon_tint, 16)
            return area.left() - 8
        return right


class StaffList(KeyedList):
    """Arrow keys and a click choose a person; `chosen` carries the key."""

    def __init__(self, accessible: str, parent: QWidget | None = None) -> None:
        super().__init__(accessible, parent)
        self._rows = StaffModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(StaffDelegate(self))

    def set_rows(self, rows: Sequence[StaffRow | str]) -> None:
        """Show other rows; who was chosen stays chosen if they are still there."""
        if tuple(rows) != self._rows.rows:
            keys = [row.key if isinstance(row, StaffRow) else "" for row in rows]
            self.show_keys(keys, lambda: self._rows.set_rows(rows))

    def people(self) -> tuple[str, ...]:
        """Return the keys of the persons, from above."""
        return self.keys

    def row(self, key: str) -> StaffRow | None:
        """Return the row of a person."""
        found = (row for row in self._rows.rows if isinstance(row, StaffRow) and row.key == key)
        return next(found, None)
