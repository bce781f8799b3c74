"""The first lines of the program: a window without arguments, else the command line."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence

from penilaian_desktop.app.paths import find_paths
from penilaian_desktop.domain.errors import PenilaianError

COMMAND_GC = (20_000, 50, 50)
"""A command makes many records that live to its end; looking for cycles among them is rare."""


def console(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        paths = find_paths()
    except PenilaianError as error:
        from penilaian_desktop.domain.messages import describe  # noqa: PLC0415

        sys.stderr.write(f"{describe(error)}\n")
        return 1
    if not arguments:
        if not has_display():
            from penilaian_desktop.domain.messages import message  # noqa: PLC0415

            sys.stderr.write(f"{message('no_display')}\n")
            return 1
        from penilaian_desktop.app.quick_imports import start_quickly  # noqa: PLC0415

        start_quickly()
        from penilaian_desktop.app.window import run  # noqa: PLC0415

        return run(paths)
    gc.set_threshold(*COMMAND_GC)
    for stream in (sys.stdout, sys.stderr):
        # a letter that the terminal or a file name spoils is escaped, never a traceback
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    from penilaian_desktop.app.backend import CommandBackend  # noqa: PLC0415
    from penilaian_desktop.cli.main import main  # noqa: PLC0415

    try:
        return main(arguments, CommandBackend(paths))
    except BrokenPipeError:  # the reader of our output, `head` say, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def has_display() -> bool:
    """Tell whether a window can be shown: on Linux there must be an X or Wayland display."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
