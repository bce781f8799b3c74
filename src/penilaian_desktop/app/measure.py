"""What the start costs, for benchmarks/bench_start.py: the real window, driven by real keys.

Three lines of process CPU in seconds: when the unlock window has been painted, when the password
was accepted, and when the first page is filled and painted.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from penilaian_desktop.app.crash_file import CrashFile
from penilaian_desktop.app.paths import find_paths
from penilaian_desktop.app.quick_imports import start_quickly

PASSWORD = "contoh-2026"  # noqa: S105  (of the example office, printed for everybody)

LOOK_EVERY, QUIET = 20, 3
"""Milliseconds between two looks at the page, and how many in a row must find it at rest."""


def measure_start(argv: Sequence[str]) -> int:
    """Start with a workspace of the example office, sign in, print three lines and quit.

    `argv` is the folder of the workspace, the name of an account, and "whole" if PySide6 shall
    load all that it loads by itself.
    """
    folder, account, *how = argv
    paths = find_paths()
    start_quickly(whole="whole" in how)
    from penilaian_desktop.app.runtime import CHOSEN  # noqa: PLC0415 - as app.main does

    paths.data.mkdir(parents=True, exist_ok=True)
    (paths.data / CHOSEN).write_text(str(Path(folder).resolve()), encoding="utf-8")
    from penilaian_desktop.app.window import start  # noqa: PLC0415 - as app.main does

    crash = CrashFile(paths.logs)
    started = start(paths, sys.argv[:1], crash=crash)
    window = started.window
    from PySide6.QtCore import QEvent, QObject, Qt, QTimer, QTimerEvent  # noqa: PLC0415 - loaded by the window
    from PySide6.QtGui import QKeyEvent  # noqa: PLC0415

    class Watch(QObject):
        """Tells when the window was painted for the first time, then signs in and waits."""

        painted = False
        quiet = 0

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and not self.painted:
                self.painted = True
                QTimer.singleShot(0, self, self.unlock)  # its children are painted by then
            return False

        def unlock(self) -> None:
            say()
            listen()
            from penilaian_desktop.ui.shell.unlock import UnlockView  # noqa: PLC0415

            view = window.view
            assert isinstance(view, UnlockView)
            current = view.current()
            while current is not None and current.account.name != account:
                press(Qt.Key.Key_Down)
                current = view.current()
            for letter in PASSWORD:
                press(Qt.Key.Key_unknown, letter)
            press(Qt.Key.Key_Return)
            self.startTimer(LOOK_EVERY)

        def timerEvent(self, _event: QTimerEvent) -> None:
            """Look whether the page is there and nothing is loading any more."""
            from penilaian_desktop.ui.shell.workbench import Workbench  # noqa: PLC0415

            timers = window.findChildren(QTimer)
            soon = any(t.isActive() and t.isSingleShot() and t.interval() < 1000 for t in timers)
            there = isinstance(window.view, Workbench) and window.view.isVisible()
            self.quiet = 0 if started.tasks.busy or soon or not there else self.quiet + 1
            if self.quiet == QUIET:
                say()
                started.app.quit()

    def press(key: Qt.Key, text: str = "") -> None:
        target = window.focusWidget()  # without a window manager nothing is active
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            started.app.sendEvent(target, event)

    def listen() -> None:
        """Note the moment at which the program logs that a password was right."""
        import logging  # noqa: PLC0415 - after the first paint, as in app.window

        from penilaian_desktop.app.diagnostics import log, start_log  # noqa: PLC0415

        class Accepted(logging.Handler):
            def emit(self, record: logging.LogRecord) -> None:
                if record.msg == "unlocked":
                    say()

        start_log(paths.logs)
        log.addHandler(Accepted())

    def say() -> None:
        sys.stdout.write(f"{time.process_time()}\n")
        sys.stdout.flush()

    watch = Watch()
    window.installEventFilter(watch)
    window.show()
    try:
        return started.app.exec()
    finally:
        started.tasks.stop()
        started.runtime.lock()
        crash.close()
