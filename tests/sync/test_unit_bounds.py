"""Records of a unit stay within it, and say what somebody could have typed (PR-5, TJ-8, X-4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from tests.services.office import SYSTEM
from tests.sync.pair import as_object, craft
from tests.sync.test_ownership import codes
from tests.voice_builders import a_record

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.employee import (
    Assignment,
    AssignmentKind,
    Employee,
    PositionKind,
    Unit,
)
from penilaian_desktop.domain.improvement import Improvement, ImprovementState
from penilaian_desktop.domain.outreach import OutreachEvent
from penilaian_desktop.domain.plan import Plan, Rhk, RhkKind
from penilaian_desktop.domain.public_voice import (
    Channel,
    Citizen,
    Forum,
    NoteKind,
    PublicNote,
    PublicService,
    Survey,
    SurveyAnswer,
)
from penilaian_desktop.domain.record import new_id

JULY = date(2026, 7, 14)
FOURS = {f"u{n}": 4 for n in range(1, 10)}
ONES = {f"u{n}": 1 for n in range(1, 10)}


@pytest.fixture
def people(pair):
    return pair.unit.people


class Foreign:
    """Another unit with a survey of five sheets, a service, a note and people of its own."""

    def __init__(self, pair, people):
        at = people.clock()
        with pair.office.workspace.write(SYSTEM) as uow:
            self.unit = uow.add(Unit(id=new_id(), at=at, name="Dinas Kesehatan"))
            place = {"at": at, "unit_id": self.unit.id}
            self.service = uow.add(PublicService(id=new_id(), name="Puskesmas", **place))
            self.survey = uow.add(
                Survey(
                    id=new_id(), title="SKM", starts=date(2026, 7, 1), ends=date(2026, 12, 31),
                    **place,
                )
            )  # fmt: skip
            for _ in range(5):
                uow.add(
                    SurveyAnswer(
                        id=new_id(), survey_id=self.survey.id, service_id=self.service.id,
                        day=JULY, **place, **FOURS,
                    )
                )  # fmt: skip
            self.note = uow.add(a_note(unit_id=self.unit.id, at=at))
            self.stranger = self._person(uow, at, (self.unit.id, date(2020, 1, 1), None))
            self.moved = self._person(
                uow, at, (people.units["pelayanan"], date(2020, 1, 1), date(2026, 3, 31)),
                (self.unit.id, date(2026, 4, 1), None),
            )  # fmt: skip

    def _person(self, uow, at, *homes):
        made = uow.add(
            Employee(id=new_id(), at=at, name="Orang", identity=f"19800101199001{len(homes):04}")
        )
        for place, starts, ends in homes:
            uow.add(
                Assignment(
                    id=new_id(), at=at, person_id=made.id, unit_id=place, position="Staf",
                    position_kind=PositionKind.PELAKSANA, golongan="III/a", starts=starts,
                    assignment_kind=AssignmentKind.DEFINITIF, ends=ends,
                )
            )  # fmt: skip
        return made.id


@pytest.fixture
def foreign(pair, people):
    return Foreign(pair, people)


def a_note(**fields):
    values = {
        "note_kind": NoteKind.COMPLAINT, "channel": Channel.COUNTER, "received_on": JULY,
        "text": "Buruk",
    }  # fmt: skip
    return PublicNote(id=new_id(), **{**values, **fields})


def mine(people, type_, **fields):
    """Return a record of the unit of Bambang, written by him."""
    own = {
        "at": people.clock(), "author_id": people.ids["bambang"],
        "unit_id": people.units["pelayanan"], "id": new_id(),
    }  # fmt: skip
    if type_ is PublicNote:
        return replace(a_note(unit_id="", at=own["at"]), **{**own, **fields})
    loose = {
        SurveyAnswer: {"day": JULY, "age": None},
        Improvement: {"service_id": None, "source_id": "", "owner_id": "", "finding": "Lama"},
        OutreachEvent: {"attendees": (), "held_on": JULY},
        Survey: {"scheme": "skm-14-2017", "elements": ()},
        Forum: {"service_id": None, "held_on": JULY},
    }.get(type_, {})
    return a_record(type_, **{**loose, **own, **fields})


def own_survey(people):
    survey = mine(people, Survey, starts=date(2026, 7, 1), ends=date(2026, 8, 1))
    service = PublicService(
        id=new_id(), at=people.clock(), author_id=people.ids["bambang"],
        unit_id=people.units["pelayanan"], name="KTP",
    )  # fmt: skip
    return survey, service


def index(pair, survey_id):
    results = pair.office.people.services.surveys.results(pair.hr, survey_id)
    return results[0].result.index, results[0].result.respondents


def accept(pair, *records):
    parcel = craft(pair.unit, [as_object(r) for r in records])
    return pair.office.desk.accept(pair.hr, parcel.sealed).value


# --- another unit ----------------------------------------------------------------------------
def test_no_unit_writes_answers_into_the_survey_of_another(pair, people, foreign):
    """TJ-8: five forged sheets of ones would have made 62,5 of 100."""
    before = index(pair, foreign.survey.id)
    forged = [
        mine(
            people, SurveyAnswer, survey_id=foreign.survey.id, service_id=foreign.service.id, **ONES
        )
        for _ in range(5)
    ]
    assert codes(pair, *(as_object(r) for r in forged)) == ["unit_differs"] * 5
    accept(pair, *forged)
    assert index(pair, foreign.survey.id) == before == (Decimal("100.00"), 5)


def test_a_forged_parent_beside_it_opens_no_way_into_another_unit(pair, people, foreign):
    """The survey comes along as if it were the sender's; it is refused, and its sheet with it."""
    taken = replace(
        foreign.survey, unit_id=people.units["pelayanan"], author_id=people.ids["bambang"],
        version=2,
    )  # fmt: skip
    sheet = mine(people, SurveyAnswer, survey_id=taken.id, service_id="", **ONES)
    assert codes(pair, as_object(taken), as_object(sheet)) == ["subject_changed", "unit_differs"]


