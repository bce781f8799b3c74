"""Writes a stretch of the log as a workbook or as text; both are read back as the same entries."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import timedelta

from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.domain.log_views import PLACE_LABELS, LogExportView
from penilaian_desktop.domain.nip import format_nip
from penilaian_desktop.domain.wording import clock, status_label
from penilaian_desktop.spreadsheets.xlsx_writer import Cell, Sheet, Style, Value, write_workbook

DAY = 1440
_COLUMNS = (
    ("No", 6.0, Style.INTEGER), ("Tanggal", 12.0, Style.DATE), ("Mulai", 8.0, Style.TIME),
    ("Selesai", 8.0, Style.TIME), ("Menit", 8.0, Style.INTEGER),
    ("Uraian Kegiatan", 60.0, Style.TEXT),
    ("Volume", 10.0, Style.DECIMAL), ("Satuan", 14.0, Style.TEXT), ("RHK", 40.0, Style.TEXT),
    ("Tempat", 12.0, Style.TEXT), ("Tag", 18.0, Style.TEXT), ("Keterangan", 40.0, Style.TEXT),
    ("Status", 14.0, Style.TEXT), ("Versi", 7.0, Style.INTEGER), ("Penulis", 26.0, Style.TEXT),
    ("Terlambat", 10.0, Style.TEXT), ("Jumlah bukti", 9.0, Style.INTEGER),
)  # fmt: skip
_GUARDED = tuple("=+-@'\t\r")
"""What a text of a .csv file must not begin with."""


def log_workbook(view: LogExportView) -> bytes:
    """Return the entries as .xlsx: real days and times, texts that are never evaluated."""
    person = view.employee
    rows: list[Sequence[Cell | None]] = [
        (Cell("LOG KEGIATAN HARIAN", Style.TITLE),),
        (Cell(view.label, Style.NOTE),),
        (Cell(f"Nama : {person.name}", Style.NOTE),),
        (Cell(f"NIP : {format_nip(person.identity)}" if person.identity else "", Style.NOTE),),
        (),
        tuple(Cell(name, Style.HEADER) for name, _, _ in _COLUMNS),
    ]
    header = len(rows)
    for number, item in enumerate(view.items, 1):
        values = _values(view, number, item)
        rows.append(
            tuple(Cell(value, style) for value, (_, _, style) in zip(values, _COLUMNS, strict=True))
        )
    sheet = Sheet(
        name="Log kegiatan",
        rows=rows,
        widths=[width for _, width, _ in _COLUMNS],
        frozen_rows=header,
        filter_row=header,
        repeated_row=header,
        fitted=True,
    )
    return write_workbook([sheet])


def log_csv(view: LogExportView) -> bytes:
    """Return the entries as text for a spreadsheet in Indonesian: UTF-8 with its mark, `;`."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([name for name, _, _ in _COLUMNS])
    for number, item in enumerate(view.items, 1):
        writer.writerow([_plain(value) for value in _values(view, number, item)])
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")


def _values(view: LogExportView, number: int, item: ActivityItem) -> tuple[Value, ...]:
    start = None if item.start is None else timedelta(minutes=item.start)
    end = None if item.end is None else timedelta(minutes=_of_day(item.end))
    return (
        number,
        item.day,
        start,
        end,
        item.minutes or None,
        item.text,
        item.volume,
        item.unit,
        f"{item.rhk_number}. {item.rhk_text}" if item.rhk_number is not None else None,
        PLACE_LABELS[item.place],
        " ".join(f"#{tag}" for tag in item.tags) or None,
        item.note or None,
        status_label(item.status),
        item.version,
        view.employee.name,
        "ya" if item.late else None,
        item.evidence_count,
    )


def _of_day(minutes: int) -> int:
    """Return a time on its own day; the end of a day stays 24.00."""
    return minutes - DAY if minutes > DAY else minutes


def _plain(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, timedelta):
        return clock(int(value / timedelta(minutes=1)))
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_GUARDED) else value
    if hasattr(value, "strftime"):
        return str(value.strftime("%d-%m-%Y"))
    return str(value).replace(".", ",")
