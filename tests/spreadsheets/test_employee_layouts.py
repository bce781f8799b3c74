# ruff: noqa: E501  (tables of cells read better on one line)
"""The reader copes with the kind of list, whatever its layout (FEATURES 3 row 15).

Every layout holds the same five persons, written another way; what comes out must be the same.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from penilaian_desktop.domain.employee import AssignmentKind, EmployeeStatus
from penilaian_desktop.domain.employee_sheet import EmployeeSheet, SkipReason
from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.spreadsheets.child import read_employees

DINAS = "Dinas Kesehatan"
PEOPLE = [
    # name, nip, golongan, tmt gol, position, tmt position, sex, birth, units, superior, status
    ("dr. Ratna Wulandari, M.Kes.", "197503122003122004", "IV/b", date(2019, 4, 1),
     "Kepala Dinas", date(2021, 2, 1), "P", date(1975, 3, 12), (DINAS,), "", "PNS"),
    ("H. Bambang Prakoso, S.E.", "198011052006041007", "III/d", date(2018, 10, 1),
     "Sekretaris", date(2022, 1, 3), "L", date(1980, 11, 5), (DINAS, "Sekretariat"), 0, "PNS"),
    ("Siti Nurhaliza Tambunan", "199206172019032011", "III/a", date(2019, 3, 1),
     "Analis Keuangan Ahli Pertama", date(2020, 7, 15), "P", date(1992, 6, 17),
     (DINAS, "Sekretariat", "Sub Bagian Keuangan"), 1, "PNS"),
    ("Yosef Kala Wuran", "199009132022211008", "IX", date(2022, 3, 1),
     "Perawat Ahli Pertama", date(2022, 3, 1), "L", date(1990, 9, 13),
     (DINAS, "Bidang Pelayanan Kesehatan"), 0, "PPPK"),
    ("Made Ayu Lestari, A.Md.Keb.", "198807292014022003", "II/d", date(2022, 4, 1),
     "Bidan Terampil", date(2017, 5, 2), "P", date(1988, 7, 29),
     (DINAS, "Bidang Pelayanan Kesehatan"), 0, "PNS"),
]  # fmt: skip
NIPS = [person[1] for person in PEOPLE]


def superior_nip(person: tuple) -> str:
    return PEOPLE[person[9]][1] if isinstance(person[9], int) else ""


def superior_name(person: tuple) -> str:
    return PEOPLE[person[9]][0] if isinstance(person[9], int) else ""


def spaced(nip: str) -> str:
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"


def new_sheet(title: str = "Sheet1") -> tuple[Workbook, Worksheet]:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = title
    return workbook, sheet


def one_line_header_from_row_one(path: Path) -> Path:
    workbook, sheet = new_sheet()
    sheet.append(
        ["NIP", "Nama Lengkap", "L/P", "Tanggal Lahir", "Golongan Ruang", "TMT Golongan",
         "Jabatan", "TMT Jabatan", "OPD", "Bidang", "Seksi", "NIP Atasan", "Status Kepegawaian"]
    )  # fmt: skip
    for p in PEOPLE:
        units = [*p[8], "", ""][:3]
        sheet.append(
            [p[1], p[0], p[6], p[7], p[2], p[3], p[4], p[5], *units, superior_nip(p), p[10]]
        )
    workbook.save(path)
    return path


def other_order_with_text_dates(path: Path) -> Path:
    workbook, sheet = new_sheet("Nominatif")
    sheet.append(["DAFTAR NOMINATIF PEGAWAI"])
    sheet.append([])
    sheet.append(["No.", "Unit Organisasi", "Sub Unit", "Jabatan", "Nama Pegawai", "Pangkat/Gol.Ruang",
                  "T.M.T. Pangkat", "NIP Baru", "Tgl. Lahir", "Jenis Kelamin", "TMT Jabatan",
                  "Unit Terkecil", "Atasan Langsung", "Ket"])  # fmt: skip
    for n, p in enumerate(PEOPLE, 1):
        units = [*p[8], "", ""][:3]
        sheet.append([n, units[0], units[1], p[4], p[0].upper(), p[2], p[3].strftime("%d/%m/%Y"),
                      spaced(p[1]), p[7].strftime("%d-%m-%Y"), {"L": "Laki-laki", "P": "Perempuan"}[p[6]],
                      p[5].strftime("%d.%m.%Y"), units[2], superior_name(p).upper(), ""])  # fmt: skip
    workbook.save(path)
    return path


def header_in_row_25_with_merged_groups(path: Path) -> Path:
    workbook, sheet = new_sheet()
    for row in range(1, 20):
        sheet.cell(row, 1, f"Lampiran Surat Edaran, butir {row}")
    heads = [("B", "NO", None), ("C", "N A M A", None), ("E", "N I P", None),
             ("F", "PANGKAT", ("GOL. RUANG", "T M T")), ("H", "J A B A T A N", ("NAMA", "TMT")),
             ("J", "KELAHIRAN", None), ("K", "JENIS KELAMIN", ("L", "P")),
             ("M", "UNIT KERJA", ("INSTANSI", "BIDANG", "SUB BIDANG")),
             ("P", "PEJABAT PENILAI", ("NAMA", "N I P"))]  # fmt: skip
    for letter, text, children in heads:
        column = openpyxl.utils.column_index_from_string(letter)
        sheet.cell(25, column, text if text != "KELAHIRAN" else "TANGGAL LAHIR")
        if children:
            sheet.merge_cells(start_row=25, end_row=25, start_column=column,
                              end_column=column + len(children) - 1)  # fmt: skip
            for offset, child in enumerate(children):
                sheet.cell(26, column + offset, child)
        elif letter == "C":
            sheet.merge_cells("C25:D26")
        else:
            sheet.merge_cells(start_row=25, end_row=26, start_column=column, end_column=column)
    for column in range(2, 18):
        sheet.cell(27, column, f"({column - 1})")
    for n, p in enumerate(PEOPLE, 1):
        row = 27 + n
        units = [*p[8], "", ""][:3]
        values = {2: n, 3: p[0], 5: p[1], 6: p[2], 7: p[3], 8: p[4], 9: p[5], 10: p[7],
                  11: "v" if p[6] == "L" else "", 12: "v" if p[6] == "P" else "",
                  13: units[0], 14: units[1], 15: units[2], 16: superior_name(p),
                  17: superior_nip(p)}  # fmt: skip
        for column, value in values.items():
            sheet.cell(row, column, value)
        sheet.merge_cells(start_row=row, end_row=row, start_column=3, end_column=4)
    sheet["N40"] = "Ditetapkan di Kota Contoh"
    sheet["N41"] = "pada tanggal 2 Januari 2026"
    sheet["N44"] = "Prof. Dr. Seseorang"
    workbook.save(path)
    return path


def unit_headings_with_letters(path: Path) -> Path:
    workbook, sheet = new_sheet()
    sheet.append(["", "", "DAFTAR URUT KEPANGKATAN"])
    sheet.append(["", "", "NAMA/NIP", "GOL", "TMT GOL", "JABATAN", "TMT JABATAN", "TEMPAT, TANGGAL LAHIR",
                  "JK", "ATASAN"])  # fmt: skip
    headings = {0: ("DINAS KESEHATAN",), 1: ("A. Sekretariat",), 2: ("1. Sub Bagian Keuangan",),
                3: ("B. Bidang Pelayanan Kesehatan",)}  # fmt: skip
    for n, p in enumerate(PEOPLE):
        for heading in headings.get(n, ()):
            sheet.append(["", "", heading])
        sheet.append(["", n + 1, f"{p[0]}\nNIP. {spaced(p[1])}", p[2], p[3], p[4], p[5],
                      f"Kupang, {p[7].strftime('%d-%m-%Y')}", p[6], superior_name(p)])  # fmt: skip
    sheet.append([])
    sheet.append(["", "", "JUMLAH", 5])
    workbook.save(path)
    return path


def english_dates_mixed_case(path: Path) -> Path:
    workbook, sheet = new_sheet("pns")
    sheet.append(["no", "nip / nrp", "nama", "gol. ruang", "tmt pangkat", "jabatan", "tmt jabatan",
                  "tgl lahir", "l/p", "unit kerja", "sub unit", "sub unit terkecil", "nama atasan"])  # fmt: skip
    for n, p in enumerate(PEOPLE, 1):
        units = [*p[8], "", ""][:3]
        sheet.append([n, "'" + p[1], p[0].title() if n % 2 else p[0].lower(), p[2].upper(),
                      p[3].strftime("%B %d, %Y"), p[4], p[5].strftime("%d-%b-%Y"),
                      p[7].strftime("%d %B %Y"), p[6].lower(), *units, superior_name(p).lower()])  # fmt: skip
    workbook.save(path)
    return path


def header_repeated_on_each_page(path: Path) -> Path:
    workbook, sheet = new_sheet()
    header = ["NO", "NAMA", "NIP", "GOL", "TMT GOL", "JABATAN", "TMT JABATAN", "L/P",
              "TANGGAL LAHIR", "INSTANSI", "BIDANG", "SEKSI", "ATASAN"]  # fmt: skip
    for n, p in enumerate(PEOPLE):
        if n % 2 == 0:
            sheet.append(header)
            sheet.append(list(range(1, len(header) + 1)))
        units = [*p[8], "", ""][:3]
        sheet.append(
            [n + 1, p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], *units, superior_nip(p)]
        )
    workbook.save(path)
    return path


def two_tables_on_two_sheets_and_two_on_one(path: Path) -> Path:
    workbook, sheet = new_sheet("PNS")
    header = ["NAMA", "NIP", "GOLONGAN", "TMT GOLONGAN", "JABATAN", "TMT JABATAN", "L/P", "TGL LAHIR",
              "DINAS", "BIDANG", "SEKSI", "ATASAN"]  # fmt: skip

    def row(p: tuple) -> list:
        return [
            p[0],
            p[1],
            p[2],
            p[3],
            p[4],
            p[5],
            p[6],
            p[7],
            *[*p[8], "", ""][:3],
            superior_nip(p),
        ]

    sheet.append(header)
    for p in PEOPLE[:2]:
        sheet.append(row(p))
    sheet.append([])
    sheet.append(["", "LANJUTAN"])
    sheet.append(["NO", *reversed(header)])
    for n, p in enumerate(PEOPLE[2:3], 1):
        sheet.append([n, *reversed(row(p))])
    other = workbook.create_sheet("PPPK dan lain")
    other.append(["", "", *header])
    for p in PEOPLE[3:]:
        other.append(["", "", *row(p)])
    workbook.create_sheet("Grafik")["A1"] = "JUMLAH PEGAWAI"
    workbook.create_sheet("Kosong")
    hidden = workbook.create_sheet("Lama")
    hidden.append(header)
    hidden.append(row(PEOPLE[0]))
    hidden.sheet_state = "hidden"
    workbook.save(path)
    return path


def units_merged_down_and_blank_columns_left(path: Path) -> Path:
    workbook, sheet = new_sheet()
    header = ["NAMA", "NIP", "GOL", "TMT GOL", "JABATAN", "TMT JABATAN", "L/P", "TGL LAHIR",
              "PERANGKAT DAERAH", "BIDANG", "SEKSI", "ATASAN"]  # fmt: skip
    for column, text in enumerate(header, 4):
        sheet.cell(5, column, text)
    for n, p in enumerate(PEOPLE):
        row = 6 + n
        values = [p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7],
                  DINAS if n == 0 else "", p[8][1] if n in {1, 3} else "",
                  p[8][2] if len(p[8]) > 2 else "", superior_nip(p)]  # fmt: skip
        for column, value in enumerate(values, 4):
            sheet.cell(row, column, value or None)
    sheet.merge_cells("L6:L10")
    sheet.merge_cells("M7:M8")
    sheet.merge_cells("M9:M10")
    workbook.save(path)
    return path


def two_lines_a_person(path: Path) -> Path:
    workbook, sheet = new_sheet()
    sheet.append(["NO", "NAMA", "NIP", "GOL", "TMT GOL", "JABATAN", "TMT JABATAN", "L/P", "TGL LAHIR",
                  "INSTANSI", "BIDANG", "SEKSI", "ATASAN", "PENDIDIKAN"])  # fmt: skip
    for n, p in enumerate(PEOPLE):
        row = 2 + 2 * n
        values = [n + 1, p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], *[*p[8], "", ""][:3],
                  superior_nip(p), "S-1"]  # fmt: skip
        for column, value in enumerate(values, 1):
            sheet.cell(row, column, value)
        sheet.cell(row + 1, 14, "lulus 2010")
        for column in range(1, 14):
            letter = get_column_letter(column)
            sheet.merge_cells(f"{letter}{row}:{letter}{row + 1}")
    workbook.save(path)
    return path


def csv_with_semicolons(path: Path) -> Path:
    path = path.with_suffix(".csv")
    lines = ["DAFTAR PEGAWAI;;;;", ("Nama;NIP;Gol;TMT Gol;Jabatan;TMT Jabatan;JK;Tgl Lahir;Instansi;"
             "Bidang;Seksi;Atasan")]  # fmt: skip
    for p in PEOPLE:
        units = [*p[8], "", ""][:3]
        lines.append(";".join([f'"{p[0]}"', f'"=""{p[1]}"""', p[2], p[3].isoformat(), p[4],
                               p[5].isoformat(), p[6], p[7].isoformat(), *units, superior_nip(p)]))  # fmt: skip
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode("cp1252"))
    return path


