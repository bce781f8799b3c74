"""The page SKP over a real workspace (FEATURES TJ-1, WG-2, SM-11; complaints 3, 4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog
from tests.ui.screens.team_world import context_for, nameless, shown

from penilaian_desktop.domain.plan import Direction, PlanStatus, RhkKind
from penilaian_desktop.reports.door import use_fonts
from penilaian_desktop.ui.kit.tasks import TaskRunner
from penilaian_desktop.ui.screens.skp.page import SkpPage
from penilaian_desktop.ui.screens.skp.plan_model import LEADER, MARK, TARGET, TEXT
from penilaian_desktop.ui.widgets.print_preview import PrintPreview


@pytest.fixture
def page(own, qtbot):
    """The page of Siti with a complete draft; her head's plan was handed in before."""
    own.office.plan("bambang")
    own.office.plan("siti", submit=False)
    return shown(SkpPage(own.context), qtbot)


def plan_of(team):
    return team.services.plans.current(team.context.session, year=2026)


def settle(page):
    page.drawer.flush()


def test_the_plan_stands_as_a_tree_with_targets_and_the_leaders_column(page):
    model = page.table.plan_model
    said = [model.cell_text(row, TEXT) for row in model.rows]
    assert "1  Terselesaikannya permohonan kartu keluarga" in said
    indicator = model.row_of(page.plan.rhk[0].indicators[0].id)
    assert model.cell_text(model.rows[indicator], TARGET) == "1.800 dokumen"
    assert model.cell_text(model.rows[indicator], MARK) == "lengkap"
    assert model.cell_text(model.rows[1], LEADER) == "RHK pimpinan belum dipilih"
    assert model.index(indicator, TARGET).data(Qt.ItemDataRole.AccessibleTextRole) == (
        f"Target 2026: 1.800 dokumen, baris {indicator + 1}"
    )
    assert page.table.rowSpan(1, LEADER) == 2


def test_the_arrow_keys_pass_over_headings_and_fold(page):
    page.table.setFocus()
    page.table.choose(page.plan.rhk[0].id)
    whole = page.table.plan_model.rowCount()
    QTest.keyClick(page.table, Qt.Key.Key_Left)
    assert page.table.plan_model.rowCount() == whole - len(page.plan.rhk[0].indicators)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.table.current_id() == page.plan.rhk[1].id
    QTest.keyClick(page.table, Qt.Key.Key_Up)
    QTest.keyClick(page.table, Qt.Key.Key_Right)
    QTest.keyClick(page.table, Qt.Key.Key_Up)
    assert page.table.current_id() == page.plan.rhk[0].id


def test_a_target_is_read_while_it_is_typed_and_saved_without_a_button(page, own):
    indicator = page.plan.rhk[0].indicators[0]
    page.edit(indicator.id, "target_text")
    field = page.drawer.indicator.target
    field.selectAll()
    QTest.keyClicks(field, "<= 3 jam")
    assert page.drawer.indicator.unit.text() == "jam"
    assert page.drawer.indicator.direction.value() == "lower"
    assert "≤ 3 jam, makin rendah makin baik" in page.drawer.indicator.read_as.text()
    settle(page)
    saved = plan_of(own).rhk[0].indicators[0]
    assert (saved.target_high, saved.unit, saved.direction) == (Decimal(3), "jam", Direction.LOWER)
    assert page.drawer.saved.text().startswith("Tersimpan")


def test_a_blank_behind_a_word_stays_while_the_plan_is_loaded_again(page, own):
    page.edit(page.plan.rhk[0].id)
    text = page.drawer.rhk.text
    QTest.keyClicks(text, " tepat ")
    settle(page)
    assert text.text().endswith(" tepat ")
    QTest.keyClicks(text, "waktu")
    settle(page)
    assert plan_of(own).rhk[0].text.endswith(" tepat waktu")


def test_quarters_are_shared_out_by_one_button(page, own):
    page.edit(page.plan.rhk[0].indicators[0].id)
    for field in page.drawer.indicator.quarters:
        field.clear()
    page.drawer.indicator.share.click()
    saved = plan_of(own).rhk[0].indicators[0].quarter_targets
    assert saved == (Decimal(450),) * 4


def test_a_quarter_that_is_no_number_says_so_at_its_place_and_is_not_saved(page, own):
    page.edit(page.plan.rhk[0].indicators[0].id)
    field = page.drawer.indicator.quarters[0]
    field.selectAll()
    QTest.keyClicks(field, "banyak")
    settle(page)
    assert field.property("faulty")
    assert plan_of(own).rhk[0].indicators[0].quarter_targets[0] == Decimal(450)


