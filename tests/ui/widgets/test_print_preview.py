"""The preview: what is seen is the file that is saved and printed (X-8)."""

from __future__ import annotations

import subprocess

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from tests.reports import results, samples
from tests.ui.screens.conftest import office, own, team_clock  # noqa: F401  (fixtures)
from tests.ui.screens.team_world import RESOURCES, nameless
from tests.ui.windows import show_active

from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.paper import Letterhead, Paper, PrintSettings
from penilaian_desktop.reports import door
from penilaian_desktop.ui.widgets.print_preview import PrintPreview


@pytest.fixture
def opened(own, qtbot):  # noqa: F811
    """Return a function that opens the preview of a form in a window."""
    door.use_fonts(RESOURCES / "fonts" / "print")
    windows = []

    def show(form="skp", read=lambda: samples.skp_of(5), size=(1366, 768)):
        window = QWidget()
        windows.append(window)
        show_active(window, qtbot, *size)
        preview = PrintPreview(own.context, window, "SKP", form, "SKP-Siti.pdf", read)
        preview.open()
        return preview

    return show


def pages_in(file):
    done = subprocess.run(["pdfinfo", file], check=True, capture_output=True, text=True).stdout
    return int(done.split("Pages:")[1].split()[0])


def test_every_page_is_seen_and_none_is_blank(opened):
    preview = opened()
    assert len(preview.sheets.sizes) == 3
    assert preview.explanation.text().startswith("Halaman 1 dari 3 · ")
    assert sorted(preview.thumbs._pictures) == [0, 1, 2]
    for picture in preview.thumbs._pictures.values():
        colours = {picture.pixelColor(x, y).value() for x in range(92) for y in range(60)}
        assert min(colours) < 200, "there is ink on the page"
    shown = preview._sheet.pixmap().toImage()
    assert shown.pixelColor(2, 2) == QColor("white")
    assert nameless(preview) == []


def test_pages_turn_and_grow_by_keys(opened):
    preview = opened()
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.page == 1
    QTest.keyClick(preview, Qt.Key.Key_End)
    assert preview.page == 2
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.page == 2
    QTest.keyClick(preview.thumbs, Qt.Key.Key_Up)
    assert preview.page == 1
    width = preview._sheet.pixmap().width()
    QTest.keyClicks(preview, "+")
    assert preview._sheet.pixmap().width() == pytest.approx(width * 1.5, abs=2)
    QTest.keyClicks(preview, "0")
    assert preview._sheet.pixmap().width() == width
    QTest.keyClick(preview, Qt.Key.Key_Escape)
    assert not preview.isVisible()


def test_what_is_seen_is_saved_byte_for_byte(opened, own, tmp_path, monkeypatch):  # noqa: F811
    preview = opened()
    target = tmp_path / "SKP Siti"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    heard = []
    preview.saved.connect(heard.append)
    assert preview.folder_button.isHidden()
    preview.save_button.click()
    file = tmp_path / "SKP Siti.pdf"
    assert heard == [file]
    assert file.read_bytes() == preview.sheets.pdf == door.render("skp", samples.skp_of(5))
    assert own.toasts[-1][0] == "SKP Siti.pdf tersimpan"
    assert preview.folder_button.isVisible()


def test_the_paper_of_the_workspace_is_taken_and_another_for_once(opened, own):  # noqa: F811
    head = Letterhead(lines=("DINAS A",))
    own.services.paper.save(
        own.office.session("bambang"),
        PrintSettings(paper=Paper.F4, letterhead=head, letterhead_forms=("skp",)),
    )
    preview = opened()
    assert preview.paper.value() == "F4"
    assert preview.sheets.sizes[0] == pytest.approx((935.4, 609.4), abs=0.1)
    assert len(preview.sheets.sizes) == 4, "the letterhead takes room"
    preview.paper.set_value("A4")
    preview.paper.chosen.emit("A4")
    preview.lies.set_value("portrait")
    preview.lies.chosen.emit("portrait")
    assert preview.sheets.sizes[0] == pytest.approx((595.3, 841.9), abs=0.1)
    assert own.services.paper.settings().paper is Paper.F4


def test_all_pages_reach_the_printer_at_its_paper(opened, own, tmp_path):  # noqa: F811
    preview = opened("dokumen-evaluasi", results.evaluation)
    printer = QPrinter()
    file = tmp_path / "kertas.pdf"
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    preview.print_on(printer)
    assert own.toasts[-1][0].startswith(f"{len(preview.sheets.sizes)} halaman dikirim ke ")
    assert pages_in(file) == len(preview.sheets.sizes)
    info = subprocess.run(["pdfinfo", file], check=True, capture_output=True, text=True).stdout
    assert "595 x 842" in info
    assert own.refusals == []


def test_the_dialog_of_the_system_knows_how_many_pages_there_are(opened, tmp_path, own):  # noqa: F811
    preview = opened("dokumen-evaluasi", results.evaluation)
    preview.print_button.click()
    dialog = preview.window().findChild(QPrintDialog)
    assert dialog.isVisible()
    assert (dialog.minPage(), dialog.maxPage()) == (1, len(preview.sheets.sizes))
    file = tmp_path / "dari dialog.pdf"
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(file))
    dialog.accepted.emit(dialog.printer())
    dialog.close()
    assert pages_in(file) == len(preview.sheets.sizes)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_refuses_says_so(opened, tmp_path):
    preview = opened("dokumen-evaluasi", results.evaluation)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "tidak" / "ada" / "x.pdf"))
    heard = []
    preview._context.tasks.refused.connect(heard.append)
    preview.print_on(printer)
    assert [one.code for one in heard] == ["printer_refused"]


def test_data_that_is_refused_is_told_and_nothing_can_be_saved(opened):
    def refuse():
        raise RuleViolation("appraisal_not_published", period="Triwulan III 2026")

    preview = opened("evaluasi", refuse)
    assert not preview.save_button.isEnabled()
    assert not preview.print_button.isEnabled()
    assert preview.explanation.text()
    preview.save()


def test_a_small_window_leaves_the_small_pictures_out(opened):
    preview = opened(size=(880, 440))
    assert preview._side.isHidden()
    assert preview.save_button.isVisible()
    assert preview._panel.geometry().bottom() < 440


def test_what_offices_edit_further_is_saved_as_a_workbook_too(opened, tmp_path, monkeypatch):
    """X-8: where there is an Excel twin the preview offers it, elsewhere it does not."""
    preview = opened()
    chosen = tmp_path / "SKP siti"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(chosen), ""))
    assert preview.excel_button.isVisible()
    preview.excel_button.click()
    assert (tmp_path / "SKP siti.xlsx").read_bytes().startswith(b"PK")
    other = opened("tanda-terima", results.receipt)
    assert not other.excel_button.isVisible()


def test_a_disk_that_cannot_be_written_leaves_no_half_file(opened, tmp_path, monkeypatch):
    preview = opened()
    locked = tmp_path / "ada"
    locked.mkdir()
    (locked / "SKP.pdf").mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(locked / "SKP.pdf"), ""))
    preview.save()
    assert [one.name for one in locked.iterdir()] == ["SKP.pdf"]
