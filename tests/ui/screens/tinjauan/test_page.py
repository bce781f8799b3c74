"""Tinjauan over a real workspace (FEATURES TS-5, TJ-1, SM-11; section 3 no. 12)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from tests.ui.screens.team_world import THURSDAY, WEDNESDAY, nameless, shown, write_week

from penilaian_desktop.domain.activity import ActivityStatus
from penilaian_desktop.domain.plan import PlanStatus
from penilaian_desktop.ui.screens.tinjauan.page import TinjauanPage
from penilaian_desktop.ui.screens.tinjauan.return_dialog import ReturnDialog
from penilaian_desktop.ui.widgets.evidence_viewer import EvidenceViewer
from penilaian_desktop.ui.widgets.staff_list import StaffRow


@pytest.fixture
def written(team):
    return write_week(team.office)


@pytest.fixture
def page(team, written, qtbot):
    page = shown(TinjauanPage(team.context), qtbot)
    page.open(team.id_of("siti"))
    return page


def status(team, item):
    return team.services.activities.item(team.context.session, item.id).status


def dialog_of(page, kind=ReturnDialog):
    return next(d for d in page.window().findChildren(kind) if d.isVisible())


def test_the_staff_stand_with_what_waits_and_who_wrote_nothing(page, team):
    assert page.staff.row(team.id_of("siti")).count == 4
    assert page.staff.row(team.id_of("siti")).second == "Rab 18 – Kam 19 Nov"
    taufik = page.staff.row(team.id_of("taufik"))
    assert taufik.icon == "calendar_missing"
    assert "hari kerja" in taufik.second
    assert "Belum ada catatan" in page.staff._rows.rows
    assert "5 kegiatan menunggu dari 2 orang" in page.header.subtitle.text()


def test_the_first_waiting_entry_is_read_and_j_and_k_move(page, written):
    assert page.list.item.id == written["wednesday"][1].id
    QTest.keyClick(page, Qt.Key.Key_J)
    assert page.list.item.id == written["wednesday"][2].id
    QTest.keyClick(page, Qt.Key.Key_K)
    QTest.keyClick(page, Qt.Key.Key_K)
    assert page.list.item.id == written["wednesday"][0].id


def test_the_current_row_grows_and_says_everything(page):
    index = page.list.currentIndex()
    assert page.list.visualRect(index).height() > 90
    entry = page.list.indexWidget(index)
    said = " ".join(label.text() for label in entry.findChildren(type(page.header.title)))
    assert "12 dokumen · RHK 1" in said
    assert "TW IV: 0 dari 450" in said


def test_a_accepts_and_goes_on_to_the_next_that_waits(page, team, written):
    QTest.keyClick(page, Qt.Key.Key_A)
    assert status(team, written["wednesday"][1]) is ActivityStatus.APPROVED
    assert page.list.item.id == written["wednesday"][2].id
    text, undo = team.toasts[-1]
    assert text == "“Menerbitkan kartu keluarga” diterima"
    assert undo == "Terima kegiatan"
    assert page.staff.row(team.id_of("siti")).count == 3


def test_what_was_accepted_can_be_undone(page, team, written):
    QTest.keyClick(page, Qt.Key.Key_A)
    outcome = team.services.undo.undo(team.context.session)
    team.context.signals.changed.emit(outcome.changes, None)
    assert status(team, written["wednesday"][1]) is ActivityStatus.SUBMITTED
    assert page.staff.row(team.id_of("siti")).count == 4


def test_shift_a_accepts_the_day(page, team, written):
    QTest.keyClick(page, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    assert [status(team, i) for i in written["wednesday"]] == [ActivityStatus.APPROVED] * 3
    assert team.toasts[-1][0] == "2 kegiatan Rabu 18 November diterima"
    assert page.list.item.day == THURSDAY
    assert all(item.day != WEDNESDAY for item in page.list.items())


def test_ticked_entries_go_back_together_with_one_note(page, team, written):
    """TS-5: X ticks, R returns what is ticked; one step to undo."""
    QTest.keyClick(page, Qt.Key.Key_X)
    QTest.keyClick(page, Qt.Key.Key_J)
    QTest.keyClick(page, Qt.Key.Key_X)
    assert len(page.list.ticked()) == 2
    QTest.keyClick(page, Qt.Key.Key_R)
    dialog = dialog_of(page)
    QTest.keyClicks(dialog.note, "Lampirkan bukti.")
    dialog.confirm.click()
    items = [
        team.services.activities.item(team.context.session, i.id) for i in written["wednesday"]
    ]
    back = [item for item in items if item.status is ActivityStatus.RETURNED]
    assert [item.review_note for item in back] == ["Lampirkan bukti."] * 2
    assert team.toasts[-1] == ("2 kegiatan dikembalikan", "Kembalikan kegiatan")
    assert not page.list.ticked()
    team.services.undo.undo(team.context.session)
    assert status(team, written["wednesday"][1]) is ActivityStatus.SUBMITTED


def test_a_return_without_a_note_is_refused_at_the_note(page, team, written):
    QTest.keyClick(page, Qt.Key.Key_R)
    dialog = dialog_of(page)
    dialog.confirm.click()
    assert "perlu catatan" in dialog.rows._faults["note"].text()
    assert dialog.isVisible()
    assert status(team, written["wednesday"][1]) is ActivityStatus.SUBMITTED


def test_a_ready_phrase_is_enough_to_return(page, team, written):
    QTest.keyClick(page, Qt.Key.Key_R)
    dialog = dialog_of(page)
    dialog.phrases[1].click()
    QTest.keyClick(dialog.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    item = team.services.activities.item(team.context.session, written["wednesday"][1].id)
    assert item.status is ActivityStatus.RETURNED
    assert item.review_note == "Isi volumenya."
    assert team.toasts[-1] == (
        "“Menerbitkan kartu keluarga” dikembalikan",
        "Kembalikan kegiatan",
    )


def test_the_letters_of_the_note_are_not_taken_for_keys(page, team, written):
    QTest.keyClick(page, Qt.Key.Key_R)
    dialog = dialog_of(page)
    QTest.keyClicks(dialog.note, "aj")
    assert dialog.note.text() == "aj"
    assert status(team, written["wednesday"][1]) is ActivityStatus.SUBMITTED


def test_after_the_last_entry_j_goes_to_the_next_person(page, team):
    for _ in range(3):
        QTest.keyClick(page, Qt.Key.Key_J)
    QTest.keyClick(page, Qt.Key.Key_J)
    assert page.staff.key == team.id_of("yohanes")


def test_a_person_who_is_done_says_so_and_offers_the_next(page, team):
    page.accept_day(WEDNESDAY)
    page.accept_day(THURSDAY)
    assert page.list.items() == []
    assert page.reading._empty._title.text() == "Tidak ada yang menunggu"
    assert "hari kerja Siti Aminah belum ada catatannya" in page.reading._empty._text.text()
    page.reading.on.click()
    assert page.staff.key == team.id_of("yohanes")


def test_the_evidence_lies_beside_with_its_first_page_and_fingerprint(page, written):
    card = page.evidence
    assert [item.name for item in card.items()] == ["rekap-kk-18nov.pdf", "loket.jpg"]
    assert card.note.text() == "1 dari 2"
    assert "PDF, 1 halaman" in card._kind.text()
    assert card._preview._image.width() > 400
    assert "Sidik jari cocok" in card._seal.text()
    card._on.click()
    assert card._name.text() == "loket.jpg"
    assert card._preview._image is not None


def test_the_same_file_on_another_entry_is_pointed_out(page, team, written):
    siti = team.office.session("siti")
    data = team.services.activities.evidence_bytes(siti, page.evidence.items()[0].sha256)
    team.services.activities.attach(siti, written["thursday"][1].id, "rekap lagi.pdf", data)
    page.refresh()
    assert "Berkas yang sama dipakai: Kam 19 Nov 08.00" in page.evidence._twice.text()


def test_b_opens_the_evidence_in_large_and_pages_turn(page):
    QTest.keyClick(page, Qt.Key.Key_B)
    viewer = dialog_of(page, EvidenceViewer)
    assert "halaman 1 dari 1" in viewer.explanation.text()
    assert not viewer.back.isEnabled()
    QTest.keyClick(viewer, Qt.Key.Key_PageDown)
    assert "loket.jpg" in viewer.explanation.text()
    assert not viewer.on.isEnabled()


def test_a_copy_of_the_evidence_goes_where_the_person_says(page, team, tmp_path, monkeypatch):
    target = tmp_path / "salinan.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.evidence.copy_button.click()
    assert target.read_bytes().startswith(b"%PDF")
    assert team.toasts[-1][0] == "salinan.pdf tersimpan"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path), ""))
    page.evidence.copy_button.click()
    assert team.refusals[-1].code == "file_unwritable"


def test_entries_that_stayed_on_the_screen_count_as_read(page, team, written):
    page._count_as_read()
    view = team.services.appraisals.view(team.context.session, team.id_of("siti"), "2026-T4")
    assert (view.opened, view.entries) == (1, 5)


def test_the_list_is_narrowed_to_one_rhk(page, written):
    page.filter.set_value(written["wednesday"][2].rhk_id)
    page.filter.chosen.emit(page.filter.value())
    assert {item.rhk_number for item in page.list.items()} == {2}


def test_a_small_window_hides_the_preview_and_keeps_the_evidence_in_reach(page):
    page.set_narrow(True)
    page.resize(828, 380)
    assert page.evidence.isHidden()
    entry = page.list.indexWidget(page.list.currentIndex())
    shown_ = [b.text() for b in entry.findChildren(type(page.reading.on))]
    assert "2 bukti" in shown_
    QTest.keyClick(page, Qt.Key.Key_B)
    assert dialog_of(page, EvidenceViewer).isVisible()


def test_a_plan_is_read_and_agreed_to(team, qtbot):
    plan = team.office.plan("taufik")
    page = shown(TinjauanPage(team.context), qtbot)
    assert "1 SKP menunggu keputusan" in page.header.subtitle.text()
    page.open("skp")
    assert page.plans.plan.employee.name == "Taufik Rahman"
    lines = page.plans.table.records()
    assert lines.rowCount() == 5
    QTest.keyClick(page, Qt.Key.Key_A)
    decided = team.services.plans.view(team.context.session, plan.id)
    assert decided.status is PlanStatus.AGREED
    assert team.toasts[-1] == ("SKP Taufik Rahman disetujui", "Setujui SKP")
    assert page.plans._empty.isVisible()


def test_a_plan_is_returned_with_a_note(team, qtbot):
    plan = team.office.plan("taufik")
    page = shown(TinjauanPage(team.context), qtbot)
    page.open(plan.id)
    QTest.keyClick(page, Qt.Key.Key_R)
    dialog = dialog_of(page)
    dialog.confirm.click()
    assert dialog.rows._faults["note"].text()
    dialog.phrases[0].click()
    dialog.confirm.click()
    assert team.services.plans.view(team.context.session, plan.id).status is PlanStatus.RETURNED


def test_a_head_without_staff_is_told_why_the_page_is_empty(office, qapp, tmp_path, qtbot):
    from tests.ui.screens.team_world import context_for

    page = shown(TinjauanPage(context_for(office, "yohanes", qapp, tmp_path).context), qtbot)
    assert page._nobody.isVisible()


def test_every_control_has_a_name_and_the_keys_are_listed(page):
    assert nameless(page) == []
    assert {"J", "K", "A", "Shift+A", "R"} <= {keys for keys, _ in page.key_help()}
    assert "SKP" in page.help_text()


def test_a_row_speaks_everything_it_shows(page, team, written):
    model = page.list.records
    row = next(
        n for n, r in enumerate(model.rows) if getattr(r, "id", "") == written["wednesday"][2].id
    )
    said = model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole)
    assert said == (
        "Rabu 18 November, 13.00–14.15, Memutakhirkan data SIAK, 38 data, tanpa bukti, Diajukan"
    )
    staff = page.staff._rows
    spoken = staff.data(page.staff.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("4 kegiatan menunggu")
    assert isinstance(page.staff.row(team.id_of("siti")), StaffRow)


def test_an_endless_page_becomes_a_picture_of_bearable_size():
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    from penilaian_desktop.ui.widgets.evidence_pictures import MOST, picture

    file = BytesIO()
    canvas = Canvas(file, pagesize=(20, 14000))
    canvas.rect(1, 1, 5, 5)
    canvas.save()
    image = picture("application/pdf", file.getvalue(), 0, 1000).image
    assert 0 < image.width() * image.height() <= 1.1 * MOST
    assert picture("application/pdf", b"%PDF-1.4 broken", 0, 500).image is None
    assert picture("image/png", b"broken", 0, 500).image is None
    assert picture("text/plain", b"", 0, 500).image is None


def test_the_other_entry_with_the_same_file_is_one_click_away(page, team, office, written):
    """Section 3 no. 19: the head sees that a file proves two entries, and opens the other one."""
    siti = office.session("siti")
    data = team.services.activities.evidence_bytes(siti, page.evidence.items()[0].sha256)
    other = written["thursday"][1]
    team.services.activities.attach(siti, other.id, "rekap lagi.pdf", data)
    page.refresh()
    assert page.evidence.jump_button.isVisible()
    page.evidence.jump_button.click()
    assert page.list.item.id == other.id


def test_only_work_for_an_rhk_is_marked_as_without_evidence(page, written):
    """TJ-1: evidence is asked of entries that support an RHK, and of nothing else."""
    model = page.list.records
    said = {
        getattr(r, "id", ""): model.data(model.index(n), Qt.ItemDataRole.AccessibleTextRole)
        for n, r in enumerate(model.rows)
    }
    rally, recording = (said[item.id] for item in written["thursday"])
    assert "Apel pagi" in rally
    assert "tanpa bukti" not in rally
    assert "tanpa bukti" in recording
