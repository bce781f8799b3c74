"""The dialogs of the page SKP over a real workspace (TS-2, PR-3, PR-4, SM-4, SM-11)."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from tests.services.office import put_cell
from tests.ui.screens.team_world import RESOURCES, context_for, nameless, shown

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.cascade import GoalLevel
from penilaian_desktop.domain.plan import PlanForm, RhkKind
from penilaian_desktop.reports.door import use_fonts
from penilaian_desktop.ui.screens.skp.page import SkpPage
from penilaian_desktop.ui.widgets.flat_button import FlatButton
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.print_preview import PrintPreview


@pytest.fixture
def page(own, qtbot):
    """The page of Siti with a complete draft; her head's plan was handed in before."""
    own.office.plan("bambang")
    own.office.plan("siti", submit=False)
    return shown(SkpPage(own.context), qtbot)


def plan_of(team):
    return team.services.plans.current(team.context.session, year=2026)


def words(actions):
    return [text for _icon, text, _action in actions]


# --- library -------------------------------------------------------------------------------
def test_a_ready_indicator_is_found_by_letters_and_taken_with_enter(page, own):
    """PR-3: the library offers ready indicators with direction and formula."""
    page.table.choose(page.plan.rhk[1].id)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_P)
    dialog = page.desks.dialog
    assert dialog.list.model.rowCount() >= 12
    QTest.keyClicks(dialog.list.search, "kecepatan")
    item = dialog.list.current()
    assert item.name == "Kecepatan pelayanan"
    QTest.keyClick(dialog.list.search, Qt.Key.Key_Return)
    QTest.keyClick(dialog.list.table, Qt.Key.Key_Return)
    new = plan_of(own).rhk[1].indicators[-1]
    assert (new.text, new.library_code) == (item.name, item.code)
    assert page.drawer.record_id == new.id
    assert "Dari pustaka" in page.drawer.indicator.origin.text()
    assert own.toasts[-1][1]


def test_the_library_without_an_rhk_says_what_to_do_first(own, qtbot):
    own.services.plans.create(own.context.session, 2026)
    page = shown(SkpPage(own.context), qtbot)
    page.results.library.click()
    assert page.desks.dialog is None
    assert "RHK dahulu" in own.toasts[-1][0]


# --- provisional parent --------------------------------------------------------------------
def test_a_provisional_parent_is_attached_with_two_keys(page, own):
    """TS-2: the most alike RHK of the superior stands first and Enter takes it."""
    rhk = page.plan.rhk[0]
    page.table.choose(rhk.id)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_H)
    dialog = page.desks.dialog
    assert dialog.model.rowCount() >= 1
    wanted = dialog.model.record(0)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    saved = plan_of(own).rhk[0]
    assert (saved.parent_rhk_id, saved.parent_text) == (wanted.rhk_id, wanted.text)
    assert "terhubung" in own.toasts[-1][0]


def test_without_the_superiors_plan_nobody_is_blocked(own, qtbot):
    plan = own.office.plan("siti", submit=False)
    page = shown(SkpPage(own.context), qtbot)
    page.desks.open_reattach(plan.rhk[0].id)
    assert page.desks.dialog is None
    assert "Induk sementara tetap boleh diajukan" in own.toasts[-1][0]
    assert page.checklist.submit.isEnabled()


def test_all_that_are_worded_alike_are_attached_at_once(page, own):
    leader = own.services.plans.leader_rhk(own.context.session)[0]
    rhk = page.plan.rhk[0]
    own.services.plans.save_rhk(
        own.context.session, page.plan.id, rhk.id, parent_text=leader.text.upper()
    )
    page.refresh()
    assert any("sama persis" in text for text in words(page.desks.page_actions()))
    page.desks.attach_alike()
    assert plan_of(own).rhk[0].parent_rhk_id == leader.rhk_id


