"""What new ratings, or a new predicate, make of a result that was decided (SE 3/2023, Pasal 59)."""

from __future__ import annotations

from collections.abc import Sequence

from penilaian_desktop.domain.appraisal import Predicate, Rating, TrailStep
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.result_views import ResultPreview, StandingResult
from penilaian_desktop.domain.scheme import Scheme
from penilaian_desktop.domain.scheme_facts import (
    asked_ratings,
    predicate_in,
    predicate_with,
    scored_with,
)
from penilaian_desktop.services.why_steps import why_steps


def result_after(
    scheme: Scheme,
    trail: Sequence[TrailStep],
    before: StandingResult,
    work: Rating | None,
    behaviour: Rating | None,
    predicate: Predicate | None,
) -> StandingResult:
    """Return a result with the ratings given, or with the predicate where none is asked for.

    What is not given stays, and so does a rating that the scheme does not ask for. Raises
    RuleViolation `predicate_by_ratings` for a predicate that follows from ratings.
    """
    asks = asked_ratings(scheme)
    if not asks.any:
        return StandingResult(
            work=before.work, behaviour=before.behaviour, predicate=predicate or before.predicate
        )
    if predicate is not None:
        raise RuleViolation("predicate_by_ratings", field="predicate")
    new_work = (work or before.work) if asks.work else before.work
    new_behaviour = (behaviour or before.behaviour) if asks.behaviour else before.behaviour
    if (new_work, new_behaviour) == (before.work, before.behaviour):
        return before
    return StandingResult(
        work=new_work,
        behaviour=new_behaviour,
        predicate=predicate_with(scheme, trail, new_work, new_behaviour),
    )


def preview_of(
    scheme: Scheme, trail: Sequence[TrailStep], work: Rating | None, behaviour: Rating | None
) -> ResultPreview:
    """Return the predicate that ratings would give, and the rule in words: what went in, where."""
    try:
        scored = scored_with(scheme, trail, work, behaviour)
        predicate = predicate_in(scored)
    except RuleViolation:
        return ResultPreview(predicate=None, rule="")
    last = next((step for step in why_steps(scheme, scored.trail) if step.last), None)
    if last is None:
        return ResultPreview(predicate=predicate, rule="")
    inputs = ", ".join(f"{label} {value}" for label, value in last.inputs)
    return ResultPreview(
        predicate=predicate,
        rule=f"{last.label}: {inputs}" + (f" ({last.article})" if last.article else ""),
    )
