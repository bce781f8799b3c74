"""The line in which a questionnaire on paper is keyed (TJ-8)."""

from __future__ import annotations

import pytest

from penilaian_desktop.domain.answer_line import format_answers, read_answers

NINE = (3, 4, 3, 3, None, 4, 3, 3, 4)


@pytest.mark.parametrize(
    "text", ["3 4 3 3 - 4 3 3 4", "3433-4334", "3,4,3,3,x,4,3,3,4", " 343304334 ", "3433–4334"]
)
def test_nine_answers_are_read_however_they_are_parted(text):
    line = read_answers(text)
    assert (line.answers, line.comment, line.complete) == (NINE, "", True)
    assert format_answers(line.answers) == "3 4 3 3 - 4 3 3 4"


def test_what_follows_the_ninth_answer_is_the_comment():
    line = read_answers("343344334; antrean 2 jam, kursi kurang")
    assert line.comment == "antrean 2 jam, kursi kurang"
    assert line.complete


@pytest.mark.parametrize(
    ("text", "wrong", "found"), [("345", 3, "5"), ("9", 1, "9"), ("3 4 a", 3, "a")]
)
def test_what_is_no_answer_is_pointed_out_at_its_unsur(text, wrong, found):
    """Bad input: answers outside 1 to 4."""
    line = read_answers(text)
    assert (line.wrong, line.found, line.complete) == (wrong, found, False)


@pytest.mark.parametrize("text", ["", "3 4 3", "- - - - - - - - -"])
def test_a_line_is_complete_with_nine_of_which_one_is_answered(text):
    line = read_answers(text)
    assert (line.wrong, line.complete) == (0, False)
