"""Facts that make no sense are refused with the name of the fact (issue: score)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.facts import read_facts
from penilaian_desktop.domain.messages import describe

PP, PERMEN, SKM, AK = "pp-30-2019", "permenpanrb-6-2022", "skm-14-2017", "angka-kredit-3-2023"
GOOD = {"skp": "100", "perilaku": "100"}
POINTS = {"jenjang": "mahir", "predikat": "baik", "months": 12}


@pytest.mark.parametrize(
    ("rule", "facts", "field", "code"),
    [
        (PP, {"perilaku": "1"}, "skp", "fact_missing"),
        (PP, GOOD | {"ide": True}, "ide", "fact_unknown"),
        (PP, GOOD | {"skp": "-0.01"}, "skp", "fact_out_of_range"),
        (PP, GOOD | {"skp": -1}, "skp", "fact_out_of_range"),
        (PP, GOOD | {"perilaku": "120.01"}, "perilaku", "fact_out_of_range"),
        (PP, GOOD | {"skp": 10**400}, "skp", "fact_out_of_range"),
        (PP, GOOD | {"skp": Decimal("1E+999999")}, "skp", "fact_out_of_range"),
        (PP, GOOD | {"skp": Decimal("1E-999999")}, "skp", "fact_too_precise"),
        (PP, GOOD | {"skp": Decimal("1." + "1" * 70)}, "skp", "fact_too_precise"),
        (PP, GOOD | {"skp": Decimal("NaN")}, "skp", "fact_not_number"),
        (PP, GOOD | {"skp": Decimal("Infinity")}, "skp", "fact_not_number"),
        (PP, GOOD | {"skp": "NaN"}, "skp", "fact_not_number"),
        (PP, GOOD | {"skp": "1e2"}, "skp", "fact_not_number"),
        (PP, GOOD | {"skp": "110,5"}, "skp", "fact_not_number"),
        (PP, GOOD | {"skp": " 110"}, "skp", "fact_not_number"),
        (PP, GOOD | {"skp": "١١٠"}, "skp", "fact_not_number"),
        (PP, GOOD | {"skp": 110.5}, "skp", "fact_not_number"),
        (PP, GOOD | {"skp": True}, "skp", "fact_not_number"),
        (PP, GOOD | {"skp": None}, "skp", "fact_not_number"),
        (PP, GOOD | {"skp": []}, "skp", "fact_not_number"),
        (PP, GOOD | {"with_360": "true"}, "with_360", "fact_not_flag"),
        (PP, GOOD | {"new_idea": 1}, "new_idea", "fact_not_flag"),
        (PP, GOOD | {"new_idea": None}, "new_idea", "fact_not_flag"),
        (PERMEN, {"hasil_kerja": "baik", "perilaku_kerja": "sesuai_ekspektasi"}, "hasil_kerja",
         "fact_not_choice"),
        (PERMEN, {"hasil_kerja": "sesuai_ekspektasi", "perilaku_kerja": 2}, "perilaku_kerja",
         "fact_not_choice"),
        (PERMEN, {"hasil_kerja": "sesuai_ekspektasi"}, "perilaku_kerja", "fact_missing"),
        (AK, POINTS | {"months": 0}, "months", "fact_out_of_range"),
        (AK, POINTS | {"months": 13}, "months", "fact_out_of_range"),
        (AK, POINTS | {"months": "6.5"}, "months", "fact_not_integer"),
        (AK, POINTS | {"months": Decimal("6.5")}, "months", "fact_not_integer"),
        (AK, POINTS | {"months": True}, "months", "fact_not_integer"),
        (AK, POINTS | {"jenjang": "Mahir"}, "jenjang", "fact_not_choice"),
        (AK, POINTS | {"predikat": "cukup"}, "predikat", "fact_not_choice"),
        (SKM, {"responses": []}, "responses", "answers_missing"),
        (SKM, {"responses": {}}, "responses", "answers_not_rows"),
        (SKM, {"responses": "4"}, "responses", "answers_not_rows"),
        (SKM, {"responses": [4]}, "responses", "answers_row_length"),
        (SKM, {"responses": [[4] * 8]}, "responses", "answers_row_length"),
        (SKM, {"responses": [[4] * 9, [4] * 10]}, "responses", "answers_row_length"),
        (SKM, {"responses": [[4] * 8 + [5]]}, "responses", "answer_invalid"),
        (SKM, {"responses": [[4] * 8 + [0]]}, "responses", "answer_invalid"),
        (SKM, {"responses": [[4] * 8 + ["4"]]}, "responses", "answer_invalid"),
        (SKM, {"responses": [[4] * 8 + [True]]}, "responses", "answer_invalid"),
        (SKM, {"responses": [[4] * 8 + [Decimal("3.0")]]}, "responses", "answer_invalid"),
    ],
)  # fmt: skip
def test_a_case_that_makes_no_sense_names_its_field(schemes, rule, facts, field, code):
    with pytest.raises(RuleViolation) as refused:
        read_facts(schemes.get(rule), facts)
    assert (refused.value.field, refused.value.code) == (field, code)
    assert "…" not in describe(refused.value).text


def test_good_facts_become_exact(schemes):
    values = read_facts(schemes.get(PP), {"skp": "112.5", "perilaku": 110, "new_idea": True})
    assert values == {
        "skp": Fraction(225, 2), "perilaku": Fraction(110), "with_360": False, "new_idea": True,
    }  # fmt: skip
    assert read_facts(schemes.get(PP), GOOD | {"skp": Decimal("-0.0")})["skp"] == 0
    assert read_facts(schemes.get(AK), POINTS | {"months": "7"})["months"] == 7
    rows = read_facts(schemes.get(SKM), {"responses": [[1, None] + [4] * 7]})["responses"]
    assert rows == ((1, None, 4, 4, 4, 4, 4, 4, 4),)


def test_a_flag_without_a_default_must_be_given(schemes):
    scheme = schemes.get(PP)
    facts = tuple(replace(fact, default=None) for fact in scheme.facts)
    with pytest.raises(RuleViolation) as refused:
        read_facts(replace(scheme, facts=facts), GOOD)
    assert (refused.value.field, refused.value.code) == ("with_360", "fact_missing")


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.floats()
    | st.decimals(allow_nan=True, allow_infinity=True),
    lambda inner: st.lists(inner, max_size=9) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=12,
)  # fmt: skip


@given(
    st.sampled_from([PP, PERMEN, SKM, AK]),
    st.dictionaries(
        st.sampled_from(["skp", "perilaku", "with_360", "new_idea", "hasil_kerja",
                         "perilaku_kerja", "responses", "jenjang", "predikat", "months"]),
        JUNK,
    ),
)  # fmt: skip
def test_junk_is_refused_and_never_an_accident(schemes, rule, facts):
    try:
        values = read_facts(schemes.get(rule), facts)
    except RuleViolation as refused:
        named = refused.field
    else:
        named = "-"
        assert set(values) == {fact.name for fact in schemes.get(rule).facts}
    assert named
