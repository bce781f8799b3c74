"""The sheets of the log: import, export, print and copy (TS-4, section 2 no. 17)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from tests.ui.windows import show_active

from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.log_views import WEEKLY
from penilaian_desktop.spreadsheets.child import read_activities
from penilaian_desktop.ui.screens.kegiatan.export_desk import PERIOD, WEEK
from penilaian_desktop.ui.screens.kegiatan.import_tables import GOOD, KNOWN, REFUSED
from penilaian_desktop.ui.screens.kegiatan.page import KegiatanPage

NIP = "NIP : 19700101 199503 1 001"


@pytest.fixture
def desk(bench, qtbot):
    """The page over the small office, in a window."""
    made = bench()
    page = KegiatanPage(made.context)
    show_active(page, qtbot, 1180, 700)
    page.refresh()
    made.page = page
    return made


def diary(path: Path, *above: str, bad: bool = True) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    for line in above:
        sheet.append([line])
    sheet.append(["Tanggal", "Jam", "Uraian Kegiatan", "Volume", "Satuan", "Catatan"])
    sheet.append(["02-11-2026", "07.30-09.00", "Melayani perekaman KTP-el", 12, "orang", "loket 2"])
    sheet.append(["03-11-2026", "07.30-08.30", "Memeriksa berkas akta kelahiran", 3, "berkas", ""])
    if bad:
        sheet.append(["31-11-2026", "07.30-08.30", "Hari yang tidak ada", 3, "berkas", ""])
    book.save(path)
    return path


def imported(desk, path):
    desk.page.sheets.open_import()
    dialog = desk.page.sheets.dialog
    dialog.read(path)
    return dialog


def test_the_menu_offers_import_export_print_and_copy(desk):
    words = [words for _, words, _ in desk.page.sheets.actions()]
    assert words == [
        "Impor dari Excel…",
        "Ekspor…",
        "Cetak laporan…",
        "Salin untuk e-Kinerja…",
    ]


def test_a_diary_is_shown_first_and_saved_in_one_step(desk, tmp_path):
    dialog = imported(desk, diary(tmp_path / "catatan.xlsx"))
    assert dialog._stack.currentWidget() is dialog.tables
    assert dialog.tables.choice.value() == REFUSED
    assert dialog.tables.models[REFUSED].rowCount() == 1
    dialog.tables.show_part(GOOD)
    assert dialog.tables.rows.rowCount() == 2
    assert dialog.save.text() == "Simpan 2 kegiatan"
    dialog.save.click()
    assert desk.toasts[-1] == (
        "2 kegiatan masuk sebagai draf",
        "Impor 2 kegiatan",
    )
    again = imported(desk, tmp_path / "catatan.xlsx")
    assert again.tables.models[KNOWN].rowCount() == 2
    assert not again.save.isEnabled()


def test_a_column_that_was_guessed_wrong_is_changed_and_remembered(desk, tmp_path):
    path = diary(tmp_path / "catatan.xlsx", bad=False)
    dialog = imported(desk, path)
    box = dialog.tables.columns.boxes["Catatan"]
    assert box.value() == "note"
    box.set_value("text")
    box.chosen.emit("text")
    assert dialog.sheet.records[0].text == "loket 2"
    assert dialog.tables.columns.boxes["Uraian Kegiatan"].value() == ""
    fresh = imported(desk, path)
    assert fresh.sheet.records[0].text == "loket 2"


def test_a_diary_of_another_nip_is_asked_about(desk, tmp_path):
    session = desk.world.session
    with desk.world.services.activities.context.write(session) as unit:
        me = unit.require(Employee, session.person_id)
        unit.put(replace(me, identity="199208172016032008"))
    dialog = imported(desk, diary(tmp_path / "lain.xlsx", NIP, bad=False))
    assert not dialog.save.isEnabled()
    assert dialog.banner.isVisibleTo(dialog)
    dialog._claim()
    assert dialog.save.text() == "Simpan 2 kegiatan"


def test_a_file_that_is_no_diary_says_why_and_leaves_the_choice(desk, tmp_path):
    path = tmp_path / "rusak.xlsx"
    path.write_bytes(b"bukan buku kerja")
    dialog = imported(desk, path)
    assert dialog.drop.isVisibleTo(dialog)
    assert dialog.banner.isVisibleTo(dialog)


def test_the_result_book_is_written(desk, tmp_path):
    dialog = imported(desk, diary(tmp_path / "catatan.xlsx"))
    dialog.write_book(tmp_path / "hasil.xlsx")
    assert "Ditolak" in openpyxl.load_workbook(tmp_path / "hasil.xlsx").sheetnames


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_what_is_exported_is_read_back(desk, tmp_path, ending):
    sheets = desk.page.sheets
    wanted = sheets.filter_of(desk.page._shown(), PERIOD)
    sheets.export(wanted, "Triwulan IV 2026", tmp_path / f"log{ending}")
    count = len(read_activities(tmp_path / f"log{ending}").records)
    assert count
    assert desk.toasts[-1][0] == f"{count} kegiatan diekspor ke log{ending}"


def test_the_dialogs_name_the_days_that_the_page_shows(desk):
    desk.page.sheets.open_export()
    assert desk.page.sheets.dialog.range.itemText(0).startswith("Minggu ")
    assert desk.page.sheets.dialog.range.value() == WEEK
    desk.page.sheets.dialog.reject()
    desk.page.sheets.open_print()
    assert desk.page.sheets.dialog.form.value() == WEEKLY


def test_every_field_is_copied_by_its_key_and_its_button_says_so(desk):
    desk.page.sheets.open_copy()
    dialog = desk.page.sheets.dialog
    card = dialog.cards[0]
    dialog.go(0)
    QTest.keyClick(dialog, Qt.Key.Key_3)
    assert QGuiApplication.clipboard().text() == card.fields[2].text
    assert card.buttons[2].text() == "Disalin"
    card.buttons[0].click()
    assert QGuiApplication.clipboard().text() == card.fields[0].text
    assert [b.text() for b in card.buttons[:3]] == ["Disalin", "Salin", "Salin"]
