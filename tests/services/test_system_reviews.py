"""The yearly review of the system itself (SM-1)."""

from __future__ import annotations

from datetime import date

import pytest
from tests.builders import an_indicator_complaint

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation


@pytest.fixture
def reviews(office):
    return office.services.system_reviews


@pytest.fixture
def drafter(office):
    return office.session("dewi", Role.EMPLOYEE, Role.DRAFTER)


WORDS = {
    "year": 2026, "held_on": date(2026, 11, 10), "findings": " Waktu tunggu sulit diukur ",
    "decisions": "Pakai mesin antrean", "participants": "Tim penyusun",
    "changed": ("waktu-tunggu", " "),
}  # fmt: skip


def test_a_review_is_kept_with_findings_decisions_and_changed_indicators(office, reviews, drafter):
    reviews.save(drafter, None, **WORDS)
    (item,) = reviews.list(office.session("nurul"))
    assert (item.review.year, item.review.findings) == (2026, "Waktu tunggu sulit diukur")
    assert (item.review.changed, item.author) == (("waktu-tunggu",), "Dewi Kartika")


def test_a_review_can_be_completed_and_taken_back(office, reviews, drafter):
    first = reviews.save(drafter, None, **WORDS).value.review
    again = reviews.save(drafter, first.id, **WORDS | {"decisions": "Dua mesin"}).value.review
    assert (again.id, again.version, again.decisions) == (first.id, 2, "Dua mesin")
    assert (
        reviews.save(drafter, first.id, **WORDS | {"decisions": "Dua mesin"}).value.review == again
    )
    office.services.undo.undo(drafter)
    reviews.delete(drafter, first.id)
    assert reviews.list(drafter) == ()


def test_a_year_has_one_review_and_both_parts(reviews, drafter):
    reviews.save(drafter, None, **WORDS)
    for change, code, field in (
        ({}, "review_year_taken", "year"),
        ({"year": 2027, "findings": " "}, "review_text_missing", "findings"),
        ({"year": 2027, "decisions": ""}, "review_text_missing", "decisions"),
        ({"year": 1999}, "year_invalid", "year"),
    ):
        with pytest.raises(RuleViolation) as refused:
            reviews.save(drafter, None, **WORDS | change)
        assert (refused.value.code, refused.value.field) == (code, field)


def test_the_complaints_of_its_year_are_counted(office, reviews, drafter):
    with office.workspace.write(office.services.context.installation()) as unit:
        unit.add(an_indicator_complaint(person_id=office.ids["siti"]))
    reviews.save(drafter, None, **WORDS)
    assert [i.complaints for i in reviews.list(drafter)] == [1]


def test_staff_neither_read_nor_write_it(office, reviews):
    for who in ("siti", "bambang"):
        with pytest.raises(NotAllowed):
            reviews.list(office.session(who))
        with pytest.raises(NotAllowed):
            reviews.save(office.session(who), None, **WORDS)
