"""Two forms of the same record: the later one is refused, and nothing of the first is lost."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import pytest

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.appraisal import Rating
from penilaian_desktop.domain.errors import StaleRecord
from penilaian_desktop.domain.follow_up import FollowUpKind, InnovationKind
from penilaian_desktop.domain.improvement import ImprovementState
from penilaian_desktop.domain.library import LibraryFormula
from penilaian_desktop.domain.monitor import ExceptionKind
from penilaian_desktop.domain.outreach import OutreachKind
from penilaian_desktop.domain.plan import Aspect, Direction
from penilaian_desktop.domain.public_voice import Channel, NoteKind
from penilaian_desktop.domain.training_views import Mark
from penilaian_desktop.services.as_shown import check_shown
from penilaian_desktop.services.registry import Services

DAY = date(2026, 10, 12)
MONTH = "2026-B10"
PERIOD = "2026-T3"


class World:
    """The office with the sessions that write, and what the records hang on."""

    def __init__(self, office) -> None:
        self.office = office
        self.services = office.services
        self.hr = office.session("nurul", Role.EMPLOYEE, Role.HR)
        self.head = office.session("bambang", Role.EMPLOYEE, Role.APPRAISER)
        self.siti = office.session("siti")
        self.place = office.units["pelayanan"]
        self.person = office.ids["siti"]

    def published(self) -> None:
        self.office.clock.set(date(2026, 10, 5))
        self.office.appraise("siti", "bambang", work=Rating.BELOW, publish=True)
        self.office.clock.set(date(2026, 11, 18))

    def event(self):
        course = self.services.training.save_course(self.hr, None, name="Manajemen waktu").value
        event = self.services.training.save_event(
            self.hr, None, course_id=course.id, starts=DAY, ends=DAY
        ).value
        return course, event


@dataclass
class Case:
    """How a record is made, and written with a text by a form that showed a version.

    `write` gets the world, the id, the text and the version; it returns what is stored.
    """

    make: Callable[[World], Any]
    write: Callable[[World, str, str, int | None], Any]
    read: Callable[[Any], str]


def _note(w, identity, text, version):
    return w.services.public_notes.save(
        w.head, identity, unit_id=w.place, kind=NoteKind.COMPLAINT, channel=Channel.COUNTER,
        received_on=DAY, text=text, version=version,
    ).value  # fmt: skip


def _forum(w, identity, text, version):
    return w.services.public_notes.save_forum(
        w.head, identity, unit_id=w.place, held_on=DAY, place="Aula", topic=text, participants=9,
        points="Antrean", version=version,
    ).value  # fmt: skip


def _survey(w, identity, text, version):
    return w.services.surveys.save(
        w.head, identity, unit_id=w.place, title=text, starts=DAY, ends=DAY, version=version
    ).value


def _service(w, identity, text, version):
    return w.services.public_services.save(
        w.head, identity, unit_id=w.place, name="KTP-el", standard=text, version=version
    ).value


def _improvement(w, identity, text, version):
    return w.services.improvements.save(
        w.head, identity, unit_id=w.place, finding=text, version=version
    ).value.improvement


def _dropped(w, identity, text, version):
    return w.services.improvements.set_state(
        w.head, identity, ImprovementState.DROPPED, outcome=text, version=version
    ).value.improvement


def _outreach(w, identity, text, version):
    return w.services.outreach.save(
        w.head, identity, unit_id=w.place, held_on=DAY, kind=OutreachKind.SEMINAR, title=text,
        others=4, version=version,
    ).value  # fmt: skip


def _recognition(w, identity, text, version):
    return w.services.recognitions.give(
        w.head, identity, person_id=w.person, day=DAY, title="Antrean tertib", text=text,
        version=version,
    ).value.recognition  # fmt: skip


def _course(w, identity, text, version):
    return w.services.training.save_course(
        w.hr, identity, name="Manajemen waktu", topics=text, version=version
    ).value


def _event(w, identity, text, version):
    course = w.services.training.board(w.hr, 2026).courses[0].course
    return w.services.training.save_event(
        w.hr, identity, course_id=course.id, starts=DAY, ends=DAY, place=text, version=version
    ).value


def _part_made(w):
    _, event = w.event()
    w.services.training.put(w.hr, event.id, [w.person])
    (line,) = w.services.training.people(w.hr, event.id).lines
    return line.participation


def _part(w, identity, text, version):
    marks = {identity: Mark(attended=True, note=text, version=version)}
    event = w.services.training.board(w.hr, 2026).events[0].event
    w.services.training.record(w.hr, event.id, marks)
    (line,) = w.services.training.people(w.hr, event.id).lines
    return line.participation


def _questionnaire(w, identity, text, version):
    return w.services.staff_questions.save(
        w.hr, identity, title=text, opened_on=DAY, questions=["Mudah?"], version=version
    ).value


def _interview(w, identity, text, version):
    return w.services.staff_questions.save_interview(
        w.hr, identity, held_on=DAY, with_whom="Pelaksana", points=text, version=version
    ).value.note


def _review(w, identity, text, version):
    return w.services.system_reviews.save(
        w.hr, identity, year=2026, held_on=DAY, findings=text, decisions="Lanjut",
        version=version,
    ).value.review  # fmt: skip


def _law(w, identity, text, version):
    return w.services.legal_bases.save(
        w.hr, identity, title="PP 30/2019", about=text, version=version
    ).value


def _exception(w, identity, text, version):
    return w.services.person_exceptions.save(
        w.hr, identity, person_id=w.person, kind=next(iter(ExceptionKind)), starts=DAY, note=text,
        version=version,
    ).value  # fmt: skip


def _recap(w, _identity, text, version):
    return w.services.attendance.save(
        w.hr, w.person, MONTH, working_days=22, present=int(text), version=version
    ).value


def _follow_up(w, identity, text, version):
    return w.services.follow_ups.save(
        w.head, w.person, PERIOD, FollowUpKind.COACHING, identity or "", version=version,
        topic="Bimbingan mengelola waktu", reason=text,
    ).value  # fmt: skip


def _follow_up_made(w):
    w.published()
    return _follow_up(w, None, "", None)


def _innovation(w, identity, text, version):
    return w.services.innovations.save(
        w.siti, "2026-T4", next(iter(InnovationKind)), text, innovation_id=identity or "",
        version=version,
    ).value  # fmt: skip


def _template(w, identity, text, version):
    return w.services.templates.save(
        w.siti, identity, name="Rapat", line=text, version=version
    ).value


def plain(write, first="Mula-mula ditulis"):
    return lambda w: write(w, None, first, None)


CASES = {
    "public_notes.save": Case(plain(_note), _note, lambda r: r.text),
    "public_notes.save_forum": Case(plain(_forum), _forum, lambda r: r.topic),
    "surveys.save": Case(plain(_survey), _survey, lambda r: r.title),
    "public_services.save": Case(plain(_service), _service, lambda r: r.standard),
    "improvements.save": Case(plain(_improvement), _improvement, lambda r: r.finding),
    "improvements.set_state": Case(plain(_improvement), _dropped, lambda r: r.outcome),
    "outreach.save": Case(plain(_outreach), _outreach, lambda r: r.title),
    "recognitions.give": Case(plain(_recognition), _recognition, lambda r: r.text),
    "training.save_course": Case(plain(_course), _course, lambda r: r.topics),
    "training.save_event": Case(lambda w: w.event()[1], _event, lambda r: r.place),
    "training.record": Case(_part_made, _part, lambda r: r.note),
    "staff_questions.save": Case(plain(_questionnaire), _questionnaire, lambda r: r.title),
    "staff_questions.save_interview": Case(plain(_interview), _interview, lambda r: r.points),
    "system_reviews.save": Case(plain(_review), _review, lambda r: r.findings),
    "legal_bases.save": Case(plain(_law), _law, lambda r: r.about),
    "person_exceptions.save": Case(plain(_exception), _exception, lambda r: r.note),
    "attendance.save": Case(plain(_recap, "3"), _recap, lambda r: str(r.present)),
    "follow_ups.save": Case(_follow_up_made, _follow_up, lambda r: r.reason),
    "templates.save": Case(plain(_template), _template, lambda r: r.line),
    "innovations.save": Case(plain(_innovation), _innovation, lambda r: r.title),
}
TEXTS = ("Ditulis yang pertama", "Ditulis yang kedua")
COUNTS = ("20", "21")


@pytest.mark.parametrize("name", CASES)
def test_the_second_of_two_forms_is_refused_and_what_the_first_wrote_stays(office, name):
    """X-2: nothing that was saved is lost; the refusal carries the newest to look at."""
    case, w = CASES[name], World(office)
    one, other = COUNTS if name == "attendance.save" else TEXTS
    shown = case.make(w)
    stored = case.write(w, shown.id, one, shown.version)
    assert (case.read(stored), stored.version) == (one, shown.version + 1)
    with pytest.raises(StaleRecord, match="record_changed") as refused:
        case.write(w, shown.id, other, shown.version)
    newest = refused.value.newest
    assert (newest.id, newest.version) == (shown.id, stored.version)
    with office.workspace.read() as unit:
        kept = unit.require(type(newest), shown.id)
    assert (case.read(kept), kept.version) == (one, stored.version)
    if name != "improvements.set_state":  # a dropped line is not dropped once more
        assert case.read(case.write(w, shown.id, other, newest.version)) == other


def test_a_recap_that_was_not_there_when_the_form_opened_is_not_written_over(office):
    """PR-2: an import may bring the month while somebody keys it."""
    w = World(office)
    first = _recap(w, None, "20", 0)
    with pytest.raises(StaleRecord, match="record_changed"):
        _recap(w, None, "21", 0)
    w.services.attendance.delete(w.hr, w.person, MONTH)
    with pytest.raises(StaleRecord, match="record_gone"):
        _recap(w, None, "21", first.version)


def test_who_brought_a_note_is_part_of_what_a_form_shows(office):
    """PR-5: the name of the citizen is a record of its own, and not lost either."""
    w = World(office)
    shown = _note(w, None, "Antre lama", None)

    def name(citizen):
        return w.services.public_notes.save(
            w.head, shown.id, unit_id=w.place, kind=NoteKind.COMPLAINT, channel=Channel.COUNTER,
            received_on=DAY, text="Antre lama", citizen=citizen, version=shown.version,
        ).value  # fmt: skip

    assert name("").version == shown.version
    assert name("Pak Amir").version == shown.version + 1
    with pytest.raises(StaleRecord, match="record_changed"):
        name("Bu Rini")


def test_a_solution_goes_onto_the_complaint_that_was_shown(office):
    w = World(office)
    shown = _note(w, None, "Antre lama", None)
    solve = w.services.public_notes.solve
    solve(w.head, shown.id, solved_on=DAY, solution="Loket ditambah", version=shown.version)
    with pytest.raises(StaleRecord):
        solve(w.head, shown.id, solved_on=DAY, solution="Nomor antrean", version=shown.version)


def test_a_follow_up_is_approved_and_closed_as_it_was_read(office):
    w = World(office)
    shown = _follow_up_made(w)
    _follow_up(w, shown.id, "Alasan lain", shown.version)
    for call in (w.services.follow_ups.approve, w.services.follow_ups.close):
        with pytest.raises(StaleRecord):
            call(w.hr if "approve" in call.__name__ else w.head, shown.id, version=shown.version)


def test_a_new_edition_follows_the_one_that_was_shown_as_the_last(office):
    """SM-1: two of the team write an edition each; the second one sees the first."""
    w = World(office)
    library = w.services.library
    values = {
        "name": "Waktu tunggu", "aspect": Aspect.WAKTU, "unit": "menit", "target_text": "≤ 15",
        "direction": Direction.LOWER, "formula": LibraryFormula.LOWER_BETTER,
        "measure": "Jam antrean", "source": "Mesin", "purpose": "Cepat",
        "definition": "Sejak nomor diambil",
    }  # fmt: skip
    shown = library.save(w.hr, None, effective_from=date(2026, 11, 1), **values).value
    first = library.save(
        w.hr, shown.code, effective_from=date(2026, 12, 1), shown=shown.last, source="Alat A"
    ).value
    for starts in (date(2026, 12, 1), date(2027, 1, 1)):
        with pytest.raises(StaleRecord, match="record_changed"):
            library.save(w.hr, shown.code, effective_from=starts, shown=shown.last, source="Alat B")
    (now,) = [x for x in library.list(w.hr, date(2026, 12, 2)) if x.code == shown.code]
    assert (now.source, now.last) == ("Alat A", first.last)


def test_without_a_version_nothing_is_asked():
    check_shown(None, None)
    check_shown(None, 0)


EACH_FIELD = {"cascade.save_goal", "master_data.save_employee", "master_data.save_unit"}
"""They store while somebody types, each field by itself."""
PROVED_ELSEWHERE = {"tasks.save"}


def test_every_use_case_that_changes_a_record_by_its_id_takes_the_version_that_was_shown():
    """A new use case of this shape is written with it, and has its line in the table above."""
    shaped = set()
    for room in fields(Services):
        kept = Services.__annotations__[room.name]
        module = inspect.getmodule(Services)
        type_ = getattr(module, kept) if isinstance(kept, str) else kept
        for method, function in inspect.getmembers(type_, inspect.isfunction):
            names = list(inspect.signature(function).parameters)
            if method.startswith(("save", "give")) and len(names) > 2 and names[2].endswith("_id"):
                parameter = inspect.signature(function).parameters[names[2]]
                if "None" in str(parameter.annotation):
                    shaped.add((f"{room.name}.{method}", "version" in names))
    assert {name for name, asks in shaped if not asks} == EACH_FIELD
    assert {name for name, asks in shaped if asks} - PROVED_ELSEWHERE <= set(CASES)