def csv_with_tabs_in_utf16(path: Path) -> Path:
    path = path.with_suffix(".csv")
    lines = [
        "NIP\tNAMA\tGOL\tTMT GOL\tJABATAN\tTMT JABATAN\tL/P\tTGL LAHIR\tOPD\tBIDANG\tSEKSI\tATASAN"
    ]
    for p in PEOPLE:
        units = [*p[8], "", ""][:3]
        lines.append("\t".join([p[1], p[0], p[2], f"{p[3]:%d/%m/%Y}", p[4], f"{p[5]:%d/%m/%Y}", p[6],
                                f"{p[7]:%d/%m/%Y}", *units, superior_nip(p)]))  # fmt: skip
    path.write_bytes("\n".join(lines).encode("utf-16"))
    return path


def csv_with_a_header_of_two_lines(path: Path) -> Path:
    path = path.with_suffix(".csv")
    rows = [
        ["sep=,"],
        ["DATA PEGAWAI"],
        [
            "No",
            "Nama",
            "NIP",
            "Pangkat",
            "",
            "Jabatan",
            "",
            "L/P",
            "Kelahiran",
            "",
            "Unit Kerja",
            "",
            "",
            "Atasan Langsung",
            "",
        ],
        [
            "",
            "",
            "",
            "Gol/Ruang",
            "TMT",
            "Nama",
            "TMT",
            "",
            "Tempat Lahir",
            "Tgl Lahir",
            "OPD",
            "Bidang",
            "Seksi",
            "Nama",
            "NIP",
        ],
        [str(number) for number in range(1, 16)],
    ]
    for n, p in enumerate(PEOPLE, 1):
        units = [*p[8], "", ""][:3]
        rows.append(
            [
                str(n),
                p[0],
                p[1],
                p[2],
                f"{p[3]:%d-%m-%Y}",
                p[4],
                f"{p[5]:%d-%m-%Y}",
                p[6],
                "Ende",
                f"{p[7]:%d-%m-%Y}",
                *units,
                superior_name(p),
                superior_nip(p),
            ]
        )
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        file.write("sep=,\r\n")
        csv.writer(file).writerows(rows[1:])
    return path


LAYOUTS: list[Callable[[Path], Path]] = [
    one_line_header_from_row_one,
    other_order_with_text_dates,
    header_in_row_25_with_merged_groups,
    unit_headings_with_letters,
    english_dates_mixed_case,
    header_repeated_on_each_page,
    two_tables_on_two_sheets_and_two_on_one,
    units_merged_down_and_blank_columns_left,
    two_lines_a_person,
    csv_with_semicolons,
    csv_with_tabs_in_utf16,
    csv_with_a_header_of_two_lines,
]


def check_same_persons(sheet: EmployeeSheet) -> None:
    assert not sheet.refused
    assert not sheet.remarks
    assert [row.identity for row in sheet.records] == NIPS
    for row, p in zip(sheet.records, PEOPLE, strict=True):
        assert row.name.casefold() == p[0].casefold()
        assert (row.golongan, row.golongan_since) == (p[2], p[3])
        assert (row.position, row.position_since) == (p[4], p[5])
        assert (row.sex, row.birth_date) == (p[6], p[7])
        assert [unit.casefold() for unit in row.units] == [unit.casefold() for unit in p[8]]
        assert row.superior == superior_nip(p)
        assert row.status == EmployeeStatus(p[10])


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
