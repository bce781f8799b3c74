"""The public satisfaction survey (FEATURES TS-3; PermenPANRB 14/2017)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from penilaian_desktop.domain.errors import RuleViolation
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
