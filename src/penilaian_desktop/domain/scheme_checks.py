"""What must hold in a scheme before anybody is judged by it; the loader refuses anything else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product

from penilaian_desktop.domain.scheme import (
    AnswerIndexRule,
    BandsRule,
    Fact,
    FactKind,
    LookupRule,
    MatrixRule,
    ProductRule,
    Rule,
    Scheme,
    WeightedMeanRule,
)

_NUMBERS = frozenset({FactKind.NUMBER, FactKind.INTEGER})


@dataclass(frozen=True, slots=True)
class Defect:
    """What is wrong at which key; `code` and `detail` fill a sentence of the catalogue."""

    code: str
    key: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a value is: its kind, and its codes when it is a choice."""

    kind: FactKind
    codes: tuple[str, ...] = ()


class _Checker:
    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self.scales = {scale.name: scale.codes for scale in scheme.scales}
        self.known: dict[str, _Kind] = {}

    def run(self) -> Iterator[Defect]:
        """Yield the defects in the order of the file."""
        scheme = self.scheme
        yield from _twice("scales", [scale.name for scale in scheme.scales])
        for scale in scheme.scales:
            yield from _twice(f"scales.{scale.name}", list(scale.codes))
        names = [fact.name for fact in scheme.facts] + [rule.name for rule in scheme.rules]
        yield from _twice("facts", names)
        for fact in scheme.facts:
            yield from self.fact(fact)
        for rule in scheme.rules:
            yield from self.rule(rule)
        yield from _twice("results", [told.name for told in scheme.results])
        for told in scheme.results:
            yield from self.needs(f"results.{told.name}.rule", told.rule, frozenset(FactKind))
        yield from self.extras()

    def fact(self, fact: Fact) -> Iterator[Defect]:
        key = f"facts.{fact.name}"
        if fact.kind is FactKind.CHOICE and fact.scale not in self.scales:
            yield Defect("scheme_name_unknown", f"{key}.scale", fact.scale)
        if fact.kind in _NUMBERS | {FactKind.ANSWERS} and fact.minimum >= fact.maximum:
            yield Defect("scheme_bounds", f"{key}.minimum", str(fact.minimum))
        if fact.kind is FactKind.ANSWERS:
            if not fact.columns:
                yield Defect("scheme_key_missing", f"{key}.columns", "columns")
            yield from _twice(f"{key}.columns", [column.code for column in fact.columns])
        self.known[fact.name] = _Kind(fact.kind, self.scales.get(fact.scale, ()))

    def rule(self, rule: Rule) -> Iterator[Defect]:
        key = f"rules.{rule.name}"
        made = _Kind(FactKind.NUMBER)
        match rule:
            case MatrixRule():
                yield from self.matrix(key, rule)
                made = _Kind(FactKind.CHOICE, self.scales.get(rule.scale, ()))
            case BandsRule():
                yield from self.bands(key, rule)
                made = _Kind(FactKind.CHOICE, self.scales.get(rule.scale, ()))
            case WeightedMeanRule():
                yield from self.weighted_mean(key, rule)
            case ProductRule():
                for name in rule.factors:
                    yield from self.needs(f"{key}.factors", name, _NUMBERS)
                if not rule.divisor:
                    yield Defect("scheme_bounds", f"{key}.divisor", "0")
            case LookupRule():
                yield from self.needs(f"{key}.key", rule.key, frozenset({FactKind.CHOICE}))
                codes = self.codes_of(rule.key)
                yield from _complete(f"{key}.table", codes, [code for code, _ in rule.table])
            case AnswerIndexRule():
                wanted = frozenset({FactKind.ANSWERS})
                yield from self.needs(f"{key}.answers", rule.answers, wanted)
            case _:
                yield Defect("scheme_name_unknown", f"{key}.kind", type(rule).__name__)
        self.known[rule.name] = made

    def matrix(self, key: str, rule: MatrixRule) -> Iterator[Defect]:
        choice = frozenset({FactKind.CHOICE})
        yield from self.needs(f"{key}.rows", rule.rows, choice)
        yield from self.needs(f"{key}.columns", rule.columns, choice)
        wanted = product(self.codes_of(rule.rows), self.codes_of(rule.columns))
        given = [f"{row}.{column}" for row, column, _ in rule.cells]
        yield from _complete(f"{key}.cells", [".".join(pair) for pair in wanted], given)
        for row, column, output in rule.cells:
            yield from self.output(f"{key}.cells.{row}.{column}", rule.scale, output)

    def bands(self, key: str, rule: BandsRule) -> Iterator[Defect]:
        yield from self.needs(f"{key}.value", rule.value, _NUMBERS)
        if not rule.bands:
            yield Defect("scheme_key_missing", f"{key}.bands", "bands")
        for band in rule.bands:
            at = f"{key}.bands.{band.output}"
            if band.low >= band.high:
                yield Defect("scheme_bounds", at, str(band.low))
            yield from self.output(at, rule.scale, band.output)
            if band.needs:
                yield from self.needs(f"{at}.needs", band.needs, frozenset({FactKind.FLAG}))
                yield from self.output(f"{at}.otherwise", rule.scale, band.otherwise)
        for lower, upper in pairwise(sorted(rule.bands, key=lambda band: band.low)):
            at = f"{key}.bands.{upper.output}"
            if lower.high < upper.low:
                yield Defect("scheme_bands_gap", at, f"{lower.high}–{upper.low}")
            if lower.high > upper.low:
                yield Defect("scheme_bands_overlap", at, f"{upper.low}–{lower.high}")

    def weighted_mean(self, key: str, rule: WeightedMeanRule) -> Iterator[Defect]:
        flags = sorted({name for each in rule.sets for name, _ in each.when})
        for name in flags:
            yield from self.needs(f"{key}.sets.when", name, frozenset({FactKind.FLAG}))
        for number, each in enumerate(rule.sets, start=1):
            at = f"{key}.sets.{number}.weights"
            for name, _ in each.weights:
                yield from self.needs(at, name, _NUMBERS)
            total = sum(percent for _, percent in each.weights)
            if total != 100:
                yield Defect("scheme_weights_sum", at, str(total))
        for values in product((False, True), repeat=len(flags)):
            case = dict(zip(flags, values, strict=True))
            fitting = [e for e in rule.sets if all(case[name] is flag for name, flag in e.when)]
            if len(fitting) != 1:
                told = ", ".join(f"{name}={flag}".lower() for name, flag in case.items())
                yield Defect("scheme_cases_uncovered", f"{key}.sets", told)

    def extras(self) -> Iterator[Defect]:
        scheme = self.scheme
        yield from _twice("distribution", [p.organisation.value for p in scheme.distribution])
        for pattern in scheme.distribution:
            at = f"distribution.{pattern.organisation}"
            if pattern.shape and len(pattern.shape) != 5:
                yield Defect("scheme_bounds", f"{at}.shape", str(len(pattern.shape)))
            for line in pattern.constraints:
                for percent in (line.min_percent, line.max_percent):
                    if percent is not None and not 0 <= percent <= 100:
                        yield Defect("scheme_bounds", f"{at}.constraints", str(percent))
        advice = scheme.suggestion
        if advice is not None and advice.below_under >= advice.above_from:
            yield Defect("scheme_bounds", "suggestion.below_under", str(advice.below_under))
        yield from _twice("point_needs", [needs.jenjang for needs in scheme.point_needs])
        if not scheme.examples:
            yield Defect("scheme_key_missing", "examples", "examples")

    def needs(self, key: str, name: str, kinds: frozenset[FactKind]) -> Iterator[Defect]:
        """Want a name that stands before and is of one of these kinds."""
        if name not in self.known:
            yield Defect("scheme_name_unknown", key, name)
        elif self.known[name].kind not in kinds:
            yield Defect("scheme_kind_wrong", key, name)

    def codes_of(self, name: str) -> tuple[str, ...]:
        return self.known[name].codes if name in self.known else ()

    def output(self, key: str, scale: str, code: str) -> Iterator[Defect]:
        if code not in self.scales.get(scale, ()):
            yield Defect("scheme_name_unknown", key, code)


def _twice(key: str, names: list[str]) -> Iterator[Defect]:
    for at, name in enumerate(names):
        if name in names[:at]:
            yield Defect("scheme_name_twice", key, name)


def _complete(key: str, wanted: list[str] | tuple[str, ...], given: list[str]) -> Iterator[Defect]:
    for name in wanted:
        if name not in given:
            yield Defect("scheme_key_missing", f"{key}.{name}", name)
    for name in given:
        if name not in wanted:
            yield Defect("scheme_name_unknown", f"{key}.{name}", name)


def defects(scheme: Scheme) -> tuple[Defect, ...]:
    """Return everything that is wrong in a scheme: names, bounds, gaps, overlaps, weights."""
    return tuple(_Checker(scheme).run())
