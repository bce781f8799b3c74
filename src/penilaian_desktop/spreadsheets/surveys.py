"""Reads the export of a satisfaction survey: an online form, or sheets keyed in one row each.

The nine unsur are found by the wording of their questions, never by position: forms ask them in
another order. Answers are 1 to 4, as numbers or with their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from penilaian_desktop.domain.employee_sheet import (
    OriginalRow,
    SheetColumn,
    SheetLayout,
    SheetProblem,
    SkippedRow,
    SkipReason,
)
from penilaian_desktop.domain.errors import ImportRefused, Place
from penilaian_desktop.domain.progress import Reporter, Silent
from penilaian_desktop.domain.survey_sheet import SurveyRow, SurveySheet
from penilaian_desktop.spreadsheets.cell_values import read_date, read_sex
from penilaian_desktop.spreadsheets.grid import (
    CellValue,
    Grid,
    as_text,
    clean,
    is_empty,
)
from penilaian_desktop.spreadsheets.prescan import column_letters

SEARCH_ROWS = 25
UNSUR = 9
FEWEST_UNSUR = 5
"""A row that names so many unsur is the header of a survey."""
AGES = range(10, 111)

STAMP, SERVICE, AGE, SEX, EDUCATION, JOB, COMMENT = (
    "stamp", "service", "age", "sex", "education", "job", "comment",
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
        (
            STAMP,
            r"timestamp|stempel waktu|tanggal|tgl|^waktu isi|no(?:mor)? (?:responden|kuesioner)",
        ),
        (SERVICE, r"^layanan|(?:jenis|nama|unit)[\s/]*(?:pe)?layanan|loket"),
        (AGE, r"usia|umur|tahun lahir"),
        (SEX, r"kelamin|^l/p$|gender"),
        (EDUCATION, r"pendidikan"),
        (JOB, r"pekerjaan|profesi"),
        (COMMENT, r"\bsaran\b|masukan|kritik|komentar|harapan|keluhan"),
    )
)  # fmt: skip
_CODE = re.compile(r"^\s*u(?:nsur)?\s*([1-9])\b")
_LEADING = re.compile(r"\s*([0-9]+)(?:[.,]0+)?\s*(?:[.)\-–:=]\s*\D.*|\s+\D.*)?", re.DOTALL)
_GOOD = "sesuai|mudah|cepat|kompeten|sopan|baik|mampu|puas|tepat"
_WORDS = (
    (4, rf"sangat (?:{_GOOD})|gratis|dikelola dengan baik"),
    (2, rf"kurang (?:{_GOOD})|cukup mahal|cukup$|tidak berfungsi"),
    (1, rf"tidak (?:{_GOOD}|ada)|sangat mahal|buruk"),
    (3, rf"{_GOOD}|murah|kurang maksimal"),
)
_TOTAL = re.compile(r"(?i)(?:jumlah|total|rata|nrr|nilai|ikm|bobot|skm|mutu|konversi)\b")
_ANSWERS = tuple((value, re.compile(words)) for value, words in _WORDS)


@dataclass(frozen=True, slots=True)
class _Header:
    row: int
    fields: dict[str, int]
    labels: dict[int, str]
    unsur: tuple[tuple[int, int], ...]
    """(number of the unsur from 0, column) in the order of the regulation."""


@dataclass(slots=True)
class _Book:
    records: list[SurveyRow] = field(default_factory=list)
    refused: list[SheetProblem] = field(default_factory=list)
    remarks: list[SheetProblem] = field(default_factory=list)
    skipped: list[SkippedRow] = field(default_factory=list)
    originals: list[OriginalRow] = field(default_factory=list)
    layouts: list[SheetLayout] = field(default_factory=list)
    seen: dict[tuple[object, ...], int] = field(default_factory=dict)


def read_survey_grids(
    file: str,
    grids: Iterable[Grid],
    ignored: Sequence[str] = (),
    reporter: Reporter | None = None,
) -> SurveySheet:
    """Read the answers of all sheets of a survey.

    Raises ImportRefused "survey_no_table" when no sheet asks at least five of the nine unsur,
    "survey_no_rows" when there is no answer.
    """
    reporter = reporter or Silent()
    book = _Book()
    left_out = list(ignored)
    for grid in grids:
        header = _find_header(grid)
        if header is None:
            left_out.append(grid.name)
            continue
        _read_sheet(book, grid, header, reporter)
    if not book.layouts:
        raise ImportRefused("survey_no_table", Place(file=file))
    if not book.originals:
        raise ImportRefused("survey_no_rows", Place(file=file, sheet=book.layouts[0].sheet))
    return SurveySheet(
        file=file,
        layouts=tuple(book.layouts),
        records=tuple(book.records),
        refused=tuple(book.refused),
        remarks=tuple(book.remarks),
        skipped=tuple(book.skipped),
        originals=tuple(book.originals),
        ignored_sheets=tuple(left_out),
    )


def _find_header(grid: Grid) -> _Header | None:
    rows = range(min(grid.height, SEARCH_ROWS))
    return next((found for row in rows if (found := _header_at(grid, row)) is not None), None)


def _header_at(grid: Grid, row: int) -> _Header | None:
    """Return the header in a row, None when it names too few unsur.

    Columns without a heading of their own take the one right above: a cell that was merged.
    """
    fields: dict[str, int] = {}
    labels: dict[int, str] = {}
    bare = -1
    for column in grid.visible():
        label = grid.text(row, column)
        if not label:
            continue
        labels[column] = label
        if clean(label).casefold() == "waktu":
            bare = column
        elif name := _field_of(label):
            fields.setdefault(name, column)
    if bare >= 0:  # of the service, unless that has a column of its own: then of the answer
        fields.setdefault(STAMP if "u3" in fields else "u3", bare)
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
    return _Header(row, fields, dict(sorted(labels.items())), tuple(unsur))


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


def _read_sheet(book: _Book, grid: Grid, header: _Header, reporter: Reporter) -> None:
    of = {index: name for name, index in header.fields.items()}
    book.layouts.append(
        SheetLayout(
            sheet=grid.name,
            header_rows=(header.row + 1,),
            columns=tuple(
                SheetColumn(column=column_letters(i), header=label, field=of.get(i, ""))
                for i, label in sorted(header.labels.items())
            ),
        )
    )
    for row in range(header.row):
        empty = all(is_empty(value) for value in grid.rows[row])
        reason = SkipReason.EMPTY if empty else SkipReason.TITLE
        book.skipped.append(SkippedRow(sheet=grid.name, row=row + 1, reason=reason))
    columns = sorted(header.labels)
    wanted = set(header.fields.values())
    for row in range(header.row + 1, grid.height):
        if row % 512 == 0:
            reporter.report(row, grid.height)
        if not any(not is_empty(grid.value(row, c)) for c in wanted):
            book.skipped.append(SkippedRow(sheet=grid.name, row=row + 1, reason=SkipReason.EMPTY))
            continue
        again = _header_again(grid, header, row)
        if again is not None:
            reason = SkipReason.TITLE if again is header else SkipReason.REPEATED_HEADER
            book.skipped.append(SkippedRow(sheet=grid.name, row=row + 1, reason=reason))
            header = again
            columns, wanted = sorted(header.labels), set(header.fields.values())
            continue
        if _is_total(grid, row):
            book.skipped.append(SkippedRow(sheet=grid.name, row=row + 1, reason=SkipReason.TOTAL))
            continue
        book.originals.append(
            OriginalRow(
                sheet=grid.name,
                row=row + 1,
                values=tuple(as_text(grid.value(row, c)) for c in columns),
            )
        )
        _read_row(book, grid, header, row)


def _header_again(grid: Grid, header: _Header, row: int) -> _Header | None:
    """Return the header that holds from this row on: another one, or the same below a title.

    None = the row is one of data.
    """
    asked = grid.value(row, header.unsur[0][1])
    if isinstance(asked, int | float):
        return None
    filled = [c for c in sorted(header.labels) if not is_empty(grid.value(row, c))]
    first = grid.value(row, filled[0])
    if len(filled) == 1 and isinstance(first, str) and filled[0] not in dict(header.unsur).values():
        return header if read_date(first) is None and not first.strip().isdecimal() else None
    if isinstance(asked, str) and not is_empty(asked) and _answer(asked)[1]:
        return _header_at(grid, row)
    return None


def _is_total(grid: Grid, row: int) -> bool:
    """Tell whether a row sums up: a word of totals where a person's row has none."""
    for column, value in enumerate(grid.rows[row]):
        if column not in grid.hidden_columns and not is_empty(value):
            return isinstance(value, str) and _TOTAL.match(clean(value)) is not None
    return False


