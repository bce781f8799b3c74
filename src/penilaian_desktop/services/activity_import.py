"""An employee's own diary becomes entries of the log: drafts, in one step, nothing twice (TS-4).

`spreadsheets` reads the file; this compares it with the log, the plan and the calendar of the
person, and writes what is left.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from penilaian_desktop.domain.access import Action, Role
from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.domain.activity_sheet import (
    TIME_FIELDS,
    ActivityRow,
    ActivitySheet,
    DiaryField,
    DiaryOptions,
    free_day_remarks,
)
from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.calendar import WorkCalendar, minutes_by_day
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.employee_sheet import SheetProblem
from penilaian_desktop.domain.entry_views import RhkChoice
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.nip import format_nip
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.services.context import Context, setting_number, step_label
from penilaian_desktop.services.log_rules import DAY_MINUTES, LATE_AFTER_DAYS
from penilaian_desktop.services.people import calendar_of, pattern_of
from penilaian_desktop.services.plan_reading import rhk_on
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require
from penilaian_desktop.storage.unit_of_work import ReadUnit

KEPT = 40
"""Kinds of headers whose mapping an account remembers."""

Key = tuple[date, int | None, int | None, int, str]
Mapped = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ActivityImport:
    """Use cases of the import of a diary."""

    context: Context

    def options(self, s: Session) -> DiaryOptions:
        """Return how this account's diaries are read: remembered mappings, night shifts."""
        with self.context.read() as unit:
            today = self.context.today(unit)
            require(unit, s, Action.LOG_ACTIVITY, s.person_id, today)
            return DiaryOptions(
                mappings=_mappings(unit, s),
                night_shift=pattern_of(unit, s.person_id, today).night_shift,
            )

    def remember(self, s: Session, signature: str, fields: Mapped | None) -> None:
        """Keep which field each heading of a kind of header holds; None forgets it."""
        with self.context.write(s) as unit:
            kept = dict(_mappings(unit, s))
            kept.pop(signature, None)
            if fields is not None:
                kept[signature] = dict(fields)
            newest = dict(list(kept.items())[-KEPT:])
            unit.set_setting(_key(s), json.dumps(newest, ensure_ascii=False) if newest else None)

    def check(self, s: Session, sheet: ActivitySheet, *, own: bool = False) -> ActivitySheet:
        """Return the diary as it would be taken over now; nothing is written.

        `own` is the person's word that a diary under another NIP is theirs.
        """
        with self.context.read() as unit:
            return self._checked(unit, s, sheet, own=own)

    def apply(self, s: Session, sheet: ActivitySheet, *, own: bool = False) -> Outcome[int]:
        """Write the rows that are left as drafts, as one step, and return their number.

        `sheet` is what was read; it is checked again within the unit of work. Raises
        RuleViolation `diary_nothing_left` when no row is left.
        """
        with self.context.read() as unit:
            count = len(self._checked(unit, s, sheet, own=own).records)
        if not count:
            raise RuleViolation("diary_nothing_left")
        with self.context.write(s, "undo_diary_imported", count=count) as unit:
            rows = self._checked(unit, s, sheet, own=own).records
            unit.add_many([self._activity(s, row) for row in rows])
        return Outcome(
            len(rows),
            Changes.of(Area.ACTIVITIES, persons=(s.person_id,)),
            step_label(unit, "undo_diary_imported", count=count),
        )

    def _activity(self, s: Session, row: ActivityRow) -> Activity:
        return Activity(
            id=new_id(),
            at=self.context.now(),
            person_id=s.person_id,
            day=row.day,
            start=row.start,
            end=row.end,
            minutes=row.minutes,
            text=row.text,
            volume=row.volume,
            unit=row.unit,
            rhk_id=row.rhk_id,
            tags=row.tags,
            place=row.place,
            note=row.note,
            late=row.late,
        )

    def _checked(
        self, unit: ReadUnit, s: Session, sheet: ActivitySheet, *, own: bool
    ) -> ActivitySheet:
        today = self.context.today(unit)
        require(unit, s, Action.LOG_ACTIVITY, s.person_id, today)
        if not sheet.records:
            return sheet
        person = unit.require(Employee, s.person_id)
        if sheet.owner_nip and person.identity and sheet.owner_nip != person.identity and not own:
            other = format_nip(sheet.owner_nip)
            return sheet.without(
                row.problem("diary_of_other", detail=other) for row in sheet.records
            )
        found = _Check(unit, person, sheet, today).run()
        calendar = _Calendars(unit, s.person_id)
        return found.with_remarks(free_day_remarks(found.records, calendar.free))


