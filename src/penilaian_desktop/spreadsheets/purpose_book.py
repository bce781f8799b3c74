"""Results for career, training or reward as an Excel file: the list, and who made it (WG-4)."""

from __future__ import annotations

from penilaian_desktop.domain.appraisal import Predicate
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.cycle_views import PurposeExport
from penilaian_desktop.domain.nip import format_nip
from penilaian_desktop.domain.wording import clock, long_date, predicate_label
from penilaian_desktop.spreadsheets.monitor_book import table_sheet
from penilaian_desktop.spreadsheets.xlsx_writer import Sheet, write_workbook

_TITLES = {
    "karir": "pengembangan karier",
    "pelatihan": "pelatihan",
    "penghargaan": "penghargaan",
}


def purpose_workbook(export: PurposeExport) -> bytes:
    """Return an export as .xlsx; the last sheet says who made it, when, and its signature.

    One for careers has a sheet with the way of each person, a column for each period.
    """
    title = f"Hasil untuk {_TITLES[export.purpose]}"
    rows = table_sheet(
        "Daftar",
        f"{title}, {long_date(export.starts)} – {long_date(export.ends)}",
        (
            ("Nama", 34.0),
            ("NIP", 22.0),
            ("Pangkat", 24.0),
            ("Jabatan", 36.0),
            ("Unit", 36.0),
            ("Periode", 20.0),
            ("Predikat", 20.0),
            ("Keterangan", 60.0),
        ),
        [
            (
                row.person.name,
                format_nip(row.person.identity),
                row.person.rank,
                row.person.position,
                row.person.unit,
                PeriodCode.parse(row.period_code).label,
                predicate_label(row.predicate),
                row.detail,
            )
            for row in export.rows
        ],
    )
    at = export.exported_at
    made = table_sheet(
        "Pengesahan",
        "Pengesahan kepegawaian",
        (("Hal", 30.0), ("Isi", 90.0)),
        [
            ("Dibuat oleh", export.signed_by),
            ("Tanggal", long_date(at.date())),
            ("Pukul", clock(at.hour * 60 + at.minute)),
            ("Banyak hasil", len(export.rows)),
            ("Isi daftar (SHA-256)", export.sha256),
            ("Kunci penanda tangan", export.kid),
            ("Tanda tangan elektronik", export.sig),
        ],
    )
    return write_workbook([rows, *([_careers(export)] if export.careers else []), made])


def _careers(export: PurposeExport) -> Sheet:
    told = {code for line in export.careers for code, _ in line.trend}
    every = sorted(told, key=lambda code: (PeriodCode.parse(code).starts, code))
    return table_sheet(
        "Perjalanan karier",
        f"Predikat, pelatihan, apresiasi, dan inovasi, {long_date(export.starts)} – "
        f"{long_date(export.ends)}",
        (
            ("Nama", 34.0),
            ("NIP", 22.0),
            ("Jabatan", 36.0),
            ("Unit", 36.0),
            *((PeriodCode.parse(code).label, 18.0) for code in every),
            ("Arah", 12.0),
            ("Pelatihan yang diikuti", 60.0),
            ("Apresiasi", 44.0),
            ("Inovasi yang diterima", 44.0),
        ),
        [
            (
                line.person.name,
                format_nip(line.person.identity),
                line.person.position,
                line.person.unit,
                *(_predicate(dict(line.trend).get(code)) for code in every),
                _direction(line.steps),
                "; ".join(line.trainings),
                "; ".join(line.recognitions),
                "; ".join(line.innovations),
            )
            for line in export.careers
        ],
    )


def _predicate(predicate: Predicate | None) -> str:
    return predicate_label(predicate) if predicate is not None else ""


def _direction(steps: int | None) -> str:
    if steps is None:
        return ""
    return "Tetap" if not steps else "Naik" if steps > 0 else "Turun"
