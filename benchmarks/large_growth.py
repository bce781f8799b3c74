"""What follows from the results of the large office: follow-ups, trainings, recognition, meetings.

A year as a busy office has it: in each quarter a twentieth of the staff get coaching, a twentieth a
need for training, a twentieth a reward; half of the needs are put on an event of the calendar; a
fifth of the staff are recognised; every section meets once and half of its people come.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from penilaian_desktop.domain.follow_up import FollowUp, FollowUpApproval, FollowUpKind
from penilaian_desktop.domain.outreach import OutreachEvent, OutreachKind
from penilaian_desktop.domain.public_voice import Channel, NoteKind, PublicNote
from penilaian_desktop.domain.recognition import Recognition, RecognitionConsent
from penilaian_desktop.domain.record import Record
from penilaian_desktop.domain.training import (
    EventState,
    Participation,
    TrainingCourse,
    TrainingEvent,
)

AT = datetime(2026, 11, 1, tzinfo=UTC)
SECTIONS = 300
PERIODS = ("2025-T4", "2026-T1", "2026-T2", "2026-T3")
TOPICS = ("Manajemen waktu", "Keterampilan komunikasi", "Teknologi informasi", "Pelayanan prima")
EVENTS = 200
KINDS = (FollowUpKind.COACHING, FollowUpKind.TRAINING, FollowUpKind.REWARD)


def rows(people: int) -> Iterator[tuple[type[Record], Iterator[dict[str, Any]]]]:
    """Yield each kind with its rows."""
    yield FollowUp, _follow_ups(people)
    yield FollowUpApproval, _approvals(people)
    yield TrainingCourse, _courses()
    yield TrainingEvent, _events()
    yield Participation, _participations(people)
    yield Recognition, _recognitions(people)
    yield RecognitionConsent, _consents(people)
    yield OutreachEvent, _meetings(people)
    yield PublicNote, _praise(people)


def person(number: int) -> str:
    """Return the id of a person of the large office."""
    return f"p-{number:06d}"


def _head(number: int) -> str:
    return person(number % SECTIONS)


def _values(record: Record) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in fields(record)}


def _asked(people: int) -> Iterator[tuple[int, str, FollowUpKind]]:
    for at, code in enumerate(PERIODS):
        for n in range(SECTIONS, people):
            place = (n // SECTIONS + 3 * at) % 20
            if place < len(KINDS):
                yield n, code, KINDS[place]


def _follow_ups(people: int) -> Iterator[dict[str, Any]]:
    for n, code, kind in _asked(people):
        yield _values(
            FollowUp(
                id=f"f-{code}-{n}", at=AT, author_id=_head(n), person_id=person(n),
                period_code=code, follow_kind=kind, topic=TOPICS[n % len(TOPICS)],
                reason="Sesuai hasil periode ini.", due=date(2026, 12, 1), responsible_id=_head(n),
            )
        )  # fmt: skip


def _approvals(people: int) -> Iterator[dict[str, Any]]:
    for n, code, kind in _asked(people):
        if kind is FollowUpKind.COACHING:
            continue
        yield _values(
            FollowUpApproval(
                id=f"fa-{code}-{n}", at=AT, author_id=person(0), person_id=person(n),
                follow_up_id=f"f-{code}-{n}", period_code=code, approved=n % 9 != 0,
                letter=f"800/{n}", approved_on=date(2026, 10, 20),
            )
        )  # fmt: skip


def _courses() -> Iterator[dict[str, Any]]:
    for at, topic in enumerate(TOPICS):
        yield _values(TrainingCourse(id=f"tc-{at}", at=AT, name=topic, hours=8))


def _events() -> Iterator[dict[str, Any]]:
    for n in range(EVENTS):
        day = date(2026, 1, 5) + timedelta(days=n * 340 // EVENTS)
        held = day < date(2026, 11, 1)
        yield _values(
            TrainingEvent(
                id=f"te-{n}", at=AT, course_id=f"tc-{n % len(TOPICS)}", starts=day,
                ends=day + timedelta(days=1), place="Aula", capacity=60,
                state=EventState.HELD if held else EventState.PLANNED,
            )
        )  # fmt: skip


def _participations(people: int) -> Iterator[dict[str, Any]]:
    for n, code, kind in _asked(people):
        if kind is not FollowUpKind.TRAINING or n % 2:
            continue
        event = n % len(TOPICS) + len(TOPICS) * (n // SECTIONS % (EVENTS // len(TOPICS)))
        yield _values(
            Participation(
                id=f"tp-{code}-{n}", at=AT, person_id=person(n), event_id=f"te-{event}",
                need_id=f"f-{code}-{n}", attended=n % 7 != 0 if event < EVENTS - 40 else None,
                score_before=Decimal(50), score_after=Decimal(75) if n % 7 else None,
            )
        )  # fmt: skip


def _recognitions(people: int) -> Iterator[dict[str, Any]]:
    for n in range(SECTIONS, people, 5):
        yield _values(
            Recognition(
                id=f"rg-{n}", at=AT, author_id=_head(n), person_id=person(n),
                day=date(2026, 1, 5) + timedelta(days=n % 300), title="Pelayanan cepat dan ramah",
                text="Menuntaskan antrean dalam sehari, dan mengajari rekannya caranya.",
            )
        )  # fmt: skip


def _consents(people: int) -> Iterator[dict[str, Any]]:
    for n in range(SECTIONS, people, 10):
        yield _values(
            RecognitionConsent(
                id=f"rc-{n}", at=AT, author_id=person(n), person_id=person(n),
                recognition_id=f"rg-{n}", shared=True,
            )
        )  # fmt: skip


def _meetings(people: int) -> Iterator[dict[str, Any]]:
    for section in range(SECTIONS):
        came = tuple(person(n) for n in range(section, people, 2 * SECTIONS))
        place = f"u-{section % 60}-{section // 60 % 5}"
        yield _values(
            OutreachEvent(
                id=f"oe-{section}", at=AT, unit_id=place,
                held_on=date(2026, 2, 1) + timedelta(days=section % 200),
                outreach_kind=OutreachKind.SOCIALISATION, title="Penilaian kinerja 2026",
                attendees=came, others=3,
            )
        )  # fmt: skip


def _praise(people: int) -> Iterator[dict[str, Any]]:
    for n in range(SECTIONS, people, 12):
        place = n % SECTIONS
        yield _values(
            PublicNote(
                id=f"pn-{n}", at=AT, unit_id=f"u-{place % 60}-{place // 60 % 5}",
                note_kind=NoteKind.PRAISE, channel=Channel.BOX, received_on=date(2026, 9, 1),
                text="Cepat dan ramah.", person_id=person(n),
            )
        )  # fmt: skip
