"""What stands in the fields of a record that its proper owner signed takes no page out of work.

Every field of text, number, day or list of the records about attendance, the public's voice,
improvements, recognition, training and the system itself holds nonsense once (PR-2, PR-5, TJ-8,
X-4). Each such record is refused with its place, or everybody's pages read as before.
"""

from __future__ import annotations

import dataclasses
import typing
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from tests.services.office import SYSTEM
from tests.services.test_ownership_matrix import arguments, use_cases
from tests.sync.pair import as_object, craft
from tests.voice_builders import a_record

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.attendance import Attendance
from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.follow_up import FollowUp, FollowUpKind
from penilaian_desktop.domain.improvement import Improvement
from penilaian_desktop.domain.outreach import (
    InterviewNote,
    LegalBasis,
    OutreachEvent,
    Questionnaire,
    QuestionnaireAnswer,
)
from penilaian_desktop.domain.public_voice import (
    Citizen,
    Forum,
    PublicNote,
    PublicService,
    Survey,
    SurveyAnswer,
)
from penilaian_desktop.domain.recognition import Recognition, RecognitionConsent
from penilaian_desktop.domain.record import META_FIELDS, new_id
from penilaian_desktop.domain.training import Participation, TrainingCourse, TrainingEvent
from penilaian_desktop.services.forms_more import OF_AGENCY, OF_UNIT

JUNK = {
    str: ("", "zzz", "2026-T9", "9999-B12", "\u202e" + "9" * 4000),
    int: (-1, 2**52),
    date: (date.min, date.max),
    Decimal: (Decimal("-1"), Decimal("9" * 39)),
}
LISTS = {
    tuple[str, ...]: (("zzz",) * 40, ("C",) * 200, ("",)),
    tuple[int, int, int, int]: ((-1, 1, 0, 0), (2**52,) * 4),
}
READERS = {
    "nurul": (Role.EMPLOYEE, Role.HR),
    "dewi": (Role.EMPLOYEE, Role.DRAFTER),
    "hendra": (Role.EMPLOYEE, Role.APPRAISER),
    "bambang": (Role.EMPLOYEE, Role.APPRAISER),
    "yohanes": (Role.EMPLOYEE, Role.TEAM_LEAD),
    "siti": (Role.EMPLOYEE,),
}
WRITES = (
    "accept",
    "add",
    "adopt",
    "answer",
    "apply",
    "approve",
    "attach",
    "bring",
    "change",
    "choose",
    "clear",
    "close",
    "confirm",
    "copy",
    "create",
    "decide",
    "delete",
    "detach",
    "disable",
    "discard",
    "dismiss",
    "drop",
    "edit",
    "end",
    "file",
    "finish",
    "forget",
    "give",
    "import",
    "keep",
    "key",
    "lend",
    "link",
    "lock_period",
    "log",
    "make",
    "mark",
    "move",
    "name_",
    "open",
    "propose",
    "publish",
    "put",
    "rate",
    "reattach",
    "record",
    "redo",
    "release",
    "remember",
    "remove",
    "renew",
    "reopen",
    "replace",
    "reply",
    "report_",
    "request",
    "reset",
    "restore",
    "retire",
    "return_",
    "save",
    "seen",
    "send",
    "set",
    "settle",
    "share",
    "shift",
    "solve",
    "split",
    "start",
    "submit",
    "take",
    "undo",
    "update",
    "use",
    "withdraw",
    "write",
)
"""How the names of use cases begin that write."""


@pytest.fixture
def people(pair):
    return pair.unit.people


def junk_of(record):
    """Return the record with nonsense in each field in turn, under ids of their own."""
    hints = typing.get_type_hints(type(record))
    for field in dataclasses.fields(record):
        hint = hints[field.name]
        values = LISTS.get(hint, ())
        for plain in typing.get_args(hint) or (hint,):
            values = values or JUNK.get(plain, ())
        if field.name in META_FIELDS or field.name == "KIND":
            continue
        for value in values:
            yield dataclasses.replace(record, id=new_id(), **{field.name: value})


def sound(people):
    """Return a sound record of each kind that units, heads and staff send."""
    head = {"author_id": people.ids["bambang"], "at": people.clock()}
    place = {**head, "unit_id": people.units["pelayanan"]}
    siti, day = people.ids["siti"], date(2026, 9, 14)
    service = PublicService(id=new_id(), name="KTP-el", days=1, **place)
    survey = a_record(Survey, scheme="skm-14-2017", **place)
    of_service = {**place, "service_id": service.id}
    note = a_record(PublicNote, person_id=siti, **of_service)
    praise = Recognition(
        id=new_id(), person_id=siti, day=day, title="Cepat", text="Antrean habis", **head
    )
    return (
        service,
        survey,
        note,
        a_record(SurveyAnswer, survey_id=survey.id, age=33, **of_service),
        a_record(Forum, **of_service),
        a_record(Citizen, note_id=note.id, **place),
        a_record(Improvement, source_id="", owner_id=siti, **of_service),
        a_record(OutreachEvent, attendees=(siti,), **place),
        Attendance(
            id=new_id(), person_id=siti, month="2026-B08", working_days=20, present=20, **place
        ),
        praise,
        a_record(
            RecognitionConsent, recognition_id=praise.id, person_id=siti, author_id=siti,
            at=people.clock(),
        ),
        FollowUp(
            id=new_id(), person_id=siti, period_code="2026-T3", topic="Loket", due=day,
            follow_kind=FollowUpKind.COACHING, held_on=day, outcome="Lebih cepat", **head,
        ),
    )  # fmt: skip


