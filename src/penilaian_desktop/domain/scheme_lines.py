"""A scheme as lines that can be laid beside those of another version (SM-5)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from penilaian_desktop.domain.scheme import (
    AnswerIndexRule,
    BandsRule,
    DifferenceRule,
    Fact,
    LookupRule,
    MatrixRule,
    ProductRule,
    Rule,
    Scheme,
    WeightedMeanRule,
)
from penilaian_desktop.domain.scheme_views import SchemeDifference
from penilaian_desktop.domain.wording import number, percent


def label_of(scheme: Scheme, name: str) -> str:
    """Return the label of a fact or of a rule's value, or the name itself."""
    labels = {fact.name: fact.label for fact in scheme.facts}
    labels |= {rule.name: rule.label for rule in scheme.rules}
    return labels.get(name, name)


def differences(left: Scheme, right: Scheme) -> tuple[SchemeDifference, ...]:
    """Return every line in which two schemes differ, in the order of the left one."""
    ours, theirs = dict(_lines(left)), dict(_lines(right))
    keys = [*ours, *(key for key in theirs if key not in ours)]
    return tuple(
        SchemeDifference(
            section=key[0], label=key[1], left=ours.get(key, ""), right=theirs.get(key, "")
        )
        for key in keys
        if ours.get(key) != theirs.get(key)
    )


_Line = tuple[tuple[str, str], str]


def _lines(scheme: Scheme) -> Iterator[_Line]:
    yield ("title", ""), scheme.title
    yield ("notice", ""), scheme.notice
    yield ("periods", ""), " ".join(scheme.periods)
    for scale in scheme.scales:
        for option in scale.options:
            told = f"{option.label}: {option.note}" if option.note else option.label
            yield ("scale", f"{scale.name} · {option.code}"), told
    for fact in scheme.facts:
        yield ("fact", fact.label), _fact(fact)
    for rule in scheme.rules:
        yield from _rule(scheme, rule)
    for told_ in scheme.results:
        yield ("result", told_.name), label_of(scheme, told_.rule)
    for at, example in enumerate(scheme.examples, start=1):
        facts = ", ".join(f"{name} {_plain(value)}" for name, value in example.facts.items())
        result = ", ".join(f"{name} {value}" for name, value in example.result.items())
        yield ("example", str(at)), f"{facts} → {result}"


def _fact(fact: Fact) -> str:
    parts = [fact.scale or f"{number(fact.minimum)} – {number(fact.maximum)} {fact.unit}".strip()]
    if fact.source is not None:
        parts.append(f"{fact.source} {fact.library}{fact.voice or ''}".strip())
    if fact.optional:
        parts.append("opsional")
    return ", ".join(parts)


def _rule(scheme: Scheme, rule: Rule) -> Iterator[_Line]:
    match rule:
        case WeightedMeanRule():
            for each in rule.sets:
                when = ", ".join(f"{name} = {_plain(flag)}" for name, flag in each.when)
                for name, weight in each.weights:
                    place = f"{rule.label} · {label_of(scheme, name)}"
                    yield ("weight", f"{place} ({when})" if when else place), percent(weight)
            yield ("least", rule.label), percent(rule.least)
        case BandsRule():
            scale = scheme.scale(rule.scale)
            for band in rule.bands:
                told = f"{number(band.low)} – {number(band.high)}"
                if band.needs:
                    told += f" ({label_of(scheme, band.needs)}; {scale.label(band.otherwise)})"
                yield ("band", f"{rule.label} · {scale.label(band.output)}"), told
        case MatrixRule():
            scale = scheme.scale(rule.scale)
            for row, column, out in rule.cells:
                yield ("cell", f"{rule.label} · {row} × {column}"), scale.label(out)
        case LookupRule():
            for code, value in rule.table:
                yield ("lookup", f"{rule.label} · {code}"), number(value)
        case _:
            yield ("rule", rule.label), _formula(scheme, rule)


def _formula(scheme: Scheme, rule: Rule) -> str:
    match rule:
        case ProductRule():
            factors = " × ".join(label_of(scheme, name) for name in rule.factors)
            return f"{factors} ÷ {number(rule.divisor)}"
        case DifferenceRule():
            return f"{label_of(scheme, rule.value)} − {label_of(scheme, rule.minus)}"
        case AnswerIndexRule():
            return f"{label_of(scheme, rule.answers)} × {number(rule.factor)}"
        case _:
            raise TypeError(type(rule).__name__)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return number(value) if isinstance(value, Decimal) else str(value)
