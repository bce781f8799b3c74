"""Tindak lanjut over a real workspace (FEATURES TS-7, TS-8, PR-8, X-5)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from tests.ui.screens.team_world import context_for, nameless, shown

from penilaian_desktop.domain.appraisal import Rating
from penilaian_desktop.domain.follow_up import FollowUpKind, FollowUpState
from penilaian_desktop.reports.door import use_fonts
from penilaian_desktop.ui.screens.tindak_lanjut.page import HELPED, LIST, PROPOSED, TindakLanjutPage
from penilaian_desktop.ui.widgets.print_preview import PrintPreview

FONTS = Path(__file__).parents[4] / "resources" / "fonts" / "print"
BELOW, ABOVE, MEETS = Rating.BELOW, Rating.ABOVE, Rating.MEETS


@pytest.fixture
def published(office):
    """Siti's third quarter is below expectation, Taufik's above; both are published."""
    office.clock.set(date(2026, 10, 5))
    office.appraise("siti", "bambang", work=BELOW, publish=True)
    office.appraise("taufik", "bambang", work=ABOVE, behaviour=ABOVE, publish=True)
    return office


@pytest.fixture
def open_as(published, qapp, tmp_path, qtbot):
    """Return a function that opens the page for somebody."""

    kept = []

    def opener(who):
        world = context_for(published, who, qapp, tmp_path)
        kept.append(shown(TindakLanjutPage(world.context), qtbot))
        return kept[-1], world

    return opener


def coach(page, topic="Dialog kinerja tiap minggu"):
    at = page.proposals.row_of(
        lambda p: p.person.name == "Siti Aminah" and p.kind is FollowUpKind.COACHING
    )
    page.show_tab(PROPOSED)
    page.proposed_table.choose_row(at)
    QTest.keyClick(page.proposed_table, Qt.Key.Key_Return)
    page.dialog.topic.set_value(topic)
    page.dialog.confirm.click()


def reward(page):
    page.write()
    dialog = page.dialog
    taufik = next(k for k, s in dialog._subjects.items() if s.name.startswith("Taufik"))
    dialog.subject.set_value(taufik)
    dialog.kind.set_value(FollowUpKind.REWARD.value)
    dialog.topic.set_value("Pegawai teladan")
    dialog.confirm.click()


def chosen(page):
    return page.table.current_record()


def test_a_result_suggests_what_follows_and_enter_writes_it(open_as):
    """TS-7: a weak predicate proposes coaching; written, it is proposed no more."""
    page, world = open_as("bambang")
    before = page.proposals.rowCount()
    coach(page)
    assert page.proposals.rowCount() == before - 1
    assert chosen(page).topic == "Dialog kinerja tiap minggu"
    assert chosen(page).due == date(2026, 11, 4)
    assert chosen(page).responsible.startswith("Bambang")
    assert world.toasts[-1] == ("Tindak lanjut disimpan", "Tulis tindak lanjut")


def test_coaching_cannot_be_closed_empty(open_as):
    """TS-8: the outcome is required; with it and the day it closes."""
    page, _ = open_as("bambang")
    coach(page)
    page.close_chosen()
    page.dialog.confirm.click()
    assert page.dialog.rows._faults["outcome"].text()
    page.dialog.outcome.set_value("Target mingguan disepakati")
    page.dialog.confirm.click()
    assert chosen(page).state is FollowUpState.CLOSED
    assert "Target mingguan disepakati" in page.detail.note.text()
    assert not page.detail.edit.isVisible()


def preview_of(page):
    pdf = page.window().findChildren(PrintPreview)[-1].sheets.pdf
    return " ".join(p.get_textpage().get_text_bounded() for p in PdfDocument(pdf))


def test_the_minutes_of_coaching_are_printed_where_the_coaching_is(open_as):
    """TS-8: topic, date, outcome, both signatures."""
    use_fonts(FONTS)
    page, _ = open_as("bambang")
    coach(page)
    assert page.detail.print.isVisible()
    page.detail.print.click()
    text = preview_of(page)
    for words in ("PEMBINAAN KINERJA PEGAWAI", "Dialog kinerja tiap minggu", "Yang membina"):
        assert words in text


def test_a_reward_prints_its_letter_and_once_approved_its_piagam(open_as):
    """TS-7: proposal, approval and letter on paper."""
    use_fonts(FONTS)
    page, world = open_as("bambang")
    reward(page)
    page.detail.print.click()
    text = preview_of(page)
    for words in ("Usul Penghargaan a.n. Taufik Rahman", "Pegawai teladan", "PERSETUJUAN"):
        assert words in text
    world.services.follow_ups.approve(
        world.office.session("hendra"), chosen(page).id, letter="800/9/2026"
    )
    page.refresh()
    letter, award = page.detail.print_menu().actions()
    assert (letter.text(), award.text()) == ("Surat usulan", "Piagam penghargaan")
    award.trigger()
    assert "Nomor: 800/9/2026" in preview_of(page)


def test_a_topic_is_required_and_the_refusal_stands_at_it(open_as):
    page, _ = open_as("bambang")
    coach(page, topic="  ")
    assert "Isi tindak lanjut belum ada." in page.dialog.rows._faults["topic"].text()
    assert page.model.rowCount() == 0


def test_a_reward_waits_for_approval_with_its_letter(open_as):
    """PR-8: proposed by the appraiser, approved by the superior, then closed."""
    page, _ = open_as("bambang")
    reward(page)
    assert not page.detail.finish.isEnabled()
    assert "menunggu" in page.detail.finish.toolTip()
    assert not page.detail.approve.isVisible()
    page.detail.copy_letter()
    assert "kami mengusulkan penghargaan bagi Taufik" in QGuiApplication.clipboard().text()
    head, _ = open_as("hendra")
    head.approve()
    head.dialog.answer.set_value("no")
    head.dialog.confirm.click()
    assert head.dialog.rows._faults["note"].text()
    head.dialog.answer.set_value("yes")
    head.dialog.letter.set_value("800/12/DKPS/2026")
    head.dialog.confirm.click()
    assert chosen(head).state is FollowUpState.APPROVED
    assert "800/12/DKPS/2026" in head.detail.note.text()
    assert head.detail.approve.text() == "Ubah keputusan…"
    page.refresh()
    assert page.detail.finish.isEnabled()


def test_hr_reads_and_approves_but_writes_none(open_as):
    reward(open_as("bambang")[0])
    page, _ = open_as("nurul")
    assert not page.new.isVisible()
    assert page.detail.approve.isVisible()
    assert not page.detail.edit.isVisible()
    page.edit()
    assert page.dialog is None


def test_a_person_sees_the_own_ones_only(open_as):
    head, _ = open_as("bambang")
    coach(head)
    reward(head)
    page, _ = open_as("siti")
    assert [item.person.name for item in page.model.records()] == ["Siti Aminah"]
    assert not page.new.isVisible()
    for button in (page.detail.approve, page.detail.edit, page.detail.finish, page.detail.delete):
        assert not button.isVisible()
    other, _ = open_as("yohanes")
    assert other._outer.currentWidget() is other.empty


def test_nothing_shows_before_publication(office, qapp, tmp_path, qtbot):
    """WG-4: a finished result that is not published suggests nothing to anybody."""
    office.clock.set(date(2026, 10, 5))
    office.appraise("siti", "bambang", work=BELOW)
    for who in ("bambang", "siti"):
        world = context_for(office, who, qapp, tmp_path)
        page = shown(TindakLanjutPage(world.context), qtbot)
        assert page._outer.currentWidget() is page.empty


def test_the_next_period_shows_whether_it_helped(open_as, published):
    """X-5: unknown at first, then the steps between the two predicates."""
    page, _ = open_as("bambang")
    coach(page)
    line = page.compared.records()[0]
    assert (line.next_period_code, line.steps) == ("2026-T4", None)
    published.clock.set(date(2027, 1, 5))
    published.appraise(
        "siti", "bambang", period="2026-T4", work=ABOVE, behaviour=ABOVE, publish=True
    )
    page.refresh()
    page.open(HELPED)
    assert page._stack.currentWidget() is page.helped_card
    assert page.compared.records()[0].steps > 0


def test_deleting_can_be_undone(open_as, published):
    page, world = open_as("bambang")
    coach(page)
    page.detail.delete.click()
    assert page.model.rowCount() == 0
    assert world.toasts[-1] == ("Tindak lanjut dihapus", "Hapus tindak lanjut")
    published.services.undo.undo(world.context.session)
    page.refresh()
    assert page.model.rowCount() == 1


def test_an_overdue_one_says_so_in_words(open_as, published):
    page, _ = open_as("bambang")
    coach(page)
    published.clock.set(date(2026, 11, 19))
    page.refresh()
    assert page.detail.pill.accessibleName() == "Lewat waktu"
    assert "1 lewat waktu" in page.header.subtitle.text()


def test_small_window_and_names(open_as):
    page, _ = open_as("bambang")
    coach(page)
    page.set_narrow(True)
    page.resize(852, 376)
    assert not page.grab().isNull()
    assert nameless(page) == []
    assert page.help_text()
    assert page.key_help()


def test_an_empty_list_says_where_the_first_follow_up_comes_from(open_as):
    """TS-7: no bare table, and the table as soon as there is one."""
    page, _world = open_as("bambang")
    assert page.none_listed.isVisible()
    assert not page.table.isVisible()
    coach(page)
    page.show_tab(LIST)
    assert page.table.isVisible()
    assert not page.none_listed.isVisible()


# --- where a follow-up leads -----------------------------------------------------------------
def test_a_need_leads_to_the_calendar_once_it_is_approved(open_as):
    """X-5, TJ-7: before, the button says why it waits."""
    page, world = open_as("bambang")
    coach(page)
    page.detail.onward.click()
    dialog = page.dialog
    assert dialog.kind.value() == FollowUpKind.TRAINING.value
    assert dialog.subject.currentText().startswith("Siti Aminah")
    dialog.topic.set_value("Manajemen waktu")
    dialog.confirm.click()
    item = chosen(page)
    assert item.kind is FollowUpKind.TRAINING
    assert page.detail.onward.text() == "Lihat di Pembinaan"
    assert not page.detail.onward.isEnabled()
    assert "sesudah disetujui" in page.detail.onward.toolTip()
    world.services.follow_ups.approve(world.office.session("nurul"), item.id)
    page.refresh()
    page.open(item.id)
    page.detail.onward.click()
    assert world.pages[-1] == ("pembinaan", f"kebutuhan:{item.id}:2026")
    page.table.choose_row(page.model.row_of(lambda i: i.kind is FollowUpKind.COACHING))
    assert page.detail.onward.text() == "Kebutuhan pelatihannya"
    page.detail.onward.click()
    assert chosen(page).id == item.id


def test_a_reward_leads_to_recognition_and_the_person_to_the_own_one(open_as):
    """X-5, WG-5: the head writes it, the person reads it; HR only decides."""
    page, world = open_as("bambang")
    reward(page)
    page.detail.onward.click()
    taufik = world.id_of("taufik")
    assert world.pages[-1] == ("pembinaan", f"apresiasi:{taufik}")
    own, mine = open_as("taufik")
    own.detail.onward.click()
    assert mine.pages[-1] == ("pembinaan", "apresiasi:saya")
    hr, _ = open_as("nurul")
    assert not hr.detail.onward.isVisible()


def test_a_need_for_training_is_chosen_from_the_catalogue_and_says_where_it_goes(
    open_as, published
):
    """TJ-7: courses that are offered, by ↓ or by typing; the other kinds offer nothing."""
    hr, save = published.session("nurul"), published.services.training.save_course
    save(hr, None, name="Manajemen waktu")
    gone = save(hr, None, name="Mengetik sepuluh jari").value
    save(hr, gone.id, name="Mengetik sepuluh jari", offered=False)
    page, _ = open_as("bambang")
    page.write()
    dialog = page.dialog
    assert dialog.onward.isHidden()
    QTest.keyClick(dialog.topic, Qt.Key.Key_Down)
    assert not dialog.topic.search.popup().isVisible()
    dialog.kind.set_value(FollowUpKind.TRAINING.value)
    dialog.kind.chosen.emit(FollowUpKind.TRAINING.value)
    assert "kepegawaian" in dialog.onward.text()
    assert not dialog.onward.isHidden()
    dialog.topic.setFocus()
    QTest.keyClick(dialog.topic, Qt.Key.Key_Down)
    popup = dialog.topic.search.popup()
    assert popup.isVisible()
    assert [popup.model().index(at, 0).data() for at in range(popup.model().rowCount())] == [
        "Manajemen waktu"
    ]
    dialog.topic.search.activated.emit("Manajemen waktu")
    popup.hide()
    assert dialog.topic.text() == "Manajemen waktu"
    dialog.reject()
