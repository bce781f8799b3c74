"""What the page Penilaian reads in one go; runs in the read lane."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from penilaian_desktop.domain.appraisal import AppraisalState, Period
from penilaian_desktop.domain.errors import NotAllowed
from penilaian_desktop.domain.feedback_views import CollectionView
from penilaian_desktop.domain.scheme_views import FactItem
from penilaian_desktop.domain.views import AppraisalView, TeamMember, WhyView

if TYPE_CHECKING:
    from penilaian_desktop.services.registry import Services
    from penilaian_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class Round:
    """The staff of a period; `period` is None while there is none."""

    periods: tuple[Period, ...]
    period: Period | None
    members: tuple[TeamMember, ...]

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
    members = services.reviews.team(session, period.code) if period is not None else ()
    return Round(periods, period, members)


def load_sheet(services: Services, session: Session, person_id: str, code: str) -> Sheet:
    """Return the appraisal of a person with facts, requests, and parts."""
    return Sheet(
        services.appraisals.why(session, person_id, code),
        facts=services.schemes.facts_for(session, person_id, code),
        peers=_collection(services, session, person_id, code),
    )


def _collection(
    services: Services, session: Session, person_id: str, code: str
) -> CollectionView | None:
    try:
        return services.peer_feedback.collection(session, person_id, code)
    except NotAllowed:
        return None
