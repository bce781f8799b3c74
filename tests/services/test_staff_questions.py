"""Questionnaires to the staff about the system, and interviews (SM-2)."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.outreach import QuestionnaireAnswer

OPENED = date(2026, 10, 1)
DAY = date(2026, 10, 12)
QUESTIONS = ("Indikator mana yang sulit diukur?", "Apakah periodenya cocok?")


@pytest.fixture
def questions(office):
    return office.services.staff_questions


@pytest.fixture
def drafter(office):
    return office.session("dewi", Role.EMPLOYEE, Role.DRAFTER)


@pytest.fixture
def sheet(questions, drafter):
    return questions.save(
        drafter, None, title=" Rancangan indikator ", opened_on=OPENED,
        questions=[*QUESTIONS, " "], closed_on=date(2026, 10, 31),
    ).value  # fmt: skip


def test_answers_are_counted_by_question_and_group_without_names(questions, drafter, sheet):
    """SM-2: a questionnaire is stored and summarised; no answer has a name."""
    for group, first, second in (
        ("Pelaksana", "Inisiatif", "Ya"),
        (" Pelaksana ", "Waktu tunggu", "Ya"),
        ("Kepala seksi", "", "Tidak"),
    ):
        questions.answer(drafter, sheet.id, (first, second), answered_on=DAY, group=group)
    summary = questions.summary(drafter, sheet.id)
    assert (summary.item.answers, summary.groups) == (3, (("Pelaksana", 2), ("Kepala seksi", 1)))
    first, second = summary.questions
    assert (first.answered, first.groups) == (2, (("Pelaksana", 2),))
    assert second.texts == (("Ya", 2), ("Tidak", 1))
    assert "person_id" not in {field.name for field in fields(QuestionnaireAnswer)}
    assert [(i.questionnaire.title, i.answers) for i in questions.list(drafter)] == [
        ("Rancangan indikator", 3)
    ]


def test_questions_stay_once_somebody_answered(questions, drafter, sheet):
    changed = {"title": "Lain", "opened_on": OPENED, "questions": ("Yang baru?",)}
    assert questions.save(drafter, sheet.id, **changed).value.questions == ("Yang baru?",)
    questions.answer(drafter, sheet.id, ("Ya",), answered_on=DAY)
    with pytest.raises(RuleViolation, match="questionnaire_answered"):
        questions.save(drafter, sheet.id, **changed | {"questions": QUESTIONS})
    assert questions.save(drafter, sheet.id, **changed | {"title": "Judul"}).value.title == "Judul"


@pytest.mark.parametrize(
    ("fields_", "code"),
    [
        ({"title": " "}, "questionnaire_title_missing"),
        ({"questions": (" ",)}, "questionnaire_no_questions"),
        ({"questions": ("?",) * 41}, "questionnaire_no_questions"),
        ({"closed_on": date(2026, 9, 1)}, "day_range_backwards"),
    ],
)
def test_a_questionnaire_that_cannot_be_is_refused(questions, drafter, fields_, code):
    values = {"title": "Judul", "opened_on": OPENED, "questions": QUESTIONS, **fields_}
    with pytest.raises(RuleViolation, match=code):
        questions.save(drafter, None, **values)


@pytest.mark.parametrize(
    ("answers", "day", "code"),
    [
        (("", " "), DAY, "questionnaire_blank"),
        (("Ya",), date(2026, 9, 30), "questionnaire_closed"),
        (("Ya",), date(2026, 11, 1), "questionnaire_closed"),
        (("Ya",), date(2026, 12, 1), "note_in_future"),
    ],
)
def test_a_sheet_that_cannot_be_is_refused(questions, drafter, sheet, answers, day, code):
    with pytest.raises(RuleViolation, match=code):
        questions.answer(drafter, sheet.id, answers, answered_on=day)


def test_a_questionnaire_goes_with_its_answers_and_comes_back_with_them(
    office, questions, drafter, sheet
):
    questions.answer(drafter, sheet.id, ("Ya",), answered_on=DAY)
    questions.delete(drafter, sheet.id)
    assert questions.list(drafter) == ()
    office.services.undo.undo(drafter)
    assert questions.list(drafter)[0].answers == 1


def test_interviews_are_kept_with_their_conclusion(office, questions, drafter):
    """SM-2: interview notes are stored."""
    words = {"held_on": DAY, "with_whom": "Kepala puskesmas", "points": " Absensi mesin rusak "}
    note = questions.save_interview(drafter, None, **words).value.note
    questions.save_interview(drafter, note.id, **words, conclusion="Isi dengan angka")
    (item,) = questions.interviews(office.session("nurul"))
    assert (item.note.points, item.note.conclusion, item.author) == (
        "Absensi mesin rusak", "Isi dengan angka", "Dewi Kartika",
    )  # fmt: skip
    questions.delete_interview(drafter, note.id)
    assert questions.interviews(drafter) == ()
    for wrong, code in (
        ({"points": " "}, "interview_text_missing"),
        ({"held_on": date(2027, 1, 1)}, "note_in_future"),
    ):
        with pytest.raises(RuleViolation, match=code):
            questions.save_interview(drafter, None, **words | wrong)


def test_only_hr_and_the_drafters_read_what_staff_said(office, questions, drafter, sheet):
    head = office.session("bambang")
    for call in (
        lambda: questions.list(head),
        lambda: questions.summary(head, sheet.id),
        lambda: questions.interviews(head),
        lambda: questions.answer(head, sheet.id, ("Ya",), answered_on=DAY),
        lambda: questions.delete(head, sheet.id),
    ):
        with pytest.raises(NotAllowed):
            call()
