"""Reads the recap that the national system lets an agency download; every row has its reason."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.employee_sheet import SheetProblem, SkippedRow, SkipReason
from penilaian_desktop.domain.errors import ImportRefused, Place, RuleViolation
from penilaian_desktop.domain.monitor import NationalStatus
from penilaian_desktop.domain.monitor_words import NATIONAL
from penilaian_desktop.domain.national_sheet import MATRIX, NationalRow, NationalSheet, RefusedRow
from penilaian_desktop.domain.nip import parse_nip
from penilaian_desktop.domain.progress import Reporter, Silent
from penilaian_desktop.domain.wording import predicate_label, rating_label
from penilaian_desktop.spreadsheets.grid import (
    EXACT_NUMBER,
    CellValue,
    Grid,
    as_text,
    clean,
    is_empty,
    squeeze,
)
from penilaian_desktop.spreadsheets.national_headers import (
    BEHAVIOUR,
    NAME,
    NIP,
    PREDICATE,
    STATUS,
    UNIT,
    WORK,
    NationalHeader,
    find_national_header,
    is_nip_like,
    repeats,
)
from penilaian_desktop.spreadsheets.national_periods import period_in
from penilaian_desktop.spreadsheets.national_words import (
    guess_predicate,
    guess_rating,
    guess_status,
    is_organisation,
    read_predicate,
    read_rating,
    read_status,
)

_JUDGED = (WORK, BEHAVIOUR, PREDICATE, STATUS)
_TOTAL = re.compile(r"(?:sub ?|grand ?)?(?:jumlah|total|rata-? ?rata|rerata)\b", re.IGNORECASE)
_CLOSING = re.compile(
    r"(?:mengetahui|menyetujui|mengesahkan|disahkan|ditandatangani|tertanda|ttd|dibuat oleh"
    r"|yang membuat)\b|[a-z .]+,\s*(?:tanggal\s*)?(?:\d{1,2}|\.{2,})?\s*[a-z]{3,9}\s+20\d\d$",
    re.IGNORECASE,
)
"""What only stands below a table: who signs, or the place and the day of signing."""
_SIGNER = re.compile(r"(?:nip|nrp)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Book:
    """What the sheets of one period hold."""

    period: str
    sheets: list[str] = field(default_factory=list)
    rows: list[NationalRow] = field(default_factory=list)
    refused: list[RefusedRow] = field(default_factory=list)
    remarks: list[SheetProblem] = field(default_factory=list)
    skipped: list[SkippedRow] = field(default_factory=list)
    seen: dict[str, tuple[str, int]] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    headers: list[int] = field(default_factory=list)
    nip: tuple[str, str] = ("", "")


def read_national_grids(
    file: str, sha256: str, grids: Iterable[Grid], reporter: Reporter | None = None
) -> NationalSheet:
    """Read all sheets that have the columns of a recap; each period is a part of its own.

    Sheets that name no period are one part each: nobody knows whether they are of the same.
    Raises ImportRefused `national_header_missing` when no sheet has the columns.
    """
    reporter = reporter or Silent()
    books: list[_Book] = []
    for grid in grids:
        header = find_national_header(grid)
        if header is None:
            continue
        above = (_line(grid, row) for row in range(header.top))
        period = period_in(*above, grid.name)
        book = next((one for one in books if period and one.period == period), None)
        if book is None:
            book = _Book(period)
            books.append(book)
        _Reading(book, grid, header).read(reporter)
    if not books:
        raise ImportRefused("national_header_missing", Place(file=file))
    if len(books) == 1:
        return _sheet(file, sha256, books)
    parts = []
    for book in books:
        name = f"{sha256}:{'/'.join(book.sheets)}"
        parts.append(_sheet(file, hashlib.sha256(name.encode()).hexdigest(), [book]))
    return _sheet(file, sha256, books, parts)


def _line(grid: Grid, row: int) -> str:
    return " ".join(grid.text(row, c) for c in range(grid.width)).strip()


def _sheet(
    file: str, sha256: str, books: Sequence[_Book], parts: Sequence[NationalSheet] = ()
) -> NationalSheet:
    first = books[0]
    return NationalSheet(
        file=file,
        sha256=sha256,
        period_code="" if parts else first.period,
        columns=first.columns,
        header_rows=tuple(row for book in books for row in book.headers),
        rows=tuple(row for book in books for row in book.rows),
        refused_rows=tuple(row for book in books for row in book.refused),
        remarks=tuple(problem for book in books for problem in book.remarks),
        skipped=tuple(row for book in books for row in book.skipped),
        nip_column=first.nip[0],
        nip_header=first.nip[1],
        sheets=tuple(name for book in books for name in book.sheets),
        parts=tuple(parts),
    )


class _Reading:
    """Reads one sheet: persons, and the rows that are none with what they are."""

    def __init__(self, book: _Book, grid: Grid, header: NationalHeader) -> None:
        self._book = book
        self._grid = grid
        self._header = header
        self._closed = False

    def read(self, reporter: Reporter) -> None:
        """Read the rows below the header into the book."""
        book, grid, header = self._book, self._grid, self._header
        book.sheets.append(grid.name)
        book.headers += range(header.top + 1, header.bottom + 2)
        book.columns = {**header.columns, **book.columns}
        book.nip = book.nip if any(book.nip) else header.spot(NIP)
        for row in range(header.top):
            self._skip(row, SkipReason.TITLE if _line(grid, row) else SkipReason.EMPTY)
        for row in range(header.bottom + 1, grid.height):
            if row % 256 == 0:
                reporter.report(row, grid.height)
            reason = self._no_person(row)
            if reason is not None:
                self._skip(row, reason)
            else:
                _Row(book, grid, row, header).read()

    def _skip(self, row: int, reason: SkipReason) -> None:
        self._book.skipped.append(SkippedRow(sheet=self._grid.name, row=row + 1, reason=reason))

    def _no_person(self, row: int) -> SkipReason | None:  # noqa: PLR0911  (one line a kind of row)
        """Return why a row holds no person, None for a person.

        Below what closes a table only a whole number with a label beside it is a person: that one
        opens the table again.
        """
        filled = [as_text(value) for value in self._grid.rows[row] if not is_empty(value)]
        if not filled:
            return SkipReason.EMPTY
        if repeats(self._grid, row, self._header):
            return SkipReason.REPEATED_HEADER
        if _numbered(filled):
            return SkipReason.COLUMN_NUMBERS
        if is_nip_like(self._text(row, NIP)):
            if any(self._is_label(row, name) for name in _JUDGED):
                self._closed = False
                return None
            return SkipReason.SIGNATURE if self._closed or self._signs(row) else None
        told = any(self._text(row, name) for name in (NIP, NAME, *_JUDGED))
        if _TOTAL.match(clean(filled[0])) or _TOTAL.match(self._text(row, NAME)):
            return SkipReason.TOTAL
        if any(_CLOSING.match(clean(text)) for text in filled) or any(
            _SIGNER.match(text) and is_nip_like(text) for text in filled
        ):
            self._closed = True
        if self._closed:
            return SkipReason.SIGNATURE
        return SkipReason.NOTE if not told or len(filled) == 1 else None

    def _signs(self, row: int) -> bool:
        """Tell whether a number stands there only to say who signs."""
        alone = not any(self._text(row, name) for name in (NAME, *_JUDGED))
        return alone and _SIGNER.match(self._text(row, NIP)) is not None

    def _is_label(self, row: int, name: str) -> bool:
        text = self._text(row, name)
        if not text:
            return False
        if name == STATUS:
            return (read_status(text) or guess_status(text)) is not None
        if name == PREDICATE:
            known = read_predicate(text) or guess_predicate(text)
            return known is not None or is_organisation(text)
        return (read_rating(text) or guess_rating(text)) is not None

    def _text(self, row: int, name: str) -> str:
        column = self._header.fields.get(name)
        value = "" if column is None else self._grid.value(row, column)
        return "" if is_empty(value) else clean(as_text(value))


def _numbered(filled: Sequence[str]) -> bool:
    """Tell whether cells only number the columns."""
    numbers = [squeeze(text) for text in filled]
    return len(numbers) > 2 and numbers == [str(at) for at in range(1, len(numbers) + 1)]


class _Refused(Exception):
    """The row cannot be taken over; `problem` says why and where."""

    def __init__(self, problem: SheetProblem) -> None:
        super().__init__(problem.code)
        self.problem = problem


class _Row:
    """Reads one person; what cannot be taken over is named with its cell."""

    def __init__(self, book: _Book, grid: Grid, row: int, header: NationalHeader) -> None:
        self._book = book
        self._grid = grid
        self._row = row
        self._header = header
        self._nip = ""

    def read(self) -> None:
        """Add the row to the book, or its refusal."""
        remarks: list[SheetProblem] = []
        try:
            self._book.rows.append(self._person(remarks))
        except _Refused as refused:
            self._book.refused.append(
                RefusedRow(problem=refused.problem, nip=self._nip, name=self._text(NAME))
            )
        else:
            self._book.remarks += remarks

    def _person(self, remarks: list[SheetProblem]) -> NationalRow:
        nip = self._nip = self._whole_nip()
        here = (self._grid.name, self._row + 1)
        first = self._book.seen.setdefault(nip, here)
        if first != here:
            sheet = "" if first[0] == here[0] else f"lembar {first[0]}, "
            raise self._refusal("duplicate_nip", NIP, f"{sheet}baris {first[1]}")
        status = self._status(remarks)
        work, behaviour = self._rating(WORK, remarks), self._rating(BEHAVIOUR, remarks)
        predicate: Predicate | None = None
        final = False
        if work is None or behaviour is None:
            if status is NationalStatus.DONE or work is not behaviour:
                raise self._refusal("national_rating_missing", WORK if work is None else BEHAVIOUR)
            status = status or NationalStatus.NO_DATA
        else:
            predicate, final = self._predicate(work, behaviour, remarks), True
            if status is None:
                remarks.append(self._problem("national_status_missing", STATUS))
                status = NationalStatus.DONE
            elif status is not NationalStatus.DONE:
                remarks.append(
                    self._problem("national_status_contradicts", STATUS, self._text(STATUS))
                )
                final = False
        return NationalRow(
            sheet=here[0],
            row=here[1],
            nip=nip,
            name=self._text(NAME),
            unit=self._unit(),
            status=status,
            work=work,
            behaviour=behaviour,
            predicate=predicate,
            final=final,
        )

    def _whole_nip(self) -> str:
        value = self._value(NIP)
        if isinstance(value, int | float) and abs(value) >= EXACT_NUMBER:
            raise self._refusal("nip_number_lost_digits", NIP, repr(float(value)))
        try:
            return parse_nip(as_text(value)).text
        except RuleViolation as wrong:
            raise self._refusal(wrong.code, NIP, clean(as_text(value))) from wrong

    def _unit(self) -> str:
        """Return the unit; it may be merged over the rows of its people."""
        column = self._header.fields.get(UNIT)
        value = "" if column is None else self._grid.spread(self._row, column)
        return "" if is_empty(value) else clean(as_text(value))

    def _status(self, remarks: list[SheetProblem]) -> NationalStatus | None:
        text = self._text(STATUS)
        if not text:
            return None
        found = read_status(text)
        if found is None and (found := guess_status(text)) is not None:
            remarks.append(self._guessed(STATUS, text, NATIONAL[found]))
        if found is None:
            raise self._refusal("national_status_unknown", STATUS, text)
        return found

    def _rating(self, name: str, remarks: list[SheetProblem]) -> Rating | None:
        text = self._text(name)
        if not text:
            return None
        found = read_rating(text)
        if found is None and (found := guess_rating(text)) is not None:
            remarks.append(self._guessed(name, text, rating_label(found)))
        if found is None:
            raise self._refusal("national_rating_unknown", name, text)
        return found

    def _predicate(self, work: Rating, behaviour: Rating, remarks: list[SheetProblem]) -> Predicate:
        wanted = MATRIX[work, behaviour]
        text = self._text(PREDICATE)
        if not text:
            remarks.append(self._problem("national_predicate_missing", PREDICATE))
            return wanted
        if is_organisation(text):
            raise self._refusal("national_predicate_organisation", PREDICATE, text)
        found = read_predicate(text)
        if found is None and (found := guess_predicate(text)) is not None:
            remarks.append(self._guessed(PREDICATE, text, predicate_label(found)))
        if found is None:
            raise self._refusal("national_predicate_unknown", PREDICATE, text)
        if found is not wanted:
            detail = f"{predicate_label(found)}, menurut matriks {predicate_label(wanted)}"
            raise self._refusal("national_predicate_contradicts", PREDICATE, detail)
        return found

    def _value(self, name: str) -> CellValue:
        column = self._header.fields.get(name)
        return "" if column is None else self._grid.value(self._row, column)

    def _text(self, name: str) -> str:
        value = self._value(name)
        return "" if is_empty(value) else clean(as_text(value))

    def _refusal(self, code: str, name: str, detail: str = "") -> _Refused:
        return _Refused(self._problem(code, name, detail))

    def _guessed(self, name: str, text: str, read: str) -> SheetProblem:
        return self._problem("national_label_guessed", name, f"{text}, dibaca {read}")

    def _problem(self, code: str, name: str, detail: str = "") -> SheetProblem:
        column, heading = self._header.spot(name)
        return SheetProblem(
            code=code,
            sheet=self._grid.name,
            row=self._row + 1,
            column=column,
            header=heading,
            detail=detail,
        )
