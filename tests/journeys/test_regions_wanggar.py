"""A quarter in Wanggar's scheme without any network: a flash disk is all there is between them."""

from __future__ import annotations

import socket
from datetime import date

import pytest
from tests.journeys.conftest import PASSWORD
from tests.journeys.regions import Region, reads, region

from penilaian_desktop.domain.activity import ActivityStatus
from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.plan import PlanStatus
from penilaian_desktop.domain.public_voice import Channel, NoteKind
from penilaian_desktop.domain.quick_entry import parse
from penilaian_desktop.reports.door import render
from penilaian_desktop.services.purposes import CAREER

FIRST = "2027-T1"
YEAR = (date(2027, 1, 1), date(2027, 12, 31))
FORUM = "Warga minta pelayanan keliling di Wanggar Pantai"


class NetworkUsed(AssertionError):
    """Somebody asked for a network where there is none."""


@pytest.fixture
def no_network(monkeypatch):
    """Let every socket and every look for an address fail; the class is shared by all modules."""

    def refuse(*_args, **_kwargs):
        raise NetworkUsed

    monkeypatch.setattr(socket.socket, "__init__", refuse)
    for name in ("create_connection", "create_server", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    with pytest.raises(NetworkUsed):
        socket.socket()


@pytest.fixture
def stick(tmp_path):
    """An empty flash disk."""
    folder = tmp_path / "flash disk"
    folder.mkdir()
    return folder


def log(wanggar: Region, day: date, line: str) -> str:
    """Let Siti write an entry and hand it in; return its id."""
    wanggar.clock.turn(day)
    activities, s = wanggar.services.activities, wanggar.siti
    entry = activities.log(s, parse(line, activities.entry_context(s, day))).value
    activities.submit(s, [entry.id])
    return entry.id


def listen(wanggar: Region) -> None:
    """Let Bambang write down a musyawarah, what people praised, and a complaint that was solved."""
    notes, s, place = wanggar.services.public_notes, wanggar.bambang, wanggar.place
    notes.save_forum(
        s, None, unit_id=place, held_on=date(2027, 3, 3), place="Balai kampung",
        topic="Musyawarah kampung", participants=34, points=FORUM,
        follow_up="Jadwal keliling tiap bulan",
    )  # fmt: skip
    for kind, text in (
        (NoteKind.PRAISE, "Petugas sabar menjelaskan"),
        (NoteKind.PRAISE, "Akta diantar sampai kampung"),
        (NoteKind.PRAISE, "Cepat"),
        (NoteKind.COMPLAINT, "Listrik mati, menunggu lama"),
    ):
        note = notes.save(
            s, None, unit_id=place, kind=kind, channel=Channel.VISIT, text=text,
            received_on=date(2027, 3, 3), person_id=wanggar.siti.person_id,
        ).value  # fmt: skip
        if kind is NoteKind.COMPLAINT:
            notes.solve(s, note.id, solved_on=date(2027, 3, 5), solution="Genset dipinjam")


def test_a_whole_cycle_without_network_by_flash_disk(demo, begin, no_network, stick, tmp_path):
    """WG-1, WG-2, WG-4, WG-8, WG-9, WG-12, TS-4, TS-5, TJ-9, X-1, X-3; section 2 no. 2, 9."""
    with region(demo, "T", "wanggar", 2027, folder=stick) as wanggar:
        services, siti, bambang = wanggar.services, wanggar.siti, wanggar.bambang
        who = siti.person_id

        # plan and log, read by the head on the same laptop
        without = {p.person.person_id for p in services.stages.without_plan(bambang, 2027)}
        assert who in without
        plan = wanggar.plan(2027, "hasil-akhir", target=100)
        assert plan.status is PlanStatus.AGREED
        assert who not in {p.person.person_id for p in services.stages.without_plan(bambang, 2027)}
        good = log(wanggar, date(2027, 2, 9), "08.00-12.00 Perekaman di kampung =96 dokumen @1")
        bad = log(wanggar, date(2027, 3, 2), "08.00-09.00 Rapat")
        services.reviews.accept(bambang, [good])
        services.reviews.return_many(bambang, [bad], "Rapat apa?")
        item = services.activities.item
        assert item(siti, good).status is ActivityStatus.APPROVED
        assert item(siti, bad).review_note == "Rapat apa?"

        # what the public said is material of the period; the report needs both of its parts
        wanggar.clock.turn(date(2027, 3, 8))
        listen(wanggar)
        material = services.public_notes.material(bambang, who, FIRST)
        assert FORUM in " ".join(line.text for line in material.lines)
        wanggar.clock.turn(date(2027, 4, 2))
        reports = services.appraisals
        reports.save_self_report(siti, FIRST, achievements="96 dokumen dari kampung", challenges="")
        with pytest.raises(RuleViolation):
            wanggar.unit.printed("laporan-kinerja", "siti", "siti", FIRST)
        reports.save_self_report(
            siti, FIRST, achievements="96 dokumen dari kampung", challenges="Listrik padam dua hari"
        )
        paper = wanggar.paper("laporan-kinerja", FIRST, tmp_path)
        for words in ("96 dokumen dari kampung", "Listrik padam dua hari"):
            assert words in paper

        # rated, explained, published: 50 % of 80, 30 % of 80 for the behaviour, 20 % of 75
        facts = {f.name: f for f in services.schemes.facts_for(bambang, who, FIRST)}
        assert (facts["umpan_balik"].value, facts["laporan_lengkap"].value) == ("75", True)
        assert services.appraisals.own(siti, FIRST) is None
        done = wanggar.finish(
            FIRST, work_rating=Rating.MEETS, behaviour_rating=Rating.MEETS,
            work_reason="96 dari 100", behaviour_reason="Warga memuji",
        )  # fmt: skip
        assert {step.rule: step.output for step in done.trail}["nilai"] == "79"
        assert done.predicate is Predicate.BAIK
        assert services.appraisals.own(siti, FIRST).predicate is done.predicate
        why = wanggar.paper("alasan-predikat", FIRST, tmp_path)
        for words in ("Wanggar", "Umpan balik masyarakat: 75", "pencapaian dan tantangan"):
            assert words in why

        # by flash disk to the office, the receipt comes back on the same disk
        assert wanggar.unit.live.desk.pending(wanggar.ratnawati) > 0
        wanggar.report()
        office = wanggar.office.services
        assert [p.suffix for p in stick.iterdir() if p.suffix == ".paket"]
        figures = office.public_notes.figures(wanggar.hr, *YEAR)
        (unit,) = [f for f in figures if f.unit_id == wanggar.place]
        assert (unit.complaints, unit.open, unit.median_half_days) == (1, 0, 4)
        forums = office.public_notes.forums(wanggar.hr, *YEAR)
        assert ("Musyawarah kampung", 34) in {(f.forum.topic, f.forum.participants) for f in forums}

        # for her career, signed by HR
        export = office.purposes.export(wanggar.hr, CAREER, *YEAR)
        assert [(r.person.person_id, r.predicate) for r in export.rows] == [(who, done.predicate)]
        assert (export.signed_by, bool(export.sig)) == (wanggar.hr.display_name, True)
        assert render("daftar-tujuan", office.purposes.paper(wanggar.hr, export))[:5] == b"%PDF-"

    # still without a network, both sides see it in their windows
    window = begin(demo.unit, wanggar.clock)
    window.sign_in("siti", PASSWORD)
    reads(window, "Evaluasi", "Baik", period="Triwulan I 2027")
    window.lock()
    window.sign_in("ratnawati", PASSWORD)
    reads(window, "Pertukaran", "diterima")
    office = begin(demo.office, wanggar.clock)
    office.sign_in("nurhayati", PASSWORD)
    reads(office, "Suara warga")
    office.click("Forum")
    office.settle()
    assert office.sees("Musyawarah kampung"), " | ".join(office.words())
