"""Rekap kehadiran of a unit: days by kind, lateness, and the share of each person (PR-2)."""

from __future__ import annotations

from collections.abc import Iterator

from penilaian_desktop.domain.form_views_attendance import AttendanceFormView, AttendanceSum
from penilaian_desktop.domain.nip import format_nip
from penilaian_desktop.domain.wording import long_date, number, percent
from penilaian_desktop.reports.atoms import Atom
from penilaian_desktop.reports.blocks import (
    NOTHING,
)
from penilaian_desktop.reports.sheet import Document
from penilaian_desktop.reports.style import (
    BOLD,
    HEAD,
    SMALL,
    Align,
    Orientation,
    Setup,
    frame_for,
)
from penilaian_desktop.reports.table import Cell, Table, cell, shares
from penilaian_desktop.reports.text import Par
from penilaian_desktop.reports.unit_sheet import unit_sheet

FORM = "rekap-kehadiran"
VERSION = "1"
_TITLES = (
    "NO", "NAMA DAN NIP", "HARI KERJA", "HADIR", "DINAS", "CUTI", "SAKIT", "IZIN", "TK",
    "BELUM JELAS", "TERLAMBAT", "PULANG CEPAT", "KEHADIRAN",
)  # fmt: skip
_EXPLAINED = (
    "TK: tanpa keterangan. Belum jelas: hari yang belum dikonfirmasi. Kehadiran: (hadir + dinas) ÷ "
    "(hari kerja − cuti, sakit, dan izin) × 100; cuti tidak mengurangi."
)


def lay_attendance(view: AttendanceFormView, setup: Setup) -> Document:
    """Return the recap, ready to be set."""
    frame = frame_for(setup, Orientation.LANDSCAPE)
    return unit_sheet(
        view,
        frame,
        _lines(view, frame.width),
        form=FORM,
        version=VERSION,
        heading="REKAP KEHADIRAN",
        state=f"{view.period_label.upper()} · KEADAAN {long_date(view.dated).upper()}",
        remarks=(Par(_totals(view), BOLD), Par(_EXPLAINED, SMALL)),
        title=f"Rekap Kehadiran {view.period_label}",
    )


def _totals(view: AttendanceFormView) -> str:
    told = sum(bool(row.months) for row in view.rows)
    said = f"{number(told)} dari {number(len(view.rows))} pegawai tercatat"
    missing = sum(0 < row.months < view.months for row in view.rows)
    if missing:
        said += f"; {number(missing)} di antaranya belum lengkap {number(view.months)} bulan"
    return f"{said}."


def _lines(view: AttendanceFormView, width: float) -> Iterator[Atom]:
    table = Table(
        shares(width, (8, 66, 17, 17, 17, 15, 16, 15, 13, 19, 27, 19, 27), _TITLES),
        (tuple(cell(one, HEAD, Align.CENTER, fill=True, middle=True) for one in _TITLES),),
    )
    unit = None
    several = len({row.unit for row in view.rows}) > 1
    for at, row in enumerate(view.rows, start=1):
        if several and row.unit != unit:
            unit = row.unit
            yield table.row(cell(unit or NOTHING, BOLD, span=len(_TITLES)), keep_next=True)
        last = at == len(view.rows)
        yield table.row(*_line(at, row, view.months), keep_next=last, loose=last)
    if not view.rows:
        yield table.row(cell("Belum ada pegawai pada unit ini.", span=len(_TITLES)), keep_next=True)


def _line(at: int, row: AttendanceSum, months: int) -> tuple[Cell, ...]:
    who = [Par(row.name)]
    if row.identity:
        who.append(Par(format_nip(row.identity), SMALL))
    if 0 < row.months < months:
        who.append(Par(f"{row.months} dari {months} bulan tercatat", SMALL))
    first = (cell(str(at), align=Align.CENTER, again=str(at)), Cell(tuple(who)))
    if not row.months:
        return (*first, cell("Belum tercatat.", span=len(_TITLES) - len(first)))
    counts = (
        row.working_days, row.present, row.duty, row.leave, row.sick, row.permit, row.absent,
        row.undecided,
    )  # fmt: skip
    late = [Par(f"{row.late_days} kali" if row.late_days else "0", align=Align.RIGHT)]
    if row.late_minutes:
        late.append(Par(f"{number(row.late_minutes)} menit", SMALL, Align.RIGHT))
    return (
        *first,
        *(cell(number(count), align=Align.RIGHT) for count in counts),
        Cell(tuple(late)),
        cell(f"{row.early_days} kali" if row.early_days else "0", align=Align.RIGHT),
        cell(NOTHING if row.percent is None else percent(row.percent), BOLD, Align.RIGHT),
    )
