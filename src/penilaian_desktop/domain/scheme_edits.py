"""Changes that a form makes to a draft, one at a time; what they leave wrong the checks say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.scheme import (
    Band,
    BandsRule,
    LookupRule,
    MatrixRule,
    Rule,
    Scheme,
    WeightedMeanRule,
)
from penilaian_desktop.domain.scoring import score

_R = TypeVar("_R", bound=Rule)


def bands_down(rule: BandsRule) -> tuple[Band, ...]:
    """Return the bands of a rule, the topmost first."""
    return tuple(sorted(rule.bands, key=lambda band: band.low, reverse=True))


def in_order(scheme: Scheme) -> Scheme:
    """Let the bands of every rule stand topmost first, as a form shows and counts them."""
    rules = tuple(
        replace(rule, bands=bands_down(rule)) if isinstance(rule, BandsRule) else rule
        for rule in scheme.rules
    )
    return replace(scheme, rules=rules)


def with_weight(scheme: Scheme, rule: str, at: int, name: str, percent: Decimal) -> Scheme:
    """Give a part of a mean another weight in its set number `at`, from 0."""

    def change(mean: WeightedMeanRule) -> WeightedMeanRule:
        old = mean.sets[at]
        weights = tuple((part, percent if part == name else given) for part, given in old.weights)
        sets = (*mean.sets[:at], replace(old, weights=weights), *mean.sets[at + 1 :])
        return replace(mean, sets=sets)

    return _with_rule(scheme, rule, WeightedMeanRule, change)


def with_least(scheme: Scheme, rule: str, least: Decimal) -> Scheme:
    """Ask for another least share of the weights."""
    return _with_rule(scheme, rule, WeightedMeanRule, lambda mean: replace(mean, least=least))


def with_bound(scheme: Scheme, rule: str, at: int, low: Decimal) -> Scheme:
    """Let the band number `at` begin elsewhere; the one that stands after it ends there."""

    def change(bands: BandsRule) -> BandsRule:
        found = list(bands.bands)  # not sorted: half a number is typed before the whole one
        found[at] = replace(found[at], low=low)
        if at + 1 < len(found):
            found[at + 1] = replace(found[at + 1], high=low)
        return replace(bands, bands=tuple(found))

    return _with_rule(scheme, rule, BandsRule, change)


def with_cell(scheme: Scheme, rule: str, row: str, column: str, code: str) -> Scheme:
    """Put another code into a cell of a matrix."""

    def change(matrix: MatrixRule) -> MatrixRule:
        cells = tuple(
            (r, c, code if (r, c) == (row, column) else out) for r, c, out in matrix.cells
        )
        return replace(matrix, cells=cells)

    return _with_rule(scheme, rule, MatrixRule, change)


def with_worth(scheme: Scheme, rule: str, code: str, worth: Decimal) -> Scheme:
    """Let a code stand for another number."""

    def change(lookup: LookupRule) -> LookupRule:
        table = tuple((key, worth if key == code else given) for key, given in lookup.table)
        return replace(lookup, table=table)

    return _with_rule(scheme, rule, LookupRule, change)


def with_anchor(scheme: Scheme, scale: str, code: str, note: str) -> Scheme:
    """Say in other words what a code of a scale looks like."""
    scales = tuple(
        replace(
            each,
            options=tuple(
                replace(option, note=note) if option.code == code else option
                for option in each.options
            ),
        )
        if each.name == scale
        else each
        for each in scheme.scales
    )
    return replace(scheme, scales=scales)


def with_results_of_today(scheme: Scheme) -> Scheme:
    """Let every example expect what the scheme says now; those it refuses stay as they are.

    For a person who has looked at the examples and means the change.
    """
    examples = []
    for example in scheme.examples:
        try:
            examples.append(replace(example, result=score(scheme, example.facts).result))
        except RuleViolation:
            examples.append(example)
    return replace(scheme, examples=tuple(examples))


def _with_rule(scheme: Scheme, name: str, kind: type[_R], change: Callable[[_R], _R]) -> Scheme:
    rules = tuple(
        change(rule) if rule.name == name and isinstance(rule, kind) else rule
        for rule in scheme.rules
    )
    return replace(scheme, rules=rules)
