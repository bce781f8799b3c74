"""Golden examples must come out as they are written; an appraisal needs one of five predicates."""

from __future__ import annotations

from dataclasses import replace

import pytest

from penilaian_desktop.domain.scheme import Example
from penilaian_desktop.domain.scheme_examples import appraises, example_defects, faults

REGIONS = ("tangerang-selatan", "pariaman", "tanjung-selor", "semarang", "wanggar")


def with_example(scheme, facts, result):
    return replace(scheme, examples=(Example(facts=facts, result=result),))


def test_the_shipped_schemes_have_no_fault(schemes):
    for code in schemes.codes:
        assert faults(schemes.get(code)) == ()


def test_an_example_that_comes_out_otherwise_is_named_with_both_values(schemes):
    scheme = with_example(
        schemes.get("pp-30-2019"),
        {"skp": "90", "perilaku": "90"},
        {"nilai": "91.00", "hebat": "ya", "predikat": "baik"},
    )
    found = [(d.code, d.key, d.detail) for d in example_defects(scheme)]
    assert found == [
        ("scheme_example_wrong", "examples.1.nilai", "90.00, bukan 91.00"),
        ("scheme_example_wrong", "examples.1.hebat", "-, bukan ya"),
    ]


def test_a_result_that_an_example_forgot_is_named(schemes):
    scheme = with_example(
        schemes.get("pp-30-2019"), {"skp": "90", "perilaku": "90"}, {"nilai": "90.00"}
    )
    (found,) = example_defects(scheme)
    assert (found.key, found.detail) == ("examples.1.predikat", "baik, bukan -")


def test_an_example_that_cannot_be_computed_says_why(schemes):
    scheme = with_example(schemes.get("pp-30-2019"), {"skp": "90"}, {"nilai": "90.00"})
    (found,) = faults(scheme)
    assert (found.code, found.key) == ("scheme_example_refused", "examples.1")
    assert "perilaku" in found.detail


def test_examples_are_not_computed_by_a_scheme_that_is_wrong_itself(schemes):
    scheme = with_example(schemes.get("pp-30-2019"), {}, {})
    broken = replace(scheme, results=scheme.results * 2)
    assert {d.code for d in faults(broken)} == {"scheme_name_twice"}


@pytest.mark.parametrize("code", ["permenpanrb-6-2022", *REGIONS])
def test_schemes_of_staff_say_one_of_the_five_predicates(schemes, code):
    assert appraises(schemes.get(code))


@pytest.mark.parametrize("code", ["pp-30-2019", "skm-14-2017", "angka-kredit-3-2023"])
def test_others_judge_no_person_of_today(schemes, code):
    assert not appraises(schemes.get(code))


def test_a_predicate_must_come_from_a_scale_and_always_be_told(schemes):
    scheme = schemes.get("semarang")
    number, predicate = scheme.results
    assert not appraises(replace(scheme, results=(number, replace(predicate, optional=True))))
    assert not appraises(replace(scheme, results=(number, replace(predicate, rule="nilai"))))
    assert not appraises(replace(scheme, results=(number, replace(predicate, rule="x"))))
    assert not appraises(replace(scheme, scales=()))
