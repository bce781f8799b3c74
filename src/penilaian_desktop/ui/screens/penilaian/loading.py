"""What the page Penilaian reads in one go; runs in the read lane."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from penilaian_desktop.domain.appraisal import AppraisalState, Period
from penilaian_desktop.domain.appraisal_views import AppraisalView
from penilaian_desktop.domain.attendance_views import PeriodAttendance
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.cycle_views import LateItem, RollUpView
from penilaian_desktop.domain.errors import NotAllowed
from penilaian_desktop.domain.fairness import Hint
from penilaian_desktop.domain.feedback_views import CollectionView
from penilaian_desktop.domain.follow_up_views import InnovationItem
from penilaian_desktop.domain.review_views import TeamMember
from penilaian_desktop.domain.scheme_views import FactItem
from penilaian_desktop.domain.since_views import SinceLast
from penilaian_desktop.domain.voice_views import PublicMaterial
from penilaian_desktop.domain.why_views import WhyView

if TYPE_CHECKING:
    from penilaian_desktop.services.registry import Services
    from penilaian_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class Round:
    """The staff of a period; `period` is None while there is none."""

    periods: tuple[Period, ...]
    period: Period | None
    members: tuple[TeamMember, ...]
    late: tuple[LateItem, ...] = ()

    def late_of(self, person_id: str) -> tuple[LateItem, ...]:
        """Return what a person reported after the deadline."""
        return tuple(item for item in self.late if item.person.person_id == person_id)

    def ready(self) -> tuple[TeamMember, ...]:
        """Return who is finished and not yet published."""
        return tuple(m for m in self.members if m.appraisal_state is AppraisalState.FINISHED)

    def decided(self) -> int:
        """Return how many are finished or published."""
        done = (AppraisalState.FINISHED, AppraisalState.PUBLISHED)
        return sum(m.appraisal_state in done for m in self.members)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One person's appraisal with the matrix it is decided by, and what else it rests on.

    `peers` is None where the session's person may not ask colleagues.
    """

    why: WhyView
    facts: tuple[FactItem, ...] = ()
    peers: CollectionView | None = None
    roll_up: RollUpView | None = None
    innovations: tuple[InnovationItem, ...] = ()
    heard: PublicMaterial | None = None
    since: SinceLast | None = None
    attendance: PeriodAttendance | None = None

    @property
    def view(self) -> AppraisalView:
        """Return the appraisal."""
        return self.why.appraisal


def due_period(periods: tuple[Period, ...], today: date) -> Period | None:
    """Return the period to appraise: the newest that has ended, else the one that runs."""
    started = [p for p in periods if p.starts <= today]
    ended = [p for p in started if p.ends < today and not p.locked]
    pool = ended or started or list(periods[:1])
    return max(pool, key=lambda p: (p.ends, p.starts), default=None)


def load_round(services: Services, session: Session, wanted: str, today: date) -> Round:
    """Return periods and the staff of the period wanted, or of the one that is due."""
    periods = services.appraisals.periods(session)
    period = next((p for p in periods if p.code == wanted), None) or due_period(periods, today)
    if period is None:
        return Round(periods, None, ())
    return Round(
        periods,
        period,
        services.reviews.team(session, period.code),
        services.stages.late(session, period.code),
    )


def load_sheet(services: Services, session: Session, person_id: str, code: str) -> Sheet:
    """Return the appraisal of a person with facts, requests, and parts."""
    return Sheet(
        services.appraisals.why(session, person_id, code),
        facts=services.schemes.facts_for(session, person_id, code),
        peers=_collection(services, session, person_id, code),
        roll_up=_roll_up(services, session, person_id, code),
        innovations=services.innovations.list(session, person_id, code),
        heard=_heard(services, session, person_id, code),
        since=_since(services, session, person_id, code),
        attendance=_attendance(services, session, person_id, code),
    )


def load_hints(services: Services, session: Session, code: str) -> tuple[Hint, ...]:
    """Return the hints on the fairness of the ratings of the own units in a period."""
    found: list[Hint] = []
    for unit_id, _name in services.calibration.units(session, code)[:1]:
        found += services.calibration.view(session, unit_id, code).hints
    return tuple(found)


def _roll_up(services: Services, session: Session, person_id: str, code: str) -> RollUpView | None:
    if PeriodCode.parse(code).kind not in {"Y", "S"}:
        return None
    try:
        return services.roll_ups.view(session, person_id, code)
    except NotAllowed:
        return None


def _heard(
    services: Services, session: Session, person_id: str, code: str
) -> PublicMaterial | None:
    try:
        return services.public_notes.material(session, person_id, code)
    except NotAllowed:
        return None


def _since(services: Services, session: Session, person_id: str, code: str) -> SinceLast | None:
    try:
        return services.since_last.view(session, person_id, code)
    except NotAllowed:
        return None


def _attendance(
    services: Services, session: Session, person_id: str, code: str
) -> PeriodAttendance | None:
    try:
        return services.attendance_periods.of_period(session, person_id, code)
    except NotAllowed:
        return None


def _collection(
    services: Services, session: Session, person_id: str, code: str
) -> CollectionView | None:
    try:
        return services.peer_feedback.collection(session, person_id, code)
    except NotAllowed:
        return None
