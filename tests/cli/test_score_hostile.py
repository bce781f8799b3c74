"""What no fact is, for every fact of every rule: a problem that names the field (PR-9, X-2)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from penilaian_desktop.cli.score import DONE, REFUSED, score_command
from penilaian_desktop.services.scoring import Scoring
from penilaian_desktop.storage.schemes import load_schemes

RESOURCES = Path(__file__).parents[2] / "resources"
SCORING = Scoring.load(RESOURCES)
BOOK = load_schemes(RESOURCES)
HOSTILE = (
    "{}", '{"a": {"b": [null]}}', "NaN", "-Infinity", "1e400", "-1e400", '"\\u0663"', '" x "',
    '"' + "9" * 5000 + '"', "1" * 200, '"tidak ada"', "[[[[[]]]]]", '["a", {}]',
)  # fmt: skip
CASES = [(code, fact.name) for code in sorted(BOOK.codes) for fact in BOOK.get(code).facts]


@pytest.mark.parametrize("code", sorted(BOOK.codes))
def test_every_shipped_rule_gives_its_golden_results(code):
    for example in BOOK.get(code).examples:
        facts = json.dumps(example.facts, default=str)
        done, document = score_command(code, facts, scoring=SCORING)
        assert (done, document["result"]) == (DONE, example.result)


@pytest.mark.parametrize(("code", "name"), CASES)
def test_what_no_fact_is_names_the_field_and_spoils_no_other_case(code, name):
    example = BOOK.get(code).examples[0].facts
    good = json.dumps(example, default=str)
    for value in HOSTILE:
        others = {key: given for key, given in example.items() if key != name}
        bad = (
            json.dumps(others, default=str)[:-1] + (", " if others else "") + f'"{name}": {value}}}'
        )
        exit_code, document = score_command(code, bad, scoring=SCORING)
        assert (exit_code, document.keys()) == (REFUSED, {"problem"}), value
        assert document["problem"]["field"].split(".")[0].split("[")[0] == name, value
        assert document["problem"]["message"]
        json.dumps(document, allow_nan=False)
        exit_code, both = score_command(code, f"[{bad}, {good}]", scoring=SCORING)
        assert exit_code == DONE
        assert ["problem" in both[0], "result" in both[1]] == [True, True]
