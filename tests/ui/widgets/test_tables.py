"""Tables of records: order, groups, check marks, copying, and what a screen reader hears."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy, QTest
from tests.ui.windows import show_active

from penilaian_desktop.ui.widgets.small import Mark
from penilaian_desktop.ui.widgets.table import Cell, Column, Group, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView


class Line(NamedTuple):
    text: str
    minutes: int | None


COLUMNS = (
    Column[Line]("text", "Uraian", lambda line: line.text, sort=lambda line: line.text),
    Column[Line](
        "minutes",
        "Menit",
        lambda line: Cell("" if line.minutes is None else str(line.minutes)),
        44,
        number=True,
        sort=lambda line: line.minutes,
    ),
    Column[Line]("state", "Status", lambda _l: Cell(pill=Mark("Draf", "draft", "muted")), 108),
)
LINES = [Line("Menerbitkan KK", 120), Line("Apel pagi", 30), Line("Rapat", None)]


@pytest.fixture
def model(dressed):
    made = RecordModel(COLUMNS, checkable=True)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.set_rows(LINES)
    return made


@pytest.fixture
def view(model, qtbot):
    table = TableView(model, "Kegiatan")
    show_active(table, qtbot, 700, 300)
    return table


def texts(model):
    return [record.text for record in model.records()]


def test_rows_stand_in_the_order_they_came(model):
    assert texts(model) == ["Menerbitkan KK", "Apel pagi", "Rapat"]
    assert model.rowCount(model.index(0, 0)) == 0


def test_a_column_orders_the_rows_and_missing_values_stay_below(model):
    model.order_by("minutes")
    assert texts(model) == ["Apel pagi", "Menerbitkan KK", "Rapat"]
    model.order_by("minutes", descending=True)
    assert texts(model) == ["Menerbitkan KK", "Apel pagi", "Rapat"]


def test_the_order_stays_when_other_rows_come(model):
    model.order_by("text")
    model.set_rows([Line("B", 1), Line("A", 2)])
    assert texts(model) == ["A", "B"]


def test_rows_are_ordered_within_their_group(model):
    model.set_rows([Group("Kamis"), Line("B", 1), Line("A", 2), Group("Rabu"), Line("0", 3)])
    model.order_by("text")
    assert texts(model) == ["A", "B", "0"]
    assert model.is_group(0)
    assert model.is_group(3)


def test_further_rows_are_added_below(model):
    model.append_rows([Line("Lain", 5)])
    model.append_rows([])
    assert texts(model)[-1] == "Lain"


def test_a_cell_says_its_column_its_value_and_its_row(model):
    said = Qt.ItemDataRole.AccessibleTextRole
    assert model.data(model.index(0, 1), said) == "Menit: 120, baris 1"
    assert model.data(model.index(2, 1), said) == "Menit: –, baris 3"
    assert model.data(model.index(0, 2), said) == "Status: Draf, baris 1"


def test_a_group_row_says_its_title_and_total(model):
    model.set_rows([Group("Kamis 19 November", "6 j 00 m"), *LINES])
    said = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Kamis 19 November, 6 j 00 m"


def test_checked_rows_are_known_and_told(model):
    spy = QSignalSpy(model.checked_changed)
    model.check(1, True)
    assert [line.text for line in model.checked_records()] == ["Apel pagi"]
    model.check_all(True)
    assert len(model.checked_records()) == 3
    model.check_all(False)
    assert model.checked_records() == []
    assert spy.count() == 3


def test_rows_are_copied_as_text_with_their_titles(model):
    assert model.as_text([1]) == "Uraian\tMenit\tStatus\nApel pagi\t30\tDraf"


def test_a_record_is_found(model):
    assert model.row_of(lambda line: line.minutes == 30) == 1
    assert model.row_of(lambda line: line.minutes == 31) == -1
    assert model.record(9) is None


def test_enter_and_double_click_open_the_record(view):
    spy = QSignalSpy(view.opened)
    view.choose_row(1)
    QTest.keyClick(view, Qt.Key.Key_Return)
    view.doubleClicked.emit(view.model().index(0, 0))
    assert [spy.at(n)[0].text for n in range(2)] == ["Apel pagi", "Menerbitkan KK"]


def test_the_arrows_choose_a_record(view):
    spy = QSignalSpy(view.chosen)
    view.choose_row(0)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert spy.at(spy.count() - 1)[0].text == "Apel pagi"
    assert view.current_record().text == "Apel pagi"


def test_space_checks_the_row_and_the_box_in_the_head_all_rows(view, model):
    view.choose_row(2)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert [line.text for line in model.checked_records()] == ["Rapat"]
    QTest.mouseClick(
        view.horizontalHeader().viewport(), Qt.MouseButton.LeftButton, pos=QPoint(18, 16)
    )
    assert len(model.checked_records()) == 3


def test_a_click_on_its_box_checks_a_row(view, model):
    at = view.visualRect(model.index(0, 0)).center()
    at.setX(18)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert [line.text for line in model.checked_records()] == ["Menerbitkan KK"]


def test_a_click_on_a_title_orders_and_the_next_one_turns_the_order(view, model):
    view.horizontalHeader().sectionClicked.emit(1)
    assert model.order == ("minutes", False)
    view.horizontalHeader().sectionClicked.emit(1)
    assert model.order == ("minutes", True)
    view.horizontalHeader().sectionClicked.emit(2)
    assert model.order == ("minutes", True)


def test_copying_puts_the_chosen_rows_on_the_clipboard(view):
    view.choose_row(0)
    view.copy_rows()
    assert QGuiApplication.clipboard().text().startswith("Uraian\tMenit")


def test_columns_fill_the_width(view):
    total = sum(view.columnWidth(n) for n in range(3))
    assert total == view.viewport().width()


def test_group_rows_are_lower_and_span_the_table(view, model):
    model.set_rows([Group("Kamis"), *LINES])
    assert view.rowHeight(0) == 28
    assert view.rowHeight(1) == 36
    assert view.columnSpan(0, 0) == 3


def test_the_arrows_never_stop_on_a_heading(view, model):
    """Complaint of people who read the log with the keyboard: the first ↓ reaches an entry."""
    model.set_rows([Group("Kamis"), LINES[0], Group("Rabu"), LINES[1], LINES[2]])
    view.setFocus()
    rows = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Home):
        QTest.keyClick(view, key)
        rows.append(view.currentIndex().row())
    assert rows == [1, 3, 1, 1, 1]


def test_further_rows_are_added_above_and_check_marks_stay_with_theirs(view, model):
    model.set_rows([Group("Kamis"), LINES[0], LINES[1]])
    model.check(2, True)
    view.choose_row(1)
    model.drop_group("Rabu")
    model.drop_group("Kamis")
    model.prepend_rows([Group("Jumat"), LINES[2], Group("Kamis")])
    model.prepend_rows([])
    assert texts(model) == ["Rapat", "Menerbitkan KK", "Apel pagi"]
    assert [line.text for line in model.checked_records()] == ["Apel pagi"]
    assert view.current_record() == LINES[0]
    assert view.columnSpan(0, 0) == view.columnSpan(2, 0) == 3
    assert view.columnSpan(1, 0) == 1
