"""Start the window: settings, QApplication, look, unlock window; the rest comes later."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSettings, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from penilaian_desktop.app.crash_file import CrashFile
from penilaian_desktop.app.paths import Paths
from penilaian_desktop.app.runtime import OWN_SCALE, WindowRuntime
from penilaian_desktop.domain.clock import utc_now
from penilaian_desktop.ui.kit.look import Look, ThemeMode, install_look
from penilaian_desktop.ui.kit.preferences import THEME, Preferences, scale_factor
from penilaian_desktop.ui.kit.tasks import Lane, TaskRunner
from penilaian_desktop.ui.shell.window import AppWindow

if TYPE_CHECKING:
    from penilaian_desktop.domain.progress import Reporter

STYLE = ("-style", "Fusion")
"""As an argument of Qt: asking the application for it wraps every class of styles."""


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
    dressed = Dressed(install_look(app, paths.resources, mode), QTranslator(app))
    _speak(app, paths, dressed.translator)
    return dressed


def _speak(app: QApplication, paths: Paths, translator: QTranslator) -> None:
    """Give Qt's own words and numbers their Indonesian form, and the window its picture."""
    from PySide6.QtCore import QLocale  # noqa: PLC0415 - its names of countries cost a paint
    from PySide6.QtGui import QIcon  # noqa: PLC0415

    QLocale.setDefault(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
    if translator.load(str(paths.resources / "i18n" / "qtbase_id.qm")):
        app.installTranslator(translator)
    app.setWindowIcon(QIcon(str(paths.resources / "penilaian.svg")))


def start(
    paths: Paths,
    argv: Sequence[str] = ("penilaian",),
    clock: Callable[[], datetime] = utc_now,
    crash: CrashFile | None = None,
) -> Started:
    """Build the application and its window; nothing is shown and no event runs yet.

    What the unlock view does not need waits for its first paint: language, log, the imports that
    opening a workspace takes.
    """
    prefs = settings_of(paths)
    new: QApplication | None = None
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        if "QT_SCALE_FACTOR" not in os.environ:
            os.environ.update({"QT_SCALE_FACTOR": scale_factor(prefs), OWN_SCALE: "1"})
        app = new = QApplication([*argv, *STYLE])
    QGuiApplication.setApplicationDisplayName("Penilaian")
    app.setDesktopFileName("penilaian")
    look = install_look(app, paths.resources, _mode(prefs.get(THEME)), styled=app is new)
    dressed = Dressed(look, QTranslator(app))
    runtime = WindowRuntime(paths, clock)
    tasks = TaskRunner()
    window = AppWindow(runtime, tasks, prefs, dressed.look, paths.resources, clock)
    if crash is not None:
        crash.install(_told)
    window.painted.connect(lambda: _speak(app, paths, dressed.translator))
    window.painted.connect(
        lambda: QTimer.singleShot(  # the paint reaches the screen first
            0, tasks, lambda: tasks.submit(tasks, _load, _loaded, lane=Lane.WORK)
        )
    )
    return Started(app, window, runtime, tasks, dressed)


def run(paths: Paths) -> int:
    """Show the window and run until it is closed; return the exit code."""
    crash = CrashFile(paths.logs)
    started = start(paths, sys.argv[:1], crash=crash)
    started.window.painted.connect(lambda: _start_log(paths))
    started.window.show()
    try:
        return started.app.exec()
    finally:
        started.tasks.stop()
        started.runtime.lock()
        crash.close()


def _start_log(paths: Paths) -> None:
    from penilaian_desktop.app.diagnostics import start_log  # noqa: PLC0415 - after the first paint

    start_log(paths.logs)


def _told(text: str) -> None:
    from penilaian_desktop.app.diagnostics import log  # noqa: PLC0415 - rare

    log.error("told %d characters", len(text))


def _load(_reporter: Reporter) -> None:
    """Import what opening a workspace takes, while the password is being typed."""
    import penilaian_desktop.app.opening  # noqa: F401, PLC0415


def _loaded(_nothing: None) -> None:
    """Do nothing: the modules are there."""


def _mode(text: str) -> ThemeMode:
    return "terang" if text == "terang" else "gelap" if text == "gelap" else "sistem"
