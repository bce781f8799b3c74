"""The page Kegiatan: the one-line entry over the week, the table or the month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtGui import QFocusEvent

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Area, Outcome
from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.quick_entry import QuickEntry
from penilaian_desktop.ui.screens.kegiatan import loading, weeks
from penilaian_desktop.ui.screens.kegiatan.change_dialog import ask_changes
from penilaian_desktop.ui.screens.kegiatan.evidence_doors import open_doors
from penilaian_desktop.ui.screens.kegiatan.export_desk import LogSheets, Shown
from penilaian_desktop.ui.screens.kegiatan.header import MONTH, TABLE
from penilaian_desktop.ui.screens.kegiatan.help import LogHelp
from penilaian_desktop.ui.screens.kegiatan.line_desk import LineDesk
from penilaian_desktop.ui.screens.kegiatan.moving import DayActions
from penilaian_desktop.ui.screens.kegiatan.present import PresentLine
from penilaian_desktop.ui.screens.kegiatan.views import LogViews
from penilaian_desktop.ui.widgets.button import shortcut
from penilaian_desktop.ui.widgets.week_layout import Stop

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext


class KegiatanPage(LogViews):
    """Turns what people do in the views into use cases, and says what happened."""

    page_id: ClassVar[str] = "kegiatan"
    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.ACTIVITIES, Area.EVIDENCE, Area.REVIEWS, Area.CALENDAR, Area.PLANS}
    )

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self.line = LineDesk(self, self.bar, self.drawer)
        self.body.insertWidget(self.body.indexOf(self.bar) + 1, self.line.unsaved.banner)
        self.sheets = LogSheets(self, self._shown)
        self.present = PresentLine(self.grid, context.now)
        self._connect()
        self._keys()

    def _connect(self) -> None:
        self._controls.stepped.connect(self._step)
        self._controls.today_wanted.connect(self._go_today)
        self._controls.view_chosen.connect(self.show_view)
        self._controls.period_chosen.connect(self._choose_period)
        self._controls.hand_in_wanted.connect(self._hand_in_menu)
        self._controls.log_wanted.connect(self.bar.begin)
        self._controls.more_wanted.connect(lambda: self._menus.more(self._controls.more))
        self._menus.add_more("send", self.tr("Ajukan kegiatan…"), self._hand_in_menu)
        self._menus.add_more("calendar", self.tr("Menu hari…"), self._current_day_menu)
        self.line.fill_menus(self._menus, self._item)
        for icon, words, action in self.sheets.actions():
            self._menus.add_more(icon, words, action)
        self.bar.parsed.connect(self._preview)
        self.bar.save_requested.connect(self._save)
        self.bar.same_requested.connect(self._take_same)
        self.bar.left.connect(self._leave_bar)
        self.grid.opened.connect(self.edit)
        self.grid.current_changed.connect(self._on_current)
        self.grid.gap_chosen.connect(self._begin_at)
        self.grid.day_requested.connect(self._day_menu)
        self.grid.delete_requested.connect(lambda item_id: self._writes.delete([item_id]))
        self.grid.files_dropped.connect(self._dropped)
        self.grid.menu_requested.connect(self._entry_menu)
        self.table.filter_changed.connect(self._load_table)
        self.table.more_wanted.connect(self._load_more)
        self.table.newer_wanted.connect(self._load_newer)
        self.table.jump_wanted.connect(self._load_from)
        self.table.opened.connect(self.edit)
        self.table.chosen.connect(self._on_chosen)
        self.table.submit_requested.connect(self._writes.submit)
        self.table.delete_requested.connect(self._writes.delete)
        self.table.set_changeable(True)
        self.table.change_requested.connect(self._change)
        self.month.day_chosen.connect(self._open_chosen)
        self.month.left.connect(self._walk_month)
        self.drawer.closed.connect(self._arrange)
        self.drawer.gone.connect(self._arrange)
        open_doors(self.grid, self.table.view, self.drawer)
        self.drawer.delete_requested.connect(lambda item_id: self._writes.delete([item_id]))
        self.drawer.submit_requested.connect(lambda item_id: self._writes.submit([item_id]))

    def _keys(self) -> None:
        for keys, action in (
            ("N", self.bar.begin),
            ("Ctrl+N", self.bar.begin),
            ("T", self._toggle_table),
            ("Alt+Left", lambda: self._step(-1)),
            ("Alt+Right", lambda: self._step(1)),
            ("H", self._go_today),
            ("E", self.table.change_checked),
            ("L", lambda: self._menus.more(self._controls.more)),
            ("Ctrl+P", self.sheets.open_print),
            ("A", self._submit_current),
            ("Shift+A", self._submit_day),
            ("Ctrl+F", self._find),
            ("U", lambda: self.line.repeat(self._current_item())),
            ("Ctrl+Shift+S", lambda: self.line.keep_as_template(self._current_item())),
        ):
            shortcut(self, keys, action)

    def key_help(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        return LogHelp(self).keys()

    def help_text(self) -> str:
        """Return what the help (?) says."""
        return LogHelp(self).text()

    def refresh(self) -> None:
        """Load everything again; the first time also what was typed and never saved."""
        super().refresh()
        self.line.unsaved.load()

    # --- opening ------------------------------------------------------------------------
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

    # --- writing ------------------------------------------------------------------------
    def _preview(self, entry: QuickEntry | None) -> None:
        self._choose_stack()
        self.grid.set_preview(loading.preview_of(entry, self.tr("kegiatan baru")))

    def _save(self, entry: QuickEntry) -> None:
        self._writes.log(
            entry,
            self.line.unsaved.hand_over(),
            lambda outcome: self._saved(entry, outcome),
            self._not_saved,
        )

    def _not_saved(self, error: PenilaianError) -> None:
        self.bar.keep(str(describe(error)))
        self.line.unsaved.flush()

    def _saved(self, entry: QuickEntry, outcome: Outcome[ActivityItem]) -> None:
        self.line.unsaved.written()
        self.bar.clear(entry)
        item = outcome.value
        self.line.saved(item)
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
            rhk = self._entry_context.rhk if self._entry_context is not None else ()
            self.bar.set_line(loading.line_of(same.next_one, rhk))
        else:
            self._writes.copy_last_day(self._today, same.day)

    def _begin_at(self, day: date, start: int, end: int) -> None:
        span = f"{wording.clock(start)}-{wording.clock(end)}"
        words = [weeks.day_word(day, self._today), span]
        entry = self.bar.entry
        kept = loading.without_time(self.bar.line.text(), entry) if entry is not None else ""
        self.bar.set_line(" ".join(word for word in (*words, kept) if word) + " ")

    def _submit_current(self) -> None:
        checked = self.table.model.checked_records() if self.view == TABLE else []
        item = self._current_item()
        self._writes.submit([i.id for i in checked] or ([item.id] if item is not None else []))

    def _submit_day(self) -> None:
        self._writes.submit(self._drafts(self._current_day()))

    def _change(self, ids: Sequence[str]) -> None:
        rhk = self._entry_context.rhk if self._entry_context is not None else ()
        ask_changes(self, self._writes, ids, rhk)

    def _shown(self) -> Shown:
        period = PeriodCode.parse(self._period)
        return Shown(
            day=self._current_day(),
            monday=self._monday,
            period=self._period,
            filter=self.table.filter(self.context.session.person_id, period.starts, period.ends),
        )

    def _hand_in_menu(self) -> None:
        item = self._current_item()
        self._menus.hand_in(
            self._controls.hand_in if self._controls.hand_in.isVisible() else self._controls.more,
            self._drafts(self._today),
            self._drafts(),
            [item.id] if item is not None else [],
        )

    def _entry_menu(self, item_id: str, position: QPoint) -> None:
        self._menus.entry(position, lambda: self.edit(item_id), item_id)

    def _day_menu(self, day: date, position: QPoint) -> None:
        infos = self._week.days if self._week is not None else ()
        actions = DayActions(self._log_on, self._submit_on, self._drafts, self.sheets.open_copy_of)
        for info in infos:
            if info.day == day:
                self.moves.day_menu(info, position, actions, self._today)

    def _current_day_menu(self) -> None:
        below = self._controls.more
        at = below.mapToGlobal(QPoint(0, below.height() + 4))
        self._day_menu(self._current_day(), at)

    def _log_on(self, day: date) -> None:
        self.bar.set_line(f"{weeks.day_word(day, self._today)} ".lstrip())

    def _submit_on(self, day: date) -> None:
        self._writes.submit(self._drafts(day))

    # --- the drawer ---------------------------------------------------------------------
    def edit(self, item_id: str) -> None:
        """Open the drawer on an entry and put the caret into its text."""
        item = self._item(item_id)
        if item is not None:
            self._edit_item(item)
            self.drawer.focus_text()

    def _edit_item(self, item: ActivityItem) -> None:
        self.drawer.open_item(item)
        self._arrange()

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
