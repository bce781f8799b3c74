"""Taking a national recap over: its period, its sheets, its refused rows (no. 14, 17)."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest
import shiboken6
from openpyxl import Workbook, load_workbook
from PySide6.QtWidgets import QFileDialog
from tests.ui.screens.team_world import RESOURCES, context_for, nameless, shown

from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.errors import StorageUnavailable
from penilaian_desktop.domain.monitor_views import BoardState, Difference
from penilaian_desktop.reports.door import use_fonts
from penilaian_desktop.ui.screens.pemantauan.page import PemantauanPage

HEAD = ("NO", "NIP", "NAMA", "HASIL KERJA", "PERILAKU KERJA", "PREDIKAT", "STATUS")
MEETS = ("SESUAI ESPEKTASI", "SESUAI EKSPETASI", "BAIK", "SUDAH")
CONTRADICTS = ("SESUAI ESPEKTASI", "SESUAI EKSPETASI", "SANGAT BAIK", "SUDAH")


@pytest.fixture
def team(office, qapp, tmp_path):
    return context_for(office, "nurul", qapp, tmp_path)


@pytest.fixture
def page(team, qtbot):
    found = shown(PemantauanPage(team.context), qtbot)
    found.show_tab("nasional")
    return found


def recap(office, folder, *sheets):
    """Write a recap; each sheet is a title and rows of (who, result)."""
    book = Workbook()
    book.remove(book.active)
    with office.workspace.read() as unit:
        for n, (title, rows) in enumerate(sheets, 1):
            sheet = book.create_sheet(f"Lembar {n}")
            sheet.append([title])
            sheet.append(list(HEAD))
            for at, (who, result) in enumerate(rows, 1):
                person = unit.require(Employee, office.ids[who])
                sheet.append([at, person.identity, person.name, *result])
            sheet.append(["JUMLAH", "", "", len(rows)])
            sheet.append(["", "", "Mengetahui,"])
            sheet.append(["", "NIP. 197001011995031001"])
    book.save(folder / "rekap.xlsx")
    return folder / "rekap.xlsx"


def open_dialog(page, office, folder, *sheets):
    page.national.read(recap(office, folder, *sheets))
    return page.national.dialog


@pytest.mark.parametrize(
    ("title", "code"),
    [("TW-II 2026", "2026-T2"), ("1 April 2026 s.d. 30 Juni 2026", "2026-T2")],
)
def test_the_period_of_the_file_is_chosen_before(page, office, tmp_path, title, code):
    dialog = open_dialog(page, office, tmp_path, (title, [("siti", MEETS)]))
    assert dialog.period.value() == code
    assert dialog.take.isEnabled()
    assert nameless(dialog) == []
    dialog.take.click()
    assert page.national.period.value() == code
    dialog.close()


def test_a_file_that_names_no_period_is_not_taken_before_somebody_chose(page, office, tmp_path):
    """One click must not file the second quarter as the first."""
    dialog = open_dialog(page, office, tmp_path, ("Diunduh 03 Juli 2026", [("siti", MEETS)]))
    assert dialog.period.value() == ""
    assert not dialog.take.isEnabled()
    assert "tidak menyebut periodenya" in dialog.take.toolTip()
    assert dialog.explanation.text() == dialog.take.toolTip()
    dialog.period.set_value("2026-T2")
    dialog.period.chosen.emit("2026-T2")
    assert dialog.take.isEnabled()
    dialog.reject()


def test_a_period_that_was_not_made_is_named_and_not_replaced_by_another(page, office, tmp_path):
    dialog = open_dialog(page, office, tmp_path, ("TRIWULAN II TAHUN 2031", [("siti", MEETS)]))
    assert dialog.period.value() == ""
    assert dialog.take.toolTip() == "Triwulan II 2031 belum dibuat di Data induk."
    dialog.period.set_value("2026-T1")
    dialog.period.chosen.emit("2026-T1")
    assert dialog.explanation.text() == "Perhatikan: judul berkas menyebut Triwulan II 2031."
    dialog.reject()


def test_a_file_of_two_periods_asks_for_one_sheet_after_the_other(page, office, tmp_path, team):
    dialog = open_dialog(
        page, office, tmp_path,
        ("TRIWULAN I TAHUN 2026", [("siti", MEETS)]),
        ("TRIWULAN II TAHUN 2026", [("siti", MEETS), ("taufik", MEETS)]),
    )  # fmt: skip
    assert dialog.part.isVisible()
    assert dialog.part.itemText(1) == "Lembar 2: TW II 2026"
    assert dialog.period.value() == "2026-T1"
    dialog.take.click()
    assert dialog.isVisible()
    assert dialog.period.value() == "2026-T2"
    dialog.take.click()
    assert not dialog.isVisible()
    national = team.services.national
    taken = {one.period_code: one.taken for one in national.imports(team.context.session)}
    assert taken == {"2026-T1": 1, "2026-T2": 2}


def test_skipped_rows_are_named_in_the_dialog_and_its_file(page, office, tmp_path, monkeypatch):
    dialog = open_dialog(page, office, tmp_path, ("TRIWULAN III 2026", [("siti", MEETS)]))
    assert dialog._skipped.text() == "Dilewati: baris 4 (jumlah); baris 5–6 (tanda tangan)"
    assert dialog.model.records() == []
    out = tmp_path / "alasan.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(out), ""))
    dialog.save.click()
    rows = list(load_workbook(out)["Dilewati"].values)
    assert rows[-1] == ("Lembar 1", 6, "tanda tangan")
    dialog.reject()


def test_a_refused_row_stays_in_the_reconciliation_with_its_reason(page, office, tmp_path):
    dialog = open_dialog(
        page, office, tmp_path,
        ("TRIWULAN III TAHUN 2026", [("siti", CONTRADICTS), ("taufik", MEETS)]),
    )  # fmt: skip
    dialog.take.click()
    (first, _) = page.national.model.records()
    assert (first.name, first.difference) == ("Siti Aminah", Difference.CHECK)
    row = page.national.model.as_rows()[1][0]
    assert "perlu diperiksa" in row
    assert "Predikat Sangat Baik, menurut matriks Baik., baris 3, kolom F PREDIKAT" in row
    page.national.shown.set_value(Difference.CHECK.value)
    page.national.shown.chosen.emit(Difference.CHECK.value)
    assert [one.name for one in page.national.model.records()] == ["Siti Aminah"]
    _, read, make = page.shown_workbook()
    sheet = load_workbook(BytesIO(make(read())))["Rekonsiliasi"]
    titles = next(row for row in sheet.values if row[0] == "Nama")
    exported = dict(zip(titles, list(sheet.values)[-2], strict=True))
    assert (exported["Nama"], exported["Kolom"]) == ("Siti Aminah", "F")
    assert exported["Yang perlu diperiksa"].startswith("Predikat Sangat Baik")


def test_whoever_is_to_be_checked_gets_no_letter(page, office, tmp_path, monkeypatch):
    """No. 14: letters ask for what is missing, not for what nobody could read."""
    use_fonts(RESOURCES / "fonts" / "print")
    dialog = open_dialog(
        page, office, tmp_path,
        ("TRIWULAN III TAHUN 2026", [("siti", CONTRADICTS), ("taufik", MEETS)]),
    )  # fmt: skip
    dialog.take.click()
    page.source.set_value("nasional")
    page.source.chosen.emit("nasional")
    assert page.units.legend.accessibleName() == "belum, draf, dinilai, periksa"
    page.show_tab("pegawai")
    people = page.people
    (siti,) = (one for one in people.model.records() if one.name == "Siti Aminah")
    assert siti.states[2] is BoardState.CHECK
    people.shown.set_value("late")
    people.shown.chosen.emit("late")
    names = [one.name for one in people.model.records()]
    assert "Siti Aminah" not in names
    assert "Dewi Kartika" in names
    asked = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: asked.append(1) or ("", ""))
    page.print_people([siti], "2026-T3")
    assert asked == []
    out = tmp_path / "surat.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(out), ""))
    page.units.letters.click()
    letters = pypdfium2.PdfDocument(out.read_bytes())
    text = "".join(one.get_textpage().get_text_bounded() for one in letters)
    assert "Dewi Kartika" in text
    assert "Siti Aminah" not in text


def test_in_a_small_window_the_reconciliation_does_without_the_unit(page):
    view = page.national.view
    page.set_narrow(True)
    assert view.isColumnHidden(1)
    shown_ = [n for n in range(view.model().columnCount()) if not view.isColumnHidden(n)]
    assert sum(view.columnWidth(n) for n in shown_) == view.viewport().width()
    page.set_narrow(False)
    assert not view.isColumnHidden(1)


TWO = (
    ("TRIWULAN I TAHUN 2026", [("siti", MEETS)]),
    ("TRIWULAN II TAHUN 2026", [("siti", MEETS)]),
)


def test_a_part_that_could_not_be_written_stays_to_be_taken(page, office, tmp_path, team):
    dialog = open_dialog(page, office, tmp_path, *TWO)
    service = type(team.services.national)
    with pytest.MonkeyPatch.context() as patch:

        def full(*_any):
            raise StorageUnavailable("disk_full")

        patch.setattr(service, "take", full)
        dialog.take.click()
    assert [error.code for error in team.refusals] == ["disk_full"]
    assert dialog.isVisible()
    assert (dialog.part.count(), dialog.period.value()) == (2, "2026-T1")
    assert dialog.take.isEnabled()
    dialog.take.click()
    dialog.take.click()
    assert not dialog.isVisible()
    assert len(team.services.national.imports(team.context.session)) == 2


def test_a_dialog_closed_while_a_part_is_written_hinders_nothing(
    page, office, tmp_path, team, monkeypatch
):
    dialog = open_dialog(page, office, tmp_path, *TWO)
    later = []
    monkeypatch.setattr(page, "run", lambda *given, **_named: later.append(given))
    dialog.take.click()
    assert not dialog.take.isEnabled()
    assert not dialog.part.isEnabled()
    assert dialog.part.count() == 2
    job, done, _failed = later[0]
    monkeypatch.undo()
    dialog.reject()
    shiboken6.delete(dialog)
    done(job(None))
    assert team.toasts[-1][0] == "1 baris rekap diambil"
