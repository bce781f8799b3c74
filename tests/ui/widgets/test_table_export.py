"""Any table of a page as a workbook (X-8); over a page: tests/ui/screens/tahapan."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from tests.ui.windows import show_active

from penilaian_desktop.ui.widgets.table import Column, Group, RecordModel
from penilaian_desktop.ui.widgets.table_export import page_of
from penilaian_desktop.ui.widgets.table_view import TableView


def test_groups_become_a_column_of_their_own(dressed):
    model = RecordModel([Column[str]("name", "Nama", lambda name: name)])
    model.set_rows(["Siti"])
    assert model.as_rows() == (["Nama"], [["Siti"]])
    model.set_rows([Group("2026", "1 orang"), "Siti", Group("2025"), "Joko"])
    assert model.as_rows() == (["Kelompok", "Nama"], [["2026", "Siti"], ["2025", "Joko"]])


def test_a_table_beside_no_page_offers_no_file(dressed, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: asked.append(1) or ("", ""))
    model = RecordModel([Column[str]("name", "Nama", lambda name: name)])
    model.set_rows(["Siti"])
    view = TableView(model, "Nama")
    show_active(view, qtbot)
    assert page_of(view) is None
    assert [action.text() for action in view.make_menu().actions()] == ["Salin baris"]
    QTest.keyClick(
        view, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert asked == []
