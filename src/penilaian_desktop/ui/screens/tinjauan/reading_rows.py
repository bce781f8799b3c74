"""Rows of the reading list: heads of days, entries, and how an entry is painted in two lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.activity import ActivityStatus
from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.domain.review_views import ReadingDay, ReadingGroup, ReviewEntry
from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.screens.tinjauan.entry_rows import (
    EDGE,
    NARROW_TIME,
    TIME,
    time_words,
    volume_words,
)
from penilaian_desktop.ui.widgets.check_box import draw_check
from penilaian_desktop.ui.widgets.small import status_mark

if TYPE_CHECKING:
    from penilaian_desktop.ui.screens.tinjauan.reading_list import ReadingList

Index = QModelIndex | QPersistentModelIndex
ROW, HEAD = 52, 44
TICK = 24
"""What the check boxes take from the words while entries are being ticked."""


@dataclass(frozen=True, slots=True)
class DayRow:
    """The head of one person's day: minutes logged and aimed at, and how many entries wait."""

    person_id: str
    day: date
    title: str
    logged: int
    target: int
    overlap: int
    waiting: int
    whole: bool = True


def rows_of(
    days: Sequence[ReadingDay], group: ReadingGroup = ReadingGroup.PERSON
) -> tuple[DayRow | ActivityItem, ...]:
    """Return entries under the heads of their days, named by day, person, or both."""
    rows: list[DayRow | ActivityItem] = []
    for day in days:
        title = wording.weekday_date(day.day)
        if group is ReadingGroup.DAY:
            title = day.name
        elif group is ReadingGroup.RHK:
            title = f"{day.name} · {wording.short_weekday_date(day.day)}"
        whole = group is not ReadingGroup.RHK
        rows.append(
            DayRow(
                day.person_id, day.day, title, day.logged, day.target, day.overlap, day.waiting,
                whole,
            )
        )  # fmt: skip
        rows.extend(entry.item for entry in day.entries)
    return tuple(rows)


class ReadingModel(QAbstractListModel):
    """Rows of days and entries; heads of days cannot be chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[DayRow | ActivityItem, ...] = ()
        self.entries: Mapping[str, ReviewEntry] = {}
        self.ticked: set[str] = set()

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
            return row.title
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        evidence = self.tr("tanpa bukti") if row.rhk_id else ""  # only work for an RHK is asked
        if row.evidence_count:
            evidence = self.tr("{0} bukti").format(row.evidence_count)
        parts = (
            wording.weekday_date(row.day),
            time_words(row),
            row.text,
            volume_words(row),
            evidence,
            status_mark(row.status).text,
            self.points(row, short=False),
            self.tr("dipilih") if row.id in self.ticked else "",
        )
        return ", ".join(part for part in parts if part)

    def points(self, row: ActivityItem, *, short: bool) -> str:
        """Return what a reader should look at twice: late, overlapping, handed in again."""
        entry = self.entries.get(row.id)
        found = [self.tr("terlambat") if short else self.tr("ditulis terlambat")] * row.late
        if entry is not None and entry.overlaps:
            found.append(self.tr("bertumpuk") if short else self.tr("jamnya bertumpuk"))
        if entry is not None and entry.mended is not None:
            found.append(self.tr("diperbaiki") if short else self.tr("sudah diperbaiki"))
        return (" · " if short else ", ").join(found)


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
        ticked = self._view.records.ticked
        if ticked:
            if row.id in ticked:
                painter.fillRect(rect.adjusted(0, 1, 0, 0), look().color("soft_primary"))
            if row.status is ActivityStatus.SUBMITTED:
                state = Qt.CheckState.Checked if row.id in ticked else Qt.CheckState.Unchecked
                box = QRect(rect.left() + EDGE, rect.top() + (rect.height() - 16) // 2, 16, 16)
                draw_check(painter, box, state)
            times.translate(TICK, 0)
        paint.text_line(painter, times, time_words(row), "small", "muted")
        end = self._marks(painter, rect, row)
        left = times.left() + time
        words = QRect(left, rect.top() + 7, end - left, 20)
        done = row.status is not ActivityStatus.SUBMITTED
        paint.text_line(painter, words, row.text, "body", "muted" if done else "text")
        below = QRect(left, rect.top() + 28, end - left, 16)
        self._second(painter, below, row)

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
        if not row.rhk_id:
            return right
        words = self.tr("tanpa bukti")
        wide = look().width(words, "small_strong")
        spot = QRect(right - wide, rect.top(), wide + 1, rect.height())
        paint.text_line(painter, spot, words, "small_strong", "warn")
        return spot.left() - 12

    def _second(self, painter: QPainter, below: QRect, row: ActivityItem) -> None:
        """Paint volume and RHK, then in the colour of a warning what to look at twice."""
        parts = [volume_words(row) or self.tr("tanpa volume")]
        number = row.rhk_number
        parts.append(self.tr("tanpa RHK") if number is None else self.tr("RHK {0}").format(number))
        words = " · ".join(parts)
        paint.text_line(painter, below, words, "small", "muted")
        points = self._view.records.points(row, short=True)
        used = look().width(words, "small") + 12
        if points and below.width() > used:
            rest = below.adjusted(used, 0, 0, 0)
            paint.text_line(painter, rest, points, "small_strong", "warn")
