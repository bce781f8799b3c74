"""The frame of the log's page: its parts, what it remembers, how they share the room."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.activity import ActivityStatus
from penilaian_desktop.domain.activity_views import ActivityItem, WeekView
from penilaian_desktop.domain.calendar import quarter_of
from penilaian_desktop.domain.entry_views import EntryContext
from penilaian_desktop.ui.kit.formats import day_text, local_day
from penilaian_desktop.ui.screens.kegiatan import weeks
from penilaian_desktop.ui.screens.kegiatan.drawer import EntryDrawer
from penilaian_desktop.ui.screens.kegiatan.entries_table import EntriesPanel
from penilaian_desktop.ui.screens.kegiatan.evidence_beside import WIDTH as PEEK
from penilaian_desktop.ui.screens.kegiatan.evidence_beside import EvidenceBeside
from penilaian_desktop.ui.screens.kegiatan.header import MONTH, TABLE, WEEK, LogControls, below
from penilaian_desktop.ui.screens.kegiatan.menus import LogMenus
from penilaian_desktop.ui.screens.kegiatan.month_grid import MonthGrid
from penilaian_desktop.ui.screens.kegiatan.moving import WeekMoves
from penilaian_desktop.ui.screens.kegiatan.notes import LogNotes
from penilaian_desktop.ui.screens.kegiatan.same import SameAgain
from penilaian_desktop.ui.screens.kegiatan.writes import LogWrites
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.drawer import WIDTH as DRAWER
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.quick_entry import QuickEntryBar
from penilaian_desktop.ui.widgets.week_grid import WeekGrid

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

LEAST_BESIDE_DRAWER = 560
"""A page narrower than this beside the drawer lies under it instead."""
LEAST_BESIDE_PEEK = 440
"""A page narrower than this beside drawer and evidence shows evidence in a dialog instead."""
ROOMY_BESIDE_PEEK = 720
"""A page as wide as this makes room for the evidence; a narrower one lies under it."""


class LogFrame(Page):
    """Holds the line, the three views and the drawer, and gives each its place."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, self.tr("Kegiatan"))
        self._today = context.today()
        self._monday = weeks.monday_of(self._today)
        self._period = quarter_of(self._today)
        self._week: WeekView | None = None
        self._same: SameAgain | None = None
        self._entry_context: EntryContext | None = None
        self._next_key: tuple[str, str] | None = None
        self._month_wanted: date | None = None
        self._day_wanted: date | None = None
        self._select_id = ""
        self._begins = False
        self.bar = QuickEntryBar(self)
        self.bar.set_resting(False)
        self.grid = WeekGrid()
        self.table = EntriesPanel()
        self.month = MonthGrid()
        self.drawer = EntryDrawer(context, self)
        self.peek = EvidenceBeside(context, self.drawer.evidence, self._peek_fits, self)
        self.peek.changed.connect(self._arrange)
        self._writes = LogWrites(self)
        self._menus = LogMenus(self, self._writes)
        self.notes = LogNotes(self)
        self.moves = WeekMoves(self, self.grid, self._writes, self.notes)
        self._controls = LogControls(self.header, self._period, self._today)
        self._build_body()

    # --- building -----------------------------------------------------------------------
    def _build_body(self) -> None:
        self._empty = EmptyState(
            "activities",
            self.tr("Belum ada kegiatan"),
            self.tr(
                "Satu baris untuk satu kegiatan: jam, apa yang dikerjakan, =jumlah dan satuan, "
                "@nomor RHK. Bukti dan keterangan lain dapat menyusul."
            ),
            Button(self.tr("Catat kegiatan pertama"), "add", cap="N", clicked=self.bar.begin),
        )
        self._stack = QStackedWidget()
        for view in (self.grid, below(self.table, 8), below(self.month, 8), self._empty):
            self._stack.addWidget(view)
        self.body.setSpacing(4)
        self.body.addSpacing(4)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.notes)
        self.body.addWidget(self._stack, 1)

    # --- what is there ------------------------------------------------------------------
    @property
    def view(self) -> str:
        """Return the view shown: week, table or month."""
        return self._controls.view

    def _drafts(self, day: date | None = None) -> list[str]:
        items = self._week.items if self._week is not None else ()
        return [
            item.id
            for item in items
            if item.status is ActivityStatus.DRAFT and (day is None or item.day == day)
        ]

    def _item(self, item_id: str) -> ActivityItem | None:
        shown: list[ActivityItem] = list(self._week.items) if self._week is not None else []
        shown += self.table.model.records()
        return next((item for item in shown if item.id == item_id), None)

    def _current_item(self) -> ActivityItem | None:
        if self.view == TABLE:
            found = self.table.view.current_record()
            return found if isinstance(found, ActivityItem) else None
        stop = self.grid.current
        return stop.item if stop is not None else None

    def _current_day(self) -> date:
        item = self._current_item()
        if item is not None:
            return item.day
        stop = self.grid.current if self.view == WEEK else None
        return stop.day if stop is not None else self._today

    # --- measures -----------------------------------------------------------------------
    def set_narrow(self, narrow: bool) -> None:
        """Take the small measures."""
        super().set_narrow(narrow)
        self.bar.set_narrow(narrow)
        self.table.set_narrow(narrow)
        self._arrange()
        self._say_week()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the drawer at the right over the whole height."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Give the drawer its column, or lay it over a page that is too narrow for both."""
        shown = not self.drawer.isHidden()
        beside = shown and self.width() - DRAWER >= LEAST_BESIDE_DRAWER
        margins = self._frame.contentsMargins()
        edge = 12 if self.narrow else 24
        if not (shown and self._peek_fits()):
            self.peek.hide()
        rest = self.width() - DRAWER - PEEK
        roomy = not self.peek.isHidden() and rest >= ROOMY_BESIDE_PEEK
        margins.setRight(edge + (DRAWER if beside else 0) + (PEEK if roomy else 0))
        self._frame.setContentsMargins(margins)
        self.drawer.setGeometry(self.width() - DRAWER, 0, DRAWER, self.height())
        self.drawer.raise_()
        self.peek.setGeometry(rest, 0, PEEK, self.height())
        self.peek.raise_()
        self._controls.set_room(roomy=not beside and not self.narrow, beside=beside)
        self._say_week()

    def _peek_fits(self) -> bool:
        """Tell whether evidence has room beside the drawer."""
        return not self.narrow and self.width() - DRAWER - PEEK >= LEAST_BESIDE_PEEK

    def _say_week(self) -> None:
        week = self._week
        if week is None or self.view == MONTH:
            self._controls.set_state("", done=False)
            return
        short = self.narrow or self.drawer.isVisible()
        words = self.tr("{week} · **{logged}** dari {target}").format(
            week=weeks.week_words(self._monday, short=short),
            logged=wording.hours(week.logged),
            target=wording.target_hours(week.target),
        )
        if week.reviews_at is not None:
            day = day_text(local_day(week.reviews_at))
            about = self.tr("keadaan tinjauan per paket {0}").format(day)
            self.drawer.set_age(about)
            if not short:
                words += f" · {about}"
        else:
            self.drawer.set_age("")
        self.header.set_subtitle(words)
        if week.complete:
            done = self.tr("Lengkap") if short else self.tr("Minggu ini lengkap")
            self._controls.set_state(done, done=True)
            return
        missing = [day for day in week.missing if day < self._today]
        days = ", ".join(wording.weekday_date(day) for day in missing)
        few = self.tr("{count} hari belum penuh").format(count=len(missing))
        if len(missing) == 1:
            few = self.tr("{day} belum penuh").format(day=wording.WEEKDAYS[missing[0].weekday()])
        room = not short and missing
        self._controls.set_state(few if room else "", done=False, days=days)
