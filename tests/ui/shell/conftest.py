"""The window over real workspaces: one founded as on a first start, one with a whole office."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from penilaian_desktop.app.paths import Paths
from penilaian_desktop.domain.progress import Silent
from penilaian_desktop.ui.kit.runtime import NewWorkspace

RESOURCES = Path(__file__).parents[3] / "resources"
PASSWORD = "kata sandi siti"
WANTED = NewWorkspace(
    agency="Pemerintah Kota Contoh",
    unit="Disdukcapil Kota Contoh",
    name="Siti Aminah",
    identity="199208172016032008",
    position="Operator SIAK Mahir",
    account="siti",
    password=PASSWORD,
    office=False,
)


@pytest.fixture(scope="session")
def founded(tmp_path_factory):
    """A workspace founded once with quick key derivation; tests copy it."""
    from datetime import UTC, datetime

    from penilaian_desktop.app.founding import found_workspace
    from penilaian_desktop.storage.vault import KdfParams

    folder = tmp_path_factory.mktemp("founded") / "ruang-kerja"
    paths = Paths(RESOURCES, folder.parent, folder.parent / "log")
    found_workspace(
        folder,
        WANTED,
        paths,
        lambda: datetime(2026, 11, 18, 7, 30, tzinfo=UTC),
        Silent(),
        KdfParams.fast(),
    )
    return folder


@pytest.fixture
def paths(tmp_path):
    """Folders of a user who starts the program for the first time."""
    return Paths(RESOURCES, tmp_path / "data", tmp_path / "data" / "log")


@pytest.fixture
def runtime(paths, fixed_clock):
    """The real doors of the program; there is no workspace yet."""
    from penilaian_desktop.app.runtime import WindowRuntime

    made = WindowRuntime(paths, fixed_clock)
    yield made
    made.lock()


@pytest.fixture
def settled_in(founded, paths, runtime):
    """The same with a workspace of Siti's."""
    shutil.copytree(founded, paths.default_workspace)
    runtime.choose_workspace(paths.default_workspace)
    return runtime
