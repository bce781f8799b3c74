"""Pemantauan over a real workspace, by keyboard (no. 14; TJ-5, TJ-6, PR-10, X-8)."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from tests.services.office import SYSTEM
from tests.ui.screens.team_world import RESOURCES, THIRD, context_for, nameless, shown

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.appraisal import Period, Rating
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.monitor import ExceptionKind
from penilaian_desktop.domain.monitor_views import BoardState, Difference
from penilaian_desktop.reports.door import render, use_fonts
from penilaian_desktop.ui.screens.pemantauan.page import PemantauanPage
from penilaian_desktop.ui.screens.pemantauan.words import state_mark
from penilaian_desktop.ui.widgets.label import Label


def keys(widget, *names):
    for key in names:
        QTest.keyClick(widget, key)


@pytest.fixture
def office_team(office, qapp, tmp_path):
    """The context of HR, with some results of the third quarter."""
    office.plan("siti", agree_by="bambang")
    for who, rating in (("siti", Rating.ABOVE), ("taufik", Rating.MEETS)):
        office.appraise(who, "bambang", THIRD, rating, rating, publish=True)
    return context_for(office, "nurul", qapp, tmp_path)


@pytest.fixture
def page(office_team, qtbot):
    return shown(PemantauanPage(office_team.context), qtbot)


def board_text(page):
    titles, rows = page.units.model.as_rows()
    return {row[0]: dict(zip(titles, row, strict=True)) for row in rows}


def test_the_board_shows_units_by_periods_with_the_age_of_their_data(page):
    """No. 14: built from receipts, honest about its age."""
    rows = board_text(page)
    assert set(rows) == {"Disdukcapil (langsung)", "Bidang Arsip", "Bidang Pelayanan"}
    assert rows["Bidang Pelayanan"]["TW III"] == "terbit: 2 terbit, 2 belum dari 4 pegawai"
    assert rows["Bidang Arsip"]["TW III"] == "belum: 2 belum dari 2 pegawai"
    assert rows["Disdukcapil (langsung)"]["Data per"] == "hari ini, langsung"
    assert "bukan waktu nyata" in page.header.subtitle.text()


def test_all_units_show_as_a_tree(page):
    page.units.level.set_value("all")
    page.units.level.chosen.emit("all")
    assert [line.name for line in page.units.model.records()] == [
        "Disdukcapil", "Bidang Arsip", "Bidang Pelayanan",
    ]  # fmt: skip
    assert page.units.foot.left.text() == "3 unit · 8 pegawai"


def test_the_trend_beside_follows_the_unit_chosen_by_keyboard(page):
    """TJ-5: unit."""
    page.units.view.setFocus()
    at = page.units.model.row_of(lambda line: line.name == "Bidang Arsip")
    page.units.view.choose_row(at)
    keys(page.units.view, Qt.Key.Key_Down)
    chart = page.units.trend.view
    assert chart.data.title == "Penyelesaian Bidang Pelayanan"
    assert page.units.trend.title.text() == "Bidang Pelayanan"
    assert page.units.trend.note.text() == "tren triwulan"
    chart.setFocus()
    keys(chart, Qt.Key.Key_Left)
    assert chart.accessibleDescription() == (
        "Triwulan III 2026, pegawai dinilai: 50 %, 2 dari 4 orang"
    )
    keys(chart, Qt.Key.Key_T)
    assert page.units.trend.table.records().as_rows()[0][0] == "Periode"


def test_the_board_opens_on_a_unit_whose_trend_tells_something(page):
    """Not on the office itself, where nothing has begun."""
    assert page.units.view.current_record().name == "Bidang Pelayanan"
    assert page.units.trend.title.text() == "Bidang Pelayanan"


def test_a_long_name_of_a_unit_keeps_its_end(page):
    """Dinas … Sipil and Dinas … Kebakaran differ at their ends; all of it is the tool tip."""
    at = page.units.model.row_of(lambda line: line.name == "Bidang Pelayanan")
    assert page.units.model.cell(at, 0).middle
    assert page.units.model.cell(at, 0).plain() == "Bidang Pelayanan"


def test_enter_on_a_unit_shows_its_persons_and_on_a_person_the_trend(page, office_team):
    at = page.units.model.row_of(lambda line: line.name == "Bidang Pelayanan")
    page.units.view.choose_row(at)
    keys(page.units.view, Qt.Key.Key_Return)
    assert page.tabs.value() == "pegawai"
    names = [one.name for one in page.people.model.records()]
    assert names == ["Bambang Wijaya", "Siti Aminah", "Taufik Rahman", "Yohanes Tandi"]
    page.people.view.choose_row(1)
    keys(page.people.view, Qt.Key.Key_Return)
    assert page.tabs.value() == "tren"
    assert page.trend.charts[0].title == "Predikat Siti Aminah"
    assert page.trend.person.text() == "Siti Aminah"


def test_who_is_late_is_one_choice_away_and_gets_a_letter(page, monkeypatch, tmp_path):
    """No. 14: reminder letters in a batch."""
    use_fonts(RESOURCES / "fonts" / "print")
    page.show_tab("pegawai")
    page.people.shown.set_value("late")
    page.people.shown.chosen.emit("late")
    names = [one.name for one in page.people.model.records()]
    assert "Siti Aminah" not in names
    assert "Dewi Kartika" in names
    assert not page.people.letters.isEnabled()
    page.people.view.setFocus()
    page.people.view.choose_row(names.index("Dewi Kartika"))
    keys(page.people.view, Qt.Key.Key_Space)
    assert page.people.letters.text() == "Surat pengingat (1)"
    out = tmp_path / "surat.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(out), ""))
    page.people.letters.click()
    pages = pypdfium2.PdfDocument(out.read_bytes())
    assert "Dewi Kartika" in pages[0].get_textpage().get_text_bounded()


def test_letters_for_all_late_units_go_into_one_file(page, monkeypatch, tmp_path):
    use_fonts(RESOURCES / "fonts" / "print")
    out = tmp_path / "surat.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(out), ""))
    assert page.units.letters.text() == "Cetak 5 surat pengingat"
    assert not page.units.without.isHidden()
    page.units.letters.click()
    assert len(pypdfium2.PdfDocument(out.read_bytes())) == 5
    told = [one.text() for one in page.window().findChildren(Label)]
    assert any("5 surat pengingat" in text for text in told)
    assert any(": Surat pengingat tidak dibuat untuk diri sendiri" in text for text in told)


def test_an_exception_written_by_keyboard_is_counted_out(page, office_team):
    """Section 2 no. 14: exceptions."""
    page.show_tab("pengecualian")
    page.exceptions.add.click()
    dialog = page.exceptions.dialog
    dialog.person.setText("Dewi Kartika")
    dialog.kind.set_value(ExceptionKind.LEAVE.value)
    dialog.starts.set_value(date(2026, 9, 1))
    dialog.document.setText("SK 800/12")
    dialog.send()
    assert [one.name for one in page.exceptions.model.records()] == ["Dewi Kartika"]
    cells = board_text(page)["Bidang Arsip"]
    assert cells["TW III"] == "belum: 1 belum dari 1 pegawai, 1 dikecualikan"
    page.exceptions.view.choose_row(0)
    page.exceptions.delete()
    assert page.exceptions.model.records() == []
    assert office_team.toasts[-1][1] == "Hapus pengecualian"


def test_an_exception_without_a_person_is_refused_at_its_input(page):
    page.show_tab("pengecualian")
    page.exceptions.write_new()
    dialog = page.exceptions.dialog
    dialog.send()
    assert dialog.isVisible()
    assert "Pegawai belum dipilih" in dialog.rows.input("person_id").accessibleDescription()
    dialog.reject()


def test_spread_statistics_and_comparison_are_read_together(page):
    """TJ-6, PR-10."""
    page.show_tab("sebaran")
    assert page.spread.spread.view.data.series[0].values[-2:] == (50, 50)
    rows = {one.name: one for one in page.spread.model.records()}
    assert rows["Bidang Pelayanan"].missing == 2
    assert page.spread.hidden.text() == "3 unit dengan kurang dari lima hasil tidak ditampilkan."
    page.spread.unit.set_value(page.units.model.records()[1].unit_id)
    page.spread.unit.chosen.emit("x")
    assert "belum ditetapkan" in page.spread.advice.text()


def recap(office, folder, *rows):
    book = Workbook()
    book.active.append(["REKAP TRIWULAN III TAHUN 2026"])
    book.active.append(["NO", "NIP", "NAMA", "HASIL KERJA", "PERILAKU KERJA", "PREDIKAT", "STATUS"])
    with office.workspace.read() as unit:
        for n, (who, *result) in enumerate(rows, 1):
            person = unit.require(Employee, office.ids[who])
            book.active.append([n, person.identity, person.name, *result, "SUDAH"])
    book.save(folder / "rekap.xlsx")
    return folder / "rekap.xlsx"


def test_a_national_recap_is_taken_row_by_row_and_compared(page, office, tmp_path, monkeypatch):
    """No. 17: rows that contradict the matrix are pointed out; both books side by side."""
    meets = ("SESUAI ESPEKTASI", "SESUAI EKSPETASI")
    path = recap(
        office, tmp_path, ("siti", *meets, "BAIK"), ("taufik", *meets, "BAIK"),
        ("dewi", *meets, "SANGAT BAIK"),
    )  # fmt: skip
    page.show_tab("nasional")
    page.national.read(path)
    dialog = page.national.dialog
    (fault,) = dialog.model.records()
    assert (fault.row, fault.column, fault.refused) == (5, "F", True)
    assert dialog.model.as_rows()[1][0][2].startswith("Predikat Sangat Baik, menurut matriks Baik.")
    out = tmp_path / "alasan.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(out), ""))
    dialog.save.click()
    assert list(load_workbook(out)["Alasan"].values)[3][1:3] == (5, "F")
    dialog.take.click()
    found = {one.name: one.difference for one in page.national.model.records()}
    assert found == {
        "Siti Aminah": Difference.DIFFERS,
        "Dewi Kartika": Difference.CHECK,
        "Taufik Rahman": Difference.SAME,
    }
    page.national.read(path)
    assert "tidak ada yang berubah" in page.national.dialog.explanation.text()
    page.national.dialog.reject()


def test_each_tab_becomes_an_excel_file(page, office, tmp_path):
    """X-8: everything exports to Excel."""
    for tab, sheets in (
        ("unit", ["Unit", "Perlu diingatkan", "Pegawai"]),
        ("pegawai", ["Unit", "Perlu diingatkan", "Pegawai"]),
        ("tren", None),
        ("pengecualian", ["Pengecualian"]),
        ("nasional", ["Rekonsiliasi"]),
    ):
        page.show_tab(tab)
        _, read, make = page.shown_workbook()
        book = load_workbook(BytesIO(make(read())))
        assert sheets is None or book.sheetnames == sheets
    page.show_tab("sebaran")
    _, read, make = page.shown_workbook()
    book = load_workbook(BytesIO(make(read())))
    assert book.sheetnames[-2:] == ["Statistik", "Anjuran"]
    rows = {row[0]: row for row in book["Statistik"].iter_rows(min_row=4, values_only=True)}
    assert rows["Bidang Pelayanan"][1] == 4


def test_the_charts_shown_print_with_their_tables(page, office_team):
    """X-8: all forms print; a chart is never told by its picture alone."""
    use_fonts(RESOURCES / "fonts" / "print")
    page.show_tab("tren")
    charts = page.shown_charts()
    view = office_team.services.monitor.paper(office_team.context.session, charts)
    text = "".join(
        one.get_textpage().get_text_bounded()
        for one in pypdfium2.PdfDocument(render("grafik-pemantauan", view))
    )
    assert "Penyelesaian semua unit" in text
    assert "Triwulan III 2026" in text


def test_the_export_menu_offers_siasn_to_hr_and_says_who_else_may_not(
    page, office, qapp, tmp_path, qtbot
):
    words = [action.text() for action in page._exports.menu().actions()]
    assert any(text == "Rekap untuk SIASN" for text in words)
    team = context_for(office, "bambang", qapp, tmp_path)
    head = shown(PemantauanPage(team.context), qtbot)
    words = [action.text() for action in head._exports.menu().actions()]
    assert "Rekap untuk SIASN (hanya kepegawaian)" in words


def test_a_head_sees_the_own_unit_and_no_national_recap(office, qapp, tmp_path, qtbot):
    """TS-11."""
    team = context_for(office, "bambang", qapp, tmp_path)
    page = shown(PemantauanPage(team.context), qtbot)
    assert page.tabs.tab_keys() == ("unit", "pegawai", "sebaran", "tren", "pengecualian")
    assert [line.name for line in page.units.model.records()] == ["Bidang Pelayanan"]
    assert not page.exceptions.add.isVisibleTo(page.exceptions)


def test_tim_penyusun_sees_figures_and_no_persons(office, qapp, tmp_path, qtbot):
    """SM-9, TS-11."""
    team = context_for(office, "nurul", qapp, tmp_path)
    session = office.session("", Role.DRAFTER)
    object.__setattr__(team.context, "session", session)
    page = shown(PemantauanPage(team.context), qtbot)
    assert page.tabs.tab_keys() == ("unit", "sebaran", "tren")
    assert not page.units.letters.isEnabled()
    assert "kepegawaian" in page.units.letters.toolTip()


def test_tabs_open_by_alt_and_number(page):
    QTest.keyClick(page, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert page.tabs.value() == "sebaran"


def test_every_control_has_a_name(page):
    for key in page.tabs.tab_keys():
        page.show_tab(key)
        assert nameless(page) == []


def test_in_a_small_window_everything_stands_one_under_another(page):
    page.resize(850, 400)
    page.set_narrow(True)
    assert page.units.late.y() > page.units.view.y()
    page.show_tab("pegawai")
    assert page.people.view.isColumnHidden(1)
    page.set_narrow(False)
    assert not page.people.view.isColumnHidden(1)


def test_without_periods_the_page_says_where_to_begin(office, qapp, tmp_path, qtbot):
    with office.workspace.write(SYSTEM) as unit:
        for period in unit.find(Period):
            unit.delete(Period, period.id)
    team = context_for(office, "nurul", qapp, tmp_path)
    page = shown(PemantauanPage(team.context), qtbot)
    assert page._stack.currentWidget() is page._empty
    assert not page.export.isEnabled()


def test_states_have_a_mark_of_their_own():
    marks = [state_mark(s) for s in BoardState if s is not BoardState.NOT_DUE]
    assert len({mark.icon for mark in marks}) == len(marks)