def apart(people, forged):
    """Return the records, each recap of attendance as that of a person and month of its own."""
    staff = [people.ids[who] for who in ("siti", "taufik", "yohanes", "bambang")]
    months = (f"2026-B{at:02d}" for at in (*range(1, 8), *range(9, 12)))
    older = (f"2025-B{at:02d}" for at in range(1, 13))
    free = ((who, month) for month in (*months, *older) for who in staff)
    for record in forged:
        if isinstance(record, Attendance) and record.month == "2026-B08":
            who, month = next(free)
            known = record.person_id in people.ids.values()
            yield dataclasses.replace(
                record, month=month, person_id=who if known else record.person_id
            )
        else:
            yield record


def packed(people, record):
    """Return a record as its owner sends it; decisions are signed."""
    signed = isinstance(record, Recognition | FollowUp)
    return as_object(people.session("bambang").signer.sign(record) if signed else record)


def told(use_case, *given, **named):
    """Return "" for a reading that went well, else the code or the error it ended with."""
    try:
        use_case(*given, **named)
    except PenilaianError as error:
        return error.code
    except (ValueError, TypeError, ArithmeticError, LookupError, AttributeError) as error:
        return repr(error)[:200]
    return ""


def pages(side, known):
    """Return how every reading of everybody went, by account and use case."""
    found = {}
    for who, roles in READERS.items():
        s = side.session(who, *roles)
        for name, method in use_cases(side.people.services):
            if name.rpartition(".")[2].startswith(WRITES):
                continue
            try:
                given = arguments(method, known)
            except TypeError:
                continue  # files and the like have tests of their own
            found[who, name] = told(method, s, **given)
        context = side.people.services.context
        for form, gather in OF_UNIT.items():
            found[who, form] = told(gather, context, s, "", "2026-T3")
        for form, gather in OF_AGENCY.items():
            found[who, form] = told(gather, context, s, "2026-T3")
    return found


def known_of(people, records):
    """Return what the readings are asked about."""
    known = {f"{record.KIND}_id": record.id for record in records}
    siti = people.ids["siti"]
    return known | {
        "service_id": known.get("public_service_id", ""), "person_id": siti, "employee_id": siti,
        "unit_id": people.units["pelayanan"], "unit_name": "", "year": 2026, "month": "2026-B08",
        "period": "2026-T3", "period_code": "2026-T3", "code": "2026-T3", "count": 8, "limit": 50,
        "starts": date(2026, 1, 1), "ends": date(2026, 12, 31), "day": date(2026, 9, 14),
        "first": date(2026, 1, 1), "last": date(2026, 12, 31), "monday": date(2026, 11, 16),
        "person_ids": (siti,), "now": people.clock(), "text": "loket",
    }  # fmt: skip


def broken(before, after):
    return {at: (before[at], now) for at, now in after.items() if now not in (before[at], "")}


def test_nonsense_that_a_unit_sends_is_refused_with_its_place_or_harms_no_page(pair, people):
    records = sound(people)
    known = known_of(people, records)
    with pair.office.workspace.write(SYSTEM) as uow:
        for record in records:
            uow.apply(record)
    before = pages(pair.office, known)
    assert sum(not now for now in before.values()) > 400
    forged = [junk for record in records for junk in junk_of(record)]
    forged = list(apart(people, forged))
    parcel = craft(pair.unit, [packed(people, record) for record in forged])
    item = pair.office.desk.accept(pair.hr, parcel.sealed).value
    assert item.outcome == "partly", item.problems
    placeless = [p for p in item.problems if p.place.count(",") < 1 and p.code != "subject_missing"]
    assert placeless == []
    taken = Counter(r.KIND for r in forged) - Counter(item_kinds(forged, item))
    assert taken.total() > 20
    assert broken(before, pages(pair.office, known)) == {}
    surveys, hr = pair.office.people.services.surveys, pair.office.session("nurul", Role.HR)
    with pair.office.workspace.read() as uow:
        for survey in uow.find(Survey):
            assert (
                told(surveys.results, hr, survey.id) == told(surveys.answers, hr, survey.id) == ""
            )


def item_kinds(forged, item):
    kinds = {record.id: record.KIND for record in forged}
    return [kinds[i] for i in {p.place.split("catatan ")[-1][:36] for p in item.problems}]


def test_nonsense_that_stands_in_the_offices_own_records_harms_no_page(pair, people):
    event, form = new_id(), new_id()
    records = [
        a_record(TrainingCourse),
        a_record(TrainingEvent, id=event, starts=date(2026, 9, 14), ends=date(2026, 9, 14)),
        a_record(Participation, event_id=event, person_id=people.ids["siti"]),
        a_record(Questionnaire, id=form),
        a_record(QuestionnaireAnswer, questionnaire_id=form),
        a_record(InterviewNote),
        a_record(LegalBasis),
    ]
    known = known_of(people, records)
    for side in (pair.office, pair.unit):
        with side.workspace.write(SYSTEM) as uow:
            uow.apply_many(records)
        before = pages(side, known)
        with side.workspace.write(SYSTEM) as uow:
            uow.apply_many([junk for record in records for junk in junk_of(record)])
        assert broken(before, pages(side, known)) == {}
