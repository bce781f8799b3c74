"""The spread of predicates against the advised pattern (FEATURES PR-7; SE 3/2023)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from penilaian_desktop.domain.appraisal import OrganisationPredicate, Predicate
from penilaian_desktop.domain.distribution import WORST_TO_BEST, check, pattern_for, shares

SB, B, BP, K, SK = (
    Predicate.SANGAT_BAIK, Predicate.BAIK, Predicate.BUTUH_PERBAIKAN, Predicate.KURANG,
    Predicate.SANGAT_KURANG,
)  # fmt: skip


@pytest.fixture
def scheme(schemes):
    return schemes.get("permenpanrb-6-2022")


def told(scheme, organisation, counts):
    pattern = pattern_for(scheme, organisation)
    return [(a.kind, a.predicates, a.met) for a in check(pattern, counts)]


def test_each_capaian_has_a_pattern_with_a_curve(scheme):
    for organisation in OrganisationPredicate:
        pattern = pattern_for(scheme, organisation)
        assert len(pattern.shape) == len(WORST_TO_BEST) == 5


def test_a_scheme_without_patterns_advises_nothing(schemes):
    assert pattern_for(schemes.get("pp-30-2019"), OrganisationPredicate.BAIK) is None


def test_a_good_unit_has_mostly_baik_but_not_more_than_70_percent(scheme):
    good = {SB: 2, B: 7, BP: 1}
    assert told(scheme, OrganisationPredicate.BAIK, good) == [
        ("largest", (B,), True), ("max_percent", (B,), True), ("min_count", (BP, K), True),
    ]  # fmt: skip
    assert [met for _, _, met in told(scheme, OrganisationPredicate.BAIK, {B: 8, SB: 2})] == [
        True, False, False,
    ]  # fmt: skip
    assert told(scheme, OrganisationPredicate.BAIK, {SB: 6, B: 3, K: 1})[0] == (
        "largest", (B,), False,
    )  # fmt: skip


def test_limits_are_compared_exactly(scheme):
    counts = {BP: 3, SB: 0, B: 2}
    first, second = check(pattern_for(scheme, OrganisationPredicate.BUTUH_PERBAIKAN), counts)
    assert (first.kind, first.limit, first.share, first.met) == (
        "min_percent", Decimal(60), Decimal("60.00"), True,
    )  # fmt: skip
    assert (second.kind, second.limit, second.count, second.met) == (
        "max_percent", Decimal(10), 0, True,
    )  # fmt: skip


def test_nobody_is_sangat_baik_in_a_failing_unit(scheme):
    lines = told(scheme, OrganisationPredicate.SANGAT_KURANG, {SK: 6, K: 1, B: 2, SB: 1})
    assert lines == [
        ("min_percent", (SK,), True), ("min_percent", (K, BP), True), ("max_percent", (SB,), False),
    ]  # fmt: skip


def test_an_empty_unit_gets_no_advice(scheme):
    assert told(scheme, OrganisationPredicate.BAIK, {}) == []


def test_shares_stand_in_the_order_of_the_curve():
    found = shares({B: 2, SB: 1})
    assert [(p, n) for p, n, _ in found] == [(SK, 0), (K, 0), (BP, 0), (B, 2), (SB, 1)]
    assert [share for _, _, share in found][-2:] == [Decimal("66.67"), Decimal("33.33")]
    assert shares({})[0] == (SK, 0, Decimal("0.00"))
