"""Finds the header of a national recap: one to three rows, matched by the words of its columns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from penilaian_desktop.spreadsheets.grid import Grid, as_text, clean, is_empty
from penilaian_desktop.spreadsheets.headers import JOINED, spread_groups
from penilaian_desktop.spreadsheets.prescan import column_letters

NIP, NAME, UNIT, WORK, BEHAVIOUR, PREDICATE, STATUS = (
    "nip", "name", "unit", "work", "behaviour", "predicate", "status",
)  # fmt: skip
NEEDED = frozenset({NIP, WORK, BEHAVIOUR, PREDICATE})
SEARCHED = 40
"""Rows in which a header is looked for."""
MOST_ROWS = 3
LONGEST_HEADING = 80
"""More letters are a sentence, not the heading of a column."""
NIP_DIGITS = 8
"""From so many digits on a text is meant as a NIP."""

_FIELDS: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (field, re.compile(rf"\b(?:{has})\b"), re.compile(rf"\b(?:{lacks})\b"))
    for field, has, lacks in (
        (
            NIP,
            r"nip\w*|ni pppk|nomor induk(?: pegawai)?",
            r"atasan|penilai|pejabat|pimpinan|lama|unit",
        ),
        (PREDICATE, r"predikat|kuadran\w*", r"organisasi|unit|instansi"),
        (BEHAVIOUR, r"perilaku\w*", r"hasil|predikat|status|aspek|catatan|umpan"),
        (WORK, r"hasil(?: kerja| kinerja)?", r"perilaku|predikat|status|rencana|catatan|umpan"),
        (
            STATUS,
            r"status\w*",
            r"kepegawaian|status (?:pegawai|asn|pns|pppk)|jabatan|penilai|kawin|perkawinan|hukum",
        ),
        (
            UNIT,
            r"unit|unor|opd|skpd|perangkat daerah|instansi",
            r"atasan|penilai|id|kode",
        ),
        (
            NAME,
            r"nama\w*",
            r"atasan|penilai|pejabat|pimpinan|jabatan|periode|golongan|pangkat|skp",
        ),
    )
)
_BEST = re.compile(r"\b(?:rating|kategori|kerja|penilaian|baru|kinerja)\b")
_WORST = re.compile(r"\b(?:nilai|skor|angka|id|kode|jumlah|bobot|persen\w*)\b")


@dataclass(frozen=True, slots=True)
class NationalHeader:
    """A header: its first and last row (from zero), the column of each field, all headings."""

    top: int
    bottom: int
    fields: dict[str, int]
    labels: dict[int, str]

    @property
    def columns(self) -> dict[str, str]:
        """Return the headings by the letters of their columns."""
        return {column_letters(at): label for at, label in sorted(self.labels.items())}

    def spot(self, field: str) -> tuple[str, str]:
        """Return letters and heading of a field's column; those of the NIP where it has none."""
        at = self.fields.get(field, self.fields[NIP])
        return column_letters(at), self.labels.get(at, "")


def find_national_header(grid: Grid) -> NationalHeader | None:
    """Return the header of a sheet, None without one; as few rows as name all that is needed."""
    last = min(grid.height, SEARCHED)
    for height in range(1, MOST_ROWS + 1):
        for top in range(last - height + 1):
            found = _header(grid, top, height)
            if found is not None:
                return _extended(grid, found)
    return None


def repeats(grid: Grid, row: int, header: NationalHeader) -> bool:
    """Tell whether a row holds the headings once more, as on each printed page."""
    found = [
        field_of(as_text(grid.value(row, column))) == field
        for field, column in header.fields.items()
        if not is_empty(grid.value(row, column))
    ]
    return len(found) > 1 and all(found)


def is_nip_like(text: str) -> bool:
    """Tell whether a text is meant as a NIP, good or bad."""
    digits = sum(char.isdecimal() for char in text)
    return (
        digits >= NIP_DIGITS or re.fullmatch(r"\s*\d[.,]?\d*\s*e\+?\d+\s*", text, re.I) is not None
    )


def field_of(heading: str) -> str:
    """Return what a heading stands for, "" for nothing that is needed."""
    return _rated(heading)[0]


def _rated(heading: str) -> tuple[str, int]:
    """Return the field of a heading, and how surely it is that and nothing beside it."""
    parts = heading.split(JOINED)
    for text in (parts[-1], heading):
        words = re.sub(r"[\W_]+", " ", clean(text).casefold()).strip()
        if len(words) > LONGEST_HEADING:
            continue
        for field, has, lacks in _FIELDS:
            if has.search(words) and not lacks.search(words):
                about = re.sub(r"[\W_]+", " ", heading.casefold())
                sure = bool(_BEST.search(about)) - 2 * bool(_WORST.search(words))
                return field, sure
    return "", 0


def _header(grid: Grid, top: int, height: int) -> NationalHeader | None:
    filled = {clean(as_text(value)) for value in grid.rows[top] if not is_empty(value)}
    if len(filled) < 2 or any(is_nip_like(text) for text in filled):
        return None
    bottom = top + height - 1
    if any(_holds_person(grid, row) for row in range(top, bottom + 1)):
        return None
    rows = spread_groups(grid, top, height)
    labels: dict[int, str] = {}
    best: dict[str, tuple[int, int]] = {}
    for column in range(grid.width):
        texts = [clean(row[column]) for row in rows if not is_empty(row[column])]
        if not texts:
            continue
        labels[column] = JOINED.join(dict.fromkeys(texts))
        field, sure = _rated(labels[column])
        if field and (field not in best or sure > best[field][0]):
            best[field] = (sure, column)
    if not best.keys() >= NEEDED:
        return None
    fields = {field: column for field, (_, column) in best.items()}
    return NationalHeader(top=top, bottom=bottom, fields=fields, labels=labels)


def _holds_person(grid: Grid, row: int) -> bool:
    return any(is_nip_like(as_text(value)) for value in grid.rows[row])


def _extended(grid: Grid, header: NationalHeader) -> NationalHeader:
    """Take in the rows below that only merged cells, or parts of a column, reach."""
    bottom = header.bottom
    for merge in grid.merges:
        if header.top <= merge.top <= bottom and merge.bottom < header.top + MOST_ROWS:
            bottom = max(bottom, min(merge.bottom, grid.height - 1))
    if bottom == header.bottom and _parts_below(grid, header):
        bottom += 1
    if bottom == header.bottom:
        return header
    return _header(grid, header.top, bottom - header.top + 1) or header


def _parts_below(grid: Grid, header: NationalHeader) -> bool:
    """Tell whether the next row only divides columns: "RATING | NILAI" below "HASIL KERJA"."""
    row = header.bottom + 1
    if row >= grid.height or not is_empty(grid.value(row, header.fields[NIP])):
        return False
    texts = [clean(as_text(v)).casefold() for v in grid.rows[row] if not is_empty(v)]
    return bool(texts) and all(_BEST.search(text) or _WORST.search(text) for text in texts)
