"""Pengaturan, Cetak: paper, letterhead and pictures with the paper beside (X-8)."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from tests.ui.screens.team_world import RESOURCES, context_for, nameless, shown

from penilaian_desktop.domain.paper import WITH_LETTERHEAD, Paper
from penilaian_desktop.reports.door import use_fonts
from penilaian_desktop.ui.screens.pengaturan.print_tab import PrintTab


@pytest.fixture
def tab(team, qtbot):
    use_fonts(RESOURCES / "fonts" / "print")
    made = shown(PrintTab(team.context), qtbot, 1000, 700)
    made.load()
    return made


def stored(team):
    return team.services.paper.settings()


def ink(tab):
    """Return how many pixels of the upper part of the sample are dark."""
    picture = tab._sample.pixmap().toImage()
    return sum(
        picture.pixelColor(x, y).value() < 128
        for x in range(picture.width())
        for y in range(picture.height() // 6)
    )


def test_paper_and_margins_are_kept_at_once(tab, team):
    assert tab.paper.value() == "A4"
    before = tab._sample.pixmap().height()
    tab.paper.step(1)
    assert stored(team).paper is Paper.F4
    assert tab._sample.pixmap().height() > before, "folio is longer"
    tab.margins["left"].setText("25")
    tab.margins["left"].editingFinished.emit()
    assert stored(team).margins.left == 25


@pytest.mark.parametrize("text", ["", "lebar", "4", "41", "-15"])
def test_a_margin_that_paper_cannot_have_is_explained_at_its_field(tab, team, text):
    tab.margins["top"].setText(text)
    tab.margins["top"].editingFinished.emit()
    assert "antara 5 dan 40 milimeter" in tab.rows._faults["top"].text()
    assert stored(team).margins.top == 13


def test_the_letterhead_is_seen_while_it_is_typed_and_kept_when_left(tab, team, qtbot):
    tab.lines.setFocus()
    QTest.keyClicks(tab.lines, "PEMERINTAH KOTA CONTOH")
    before = ink(tab)
    qtbot.waitUntil(lambda: ink(tab) > before)
    assert not stored(team).letterhead
    tab.address.setFocus()
    assert stored(team).letterhead.lines == ("PEMERINTAH KOTA CONTOH",)


def test_a_logo_is_chosen_shrunk_and_taken_away(tab, team, tmp_path, monkeypatch):
    file = tmp_path / "logo.png"
    Image.new("RGB", (900, 900), (0, 0, 0)).save(file)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    before = ink(tab)
    tab.logo.choose.click()
    with Image.open(BytesIO(stored(team).letterhead.logo)) as kept:
        assert kept.size == (600, 600)
    assert ink(tab) > before
    tab.logo.remove.click()
    assert stored(team).letterhead.logo == b""
    assert tab.logo.remove.isHidden()


def test_a_file_that_is_no_picture_is_explained_at_its_field(tab, team, tmp_path, monkeypatch):
    file = tmp_path / "logo.png"
    file.write_bytes(b"bukan gambar")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    tab.emblem.choose.click()
    assert "bukan gambar PNG atau JPEG" in tab.rows._faults["emblem"].text()
    assert stored(team).emblem == b""


def test_forms_under_the_letterhead_are_ticked(tab, team):
    assert {form for form, box in tab.forms.items() if box.isChecked()} == set(WITH_LETTERHEAD)
    tab.forms["skp"].click()
    assert "skp" in stored(team).letterhead_forms


def test_who_may_not_change_it_sees_why(office, qapp, tmp_path, qtbot):
    use_fonts(RESOURCES / "fonts" / "print")
    siti = context_for(office, "siti", qapp, tmp_path)
    tab = shown(PrintTab(siti.context), qtbot, 1000, 700)
    tab.load()
    assert not tab.rows.isEnabled()
    assert tab._why.isVisible()


@pytest.mark.parametrize("width", [1000, 600])
def test_everything_has_a_name(tab, width):
    tab.resize(width, 600)
    assert nameless(tab) == []
