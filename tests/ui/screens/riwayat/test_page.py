"""Riwayat data saya over a real workspace (WG-10)."""

from __future__ import annotations

import pytest
from tests.ui.screens.team_world import THIRD, shown

from penilaian_desktop.domain.appraisal import Rating
from penilaian_desktop.ui.screens.riwayat.page import RiwayatPage


@pytest.fixture
def page(own, qtbot):
    own.office.appraise("siti", "bambang", THIRD, Rating.ABOVE, Rating.MEETS, publish=True)
    return shown(RiwayatPage(own.context), qtbot)


def test_the_newest_write_stands_first_with_its_author(page):
    """WG-10."""
    titles, rows = page.model.as_rows()
    assert titles == ["Waktu", "Apa", "Yang berubah", "Oleh"]
    assert rows[0][1].startswith("Penilaian")
    assert "Bambang" in rows[0][3]
    assert not page.older.isVisible()


def test_words_narrow_what_is_shown(page):
    every = page.model.rowCount()
    page.search.setText("penilaian bambang")
    assert 0 < page.model.rowCount() < every
    page.search.setText("")
    assert page.model.rowCount() == every
