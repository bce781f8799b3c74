"""Recognition by the leader, and who sees it (WG-5, PR-6, PR-8, TS-7, X-5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.services.office import SYSTEM
from tests.services.signatures import signature_is_good

from penilaian_desktop.domain.appraisal import Rating
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.follow_up import FollowUpKind
from penilaian_desktop.domain.public_voice import Channel, NoteKind
from penilaian_desktop.domain.recognition import Recognition, RecognitionConsent
from penilaian_desktop.domain.recognition_views import RecognitionSource
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.services import recognitions
from penilaian_desktop.services.canonical import record_object

DAY = date(2026, 11, 16)


def refusal(call):
    with pytest.raises((NotAllowed, RuleViolation)) as refused:
        call()
    return refused.value.code


def give(office, who="siti", by="bambang", identity=None, **fields):
    values = {"day": DAY, "title": "Antrean tertib", "text": "Loket buka lebih awal.", **fields}
    return office.services.recognitions.give(
        office.session(by), identity, person_id=office.ids[who], **values
    ).value


def praise(office, who="siti"):
    return office.services.public_notes.save(
        office.session("bambang"), None, unit_id=office.units["pelayanan"], kind=NoteKind.PRAISE,
        channel=Channel.COUNTER, received_on=DAY, text="KTP selesai cepat dan tepat.",
        person_id=office.ids[who],
    ).value  # fmt: skip


def wall(office, who):
    found = office.services.recognitions.wall(office.session(who))
    return [(x.person.name, x.recognition.title) for x in found]


def test_a_leader_recognises_with_text_and_evidence_and_signs_it(office):
    """WG-5: recognition with text and evidence."""
    entries = office.submit("siti", "07.30-09.00 Membuka loket lebih awal")
    offered = office.services.recognitions.entries(
        office.session("bambang"), office.ids["siti"], contains="LOKET awal"
    )
    assert [x.activity_id for x in offered.lines] == [entries[0].id]
    item = give(office, activity_ids=[entries[0].id])
    assert [x.text for x in item.entries] == ["Membuka loket lebih awal"]
    assert (item.author, item.shared, item.may_edit) == ("Bambang Wijaya", None, True)
    with office.workspace.read() as unit:
        stored = record_object(unit.require(Recognition, item.recognition.id), None)
    assert signature_is_good(stored, office.session("bambang").signer.public_jwk)


def test_entries_that_may_show_why_come_in_pages_found_by_the_database(office, monkeypatch):
    """WG-5: those handed in, of the last months, the newest first; each once."""
    monkeypatch.setattr(recognitions, "ENTRIES", 3)
    texts = [f"07.{n}0-07.{n}5 Melayani loket {n}" for n in range(5)]
    handed = [entry.id for entry in office.submit("siti", *texts)]
    office.log("siti", "09.00-09.30 Melayani loket, belum diajukan")
    office.submit("siti", "07.30-08.00 Melayani loket lama", day=date(2025, 9, 1))
    s, siti, entries = office.session("bambang"), office.ids["siti"], []
    key = None
    while True:
        page = office.services.recognitions.entries(s, siti, contains="loket melayani", after=key)
        assert len(page.lines) <= 3
        entries += [line.activity_id for line in page.lines]
        if (key := page.next_key) is None:
            break
    assert sorted(entries) == sorted(handed)
    assert office.services.recognitions.entries(s, siti, contains="rapat").lines == ()


def test_colleagues_see_it_only_after_the_person_agreed(office):
    """WG-5: visible to colleagues only if the ASN agrees."""
    item = give(office)
    assert wall(office, "taufik") == []
    assert wall(office, "nurul") == []
    share = office.services.recognitions.share
    for who in ("taufik", "bambang", "nurul"):
        s = office.session(who)
        assert refusal(lambda s=s: share(s, item.recognition.id, shared=True)) == "owner_only"
    siti = office.session("siti")
    share(siti, item.recognition.id, shared=True)
    assert wall(office, "taufik") == [("Siti Aminah", "Antrean tertib")]
    assert wall(office, "dewi") == []
    assert len(wall(office, "nurul")) == 1
    share(siti, item.recognition.id, shared=False)
    assert wall(office, "taufik") == []
    (own,) = office.services.recognitions.own(siti).items
    assert own.shared is False


def test_a_later_no_from_another_laptop_takes_it_off_the_wall(office):
    """WG-5: two laptops each kept an answer; the newest word counts everywhere."""
    item = give(office)
    siti = office.session("siti")
    office.services.recognitions.share(siti, item.recognition.id, shared=True)
    with office.workspace.read() as unit:
        (yes,) = unit.find(RecognitionConsent)
    no = replace(yes, id=new_id(), at=yes.at + timedelta(hours=1), shared=False)
    with office.workspace.write(SYSTEM) as unit:
        unit.apply(no)
    assert wall(office, "taufik") == []


def test_entries_of_the_log_never_stand_on_the_wall(office):
    entries = office.submit("siti", "07.30-09.00 Membuka loket lebih awal")
    item = give(office, activity_ids=[entries[0].id])
    siti = office.session("siti")
    office.services.recognitions.share(siti, item.recognition.id, shared=True)
    (shown,) = office.services.recognitions.wall(office.session("taufik"))
    assert (shown.entries, shown.may_edit) == ((), False)


def test_praise_of_the_public_becomes_a_recognition_in_one_step(office):
    """PR-6: positive public feedback in the recognition list; PR-8."""
    note = praise(office)
    service, head = office.services.recognitions, office.session("bambang")
    (draft,) = service.board(head, 2026).drafts
    assert (draft.source, draft.person.name, draft.note_id) == (
        RecognitionSource.PRAISE, "Siti Aminah", note.id,
    )  # fmt: skip
    item = give(office, title=draft.title, text=draft.text, note_id=draft.note_id)
    assert item.praise == "KTP selesai cepat dan tepat."
    assert service.board(head, 2026).drafts == ()
    own = service.own(office.session("siti"))
    assert [x.text for x in own.praise] == ["KTP selesai cepat dan tepat."]
    assert [x.recognition.note_id for x in own.items] == [note.id]


def test_a_very_good_published_result_suggests_a_recognition_with_its_letter(office):
    """TS-7, X-5: reward reachable from a result."""
    office.clock.set(date(2026, 10, 5))
    up = Rating.ABOVE
    office.appraise("siti", "bambang", work=up, behaviour=up, publish=True)
    office.appraise("yohanes", "bambang", work=up, behaviour=up)
    head = office.session("bambang")
    reward = office.services.follow_ups.save(
        head, office.ids["siti"], "2026-T3", FollowUpKind.REWARD, topic="Penghargaan"
    ).value
    office.services.follow_ups.approve(office.session("hendra"), reward.id, letter="800/12")
    (draft,) = office.services.recognitions.board(head, 2026).drafts
    assert (draft.source, draft.person.name, draft.letter) == (
        RecognitionSource.RESULT, "Siti Aminah", "800/12",
    )  # fmt: skip
    assert draft.text == ("Atas predikat kinerja Sangat Baik pada Triwulan III 2026. Teliti")
    give(office, day=date(2026, 10, 5), title=draft.title, text=draft.text)
    assert office.services.recognitions.board(head, 2026).drafts == ()


def test_only_the_leader_of_the_person_gives_and_only_the_writer_changes(office):
    item = give(office)
    for who in ("siti", "taufik", "ratna", "hendra", "nurul"):
        assert refusal(lambda who=who: give(office, by=who)) in {"never_own", "not_your_staff"}
    changed = give(office, identity=item.recognition.id, title="Antrean pagi")
    assert (changed.recognition.version, changed.recognition.title) == (2, "Antrean pagi")
    hendra = office.session("hendra")
    service = office.services.recognitions
    assert refusal(lambda: service.delete(hendra, item.recognition.id)) == "recognition_not_yours"
    service.share(office.session("siti"), item.recognition.id, shared=True)
    assert refusal(lambda: give(office, identity=item.recognition.id, title="Lain")) == (
        "recognition_answered"
    )
    service.delete(office.session("bambang"), item.recognition.id)
    assert wall(office, "taufik") == []


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"title": " "}, "recognition_title_missing"),
        ({"text": ""}, "recognition_text_missing"),
        ({"day": date(2026, 11, 19)}, "recognition_in_future"),
        ({"activity_ids": ["unknown"]}, "recognition_entry_elsewhere"),
        ({"note_id": "unknown"}, "recognition_note_elsewhere"),
    ],
)
def test_what_is_missing_or_elsewhere_is_refused(office, fields, code):
    assert refusal(lambda: give(office, **fields)) == code


def test_drafts_and_entries_of_others_are_no_evidence(office):
    draft = office.log("siti", "1j Menyiapkan")
    foreign = office.submit("taufik", "1j Melayani")[0]
    for identity in (draft.id, foreign.id):
        assert refusal(lambda i=identity: give(office, activity_ids=[i])) == (
            "recognition_entry_elsewhere"
        )
    note = praise(office, "taufik")
    assert refusal(lambda: give(office, note_id=note.id)) == "recognition_note_elsewhere"


def test_who_reads_the_recognition_of_a_person(office):
    """TS-11: the own list, the leaders', HR's; no colleague's."""
    give(office)
    service = office.services.recognitions
    for who in ("siti", "bambang", "hendra", "nurul"):
        assert len(service.own(office.session(who), office.ids["siti"]).items) == 1
    for who in ("taufik", "ratna"):
        s = office.session(who)
        assert refusal(lambda s=s: service.own(s, office.ids["siti"])) == "not_your_staff"
    assert [x.person.name for x in service.board(office.session("nurul"), 2026).given] == [
        "Siti Aminah"
    ]
    assert service.board(office.session("ratna"), 2026).given == ()
    assert service.board(office.session("nurul"), 2026).may_give is False
    names = [name for _, name in service.staff(office.session("bambang"))]
    assert names == ["Siti Aminah", "Taufik Rahman", "Yohanes Tandi"]


def test_a_recognition_prints_as_a_piagam_for_those_who_may_read_it(office):
    """WG-5, TS-7: a letter of recognition."""
    item = give(office)
    service = office.services.recognitions
    view = service.certificate(office.session("siti"), item.recognition.id)
    assert (view.title, view.employee.name, view.signer.name, view.dated) == (
        "Antrean tertib", "Siti Aminah", "Bambang Wijaya", DAY,
    )  # fmt: skip
    taufik = office.session("taufik")
    assert refusal(lambda: service.certificate(taufik, item.recognition.id)) == "not_your_staff"
