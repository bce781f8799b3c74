"""The page Kegiatan over a real workspace (FEATURES TS-4, X-1, SM-12; complaints 8–10, 18)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from tests.ui.windows import show_active

from penilaian_desktop.domain.activity import ActivityStatus
from penilaian_desktop.domain.activity_views import ActivityFilter
from penilaian_desktop.ui.kit.tasks import TaskRunner
from penilaian_desktop.ui.screens.kegiatan.page import KegiatanPage

MONDAY = date(2026, 11, 16)
WEDNESDAY = date(2026, 11, 18)
THURSDAY = date(2026, 11, 19)


@pytest.fixture
def open_page(bench, qtbot):
    def make(**how):
        said = bench(**how)
        page = KegiatanPage(said.context)
        show_active(page, qtbot, 1158, 684)
        return page, said

    return make


def entries(said, day=None, text=""):
    found = said.world.services.activities.page(
        said.world.session, ActivityFilter(person_id=said.world.session.person_id), limit=200
    ).items
    return [i for i in found if (day is None or i.day == day) and text in i.text]


def keys(page, text):
    page.bar.begin()
    QTest.keyClicks(page.bar.line, text)


def test_the_page_opens_on_this_week_with_its_minutes(open_page):
    page, said = open_page()
    assert page.view == "week"
    assert "Senin 16 – Minggu 22 November" in page.header.subtitle.text()
    assert len(page.grid.week.days) == 7
    assert page.grid.week.days[4].info.free == "Hari Jadi Kota Contoh"
    assert said.refused == []


def test_a_line_typed_in_full_is_saved_by_enter_and_the_line_is_empty_again(open_page):
    page, said = open_page()
    keys(page, "09.00-10.30 Melayani perekaman KTP-el =24 orang @2 /rab #pelayanan")
    QTest.keyClick(page.bar.line, Qt.Key.Key_Return)
    (item,) = [i for i in entries(said, WEDNESDAY) if i.start == 540]
    assert (item.end, item.minutes, str(item.volume), item.unit) == (630, 90, "24", "orang")
    assert (item.rhk_number, item.tags) == (2, ("pelayanan",))
    assert page.bar.line.text() == ""
    assert page.grid.current.item.id == item.id


@pytest.mark.parametrize(
    ("typed", "tail", "minutes"),
    [
        ("Melayani", "=19", 150),
        ("Menerbitkan", "=7", 90),
        ("Memuta", "=40", 75),
        ("Apel", "", 30),
        ("Menyus", "=1", 60),
    ],
)
def test_a_usual_entry_takes_at_most_twelve_keys_beyond_its_text(open_page, typed, tail, minutes):
    """SM-12: time follows the last entry, text is completed, volume typed."""
    page, said = open_page()
    strokes = 0
    QTest.keyClick(page.grid, Qt.Key.Key_N)
    strokes += 1
    assert page.bar.line.hasFocus()
    QTest.keyClicks(page.bar.line, typed)
    QTest.keyClick(page.bar.line, Qt.Key.Key_Tab)
    strokes += 1
    QTest.keyClicks(page.bar.line, tail)
    strokes += len(tail)
    QTest.keyClick(page.bar.line, Qt.Key.Key_Return)
    strokes += 1
    newest = [i for i in entries(said, THURSDAY) if i.start == 870]
    assert len(newest) == 1
    assert newest[0].text.startswith(typed)
    assert newest[0].minutes > 0
    assert (newest[0].volume is not None) == bool(tail)
    assert strokes <= 12


def test_what_was_typed_is_kept_when_the_entry_is_refused(open_page):
    page, said = open_page()
    keys(page, "10.00-09.00 Rapat")
    QTest.keyClick(page.bar.line, Qt.Key.Key_Return)
    assert page.bar.line.text() == "10.00-09.00 Rapat"
    assert page.bar.interpretation.accessibleName()
    assert entries(said, text="Rapat ") == [i for i in entries(said) if i.text.startswith("Rapat ")]
    QTest.keyClicks(page.bar.line, " x")
    assert page.bar.line.text().endswith(" x")


def test_the_entry_being_typed_is_shown_in_its_place(open_page):
    page, _said = open_page()
    keys(page, "09.00-10.30 Melayani =24 orang /rab")
    preview = page.grid._preview
    assert (preview.day, preview.start, preview.end) == (WEDNESDAY, 540, 630)
    QTest.keyClick(page.bar.line, Qt.Key.Key_Escape)
    assert page.bar.line.text() == ""
    assert page.grid._preview is None


def test_a_gap_begins_an_entry_with_its_times_and_keeps_typed_words(open_page):
    page, _said = open_page()
    keys(page, "Melayani warga")
    page.grid.gap_chosen.emit(WEDNESDAY, 540, 630)
    assert page.bar.line.text() == "/rab 09.00-10.30 Melayani warga "
    assert (page.bar.entry.day, page.bar.entry.start) == (WEDNESDAY, 540)


def test_arrows_walk_the_blocks_and_enter_opens_the_drawer(open_page):
    page, _said = open_page()
    page.grid.setFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_Home)
    assert page.grid.current.item.text.startswith("Apel")
    QTest.keyClick(page.grid, Qt.Key.Key_Down)
    assert page.grid.current.item.text == "Melayani perekaman KTP-el"
    assert "Senin 16 November" in page.grid.accessibleDescription()
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    assert page.drawer.isVisible()
    assert page.drawer.item_id == page.grid.current.item.id
    assert page.drawer._text.text() == "Melayani perekaman KTP-el"


def test_2_shortens_an_overlap_and_offers_to_undo_it(open_page):
    page, said = open_page()
    page.grid.setFocus()
    assert page.grid.overlap_of_current() is not None
    QTest.keyClick(page.grid, Qt.Key.Key_2)
    meeting = next(i for i in entries(said) if i.text == "Rapat evaluasi layanan")
    assert (meeting.start, meeting.end, meeting.minutes) == (780, 840, 60)
    assert page.grid.overlap_of_current() is None
    assert said.toasts[-1][1]


def test_delete_takes_the_entry_away_and_undo_brings_it_back(open_page):
    page, said = open_page()
    before = len(entries(said))
    page.grid.setFocus()
    page.grid.select(said.world.ids[2, "15.00"])
    QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    assert len(entries(said)) == before - 1
    assert said.toasts[-1] == ("Kegiatan dihapus", said.toasts[-1][1])
    said.world.services.undo.undo(said.world.session)
    assert len(entries(said)) == before


def test_the_drafts_of_a_day_are_handed_in_together(open_page):
    page, said = open_page()
    page.grid.setFocus()
    page.grid.select(said.world.ids[2, "13.00"])
    QTest.keyClick(page.grid, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    wednesday = {i.status for i in entries(said, WEDNESDAY)}
    assert wednesday == {ActivityStatus.SUBMITTED}
    assert {i.status for i in entries(said, THURSDAY)} == {ActivityStatus.DRAFT}
    assert said.toasts[-1][0] == "2 kegiatan diajukan"


def test_ctrl_d_brings_the_next_entry_of_the_last_working_day(open_page):
    page, _said = open_page()
    page.bar.begin()
    QTest.keyClick(page.bar.line, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert page.bar.entry.text == "Menyusun rekap harian loket"
    assert page.bar.entry.start == 870


def test_ctrl_d_copies_the_whole_day_onto_an_empty_one(open_page):
    page, said = open_page()
    for item in entries(said, THURSDAY):
        said.world.services.activities.delete(said.world.session, item.id)
    page.refresh()
    page.bar.begin()
    QTest.keyClick(page.bar.line, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(entries(said, THURSDAY)) == 4
    assert said.toasts[-1][0] == "4 kegiatan disalin dari Rabu 18 November"


def test_a_new_person_is_told_what_the_page_is_for(open_page):
    page, _said = open_page(filled=False)
    assert page._empty.isVisible()
    assert not page.grid.isVisible()
    keys(page, "08.00-09.00 Menyapu")
    assert page.grid.isVisible()


def test_t_shows_the_table_grouped_by_day_and_back(open_page):
    page, _said = open_page()
    page.grid.setFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_T)
    assert page.view == "table"
    assert page.table.isVisible()
    assert page.table.model.is_group(0)
    assert len(page.table.model.records()) == 17
    QTest.keyClick(page.table.view, Qt.Key.Key_T)
    assert page.view == "week"


def test_the_table_filters_by_rhk_status_and_words(open_page):
    page, said = open_page()
    page.show_view("table")
    page.table.rhk.set_value(said.world.rhk[2])
    page.table.rhk.chosen.emit(said.world.rhk[2])
    assert {i.rhk_number for i in page.table.model.records()} == {2}
    page.table.rhk.set_value("-")
    page.table.rhk.chosen.emit("-")
    assert {i.rhk_number for i in page.table.model.records()} == {None}
    page.table.rhk.set_value("")
    page.table.status.set_value("returned")
    page.table.status.chosen.emit("returned")
    assert [i.text for i in page.table.model.records()] == ["Memperbaiki biodata pada KK"]
    page.table.status.set_value("")
    page.table.search.setText("SIAK")
    page.table.search.searched.emit("SIAK")
    assert {i.text for i in page.table.model.records()} == {"Memutakhirkan data SIAK"}


def test_checked_rows_are_handed_in(open_page):
    page, said = open_page()
    page.show_view("table")
    row = page.table.model.row_of(lambda i: i.id == said.world.ids[3, "08.00"])
    page.table.model.check(row, True)
    assert page.table._submit.isVisible()
    page.table._submit.click()
    assert [i.status for i in entries(said, THURSDAY) if i.start == 480] == [
        ActivityStatus.SUBMITTED
    ]


def test_the_month_shows_each_day_and_leads_to_its_week(open_page):
    page, _said = open_page()
    page.show_view("month")
    assert "November 2026" in page.header.subtitle.text()
    assert page.month.current == THURSDAY
    page.month.setFocus()
    QTest.keyClick(page.month, Qt.Key.Key_Up)
    assert page.month.current == THURSDAY - timedelta(days=7)
    QTest.keyClick(page.month, Qt.Key.Key_Return)
    assert page.view == "week"
    assert page.grid.week.days[0].info.day == MONDAY - timedelta(days=7)


def test_weeks_are_turned_by_keys_and_h_comes_back(open_page):
    page, _said = open_page()
    page.grid.setFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.grid.week.days[0].info.day == MONDAY - timedelta(days=7)
    QTest.keyClick(page.grid, Qt.Key.Key_H)
    assert page.grid.week.days[0].info.day == MONDAY


def test_choosing_a_period_goes_to_its_last_week(open_page):
    page, _said = open_page()
    page._controls.period_chosen.emit("2026-T3")
    assert page.grid.week.days[0].info.day == date(2026, 9, 28)


def test_opening_the_page_with_an_entry_shows_it_in_its_week(open_page):
    page, said = open_page()
    page.open(said.world.ids[0, "11.00"])
    assert page.drawer.isVisible()
    assert page.grid.current.item.text == "Memperbaiki biodata pada KK"
    page.open("2026-11-11")
    assert page.grid.week.days[0].info.day == date(2026, 11, 9)
    page.open("catat")
    page.setFocus()
    assert page.bar.line.hasFocus()
    page.setFocus()
    assert page.grid.hasFocus()


def test_files_dropped_on_a_block_become_its_evidence(open_page, tmp_path):
    page, said = open_page()
    picture = tmp_path / "loket.png"
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#335577"))
    image.save(str(picture))
    page.grid.files_dropped.emit(said.world.ids[3, "08.00"], [str(picture)])
    (item,) = [i for i in entries(said, THURSDAY) if i.start == 480]
    assert item.evidence_count == 1
    assert said.toasts[-1][0] == "loket.png dilampirkan"
    page.edit(item.id)
    assert page.drawer.evidence.model.rowCount() == 1
    sha256 = page.drawer.evidence.model.items[0].sha256
    assert page.drawer.evidence.model.picture(sha256) is not None


def test_a_file_that_is_gone_is_named_and_nothing_else_is_lost(open_page, tmp_path):
    page, said = open_page()
    page.grid.files_dropped.emit(said.world.ids[3, "08.00"], [str(tmp_path / "hilang.pdf")])
    assert said.refused[-1].code == "evidence_gone"
    assert said.refused[-1].params["name"] == "hilang.pdf"


def test_a_picture_is_pasted_from_the_clipboard(open_page):
    page, said = open_page()
    page.edit(said.world.ids[3, "10.00"])
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#884422"))
    QGuiApplication.clipboard().setImage(image)
    assert page.drawer.evidence.paste()
    assert page.drawer.evidence.model.rowCount() == 1
    data = QMimeData()
    data.setText("bukan berkas")
    QGuiApplication.clipboard().setMimeData(data)
    assert not page.drawer.evidence.paste()


def test_urls_of_files_are_pasted_as_files(open_page, tmp_path):
    page, said = open_page()
    page.edit(said.world.ids[3, "10.00"])
    picture = tmp_path / "salinan.png"
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#222266"))
    image.save(str(picture))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(picture))])
    QGuiApplication.clipboard().setMimeData(data)
    assert page.drawer.evidence.paste()
    assert page.drawer.evidence.model.items[0].name == "salinan.png"


def test_a_click_on_a_gap_takes_its_times_into_the_line(open_page, qtbot):
    page, _said = open_page()
    column = page.grid.week.days[2]
    gap = column.gaps[0]
    rect = page.grid._geometry.span_rect(2, gap)
    spot = QPoint(int(rect.center().x()), int(rect.center().y() + page.grid.offset()))
    qtbot.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert page.bar.line.text() == "/rab 09.00-10.30 "


def test_the_narrow_page_keeps_line_and_grid(open_page):
    page, _said = open_page()
    page.resize(852, 392)
    page.set_narrow(True)
    assert page.bar.isVisible()
    assert page.grid.isVisible()
    assert page.grid.height() > 150
    assert "dari 30 j" in page.header.subtitle.text()


def test_with_real_lanes_a_saved_entry_appears_and_undo_is_at_hand(bench, qtbot):
    said = bench()
    tasks = TaskRunner(said.signals)
    page = KegiatanPage(replace(said.context, tasks=tasks))
    show_active(page, qtbot, 1158, 684)
    qtbot.waitUntil(lambda: bool(page.grid.week.days) and page._entry_context is not None)
    keys(page, "/rab 09.00-10.30 Melayani warga")
    QTest.keyClick(page.bar.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.bar.line.text() == "")
    qtbot.waitUntil(lambda: page.grid.current is not None)
    assert page.grid.current.item.text == "Melayani warga"
    QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: bool(said.toasts))
    assert said.toasts[-1][0] == "Kegiatan dihapus"
    qtbot.waitUntil(lambda: not tasks.busy)
    tasks.stop()


def test_the_drawer_hands_its_draft_in(open_page):
    """TS-4: from the foot of the drawer."""
    page, said = open_page()
    draft = next(i for i in entries(said, THURSDAY) if i.status is ActivityStatus.DRAFT)
    page.edit(draft.id)
    page.drawer.hand_in.click()
    assert next(i for i in entries(said) if i.id == draft.id).status is ActivityStatus.SUBMITTED
    assert page.drawer.hand_in.isHidden()
