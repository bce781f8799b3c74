"""Facts and a scheme give a result with its trail; exact fractions until the last line.

Only kinds of rules are known here. What is printed is rounded half up; what decides (a band, a
weight) is exact unless the scheme says that it is rounded first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from penilaian_desktop.domain.appraisal import Rating, TrailStep
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.facts import Answers, AnswerTally, Value, read_facts
from penilaian_desktop.domain.plan import Direction, RhkKind
from penilaian_desktop.domain.scheme import (
    AnswerIndexRule,
    BandsRule,
    DifferenceRule,
    LookupRule,
    MatrixRule,
    ProductRule,
    Rule,
    Scheme,
    Suggestion,
    WeightedMeanRule,
)


@dataclass(frozen=True, slots=True)
class ScoreResult:
    """What a scheme says: results by name as text, and how each value came about."""

    result: dict[str, str]
    trail: tuple[TrailStep, ...]


class _Scorer:
    """Applies the rules of a scheme in order; `values` grows from the facts."""

    def __init__(self, scheme: Scheme, values: dict[str, Value]) -> None:
        self.scheme = scheme
        self.values = values
        self.trail: list[TrailStep] = []

    def apply(self, rule: Rule) -> None:
        """Apply one rule: its value and its step of the trail."""
        inputs: tuple[tuple[str, str], ...]
        value: Value
        match rule:
            case MatrixRule():
                inputs, value = self.matrix(rule)
            case BandsRule():
                inputs, value = self.bands(rule)
            case WeightedMeanRule():
                inputs, value = self.weighted_mean(rule)
            case ProductRule():
                inputs, value = self.product(rule)
            case DifferenceRule():
                inputs, value = self.difference(rule)
            case LookupRule():
                inputs, value = self.lookup(rule)
            case AnswerIndexRule():
                inputs, value = self.answer_index(rule)
            case _:
                raise TypeError(type(rule).__name__)
        self.values[rule.name] = value
        self.trail.append(
            TrailStep(rule=rule.name, inputs=inputs, output=shown(value), article=rule.article)
        )

    def number(self, name: str) -> Fraction:
        """Return a value that the loader has shown to be a number."""
        value = self.values[name]
        assert isinstance(value, Fraction)
        return value

    def matrix(self, rule: MatrixRule) -> tuple[tuple[tuple[str, str], ...], Value]:
        """Return the cell in which row and column meet."""
        row, column = self.values[rule.rows], self.values[rule.columns]
        inputs = ((rule.rows, shown(row)), (rule.columns, shown(column)))
        if row is None or column is None:
            return inputs, None
        cells: dict[tuple[Value, Value], str] = {(r, c): out for r, c, out in rule.cells}
        return inputs, cells[row, column]

    def bands(self, rule: BandsRule) -> tuple[tuple[tuple[str, str], ...], Value]:
        """Return the band of a number; a band that needs a flag gives way without it."""
        if self.values[rule.value] is None:
            return self.told(rule.value), None
        exact = self.number(rule.value)
        value = exact if rule.decimals is None else Fraction(rounded(exact, rule.decimals))
        inputs = [(rule.value, shown(value))]
        top = max(band.high for band in rule.bands)
        inside = (b for b in rule.bands if b.low <= value < b.high or value == b.high == top)
        band = next(inside, None)
        if band is None:
            raise RuleViolation("value_outside_bands", field=rule.value, value=shown(value))
        if band.needs:
            inputs.append((band.needs, shown(self.values[band.needs])))
            if not self.values[band.needs]:
                return tuple(inputs), band.otherwise
        return tuple(inputs), band.output

    def weighted_mean(self, rule: WeightedMeanRule) -> tuple[tuple[tuple[str, str], ...], Value]:
        """Return the mean by the first set of weights whose flags agree.

        What is missing leaves the mean: the weights of the rest are taken as 100. Raises
        "weights_too_few" when less of them is there than the rule wants.
        """
        weights = next(
            s for s in rule.sets if all(self.values[name] is flag for name, flag in s.when)
        )
        there = {n: Fraction(p) for n, p in weights.weights if self.values[n] is not None}
        whole = sum(there.values(), Fraction(0))
        if whole < rule.least:
            raise RuleViolation(
                "weights_too_few",
                field=rule.name,
                share=plain(rounded(whole, 2)),
                least=plain(rule.least),
            )
        inputs = [(name, shown(self.values[name])) for name, _ in weights.when]
        for name, _ in weights.weights:
            counted = there.get(name, Fraction(0)) / whole * 100 if whole else Fraction(0)
            inputs.append((name, shown(self.values[name])))
            inputs.append((f"bobot_{name}", f"{plain(rounded(counted, 2))} %"))
        if not whole:
            return tuple(inputs), None
        total = sum((self.number(n) * p for n, p in there.items()), Fraction(0))
        return tuple(inputs), total / whole

    def product(self, rule: ProductRule) -> tuple[tuple[tuple[str, str], ...], Value]:
        """Return the product of the factors by the divisor."""
        inputs = (*self.told(*rule.factors), ("pembagi", plain(rule.divisor)))
        if any(self.values[name] is None for name in rule.factors):
            return inputs, None
        value = Fraction(1)
        for name in rule.factors:
            value *= self.number(name)
        return inputs, value / Fraction(rule.divisor)

    def difference(self, rule: DifferenceRule) -> tuple[tuple[tuple[str, str], ...], Value]:
        """Return one number less the other."""
        inputs = self.told(rule.value, rule.minus)
        if self.values[rule.value] is None or self.values[rule.minus] is None:
            return inputs, None
        return inputs, self.number(rule.value) - self.number(rule.minus)

    def told(self, *names: str) -> tuple[tuple[str, str], ...]:
        """Return values as the trail shows them."""
        return tuple((name, shown(self.values[name])) for name in names)

    def lookup(self, rule: LookupRule) -> tuple[tuple[tuple[str, str], ...], Value]:
        """Return the number that a code stands for."""
        code = self.values[rule.key]
        if code is None:
            return self.told(rule.key), None
        table: dict[Value, Decimal] = dict(rule.table)
        return ((rule.key, shown(code)),), Fraction(table[code])

    def answer_index(self, rule: AnswerIndexRule) -> tuple[tuple[tuple[str, str], ...], Value]:
        """Return the index of a survey; the inputs are the means of the columns."""
        rows = self.values[rule.answers]
        assert isinstance(rows, tuple | AnswerTally)
        means = column_means(rows)
        columns = self.scheme.fact(rule.answers).columns
        answered = [mean for mean in means if mean is not None]
        if not answered:
            raise RuleViolation("answers_missing", field=rule.answers)
        inputs = tuple(
            (column.code, "-" if mean is None else shown(mean))
            for column, mean in zip(columns, means, strict=True)
        )
        return inputs, sum(answered, Fraction(0)) / len(answered) * Fraction(rule.factor)


def score(scheme: Scheme, facts: Mapping[str, object]) -> ScoreResult:
    """Apply a scheme to facts.

    Facts are checked first: RuleViolation with the name of the fact in `field` for a missing or
    unknown fact, a wrong type, a number out of bounds, an unknown code, a survey without answers.
    Raises "weights_too_few" and "score_nothing" (`field` = the rule) when what is missing leaves
    too little to judge by.
    """
    scorer = _Scorer(scheme, read_facts(scheme, facts))
    for rule in scheme.rules:
        scorer.apply(rule)
    result = {}
    for told in scheme.results:
        value = scorer.values[told.rule]
        if value is None:
            if not told.optional:
                raise RuleViolation("score_nothing", field=told.rule, name=told.rule)
        elif isinstance(value, Fraction):
            result[told.name] = f"{rounded(value, told.decimals):f}"
        else:
            result[told.name] = shown(value)
    return ScoreResult(result, tuple(scorer.trail))


def column_means(rows: Answers | AnswerTally) -> tuple[Fraction | None, ...]:
    """Return the mean of each column over its answers; None for a column without any."""
    if isinstance(rows, AnswerTally):
        return tuple(Fraction(total, count) if count else None for total, count in rows.columns)
    means: list[Fraction | None] = []
    for column in zip(*rows, strict=True):
        given = [answer for answer in column if answer is not None]
        means.append(Fraction(sum(given), len(given)) if given else None)
    return tuple(means)


def rounded(value: Fraction, decimals: int) -> Decimal:
    """Return a number rounded half up (away from zero) to so many decimals."""
    scaled = abs(value) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(-whole if value < 0 else whole).scaleb(-decimals)


def plain(value: Decimal) -> str:
    """Return a decimal without exponent and trailing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def shown(value: Value) -> str:
    """Return a value for the trail; a number that does not end shows six decimals."""
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Fraction):
        return plain(rounded(value, 30 if _ends(value) else 6))
    if isinstance(value, AnswerTally):
        return str(value.respondents)
    return value if isinstance(value, str) else str(len(value))


