"""X-6, TJ-10: who a citizen is stays with the keepers; every reading by everybody is tried."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from tests.services.office import SYSTEM
from tests.services.test_ownership_matrix import arguments, use_cases

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.public_voice import Channel, Citizen, NoteKind, PublicNote
from penilaian_desktop.domain.recognition import Recognition
from penilaian_desktop.reports.door import FORMS

JULY = date(2026, 7, 14)
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
EVERYBODY = {
    "siti": (),
    "taufik": (),
    "dewi": (Role.EMPLOYEE, Role.DRAFTER),
    "yohanes": (Role.EMPLOYEE, Role.TEAM_LEAD),
    "ratna": (),
    "op": (Role.OPERATOR,),
    "hendra": (),
    "bambang": (),
    "nurul": (Role.EMPLOYEE, Role.HR),
}
KEEPERS = {"bambang", "hendra", "nurul"}
WRITES = ("delete", "undo", "redo", "solve", "save", "withdraw", "remove", "publish", "retire")


def note(office, s, text, citizen, contact, **fields):
    values = {
        "unit_id": office.units["pelayanan"], "kind": NoteKind.PRAISE, "channel": Channel.COUNTER,
        "received_on": JULY, "citizen": citizen, "contact": contact, **fields,
    }  # fmt: skip
    return office.services.public_notes.save(s, None, text=text, **values).value


class Said:
    """Praise, complaints and a solution whose words name and reach the citizens."""

    def __init__(self, office):
        head, hr = office.session("bambang"), office.session("nurul", Role.EMPLOYEE, Role.HR)
        siti = office.ids["siti"]
        service = office.services.public_services.save(
            head, None, unit_id=office.units["pelayanan"], name="KTP-el"
        ).value
        self.praise = note(
            office, head, "Saya Zulkarnaen (0899123456) berterima kasih pada Bu Siti", "Zulkarnaen",
            "0899123456", person_id=siti, service_id=service.id,
        )  # fmt: skip
        slow = note(
            office, head, "Saya Qomariah (0877654321) menunggu 9 hari", "Qomariah", "0877654321",
            kind=NoteKind.COMPLAINT, too_slow=True, service_id=service.id,
        )  # fmt: skip
        office.services.public_notes.solve(
            head, slow.id, solved_on=date(2026, 7, 20), solution="Qomariah sudah dihubungi"
        )
        note(
            office, head, "Saya Wardoyo, petugas kasar", "Wardoyo", "0877999888",
            kind=NoteKind.COMPLAINT, person_id=siti,
        )  # fmt: skip
        self.of_head = note(
            office, hr, "Saya Pertiwi (0811222333) mengeluh tentang Pak Bambang", "Pertiwi",
            "0811222333", kind=NoteKind.COMPLAINT, person_id=office.ids["bambang"], too_slow=True,
        )  # fmt: skip
        self.words = (
            "Zulkarnaen", "0899123456", "Qomariah", "0877654321", "Wardoyo", "0877999888",
        )  # fmt: skip
        self.of_heads_note = ("Pertiwi", "0811222333")
        office.plan("siti", agree_by="bambang")
        office.appraise("siti", "bambang", publish=True)
        (draft,) = [d for d in office.services.recognitions.board(head, 2026).drafts if d.note_id]
        given = office.services.recognitions.give(
            head, None, person_id=siti, day=JULY, title=draft.title, text=draft.text,
            note_id=draft.note_id,
        ).value  # fmt: skip
        self.recognition = given.recognition
        with office.workspace.write(SYSTEM) as uow:  # as an earlier version let it be written
            uow.apply(
                replace(
                    self.recognition, text="Zulkarnaen memuji", version=self.recognition.version + 1
                )
            )
        office.services.recognitions.share(office.session("siti"), self.recognition.id, shared=True)


@pytest.fixture
def said(office):
    return Said(office)


def readings(office, s, known):
    """Return (use case, everything it told) of what the session may read."""
    for name, method in use_cases(office.services):
        if any(word in name for word in WRITES):
            continue
        for about in ({}, {"person_id": s.person_id, "employee_id": s.person_id}):
            with suppress(Exception):  # nonsense may be refused in any way
                yield name, repr(method(s, **arguments(method, known | about)))
    for form in FORMS:
        for about in (known["person_id"], known["unit_id"]):
            with suppress(Exception):
                yield f"forms.{form}", repr(office.services.forms.view(s, form, about, "2026-T3"))


def test_no_reading_by_anybody_tells_the_citizen_except_to_the_keepers(office, said):
    """Nor the contact; a keeper whom a note names does not learn who brought it either."""
    known = {
        "unit_id": office.units["pelayanan"], "person_id": office.ids["siti"],
        "employee_id": office.ids["siti"], "period": "2026-T3", "period_code": "2026-T3",
        "code": "2026-T3", "year": 2026, "starts": YEAR[0], "ends": YEAR[1],
        "note_id": said.praise.id, "recognition_id": said.recognition.id, "unit_name": "",
        "day": JULY, "count": 8, "text": "x", "title": "x", "reason": "x", "version": 1,
        "before_seq": None,
    }  # fmt: skip
    told = set()
    for who, roles in EVERYBODY.items():
        s = office.session(who, *roles)
        hidden = said.words + said.of_heads_note
        for name, text in readings(office, s, known):
            for word in hidden:
                if word in text:
                    told.add((name, who, word in said.of_heads_note))
    allowed = {("public_notes.list", who, False) for who in KEEPERS}
    allowed |= {("improvements.wording", who, False) for who in KEEPERS}
    allowed |= {("public_notes.list", who, True) for who in KEEPERS - {"bambang"}}
    assert told == allowed


def test_a_named_keeper_words_a_finding_without_learning_who_said_it(office, said):
    head = office.session("bambang")
    wording = office.services.improvements.wording(head, said.of_head.id)
    assert "Pertiwi" not in wording.said + wording.text
    offered = office.services.improvements.offered(head, office.units["pelayanan"])
    assert offered
    assert not any(w in f.text for f in offered for w in (*said.words, *said.of_heads_note))


def test_the_words_of_a_note_stay_when_a_named_keeper_saves_it(office, said):
    """The form shows "warga"; what was written down is not lost by it."""
    head, notes = office.session("bambang"), office.services.public_notes
    (item,) = [i for i in notes.list(head, *YEAR) if i.note.id == said.of_head.id]
    assert item.note.text == "Saya warga (warga) mengeluh tentang Pak Bambang"
    notes.save(
        head, said.of_head.id, unit_id=item.note.unit_id, kind=item.note.note_kind,
        channel=Channel.LETTER, received_on=JULY, text=item.note.text,
        person_id=item.note.person_id, citizen=None,
    )  # fmt: skip
    with office.workspace.read() as unit:
        stored = unit.require(PublicNote, said.of_head.id)
        assert (stored.channel, stored.text[:12]) == (Channel.LETTER, "Saya Pertiwi")
        assert len(unit.find(Citizen, note_id=said.of_head.id)) == 1


def test_praise_comes_to_staff_wall_and_piagam_without_the_citizen(office, said):
    """PR-6, WG-5."""
    recognitions, siti = office.services.recognitions, office.session("siti")
    (line,) = recognitions.own(siti).praise
    assert line.text == "Saya warga (warga) berterima kasih pada Bu Siti"
    (shown,) = recognitions.wall(office.session("taufik"))
    assert (shown.praise, shown.recognition.text) == ("", "warga memuji")
    assert recognitions.certificate(siti, said.recognition.id).text == "warga memuji"


def test_a_citizen_who_was_taken_out_again_is_still_not_named(office, said):
    head = office.session("bambang")
    office.services.public_notes.save(
        head, said.praise.id, unit_id=said.praise.unit_id, kind=said.praise.note_kind,
        channel=said.praise.channel, received_on=JULY, text=said.praise.text,
        person_id=said.praise.person_id, citizen="",
    )  # fmt: skip
    (line,) = office.services.public_notes.praise(office.session("siti"), office.ids["siti"])
    assert "Zulkarnaen" not in line.text


@pytest.mark.parametrize("field", ["title", "text"])
def test_a_recognition_never_says_who_praised(office, said, field):
    words = {"title": "Pujian", "text": "Dipuji warga"} | {field: "Dipuji Zulkarnaen"}
    with pytest.raises(RuleViolation, match="recognition_names_citizen") as refused:
        office.services.recognitions.give(
            office.session("bambang"), None, person_id=office.ids["siti"], day=JULY,
            note_id=said.praise.id, **words,
        )  # fmt: skip
    assert refused.value.field == field
    with office.workspace.read() as unit:
        assert len(unit.find(Recognition)) == 1
