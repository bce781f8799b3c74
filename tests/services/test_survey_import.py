# ruff: noqa: DTZ001  (cells know no zone)
"""Which rows of an export become answers: days, repetitions, other surveys (bad input of TJ-8)."""

from __future__ import annotations

import csv
from datetime import date, datetime

import pytest

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.public_voice import SurveyAnswer
from penilaian_desktop.spreadsheets.child import read_survey

UNSUR = [f"U{n}" for n in range(1, 10)]
JULY = date(2026, 7, 14)


@pytest.fixture
def head(office):
    return office.session("bambang", Role.EMPLOYEE, Role.APPRAISER)


@pytest.fixture
def service(office, head):
    return office.services.public_services.save(
        head, None, unit_id=office.units["pelayanan"], name="KTP-el"
    ).value


@pytest.fixture
def survey(office, head, service):
    return new_survey(office, head)


def new_survey(office, s, title="SKM Juli", starts=date(2026, 7, 1), ends=date(2026, 7, 31)):
    return office.services.surveys.save(
        s, None, unit_id=office.units["pelayanan"], title=title, starts=starts, ends=ends
    ).value


@pytest.fixture
def export(tmp_path):
    """Return how an export is written and read: a row is its first cells and one answer."""

    def write(head, *rows, name="skm.csv"):
        path = tmp_path / name
        with path.open("w", newline="", encoding="utf-8") as out:
            book = csv.writer(out)
            book.writerow([*head, "Layanan", *UNSUR])
            for *cells, answer in rows:
                book.writerow([*cells, "KTP-el", *[answer] * 8, 4])
        return read_survey(path)

    return write


def stored(office):
    with office.workspace.read() as unit:
        return unit.find(SurveyAnswer)


# --- days ------------------------------------------------------------------------------------
def test_days_that_cannot_be_are_refused_in_their_cell_and_the_good_rows_go_in(
    office, head, survey, export
):
    """Bad input: unreadable, future and foreign days, with sheet, row, column and text."""
    sheet = export(
        ["No", "Tanggal"],
        (1, "14/07/2026", 3), (2, "kemarin", 3), (3, "31/06/2026", 3), (4, "01/01/2030", 3),
        (5, "30/06/2026", 3), (6, "1 Agustus 2026", 3), (7, "31 Juli 2026", 2),
    )  # fmt: skip
    check = office.services.surveys.check(head, survey.id, sheet)
    assert [(p.row, p.column, p.header, p.code, p.detail) for p in check.refused] == [
        (3, "B", "Tanggal", "answer_day_unreadable", "kemarin"),
        (4, "B", "Tanggal", "answer_day_unreadable", "31/06/2026"),
        (5, "B", "Tanggal", "answer_in_future", "01/01/2030"),
        (6, "B", "Tanggal", "answer_outside_survey", "30/06/2026"),
        (7, "B", "Tanggal", "answer_outside_survey", "1 Agustus 2026"),
    ]
    assert {p.sheet for p in check.refused} == {sheet.layouts[0].sheet}
    assert all(p.detail in message(p.code, **p.params).text for p in check.refused)
    assert office.services.surveys.apply(head, survey.id, sheet, {}).value == 2
    assert sorted(a.day for a in stored(office)) == [JULY, date(2026, 7, 31)]


def test_without_a_date_the_day_is_asked_once_and_must_be_one_of_the_survey(
    office, head, survey, export
):
    sheet = export(["No responden"], (1, 3), (2, 2))
    surveys = office.services.surveys
    for day, code in ((date(2026, 8, 1), "answer_outside_survey"), (date(2030, 1, 1),) * 2):
        with pytest.raises(RuleViolation) as refused:
            surveys.apply(head, survey.id, sheet, {}, day=day)
        assert refused.value.field == "day"
        assert refused.value.code == (code if isinstance(code, str) else "answer_in_future")
    surveys.apply(head, survey.id, sheet, {}, day=JULY)
    assert {a.day for a in stored(office)} == {JULY}
    assert {a.respondent for a in stored(office)} == {"1", "2"}
    assert surveys.apply(head, survey.id, sheet, {}, day=date(2026, 7, 2)).value == 0


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2030, 1, 1), "answer_in_future"),
        (date(2026, 6, 30), "answer_outside_survey"),
        (date(2026, 8, 1), "answer_outside_survey"),
    ],
)
def test_a_keyed_sheet_has_a_day_of_the_survey_too(office, head, survey, service, day, code):
    with pytest.raises(RuleViolation, match=code) as refused:
        office.services.surveys.key(head, survey.id, service.id, [3] * 9, day=day)
    assert refused.value.field == "day"


