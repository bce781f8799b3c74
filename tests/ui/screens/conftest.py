"""Fixtures of the pages of a team: an office in a real workspace, a context for one person."""

from __future__ import annotations

import pytest
from tests.services.office import Clock, build
from tests.ui.screens.team_world import RESOURCES, THURSDAY, context_for

from penilaian_desktop.storage.workspace import Workspace


@pytest.fixture
def team_clock():
    """A clock on Thursday 19 November 2026 that the test moves."""
    return Clock(THURSDAY)


@pytest.fixture
def office(workspace_root, data_key, team_clock):
    """The people of the office in a fresh workspace."""
    opened = Workspace.open(workspace_root, data_key, clock=team_clock)
    yield build(opened, team_clock, RESOURCES)
    opened.close()


@pytest.fixture
def team(office, qapp, tmp_path):
    """The page context of the head."""
    return context_for(office, "bambang", qapp, tmp_path)


@pytest.fixture
def own(office, qapp, tmp_path):
    """The page context of Siti."""
    return context_for(office, "siti", qapp, tmp_path)
