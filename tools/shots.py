"""Render views of the window to PNG files, to lay them beside the mock-ups.

    python tools/shots.py [--theme terang|gelap] [--small] OUT [VIEW…]
    python tools/shots.py --workspace DIR --account NAME [--password P] [--today DAY] OUT PAGE…

Views: unlock, first, bench, help, palette, form, crash, gallery. `--small` is the 900x460
window of a 1366x768 screen at 150 %.
"""

from __future__ import annotations

import argparse
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

ROOT = Path(__file__).resolve().parents[1]
NOW = datetime(2026, 11, 19, 7, 40, tzinfo=UTC)
"""14.40 WIB, the zone of the example office."""
VIEWS = ("unlock", "first", "bench", "help", "palette", "form", "gallery", "crash")


class ShownRuntime:
    """A runtime with three invented accounts, for pictures only."""

    version = "1.0.0"

    def __init__(self, *, empty: bool = False) -> None:
        self.empty = empty

    def has_workspace(self):
        return not self.empty

    def facts(self):
        from penilaian_desktop.ui.kit.runtime import WorkspaceFacts

        backup = NOW - timedelta(hours=6, minutes=42)
        return WorkspaceFacts("Disdukcapil Kota Contoh", "LAYANAN-02", backup)

    def accounts(self):
        from penilaian_desktop.ui.kit.runtime import AccountItem

        return (
            AccountItem("siti", "Siti Aminah", "Operator SIAK Mahir", NOW - timedelta(hours=7)),
            AccountItem(
                "bambang",
                "Bambang Wijaya",
                "Kepala Bidang Pendaftaran Penduduk",
                NOW - timedelta(days=1),
            ),
            AccountItem(
                "yohanes", "Yohanes Tandi", "Operator SIAK Terampil", NOW - timedelta(days=3)
            ),
        )

    def free_bytes(self):
        return 84 * 10**9

    def report_crash(self, text):
        file = Path(os.environ.get("TMPDIR", "/tmp")) / "laporan.txt"
        file.write_text(text, encoding="utf-8")
        return file

    def lock(self):
        """Nothing to close."""

    def restart(self):
        """Nothing to start again."""


def context(look, signals, tasks, prefs, *, office=False):
    from penilaian_desktop.domain.access import Role
    from penilaian_desktop.domain.window_views import RailCounts, StripView
    from penilaian_desktop.ui.kit.context import UiContext

    strip = StripView(
        pending=12,
        pending_kind="records",
        last_package=NOW - timedelta(days=5),
        data_age=None,
        last_backup=NOW - timedelta(hours=6, minutes=42),
    )
    counts = RailCounts(to_review=38, to_score=4, packages=3)
    home = SimpleNamespace(strip=lambda _s: strip, counts=lambda _s: counts)
    roles = {Role.EMPLOYEE, Role.APPRAISER, Role.TEAM_LEAD} | ({Role.HR} if office else set())
    session = SimpleNamespace(
        roles=frozenset(roles), display_name="Siti Aminah", account_name="siti", delegate=False
    )
    return UiContext(
        services=SimpleNamespace(home=home),
        desk=None,
        session=session,
        signals=signals,
        tasks=tasks,
        look=look,
        prefs=prefs,
        clock=lambda: NOW,
        resources=ROOT / "resources",
        runtime=ShownRuntime(),
        title="Disdukcapil Kota Contoh",
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("views", nargs="*", default=list(VIEWS))
    parser.add_argument("--theme", default="terang")
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--workspace", type=Path, help="pages of a real workspace, by page id")
    parser.add_argument("--account")
    parser.add_argument("--password", default="contoh-2026", help="that of the demo by default")
    parser.add_argument("--today", help="the day of the pictures, 2026-11-19")
    args = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if args.small:
        os.environ["QT_SCALE_FACTOR"] = "1.5"
    sys.path.insert(0, str(ROOT / "src"))

    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from penilaian_desktop.ui.kit.look import install_look
    from penilaian_desktop.ui.kit.preferences import Preferences
    from penilaian_desktop.ui.kit.tasks import InlineRunner

    app = QApplication(["shots"])
    look = install_look(app, ROOT / "resources", args.theme)
    args.out.mkdir(parents=True, exist_ok=True)
    settings = QSettings(str(args.out / "settings.ini"), QSettings.Format.IniFormat)
    settings.clear()
    prefs = Preferences(settings)
    tasks = InlineRunner()
    if args.workspace:
        return shoot_pages(args, look, prefs)
    for name in args.views:
        window = build(name, look, prefs, tasks)
        shoot(window, name, args, lambda name=name, window=window: after(name, window))
    return 0


def wait(milliseconds):
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def shoot(window, name, args, before):
    window.resize(*((900, 460) if args.small else (1366, 768)))
    window.show()
    window.activateWindow()
    wait(150)
    before()
    wait(100)
    file = args.out / f"{name}-{args.theme}{'-small' if args.small else ''}.png"
    window.grab().save(str(file))
    print(file)
    window.close()


def shoot_pages(args, look, prefs):
    from penilaian_desktop.app.opening import open_workspace
    from penilaian_desktop.app.paths import find_paths
    from penilaian_desktop.ui.kit.runtime import Opened
    from penilaian_desktop.ui.kit.tasks import TaskRunner
    from penilaian_desktop.ui.shell.window import AppWindow

    now = datetime.fromisoformat(f"{args.today}T14:40").astimezone(UTC) if args.today else NOW
    live = open_workspace(args.workspace, args.account, args.password, find_paths(), lambda: now)
    tasks = TaskRunner()
    runtime = ShownRuntime()
    window = AppWindow(runtime, tasks, prefs, look, ROOT / "resources", lambda: now)
    bench = window.open_workbench(
        Opened(live.services, live.desk, live.session, live.workspace.title)
    )
    for page in args.views:
        bench.go(page)

        def settled():
            while tasks.busy:
                wait(50)

        shoot(window, f"{page}-{args.account}", args, settled)
    tasks.stop()
    live.close()
    return 0


def build(name, look, prefs, tasks):
    from penilaian_desktop.ui.kit.signals import AppSignals
    from penilaian_desktop.ui.shell.window import AppWindow

    if name == "gallery":
        from gallery import Gallery

        return Gallery()
    runtime = ShownRuntime(empty=name in {"first", "form"})
    window = AppWindow(runtime, tasks, prefs, look, ROOT / "resources", lambda: NOW)
    if name in {"bench", "help", "palette", "crash"}:
        from penilaian_desktop.ui.shell.workbench import Workbench
        from penilaian_desktop.ui.widgets.notices import EmptyState

        bench = Workbench(context(look, AppSignals(), tasks, prefs))
        bench._pages["beranda"] = EmptyState(
            "home", "Beranda", "Isi halaman tidak digambar di sini."
        )
        bench._stack.addWidget(bench._pages["beranda"])
        window._put(bench)
        bench.start()
    return window


def after(name, window):
    from PySide6.QtTest import QTest

    if name == "unlock":
        for letter in "rahasiaX":
            QTest.keyClick(window.view._password, letter)
    elif name == "help":
        window.view.commands.help()
    elif name == "palette":
        window.view.commands.open_palette()
        QTest.keyClicks(window.view.commands.palette._line, "p")
    elif name == "form":
        window.steps().make_workspace()
    elif name == "bench":
        window.view.say("2 kegiatan Rabu diajukan ke Bambang Wijaya", "Ajukan")
    elif name == "crash":
        try:
            int("contoh")
        except ValueError as error:
            window.crashed(error)


if __name__ == "__main__":
    raise SystemExit(main())
