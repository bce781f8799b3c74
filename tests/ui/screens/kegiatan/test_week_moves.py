"""The week by mouse and keys: moving, stretching, repairing, marking, night shifts.

FEATURES TS-4, X-1, WG-6; complaints 9 and 17; lessons 8 to 12.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from tests.ui.windows import show_active

from penilaian_desktop.domain.activity import Activity, ActivityStatus
from penilaian_desktop.domain.activity_views import ActivityFilter
from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.calendar import WorkingPattern
from penilaian_desktop.domain.changes import Area, Changes
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.storage.workspace import Author
from penilaian_desktop.ui.screens.kegiatan.mark_dialog import MarkDialog
from penilaian_desktop.ui.screens.kegiatan.page import KegiatanPage

MONDAY = date(2026, 11, 16)
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (MONDAY + timedelta(days=n) for n in range(1, 5))
OFFICE = Author(account_id="", person_id="", device_id="d")
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def open_page(bench, qtbot):
    def make(prepare=None, **how):
        said = bench(**how)
        if prepare is not None:
            with said.world.workspace.write(OFFICE) as unit:
                prepare(unit, said.world)
        page = KegiatanPage(said.context)
        show_active(page, qtbot, 1158, 684)
        page.grid.setFocus()
        return page, said

    return make


def entry(said, text, day=None):
    found = said.world.services.activities.page(
        said.world.session, ActivityFilter(person_id=said.world.session.person_id), limit=200
    ).items
    (item,) = [i for i in found if text in i.text and (day is None or i.day == day)]
    return item


def count(said):
    shown = ActivityFilter(person_id=said.world.session.person_id)
    return len(said.world.services.activities.page(said.world.session, shown, limit=200).items)


def undo(said):
    outcome = said.world.services.undo.undo(said.world.session)
    said.signals.changed.emit(outcome.changes, None)


def spot_of(page, item_id, column=None):
    for spot in page.grid._spots():
        stop = spot.stop
        if stop is None or stop.item is None or stop.item.id != item_id:
            continue
        if column in {None, (stop.day - MONDAY).days}:
            return spot.rect
    raise AssertionError(item_id)


def at(page, column, minute):
    geometry = page.grid._geometry
    x, width = geometry.columns[column]
    return QPoint(x + width // 2, round(geometry.y_of(minute) + page.grid.offset()))


def move_to(page, point, modifiers=NONE):
    view = page.grid.viewport()
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(point),
        QPointF(view.mapToGlobal(point)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        modifiers,
    )
    QApplication.sendEvent(view, event)


def drag(page, start, *way, modifiers=NONE, drop=True):
    view = page.grid.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for point in way:
        move_to(page, point, modifiers)
    if drop:
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=way[-1])


def press(page, key, modifiers):
    QApplication.sendEvent(page.grid, QKeyEvent(QEvent.Type.KeyPress, key, modifiers))


def menu():
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def words(shown):
    return [action.text() for action in shown.actions() if action.text()]


# --- the mouse -----------------------------------------------------------------------------
def test_an_entry_is_dragged_to_a_later_quarter_and_back_by_one_undo(open_page):
    page, said = open_page()
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


def test_an_entry_is_dragged_to_another_day_and_shown_there(open_page):
    page, said = open_page()
    item = entry(said, "Menyusun rekap harian loket")
    hold = at(page, 2, 930)
    drag(page, hold, hold + QPoint(0, 12), at(page, 3, 930))
    moved = entry(said, "Menyusun rekap harian loket")
    assert (moved.day, moved.start, moved.end) == (THURSDAY, item.start, item.end)
    assert spot_of(page, item.id, 3).isValid()
    assert "Kamis" in said.toasts[-1][0]


def test_the_lower_edge_changes_the_end_and_ctrl_counts_fives(open_page):
    page, said = open_page()
    item = entry(said, "Memutakhirkan data SIAK", WEDNESDAY)
    edge = spot_of(page, item.id).bottomLeft().toPoint() + QPoint(40, -2)
    drag(page, edge, edge + QPoint(0, 15), at(page, 2, 14 * 60 + 33))
    assert entry(said, item.text, WEDNESDAY).end == 14 * 60 + 30
    edge = spot_of(page, item.id).bottomLeft().toPoint() + QPoint(40, -2)
    drag(page, edge, edge + QPoint(0, -15), at(page, 2, 14 * 60 + 6), modifiers=CTRL)
    changed = entry(said, item.text, WEDNESDAY)
    assert (changed.start, changed.end, changed.minutes) == (780, 845, 65)


def test_the_upper_edge_changes_the_beginning(open_page):
    page, said = open_page()
    item = entry(said, "Menyusun rekap harian loket")
    edge = spot_of(page, item.id).topLeft().toPoint() + QPoint(40, 2)
    drag(page, edge, edge - QPoint(0, 14), at(page, 2, 14 * 60 + 46))
    changed = entry(said, "Menyusun rekap harian loket")
    assert (changed.start, changed.end, changed.minutes) == (885, 960, 75)


def test_a_drag_shows_its_times_live_and_esc_gives_it_up(open_page):
    page, said = open_page()
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


def test_a_press_that_does_not_move_changes_nothing(open_page):
    page, said = open_page()
    item = entry(said, "Menyusun rekap harian loket")
    hold = at(page, 2, 930)
    drag(page, hold, hold + QPoint(2, 2))
    assert page.grid.current.item.id == item.id
    assert entry(said, "Menyusun rekap harian loket").version == item.version


def test_a_drag_over_empty_ground_begins_an_entry_of_that_span(open_page):
    page, said = open_page()
    before = count(said)
    drag(page, at(page, 3, 901), at(page, 3, 915), at(page, 3, 958))
    assert page.bar.line.text() == "15.00-16.00 "
    assert page.bar.line.hasFocus()
    assert count(said) == before


def test_an_approved_entry_becomes_a_draft_again_and_the_page_says_so_before_and_after(open_page):
    """Lesson 18: nothing locks an approved entry; its change is said at the place."""
    page, said = open_page()
    item = entry(said, "Memutakhirkan data SIAK", MONDAY)
    assert item.status is ActivityStatus.APPROVED
    hold = at(page, 0, 930)
    drag(page, hold, hold + QPoint(0, 12), at(page, 0, 946), drop=False)
    assert page.grid._hand.ghost(THURSDAY).hint == "kembali menjadi draf"
    QTest.mouseRelease(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=at(page, 0, 946))
    assert entry(said, "Memutakhirkan data SIAK", MONDAY).status is ActivityStatus.DRAFT
    assert said.toasts[-1][0].endswith("kembali menjadi draf, ajukan lagi")


def test_a_day_to_come_is_refused_above_the_week_and_the_entry_goes_back(open_page):
    page, said = open_page()
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


def test_a_locked_period_is_explained_above_the_week_with_who_opens_it(open_page):
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

    page, said = open_page(lock)
    hold = at(page, 2, 930)
    drag(page, hold, hold + QPoint(0, 12), at(page, 2, 946))
    assert "Triwulan IV 2026" in page.notes.text
    assert "kepegawaian" in page.notes.text
    assert page.grid.drag is None
    assert said.refused == []


# --- the keyboard --------------------------------------------------------------------------
def test_alt_and_the_arrows_move_in_quarters_and_make_one_undo_step(open_page):
    page, said = open_page()
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


def test_alt_shift_and_the_arrows_change_the_end_and_the_day(open_page):
    page, said = open_page()
    item = entry(said, "Menyusun rekap harian loket")
    page.grid.select(item.id)
    QTest.keyClick(page.grid, Qt.Key.Key_Down, ALT_SHIFT)
    assert entry(said, item.text).end == item.end + 15
    QTest.keyClick(page.grid, Qt.Key.Key_Right, ALT_SHIFT)
    assert entry(said, item.text).day == THURSDAY
    assert page.grid.current.day == THURSDAY
    QTest.keyClick(page.grid, Qt.Key.Key_PageUp, ALT)
    assert entry(said, item.text).start == item.start - 5


def test_esc_gives_up_what_the_keys_moved(open_page):
    page, said = open_page()
    item = entry(said, "Menyusun rekap harian loket")
    page.grid.select(item.id)
    press(page, Qt.Key.Key_Up, ALT)
    assert page.grid.drag is not None
    press(page, Qt.Key.Key_Escape, NONE)
    QTest.keyRelease(page.grid, Qt.Key.Key_Alt)
    assert page.grid.drag is None
    assert entry(said, item.text).version == item.version


# --- overlaps ------------------------------------------------------------------------------
def test_p_asks_with_what_each_way_would_make_of_the_entries(open_page):
    page, said = open_page()
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


def test_1_splits_the_longer_entry_around_the_other(open_page):
    page, said = open_page()
    page.grid.select(entry(said, "Rapat evaluasi layanan").id)
    QTest.keyClick(page.grid, Qt.Key.Key_1)
    longer = entry(said, "Memutakhirkan data SIAK", TUESDAY)
    assert (longer.start, longer.end) == (870, 960)
    assert page.grid.overlap_of_current() is None


def test_3_keeps_both_and_the_hatching_goes_until_one_changes(open_page):
    page, said = open_page()
    meeting = entry(said, "Rapat evaluasi layanan")
    page.grid.select(meeting.id)
    QTest.keyClick(page.grid, Qt.Key.Key_3)
    kept = entry(said, "Rapat evaluasi layanan")
    assert (kept.start, kept.end, kept.version) == (meeting.start, meeting.end, meeting.version)
    assert page.grid.overlap_of_current() is None
    QTest.keyClick(page.grid, Qt.Key.Key_Up, ALT)
    assert page.grid.overlap_of_current() is not None


# --- days ----------------------------------------------------------------------------------
def test_a_click_on_the_head_of_a_day_marks_it_as_leave_and_undo_takes_it_back(open_page):
    page, said = open_page()
    head = page.grid._geometry.head_rect(2).center().toPoint()
    QTest.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=head)
    shown = menu()
    assert words(shown)[0] == "Rabu 18 November"
    (leave,) = [action for action in shown.actions() if action.text() == "C&uti"]
    leave.trigger()
    shown.close()
    info = page.grid.week.days[2].info
    assert (info.target, info.free, info.free_kind) == (0, "cuti", "mark")
    assert said.toasts[-1][0] == "Rabu 18 November ditandai cuti"
    undo(said)
    assert page.grid.week.days[2].info.target == 450


def test_m_opens_the_menu_of_the_current_day_and_letters_choose(open_page):
    page, said = open_page()
    page.grid.select_day(TUESDAY)
    assert page.grid.accessibleDescription().startswith("Selasa 17 November, ")
    QTest.keyClick(page.grid, Qt.Key.Key_M)
    QTest.keyClick(menu(), Qt.Key.Key_D)
    assert page.grid.week.days[1].info.free == "dinas_luar"
    assert said.toasts[-1][0] == "Selasa 17 November ditandai dinas luar"


def test_the_keyboard_reaches_the_head_of_every_day_also_of_free_ones(open_page):
    page, _said = open_page()
    page.grid.select_day(MONDAY)
    reached = [page.grid.current.day]
    for _ in range(6):
        QTest.keyClick(page.grid, Qt.Key.Key_Right)
        reached.append(page.grid.current.day)
    assert reached == [MONDAY + timedelta(days=n) for n in range(7)]
    assert "akhir pekan" in page.grid.accessibleDescription()


def test_a_holiday_needs_no_mark_and_its_menu_says_so(open_page):
    page, _said = open_page()
    page.grid.select_day(FRIDAY)
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    shown = menu()
    assert words(shown)[0] == "Jumat 20 November: Hari Jadi Kota Contoh, tidak perlu ditandai"
    assert not any(a.isEnabled() for a in shown.actions() if a.isCheckable())
    shown.close()


def test_a_year_without_a_list_of_holidays_is_said_above_the_week(open_page):
    """WG-6: a year without a list counts weekends only, and says so."""
    page, _said = open_page()
    assert not page.notes.isVisible()
    page.open(date(2025, 6, 4))
    assert page.notes.text.startswith(
        "Libur nasional 2025 belum diisi; hanya akhir pekan yang dihitung"
    )
    page.notes._close.click()
    assert not page.notes.isVisible()


def test_a_day_that_misses_minutes_is_named_beside_the_title(open_page):
    page, _said = open_page()
    assert page._controls._state.accessibleName() == "Rabu belum penuh: Rabu 18 November"
    assert page._controls._state.isVisible()
    page.show_view("month")
    assert not page._controls._state.isVisible()


def test_a_full_week_gets_its_mark_once_nothing_overlaps_unmeant(open_page):
    def fill(unit, world):
        for day, start, end in ((WEDNESDAY, 540, 630), (WEDNESDAY, 855, 900), (THURSDAY, 870, 960)):
            unit.add(
                Activity(
                    id=new_id(),
                    at=unit.find(WorkingPattern)[0].at,
                    person_id=world.session.person_id,
                    day=day,
                    start=start,
                    end=end,
                    minutes=end - start,
                    text="Menata arsip",
                )
            )

    page, said = open_page(fill)
    assert not page._controls._state.isVisible()
    page.grid.select(entry(said, "Rapat evaluasi layanan").id)
    QTest.keyClick(page.grid, Qt.Key.Key_3)
    assert page._controls._state.accessibleName() == "Minggu ini lengkap"
    assert page._controls._state.isVisible()


# --- night shifts --------------------------------------------------------------------------
def night(unit, world):
    pattern = unit.find(WorkingPattern)[0]
    unit.put(replace(pattern, night_shift=True))
    for day in (MONDAY - timedelta(days=1), TUESDAY):
        unit.add(
            Activity(
                id=new_id(),
                at=pattern.at,
                person_id=world.session.person_id,
                day=day,
                start=22 * 60,
                end=30 * 60,
                minutes=480,
                text=f"Jaga malam {day.day}",
            )
        )


def test_a_night_shift_lies_in_both_days_also_over_the_weekend(open_page):
    page, said = open_page(night)
    shift = entry(said, "Jaga malam 17")
    columns = page.grid.week.days
    parts = [
        (index, block.start, block.end, block.carried)
        for index, column in enumerate(columns)
        for block in column.blocks
        if block.item.id == shift.id
    ]
    assert parts == [(1, 1320, 1440, False), (2, 0, 360, True)]
    assert [b.end for b in columns[0].blocks if b.item.text == "Jaga malam 15"] == [360]
    assert (page.grid.week.first, page.grid.week.last) == (0, 1440)


def test_a_night_shift_is_moved_by_either_part_and_stays_whole(open_page):
    page, said = open_page(night)
    shift = entry(said, "Jaga malam 17")
    page.grid.verticalScrollBar().setValue(0)
    hold = at(page, 2, 100)
    drag(page, hold, hold + QPoint(0, 12), at(page, 2, 131))
    moved = entry(said, "Jaga malam 17")
    assert (moved.day, moved.start, moved.end) == (TUESDAY, shift.start + 30, shift.end + 30)
    edge = spot_of(page, shift.id, 2).bottomLeft().toPoint() + QPoint(40, -2)
    drag(page, edge, edge + QPoint(0, 14), at(page, 2, 7 * 60 + 1))
    moved = entry(said, "Jaga malam 17")
    assert (moved.start, moved.end, moved.minutes) == (1350, 31 * 60, 510)


def test_the_part_after_midnight_says_where_it_comes_from(open_page):
    page, said = open_page(night)
    shift = entry(said, "Jaga malam 17")
    page.grid.select(shift.id)
    QTest.keyClick(page.grid, Qt.Key.Key_Right)
    while page.grid.current.item is None or page.grid.current.item.id != shift.id:
        QTest.keyClick(page.grid, Qt.Key.Key_Up)
    assert page.grid.accessibleDescription().startswith(
        "Rabu 18 November, lanjutan dari Selasa, 22.00–06.00, Jaga malam 17"
    )


# --- the month -----------------------------------------------------------------------------
def test_the_arrows_walk_from_month_to_month_and_enter_opens_the_day(open_page):
    page, _said = open_page()
    page.show_view("month")
    page.month.set_current(date(2026, 12, 6))
    QTest.keyClick(page.month, Qt.Key.Key_Right)
    assert page.month.current == date(2026, 12, 7)
    assert "Desember 2026" in page.header.subtitle.text()
    QTest.keyClick(page.month, Qt.Key.Key_Return)
    assert page.view == "week"
    assert page.grid.current.is_head
    assert page.grid.current.day == date(2026, 12, 7)


def test_the_menu_of_the_page_holds_what_is_rarer(open_page):
    page, said = open_page()
    page._controls.more.click()
    assert "Menu hari…" in words(menu())
    menu().close()
    page._controls.hand_in.hide()
    page._hand_in_menu()
    assert words(menu())[0] == "Ajukan hari ini (4 draf)"
    menu().close()
    assert said.refused == []


def test_an_entry_held_at_the_lower_edge_scrolls_the_hours(open_page, qtbot):
    page, _said = open_page()
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


def test_an_overlap_is_said_with_the_entry_and_gone_from_its_words_after_the_repair(open_page):
    page, said = open_page()
    page.grid.select(entry(said, "Rapat evaluasi layanan").id)
    assert page.grid.accessibleDescription().endswith(
        "30 menit bersamaan dengan Memutakhirkan data SIAK, P untuk merapikan"
    )
    QTest.keyClick(page.grid, Qt.Key.Key_2)
    assert "13.00–14.00" in page.grid.accessibleDescription()
    assert "bersamaan" not in page.grid.accessibleDescription()


def test_a_week_with_night_shifts_opens_at_the_working_hours_and_stays_where_it_was_scrolled(
    open_page,
):
    page, said = open_page(night)
    bar = page.grid.verticalScrollBar()
    assert bar.value() == round(page.grid._geometry.y_of(7 * 60))
    bar.setValue(10)
    said.signals.changed.emit(Changes.of(Area.ACTIVITIES), None)
    assert bar.value() == 10


def test_an_entry_without_a_time_gets_one_by_dragging_it_into_the_hours(open_page):
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

    page, said = open_page(untimed)
    hold = spot_of(page, entry(said, "Menata arsip").id).center().toPoint()
    drag(page, hold, hold + QPoint(0, 30), at(page, 2, 9 * 60 + 2))
    placed = entry(said, "Menata arsip")
    assert (placed.day, placed.start, placed.end, placed.minutes) == (WEDNESDAY, 540, 585, 45)
    assert page.grid._geometry.untimed_rows == 0


def test_a_leave_of_several_days_is_one_question_and_one_step(open_page):
    """Section 3 no. 17: from the menu of a day, working days alone, taken back at once."""
    page, said = open_page()
    page.moves.ask_days(THURSDAY)
    (dialog,) = page.window().findChildren(MarkDialog)
    assert dialog.mark.value() == "cuti"
    dialog.last.set_value(MONDAY)
    QTest.keyClick(dialog.last, Qt.Key.Key_Return, CTRL)
    assert "sebelum hari pertama" in dialog.rows._faults["last"].text()
    dialog.last.set_value(THURSDAY + timedelta(days=4))
    QTest.keyClick(dialog.last, Qt.Key.Key_Return, CTRL)
    assert said.toasts[-1][0].startswith(("2 hari kerja", "3 hari kerja"))
    assert said.toasts[-1][1] == "Tandai beberapa hari"
    infos = {info.day: info for info in page._week.days}
    assert (infos[THURSDAY].target, infos[THURSDAY].free) == (0, "cuti")
    undo(said)
    assert {info.day: info for info in page._week.days}[THURSDAY].target > 0


def test_the_entries_of_one_day_are_offered_for_copying(open_page):
    """Issue B: copy-ready text for the national system, day by day."""
    page, _said = open_page()
    page.sheets.open_copy_of(TUESDAY)
    dialog = page.sheets.dialog
    assert dialog.cards
    assert len(dialog.cards) == len([i for i in page._week.items if i.day == TUESDAY])
    page.sheets.open_copy()
    assert len(page.sheets.dialog.cards) == len(page._week.items)
