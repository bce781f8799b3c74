"""Scoring without a workspace (FEATURES TS-2)."""

from __future__ import annotations

from pathlib import Path

import pytest

from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.services.scoring import Scoring

SCORING = Scoring.load(Path(__file__).parents[2] / "resources")


def test_the_shipped_regulations_are_offered():
    """The four of the nation, and the adaptations for five regions."""
    nation = {"angka-kredit-3-2023", "permenpanrb-6-2022", "pp-30-2019", "skm-14-2017"}
    regions = {"pariaman", "semarang", "tangerang-selatan", "tanjung-selor", "wanggar"}
    assert SCORING.rules == tuple(sorted(nation | regions))


def test_a_case_gives_its_result_with_the_trail():
    scored = SCORING.case("pp-30-2019", {"skp": "90", "perilaku": "90"})
    assert dict(scored.result) == {"nilai": "90.00", "predikat": "baik"}
    assert [step.rule for step in scored.trail] == ["nilai", "predikat"]
    assert scored.problem is None


@pytest.mark.parametrize("facts", [None, 5, "x", [1]])
def test_what_is_no_object_is_a_problem_of_the_facts(facts):
    problem = SCORING.case("pp-30-2019", facts).problem
    assert (problem.code, problem.field) == ("facts_not_object", "facts")


def test_an_unknown_regulation_is_an_error_of_the_caller():
    with pytest.raises(RuleViolation) as refused:
        SCORING.case("pp-46-2011", {})
    assert refused.value.code == "scheme_unknown"
