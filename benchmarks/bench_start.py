"""Start-up: process CPU to the first paint of the unlock window ÷ a bare PySide6 QMainWindow.

Both processes run in turn, eleven times each; the ratio is of the medians. The demo workspace is
present, so the unlock window lists real accounts. The second figure is the same with all that
PySide6 loads by itself, which the window puts off (docs/decisions/006-lazy-support.md): what our
own part costs. The third is the CPU from the accepted password (key derivation apart) to the filled
first page, told in the unit of the same floor.

PySide6 is measured as it is installed: a copy of its support files unpacked beside it by SBK_EMBED
is left out for all.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from figure import Figure

RUNS = 11
SOURCE = Path(__file__).resolve().parent.parent / "src"

FLOOR = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.process_time(), flush=True)
        QTimer.singleShot(0, app.quit)
window = Window()
window.resize(1366, 768)
window.show()
app.exec()
"""

OURS = """
import sys
from penilaian_desktop.app.measure import measure_start
sys.exit(measure_start(sys.argv[1:]))
"""


def _cpu(code: str, *args: str, data: str) -> list[float]:
    env = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join([*_as_installed(Path(data)), str(SOURCE)]),
        "PENILAIAN_DATA": data,
        "PYTHONPYCACHEPREFIX": str(Path(data) / "compiled"),
    }
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once
    done = subprocess.run(
        [sys.executable, "-c", code, *args], env=env, capture_output=True, text=True, check=True
    )
    return [float(line) for line in done.stdout.split()]


def _as_installed(scratch: Path) -> list[str]:
    """Return where shiboken6 is found first if somebody unpacked its support files."""
    spec = find_spec("shiboken6")
    assert spec is not None
    assert spec.origin is not None
    installed = Path(spec.origin).parent
    if not (installed / "files.dir").exists():
        return []
    place = scratch / "as-installed"
    if not place.exists():
        unpacked = shutil.ignore_patterns("files.dir", "__pycache__")
        shutil.copytree(installed, place / "shiboken6", ignore=unpacked)
    return [str(place)]


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        demo = Path(folder) / "demo"
        subprocess.run(
            [sys.executable, "-m", "penilaian_desktop", "demo", str(demo)],
            env={**os.environ, "PYTHONPATH": str(SOURCE)},
            check=True,
            capture_output=True,
        )
        workspace = str(demo / "unit-dukcapil")
        floor, paint, whole, page = [], [], [], []
        _cpu(FLOOR, data=folder)  # the first run compiles
        _cpu(OURS, workspace, "siti", "whole", data=folder)
        for _ in range(RUNS):
            floor.append(_cpu(FLOOR, data=folder)[0])
            painted, accepted, filled = _cpu(OURS, workspace, "siti", data=folder)
            paint.append(painted)
            page.append(filled - accepted)
            whole.append(_cpu(OURS, workspace, "siti", "whole", data=folder)[0])
    base = statistics.median(floor)
    yield Figure(
        "start: CPU to the unlock window",
        statistics.median(paint) / base,
        1.30,
        1.15,
        f"{statistics.median(paint) * 1000:.0f} ms / bare window {base * 1000:.0f} ms",
    )
    yield Figure(
        "start: the same with all that PySide6 loads by itself",
        statistics.median(whole) / base,
        None,
        None,
        f"{statistics.median(whole) * 1000:.0f} ms / bare window {base * 1000:.0f} ms",
    )
    yield Figure(
        "start: CPU from password to filled first page",
        statistics.median(page) / base,
        None,
        None,
        f"{statistics.median(page) * 1000:.0f} ms / bare window {base * 1000:.0f} ms",
    )
