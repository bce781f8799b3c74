"""Write the example workbooks under resources/sheets: `python tools/make_sheets.py [DIR]`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from penilaian_desktop.spreadsheets.xlsx_writer import Cell, Sheet, Style, write_workbook

RESOURCES = Path(__file__).parents[1] / "resources" / "sheets"

HEADERS = (
    ("NO", 6), ("NAMA LENGKAP", 34), ("NIP / NI PPPK", 24), ("STATUS", 18), ("GOL. RUANG", 11),
    ("TMT GOLONGAN", 14), ("JABATAN", 40), ("TMT JABATAN", 14), ("L/P", 6), ("TANGGAL LAHIR", 14),
    ("UNIT ORGANISASI", 30), ("BIDANG / BAGIAN", 28), ("SEKSI / SUB BAGIAN", 28),
    ("ATASAN LANGSUNG (NIP)", 24), ("KET.", 16),
)  # fmt: skip
DINAS = "Dinas Contoh"
PERSONS = (
    ("Dr. Contoh Pertama, M.Si.", "19720214 199703 1 003", "PNS", "IV/c", date(2020, 4, 1),
     "Kepala Dinas", date(2022, 1, 3), "L", date(1972, 2, 14), DINAS, "", "", "", ""),
    ("Contoh Kedua, S.Sos.", "19850630 201001 2 014", "PNS", "III/d", date(2022, 10, 1),
     "Kepala Sub Bagian Umum", date(2023, 2, 1), "P", date(1985, 6, 30), DINAS, "Sekretariat",
     "Sub Bagian Umum", "19720214 199703 1 003", ""),
    ("Contoh Ketiga, A.Md.", "19950817 202321 1 021", "PPPK", "VII", date(2023, 6, 1),
     "Arsiparis Terampil", date(2023, 6, 1), "L", date(1995, 8, 17), DINAS, "Sekretariat",
     "Sub Bagian Umum", "19850630 201001 2 014", ""),
)  # fmt: skip
GUIDE = (
    ("Cara mengisi", ""),
    ("Kolom wajib", "NAMA LENGKAP dan NIP / NI PPPK. Kolom lain boleh dikosongkan atau dihapus."),
    ("NIP", "Ketik sebagai teks, 18 angka; spasi dan titik boleh. Sel bilangan kehilangan angka."),
    ("STATUS", "PNS, CPNS, PPPK, PPPK Paruh Waktu, TNI, atau POLRI (dengan NRP)."),
    ("GOL. RUANG", "III/c untuk PNS, IX untuk PPPK."),
    ("Tanggal", "01-03-2015, 1 Maret 2015, atau sel tanggal. Hari selalu di depan bulan."),
    ("JABATAN", "Tulis Plt., Plh., atau Pj. di depan nama jabatan bila bukan definitif."),
    ("Unit", "Dari unit teratas ke unit terkecil; boleh juga sebagai baris judul antarpegawai."),
    ("ATASAN", "NIP atasan langsung; nama boleh bila tidak ada yang bernama sama."),
    ("Contoh", "Hapus tiga baris contoh sebelum mengisi data Anda."),
)


def employee_template() -> bytes:
    """Return the template of a list of employees with three invented persons."""
    rows: list[tuple[Cell | None, ...]] = [tuple(Cell(name, Style.HEADER) for name, _ in HEADERS)]
    for number, person in enumerate(PERSONS, 1):
        cells = (
            Cell(value or None, Style.DATE if isinstance(value, date) else Style.TEXT)
            for value in person
        )
        rows.append((Cell(number, Style.INTEGER), *cells))
    guide = [(Cell(name, Style.HEADER), Cell(text)) for name, text in GUIDE]
    return write_workbook(
        [
            Sheet(name="Pegawai", rows=rows, widths=[w for _, w in HEADERS], frozen_rows=1),
            Sheet(name="Petunjuk", rows=guide, widths=(20, 90), landscape=False),
        ]
    )


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "contoh-pegawai.xlsx").write_bytes(employee_template())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else RESOURCES)
