"""The rows that are widgets: the head of a day, and the entry being read with its actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.activity import ActivityStatus
from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.domain.review_views import ReviewEntry
from penilaian_desktop.ui.kit.formats import local_day
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.widgets.button import Button, text_button
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.small import status_pill

if TYPE_CHECKING:
    from penilaian_desktop.ui.screens.tinjauan.reading_rows import DayRow

EDGE, TIME = 16, 92
NARROW_TIME = 84


def time_words(item: ActivityItem) -> str:
    """Return "10.30–12.00", or the minutes where the times are not known."""
    if item.start is None or item.end is None:
        return wording.hours(item.minutes)
    return f"{wording.clock(item.start)}–{wording.clock(item.end)}"


def volume_words(item: ActivityItem) -> str:
    """Return "12 dokumen", "" without a volume."""
    if item.volume is None:
        return ""
    return f"{wording.number(item.volume)} {item.unit or ''}".strip()


class DayHead(QWidget):
    """A day with its minutes, and the button that accepts all of it."""

    accept_requested = Signal(object)

    def __init__(self, shown: DayRow, *, current: bool, first: bool) -> None:
        super().__init__()
        self._shown = shown
        self._current = current
        self._first = first
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE, 1, EDGE, 0)
        row.setSpacing(8)
        title = Label(shown.title, "section")
        row.addWidget(title)
        words = wording.hours(shown.logged)
        if shown.target:
            words = self.tr("{0} dari {1}").format(words, wording.target_hours(shown.target))
        minutes = Label(words, "body", "muted")
        minutes.setToolTip(self.tr("Menit efektif yang diajukan, dibandingkan dengan targetnya"))
        row.addWidget(minutes)
        if shown.overlap and not current:  # the entry being read says it itself
            twice = self.tr("{0} m ganda").format(shown.overlap)
            row.addWidget(Label(twice, "small_strong", "warn"))
        row.addStretch(1)
        if shown.waiting:
            text = self.tr("Terima sehari") if shown.whole else self.tr("Terima semua")
            button = Button(
                text,
                "check_all",
                compact=True,
                cap="Shift A" if current else "",
                clicked=lambda: self.accept_requested.emit(self._shown),
            )
            spoken = self.tr("Terima {0} kegiatan {1}").format(shown.waiting, shown.title)
            button.setAccessibleName(spoken)
            row.addWidget(button)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the line above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().color("surface" if self._first else "canvas"))
        if not self._first:
            painter.fillRect(0, 0, self.width(), 1, look().color("line"))


def _or_none(words: str) -> str:
    return words or "–"


class CurrentEntry(QWidget):
    """The entry being read: everything it says, and what can be done with it."""

    accept_requested = Signal(str)
    return_requested = Signal(str)
    evidence_requested = Signal(str)
    tick_requested = Signal(str)

    def __init__(
        self, entry: ReviewEntry, progress: str, *, narrow: bool, ticked: bool = False
    ) -> None:
        super().__init__()
        item = entry.item
        self._entry, self._item = entry, item
        self.setAccessibleName(item.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE, 12, EDGE, 12)
        row.setSpacing(0)
        times = QVBoxLayout()
        times.setSpacing(0)
        times.addWidget(Label(time_words(item), "small", "muted"))
        if item.start is not None:
            minutes = self.tr("{0} menit").format(item.minutes)
            times.addWidget(Label(minutes, "small", "muted"))
        times.addStretch(1)
        self._tick: CheckBox | None = None
        if item.status is ActivityStatus.SUBMITTED:
            self._tick = CheckBox("", name=self.tr("Pilih untuk diterima bersama"))
            self._tick.setToolTip(self.tr("Pilih untuk diterima bersama (X)"))
            self._tick.setChecked(ticked)
            self._tick.clicked.connect(lambda: self.tick_requested.emit(item.id))
            times.addWidget(self._tick)
        holder = QWidget()
        holder.setFixedWidth(NARROW_TIME if narrow else TIME)
        times.setContentsMargins(0, 3, 0, 0)
        holder.setLayout(times)
        row.addWidget(holder)
        column = QVBoxLayout()
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(Label(item.text, "section", wrap=True), 1)
        if item.status is not ActivityStatus.SUBMITTED:
            head.addWidget(status_pill(item.status))
        column.addLayout(head)
        column.addWidget(Label(self._facts(), "body", "muted", markup=True))
        note = self._note()
        if note is not None:
            column.addWidget(note)
        for line in self._points():
            column.addWidget(line)
        column.addSpacing(4)
        column.addLayout(self._actions(progress, narrow=narrow))
        row.addLayout(column, 1)

    def _facts(self) -> str:
        item = self._item
        parts = []
        volume = volume_words(item)
        parts.append(f"**{volume}**" if volume else self.tr("tanpa volume"))
        if item.rhk_number is None:
            parts.append(self.tr("tanpa RHK"))
        else:
            parts.append(self.tr("RHK {0}, {1}").format(item.rhk_number, item.rhk_text))
        if item.late:
            parts.append(self.tr("ditulis terlambat"))
        return " · ".join(parts)

    def set_ticked(self, ticked: bool) -> None:
        """Show whether the entry is among those ticked."""
        if self._tick is not None:
            self._tick.setChecked(ticked)

    def _points(self) -> list[Label]:
        """Return what to look at twice: shared minutes, and what is new since the return."""
        found: list[Label] = []
        if self._entry.overlaps:
            words = self.tr("Bertumpuk dengan {0}").format("; ".join(self._entry.overlaps))
            found.append(Label(words, "small_strong", "warn", wrap=True))
        mended = self._entry.mended
        if mended is None:
            return found
        day = wording.short_weekday_date(local_day(mended.at))
        words = self.tr("Dikembalikan {0}: “{1}”").format(day, mended.note)
        found.append(Label(words, "small", "muted", wrap=True))
        if mended.changes is None:
            found.append(Label(self.tr("Isi lamanya tidak ada di laptop ini."), "small", "muted"))
        elif not mended.changes:
            found.append(Label(self.tr("Isinya tidak berubah."), "small_strong", "warn"))
        for change in mended.changes or ():
            line = self.tr("{0}: {1} → **{2}**").format(
                self._field(change.field), _or_none(change.before), _or_none(change.after)
            )
            found.append(Label(line, "small", "text", wrap=True, markup=True))
        return found

    def _field(self, name: str) -> str:
        return {
            "day": self.tr("Tanggal"),
            "time": self.tr("Jam"),
            "text": self.tr("Uraian"),
            "volume": self.tr("Volume"),
            "rhk": self.tr("RHK"),
            "note": self.tr("Catatan"),
        }[name]

    def _note(self) -> Label | None:
        item = self._item
        if item.status is ActivityStatus.RETURNED and item.review_note:
            words = self.tr("Dikembalikan: “{0}”").format(item.review_note)
            return Label(words, "body", "bad", wrap=True)
        return Label(item.note, "body", "muted", wrap=True) if item.note else None

    def _actions(self, progress: str, *, narrow: bool) -> QHBoxLayout:
        item = self._item
        row = QHBoxLayout()
        row.setSpacing(8)
        if item.status is not ActivityStatus.APPROVED:
            accept = Button(
                self.tr("Terima"),
                "check",
                kind="primary",
                cap="A",
                compact=True,
                clicked=lambda: self.accept_requested.emit(item.id),
            )
            row.addWidget(accept)
        if item.status is not ActivityStatus.RETURNED:
            give_back = Button(
                self.tr("Kembalikan…"),
                "returned",
                cap="R",
                compact=True,
                clicked=lambda: self.return_requested.emit(item.id),
            )
            row.addWidget(give_back)
        if narrow and item.evidence_count:
            show = text_button(
                self.tr("{0} bukti").format(item.evidence_count),
                "evidence",
                compact=True,
                clicked=lambda: self.evidence_requested.emit(item.id),
            )
            row.addWidget(show)
        elif narrow and item.rhk_id:  # nothing else is asked for evidence
            row.addWidget(Label(self.tr("tanpa bukti"), "small_strong", "warn"))
        row.addStretch(1)
        if not narrow:
            row.addWidget(Label(progress, "small", "muted"))
        return row

    def height_in(self, width: int) -> int:
        """Return the height that the entry needs in a width."""
        layout = self.layout()
        tall = layout.heightForWidth(width) if layout is not None else 0
        return max(tall, self.sizeHint().height() if tall < 0 else tall)

    def sizeHint(self) -> QSize:
        """Return the size of the content."""
        return super().sizeHint()
