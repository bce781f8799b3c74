"""The list of tasks: title, bar with where time stands, due date, marks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from penilaian_desktop.domain.task import TaskState
from penilaian_desktop.domain.task_views import TaskItem
from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import FontRole, look
from penilaian_desktop.ui.screens.tugas import words
from penilaian_desktop.ui.widgets.gauge import draw_bar
from penilaian_desktop.ui.widgets.keyed_list import KeyedList

Index = QModelIndex | QPersistentModelIndex
ROW = 72
SIDE = 16


class TaskModel(QAbstractListModel):
    """Tasks in the order of the service; `named` shows whose they are."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.items: tuple[TaskItem, ...] = ()
        self.today = date.min
        self.named = False

    def set_items(self, items: Sequence[TaskItem], today: date, *, named: bool) -> None:
        """Show other tasks."""
        self.beginResetModel()
        self.items, self.today, self.named = tuple(items), today, named
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of tasks."""
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title, and aloud everything the row shows."""
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.task.title
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            owner = item.owner if self.named else ""
            due = words.due_words(item, self.today)[0]
            parts = (item.task.title, owner, words.progress_words(item), due)
            return ", ".join(part for part in parts if part)
        return None


class TaskDelegate(QStyledItemDelegate):
    """Paints a task in three lines."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(160, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        model = index.model()
        if not isinstance(model, TaskModel):
            return
        item = model.items[index.row()]
        rect: QRect = option.rect
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        if current:
            painter.fillRect(rect, look().color("selected"))
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), look().color("primary"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look().color("hover"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look().color("line"))
        left, right = rect.left() + SIDE, rect.right() - SIDE
        percent = f"{item.percent} %"
        width = look().width(percent, "strong") + 2
        place = QRect(right - width, rect.top() + 8, width, 20)
        paint.text_line(painter, place, percent, "strong", "text", paint.RIGHT)
        at = left
        if item.shared:
            paint.icon(painter, QRect(at, rect.top() + 8, 16, 20), "employees", "muted", 14)
            at += 22
        title = QRect(at, rect.top() + 8, place.left() - 10 - at, 20)
        paint.text_line(painter, title, item.task.title, "strong" if current else "body")
        draw_bar(
            painter,
            QRectF(left, rect.top() + 34, right - left, 6),
            item.percent / 100,
            item.expected / 100 if _runs(item) and item.expected is not None else None,
            _bar_tint(item),
        )
        self._foot(painter, model, item, QRect(left, rect.top() + 47, right - left, 18))

    @staticmethod
    def _foot(painter: QPainter, model: TaskModel, item: TaskItem, area: QRect) -> None:
        due, tint = words.due_words(item, model.today)
        icon = {"bad": "calendar_late", "warn": "clock", "good": "approved"}.get(tint, "")
        at = area.left()
        if icon:
            paint.icon(painter, QRect(at, area.top(), 14, area.height()), icon, tint, 14)
            at += 20
        role: FontRole = "small_strong" if tint in {"bad", "warn"} else "small"
        wide = look().width(due, role) + 2
        paint.text_line(painter, QRect(at, area.top(), wide, area.height()), due, role, tint)
        if item.owner and model.named:
            second = item.owner
        else:
            second = f"RHK {item.rhk_number}" if item.rhk_number else ""
        if item.late:
            paint.icon(
                painter, QRect(area.right() - 14, area.top(), 14, area.height()), "history",
                "warn", 14,
            )  # fmt: skip
            area = area.adjusted(0, 0, -20, 0)
        room = QRect(at + wide + 8, area.top(), area.right() - at - wide - 8, area.height())
        if second and room.width() > 20:
            paint.text_line(painter, room, second, "small", "muted", paint.RIGHT)


def _runs(item: TaskItem) -> bool:
    return item.task.state is TaskState.OPEN


def _bar_tint(item: TaskItem) -> str:
    if item.task.state is TaskState.DONE:
        return "good"
    if item.task.state is TaskState.DROPPED:
        return "muted"
    return "bad" if item.overdue else "primary"


class TaskList(KeyedList):
    """Arrow keys and a click choose a task; `chosen` carries its id."""

    def __init__(self, accessible: str, parent: QWidget | None = None) -> None:
        super().__init__(accessible, parent)
        self.tasks = TaskModel(self)
        self.setModel(self.tasks)
        self.setItemDelegate(TaskDelegate(self))

    def show_items(self, items: Sequence[TaskItem], today: date, *, named: bool) -> None:
        """Show other tasks; the chosen one stays chosen and the place stays."""
        keys = [item.id for item in items]
        self.show_keys(keys, lambda: self.tasks.set_items(items, today, named=named))
