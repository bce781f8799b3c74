"""The reading list: days with their entries; the current one grows and shows its actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from penilaian_desktop.domain.activity import ActivityStatus
from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.domain.review_views import ReadingDay, ReadingGroup
from penilaian_desktop.ui.screens.tinjauan.entry_rows import EDGE, CurrentEntry, DayHead
from penilaian_desktop.ui.screens.tinjauan.reading_rows import (
    HEAD,
    ROW,
    TICK,
    DayRow,
    ReadingDelegate,
    ReadingModel,
    rows_of,
)
from penilaian_desktop.ui.widgets.overlay_scroll import OverlayScrollBar

Index = QModelIndex | QPersistentModelIndex
NEAR_THE_END = 300
"""Pixels before the end of the list at which the next page is asked for."""


class ReadingList(QListView):
    """Arrow keys move; the page gives J, K, A and R."""

    moved = Signal(object)
    """The entry that is being read now, or None."""
    accept_requested = Signal(str)
    return_requested = Signal(str)
    evidence_requested = Signal(str)
    day_requested = Signal(object)
    """The `DayRow` whose entries are all accepted."""
    ticks_changed = Signal()
    end_neared = Signal()

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
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    # --- showing ---------------------------------------------------------------------------
    def show_items(
        self,
        days: Sequence[ReadingDay],
        progress: Mapping[str, str],
        group: ReadingGroup = ReadingGroup.PERSON,
    ) -> None:
        """Show entries; the one being read stays, else the first that waits is read."""
        self._progress = progress
        place = self.verticalScrollBar().value()
        before = self._id
        self._open = None
        entries = {entry.item.id: entry for day in days for entry in day.entries}
        items = [entry.item for entry in entries.values()]
        open_ = {item.id for item in items if item.status is ActivityStatus.SUBMITTED}
        ticked = len(self.records.ticked)
        self.records.entries = entries
        self.records.ticked &= open_
        self.records.set_rows(rows_of(days, group))
        if ticked != len(self.records.ticked):
            self.ticks_changed.emit()
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

    def head_of(self, item: ActivityItem) -> DayRow | None:
        """Return the head of the day that an entry stands under."""
        found: DayRow | None = None
        for row in self.records.rows:
            if isinstance(row, DayRow):
                found = row
            elif row.id == item.id:
                return found
        return None

    # --- ticking ---------------------------------------------------------------------------
    def ticked(self) -> list[str]:
        """Return the ids of the ticked entries in their order."""
        return [item.id for item in self.items() if item.id in self.records.ticked]

    def tick(self, item_id: str = "") -> None:
        """Tick an entry that waits, or take its tick away; the one being read by default."""
        item = next((item for item in self.items() if item.id == (item_id or self._id)), None)
        if item is None or item.status is not ActivityStatus.SUBMITTED:
            return
        self.records.ticked ^= {item.id}
        if self._open is not None and item.id == self._id:
            self._open.set_ticked(item.id in self.records.ticked)
        self.viewport().update()
        self.ticks_changed.emit()

    def untick(self) -> None:
        """Take all ticks away."""
        self.records.ticked.clear()
        if self._open is not None:
            self._open.set_ticked(False)
        self.viewport().update()
        self.ticks_changed.emit()

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
        if day_before != (row.person_id, row.day):
            self._dress_heads()
        self.moved.emit(row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick where the check boxes are, with Ctrl anywhere in a row."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        row = self.records.rows[index.row()] if index.isValid() else None
        boxed = bool(self.records.ticked) and place.x() < EDGE + TICK
        if isinstance(row, ActivityItem) and (
            boxed or event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.tick(row.id)
            return
        super().mousePressEvent(event)

    def _on_scrolled(self, value: int) -> None:
        if value > self.verticalScrollBar().maximum() - NEAR_THE_END:
            self.end_neared.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let rows take their heights in the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _day(self) -> tuple[str, date] | None:
        item = self.item
        return (item.person_id, item.day) if item is not None else None

    def _grow(self) -> None:
        item = self.item
        index = self.currentIndex()
        if item is None or not index.isValid():
            return
        entry = CurrentEntry(
            self.records.entries[item.id],
            self._progress.get(item.rhk_id or "", ""),
            narrow=self.narrow,
            ticked=item.id in self.records.ticked,
        )
        entry.tick_requested.connect(self.tick)
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
                    row,
                    current=(row.person_id, row.day) == day,
                    first=n == 0,
                )
                head.accept_requested.connect(self.day_requested)
                self.setIndexWidget(self.records.index(n), head)
