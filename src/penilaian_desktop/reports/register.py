"""Register perbaikan layanan: finding, action, owner, due date, before and after (TS-9)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from penilaian_desktop.domain.form_views_voice import RegisterFormView
from penilaian_desktop.domain.improvement import FindingSource, ImprovementState
from penilaian_desktop.domain.improvement_views import ImprovementItem
from penilaian_desktop.domain.wording import long_date, number, short_date
from penilaian_desktop.reports.atoms import Atom
from penilaian_desktop.reports.blocks import (
    NOTHING,
)
from penilaian_desktop.reports.sheet import Document
from penilaian_desktop.reports.style import (
    BODY,
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

FORM = "register-perbaikan"
VERSION = "1"

_SOURCES = {
    FindingSource.EVALUATION: "evaluasi",
    FindingSource.SURVEY: "survei",
    FindingSource.COMPLAINT: "suara warga",
    FindingSource.FORUM: "forum",
    FindingSource.INDICATOR: "keluhan indikator",
    FindingSource.OTHER: "lain",
}
_STATES = {
    ImprovementState.OPEN: "Temuan",
    ImprovementState.DOING: "Dikerjakan",
    ImprovementState.DONE: "Selesai",
    ImprovementState.DROPPED: "Dihentikan",
}


def lay_register(view: RegisterFormView, setup: Setup) -> Document:
    """Return the register, ready to be set."""
    frame = frame_for(setup, Orientation.LANDSCAPE)
    return unit_sheet(
        view,
        frame,
        _lines(view, frame.width),
        form=FORM,
        version=VERSION,
        heading="REGISTER PERBAIKAN LAYANAN",
        state=f"KEADAAN {long_date(view.dated).upper()}",
        remarks=(Par(_totals(view), BOLD), Par(_scope(view), SMALL)),
        title=f"Register Perbaikan {view.period_label}",
    )


def _totals(view: RegisterFormView) -> str:
    items = view.rows
    if not items:
        return "Tidak ada perbaikan yang berjalan atau yang ditutup."
    running, late = sum(i.open for i in items), sum(bool(i.overdue) for i in items)
    closed = len(items) - running
    return (
        f"{number(len(items))} perbaikan: {number(running)} berjalan, {number(late)} di antaranya "
        f"lewat tenggat, {number(closed)} ditutup."
    )


def _scope(view: RegisterFormView) -> str:
    return f"Memuat yang masih berjalan dan yang ditutup pada {view.period_label}."


def _lines(view: RegisterFormView, width: float) -> Iterator[Atom]:
    titles = (
        "NO",
        "TEMUAN",
        "TINDAKAN",
        "PENANGGUNG JAWAB",
        "TENGGAT",
        "KEADAAN",
        "UKURAN",
        "SEBELUM",
        "SESUDAH",
    )
    words = [f"{one} {'Dikerjakan' if one == 'KEADAAN' else ''}".strip() for one in titles]
    words[3] = "PENANGGUNG"
    table = Table(
        shares(width, (8, 62, 56, 32, 22, 34, 27, 19, 19), words),
        (tuple(cell(one, HEAD, Align.CENTER, fill=True, middle=True) for one in titles),),
    )
    unit = None
    for at, row in enumerate(view.rows, start=1):
        if row.unit != unit:
            unit = row.unit
            yield table.row(cell(unit or NOTHING, BOLD, span=len(titles)), keep_next=True)
        last = at == len(view.rows)
        yield table.row(*_line(at, row), keep_next=last, loose=last)
    if not view.rows:
        yield table.row(cell("Belum ada perbaikan.", span=len(titles)), keep_next=True)


def _line(at: int, item: ImprovementItem) -> tuple[Cell, ...]:
    record = item.improvement
    told = [f"Dari {_SOURCES[record.source]}"]
    if item.service:
        told.append(item.service)
    state = [Par(_STATES[record.state])]
    if record.closed_on is not None:
        state.append(Par(short_date(record.closed_on), SMALL))
    if record.outcome:
        state.append(Par(record.outcome, SMALL, before=1))
    due = [Par(short_date(record.due) if record.due else NOTHING)]
    if item.overdue:
        due.append(Par(f"lewat {number(item.overdue)} hari", SMALL))
    measure = [Par(record.measure or NOTHING)]
    if record.measured_in:
        measure.append(Par(record.measured_in, SMALL))
    after = [Par(_figure(record.after, record.places), BODY, Align.RIGHT)]
    if item.change is not None:
        after.append(Par(_changed(item.change, record.places), SMALL, Align.RIGHT))
    return (
        cell(str(at), align=Align.CENTER, again=str(at)),
        Cell((Par(record.finding), Par("; ".join(told), SMALL, before=1))),
        cell(record.action or NOTHING),
        cell(item.owner or NOTHING),
        Cell(tuple(due)),
        Cell(tuple(state)),
        Cell(tuple(measure)),
        cell(_figure(record.before, record.places), align=Align.RIGHT),
        Cell(tuple(after)),
    )


def _figure(value: Decimal | None, places: int) -> str:
    return NOTHING if value is None else number(value, places)


def _changed(change: Decimal, places: int) -> str:
    if not change:
        return "tetap"
    return f"{'naik' if change > 0 else 'turun'} {number(abs(change), places)}"
