"""Reads one row of a list of employees: every value is checked, every doubt is named."""

from __future__ import annotations

import re
from datetime import date

from penilaian_desktop.domain.employee import AssignmentKind, EmployeeStatus, IdentityKind
from penilaian_desktop.domain.employee_sheet import SheetProblem
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.golongan import parse_golongan
from penilaian_desktop.domain.intake import EmployeeRow
from penilaian_desktop.domain.nip import Nip, clean_nip, parse_nip
from penilaian_desktop.spreadsheets.cell_values import (
    date_in,
    is_military,
    position_kind,
    read_assignment,
    read_date,
    read_position,
    read_sex,
    read_status,
)
from penilaian_desktop.spreadsheets.grid import (
    EXACT_NUMBER,
    CellValue,
    Grid,
    as_text,
    clean,
    is_empty,
)
from penilaian_desktop.spreadsheets.header_words import Field
from penilaian_desktop.spreadsheets.headers import Header
from penilaian_desktop.spreadsheets.prescan import column_letters
from penilaian_desktop.spreadsheets.superiors import SuperiorCell
from penilaian_desktop.spreadsheets.table_rows import PersonRow

_NRP = re.compile(r"^\s*nrp\b[\s.:]*", re.IGNORECASE)
_DATE_INSIDE = re.compile(
    r"[(/,]?\s*(?:tmt\W*)?\b\d{1,2}[-/. ](?:\d{1,2}|[a-z]{3,9})[-/. ]\d{4}\b\)?", re.IGNORECASE
)
_TMT_WORD = re.compile(r"tmt\W*", re.IGNORECASE)
_PART_TIME = frozenset({EmployeeStatus.PPPK, EmployeeStatus.PPPK_PART_TIME})
_CIVIL = frozenset({EmployeeStatus.PNS, EmployeeStatus.CPNS})


class RowRefused(Exception):
    """The row cannot be taken over; `problem` says why and where."""

    def __init__(self, problem: SheetProblem) -> None:
        super().__init__(problem.code)
        self.problem = problem


