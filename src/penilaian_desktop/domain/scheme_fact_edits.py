"""Facts that a form adds to a draft or takes from it; what is left wrong the checks say."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from penilaian_desktop.domain.scheme import (
    Fact,
    FactKind,
    LookupRule,
    MatrixRule,
    Option,
    Rule,
    Scale,
    Scheme,
    WeightedMeanRule,
)

LEVELS = (
    ("5", "Sangat baik", Decimal(100)),
    ("4", "Baik", Decimal(85)),
    ("3", "Cukup", Decimal(70)),
    ("2", "Kurang", Decimal(50)),
    ("1", "Sangat kurang", Decimal(25)),
)
"""The five levels of a new choice, and what each is worth at first."""
_LONGEST_NAME = 40


def takes_facts(scheme: Scheme) -> bool:
    """Tell whether a fact can be added: there is a mean in which it can have a weight."""
    return any(isinstance(rule, WeightedMeanRule) for rule in scheme.rules)


def with_number_fact(scheme: Scheme, label: str, unit: str = "") -> Scheme:
    """Ask for another number from 0 to 100; it comes into the mean with a weight of 0."""
    name = _free_name(scheme, label)
    fact = Fact(
        name=name, label=label, kind=FactKind.NUMBER, maximum=Decimal(100), optional=True, unit=unit
    )
    return _weighed(replace(scheme, facts=(*scheme.facts, fact)), name)


def with_choice_fact(scheme: Scheme, label: str) -> Scheme:
    """Ask for another level of five, each worth a number; it comes in with a weight of 0."""
    name = _free_name(scheme, label)
    worth = _free_name(scheme, f"nilai {label}")
    fact = Fact(name=name, label=label, kind=FactKind.CHOICE, scale=name, optional=True)
    scale = Scale(name=name, options=tuple(Option(code=c, label=text) for c, text, _ in LEVELS))
    lookup = LookupRule(
        name=worth,
        label=f"Nilai {label[:1].lower()}{label[1:]}",
        article="",
        key=name,
        table=tuple((code, value) for code, _, value in LEVELS),
    )
    at = next(n for n, rule in enumerate(scheme.rules) if isinstance(rule, WeightedMeanRule))
    wider = replace(
        scheme,
        scales=(*scheme.scales, scale),
        facts=(*scheme.facts, fact),
        rules=(*scheme.rules[:at], lookup, *scheme.rules[at:]),
    )
    return _weighed(wider, worth)


def needed_by(scheme: Scheme, name: str) -> str:
    """Return the label of what cannot do without a fact, "" when it can be taken away.

    A mean lets a part go as long as another stays; what only says what a level is worth goes too.
    """
    going = {name, *_worths(scheme, name)}
    told = {result.rule for result in scheme.results}
    for rule in scheme.rules:
        if rule.name in going:
            if rule.name in told:
                return rule.label
        elif isinstance(rule, WeightedMeanRule):
            bound = {flag for each in rule.sets for flag, _ in each.when}
            bare = any(not {part for part, _ in each.weights} - going for each in rule.sets)
            if bound & going or bare:
                return rule.label
        elif _mentions(rule) & going:
            return rule.label
    return ""


def without_fact(scheme: Scheme, name: str) -> Scheme:
    """Take a fact away that nothing needs, with its part of the means and of the examples."""
    going = {name, *_worths(scheme, name)}
    rules = tuple(
        replace(
            rule,
            sets=tuple(
                replace(each, weights=tuple(w for w in each.weights if w[0] not in going))
                for each in rule.sets
            ),
        )
        if isinstance(rule, WeightedMeanRule)
        else rule
        for rule in scheme.rules
        if rule.name not in going
    )
    facts = tuple(fact for fact in scheme.facts if fact.name != name)
    used = {fact.scale for fact in facts} | {getattr(rule, "scale", "") for rule in rules}
    lost = scheme.fact(name).scale
    return replace(
        scheme,
        scales=tuple(s for s in scheme.scales if s.name != lost or s.name in used),
        facts=facts,
        rules=rules,
        examples=tuple(
            replace(one, facts={key: value for key, value in one.facts.items() if key != name})
            for one in scheme.examples
        ),
    )


def _worths(scheme: Scheme, name: str) -> tuple[str, ...]:
    """Return the rules that only say what a choice is worth."""
    return tuple(r.name for r in scheme.rules if isinstance(r, LookupRule) and r.key == name)


def _mentions(rule: Rule) -> set[str]:
    """Return the values that a rule other than a mean looks at."""
    if isinstance(rule, MatrixRule):
        return {rule.rows, rule.columns}
    found: set[str] = set(getattr(rule, "factors", ()))
    found |= {getattr(rule, field, "") for field in ("value", "minus", "key", "answers")}
    return found | {band.needs for band in getattr(rule, "bands", ())}


def _weighed(scheme: Scheme, part: str) -> Scheme:
    at = next(n for n, rule in enumerate(scheme.rules) if isinstance(rule, WeightedMeanRule))
    mean = scheme.rules[at]
    assert isinstance(mean, WeightedMeanRule)
    sets = tuple(replace(s, weights=(*s.weights, (part, Decimal(0)))) for s in mean.sets)
    rules = (*scheme.rules[:at], replace(mean, sets=sets), *scheme.rules[at + 1 :])
    return replace(scheme, rules=rules)


def _free_name(scheme: Scheme, label: str) -> str:
    """Return a name that nothing in the scheme has, made from a label."""
    plain = re.sub(r"[^a-z0-9]+", "_", label.casefold()).strip("_")[:_LONGEST_NAME].strip("_")
    base = plain if plain[:1].isalpha() else f"fakta_{plain}".rstrip("_")
    taken = {fact.name for fact in scheme.facts} | {rule.name for rule in scheme.rules}
    taken |= {scale.name for scale in scheme.scales}
    number, name = 1, base
    while name in taken:
        number += 1
        name = f"{base}_{number}"
    return name