def test_the_leaders_rhk_is_chosen_and_stands_at_the_left(page, own):
    leader = own.services.plans.leader_rhk(own.context.session)[0]
    page.edit(page.plan.rhk[0].id)
    combo = page.drawer.rhk.parent_choice
    combo.set_value(leader.rhk_id)
    combo.activated.emit(combo.currentIndex())
    rhk = plan_of(own).rhk[0]
    assert (rhk.parent_rhk_id, rhk.parent_text) == (leader.rhk_id, leader.text)
    assert page.table.plan_model.leader_text(page.plan.rhk[0]) == leader.text


def test_a_new_rhk_opens_in_the_drawer_and_one_left_without_a_word_goes(page, own):
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_B)
    assert len(plan_of(own).rhk) == 3
    assert page.drawer.record_id == page.plan.rhk[2].id
    QTest.keyClick(page.drawer.rhk.text, Qt.Key.Key_Escape)
    assert len(plan_of(own).rhk) == 2
    assert page.drawer.isHidden()


def test_an_additional_rhk_with_its_assignment_and_indicator_is_written_by_keys(page, own):
    page.add_other.click()
    QTest.keyClicks(page.drawer.rhk.text, "Jemput bola")
    QTest.keyClicks(page.drawer.rhk.assigned_by, "Kepala Dinas, ST 12")
    settle(page)
    page.drawer.more.click()
    QTest.keyClicks(page.drawer.indicator.text, "Kegiatan jemput bola")
    QTest.keyClicks(page.drawer.indicator.target, "12 kegiatan")
    settle(page)
    rhk = plan_of(own).rhk[2]
    assert (rhk.kind, rhk.text, rhk.assigned_by) == (
        RhkKind.TAMBAHAN, "Jemput bola", "Kepala Dinas, ST 12",
    )  # fmt: skip
    assert rhk.indicators[0].target_low == Decimal(12)


def test_deleting_says_how_to_take_it_back(page, own):
    page.table.setFocus()
    page.table.choose(page.plan.rhk[1].id)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert len(plan_of(own).rhk) == 1
    assert own.toasts[-1] == ("RHK 2 dihapus", "Hapus RHK")
    own.services.undo.undo(own.context.session)
    assert len(plan_of(own).rhk) == 2


def test_rows_are_moved_by_alt_and_an_arrow(page, own):
    first = page.plan.rhk[0].id
    page.table.setFocus()
    page.table.choose(first)
    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert plan_of(own).rhk[1].id == first
    assert page.table.current_id() == first


def test_handing_in_is_closed_with_its_reason_near_by_until_nothing_is_missing(page, own):
    indicator = page.plan.rhk[0].indicators[0]
    page.edit(indicator.id, "measure")
    page.drawer.indicator.measure.clear()
    settle(page)
    card = page.checklist
    assert not card.submit.isEnabled()
    assert "Lengkapi 1 hal di atas dahulu." in card._reason.text()
    jump = next(b for b in card.findChildren(QAbstractButton) if b.text().startswith("Cara ukur"))
    page.drawer.close_drawer()
    jump.click()
    assert page.drawer.record_id == indicator.id
    assert page.window().focusWidget() is page.drawer.indicator.measure
    QTest.keyClicks(page.drawer.indicator.measure, "Jumlah dalam SIAK")
    settle(page)
    assert card.submit.isEnabled()
    card.submit.click()
    assert plan_of(own).status is PlanStatus.SUBMITTED
    assert own.toasts[-1][0] == "SKP 2026 diajukan ke Bambang Wijaya"


def test_a_plan_handed_in_is_only_read_until_it_is_taken_back(page, own):
    page.checklist.submit.click()
    assert not page.editable
    assert page.add.isHidden()
    assert page.reopen.text() == "Tarik dan ubah"
    page.edit(page.plan.rhk[0].id)
    assert not page.drawer.rhk.isEnabled()
    page.drawer.close_drawer()
    page.reopen.click()
    assert page.editable
    assert "draf lagi" in page.banner.accessibleName()
    page.edit(page.plan.rhk[0].id)
    QTest.keyClicks(page.drawer.rhk.text, "!")
    settle(page)
    assert plan_of(own).status is PlanStatus.DRAFT


def test_an_agreed_plan_offers_a_new_version_and_a_returned_one_shows_the_note(page, own):
    page.checklist.submit.click()
    head, plans = own.office.session("bambang"), own.services.plans
    plans.decide(head, page.plan.id, agreed=False, note="Tambahkan target waktu")
    page.refresh()
    assert "Tambahkan target waktu" in page.banner.accessibleName()
    assert page.editable
    assert not page.checklist.submit.isEnabled()
    assert "Perbaiki dahulu sesuai catatan" in page.checklist._reason.text()
    page.edit(page.plan.rhk[0].id)
    QTest.keyClicks(page.drawer.rhk.text, " tepat waktu")
    settle(page)
    assert "Tambahkan target waktu" in page.banner.accessibleName()
    page.checklist.submit.click()
    plans.decide(head, page.plan.id, agreed=True)
    page.refresh()
    assert page.reopen.text() == "Ubah (versi baru)"
    assert page.reopen.isVisible()


