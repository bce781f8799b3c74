"""`penilaian score`: JSON in, JSON out, stable (FEATURES TS-2, PR-9)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian_desktop.cli.score import score_command
from penilaian_desktop.services.scoring import Scoring

SCORING = Scoring.load(Path(__file__).parents[2] / "resources")


def run(rule, facts):
    """Run with text as it stands in a file; return exit code and parsed document."""
    code, document = score_command(rule, facts, scoring=SCORING)
    return code, json.loads(json.dumps(document))


@pytest.mark.parametrize(
    ("rule", "facts", "result"),
    [
        ("permenpanrb-6-2022",
         '{"hasil_kerja": "di_atas_ekspektasi", "perilaku_kerja": "di_bawah_ekspektasi"}',
         {"predikat": "kurang"}),
        ("pp-30-2019", '{"skp": "112.5", "perilaku": "110", "with_360": false, "new_idea": true}',
         {"nilai": "111.75", "predikat": "sangat_baik"}),
        ("pp-30-2019", '{"skp": 110.0, "perilaku": 110, "new_idea": true}',
         {"nilai": "110.00", "predikat": "sangat_baik"}),
        ("skm-14-2017", '{"responses": [[4, 4, 4, null, 4, 4, 4, 4, 4]]}',
         {"ikm": "100.00", "mutu": "A"}),
        ("angka-kredit-3-2023",
         '{"jenjang": "ahli_pertama", "predikat": "sangat_baik", "months": 12}',
         {"angka_kredit": "18.75"}),
    ],
)  # fmt: skip
def test_one_case_gives_a_result_with_its_trail(rule, facts, result):
    code, document = run(rule, facts)
    assert (code, document["result"]) == (0, result)
    assert set(document) == {"result", "trail"}
    for step in document["trail"]:
        assert set(step) == {"rule", "inputs", "output", "article"}
        assert step["article"]
        assert all(isinstance(value, str) for value in step["inputs"].values())


def test_numbers_never_pass_through_binary_floating_point():
    # 70 % of 109.99999999999999999 is below 110 by less than a float can tell
    facts = '{"skp": 109.99999999999999999, "perilaku": 110, "new_idea": true}'
    code, document = run("pp-30-2019", facts)
    assert (code, document["result"]) == (0, {"nilai": "110.00", "predikat": "baik"})


def test_an_array_gives_an_array_with_problems_in_their_places():
    code, document = run(
        "pp-30-2019", '[{"skp": "100", "perilaku": "90"}, {"skp": "121", "perilaku": "1"}, 5, null]'
    )
    assert code == 0
    assert [set(each) for each in document] == [
        {"result", "trail"}, {"problem"}, {"problem"}, {"problem"},
    ]  # fmt: skip
    assert document[0]["result"] == {"nilai": "97.00", "predikat": "baik"}
    assert document[1]["problem"] == {
        "code": "fact_out_of_range",
        "field": "skp",
        "message": "“skp” di luar batas 0 sampai 120. Periksa angkanya.",
    }
    assert document[2]["problem"]["field"] == "facts"


def test_an_absurd_case_spoils_no_other_case():
    code, document = run(
        "pp-30-2019",
        '[{"skp": 1e99999999999999999999, "perilaku": 1}, {"skp": 1, "skp": 2, "perilaku": 1},'
        ' {"skp": 90, "perilaku": 90}]',
    )
    assert code == 0
    assert [each.get("problem", {}).get("code") for each in document] == [
        "fact_not_number", "fact_twice", None,
    ]  # fmt: skip


def test_an_empty_array_is_done():
    assert run("skm-14-2017", "[]") == (0, [])


@pytest.mark.parametrize(
    ("rule", "facts", "field"),
    [
        ("pp-30-2019", '{"skp": NaN, "perilaku": 1}', "skp"),
        ("pp-30-2019", '{"skp": 1, "perilaku": Infinity}', "perilaku"),
        ("pp-30-2019", '{"skp": 1, "perilaku": -Infinity}', "perilaku"),
        ("pp-30-2019", '{"skp": 1e400000, "perilaku": 1}', "skp"),
        ("pp-30-2019", '{"skp": 1, "skp": 2, "perilaku": 1}', "skp"),
        ("pp-30-2019", '{"skp": -1, "perilaku": 1}', "skp"),
        ("permenpanrb-6-2022", '{"hasil_kerja": "baik", "perilaku_kerja": "x"}', "hasil_kerja"),
        ("angka-kredit-3-2023", '{"jenjang": "mahir", "predikat": "baik", "months": 12.5}',
         "months"),
        ("skm-14-2017", '{"responses": [[1, 2, 3]]}', "responses"),
        ("skm-14-2017", '{"responses": [[null, null, null, null, null, null, null, null, null]]}',
         "responses"),
        ("pp-30-2019", "", "facts"),
        ("pp-30-2019", "{", "facts"),
        ("pp-30-2019", "7", "facts"),
        ("pp-30-2019", "[" * 100_000, "facts"),
        ("pp-30-2019", '{"skp": ' + "1" * 5000 + ', "perilaku": 1}', "skp"),
        ("pp-30-2019", b"\xff\xfe\xff", "facts"),
        ("pp-30-2019", '{"skp": 1e999999999999999999999, "perilaku": 1}', "skp"),
    ],
)  # fmt: skip
def test_a_single_case_that_makes_no_sense_exits_1_and_names_the_field(rule, facts, field):
    code, document = run(rule, facts)
    assert (code, set(document)) == (1, {"problem"})
    assert document["problem"]["field"] == field
    assert document["problem"]["message"].strip()


def test_an_unknown_rule_is_a_matter_of_usage():
    code, document = run("pp-46-2011", "{}")
    assert (code, document["problem"]["field"]) == (2, "rule")


@given(st.sampled_from(SCORING.rules), st.text(max_size=40) | st.binary(max_size=40))
def test_no_text_is_an_accident(rule, facts):
    code, _ = run(rule, facts)
    assert code in {0, 1}