def _read_row(book: _Book, grid: Grid, header: _Header, row: int) -> None:
    def problem(column: int, code: str, detail: str = "") -> SheetProblem:
        return SheetProblem(
            code=code,
            sheet=grid.name,
            row=row + 1,
            column=column_letters(column),
            header=header.labels.get(column, ""),
            detail=detail,
        )

    answers: list[int | None] = [None] * UNSUR
    blank = []
    for at, column in header.unsur:
        value = grid.value(row, column)
        if is_empty(value):
            blank.append(problem(column, "answer_blank"))
            continue
        answer, fault = _answer(value)
        if fault:
            book.refused.append(problem(column, fault, clean(as_text(value))))
            return
        answers[at] = answer
    if len(blank) == len(header.unsur):
        book.refused.append(problem(header.unsur[0][1], "no_answers"))
        return
    service = _text(grid, header, row, SERVICE)
    if SERVICE in header.fields and not service:
        book.refused.append(problem(header.fields[SERVICE], "service_missing"))
        return
    day, stamp = _stamp(grid, header, row)
    age, odd_age = _age(grid, header, row)
    record = SurveyRow(
        sheet=grid.name,
        row=row + 1,
        service=service,
        answers=tuple(answers),
        stamp=stamp,
        day=day,
        age=age,
        sex=read_sex(_text(grid, header, row, SEX)),
        education=_text(grid, header, row, EDUCATION),
        job=_text(grid, header, row, JOB),
        comment=_comment(grid, header, row),
    )
    remarks = blank
    if odd_age:
        remarks.append(problem(header.fields[AGE], "age_implausible", odd_age))
    before = book.seen.setdefault(record.key, row + 1) if stamp else row + 1
    if before != row + 1:
        at = header.fields[STAMP]
        remarks.append(problem(at, "repeated_answer", str(before)))
    book.remarks += sorted(remarks, key=lambda p: (len(p.column), p.column))
    book.records.append(record)


