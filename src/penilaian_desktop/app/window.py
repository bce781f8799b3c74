"""Start the window: settings, QApplication, look, unlock window; the rest comes later."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QLocale, QSettings, QTranslator
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from penilaian_desktop.app.diagnostics import CrashFile, log
from penilaian_desktop.app.paths import Paths
from penilaian_desktop.app.runtime import OWN_SCALE, WindowRuntime
from penilaian_desktop.domain.record import utc_now
from penilaian_desktop.ui.kit.look import Look, ThemeMode, install_look
from penilaian_desktop.ui.kit.preferences import THEME, Preferences, scale_factor
from penilaian_desktop.ui.kit.tasks import TaskRunner
from penilaian_desktop.ui.shell.window import AppWindow


class Dressed(NamedTuple):
    """What an application wears: its look, and the translator that must stay alive."""

    look: Look
    translator: QTranslator


class Started(NamedTuple):
    """A running window and what belongs to it."""

    app: QApplication
    window: AppWindow
    runtime: WindowRuntime
    tasks: TaskRunner
    dressed: Dressed


def settings_of(paths: Paths) -> Preferences:
    """Return the machine settings, kept beside the workspaces of this user."""
    return Preferences(QSettings(str(paths.data / "pengaturan.ini"), QSettings.Format.IniFormat))


def dress(app: QApplication, paths: Paths, mode: ThemeMode = "sistem") -> Dressed:
    """Give the application its fonts, colours, icons, language and number forms."""
    QLocale.setDefault(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
    translator = QTranslator(app)
    if translator.load(str(paths.resources / "i18n" / "qtbase_id.qm")):
        app.installTranslator(translator)
    return Dressed(install_look(app, paths.resources, mode), translator)


def start(
    paths: Paths,
    argv: Sequence[str] = ("penilaian",),
    clock: Callable[[], datetime] = utc_now,
    crash: CrashFile | None = None,
) -> Started:
    """Build the application and its window; nothing is shown and no event runs yet."""
    prefs = settings_of(paths)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        if "QT_SCALE_FACTOR" not in os.environ:
            os.environ.update({"QT_SCALE_FACTOR": scale_factor(prefs), OWN_SCALE: "1"})
        app = QApplication(list(argv))
    QGuiApplication.setApplicationDisplayName("Penilaian")
    app.setDesktopFileName("penilaian")
    app.setWindowIcon(QIcon(str(paths.resources / "penilaian.svg")))
    dressed = dress(app, paths, _mode(prefs.get(THEME)))
    runtime = WindowRuntime(paths, clock)
    tasks = TaskRunner()
    window = AppWindow(runtime, tasks, prefs, dressed.look, paths.resources, clock)
    if crash is not None:
        crash.install(lambda text: log.error("told %d characters", len(text)))
    return Started(app, window, runtime, tasks, dressed)


def run(paths: Paths) -> int:
    """Show the window and run until it is closed; return the exit code."""
    crash = CrashFile(paths.logs)
    started = start(paths, sys.argv[:1], crash=crash)
    started.window.show()
    try:
        return started.app.exec()
    finally:
        started.tasks.stop()
        started.runtime.lock()
        crash.close()


def _mode(text: str) -> ThemeMode:
    return "terang" if text == "terang" else "gelap" if text == "gelap" else "sistem"
