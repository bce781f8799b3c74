"""The import desk of an office to which one laptop belongs."""

from __future__ import annotations

import pytest
from tests.sync.conftest import enrolled_template, pair  # noqa: F401  (fixtures of the exchange)
from tests.ui.screens.meja_impor.desk_bench import bench_for, show

from penilaian_desktop.domain.access import Role


@pytest.fixture
def at_office(pair, qapp, tmp_path):  # noqa: F811
    """A maker of benches at the office: HR, or the roles given."""

    def make(who="nurul", *roles: Role):
        session = pair.hr if who == "nurul" and not roles else pair.office.session(who, *roles)
        return bench_for(pair.office, session, qapp, tmp_path)

    return make


@pytest.fixture
def hr(at_office):
    """The bench of HR."""
    return at_office()


@pytest.fixture
def desk(hr, qtbot):
    """The page of HR with nothing on it."""
    from penilaian_desktop.ui.screens.meja_impor.page import MejaImporPage

    return show(MejaImporPage(hr.context), qtbot)
