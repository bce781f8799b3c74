"""Crash files, without personal data; a crash is told at the next start.

They are ready before the first paint, so the log is imported only when something goes wrong.
"""

from __future__ import annotations

import faulthandler
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from penilaian_desktop import __version__

if TYPE_CHECKING:
    from logging import Logger

CRASH_NAME = "macet.txt"
NATIVE_CRASH_NAME = "macet-sistem.txt"


def crash_text(error: BaseException) -> str:
    """Return type and places of an error, never its values: messages may hold personal data."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames]
    return "\n".join([type(error).__name__, *lines])


class CrashFile:
    """Catches what nobody caught, writes it down and tells it once, now and at the next start."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._native: TextIO | None = None
        self._told: Callable[[str], None] | None = None

    def previous(self) -> str:
        """Return what the last run left behind and forget it; "" when it ended well."""
        texts = []
        for name in (CRASH_NAME, NATIVE_CRASH_NAME):
            path = self._folder / name
            try:
                text = path.read_text("utf-8").strip()
                path.unlink()
            except OSError:
                continue
            if text:
                texts.append(text)
        return "\n\n".join(texts)

    def install(self, told: Callable[[str], None] | None = None) -> None:
        """Take over `sys.excepthook` and the threads' hook; `told` receives the text to show."""
        self._told = told
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._native = (self._folder / NATIVE_CRASH_NAME).open("w", encoding="utf-8")
            faulthandler.enable(self._native)
        except OSError:
            _log().warning("no crash file can be written")
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def close(self) -> None:
        """End well: nothing will be told at the next start."""
        if self._native is not None:
            faulthandler.disable()
            self._native.close()
            self._native = None
            (self._folder / NATIVE_CRASH_NAME).unlink(missing_ok=True)

    def record(self, error: BaseException) -> str:
        """Write an unexpected error down and return the text."""
        text = crash_text(error)
        _log().error("unexpected error\n%s", text)
        try:
            with (self._folder / CRASH_NAME).open("a", encoding="utf-8") as out:
                out.write(f"{datetime.now().astimezone().isoformat(timespec='seconds')}\n{text}\n")
        except OSError:
            _log().warning("the crash file could not be written")
        return text

    def _hook(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = self.record(error)
        if self._told is not None:
            self._told(text)
        else:
            sys.__excepthook__(kind, error, trace)

    def _thread_hook(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.record(args.exc_value)


def write_crash_report(folder: Path, text: str) -> Path:
    """Write a report to be sent to the maintainers and return its file."""
    stamp = datetime.now().astimezone()
    path = folder / f"laporan-{stamp:%Y%m%d-%H%M%S}.txt"
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(f"penilaian {__version__}\n{sys.platform}\n{text}\n", encoding="utf-8")
    return path


def _log() -> Logger:
    from penilaian_desktop.app.diagnostics import log  # noqa: PLC0415 - see above

    return log