# --- order by mouse ------------------------------------------------------------------------
def drag(table, moved, onto):
    port = table.viewport()

    def spot(wanted):
        row = table.plan_model.row_of(wanted)
        left = table.columnViewportPosition(1)
        return QPoint(left + 80, table.rowViewportPosition(row) + table.rowHeight(row) // 2)

    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=spot(moved))
    QTest.mouseMove(port, spot(onto))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=spot(onto))


def test_an_rhk_and_an_indicator_are_moved_by_the_mouse(page, own):
    first, second = page.plan.rhk
    drag(page.table, second.id, first.id)
    assert [rhk.id for rhk in plan_of(own).rhk][:2] == [second.id, first.id]
    moved = plan_of(own).rhk[0].indicators[0]
    drag(page.table, moved.id, first.id)
    assert moved.text in [i.text for i in plan_of(own).rhk[1].indicators]


def test_a_plan_that_is_only_read_is_not_dragged(page, own):
    page.checklist.submit.click()
    first, second = page.plan.rhk
    drag(page.table, second.id, first.id)
    assert [rhk.id for rhk in plan_of(own).rhk] == [first.id, second.id]


# --- goals and manual ----------------------------------------------------------------------
def test_rhk_and_indicator_are_linked_to_a_goal_of_the_agency(page, own):
    """TS-2: what a person does serves a goal."""
    hr = own.office.session("nurul")
    goals = own.services.cascade.save_goal(
        hr, None, level=GoalLevel.SASARAN, text="Meningkatnya kepemilikan dokumen"
    ).value
    page.refresh()
    page.edit(page.plan.rhk[0].id)
    box = page.drawer.rhk.goal
    assert box.isVisible()
    box.set_value(goals[0].id)
    box.activated.emit(box.currentIndex())
    assert plan_of(own).rhk[0].goal_id == goals[0].id


def test_the_manual_is_required_for_heads_of_office_and_folded_for_others(
    page, office, qapp, tmp_path, qtbot
):
    """REGULATIONS 1.3: Manual Indikator Kinerja."""
    page.edit(page.plan.rhk[0].indicators[0].id)
    assert page.drawer.indicator.manual.rows.isHidden()
    team = context_for(office, "hendra", qapp, tmp_path)
    office.plan("hendra", submit=False)
    head = shown(SkpPage(team.context), qtbot)
    head.edit(head.plan.rhk[0].indicators[0].id)
    manual = head.drawer.indicator.manual
    assert not manual.rows.isHidden()
    assert manual._mark.accessibleName() == "wajib, 0 dari 5"
    QTest.keyClicks(manual.areas["purpose"], "Mengukur kecepatan")
    head.drawer.flush()
    assert plan_of(team).rhk[0].indicators[0].purpose == "Mengukur kecepatan"
    assert manual._mark.accessibleName() == "wajib, 1 dari 5"


# --- hard to measure -----------------------------------------------------------------------
def test_an_indicator_that_is_hard_to_measure_is_told_to_the_office(page, own):
    """SM-4: complaints about indicators are counted."""
    page.edit(page.plan.rhk[0].indicators[0].id)
    page.drawer.hard.click()
    dialog = page.desks.dialog
    dialog.send.click()
    assert dialog.isVisible()
    assert dialog.reason.property("faulty")
    dialog._begin("data")
    QTest.keyClicks(dialog.reason, "SIAK tidak mencatatnya")
    dialog.send.click()
    (complaint,) = own.services.indicator_complaints.own(own.context.session)
    assert complaint.reason == "Datanya tidak ada atau sulit diperoleh: SIAK tidak mencatatnya"
    assert own.toasts[-1][0] == "Keluhan indikator dicatat"


def test_who_complained_reads_the_answer_where_the_complaint_was_made(page, own, office):
    """SM-4: answered by the library, also where the indicator was typed in the plan."""
    indicator = page.plan.rhk[0].indicators[0]
    own.services.indicator_complaints.file(own.context.session, indicator.id, "Tidak ada alatnya")

    def told():
        page.edit(indicator.id)
        page.drawer.hard.click()
        said = page.desks.dialog.answer.text()
        page.desks.dialog.reject()
        return said

    assert "Menunggu jawaban" in told()
    assert "Tidak ada alatnya" in told()
    own.services.library.save(
        office.session("nurul"), None, effective_from=date(2027, 1, 1), name="Waktu di loket",
        unit="menit", measure="Mesin antrean", source="Catatan mesin", origin=indicator.text,
    )  # fmt: skip
    assert "Dijawab: “Waktu di loket”, edisi 1 pustaka, berlaku 1 Januari 2027." in told()


