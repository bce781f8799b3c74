"""The reading list: days with their entries; the current one grows and shows its actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.activity import ActivityStatus
from penilaian_desktop.domain.views import ActivityItem
from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.screens.tinjauan.entry_rows import (
    EDGE,
    NARROW_TIME,
    TIME,
    CurrentEntry,
    DayHead,
    time_words,
    volume_words,
)
from penilaian_desktop.ui.widgets.overlay_scroll import OverlayScrollBar
from penilaian_desktop.ui.widgets.small import status_mark

Index = QModelIndex | QPersistentModelIndex
ROW, HEAD = 52, 44


@dataclass(frozen=True, slots=True)
class DayRow:
    """The head of a day: minutes logged and aimed at, and how many entries wait."""

    day: date
    logged: int
    target: int
    waiting: int


def rows_of(
    items: Sequence[ActivityItem], targets: Mapping[date, int]
) -> tuple[DayRow | ActivityItem, ...]:
    """Return entries under the heads of their days."""
    rows: list[DayRow | ActivityItem] = []
    for day in dict.fromkeys(item.day for item in items):
        of_day = [item for item in items if item.day == day]
        waiting = sum(item.status is ActivityStatus.SUBMITTED for item in of_day)
        logged = sum(item.minutes for item in of_day)
        rows.append(DayRow(day, logged, targets.get(day, 0), waiting))
        rows.extend(of_day)
    return tuple(rows)


class ReadingModel(QAbstractListModel):
    """Rows of days and entries; heads of days cannot be chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[DayRow | ActivityItem, ...] = ()

    def set_rows(self, rows: Sequence[DayRow | ActivityItem]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let entries be chosen."""
        if isinstance(self.rows[index.row()], DayRow):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words, and aloud everything the row shows."""
        row = self.rows[index.row()]
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        if isinstance(row, DayRow):
            return wording.weekday_date(row.day)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        evidence = (
            self.tr("{0} bukti").format(row.evidence_count)
            if row.evidence_count
            else self.tr("tanpa bukti")
        )
        parts = (
            wording.weekday_date(row.day),
            time_words(row),
            row.text,
            volume_words(row),
            evidence,
            status_mark(row.status).text,
        )
        return ", ".join(part for part in parts if part)


class ReadingDelegate(QStyledItemDelegate):
    """Paints entries in two lines; heads and the current entry are widgets over it."""

    def __init__(self, view: ReadingList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row; the current entry asks for its own."""
        del option
        return QSize(100, self._view.height_of(index.row()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one entry."""
        row = self._view.records.rows[index.row()]
        rect: QRect = option.rect
        if isinstance(row, DayRow):
            return
        if index.row() == self._view.currentIndex().row():
            painter.fillRect(rect, look().color("selected"))
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), look().color("primary"))
            return
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look().color("hover"))
        painter.fillRect(rect.left(), rect.top(), rect.width(), 1, look().color("line"))
        time = NARROW_TIME if self._view.narrow else TIME
        times = QRect(rect.left() + EDGE, rect.top(), time, rect.height())
        paint.text_line(painter, times, time_words(row), "small", "muted")
        end = self._marks(painter, rect, row)
        left = times.left() + time
        words = QRect(left, rect.top() + 7, end - left, 20)
        done = row.status is not ActivityStatus.SUBMITTED
        paint.text_line(painter, words, row.text, "body", "muted" if done else "text")
        below = QRect(left, rect.top() + 28, end - left, 16)
        paint.text_line(painter, below, self._second(row), "small", "muted")

    def _marks(self, painter: QPainter, rect: QRect, row: ActivityItem) -> int:
        """Paint state and evidence at the right; return where the words end."""
        text, icon, tint, fill = status_mark(row.status)
        width = paint.pill_width(text, icon)
        area = QRect(rect.right() - EDGE - width + 1, rect.top(), width, rect.height())
        paint.pill(painter, area, text, icon, tint, fill)
        right = area.left() - 12
        if row.evidence_count:
            count = str(row.evidence_count)
            wide = look().width(count, "body")
            spot = QRect(right - wide, rect.top(), wide + 1, rect.height())
            paint.text_line(painter, spot, count, "body", "muted")
            clip = QRect(spot.left() - 20, rect.top(), 16, rect.height())
            paint.icon(painter, clip, "evidence", "muted", 16)
            return clip.left() - 12
        words = self.tr("tanpa bukti")
        wide = look().width(words, "small_strong")
        spot = QRect(right - wide, rect.top(), wide + 1, rect.height())
        paint.text_line(painter, spot, words, "small_strong", "warn")
        return spot.left() - 12

    def _second(self, row: ActivityItem) -> str:
        parts = [volume_words(row) or self.tr("tanpa volume")]
        number = row.rhk_number
        parts.append(self.tr("tanpa RHK") if number is None else self.tr("RHK {0}").format(number))
        if row.late:
            parts.append(self.tr("terlambat"))
        return " · ".join(parts)


