# ruff: noqa: E501  (tables of cells read better on one line)
"""Five persons, written down in every layout in which lists of employees come."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from penilaian_desktop.domain.employee import EmployeeStatus
from penilaian_desktop.domain.employee_sheet import EmployeeSheet

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