# --- mutation ------------------------------------------------------------------------------
def test_a_mutation_splits_the_year_and_the_head_of_the_page_offers_both(page, own):
    page.desks.open_split()
    dialog = page.desks.dialog
    dialog.on.selectAll()
    QTest.keyClicks(dialog.on, "1 Jul 2026")
    QTest.keyClick(dialog.on, Qt.Key.Key_Tab)
    dialog.copy.setChecked(True)
    assert "SKP pertama 1 Januari – 30 Juni 2026" in dialog._says.text()
    dialog.do.click()
    plans = own.services.plans.list(own.context.session, None, 2026)
    assert [(p.starts, p.ends) for p in plans] == [
        (date(2026, 1, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), date(2026, 12, 31)),
    ]
    assert page.plan.starts == date(2026, 7, 1)
    assert len(page.plan.rhk) == 2
    assert page.controls.plans.isVisible()
    page.controls.plan_chosen.emit(plans[0].plan_id)
    assert page.plan.id == plans[0].plan_id


def test_a_day_outside_the_plan_is_refused_at_its_place(page):
    page.desks.open_split()
    dialog = page.desks.dialog
    dialog.on.selectAll()
    QTest.keyClicks(dialog.on, "1 Jan 2026")
    QTest.keyClick(dialog.on, Qt.Key.Key_Tab)
    assert dialog.on.property("faulty")
    assert not dialog.do.isEnabled()
    assert nameless(dialog) == []


# --- what is expected ----------------------------------------------------------------------
def test_what_is_expected_stands_on_one_page_with_the_proposals_of_the_head(page, own):
    """SM-11: plan, indicators, behaviour and dates before the period begins."""
    head = own.office.session("bambang")
    above = own.services.plans.leader_rhk(own.context.session)[0]
    put_cell(own.services.matrix, head, above.rhk_id, own.id_of("siti"), "Terbinanya petugas loket")
    page.show_tab("harapan")
    view = page.expected.view
    assert [entry.text for entry in view.proposals] == ["Terbinanya petugas loket"]
    assert len(view.values) == 7
    page.expected.proposal_taken.emit(view.proposals[0].id)
    new = plan_of(own).rhk[-1]
    assert (new.text, new.parent_rhk_id) == ("Terbinanya petugas loket", above.rhk_id)
    assert new.kind is RhkKind.UTAMA
    assert page.drawer.record_id == new.id
    page.show_tab("harapan")
    assert page.expected.view.proposals == ()


def test_the_menus_offer_what_can_be_done_now(page, own):
    assert any("Bagi karena mutasi" in text for text in words(page.desks.page_actions()))
    row = words(page.desks.row_actions(page.plan.rhk[0].indicators[0].id))
    assert {"Ubah", "Ambil dari pustaka…", "Sulit diukur?", "Hapus indikator"} <= set(row)
    page.checklist.submit.click()
    read = words(page.desks.row_actions(page.plan.rhk[0].indicators[0].id))
    assert "Hapus indikator" not in read
    assert Role.EMPLOYEE in own.context.session.roles


def test_alt_and_a_number_turn_to_the_parts(page):
    for n, part in enumerate(("hasil", "aksi", "perilaku", "lampiran", "versi", "harapan"), 1):
        QTest.keyClick(page, Qt.Key(Qt.Key.Key_0 + n), Qt.KeyboardModifier.AltModifier)
        assert page.tabs.value() == part
        assert nameless(page) == []


