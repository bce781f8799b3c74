"""The one window: first start, unlock, or the workbench of the person who signed in."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from penilaian_desktop.ui.kit import formats
from penilaian_desktop.ui.kit.preferences import GEOMETRY, LAST_ACCOUNT, TEXT_SIZE
from penilaian_desktop.ui.kit.signals import AppSignals
from penilaian_desktop.ui.kit.tasks import TaskRunner
from penilaian_desktop.ui.shell.keys import bind

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.look import Look
    from penilaian_desktop.ui.kit.preferences import Preferences
    from penilaian_desktop.ui.kit.runtime import Opened, Runtime
    from penilaian_desktop.ui.shell.first_start import FirstStart
    from penilaian_desktop.ui.shell.first_steps import FirstSteps
    from penilaian_desktop.ui.shell.reminding import LockedReminder
    from penilaian_desktop.ui.shell.tray import Tray
    from penilaian_desktop.ui.shell.unlock import UnlockView
    from penilaian_desktop.ui.shell.workbench import Workbench

LEAST = (900, 460)


class AppWindow(QWidget):
    """Shows one of three views and changes between them; it holds no data of its own."""

    painted = Signal()
    """The first view has been painted: what it did not need may be loaded now."""

    def __init__(
        self,
        runtime: Runtime,
        tasks: TaskRunner,
        prefs: Preferences,
        look: Look,
        resources: Path,
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._runtime = runtime
        self._tasks = tasks
        self._prefs = prefs
        self._look = look
        self._resources = resources
        self._clock = clock
        self._view: QWidget | None = None
        self._seen = False
        self._steps: FirstSteps | None = None
        self._tray: Tray | None = None
        self._locked_reminder: LockedReminder | None = None
        self._leaving = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setWindowTitle(self.tr("Penilaian"))
        self.setMinimumSize(*LEAST)
        geometry: QByteArray = prefs.get(GEOMETRY)
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self.resize(1366, 768)
        bind(self, "F11", self._full_screen)
        tasks.crashed.connect(self.crashed)
        self.show_start()

    @property
    def view(self) -> QWidget | None:
        """Return what is shown: FirstStart, UnlockView or Workbench."""
        return self._view

    def show_start(self) -> None:
        """Show the unlock view, or the first start when there is no workspace yet."""
        if self._runtime.has_workspace():
            self.show_unlock()
        else:
            self.show_first_start()

    def show_unlock(self) -> UnlockView:
        """Show the accounts."""
        from penilaian_desktop.ui.shell.unlock import UnlockView  # noqa: PLC0415 - what start needs

        last = self._prefs.get(LAST_ACCOUNT)
        view = UnlockView(self._runtime, self._tasks, self._clock, last)
        view.unlocked.connect(self.open_workbench)
        view.restore_wanted.connect(self._ask_backup)
        view.other_wanted.connect(self._ask_workspace)
        view.forgotten.connect(self._forgotten_password)
        view.help_wanted.connect(self._help_unlock)
        self._put(view)
        view.start()
        return view

    def show_first_start(self) -> FirstStart:
        """Show the three doors."""
        from penilaian_desktop.ui.shell.first_start import FirstStart  # noqa: PLC0415 - once

        view = FirstStart(self._runtime, self._prefs, self._look)
        steps = self.steps()
        view.demo_wanted.connect(steps.make_demo)
        view.new_wanted.connect(steps.make_workspace)
        view.join_wanted.connect(steps.ask_package)
        view.restore_wanted.connect(steps.ask_backup)
        view.help_wanted.connect(steps.help_first)
        view.text_size_chosen.connect(self._choose_text_size)
        self._put(view)
        view.start()
        return view

    def open_workbench(self, opened: Opened) -> Workbench:
        """Show the pages of the person who signed in."""
        from penilaian_desktop.ui.kit.context import UiContext  # noqa: PLC0415 - after the password
        from penilaian_desktop.ui.shell.workbench import Workbench  # noqa: PLC0415

        formats.use_zone(timezone(timedelta(hours=opened.session.hours_ahead)))
        signals = AppSignals(self)
        self._tasks.signals = signals
        context = UiContext(
            services=opened.services,
            desk=opened.desk,
            session=opened.session,
            signals=signals,
            tasks=self._tasks,
            look=self._look,
            prefs=self._prefs,
            clock=self._clock,
            resources=self._resources,
            runtime=self._runtime,
            title=opened.title,
        )
        self._prefs.set(LAST_ACCOUNT, opened.session.account_name)
        bench = Workbench(context, tray=self._tray_icon())
        bench.lock_wanted.connect(self.lock)
        bench.switch_wanted.connect(self.lock)
        if self._locked_reminder is not None:
            self._locked_reminder.unlock()
        self._put(bench)
        bench.start()
        return bench

    def steps(self) -> FirstSteps:
        """Return what makes, joins, restores or changes the workspace."""
        if self._steps is None:
            from penilaian_desktop.ui.shell.first_steps import FirstSteps  # noqa: PLC0415

            self._steps = FirstSteps(self, self._runtime, self._tasks)
            self._steps.ready.connect(self.show_start)
            self._steps.handbook_wanted.connect(self._open_handbook)
        return self._steps

    def lock(self) -> None:
        """Close the pages, let the last write finish, forget the keys, show the accounts."""
        watch = getattr(self._view, "watch", None)
        if watch is not None and self._locked_reminder is not None:
            self._locked_reminder.lock(watch.minute)
        self._put(QWidget())
        self._tasks.settle(self._locked)

    def _locked(self) -> None:
        self._tasks.signals = None
        self._runtime.lock()
        self.show_unlock()

    def crashed(self, error: BaseException) -> None:
        """Tell about a bug, write its report, and let the person go on."""
        from penilaian_desktop.ui.shell.crash_dialog import CrashDialog  # noqa: PLC0415 - rare

        text = "".join(traceback.format_exception(error))
        file = self._runtime.report_crash(text)
        CrashDialog(self, file.read_text(encoding="utf-8"), file).open()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window was painted, when what lies in it is painted too."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the place of the window; writes are finished by the runner.

        Where the person chose so, the window goes to the tray and the program stays.
        """
        self._prefs.set(GEOMETRY, self.saveGeometry())
        if self._tray is not None and not self._leaving and self._tray.takes_window():
            event.ignore()
            self.hide()
            return
        if self._tray is not None and self._tray.shown is not None:
            self._tray.shown.hide()
        super().closeEvent(event)

    def _tray_icon(self) -> Tray:
        """Return the icon by the clock; it is made after the password, when it is first used."""
        if self._tray is None:
            from penilaian_desktop.ui.shell.reminding import LockedReminder  # noqa: PLC0415
            from penilaian_desktop.ui.shell.tray import Tray  # noqa: PLC0415 - after the password

            self._tray = Tray(self, self._prefs, self._look)
            self._tray.opened.connect(self._come_back)
            self._tray.left.connect(self._leave)
            self._locked_reminder = LockedReminder(self._tray, self._clock)
        return self._tray

    def _come_back(self) -> None:
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _leave(self) -> None:
        """Close for good: the window may be hidden, and then no last window tells the program."""
        self._leaving = True
        self.show()
        self.close()

    # Bound methods, not lambdas: a lambda would keep this window alive from inside its own view,
    # and the two would be destroyed twice.
    def _ask_backup(self) -> None:
        self.steps().ask_backup()

    def _ask_workspace(self) -> None:
        self.steps().ask_workspace()

    def _forgotten_password(self) -> None:
        self.steps().forgotten_password()

    def _help_unlock(self) -> None:
        self.steps().help_unlock()

    def _open_handbook(self, place: str) -> None:
        from penilaian_desktop.ui.shell.handbook_pane import (  # noqa: PLC0415 - asked for by F1
            open_handbook,
        )

        if self._view is not None:
            pane = open_handbook(self._view, self._tasks, self._resources, place)
            pane.set_foot(shown=False)

    def _choose_text_size(self, size: int) -> None:
        self._prefs.set(TEXT_SIZE, size)
        self._runtime.restart()

    def _put(self, view: QWidget) -> None:
        if self._view is not None:
            self._column.removeWidget(self._view)
            self._view.hide()
            self._view.deleteLater()
        self._view = view
        self._column.addWidget(view)

    def _full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()
