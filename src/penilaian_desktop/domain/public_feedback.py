"""The public satisfaction survey: index, grade and the mean of each unsur (PermenPANRB 14/2017)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from penilaian_desktop.domain.facts import read_facts
from penilaian_desktop.domain.scheme import BandsRule, Scheme
from penilaian_desktop.domain.scoring import column_means, rounded, score


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


def survey_result(scheme: Scheme, responses: Sequence[Sequence[int | None]]) -> SurveyResult:
    """Return index, grade and means; raise RuleViolation (field "responses") as `score` does."""
    facts = {"responses": responses}
    scored = score(scheme, facts)
    rows = read_facts(scheme, facts)["responses"]
    assert isinstance(rows, tuple)
    grade = scored.result["mutu"]
    rule = scheme.rule("mutu")
    assert isinstance(rule, BandsRule)
    columns = scheme.fact("responses").columns
    return SurveyResult(
        index=Decimal(scored.result["ikm"]),
        grade=grade,
        label=scheme.scale(rule.scale).label(grade),
        respondents=len(rows),
        unsur=tuple(
            UnsurMean(
                code=column.code,
                label=column.label,
                mean=None if mean is None else rounded(mean, 3),
                answers=sum(row[at] is not None for row in rows),
            )
            for at, (column, mean) in enumerate(zip(columns, column_means(rows), strict=True))
        ),
    )
