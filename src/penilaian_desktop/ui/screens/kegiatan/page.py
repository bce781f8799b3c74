"""The page Kegiatan: the one-line entry over the week, the table or the month."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.activity import ActivityStatus
from penilaian_desktop.domain.calendar import PeriodCode, quarter_of
from penilaian_desktop.domain.changes import Area, Outcome
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.quick_entry import QuickEntry
from penilaian_desktop.domain.views import ActivityItem, DayInfo, EntryContext, WeekView
from penilaian_desktop.ui.screens.kegiatan import loading, weeks
from penilaian_desktop.ui.screens.kegiatan.drawer import EntryDrawer
from penilaian_desktop.ui.screens.kegiatan.entries_table import EntriesPanel
from penilaian_desktop.ui.screens.kegiatan.header import MONTH, TABLE, WEEK, LogControls, below
from penilaian_desktop.ui.screens.kegiatan.help import LogHelp
from penilaian_desktop.ui.screens.kegiatan.menus import LogMenus
from penilaian_desktop.ui.screens.kegiatan.month_grid import MonthGrid
from penilaian_desktop.ui.screens.kegiatan.same import SameAgain
from penilaian_desktop.ui.screens.kegiatan.writes import LogWrites
from penilaian_desktop.ui.widgets.button import Button, shortcut
from penilaian_desktop.ui.widgets.drawer import WIDTH as DRAWER
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.quick_entry import QuickEntryBar
from penilaian_desktop.ui.widgets.week_grid import WeekGrid
from penilaian_desktop.ui.widgets.week_layout import Stop

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

LEAST_BESIDE_DRAWER = 560
"""A page narrower than this beside the drawer lies under it instead."""


class KegiatanPage(Page):
    """Loads the views, turns what people do in them into use cases, and says what happened."""

    page_id: ClassVar[str] = "kegiatan"
    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.ACTIVITIES, Area.EVIDENCE, Area.REVIEWS, Area.CALENDAR, Area.PLANS}
    )

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, self.tr("Kegiatan"))
        self._today = context.today()
        self._monday = weeks.monday_of(self._today)
        self._period = quarter_of(self._today)
        self._week: WeekView | None = None
        self._same: SameAgain | None = None
        self._entry_context: EntryContext | None = None
        self._next_key: tuple[str, str] | None = None
        self._select_id = ""
        self._begins = False
        self.bar = QuickEntryBar(self)
        self.bar.set_resting(False)
        self.grid = WeekGrid()
        self.table = EntriesPanel()
        self.month = MonthGrid()
        self.drawer = EntryDrawer(context, self)
        self._writes = LogWrites(self)
        self._menus = LogMenus(self, self._writes)
        self._controls = LogControls(self.header, self._period, self._today)
        self._build_body()
        self._connect()
        self._keys()

    # --- building --------------------------------------------------------------------------
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
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._controls.stepped.connect(self._step)
        self._controls.today_wanted.connect(self._go_today)
        self._controls.view_chosen.connect(self.show_view)
        self._controls.period_chosen.connect(self._choose_period)
        self._controls.hand_in_wanted.connect(self._hand_in_menu)
        self._controls.log_wanted.connect(self.bar.begin)
        self.bar.parsed.connect(self._preview)
        self.bar.save_requested.connect(self._save)
        self.bar.same_requested.connect(self._take_same)
        self.bar.left.connect(self._leave_bar)
        self.grid.opened.connect(self.edit)
        self.grid.current_changed.connect(self._on_current)
        self.grid.gap_chosen.connect(self._begin_at)
        self.grid.repair_requested.connect(self._writes.repair)
        self.grid.delete_requested.connect(lambda item_id: self._writes.delete([item_id]))
        self.grid.files_dropped.connect(self._dropped)
        self.grid.menu_requested.connect(self._entry_menu)
        self.table.filter_changed.connect(self._load_table)
        self.table.more_wanted.connect(self._load_more)
        self.table.opened.connect(self.edit)
        self.table.chosen.connect(self._on_chosen)
        self.table.submit_requested.connect(self._writes.submit)
        self.table.delete_requested.connect(self._writes.delete)
        self.month.day_chosen.connect(self._open_day)
        self.drawer.closed.connect(self._arrange)
        self.drawer.gone.connect(self._arrange)
        self.drawer.delete_requested.connect(lambda item_id: self._writes.delete([item_id]))

    def _keys(self) -> None:
        for keys, action in (
            ("N", self.bar.begin),
            ("Ctrl+N", self.bar.begin),
            ("T", self._toggle_table),
            ("Alt+Left", lambda: self._step(-1)),
            ("Alt+Right", lambda: self._step(1)),
            ("H", self._go_today),
            ("A", self._submit_current),
            ("Shift+A", self._submit_day),
            ("Ctrl+F", self._find),
        ):
            shortcut(self, keys, action)

    def key_help(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        return LogHelp(self).keys()

    def help_text(self) -> str:
        """Return what F1 says."""
        return LogHelp(self).text()

    # --- loading ---------------------------------------------------------------------------
    @property
    def view(self) -> str:
        """Return the view shown: week, table or month."""
        return self._controls.view

    def open(self, argument: object) -> None:
        """Go to an entry ("id"), a day (date or "2026-11-18"), or begin ("catat")."""
        if isinstance(argument, date):
            self._open_day(argument)
        elif isinstance(argument, str) and argument == "catat":
            self._begins = True
            self.bar.begin()
        elif isinstance(argument, str) and argument == "tanpa_bukti":
            self.table.missing.setChecked(True)
            self.show_view(TABLE)
        elif isinstance(argument, str) and argument.startswith("cari:"):
            self.table.search.setText(argument.removeprefix("cari:"))
            self.show_view(TABLE)
        elif isinstance(argument, str) and argument:
            self._open_text(argument)

    def _open_text(self, argument: str) -> None:
        try:
            self._open_day(date.fromisoformat(argument))
        except ValueError:
            services, session = self.context.services, self.context.session
            self.run(
                lambda _r: services.activities.item(session, argument), self._open_item, key="open"
            )

    def _open_item(self, item: ActivityItem) -> None:
        self._select_id = item.id
        self._open_day(item.day)
        self._edit_item(item)

    def refresh(self) -> None:
        """Load the line's context and the view shown again."""
        self._today = self.context.today()
        self._load_context()
        self._load_week()
        if self.view == TABLE:
            self._load_table()
        elif self.view == MONTH:
            self._load_month()
        self.drawer.reload()

    def _load_context(self) -> None:
        services, session, today = self.context.services, self.context.session, self._today
        self.run(
            lambda _r: loading.line_context(services, session, today),
            self._show_context,
            key="context",
        )

    def _show_context(self, found: loading.LineContext) -> None:
        self._entry_context, self._same = found.entry, found.same
        note = found.same.note() if found.same is not None else ""
        self.bar.set_context(found.entry, note, begun=found.begun)
        self.drawer.set_context(self._entry_context)
        self.table.set_rhk(self._entry_context.rhk)
        self._choose_stack()

    def _load_week(self) -> None:
        services, session, monday = self.context.services, self.context.session, self._monday
        self.run(lambda _r: services.activities.week(session, monday), self._show_week, key="week")

    def _show_week(self, week: WeekView) -> None:
        self._week = week
        self.grid.set_week(week, self.context.clock().astimezone())
        if self._select_id and self.grid.select(self._select_id):
            self._select_id = ""
        self._choose_stack()
        self._say_week()

    def _load_table(self) -> None:
        self._read_table(None, self._show_table)

    def _load_more(self) -> None:
        self._read_table(self._next_key, self._show_more)

    def _read_table(
        self, after: tuple[str, str] | None, done: Callable[[loading.TablePage], None]
    ) -> None:
        services, session = self.context.services, self.context.session
        period = PeriodCode.parse(self._period)
        shown = self.table.filter(session.person_id, period.starts, period.ends)
        job = partial(loading.table_page, services, session, shown, after)
        self.run(lambda _r: job(), done, key="table")

    def _show_table(self, found: loading.TablePage) -> None:
        self._next_key = found.page.next_key
        self.table.show_items(found.page.items, found.infos, more=self._next_key is not None)

    def _show_more(self, found: loading.TablePage) -> None:
        self._next_key = found.page.next_key
        self.table.add_items(found.page.items, found.infos, more=self._next_key is not None)

    def _load_month(self) -> None:
        services, session = self.context.services, self.context.session
        first, last = weeks.month_span(self._month_day())
        self.run(
            lambda _r: services.activities.days(session, first, last),
            self._show_month,
            key="month",
        )

    def _show_month(self, infos: tuple[DayInfo, ...]) -> None:
        day = self._month_day()
        self.month.set_month(infos, day.month, self._today)
        logged = sum(info.logged for info in infos if info.day.month == day.month)
        target = sum(info.target for info in infos if info.day.month == day.month)
        self.header.set_subtitle(
            self.tr("{month} {year} · **{logged}** dari {target}").format(
                month=wording.MONTHS[day.month - 1],
                year=day.year,
                logged=wording.hours(logged),
                target=wording.hours(target),
            )
        )

    def _month_day(self) -> date:
        """Return a day of the month shown: that of the week's Thursday."""
        return self._monday + timedelta(days=3)

    def _say_week(self) -> None:
        week = self._week
        if week is None or self.view == MONTH:
            return
        short = self.narrow or self.drawer.isVisible()
        self.header.set_subtitle(
            self.tr("{week} · **{logged}** dari {target}").format(
                week=weeks.week_words(self._monday, short=short),
                logged=wording.hours(week.logged),
                target=weeks.round_hours(week.target, short=short),
            )
        )

    # --- moving about ----------------------------------------------------------------------
    def show_view(self, view: str) -> None:
        """Show the week, the table or the month."""
        self._controls.set_view(view)
        self.bar.set_resting(view != WEEK)
        self._arrange()
        self._choose_stack()
        if view == TABLE:
            self._load_table()
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif view == MONTH:
            self._load_month()
            self.month.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say_week()

    def _choose_stack(self) -> None:
        index = {WEEK: 0, TABLE: 1, MONTH: 2}[self.view]
        context, week = self._entry_context, self._week
        fresh = context is not None and not context.suggestions
        if index == 0 and fresh and week is not None and not week.items and not self.bar.entry:
            index = 3
        self._stack.setCurrentIndex(index)

    def _toggle_table(self) -> None:
        self.show_view(WEEK if self.view == TABLE else TABLE)

    def _step(self, by: int) -> None:
        if self.view == MONTH:
            day = self._month_day().replace(day=15) + timedelta(days=31 * by)
            self._go(weeks.monday_of(day.replace(day=15)))
        else:
            self._go(self._monday + timedelta(days=7 * by))

    def _go_today(self) -> None:
        self._go(weeks.monday_of(self._today))

    def _go(self, monday: date) -> None:
        self._monday = monday
        code = quarter_of(monday + timedelta(days=3))
        if code != self._period and self._controls.has_period(code):
            self._period = code
            self._controls.set_period(code)
        self._load_week()
        if self.view == MONTH:
            self._load_month()
        elif self.view == TABLE:
            self._load_table()

    def _choose_period(self, code: str) -> None:
        self._period = code
        self._monday = weeks.week_in(PeriodCode.parse(code), self._today)
        self._go(self._monday)

    def _open_day(self, day: date) -> None:
        self.show_view(WEEK)
        self._go(weeks.monday_of(day))

    def _find(self) -> None:
        self.show_view(TABLE)
        self.table.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.table.search.selectAll()

    def _leave_bar(self) -> None:
        targets: dict[str, QWidget] = {TABLE: self.table.view, MONTH: self.month}
        targets.get(self.view, self.grid).setFocus(Qt.FocusReason.OtherFocusReason)

    # --- writing ---------------------------------------------------------------------------
    def _preview(self, entry: QuickEntry | None) -> None:
        self._choose_stack()
        self.grid.set_preview(loading.preview_of(entry, self.tr("kegiatan baru")))

    def _save(self, entry: QuickEntry) -> None:
        self._writes.log(
            entry,
            lambda outcome: self._saved(entry, outcome),
            lambda error: self.bar.keep(str(describe(error))),
        )

    def _saved(self, entry: QuickEntry, outcome: Outcome[ActivityItem]) -> None:
        self.bar.clear(entry)
        item = outcome.value
        self._select_id = "" if self.grid.select(item.id) else item.id
        seen = self._monday <= item.day <= self._monday + timedelta(days=6)
        if not seen or self.view == MONTH:
            words = self.tr("Dicatat pada {day}: {text}")
            self.toast(
                words.format(day=wording.weekday_date(item.day), text=item.text),
                outcome.undo_label,
            )

    def _take_same(self) -> None:
        same = self._same
        if same is None:
            self.bar.keep(self.tr("Belum ada hari kerja sebelumnya untuk disalin."))
        elif same.next_one is not None:
            self.bar.set_line(loading.line_of(same.next_one))
        else:
            self._writes.copy_last_day(self._today, same.day)

    def _begin_at(self, day: date, start: int, end: int) -> None:
        span = f"{wording.clock(start)}-{wording.clock(end)}"
        words = [weeks.day_word(day, self._today), span]
        entry = self.bar.entry
        kept = loading.without_time(self.bar.line.text(), entry) if entry is not None else ""
        self.bar.set_line(" ".join(word for word in (*words, kept) if word) + " ")

    def _drafts(self, day: date | None = None) -> list[str]:
        items = self._week.items if self._week is not None else ()
        return [
            item.id
            for item in items
            if item.status is ActivityStatus.DRAFT and (day is None or item.day == day)
        ]

    def _submit_current(self) -> None:
        checked = self.table.model.checked_records() if self.view == TABLE else []
        item = self._current_item()
        self._writes.submit([i.id for i in checked] or ([item.id] if item is not None else []))

    def _submit_day(self) -> None:
        item = self._current_item()
        self._writes.submit(self._drafts(item.day if item is not None else self._today))

    def _hand_in_menu(self) -> None:
        item = self._current_item()
        self._menus.hand_in(
            self._controls.hand_in,
            self._drafts(self._today),
            self._drafts(),
            [item.id] if item is not None else [],
        )

    def _entry_menu(self, item_id: str, position: QPoint) -> None:
        self._menus.entry(position, lambda: self.edit(item_id), item_id)

    # --- the drawer ------------------------------------------------------------------------
    def edit(self, item_id: str) -> None:
        """Open the drawer on an entry and put the caret into its text."""
        item = self._item(item_id)
        if item is not None:
            self._edit_item(item)
            self.drawer.focus_text()

    def _edit_item(self, item: ActivityItem) -> None:
        self.drawer.open_item(item)
        self._arrange()

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

    def _on_current(self, stop: Stop | None) -> None:
        if stop is not None and stop.item is not None and self.drawer.isVisible():
            self.drawer.open_item(stop.item)

    def _on_chosen(self, item_id: str) -> None:
        item = self._item(item_id)
        if item is not None and self.drawer.isVisible() and self.drawer.item_id != item_id:
            self.drawer.open_item(item)

    def _dropped(self, item_id: str, paths: Sequence[str]) -> None:
        files = [(Path(path).name, Path(path)) for path in paths]
        self.drawer.evidence.attach_to(item_id, files)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on: to the line where an entry is to begin, else to the view."""
        super().focusInEvent(event)
        if self._begins:
            self._begins = False
            self.bar.begin()
        else:
            self._leave_bar()

    # --- measures --------------------------------------------------------------------------
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
        margins.setRight(edge + DRAWER if beside else edge)
        self._frame.setContentsMargins(margins)
        self.drawer.setGeometry(self.width() - DRAWER, 0, DRAWER, self.height())
        self.drawer.raise_()
        self._controls.set_room(roomy=not beside and not self.narrow)
        self._say_week()
