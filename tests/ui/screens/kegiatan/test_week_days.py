"""Days of the week: marks, what they lack, night shifts, the month (FEATURES TS-4, X-1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from tests.ui.screens.kegiatan.week_bench import (
    CTRL,
    FRIDAY,
    MONDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    at,
    drag,
    entry,
    menu,
    spot_of,
    undo,
    words,
)

from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.domain.calendar import WorkingPattern
from penilaian_desktop.domain.changes import Area, Changes
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.ui.screens.kegiatan.mark_dialog import MarkDialog


# --- days ----------------------------------------------------------------------------------
def test_a_click_on_the_head_of_a_day_marks_it_as_leave_and_undo_takes_it_back(open_week):
    page, said = open_week()
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


def test_m_opens_the_menu_of_the_current_day_and_letters_choose(open_week):
    page, said = open_week()
    page.grid.select_day(TUESDAY)
    assert page.grid.accessibleDescription().startswith("Selasa 17 November, ")
    QTest.keyClick(page.grid, Qt.Key.Key_M)
    QTest.keyClick(menu(), Qt.Key.Key_D)
    assert page.grid.week.days[1].info.free == "dinas_luar"
    assert said.toasts[-1][0] == "Selasa 17 November ditandai dinas luar"


def test_the_keyboard_reaches_the_head_of_every_day_also_of_free_ones(open_week):
    page, _said = open_week()
    page.grid.select_day(MONDAY)
    reached = [page.grid.current.day]
    for _ in range(6):
        QTest.keyClick(page.grid, Qt.Key.Key_Right)
        reached.append(page.grid.current.day)
    assert reached == [MONDAY + timedelta(days=n) for n in range(7)]
    assert "akhir pekan" in page.grid.accessibleDescription()


def test_a_holiday_needs_no_mark_and_its_menu_says_so(open_week):
    page, _said = open_week()
    page.grid.select_day(FRIDAY)
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    shown = menu()
    assert words(shown)[0] == "Jumat 20 November: Hari Jadi Kota Contoh, tidak perlu ditandai"
    assert not any(a.isEnabled() for a in shown.actions() if a.isCheckable())
    shown.close()


def test_a_year_without_a_list_of_holidays_is_said_above_the_week(open_week):
    """A year without a list counts weekends only, and says so."""
    page, _said = open_week()
    assert not page.notes.isVisible()
    page.open(date(2025, 6, 4))
    assert page.notes.text.startswith(
        "Libur nasional 2025 belum diisi; hanya akhir pekan yang dihitung"
    )
    page.notes._close.click()
    assert not page.notes.isVisible()


def test_a_day_that_misses_minutes_is_named_beside_the_title(open_week):
    page, _said = open_week()
    assert page._controls._state.accessibleName() == "Rabu belum penuh: Rabu 18 November"
    assert page._controls._state.isVisible()
    page.show_view("month")
    assert not page._controls._state.isVisible()


def test_a_full_week_gets_its_mark_once_nothing_overlaps_unmeant(open_week):
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

    page, said = open_week(fill)
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


def test_a_night_shift_lies_in_both_days_also_over_the_weekend(open_week):
    page, said = open_week(night)
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


def test_a_night_shift_is_moved_by_either_part_and_stays_whole(open_week):
    page, said = open_week(night)
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


def test_the_part_after_midnight_says_where_it_comes_from(open_week):
    page, said = open_week(night)
    shift = entry(said, "Jaga malam 17")
    page.grid.select(shift.id)
    QTest.keyClick(page.grid, Qt.Key.Key_Right)
    while page.grid.current.item is None or page.grid.current.item.id != shift.id:
        QTest.keyClick(page.grid, Qt.Key.Key_Up)
    assert page.grid.accessibleDescription().startswith(
        "Rabu 18 November, lanjutan dari Selasa, 22.00–06.00, Jaga malam 17"
    )


# --- the month -----------------------------------------------------------------------------
def test_the_arrows_walk_from_month_to_month_and_enter_opens_the_day(open_week):
    page, _said = open_week()
    page.show_view("month")
    page.month.set_current(date(2026, 12, 6))
    QTest.keyClick(page.month, Qt.Key.Key_Right)
    assert page.month.current == date(2026, 12, 7)
    assert "Desember 2026" in page.header.subtitle.text()
    QTest.keyClick(page.month, Qt.Key.Key_Return)
    assert page.view == "week"
    assert page.grid.current.is_head
    assert page.grid.current.day == date(2026, 12, 7)


def test_the_menu_of_the_page_holds_what_is_rarer(open_week):
    page, said = open_week()
    page._controls.more.click()
    assert "Menu hari…" in words(menu())
    menu().close()
    page._controls.hand_in.hide()
    page._hand_in_menu()
    assert words(menu())[0] == "Ajukan hari ini (4 draf)"
    menu().close()
    assert said.refused == []


def test_a_week_with_night_shifts_opens_at_the_working_hours_and_stays_where_it_was_scrolled(
    open_week,
):
    page, said = open_week(night)
    bar = page.grid.verticalScrollBar()
    assert bar.value() == round(page.grid._geometry.y_of(7 * 60))
    bar.setValue(10)
    said.signals.changed.emit(Changes.of(Area.ACTIVITIES), None)
    assert bar.value() == 10


def test_a_leave_of_several_days_is_one_question_and_one_step(open_week):
    """Section 3 no. 17: from the menu of a day, working days alone, taken back at once."""
    page, said = open_week()
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


def test_the_entries_of_one_day_are_offered_for_copying(open_week):
    """Issue B: copy-ready text for the national system, day by day."""
    page, _said = open_week()
    page.sheets.open_copy_of(TUESDAY)
    dialog = page.sheets.dialog
    assert dialog.cards
    assert len(dialog.cards) == len([i for i in page._week.items if i.day == TUESDAY])
    page.sheets.open_copy()
    assert len(page.sheets.dialog.cards) == len(page._week.items)
