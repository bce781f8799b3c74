"""An appraisal as its page shows it: the data beside the scale (TJ-4, X-2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from decimal import Decimal

from penilaian_desktop.domain.appraisal import (
    Actual,
    Appraisal,
    AppraisalState,
    Feedback,
    OrganisationPredicate,
    OrganisationResult,
    Period,
    Predicate,
    Rating,
    RhkRating,
    SelfReport,
    TrailStep,
)
from penilaian_desktop.domain.appraisal_views import AppraisalView, BehaviourResult, RhkResult
from penilaian_desktop.domain.behaviour import suggest_behaviour
from penilaian_desktop.domain.berakhlak import BY_CODE, VALUES
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.feedback import UNNAMED, FeedbackRequest
from penilaian_desktop.domain.feedback_views import FeedbackItem
from penilaian_desktop.domain.home_views import IndicatorProgress
from penilaian_desktop.domain.plan import Direction, Plan, PlanState, RhkKind
from penilaian_desktop.domain.result_views import BOTH_RATINGS, AskedRatings
from penilaian_desktop.domain.scheme import Scheme
from penilaian_desktop.domain.scheme_facts import asked_ratings, decide, predicate_in
from penilaian_desktop.domain.scoring import (
    DEFAULT_SUGGESTION,
    ScoreResult,
    suggest_rating,
    suggest_work_rating,
)
from penilaian_desktop.services.appraisal_store import appraisal_of
from penilaian_desktop.services.context import Context, period_of
from penilaian_desktop.services.effective import result_of, steps_of
from penilaian_desktop.services.frozen_results import thaw
from penilaian_desktop.services.peer_reading import closed_on, is_shown, unnamed_lines
from penilaian_desktop.services.people import person_item, unit_of, unit_path
from penilaian_desktop.services.plan_reading import indicators_of, plans_between, rhk_of
from penilaian_desktop.services.realisation import (
    NOTHING,
    Realisation,
    chosen,
    log_totals,
    realise,
)
from penilaian_desktop.services.running_period import measured_percent, passed_share
from penilaian_desktop.services.scheme_facts import facts_of
from penilaian_desktop.storage.unit_of_work import ReadUnit


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Everything of one person and period that an appraisal rests on."""

    person_id: str
    code: PeriodCode
    plan: Plan | None
    results: tuple[RhkResult, ...]
    realised: tuple[Realisation, ...]
    work_suggested: Rating | None
    organisation: OrganisationPredicate | None


def plan_of_period(unit: ReadUnit, person_id: str, code: PeriodCode) -> Plan | None:
    """Return the plan that a period is measured by: one that was handed in before a draft."""
    found = plans_between(unit, person_id, code.starts, code.ends)
    handed_in = [plan for plan in found if plan.state is not PlanState.DRAFT]
    return next(iter(handed_in or found), None)


def scheme_of(context: Context, unit: ReadUnit, period_code: str) -> Scheme:
    """Return the regulation that a period is appraised by."""
    period = period_of(unit, period_code)
    return context.schemes.get(period.scheme, period.scheme_version)


def organisation_of(
    unit: ReadUnit, person_id: str, code: PeriodCode
) -> OrganisationPredicate | None:
    """Return the capaian organisasi of the nearest unit above a person that has one."""
    place = unit_of(unit, person_id, code.ends)
    return organisation_of_unit(unit, place.id if place else None, code)


def organisation_of_unit(
    unit: ReadUnit, unit_id: str | None, code: PeriodCode
) -> OrganisationPredicate | None:
    """Return the capaian organisasi of a unit, else of the nearest above it that has one."""
    for step in unit_path(unit, unit_id):
        found = unit.find(OrganisationResult, unit_id=step.id, period_code=code.code, limit=1)
        if found:
            return found[0].predicate
    return None


