"""The reader copes with the kind of list, whatever its layout (FEATURES 3 row 15).

Every layout holds the same five persons, written another way; what comes out must be the same.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from tests.spreadsheets.employee_layouts import (
    LAYOUTS,
    NIPS,
    check_same_persons,
    header_in_row_25_with_merged_groups,
    new_sheet,
    two_tables_on_two_sheets_and_two_on_one,
    unit_headings_with_letters,
)

from penilaian_desktop.domain.employee import AssignmentKind
from penilaian_desktop.domain.employee_sheet import SkipReason
from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.spreadsheets.child import read_employees


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_the_same_persons_come_out_of_every_layout(
    layout: Callable[[Path], Path], tmp_path: Path
) -> None:
    check_same_persons(read_employees(layout(tmp_path / "daftar.xlsx")))


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    "layout",
    [header_in_row_25_with_merged_groups, unit_headings_with_letters],
    ids=lambda layout: layout.__name__,
)
def test_a_list_saved_by_libreoffice_reads_the_same(
    layout: Callable[[Path], Path], tmp_path: Path, resave: Callable[[Path, Path], Path]
) -> None:
    saved = resave(layout(tmp_path / "daftar.xlsx"), tmp_path / "out")
    check_same_persons(read_employees(saved))


def test_hidden_and_other_sheets_are_reported_as_ignored(tmp_path: Path) -> None:
    sheet = read_employees(two_tables_on_two_sheets_and_two_on_one(tmp_path / "a.xlsx"))
    assert set(sheet.ignored_sheets) == {"Grafik", "Kosong", "Lama"}
    assert [layout.sheet for layout in sheet.layouts] == ["PNS", "PNS", "PPPK dan lain"]


def test_a_nip_typed_as_a_number_is_refused_and_never_guessed(tmp_path: Path) -> None:
    workbook, sheet = new_sheet()
    sheet.append(["NIP", "NAMA"])
    sheet.append([197503122003122004, "Ratna"])
    sheet.append(["1,98E+17", "Bambang"])
    sheet.append([198011, "Siti"])
    sheet.append(["199206172019032011", "Yosef"])
    workbook.save(tmp_path / "a.xlsx")
    found = read_employees(tmp_path / "a.xlsx")
    assert [(p.row, p.column, p.code) for p in found.refused] == [
        (2, "A", "nip_number_lost_digits"),
        (3, "A", "nip_number_lost_digits"),
        (4, "A", "nip_not_18_digits"),
    ]
    assert [row.row for row in found.records] == [5]


def test_the_same_nip_on_another_sheet_is_refused_and_names_the_first(tmp_path: Path) -> None:
    workbook, sheet = new_sheet("Satu")
    for page in (sheet, workbook.create_sheet("Dua")):
        page.append(["NIP", "NAMA"])
        page.append([NIPS[0], "Ratna"])
    workbook.save(tmp_path / "a.xlsx")
    (refused,) = read_employees(tmp_path / "a.xlsx").refused
    assert (refused.sheet, refused.row, refused.code) == ("Dua", 2, "duplicate_nip")
    assert refused.detail == "lembar Satu, baris 2"


def test_every_row_of_a_sheet_is_either_a_person_or_skipped_with_a_reason(tmp_path: Path) -> None:
    for layout in LAYOUTS[:9]:
        found = read_employees(layout(tmp_path / f"{layout.__name__}.xlsx"))
        for name in {page.sheet for page in found.layouts}:
            header = {r for page in found.layouts if page.sheet == name for r in page.header_rows}
            persons = {row.row for row in found.originals if row.sheet == name}
            skipped = {row.row for row in found.skipped if row.sheet == name}
            book = openpyxl.load_workbook(tmp_path / f"{layout.__name__}.xlsx")
            assert header | persons | skipped == set(range(1, book[name].max_row + 1))
            assert not persons & skipped


def test_a_signature_block_with_two_officers_is_no_person(tmp_path: Path) -> None:
    workbook, sheet = new_sheet()
    sheet.append(["NO", "NAMA", "NIP", "GOL", "JABATAN"])
    sheet.append([1, "Siti", NIPS[2], "III/a", "Analis"])
    sheet.append([])
    sheet.append(["", "Mengetahui,", "", "", "Kota Contoh, 2 Januari 2026"])
    sheet.append(["", "Kepala Dinas", "", "", "Sekretaris"])
    sheet.append([])
    sheet.append(["", "Ratna Wulandari", "", "", "Bambang Prakoso"])
    sheet.append(["", "NIP. 19750312 200312 2 004", "", "", "NIP. 19801105 200604 1 007"])
    workbook.save(tmp_path / "a.xlsx")
    found = read_employees(tmp_path / "a.xlsx")
    assert [row.row for row in found.originals] == [2]
    assert {row.reason for row in found.skipped} == {SkipReason.EMPTY, SkipReason.SIGNATURE}


def test_words_in_front_of_a_position_become_the_kind_of_assignment(tmp_path: Path) -> None:
    workbook, sheet = new_sheet()
    sheet.append(["NIP", "NAMA", "JABATAN"])
    for nip, text in zip(NIPS, ["Plt. Camat", "PLH Lurah Contoh", "Pj. Sekda",
                                "Kepala Bidang (Plt.)", "Pjabat Umum"], strict=True):  # fmt: skip
        sheet.append([nip, "Orang " + nip[:4], text])
    workbook.save(tmp_path / "a.xlsx")
    rows = read_employees(tmp_path / "a.xlsx").records
    assert [(row.position, row.assignment_kind) for row in rows] == [
        ("Camat", AssignmentKind.PLT),
        ("Lurah Contoh", AssignmentKind.PLH),
        ("Sekda", AssignmentKind.PJ),
        ("Kepala Bidang", AssignmentKind.PLT),
        ("Pjabat Umum", AssignmentKind.DEFINITIF),
    ]


def test_a_workbook_without_persons_is_refused_with_a_reason(tmp_path: Path) -> None:
    workbook, sheet = new_sheet()
    sheet.append(["Barang", "Jumlah"])
    sheet.append(["Meja", datetime(2026, 1, 1)])  # noqa: DTZ001
    workbook.save(tmp_path / "a.xlsx")
    with pytest.raises(ImportRefused) as caught:
        read_employees(tmp_path / "a.xlsx")
    assert caught.value.code == "employees_no_table"
    assert caught.value.place.file == "a.xlsx"


def test_a_table_whose_rows_cannot_be_read_is_refused_and_never_passes_as_nothing(
    tmp_path: Path,
) -> None:
    """Formulas that no program has calculated yet look like empty cells."""
    workbook, sheet = new_sheet()
    sheet.append(["NIP", "Nama"])
    sheet.append(['="199208172016032008"', '=CONCATENATE("Siti"," ","Aminah")'])
    workbook.save(tmp_path / "a.xlsx")
    with pytest.raises(ImportRefused) as caught:
        read_employees(tmp_path / "a.xlsx")
    assert caught.value.code == "employees_no_rows"
