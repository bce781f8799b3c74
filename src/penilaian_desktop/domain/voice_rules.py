"""What a record of the public's voice, of an improvement or of a meeting must be (PR-5, TJ-8).

The services ask it before they write and the import desk before it takes a record in, so that
nothing comes by package that nobody could have typed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from penilaian_desktop.domain.answer_line import UNSUR
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.improvement import Improvement, ImprovementState
from penilaian_desktop.domain.outreach import OutreachEvent
from penilaian_desktop.domain.plain_words import says
from penilaian_desktop.domain.public_voice import (
    Citizen,
    Forum,
    PublicNote,
    PublicService,
    Survey,
    SurveyAnswer,
)
from penilaian_desktop.domain.record import Record

Fault = tuple[str, str]
FINE: Fault = ("", "")
AGES = range(10, 111)
"""Years of age that somebody who answers may have."""
MOST_PEOPLE = 100_000
LONGEST_PROMISE = 365
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)
"""Days before and after are slips of the pen."""


def voice_fault(record: Record) -> Fault:
    """Return (code, field) of what a record cannot say, two empty texts for a sound one.

    Kinds that no rule here is about are sound, and so is what was deleted.
    """
    rule = _RULES.get(type(record))
    return FINE if rule is None or record.deleted else rule(record)


def require_sound(record: Record, now: datetime) -> None:
    """Raise RuleViolation with code and field of `voice_fault` for a record written now."""
    code, field = voice_fault(replace(record, at=now))
    if code:
        raise RuleViolation(code, field=field)


def answers_fault(answers: Sequence[int | None]) -> Fault:
    """Return what is wrong with the nine answers of a questionnaire, in their order."""
    if len(answers) != UNSUR or all(answer is None for answer in answers):
        return "no_answers", "u1"
    for at, answer in enumerate(answers, 1):
        if answer is not None and not 1 <= answer <= 4:
            return "answer_out_of_scale", f"u{at}"
    return FINE


def _service(record: PublicService) -> Fault:
    if not record.name.strip():
        return "service_name_missing", "name"
    if record.days is not None and not 0 <= record.days <= LONGEST_PROMISE:
        return "service_days_wrong", "days"
    return FINE


def _survey(record: Survey) -> Fault:
    if not record.title.strip():
        return "survey_title_missing", "title"
    if record.ends < record.starts:
        return "day_range_backwards", "ends"
    return _days(record, "starts", "ends")


def _answer(record: SurveyAnswer) -> Fault:
    fault = answers_fault(record.answers)
    if fault != FINE:
        return fault
    if record.age is not None and record.age not in AGES:
        return "answer_age_wrong", "age"
    return _past(record, "note_in_future", "day")


def _forum(record: Forum) -> Fault:
    for field in ("topic", "points"):
        if not getattr(record, field).strip():
            return "forum_text_missing", field
    if not 1 <= record.participants <= MOST_PEOPLE:
        return "forum_participants_wrong", "participants"
    return _past(record, "note_in_future", "held_on")


def _note(record: PublicNote) -> Fault:
    if not record.text.strip():
        return "note_text_missing", "text"
    fault = _past(record, "note_in_future", "received_on")
    if fault != FINE or record.solved_on is None:
        return fault
    if record.solved_on < record.received_on:
        return "solved_before_received", "solved_on"
    if not record.solution.strip():
        return "solution_missing", "solution"
    return _past(record, "note_in_future", "solved_on")


def _citizen(record: Citizen) -> Fault:
    named = record.name.strip() or record.contact.strip()
    return FINE if named else ("record_malformed", "name")


def _improvement(record: Improvement) -> Fault:
    if not says(record.finding):
        return "improvement_finding_missing", "finding"
    closed = record.state in {ImprovementState.DONE, ImprovementState.DROPPED}
    if closed and not says(record.outcome):
        done = record.state is ImprovementState.DONE
        missing = "improvement_outcome_missing" if done else "improvement_reason_missing"
        return missing, "outcome"
    fault = _days(record, "due", "closed_on")
    return fault if fault != FINE else _past(record, "note_in_future", "closed_on")


def _outreach(record: OutreachEvent) -> Fault:
    if not record.title.strip():
        return "outreach_title_missing", "title"
    if not 0 <= record.others <= MOST_PEOPLE:
        return "outreach_others_wrong", "others"
    if not record.attendees and not record.others:
        return "outreach_nobody", "attendees"
    return _past(record, "outreach_in_future", "held_on")


def _days(record: Record, *fields: str) -> Fault:
    for field in fields:
        day = getattr(record, field)
        if day is not None and not EARLIEST <= day <= LATEST:
            return "day_implausible", field
    return FINE


def _past(record: Record, code: str, field: str) -> Fault:
    """Refuse a day that had not come anywhere when the record was written."""
    fault = _days(record, field)
    day = getattr(record, field)
    if fault != FINE or day is None:
        return fault
    ahead = (day - record.at.date()).days > 1  # UTC is behind
    return (code, field) if ahead else FINE


_RULES: dict[type[Record], Callable[[Any], Fault]] = {
    PublicService: _service,
    Survey: _survey,
    SurveyAnswer: _answer,
    Forum: _forum,
    PublicNote: _note,
    Citizen: _citizen,
    Improvement: _improvement,
    OutreachEvent: _outreach,
}
