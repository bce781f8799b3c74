"""How the predicates of a unit spread, against the advised pattern (SE MenPANRB 3/2023).

Advice, never a lock: a unit of few people cannot meet percentages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from penilaian_desktop.domain.appraisal import OrganisationPredicate, Predicate
from penilaian_desktop.domain.scheme import Pattern, Scheme
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
    found: list[Advice] = []
    for line in pattern.constraints:
        count = sum(counts.get(p, 0) for p in line.predicates)
        share = _percent(count, total)
        others = max(n for p, n in _filled(counts) if p not in line.predicates)
        lines = (
            ("largest", Decimal(0) if line.largest else None, count >= others),
            ("min_percent", line.min_percent, share >= (line.min_percent or 0)),
            ("max_percent", line.max_percent, share <= _or(line.max_percent)),
            (
                "min_count",
                None if line.min_count is None else Decimal(line.min_count),
                count >= (line.min_count or 0),
            ),
        )
        found.extend(
            Advice(kind, line.predicates, limit, count, rounded(share, 2), met)
            for kind, limit, met in lines
            if limit is not None
        )
    return tuple(found)


def _or(limit: Decimal | None) -> Fraction:
    return Fraction(100 if limit is None else limit)


def _filled(counts: Mapping[Predicate, int]) -> list[tuple[Predicate, int]]:
    return [(p, counts.get(p, 0)) for p in Predicate]


def _percent(count: int, total: int) -> Fraction:
    return Fraction(100 * count, total) if total else Fraction(0)
