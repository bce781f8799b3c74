"""Reads one row of a diary: every value is checked, every doubt is named."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from penilaian_desktop.domain.activity import WorkPlace
from penilaian_desktop.domain.activity_sheet import (
    SHORT_TEXT,
    ActivityRow,
    DiaryField,
    DiaryOptions,
)
from penilaian_desktop.domain.employee_sheet import SheetProblem
from penilaian_desktop.spreadsheets.activity_cells import (
    DAY,
    Span,
    plain,
    read_clock,
    read_day,
    read_duration,
    read_place,
    read_span,
    read_volume,
)
from penilaian_desktop.spreadsheets.activity_headers import DiaryHeader
from penilaian_desktop.spreadsheets.employee_row import RowRefused
from penilaian_desktop.spreadsheets.grid import CellValue, Grid, as_text, clean, is_empty, squeeze

LONGEST = 2000
"""Characters of the longest text and of the longest note that an entry may have."""
LONGEST_UNIT = 40
NIP_DIGITS = 18
_ESCAPED = re.compile(r"'(?=[=+\-@'\t\r])")
"""How a .csv file keeps a text from being taken for a formula."""


@dataclass(slots=True)
class Carried:
    """What rows below inherit: the last day, or the text that was none; `limits` of the diary."""

    day: date | None = None
    bad: str = ""
    year: int | None = None
    month: int | None = None
    years: frozenset[int] = frozenset()
    duration_unit: str = ""
    below: bool = False


@dataclass(slots=True)
class DiaryRowReader:
    """Reads one row: `remarks` are collected, a refusal is raised as RowRefused."""

    grid: Grid
    header: DiaryHeader
    row: int
    carried: Carried
    options: DiaryOptions
    escaped: bool = False
    remarks: list[SheetProblem] = field(default_factory=list)
    _fields: dict[str, int] = field(init=False)
    _cells: dict[str, tuple[str, str]] = field(init=False)

    def __post_init__(self) -> None:
        self._fields = self.header.fields()
        self._cells = {c.field: (c.column, c.header) for c in self.header.columns if c.field}

    def read(self) -> ActivityRow:
        """Return the entry; raises RowRefused. The day is carried in any case."""
        day = self._day()
        text = self._text()
        start, end, minutes = self._times()
        volume, unit = self._volume()
        self._check_day(day)
        note, place = self._note()
        return ActivityRow(
            sheet=self.grid.name,
            row=self.row + 1,
            day=day,
            start=start,
            end=end,
            minutes=minutes,
            text=text,
            volume=volume,
            unit=unit,
            note=note,
            rhk=plain(self._value(DiaryField.RHK)) if self._has(DiaryField.RHK) else "",
            nip=self._nip(),
            place=place,
            tags=tuple(dict.fromkeys(t.lstrip("#") for t in self._words(DiaryField.TAGS))),
            cells=self._cells,
        )

    def _nip(self) -> str:
        column = self._fields.get(DiaryField.IDENTITY)
        if column is None:
            return ""
        digits = re.sub(r"\D", "", as_text(self.grid.spread(self.row, column)))
        return digits if len(digits) == NIP_DIGITS else ""

    def problem(self, code: str, *names: str, detail: str = "") -> SheetProblem:
        """Return a refusal or remark at the first of the fields that has a column."""
        letters, header = next((self._cells[n] for n in names if n in self._cells), ("", ""))
        return SheetProblem(
            code=code,
            sheet=self.grid.name,
            row=self.row + 1,
            column=letters,
            header=header,
            detail=detail,
        )

    def _refuse(self, code: str, *names: str, detail: str = "") -> RowRefused:
        return RowRefused(self.problem(code, *names, detail=detail))

    def _remark(self, code: str, *names: str, detail: str = "") -> None:
        self.remarks.append(self.problem(code, *names, detail=detail))

    def _value(self, name: str) -> CellValue:
        column = self._fields.get(name)
        if column is None:
            return ""
        value = self.grid.value(self.row, column)
        if self.escaped and isinstance(value, str) and _ESCAPED.match(value):
            return value[1:]
        return value

    def _has(self, name: str) -> bool:
        return not is_empty(self._value(name))

    def _words(self, name: str) -> list[str]:
        return [w for w in re.split(r"[\s,;]+", plain(self._value(name))) if w.strip("#-")]

    # --- the day ---------------------------------------------------------------------------
    def _day(self) -> date:
        column = self._fields.get(DiaryField.DATE)
        if column is None:
            return self._day_without_column()
        own = self._value(DiaryField.DATE)
        value = self.grid.spread(self.row, column)
        if is_empty(value) or (is_empty(own) and not self.grid.covered(self.row, column)):
            return self._day_above()
        self.carried.below = False
        found = self._read_day(value)
        if found is None and isinstance(value, str):
            found = self._read_day(value.split("\n")[0])
        self.carried.day, self.carried.bad = found, "" if found else clean(as_text(value))
        if found is None:
            raise self._refuse("diary_date_invalid", DiaryField.DATE, detail=self.carried.bad)
        return found

    def _read_day(self, value: CellValue) -> date | None:
        carried = self.carried
        return read_day(value, year=carried.year, month=carried.month, date1904=self.grid.date1904)

    def _day_without_column(self) -> date:
        start = self._value(DiaryField.START)
        if isinstance(start, datetime) and start.year > 1901:
            return start.date()
        if self.carried.day is None:
            raise self._refuse("date_missing", DiaryField.TIME, DiaryField.TEXT)
        return self.carried.day

    def _day_above(self) -> date:
        carried = self.carried
        if carried.bad:
            raise self._refuse("diary_date_invalid", DiaryField.DATE, detail=carried.bad)
        if carried.day is None:
            raise self._refuse("date_missing", DiaryField.DATE)
        if not carried.below:
            self._remark("date_from_row_above", DiaryField.DATE, detail=_numeric(carried.day))
        return carried.day

    def _check_day(self, day: date) -> None:
        carried = self.carried
        if carried.years and day.year not in carried.years:
            raise self._refuse("date_outside_year", DiaryField.DATE, detail=_numeric(day))
        if carried.month is not None and day.month != carried.month:
            self._remark("date_outside_month", DiaryField.DATE, detail=_numeric(day))

    # --- the text --------------------------------------------------------------------------
    def _text(self) -> str:
        text = plain(self._value(DiaryField.TEXT))
        if is_empty(text):
            raise self._refuse("description_missing", DiaryField.TEXT)
        if len(text) > LONGEST:
            raise self._refuse("description_long", DiaryField.TEXT, detail=str(len(text)))
        if len(text) < SHORT_TEXT:
            self._remark("description_short", DiaryField.TEXT, detail=text)
        return text

    def _note(self) -> tuple[str, WorkPlace]:
        parts = []
        note = plain(self._value(DiaryField.NOTE)) if self._has(DiaryField.NOTE) else ""
        place: WorkPlace | None = None
        if self._has(DiaryField.PLACE):
            words = plain(self._value(DiaryField.PLACE))
            place = read_place(words)
            if place is None:
                parts.append(f"Tempat: {words}")
        if self._has(DiaryField.OUTPUT) and read_volume(self._value(DiaryField.OUTPUT)) is None:
            parts.append(f"Hasil: {plain(self._value(DiaryField.OUTPUT))}")
        if self._has(DiaryField.EVIDENCE):
            parts.append(f"Bukti: {plain(self._value(DiaryField.EVIDENCE))}")
        whole = "\n".join(part for part in (note, *parts) if part)
        if len(whole) > LONGEST:
            self._remark("note_cut", DiaryField.NOTE, DiaryField.OUTPUT, detail=str(len(whole)))
            whole = whole[: LONGEST - 1] + "…"
        return whole, place or WorkPlace.OFFICE

    # --- the time --------------------------------------------------------------------------
    def _times(self) -> tuple[int | None, int | None, int]:
        """Return start, end and minutes; an entry may have only minutes, or no time at all."""
        lasted = self._duration()
        span, names = self._span()
        if span is None:
            timed = {DiaryField.TIME, DiaryField.START} & self._fields.keys()
            if lasted is None and (timed or DiaryField.MINUTES in self._fields):
                self._remark("time_missing", DiaryField.TIME, DiaryField.START, DiaryField.MINUTES)
            return None, None, lasted or 0
        start, end = span.start, span.end
        shown = self._shown(*names)
        if span.code == "end_missing" and start is not None and lasted:
            end = start + lasted
        elif span.code:
            raise self._refuse(span.code, *names, detail=shown)
        if start is None or end is None:
            raise self._refuse("time_invalid", *names, detail=shown)
        if end <= start and self.options.night_shift and end != start:
            end += DAY
        if end <= start:
            raise self._refuse("end_not_after_start", *names, detail=shown)
        minutes = end - start
        if lasted is not None and lasted > minutes:
            self._remark("minutes_exceed_times", DiaryField.MINUTES, detail=str(lasted))
        elif lasted is not None:
            minutes = lasted
        return start, end, minutes

    def _duration(self) -> int | None:
        if not self._has(DiaryField.MINUTES):
            return None
        value = self._value(DiaryField.MINUTES)
        if isinstance(value, int | float) and value == 0:
            return None
        found = read_duration(value, self.carried.duration_unit)
        if found is None:
            raise self._refuse(
                "duration_invalid", DiaryField.MINUTES, detail=self._shown("minutes")
            )
        return found

    def _span(self) -> tuple[Span | None, tuple[str, ...]]:
        """Return the time of the row, None without one, and where it stands."""
        if DiaryField.START in self._fields:
            return self._two_cells()
        if self._has(DiaryField.TIME):
            return read_span(self._value(DiaryField.TIME)), (DiaryField.TIME,)
        dated = self._value(DiaryField.DATE)
        if DiaryField.TIME not in self._fields and isinstance(dated, str) and "\n" in dated:
            return read_span(dated.split("\n", 1)[1]), (DiaryField.DATE,)
        return None, ()

    def _two_cells(self) -> tuple[Span | None, tuple[str, ...]]:  # noqa: PLR0911  (cases)
        """Read start and end from their own columns; one cell may hold both."""
        first, last = self._value(DiaryField.START), self._value(DiaryField.END)
        names = (DiaryField.START, DiaryField.END)
        if is_empty(first) and is_empty(last):
            if self._has(DiaryField.TIME):
                return read_span(self._value(DiaryField.TIME)), (DiaryField.TIME,)
            return None, ()
        start = read_clock(first)
        if start is None and is_empty(last):
            return read_span(first), names
        if start is None or start == DAY:
            return Span(code="time_invalid"), names
        if is_empty(last) or squeeze(as_text(last)) in {"selesai", "dst", "sls"}:
            return Span(start, code="end_missing"), tuple(reversed(names))
        end = read_clock(last)
        if end is None:
            return Span(code="time_invalid"), tuple(reversed(names))
        midnight = end == 0 and start > 0 and not self.options.night_shift
        return Span(start, DAY if midnight else end), names

    def _shown(self, *names: str) -> str:
        values = [self._value(name) for name in names if self._has(name)]
        return " - ".join(clean(as_text(value)) for value in values)

    # --- the volume ------------------------------------------------------------------------
    def _volume(self) -> tuple[Decimal | None, str | None]:
        unit = plain(self._value(DiaryField.UNIT)) if self._has(DiaryField.UNIT) else ""
        name = next(
            (n for n in (DiaryField.VOLUME, DiaryField.VOLUME_UNIT) if n in self._fields), ""
        )
        if not name:
            found = read_volume(self._value(DiaryField.OUTPUT))
            if found is None or found[0] <= 0:
                return None, self._unit(unit)
            return found[0], self._unit(unit or found[1] or "")
        if not self._has(name):
            self._remark("volume_missing", name)
            return None, self._unit(unit)
        value = self._value(name)
        found = read_volume(value)
        shown = clean(as_text(value))
        if found is None:
            raise self._refuse("volume_invalid", name, detail=shown)
        number, behind = found
        if number <= 0:
            raise self._refuse("volume_not_positive", name, detail=shown)
        if behind and name == DiaryField.VOLUME:
            self._remark("unit_in_volume", name, detail=shown)
        return number, self._unit(unit or behind or "")

    def _unit(self, text: str) -> str | None:
        if len(text) > LONGEST_UNIT:
            self._remark("unit_cut", DiaryField.UNIT, DiaryField.VOLUME, detail=text)
            text = text[: LONGEST_UNIT - 1] + "…"
        return " ".join(text.split()) or None


def _numeric(day: date) -> str:
    return day.strftime("%d-%m-%Y")
