"""Fixtures of the use cases: an office of invented people in a real encrypted workspace."""

from __future__ import annotations

import pytest
from tests.services.office import Clock, Office, build

from penilaian_desktop.app.paths import resources_folder
from penilaian_desktop.storage.workspace import Workspace


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def office(workspace_root, data_key, clock) -> Office:
    opened = Workspace.open(workspace_root, data_key, clock=clock)
    yield build(opened, clock, resources_folder())
    opened.close()
