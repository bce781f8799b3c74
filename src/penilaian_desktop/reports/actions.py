"""Rencana aksi of a plan: what is done for each RHK, with targets of quarters and of months."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from penilaian_desktop.domain.form_views_plan import ActionFormView
from penilaian_desktop.domain.plan_views import ActionPlanItem
from penilaian_desktop.domain.skp_views import RhkView
from penilaian_desktop.domain.wording import number
from penilaian_desktop.reports.atoms import Atom, Gap
from penilaian_desktop.reports.blocks import (
    NOTHING,
    identity_block,
    period_line,
    place_and_date,
    title_block,
)
from penilaian_desktop.reports.fingerprint import with_fingerprint
from penilaian_desktop.reports.plan_cells import (
    GOES_ON,
    both_signatures,
    empty_row,
    rhk_text,
    section_row,
)
from penilaian_desktop.reports.sheet import Colophon, Document
from penilaian_desktop.reports.style import HEAD, MM, Align, Orientation, Setup, frame_for
from penilaian_desktop.reports.table import Cell, Group, Table, cell

CODE = "RENCANA-AKSI"
VERSION = "1"

_WIDE = 230 * MM
"""From here on twelve months stand side by side."""
_QUARTERS = ("TW I", "TW II", "TW III", "TW IV")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MEI", "JUN", "JUL", "AGS", "SEP", "OKT", "NOV", "DES")


def lay_actions(view: ActionFormView, setup: Setup) -> Document:
    """Return the rencana aksi, ready to be set."""
    plan = view.plan
    frame = frame_for(setup, Orientation.LANDSCAPE)
    width = frame.width
    rows = [(rhk, [one for one in view.lines if one.rhk_id == rhk.id]) for rhk in plan.rhk]
    monthly = any(any(_said(one.month_targets)) for one in view.lines)
    atoms: list[Atom] = [
        *title_block(("RENCANA AKSI",), view.agency, period_line(plan.starts, plan.ends), width),
        *identity_block(plan.employee, plan.appraiser, width),
        Gap(3 * MM),
        *_table("TARGET TRIWULAN", range(4), _QUARTERS, 22, rows, width, last=not monthly),
    ]
    if monthly:
        parts = [range(12)] if width >= _WIDE else [range(6), range(6, 12)]
        for part in parts:
            atoms.append(Gap(4 * MM, keep_next=False))
            atoms += _table(
                "TARGET BULAN", part, _MONTHS, 12.5, rows, width, last=part is parts[-1]
            )
    atoms += [
        Gap(4 * MM),
        both_signatures(
            plan.employee,
            plan.appraiser,
            place_and_date(view.place, view.signed_on, plan.year),
            width,
        ),
    ]
    colophon = Colophon(
        code=CODE,
        version=VERSION,
        title=f"Rencana Aksi {plan.year}",
        person=plan.employee.name,
        agency=view.agency,
        dated=view.signed_on or plan.starts,
        foot=with_fingerprint("rencana-aksi", view, view.foot),
    )
    return Document(atoms, frame, colophon)


def _said(targets: Sequence[Decimal | None]) -> list[bool]:
    return [one is not None for one in targets]


def _table(
    title: str,
    part: range,
    every: Sequence[str],
    each: float,
    rows: Sequence[tuple[RhkView, list[ActionPlanItem]]],
    width: float,
    *,
    last: bool,
) -> Iterator[Atom]:
    names = [every[at] for at in part]
    fixed = 9 * MM + 20 * MM + each * MM * len(names)
    rest = width - fixed
    widths = (9 * MM, rest * 0.42, rest * 0.58, 20 * MM, *(each * MM for _ in names))
    heads = ("NO", "RENCANA HASIL KERJA", "RENCANA AKSI", "SATUAN", *names)
    table = Table(
        widths,
        (
            section_row(title, len(widths)),
            tuple(cell(one, HEAD, Align.CENTER, fill=True, middle=True) for one in heads),
        ),
    )
    if not rows:
        yield _tied(empty_row(table), last=last)
    for at, (rhk, lines) in enumerate(rows, start=1):
        inner = [_line(one, part, of_year=len(every)) for one in lines]
        tied = last and at == len(rows)
        yield table.group(
            (
                cell(str(rhk.number), align=Align.CENTER, again=str(rhk.number)),
                cell(rhk_text(rhk), again=GOES_ON),
            ),
            inner or [_no_line(len(names))],
            keep_next=tied,
        )


def _tied(row: Group, *, last: bool) -> Group:
    row.keep_next = last
    return row


def _no_line(columns: int) -> tuple[Cell, ...]:
    return (
        cell(NOTHING),
        cell(NOTHING),
        *(cell(NOTHING, align=Align.CENTER) for _ in range(columns)),
    )


def _line(one: ActionPlanItem, part: range, *, of_year: int) -> tuple[Cell, ...]:
    targets = one.quarter_targets if of_year == len(_QUARTERS) else one.month_targets
    return (
        cell(one.text or NOTHING),
        cell(one.unit or NOTHING),
        *(
            cell(NOTHING if value is None else number(value), align=Align.CENTER)
            for value in targets[part.start : part.stop]
        ),
    )
