"""Asks now and then what is due, and shows it: by the tray, else quietly in the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from penilaian_desktop.domain.reminder_views import Reminder
from penilaian_desktop.ui.kit import formats
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.widgets.button import icon_button
from penilaian_desktop.ui.widgets.notices import Banner

if TYPE_CHECKING:
    from penilaian_desktop.domain.changes import Outcome
    from penilaian_desktop.domain.errors import PenilaianError
    from penilaian_desktop.domain.reminder_views import ReminderSettings
    from penilaian_desktop.ui.kit.context import UiContext
    from penilaian_desktop.ui.shell.tray import Tray

FIRST_LOOK = 8_000
EVERY = 5 * 60_000
"""Milliseconds between two looks."""


class ReminderBar(QWidget):
    """One quiet line above the page: what is due, the way there, and a cross."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.banner = Banner(tint="info", icon="calendar_late", parent=self)
        self.go = self.banner.add_action(self.tr("Buka"), "arrow_right", self._go)
        self.close_button = icon_button(
            "close", self.tr("Tutup pengingat"), compact=True, clicked=self.hide
        )
        row = self._row = QHBoxLayout(self)
        row.setSpacing(8)
        row.addWidget(self.banner, 1)
        row.addWidget(self.close_button)
        self._first: Reminder | None = None
        self.set_narrow(False)
        self.hide()

    def set_narrow(self, narrow: bool) -> None:
        """Take the margins of the page below."""
        edge = 12 if narrow else 24
        self._row.setContentsMargins(edge, 8, edge, 0)

    def show_reminders(self, reminders: Sequence[Reminder]) -> None:
        """Show the first with its words, the others by their titles."""
        self._first = reminders[0]
        others = "; ".join(reminder.title for reminder in reminders[1:])
        self.banner.show_message(f"**{self._first.title}**", others or self._first.detail)
        self.go.setAccessibleDescription(self._first.title)
        self.show()

    def _go(self) -> None:
        self.hide()
        self.wanted.emit(self._first)


class ReminderWatch(QObject):
    """Looks for what is due while a person is signed in; `opened` carries where to go."""

    opened = Signal(object)

    def __init__(self, context: UiContext, bar: ReminderBar, tray: Tray | None) -> None:
        super().__init__(bar)
        self._context = context
        self._bar = bar
        self._tray = tray
        self._shown: Reminder | None = None
        self.minute: int | None = None
        """The minute of the day that the person chose, None while it is unknown or off."""
        self._clock = QTimer(self)
        self._clock.setInterval(EVERY)
        self._clock.timeout.connect(self.look)
        bar.wanted.connect(self._go)
        if tray is not None:
            tray.opened.connect(self._from_tray)

    def start(self) -> None:
        """Begin to look, once the first page had time to fill."""
        QTimer.singleShot(FIRST_LOOK, self, self.look)
        self._clock.start()

    def look(self) -> None:
        """Ask what is due now."""
        services, session = self._context.services, self._context.session
        now = self._context.clock()

        def job(_reporter: object) -> tuple[ReminderSettings, tuple[Reminder, ...]]:
            return services.reminders.settings(session), services.reminders.due(session, now)

        self._context.tasks.submit(
            self, job, lambda found: self._show(found, now), self._quiet, key="reminders"
        )

    def _show(self, found: tuple[ReminderSettings, tuple[Reminder, ...]], now: datetime) -> None:
        chosen, due = found
        self.minute = chosen.minute if chosen.on else None
        if not due:
            return
        self._shown = due[0]
        titles = "\n".join(reminder.title for reminder in due)
        if self._tray is None or not self._tray.tell(self.tr("Pengingat"), titles):
            self._bar.show_reminders(due)
        services, session = self._context.services, self._context.session

        def job(_reporter: object) -> Outcome[None]:
            return services.reminders.tell(session, due, now)

        self._context.tasks.submit(self, job, self._told, self._quiet, lane=Lane.WRITE)

    def _told(self, _outcome: object) -> None:
        """Do nothing: it was shown."""

    def _quiet(self, _error: PenilaianError) -> None:
        """Say nothing: a reminder that cannot be found is no news for a person."""

    def _from_tray(self) -> None:
        if self._shown is not None:
            self._go(self._shown)

    def _go(self, reminder: Reminder) -> None:
        self._shown = None
        self._bar.hide()
        self.opened.emit(reminder)


class LockedReminder(QObject):
    """Says once a day at the chosen hour that reminders wait; no word of whom or what."""

    def __init__(self, tray: Tray, clock: Callable[[], datetime]) -> None:
        super().__init__(tray)
        self._tray = tray
        self._clock = clock
        self._minute: int | None = None
        self._told: date | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)

    def lock(self, minute: int | None) -> None:
        """Begin to look after the window was locked; None for a person who wants no reminders."""
        now = self._now()
        self._minute = minute
        if minute is not None and now.hour * 60 + now.minute >= minute:
            self._told = now.date()
        self._timer.start()

    def unlock(self) -> None:
        """Stop: whoever signed in is told what is due."""
        self._timer.stop()

    def look(self) -> None:
        """Tell when the hour has come."""
        now = self._now()
        if self._minute is None or self._told == now.date():
            return
        if now.hour * 60 + now.minute >= self._minute:
            self._told = now.date()
            self._tray.tell(
                self.tr("Penilaian terkunci"),
                self.tr("Buka kunci untuk melihat pengingat hari ini."),
            )

    def _now(self) -> datetime:
        return formats.local(self._clock())