class RowReader:
    """Reads one person of a table: `remarks` are collected, a refusal is raised."""

    def __init__(self, grid: Grid, header: Header, person: PersonRow) -> None:
        self._grid = grid
        self._header = header
        self._row = person.row
        self._headings = person.units
        self._fields = header.fields()
        self._labels = {column.index: column.label for column in header.columns}
        self.remarks: list[SheetProblem] = []

    def read(self) -> tuple[EmployeeRow, SuperiorCell | None]:
        """Return the person and the superior's cell; raises RowRefused."""
        status_text = self._text(Field.STATUS)
        identity, kind, nip = self._identity(status_text)
        name = self._name()
        if not name:
            raise RowRefused(self._problem("name_missing", self._name_field()))
        if nip is not None:
            for code in nip.warnings:
                self._remark(code, self._key_field(), identity)
        status = self._status(status_text, kind, nip)
        golongan = None if kind is IdentityKind.NRP else self._golongan()
        position, assignment = self._position()
        kind_of_position, jenjang = position_kind(position)
        record = EmployeeRow(
            sheet=self._grid.name,
            row=self._row + 1,
            identity=identity,
            identity_kind=kind,
            name=name,
            status=status,
            sex=self._sex(nip),
            birth_date=self._birth(nip),
            golongan=golongan,
            golongan_since=self._golongan_since(),
            position=position,
            position_kind=kind_of_position,
            assignment_kind=assignment,
            position_since=self._date(Field.POSITION_SINCE),
            jenjang=jenjang,
            units=self._units(),
        )
        return record, self._superior()

    def refusal(self, code: str, detail: str) -> SheetProblem:
        """Return a refusal of the row at its number, for a reason that lies outside the row."""
        return self._problem(code, self._key_field(), detail)

    def _value(self, field_: str) -> CellValue:
        column = self._fields.get(field_)
        return "" if column is None else self._grid.spread(self._row, column)

    def _text(self, field_: str) -> str:
        value = self._value(field_)
        return "" if is_empty(value) else clean(as_text(value))

    def _problem(self, code: str, field_: str, detail: str = "") -> SheetProblem:
        column = self._fields.get(field_, 0)
        return SheetProblem(
            code=code,
            sheet=self._grid.name,
            row=self._row + 1,
            column=column_letters(column),
            header=self._labels.get(column, ""),
            detail=detail,
        )

    def _remark(self, code: str, field_: str, detail: str = "") -> None:
        self.remarks.append(self._problem(code, field_, detail))

    def _key_field(self) -> str:
        return Field.IDENTITY if Field.IDENTITY in self._fields else Field.NAME_IDENTITY

    def _name_field(self) -> str:
        return Field.NAME if Field.NAME in self._fields else Field.NAME_IDENTITY

    def _name(self) -> str:
        if Field.NAME in self._fields:
            return self._text(Field.NAME)
        both = as_text(self._value(Field.NAME_IDENTITY))
        return clean(_identity_part(both)[0]).rstrip(" /,")

    def _identity(self, status: str) -> tuple[str, IdentityKind, Nip | None]:
        key = self._key_field()
        value = self._value(key)
        if key == Field.NAME_IDENTITY and isinstance(value, str):
            value = _identity_part(value)[1]
        if isinstance(value, int | float) and not isinstance(value, bool):
            if value >= EXACT_NUMBER:
                raise RowRefused(self._problem("nip_number_lost_digits", key, repr(float(value))))
            value = as_text(value)
        text = "" if is_empty(value) else as_text(value)
        bare = clean_nip(_NRP.sub("", text))
        if (_NRP.match(text) or is_military(status)) and re.fullmatch(r"\d{5,17}", bare):
            return bare, IdentityKind.NRP, None
        try:
            nip = parse_nip(text)
        except RuleViolation as error:
            raise RowRefused(self._problem(error.code, key, bare)) from error
        return nip.text, IdentityKind.NIP, nip

    def _status(self, text: str, kind: IdentityKind, nip: Nip | None) -> EmployeeStatus | None:
        if kind is IdentityKind.NRP:
            return EmployeeStatus.NON_ASN
        proposed = nip.kind if nip else None
        if not text:
            return proposed
        status = read_status(text)
        if status is None:
            self._remark("status_unknown", Field.STATUS, text)
            return proposed
        differs = (status in _CIVIL and proposed in _PART_TIME) or (
            status in _PART_TIME and proposed in _CIVIL
        )
        if differs:
            self._remark("status_differs_from_nip", Field.STATUS, text)
        return status

    def _sex(self, nip: Nip | None) -> str:
        from_nip = nip.sex if nip else ""
        if Field.SEX_MALE in self._fields or Field.SEX_FEMALE in self._fields:
            male, female = self._text(Field.SEX_MALE), self._text(Field.SEX_FEMALE)
            sex = "L" if male and not female else "P" if female and not male else ""
            field_: str = Field.SEX_MALE if male else Field.SEX_FEMALE
            text = male or female
        else:
            field_ = Field.SEX
            text = self._text(field_)
            sex = read_sex(text)
        if not text:
            return from_nip
        if not sex:
            self._remark("sex_unknown", field_, text)
            return from_nip
        if from_nip and sex != from_nip:
            self._remark("sex_differs_from_nip", field_, text)
        return sex

    def _birth(self, nip: Nip | None) -> date | None:
        field_: str = Field.BIRTH_DATE
        value = self._value(field_)
        if is_empty(value):
            field_ = Field.BIRTH_PLACE_DATE
            value = self._value(field_)
        if is_empty(value):
            return nip.birth if nip else None
        born = self._read_date(field_, value)
        if born is not None and nip is not None and born != nip.birth:
            self._remark("birth_date_differs_from_nip", field_, as_text(value))
        return born

    def _date(self, field_: str) -> date | None:
        value = self._value(field_)
        return None if is_empty(value) else self._read_date(field_, value)

    def _read_date(self, field_: str, value: CellValue) -> date | None:
        found = read_date(value, date1904=self._grid.date1904)
        if found is None and field_ == Field.BIRTH_PLACE_DATE and isinstance(value, str):
            found = date_in(value)
        if found is None:
            self._remark("date_invalid", field_, clean(as_text(value)))
        return found

    def _golongan(self) -> str | None:
        text = clean(_DATE_INSIDE.sub(" ", self._text(Field.GOLONGAN))).rstrip(" /,(")
        pangkat = self._text(Field.PANGKAT)
        if not text and not pangkat:
            return None
        field_: str = Field.GOLONGAN if text else Field.PANGKAT
        found = parse_golongan(text or pangkat)
        if found is None:
            self._remark("golongan_unknown", field_, text or pangkat)
            return None
        if found.problem:
            self._remark(found.problem, field_, text or pangkat)
        elif text and pangkat:
            named = parse_golongan(pangkat)
            if named is not None and named.pangkat and named.code != found.code:
                self._remark("pangkat_differs_from_golongan", Field.PANGKAT, pangkat)
        return found.code

    def _golongan_since(self) -> date | None:
        """Return the date of effect from its column, or from the cell of the golongan."""
        inside = _DATE_INSIDE.search(self._text(Field.GOLONGAN))
        if inside is not None and Field.GOLONGAN_SINCE not in self._fields:
            return self._read_date(Field.GOLONGAN, _TMT_WORD.sub("", inside[0]).strip(" ()/,"))
        return self._date(Field.GOLONGAN_SINCE)

    def _position(self) -> tuple[str, AssignmentKind]:
        position, kind = read_position(self._text(Field.POSITION))
        named = read_assignment(self._text(Field.ASSIGNMENT))
        return position, named or kind

    def _units(self) -> tuple[str, ...]:
        path: list[str] = []
        for column in self._header.unit_columns():
            value = self._grid.spread(self._row, column)
            name = "" if is_empty(value) else clean(as_text(value))
            if name and name not in path:
                path.append(name)
        return tuple(path) if path else self._headings

    def _superior(self) -> SuperiorCell | None:
        cells = []
        for field_ in (Field.SUPERIOR_IDENTITY, Field.SUPERIOR, Field.SUPERIOR_NAME):
            value = self._value(field_)
            if not is_empty(value):
                cells.append((field_, value))
        if not cells:
            return None
        field_, value = cells[0]
        name = next((clean(as_text(v)) for f, v in cells if f == Field.SUPERIOR_NAME), "")
        return SuperiorCell(value=value, name=name, place=self._problem("", field_))


def _identity_part(text: str) -> tuple[str, str]:
    """Split a cell that holds a name and a number: "Ali / NIP. 1985 …" → ("Ali /", "1985 …")."""
    found = re.search(r"(?:\b(?:NIP|NRP|NI PPPK)\b[\s.:]*)?\d[\d\s.\u00a0\-'’OoEe+]{7,}", text)
    if found is None:
        return text, ""
    return text[: found.start()] + text[found.end() :], found[0]
