"""The first lines of the program: a window without arguments, else the command line."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from penilaian_desktop.app.diagnostics import start_log
from penilaian_desktop.app.paths import find_paths
from penilaian_desktop.domain.errors import PenilaianError


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
        from penilaian_desktop.app.window import run  # noqa: PLC0415

        start_log(paths.logs)
        return run(paths)
    from penilaian_desktop.app.backend import CommandBackend  # noqa: PLC0415
    from penilaian_desktop.cli.main import main  # noqa: PLC0415

    return main(arguments, CommandBackend(paths))