def standpoint(
    unit: ReadUnit,
    scheme: Scheme,
    person_id: str,
    code: PeriodCode,
    *,
    today: date | None = None,
) -> Standpoint:
    """Gather plan, log totals and suggestions of a person for a period.

    While the period still runs on `today` the suggestions measure against the pace of the working
    days passed; without it the period counts as over.
    """
    passed = passed_share(unit, person_id, code, today) if today is not None else None
    plan = plan_of_period(unit, person_id, code)
    rhk = rhk_of(unit, plan.id) if plan else ()
    indicators = indicators_of(unit, rhk)
    totals = log_totals(unit, person_id, code)
    actuals = {
        a.indicator_id: a for a in unit.find(Actual, person_id=person_id, period_code=code.code)
    }
    ratings = {
        r.rhk_id: r.rating for r in unit.find(RhkRating, person_id=person_id, period_code=code.code)
    }
    advice = scheme.suggestion or DEFAULT_SUGGESTION
    results: list[RhkResult] = []
    realised: list[Realisation] = []
    percents: list[tuple[RhkKind, Decimal | None]] = []
    for number, r in enumerate(rhk, 1):
        total = totals.get(r.id, NOTHING)
        of_rhk = [realise(i, code, total, actuals.get(i.id)) for i in indicators[r.id]]
        realised += of_rhk
        main = chosen(of_rhk)
        measured = measured_percent(main, passed) if main else None
        percents.append((r.rhk_kind, measured))
        results.append(
            RhkResult(
                rhk_id=r.id,
                number=number,
                kind=r.rhk_kind,
                text=r.text,
                indicator_text=main.indicator.text if main else "",
                actual=main.actual if main else None,
                actual_text=main.actual_text if main else "",
                target=main.target if main else None,
                unit=main.indicator.unit if main else "",
                direction=main.indicator.direction if main else Direction.HIGHER,
                percent=main.percent if main else None,
                activities=total.activities,
                evidence=total.evidence,
                rating=ratings.get(r.id),
                suggested=suggest_rating(measured, advice),
            )
        )
    return Standpoint(
        person_id=person_id,
        code=code,
        plan=plan,
        results=tuple(results),
        realised=tuple(realised),
        work_suggested=suggest_work_rating(percents, advice),
        organisation=organisation_of(unit, person_id, code),
    )


def progress_of(standing: Standpoint) -> tuple[IndicatorProgress, ...]:
    """Return what the log adds up to for each indicator that counts."""
    return tuple(
        IndicatorProgress(
            indicator_id=r.indicator.id,
            text=r.indicator.text,
            actual=r.from_log,
            target=r.target,
            unit=r.indicator.unit,
        )
        for r in standing.realised
        if r.from_log is not None
    )


def feedback_items(
    unit: ReadUnit,
    person_id: str,
    period_code: str,
    *,
    today: date,
    until: datetime | None = None,
) -> tuple[FeedbackItem, ...]:
    """Return the feedback of a period: that of leaders, oldest first, then that of colleagues.

    Colleagues stay unnamed for everybody and appear as `peer_reading` allows; with `until` (before
    the publication, for the person concerned) nothing of theirs appears, and of the others only
    what was given before that moment.
    """
    found = [
        f
        for f in unit.find(
            Feedback, person_id=person_id, period_code=period_code, order=("at", "id")
        )
        if f.giver_role not in UNNAMED and (until is None or f.at <= until)
    ]
    names = {e.id: e.name for e in unit.find(Employee, id=tuple({f.author_id for f in found}))}
    items = [
        FeedbackItem(
            id=f.id,
            text=f.text,
            giver=names.get(f.author_id, ""),
            giver_role=f.giver_role,
            value_code=f.value_code,
            value_name=_value_name(f.value_code),
            rhk_id=f.rhk_id,
            at=f.at,
            level=f.level,
        )
        for f in found
    ]
    if until is None:
        items += _of_colleagues(unit, person_id, period_code, today)
    return tuple(items)


