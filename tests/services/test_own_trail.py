"""The trail of the own data: readable by the person, by nobody else, and only what is decided."""

from __future__ import annotations

from datetime import date

import pytest

from penilaian_desktop.domain.appraisal import Rating
from penilaian_desktop.domain.public_voice import Channel, NoteKind
from penilaian_desktop.services.own_trail import PAGE

THIRD = "2026-T3"


@pytest.fixture
def lines(office):
    """Return the lines about a person, the newest first."""
    return lambda name: office.services.own_trail.page(office.session(name)).lines


def test_a_person_reads_who_wrote_what_and_what_stood_there_before(office, lines):
    """WG-10: audit trail readable by the ASN for the own record."""
    entry = office.log("siti", "08.00-09.00 Melayani 12 pemohon KTP-el")
    s = office.session("siti")
    office.services.activities.update(
        s, entry.id, entry.version, text="Melayani pemohon KTP-el di loket"
    )
    newest, first = lines("siti")[:2]
    assert (newest.kind, newest.done, first.done) == ("Kegiatan", "put", "add")
    assert newest.title == "Melayani pemohon KTP-el di loket"
    assert ("uraian", first.title, newest.title) in newest.changes
    assert "Siti" in newest.who
    assert newest.at >= first.at


def test_nobody_reads_the_trail_of_another(office, lines):
    """TS-11, WG-10."""
    office.log("siti", "08.00-09.00 Melayani pemohon")
    assert all("Melayani pemohon" not in line.title for line in lines("bambang"))
    assert any("Melayani pemohon" in line.title for line in lines("siti"))


def test_a_rating_is_told_after_publication_with_who_gave_it(office, lines):
    """WG-10, TS-11: nothing of an appraisal before it is published."""
    appraised = {"Penilaian", "Rating RHK"}
    office.appraise("siti", "bambang", THIRD, Rating.ABOVE, Rating.MEETS)
    assert not [line for line in lines("siti") if line.kind in appraised]
    office.services.appraisals.publish(office.session("bambang"), THIRD, [office.ids["siti"]])
    told = [line for line in lines("siti") if line.kind == "Penilaian"]
    assert told
    assert {line.title for line in told} == {"Triwulan III 2026"}
    assert all("Bambang" in line.who for line in told)
    assert any(after == "Di Atas Ekspektasi" for line in told for _, _, after in line.changes)


def test_feedback_of_colleagues_is_never_in_it(office, lines):
    """Decision 009: peer feedback stays unnamed."""
    office.services.appraisals.add_feedback(
        office.session("bambang"), office.ids["siti"], THIRD, "Sabar di loket", value_code="BP",
        level=Rating.ABOVE,
    )  # fmt: skip
    assert all("Sabar" not in line.title for line in lines("siti"))


def test_older_lines_come_page_by_page_without_a_gap(office):
    office.log("siti", "08.00-08.01 Kegiatan 0")
    s = office.session("siti")
    for number in range(1, PAGE + 20):
        office.log("siti", f"08.00-08.01 Kegiatan {number}")
    newest = office.services.own_trail.page(s)
    assert newest.older is not None
    older = office.services.own_trail.page(s, newest.older)
    assert older.older is None
    every = [*newest.lines, *older.lines]
    assert len({line.seq for line in every}) == len(every)
    assert [line.at for line in every] == sorted((line.at for line in every), reverse=True)
    assert {f"Kegiatan {n}" for n in range(PAGE + 20)} <= {line.title for line in every}


def test_praise_and_recognition_are_told_and_a_complaint_is_not(office, lines):
    """PR-6, WG-10: never the words of a citizen."""
    bambang, siti = office.session("bambang"), office.ids["siti"]
    place = office.units["pelayanan"]
    for kind, text in ((NoteKind.PRAISE, "Ramah sekali"), (NoteKind.COMPLAINT, "Lama sekali")):
        office.services.public_notes.save(
            bambang, None, unit_id=place, kind=kind, channel=Channel.BOX, text=text,
            received_on=date(2026, 11, 2), person_id=siti, citizen="Ibu Zubaidah",
        )  # fmt: skip
    office.services.recognitions.give(
        bambang, None, person_id=siti, day=date(2026, 11, 3), title="Berkas lama tertata",
        text="Menata 1.200 berkas",
    )  # fmt: skip
    told = lines("siti")
    assert {line.kind for line in told} >= {"Pujian warga", "Apresiasi"}
    assert sum(line.kind == "Pujian warga" for line in told) == 1
    for words in ("Ramah sekali", "Lama sekali", "Zubaidah"):
        assert words not in repr(told)


def test_more_lines_take_no_more_statements(office, lines):
    def asked():
        said = []
        with office.workspace.read() as unit:
            driver = unit._connection.connection.dbapi_connection
        driver.set_trace_callback(said.append)
        try:
            found = lines("siti")
        finally:
            driver.set_trace_callback(None)
        return len(found), len([one for one in said if one.startswith("SELECT")])

    office.log("siti", "08.00-09.00 Melayani pemohon")
    few, short = asked()
    for hour in range(9, 15):
        office.log("siti", f"{hour:02}.00-{hour:02}.45 Melayani pemohon")
    many, long = asked()
    assert many >= few + 6
    assert long == short