def _answer(value: CellValue) -> tuple[int | None, str]:
    """Return (1 to 4, "") or (None, why it is none)."""
    if isinstance(value, bool | date):
        return None, "answer_unreadable"
    if isinstance(value, int | float):
        whole = float(value).is_integer()
        return (int(value), "") if whole and 1 <= value <= 4 else (None, "answer_out_of_scale")
    text = clean(str(value)).casefold()
    found = _LEADING.fullmatch(text)
    if found is not None:
        number = int(found[1])
        return (number, "") if 1 <= number <= 4 else (None, "answer_out_of_scale")
    for answer, words in _ANSWERS:
        if words.search(text):
            return answer, ""
    return None, "answer_unreadable"


def _text(grid: Grid, header: _Header, row: int, name: str) -> str:
    if name not in header.fields:
        return ""
    value = grid.value(row, header.fields[name])
    return "" if is_empty(value) else clean(as_text(value))


def _comment(grid: Grid, header: _Header, row: int) -> str:
    """Return the comment as it was written: line breaks stay, blanks around it go."""
    if COMMENT not in header.fields:
        return ""
    return as_text(grid.value(row, header.fields[COMMENT])).strip()


def _stamp(grid: Grid, header: _Header, row: int) -> tuple[date | None, str]:
    if STAMP not in header.fields:
        return None, ""
    value = grid.value(row, header.fields[STAMP])
    if isinstance(value, datetime):
        return value.date(), value.isoformat(sep=" ", timespec="seconds")
    return read_date(value, date1904=grid.date1904), clean(as_text(value))


def _age(grid: Grid, header: _Header, row: int) -> tuple[int | None, str]:
    """Return (years, "") or (None, the text that is no age)."""
    if AGE not in header.fields:
        return None, ""
    value = grid.value(row, header.fields[AGE])
    if is_empty(value):
        return None, ""
    text = clean(as_text(value))
    found = re.fullmatch(r"(\d{1,4})\s*(?:th|thn|tahun)?\.?", text.casefold())
    if found is not None and int(found[1]) in AGES:
        return int(found[1]), ""
    return None, text
