"""The public satisfaction survey: index, grade and the mean of each unsur (PermenPANRB 14/2017)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from penilaian_desktop.domain.facts import AnswerTally, read_facts
from penilaian_desktop.domain.scheme import BandsRule, Scheme
from penilaian_desktop.domain.scoring import column_means, rounded, score

FACTOR = 25
"""From the scale 1 to 4 to the index 25 to 100."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsurMean:
    """One unsur: its mean (1–4, three decimals) over `answers` answers; None without any."""

    code: str
    label: str
    mean: Decimal | None
    answers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyResult:
    """A survey: index 25–100 (IKM), grade A–D with its words, and the unsur."""

    index: Decimal
    grade: str
    label: str
    respondents: int
    unsur: tuple[UnsurMean, ...]


def survey_result(
    scheme: Scheme, responses: Sequence[Sequence[int | None]] | AnswerTally
) -> SurveyResult:
    """Return index, grade and means of answers, or of answers that were added up.

    Raises RuleViolation (field "responses") as `score` does.
    """
    facts = {"responses": responses}
    scored = score(scheme, facts)
    rows = read_facts(scheme, facts)["responses"]
    assert isinstance(rows, tuple | AnswerTally)
    grade = scored.result["mutu"]
    rule = scheme.rule("mutu")
    assert isinstance(rule, BandsRule)
    columns = scheme.fact("responses").columns
    return SurveyResult(
        index=Decimal(scored.result["ikm"]),
        grade=grade,
        label=scheme.scale(rule.scale).label(grade),
        respondents=rows.respondents if isinstance(rows, AnswerTally) else len(rows),
        unsur=tuple(
            UnsurMean(
                code=column.code,
                label=column.label,
                mean=None if mean is None else rounded(mean, 3),
                answers=(
                    rows.columns[at][1]
                    if isinstance(rows, AnswerTally)
                    else sum(row[at] is not None for row in rows)
                ),
            )
            for at, (column, mean) in enumerate(zip(columns, column_means(rows), strict=True))
        ),
    )


def tally_index(tally: AnswerTally) -> Decimal | None:
    """Return the index of sums by PermenPANRB 14/2017, None where nobody answered anything.

    (Σ mean of each unsur that was answered × 1/n) × 25, two decimals half up.
    """
    means = [mean for mean in column_means(tally) if mean is not None]
    if not means:
        return None
    return rounded(sum(means, Fraction(0)) / len(means) * FACTOR, 2)
