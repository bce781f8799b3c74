"""What the person concerned writes and sees of an appraisal (TS-11, WG-1, TJ-11, X-3)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from decimal import Decimal

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.appraisal import Actual, AppraisalState, SelfReport
from penilaian_desktop.domain.appraisal_views import AppraisalView, RhkResult
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.feedback_views import FeedbackItem
from penilaian_desktop.domain.plan import Indicator
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.services.appraisal_reading import (
    appraisal_view,
    feedback_items,
    scheme_of,
    standpoint,
)
from penilaian_desktop.services.appraisal_store import appraisal_of
from penilaian_desktop.services.context import Context, period_of, step_label
from penilaian_desktop.services.log_rules import locked
from penilaian_desktop.services.realisation import NOTHING, Realisation, log_totals, realise
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require
from penilaian_desktop.storage.unit_of_work import ReadUnit


@dataclass(frozen=True, slots=True)
class OwnRealisation:
    """The own indicators of a period with target, log total and what was written (Evaluasi).

    `rhk` are the RHK with the number of their entries and evidence.
    """

    period_code: str
    items: tuple[Realisation, ...]
    achievements: str
    challenges: str
    rhk: tuple[RhkResult, ...] = ()


class OwnPart:
    """Use cases of the person concerned; `Appraisals` carries them."""

    __slots__ = ()

    context: Context

    def own(self, s: Session, period_code: str) -> AppraisalView | None:
        """Return the own appraisal, or None until it is published (section 3 no. 16)."""
        code = PeriodCode.parse(period_code)
        with self.context.read() as unit:
            require(unit, s, Action.READ_PUBLISHED_APPRAISAL, s.person_id, code.starts, code.ends)
            found = appraisal_of(unit, s.person_id, period_code)
            if found is None or found.state is not AppraisalState.PUBLISHED:
                return None
            return appraisal_view(
                self.context,
                unit,
                s.person_id,
                code,
                reader_id=s.person_id,
                editable=False,
                for_owner=True,
            )

    def own_realisation(self, s: Session, period_code: str) -> OwnRealisation:
        """Return the own indicators with what the log adds up to, and the own report."""
        code = PeriodCode.parse(period_code)
        with self.context.read() as unit:
            require(unit, s, Action.WRITE_ACTUAL, s.person_id, code.starts, code.ends)
            scheme = scheme_of(self.context, unit, period_code)
            standing = standpoint(unit, scheme, s.person_id, code)
            report = self._report(unit, s, period_code)
            return OwnRealisation(
                period_code,
                standing.realised,
                report.achievements if report else "",
                report.challenges if report else "",
                tuple(replace(one, rating=None, suggested=None) for one in standing.results),
            )

    def own_feedback(self, s: Session, period_code: str) -> tuple[FeedbackItem, ...]:
        """Return the feedback that the person may see, oldest first.

        Feedback given while the period ran is seen at once (umpan balik berkelanjutan); what was
        written afterwards, while appraising, is seen with the published appraisal.
        """
        code = PeriodCode.parse(period_code)
        with self.context.read() as unit:
            require(unit, s, Action.READ_PUBLISHED_APPRAISAL, s.person_id, code.starts, code.ends)
            return visible_feedback(self.context, unit, s.person_id, code)

    def save_actual(
        self,
        s: Session,
        indicator_id: str,
        period_code: str,
        *,
        value: Decimal | None = None,
        text: str = "",
        note: str = "",
    ) -> Outcome[Realisation]:
        """Write the own realisation of an indicator; after the deadline it is marked late (TJ-11).

        Raises RuleViolation `period_not_made`, `period_locked`, `value_negative`.
        """
        if value is not None and value < 0:
            raise RuleViolation("value_negative", field="value")
        with self.context.write(s, "undo_actual_written") as unit:
            indicator = unit.require(Indicator, indicator_id)
            period = period_of(unit, period_code)
            require(unit, s, Action.WRITE_ACTUAL, indicator.person_id, period.starts, period.ends)
            if period.locked:
                raise locked(unit, period_code)
            code = PeriodCode.parse(period_code)
            total = log_totals(unit, s.person_id, code).get(indicator.rhk_id, NOTHING)
            former = unit.find(Actual, indicator_id=indicator_id, period_code=period_code, limit=1)
            base = (
                former[0]
                if former
                else Actual(
                    id=new_id(),
                    at=self.context.now(),
                    person_id=s.person_id,
                    indicator_id=indicator_id,
                    period_code=period_code,
                )
            )
            new = replace(
                base,
                value=value,
                text=text.strip(),
                note=note.strip(),
                from_log=realise(indicator, code, total, None).from_log,
                late=self.context.today(unit) > period.deadline,
            )
            written = unit.put(new) if former else unit.add(new)
            shown = realise(indicator, code, total, written)
        return Outcome(shown, self._own_changes(s), step_label(unit, "undo_actual_written"))

    def save_self_report(
        self, s: Session, period_code: str, *, achievements: str, challenges: str
    ) -> Outcome[SelfReport]:
        """Write pencapaian and tantangan in the person's own words (WG-1).

        Raises RuleViolation `period_not_made`, `period_locked`.
        """
        with self.context.write(s, "undo_self_report_written") as unit:
            period = period_of(unit, period_code)
            require(unit, s, Action.WRITE_ACTUAL, s.person_id, period.starts, period.ends)
            if period.locked:
                raise locked(unit, period_code)
            former = self._report(unit, s, period_code)
            if former is not None:
                written = unit.put(
                    replace(
                        former, achievements=achievements.strip(), challenges=challenges.strip()
                    )
                )
            else:
                written = unit.add(
                    SelfReport(
                        id=new_id(),
                        at=self.context.now(),
                        person_id=s.person_id,
                        period_code=period_code,
                        achievements=achievements.strip(),
                        challenges=challenges.strip(),
                    )
                )
        return Outcome(written, self._own_changes(s), step_label(unit, "undo_self_report_written"))

    def _report(self, unit: ReadUnit, s: Session, period_code: str) -> SelfReport | None:
        found = unit.find(SelfReport, person_id=s.person_id, period_code=period_code, limit=1)
        return found[0] if found else None

    def _own_changes(self, s: Session) -> Changes:
        return Changes.of(Area.APPRAISALS, persons=(s.person_id,))


def visible_feedback(
    context: Context, unit: ReadUnit, person_id: str, code: PeriodCode
) -> tuple[FeedbackItem, ...]:
    """Return the feedback of a period that the person concerned may see by now."""
    found = appraisal_of(unit, person_id, code.code)
    published = found is not None and found.state is AppraisalState.PUBLISHED
    until = None if published else end_of_period(context, unit, code)
    return feedback_items(unit, person_id, code.code, today=context.today(unit), until=until)


def end_of_period(context: Context, unit: ReadUnit, code: PeriodCode) -> datetime:
    """Return the moment at which a period ends at the agency's place."""
    zone = context.local(unit, context.now()).tzinfo
    return datetime.combine(code.ends + timedelta(days=1), time(), tzinfo=zone)
