"""The window of a signed-in person: top bar, rail, pages, strip. Navigation and status only."""

from __future__ import annotations

from datetime import timedelta, timezone
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain.changes import Changes
from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.ui.kit import formats
from penilaian_desktop.ui.kit.preferences import last_page
from penilaian_desktop.ui.kit.tasks import Lane, Task
from penilaian_desktop.ui.shell.commands import Commands
from penilaian_desktop.ui.shell.day_watch import DayWatch
from penilaian_desktop.ui.shell.identity_watch import IdentityWatch
from penilaian_desktop.ui.shell.notice_place import controls_in, free_place, is_free
from penilaian_desktop.ui.shell.pages import PageSpec, pages_for, quiet_pages_for, rail_pages
from penilaian_desktop.ui.shell.rail import Rail
from penilaian_desktop.ui.shell.reminding import ReminderBar, ReminderWatch
from penilaian_desktop.ui.shell.strip import Strip
from penilaian_desktop.ui.shell.sync_watch import SyncWatch
from penilaian_desktop.ui.shell.top_bar import TopBar
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.notices import EmptyState, Toast
from penilaian_desktop.ui.widgets.page import NARROW, Page
from penilaian_desktop.ui.widgets.task_panel import TaskPanel

if TYPE_CHECKING:
    from penilaian_desktop.domain.backup_views import BackupItem
    from penilaian_desktop.domain.changes import Outcome
    from penilaian_desktop.domain.reminder_views import Reminder
    from penilaian_desktop.domain.road_views import Rhythm
    from penilaian_desktop.domain.window_views import RailCounts, StripView
    from penilaian_desktop.ui.kit.context import UiContext
    from penilaian_desktop.ui.shell.tray import Tray

BACKUP_AFTER = 4000
"""Milliseconds after signing in at which the day's backup begins."""

LOW = 560
"""Windows under this height take the small measures too."""


