"""The week by mouse and keys: moving, stretching, repairing.

FEATURES TS-4, X-1; complaints 9 and 17; lessons 8 to 12.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from tests.ui.screens.kegiatan.week_bench import (
    ALT,
    ALT_SHIFT,
    CTRL,
    MONDAY,
    NONE,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    at,
    count,
    drag,
    entry,
    menu,
    press,
    spot_of,
    undo,
    words,
)

from penilaian_desktop.domain.activity import Activity, ActivityStatus
from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.calendar import WorkingPattern
from penilaian_desktop.domain.record import new_id


# --- the mouse -----------------------------------------------------------------------------
def test_an_entry_is_dragged_to_a_later_quarter_and_back_by_one_undo(open_week):
    page, said = open_week()
    item = entry(said, "Memutakhirkan data SIAK", WEDNESDAY)
    before = said.world.services.undo.can_undo(said.world.session)
    hold = at(page, 2, 800)
    drag(page, hold, hold + QPoint(0, 12), at(page, 2, 800 + 16))
    moved = entry(said, "Memutakhirkan data SIAK", WEDNESDAY)
    assert (moved.start, moved.end, moved.minutes) == (item.start + 15, item.end + 15, item.minutes)
    assert said.toasts[-1][0] == "Memutakhirkan data SIAK menjadi 13.15–14.30"
    assert said.toasts[-1][1]
    assert page.grid.drag is None
    undo(said)
    back = entry(said, "Memutakhirkan data SIAK", WEDNESDAY)
    assert (back.start, back.end) == (item.start, item.end)
    assert said.world.services.undo.can_undo(said.world.session) == before


def test_an_entry_is_dragged_to_another_day_and_shown_there(open_week):
    page, said = open_week()
    item = entry(said, "Menyusun rekap harian loket")
    hold = at(page, 2, 930)
    drag(page, hold, hold + QPoint(0, 12), at(page, 3, 930))
    moved = entry(said, "Menyusun rekap harian loket")
    assert (moved.day, moved.start, moved.end) == (THURSDAY, item.start, item.end)
    assert spot_of(page, item.id, 3).isValid()
    assert "Kamis" in said.toasts[-1][0]


def test_the_lower_edge_changes_the_end_and_ctrl_counts_fives(open_week):
    page, said = open_week()
    item = entry(said, "Memutakhirkan data SIAK", WEDNESDAY)
    edge = spot_of(page, item.id).bottomLeft().toPoint() + QPoint(40, -2)
    drag(page, edge, edge + QPoint(0, 15), at(page, 2, 14 * 60 + 33))
    assert entry(said, item.text, WEDNESDAY).end == 14 * 60 + 30
    edge = spot_of(page, item.id).bottomLeft().toPoint() + QPoint(40, -2)
    drag(page, edge, edge + QPoint(0, -15), at(page, 2, 14 * 60 + 6), modifiers=CTRL)
    changed = entry(said, item.text, WEDNESDAY)
    assert (changed.start, changed.end, changed.minutes) == (780, 845, 65)


def test_the_upper_edge_changes_the_beginning(open_week):
    page, said = open_week()
    item = entry(said, "Menyusun rekap harian loket")
    edge = spot_of(page, item.id).topLeft().toPoint() + QPoint(40, 2)
    drag(page, edge, edge - QPoint(0, 14), at(page, 2, 14 * 60 + 46))
    changed = entry(said, "Menyusun rekap harian loket")
    assert (changed.start, changed.end, changed.minutes) == (885, 960, 75)


def test_a_drag_shows_its_times_live_and_esc_gives_it_up(open_week):
    page, said = open_week()
    item = entry(said, "Menyusun rekap harian loket")
    hold = at(page, 2, 930)
    drag(page, hold, hold + QPoint(0, 12), at(page, 2, 930 + 31), drop=False)
    ghost = page.grid._hand.ghost(THURSDAY)
    assert (ghost.text, ghost.time, ghost.hint) == ("15.30–16.30", "60 menit", "Esc batal")
    assert not page.grid.grab().isNull()
    QTest.keyClick(page.grid, Qt.Key.Key_Escape)
    QTest.mouseRelease(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=hold)
    assert page.grid.drag is None
    assert entry(said, "Menyusun rekap harian loket").version == item.version
    assert said.toasts == []


def test_a_press_that_does_not_move_changes_nothing(open_week):
    page, said = open_week()
    item = entry(said, "Menyusun rekap harian loket")
    hold = at(page, 2, 930)
    drag(page, hold, hold + QPoint(2, 2))
    assert page.grid.current.item.id == item.id
    assert entry(said, "Menyusun rekap harian loket").version == item.version


def test_a_drag_over_empty_ground_begins_an_entry_of_that_span(open_week):
    page, said = open_week()
    before = count(said)
    drag(page, at(page, 3, 901), at(page, 3, 915), at(page, 3, 958))
    assert page.bar.line.text() == "15.00-16.00 "
    assert page.bar.line.hasFocus()
    assert count(said) == before


def test_an_approved_entry_becomes_a_draft_again_and_the_page_says_so_before_and_after(open_week):
    """Lesson 18: nothing locks an approved entry; its change is said at the place."""
    page, said = open_week()
    item = entry(said, "Memutakhirkan data SIAK", MONDAY)
    assert item.status is ActivityStatus.APPROVED
    hold = at(page, 0, 930)
    drag(page, hold, hold + QPoint(0, 12), at(page, 0, 946), drop=False)
    assert page.grid._hand.ghost(THURSDAY).hint == "kembali menjadi draf"
    QTest.mouseRelease(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=at(page, 0, 946))
    assert entry(said, "Memutakhirkan data SIAK", MONDAY).status is ActivityStatus.DRAFT
    assert said.toasts[-1][0].endswith("kembali menjadi draf, ajukan lagi")


def test_a_day_to_come_is_refused_above_the_week_and_the_entry_goes_back(open_week):
    page, said = open_week()
    item = entry(said, "Menyusun rekap harian loket")
    hold = at(page, 2, 930)
    drag(page, hold, hold + QPoint(0, 12), at(page, 4, 930), drop=False)
    assert page.grid._hand.ghost(THURSDAY).hint == "hari ini belum tiba"
    QTest.mouseRelease(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=at(page, 4, 930))
    assert entry(said, "Menyusun rekap harian loket").day == item.day
    assert page.grid.drag is None
    assert page.notes.isVisible()
    assert "20 Nov 2026" in page.notes.text
    drag(page, hold, hold + QPoint(0, 12), at(page, 2, 946))
    assert not page.notes.isVisible()


def test_a_locked_period_is_explained_above_the_week_with_who_opens_it(open_week):
    def lock(unit, _world):
        now = unit.find(WorkingPattern)[0].at
        unit.add(
            Period(
                id=new_id(),
                at=now,
                code="2026-T4",
                starts=date(2026, 10, 1),
                ends=date(2026, 12, 31),
                deadline=date(2027, 1, 15),
                locked=True,
            )
        )

    page, said = open_week(lock)
    hold = at(page, 2, 930)
    drag(page, hold, hold + QPoint(0, 12), at(page, 2, 946))
    assert "Triwulan IV 2026" in page.notes.text
    assert "kepegawaian" in page.notes.text
    assert page.grid.drag is None
    assert said.refused == []


# --- the keyboard --------------------------------------------------------------------------
def test_alt_and_the_arrows_move_in_quarters_and_make_one_undo_step(open_week):
    page, said = open_week()
    item = entry(said, "Menyusun rekap harian loket")
    page.grid.select(item.id)
    QTest.keyPress(page.grid, Qt.Key.Key_Alt, ALT)
    for _ in range(3):
        press(page, Qt.Key.Key_Down, ALT)
    assert entry(said, item.text).start == item.start
    assert page.grid.drag.start == item.start + 45
    QTest.keyRelease(page.grid, Qt.Key.Key_Alt)
    assert entry(said, item.text).start == item.start + 45
    assert page.grid.current.item.id == item.id
    undo(said)
    assert entry(said, item.text).start == item.start


def test_alt_shift_and_the_arrows_change_the_end_and_the_day(open_week):
    page, said = open_week()
    item = entry(said, "Menyusun rekap harian loket")
    page.grid.select(item.id)
    QTest.keyClick(page.grid, Qt.Key.Key_Down, ALT_SHIFT)
    assert entry(said, item.text).end == item.end + 15
    QTest.keyClick(page.grid, Qt.Key.Key_Right, ALT_SHIFT)
    assert entry(said, item.text).day == THURSDAY
    assert page.grid.current.day == THURSDAY
    QTest.keyClick(page.grid, Qt.Key.Key_PageUp, ALT)
    assert entry(said, item.text).start == item.start - 5


def test_esc_gives_up_what_the_keys_moved(open_week):
    page, said = open_week()
    item = entry(said, "Menyusun rekap harian loket")
    page.grid.select(item.id)
    press(page, Qt.Key.Key_Up, ALT)
    assert page.grid.drag is not None
    press(page, Qt.Key.Key_Escape, NONE)
    QTest.keyRelease(page.grid, Qt.Key.Key_Alt)
    assert page.grid.drag is None
    assert entry(said, item.text).version == item.version


# --- overlaps ------------------------------------------------------------------------------
def test_p_asks_with_what_each_way_would_make_of_the_entries(open_week):
    page, said = open_week()
    page.grid.select(entry(said, "Rapat evaluasi layanan").id)
    QTest.keyClick(page.grid, Qt.Key.Key_P)
    assert words(menu()) == [
        "&1  Pisah: “Memutakhirkan data SIAK” menjadi 14.30–16.00",
        "&2  Pendekkan: “Rapat evaluasi layanan” menjadi 13.00–14.00",
        "&3  Biarkan: keduanya memang bersamaan, jangan ingatkan lagi",
    ]
    QTest.keyClick(menu(), Qt.Key.Key_2)
    meeting = entry(said, "Rapat evaluasi layanan")
    assert (meeting.start, meeting.end) == (780, 840)
    assert said.toasts[-1][0] == "Pendekkan: “Rapat evaluasi layanan” menjadi 13.00–14.00"
    undo(said)
    assert entry(said, "Rapat evaluasi layanan").end == 870


def test_1_splits_the_longer_entry_around_the_other(open_week):
    page, said = open_week()
    page.grid.select(entry(said, "Rapat evaluasi layanan").id)
    QTest.keyClick(page.grid, Qt.Key.Key_1)
    longer = entry(said, "Memutakhirkan data SIAK", TUESDAY)
    assert (longer.start, longer.end) == (870, 960)
    assert page.grid.overlap_of_current() is None


def test_3_keeps_both_and_the_hatching_goes_until_one_changes(open_week):
    page, said = open_week()
    meeting = entry(said, "Rapat evaluasi layanan")
    page.grid.select(meeting.id)
    QTest.keyClick(page.grid, Qt.Key.Key_3)
    kept = entry(said, "Rapat evaluasi layanan")
    assert (kept.start, kept.end, kept.version) == (meeting.start, meeting.end, meeting.version)
    assert page.grid.overlap_of_current() is None
    QTest.keyClick(page.grid, Qt.Key.Key_Up, ALT)
    assert page.grid.overlap_of_current() is not None


def test_an_entry_held_at_the_lower_edge_scrolls_the_hours(open_week, qtbot):
    page, _said = open_week()
    page.resize(900, 420)
    bar = page.grid.verticalScrollBar()
    bar.setValue(0)
    assert bar.maximum() > 0
    hold = at(page, 0, 500)
    bottom = QPoint(hold.x(), page.grid.viewport().height() - 4)
    drag(page, hold, hold + QPoint(0, 12), bottom, drop=False)
    first = page.grid.drag.start
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    assert page.grid.drag.start > first
    QTest.keyClick(page.grid, Qt.Key.Key_Escape)


def test_an_overlap_is_said_with_the_entry_and_gone_from_its_words_after_the_repair(open_week):
    page, said = open_week()
    page.grid.select(entry(said, "Rapat evaluasi layanan").id)
    assert page.grid.accessibleDescription().endswith(
        "30 menit bersamaan dengan Memutakhirkan data SIAK, P untuk merapikan"
    )
    QTest.keyClick(page.grid, Qt.Key.Key_2)
    assert "13.00–14.00" in page.grid.accessibleDescription()
    assert "bersamaan" not in page.grid.accessibleDescription()


def test_an_entry_without_a_time_gets_one_by_dragging_it_into_the_hours(open_week):
    def untimed(unit, world):
        unit.add(
            Activity(
                id=new_id(),
                at=unit.find(WorkingPattern)[0].at,
                person_id=world.session.person_id,
                day=WEDNESDAY,
                minutes=45,
                text="Menata arsip",
            )
        )

    page, said = open_week(untimed)
    hold = spot_of(page, entry(said, "Menata arsip").id).center().toPoint()
    drag(page, hold, hold + QPoint(0, 30), at(page, 2, 9 * 60 + 2))
    placed = entry(said, "Menata arsip")
    assert (placed.day, placed.start, placed.end, placed.minutes) == (WEDNESDAY, 540, 585, 45)
    assert page.grid._geometry.untimed_rows == 0
