"""Kalibrasi: the predicates of a unit looked at together, before → after with reasons.

Everything here is advice except the change itself, which is a signed decision (SE MenPANRB 3/2023).
Who may change a result: its appraiser and the superior of the appraiser, while it is finished and
not published.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.appraisal import Appraisal, AppraisalState, Predicate, Rating
from penilaian_desktop.domain.appraisal_access import open_in
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.calibration import (
    Calibration,
    CalibrationChange,
    CalibrationState,
)
from penilaian_desktop.domain.calibration_views import (
    CalibrationFormView,
    CalibrationRow,
    CalibrationView,
    MinutesItem,
)
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.distribution import check, pattern_for, shares
from penilaian_desktop.domain.employee import Employee, Unit
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.fairness import TOO_SMALL, hints, share_above
from penilaian_desktop.domain.period_parts import period_before
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.result_views import ResultPreview, StandingResult
from penilaian_desktop.domain.scheme_facts import asked_ratings
from penilaian_desktop.services.appraisal_reading import organisation_of_unit, scheme_of
from penilaian_desktop.services.appraisal_store import appraisal_of, appraisals_of
from penilaian_desktop.services.calibration_paper import minutes_form
from penilaian_desktop.services.calibration_reading import (
    calibrated_staff,
    calibration_of,
    changes_without,
    common_unit,
    rated_of,
    unit_choices,
)
from penilaian_desktop.services.context import Context, period_of, step_label
from penilaian_desktop.services.effective import results_of
from penilaian_desktop.services.log_rules import locked
from penilaian_desktop.services.people import by_name, person_item
from penilaian_desktop.services.result_preview import preview_of, result_after
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import clamp, require
from penilaian_desktop.storage.unit_of_work import ReadUnit, UnitOfWork


@dataclass(frozen=True, slots=True)
class Calibrations:
    """Use cases of a calibration: view, open, change, close."""

    context: Context

    # --- reading ---------------------------------------------------------------------------
    def units(self, s: Session, period_code: str) -> tuple[tuple[str, str], ...]:
        """Return (id, name) of the units in which the session may calibrate somebody."""
        code = PeriodCode.parse(period_code)
        with self.context.read() as unit:
            return unit_choices(unit, s, clamp(self.context.today(unit), code.starts, code.ends))

    def common_unit(self, s: Session, period_code: str) -> str:
        """Return the narrowest unit that holds all whom the session may calibrate, or ""."""
        code = PeriodCode.parse(period_code)
        with self.context.read() as unit:
            return common_unit(unit, s, clamp(self.context.today(unit), code.starts, code.ends))

    def form(self, s: Session, unit_id: str, period_code: str) -> CalibrationFormView:
        """Return what the berita acara prints. Raises RuleViolation `calibration_missing`."""
        code = PeriodCode.parse(period_code)
        with self.context.read() as unit:
            meeting = calibration_of(unit, unit_id, code.code, s.person_id)
            if meeting is None:
                raise RuleViolation("calibration_missing")
            return minutes_form(unit, s, self._view(unit, s, unit_id, code), meeting)

    def view(self, s: Session, unit_id: str, period_code: str) -> CalibrationView:
        """Return the predicates of a unit against the advised pattern.

        Only persons whose results the session may change stand in it. Raises NotAllowed
        `not_your_unit`.
        """
        code = PeriodCode.parse(period_code)
        with self.context.read() as unit:
            return self._view(unit, s, unit_id, code)

    def preview(
        self,
        s: Session,
        period_code: str,
        person_id: str,
        work: Rating | None,
        behaviour: Rating | None,
    ) -> ResultPreview:
        """Return what new ratings would give a person, and by which rule; nothing is written.

        Raises NotAllowed; RuleViolation `calibration_not_finished`, `appraisal_published`.
        """
        code = PeriodCode.parse(period_code)
        with self.context.read() as unit:
            day = clamp(self.context.today(unit), code.starts, code.ends)
            require(unit, s, Action.CALIBRATE, person_id, day)
            appraisal = self._finished(unit, person_id, period_code)
            scheme = self.context.schemes.get(appraisal.scheme, appraisal.scheme_version)
            return preview_of(scheme, appraisal.trail, work, behaviour)

    # --- writing ---------------------------------------------------------------------------
    def open(
        self,
        s: Session,
        unit_id: str,
        period_code: str,
        *,
        held_on: date | None = None,
        place: str = "",
        participants: Sequence[str] = (),
        notes: str = "",
    ) -> Outcome[CalibrationView]:
        """Write what the minutes say of the meeting; makes the calibration when there is none.

        Raises NotAllowed; RuleViolation `calibration_closed`, `period_locked`.
        """
        code = PeriodCode.parse(period_code)
        with self.context.write(s, "undo_calibration_changed") as unit:
            found = self._opened(unit, s, unit_id, code)
            new = replace(
                found,
                held_on=held_on or found.held_on,
                place=place.strip(),
                participants=tuple(name.strip() for name in participants if name.strip()),
                notes=notes.strip(),
            )
            if new != found:
                unit.put(new)
            view = self._view(unit, s, unit_id, code)
        return Outcome(view, self._changes(), step_label(unit, "undo_calibration_changed"))

    def change(
        self,
        s: Session,
        unit_id: str,
        period_code: str,
        person_id: str,
        *,
        work: Rating | None = None,
        behaviour: Rating | None = None,
        predicate: Predicate | None = None,
        reason: str,
    ) -> Outcome[CalibrationView]:
        """Change the ratings of a person, with the reason; signed. The old ones take it back.

        A rating that is not given stays. Where the scheme asks for no rating it is the predicate
        that is given. Raises NotAllowed; RuleViolation `calibration_reason_missing`,
        `calibration_not_finished`, `appraisal_published`, `calibration_closed`, `period_locked`,
        `predicate_by_ratings`.
        """
        code = PeriodCode.parse(period_code)
        with self.context.write(s, "undo_calibrated") as unit:
            day = clamp(self.context.today(unit), code.starts, code.ends)
            require(unit, s, Action.CALIBRATE, person_id, day)
            if person_id not in calibrated_staff(unit, s, unit_id, day):
                raise NotAllowed("not_your_unit")
            meeting = self._opened(unit, s, unit_id, code)
            appraisal = self._finished(unit, person_id, period_code)
            own = self._own(unit, s, meeting, person_id)
            before = changes_without(unit, appraisal, {record.id for record in own})
            scheme = self.context.schemes.get(appraisal.scheme, appraisal.scheme_version)
            after = result_after(scheme, appraisal.trail, before, work, behaviour, predicate)
            self._write(unit, meeting, appraisal, own, before, after, reason.strip())
            view = self._view(unit, s, unit_id, code)
        return Outcome(view, self._changes(person_id), step_label(unit, "undo_calibrated"))

    def close(self, s: Session, unit_id: str, period_code: str) -> Outcome[CalibrationView]:
        """Close a calibration: the minutes are final and can be printed. It cannot be undone.

        Raises NotAllowed; RuleViolation `calibration_missing`, `calibration_closed`,
        `calibration_participants_missing`, `calibration_nobody_rated`.
        """
        code = PeriodCode.parse(period_code)
        with self.context.write(s) as unit:
            day = clamp(self.context.today(unit), code.starts, code.ends)
            if not calibrated_staff(unit, s, unit_id, day):
                raise NotAllowed("not_your_unit")
            found = calibration_of(unit, unit_id, period_code, s.person_id)
            if found is None:
                raise RuleViolation("calibration_missing")
            if found.state is CalibrationState.CLOSED:
                raise RuleViolation("calibration_closed")
            if not found.participants:
                raise RuleViolation("calibration_participants_missing", field="participants")
            before = self._view(unit, s, unit_id, code)
            if before.missing == len(before.rows):
                raise RuleViolation("calibration_nobody_rated")
            unit.put(replace(found, state=CalibrationState.CLOSED))
            view = self._view(unit, s, unit_id, code)
        return Outcome(view, self._changes(), "")

    # --- inside ----------------------------------------------------------------------------
    def _opened(self, unit: UnitOfWork, s: Session, unit_id: str, code: PeriodCode) -> Calibration:
        period = period_of(unit, code.code)
        day = clamp(self.context.today(unit), code.starts, code.ends)
        if not calibrated_staff(unit, s, unit_id, day):
            raise NotAllowed("not_your_unit")
        if period.locked:
            raise locked(unit, code.code)
        found = calibration_of(unit, unit_id, code.code, s.person_id)
        if found is None:
            return unit.add(
                Calibration(
                    id=new_id(),
                    at=self.context.now(),
                    person_id=s.person_id,
                    unit_id=unit_id,
                    period_code=code.code,
                    held_on=self.context.today(unit),
                )
            )
        if found.state is CalibrationState.CLOSED:
            raise RuleViolation("calibration_closed")
        return found

    def _finished(self, unit: ReadUnit, person_id: str, period_code: str) -> Appraisal:
        found = appraisal_of(unit, person_id, period_code)
        if found is not None and found.state is AppraisalState.PUBLISHED:
            raise RuleViolation("appraisal_published")
        if found is None or not open_in(Action.CALIBRATE, found.state):
            employee = unit.get(Employee, person_id)
            raise RuleViolation("calibration_not_finished", name=employee.name if employee else "")
        return found

    def _own(
        self, unit: ReadUnit, s: Session, meeting: Calibration, person_id: str
    ) -> tuple[CalibrationChange, ...]:
        return unit.find(
            CalibrationChange,
            person_id=person_id,
            calibration_id=meeting.id,
            author_id=s.person_id,
            limit=1,
        )

    def _write(
        self,
        unit: UnitOfWork,
        meeting: Calibration,
        appraisal: Appraisal,
        own: tuple[CalibrationChange, ...],
        before: StandingResult,
        after: StandingResult,
        reason: str,
    ) -> None:
        same = (after.work, after.behaviour, after.predicate)
        if same == (before.work, before.behaviour, before.predicate):
            for record in own:
                unit.delete(CalibrationChange, record.id)
            return
        if not reason:
            raise RuleViolation("calibration_reason_missing", field="reason")
        if before.predicate is None or after.predicate is None:
            raise RuleViolation("calibration_not_finished", name=appraisal.employee.name)
        new = CalibrationChange(
            id=own[0].id if own else new_id(),
            version=own[0].version if own else 1,
            at=self.context.now(),
            person_id=appraisal.person_id,
            calibration_id=meeting.id,
            period_code=appraisal.period_code,
            work_before=before.work,
            behaviour_before=before.behaviour,
            predicate_before=before.predicate,
            work_after=after.work,
            behaviour_after=after.behaviour,
            predicate_after=after.predicate,
            reason=reason,
            scheme=appraisal.scheme,
            scheme_version=appraisal.scheme_version,
        )
        if own:
            unit.put(new)
        else:
            unit.add(new)

    def _view(self, unit: ReadUnit, s: Session, unit_id: str, code: PeriodCode) -> CalibrationView:
        day = clamp(self.context.today(unit), code.starts, code.ends)
        staff = calibrated_staff(unit, s, unit_id, day)
        if not staff:
            raise NotAllowed("not_your_unit")
        appraisals = appraisals_of(unit, staff, code.code)
        results = results_of(unit, appraisals, code.code)
        rated = rated_of(unit, appraisals, results, code)
        read = {one.person_id: (one.opened, one.entries) for one in rated}
        meeting = calibration_of(unit, unit_id, code.code, s.person_id)
        period = period_of(unit, code.code)
        open_meeting = meeting is None or meeting.state is CalibrationState.OPEN
        editable = open_meeting and not period.locked
        rows = tuple(
            self._row(
                unit, person.id, day, appraisals.get(person.id), results.get(person.id),
                read.get(person.id, (0, 0)), editable=editable,
            )
            for person in by_name(unit, staff)
        )  # fmt: skip
        now = Counter(row.predicate for row in rows if row.predicate is not None)
        former = Counter(row.predicate_before for row in rows if row.predicate_before is not None)
        organisation = organisation_of_unit(unit, unit_id, code)
        scheme = scheme_of(self.context, unit, code.code)
        pattern = pattern_for(scheme, organisation) if organisation else None
        place = unit.get(Unit, unit_id)
        return CalibrationView(
            unit_id=unit_id,
            unit_name=place.name if place else "",
            period_code=code.code,
            organisation=organisation,
            rows=rows,
            counts=shares(now),
            before=shares(former),
            pattern_text=pattern.text if pattern else "",
            advice=check(pattern, now) if pattern else (),
            curve=pattern.shape if pattern else (),
            too_small=len(rows) < TOO_SMALL,
            missing=sum(row.predicate is None for row in rows),
            hints=hints(rated, self._share_before(unit, staff, code)),
            minutes=self._minutes(unit, s, meeting),
            editable=editable,
            asks=asked_ratings(scheme),
        )

    def _row(
        self,
        unit: ReadUnit,
        person_id: str,
        day: date,
        appraisal: Appraisal | None,
        result: StandingResult | None,
        read: tuple[int, int],
        *,
        editable: bool,
    ) -> CalibrationRow:
        decided = appraisal is not None and appraisal.state is not AppraisalState.DRAFT
        state = appraisal.state if appraisal else None
        return CalibrationRow(
            person=person_item(unit, person_id, day),
            appraiser=appraisal.appraiser.name if appraisal else "",
            state=state,
            work=result.work if result and decided else None,
            behaviour=result.behaviour if result and decided else None,
            predicate=result.predicate if result and decided else None,
            work_before=appraisal.work_rating if appraisal and decided else None,
            behaviour_before=appraisal.behaviour_rating if appraisal and decided else None,
            predicate_before=appraisal.predicate if appraisal and decided else None,
            opened=read[0],
            entries=read[1],
            changes=result.changes if result else (),
            editable=editable and open_in(Action.CALIBRATE, state),
        )

    def _share_before(
        self, unit: ReadUnit, staff: Sequence[str], code: PeriodCode
    ) -> Decimal | None:
        """Return the share of ratings above in the period before, None without enough."""
        appraisals = appraisals_of(unit, staff, period_before(code).code)
        return share_above(
            [
                rating
                for found in appraisals.values()
                if found.state is not AppraisalState.DRAFT
                for rating in (found.work_rating, found.behaviour_rating)
                if rating is not None
            ]
        )

    def _minutes(self, unit: ReadUnit, s: Session, meeting: Calibration | None) -> MinutesItem:
        if meeting is None:
            return MinutesItem(
                id="",
                led_by=s.display_name,
                held_on=None,
                place="",
                participants=(),
                notes="",
                closed=False,
            )
        leader = unit.get(Employee, meeting.person_id, include_deleted=True)
        return MinutesItem(
            id=meeting.id,
            led_by=leader.name if leader else "",
            held_on=meeting.held_on,
            place=meeting.place,
            participants=meeting.participants,
            notes=meeting.notes,
            closed=meeting.state is CalibrationState.CLOSED,
        )

    def _changes(self, *persons: str) -> Changes:
        return Changes.of(Area.APPRAISALS, persons=persons)
