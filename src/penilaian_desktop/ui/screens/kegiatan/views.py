"""What the log's page shows: it loads the three views and moves between them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.activity_views import ActivityFilter, DayInfo, WeekView
from penilaian_desktop.domain.calendar import PeriodCode, quarter_of
from penilaian_desktop.domain.table_views import key_before
from penilaian_desktop.ui.screens.kegiatan import loading, weeks
from penilaian_desktop.ui.screens.kegiatan.frame import LogFrame
from penilaian_desktop.ui.screens.kegiatan.header import MONTH, TABLE, WEEK


class LogViews(LogFrame):
    """Reads weeks, pages of the table and months in the background, and says which is shown."""

    _first_key: tuple[str, str] | None = None

    # --- loading ------------------------------------------------------------------------
    def refresh(self) -> None:
        """Load the line's context and the view shown again."""
        self._follow_day()
        self._load_context()
        self._load_week()
        if self.view == TABLE:
            self._load_table()
        elif self.view == MONTH:
            self._load_month()
        self.drawer.reload()

    def _follow_day(self) -> None:
        """Show the new week where the window stayed open on the week of a day that is over."""
        before, self._today = self._today, self.context.today()
        if before != self._today and self._monday == weeks.monday_of(before):
            self._go(weeks.monday_of(self._today))

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
        self.grid.set_week(week, self.context.now())
        if self._select_id and self.grid.select(self._select_id):
            self._select_id = ""
        if self._day_wanted is not None and self._day_wanted in {d.day for d in week.days}:
            self.grid.select_day(self._day_wanted)
            self._day_wanted = None
        self.notes.set_years(week.no_holidays)
        self._choose_stack()
        self._say_week()

    def _load_table(self) -> None:
        self._read_table(self._show_table)

    def _load_more(self) -> None:
        self._read_table(self._show_more, after=self._next_key)

    def _load_newer(self) -> None:
        self._read_table(self._show_newer, before=self._first_key)

    def _load_from(self, day: date) -> None:
        self._read_table(self._show_from, after=key_before(day))

    def _read_table(
        self,
        done: Callable[[loading.TablePage], None],
        *,
        after: tuple[str, str] | None = None,
        before: tuple[str, str] | None = None,
    ) -> None:
        job = partial(
            loading.table_page,
            self.context.services,
            self.context.session,
            self._table_filter(),
            after,
            before,
        )
        self.run(lambda _r: job(), done, key="table")

    def _table_filter(self) -> ActivityFilter:
        period = PeriodCode.parse(self._period)
        return self.table.filter(self.context.session.person_id, period.starts, period.ends)

    def _show_table(self, found: loading.TablePage) -> None:
        self._show_page(found, newer=False)

    def _show_from(self, found: loading.TablePage) -> None:
        self._show_page(found, newer=True)
        self.table.choose_first()

    def _show_page(self, found: loading.TablePage, *, newer: bool) -> None:
        self._next_key, self._first_key = found.page.next_key, found.page.first_key
        more = self._next_key is not None
        self.table.show_items(found.page.items, found.infos, more=more, newer=newer)
        services, session = self.context.services, self.context.session
        shown = self._table_filter()
        if more or newer:
            self.run(
                lambda _r: services.activities.totals(session, shown),
                self.table.show_totals,
                key="table totals",
            )
        self._load_days(found)

    def _load_days(self, found: loading.TablePage) -> None:
        services, session = self.context.services, self.context.session
        shown, days = self._table_filter(), [item.day for item in found.page.items]
        self.run(
            lambda _r: loading.table_days(services, session, shown, days),
            self.table.set_infos,
            key=f"table days {min(days, default='')}",
        )

    def _show_more(self, found: loading.TablePage) -> None:
        self._next_key = found.page.next_key
        self.table.add_items(found.page.items, found.infos, more=self._next_key is not None)
        self._load_days(found)

    def _show_newer(self, found: loading.TablePage) -> None:
        self._first_key = found.page.next_key
        self.table.put_items_above(found.page.items, found.infos, newer=self._first_key is not None)

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
        if self._month_wanted is not None:
            self.month.set_current(self._month_wanted)
            self._month_wanted = None
        logged = sum(info.logged for info in infos if info.day.month == day.month)
        target = sum(info.target for info in infos if info.day.month == day.month)
        self.header.set_subtitle(
            self.tr("{month} {year} · **{logged}** dari {target}").format(
                month=wording.MONTHS[day.month - 1],
                year=day.year,
                logged=wording.hours(logged),
                target=wording.target_hours(target),
            )
        )

    def _month_day(self) -> date:
        """Return a day of the month shown: that of the week's Thursday."""
        return self._monday + timedelta(days=3)

    # --- moving about -------------------------------------------------------------------
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

    def _walk_month(self, day: date) -> None:
        """Show the month of a day beyond the weeks shown, and stand on it."""
        self._month_wanted = day
        self._step(1 if day > self._month_day() else -1)

    def _go_today(self) -> None:
        self._go(weeks.monday_of(self._today))

    def _go(self, monday: date) -> None:
        self._monday = monday
        self.notes.forget_refusal()
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

    def _open_chosen(self, day: date) -> None:
        """Open the week of a day of the month, with the keyboard on the day's head."""
        self._day_wanted = day
        self._open_day(day)

    def _find(self) -> None:
        self.show_view(TABLE)
        self.table.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.table.search.selectAll()

    def _leave_bar(self) -> None:
        targets: dict[str, QWidget] = {TABLE: self.table.view, MONTH: self.month}
        targets.get(self.view, self.grid).setFocus(Qt.FocusReason.OtherFocusReason)