def test_a_forged_plan_beside_it_opens_no_way_into_the_plan_of_another(pair, people):
    plan = people.plan("siti", agree_by="bambang")
    with people.workspace.read() as unit:
        stored = unit.require(Plan, plan.id)
    with pair.office.workspace.write(SYSTEM) as uow:
        uow.apply(stored)
    taufik = people.ids["taufik"]
    taken = replace(stored, person_id=taufik, author_id=taufik, version=stored.version + 1)
    part = Rhk(
        id=new_id(), at=people.clock(), author_id=taufik, person_id=taufik, plan_id=plan.id,
        order=9, rhk_kind=RhkKind.UTAMA, text="Milik orang lain",
    )  # fmt: skip
    assert codes(pair, as_object(taken), as_object(part)) == ["owner_changed", "owner_changed"]


@pytest.mark.parametrize(
    ("type_", "field", "points_to"),
    [
        (PublicNote, "service_id", "service"),
        (Forum, "service_id", "service"),
        (Improvement, "service_id", "service"),
        (Improvement, "source_id", "note"),
        (Improvement, "source_id", "survey"),
        (Citizen, "note_id", "note"),
    ],
)
def test_no_record_of_a_unit_points_into_another(pair, people, foreign, type_, field, points_to):
    record = mine(people, type_, **{field: getattr(foreign, points_to).id})
    assert codes(pair, as_object(record)) == ["unit_differs"]


def test_what_stays_in_the_unit_is_taken(pair, people):
    survey, service = own_survey(people)
    siti = people.ids["siti"]
    note = mine(people, PublicNote, service_id=service.id, person_id=siti)
    records = [
        survey, service, note,
        mine(people, SurveyAnswer, survey_id=survey.id, service_id=service.id, age=30),
        mine(people, Citizen, note_id=note.id),
        mine(people, Forum, service_id=service.id),
        mine(people, Improvement, service_id=service.id, source_id=note.id, owner_id=siti),
        mine(people, OutreachEvent, attendees=(siti, people.ids["taufik"])),
    ]  # fmt: skip
    assert codes(pair, *(as_object(r) for r in records)) == [""] * len(records)


# --- persons ---------------------------------------------------------------------------------
def test_nobody_of_another_unit_is_named(pair, people, foreign):
    """TS-9, SM-10: who answers for a line and who came works in the unit or below."""
    stranger = foreign.stranger
    records = [
        mine(people, Improvement, owner_id=stranger),
        mine(people, OutreachEvent, attendees=(people.ids["siti"], stranger)),
        mine(people, PublicNote, person_id=stranger),
    ]
    assert codes(pair, *(as_object(r) for r in records)) == [
        "improvement_owner_elsewhere", "outreach_person_elsewhere", "note_person_elsewhere",
    ]  # fmt: skip


def test_a_former_unit_names_a_person_for_its_own_days_only(pair, people, foreign):
    late = mine(people, PublicNote, person_id=foreign.moved)
    early = mine(people, PublicNote, person_id=foreign.moved, received_on=date(2026, 3, 2))
    assert codes(pair, as_object(late), as_object(early)) == ["note_person_elsewhere", ""]


def test_who_was_named_before_may_stay_after_leaving(pair, people, foreign):
    """A line goes on when its owner has left; nobody new is named by it."""
    line = mine(people, Improvement, owner_id=foreign.moved)
    with pair.office.workspace.write(SYSTEM) as uow:
        uow.apply(line)
    again = replace(line, action="Ditambah", version=2)
    other = replace(line, owner_id=foreign.stranger, version=2)
    assert codes(pair, as_object(again, 1)) == [""]
    assert codes(pair, as_object(other, 1)) == ["improvement_owner_elsewhere"]


