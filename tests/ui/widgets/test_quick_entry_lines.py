"""Several pasted lines before they are saved (UI: paste of several lines at once)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.ui.widgets.test_quick_entry import CONTEXT, RESOURCES
from tests.ui.windows import activate

from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.quick_entry import parse
from penilaian_desktop.ui.kit.look import install_look, look
from penilaian_desktop.ui.widgets.quick_entry_lines import LinesPanel

LINES = (
    "07.30-08.00 Apel pagi /sen",
    "08.00-11.00 Melayani perekaman KTP-el =31 orang @2 /sen",
    "10.00-09.00 Rapat /sel",
)


@pytest.fixture
def panel(qapp, qtbot):
    try:
        look()
    except RuntimeError:
        install_look(qapp, RESOURCES, "terang")
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1110, 500)
    shown = LinesPanel(host)
    host.show()
    activate(host)
    context = replace(CONTEXT, suggestions=())
    shown.show_entries([parse(line, context) for line in LINES], QPoint(0, 60), 1000)
    shown.host = host
    return shown


def said(panel, row):
    return [
        panel.model.index(row, at).data(Qt.ItemDataRole.AccessibleTextRole)
        for at in range(panel.model.columnCount())
    ]


def test_each_line_is_a_row_and_what_would_be_refused_begins_unticked(panel):
    assert said(panel, 1)[:5] == [
        "Hari: Sen 16 Nov, baris 2",
        "Waktu: 08.00–11.00, baris 2",
        "Uraian: Melayani perekaman KTP-el, baris 2",
        "Volume: 31 orang, baris 2",
        "RHK: 2, baris 2",
    ]
    assert [entry.text for entry in panel.model.checked_records()] == [
        "Apel pagi",
        "Melayani perekaman KTP-el",
    ]
    assert said(panel, 2)[2] == f"Uraian: Rapat, {message('ends_before_start').text}, baris 3"
    assert panel.table.hasFocus()


def test_enter_saves_all_that_is_ticked_once(panel):
    wanted = []
    panel.save_wanted.connect(wanted.append)
    QTest.keyClick(panel.table, Qt.Key.Key_Space)
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert [[entry.text for entry in rows] for rows in wanted] == [["Melayani perekaman KTP-el"]]
    panel.keep("Cakram penuh.")
    assert panel.isVisible()
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert len(wanted) == 2


def test_esc_writes_nothing(panel):
    wanted, closed = [], []
    panel.save_wanted.connect(wanted.append)
    panel.closed.connect(lambda: closed.append(1))
    QTest.keyClick(panel.table, Qt.Key.Key_Escape)
    assert (wanted, closed, panel.isVisible()) == ([], [1], False)


def test_without_a_tick_there_is_nothing_to_save_and_the_button_says_why(panel):
    wanted = []
    panel.save_wanted.connect(wanted.append)
    panel.model.check_all(False)
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert wanted == []
    assert "Centang" in panel._save_button.accessibleDescription()
