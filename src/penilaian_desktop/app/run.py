"""What `make run` starts: the window; where there is no display, the demonstration.

python -m penilaian_desktop.app.run [--demonstrate] [--out DIR] [--demo DIR] [--today DAY]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path

from penilaian_desktop.app.diagnostics import log
from penilaian_desktop.app.main import console, has_display
from penilaian_desktop.app.paths import Paths, resources_folder
from penilaian_desktop.app.runtime import CHOSEN
from penilaian_desktop.domain.record import utc_now

UNSEEN = frozenset({"offscreen", "minimal", "vnc"})
"""Platforms of Qt whose windows nobody at this computer sees."""


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window, or demonstrate; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="penilaian_desktop.app.run",
        description="Buka jendela; tanpa layar: jalankan peragaan dan simpan hasilnya.",
    )
    parser.add_argument("--demonstrate", action="store_true", help="peragaan juga bila ada layar")
    parser.add_argument("--out", type=Path, default=Path("out"), help="folder hasil peragaan")
    parser.add_argument("--demo", type=Path, help="kantor contoh yang sudah ada")
    parser.add_argument("--today", type=date.fromisoformat, help="hari ini menurut peragaan")
    args = parser.parse_args(argv)
    seen = has_display() and os.environ.get("QT_QPA_PLATFORM") not in UNSEEN
    if seen and not args.demonstrate:
        return console([])
    if not seen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        _say("Tidak ada layar di sini, jadi peragaan berjalan tanpa jendela.")
    return demonstrate(args.out.resolve(), args.demo, args.today)


def demonstrate(out: Path, demo: Path | None, today: date | None) -> int:
    """Demonstrate in a data folder of its own and say what was done and where it lies."""
    from PySide6.QtCore import qInstallMessageHandler  # noqa: PLC0415 - only the demonstration

    from penilaian_desktop.app.demonstration import REPORT, Demonstration, clear  # noqa: PLC0415
    from penilaian_desktop.app.journey import Hands  # noqa: PLC0415
    from penilaian_desktop.app.window import start  # noqa: PLC0415

    qInstallMessageHandler(lambda _kind, _where, text: log.info("qt: %s", text))
    clear(out)
    _say(f"Peragaan dimulai; hasilnya akan ada di {out}.")
    clock = utc_now if today is None else _standing_still(today)
    with tempfile.TemporaryDirectory(prefix="penilaian-") as scratch:
        data = Path(scratch)
        if demo is not None:
            (data / CHOSEN).write_text(str(demo.resolve() / "unit-dukcapil"), encoding="utf-8")
        started = start(Paths(resources_folder(), data, data / "log"), clock=clock)
        shown = Demonstration(Hands(started), out, clock().astimezone().date())
        try:
            shown.run()
        finally:
            started.window.close()
            started.tasks.stop()
            started.runtime.lock()
    for number, sentence in enumerate(shown.told, 1):
        _say(f"{number}. {sentence}")
    _say(f"Selesai. Gambar layar, PDF, dan paket ada di {out}; ringkasannya {REPORT}.")
    return 0


def _standing_still(day: date) -> Callable[[], datetime]:
    """Return a clock that always says twenty to three in the afternoon of a day (WIB)."""
    now = datetime.combine(day, time(7, 40), UTC)
    return lambda: now


def _say(sentence: str) -> None:
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