def test_the_days_of_a_survey_keep_its_questionnaires(office, head, survey, service):
    surveys = office.services.surveys
    surveys.key(head, survey.id, service.id, [3] * 9, day=JULY)
    for starts, ends, field in (
        (date(2026, 7, 15), survey.ends, "starts"), (survey.starts, date(2026, 7, 13), "ends"),
    ):  # fmt: skip
        with pytest.raises(RuleViolation, match="survey_days_hold_answers") as refused:
            surveys.save(head, survey.id, unit_id="", title="SKM", starts=starts, ends=ends)
        assert refused.value.field == field
    surveys.save(head, survey.id, unit_id="", title="SKM", starts=JULY, ends=JULY)


# --- the same file again ---------------------------------------------------------------------
TIMED = (
    ("2026-07-02 08:15:00", 3), ("2026-07-02 08:15:09", 3), ("2026-07-03 09:00:00", 2),
)  # fmt: skip


def test_the_same_file_in_another_survey_of_the_unit_is_known(office, head, survey, export):
    """Bad input: nothing twice when the same file comes again, into whichever survey."""
    surveys, sheet = office.services.surveys, export(["Timestamp"], *TIMED)
    surveys.apply(head, survey.id, sheet, {})
    other = new_survey(office, head, "SKM Semester II", ends=date(2026, 12, 31))
    check = surveys.check(head, other.id, sheet)
    assert check.rows == ()
    assert [(k.title, len(k.rows)) for k in check.elsewhere] == [("SKM Juli", 3)]
    assert surveys.apply(head, other.id, sheet, {}).value == 0
    grown = export(["Timestamp"], *TIMED, ("2026-07-20 10:00:00", 4))
    assert len(surveys.check(head, other.id, grown).rows) == 1
    assert surveys.apply(head, other.id, grown, {}, elsewhere=True).value == 4
    assert len(stored(office)) == 7


def test_sheets_without_a_time_are_known_elsewhere_only_as_a_whole_file(
    office, head, survey, export
):
    """Two citizens who gave the same answers are two: alike by chance is not the same file."""
    surveys = office.services.surveys
    surveys.apply(head, survey.id, export(["No responden"], (1, 3), (2, 2), (3, 4)), {})
    other = new_survey(office, head, "SKM Agustus", date(2026, 8, 1), date(2026, 8, 31))
    again = export(["No responden"], (1, 3), (2, 2), (3, 4))
    assert [k.title for k in surveys.check(head, other.id, again).elsewhere] == ["SKM Juli"]
    next_month = export(["No responden"], (1, 3), (2, 2), (3, 1))
    check = surveys.check(head, other.id, next_month)
    assert (len(check.rows), check.elsewhere) == (3, ())
    two = export(["No responden"], (1, 3), (2, 2))
    assert surveys.check(head, other.id, two).elsewhere == ()


def test_a_row_without_a_time_goes_with_those_of_its_file_that_have_one(
    office, head, survey, export
):
    surveys, sheet = office.services.surveys, export(["Timestamp"], *TIMED, ("3 Juli 2026", 3))
    surveys.apply(head, survey.id, sheet, {})
    other = new_survey(office, head, "SKM Semester II", ends=date(2026, 12, 31))
    assert surveys.apply(head, other.id, sheet, {}).value == 0


def test_a_survey_of_another_unit_says_nothing(office, head, survey, export):
    surveys, sheet = office.services.surveys, export(["Timestamp"], *TIMED)
    surveys.apply(head, survey.id, sheet, {})
    hr = office.session("nurul")
    other = surveys.save(
        hr, None, unit_id=office.units["arsip"], title="Arsip", starts=date(2026, 7, 1),
        ends=date(2026, 7, 31),
    ).value  # fmt: skip
    assert len(surveys.check(hr, other.id, sheet).rows) == 3


# --- repetitions -----------------------------------------------------------------------------
def test_what_repeats_a_row_is_left_out_unless_it_is_wanted(office, head, survey, export):
    """Bad input: duplicated respondents."""
    surveys = office.services.surveys
    sheet = export(
        ["No responden", "Tanggal"],
        (7, "02/07/2026", 3), (7, "02/07/2026", 3), (7, "02/07/2026", 4), (8, "02/07/2026", 3),
    )  # fmt: skip
    assert [(p.row, p.column, p.code) for p in sheet.remarks] == [
        (3, "A", "repeated_answer"), (4, "A", "repeated_number"),
    ]  # fmt: skip
    check = surveys.check(head, survey.id, sheet)
    assert ([r.row for r in check.rows], [r.row for r in check.repeated]) == ([2, 4, 5], [3])
    assert [r.row for r in check.wanted(repeated=True)] == [2, 3, 4, 5]
    assert surveys.apply(head, survey.id, sheet, {}).value == 3
    assert surveys.apply(head, survey.id, sheet, {}).value == 0
    assert surveys.apply(head, survey.id, sheet, {}, repeated=True).value == 1
    assert surveys.apply(head, survey.id, sheet, {}, repeated=True).value == 0


