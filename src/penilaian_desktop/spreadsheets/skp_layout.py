"""Finds the parts of an SKP workbook: the grid, the identity block, the period, the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from penilaian_desktop.domain.plan import Approach, PlanForm
from penilaian_desktop.domain.wording import MONTHS, SHORT_MONTHS
from penilaian_desktop.spreadsheets.grid import Grid, as_text, clean, is_empty, squeeze


class Part(StrEnum):
    """What a column of the grid holds."""

    NUMBER = "number"
    PARENT = "parent"
    RHK = "rhk"
    ASPECT = "aspect"
    PERSPECTIVE = "perspective"
    INDICATOR = "indicator"
    TARGET = "target"
    REALISATION = "realisation"
    FEEDBACK = "feedback"


@dataclass(frozen=True, slots=True)
class Head:
    """The header of the grid (zero-based row) and the column of each part."""

    row: int
    columns: dict[Part, int]


_LABELS = {
    "nama": "name",
    "namalengkap": "name",
    "nip": "identity",
    "nipnrp": "identity",
    "nrp": "identity",
    "nipni": "identity",
    "pangkat": "rank",
    "pangkatgol": "rank",
    "pangkatgolruang": "rank",
    "pangkatgolonganruang": "rank",
    "golonganruang": "rank",
    "jabatan": "position",
    "unitkerja": "unit",
    "instansi": "unit",
    "unitkerjainstansi": "unit",
}
_MONTH_NUMBER = {
    name.casefold(): number
    for names in (MONTHS, SHORT_MONTHS)
    for number, name in enumerate(names, 1)
} | {"pebruari": 2, "nopember": 11}
_TO = r"(?:s\.?\s*/?\s*d\.?|sampai(?:\s+dengan)?|hingga|-|–|—)"
_SPAN = re.compile(
    rf"(?:(\d{{1,2}})\s+)?([a-z]+)(?:\s+(\d{{4}}))?\s*{_TO}\s*"
    r"(?:(\d{1,2})\s+)?([a-z]+)\s*(?:tahun\s*)?(\d{4})",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}})\s*{_TO}\s*"
    r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})",
    re.IGNORECASE,
)
_LAST_DAY = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def part_of(header: str) -> Part | None:  # noqa: PLR0911  (one line a part)
    """Return what a heading names, None for any other."""
    word = squeeze(header)
    if word in {"no", "nomor"}:
        return Part.NUMBER
    if "intervensi" in word or word.startswith(("rencanahasilkerjapimpinan", "rhkpimpinan")):
        return Part.PARENT
    if word.startswith(("rencanahasilkerja", "rhk", "hasilkerjautama")):
        return Part.RHK
    if word.startswith("aspek"):
        return Part.ASPECT
    if word.startswith("perspektif"):
        return Part.PERSPECTIVE
    if word.startswith(("indikator", "ukurankeberhasilan")):
        return Part.INDICATOR
    if word.startswith("target"):
        return Part.TARGET
    if word.startswith("realisasi"):
        return Part.REALISATION
    if word.startswith("umpanbalik"):
        return Part.FEEDBACK
    return None


def find_head(grid: Grid) -> Head | None:
    """Return the header of the grid of hasil kerja, None when the sheet has none."""
    for row in range(grid.height):
        columns: dict[Part, int] = {}
        for column in range(grid.width):
            part = part_of(grid.text(row, column))
            if part is not None:
                columns.setdefault(part, column)
        if {Part.RHK, Part.INDICATOR, Part.TARGET} <= columns.keys():
            return Head(row, columns)
    return None


def texts_above(grid: Grid, until: int) -> Iterator[tuple[int, int, str]]:
    """Yield the texts of the rows above a row with their places."""
    for row in range(min(until, grid.height)):
        for column in range(grid.width):
            text = grid.text(row, column)
            if text:
                yield row, column, text


def identities(grid: Grid, until: int) -> list[dict[str, tuple[int, int, str]]]:
    """Return the identity blocks above a row: employee, appraiser, … each field with its place.

    Blocks stand beside each other or below; the first label of a kind belongs to the first block.
    """
    found: dict[str, list[tuple[int, int, str]]] = {}
    for row, column, text in texts_above(grid, until):
        label, colon, rest = text.partition(":")
        name = _LABELS.get(squeeze(label))
        if name is None or (not colon and squeeze(text) not in _LABELS):
            continue
        value = (row, column, clean(rest)) if clean(rest) else _right_of(grid, row, column)
        found.setdefault(name, []).append(value)
    count = len(found.get("name", ()))
    return [
        {name: places[at] for name, places in found.items() if at < len(places)}
        for at in range(count)
    ]


def _right_of(grid: Grid, row: int, column: int) -> tuple[int, int, str]:
    for at in range(column + 1, grid.width):
        text = clean(as_text(grid.value(row, at))).lstrip(":").strip()
        if squeeze(text) in _LABELS or (text.isdigit() and len(text) <= 2):
            break
        if text:
            return row, at, text
    return row, column + 1, ""


def agency_of(grid: Grid, until: int) -> str:
    """Return the agency: what stands beside the period, or behind its own label."""
    for row, column, text in texts_above(grid, until):
        if "periodepenilaian" in squeeze(text):
            beside = [
                grid.text(row, at)
                for at in range(grid.width)
                if at != column and not is_empty(grid.value(row, at))
            ]
            if beside and "periode" not in beside[0].casefold():
                return beside[0]
    for _, _, text in texts_above(grid, until):
        if text.casefold().startswith(("pemerintah ", "kementerian ", "badan ")):
            return text
    return ""


def period_of(grid: Grid, until: int) -> tuple[date, date] | None:
    """Return the first and last day of the SKP, None when no line above the grid says them."""
    for _, _, text in texts_above(grid, until):
        if (found := read_span(text)) is not None:
            return found
    return None


def read_span(text: str) -> tuple[date, date] | None:
    """Read "1 JANUARI SD 31 DESEMBER TAHUN 2026" and the like; None when it is none."""
    try:
        if numeric := _NUMERIC.search(text):
            d1, m1, y1, d2, m2, y2 = (int(part) for part in numeric.groups())
            starts, ends = date(y1, m1, d1), date(y2, m2, d2)
        elif named := _SPAN.search(text):
            first, last = (_MONTH_NUMBER.get(named[at].casefold()) for at in (2, 5))
            if first is None or last is None:
                return None
            year = int(named[6])
            starts = date(int(named[3] or year), first, int(named[1] or 1))
            leap = last == 2 and year % 4 == 0
            ends = date(year, last, int(named[4] or _LAST_DAY[last - 1] + leap))
        else:
            return None
    except ValueError:
        return None
    return (starts, ends) if starts <= ends else None


def title_of(grid: Grid, until: int) -> tuple[Approach | None, PlanForm | None]:
    """Return the approach and form that the title names."""
    approach, form = None, None
    for _, _, text in texts_above(grid, until):
        word = squeeze(text)
        if "kualitatif" in word and approach is None:
            approach = Approach.KUALITATIF
        if "kuantitatif" in word and approach is None:
            approach = Approach.KUANTITATIF
        if word.startswith("bagipejabatpimpinantinggi") or "pimpinanunitkerjamandiri" in word:
            form = form or PlanForm.JPT
        if "pejabatadministrasi" in word or "pejabatfungsional" in word:
            form = form or PlanForm.JAJF
    return approach, form