@dataclass(slots=True)
class _Calendars:
    """Tells why days are free; the calendar of each year is read once."""

    unit: ReadUnit
    person_id: str
    _years: dict[int, WorkCalendar] | None = None

    def free(self, day: date) -> str:
        """Return why a day is free, "" for a working day."""
        years = self._years = self._years if self._years is not None else {}
        if day.year not in years:
            years[day.year] = calendar_of(self.unit, self.person_id, day)
        target = years[day.year].day(day)
        return target.free if target.free_kind in {"weekend", "holiday"} else ""


class _Check:
    """Goes through the rows in the order of the sheet with the log beside it."""

    def __init__(self, unit: ReadUnit, person: Employee, sheet: ActivitySheet, today: date) -> None:
        self._unit = unit
        self._sheet = sheet
        self._today = today
        days = [row.day for row in sheet.records]
        one = timedelta(days=1)
        stored = unit.activities.between(person.id, min(days) - one, max(days) + one)
        self._stored = Counter(_stored_key(item) for item in stored)
        self._minutes: Counter[date] = Counter()
        for item in stored:
            self._count(item.day, item.start, item.end, item.minutes)
        self._locked = unit.find(Period, locked=True)
        self._late_after = setting_number(unit, "policy.late_after_days", LATE_AFTER_DAYS)
        self._choices: dict[int, tuple[RhkChoice, ...]] = {}
        self._person_id = person.id
        self._nip = person.identity

    def _count(self, day: date, start: int | None, end: int | None, minutes: int) -> None:
        for at, share in minutes_by_day(day, start, end, minutes):
            self._minutes[at] += share

    def run(self) -> ActivitySheet:
        """Return the sheet without refused and known rows, RHK looked up and late rows marked."""
        refused: list[SheetProblem] = []
        known: list[SheetProblem] = []
        remarks: list[SheetProblem] = []
        kept: list[ActivityRow] = []
        for row in self._sheet.records:
            if self._stored[row.key] > 0:
                self._stored[row.key] -= 1
                known.append(row.problem("diary_known", DiaryField.TEXT))
                continue
            problem = self._refusal(row)
            if problem is not None:
                refused.append(problem)
                continue
            self._count(row.day, row.start, row.end, row.minutes)
            rhk_id = self._rhk(row)
            if row.rhk and rhk_id is None:
                remarks.append(
                    row.problem("diary_rhk_unknown", DiaryField.RHK, detail=row.rhk[:60])
                )
            late = (self._today - row.day).days > self._late_after
            kept.append(replace(row, rhk_id=rhk_id, late=late))
        found = self._sheet.without(refused, known)
        return replace(found, records=tuple(kept)).with_remarks(remarks)

    def _refusal(self, row: ActivityRow) -> SheetProblem | None:
        if row.nip and self._nip and row.nip != self._nip:
            return row.problem(
                "diary_row_of_other", DiaryField.IDENTITY, detail=format_nip(row.nip)
            )
        if row.day > self._today:
            return row.problem(
                "diary_in_future", DiaryField.DATE, detail=row.day.strftime("%d-%m-%Y")
            )
        for period in self._locked:
            if period.starts <= row.day <= period.ends:
                names = [a.name for a in self._unit.accounts.with_role(Role.HR)]
                who = ", ".join(names) or "bagian kepegawaian"
                return row.problem("diary_period_locked", DiaryField.DATE, detail=who)
        for day, minutes in minutes_by_day(row.day, row.start, row.end, row.minutes):
            total = self._minutes[day] + minutes
            if total > DAY_MINUTES:
                return row.problem("day_too_full", *TIME_FIELDS, detail=str(total))
        return None

    def _rhk(self, row: ActivityRow) -> str | None:
        """Return the RHK that a row names by its number or its text, None when none does."""
        if not row.rhk:
            return None
        if row.day.year not in self._choices:
            self._choices[row.day.year] = rhk_on(self._unit, self._person_id, row.day)
        choices = self._choices[row.day.year]
        wanted = _folded(row.rhk)
        for choice in choices:
            if _folded(choice.text) == wanted:
                return choice.rhk_id
        numbered = re.match(r"(?:rhk|skp|iki|no|nomor)?[\s.:#]*(\d{1,3})(?![\d%])", wanted)
        if numbered:
            number = int(numbered[1])
            return next((c.rhk_id for c in choices if c.number == number), None)
        starting = [c.rhk_id for c in choices if len(wanted) > 8 and wanted in _folded(c.text)]
        return starting[0] if len(starting) == 1 else None


def _stored_key(item: ActivityItem) -> Key:
    return (item.day, item.start, item.end, item.minutes, " ".join(item.text.split()))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _key(s: Session) -> str:
    return f"diary_mappings.{s.account_id}"


def _mappings(unit: ReadUnit, s: Session) -> dict[str, Mapped]:
    text = unit.setting(_key(s))
    found: dict[str, Mapped] = json.loads(text) if text else {}
    return found
