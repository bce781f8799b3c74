"""What must hold in a scheme before anybody is judged by it; the loader refuses anything else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, product
from typing import TypeAlias

from penilaian_desktop.domain.scheme import (
    AnswerIndexRule,
    BandsRule,
    DifferenceRule,
    Fact,
    FactKind,
    FactSource,
    LookupRule,
    MatrixRule,
    ProductRule,
    Rule,
    Scheme,
    WeightedMeanRule,
)
from penilaian_desktop.domain.scoring import plain, rounded

_NUMBERS = frozenset({FactKind.NUMBER, FactKind.INTEGER})
_MAY_BE_MISSING = _NUMBERS | {FactKind.CHOICE}
Span: TypeAlias = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Defect:
    """What is wrong at which key; `code` and `detail` fill a sentence of the catalogue."""

    code: str
    key: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a value is: its kind, its codes when it is a choice, its span when it is a number."""

    kind: FactKind
    codes: tuple[str, ...] = ()
    span: Span | None = None


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
        yield from self.unused()
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
        if fact.optional and fact.kind not in _MAY_BE_MISSING:
            yield Defect("scheme_kind_wrong", f"{key}.optional", fact.kind.value)
        if (fact.source is FactSource.INDICATOR) != bool(fact.library):
            yield Defect("scheme_library_missing", f"{key}.library", fact.library)
        if fact.voice is not None and fact.source is not FactSource.PUBLIC_FEEDBACK:
            yield Defect("scheme_kind_wrong", f"{key}.voice", fact.voice.value)
        span = (Fraction(fact.minimum), Fraction(fact.maximum)) if fact.kind in _NUMBERS else None
        self.known[fact.name] = _Kind(fact.kind, self.scales.get(fact.scale, ()), span)

    def rule(self, rule: Rule) -> Iterator[Defect]:
        key = f"rules.{rule.name}"
        span: Span | None = None
        codes: tuple[str, ...] = ()
        match rule:
            case MatrixRule():
                yield from self.matrix(key, rule)
                codes = self.scales.get(rule.scale, ())
            case BandsRule():
                yield from self.bands(key, rule)
                codes = self.scales.get(rule.scale, ())
            case WeightedMeanRule():
                yield from self.weighted_mean(key, rule)
                span = self.hull([name for each in rule.sets for name, _ in each.weights])
            case ProductRule():
                for name in rule.factors:
                    yield from self.needs(f"{key}.factors", name, _NUMBERS)
                if not rule.divisor:
                    yield Defect("scheme_bounds", f"{key}.divisor", "0")
            case DifferenceRule():
                yield from self.needs(f"{key}.value", rule.value, _NUMBERS)
                yield from self.needs(f"{key}.minus", rule.minus, _NUMBERS)
                value, minus = self.span_of(rule.value), self.span_of(rule.minus)
                if value and minus:
                    span = (value[0] - minus[1], value[1] - minus[0])
            case LookupRule():
                yield from self.needs(f"{key}.key", rule.key, frozenset({FactKind.CHOICE}))
                wanted = self.codes_of(rule.key)
                yield from _complete(f"{key}.table", wanted, [code for code, _ in rule.table])
                numbers = [Fraction(number) for _, number in rule.table]
                span = (min(numbers), max(numbers)) if numbers else None
            case AnswerIndexRule():
                answers = frozenset({FactKind.ANSWERS})
                yield from self.needs(f"{key}.answers", rule.answers, answers)
            case _:
                yield Defect("scheme_name_unknown", f"{key}.kind", type(rule).__name__)
        kind = FactKind.CHOICE if isinstance(rule, MatrixRule | BandsRule) else FactKind.NUMBER
        self.known[rule.name] = _Kind(kind, codes, span)

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
        span = self.span_of(rule.value)
        if span and rule.bands:
            low, high = min(b.low for b in rule.bands), max(b.high for b in rule.bands)
            for edge, outside in ((span[0], span[0] < low), (span[1], span[1] > high)):
                if outside:
                    yield Defect("scheme_bands_end", f"{key}.bands", plain(rounded(edge, 2)))
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
            for name, percent in each.weights:
                yield from self.needs(at, name, _NUMBERS)
                if percent < 0:
                    yield Defect("scheme_bounds", f"{at}.{name}", str(percent))
            total = sum(percent for _, percent in each.weights)
            if total != 100:
                yield Defect("scheme_weights_sum", at, str(total))
        counted = {name for each in rule.sets for name, percent in each.weights if percent}
        for name in dict.fromkeys(n for each in rule.sets for n, _ in each.weights):
            if name not in counted:
                yield Defect("scheme_weight_nothing", f"{key}.sets.1.weights.{name}", name)
        if not 0 <= rule.least <= 100:
            yield Defect("scheme_bounds", f"{key}.least", str(rule.least))
        for values in product((False, True), repeat=len(flags)):
            case = dict(zip(flags, values, strict=True))
            fitting = [e for e in rule.sets if all(case[name] is flag for name, flag in e.when)]
            if len(fitting) != 1:
                told = ", ".join(f"{name}={flag}".lower() for name, flag in case.items())
                yield Defect("scheme_cases_uncovered", f"{key}.sets", told)

    def unused(self) -> Iterator[Defect]:
        """Want every code of a scale that rules speak in to be reached by one of them."""
        told: dict[str, set[str]] = {}
        for rule in self.scheme.rules:
            match rule:
                case MatrixRule():
                    told.setdefault(rule.scale, set()).update(out for _, _, out in rule.cells)
                case BandsRule():
                    given = {code for b in rule.bands for code in (b.output, b.otherwise)}
                    told.setdefault(rule.scale, set()).update(given)
                case _:
                    pass
        asked = {fact.scale for fact in self.scheme.facts}
        for scale in self.scheme.scales:
            if scale.name in asked:
                continue
            if scale.name not in told:
                yield Defect("scheme_scale_unused", f"scales.{scale.name}", scale.name)
                continue
            for code in scale.codes:
                if code not in told[scale.name]:
                    yield Defect("scheme_code_unused", f"scales.{scale.name}.{code}", code)

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

    def span_of(self, name: str) -> Span | None:
        return self.known[name].span if name in self.known else None

    def hull(self, names: list[str]) -> Span | None:
        """Return the span of a mean of these, whichever of them are there."""
        spans = [self.span_of(name) for name in names]
        known = [span for span in spans if span]
        if not known or len(known) < len(spans):
            return None
        return min(low for low, _ in known), max(high for _, high in known)

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