def _of_colleagues(
    unit: ReadUnit, person_id: str, period_code: str, today: date
) -> list[FeedbackItem]:
    """Return unnamed feedback; its moment is the end of the collection, the same for all."""
    lines = unnamed_lines(unit, person_id, period_code, today)
    if lines is None:
        return []
    closed = closed_on(unit, person_id, period_code) or PeriodCode.parse(period_code).ends
    return [
        FeedbackItem(
            id=f"rekan-{number}",
            text=line.text,
            giver="",
            giver_role=line.giver_role,
            value_code=line.value_code,
            value_name=_value_name(line.value_code),
            rhk_id=None,
            at=datetime.combine(closed, time(), tzinfo=UTC),
            level=line.level,
        )
        for number, line in enumerate(lines.items, 1)
    ]


def _value_name(code: str) -> str:
    value = BY_CODE.get(code)
    return value.name if value else ""


def behaviour_suggestion(
    unit: ReadUnit, person_id: str, period_code: str, today: date
) -> Rating | None:
    """Return what the levels in feedback suggest; None where nobody gave any.

    Levels of colleagues count once their feedback is shown, not before: a suggestion that moved
    would tell what somebody wrote.
    """
    levels = [
        f.level
        for f in unit.find(Feedback, person_id=person_id, period_code=period_code)
        if f.level is not None and f.giver_role not in UNNAMED
    ]
    lines = unnamed_lines(unit, person_id, period_code, today)
    if lines is not None:
        levels += [line.level for line in lines.items if line.level is not None]
    return suggest_behaviour(levels)


def behaviour_results(
    plan: Plan | None, feedback: Iterable[FeedbackItem]
) -> tuple[BehaviourResult, ...]:
    """Return the seven values with the leader's expectation and their feedback."""
    items = tuple(feedback)
    expectations = plan.expectations if plan else ("",) * len(VALUES)
    return tuple(
        BehaviourResult(
            code=value.code,
            name=value.name,
            expectation=expectations[n] if n < len(expectations) else "",
            feedback=tuple(f for f in items if f.value_code == value.code),
        )
        for n, value in enumerate(VALUES)
    )


def needs_reason(decision: Rating | None, suggested: Rating | None) -> bool:
    """Tell whether a rating needs its reason: it differs from the suggestion or is extreme."""
    if decision is None:
        return False
    return decision is not Rating.MEETS or suggested not in (None, decision)


def asked_in(context: Context, unit: ReadUnit, period_code: str) -> AskedRatings:
    """Return which ratings the scheme of a period asks for; both where the period is not made."""
    found = unit.find(Period, code=period_code, limit=1)
    if not found:
        return BOTH_RATINGS
    return asked_ratings(context.schemes.get(found[0].scheme, found[0].scheme_version))


def todo_of(appraisal: Appraisal, asks: AskedRatings = BOTH_RATINGS) -> tuple[str, ...]:
    """Return the codes of what an appraisal lacks before it can be finished (PR-7, TJ-4)."""
    lacks = (
        ("work_rating", asks.work and appraisal.work_rating is None),
        (
            "work_reason",
            asks.work
            and needs_reason(appraisal.work_rating, appraisal.work_suggested)
            and not appraisal.work_reason.strip(),
        ),
        ("behaviour_rating", asks.behaviour and appraisal.behaviour_rating is None),
        (
            "behaviour_reason",
            asks.behaviour
            and needs_reason(appraisal.behaviour_rating, appraisal.behaviour_suggested)
            and not appraisal.behaviour_reason.strip(),
        ),
        ("strength", not appraisal.strength.strip()),
        ("improvement", not appraisal.improvement.strip()),
    )
    return tuple(code for code, missing in lacks if missing)


def whole_todo(asks: AskedRatings = BOTH_RATINGS) -> int:
    """Return how much an appraisal lacks that nobody began: ratings, strength, improvement."""
    return asks.work + asks.behaviour + 2


def scored_by_facts(unit: ReadUnit, scheme: Scheme, appraisal: Appraisal) -> ScoreResult:
    """Apply a scheme to the facts of an appraisal; RuleViolation names the first one missing."""
    code = PeriodCode.parse(appraisal.period_code)
    return decide(scheme, facts_of(unit, scheme, appraisal.person_id, code, appraisal))


