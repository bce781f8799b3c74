"""Fixtures for every room: a quick vault, a real workspace, a clock that stands still."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, settings

# A busy machine makes examples slow, not wrong.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

TEST_KEY = bytes(range(32))
NOW = datetime(2026, 11, 18, 7, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def zone_of_the_laptop():
    """No test leaves the agency's zone of its window to the next one."""
    yield
    formats = sys.modules.get("penilaian_desktop.ui.kit.formats")
    if formats is not None:
        formats.use_zone(None)


@pytest.fixture(scope="session")
def fast_kdf():
    """Key derivation parameters that cost nothing: for tests only."""
    from penilaian_desktop.storage.vault import KdfParams

    return KdfParams.fast()


@pytest.fixture
def fixed_clock():
    """A clock that always says 18 November 2026, 14.30 WIB."""
    return lambda: NOW


@pytest.fixture(scope="session")
def workspace_template(tmp_path_factory):
    """A folder with empty databases made by the real migrations, once per run."""
    from penilaian_desktop.storage.workspace import Workspace

    root = tmp_path_factory.mktemp("template") / "workspace"
    Workspace.create(root, TEST_KEY, title="Ruang kerja uji", clock=lambda: NOW).close()
    return root


@pytest.fixture
def workspace_root(workspace_template, tmp_path):
    """A fresh copy of the template; open it with `TEST_KEY`."""
    root = tmp_path / "workspace"
    shutil.copytree(workspace_template, root)
    return root


@pytest.fixture
def data_key():
    """The data key of `workspace` and `workspace_root`."""
    return TEST_KEY


@pytest.fixture
def workspace(workspace_root, fixed_clock):
    """An open, empty workspace."""
    from penilaian_desktop.storage.workspace import Workspace

    opened = Workspace.open(workspace_root, TEST_KEY, clock=fixed_clock)
    yield opened
    opened.close()
