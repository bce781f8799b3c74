"""The public satisfaction survey (FEATURES TS-3; PermenPANRB 14/2017)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.facts import AnswerTally
from penilaian_desktop.domain.public_feedback import survey_result


@pytest.fixture
def scheme(schemes):
    return schemes.get("skm-14-2017")


def test_a_survey_tells_index_grade_and_the_mean_of_each_unsur(scheme):
    found = survey_result(scheme, [[3] * 9, [4, None] + [3] * 7])
    assert (found.grade, found.label, found.respondents) == ("C", "Kurang baik", 2)
    assert found.index == Decimal("76.39")
    first, second, *_ = found.unsur
    assert (first.code, first.label, first.mean, first.answers) == (
        "U1", "Persyaratan", Decimal("3.500"), 2,
    )  # fmt: skip
    assert (second.mean, second.answers) == (Decimal("3.000"), 1)
    assert len(found.unsur) == 9


def test_an_unsur_nobody_answered_has_no_mean(scheme):
    found = survey_result(scheme, [[4, 4, 4, None, 4, 4, 4, 4, 4]])
    assert (found.unsur[3].mean, found.unsur[3].answers) == (None, 0)
    assert (found.index, found.grade, found.label) == (Decimal("100.00"), "A", "Sangat baik")


def test_a_survey_without_answers_is_refused(scheme):
    with pytest.raises(RuleViolation) as refused:
        survey_result(scheme, [])
    assert refused.value.field == "responses"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.sampled_from([1, 2, 3, 4, None]), min_size=9, max_size=9), min_size=1))
def test_answers_that_were_added_up_give_the_same_result(schemes, rows):
    """A million answers are added up by the database; the rules stay the same."""
    scheme = schemes.get("skm-14-2017")
    given_ = [[a for a in column if a is not None] for column in zip(*rows, strict=True)]
    tally = AnswerTally(tuple((sum(c), len(c)) for c in given_), len(rows))
    if not any(given_):
        with pytest.raises(RuleViolation):
            survey_result(scheme, tally)
    else:
        assert survey_result(scheme, tally) == survey_result(scheme, rows)


@pytest.mark.parametrize(
    "tally",
    [
        AnswerTally(((3, 1),) * 8, 1),
        AnswerTally(((3, 1),) * 9, 0),
        AnswerTally(((5, 1),) * 9, 1),
        AnswerTally(((1, 2),) * 9, 2),
    ],
)
def test_sums_that_no_answers_add_up_to_are_refused(scheme, tally):
    with pytest.raises(RuleViolation) as refused:
        survey_result(scheme, tally)
    assert refused.value.field == "responses"
