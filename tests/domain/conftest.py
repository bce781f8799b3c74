"""The shipped regulations, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from penilaian_desktop.storage.schemes import load_schemes

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="session")
def resources():
    """The folder that the program ships."""
    return RESOURCES


@pytest.fixture(scope="session")
def schemes():
    """All shipped regulations."""
    return load_schemes(RESOURCES)
