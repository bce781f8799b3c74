"""Finds the header of a survey's export: which column asks which unsur, and what else it tells.

The nine unsur are found by the wording of their questions, never by position: forms ask them in
another order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from penilaian_desktop.domain.answer_line import UNSUR
from penilaian_desktop.spreadsheets.grid import Grid, clean

SEARCH_ROWS = 25
FEWEST_UNSUR = 5
"""A row that names so many unsur is the header of a survey."""

STAMP, NUMBER, SERVICE, AGE, SEX, EDUCATION, JOB, COMMENT = (
    "stamp", "number", "service", "age", "sex", "education", "job", "comment",
)  # fmt: skip

# What a question is about; the first pattern that fits counts, so that the narrow ones stand first.
_QUESTIONS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (code, re.compile(words))
    for code, words in (
        ("u8", r"pengaduan|aduan|saran dan masukan|penanganan"),
        ("u9", r"sarana|prasarana|fasilitas"),
        ("u4", r"biaya|tarif|gratis|pungutan"),
        ("u3", r"waktu|kecepatan|ketepatan|lama|jangka"),
        ("u6", r"kompeten|kemampuan|keahlian|keterampilan|pengetahuan"),
        ("u7", r"perilaku|sopan|ramah|sikap"),
        ("u5", r"produk|hasil pelayanan|spesifikasi|kesesuaian hasil"),
        ("u1", r"persyaratan|syarat"),
        ("u2", r"prosedur|mekanisme|alur|sistem"),
    )
)
_ASKED = re.compile(r"bagaimana|pendapat|pemahaman|menurut|\bu\s?[1-9]\b|^\s*[1-9]\s*[.)]|unsur")
_FIELDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(words))
    for name, words in (
        (STAMP, r"timestamp|stempel waktu|(?:tanggal|tgl)(?!.*lahir)|^waktu isi"),
        (NUMBER, r"\bno(?:mor)?\.? *(?:urut +)?(?:responden|kuesioner|lembar)"),
        (SERVICE, r"^layanan|(?:jenis|nama|unit)[\s/]*(?:pe)?layanan|loket"),
        (AGE, r"usia|umur|tahun lahir"),
        (SEX, r"kelamin|^l/p$|gender"),
        (EDUCATION, r"pendidikan"),
        (JOB, r"pekerjaan|profesi"),
        (COMMENT, r"\bsaran\b|masukan|kritik|komentar|harapan|keluhan"),
    )
)  # fmt: skip
_CODE = re.compile(r"^\s*u(?:nsur)?\s*([1-9])\b")


@dataclass(frozen=True, slots=True)
class SurveyHeader:
    """A header row (from 0), the column of each field, and the labels by column."""

    row: int
    fields: dict[str, int]
    labels: dict[int, str]
    unsur: tuple[tuple[int, int], ...]
    """(number of the unsur from 0, column) in the order of the regulation."""


def find_header(grid: Grid) -> SurveyHeader | None:
    """Return the first header among the top rows of a sheet, None without one."""
    rows = range(min(grid.height, SEARCH_ROWS))
    return next((found for row in rows if (found := header_at(grid, row)) is not None), None)


def header_at(grid: Grid, row: int) -> SurveyHeader | None:
    """Return the header in a row, None when it names too few unsur.

    Columns without a heading of their own take the one right above: a cell that was merged.
    """
    labels = {c: label for c in grid.visible() if (label := grid.text(row, c))}
    fields = fields_of(labels)
    if sum(f"u{n}" in fields for n in range(1, 10)) < FEWEST_UNSUR:
        return None
    above = [c for c in grid.visible() if row and c not in labels and grid.text(row - 1, c)]
    for column in above:
        label = grid.text(row - 1, column)
        name = _field_of(label)
        if name and not _CODE.match(name) and name not in fields:
            fields[name] = column
            labels[column] = label
    unsur = [(n - 1, fields[f"u{n}"]) for n in range(1, UNSUR + 1) if f"u{n}" in fields]
    return SurveyHeader(row, fields, dict(sorted(labels.items())), tuple(unsur))


def fields_of(labels: dict[int, str]) -> dict[str, int]:
    """Return the column of each field that the headings of a row name."""
    return dict(_fields_of(tuple(labels.items())))


@lru_cache(maxsize=64)  # lists repeat their header on every page
def _fields_of(labels: tuple[tuple[int, str], ...]) -> dict[str, int]:
    fields: dict[str, int] = {}
    bare = -1
    for column, label in labels:
        if clean(label).casefold() == "waktu":
            bare = column
        elif name := _field_of(label):
            fields.setdefault(name, column)
    if bare >= 0:  # of the service, unless that has a column of its own: then of the answer
        fields.setdefault(STAMP if "u3" in fields else "u3", bare)
    return fields


def _field_of(label: str) -> str:
    """Return what a heading asks: an unsur by its words, or a fact about the respondent."""
    text = clean(label).casefold()
    if found := _CODE.match(text):
        return f"u{found[1]}"
    if _ASKED.search(text) or len(text) > 30:
        question = next((code for code, words in _QUESTIONS if words.search(text)), "")
        if question and not re.match(r"saran|kritik|masukan|komentar|jenis layanan", text):
            return question
    known = next((name for name, words in _FIELDS if words.search(text)), "")
    return known or next((code for code, words in _QUESTIONS if words.search(text)), "")
