"""An office with one enrolled laptop behind the page, its jobs run at once."""

from __future__ import annotations

import pytest
from tests.sync.conftest import enrolled_template, pair  # noqa: F401  (fixtures of the exchange)
from tests.ui.screens.meja_impor.desk_bench import bench_for, show

from penilaian_desktop.ui.screens.kunci_perangkat.page import KunciPerangkatPage


@pytest.fixture
def bench(pair, qapp, tmp_path):  # noqa: F811
    """The bench of HR, whose exchange folder is known."""
    pair.office.people.services.exchange_desk.choose_folder(pair.hr, str(pair.folder))
    return bench_for(pair.office, pair.hr, qapp, tmp_path)


@pytest.fixture
def page(bench, qtbot):
    """The page of HR."""
    return show(KunciPerangkatPage(bench.context), qtbot)
