"""The page Pertukaran at an enrolled office, at its unit, and in a workspace without an office."""

from __future__ import annotations

import pytest
from tests.services.office import Clock
from tests.sync.conftest import enrolled_template, pair  # noqa: F401  (fixtures of the exchange)
from tests.sync.pair import side
from tests.ui.screens.meja_impor.desk_bench import bench_for, show

from penilaian_desktop.sync.roads import Roads
from penilaian_desktop.ui.screens.pertukaran.page import PertukaranPage


@pytest.fixture
def opened(qapp, qtbot, tmp_path):
    """A maker of the page: `opened(side, session)` returns page and bench."""

    def make(at, session, size=(1158, 684)):
        bench = bench_for(at, session, qapp, tmp_path)
        return show(PertukaranPage(bench.context), qtbot, size), bench

    return make


@pytest.fixture
def connected(pair):  # noqa: F811
    """The pair with its folder prepared by the office and remembered by both."""
    for at, session in ((pair.office, pair.hr), (pair.unit, pair.head)):
        Roads(at.people.services, at.desk).use(session, pair.folder)
    return pair


@pytest.fixture
def alone(workspace_root, data_key):
    """A workspace full of people that belongs to no office yet."""
    found = side(workspace_root, data_key, Clock())
    yield found
    found.workspace.close()
