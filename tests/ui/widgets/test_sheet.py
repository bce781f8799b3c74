"""The sheet that is filled in by keyboard, and blocks that come from Excel."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from tests.ui.windows import show_active

from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.sheet import CellEdit, SheetColumn, SheetModel, SheetView


class Grid(SheetModel):
    """Three columns, the last one only read; row 2 is a group."""

    def __init__(self):
        super().__init__(
            (
                SheetColumn("Langkah"),
                SheetColumn("TW I", 72, number=True),
                SheetColumn("Jumlah", 72, number=True),
            )
        )
        self.cells = [["a", "1", "1"], ["b", "2", "2"], ["Kelompok", "", ""], ["c", "", ""]]
        self.edits = []
        self.written.connect(self.take)

    def take(self, edits):
        self.edits.append(tuple(edits))
        for edit in edits:
            self.cells[edit.row][edit.column] = edit.text

    def rowCount(self, parent=QModelIndex()):
        return 0 if parent.isValid() else len(self.cells)

    def cell_text(self, row, column):
        return self.cells[row][column]

    def can_write(self, row, column):
        return not self.is_group(row) and column < 2

    def is_group(self, row):
        return row == 2


@pytest.fixture
def view(dressed, qtbot):
    window = QWidget()
    column = QVBoxLayout(window)
    view = SheetView(Grid(), "Rencana aksi")
    column.addWidget(view)
    window.after = Button("Sesudah")
    column.addWidget(window.after)
    show_active(window, qtbot, 600, 300)
    view.setFocus()
    view.stand_on(0, 0)
    yield view
    window.close()


def at(view):
    return view.currentIndex().row(), view.currentIndex().column()


def editor(view):
    return next(line for line in view.findChildren(QLineEdit) if line.isVisible())


def test_a_letter_replaces_a_cell_and_tab_writes_it_and_goes_on(view):
    QTest.keyClicks(view, "x")
    QTest.keyClicks(editor(view), "yz")
    QTest.keyClick(editor(view), Qt.Key.Key_Tab)
    assert view.sheet.edits == [(CellEdit(0, 0, "xyz"),)]
    assert at(view) == (0, 1)


def test_enter_changes_what_stands_there_and_goes_down_past_the_group(view):
    view.stand_on(1, 0)
    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.keyClicks(editor(view), "!")
    QTest.keyClick(editor(view), Qt.Key.Key_Return)
    assert at(view) == (3, 0)
    assert view.sheet.edits[-1][0].row == 1


def test_what_was_not_changed_is_not_written(view):
    QTest.keyClick(view, Qt.Key.Key_F2)
    QTest.keyClick(editor(view), Qt.Key.Key_Return)
    assert at(view) == (1, 0)
    assert view.sheet.edits == []


def test_tab_passes_over_the_group_and_leaves_the_sheet_behind_the_last_cell(view):
    view.stand_on(1, 2)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert at(view) == (3, 0)
    view.stand_on(3, 2)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert view.window().focusWidget() is view.window().after


def test_a_block_from_excel_is_one_write_and_passes_over_what_is_only_read(view):
    QGuiApplication.clipboard().setText("p\t5\t9\r\nq\t6\t9\r\nr\t7\t9\r\n")
    view.stand_on(0, 0)
    QTest.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(view.sheet.edits) == 1
    assert [row[:2] for row in view.sheet.cells] == [
        ["p", "5"], ["q", "6"], ["Kelompok", ""], ["r", "7"],
    ]  # fmt: skip
    assert view.sheet.cells[0][2] == "1"


def test_one_word_fills_all_cells_that_are_chosen(view):
    view.stand_on(0, 1)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QGuiApplication.clipboard().setText("450")
    view.paste_cells()
    assert [view.sheet.cells[n][1] for n in (0, 1)] == ["450", "450"]


def test_chosen_cells_are_copied_for_excel_and_emptied_by_del(view):
    view.stand_on(0, 0)
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "a\t1"
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert view.sheet.cells[0] == ["", "", "1"]


def test_a_cell_is_said_with_its_column_and_row(view):
    index = view.sheet.index(0, 1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "TW I: 1, baris 1"
