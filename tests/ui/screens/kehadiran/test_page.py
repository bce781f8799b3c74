"""Kehadiran over a real workspace: board, import of a real list, keying, own months (PR-2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from tests.services.office import SYSTEM
from tests.services.test_attendance import a_list, entry
from tests.ui.screens.team_world import context_for, nameless, shown

from penilaian_desktop.domain.attendance import AttendanceDay
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.ui.screens.kehadiran.month_dialog import MonthDialog
from penilaian_desktop.ui.screens.kehadiran.page import BOARD, IMPORT, OWN, KehadiranPage
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.label import Label

FILES = Path(__file__).parents[3] / "files" / "attendance"
MATRIX = FILES / "rekap_absen_matriks_agustus.xlsx"
KNOWN = "199206262016032001"
"""The first person of the list: 19 days present, three times late, 133 minutes.

The workspace knows no holidays of August: the two that the machine knows stay undecided.
"""


@pytest.fixture
def page(team, qtbot):
    with team.office.workspace.write(SYSTEM) as unit:
        siti = unit.require(Employee, team.id_of("siti"))
        unit.put(replace(siti, identity=KNOWN))
    found = shown(KehadiranPage(team.context), qtbot)
    found.team = team
    return found


def line_of(page, name):
    return next(line for line in page.lines.records() if line.person.name == name)


def cell(page, name, column):
    row = page.lines.row_of(lambda line: line.person.name == name)
    return page.lines.cell(row, [c.key for c in page.lines.columns].index(column)).plain()


def words_of(widget) -> str:
    return " ".join(label.text() for label in widget.findChildren(Label) if label.isVisible())


def imported(page):
    page.begin_import()
    page.importing.read(MATRIX)
    page.importing.save.click()
    return page


def test_the_board_opens_on_the_month_before_and_says_what_is_missing(page):
    assert page.month.currentText() == "Oktober 2026"
    assert page.card.note.text() == "0 dari 4 pegawai tercatat"
    assert cell(page, "Siti Aminah", "present") == "belum ada rekap"
    QTest.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.month.currentText() == "September 2026"
    for _ in range(4):
        page.step(-1)
    assert page.month.currentText() == "November 2026"


def test_a_list_of_a_machine_is_looked_at_before_it_is_saved(page):
    """Bad input: a reason per row with sheet, row and column, good rows in."""
    page.begin_import()
    assert page._stack.currentIndex() == IMPORT
    page.importing.read(MATRIX)
    view = page.importing
    assert [r.name for r in view.rows.records()] == ["Welmince Elvira Syahputra"]
    reasons = {(p.row, p.code) for p in view.problems.records()}
    assert (29, "pin_unknown") in reasons
    assert (7, "attendance_person_unknown") in reasons
    codes = {p.code for p in view.remarks.records()}
    assert codes == {"free_by_machine", "present_on_free_day"}, "strangers need no remarks"
    assert view.save.text() == "Simpan 1 rekap"
    assert page.team.services.attendance.board(page.context.session, "2026-B08").lines
    assert all(line.record is None for line in page.lines.records())


def test_a_saved_list_is_shown_in_its_month_and_can_be_undone(page):
    imported(page)
    assert page._stack.currentIndex() == BOARD
    assert page.month.currentText() == "Agustus 2026"
    assert page.team.toasts[-1] == (
        "Rekap kehadiran: 1 baru, 0 berubah, 0 tetap",
        "Impor kehadiran rekap_absen_matriks_agustus.xlsx",
    )
    assert cell(page, "Siti Aminah", "percent") == "90,48 %"
    assert cell(page, "Siti Aminah", "late") == "3 kali, 133 menit"
    page.begin_import()
    page.importing.read(MATRIX)
    assert "tidak ada yang berubah" in words_of(page.importing)


def test_a_person_opens_with_enter_and_shows_day_by_day(page):
    imported(page)
    page.view.choose_row(page.lines.row_of(lambda line: line.person.name == "Siti Aminah"))
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert page.panel.isVisible()
    told = words_of(page.panel)
    assert "Mengapa 90,48 %? Hari kerja 21" in told
    assert "= hari yang dihitung 21" in told
    assert "19 : 21 × 100 90,48 %" in told
    assert "Terlambat 3 kali (TL1 1, TL2 1, TL3 1) 133 menit" in told
    assert "1 bulan tercatat · kehadiran 90,48 %" in told
    cells = [c.accessibleName() for c in page.panel.days.findChildren(Label)]
    assert "1: libur" in cells
    assert "4: hadir" in cells
    QTest.keyClick(page.panel, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()


def test_a_recap_is_keyed_and_what_cannot_be_is_said_at_its_place(page):
    page.view.choose_row(page.lines.row_of(lambda line: line.person.name == "Taufik Rahman"))
    dialog = page.edit_recap()
    dialog.fields["working_days"].setText("22")
    dialog.fields["present"].setText("30")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "lebih dari 22 hari kerja" in words_of(dialog)
    dialog.fields["present"].setText("dua")
    dialog.confirm.click()
    assert "Tulis dengan angka." in words_of(dialog)
    dialog.fields["present"].setText("20")
    assert "2 hari kerja belum disebut: dicatat belum diputuskan." in words_of(dialog)
    dialog.fields["absent"].setText("2")
    assert "Semua hari kerja sudah disebut." in words_of(dialog)
    dialog.fields["late_days"].setText("3")
    dialog.steps[0].setText("2")
    dialog.confirm.click()
    assert "harus 3, sama dengan kali terlambat" in words_of(dialog)
    dialog.steps[3].setText("1")
    dialog.confirm.click()
    assert dialog.isHidden()
    assert cell(page, "Taufik Rahman", "percent") == "90,91 %"
    assert cell(page, "Taufik Rahman", "absent_year") == "2 hari"
    page.remove_recap()
    assert line_of(page, "Taufik Rahman").record is None


def test_absences_of_a_year_stand_beside_the_table_of_the_regulation(page):
    service, session = page.team.services.attendance, page.context.session
    for month in ("2026-B08", "2026-B09", "2026-B10"):
        service.save(
            session, page.team.id_of("taufik"), month, working_days=20, present=18, absent=2
        )
    page.refresh()
    assert cell(page, "Taufik Rahman", "absent_year") == "6 hari, PP 94/2021: ringan"
    page.view.choose_row(page.lines.row_of(lambda line: line.person.name == "Taufik Rahman"))
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert "teguran tertulis (ringan, Pasal 9). Informasi" in words_of(page.panel)
    dialog = page.show_table()
    assert len(dialog.rows.records()) == 10, "nine rows and the ten days in a row"
    assert dialog.view.current_record().text == "teguran tertulis"
    told = words_of(dialog)
    assert "bukan keputusan" in told
    assert "belum dicocokkan dengan naskahnya" in told
    dialog.accept()


def test_an_employee_sees_only_the_own_months(page, office, qapp, tmp_path, qtbot):
    """TS-11: own data; never other people's."""
    imported(page)
    siti = shown(KehadiranPage(context_for(office, "siti", qapp, tmp_path).context), qtbot)
    assert siti._stack.currentIndex() == OWN
    assert [r.month for r in siti.months.records()] == ["2026-B08"]
    assert "kehadiran 90,48 %" in siti.header.subtitle.text()
    assert not siti.add.isVisible()


