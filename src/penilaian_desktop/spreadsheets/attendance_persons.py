"""A list with a table for each person: whose it is stands above the table, not in its rows.

The name and number are written beside each row as two further columns, so that everything after
reads an ordinary list and every cell keeps its address.
"""

from __future__ import annotations

import re
from dataclasses import replace

from penilaian_desktop.spreadsheets.attendance_headers import (
    ARRIVED,
    DAY,
    IDENTITY,
    LEFT,
    NAME,
    PIN,
    field_of,
)
from penilaian_desktop.spreadsheets.attendance_lines import is_total
from penilaian_desktop.spreadsheets.grid import CellValue, Grid, as_text, clean, is_empty

_LABEL = re.compile(
    r"(?P<nip>nip(?:\s*/\s*nrp)?|nomor induk pegawai)\b|(?P<name>nama(?: pegawai| lengkap)?)\b",
    re.IGNORECASE,
)
_TITLES = ("NIP", "Nama")


def with_persons(grid: Grid) -> Grid | None:
    """Return a sheet with whose each row is, None when no table stands below a name."""
    whose: dict[str, str] = {}
    day = -1
    found = False
    rows: list[list[CellValue]] = []
    for at in range(grid.height):
        texts = [clean(as_text(v)) for v in grid.rows[at]]
        beside: tuple[str, str] = ("", "")
        told = _told(texts)
        fields = {field_of(text): column for column, text in enumerate(texts) if text}
        if {IDENTITY, PIN, NAME} & set(fields) and DAY in fields:
            return None  # an ordinary list
        if DAY in fields and {ARRIVED, LEFT} & set(fields):
            day = fields[DAY]
            found = found or bool(whose)
            beside = _TITLES
        elif told:
            if NAME in told or day >= 0:
                whose = {} if day >= 0 or NAME in whose else whose
            whose |= told
            day = -1
            rows.append(["Pegawai: " + " ".join(text for text in texts if text)])  # no heading
            continue
        elif whose and day >= 0 and _is_data(grid, at, day):
            beside = (whose.get(IDENTITY, ""), whose.get(NAME, ""))
        rows.append([*_filled(grid, at), *beside])
    return replace(grid, rows=rows) if found else None


def _filled(grid: Grid, row: int) -> list[CellValue]:
    cells = list(grid.rows[row])
    return cells + [""] * (grid.width - len(cells))


def _is_data(grid: Grid, row: int, day: int) -> bool:
    value = grid.value(row, day)
    return not is_empty(value) and not is_total(clean(as_text(value)))


def _told(texts: list[str]) -> dict[str, str]:
    """Return the name and the number that a line tells, "Nama : …", or label and value apart."""
    told: dict[str, str] = {}
    for column, text in enumerate(texts):
        label = _LABEL.match(text)
        if label is None:
            continue
        rest = text[label.end() :]
        following = _LABEL.search(rest)
        own = (rest[: following.start()] if following else rest).strip(" :=")
        if rest.strip(" :=") and not rest.lstrip().startswith((":", "=")):
            continue  # a sentence, no label
        later = (t.strip(" :=") for t in texts[column + 1 :])
        value = own or next((t for t in later if t), "")
        if value and _LABEL.match(value) is None:
            told[IDENTITY if label["nip"] else NAME] = value
        if own and following is not None:
            told |= _told([rest[following.start() :]])
    return told