def _ends(value: Fraction) -> bool:
    """Tell whether a fraction has a finite decimal form of at most 30 decimals."""
    return 10**30 % value.denominator == 0


# --- PermenPANRB 6/2022 -------------------------------------------------------------------------
def achievement(
    actual: Decimal, target: Decimal, direction: Direction, *, high: Decimal | None = None
) -> Decimal:
    """Return the achievement in percent, two decimals, never below 0.

    Normal: actual ÷ target; where lower is better (time, cost): 1 + (1 − actual ÷ target)
    (PermenPANRB 8/2021). With `high` the target is a range: within it the achievement is 100,
    outside it is measured against the nearer bound. Against a target of 0, 100 where 0 was
    reached and lower is better, else 0; "target_zero" where higher is better.
    """
    bound = target
    if high is not None:
        if target <= actual <= high:
            return Decimal(100)
        bound = high if actual > high else target
    if bound == 0:
        if direction is Direction.HIGHER:
            raise RuleViolation("target_zero", field="target")
        return Decimal(0) if actual > 0 else Decimal(100)
    ratio = Fraction(actual) / Fraction(bound)
    if direction is Direction.LOWER:
        ratio = 2 - ratio
    return rounded(ratio * 100 if ratio > 0 else Fraction(0), 2)


DEFAULT_SUGGESTION = Suggestion(above_from=Decimal(110), below_under=Decimal(90))
"""Used where a scheme has no advice of its own."""


