"""Scores of old years, kept as they were (PP 30/2019 and earlier; REGULATIONS 4)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from penilaian_desktop.domain.appraisal import TrailStep
from penilaian_desktop.domain.record import Record
from penilaian_desktop.domain.scoring import rounded


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveScore(Record):
    """The numeric result of a person for a year or one of its halves, keyed in by HR.

    `value` and `predicate` follow from the scheme; `trail` says how.
    """

    KIND: ClassVar[str] = "archive_score"

    person_id: str
    period_code: str
    scheme: str
    scheme_version: str
    skp: Decimal
    behaviour: Decimal
    with_360: bool = False
    new_idea: bool = False
    value: Decimal
    predicate: str
    trail: tuple[TrailStep, ...] = ()


def halves_mean(first: Decimal, second: Decimal) -> Decimal:
    """Return the value of 2021 from its two halves, 50/50, two decimals."""
    return rounded((Fraction(first) + Fraction(second)) / 2, 2)
