"""Who is to be reminded: the newest period by unit, each older one in a row (no. 14)."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from tests.services.office import APPRAISERS
from tests.ui.screens.team_world import RESOURCES, THIRD, context_for, shown

from penilaian_desktop.reports.door import use_fonts
from penilaian_desktop.ui.screens.pemantauan.page import PemantauanPage
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.label import Label


@pytest.fixture
def page(office, qapp, qtbot, tmp_path):
    for who, appraiser in APPRAISERS.items():
        office.appraise(who, appraiser, THIRD, publish=True)
    office.appraise("dewi", "ratna", "2026-T2", publish=True)
    return shown(PemantauanPage(context_for(office, "nurul", qapp, tmp_path).context), qtbot)


def said(page):
    return [label.text() for label in page.units.late.findChildren(Label)]


def test_older_periods_stand_below_the_newest_each_with_its_people(page):
    words = said(page)
    at = words.index("Triwulan II 2026")
    assert words[at + 1].startswith("7 pegawai belum masuk: ")
    assert words[at + 1].endswith(", dan 1 unit lain")
    assert words.index("Triwulan I 2026") > at


def test_the_letter_of_an_older_period_is_about_that_period(page, monkeypatch, tmp_path):
    use_fonts(RESOURCES / "fonts" / "print")
    out = tmp_path / "surat.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(out), ""))
    (button,) = (
        one
        for one in page.units.late.findChildren(Button)
        if one.accessibleDescription().startswith("Triwulan II 2026")
    )
    button.click()
    letters = pypdfium2.PdfDocument(out.read_bytes())
    text = "".join(one.get_textpage().get_text_bounded() for one in letters)
    assert "Triwulan II 2026" in text
    assert "Siti Aminah" in text
    assert "Dewi Kartika" not in text


def test_the_persons_of_an_older_period_are_one_choice_away(page, monkeypatch, tmp_path):
    use_fonts(RESOURCES / "fonts" / "print")
    page.show_tab("pegawai")
    people = page.people
    names = [people.shown.itemText(at) for at in range(people.shown.count())]
    assert names[1:4] == [
        "Perlu diingatkan, TW III 2026",
        "Perlu diingatkan, TW II 2026",
        "Perlu diingatkan, TW I 2026",
    ]
    people.shown.set_value("late:2026-T2")
    people.shown.chosen.emit("late:2026-T2")
    found = [one.name for one in people.model.records()]
    assert "Siti Aminah" in found
    assert "Dewi Kartika" not in found
    people.view.choose_row(found.index("Siti Aminah"))
    QTest.keyClick(people.view, Qt.Key.Key_Space)
    assert people.letters.isEnabled()
    out = tmp_path / "surat.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(out), ""))
    people.letters.click()
    text = pypdfium2.PdfDocument(out.read_bytes())[0].get_textpage().get_text_bounded()
    assert "Triwulan II 2026" in text


def test_the_export_lists_older_periods_too(page):
    page.show_tab("unit")
    _, read, make = page.shown_workbook()
    rows = list(load_workbook(BytesIO(make(read())))["Perlu diingatkan"].values)
    assert {row[1] for row in rows if row[1]} >= {"Triwulan I 2026", "Triwulan II 2026"}
