"""Half of a character, as a broken paste leaves it, is refused at the door of every service."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from tests.builders import AT
from tests.services.office import TODAY
from tests.services.test_ownership_matrix import arguments, use_cases
from tests.voice_builders import a_record

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.appraisal import TrailStep
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.objection import Objection
from penilaian_desktop.domain.outreach import Questionnaire
from penilaian_desktop.domain.public_voice import Channel, NoteKind
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.storage.records import check_texts

BROKEN = "\ud800x"
JULY = date(2026, 7, 14)


@pytest.fixture
def head(office):
    return office.session("bambang", Role.EMPLOYEE, Role.APPRAISER)


def test_a_broken_text_is_refused_with_its_field(office, head):
    """PR-5, TJ-8, TJ-9: a note, a forum and a survey, each at the input it was typed in."""
    place, services = office.units["pelayanan"], office.services
    service = services.public_services.save(head, None, unit_id=place, name="KTP-el").value
    survey = services.surveys.save(
        head, None, unit_id=place, title="SKM", starts=JULY, ends=JULY
    ).value
    forum = {"held_on": JULY, "place": "Aula", "topic": "Antre", "participants": 3, "points": "x"}
    note = {
        "kind": NoteKind.PRAISE, "channel": Channel.COUNTER, "received_on": JULY, "text": "Baik",
    }  # fmt: skip

    def field_of(call, *args, **fields):
        with pytest.raises(RuleViolation, match="text_broken") as refused:
            call(head, *args, **fields)
        return refused.value.field

    def save_note(**fields):
        return field_of(services.public_notes.save, None, unit_id=place, **{**note, **fields})

    assert save_note(text=BROKEN) == "text"
    assert save_note(citizen=BROKEN) == "name"
    assert save_note(citizen="Ani", contact=BROKEN) == "contact"
    for name in ("place", "topic", "points", "follow_up"):
        wrong = {**forum, name: BROKEN}
        assert field_of(services.public_notes.save_forum, None, unit_id=place, **wrong) == name
    key = (services.surveys.key, survey.id, service.id, [3] * 9)
    for name in ("comment", "sex", "education", "job"):
        assert field_of(*key, day=JULY, **{name: BROKEN}) == name
    field_of(*key, day=JULY, respondent=BROKEN)  # looked for before it is written
    assert field_of(services.public_services.save, None, unit_id=place, name=BROKEN) == "name"


def test_no_use_case_meets_a_broken_text_with_a_traceback(office):
    """Every text of every use case by every role: refused in words or without effect."""
    tracebacks = set()
    for who, roles in {
        "siti": (),
        "bambang": (Role.EMPLOYEE, Role.APPRAISER),
        "nurul": (Role.EMPLOYEE, Role.HR, Role.DRAFTER),
        "op": (Role.OPERATOR,),
    }.items():
        s = office.session(who, *roles)
        known = {
            "person_id": s.person_id, "unit_id": office.units["pelayanan"], "year": 2026,
            "period_code": "2026-T3", "period": "2026-T3", "code": "2026-T3", "day": TODAY,
        }  # fmt: skip
        for name, method in use_cases(office.services):
            if name.startswith("forms."):
                continue  # prints what is stored

            try:
                fields = arguments(method, known)
            except TypeError:
                continue
            said = {
                key: BROKEN if isinstance(value, str) and key not in known else value
                for key, value in fields.items()
            }
            with suppress(Exception):  # nonsense may be refused in any way, but for these
                try:
                    method(s, **said)
                except UnicodeError:
                    tracebacks.add((name, who))
                except TypeError as error:
                    if "UTF-8" in str(error):
                        tracebacks.add((name, who))
    assert tracebacks == set()


def test_texts_inside_lists_and_steps_are_looked_at_too():
    listed = a_record(Questionnaire, questions=("Jelas?", BROKEN))
    with pytest.raises(RuleViolation) as refused:
        check_texts(listed)
    assert refused.value.field == "questions"
    step = TrailStep(rule="hasil", inputs=(("nilai", BROKEN),), output="BAIK")
    objection = Objection(
        id=new_id(), at=AT, person_id="p", period_code="2026-T3", appraisal_id=new_id(),
        appraisal_version=1, text="Ya", filed_on=JULY, dossier=(step,), dossier_sha256="",
    )  # fmt: skip
    with pytest.raises(RuleViolation) as refused:
        check_texts(objection)
    assert refused.value.field == "dossier"


def test_a_whole_character_of_two_halves_is_taken(office, head):
    """Emoji, Arabic and marks of direction are texts like others."""
    said = "Terima kasih \U0001f600 السلام \u202eabc\u202c"
    written = office.services.public_notes.save(
        head, None, unit_id=office.units["pelayanan"], kind=NoteKind.PRAISE,
        channel=Channel.COUNTER, received_on=JULY, text=said,
    ).value  # fmt: skip
    assert written.text == said