def decide_predicate(
    unit: ReadUnit, scheme: Scheme, appraisal: Appraisal
) -> tuple[Predicate | None, tuple[TrailStep, ...]]:
    """Return predicate and trail by the scheme; nothing until ratings and facts are there."""
    asks = asked_ratings(scheme)
    if asks.work and appraisal.work_rating is None:
        return None, ()
    if asks.behaviour and appraisal.behaviour_rating is None:
        return None, ()
    try:
        scored = scored_by_facts(unit, scheme, appraisal)
    except RuleViolation:
        return None, ()
    return predicate_in(scored), scored.trail


def appraisal_view(
    context: Context,
    unit: ReadUnit,
    person_id: str,
    code: PeriodCode,
    *,
    reader_id: str,
    editable: bool,
    for_owner: bool = False,
) -> AppraisalView:
    """Return the appraisal page of a person; what is decided already keeps its own figures."""
    scheme = scheme_of(context, unit, code.code)
    asks = asked_ratings(scheme)
    today = context.today(unit)
    standing = standpoint(unit, scheme, person_id, code, today=today)
    stored = appraisal_of(unit, person_id, code.code)
    shown = stored or blank(context.now(), person_id, code.code)
    draft = shown.state is AppraisalState.DRAFT
    work_suggested, behaviour_suggested = shown.work_suggested, shown.behaviour_suggested
    if draft:
        work_suggested = standing.work_suggested
        behaviour_suggested = behaviour_suggestion(unit, person_id, code.code, today)
    predicate, trail = (
        decide_predicate(unit, scheme, shown) if draft else (shown.predicate, shown.trail)
    )
    result = result_of(unit, shown)
    if not draft:
        predicate, trail = result.predicate, trail + steps_of(result)
    kept = thaw(trail, standing.results)
    reports = unit.find(SelfReport, person_id=person_id, period_code=code.code, limit=1)
    feedback = feedback_items(unit, person_id, code.code, today=today)
    opened, entries = unit.activities.opened(reader_id, person_id, code.starts, code.ends)
    return AppraisalView(
        id=stored.id if stored else None,
        version=stored.version if stored else 0,
        person=person_item(unit, person_id, min(code.ends, today)),
        period_code=code.code,
        state=shown.state,
        work_rating=result.work,
        work_suggested=work_suggested,
        work_reason=shown.work_reason,
        behaviour_rating=result.behaviour,
        behaviour_suggested=behaviour_suggested,
        behaviour_reason=shown.behaviour_reason,
        predicate=predicate,
        strength=shown.strength,
        improvement=shown.improvement,
        recommendation=shown.recommendation,
        organisation=standing.organisation if draft else shown.organisation,
        rhk=standing.results if draft else kept or standing.results,
        behaviour=behaviour_results(standing.plan, feedback),
        achievements=reports[0].achievements if reports else "",
        challenges=reports[0].challenges if reports else "",
        trail=trail,
        opened=opened,
        entries=entries,
        todo=todo_of(
            replace(shown, work_suggested=work_suggested, behaviour_suggested=behaviour_suggested),
            asks,
        ),
        editable=editable and shown.state is not AppraisalState.PUBLISHED,
        published_on=shown.published_on,
        changes=result.changes,
        peers_waiting=not for_owner and _peers_waiting(unit, person_id, code.code, today),
        asks=asks,
    )


def _peers_waiting(unit: ReadUnit, person_id: str, period_code: str, today: date) -> bool:
    asked = unit.find(FeedbackRequest, person_id=person_id, period_code=period_code, limit=1)
    return bool(asked) and not is_shown(unit, person_id, period_code, today)


def blank(now: datetime, person_id: str, period_code: str) -> Appraisal:
    """Return an appraisal in which nothing was decided yet."""
    return Appraisal(id="", at=now, person_id=person_id, period_code=period_code)
