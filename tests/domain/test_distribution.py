"""The spread of predicates against the advised pattern (FEATURES PR-7; SE 3/2023)."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from decimal import Decimal

import pytest

from penilaian_desktop.domain.appraisal import OrganisationPredicate, Predicate
from penilaian_desktop.domain.distribution import WORST_TO_BEST, check, pattern_for, shares
from penilaian_desktop.domain.scheme import Constraint, Pattern

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


# --- each kind of line by itself, on both sides of its limit --------------------------------------


def one_line(**limits):
    line = Constraint(predicates=(BP, K), **limits)
    return Pattern(organisation=OrganisationPredicate.BAIK, label="", text="", constraints=(line,))


@pytest.mark.parametrize(
    ("limits", "counts", "met"),
    [
        ({"largest": True}, {BP: 2, K: 1, B: 3}, True),  # as many as the next is enough
        ({"largest": True}, {BP: 1, K: 1, B: 3}, False),
        ({"largest": True}, {BP: 4, B: 3}, True),
        ({"largest": True}, {SB: 3}, False),
        ({"min_percent": Decimal(60)}, {BP: 3, K: 3, B: 4}, True),
        ({"min_percent": Decimal(60)}, {BP: 7, B: 3}, True),
        ({"min_percent": Decimal(60)}, {BP: 59, B: 41}, False),
        ({"max_percent": Decimal(10)}, {BP: 1, B: 9}, True),
        ({"max_percent": Decimal(10)}, {B: 9}, True),
        ({"max_percent": Decimal(10)}, {BP: 11, B: 89}, False),
        ({"min_count": 2}, {BP: 1, K: 1, B: 9}, True),
        ({"min_count": 2}, {BP: 5}, True),
        ({"min_count": 2}, {K: 1, B: 9}, False),
    ],
)
def test_a_line_holds_at_its_limit_and_not_beyond(limits, counts, met):
    (advice,) = check(one_line(**limits), counts)
    ((kind, limit),) = limits.items()
    count = counts.get(BP, 0) + counts.get(K, 0)
    assert (advice.kind, advice.predicates, advice.met) == (kind, (BP, K), met)
    assert (advice.count, advice.limit) == (count, Decimal(0 if kind == "largest" else limit))


def test_many_persons_are_counted_as_few_are():
    # counts beyond the small whole numbers that Python keeps one of
    (advice,) = check(one_line(min_count=1000), {BP: 1000, B: 1})
    assert advice.met
    (share,) = check(one_line(min_percent=Decimal(50)), {BP: 1000, B: 1000})
    assert (share.met, str(share.share)) == (True, "50.00")


def test_shares_are_told_to_two_decimals():
    (advice,) = check(one_line(min_percent=Decimal(33)), {BP: 1, B: 2})
    assert str(advice.share) == "33.33"
    assert [(p, n, str(s)) for p, n, s in shares({BP: 1, B: 2})] == [
        (SK, 0, "0.00"), (K, 0, "0.00"), (BP, 1, "33.33"), (B, 2, "66.67"), (SB, 0, "0.00"),
    ]  # fmt: skip
    assert {str(s) for _, _, s in shares({})} == {"0.00"}


def test_a_predicate_that_nobody_has_is_no_rival():
    (advice,) = check(one_line(largest=True), {BP: 1})
    assert advice.met
    (none,) = check(
        Pattern(
            organisation=OrganisationPredicate.BAIK, label="", text="",
            constraints=(Constraint(predicates=(SB,), largest=True),),
        ),
        {BP: 0, B: 0, SB: 0, K: 1},
    )  # fmt: skip
    assert not none.met


def test_advice_is_a_value():
    (advice,) = check(one_line(min_count=1), {BP: 1})
    with pytest.raises(FrozenInstanceError):
        advice.met = False
    assert not hasattr(advice, "__dict__")
