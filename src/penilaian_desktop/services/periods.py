"""Periods, organisation results and the calendar: what HR sets for everybody (TS-1, PR-1, X-7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.appraisal import OrganisationPredicate, OrganisationResult, Period
from penilaian_desktop.domain.calendar import (
    Holiday,
    PeriodCode,
    ReducedHours,
    WorkingPattern,
)
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.cycle_views import LockLine
from penilaian_desktop.domain.employee import Employee, Unit
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.objection import LONGEST_WAIT
from penilaian_desktop.domain.record import Record, new_id
from penilaian_desktop.domain.voice_rule import VoiceRule
from penilaian_desktop.services.context import DEFAULT_SCHEME, Context, label, period_of, step_label
from penilaian_desktop.services.log_rules import locked as locked_period
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require_office
from penilaian_desktop.storage.unit_of_work import ReadUnit, UnitOfWork

R = TypeVar("R", bound=Record)

PARTS = {"Y": 1, "S": 2, "T": 4, "B": 12}
DEADLINE_DAYS = 10
"""Days after the end of a period until its appraisals are due, unless said otherwise."""
TERMS = ("objection_days", "decision_days", "objection_working_days", "manual_required", "voice")
"""What a new period takes over from the one of its kind before it."""


def store(unit: UnitOfWork, record: R) -> R:
    """Write a record: a new one when its id is "", else the next version."""
    if not record.id:
        return unit.add(replace(record, id=new_id()))
    return unit.put(record)


def check_dates(starts: date, ends: date | None) -> None:
    """Raise RuleViolation `dates_reversed` when the end lies before the start."""
    if ends is not None and ends < starts:
        raise RuleViolation("dates_reversed", field="ends")


def _with_terms_before(unit: ReadUnit, new: Period) -> Period:
    """Return a new period with the terms of the newest one of its kind before it."""
    kind = PeriodCode.parse(new.code).kind
    before = [
        period
        for period in unit.find(Period)
        if period.starts < new.starts and PeriodCode.parse(period.code).kind == kind
    ]
    if not before:
        return new
    newest = max(before, key=lambda period: period.starts)
    return replace(new, **{name: getattr(newest, name) for name in TERMS})


class PeriodKeeping:
    """Use cases of periods and calendar; `MasterData` carries them."""

    __slots__ = ()

    context: Context

    # --- periods ---------------------------------------------------------------------------
    def make_periods(
        self,
        s: Session,
        year: int,
        kind: str,
        *,
        scheme: str = DEFAULT_SCHEME,
        deadline_days: int = DEADLINE_DAYS,
    ) -> Outcome[tuple[Period, ...]]:
        """Make all periods of a kind (Y, S, T, B) for a year in one action (TS-1, PR-1).

        Those that are there already stay as they are; kinds run side by side (X-7). New ones take
        over the terms of the one of their kind before them. Raises RuleViolation
        `period_kind_unknown`, `year_invalid`, `scheme_unknown`.
        """
        require_office(s, Action.MANAGE_PERIOD)
        if kind not in PARTS:
            raise RuleViolation("period_kind_unknown", field="kind")
        if not 2000 <= year <= 2100:
            raise RuleViolation("year_invalid", field="year", year=year)
        if scheme not in self.context.schemes.codes:
            raise RuleViolation("scheme_unknown", field="scheme", value=scheme)
        version = self.context.schemes.get(scheme).version
        made: list[Period] = []
        with self.context.write(s, "undo_periods_made") as unit:
            for number in range(1, PARTS[kind] + 1):
                code = PeriodCode(year, kind, number)
                found = unit.find(Period, code=code.code, limit=1)
                if found:
                    made.append(found[0])
                    continue
                new = Period(
                    id=new_id(),
                    at=self.context.now(),
                    code=code.code,
                    starts=code.starts,
                    ends=code.ends,
                    deadline=code.ends + timedelta(days=deadline_days),
                    scheme=scheme,
                    scheme_version=version,
                )
                made.append(unit.add(_with_terms_before(unit, new)))
        return Outcome(tuple(made), Changes.of(Area.PERIODS), step_label(unit, "undo_periods_made"))

    def save_deadline(self, s: Session, period_code: str, deadline: date) -> Outcome[Period]:
        """Set the day until which appraisals of a period are due. Raises `dates_reversed`."""
        require_office(s, Action.MANAGE_PERIOD)
        with self.context.write(s, "undo_master_changed") as unit:
            old = period_of(unit, period_code)
            check_dates(old.starts, deadline)
            written = unit.put(replace(old, deadline=deadline))
        return Outcome(written, Changes.of(Area.PERIODS), step_label(unit, "undo_master_changed"))

    def save_own_deadlines(
        self,
        s: Session,
        period_code: str,
        *,
        self_deadline: date | None,
        publish_deadline: date | None,
    ) -> Outcome[Period]:
        """Set until when the staff report and results are published. Raises `dates_reversed`."""
        require_office(s, Action.MANAGE_PERIOD)
        with self.context.write(s, "undo_master_changed") as unit:
            old = period_of(unit, period_code)
            if self_deadline is not None:
                check_dates(old.starts, self_deadline)
                check_dates(self_deadline, old.deadline)
            if publish_deadline is not None:
                check_dates(old.deadline, publish_deadline)
            written = unit.put(
                replace(old, self_deadline=self_deadline, publish_deadline=publish_deadline)
            )
        return Outcome(written, Changes.of(Area.PERIODS), step_label(unit, "undo_master_changed"))

    def save_terms(
        self,
        s: Session,
        period_codes: Sequence[str],
        *,
        objection_days: int,
        decision_days: int,
        objection_working_days: bool,
        manual_required: bool,
        voice: VoiceRule | None = None,
    ) -> Outcome[tuple[Period, ...]]:
        """Set days of objections, Manual Indikator and what of the public counts, in one step.

        None as `voice` leaves it as it is.

        Raises RuleViolation `objection_days_invalid`, `period_locked`, `period_not_made`.
        """
        require_office(s, Action.MANAGE_PERIOD)
        for field, days in (("objection_days", objection_days), ("decision_days", decision_days)):
            if not 1 <= days <= LONGEST_WAIT:
                raise RuleViolation("objection_days_invalid", field=field, most=LONGEST_WAIT)
        written: list[Period] = []
        with self.context.write(s, "undo_master_changed") as unit:
            for code in dict.fromkeys(period_codes):
                old = period_of(unit, code)
                new = replace(
                    old,
                    objection_days=objection_days,
                    decision_days=decision_days,
                    objection_working_days=objection_working_days,
                    manual_required=manual_required,
                    voice=voice or old.voice,
                )
                if new != old and old.locked:
                    raise locked_period(unit, code)
                written.append(old if new == old else unit.put(new))
        changes = Changes.of(Area.PERIODS, Area.APPRAISALS, Area.PLANS)
        return Outcome(tuple(written), changes, step_label(unit, "undo_master_changed"))

    def lock_period(
        self, s: Session, period_code: str, *, locked: bool = True, reason: str = ""
    ) -> Outcome[Period]:
        """Lock a period against changes, or open it again; not a step that can be undone.

        Opening needs a reason, which is kept with who and when. Raises RuleViolation
        `lock_reason_missing`.
        """
        require_office(s, Action.MANAGE_PERIOD)
        if not locked and not reason.strip():
            raise RuleViolation("lock_reason_missing", field="reason")
        with self.context.write(s) as unit:
            old = period_of(unit, period_code)
            written = old
            if old.locked != locked:
                written = unit.put(
                    replace(
                        old,
                        locked=locked,
                        lock_reason=reason.strip(),
                        locked_by=s.person_id,
                        locked_on=self.context.today(unit),
                    )
                )
        return Outcome(written, Changes.of(Area.PERIODS), "")

    def lock_history(self, s: Session, period_code: str) -> tuple[LockLine, ...]:
        """Return who locked and opened a period, when and why, oldest first."""
        require_office(s, Action.MANAGE_PERIOD)
        with self.context.read() as unit:
            lines: list[LockLine] = []
            before = False
            for version in unit.journal.versions(period_of(unit, period_code).id):
                assert isinstance(version, Period)
                if version.locked == before:
                    continue
                before = version.locked
                who = unit.get(Employee, version.locked_by, include_deleted=True)
                lines.append(
                    LockLine(
                        at=version.at,
                        who=who.name if who else "",
                        locked=version.locked,
                        reason=version.lock_reason,
                    )
                )
            return tuple(lines)

    def make_year(
        self, s: Session, year: int, kinds: Sequence[str], *, scheme: str = DEFAULT_SCHEME
    ) -> Outcome[tuple[Period, ...]]:
        """Make the periods of several kinds for a year in one action, side by side (X-7).

        Raises as `make_periods`; RuleViolation `period_kind_unknown` without any kind.
        """
        if not kinds:
            raise RuleViolation("period_kind_unknown", field="kinds")
        made: list[Period] = []
        for kind in dict.fromkeys(kinds):
            made += self.make_periods(s, year, kind, scheme=scheme).value
        return Outcome(tuple(made), Changes.of(Area.PERIODS), label("undo_periods_made"))

    def save_organisation_result(
        self, s: Session, unit_id: str, period_code: str, predicate: OrganisationPredicate
    ) -> Outcome[OrganisationResult]:
        """Set the capaian kinerja organisasi of a unit in a period (Pasal 24–25)."""
        require_office(s, Action.MANAGE_PERIOD)
        with self.context.write(s, "undo_master_changed") as unit:
            unit.require(Unit, unit_id)
            period_of(unit, period_code)
            found = unit.find(OrganisationResult, unit_id=unit_id, period_code=period_code, limit=1)
            old = (
                found[0]
                if found
                else OrganisationResult(
                    id="",
                    at=self.context.now(),
                    unit_id=unit_id,
                    period_code=period_code,
                    predicate=predicate,
                )
            )
            written = store(unit, replace(old, predicate=predicate))
        return Outcome(
            written, Changes.of(Area.APPRAISALS), step_label(unit, "undo_master_changed")
        )

    def organisation_results(
        self, s: Session, unit_id: str
    ) -> tuple[tuple[str, OrganisationPredicate | None], ...]:
        """Return (period code, own capaian organisasi) of a unit for all periods, newest first."""
        require_office(s, Action.READ_MASTER_DATA)
        with self.context.read() as unit:
            results = unit.find(OrganisationResult, unit_id=unit_id)
            found = {result.period_code: result.predicate for result in results}
            return tuple(
                (period.code, found.get(period.code))
                for period in unit.find(Period, order=("-ends", "starts"))
            )

    # --- calendar --------------------------------------------------------------------------
    def patterns(self, s: Session) -> tuple[WorkingPattern, ...]:
        """Return the working patterns by name."""
        require_office(s, Action.READ_MASTER_DATA)
        with self.context.read() as unit:
            return unit.find(WorkingPattern, order=("name", "id"))

    def calendar(self, s: Session) -> tuple[tuple[Holiday, ...], tuple[ReducedHours, ...]]:
        """Return all free days and all spans of reduced hours, oldest first."""
        require_office(s, Action.READ_MASTER_DATA)
        with self.context.read() as unit:
            return (
                unit.find(Holiday, order=("day", "id")),
                unit.find(ReducedHours, order=("starts", "id")),
            )

    def save_pattern(self, s: Session, pattern: WorkingPattern) -> Outcome[WorkingPattern]:
        """Write a working pattern (id "" = a new one).

        Raises RuleViolation `pattern_invalid`, `name_required`.
        """
        require_office(s, Action.WRITE_MASTER_DATA)
        if not pattern.name.strip():
            raise RuleViolation("name_required", field="name")
        spans = (pattern.minutes, pattern.opens, pattern.closes)
        if any(len(span) != 7 for span in (*spans, pattern.break_start, pattern.break_end)):
            raise RuleViolation("pattern_invalid", field="minutes")
        if any(not 0 <= minutes <= 1440 for minutes in pattern.minutes):
            raise RuleViolation("pattern_invalid", field="minutes")
        with self.context.write(s, "undo_master_changed") as unit:
            written = store(unit, pattern)
        return Outcome(written, Changes.of(Area.CALENDAR), step_label(unit, "undo_master_changed"))

    def save_calendar(
        self, s: Session, holidays: Sequence[Holiday], reduced: Sequence[ReducedHours] = ()
    ) -> Outcome[int]:
        """Add the free days and reduced hours that are not there yet; return how many were new."""
        require_office(s, Action.WRITE_MASTER_DATA)
        count = 0
        with self.context.write(s, "undo_calendar_changed") as unit:
            days = {(h.day, h.name) for h in unit.find(Holiday)}
            spans = {(r.starts, r.ends) for r in unit.find(ReducedHours)}
            for holiday in holidays:
                if (holiday.day, holiday.name) not in days:
                    unit.add(replace(holiday, id=new_id()))
                    count += 1
            for span in reduced:
                if (span.starts, span.ends) not in spans:
                    check_dates(span.starts, span.ends)
                    unit.add(replace(span, id=new_id()))
                    count += 1
        return Outcome(count, Changes.of(Area.CALENDAR), step_label(unit, "undo_calendar_changed"))

    def save_reduced(self, s: Session, span: ReducedHours) -> Outcome[None]:
        """Add a span of reduced hours (its id is "") or change one.

        Raises what `check_dates` raises, RuleViolation `reduced_overlaps` when two would meet.
        """
        require_office(s, Action.WRITE_MASTER_DATA)
        with self.context.write(s, "undo_calendar_changed") as unit:
            check_dates(span.starts, span.ends)
            for other in unit.find(ReducedHours):
                if other.id != span.id and other.starts <= span.ends and span.starts <= other.ends:
                    raise RuleViolation("reduced_overlaps", field="starts", name=other.name)
            if span.id:
                unit.put(span)
            else:
                unit.add(replace(span, id=new_id(), at=self.context.now()))
        return Outcome(None, Changes.of(Area.CALENDAR), step_label(unit, "undo_calendar_changed"))

    def delete_reduced(self, s: Session, span_id: str) -> Outcome[None]:
        """Remove a span of reduced hours."""
        require_office(s, Action.WRITE_MASTER_DATA)
        with self.context.write(s, "undo_calendar_changed") as unit:
            unit.delete(ReducedHours, span_id)
        return Outcome(None, Changes.of(Area.CALENDAR), step_label(unit, "undo_calendar_changed"))

    def delete_holiday(self, s: Session, holiday_id: str) -> Outcome[None]:
        """Remove a free day."""
        require_office(s, Action.WRITE_MASTER_DATA)
        with self.context.write(s, "undo_calendar_changed") as unit:
            unit.delete(Holiday, holiday_id)
        return Outcome(None, Changes.of(Area.CALENDAR), step_label(unit, "undo_calendar_changed"))