def test_the_own_month_explains_its_share_day_by_day(page, office, qapp, tmp_path, qtbot):
    """X-2, X-3: the person sees from what the share comes; leave does not count against."""
    service, session = page.team.services.attendance, page.context.session
    service.save(
        session, page.team.id_of("siti"), "2026-B09", working_days=22, present=17, duty=1, leave=2,
        absent=2,
    )  # fmt: skip
    siti = shown(KehadiranPage(context_for(office, "siti", qapp, tmp_path).context), qtbot)
    siti.own_view.choose_row(0)
    siti.own_view.setFocus()
    QTest.keyClick(siti.own_view, Qt.Key.Key_Return)
    told = words_of(siti.panel)
    assert "Mengapa 90 %? Hari kerja 22 − cuti, sakit, izin (tidak merugikan) 2" in told
    assert "18 : 20 × 100 90 %" in told
    assert not siti.panel.edit.isVisible()
    assert not siti.panel.remove.isVisible()


def test_the_recap_goes_to_excel_by_its_button(page, tmp_path, monkeypatch):
    """X-8."""
    imported(page)
    target = tmp_path / "rekap.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    buttons = [b for b in page.card.findChildren(Button) if b.text().startswith("Ekspor")]
    assert [b.isVisible() for b in buttons] == [True]
    buttons[0].click()
    rows = list(openpyxl.load_workbook(target).active.iter_rows(values_only=True))
    head = next(row for row in rows if "Nama" in row)
    siti = next(row for row in rows if any("Siti Aminah" in str(cell) for cell in row))
    assert siti[head.index("Hadir")] == 19


