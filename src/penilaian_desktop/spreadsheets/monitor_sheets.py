"""The board, its persons, statistics and both books as Excel files (X-8)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.chart_views import step_text
from penilaian_desktop.domain.distribution import WORST_TO_BEST
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.monitor import NationalRefusal
from penilaian_desktop.domain.monitor_charts import GRADE_WORDS
from penilaian_desktop.domain.monitor_views import (
    Board,
    BoardPerson,
    ExceptionItem,
    NationalOutcome,
    Reconciliation,
    SpreadView,
)
from penilaian_desktop.domain.monitor_words import (
    DIFFERENCES,
    EXCEPTIONS,
    NATIONAL,
    SKIPPED,
    STATES,
    age_text,
    cell_text,
    late_text,
)
from penilaian_desktop.domain.nip import format_nip
from penilaian_desktop.domain.wording import (
    organisation_label,
    predicate_label,
    rating_label,
    short_date,
)
from penilaian_desktop.spreadsheets.chart_book import chart_sheet
from penilaian_desktop.spreadsheets.monitor_book import table_sheet
from penilaian_desktop.spreadsheets.reasons_book import reason_row, reasons_sheet
from penilaian_desktop.spreadsheets.xlsx_writer import write_workbook

Value = str | int | Decimal | None


def board_workbook(board: Board, people: Sequence[BoardPerson]) -> bytes:
    """Return the board as .xlsx: units, who is late, and the persons where there are any."""
    labels = [PeriodCode.parse(code).label for code in board.codes]
    units = table_sheet(
        "Unit",
        f"Papan pemantauan {board.year}",
        (
            ("Unit", 40.0),
            ("Pegawai", 10.0),
            *((label, 18.0) for label in labels),
            *((f"{label}: belum masuk", 14.0) for label in labels),
            ("Data per", 22.0),
        ),
        [
            (
                "  " * line.depth + line.name,
                line.people,
                *(cell_text(cell) for cell in line.cells),
                *(cell.missing for cell in line.cells),
                age_text(line),
            )
            for line in board.lines
            if not line.direct
        ],
    )
    late = table_sheet(
        "Perlu diingatkan",
        "Unit yang perlu diingatkan",
        (("Unit", 40.0), ("Periode", 20.0), ("Keadaan", 60.0), ("Pegawai", 10.0)),
        [
            (
                one.name,
                PeriodCode.parse(one.period_code).label,
                late_text(one, PeriodCode.parse(one.period_code).label),
                one.count,
            )
            for one in (*board.late, *board.older)
        ],
    )
    sheets = [units, late]
    if people:
        sheets.append(
            table_sheet(
                "Pegawai",
                f"Keadaan pegawai {board.year}",
                (
                    ("Nama", 34.0),
                    ("NIP", 22.0),
                    ("Unit", 36.0),
                    ("SKP", 14.0),
                    *((label, 18.0) for label in labels),
                    ("Pengecualian", 20.0),
                ),
                [
                    (
                        one.name,
                        format_nip(one.identity),
                        one.unit_name,
                        "disepakati" if one.agreed else "belum",
                        *(STATES[state] for state in one.states),
                        EXCEPTIONS[one.exception] if one.exception else "",
                    )
                    for one in people
                ],
            )
        )
    return write_workbook(sheets)


def spread_workbook(view: SpreadView) -> bytes:
    """Return spread, comparison and statistics as .xlsx; the advice stands below its spread."""
    names: set[str] = {"statistik"}
    label = PeriodCode.parse(view.period_code).label
    statistics = table_sheet(
        "Statistik",
        f"Statistik unit, {label}",
        (
            ("Unit", 40.0),
            ("Pegawai", 10.0),
            ("Dikecualikan", 13.0),
            ("Selesai", 10.0),
            ("Terbit", 10.0),
            ("Belum", 10.0),
            ("Selesai (%)", 12.0),
            ("Rata-rata predikat", 26.0),
            (f"Angkanya ({len(GRADE_WORDS)} = {GRADE_WORDS[-1]})", 22.0),
            ("Simpangan (tingkat)", 18.0),
            ("Kerja bersama", 14.0),
            *((predicate_label(one), 16.0) for one in WORST_TO_BEST),
        ),
        [
            (
                one.name,
                one.people,
                one.excused,
                one.finished,
                one.published,
                one.missing,
                round(one.completion, 1) if one.completion is not None else None,
                step_text(GRADE_WORDS, one.mean) if one.mean is not None else None,
                one.mean,
                one.spread,
                one.shared,
                *one.counts,
            )
            for one in view.statistics
        ],
    )
    about: list[Sequence[Value]] = [
        ("Unit", view.unit_name or "semua unit"),
        ("Capaian organisasi", organisation_label(view.organisation) if view.organisation else ""),
        ("Anjuran", view.pattern_text),
        ("Butir anjuran terpenuhi", sum(line.met for line in view.advice)),
        ("Butir anjuran", len(view.advice)),
        ("Unit yang tidak ditampilkan dalam perbandingan", view.hidden),
    ]
    advice = table_sheet("Anjuran", f"Anjuran, {label}", (("Butir", 44.0), ("Isi", 60.0)), about)
    charts = [chart_sheet(chart, names) for chart in (view.chart, view.comparison)]
    return write_workbook([*charts, statistics, advice])


def reconciliation_workbook(found: Reconciliation) -> bytes:
    """Return both books of a period side by side as .xlsx."""
    label = PeriodCode.parse(found.period_code).label
    return write_workbook(
        [
            table_sheet(
                "Rekonsiliasi",
                f"Rekonsiliasi dengan sistem nasional, {label}",
                (
                    ("Nama", 34.0),
                    ("NIP", 22.0),
                    ("Unit", 36.0),
                    ("Perbandingan", 24.0),
                    ("Hasil kerja di sini", 22.0),
                    ("Perilaku di sini", 22.0),
                    ("Predikat di sini", 20.0),
                    ("Hasil kerja nasional", 22.0),
                    ("Perilaku nasional", 22.0),
                    ("Predikat nasional", 20.0),
                    ("Status nasional", 18.0),
                    ("Baris rekap", 12.0),
                    ("Kolom", 8.0),
                    ("Yang perlu diperiksa", 60.0),
                ),
                [
                    (
                        one.name,
                        format_nip(one.identity),
                        one.unit_name,
                        DIFFERENCES[one.difference],
                        *_side(one.here),
                        *_side(one.there),
                        NATIONAL[one.there_status] if one.there_status else "",
                        one.row or None,
                        *_refused(one.refusal),
                    )
                    for one in found.people
                ],
            )
        ]
    )


def faults_workbook(outcome: NationalOutcome) -> bytes:
    """Return why rows of a recap were not taken over, or with a remark, as .xlsx."""
    rows = [
        reason_row(
            (fault.sheet, fault.row, fault.column, fault.header),
            fault.detail,
            "",
            message(fault.code, detail=fault.detail, value=fault.detail),
            refused=fault.refused,
        )
        for fault in outcome.faults
    ]
    skipped = [
        (one.sheet, one.row, SKIPPED[one.reason])
        for one in outcome.skipped
        if one.reason in SKIPPED
    ]
    return write_workbook(
        [
            reasons_sheet(outcome.file_name, rows),
            table_sheet(
                "Dilewati",
                f"Baris {outcome.file_name} yang bukan pegawai",
                (("Lembar", 24.0), ("Baris", 8.0), ("Sebab", 30.0)),
                skipped,
            ),
        ]
    )


def exceptions_workbook(items: Sequence[ExceptionItem]) -> bytes:
    """Return the exceptions as .xlsx."""
    return write_workbook(
        [
            table_sheet(
                "Pengecualian",
                "Pengecualian",
                (
                    ("Nama", 34.0),
                    ("NIP", 22.0),
                    ("Unit", 36.0),
                    ("Jenis", 20.0),
                    ("Mulai", 14.0),
                    ("Sampai", 14.0),
                    ("Dokumen", 40.0),
                    ("Catatan", 40.0),
                ),
                [
                    (
                        one.name,
                        format_nip(one.identity),
                        one.unit_name,
                        EXCEPTIONS[one.kind],
                        short_date(one.starts),
                        short_date(one.ends) if one.ends else "",
                        one.document,
                        one.note,
                    )
                    for one in items
                ],
            )
        ]
    )


def _refused(refusal: NationalRefusal | None) -> tuple[str, str]:
    if refusal is None:
        return "", ""
    said = message(refusal.code, detail=refusal.detail, value=refusal.detail)
    return refusal.column, said.text


def _side(result: tuple[Rating | None, Rating | None, Predicate | None]) -> tuple[str, str, str]:
    work, behaviour, predicate = result
    return (
        rating_label(work) if work else "",
        rating_label(behaviour) if behaviour else "",
        predicate_label(predicate) if predicate else "",
    )
