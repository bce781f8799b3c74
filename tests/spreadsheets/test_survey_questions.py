"""A form whose questions nobody can guess is mapped once, column by column (TJ-8)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.domain.survey_questions import (
    OTHER_FIELDS,
    UNSUR_FIELDS,
    ChosenColumns,
    forms_in,
    forms_text,
)
from penilaian_desktop.spreadsheets.child import list_survey_columns, read_survey

PLAIN = [
    "Apakah berkasnya jelas?", "Apakah langkahnya mudah?", "Apakah cepat selesai?",
    "Apakah ada pungutan liar?", "Apakah sesuai janji?", "Apakah petugas paham?",
    "Apakah petugas senyum?", "Apakah keluhan didengar?", "Apakah ruangnya nyaman?",
]  # fmt: skip
ROWS = [
    [date(2026, 7, 1), "KTP-el", 4, 3, 2, 4, 3, 4, 3, 2, 1, 34],
    [date(2026, 7, 2), "Akta", 3, 3, 3, 3, 3, 3, 3, 3, 3, 51],
]


def save(path: Path, header: list[str], rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    book.active.append(["HASIL SURVEI"])
    book.active.append([])
    for row in (header, *rows):
        book.active.append(row)
    book.save(path)
    return path


@pytest.fixture
def file(tmp_path):
    return save(
        tmp_path / "a.xlsx", ["Kapan", "Loket", *(f"Q{n}" for n in range(1, 10)), "Th"], ROWS
    )


def test_a_form_that_numbers_its_questions_is_listed_with_a_guess(file):
    with pytest.raises(ImportRefused, match="survey_no_table"):
        read_survey(file)
    found = list_survey_columns(file)
    assert [q.label for q in found.questions][:3] == ["Kapan", "Loket", "Q1"]
    assert found.questions[2].samples == ("4", "3")
    assert [found.guess[name] for name in UNSUR_FIELDS] == list(range(2, 11))
    assert found.guess["service"] == 1


def test_what_was_told_once_reads_the_next_file_of_the_form(file, tmp_path):
    """An Excel or Forms export is mapped once."""
    found = list_survey_columns(file)
    fields = dict(found.guess) | {"stamp": 0, "age": 11, "u1": 3, "u2": 2}
    kept = forms_in(forms_text([ChosenColumns(fingerprint=found.fingerprint, fields=fields)]))
    sheet = read_survey(file, None, kept)
    assert [(r.service, r.day, r.age) for r in sheet.records] == [
        ("KTP-el", date(2026, 7, 1), 34), ("Akta", date(2026, 7, 2), 51),
    ]  # fmt: skip
    assert sheet.records[0].answers == (3, 4, 2, 4, 3, 4, 3, 2, 1)
    header = ["Kapan", "Loket", *(f"Q{n}" for n in range(1, 10)), "Th"]
    august = save(tmp_path / "b.xlsx", header, [[date(2026, 8, 3), "KTP-el", *[4] * 9, 20]])
    assert read_survey(august, None, kept).records[0].answers == (4,) * 9
    other = save(tmp_path / "c.xlsx", [*header[:-1], "Umur tahun"], ROWS)
    with pytest.raises(ImportRefused, match="survey_no_table"):
        read_survey(other, None, kept)


def test_questions_in_plain_words_are_offered_with_what_can_be_told(tmp_path):
    """Pungutan tells the fee; the others stay to be told."""
    found = list_survey_columns(save(tmp_path / "a.xlsx", ["Kapan", "Loket", *PLAIN, "Th"], ROWS))
    assert found.guess["u4"] == 5
    assert {q.label for q in found.questions} >= set(PLAIN)


def test_a_sheet_of_two_columns_is_no_survey(tmp_path):
    with pytest.raises(ImportRefused, match="survey_no_table"):
        list_survey_columns(save(tmp_path / "a.xlsx", ["Nama", "Alamat"], [["Ani", "Jalan"]]))


FIELDS = st.sampled_from([*UNSUR_FIELDS, *OTHER_FIELDS])
FORMS = st.builds(
    lambda name, fields: ChosenColumns(fingerprint=name, fields=fields),
    st.text("0123456789abcdef", min_size=8, max_size=24),
    st.lists(
        st.tuples(FIELDS, st.integers(0, 63)), min_size=1,
        unique_by=(lambda pair: pair[0], lambda pair: pair[1]),
    ).map(dict),
)  # fmt: skip


@given(st.lists(FORMS, max_size=20, unique_by=lambda form: form.fingerprint))
def test_forms_are_remembered_as_they_were_told(forms):
    assert forms_in(forms_text(forms)) == tuple(forms)


@given(st.text())
def test_what_is_no_form_is_left_out(text):
    assert all(form.fields for form in forms_in(text))


@pytest.mark.parametrize("text", ["ab:u1=1 u2=1", "ab:", ":u1=1", "ab:u0=1", "ab:u1=-1", "ab:u1=²"])
def test_a_spoiled_memory_forgets_the_form(text):
    assert forms_in(text) == ()