def test_a_nip_that_lost_digits_offers_the_name_and_takes_it_only_then(page, tmp_path):
    """Complaint 15: told in words, never guessed."""
    book = openpyxl.Workbook()
    for row in (
        ["NIP", "Nama", "Tanggal", "Masuk", "Pulang"],
        [float(KNOWN[:15] + "000"), "Siti Aminah", "03/08/2026", "07:30", "16:00"],
        [float(KNOWN[:15] + "000"), "Siti Aminah", "04/08/2026", "07:30", "25:00"],
    ):
        book.active.append(row)
    book.save(tmp_path / "rusak.xlsx")
    page.begin_import()
    view = page.importing
    view.read(tmp_path / "rusak.xlsx")
    assert [(p.row, p.column) for p in view.problems.records()] == [(2, "A"), (3, "A")]
    assert "Ubah format kolomnya menjadi Teks" in view.problems.cell(0, 3).second
    assert not view.save.isEnabled()
    assert "namanya hanya satu orang" in words_of(view.notice)
    assert "Siti Aminah (19920626" in words_of(view.notice)
    view.match(on=True)
    assert [(p.row, p.column, p.detail) for p in view.problems.records()] == [(3, "E", "25:00")]
    assert view.save.isEnabled()
    view.match(on=False)
    assert not view.save.isEnabled()
    view.match(on=True)
    view.save.click()
    assert line_of(page, "Siti Aminah").record.present == 1


def test_every_control_has_a_name_also_in_the_small_window(page):
    page.set_narrow(True)
    page.resize(828, 380)
    assert nameless(page) == []
    page.begin_import()
    assert nameless(page) == []


def test_own_marks_are_named_and_confirmed_by_the_keeper(page, office, qapp, tmp_path, qtbot):
    """The person marks leave, the machine is silent: the head says yes, once, and may undo."""
    siti = office.session("siti")
    page.team.services.activities.mark_days(siti, date(2026, 11, 9), date(2026, 11, 10), "cuti")
    silent = tuple(
        replace(entry(office, "siti", 3, 2), recorded=AttendanceDay(day=date(2026, 11, day)))
        for day in (9, 10)
    )
    page.team.services.attendance.apply(page.context.session, a_list(*silent))
    page.open("2026-B11")
    assert "2 hari pada 1 pegawai perlu konfirmasi" in page.marks.accessibleName()
    assert cell(page, "Siti Aminah", "undecided") == "2"
    page.view.choose_row(page.lines.row_of(lambda line: line.person.name == "Siti Aminah"))
    page._open_line(line_of(page, "Siti Aminah"))
    assert "Ditandai sendiri, belum ada surat: 9 Nov 2026 (cuti" in words_of(page.panel)
    own = shown(KehadiranPage(context_for(office, "siti", qapp, tmp_path).context), qtbot)
    own._open_month(own.months.records()[0])
    assert "Menunggu konfirmasi pimpinan" in words_of(own.panel)
    assert not own.panel.take.isVisible()
    more = replace(silent[0], recorded=AttendanceDay(day=date(2026, 11, 11)))
    page.team.services.attendance.apply(page.context.session, a_list(*silent, more))
    page.panel.take.click()
    assert page.team.refusals[-1].code == "record_changed", "a list came in since it was shown"
    page.open("2026-B11")
    page._open_line(line_of(page, "Siti Aminah"))
    page.panel.take.click()
    assert page.team.toasts[-1] == ("2 hari dikonfirmasi", "Konfirmasi tanda pegawai November 2026")
    assert line_of(page, "Siti Aminah").record.leave == 2
    assert page.marks.isHidden()


def test_sums_without_a_month_are_asked_for_it(page, tmp_path):
    """PR-2: a recap of sums is the third shape; where it names no month, the page asks."""
    book = openpyxl.Workbook()
    for row in (
        ["NIP", "Nama", "Hari Kerja", "Hadir", "Cuti", "TK"],
        [KNOWN, "Siti", 22, 20, 1, 1],
    ):
        book.active.append(row)
    path = tmp_path / "rekap.xlsx"
    book.save(path)
    page.begin_import()
    page.importing.read(path)
    assert not page.importing.save.isEnabled()
    (dialog,) = page.window().findChildren(MonthDialog)
    assert dialog.month.currentText() == "Oktober 2026"
    dialog.confirm.click()
    assert page.importing.save.text() == "Simpan 1 rekap"
    page.importing.save.click()
    assert page.month.currentText() == "Oktober 2026"
    assert cell(page, "Siti Aminah", "percent") == "95,24 %"


def test_the_form_scrolls_in_a_small_window_and_cuts_no_field(page):
    page.window().resize(900, 460)
    page.view.choose_row(0)
    dialog = page.edit_recap()
    assert all(f.height() >= f.sizeHint().height() for f in dialog.fields.values())
    dialog.reject()
