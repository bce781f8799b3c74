"""Evaluasi over a real workspace (FEATURES WG-1, TS-11, TJ-11, X-2, X-3)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from tests.services.office import SYSTEM
from tests.ui.screens.team_world import (
    ABOVE,
    RESOURCES,
    THIRD,
    context_for,
    nameless,
    shown,
    write_quarter,
)

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.employee import Assignment
from penilaian_desktop.reports.door import use_fonts
from penilaian_desktop.ui.screens.evaluasi.indicator_rows import read_value
from penilaian_desktop.ui.screens.evaluasi.page import EvaluasiPage
from penilaian_desktop.ui.widgets.print_preview import PrintPreview
from penilaian_desktop.ui.widgets.why_dialog import WhyDialog


@pytest.fixture
def page(own, qtbot):
    write_quarter(own.office)
    page = shown(EvaluasiPage(own.context), qtbot)
    page.open(THIRD)
    return page


@pytest.fixture
def published(own, page):
    own.office.appraise("siti", "bambang", behaviour=ABOVE, publish=True)
    page.refresh()
    return page


def realised(own):
    return own.services.appraisals.own_realisation(own.context.session, THIRD)


def test_it_opens_on_the_period_that_runs(own, qtbot):
    page = shown(EvaluasiPage(own.context), qtbot)
    assert page.period.value() == "2026-T4"


def test_indicators_show_target_log_and_achievement(page):
    row = next(iter(page.indicators.rows.values()))
    assert (row._target.text(), row._log.text(), row._percent.text()) == ("450", "440", "98 %")
    assert row.value.text() == ""
    assert row.value.placeholderText() == "440"


def test_an_own_value_and_note_are_saved_as_typed(page, own):
    row = next(iter(page.indicators.rows.values()))
    QTest.keyClicks(row.value, "445")
    QTest.keyClicks(row.note, "5 dokumen manual")
    page.save.flush()
    first = realised(own).items[0]
    assert (first.actual, first.note, first.late) == (Decimal(445), "5 dokumen manual", True)
    assert row.value.text() == "445"
    assert row._percent.text() == "99 %"
    row.value.clear()
    QTest.keyClicks(row.value, " ")
    page.save.flush()
    assert realised(own).items[0].actual == Decimal(440)


def test_a_negative_value_is_refused_at_the_field_and_stays_to_be_mended(page, own):
    row = next(iter(page.indicators.rows.values()))
    QTest.keyClicks(row.value, "-5")
    page.save.flush()
    assert row.value.property("faulty")
    assert "kurang dari nol" in row.value.toolTip()
    page.refresh()
    assert row.value.text() == "-5"
    row.value.clear()
    QTest.keyClicks(row.value, "7")
    page.save.flush()
    assert realised(own).items[0].actual == Decimal(7)
    assert not row.value.property("faulty")


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("1.250,5", Decimal("1250.5"), ""),
        ("98 %", Decimal(98), ""),
        ("", None, ""),
        ("tepat waktu", None, "tepat waktu"),
        ("-3", Decimal(-3), ""),
        ("-", None, "-"),
    ],
)
def test_numbers_are_read_as_people_write_them(text, value, words):
    assert read_value(text) == (value, words)


def test_achievements_and_challenges_are_saved_together(page, own):
    page.texts["achievements"].setFocus()
    QTest.keyClicks(page.texts["achievements"], "Antrean habis setiap hari.")
    QTest.keyClicks(page.texts["challenges"], "Listrik padam.")
    page.refresh()
    assert page.texts["achievements"].text() == "Antrean habis setiap hari."
    page.hide()
    assert realised(own).achievements == "Antrean habis setiap hari."
    assert realised(own).challenges == "Listrik padam."


def test_before_publication_it_says_so_plainly(page):
    assert page.result.words.text().startswith("Belum diterbitkan.")
    assert page.result.why.isHidden()
    actions = {a.text(): a.isEnabled() for a in page.print_menu().actions()}
    assert actions == {
        "SKP": True,
        "Dokumen Evaluasi (sesudah diterbitkan)": False,
        "Lembar evaluasi (sesudah diterbitkan)": False,
        "Simpan lembar evaluasi sebagai Excel… (sesudah diterbitkan)": False,
        "Alasan predikat (sesudah diterbitkan)": False,
        "Umpan balik": True,
        "Laporan kinerja (isi pencapaian dan tantangan dahulu)": False,
        "Konversi angka kredit (hanya untuk jabatan fungsional)": False,
        "Akumulasi angka kredit (hanya untuk jabatan fungsional)": False,
        "Penetapan angka kredit (hanya untuk jabatan fungsional)": False,
    }


def test_every_entry_of_the_print_menu_that_is_enabled_opens_its_preview(published, own):
    """PR-9: what cannot be printed says so before the click, never after it."""
    use_fonts(RESOURCES / "fonts" / "print")
    enabled = [a for a in published.print_menu().actions() if a.isEnabled()]
    printed = [a for a in enabled if not a.text().startswith("Simpan")]
    assert "Lembar evaluasi" in {a.text() for a in printed}
    for action in printed:
        action.trigger()
        published.window().findChildren(PrintPreview)[-1].reject()
    assert own.refusals == []


def test_the_angka_kredit_of_a_functional_position_prints_once_a_result_is_out(
    office, qapp, tmp_path, qtbot
):
    """REGULATIONS 5: for PNS in functional positions only."""
    team = context_for(office, "yohanes", qapp, tmp_path)
    with office.workspace.write(SYSTEM) as unit:
        (held,) = unit.find(Assignment, person_id=office.ids["yohanes"])
        unit.put(replace(held, jenjang="ahli_pertama"))
    office.plan("yohanes", agree_by="bambang")
    page = shown(EvaluasiPage(team.context), qtbot)
    page.open(THIRD)

    def credit():
        menu = page.print_menu().actions()
        return {a.text(): a.isEnabled() for a in menu if a.text().startswith("Konversi")}

    assert credit() == {"Konversi angka kredit (sesudah diterbitkan)": False}
    office.appraise("yohanes", "bambang", publish=True)
    page.refresh()
    assert credit() == {"Konversi angka kredit": True}


def test_a_value_of_an_old_year_can_be_printed_from_the_menu(page, own):
    """REGULATIONS 4: PP 30/2019 stays readable."""
    hr = replace(own.office.session("nurul", Role.HR), office=True)
    own.services.old_scores.save(
        hr, own.id_of("siti"), "2021", skp=Decimal(118), behaviour=Decimal(108)
    )
    page.refresh()
    use_fonts(RESOURCES / "fonts" / "print")
    (entry,) = (a for a in page.print_menu().actions() if "PP 30" in a.text())
    assert entry.text() == "Penilaian PP 30/2019 tahun 2021"
    entry.trigger()
    preview = page.window().findChild(PrintPreview)
    assert "PP 30/2019" in preview.accessibleName() + preview.windowTitle()
    assert own.refusals == []


def test_the_evaluation_sheet_is_saved_as_an_excel_file(published, own, tmp_path, monkeypatch):
    asked = []

    def choose(_parent, _title, name, _kinds):
        asked.append(Path(name).name)
        return str(tmp_path / "lembar"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    (entry,) = (a for a in published.print_menu().actions() if a.text().startswith("Simpan"))
    entry.trigger()
    assert asked == ["evaluasi-Siti-Aminah-2026-T3.xlsx"]
    sheet = load_workbook(tmp_path / "lembar.xlsx").worksheets[0]
    assert sheet["A1"].value == "EVALUASI KINERJA PEGAWAI"
    assert own.toasts[-1][0] == "lembar.xlsx tersimpan"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    entry.trigger()
    assert own.refusals == []


def test_feedback_of_the_period_is_seen_at_once(page):
    words = [label.text() for label in page.feedback.findChildren(type(page.header.title))]
    assert "“Ramah dan cekatan.”" in words


def test_after_publication_the_result_stands_with_its_reasons(published, own):
    result = published.result
    assert result.pill._mark.text == "Baik"
    assert "Diterbitkan 19 November 2026" in result.words.text()
    assert "Kekuatan Teliti" in result._said.text()
    assert not next(iter(published.indicators.rows.values())).value.isEnabled()
    result.why.click()
    dialog = next(iter(published.window().findChildren(WhyDialog)))
    assert "Keberatan dapat diajukan sampai 3 Desember 2026." in dialog.explanation.text()
    dialog.log_step.findChildren(type(result.why))[0].click()
    assert own.pages[-1] == ("kegiatan", None)


@pytest.mark.parametrize("form", ["skp", "dokumen-evaluasi", "alasan-predikat"])
def test_forms_are_printed_into_the_chosen_file(published, own, tmp_path, monkeypatch, form):
    use_fonts(RESOURCES / "fonts" / "print")
    target = tmp_path / "hasil"
    asked = []

    def choose(_parent, _title, name, _kinds):
        asked.append(name)
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    published.print_form(form)
    preview = published.window().findChild(PrintPreview)
    preview.save_button.click()
    assert (tmp_path / "hasil.pdf").read_bytes().startswith(b"%PDF")
    assert asked == [f"{form}-Siti-Aminah-2026-T3.pdf"]
    assert own.toasts[-1][0] == "hasil.pdf tersimpan"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    preview.save_button.click()
    assert own.refusals == []


def test_without_a_plan_the_first_step_is_offered(own, qtbot):
    page = shown(EvaluasiPage(own.context), qtbot)
    assert page._no_plan.isVisible()
    assert page.print_menu().actions()[0].text() == "SKP (SKP belum ada)"


def test_a_small_window_puts_the_result_below(page):
    page.set_narrow(True)
    page.resize(828, 380)
    assert page.result.mapTo(page, page.result.rect().topLeft()).y() > 300


def test_every_control_has_a_name_and_the_keys_are_listed(page):
    assert nameless(page) == []
    assert page.key_help()
    assert "Realisasi" in page.help_text()


def test_the_own_objections_and_follow_ups_are_one_button_away_after_publication(own, page):
    """WG-4: neither shows before publication."""
    assert not page.result.objection.isVisible()
    assert not page.result.follow_ups.isVisible()
    own.office.appraise("siti", "bambang", behaviour=ABOVE, publish=True)
    page.refresh()
    page.result.objection.click()
    page.result.follow_ups.click()
    assert own.pages == [("keberatan", THIRD), ("tindak_lanjut", None)]