def test_the_same_day_and_answers_alone_repeat_nobody(office, head, survey, export):
    """Several citizens of one day all answering 3 is what surveys look like."""
    sheet = export(["Tanggal"], *[("02/07/2026", 3)] * 4)
    assert sheet.remarks == ()
    assert office.services.surveys.apply(head, survey.id, sheet, {}).value == 4
    assert office.services.surveys.apply(head, survey.id, sheet, {}).value == 0


def test_a_sheet_number_keyed_twice_is_asked_about(office, head, survey, service):
    key = office.services.surveys.key
    key(head, survey.id, service.id, [3] * 9, day=JULY, respondent="77")
    with pytest.raises(RuleViolation) as asked:
        key(head, survey.id, service.id, [4] * 9, day=JULY, respondent=" 77 ")
    assert (asked.value.code, asked.value.field) == ("sheet_keyed_already", "respondent")
    told = message("sheet_keyed_already", **asked.value.params).text
    assert told == "Lembar 77 sudah diisi: 3 3 3 3 3 3 3 3 3, 14 Jul 2026."
    key(head, survey.id, service.id, [4] * 9, day=JULY, respondent="77", again=True)
    key(head, survey.id, service.id, [4] * 9, day=JULY)
    key(head, survey.id, service.id, [4] * 9, day=JULY)
    assert len(stored(office)) == 4


# --- the list --------------------------------------------------------------------------------
@pytest.fixture
def keyed(office, head, survey, service):
    key = office.services.surveys.key
    for n in range(1, 8):
        key(
            head, survey.id, service.id, [3] * 9, day=JULY, respondent=str(n),
            comment="Antre 100% lama" if n == 4 else "",
        )  # fmt: skip
    key(head, survey.id, service.id, [2] * 9, day=JULY, respondent="4", again=True)


def numbers(page):
    return [item.answer.respondent for item in page.items]


def test_stored_questionnaires_are_paged_by_key_and_none_is_seen_twice(office, head, survey, keyed):
    """TJ-8: a searchable, paged list; what is stored meanwhile shifts no page."""
    answers = office.services.surveys.answers
    first = answers(head, survey.id, limit=3)
    assert (numbers(first), first.total) == (["4", "7", "6"], 8)
    surveys, place = office.services.surveys, first.items[0].answer.service_id
    surveys.key(head, survey.id, place, [3] * 9, day=JULY, respondent="9")
    second = answers(head, survey.id, limit=3, after=first.next_key)
    third = answers(head, survey.id, limit=3, after=second.next_key)
    assert numbers(second) == ["5", "4", "3"]
    assert (numbers(third), third.next_key) == (["2", "1"], "")
    assert {item.service for item in first.items} == {"KTP-el"}


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("100%", ["4"]), ("antre lama", ["4"]), ("ktp", ["4", "7", "6", "5", "4", "3", "2", "1"]),
        ("ktp lama", ["4"]), ("7", ["7"]), ("_", []), ("akta", []),
    ],
)  # fmt: skip
def test_stored_questionnaires_are_found_by_their_words(office, head, survey, keyed, search, found):
    page = office.services.surveys.answers(head, survey.id, search=search)
    assert (numbers(page), page.total) == (found, len(found))


def test_only_repeated_numbers_can_be_listed_and_one_taken_away(office, head, survey, keyed):
    surveys = office.services.surveys
    page = surveys.answers(head, survey.id, repeated=True)
    assert [item.answer.u1 for item in page.items] == [2, 3]
    surveys.delete_answer(head, page.items[0].answer.id)
    assert surveys.answers(head, survey.id, repeated=True).items == ()


def test_nobody_lists_the_questionnaires_of_another_unit(office, survey, keyed):
    with pytest.raises(NotAllowed):
        office.services.surveys.answers(office.session("ratna"), survey.id)


def test_a_time_of_the_form_is_kept_to_the_second(office, head, survey, export):
    office.services.surveys.apply(head, survey.id, export(["Timestamp"], *TIMED), {})
    assert sorted(a.respondent for a in stored(office))[0] == str(datetime(2026, 7, 2, 8, 15))
