"""The import of a list of employees (FEATURES PR-1; issue item 8)."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog
from tests.ui.screens.data_induk.seen import names
from tests.ui.screens.team_world import shown

from penilaian_desktop.ui.kit.tasks import TaskRunner
from penilaian_desktop.ui.screens.data_induk.page import DataIndukPage


def test_a_list_is_read_looked_at_saved_and_taken_back(page, hr, sheet):
    page.open("impor")
    page.people.imports.read(sheet)
    view = page.people.imports
    assert len(names(page)) == 8  # nothing is stored yet
    assert view.tables.good._mark.text == "2 baik"
    assert view.tables.refused._mark.text == "1 ditolak"
    problem = view.tables.problems.records()[0]
    assert (problem.row, problem.column) == (5, "C")
    assert "18 angka" in view.tables.problems.cell(0, 3).text
    assert view.save.text() == "Simpan 2 pegawai"
    view.save.click()
    assert {"Rina Kusuma", "Joko Susilo"} <= set(names(page))
    text, undo = hr.toasts[-1]
    assert text == "2 pegawai baru, 0 berubah, 0 tetap"
    assert undo
    outcome = hr.services.undo.undo(hr.context.session)
    page.context.signals.changed.emit(outcome.changes, None)
    assert len(names(page)) == 8


def test_the_three_tables_of_a_list_are_chosen_by_keys(page, sheet):
    page.open("impor")
    page.people.imports.read(sheet)
    tables = page.people.imports.tables
    assert tables.choice.value() == "refused"
    tables.show_part("good")
    assert tables._stack.currentWidget() is tables.views["good"]
    assert tables.rows.records()[0].name == "Rina Kusuma"
    tables.show_part("remarks")
    assert tables._stack.currentWidget() is tables._none


def test_the_result_workbook_is_written_beside(page, hr, sheet, tmp_path, monkeypatch):
    page.open("impor")
    page.people.imports.read(sheet)
    target = tmp_path / "hasil"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    page.people.imports.book.click()
    assert (tmp_path / "hasil.xlsx").stat().st_size > 1000
    assert hr.toasts[-1][0] == "hasil.xlsx tersimpan"


def test_a_file_that_is_no_list_is_refused_with_its_sentence(page, tmp_path):
    file = tmp_path / "catatan.xlsx"
    file.write_bytes(b"bukan buku kerja")
    page.open("impor")
    page.people.imports.read(file)
    assert page.people.imports.banner.isVisible()
    assert "catatan.xlsx" in page.people.imports.banner.accessibleName()
    assert page.people.imports.drop.isVisible()


def test_a_dropped_list_is_read_at_once(page, sheet):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(sheet))])
    copy, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(50, 50), copy, mime, button, Qt.KeyboardModifier.NoModifier)
    page.people.dropEvent(event)
    assert page.people.imports.sheet is not None
    page.people.imports.back.click()
    assert page.people.view.isVisible()


def test_with_real_threads_reading_a_list_shows_its_way_and_can_be_stopped(hr, qtbot, sheet):
    tasks = TaskRunner(hr.context.signals)
    page = DataIndukPage(replace(hr.context, tasks=tasks))
    view = page.people.imports
    try:
        shown(page, qtbot)
        page.open("impor")
        view.read(sheet)
        assert view.reading.cancel.isVisible()
        view.reading.cancel.click()
        assert not view.reading.cancel.isEnabled()
        qtbot.waitUntil(view.drop.isVisible, timeout=10_000)
        assert view.sheet is None
        assert not view.banner.isVisible()
        view.read(sheet)
        qtbot.waitUntil(view.save.isVisible, timeout=20_000)
        assert view.save.text() == "Simpan 2 pegawai"
        page.show_tab("unit")
        page.units.add.click()
        qtbot.waitUntil(lambda: page.units.name.text() == "Unit baru")
        assert page.units.name.selectedText() == "Unit baru"
    finally:
        tasks.stop()
