"""Tahapan over a real workspace: units and persons by stage (FEATURES TS-10, WG-2, WG-3)."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from tests.ui.screens.team_world import RESOURCES, THIRD, context_for, nameless, shown

from penilaian_desktop.domain.cycle_views import Stage
from penilaian_desktop.reports.door import use_fonts
from penilaian_desktop.ui.screens.tahapan.page import TahapanPage
from penilaian_desktop.ui.screens.tahapan.reading import NO_PLAN
from penilaian_desktop.ui.widgets.print_preview import PrintPreview


@pytest.fixture
def page(team, qtbot):
    team.office.plan("siti", agree_by="bambang")
    return shown(TahapanPage(team.context), qtbot)


@pytest.fixture
def everybody(office, qapp, tmp_path, qtbot):
    """The page as the office sees it."""
    office.plan("siti", agree_by="bambang")
    team = context_for(office, "nurul", qapp, tmp_path)
    return shown(TahapanPage(team.context), qtbot)


def names(page):
    return [p.person.name for p in page.people.records()]


def stage_of(page, name):
    return next(p.stage for p in page.people.records() if p.person.name == name)


def cell(page, name, stage):
    row = page.people.row_of(lambda p: p.person.name == name)
    column = [c.key for c in page.people.columns].index(stage.value)
    return page.people.cell(row, column).plain()


def test_a_head_sees_the_own_staff_and_where_each_of_them_stands(page):
    """WG-3: tracked for each ASN; a head sees nobody else's staff."""
    assert names(page) == ["Bambang Wijaya", "Siti Aminah", "Taufik Rahman", "Yohanes Tandi"]
    assert stage_of(page, "Taufik Rahman") is Stage.PLANNING
    assert stage_of(page, "Siti Aminah") is Stage.APPRAISAL
    assert (
        cell(page, "Siti Aminah", Stage.APPRAISAL) == "Penilaian, tahap sekarang: 0 dari 3 terbit"
    )
    assert cell(page, "Taufik Rahman", Stage.PLANNING) == (
        "Perencanaan, tahap sekarang: belum ada SKP"
    )


def test_the_office_sees_all_units_as_a_tree(everybody):
    """TS-10: the current stage of each unit is the earliest that somebody in it is at."""
    rows = [(r.unit.unit_name, r.depth, r.unit.people) for r in everybody.units.records()]
    assert rows == [("Disdukcapil", 0, 8), ("Bidang Arsip", 1, 2), ("Bidang Pelayanan", 1, 4)]
    assert len(names(everybody)) == 8
    everybody.unit_view.choose_row(1)
    assert names(everybody) == ["Dewi Kartika", "Ratna Sari"]


def test_who_has_no_agreed_plan_is_one_choice_away(everybody):
    """WG-2: the list of staff without an agreed plan."""
    everybody.open(NO_PLAN)
    assert "Siti Aminah" not in names(everybody)
    assert len(names(everybody)) == 7
    assert everybody.filter.currentText() == "Tanpa SKP disepakati (7)"
    assert everybody.person_card.note.text() == "7 orang"


def test_a_published_result_moves_the_stage_on(page, team):
    for period in ("2026-T1", "2026-T2", THIRD):
        team.office.appraise("siti", "bambang", period=period, publish=True)
    page.refresh()
    assert stage_of(page, "Siti Aminah") is Stage.EXECUTION
    assert cell(page, "Siti Aminah", Stage.APPRAISAL) == "3 dari 3 terbit"


def test_enter_goes_to_the_appraisal_of_the_person(page, team):
    page.person_view.choose_row(1)
    page.person_view.setFocus()
    QTest.keyClick(page.person_view, Qt.Key.Key_Return)
    assert team.pages[-1] == ("penilaian", team.id_of("siti"))


def test_a_year_without_periods_is_still_shown(page):
    page.open("2027")
    assert page.year.value() == "2027"
    assert stage_of(page, "Siti Aminah") is Stage.PLANNING


def test_a_small_window_puts_the_persons_below_and_every_control_has_a_name(page):
    page.set_narrow(True)
    page.resize(828, 380)
    assert page.person_card.y() > page.unit_card.y()
    assert page.person_view.minimumHeight() >= 4 * 44
    assert nameless(page) == []
    keys = dict(page.key_help())
    assert {"F", "Enter"} <= set(keys)
    QTest.keyClick(page, Qt.Key.Key_F)
    assert page.filter.hasFocus()


def test_the_table_is_exported_as_it_stands(page, team, tmp_path, monkeypatch):
    """X-8: Ctrl+Shift+E and the menu of the table; the file gets its ending."""
    chosen = [""]
    asked = []

    def choose(_over, _title, name, _kinds):
        asked.append(name)
        return chosen[0], ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(page.person_view, Qt.Key.Key_E, both)
    assert asked[0].endswith(".xlsx")
    assert list(tmp_path.glob("*.xlsx")) == []
    chosen[0] = str(tmp_path / "tahapan")
    action = page.person_view.make_menu().actions()[-1]
    assert action.text() == "Ekspor tabel ke Excel…"
    action.trigger()
    assert team.toasts[-1] == ("4 baris diekspor ke tahapan.xlsx", "")
    with ZipFile(tmp_path / "tahapan.xlsx") as book:
        words = book.read("xl/sharedStrings.xml").decode()
    assert "Siti Aminah" in words
    assert "0 dari 3 terbit" in words


def entries(page):
    return {a.text(): a for a in page.print_menu().actions()}


def of_third(action):
    (found,) = (a for a in action.menu().actions() if a.text() == "Triwulan III 2026")
    return found


def test_a_head_prints_the_recap_and_the_summary_says_who_may(page, team):
    """PR-10: a recap of the own staff; the numbers for the public are made by HR alone."""
    use_fonts(RESOURCES / "fonts" / "print")
    menu = entries(page)
    assert not menu["Ringkasan tanpa nama (hanya kepegawaian)"].isEnabled()
    of_third(menu["Rekap unit"]).trigger()
    assert page.window().findChild(PrintPreview).sheets.pdf.startswith(b"%PDF")
    assert team.refusals == []


def test_the_recap_of_the_unit_chosen_is_saved_as_an_excel_file(everybody, tmp_path, monkeypatch):
    asked = []

    def choose(_parent, _title, name, _kinds):
        asked.append(Path(name).name)
        return str(tmp_path / "rekap.xlsx"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    everybody.unit_view.choose_row(1)
    of_third(entries(everybody)["Simpan rekap sebagai Excel"]).trigger()
    assert asked == ["rekap-unit-Bidang-Arsip-2026-T3.xlsx"]
    said = str([[c.value for c in row] for row in load_workbook(tmp_path / "rekap.xlsx").active])
    assert "Dewi Kartika" in said
    assert "Siti Aminah" not in said


def test_hr_prints_the_summary_without_names(everybody):
    """WG-11."""
    use_fonts(RESOURCES / "fonts" / "print")
    of_third(entries(everybody)["Ringkasan tanpa nama"]).trigger()
    assert everybody.window().findChild(PrintPreview).sheets.pdf.startswith(b"%PDF")