def test_a_year_without_a_plan_begins_with_one_press_or_with_a_copy(own, qtbot):
    page = shown(SkpPage(own.context), qtbot)
    assert page.empty.isVisible()
    assert not page.empty.copy.isVisible()
    page.empty.begin.click()
    assert page.plan is not None
    assert own.toasts[-1][0] == "SKP 2026 dimulai"
    page._choose_year("2027")
    assert page.empty.copy.text() == "Salin dari 2026"
    page.empty.copy.click()
    assert page.plan.year == 2027


def test_expectations_and_attachments_are_saved_as_they_are_typed(page, own):
    page.show_tab("perilaku")
    QTest.keyClicks(page.behaviour.areas[0], "Loket buka tepat waktu")
    page.behaviour.autosave.flush()
    assert plan_of(own).expectations[0] == "Loket buka tepat waktu"
    page.show_tab("lampiran")
    area = page.attachments.areas["support"]
    area.setFocus()
    area.selectAll()
    QTest.keyClicks(area, "Printer KTP-el")
    QTest.keyClick(area, Qt.Key.Key_Return)
    QTest.keyClicks(area, "Pelatihan SIAK")
    page.attachments.autosave.flush()
    assert plan_of(own).support == ("Printer KTP-el", "Pelatihan SIAK")
    assert area.text() == "Printer KTP-el\nPelatihan SIAK"
    assert page.saved.text().startswith("Tersimpan")


def test_the_plan_is_printed_into_a_file_and_its_folder_is_offered(
    page, own, tmp_path, monkeypatch
):
    use_fonts(own.context.resources / "fonts" / "print")
    target = tmp_path / "SKP Siti"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    page.print_button.click()
    page.window().findChild(PrintPreview).save_button.click()
    assert (tmp_path / "SKP Siti.pdf").read_bytes().startswith(b"%PDF")
    assert "SKP Siti.pdf" in page.banner.accessibleName()
    assert page.banner.isVisible()


def test_a_page_asked_for_a_record_opens_it_once_it_is_loaded(own, qtbot):
    plan = own.office.plan("siti", submit=False)
    page = SkpPage(own.context)
    page.open(plan.rhk[1].id)
    shown(page, qtbot)
    assert page.drawer.record_id == plan.rhk[1].id


def test_a_head_of_office_has_perspectives_and_no_provisional_parent(office, qapp, tmp_path, qtbot):
    team = context_for(office, "hendra", qapp, tmp_path)
    office.plan("hendra", submit=False)
    page = shown(SkpPage(team.context), qtbot)
    assert page.table.plan_model.head(2) == "Perspektif"
    page.edit(page.plan.rhk[0].indicators[0].id)
    assert page.drawer.indicator._boxes.isVisible()
    page.drawer.indicator._perspectives[0][1].click()
    assert len(plan_of(team).rhk[0].indicators[0].perspectives) == 1


@pytest.mark.parametrize(("width", "height"), [(1158, 684), (852, 392)])
def test_nothing_is_cut_and_everything_has_a_name(page, width, height):
    page.set_narrow(width < 1000)
    page.resize(width, height)
    page.edit(page.plan.rhk[0].indicators[0].id)
    assert page.drawer.geometry().right() == page.width() - 1
    assert page.table.horizontalScrollBar().maximum() == 0
    for tab in ("perilaku", "lampiran", "hasil"):
        page.show_tab(tab)
        assert nameless(page) == []


def test_the_plan_of_today_is_that_of_the_year_of_the_clock(page):
    assert page.header.title.text() == "SKP 2026"
    assert page.plan.starts == date(2026, 1, 1)
    assert page.key_help()
    assert "induk sementara" in page.help_text()


def test_with_real_threads_a_new_rhk_opens_once_the_plan_that_has_it_is_shown(own, qtbot):
    own.office.plan("siti", submit=False)
    tasks = TaskRunner(own.context.signals)
    page = SkpPage(replace(own.context, tasks=tasks))
    try:
        shown(page, qtbot)
        qtbot.waitUntil(lambda: page.plan is not None)
        page.add.click()
        qtbot.waitUntil(lambda: not page.drawer.isHidden())
        QTest.keyClicks(page.drawer.rhk.text, "Terlayaninya warga ")
        page.drawer.flush()
        QTest.keyClicks(page.drawer.rhk.text, "lansia")
        page.drawer.flush()
        qtbot.waitUntil(lambda: not tasks.busy and page.drawer.autosave.idle)
        assert page.drawer.rhk.text.text() == "Terlayaninya warga lansia"
        assert plan_of(own).rhk[2].text == "Terlayaninya warga lansia"
    finally:
        tasks.stop()
