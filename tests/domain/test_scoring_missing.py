"""What is missing leaves the mean; too little of it is no score (FEATURES 3 no. 12, X-2)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.scheme import (
    Band,
    BandsRule,
    DifferenceRule,
    Fact,
    FactKind,
    LookupRule,
    MatrixRule,
    Option,
    ProductRule,
    ResultField,
    Scale,
    Scheme,
    WeightedMeanRule,
    WeightSet,
)
from penilaian_desktop.domain.scheme_checks import defects
from penilaian_desktop.domain.scoring import rounded, score, shown

REGIONS = ("tangerang-selatan", "pariaman", "tanjung-selor", "semarang", "wanggar")
GRADES = Scale(
    name="huruf",
    options=(Option(code="a", label="A"), Option(code="b", label="B"), Option(code="c", label="C")),
)


def number(name, **fields):
    limits = {"minimum": Decimal(0), "maximum": Decimal(100)}
    return Fact(
        **{"name": name, "label": name, "kind": FactKind.NUMBER, "optional": True} | limits | fields
    )


def choice(name, **fields):
    return Fact(name=name, label=name, kind=FactKind.CHOICE, scale="huruf", optional=True, **fields)


def mean(**weights):
    least = weights.pop("least", 0)
    parts = tuple((name, Decimal(percent)) for name, percent in weights.items())
    only = WeightSet(when=(), weights=parts)
    return WeightedMeanRule(name="nilai", label="", article="", sets=(only,), least=Decimal(least))


def scheme(facts, *rules, told=None, optional=False):
    return Scheme(
        code="uji", version="1", title="", short="", year=2026, archived=False, periods=("Y",),
        scales=(GRADES,), facts=tuple(facts), rules=rules,
        results=(ResultField(name="hasil", rule=told or rules[-1].name, optional=optional),),
        examples=(),
    )  # fmt: skip


THREE = (number("a"), number("b"), number("c"))
PARTS = scheme(THREE, mean(a=50, b=30, c=20))


@pytest.mark.parametrize("code", REGIONS)
def test_each_region_reproduces_its_golden_examples(schemes, code):
    """TS-2, PR-3, TJ-2, SM-3, WG-1: the adaptations of the five regions."""
    found = schemes.get(code)
    assert "perlu ditetapkan instansi" in found.notice
    assert found.region
    assert len(found.examples) >= 9
    for example in found.examples:
        assert score(found, example.facts).result == example.result, example


def test_the_periods_of_the_regions_are_those_they_describe(schemes):
    """TS-1, PR-1."""
    assert "T" in schemes.get("tangerang-selatan").periods
    assert "S" in schemes.get("pariaman").periods


def test_a_missing_part_leaves_the_mean_and_the_trail_says_what_counted():
    (step,) = score(PARTS, {"a": "80", "c": "100"}).trail
    # (80 × 50 + 100 × 20) ÷ 70
    assert step.output == "85.714286"
    assert dict(step.inputs) == {
        "a": "80", "bobot_a": "71.43 %", "b": "-", "bobot_b": "0 %", "c": "100",
        "bobot_c": "28.57 %",
    }  # fmt: skip


def test_a_missing_fact_may_be_told_as_nothing():
    assert score(PARTS, {"a": "80", "b": None, "c": "100"}) == score(PARTS, {"a": "80", "c": "100"})


def test_a_fact_that_is_not_optional_must_be_told():
    wanted = replace(PARTS, facts=(number("a", optional=False), *THREE[1:]))
    for facts in ({"b": "1"}, {"a": None, "b": "1"}):
        with pytest.raises(RuleViolation):
            score(wanted, facts)


def test_nothing_told_is_no_score():
    with pytest.raises(RuleViolation) as refused:
        score(PARTS, {})
    assert (refused.value.code, refused.value.field) == ("score_nothing", "nilai")
    assert refused.value.params["name"] == "nilai"


def test_parts_that_weigh_nothing_are_no_score():
    weightless = scheme(THREE, mean(a=100, b=0, c=0))
    with pytest.raises(RuleViolation, match="score_nothing"):
        score(weightless, {"b": "50"})


@pytest.mark.parametrize(("facts", "share"), [({"b": "1"}, "30"), ({"c": "1"}, "20"), ({}, "0")])
def test_too_little_weight_is_no_score(facts, share):
    asking = scheme(THREE, mean(a=50, b=30, c=20, least=50))
    with pytest.raises(RuleViolation) as refused:
        score(asking, facts)
    assert (refused.value.code, refused.value.field) == ("weights_too_few", "nilai")
    assert refused.value.params == {"share": share, "least": "50"}
    assert score(asking, {"a": "77"}).result == {"hasil": "77.00"}
    assert score(asking, {"b": "60", "c": "60"}).result == {"hasil": "60.00"}


def test_the_share_of_weights_is_told_to_two_decimals():
    asking = scheme(THREE, mean(a="33.333", b="33.333", c="33.334", least=50))
    with pytest.raises(RuleViolation) as refused:
        score(asking, {"a": "1"})
    assert refused.value.params["share"] == "33.33"


def test_a_result_that_hangs_on_what_is_missing_is_left_out_where_it_may():
    spread = DifferenceRule(name="selisih", label="", article="", value="a", minus="b")
    apart = scheme(THREE, spread, optional=True)
    assert score(apart, {"a": "80", "b": "95"}).result == {"hasil": "-15.00"}
    (step,) = score(apart, {"a": "80", "b": "95"}).trail
    assert (step.inputs, step.output) == ((("a", "80"), ("b", "95")), "-15")
    for facts in ({"a": "80"}, {"b": "95"}, {}):
        scored = score(apart, facts)
        assert scored.result == {}
        assert scored.trail[0].output == "-"


ABC = tuple((code, Decimal(worth)) for code, worth in (("a", 3), ("b", 2), ("c", 1)))
CELLS = tuple((row, column, row) for row in "abc" for column in "abc")


@pytest.mark.parametrize(
    ("rule", "inputs"),
    [
        (LookupRule(name="r", label="", article="", key="huruf", table=ABC), (("huruf", "-"),)),
        (MatrixRule(name="r", label="", article="", rows="huruf", columns="lain", scale="huruf",
                    cells=CELLS), (("huruf", "-"), ("lain", "a"))),
        (MatrixRule(name="r", label="", article="", rows="lain", columns="huruf", scale="huruf",
                    cells=CELLS), (("lain", "a"), ("huruf", "-"))),
        (ProductRule(name="r", label="", article="", factors=("ada", "tiada"),
                     divisor=Decimal(2)), (("ada", "4"), ("tiada", "-"), ("pembagi", "2"))),
        (BandsRule(name="r", label="", article="", value="tiada", scale="huruf", decimals=None,
                   bands=(Band(low=Decimal(0), high=Decimal(100), output="a"),)),
         (("tiada", "-"),)),
    ],
)  # fmt: skip
def test_what_needs_a_missing_value_is_missing_too(rule, inputs):
    facts = (choice("huruf"), choice("lain"), number("ada"), number("tiada"))
    scored = score(scheme(facts, rule, optional=True), {"lain": "a", "ada": "4"})
    assert scored.result == {}
    assert (scored.trail[0].inputs, scored.trail[0].output) == (inputs, "-")


def test_a_missing_value_is_shown_as_a_dash():
    assert shown(None) == "-"


# --- properties ---------------------------------------------------------------------------------
WEIGHTS = st.lists(st.integers(0, 50), min_size=2, max_size=6).filter(sum)
PERCENT = st.decimals(0, 100, places=3)


@given(st.data())
def test_weights_of_what_is_there_count_as_the_whole(data):
    raw = data.draw(WEIGHTS)
    total = sum(raw)
    names = [f"f{n}" for n in range(len(raw))]
    exact = [Fraction(100 * w, total) for w in raw]
    percents = [rounded(w, 6) for w in exact]
    values = data.draw(st.lists(PERCENT | st.none(), min_size=len(raw), max_size=len(raw)))
    there = [
        (Fraction(v), Fraction(p)) for v, p in zip(values, percents, strict=True) if v is not None
    ]
    assume(any(p for _, p in there))
    parts = mean(**dict(zip(names, percents, strict=True)))
    facts = {n: str(v) for n, v in zip(names, values, strict=True) if v is not None}
    scored = score(scheme([number(n) for n in names], parts), facts)
    due = sum(v * p for v, p in there) / sum(p for _, p in there)
    assert scored.result["hasil"] == f"{rounded(due, 2):f}"
    counting = [v for v, p in there if p]
    assert min(counting) <= due <= max(counting)
    # a part more of the very value of the mean changes nothing
    shares = [text for name, text in scored.trail[0].inputs if name.startswith("bobot_")]
    told = sum(Decimal(text.removesuffix(" %")) for text in shares)
    assert abs(told - 100) < Decimal("0.1")


@st.composite
def cuts(draw):
    inner = draw(
        st.lists(st.decimals("0.01", "99.99", places=2), min_size=2, max_size=2, unique=True)
    )
    return [Decimal(0), *sorted(inner), Decimal(100)]


def banded(edges):
    bands = tuple(
        Band(low=low, high=high, output=code)
        for low, high, code in zip(edges, edges[1:], "cba", strict=False)
    )
    rule = BandsRule(
        name="r", label="", article="", value="a", scale="huruf", decimals=None, bands=bands
    )
    return scheme((number("a", optional=False),), rule)


@given(cuts(), PERCENT, PERCENT)
def test_bands_without_gaps_take_every_value_and_never_fall(edges, one, other):
    graded = banded(edges)
    assert {d.code for d in defects(graded)} == {"scheme_key_missing"}  # it has no example
    low, high = sorted((one, other))
    results = [score(graded, {"a": str(v)}).result["hasil"] for v in (low, high)]
    assert all(code in {"a", "b", "c"} for code in results)
    assert results[0] >= results[1]  # "a" is the best


@given(cuts())
def test_a_bound_belongs_to_the_band_above_it(edges):
    graded = banded(edges)
    found = [score(graded, {"a": str(edge)}).result["hasil"] for edge in edges]
    assert found == ["c", "b", "a", "a"]


def test_a_score_with_and_without_public_feedback(schemes):
    """The formula of a region, with and without public feedback."""
    pariaman = schemes.get("pariaman")
    facts = {"kehadiran": "90", "kualitas_pekerjaan": "4", "komunikasi": "4"}
    without = Fraction(25 * 90 + 35 * 85 + 20 * 85, 80)
    assert score(pariaman, facts).result["nilai"] == str(rounded(without, 2))
    more = score(pariaman, facts | {"umpan_balik": "100"}).result["nilai"]
    assert Decimal(more) > rounded(without, 2)


def test_weights_of_nothing_are_told_as_nothing():
    scored = score(scheme(THREE, mean(a=50, b=30, c=20), optional=True), {})
    assert scored.result == {}
    assert {text for name, text in scored.trail[0].inputs if name.startswith("bobot_")} == {"0 %"}
