"""The facts of an appraisal: what a scheme asks, what is given, what a trail still holds."""

from __future__ import annotations

from collections.abc import Iterable

from penilaian_desktop.domain.appraisal import Predicate, Rating, TrailStep
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.result_views import AskedRatings
from penilaian_desktop.domain.scheme import Fact, FactKind, FactSource, Scheme
from penilaian_desktop.domain.scheme_examples import PREDICATE
from penilaian_desktop.domain.scheme_views import FactItem
from penilaian_desktop.domain.scoring import ScoreResult, score, shown

_BY_NAME = {
    "hasil_kerja": FactSource.WORK_RATING,
    "perilaku_kerja": FactSource.BEHAVIOUR_RATING,
}
"""Schemes that were released before facts had a source."""

FACTS, SOURCE = "fakta", "sumber_"
"""The step of a trail that holds every fact, and what stands before the name of its source."""

_RATINGS = frozenset({FactSource.WORK_RATING, FactSource.BEHAVIOUR_RATING})


def source_of(fact: Fact) -> FactSource | None:
    """Return where the application knows a fact from."""
    return fact.source or _BY_NAME.get(fact.name)


def beside(fact: Fact) -> FactSource | None:
    """Return what stands beside a choice that the appraiser makes: the recap beside discipline."""
    return _BESIDE.get(fact.name) if fact.kind is FactKind.CHOICE else None


_BESIDE = {"disiplin": FactSource.ATTENDANCE, "kehadiran": FactSource.ATTENDANCE}


def by_ratings(scheme: Scheme) -> bool:
    """Tell whether the two ratings alone decide (PermenPANRB 6/2022)."""
    return all(source_of(fact) in _RATINGS for fact in scheme.facts)


def asked_ratings(scheme: Scheme) -> AskedRatings:
    """Return which of the two ratings a scheme's predicate rests on."""
    sources = {source_of(fact) for fact in scheme.facts}
    return AskedRatings(
        work=FactSource.WORK_RATING in sources, behaviour=FactSource.BEHAVIOUR_RATING in sources
    )


def scored_with(
    scheme: Scheme, trail: Iterable[TrailStep], work: Rating | None, behaviour: Rating | None
) -> ScoreResult:
    """Apply a scheme to ratings, with every other fact as a trail holds it.

    A rating that is None stays what the trail says. Raises RuleViolation when the trail does not
    hold what the scheme asks for.
    """
    facts = {} if by_ratings(scheme) else facts_of_trail(scheme, trail)
    rated = {FactSource.WORK_RATING: work, FactSource.BEHAVIOUR_RATING: behaviour}
    for fact in scheme.facts:
        source = source_of(fact)
        rating = rated.get(source) if source else None
        if rating is not None:
            facts[fact.name] = rating.value
    return score(scheme, facts)


def predicate_with(
    scheme: Scheme, trail: Iterable[TrailStep], work: Rating | None, behaviour: Rating | None
) -> Predicate:
    """Return the predicate of ratings as `scored_with`, which see."""
    return predicate_in(scored_with(scheme, trail, work, behaviour))


def decide(scheme: Scheme, facts: Iterable[FactItem]) -> ScoreResult:
    """Apply a scheme to the facts of a person; raise RuleViolation as `scoring.score` does.

    Where more than the two ratings decides, the trail begins with a step of all facts and their
    sources: a rule tells only what it looked at.
    """
    items = tuple(facts)
    scored = score(scheme, {fact.name: fact.value for fact in items if fact.value is not None})
    if by_ratings(scheme):
        return scored
    told: list[tuple[str, str]] = []
    for fact in items:
        told.append((fact.name, shown(fact.value)))
        source = fact.reason if fact.keyed else fact.known_from
        if source and fact.value is not None:
            told.append((f"{SOURCE}{fact.name}", source))
    step = TrailStep(rule=FACTS, inputs=tuple(told), output=str(len(items)))
    return ScoreResult(scored.result, (step, *scored.trail))


def predicate_in(result: ScoreResult) -> Predicate:
    """Return the predicate of a result; raise RuleViolation "scheme_no_predicate"."""
    try:
        return Predicate(result.result.get(PREDICATE, ""))
    except ValueError:
        raise RuleViolation("scheme_no_predicate", field="scheme") from None


def facts_of_trail(scheme: Scheme, trail: Iterable[TrailStep]) -> dict[str, str | bool]:
    """Return the facts that a trail by this scheme was made from.

    Numbers stand in a trail exactly; a fact that no rule used is not in it.
    """
    rules = {rule.name for rule in scheme.rules}
    said: dict[str, str] = {}
    for step in trail:
        if step.rule in rules or step.rule == FACTS:
            said.update(step.inputs)
    found: dict[str, str | bool] = {}
    for fact in scheme.facts:
        text = said.get(fact.name, "-")
        if text != "-":
            found[fact.name] = text == "true" if fact.kind is FactKind.FLAG else text
    return found


def verify(scheme: Scheme, trail: Iterable[TrailStep]) -> ScoreResult:
    """Compute again what a trail was made from, to compare with what it says.

    Raises RuleViolation when the facts of the trail make no sense.
    """
    return score(scheme, facts_of_trail(scheme, trail))
