"""The table over pages that the database orders: order, jump, filters, sums (X-1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy, QTest
from PySide6.QtWidgets import QWidget
from tests.ui.windows import show_active

from penilaian_desktop.domain.activity import WorkPlace
from penilaian_desktop.domain.activity_views import ActivityFilter, DayInfo
from penilaian_desktop.domain.table_views import EvidenceShown, LogOrder, LogTotals
from penilaian_desktop.ui.screens.kegiatan.entries_model import EntriesModel
from penilaian_desktop.ui.screens.kegiatan.entries_table import EntriesPanel
from penilaian_desktop.ui.screens.kegiatan.table_filter import words_and_tag

TODAY = date(2026, 11, 19)


@pytest.fixture
def items(new_world):
    world = new_world()
    shown = ActivityFilter(person_id=world.session.person_id)
    return world.services.activities.page(world.session, shown, limit=200).items


@pytest.fixture
def panel(qtbot, styled, items):
    made = EntriesPanel()
    show_active(made, qtbot, 900, 420)
    made.show_items(items, {}, more=False)
    return made


def ask(panel):
    return panel.filter("p", date(2026, 10, 1), date(2026, 12, 31))


def test_the_model_keeps_qts_rules_while_it_is_read_in_every_direction(qtbot, styled, items):
    owner = QWidget()
    qtbot.addWidget(owner)
    model = EntriesModel(owner)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_items(items[6:9], {})
    model.check(1, True)
    chosen = model.checked_records()
    model.put_items_above(items[2:6], {})
    model.put_items_above(items[:2], {})
    model.put_items_above((), {})
    model.add_items(items[9:], {})
    assert model.records() == list(items)
    assert model.checked_records() == chosen
    titles = [model.data(model.index(n, 0)) for n in range(model.rowCount()) if model.is_group(n)]
    assert len(titles) == len(set(titles)) == len({item.day for item in items})
    model.order_by("status")
    model.show_items(items[:4], {})
    model.put_items_above(items[4:5], {})
    assert model.rowCount() == 5


def test_a_head_orders_by_asking_for_other_rows(panel):
    asked = QSignalSpy(panel.filter_changed)
    before = panel.model.records()
    panel.model.order_by("minutes", descending=True)
    assert asked.count() == 1
    assert panel.model.records() == before
    assert (ask(panel).order, ask(panel).newest_first) == (LogOrder.MINUTES, True)
    panel.model.order_by("time")
    assert (ask(panel).order, ask(panel).newest_first) == (LogOrder.DAY, False)


def test_away_from_the_order_of_days_each_row_says_its_day(panel, items):
    panel.model.order_by("rhk")
    panel.show_items(items, {}, more=False)
    assert not any(panel.model.is_group(row) for row in range(panel.model.rowCount()))
    said = panel.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Waktu: 19 Nov 2026, ")
    assert said.endswith(", baris 1")


def test_a_jump_stays_among_the_rows_or_asks_for_others(panel, items):
    wanted = QSignalSpy(panel.jump_wanted)
    middle = sorted({item.day for item in items})[1]
    panel.jump(middle)
    assert panel.view.current_record().day == middle
    assert wanted.count() == 0
    far = items[-1].day - timedelta(days=400)
    panel.jump(far)
    panel.jump(items[0].day + timedelta(days=3))
    assert [wanted.at(n)[0] for n in range(wanted.count())] == [far, items[0].day + timedelta(3)]


def test_scrolling_to_the_top_asks_for_newer_rows_once(panel, items):
    panel.show_items(items[5:], {}, more=False, newer=True)
    panel.resize(900, 300)
    panel.view.updateGeometries()
    wanted = QSignalSpy(panel.newer_wanted)
    bar = panel.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    bar.setValue(bar.minimum())
    assert wanted.count() == 1
    panel.put_items_above(items[:5], {}, newer=False)
    assert panel.model.records() == list(items)
    assert bar.value() > 0


def test_headings_say_the_totals_once_they_are_read(panel, items):
    info = DayInfo(
        day=items[0].day, target=450, logged=400, overlap=10
    )  # fmt: skip
    heading = panel.model.index(0, 0)
    assert "dari" not in heading.data(Qt.ItemDataRole.AccessibleTextRole)
    panel.set_infos({info.day: info})
    assert heading.data(Qt.ItemDataRole.AccessibleTextRole).endswith("6 j 40 m dari 7 j 30 m")
    assert "10 menit ganda" in panel._foot.left.text()


def test_a_tall_screen_asks_for_the_next_page_at_once(panel, items):
    panel.resize(900, 900)
    wanted = QSignalSpy(panel.more_wanted)
    panel.show_items(items[:3], {}, more=True)
    assert wanted.count() == 1


def test_the_foot_says_the_sum_of_the_whole_list(panel, items):
    panel.show_items(items[:3], {}, more=True)
    assert "3 kegiatan pertama" in panel._foot.left.text()
    panel.show_totals(LogTotals(entries=250_000, minutes=3_000_000))
    assert panel._foot.left.text().startswith("250.000 kegiatan · 3.000.000 menit")


def test_the_menu_and_the_search_line_narrow(panel):
    asked = QSignalSpy(panel.filter_changed)
    doubled = next(a for a in panel.more.menu.actions() if a.text().startswith("Berkas"))
    home = next(a for a in panel.more.menu.actions() if a.text() == "Rumah")
    doubled.trigger()
    home.trigger()
    panel.search.setText("rapat #loket")
    found = ask(panel)
    assert (found.evidence, found.place) == (EvidenceShown.DOUBLED, WorkPlace.HOME)
    assert (found.search, found.tag) == ("rapat", "loket")
    assert asked.count() == 2
    assert panel.more.button.accessibleName().endswith("disaring")


def test_a_search_line_may_hold_one_tag():
    assert words_and_tag("#a rapat #b  besar") == ("rapat besar", "b")
    assert words_and_tag("# rapat") == ("# rapat", "")


def test_selected_rows_are_copied_as_text(panel, items):
    rows = [row for row in range(panel.model.rowCount()) if panel.model.record(row)][:2]
    panel.view.choose_row(rows[0])
    QTest.keyClick(panel.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(panel.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:3] == ["Waktu", "Menit", "Uraian"]
    assert [line.split("\t")[2] for line in lines[1:]] == [item.text for item in items[:2]]


def test_several_checked_entries_can_be_changed_where_that_is_offered(panel, items):
    wanted = QSignalSpy(panel.change_requested)
    panel.model.check_all(True)
    assert panel._change.isHidden()
    panel.set_changeable(True)
    assert not panel._change.isHidden()
    panel._change.click()
    assert wanted.at(0)[0] == [item.id for item in items]


def test_rows_that_were_changed_stay_current(panel, items):
    panel.select(items[4].id)
    panel.show_items([replace(item, minutes=5) for item in items], {}, more=False)
    assert panel.view.current_record().id == items[4].id
