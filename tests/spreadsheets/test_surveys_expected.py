"""The sample survey reads exactly as its expected.json says (TJ-8; PermenPANRB 14/2017)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from penilaian_desktop.app.paths import resources_folder
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.public_feedback import survey_result
from penilaian_desktop.domain.survey_sheet import SurveySheet
from penilaian_desktop.spreadsheets.child import read_survey
from penilaian_desktop.storage.schemes import load_schemes

FILES = Path(__file__).parents[1] / "files" / "surveys"
NAME = "skm_disdukcapil_juli.xlsx"
OURS = {"possible_duplicate": "repeated_answer"}
"""Reasons of the sample that go by another code here."""


@pytest.fixture(scope="module")
def found() -> SurveySheet:
    return read_survey(FILES / NAME)


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    return json.loads((FILES / "expected.json").read_text(encoding="utf-8"))["files"][NAME]


def keys(problems):
    return sorted((p.sheet, p.row, p.column, p.header, p.code) for p in problems)


def expected_keys(items):
    return sorted(
        (i["sheet"], i["row"], i["column"], i["header"], OURS.get(i["reason"], i["reason"]))
        for i in items
    )


def test_every_refusal_and_remark_stands_in_its_cell(found, expected):
    assert keys(found.refused) == expected_keys(expected["refused"])
    assert keys(found.remarks) == expected_keys(expected["warned"])
    for problem in (*found.refused, *found.remarks):
        assert message(problem.code, **problem.params).text


def test_the_counts_agree(found, expected):
    counts = expected["counts"]
    assert (found.total, found.good, found.warned, len(found.refused)) == (
        counts["data_rows"],
        counts["good"],
        counts["warned"],
        counts["refused"],
    )


def test_the_questions_are_known_by_their_words_and_not_by_their_place(found, expected):
    """Facilities are asked eighth here and complaints ninth."""
    (layout,) = found.layouts
    of = {c.column: c.field.upper() for c in layout.columns if c.field.startswith("u")}
    wanted = expected["sheets"]["Form Responses 1"]["columns"]
    assert of == {column: name for column, name in wanted.items() if name.startswith("U")}


def test_the_records_hold_answers_age_and_words(found, expected):
    by_row = {record.row: record for record in found.records}
    for line in expected["records"]:
        record = by_row[line["row"]]
        answers = {f"U{at + 1}": value for at, value in enumerate(record.answers)}
        assert answers == line["answers"]
        assert (record.stamp, record.age, record.sex, record.education) == (
            line["timestamp"], line["age"], line["sex"], line["education"],
        )  # fmt: skip
        assert record.service.casefold() == line["service"].casefold()


def test_the_index_of_each_service_is_exact(found, expected):
    """TJ-8: index and number of respondents; exact fractions, each unsur weighs 1/n."""
    scheme = load_schemes(resources_folder()).get("skm-14-2017")
    for service, line in expected["services"].items():
        answers = [r.answers for r in found.records if r.service.casefold() == service.casefold()]
        result = survey_result(scheme, answers)
        assert (str(result.index), result.grade, result.respondents) == (
            line["ikm"], line["mutu"], line["respondents"],
        )  # fmt: skip
    whole = survey_result(scheme, [r.answers for r in found.records])
    together = expected["all_services_together"]
    assert (str(whole.index), whole.grade) == (together["ikm"], together["mutu"])
    assert [s.casefold() for s in found.services] == sorted(
        name.casefold() for name in expected["services"]
    )
