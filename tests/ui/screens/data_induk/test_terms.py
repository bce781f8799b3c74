"""The terms of a period in Data induk › Periode (REGULATIONS 1.3, 3.6)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.ui.screens.team_world import context_for, shown

from penilaian_desktop.domain.access import Role
from penilaian_desktop.ui.screens.data_induk.page import DataIndukPage
from penilaian_desktop.ui.screens.data_induk.terms_dialog import TermsDialog


@pytest.fixture
def hr(office, qapp, tmp_path):
    return context_for(office, "nurul", qapp, tmp_path)


@pytest.fixture
def page(hr, qtbot):
    return shown(DataIndukPage(hr.context), qtbot)


def terms_dialog(page):
    page.periods.card.terms.click()
    return [d for d in page.window().findChildren(TermsDialog) if d.isVisible()][-1]


def test_the_terms_of_all_quarters_are_set_in_one_dialog(page, hr):
    """REGULATIONS 3.6: days of an objection; 1.3: the Manual Indikator that leaders need."""
    page.show_tab("periode")
    page.periods.view.choose_row(page.periods.model.row_of(lambda p: p.code == "2026-T3"))
    said = "Keberatan: diajukan dalam 14 hari, diputus dalam 14 hari."
    assert page.periods.card.terms_note.text() == said
    dialog = terms_dialog(page)
    assert dialog.accessibleName() == "Aturan Triwulan III 2026"
    dialog.filing.setText("seminggu")
    dialog.confirm.click()
    assert dialog.rows._faults["objection_days"].text() == "Tulis jumlah hari dengan angka."
    dialog.filing.setText("7")
    dialog.deciding.setText("400")
    dialog.confirm.click()
    assert "366" in dialog.rows._faults["decision_days"].text()
    dialog.deciding.setText("10")
    dialog.days.set_value("kerja")
    dialog.manual.setChecked(True)
    assert dialog.voice.value() == "survei_lalu_catatan"
    dialog.voice.set_value("rata_rata")
    dialog.all_alike.setChecked(True)
    dialog.confirm.click()
    assert not dialog.isVisible()
    assert hr.toasts[-1] == ("Aturan 4 periode disimpan", "Ubah data induk")
    quarters = [p for p in page.periods.model.records() if "T" in p.code]
    assert {(p.objection_days, p.decision_days, p.manual_required) for p in quarters} == {
        (7, 10, True)
    }
    assert page.periods.card.terms_note.text() == (
        "Keberatan: diajukan dalam 7 hari kerja, diputus dalam 10 hari kerja. "
        "Manual Indikator wajib lengkap bagi pimpinan. "
        "Suara warga: Rata-rata survei unit dan catatan yang menyebut pegawai."
    )


def test_the_terms_of_a_locked_period_are_read_and_not_changed(page, hr):
    hr.services.master_data.lock_period(hr.context.session, "2026-T1")
    page.refresh()
    page.show_tab("periode")
    page.periods.view.choose_row(page.periods.model.row_of(lambda p: p.code == "2026-T1"))
    dialog = terms_dialog(page)
    assert not dialog.confirm.isEnabled()
    assert "terkunci" in dialog.confirm.toolTip()


def test_a_drafter_reads_the_periods_and_sees_no_way_to_change_their_terms(
    office, qapp, tmp_path, qtbot
):
    drafter = context_for(office, "dewi", qapp, tmp_path)
    session = office.session("dewi", Role.EMPLOYEE, Role.DRAFTER)
    page = shown(DataIndukPage(replace(drafter.context, session=session)), qtbot)
    page.show_tab("periode")
    assert not page.periods.card.terms.isVisible()