class Workbench(QWidget):
    """Everything a person sees after unlocking. Pages are built when they are first opened."""

    lock_wanted = Signal()
    switch_wanted = Signal()

    def __init__(
        self, context: UiContext, parent: QWidget | None = None, tray: Tray | None = None
    ) -> None:
        super().__init__(parent)
        self.context = context
        session = context.session
        self._specs = pages_for(session.roles, reads=session.delegate)
        self._quiet = quiet_pages_for(session.roles)
        self._pages: dict[str, QWidget] = {}
        self._last_page = last_page(session.account_id)
        self._current = ""
        self._narrow = False
        name = session.display_name.split(",", 1)[0]  # titles stay on paper
        self._top = TopBar(context.title, name)
        self._rail = Rail(rail_pages(self._specs, self._quiet))
        self._stack = QStackedWidget()
        self._strip = Strip()
        self._toast = Toast(self)
        self._panel = TaskPanel(self)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._rail)
        self.bar = ReminderBar(self)
        self.watch = ReminderWatch(context, self.bar, tray)
        pages = QVBoxLayout()
        pages.setSpacing(0)
        pages.addWidget(self.bar)
        pages.addWidget(self._stack, 1)
        middle.addLayout(pages, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addLayout(middle, 1)
        column.addWidget(self._strip)
        self._news = QTimer(self)
        self._news.setSingleShot(True)
        self._news.setInterval(0)
        self._news.timeout.connect(self._load_status)
        self.commands = Commands(self, context)
        self.days = DayWatch(context, self)
        self.sync = SyncWatch(context, self)
        self.identity = IdentityWatch(self, context)
        self.identity.lock_wanted.connect(self.lock_wanted)
        self._connect()
        self._top.menu.aboutToShow.connect(self._fill_menu)

    @property
    def current_page(self) -> Page | None:
        """Return the open page."""
        page = self._pages.get(self._current)
        return page if isinstance(page, Page) else None

    @property
    def current_id(self) -> str:
        """Return the id of the open page, "" before the first one is opened."""
        return self._current

    @property
    def page_words(self) -> str:
        """Return the open page as the rail names it."""
        every = (*self._specs, *self._quiet)
        return next((spec.words for spec in every if spec.id == self._current), "")

    def start(self) -> None:
        """Open the page that this account opened last, else the first."""
        wanted = self.context.prefs.get(self._last_page)
        known = {spec.id for spec in self._specs}
        self.go(wanted if wanted in known else self._specs[0].id)
        self._news.start()
        self.watch.start()
        self.sync.start()
        QTimer.singleShot(BACKUP_AFTER, self, self._back_up)

    def go(self, page_id: str, argument: object = None) -> None:
        """Open a page; an argument tells it what to show."""
        every = (*self._specs, *self._quiet)
        spec = next((spec for spec in every if spec.id == page_id), None)
        if spec is None:
            return
        page = self._pages.get(page_id) or self._build(spec)
        self.days.look()
        self._current = page_id
        self._stack.setCurrentWidget(page)
        self._rail.choose(page_id)
        self.commands.yield_to(page)
        self.context.prefs.set(self._last_page, page_id)
        if isinstance(page, Page):
            if argument is not None:
                page.open(argument)
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, text: str, undo_label: str = "") -> None:
        """Show a toast."""
        self._toast.say(text, undo=bool(undo_label))
        self._place_notices()

    def refuse(self, error: PenilaianError) -> None:
        """Show the sentence of an error that no page took care of."""
        self._toast.say(str(describe(error)), icon="alert", tint="bad")
        self._place_notices()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change to the small measures, and keep the notices in their corner."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW or self.height() < LOW
        if narrow != self._narrow:
            self._narrow = narrow
            self._top.set_narrow(narrow)
            self._rail.set_narrow(narrow)
            self._strip.set_narrow(narrow)
            self.bar.set_narrow(narrow)
            for page in self._pages.values():
                if isinstance(page, Page):
                    page.set_narrow(narrow)
        self._place_notices()

    def _connect(self) -> None:
        signals, tasks = self.context.signals, self.context.tasks
        signals.navigate_requested.connect(self.go)
        signals.toast_requested.connect(self.say)
        signals.refused.connect(self.refuse)
        signals.changed.connect(self._on_changed)
        signals.day_changed.connect(self._news.start)
        signals.exchange_requested.connect(self._open_exchange)
        signals.lock_requested.connect(self.lock_wanted)
        signals.rules_requested.connect(self._open_rules)
        signals.undo_requested.connect(self.commands.undo)
        signals.redo_requested.connect(self.commands.redo)
        signals.help_requested.connect(self.commands.help)
        tasks.refused.connect(self.refuse)
        tasks.slow.connect(self._show_task)
        tasks.finished.connect(self._panel.remove)
        self.watch.opened.connect(self._open_reminder)
        self.sync.changed.connect(self._show_road)
        self._rail.chosen.connect(self.go)
        self._top.palette_wanted.connect(self.commands.open_palette)
        self._top.help_wanted.connect(self.commands.handbook)
        self._toast.undo_wanted.connect(self.commands.undo)
        self._toast.place_wanted.connect(self._place_notices)
        self._strip.exchange_wanted.connect(self._open_exchange)
        self._strip.backups_wanted.connect(self._open_backups)
        self._panel.resized.connect(self._place_notices)

    def _build(self, spec: PageSpec) -> QWidget:
        """Build a page; one whose module is missing tells so in its place."""
        page: QWidget
        try:
            kind = spec.load()
        except ImportError as problem:
            if problem.name is None or not spec.import_path.startswith(problem.name):
                raise
            page = EmptyState(
                spec.icon, spec.words, self.tr("Halaman ini belum ada dalam versi ini.")
            )
        else:
            page = kind(self.context)
            page.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            if self._narrow:
                page.set_narrow(True)
        self._pages[spec.id] = page
        self._stack.addWidget(page)
        return page

    def _back_up(self) -> None:
        """Make today's backup, quietly, once the first page had time to fill."""
        services, session = self.context.services, self.context.session

        def job(_reporter: object) -> Outcome[BackupItem | None]:
            return services.backups.daily(session)

        label = self.tr("Membuat cadangan harian")
        self.context.tasks.submit(self, job, self._backed_up, lane=Lane.WORK, label=label)

    def _backed_up(self, _outcome: object) -> None:
        """Show nothing: the strip tells when the last backup was made."""

    # --- status ------------------------------------------------------------------------------
    def _on_changed(self, _changes: Changes, _initiator: object) -> None:
        self._news.start()

    def _load_status(self) -> None:
        services, session = self.context.services, self.context.session

        def job(_reporter: object) -> tuple[StripView, RailCounts]:
            return services.home.strip(session), services.home.counts(session)

        self.context.tasks.submit(self, job, self._show_status, self._keep_status, key="status")

    def _show_status(self, status: tuple[StripView, RailCounts]) -> None:
        strip, counts = status
        self._strip.show_facts(strip, self.context.today())
        formats.use_zone(timezone(timedelta(hours=counts.hours_ahead)))
        self.days.look()
        self._set_pages(pages_for(self.context.session.roles, reads=counts.reads))
        self._rail.set_counts(counts)

    def _show_road(self, rhythm: Rhythm | None) -> None:
        self._strip.show_road(rhythm, self.context.today())

    def _set_pages(self, specs: tuple[PageSpec, ...]) -> None:
        """Open and close pages as delegations and relations begin and end."""
        if specs == self._specs:
            return
        self._specs = specs
        self._rail.set_pages(specs)
        if self._current and not self.has(self._current):
            self.go(specs[0].id)

    def _keep_status(self, _error: PenilaianError) -> None:
        """Keep what is shown: the strip is news, and its failure is no news for a person."""

    def _show_task(self, task: Task) -> None:
        self._panel.add(task)

    def _place_notices(self) -> None:
        if not self._panel.isHidden():
            self._panel.place(self._strip.free_room().translated(self._strip.pos()))
            self._panel.raise_()
        if not self._toast.isHidden():
            self._place_toast()

    def _place_toast(self) -> None:
        """Put the toast where it covers no button of the page, or of the dialog over it."""
        toast = self._toast
        wide = min(toast.sizeHint().width(), self.width() - 48)
        toast.resize(max(320, wide), toast.height())
        open_ = [one for one in self.findChildren(Dialog) if one.isVisible()]
        page = QRect(self._stack.mapTo(self, QPoint(0, 0)), self._stack.size())
        room = page.adjusted(12, 0, -24, -12)
        if open_:  # the actions of a dialog are at its right
            room = self.rect().adjusted(12, 0, -12, -2)
        taken = controls_in(open_[-1] if open_ else self._stack, self)
        stands = toast.geometry()
        if room.contains(stands) and is_free(stands, taken) and toast.placed:
            return
        toast.move(free_place(toast.size(), room, taken, left_first=bool(open_)))
        toast.placed = True
        toast.raise_()

    # --- commands ----------------------------------------------------------------------------
    @property
    def specs(self) -> tuple[PageSpec, ...]:
        """Return the pages that this person's roles open."""
        return self._specs

    @property
    def quiet_specs(self) -> tuple[PageSpec, ...]:
        """Return the pages that open although they do not stand in the rail."""
        return self._quiet

    def has(self, page_id: str) -> bool:
        """Tell whether a page is open to this person."""
        return any(spec.id == page_id for spec in self._specs)

    def _open_reminder(self, reminder: Reminder) -> None:
        self.go(reminder.target, reminder.argument or None)

    def _open_exchange(self) -> None:
        self.go("pertukaran")

    def _open_rules(self) -> None:
        from penilaian_desktop.ui.screens.skema.rules_dialog import RulesDialog  # noqa: PLC0415

        RulesDialog(self.context, self).open()

    def _open_backups(self) -> None:
        self.go("pengaturan", "cadangan")

    def _fill_menu(self) -> None:
        icon, menu, commands = self.context.look.icon, self._top.menu, self.commands
        menu.clear()
        menu.addAction(icon("employees"), self.tr("Ganti pengguna"), self.switch_wanted.emit)
        menu.addAction(icon("lock"), self.tr("Kunci\tCtrl+L"), self.lock_wanted.emit)
        menu.addSeparator()
        menu.addAction(icon("moon"), self.tr("Terang atau gelap"), commands.cycle_theme)
        menu.addAction(icon("settings"), self.tr("Pengaturan"), self._open_settings)
        menu.addAction(icon("help"), self.tr("Panduan\tF1"), commands.handbook)
        menu.addAction(icon("keyboard"), self.tr("Tombol di halaman ini\t?"), commands.help)

    def _open_settings(self) -> None:
        self.go("pengaturan")
