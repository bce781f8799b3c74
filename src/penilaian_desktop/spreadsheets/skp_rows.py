"""Reads the rows of the grid of hasil kerja into RHK and indicators."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from penilaian_desktop.domain.employee_sheet import SheetProblem
from penilaian_desktop.domain.plan import Aspect, Perspective, RhkKind
from penilaian_desktop.domain.plan_sheet import SheetIndicator, SheetRhk
from penilaian_desktop.domain.targets import parse_target
from penilaian_desktop.domain.wording import long_date, number
from penilaian_desktop.spreadsheets.grid import CellValue, Grid, as_text, clean, is_empty, squeeze
from penilaian_desktop.spreadsheets.prescan import column_letters
from penilaian_desktop.spreadsheets.skp_layout import Head, Part

Percent = Callable[[int, int], bool]
"""Tells whether a cell (zero-based) shows its number as a percentage."""

_GROUP = re.compile(r"(?:[abi]{0,2}|[12])?(?:kinerja|hasilkerja|rhk)?(utama|tambahan)")
_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?\.?")
_ASSIGNED = re.compile(r"\s*\(([^()]*\b(?:penugasan|ditugaskan|tugas|SK)\b[^()]*)\)\s*$", re.I)
_ENDS = (
    "perilakukerja",
    "ratinghasilkerja",
    "lampiran",
    "dukungansumberdaya",
    "pegawaiyangdinilai",
)
_ASPECTS = {squeeze(aspect.value): aspect for aspect in Aspect} | {
    "output": Aspect.KUANTITAS,
    "mutu": Aspect.KUALITAS,
}
_PERSPECTIVES = {squeeze(p.value): p for p in Perspective}


@dataclass(slots=True)
class Rows:
    """What the grid of one sheet holds."""

    rhk: list[SheetRhk] = field(default_factory=list)
    remarks: list[SheetProblem] = field(default_factory=list)


@dataclass(slots=True)
class _Current:
    kind: RhkKind = RhkKind.UTAMA
    number: str = ""
    key: tuple[str, str] = ("", "")


def read_rows(grid: Grid, head: Head, percent: Percent) -> Rows:
    """Read the rows below the header up to PERILAKU KERJA."""
    found = Rows()
    at = _Current()
    for row in range(head.row + 1, grid.height):
        words = [squeeze(grid.text(row, column)) for column in range(grid.width)]
        first = next((word for word in words if word), "")
        if not first:
            continue
        if first.startswith(_ENDS) or grid.text(row, 0).startswith("*"):
            break
        group = _GROUP.fullmatch(first)
        if group is not None and not _text(grid, head, row, Part.INDICATOR):
            at = _Current(RhkKind.UTAMA if group[1] == "utama" else RhkKind.TAMBAHAN)
            continue
        if _is_column_numbers(grid, row):
            continue
        _read_row(grid, head, row, at, found, percent)
    return found


def _read_row(
    grid: Grid, head: Head, row: int, at: _Current, found: Rows, percent: Percent
) -> None:
    text = _spread(grid, head, row, Part.RHK)
    own = _text(grid, head, row, Part.RHK)
    parent = _spread(grid, head, row, Part.PARENT)
    count = _text(grid, head, row, Part.NUMBER)
    indicator = _text(grid, head, row, Part.INDICATOR)
    fresh = bool(own) and ((own, parent) != at.key or (count and count != at.number))
    if fresh:
        bare, assigned = text, ""
        if match := _ASSIGNED.search(text):
            bare, assigned = text[: match.start()].strip(), clean(match[1])
        found.rhk.append(
            SheetRhk(
                row=row + 1, kind=at.kind, text=bare, parent_text=parent,
                assigned_by=assigned, indicators=(),
            )
        )  # fmt: skip
        at.key, at.number = (own, parent), count
    if not indicator or not found.rhk:
        return
    last = found.rhk[-1]
    made = _indicator(grid, head, row, indicator, found, percent)
    found.rhk[-1] = replace(last, indicators=(*last.indicators, made))


def _indicator(
    grid: Grid, head: Head, row: int, text: str, found: Rows, percent: Percent
) -> SheetIndicator:
    def remark(code: str, part: Part, detail: str) -> None:
        column = head.columns[part]
        found.remarks.append(
            SheetProblem(
                code=code, sheet=grid.name, row=row + 1, column=column_letters(column),
                header=grid.text(head.row, column), detail=detail,
            )
        )  # fmt: skip

    aspect_text = _spread(grid, head, row, Part.ASPECT)
    aspect = _ASPECTS.get(squeeze(aspect_text))
    if aspect_text and aspect is None:
        remark("skp_aspect_unknown", Part.ASPECT, aspect_text)
    named = [clean(p) for p in re.split(r"[,;/\n•]| dan ", _raw(grid, head, row, Part.PERSPECTIVE))]
    perspectives = tuple(
        dict.fromkeys(p for n in named if (p := _PERSPECTIVES.get(squeeze(n))) is not None)
    )
    for name in named:
        if name and squeeze(name) not in _PERSPECTIVES:
            remark("skp_perspective_unknown", Part.PERSPECTIVE, name)
    column = head.columns[Part.TARGET]
    value = grid.value(row, column)
    written = target_words(value, as_percent=percent(row, column))
    target = parse_target(written)
    if isinstance(value, date):
        remark("skp_target_date", Part.TARGET, written)
    elif not target.text:
        remark("skp_indicator_without_target", Part.TARGET, text)
    elif target.low is None and target.high is None:
        remark("skp_target_not_numeric", Part.TARGET, target.text)
    return SheetIndicator(
        row=row + 1,
        aspect=aspect,
        perspectives=perspectives,
        text=text,
        target_text=target.text,
        target_low=target.low,
        target_high=target.high,
        unit=target.unit,
        direction=target.direction,
        realisation=_text(grid, head, row, Part.REALISATION),
        feedback=_text(grid, head, row, Part.FEEDBACK),
    )


def target_words(value: CellValue, *, as_percent: bool) -> str:
    """Return a target as people read it: a number with comma, a percentage times a hundred."""
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        exact = Decimal(str(value)) * (100 if as_percent else 1)
        whole = exact == exact.to_integral_value()
        exact = exact.quantize(Decimal(1)) if whole else exact.normalize()
        return f"{number(exact)} %" if as_percent else number(exact)
    return "" if is_empty(value) else clean(as_text(value))


def _raw(grid: Grid, head: Head, row: int, part: Part) -> str:
    column = head.columns.get(part)
    return "" if column is None else as_text(grid.spread(row, column))


def _text(grid: Grid, head: Head, row: int, part: Part) -> str:
    column = head.columns.get(part)
    if column is None:
        return ""
    return grid.text(row, column)


def _spread(grid: Grid, head: Head, row: int, part: Part) -> str:
    return clean(_raw(grid, head, row, part))


def _is_column_numbers(grid: Grid, row: int) -> bool:
    texts = [text for column in range(grid.width) if (text := grid.text(row, column))]
    return len(texts) > 2 and all(_COLUMN_NUMBER.fullmatch(text) for text in texts)
