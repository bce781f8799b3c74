"""A small example office made once; each journey works on its own copy with the real container."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QLockFile

from penilaian_desktop.app.demo.build import build_demo
from penilaian_desktop.app.journey import Hands
from penilaian_desktop.app.opening import Live, open_workspace
from penilaian_desktop.app.paths import Paths, resources_folder
from penilaian_desktop.domain.progress import Silent

TODAY = date(2026, 11, 18)
NOW = datetime(2026, 11, 18, 7, 40, tzinfo=UTC)
PASSWORD = "contoh-2026"
THIRD = "2026-T3"


def now() -> datetime:
    """Wednesday 18 November 2026, 14.40 in Western Indonesia."""
    return NOW


@dataclass(frozen=True)
class Demo:
    """A copy of the example office: folders of workspaces, the exchange folder, who is who."""

    folder: Path
    paths: Paths

    @property
    def unit(self) -> Path:
        return self.folder / "unit-dukcapil"

    @property
    def office(self) -> Path:
        return self.folder / "office"

    @property
    def exchange(self) -> Path:
        return self.folder / "exchange"

    def who(self, account: str) -> SimpleNamespace:
        lines = json.loads((self.folder / "ACCOUNTS.json").read_text(encoding="utf-8"))
        return next(SimpleNamespace(**line) for line in lines if line["account"] == account)

    def open(self, account: str) -> Live:
        """Open the workspace of an account as the program does."""
        root = self.folder / self.who(account).workspace
        return open_workspace(root, account, PASSWORD, self.paths, now)

    def use_exchange(self, folder: str) -> None:
        """Let all laptops remember an exchange folder, or none."""
        for account in ("bambang", "hendra", "nurhayati"):
            live = self.open(account)
            live.services.exchange_desk.choose_folder(live.session, folder)
            live.close()


@pytest.fixture(scope="session")
def demo_made(tmp_path_factory) -> Path:
    """The example office with eight persons and three months, made once for all test processes."""
    shared = tmp_path_factory.getbasetemp()
    if shared.name.startswith("popen-"):
        shared = shared.parent
    folder, done = shared / "contoh", shared / "contoh.siap"
    lock = QLockFile(str(shared / "contoh.kunci"))
    lock.setStaleLockTime(0)
    lock.lock()
    try:
        if not done.exists():
            paths = Paths(resources_folder(), shared / "data", shared / "log")
            build_demo(folder, paths, today=TODAY, reporter=Silent(), employees=8, months=5)
            Demo(folder, paths).use_exchange("")  # copies must not meet in one folder
            done.touch()
    finally:
        lock.unlock()
    return folder


@pytest.fixture
def demo(demo_made, tmp_path) -> Demo:
    """The example office of one test."""
    folder = tmp_path / "contoh"
    shutil.copytree(demo_made, folder, ignore=shutil.ignore_patterns("backups", "logs"))
    return Demo(folder, Paths(resources_folder(), tmp_path / "data", tmp_path / "log"))


@pytest.fixture
def begin(qapp, tmp_path) -> Iterator:
    """Start the real window over a data folder, optionally with a workspace; give its hands."""
    from penilaian_desktop.app.window import Started, start

    running: list[Started] = []

    def starting(root: Path | None = None, clock: Callable[[], datetime] = now) -> Hands:
        paths = Paths(resources_folder(), tmp_path / "data", tmp_path / "log")
        if root is not None:
            paths.data.mkdir(exist_ok=True)
            (paths.data / "ruang-kerja-terakhir.txt").write_text(str(root), encoding="utf-8")
        started = start(paths, clock=clock)
        running.append(started)
        hands = Hands(started)
        hands.open()
        return hands

    yield starting
    for started in running:
        started.window.close()
        started.tasks.stop()
        started.runtime.lock()
        qapp.removeTranslator(started.dressed.translator)
        started.window.deleteLater()
