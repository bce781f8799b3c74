"""From the unit's laptop over a folder to the office and back: one truth on both sides."""

from __future__ import annotations

import shutil
import subprocess
import zipfile

import pytest
from tests.journeys.conftest import PASSWORD

from penilaian_desktop.ui.screens.meja_impor.page import MejaImporPage

SUFFIXES = {".paket", ".paket.json", ".paket.xlsx"}


def suffix_of(path):
    """Return what kind of file a package is, "" for a part of evidence that lies beside it."""
    head, dot, tail = path.name.partition(".paket")
    return dot + tail if head else ""


@pytest.fixture
def stick(tmp_path):
    """A flash disk."""
    folder = tmp_path / "flash disk"
    folder.mkdir()
    return folder


def save_to(hands, stick):
    """Seal what waits at the unit into the folder, in all three carriers, by the page."""
    hands.go("Pertukaran")
    hands.click("Simpan ke flash disk")
    hands.answer(stick)
    hands.click("Pilih folder")
    hands.click("JSON terbuka")
    hands.click("Buku kerja Excel")
    hands.click("Simpan")
    assert hands.sees("Lepas flash disk dengan aman")
    hands.press("Esc")


def look(hands, *files):
    """Drop files on the import desk and turn to those of Dukcapil."""
    hands.go("Meja impor")
    (desk,) = hands.all(MejaImporPage)
    hands.drop(desk, files)
    hands.pick("Dinas Kependudukan")


def pending(demo):
    live = demo.open("ratnawati")
    try:
        return live.desk.pending(live.session)
    finally:
        live.close()


def mail_between(demo, stick):
    """Seal at the unit by the desk; for tests whose subject is the office's side."""
    live = demo.open("ratnawati")
    try:
        live.desk.seal(live.session, "report", ("sealed", "json", "workbook"), stick)
    finally:
        live.close()


def test_a_package_travels_in_three_carriers_and_its_receipt_comes_back(begin, demo, stick):
    """X-1, X-4, TS-5 by package, TS-6, WG-12; section 2 no. 2, 3; section 3 no. 5, 6."""
    unit = begin(demo.unit)
    unit.sign_in("ratnawati", PASSWORD)
    assert unit.sees("belum terkirim")
    save_to(unit, stick)
    files = sorted(path for path in stick.iterdir() if suffix_of(path))
    assert {suffix_of(path) for path in files} == SUFFIXES
    unit.lock()

    office = begin(demo.office)
    office.sign_in("nurhayati", PASSWORD)
    before = pending(demo)
    look(office, *[path for path in files if suffix_of(path) == ".paket"])
    assert office.sees("Belum ada yang disimpan.")
    assert office.sees(demo.who("ratnawati").name)
    assert pending(demo) == before > 0
    office.click("Terima semua")
    assert office.sees("diterima")
    receipts = set(stick.iterdir()) - set(files)
    assert receipts

    look(office, next(p for p in files if suffix_of(p) == ".paket.json"))
    assert office.sees("Sudah diterima") or office.sees("Diterima")
    office.lock()

    unit = begin(demo.unit)
    unit.sign_in("ratnawati", PASSWORD)
    unit.go("Pertukaran")
    unit.answer(stick)
    unit.click("Ambil paket")
    assert unit.sees("tanda terima"), unit.words()
    assert unit.sees("semua sudah terkirim"), unit.words()
    assert pending(demo) == 0


def test_the_same_package_again_changes_nothing_and_says_so(begin, demo, stick):
    """Section 2 no. 2: the same package twice is harmless."""
    mail_between(demo, stick)
    (sealed,) = [p for p in stick.iterdir() if suffix_of(p) == ".paket"]
    live = demo.open("nurhayati")
    try:
        assert live.desk.accept(live.session, sealed).value.outcome == "applied"
    finally:
        live.close()
    office = begin(demo.office)
    office.sign_in("nurhayati", PASSWORD)
    look(office, sealed)
    assert office.sees("Sudah diterima")


def test_a_changed_package_is_refused_with_a_sentence_that_names_the_place(begin, demo, stick):
    """Section 2 no. 2: content proven whole; section 3 no. 6, 7."""
    mail_between(demo, stick)
    (book,) = [p for p in stick.iterdir() if suffix_of(p) == ".paket.xlsx"]
    changed = stick / "diubah.paket.xlsx"
    change_a_volume(book, changed)
    office = begin(demo.office)
    office.sign_in("nurhayati", PASSWORD)
    look(office, changed)
    assert office.sees("Ditolak")
    said = " ".join(office.words())
    for words in ("lembar Kegiatan", "baris 3", "Volume", "menjadi “999”", "minta pengirim"):
        assert words in said


def change_a_volume(source, target):
    """Open the workbook as a clerk would in Excel and write another number into one cell."""
    import openpyxl

    book = openpyxl.load_workbook(source)
    for sheet in book.worksheets:
        for head in next(sheet.iter_rows(max_row=1)):
            if head.value == "Volume":
                below = [sheet.cell(row, head.column) for row in range(2, sheet.max_row + 1)]
                next(cell for cell in below if cell.value).value = 999
    book.save(target)


@pytest.mark.libreoffice
def test_a_workbook_that_libreoffice_saved_again_is_still_accepted(begin, demo, stick, tmp_path):
    """The third carrier, after a colleague looked into it and pressed save."""
    mail_between(demo, stick)
    (book,) = [p for p in stick.iterdir() if suffix_of(p) == ".paket.xlsx"]
    saved = tmp_path / "disimpan"
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation=file://{tmp_path / 'profil'}", "--headless",
            "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(saved), str(book),
        ],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    (again,) = saved.iterdir()
    assert again.read_bytes() != book.read_bytes()
    assert zipfile.is_zipfile(again)
    dropped = shutil.copy(again, stick / "dari-teman.paket.xlsx")
    office = begin(demo.office)
    office.sign_in("nurhayati", PASSWORD)
    look(office, stick / dropped.name)
    assert office.sees("Siap diperiksa")
    office.click("Terima semua")
    assert office.sees("Diterima")
    assert office.sees("baru dan"), office.words()
