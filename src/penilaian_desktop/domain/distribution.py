"""How the predicates of a unit spread, against the advised pattern (SE MenPANRB 3/2023).

Advice, never a lock: a unit of few people cannot meet percentages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from penilaian_desktop.domain.appraisal import OrganisationPredicate, Predicate
from penilaian_desktop.domain.scheme import Constraint, Pattern, Scheme
from penilaian_desktop.domain.scoring import rounded

WORST_TO_BEST: tuple[Predicate, ...] = (
    Predicate.SANGAT_KURANG,
    Predicate.KURANG,
    Predicate.BUTUH_PERBAIKAN,
    Predicate.BAIK,
    Predicate.SANGAT_BAIK,
)
"""The order of the curve, left to right."""


@dataclass(frozen=True, slots=True)
class Advice:
    """One line of a pattern and whether it is met.

    `kind` is largest | min_percent | max_percent | min_count; `limit` its number (0 for largest);
    `share` the percentage of persons with these predicates, two decimals.
    """

    kind: str
    predicates: tuple[Predicate, ...]
    limit: Decimal
    count: int
    share: Decimal
    met: bool


def pattern_for(scheme: Scheme, organisation: OrganisationPredicate) -> Pattern | None:
    """Return the pattern that belongs to a capaian organisasi, if the scheme has one."""
    return next((p for p in scheme.distribution if p.organisation is organisation), None)


def shares(counts: Mapping[Predicate, int]) -> tuple[tuple[Predicate, int, Decimal], ...]:
    """Return count and percentage of each predicate, worst first; percentages to two decimals."""
    total = sum(counts.values())
    return tuple(
        (p, counts.get(p, 0), rounded(_percent(counts.get(p, 0), total), 2)) for p in WORST_TO_BEST
    )


def check(pattern: Pattern, counts: Mapping[Predicate, int]) -> tuple[Advice, ...]:
    """Return every line of a pattern with the share found; nothing for a unit without predicates.

    Limits are compared exactly: 70 % of ten persons is seven.
    """
    total = sum(counts.values())
    if not total:
        return ()
    return tuple(
        advice for line in pattern.constraints for advice in _check_line(line, counts, total)
    )


def _check_line(line: Constraint, counts: Mapping[Predicate, int], total: int) -> Iterator[Advice]:
    count = sum(counts.get(p, 0) for p in line.predicates)
    share = _percent(count, total)

    def advice(kind: str, limit: Decimal | int, met: bool) -> Advice:
        return Advice(kind, line.predicates, Decimal(limit), count, rounded(share, 2), met)

    if line.largest:
        others = [counts.get(p, 0) for p in Predicate if p not in line.predicates]
        yield advice("largest", 0, all(count >= other for other in others))
    if line.min_percent is not None:
        yield advice("min_percent", line.min_percent, share >= line.min_percent)
    if line.max_percent is not None:
        yield advice("max_percent", line.max_percent, share <= line.max_percent)
    if line.min_count is not None:
        yield advice("min_count", line.min_count, count >= line.min_count)


def _percent(count: int, total: int) -> Fraction:
    return Fraction(100 * count, total) if total else Fraction(0)
