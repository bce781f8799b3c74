"""Sorts the rows of a sheet: persons, unit headings, repeated headers, notes, signature blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from penilaian_desktop.domain.employee_sheet import SkipReason
from penilaian_desktop.spreadsheets.grid import Grid, as_text, clean, is_empty, squeeze
from penilaian_desktop.spreadsheets.header_words import Field
from penilaian_desktop.spreadsheets.headers import JOINED, Header, header_at
from penilaian_desktop.spreadsheets.unit_headings import NUMBERING, UNIT_WORD, UnitLevels

IDENTITY_DIGITS = 8
"""From so many digits on a text in the column of numbers is meant as a NIP or NRP."""
FEWEST_DIGITS = 4
"""The same where nothing but digits stands in the cell."""

_ROMAN_ALONE = re.compile(r"[IVXLC]+[.)]?")
_COLUMN_NUMBER = re.compile(r"\(?(\d{1,2})[a-z]?\)?[.)]?")
_TOTAL = re.compile(r"^(?:sub ?|grand ?)?(?:jumlah|total)\b", re.IGNORECASE)
_NOTE = re.compile(
    r"^(?:ket(?:erangan)?\b|cat(?:atan)?\b|note\b|nb\b|sumber\b|[*•\-–#]|\d{1,2}[.)]\s|[a-z][.)]\s)",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"^(?:mengetahui|menyetujui|mengesahkan|disahkan|dibuat|yang membuat|a\.?n\.?\s|plt\b|plh\b|"
    r"kepala |sekretaris |camat|bupati|wali ?kota|nip|nrp|pembina|penata)"
    r"|,\s*\d{0,2}\s*[A-Za-z]+\s+\d{4}$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^(?:unit(?: kerja| organisasi)?|bidang|bagian|seksi|opd|skpd)\s*:?$", re.I)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A row of a person and the unit headings above it, from the top."""

    row: int
    units: tuple[str, ...]


@dataclass(slots=True)
class Table:
    """A table of employees within a sheet: its header, its persons, and the rows that are none."""

    header: Header
    persons: list[PersonRow]
    skipped: dict[int, SkipReason]


def is_identity_like(grid: Grid, row: int, column: int | None) -> bool:
    """Tell whether a cell is meant as a NIP or NRP, good or bad."""
    if column is None:
        return False
    value = grid.value(row, column)
    if isinstance(value, int | float):
        return bool(value >= 10**FEWEST_DIGITS)
    if not isinstance(value, str):
        return False
    digits = sum(char.isdigit() for char in value)
    bare = not any(char.isalpha() for char in value)
    return digits >= (FEWEST_DIGITS if bare else IDENTITY_DIGITS) or (
        re.fullmatch(r"\s*\d[.,]?\d*\s*[eE]\+?\d+\s*", value) is not None
    )


def read_tables(grid: Grid, first: Header) -> list[Table]:
    """Return the tables of a sheet, the first one under `first`; every row is accounted for."""
    tables: list[Table] = []
    header: Header | None = first
    start = 0
    while header is not None:
        table, following = _read_table(grid, header, start)
        tables.append(table)
        start = following.top if following else grid.height
        header = following
    return tables


def _read_table(grid: Grid, header: Header, start: int) -> tuple[Table, Header | None]:
    table = Table(header, [], {})
    for row in range(start, header.top):
        table.skipped[row] = SkipReason.EMPTY if _is_blank(grid, row) else SkipReason.TITLE
    fields = header.fields()
    kinds: dict[int, SkipReason | None] = {}
    loose: list[int] = []
    persons: list[int] = []
    following: Header | None = None
    row = header.bottom + 1
    while row < grid.height:
        again = header_at(grid, row)
        if again is not None:
            if again.fields() != fields and again.top > header.bottom + 1:
                following = again
                break
            for repeated in range(row, again.bottom + 1):
                kinds[repeated] = SkipReason.REPEATED_HEADER
            row = again.bottom + 1
            continue
        kind = _plain_kind(grid, row, header, fields)
        if kind is None and _is_person(grid, row, fields):
            persons.append(row)
        elif kind is None:
            loose.append(row)
        kinds[row] = kind
        row += 1
    _sort_loose(grid, fields, kinds, loose, persons)
    levels = UnitLevels()
    for at in sorted(kinds):
        reason = kinds[at]
        if reason is not None:
            table.skipped[at] = reason
            if reason is SkipReason.UNIT_HEADING:
                levels.enter(_heading_text(grid, at))
        else:
            table.persons.append(PersonRow(at, levels.path()))
    return table, following


def _texts(grid: Grid, row: int) -> dict[int, str]:
    return {
        column: clean(as_text(value))
        for column in grid.visible()
        if not is_empty(value := grid.value(row, column))
    }


def _is_blank(grid: Grid, row: int) -> bool:
    return not _texts(grid, row)


