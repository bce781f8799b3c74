"""Reads the recap that the national system lets an agency download; every row has its reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.employee_sheet import SheetProblem, SkippedRow, SkipReason
from penilaian_desktop.domain.errors import ImportRefused, Place, RuleViolation
from penilaian_desktop.domain.monitor import NationalStatus
from penilaian_desktop.domain.national_sheet import MATRIX, NationalRow, NationalSheet
from penilaian_desktop.domain.nip import parse_nip
from penilaian_desktop.domain.progress import Reporter, Silent
from penilaian_desktop.domain.wording import predicate_label
from penilaian_desktop.spreadsheets.grid import (
    EXACT_NUMBER,
    CellValue,
    Grid,
    as_text,
    clean,
    is_empty,
    squeeze,
)
from penilaian_desktop.spreadsheets.national_words import (
    is_organisation,
    period_in,
    read_predicate,
    read_rating,
    read_status,
)
from penilaian_desktop.spreadsheets.prescan import column_letters

NIP, NAME, UNIT, WORK, BEHAVIOUR, PREDICATE, STATUS = (
    "nip", "name", "unit", "work", "behaviour", "predicate", "status",
)  # fmt: skip
_TITLES = {
    NIP: ("nip", "nipbaru", "nippegawai", "nomorindukpegawai"),
    NAME: ("nama", "namapegawai", "namalengkap", "namaasn"),
    UNIT: ("unitkerja", "unit", "unor", "unitorganisasi", "opd", "perangkatdaerah"),
    WORK: ("hasilkerja", "ratinghasilkerja", "hasil", "hasilkinerja", "hasilkinerjanilai"),
    BEHAVIOUR: ("perilakukerja", "ratingperilakukerja", "perilaku", "perilakukerjanilai"),
    PREDICATE: (
        "predikat", "predikatkinerja", "predikatkinerjapegawai", "kuadrankinerja",
        "kuadrankinerjanilai", "kuadran",
    ),
    STATUS: ("statuspenilaian", "status", "statusskp", "statuskinerja"),
}  # fmt: skip
_NEEDED = frozenset({NIP, WORK, BEHAVIOUR, PREDICATE})
_SEARCHED = 40
"""Rows in which a header is looked for."""


@dataclass(slots=True)
class _Book:
    rows: list[NationalRow] = field(default_factory=list)
    refused: list[SheetProblem] = field(default_factory=list)
    remarks: list[SheetProblem] = field(default_factory=list)
    skipped: list[SkippedRow] = field(default_factory=list)
    seen: dict[str, tuple[str, int]] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    headers: list[int] = field(default_factory=list)
    period: str = ""
    nip: tuple[str, str] = ("", "")


def read_national_grids(
    file: str, sha256: str, grids: Iterable[Grid], reporter: Reporter | None = None
) -> NationalSheet:
    """Read all sheets that have the columns of a recap.

    Raises ImportRefused `national_header_missing` when none has.
    """
    reporter = reporter or Silent()
    book = _Book()
    for grid in grids:
        found = _header(grid)
        if found is not None:
            _read_sheet(book, grid, *found, reporter)
    if not book.headers:
        raise ImportRefused("national_header_missing", Place(file=file))
    return NationalSheet(
        file=file,
        sha256=sha256,
        period_code=book.period,
        columns=book.columns,
        header_rows=tuple(book.headers),
        rows=tuple(book.rows),
        refused=tuple(book.refused),
        remarks=tuple(book.remarks),
        skipped=tuple(book.skipped),
        nip_column=book.nip[0],
        nip_header=book.nip[1],
    )


def _header(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """Return the row of the header and the column of each field, None without one."""
    for row in range(min(grid.height, _SEARCHED)):
        fields: dict[str, int] = {}
        for column in range(len(grid.rows[row])):
            title = squeeze(as_text(grid.value(row, column)))
            for name, words in _TITLES.items():
                if title in words:
                    fields.setdefault(name, column)
        if fields.keys() >= _NEEDED:
            return row, fields
    return None


def _read_sheet(
    book: _Book, grid: Grid, header: int, fields: dict[str, int], reporter: Reporter
) -> None:
    book.headers.append(header + 1)
    for column in range(len(grid.rows[header])):
        title = grid.text(header, column)
        if title:
            book.columns[column_letters(column)] = title
    nip = fields[NIP]
    book.nip = (column_letters(nip), grid.text(header, nip))
    for row in range(header):
        text = " ".join(grid.text(row, c) for c in range(grid.width)).strip()
        book.period = book.period or period_in(text)
        above = SkipReason.TITLE if text else SkipReason.EMPTY
        book.skipped.append(SkippedRow(sheet=grid.name, row=row + 1, reason=above))
    for row in range(header + 1, grid.height):
        if row % 256 == 0:
            reporter.report(row, grid.height)
        reason = _skipped(grid, row, fields)
        if reason is not None:
            book.skipped.append(SkippedRow(sheet=grid.name, row=row + 1, reason=reason))
            continue
        _Row(book, grid, row, header, fields).read()


def _skipped(grid: Grid, row: int, fields: dict[str, int]) -> SkipReason | None:
    """Return why a row holds no person: nothing at all, or words beside the columns."""
    if all(is_empty(value) for value in grid.rows[row]):
        return SkipReason.EMPTY
    told = (NIP, NAME, WORK, BEHAVIOUR, PREDICATE, STATUS)
    if all(name not in fields or is_empty(grid.value(row, fields[name])) for name in told):
        return SkipReason.NOTE
    numbers = [squeeze(as_text(value)) for value in grid.rows[row] if not is_empty(value)]
    if numbers == [str(at) for at in range(1, len(numbers) + 1)] and len(numbers) > 2:
        return SkipReason.COLUMN_NUMBERS
    return None


class _Refused(Exception):
    """The row cannot be taken over; `problem` says why and where."""

    def __init__(self, problem: SheetProblem) -> None:
        super().__init__(problem.code)
        self.problem = problem


class _Row:
    """Reads one person; what cannot be taken over is named with its cell."""

    def __init__(
        self, book: _Book, grid: Grid, row: int, header: int, fields: dict[str, int]
    ) -> None:
        self._book = book
        self._grid = grid
        self._row = row
        self._header = header
        self._fields = fields

    def read(self) -> None:
        """Add the row to the book, or its refusal."""
        remarks: list[SheetProblem] = []
        try:
            self._book.rows.append(self._person(remarks))
        except _Refused as refused:
            self._book.refused.append(refused.problem)
        else:
            self._book.remarks += remarks

    def _person(self, remarks: list[SheetProblem]) -> NationalRow:
        nip = self._nip()
        here = (self._grid.name, self._row + 1)
        first = self._book.seen.setdefault(nip, here)
        if first != here:
            sheet = "" if first[0] == here[0] else f"lembar {first[0]}, "
            raise self._refusal("duplicate_nip", NIP, f"{sheet}baris {first[1]}")
        status = self._status()
        work, behaviour = self._rating(WORK), self._rating(BEHAVIOUR)
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
            unit=self._text(UNIT),
            status=status,
            work=work,
            behaviour=behaviour,
            predicate=predicate,
            final=final,
        )

    def _nip(self) -> str:
        value = self._value(NIP)
        if isinstance(value, int | float) and abs(value) >= EXACT_NUMBER:
            raise self._refusal("nip_number_lost_digits", NIP, repr(float(value)))
        try:
            return parse_nip(as_text(value)).text
        except RuleViolation as wrong:
            raise self._refusal(wrong.code, NIP, clean(as_text(value))) from wrong

    def _status(self) -> NationalStatus | None:
        text = self._text(STATUS)
        found = read_status(text) if text else None
        if text and found is None:
            raise self._refusal("national_status_unknown", STATUS, text)
        return found

    def _rating(self, name: str) -> Rating | None:
        text = self._text(name)
        found = read_rating(text) if text else None
        if text and found is None:
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
        if found is None:
            raise self._refusal("national_predicate_unknown", PREDICATE, text)
        if found is not wanted:
            detail = f"{predicate_label(found)}, menurut matriks {predicate_label(wanted)}"
            raise self._refusal("national_predicate_contradicts", PREDICATE, detail)
        return found

    def _value(self, name: str) -> CellValue:
        column = self._fields.get(name)
        return "" if column is None else self._grid.value(self._row, column)

    def _text(self, name: str) -> str:
        value = self._value(name)
        return "" if is_empty(value) else clean(as_text(value))

    def _refusal(self, code: str, name: str, detail: str = "") -> _Refused:
        return _Refused(self._problem(code, name, detail))

    def _problem(self, code: str, name: str, detail: str = "") -> SheetProblem:
        column = self._fields.get(name, self._fields[NIP])
        return SheetProblem(
            code=code,
            sheet=self._grid.name,
            row=self._row + 1,
            column=column_letters(column),
            header=self._grid.text(self._header, column),
            detail=detail,
        )
