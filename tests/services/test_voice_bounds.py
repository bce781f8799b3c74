"""What can be keyed about the public can come by package: one rule for both (PR-5, TJ-8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.services.office import SYSTEM
from tests.voice_builders import a_record

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.employee import Assignment, AssignmentKind, PositionKind
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.improvement import Improvement
from penilaian_desktop.domain.outreach import OutreachKind
from penilaian_desktop.domain.public_voice import Channel, NoteKind, PublicNote
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.voice_rules import voice_fault

JULY = date(2026, 7, 14)
LONG_AGO, NEVER = date(1026, 7, 14), date(9999, 12, 31)


@pytest.fixture
def head(office):
    return office.session("bambang", Role.EMPLOYEE, Role.APPRAISER)


def refused(call, *args, **fields):
    with pytest.raises(RuleViolation) as found:
        call(*args, **fields)
    return found.value.code, found.value.field


def test_days_and_ages_that_cannot_be_are_refused_where_they_are_typed(office, head):
    place, services = office.units["pelayanan"], office.services
    service = services.public_services.save(head, None, unit_id=place, name="KTP-el").value
    survey = services.surveys.save(
        head, None, unit_id=place, title="SKM", starts=JULY, ends=JULY
    ).value
    note = {"kind": NoteKind.PRAISE, "channel": Channel.COUNTER, "text": "Baik"}
    forum = {"place": "Aula", "topic": "Antre", "participants": 3, "points": "x"}
    assert refused(
        services.surveys.save, head, None, unit_id=place, title="SKM", starts=JULY, ends=NEVER
    ) == ("day_implausible", "ends")
    assert refused(
        services.surveys.key, head, survey.id, service.id, [3] * 9, day=JULY, age=10**9
    ) == ("answer_age_wrong", "age")
    assert refused(
        services.public_notes.save, head, None, unit_id=place, received_on=LONG_AGO, **note
    ) == ("day_implausible", "received_on")
    assert refused(
        services.public_notes.save_forum, head, None, unit_id=place, held_on=LONG_AGO, **forum
    ) == ("day_implausible", "held_on")
    assert refused(
        services.improvements.save, head, None, unit_id=place, finding="Antre lama", due=NEVER
    ) == ("day_implausible", "due")
    assert refused(
        services.outreach.save, head, None, unit_id=place, held_on=LONG_AGO,
        kind=OutreachKind.SEMINAR, title="Sosialisasi", others=3,
    ) == ("day_implausible", "held_on")  # fmt: skip


def test_a_record_written_on_the_evening_of_the_day_is_of_no_future_day():
    """East of Greenwich the day begins before that of UTC."""
    written = datetime(2026, 7, 13, 22, 30, tzinfo=UTC)  # half past seven on the 14th in Jayapura
    note = a_record(PublicNote, at=written, received_on=JULY, solved_on=None)
    assert voice_fault(note) == ("", "")
    later = replace(note, received_on=date(2026, 7, 15))
    assert voice_fault(later) == ("note_in_future", "received_on")


def test_other_kinds_and_what_was_deleted_are_sound():
    assert voice_fault(a_record(Improvement, finding="", deleted=True)) == ("", "")
    assert voice_fault(a_record(Improvement, finding="")) != ("", "")


def test_a_note_names_whoever_works_in_the_unit_as_a_second_post(office, head):
    """A PLT of another unit is on the list of whom a note may name, and may be named."""
    with office.workspace.write(SYSTEM) as uow:
        uow.add(
            Assignment(
                id=new_id(), at=office.clock(), person_id=office.ids["ratna"],
                unit_id=office.units["pelayanan"], position="Plt. Kepala Seksi",
                position_kind=PositionKind.PENGAWAS, assignment_kind=AssignmentKind.PLT,
                golongan="III/d", starts=date(2026, 6, 1),
            )
        )  # fmt: skip
    listed = office.services.public_notes.persons(head, office.units["pelayanan"])
    assert office.ids["ratna"] in {p.person_id for p in listed}
    written = office.services.public_notes.save(
        head, None, unit_id=office.units["pelayanan"], kind=NoteKind.PRAISE,
        channel=Channel.COUNTER, received_on=JULY, text="Baik", person_id=office.ids["ratna"],
    )  # fmt: skip
    assert written.value.person_id == office.ids["ratna"]
