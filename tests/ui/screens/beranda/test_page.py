"""Beranda over a real workspace (FEATURES complaint 17, SM-12)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.screens.team_world import context_for, shown
from tests.ui.windows import show_active

from penilaian_desktop.domain.activity_views import DayInfo, WeekView
from penilaian_desktop.domain.changes import Area, Changes
from penilaian_desktop.ui.screens.beranda.cards import week_is_whole
from penilaian_desktop.ui.screens.beranda.page import BerandaPage, first_names
from penilaian_desktop.ui.screens.beranda.rows import BeginRow, EntryRow, TodoRow
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.label import Label


@pytest.fixture
def open_page(bench, qtbot):
    def make(**how):
        said = bench(**how)
        page = BerandaPage(said.context)
        show_active(page, qtbot, 1158, 684)
        return page, said

    return make


def rows(page, kind):
    return [row for row in page.findChildren(kind) if not row.isHidden()]


def test_it_greets_by_name_and_counts_the_working_days(open_page):
    page, said = open_page()
    assert page.title == "Selamat siang, Siti Aminah"
    assert page.header.subtitle.text().startswith("Kamis, 19 November 2026 · Triwulan IV 2026")
    assert said.refused == []


def test_what_hurts_most_stands_above_and_its_button_leads_there(open_page):
    page, said = open_page()
    todos = rows(page, TodoRow)
    assert todos[0].accessibleName().startswith("1 kegiatan dikembalikan")
    todos[0].go.click()
    assert said.navigated == [("kegiatan", said.world.ids[0, "11.00"])]


def test_every_button_of_the_list_has_the_same_least_width(open_page):
    page, _said = open_page()
    assert {row.go.width() for row in rows(page, TodoRow)} == {96}


def test_today_is_listed_and_an_entry_opens_on_its_page(open_page):
    page, said = open_page()
    entries = rows(page, EntryRow)
    assert [row.item.text for row in entries][1] == "Melayani perekaman KTP-el"
    assert entries[1].accessibleName() == "08.00–10.00, Melayani perekaman KTP-el, 19 orang, Draf"
    entries[1].setFocus()
    QTest.keyClick(entries[1], Qt.Key.Key_Return)
    assert said.navigated == [("kegiatan", said.world.ids[3, "08.00"])]


def test_n_and_the_last_row_begin_an_entry(open_page):
    page, said = open_page()
    (begin,) = rows(page, BeginRow)
    assert begin.accessibleName() == "Catat kegiatan mulai 14.30"
    begin.click()
    QTest.keyClick(page, Qt.Key.Key_N)
    assert said.navigated == [("kegiatan", "catat")] * 2


def test_the_week_says_its_minutes_aloud(open_page):
    page, _said = open_page()
    assert "Rabu, 315 dari 450 menit" in page.week._bars.accessibleName()
    assert "Jumat, Hari Jadi Kota Contoh" in page.week._bars.accessibleName()
    assert page.week._free.text() == "Jumat libur: Hari Jadi Kota Contoh"


def test_an_empty_workspace_shows_the_three_first_steps(open_page):
    page, said = open_page(filled=False)
    assert page.steps.isVisible()
    assert not page.todos.isVisible()
    page.steps.findChildren(Button)[0].click()
    assert said.navigated == [("kegiatan", "catat")]


def test_a_head_sees_what_waits_for_reading(open_page):
    page, said = open_page(who="head")
    kinds = [row.accessibleName() for row in rows(page, TodoRow)]
    assert any("tinjau" in name.casefold() or "dibaca" in name.casefold() for name in kinds), kinds
    assert said.refused == []


def test_a_change_of_the_log_is_shown_at_once(open_page, qtbot):
    page, said = open_page()
    before = len(rows(page, EntryRow))
    said.world.services.activities.delete(said.world.session, said.world.ids[3, "08.00"])
    said.signals.changed.emit(Changes.of(Area.ACTIVITIES), None)
    qtbot.waitUntil(lambda: len(rows(page, EntryRow)) == before - 1)


def test_the_columns_stand_below_one_another_in_a_small_window(open_page, qtbot):
    page, _said = open_page()
    page.resize(640, 400)
    qtbot.waitUntil(lambda: page._side.y() > page.todos.y())


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("dr. Siti Aminah, S.Kom", "Siti Aminah"),
        ("Hendra", "Hendra"),
        ("Drs. H. Ahmad Fauzi Rahman", "Ahmad Fauzi"),
        ("dr.", "dr."),
    ],
)
def test_people_are_greeted_without_titles(name, first):
    assert first_names(name) == first


def test_a_line_can_be_put_off_until_tomorrow_and_brought_back(team, qtbot):
    """SM-12: what is put off is hidden, counted, and there again when wanted or tomorrow."""
    office = team.office
    office.submit("siti", "2j Melayani")
    page = shown(BerandaPage(team.context), qtbot)
    before = [row.accessibleName() for row in rows(page, TodoRow)]
    assert any("menunggu ditinjau" in name for name in before)
    next(row for row in rows(page, TodoRow) if "ditinjau" in row.accessibleName()).later.click()
    qtbot.waitUntil(lambda: len(rows(page, TodoRow)) == len(before) - 1)
    assert team.toasts[-1][0].startswith("Diingatkan lagi besok")
    page.todos.back_wanted.emit()
    qtbot.waitUntil(lambda: [row.accessibleName() for row in rows(page, TodoRow)] == before)
    next(row for row in rows(page, TodoRow) if "ditinjau" in row.accessibleName()).later.click()
    qtbot.waitUntil(lambda: len(rows(page, TodoRow)) == len(before) - 1)
    office.clock.set(date(2026, 11, 20))
    page.refresh()
    qtbot.waitUntil(
        lambda: any("menunggu ditinjau" in row.accessibleName() for row in rows(page, TodoRow))
    )


def test_a_week_with_all_its_minutes_says_that_it_is_complete(open_page):
    """X-1: the mark comes with the last missing minute and not before."""
    page, _said = open_page()
    assert page.week._whole.isHidden()
    days = tuple(
        DayInfo(day=date(2026, 11, 16 + n), target=450 if n < 5 else 0, logged=450 if n < 5 else 0,
                overlap=0)
        for n in range(7)
    )  # fmt: skip
    whole = WeekView(days=days, items=(), target=2250, logged=2250)
    short = WeekView(days=(replace(days[0], logged=449), *days[1:]), items=(), target=2250,
                     logged=2249)  # fmt: skip
    assert week_is_whole(whole)
    assert not week_is_whole(short)
    page.week.show_week(whole, page.context.clock().astimezone())
    assert not page.week._whole.isHidden()


def test_hr_reads_at_once_which_units_sent_nothing(office, qapp, tmp_path, qtbot):
    """No. 14: the first of them by name; the board of all is one step away."""
    team = context_for(office, "nurul", qapp, tmp_path)
    page = shown(BerandaPage(team.context), qtbot)
    (said,) = (
        label.text()
        for label in page.office.findChildren(Label)
        if label.text().startswith("Belum ada yang masuk untuk Triwulan III 2026")
    )
    assert "Bidang Arsip" in said
    page.office.board_wanted.emit()
    assert team.pages == [("pemantauan", None)]