# --- what a record can say -------------------------------------------------------------------
BLANK = dict.fromkeys(FOURS)
SOLVED = {"solved_on": JULY, "solution": "Loket ditambah"}


@pytest.mark.parametrize(
    ("type_", "fields", "code", "field"),
    [
        (SurveyAnswer, {"u1": 9}, "answer_out_of_scale", "u1"),
        (SurveyAnswer, {"u3": 0}, "answer_out_of_scale", "u3"),
        (SurveyAnswer, {"u9": 2**40}, "answer_out_of_scale", "u9"),
        (SurveyAnswer, BLANK, "no_answers", "u1"),
        (SurveyAnswer, {"age": 10**9}, "answer_age_wrong", "age"),
        (SurveyAnswer, {"day": date(2027, 7, 14)}, "note_in_future", "day"),
        (SurveyAnswer, {"day": date(1, 1, 1)}, "day_implausible", "day"),
        (PublicService, {"name": ""}, "service_name_missing", "name"),
        (PublicService, {"days": -5}, "service_days_wrong", "days"),
        (Survey, {"title": " "}, "survey_title_missing", "title"),
        (Survey, {"ends": date(2026, 9, 1)}, "day_range_backwards", "ends"),
        (Survey, {"ends": date(9999, 12, 31)}, "day_implausible", "ends"),
        (Survey, {"scheme": "../../etc"}, "scheme_not_here", "scheme"),
        (Survey, {"scheme": "permenpanrb-6-2022"}, "scheme_not_here", "scheme"),
        (PublicNote, {"text": "\n"}, "note_text_missing", "text"),
        (PublicNote, {"received_on": date(2027, 1, 1)}, "note_in_future", "received_on"),
        (
            PublicNote,
            {**SOLVED, "solved_on": date(2020, 1, 1)},
            "solved_before_received",
            "solved_on",
        ),
        (PublicNote, {**SOLVED, "solution": ""}, "solution_missing", "solution"),
        (Forum, {"participants": -3}, "forum_participants_wrong", "participants"),
        (Forum, {"points": ""}, "forum_text_missing", "points"),
        (Citizen, {"name": "", "contact": " "}, "record_malformed", "name"),
        (Improvement, {"finding": "-"}, "improvement_finding_missing", "finding"),
        (Improvement, {"due": date(9999, 1, 1)}, "day_implausible", "due"),
        (
            Improvement,
            {"state": ImprovementState.DROPPED, "outcome": ""},
            "improvement_reason_missing",
            "outcome",
        ),
        (OutreachEvent, {"others": -1}, "outreach_others_wrong", "others"),
        (OutreachEvent, {"others": 0}, "outreach_nobody", "attendees"),
        (OutreachEvent, {"held_on": date(2027, 1, 1)}, "outreach_in_future", "held_on"),
    ],
)
def test_what_nobody_could_have_typed_is_refused_with_its_place(
    pair, people, type_, fields, code, field
):
    """PR-5, TS-9, SM-10: what comes by package obeys the rules of keying."""
    survey, service = own_survey(people)
    note = mine(people, PublicNote)
    links = {
        SurveyAnswer: {"survey_id": survey.id, "service_id": service.id},
        Citizen: {"note_id": note.id},
    }.get(type_, {})
    sound = service if type_ is PublicService else mine(people, type_, **links)
    broken = replace(sound, id=new_id(), **fields)
    parcel = craft(
        pair.unit,
        [as_object(r) for r in {r.id: r for r in (survey, service, note, sound, broken)}.values()],
    )
    item = pair.office.desk.inspect(pair.hr, parcel.sealed)
    refused = {i: line.code for line in item.differences for i in line.record_ids if line.code}
    assert refused == {broken.id: code}
    (problem,) = item.problems
    assert field in problem.place


def test_a_sheet_of_nines_leaves_index_and_trend_as_they_are(pair, people, foreign):
    """One answer beyond the scale used to empty the results and the trend of the office."""
    survey, service = own_survey(people)
    good = mine(people, SurveyAnswer, survey_id=survey.id, service_id=service.id, **ONES)
    nine = mine(
        people, SurveyAnswer, survey_id=survey.id, service_id=service.id, **{**ONES, "u1": 9}
    )
    accept(pair, survey, service, good, nine)
    assert index(pair, survey.id) == (Decimal("25.00"), 1)
    trend = pair.office.people.services.surveys.trend(pair.hr, PeriodCode.parse("2026-T3"))
    assert trend[-1].result is not None


def test_a_deleted_record_goes_whatever_it_says(pair, people):
    bad = mine(people, PublicNote, text="", deleted=True, at=datetime(2026, 11, 1, tzinfo=UTC))
    assert codes(pair, as_object(bad)) == [""]
