"""What the page Evaluasi reads in one go; runs in the read lane."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.appraisal_views import AppraisalView
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.cycle_views import RollUpView
from penilaian_desktop.domain.feedback_views import AskedItem, FeedbackItem
from penilaian_desktop.domain.follow_up_views import InnovationItem
from penilaian_desktop.domain.history_views import PastResult
from penilaian_desktop.domain.improvement_views import VoiceOffer
from penilaian_desktop.domain.objection_views import FilingView
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.domain.task_views import TaskView
from penilaian_desktop.domain.voice_views import HeardLine
from penilaian_desktop.services.self_appraisal import OwnRealisation

if TYPE_CHECKING:
    from penilaian_desktop.services.registry import Services
    from penilaian_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """The own evaluation of a period; `period` is None while HR made none."""

    periods: tuple[Period, ...]
    period: Period | None
    plan: PlanView | None
    own: OwnRealisation | None
    feedback: tuple[FeedbackItem, ...]
    result: AppraisalView | None
    tasks: tuple[TaskView, ...] = ()
    innovations: tuple[InnovationItem, ...] = ()
    filing: FilingView | None = None
    asked: tuple[AskedItem, ...] = ()
    history: tuple[PastResult, ...] = ()
    praise: tuple[HeardLine, ...] = ()
    offers: tuple[VoiceOffer, ...] = ()
    roll_up: RollUpView | None = None
    credit: str = ""
    """Why there is no angka kredit for the year, "" when there is."""
    old_years: tuple[int, ...] = ()
    """Years before PermenPANRB 6/2022 with a value in the archive, newest first."""

    @property
    def code(self) -> str:
        """Return the code of the period, "" when there is none."""
        return self.period.code if self.period is not None else ""


def running_period(periods: tuple[Period, ...], today: date) -> Period | None:
    """Return the shortest period that runs today, else the newest that has started."""
    running = [p for p in periods if p.starts <= today <= p.ends]
    if running:
        return min(running, key=lambda p: p.ends - p.starts)
    started = [p for p in periods if p.starts <= today] or list(periods)
    return max(started, key=lambda p: p.ends, default=None)


def load(services: Services, session: Session, wanted: str, today: date) -> OwnSheet:
    """Return everything of the own period wanted, or of the one that runs."""
    periods = services.appraisals.periods(session)
    period = next((p for p in periods if p.code == wanted), None)
    period = period or running_period(periods, today)
    asked = services.peer_feedback.asked_of_me(session)
    if period is None:
        return OwnSheet(periods, None, None, None, (), None, asked=asked)
    code = period.code
    year = PeriodCode.parse(code).year
    result = services.appraisals.own(session, code)
    return OwnSheet(
        periods,
        period,
        services.plans.current(session, year=year),
        services.appraisals.own_realisation(session, code),
        services.appraisals.own_feedback(session, code),
        result,
        tasks=services.tasks.for_rhk(session, session.person_id, code),
        innovations=services.innovations.list(session, session.person_id, code),
        filing=services.objections.filing(session, code) if result is not None else None,
        asked=asked,
        history=services.result_history.own(session),
        praise=services.public_notes.praise(session, session.person_id),
        offers=services.voice_values.offers(session, code),
        roll_up=services.roll_ups.view(session, session.person_id, code)
        if PeriodCode.parse(code).kind in {"Y", "S"}
        else None,
        credit=services.credit.view(session, session.person_id, year).problem,
        old_years=tuple(
            item.year
            for item in services.old_scores.list(session, session.person_id)
            if item.value is not None
        ),
    )