def suggest_rating(
    percent: Decimal | None, advice: Suggestion = DEFAULT_SUGGESTION
) -> Rating | None:
    """Return the rating that an achievement suggests for one RHK; None without achievement."""
    if percent is None:
        return None
    if percent >= advice.above_from:
        return Rating.ABOVE
    return Rating.BELOW if percent < advice.below_under else Rating.MEETS


def suggest_work_rating(
    percents: Sequence[tuple[RhkKind, Decimal | None]],
    advice: Suggestion = DEFAULT_SUGGESTION,
) -> Rating | None:
    """Return the rating of hasil kerja that the achievements suggest; None when none is known.

    Above: more than half above and no main result below; below: more than half below
    (PermenPANRB 6/2022; a judgement without weights, so this is a proposal only).
    """
    rated = [
        (kind, rating) for kind, p in percents if (rating := suggest_rating(p, advice)) is not None
    ]
    if not rated:
        return None
    above = sum(1 for _, rating in rated if rating is Rating.ABOVE)
    below = sum(1 for _, rating in rated if rating is Rating.BELOW)
    if 2 * below > len(rated):
        return Rating.BELOW
    if 2 * above > len(rated) and (RhkKind.UTAMA, Rating.BELOW) not in rated:
        return Rating.ABOVE
    return Rating.MEETS
