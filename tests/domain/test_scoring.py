"""Facts and a regulation give a result with its trail (FEATURES TS-2, TS-3, PR-9, X-2)."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.plan import Direction, RhkKind
from penilaian_desktop.domain.scheme import Rule, Suggestion
from penilaian_desktop.domain.scoring import (
    achievement,
    column_means,
    plain,
    rounded,
    score,
    shown,
    suggest_rating,
    suggest_work_rating,
)

CODES = ("permenpanrb-6-2022", "pp-30-2019", "skm-14-2017", "angka-kredit-3-2023")


@pytest.mark.parametrize("code", CODES)
def test_each_regulation_reproduces_its_golden_examples(schemes, code):
    scheme = schemes.get(code)
    assert len(scheme.examples) >= 5
    for example in scheme.examples:
        scored = score(scheme, example.facts)
        assert scored.result == example.result, example
        assert [step.rule for step in scored.trail] == [rule.name for rule in scheme.rules]


# --- PermenPANRB 6/2022 -------------------------------------------------------------------------
ABOVE, MEETS, BELOW = Rating.ABOVE, Rating.MEETS, Rating.BELOW
MATRIX = {
    (ABOVE, ABOVE): Predicate.SANGAT_BAIK,
    (ABOVE, MEETS): Predicate.BAIK,
    (ABOVE, BELOW): Predicate.KURANG,
    (MEETS, ABOVE): Predicate.BAIK,
    (MEETS, MEETS): Predicate.BAIK,
    (MEETS, BELOW): Predicate.KURANG,
    (BELOW, ABOVE): Predicate.BUTUH_PERBAIKAN,
    (BELOW, MEETS): Predicate.BUTUH_PERBAIKAN,
    (BELOW, BELOW): Predicate.SANGAT_KURANG,
}


@pytest.mark.parametrize(("work", "behaviour"), list(product(Rating, Rating)))
def test_two_ratings_meet_in_the_matrix(schemes, work, behaviour):
    facts = {"hasil_kerja": work.value, "perilaku_kerja": behaviour.value}
    found = score(schemes.get("permenpanrb-6-2022"), facts).result["predikat"]
    assert found == MATRIX[work, behaviour]


def test_the_trail_of_a_predicate_names_ratings_and_article(schemes):
    facts = {"hasil_kerja": "sesuai_ekspektasi", "perilaku_kerja": "di_atas_ekspektasi"}
    (step,) = score(schemes.get("permenpanrb-6-2022"), facts).trail
    assert step.rule == "predikat"
    assert dict(step.inputs) == facts
    assert (step.output, step.article) == ("baik", "Pasal 24–25 PermenPANRB 6/2022")


# --- PP 30/2019 ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("skp", "perilaku", "with_360", "new_idea", "nilai", "predikat"),
    [
        ("110", "110", False, True, "110.00", "sangat_baik"),
        ("110", "110", False, False, "110.00", "baik"),
        ("109.9999", "110", False, True, "110.00", "baik"),
        ("120", "120", False, False, "120.00", "baik"),
        ("120", "0", False, True, "84.00", "cukup"),
        ("120", "0", True, True, "72.00", "cukup"),
        ("90", "90", True, False, "90.00", "baik"),
        ("89.9999", "90", False, False, "90.00", "cukup"),
        ("70", "70", False, False, "70.00", "cukup"),
        ("69.99", "70", False, False, "69.99", "kurang"),
        ("50", "50", False, False, "50.00", "kurang"),
        ("49.99", "50", False, False, "49.99", "sangat_kurang"),
        ("0", "0", False, False, "0.00", "sangat_kurang"),
        (85, 90, False, False, "86.50", "cukup"),
        (Decimal("90.05"), "0.1", False, False, "63.07", "kurang"),
    ],
)
def test_pp_30_decides_on_the_exact_value(
    schemes, skp, perilaku, with_360, new_idea, nilai, predikat
):
    facts = {"skp": skp, "perilaku": perilaku, "with_360": with_360, "new_idea": new_idea}
    scored = score(schemes.get("pp-30-2019"), facts)
    assert scored.result == {"nilai": nilai, "predikat": predikat}


def test_missing_flags_are_false(schemes):
    scheme = schemes.get("pp-30-2019")
    facts = {"skp": "115", "perilaku": "115"}
    scored = score(scheme, facts)
    assert scored == score(scheme, facts | {"with_360": False, "new_idea": False})
    assert scored.result["predikat"] == "baik"


@given(st.decimals(0, 120, places=4), st.decimals(0, 120, places=4), st.booleans(), st.booleans())
def test_pp_30_agrees_with_the_formula_of_the_law(schemes, skp, perilaku, with_360, new_idea):
    facts = {"skp": skp, "perilaku": str(perilaku), "with_360": with_360, "new_idea": new_idea}
    weight = Fraction(60 if with_360 else 70, 100)
    exact = Fraction(skp) * weight + Fraction(perilaku) * (1 - weight)
    if exact >= 110 and new_idea:
        expected = "sangat_baik"
    elif exact >= 90:
        expected = "baik"
    elif exact >= 70:
        expected = "cukup"
    else:
        expected = "kurang" if exact >= 50 else "sangat_kurang"
    scored = score(schemes.get("pp-30-2019"), facts)
    assert scored.result["predikat"] == expected
    assert abs(Fraction(scored.result["nilai"]) - exact) <= Fraction(1, 200)


def test_the_trail_of_pp_30_shows_the_weights_that_applied(schemes):
    scored = score(schemes.get("pp-30-2019"), {"skp": "112.5", "perilaku": "110", "new_idea": True})
    mean, band = scored.trail
    assert dict(mean.inputs) == {
        "with_360": "false", "skp": "112.5", "bobot_skp": "70 %", "perilaku": "110",
        "bobot_perilaku": "30 %",
    }  # fmt: skip
    assert (mean.output, band.output) == ("111.75", "sangat_baik")
    assert dict(band.inputs) == {"nilai": "111.75", "new_idea": "true"}


# --- PermenPANRB 14/2017 ------------------------------------------------------------------------
def test_an_unsur_without_answers_leaves_the_index(schemes):
    scheme = schemes.get("skm-14-2017")
    scored = score(scheme, {"responses": [[4, 4, 4, None, 3, 4, 4, 4, 4]] * 3})
    assert scored.result == {"ikm": "96.88", "mutu": "A"}
    assert dict(scored.trail[0].inputs)["U4"] == "-"


def test_a_null_answer_leaves_only_that_answer_out(schemes):
    responses = [[4] * 9, [None] * 8 + [1], [2] + [None] * 8]
    scored = score(schemes.get("skm-14-2017"), {"responses": responses})
    # unsur 1: (4 + 2) / 2 = 3, unsur 9: (4 + 1) / 2 = 2.5, the others 4
    assert scored.result["ikm"] == str(rounded((Fraction(3) + Fraction(5, 2) + 28) / 9 * 25, 2))


@pytest.mark.parametrize(
    ("total", "count", "ikm", "mutu"),
    [
        # index = total × 25 / (9 × count), next to each lower bound
        (31790, 1000, "88.31", "A"),  # 88.30556 rounds to 88.31
        (31789, 1000, "88.30", "B"),  # 88.30278
        (27578, 1000, "76.61", "B"),  # 76.60556
        (27577, 1000, "76.60", "C"),
        (23399, 1000, "65.00", "C"),  # 64.99722
        (23398, 1000, "64.99", "D"),
    ],
)
def test_grades_are_decided_on_the_rounded_index(schemes, total, count, ikm, mutu):
    low, rest = divmod(total, 9 * count)
    flat = [low + 1] * rest + [low] * (9 * count - rest)
    rows = [flat[at * 9 : at * 9 + 9] for at in range(count)]
    scored = score(schemes.get("skm-14-2017"), {"responses": rows})
    assert scored.result == {"ikm": ikm, "mutu": mutu}


ANSWERS = st.lists(st.integers(1, 4) | st.none(), min_size=9, max_size=9)


def test_a_survey_in_which_nobody_answered_has_no_index(schemes):
    with pytest.raises(RuleViolation) as refused:
        score(schemes.get("skm-14-2017"), {"responses": [[None] * 9] * 2})
    assert (refused.value.code, refused.value.field) == ("answers_missing", "responses")


@given(st.lists(ANSWERS, min_size=1, max_size=12))
def test_the_index_lies_between_25_and_100(schemes, rows):
    scheme = schemes.get("skm-14-2017")
    assume(any(answer is not None for row in rows for answer in row))
    assert 25 <= Decimal(score(scheme, {"responses": rows}).result["ikm"]) <= 100


# --- Peraturan BKN 3/2023 -----------------------------------------------------------------------
@pytest.mark.parametrize(
    ("jenjang", "per_year"),
    [("pemula", "3.75"), ("terampil", "5"), ("mahir", "12.5"), ("penyelia", "25"),
     ("ahli_pertama", "12.5"), ("ahli_muda", "25"), ("ahli_madya", "37.5"), ("ahli_utama", "50")],
)  # fmt: skip
def test_credit_points_are_months_times_percent_times_coefficient(schemes, jenjang, per_year):
    scheme = schemes.get("angka-kredit-3-2023")
    percent = {"sangat_baik": 150, "baik": 100, "butuh_perbaikan": 75, "kurang": 50,
               "sangat_kurang": 25}  # fmt: skip
    for (predikat, p), months in product(percent.items(), range(1, 13)):
        facts = {"jenjang": jenjang, "predikat": predikat, "months": months}
        exact = Fraction(months, 12) * Fraction(p, 100) * Fraction(per_year)
        assert score(scheme, facts).result["angka_kredit"] == f"{rounded(exact, 2):f}"


# --- numbers ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("value", "text"),
    [("0.005", "0.01"), ("0.015", "0.02"), ("2.675", "2.68"), ("1.004999", "1.00"),
     ("-0.005", "-0.01"), ("120", "120.00")],
)  # fmt: skip
def test_numbers_are_rounded_half_up(value, text):
    assert str(rounded(Fraction(value), 2)) == text


@given(st.decimals(-1000, 1000, places=6))
def test_rounding_agrees_with_decimal(value):
    assert rounded(Fraction(value), 2) == value.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def test_the_trail_shows_exact_numbers_where_they_end():
    assert shown(Fraction("111.75")) == "111.75"
    assert shown(Fraction(1, 3)) == "0.333333"
    assert shown(True) == "true"
    assert shown("baik") == "baik"
    assert shown(((1, None),)) == "1"
    assert plain(Decimal("70.00")) == "70"
    assert plain(Decimal(70)) == "70"


# --- what a file may not do ---------------------------------------------------------------------
def test_a_value_outside_all_bands_is_refused(schemes):
    scheme = schemes.get("pp-30-2019")
    bands = scheme.rule("predikat")
    narrow = replace(bands, bands=bands.bands[1:3])
    changed = replace(scheme, rules=(scheme.rule("nilai"), narrow))
    for value in ("120", "10"):
        with pytest.raises(RuleViolation) as refused:
            score(changed, {"skp": value, "perilaku": value})
        assert (refused.value.code, refused.value.field) == ("value_outside_bands", "nilai")
    assert score(changed, {"skp": "110", "perilaku": "110"}).result["predikat"] == "baik"


def test_a_kind_of_rule_that_nobody_knows_is_a_bug(schemes):
    @dataclass(frozen=True, kw_only=True)
    class Oracle(Rule):
        pass

    scheme = replace(schemes.get("pp-30-2019"), rules=(Oracle(name="nilai", label="", article=""),))
    with pytest.raises(TypeError, match="Oracle"):
        score(scheme, {"skp": "1", "perilaku": "1"})


# --- achievement and suggestion -----------------------------------------------------------------
@pytest.mark.parametrize(
    ("actual", "target", "high", "direction", "percent"),
    [
        ("441", "450", None, Direction.HIGHER, "98.00"),
        ("696", "600", None, Direction.HIGHER, "116.00"),
        ("92", "80", "90", Direction.HIGHER, "102.22"),
        ("85", "80", "90", Direction.HIGHER, "100"),
        ("70", "80", "90", Direction.HIGHER, "87.50"),
        ("6.5", "7", "8", Direction.LOWER, "107.14"),
        ("9", "7", "8", Direction.LOWER, "87.50"),
        ("3", "3", None, Direction.LOWER, "100.00"),
        ("9", "3", None, Direction.LOWER, "0.00"),
        ("0", "3", None, Direction.LOWER, "200.00"),
        ("0", "5", None, Direction.HIGHER, "0.00"),
        ("0", "0", None, Direction.LOWER, "100"),
        ("1", "0", None, Direction.LOWER, "0"),
    ],
)
def test_achievement_knows_the_direction(actual, target, high, direction, percent):
    # TS-3; the range examples are those of PermenPANRB 8/2021
    bound = None if high is None else Decimal(high)
    found = achievement(Decimal(actual), Decimal(target), direction, high=bound)
    assert found == Decimal(percent)


def test_nothing_is_measured_against_a_target_of_zero():
    with pytest.raises(RuleViolation) as refused:
        achievement(Decimal(1), Decimal(0), Direction.HIGHER)
    assert (refused.value.code, refused.value.field) == ("target_zero", "target")


@pytest.mark.parametrize(
    ("percent", "rating"),
    [("110", ABOVE), ("109.99", MEETS), ("90", MEETS), ("89.99", BELOW)],
)
def test_an_achievement_suggests_a_rating(percent, rating):
    assert suggest_rating(Decimal(percent)) is rating


def test_advice_of_a_scheme_replaces_the_thresholds(schemes):
    advice = schemes.get("permenpanrb-6-2022").suggestion
    assert advice == Suggestion(above_from=Decimal(110), below_under=Decimal(90))
    strict = Suggestion(above_from=Decimal(150), below_under=Decimal(100))
    assert suggest_rating(Decimal(99), strict) is BELOW
    assert suggest_rating(None, strict) is None


MAIN, EXTRA = RhkKind.UTAMA, RhkKind.TAMBAHAN


@pytest.mark.parametrize(
    ("percents", "rating"),
    [
        ([], None),
        ([(MAIN, None)], None),
        ([(MAIN, 97), (MAIN, 114), (MAIN, 102), (MAIN, 100)], MEETS),
        ([(MAIN, 120), (MAIN, 115), (EXTRA, 100)], ABOVE),
        ([(MAIN, 120), (MAIN, 115), (MAIN, 80)], MEETS),
        ([(MAIN, 120), (MAIN, 115), (EXTRA, 80)], ABOVE),
        ([(MAIN, 120), (MAIN, 100)], MEETS),
        ([(MAIN, 50), (MAIN, 60), (MAIN, 120)], BELOW),
        ([(MAIN, 50), (MAIN, 100)], MEETS),
        ([(MAIN, 120), (EXTRA, None)], ABOVE),
    ],
)
def test_most_results_and_no_main_result_below_suggest_the_rating(percents, rating):
    given_ = [(kind, None if p is None else Decimal(p)) for kind, p in percents]
    assert suggest_work_rating(given_) is rating


def test_the_trail_shows_as_many_decimals_as_a_number_needs():
    assert shown(Fraction("0.1234567")) == "0.1234567"
    assert shown(Fraction(1, 2**30)) == f"{Decimal(1) / 2**30:f}"  # it ends after 30 decimals
    assert shown(Fraction(1, 2**31)) == "0"  # after 31: rounded as one that never ends
    assert shown(Fraction(1, 1_000_003)) == "0.000001"


def test_the_order_of_the_sets_of_weights_is_free(schemes):
    scheme = schemes.get("pp-30-2019")
    mean, bands = scheme.rules
    turned = replace(scheme, rules=(replace(mean, sets=mean.sets[::-1]), bands))
    for example in scheme.examples:
        assert score(turned, example.facts).result == example.result


def test_half_above_is_not_most():
    half = [(MAIN, Decimal(120))] * 3 + [(MAIN, Decimal(100))] * 3
    assert suggest_work_rating(half) is MEETS
    assert suggest_work_rating([*half, (MAIN, Decimal(120))]) is ABOVE


def test_the_far_end_of_a_range_is_within_it():
    for direction in Direction:
        found = achievement(Decimal(90), Decimal(80), direction, high=Decimal(90))
        assert found == Decimal(100)


def test_the_end_of_a_range_is_told_by_name():
    with pytest.raises(TypeError):
        achievement(Decimal(90), Decimal(80), Direction.HIGHER, Decimal(90))


def test_rows_of_unequal_length_are_a_bug():
    with pytest.raises(ValueError, match="shorter"):
        column_means(((1, 2), (1,)))


@pytest.mark.parametrize(
    ("actual", "target", "direction", "percent"),
    [
        ("7.5", "3", Direction.LOWER, "0"),  # two and a half times as long is no less than nothing
        ("-3", "-6", Direction.HIGHER, "50"),
        ("-1", "0", Direction.LOWER, "100"),
    ],
)
def test_achievement_at_its_edges(actual, target, direction, percent):
    assert achievement(Decimal(actual), Decimal(target), direction) == Decimal(percent)


def test_half_below_is_not_most():
    half = [(MAIN, Decimal(50))] * 3 + [(MAIN, Decimal(100))] * 3
    assert suggest_work_rating(half) is MEETS
    assert suggest_work_rating([*half, (MAIN, Decimal(50))]) is BELOW


def test_the_trail_of_a_survey_shows_the_mean_of_each_unsur(schemes):
    scored = score(schemes.get("skm-14-2017"), {"responses": [[4, 3, None] + [2] * 6] * 2})
    inputs = dict(scored.trail[0].inputs)
    assert (inputs["U1"], inputs["U2"], inputs["U3"], inputs["U9"]) == ("4", "3", "-", "2")


def test_a_result_is_a_value(schemes):
    scored = score(schemes.get("pp-30-2019"), {"skp": "90", "perilaku": "90"})
    with pytest.raises(FrozenInstanceError):
        scored.result = {}
    assert not hasattr(scored, "__dict__")