class ReadingList(QListView):
    """Arrow keys move; the page gives J, K, A and R."""

    moved = Signal(object)
    """The entry that is being read now, or None."""
    accept_requested = Signal(str)
    return_requested = Signal(str)
    evidence_requested = Signal(str)
    day_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records = ReadingModel(self)
        self.narrow = False
        self._id = ""
        self._progress: Mapping[str, str] = {}
        self._open: CurrentEntry | None = None
        self.setModel(self.records)
        self.setItemDelegate(ReadingDelegate(self))
        self.setAccessibleName(self.tr("Kegiatan yang diajukan"))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(26)
        OverlayScrollBar(self)

    # --- showing ---------------------------------------------------------------------------
    def show_items(
        self,
        items: Sequence[ActivityItem],
        targets: Mapping[date, int],
        progress: Mapping[str, str],
    ) -> None:
        """Show entries; the one being read stays, else the first that waits is read."""
        self._progress = progress
        place = self.verticalScrollBar().value()
        before = self._id
        self._open = None
        self.records.set_rows(rows_of(items, targets))
        ids = [item.id for item in items]
        if before not in ids:
            waiting = [item.id for item in items if item.status is ActivityStatus.SUBMITTED]
            before = next(iter(waiting or ids), "")
        self._id = ""
        self.choose(before)
        self._dress_heads()
        if before:
            self.verticalScrollBar().setValue(place)
            self.scrollTo(self.currentIndex())

    def set_narrow(self, narrow: bool) -> None:
        """Take the small measures."""
        if narrow != self.narrow:
            self.narrow = narrow
            self._grow()

    @property
    def item(self) -> ActivityItem | None:
        """Return the entry being read."""
        return next((item for item in self.items() if item.id == self._id), None)

    def items(self) -> list[ActivityItem]:
        """Return the entries in their order."""
        return [row for row in self.records.rows if isinstance(row, ActivityItem)]

    def choose(self, item_id: str) -> None:
        """Read another entry; an unknown id reads none."""
        for n, row in enumerate(self.records.rows):
            if isinstance(row, ActivityItem) and row.id == item_id:
                self.setCurrentIndex(self.records.index(n))
                return
        self.setCurrentIndex(QModelIndex())
        self._id = ""
        self.moved.emit(None)

    def step(self, by: int) -> bool:
        """Move to a neighbour; tell False at the end."""
        ids = [item.id for item in self.items()]
        if not ids:
            return False
        at = ids.index(self._id) if self._id in ids else -by
        if not 0 <= at + by < len(ids):
            return False
        self.choose(ids[at + by])
        return True

    def leave(self, ids: Sequence[str]) -> None:
        """Move on to the next entry that waits and is not among those just decided."""
        items = self.items()
        order = [item.id for item in items]
        at = order.index(self._id) if self._id in order else 0
        waiting = [
            item.id
            for item in (*items[at + 1 :], *items[:at])
            if item.status is ActivityStatus.SUBMITTED and item.id not in ids
        ]
        if waiting:
            self.choose(waiting[0])

    def height_of(self, row: int) -> int:
        """Return the height of a row."""
        found = self.records.rows[row]
        if isinstance(found, DayRow):
            return HEAD
        if self._open is not None and found.id == self._id:
            return self._open.height_in(self.viewport().width())
        return ROW

    # --- moving ----------------------------------------------------------------------------
    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        """Let the entry grow and tell the page."""
        super().currentChanged(current, previous)
        row = self.records.rows[current.row()] if current.isValid() else None
        if not isinstance(row, ActivityItem) or row.id == self._id:
            return
        day_before = self._day()
        if previous.isValid():
            self.setIndexWidget(self.records.index(previous.row()), None)  # type: ignore[arg-type]
        self._id = row.id
        self._grow()
        if day_before != row.day:
            self._dress_heads()
        self.moved.emit(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let rows take their heights in the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _day(self) -> date | None:
        item = self.item
        return item.day if item is not None else None

    def _grow(self) -> None:
        item = self.item
        index = self.currentIndex()
        if item is None or not index.isValid():
            return
        entry = CurrentEntry(item, self._progress.get(item.rhk_id or "", ""), narrow=self.narrow)
        entry.accept_requested.connect(self.accept_requested)
        entry.return_requested.connect(self.return_requested)
        entry.evidence_requested.connect(self.evidence_requested)
        self._open = entry
        self.setIndexWidget(index, entry)
        self.doItemsLayout()
        self.scrollTo(index)

    def _dress_heads(self) -> None:
        day = self._day()
        for n, row in enumerate(self.records.rows):
            if isinstance(row, DayRow):
                head = DayHead(
                    row.day,
                    row.logged,
                    row.target,
                    waiting=row.waiting,
                    current=row.day == day,
                    first=n == 0,
                )
                head.accept_requested.connect(self.day_requested)
                self.setIndexWidget(self.records.index(n), head)
