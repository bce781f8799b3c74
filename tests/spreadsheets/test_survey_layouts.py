# ruff: noqa: E501, DTZ001  (tables of cells read better on one line; cells know no zone)
"""The reader copes with the kind of survey, whatever its layout (TJ-8; bad input of issue F).

Every layout holds the same questionnaires, written another way; what comes out must be the same.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from penilaian_desktop.domain.employee_sheet import SkipReason
from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.spreadsheets.child import read_survey

SHEETS = [
    # day, service, answers
    (date(2026, 7, 1), "KTP-el", (3, 4, 3, 4, 3, 3, 4, 3, 3)),
    (date(2026, 7, 2), "Kartu Keluarga", (2, 3, 2, 4, 3, None, 4, 1, 3)),
    (date(2026, 8, 3), "KTP-el", (4, 4, 4, 4, 4, 4, 4, 4, 4)),
]
QUESTIONS = [
    "1. Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?",
    "2. Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?",
    "3. Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan?",
    "4. Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan?",
    "5. Bagaimana pendapat Saudara tentang kesesuaian produk pelayanan antara yang tercantum dalam standar dengan hasil yang diberikan?",
    "6. Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan?",
    "7. Bagaimana pendapat Saudara perilaku petugas dalam pelayanan terkait kesopanan dan keramahan?",
    "8. Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan?",
    "9. Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana?",
]
WORDS = [
    ("Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"),
    ("Tidak mudah", "Kurang mudah", "Mudah", "Sangat mudah"),
    ("Tidak cepat", "Kurang cepat", "Cepat", "Sangat cepat"),
    ("Sangat mahal", "Cukup mahal", "Murah", "Gratis"),
    ("Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"),
    ("Tidak kompeten", "Kurang kompeten", "Kompeten", "Sangat kompeten"),
    ("Tidak sopan dan ramah", "Kurang sopan dan ramah", "Sopan dan ramah", "Sangat sopan dan ramah"),
    ("Tidak ada", "Ada tetapi tidak berfungsi", "Berfungsi kurang maksimal", "Dikelola dengan baik"),
    ("Buruk", "Cukup", "Baik", "Sangat baik"),
]  # fmt: skip
SHORT = [
    "Persyaratan", "Prosedur", "Waktu Pelayanan", "Biaya/Tarif", "Produk Layanan",
    "Kompetensi Pelaksana", "Perilaku Pelaksana", "Penanganan Pengaduan", "Sarana dan Prasarana",
]  # fmt: skip


def save(path: Path, rows, *, merges=(), title="Form Responses 1") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for merge in merges:
        sheet.merge_cells(merge)
    book.save(path)
    return path


def write_csv(path: Path, rows, delimiter) -> Path:
    path = path.with_suffix(".csv")
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(
            ["" if cell is None else cell for cell in row] for row in rows
        )
    return path


def forms(path):
    """The export of an online form, the questions in the order of the regulation."""
    rows = [["Stempel waktu", "Jenis layanan", *QUESTIONS]]
    rows += [[datetime(d.year, d.month, d.day, 9, 5), s, *a] for d, s, a in SHEETS]
    return save(path, rows)


def other_order(path):
    """The same questions, asked from the last to the first, the service at the end."""
    rows = [["Timestamp", *reversed(QUESTIONS), "Layanan yang diterima"]]
    rows += [[datetime(d.year, d.month, d.day, 9, 5), *reversed(a), s] for d, s, a in SHEETS]
    return save(path, rows)


def codes(path):
    """Columns U1 to U9, as recaps on paper have them, under a title and a blank row."""
    rows = [
        ["REKAP SURVEI KEPUASAN MASYARAKAT"],
        [],
        ["No", "Tanggal", "Layanan", *(f"U{n}" for n in range(1, 10))],
    ]
    rows += [[n, d, s, *a] for n, (d, s, a) in enumerate(SHEETS, 1)]
    return save(path, rows)


def short_names(path):
    """The unsur by their short names."""
    rows = [["No.", "Tgl", "Jenis Pelayanan", *SHORT]]
    rows += [[n, d, s, *a] for n, (d, s, a) in enumerate(SHEETS, 1)]
    return save(path, rows)


def words_only(path):
    """Answers with their words and no number."""
    rows = [["Stempel waktu", "Jenis layanan", *QUESTIONS]]
    for day, service, answers in SHEETS:
        said = [None if a is None else WORDS[n][a - 1] for n, a in enumerate(answers)]
        rows.append([datetime(day.year, day.month, day.day, 9, 5), service, *said])
    return save(path, rows)


def numbered_words(path):
    """Answers as "3. Sesuai"."""
    rows = [["Stempel waktu", "Jenis layanan", *QUESTIONS]]
    for day, service, answers in SHEETS:
        said = [None if a is None else f"{a}. {WORDS[n][a - 1]}" for n, a in enumerate(answers)]
        rows.append([datetime(day.year, day.month, day.day, 9, 5), service, *said])
    return save(path, rows)


def comma_csv(path):
    """Text with commas, dates as day/month/year."""
    rows = [["Stempel waktu", "Jenis layanan", *QUESTIONS]]
    rows += [[f"{d:%d/%m/%Y} 9:05:00", s, *a] for d, s, a in SHEETS]
    return write_csv(path, rows, ",")


def semicolon_csv(path):
    """Text with semicolons, as Excel in Indonesian saves it."""
    rows = [["Tanggal", "Layanan", *(f"U{n}" for n in range(1, 10))]]
    rows += [[f"{d:%d/%m/%Y}", s, *a] for d, s, a in SHEETS]
    return write_csv(path, rows, ";")


def blank_columns(path):
    """Blank columns and rows between what counts."""
    rows = [["Tanggal", None, "Layanan", None, *(f"U{n}" for n in range(1, 10))]]
    for d, s, a in SHEETS:
        rows += [[d, None, s, None, *a], []]
    return save(path, rows)


def totals(path):
    """A recap with sums and NRR at its end, as the form of the regulation has them."""
    rows = [["No", "Tanggal", "Layanan", *(f"U{n}" for n in range(1, 10))]]
    rows += [[n, d, s, *a] for n, (d, s, a) in enumerate(SHEETS, 1)]
    rows += [
        ["Jumlah", None, None, 9, 11, 9, 12, 10, 7, 12, 8, 10],
        ["NRR / Unsur", None, None, 3, 3.67, 3, 4, 3.33, 3.5, 4, 2.67, 3.33],
        ["NRR Tertimbang", None, None, *[0.333] * 9],
        ["IKM Unit Pelayanan", None, None, 84.72],
        ["Mutu Pelayanan", None, None, "B"],
    ]
    return save(path, rows)


def totals_without_number_column(path):
    """The words of the totals stand under the service."""
    rows = [["Tanggal", "Layanan", *(f"U{n}" for n in range(1, 10))]]
    rows += [[d, s, *a] for d, s, a in SHEETS]
    rows += [[None, "Total", 9, 11, 9, 12, 10, 7, 12, 8, 10], [None, "Nilai rata-rata", *[3.3] * 9]]
    return save(path, rows)


def merged_headers(path):
    """Headings over two rows: "Nilai unsur pelayanan" over U1 to U9."""
    rows = [
        ["No", "Tanggal", "Layanan", "Nilai Unsur Pelayanan"],
        [None, None, None, *(f"U{n}" for n in range(1, 10))],
    ]
    rows += [[n, d, s, *a] for n, (d, s, a) in enumerate(SHEETS, 1)]
    rows.append(["Jumlah", None, None, 9, 11, 9, 12, 10, 7, 12, 8, 10])
    return save(path, rows, merges=("A1:A2", "B1:B2", "C1:C2", "D1:L1"))


def unsur_words(path):
    """Headings "Unsur 1" to "Unsur 9"."""
    rows = [["Tanggal Survei", "Nama Layanan", *(f"Unsur {n}" for n in range(1, 10))]]
    rows += [[d, s, *a] for d, s, a in SHEETS]
    return save(path, rows)


def numbers_as_text(path):
    """Numbers in cells of text, with blanks around them."""
    rows = [["Tanggal", "Layanan", *(f"U{n}" for n in range(1, 10))]]
    rows += [
        [f"{d:%d-%m-%Y}", f" {s} ", *(None if x is None else f" {x} " for x in a)]
        for d, s, a in SHEETS
    ]
    return save(path, rows)


LAYOUTS = [
    forms, other_order, codes, short_names, words_only, numbered_words, comma_csv, semicolon_csv,
    blank_columns, totals, totals_without_number_column, merged_headers, unsur_words,
    numbers_as_text,
]  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_the_same_answers_come_out_of_every_layout(layout: Callable[[Path], Path], tmp_path: Path):
    found = read_survey(layout(tmp_path / "survei.xlsx"))
    assert [(p.row, p.column, p.code) for p in found.refused] == []
    assert [(r.day, r.service, r.answers) for r in found.records] == SHEETS


def test_totals_at_the_end_are_named_as_skipped(tmp_path):
    found = read_survey(totals(tmp_path / "survei.xlsx"))
    assert sum(s.reason is SkipReason.TOTAL for s in found.skipped) == 5
    assert found.total == 3


def test_two_months_in_one_sheet_come_out_with_their_days(tmp_path):
    """Bad input: two months in one sheet, the header repeated between them."""
    header = ["Tanggal", "Layanan", *(f"U{n}" for n in range(1, 10))]
    july = [[d, s, *a] for d, s, a in SHEETS[:2]]
    august = [[d, s, *a] for d, s, a in SHEETS[2:]]
    path = save(
        tmp_path / "a.xlsx", [["Juli 2026"], header, *july, [], ["Agustus 2026"], header, *august]
    )
    found = read_survey(path)
    assert found.refused == ()
    assert [(r.day, r.service, r.answers) for r in found.records] == SHEETS


def test_several_sheets_are_read_and_others_named(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Petunjuk"
    book.active.append(["Isi 1 sampai 4"])
    for title, part in (("Juli", SHEETS[:2]), ("Agustus", SHEETS[2:])):
        sheet = book.create_sheet(title)
        sheet.append(["Tanggal", "Layanan", *(f"U{n}" for n in range(1, 10))])
        for d, s, a in part:
            sheet.append([d, s, *a])
    book.save(tmp_path / "a.xlsx")
    found = read_survey(tmp_path / "a.xlsx")
    assert [(r.sheet, r.day) for r in found.records] == [
        ("Juli", SHEETS[0][0]), ("Juli", SHEETS[1][0]), ("Agustus", SHEETS[2][0]),
    ]  # fmt: skip
    assert found.ignored_sheets == ("Petunjuk",)


@pytest.mark.parametrize(
    ("value", "code"),
    [(5, "answer_out_of_scale"), (0, "answer_out_of_scale"), (2.5, "answer_out_of_scale"),
     ("abc", "answer_unreadable"), (True, "answer_unreadable"), ("5. Luar biasa", "answer_out_of_scale")],
)  # fmt: skip
def test_a_wrong_answer_is_refused_with_sheet_row_and_column(tmp_path, value, code):
    """Bad input: answers outside 1–4, text in number cells."""
    rows = [["Tanggal", "Layanan", *(f"U{n}" for n in range(1, 10))]]
    rows.append([SHEETS[0][0], "KTP-el", 3, 3, value, 3, 3, 3, 3, 3, 3])
    rows.append([SHEETS[1][0], "KTP-el", *[3] * 9])
    found = read_survey(save(tmp_path / "a.xlsx", rows))
    (problem,) = found.refused
    assert (problem.sheet, problem.row, problem.column, problem.header, problem.code) == (
        "Form Responses 1", 2, "E", "U3", code,
    )  # fmt: skip
    assert len(found.records) == 1


def test_a_sheet_without_the_questions_is_refused(tmp_path):
    path = save(tmp_path / "a.xlsx", [["Nama", "Alamat"], ["Ani", "Jalan"]])
    with pytest.raises(ImportRefused, match="survey_no_table"):
        read_survey(path)
