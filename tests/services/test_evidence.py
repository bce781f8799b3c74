"""Evidence: attached, looked at, taken off (TS-4, section 2.19)."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from tests.services.office import SYSTEM, TODAY

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.activity import EvidenceLink
from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation

PDF = b"%PDF-1.7 surat tugas"


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (2000, 100), "navy").save(out, "JPEG")
    return out.getvalue()


def test_a_picture_is_kept_small_and_found_by_its_fingerprint(office):
    item = office.log("siti", "08.00-10.00 Melayani")
    s, activities = office.session("siti"), office.services.activities
    outcome = activities.attach(s, item.id, "loket.png", picture())
    kept = outcome.value
    assert (kept.name, kept.media, kept.used_elsewhere) == ("loket.jpg", "image/jpeg", "")
    data = activities.evidence_bytes(s, kept.sha256)
    assert len(data) == kept.size
    with Image.open(BytesIO(data)) as shrunk:
        assert shrunk.size == (1600, 80)
    assert activities.item(s, item.id).evidence_count == 1
    assert activities.evidence(s, item.id) == (kept,)


def test_the_same_file_on_another_entry_is_pointed_out(office):
    first = office.log("siti", "09.30-10.00 Melayani")
    second = office.log("siti", "10.00-11.00 Arsip")
    s, activities = office.session("siti"), office.services.activities
    activities.attach(s, first.id, "a.pdf", PDF)
    assert activities.attach(s, second.id, "b.pdf", PDF).value.used_elsewhere == "Rab 18 Nov 09.30"
    with pytest.raises(RuleViolation, match="evidence_twice"):
        activities.attach(s, second.id, "c.pdf", PDF)


def test_a_colleagues_file_is_pointed_out_without_their_name(office):
    mine, theirs = office.log("siti", "1j Rapat"), office.submit("taufik", "1j Rapat")[0]
    activities = office.services.activities
    activities.attach(office.session("taufik"), theirs.id, "a.pdf", PDF)
    seen = activities.attach(office.session("siti"), mine.id, "a.pdf", PDF).value
    assert seen.used_elsewhere == "Rab 18 Nov 07.30"
    activities.submit(office.session("siti"), [mine.id])
    by_head = activities.evidence(office.session("bambang"), mine.id)[0]
    assert by_head.used_elsewhere == "Taufik Rahman, Rab 18 Nov 07.30"


def test_the_other_entry_with_the_same_file_can_be_opened_by_who_may_read_it(office):
    """Section 3 no. 19: duplicates are flagged with a way to the other entry."""
    own = office.log("siti", "09.30-10.00 Melayani")
    mine, theirs = office.submit("siti", "1j Rapat")[0], office.submit("taufik", "1j Rapat")[0]
    activities, siti = office.services.activities, office.session("siti")
    activities.attach(office.session("taufik"), theirs.id, "a.pdf", PDF)
    assert activities.attach(siti, mine.id, "a.pdf", PDF).value.elsewhere_id == ""
    (seen,) = activities.evidence(office.session("bambang"), mine.id)
    assert seen.elsewhere_id == theirs.id
    other = PDF + b" lain"
    activities.attach(siti, own.id, "b.pdf", other)
    assert activities.attach(siti, mine.id, "b.pdf", other).value.elsewhere_id == own.id


def test_the_own_entry_comes_first_where_a_colleague_has_the_same_file_too(office):
    own, mine = office.log("siti", "09.30-10.00 Melayani"), office.log("siti", "1j Rapat")
    theirs = office.submit("taufik", "1j Rapat")[0]
    activities, siti = office.services.activities, office.session("siti")
    activities.attach(office.session("taufik"), theirs.id, "a.pdf", PDF)
    activities.attach(siti, own.id, "a.pdf", PDF)
    assert activities.attach(siti, mine.id, "a.pdf", PDF).value.elsewhere_id == own.id


def test_all_files_of_the_workspace_are_counted_once(office):
    one, two = office.log("siti", "09.30-10.00 Melayani"), office.log("siti", "1j Rapat")
    activities, siti = office.services.activities, office.session("siti")
    for entry, data in ((one, PDF), (two, PDF), (two, PDF + b"!")):
        activities.attach(siti, entry.id, "a.pdf", data)
    total = activities.evidence_total()
    assert (total.files, total.size) == (2, 2 * len(PDF) + 1)


def test_evidence_opens_to_owner_and_appraiser_only(office):
    item = office.submit("siti", "1j Rapat")[0]
    activities = office.services.activities
    kept = activities.attach(office.session("siti"), item.id, "a.pdf", PDF).value
    assert activities.evidence_bytes(office.session("bambang"), kept.sha256) == PDF
    for who, *roles in (("ratna",), ("nurul",), ("operator", Role.OPERATOR)):
        with pytest.raises(NotAllowed):
            activities.evidence_bytes(office.session(who, *roles), kept.sha256)
    with pytest.raises(NotAllowed, match="not_allowed"):
        activities.evidence_bytes(office.session("siti"), "0" * 64)


def test_evidence_may_be_added_after_handing_in_and_taken_off(office):
    item = office.submit("siti", "1j Rapat")[0]
    s, activities = office.session("siti"), office.services.activities
    kept = activities.attach(s, item.id, "a.pdf", PDF).value
    assert activities.item(s, item.id).version == item.version
    activities.detach(s, kept.id)
    assert activities.evidence(s, item.id) == ()
    with pytest.raises(NotAllowed):
        activities.evidence_bytes(s, kept.sha256)
    office.services.undo.undo(s)
    assert activities.evidence_bytes(s, kept.sha256) == PDF


def test_too_many_files_and_a_locked_period_are_refused(office):
    item = office.log("siti", "1j Rapat")
    s, activities = office.session("siti"), office.services.activities
    for n in range(20):
        activities.attach(s, item.id, f"{n}.pdf", PDF + bytes([n]))
    with pytest.raises(RuleViolation, match="evidence_too_many"):
        activities.attach(s, item.id, "21.pdf", PDF)
    with office.workspace.write(SYSTEM) as unit:
        for period in unit.find(Period, code="2026-T4"):
            unit.put(replace(period, locked=True))
    with pytest.raises(RuleViolation, match="period_locked"):
        activities.detach(s, activities.evidence(s, item.id)[0].id)
    assert item.day == TODAY


def test_the_name_of_a_file_from_a_package_leads_nowhere(office):
    """What a stranger's program called a file is only a name here, with the ending it has."""
    entry = office.submit("siti", "08.00-09.00 Melayani")[0]
    activities, s = office.services.activities, office.session("siti")
    item = activities.attach(s, entry.id, "surat.pdf", b"%PDF-1.7").value
    with office.workspace.write(SYSTEM) as uow:
        link = uow.get(EvidenceLink, item.id)
        uow.apply(replace(link, version=2, name="../../autorun\u202efdp.exe"))
    (shown,) = activities.evidence(s, entry.id)
    assert shown.name == "autorunfdp.exe.pdf"


def test_several_files_are_one_step_and_what_is_refused_keeps_no_other_out(office):
    """TS-4, section 3 no. 18: one undo takes back what one drop brought."""
    item = office.log("siti", "08.00-10.00 Melayani")
    s, services = office.session("siti"), office.services
    activities = services.activities
    files = [
        activities.store_evidence(s, item.id, activities.prepare_evidence(f"{n}.pdf", PDF + one))
        for n, one in enumerate((b"", b"x", b"x", b"y"))
    ]
    outcome = activities.attach_stored(s, item.id, files)
    assert [kept.name for _file, kept in outcome.value.items] == ["0.pdf", "1.pdf", "3.pdf"]
    assert [(one.name, one.error.code) for one in outcome.value.refused] == [
        ("2.pdf", "evidence_twice")
    ]
    assert outcome.undo_label == "Lampirkan bukti"
    services.undo.undo(s)
    assert activities.evidence(s, item.id) == ()
    services.undo.redo(s)
    assert len(activities.evidence(s, item.id)) == 3
    twice = activities.attach_stored(s, item.id, files)
    assert (twice.value.items, twice.undo_label) == ((), "")
