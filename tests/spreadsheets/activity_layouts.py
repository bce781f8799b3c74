# ruff: noqa: E501, DTZ001, PERF401  (tables of cells, line by line; cells know no zone)
"""The same entries of a diary, written down in every layout in which diaries come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from penilaian_desktop.domain.activity_sheet import ActivitySheet
from penilaian_desktop.domain.day_names import MONTHS, WEEKDAYS
from penilaian_desktop.spreadsheets.activities import read_activity_grids
from penilaian_desktop.spreadsheets.grid import Grid
from penilaian_desktop.spreadsheets.prescan import Merge

ENTRIES = [
    # day, start, end, text, volume, unit, note
    (date(2026, 3, 2), 450, 540, "Melayani perekaman KTP-el di loket", Decimal(24), "orang", "selesai"),
    (date(2026, 3, 2), 540, 615, "Memeriksa berkas akta kelahiran", Decimal("1.5"), "berkas", ""),
    (date(2026, 3, 2), 780, 960, "Menyusun laporan bulanan\nbagian pertama", Decimal(1), "laporan", "proses"),
    (date(2026, 3, 3), 450, 720, "Mengikuti rapat koordinasi data", Decimal(1250), "data", ""),
    (date(2026, 3, 12), 605, 660, "=SUM(A1) bukan rumus", Decimal(3), "surat", "dinas luar"),
]  # fmt: skip


def clock(minutes: int, dot: str = ".") -> str:
    return f"{minutes // 60:02d}{dot}{minutes % 60:02d}"


SPANS: tuple[Callable[[int, int], str], ...] = (
    lambda a, b: f"{clock(a)} - {clock(b)}",
    lambda a, b: f"{clock(a, ':')}-{clock(b, ':')}",
    lambda a, b: f"{clock(a)} s/d {clock(b)}",
    lambda a, b: f"{clock(a)} sd {clock(b)} WIB",
    lambda a, b: f"pkl. {clock(a)} – {clock(b)}",
    lambda a, b: f"Pukul {clock(a)} s.d. {clock(b)} WITA",
    lambda a, b: f"{clock(a, '')}-{clock(b, '')}",
    lambda a, b: f" {clock(a)}  —  {clock(b)} ",
    lambda a, b: f"jam {clock(a)} sampai {clock(b)}",
    lambda a, b: f"{clock(a, ':')}:00 - {clock(b, ':')}:00",
    lambda a, b: f"{a // 60}.{a % 60:02d} hingga {b // 60}.{b % 60:02d}",
    lambda a, b: f"{clock(a, ',')} - {clock(b, ',')}",
)


CLOCKS: tuple[Callable[[int], object], ...] = (
    clock,
    lambda m: clock(m, ":"),
    lambda m: time(m // 60, m % 60),
    lambda m: m / 1440,
    lambda m: f"{clock(m)} WIB",
    lambda m: timedelta(minutes=m),
    lambda m: clock(m, ""),
)


DATES: tuple[Callable[[date], object], ...] = (
    lambda d: datetime(d.year, d.month, d.day),
    lambda d: d.strftime("%d-%m-%Y"),
    lambda d: d.strftime("%d/%m/%Y"),
    lambda d: d.isoformat(),
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{WEEKDAYS[d.weekday()]}, {d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{WEEKDAYS[d.weekday()]} / {d.strftime('%d-%m-%Y')}",
    lambda d: d.strftime("%d.%m.%Y"),
    lambda d: f"{d.day} {MONTHS[d.month - 1][:3]} {d.year}",
    lambda d: d.strftime("%d/%m/%y"),
    lambda d: (d - date(1899, 12, 30)).days,
)


WORDS = {
    "date": (
        "Tanggal",
        "Hari/Tgl",
        "HARI / TANGGAL",
        "Tgl.",
        "Tgl Kegiatan",
        "Hari, Tanggal",
        "Tanggal Pelaksanaan",
    ),
    "time": ("Waktu", "Jam", "Pukul", "WAKTU PELAKSANAAN", "Jam Kerja", "Pkl", "Waktu (WIB)"),
    "start": ("Jam Mulai", "Mulai", "Waktu Mulai", "Dari", "Pukul Mulai"),
    "end": ("Jam Selesai", "Selesai", "Waktu Selesai", "Sampai", "s/d"),
    "text": (
        "Uraian Kegiatan",
        "Aktivitas",
        "Pekerjaan",
        "KEGIATAN",
        "Uraian Tugas",
        "Kegiatan Harian",
        "Uraian Pekerjaan yang Dilakukan",
        "Rincian Kegiatan",
        "Tugas Jabatan",
    ),
    "volume": ("Volume", "Jumlah", "Vol.", "Kuantitas", "Jml"),
    "unit": ("Satuan", "Sat.", "Satuan Hasil"),
    "note": ("Keterangan", "Ket.", "Catatan"),
    "no": ("No", "No.", "Nomor", "No. Urut"),
}
"""Headings of each kind of column; "Tugas Jabatan" is left to people who mean the RHK."""


WORDS["text"] = WORDS["text"][:-1]


def as_entries(sheet: ActivitySheet) -> list[tuple]:
    return [(r.day, r.start, r.end, r.text, r.volume, r.unit, r.note) for r in sheet.records]


def read_rows(
    rows: list[list[object]], merges: tuple[Merge, ...] = (), name: str = "Lembar1", **how
) -> ActivitySheet:
    cells = [["" if value is None else value for value in row] for row in rows]
    return read_activity_grids("catatan.xlsx", [Grid(name, cells, merges=merges)], **how)


@st.composite
def layouts(draw) -> tuple[list[list[object]], tuple[Merge, ...]]:
    """A diary of ENTRIES in some order of columns, with some words, ways of writing and lines."""
    pick = lambda key: draw(st.sampled_from(WORDS[key]))  # noqa: E731
    two = draw(st.booleans())
    kinds = [
        "no",
        "date",
        *(("start", "end") if two else ("time",)),
        "text",
        "volume",
        "unit",
        "note",
    ]
    order = draw(st.permutations(kinds))
    span, at, day = (
        draw(st.sampled_from(SPANS)),
        draw(st.sampled_from(CLOCKS)),
        draw(st.sampled_from(DATES)),
    )
    carry = draw(st.sampled_from(("each", "merged", "empty")))
    rows: list[list[object]] = []
    for line in draw(
        st.lists(
            st.sampled_from(
                (
                    "LAPORAN KEGIATAN HARIAN",
                    "BULAN MARET 2026",
                    "Nama : Siti Aminah",
                    "NIP : 19920417 201903 2 006",
                    "",
                )
            ),
            max_size=4,
        )
    ):
        rows.append([line, *([""] * (len(order) - 1))])
    rows.append([pick(kind) for kind in order])
    if draw(st.booleans()):
        rows.append([number for number, _ in enumerate(order, 1)])
    merges: list[Merge] = []
    last: date | None = None
    anchor = 0
    column = order.index("date")
    for number, (on, start, end, text, volume, unit, note) in enumerate(ENTRIES, 1):
        shown: object = day(on)
        if on == last and carry != "each":
            shown = ""
            if carry == "merged":
                merges = [m for m in merges if m.top != anchor]
                merges.append(Merge(anchor, column, len(rows), column))
        else:
            anchor = len(rows)
        last = on
        cells = {
            "no": number, "date": shown, "time": span(start, end), "start": at(start), "end": at(end),
            "text": text, "volume": draw(st.sampled_from((float(volume), str(volume).replace(".", ",")))),
            "unit": unit, "note": note,
        }  # fmt: skip
        rows.append([cells[kind] for kind in order])
        if draw(st.integers(0, 4)) == 0 and number < len(ENTRIES) and carry == "each":
            rows.append([""] * len(order))
    if draw(st.booleans()):
        total = [""] * len(order)
        total[order.index("text")] = "JUMLAH"
        rows.append(total)
    if draw(st.booleans()):
        for text in ("Mengetahui,", "Kepala Bidang", "Drs. Bambang", "NIP. 197202111995121022"):
            rows.append([*([""] * (len(order) - 1)), text])
    return rows, tuple(merges)


def save(path: Path, fill: Callable[[Worksheet], None], title: str = "Lembar1") -> Path:
    book = openpyxl.Workbook()
    book.active.title = title
    fill(book.active)
    book.save(path)
    return path


def plain(sheet: Worksheet) -> None:
    sheet.append(["No", "Tanggal", "Waktu", "Uraian Kegiatan", "Volume", "Satuan", "Keterangan"])
    for n, (day, start, end, text, volume, unit, note) in enumerate(ENTRIES, 1):
        sheet.append(
            [n, day, f"{clock(start)}-{clock(end)}", text, float(volume), unit, note or None]
        )
        if text.startswith("="):
            sheet.cell(sheet.max_row, 4).data_type = "s"


def grouped(sheet: Worksheet) -> None:
    sheet.append(["Hari/Tgl", "Waktu", None, "Kegiatan", "Hasil", None, "Ket"])
    sheet.append([None, "Mulai", "Selesai", None, "Jumlah", "Satuan", None])
    for cells in ("A1:A2", "B1:C1", "D1:D2", "E1:F1", "G1:G2"):
        sheet.merge_cells(cells)
    for day, start, end, text, volume, unit, note in ENTRIES:
        sheet.append(
            [
                day.strftime("%d-%m-%Y"),
                time(start // 60, start % 60),
                time(end // 60, end % 60),
                text,
                float(volume),
                unit,
                note or None,
            ]
        )
        if text.startswith("="):
            sheet.cell(sheet.max_row, 4).data_type = "s"


def day_headings(sheet: Worksheet) -> None:
    sheet.append(["No", "Jam", "Aktivitas", "Volume", "Satuan", "Keterangan"])
    last = None
    for n, (day, start, end, text, volume, unit, note) in enumerate(ENTRIES, 1):
        if day != last:
            sheet.append(
                [f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"]
            )
            sheet.merge_cells(
                start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=6
            )
            last = day
        sheet.append(
            [n, f"{clock(start)} s.d {clock(end)}", text, float(volume), unit, note or None]
        )
        if text.startswith("="):
            sheet.cell(sheet.max_row, 3).data_type = "s"


BARE: list[list[object]] = [
    ["02-03-2026", "07.30-08.00", "Menyusun laporan harian", "Loket 2", 3],
    ["02-03-2026", "08.00-10.00", "Melayani perekaman KTP-el", "Loket 1", 24],
    ["03-03-2026", "13.00-15.00", "Memeriksa berkas akta kelahiran", "Arsip", 7],
]
