"""Entries of the log as rows under columns, in the order the database gives them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.activity_views import ActivityItem, DayInfo
from penilaian_desktop.domain.table_views import LogOrder
from penilaian_desktop.ui.widgets.small import status_mark
from penilaian_desktop.ui.widgets.table import Cell, Column, Group, RecordModel


def needs_evidence(item: ActivityItem) -> bool:
    """Tell whether an entry supports a plan and has no evidence yet."""
    return not item.evidence_count and item.rhk_id is not None


def time_text(item: ActivityItem) -> str:
    """Return "08.00–10.00", "–" where only the duration is known."""
    if item.start is None:
        return "–"
    if item.end is None:
        return wording.clock(item.start)
    return f"{wording.clock(item.start)}–{wording.clock(item.end)}"


@dataclass(frozen=True, slots=True)
class DayGroup(Group):
    """The heading of a day."""

    day: date | None = None


class EntriesModel(RecordModel[ActivityItem]):
    """Entries under the columns of the log; days are group rows with their totals.

    The database orders them: a click on a head asks for other rows. Ordered by something else than
    the day there are no group rows, and the first column says the day.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__((), checkable=True, parent=parent)
        self._infos: Mapping[date, DayInfo] = {}
        self._last_day: date | None = None
        self._state.key, self._state.descending = "time", True
        self.columns = (
            Column(
                "time",
                self.tr("Waktu"),
                self._time,
                width=116,
                sort=lambda item: item.day,
            ),
            Column(
                "minutes",
                self.tr("Menit"),
                lambda item: str(item.minutes),
                width=44,
                number=True,
                sort=lambda item: item.minutes,
                gap=12,
            ),
            Column("text", self.tr("Uraian"), lambda item: item.text),
            Column("rhk", self.tr("RHK"), self._rhk, width=32, sort=lambda i: i.rhk_number),
            Column(
                "volume",
                self.tr("Volume"),
                self._volume,
                width=80,
                number=True,
            ),
            Column("evidence", self.tr("Bukti"), self._evidence, width=48),
            Column(
                "status",
                self.tr("Status"),
                self._status,
                width=104,
                sort=lambda item: item.status,
            ),
        )

    @property
    def log_order(self) -> tuple[LogOrder, bool]:
        """Return what the rows are ordered by, and whether downwards."""
        key, descending = self.order
        return (LogOrder.DAY if key == "time" else LogOrder(key)), descending

    @property
    def by_day(self) -> bool:
        """Tell whether the rows stand under their days."""
        return self.log_order[0] is LogOrder.DAY

    def show_items(self, items: Sequence[ActivityItem], infos: Mapping[date, DayInfo]) -> None:
        """Show entries from the top, newest day first as they come."""
        self._infos = infos
        self._last_day = None
        self.set_rows(self._with_groups(items))

    def add_items(self, items: Sequence[ActivityItem], infos: Mapping[date, DayInfo]) -> None:
        """Show the next entries below."""
        self._infos = {**self._infos, **infos}
        self.append_rows(self._with_groups(items))

    def put_items_above(self, items: Sequence[ActivityItem], infos: Mapping[date, DayInfo]) -> None:
        """Show the entries in front of the first one."""
        self._infos = {**self._infos, **infos}
        if not items:
            return
        if self.by_day:
            last, self._last_day = self._last_day, None
            self.drop_group(wording.weekday_date(items[-1].day))
            self.prepend_rows(self._with_groups(items))
            self._last_day = last
        else:
            self.prepend_rows(items)

    def first_of(self, day: date) -> int:
        """Return the row of the newest entry of a day, or of the next older one; -1 if unknown."""
        records = self.records()
        downwards = self.log_order[1]
        if not self.by_day or not records:
            return -1
        edge = records[0].day
        if (edge < day) if downwards else (edge > day):
            return -1
        return self.row_of(lambda item: item.day <= day if downwards else item.day >= day)

    def doubled(self) -> int:
        """Return the minutes that overlap on the days shown."""
        days = {item.day for item in self.records()}
        return sum(info.overlap for day, info in self._infos.items() if day in days)

    def _with_groups(self, items: Sequence[ActivityItem]) -> list[ActivityItem | Group]:
        rows: list[ActivityItem | Group] = []
        if not self.by_day:
            return [*items]
        for day, of_day in groupby(items, key=lambda item: item.day):
            if day != self._last_day:
                rows.append(self._heading(day))
                self._last_day = day
            rows.extend(of_day)
        return rows

    def set_infos(self, infos: Mapping[date, DayInfo]) -> None:
        """Say the totals of days in their headings, as they become known."""
        self._infos = {**self._infos, **infos}
        last = len(self.columns) - 1
        for n, row in enumerate(self._rows):
            if isinstance(row, DayGroup) and row.day is not None and row.day in infos:
                self._rows[n] = self._heading(row.day)
                self.dataChanged.emit(self.index(n, 0), self.index(n, last))

    def _heading(self, day: date) -> DayGroup:
        return DayGroup(wording.weekday_date(day), self._total(day), day)

    def _total(self, day: date) -> str:
        info = self._infos.get(day)
        if info is None:
            return ""
        logged = wording.hours(info.logged)
        if info.target <= 0:
            return f"{logged} · {info.free}" if info.free else logged
        return self.tr("{logged} dari {target}").format(
            logged=logged, target=wording.target_hours(info.target)
        )

    def _arrange(self) -> None:
        """Leave the rows as they come: they are in order already."""

    def _time(self, item: ActivityItem) -> Cell:
        time = time_text(item)
        if self.by_day:
            return Cell(time)
        day = wording.short_date(item.day)
        short = day.rsplit(" ", 1)[0] if item.start is not None else day
        begins = "" if item.start is None else f" {wording.clock(item.start)}"
        return Cell(short + begins, spoken=f"{day}, {time}")

    def _rhk(self, item: ActivityItem) -> Cell:
        if item.rhk_number is None:
            return Cell("–", tint="muted", spoken=self.tr("tanpa RHK"))
        return Cell(str(item.rhk_number), spoken=f"{item.rhk_number} {item.rhk_text}".strip())

    def _volume(self, item: ActivityItem) -> Cell:
        if item.volume is None:
            return Cell("–", tint="muted", spoken=self.tr("tanpa volume"))
        return Cell(f"{wording.number(item.volume)} {item.unit or ''}".strip())

    def _evidence(self, item: ActivityItem) -> Cell:
        if item.evidence_count:
            count = str(item.evidence_count)
            return Cell(count, icon="evidence", tint="muted", spoken=f"{count} berkas")
        if needs_evidence(item):
            return Cell(self.tr("belum"), tint="warn", strong=True)
        return Cell("–", tint="muted", spoken=self.tr("tidak perlu"))

    def _status(self, item: ActivityItem) -> Cell:
        return Cell(pill=status_mark(item.status), spoken=wording.status_label(item.status))