def test_proposals_of_the_head_are_told_above_the_plan_and_on_an_empty_year(own, page, qtbot):
    """Nobody overlooks what the head proposed."""
    head = own.office.session("bambang")
    above = own.services.plans.leader_rhk(own.context.session)[0]
    put_cell(own.services.matrix, head, above.rhk_id, own.id_of("siti"), "Terbinanya petugas loket")
    page.refresh()
    assert "1 usulan pimpinan" in page.banner.accessibleName()
    page.banner._buttons[0].click()
    assert page.tabs.value() == "harapan"
    put_cell(own.services.matrix, head, above.rhk_id, own.id_of("taufik"), "Tertibnya antrean")
    other = context_for(own.office, "taufik", None, own.context.runtime.paths.data)
    empty = shown(SkpPage(other.context), qtbot)
    assert "1 usulan RHK" in empty.empty._waiting.text()


def test_what_is_expected_is_told_before_there_is_a_plan(own, qtbot):
    """SM-11: the page of what is expected, before a period begins."""
    head, services = own.office.session("bambang"), own.services
    own.office.plan("bambang", agree_by="hendra")
    above = services.plans.leader_rhk(own.context.session)[0]
    put_cell(services.matrix, head, above.rhk_id, own.id_of("siti"), "Terbinanya petugas loket")
    page = shown(SkpPage(own.context), qtbot)
    assert page.plan is None
    assert page.tabs.tab_keys() == ("hasil", "harapan")
    page.open("harapan")
    assert page._stack.currentWidget() is page.expected
    assert [entry.text for entry in page.expected.view.proposals] == ["Terbinanya petugas loket"]
    assert page.expected.view.dates
    page.show_tab("hasil")
    assert page._stack.currentWidget() is page.empty


def test_the_days_of_a_plan_are_changed_and_a_wrong_order_is_refused_in_place(page, own):
    page.desks.open_period()
    dialog = page.desks.dialog
    dialog.starts.set_value(date(2026, 9, 1))
    dialog.ends.set_value(date(2026, 3, 1))
    dialog.save.click()
    assert dialog.starts.property("faulty")
    dialog.starts.set_value(date(2026, 3, 1))
    dialog.ends.set_value(date(2026, 12, 31))
    dialog.save.click()
    assert plan_of(own).starts == date(2026, 3, 1)
    assert own.toasts[-1][0] == "Masa SKP: 1 Maret – 31 Desember 2026"


def test_form_and_approach_are_changed_with_words_on_what_follows(page, own):
    words = [text for _icon, text, _do in page.desks.page_actions()]
    assert "Bentuk dan pendekatan…" in words
    page.desks.open_form()
    dialog = page.desks.dialog
    assert dialog.meaning.text() == "Isi SKP tidak berubah."
    dialog.form.set_value("JPT")
    dialog.form.chosen.emit("JPT")
    assert "memerlukan perspektif" in dialog.meaning.text()
    dialog.save.click()
    assert plan_of(own).form is PlanForm.JPT
    assert own.toasts[-1][0] == "Bentuk dan pendekatan SKP disimpan"
    said = [part.text() for part in page.checklist.findChildren(Label)]
    assert "Sebaiknya dilengkapi" in said
    jumps = [part.text() for part in page.checklist.findChildren(FlatButton)]
    assert "Manual belum lengkap" in jumps


# --- paper ---------------------------------------------------------------------------------
def test_every_paper_of_the_menu_opens_its_preview(page, own):
    """PR-9: a draft prints with all its papers; nothing fails after the click."""
    use_fonts(RESOURCES / "fonts" / "print")
    printed = [
        (text, act) for _icon, text, act in page.desks.page_actions() if text.startswith("Cetak")
    ]
    assert len(printed) == 5
    for text, act in printed:
        act()
        preview = page.window().findChildren(PrintPreview)[-1]
        assert preview.sheets is not None, text
        preview.reject()
    assert own.refusals == []


def test_without_a_plan_the_menu_offers_no_paper(own, qtbot):
    page = shown(SkpPage(own.context), qtbot)
    assert not [text for text in words(page.desks.page_actions()) if text.startswith("Cetak")]