def _plain_kind(grid: Grid, row: int, header: Header, fields: dict[str, int]) -> SkipReason | None:
    """Return why a row is no data where one look is enough, else None."""
    texts = _texts(grid, row)
    if not texts:
        return SkipReason.EMPTY
    if are_column_numbers(list(texts.values())):
        return SkipReason.COLUMN_NUMBERS
    if _repeats_header(texts, header):
        return SkipReason.REPEATED_HEADER
    key = fields.get(Field.IDENTITY, fields.get(Field.NAME_IDENTITY, -1))
    name = fields.get(Field.NAME, key)
    if grid.covered(row, name) and (key not in texts or grid.covered(row, key)):
        return SkipReason.CONTINUATION
    if not is_identity_like(grid, row, key) and _TOTAL.match(next(iter(texts.values()))):
        return SkipReason.TOTAL
    return None


def are_column_numbers(texts: list[str]) -> bool:
    """Tell whether texts count the columns from one end to the other: 1, 2, 3."""
    if len(texts) < 2:
        return False
    numbers = [_COLUMN_NUMBER.fullmatch(text) for text in texts]
    if not all(numbers):
        return False
    values = [int(found[1]) for found in numbers if found]
    rising = all(0 <= after - before <= 2 for before, after in pairwise(values))
    return rising and values[0] <= 2


def _repeats_header(texts: dict[int, str], header: Header) -> bool:
    """Tell whether every cell of a row repeats a heading of its own column."""
    labels = {column.index: column.label for column in header.columns}
    return len(texts) > 1 and all(
        squeeze(text) in {squeeze(part) for part in labels.get(column, "").split(JOINED)}
        for column, text in texts.items()
    )


def _is_person(grid: Grid, row: int, fields: dict[str, int]) -> bool:
    texts = _texts(grid, row)
    mapped = {field for field, column in fields.items() if column in texts} - {Field.NUMBER}
    key = fields.get(Field.IDENTITY, fields.get(Field.NAME_IDENTITY))
    identity = is_identity_like(grid, row, key)
    name = bool(mapped & {Field.NAME, Field.NAME_IDENTITY})
    number = texts.get(fields.get(Field.NUMBER, -1), "")
    numbered = re.fullmatch(r"\d{1,6}[.)]?", number) is not None
    if _signs(texts, fields) or not (name or mapped & {Field.IDENTITY, Field.NAME_IDENTITY}):
        return False
    if name and identity and Field.NAME in fields:
        return True
    if identity and Field.NAME_IDENTITY in mapped:
        return True
    if len(mapped) >= 3 or (identity and numbered):
        return True
    return numbered and not (len(texts) == 2 and _is_unit(grid, row, texts, fields))


def _signs(texts: dict[int, str], fields: dict[str, int]) -> bool:
    """Tell whether a row belongs to a signature block: a number "NIP. …" in the place of a name."""
    name = texts.get(fields.get(Field.NAME, -1), "")
    return re.match(r"(?:nip|nrp)\b[\s.:]*\d", name, re.IGNORECASE) is not None


def _is_unit(grid: Grid, row: int, texts: dict[int, str], fields: dict[str, int]) -> bool:
    column = fields.get(Field.NAME, -1)
    text = texts.get(column, "")
    wide = any(
        merge.top == row and merge.left == column and merge.right > column + 1
        for merge in grid.merges
    )
    return wide or UNIT_WORD.match(text) is not None


def _sort_loose(
    grid: Grid,
    fields: dict[str, int],
    kinds: dict[int, SkipReason | None],
    loose: list[int],
    persons: list[int],
) -> None:
    """Say what the rows are that are no persons: headings inside the table, notes after it."""
    last = persons[-1] if persons else -1
    kind = SkipReason.SIGNATURE
    for row in loose:
        cells = _texts(grid, row)
        texts = list(cells.values())
        if row < last:
            if not _is_incomplete_person(cells, fields):
                kinds[row] = SkipReason.UNIT_HEADING if _is_heading(texts) else SkipReason.NOTE
            continue
        if any(_SIGNATURE.search(text) for text in texts):
            kind = SkipReason.SIGNATURE
        elif _NOTE.match(texts[0]):
            kind = SkipReason.NOTE
        kinds[row] = kind


def _is_incomplete_person(texts: dict[int, str], fields: dict[str, int]) -> bool:
    """Tell whether a row in the middle of a table is a person of whom much is missing."""
    mapped = {field for field, column in fields.items() if column in texts} - {Field.NUMBER}
    return len(mapped) > 1 and bool(mapped & {Field.NAME, Field.IDENTITY, Field.NAME_IDENTITY})


def _is_heading(texts: list[str]) -> bool:
    if len(texts) == 1:
        return not _NOTE.match(texts[0]) or NUMBERING.match(texts[0]) is not None
    marker = texts[0]
    return len(texts) == 2 and (
        len(marker) <= 5 or _LABEL.match(marker) is not None or marker.endswith(":")
    )


def _heading_text(grid: Grid, row: int) -> str:
    texts = list(_texts(grid, row).values())
    if len(texts) == 1:
        return texts[0]
    return texts[1].lstrip(": ") if not _is_marker(texts[0]) else f"{_marker(texts[0])} {texts[1]}"


def _is_marker(text: str) -> bool:
    return (
        _ROMAN_ALONE.fullmatch(text) is not None or re.fullmatch(r"\w{1,2}[.)]?", text) is not None
    )


def _marker(text: str) -> str:
    return text if text[-1] in ".)" else f"{text}."
