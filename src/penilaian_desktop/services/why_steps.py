"""The trail of a scheme in words: rules, facts and codes by their labels (X-2)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal, InvalidOperation

from penilaian_desktop.domain.appraisal import TrailStep
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.scheme import Scheme
from penilaian_desktop.domain.scheme_examples import PREDICATE
from penilaian_desktop.domain.scheme_facts import FACTS, SOURCE
from penilaian_desktop.domain.why_views import WhyStep
from penilaian_desktop.domain.wording import number

MISSING, WEIGHT = "-", "bobot_"
"""What a trail says for a value that is missing, and before the name of what has a weight."""


def why_steps(scheme: Scheme, trail: Iterable[TrailStep]) -> tuple[WhyStep, ...]:
    """Return the steps of a trail that the scheme made, in order: its facts, then its rules."""
    labels = {fact.name: fact.label for fact in scheme.facts}
    labels |= {rule.name: rule.label for rule in scheme.rules}
    scales = {fact.name: fact.scale for fact in scheme.facts if fact.scale}
    scales |= {r.name: r.scale for r in scheme.rules if getattr(r, "scale", "")}  # type: ignore[attr-defined]
    units = {fact.name: fact.unit for fact in scheme.facts}
    last = next((r.rule for r in scheme.results if r.name == PREDICATE), "")
    rules = {rule.name for rule in scheme.rules}

    def said(name: str, text: str) -> str:
        if name in scales:
            return scheme.scale(scales[name]).label(text) if text != MISSING else "–"
        plain = _plain(text)
        return f"{plain} {units[name]}" if units.get(name) and plain != "–" else plain

    told = tuple(step for step in trail if step.rule in rules or step.rule == FACTS)
    return tuple(
        WhyStep(
            label=labels[step.rule],
            inputs=tuple(_inputs(step, labels, said)),
            output=said(step.rule, step.output),
            article=step.article,
            last=step.rule == last,
        )
        if step.rule != FACTS
        else WhyStep(
            label=message("why_facts").text,
            inputs=tuple(_facts(step, labels, said)),
            output=message("why_facts_count", count=step.output).text,
            article="",
            last=False,
        )
        for step in told
    )


def _facts(
    step: TrailStep, labels: dict[str, str], said: Callable[[str, str], str]
) -> Iterator[tuple[str, str]]:
    """Yield every fact that was asked, its source in brackets behind its value."""
    given = dict(step.inputs)
    for name, text in step.inputs:
        if name in labels:
            source = given.get(SOURCE + name)
            yield labels[name], f"{said(name, text)} ({source})" if source else said(name, text)


def _inputs(
    step: TrailStep, labels: dict[str, str], said: Callable[[str, str], str]
) -> Iterator[tuple[str, str]]:
    """Yield what went in; the weight of a part stands behind its value."""
    given = dict(step.inputs)
    for name, text in step.inputs:
        if name.removeprefix(WEIGHT) in given and name.startswith(WEIGHT):
            continue
        value = said(name, text)
        weight = given.get(WEIGHT + name)
        if weight is not None:
            value += f" × {_plain(weight)}"
        yield labels.get(name, name), value


def _plain(text: str) -> str:
    if text == MISSING:
        return "–"
    if text in {"true", "false"}:
        return "ya" if text == "true" else "tidak"
    figure = text.removesuffix(" %")
    try:
        value = Decimal(figure)
        if not value.is_finite():
            return text
        return number(round(value, 2) if value != round(value, 2) else value) + text[len(figure) :]
    except InvalidOperation:
        return text
