"""The export of a survey: rows, services, counts (TJ-8)."""

from __future__ import annotations

from datetime import UTC, date, datetime

from penilaian_desktop.domain.employee_sheet import SheetProblem
from penilaian_desktop.domain.facts import AnswerTally
from penilaian_desktop.domain.public_feedback import tally_index
from penilaian_desktop.domain.public_voice import Channel, NoteKind, PublicNote, SurveyAnswer
from penilaian_desktop.domain.scoring import score, shown
from penilaian_desktop.domain.survey_sheet import SurveyRow, SurveySheet

AT = datetime(2026, 9, 1, tzinfo=UTC)


def row(number, service, stamp=""):
    return SurveyRow(sheet="S", row=number, service=service, answers=(3,) * 9, stamp=stamp)


def problem(number):
    return SheetProblem(code="answer_blank", sheet="S", row=number, column="A", header="")


def test_rows_are_counted_once_however_many_remarks_they_earn():
    sheet = SurveySheet(
        file="x", layouts=(), records=(row(2, "KTP-el"), row(3, "ktp-EL"), row(4, "Akta")),
        refused=(problem(5),), remarks=(problem(3), problem(3), problem(5)), skipped=(),
        total=4,
    )  # fmt: skip
    assert (sheet.good, sheet.warned) == (2, 1)
    assert sheet.services == ("Akta", "KTP-el")
    assert row(2, "KTP-el", "t1").key == row(9, "ktp-el", "t1").key


def test_an_answer_gives_its_nine_values_and_a_note_its_days():
    answer = SurveyAnswer(
        id="a", at=AT, unit_id="u", survey_id="s", service_id="x", day=date(2026, 7, 1), u1=4, u9=2
    )
    assert answer.answers == (4, None, None, None, None, None, None, None, 2)
    note = PublicNote(
        id="n", at=AT, unit_id="u", note_kind=NoteKind.COMPLAINT, channel=Channel.BOX,
        received_on=date(2026, 7, 1), text="Antre",
    )  # fmt: skip
    assert note.days_to_solve is None


def test_the_index_of_sums_is_that_of_the_regulation_and_none_without_answers():
    """PermenPANRB 14/2017: the mean of the unsur that were answered, times 25."""
    assert str(tally_index(AnswerTally(((7, 2), (0, 0), (3, 1)), 2))) == "81.25"
    assert tally_index(AnswerTally(((0, 0),), 1)) is None


def test_the_trail_of_sums_names_how_many_answered(schemes):
    tally = AnswerTally(((3, 1),) * 9, 1)
    assert shown(tally) == "1"
    assert score(schemes.get("skm-14-2017"), {"responses": tally}).result["mutu"] == "C"
