"""A semester in Kota Pariaman's scheme: attendance and praise from the public count."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import openpyxl
from tests.journeys.conftest import PASSWORD
from tests.journeys.regions import reads, region

from penilaian_desktop.domain.appraisal import Predicate
from penilaian_desktop.domain.follow_up import FollowUpKind
from penilaian_desktop.domain.public_voice import Channel, NoteKind
from penilaian_desktop.spreadsheets.child import read_attendance

HALF = "2027-S1"
SATURDAY = 5
PRAISE = "KTP anak saya selesai hari itu juga dan benar"


def machine_list(file: Path, person: SimpleNamespace) -> Path:
    """Write what a fingerprint machine exports of June: two days of leave, one without reason."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["NIP", "Nama", "Tanggal", "Scan Masuk", "Scan Pulang", "Keterangan"])
    said = {7: "Cuti Tahunan", 8: "Cuti Tahunan", 9: "Alpa"}
    for day in (date(2027, 6, number) for number in range(1, 31)):
        if day.weekday() < SATURDAY:
            scans = (None, None) if day.day in said else ("07:20", "16:40")
            sheet.append([person.nip, person.name, day, *scans, said.get(day.day)])
    book.save(file)
    return file


def test_a_semester_in_which_attendance_and_praise_count(demo, begin, tmp_path):
    """PR-1, PR-2, PR-3, PR-4, PR-5, PR-6, PR-9, TS-7, X-2, X-5."""
    with region(demo, "S", "pariaman", 2027) as pariaman:
        services, who = pariaman.services, pariaman.siti.person_id
        bambang, place = pariaman.bambang, pariaman.place

        # five months are keyed, June comes from the machine: leave does not count against her
        pariaman.clock.turn(date(2027, 7, 5))
        for month in range(1, 6):
            services.attendance.save(
                bambang, who, f"2027-B{month:02d}", working_days=20, present=17, leave=2, duty=1
            )
        sheet = read_attendance(machine_list(tmp_path / "juni.xlsx", demo.who("siti")))
        assert services.attendance.apply(bambang, sheet).value.found.refused == ()
        services.attendance.apply(bambang, sheet)  # the same list again writes nothing
        own = services.attendance.of_person(pariaman.siti, who, 2027)
        june = own.months[-1]
        assert (june.leave, june.absent, june.source, june.version) == (2, 1, "juni.xlsx", 1)
        assert (len(own.months), str(own.percent)) == (6, "99.09")

        # four praise her, one complains; who they are stays with the head
        service = services.public_services.save(
            bambang, None, unit_id=place, name="KTP-el anak", days=1
        ).value
        for day in range(1, 6):
            kind = NoteKind.COMPLAINT if day == 5 else NoteKind.PRAISE
            services.public_notes.save(
                bambang, None, unit_id=place, kind=kind, channel=Channel.BOX, person_id=who,
                received_on=date(2027, 5, day), service_id=service.id, citizen="Ibu Zubaidah",
                text=PRAISE if day == 1 else "Antre lama" if day == 5 else "Ramah",
            )  # fmt: skip
        heard = services.recognitions.own(pariaman.siti).praise
        assert PRAISE in {line.text for line in heard}
        assert "Zubaidah" not in repr(heard)

        # what the scheme asks for is there with its source; the rest is rated by anchors
        services.schemes.key_fact(bambang, who, HALF, "kualitas_pekerjaan", "4", "Berkas Mei")
        services.schemes.key_fact(bambang, who, HALF, "komunikasi", "5", "Pengamatan di loket")
        facts = {f.name: f for f in services.schemes.facts_for(bambang, who, HALF)}
        assert (facts["kehadiran"].value, facts["kehadiran"].keyed) == ("99.09", False)
        assert facts["umpan_balik"].value == "80"
        done = pariaman.finish(HALF)

        # 25 % of 99.09, 35 % of 85, 20 % of 100, 20 % of 80
        assert {s.rule: s.output for s in done.trail}["nilai"] == "90.5225"
        assert done.predicate is Predicate.SANGAT_BAIK
        told = {step.rule: str(step.inputs) for step in done.trail}
        for name in ("kehadiran", "umpan_balik"):
            assert facts[name].known_from in told["fakta"]
        assert services.appraisals.own(pariaman.siti, HALF).predicate is Predicate.SANGAT_BAIK
        why = pariaman.paper("alasan-predikat", HALF, tmp_path)
        for words in (
            "Kota Pariaman", "99,09", "90,52", "rekap kehadiran 6 dari", "Berkas Mei",
            "4 pujian dari 5 pujian dan pengaduan", "Pengamatan di loket",
        ):  # fmt: skip
            assert words in why
        assert "Zubaidah" not in why
        paper = pariaman.paper("dokumen-evaluasi", HALF, tmp_path)
        assert "SANGAT BAIK" in paper.upper()

        # the result suggests a reward, and the praise a recognition with its words
        (proposed,) = [
            p for p in services.follow_ups.propose(bambang, HALF) if p.person.person_id == who
        ]
        assert proposed.kind is FollowUpKind.REWARD
        reward = services.follow_ups.save(
            bambang, who, HALF, proposed.kind, topic=proposed.topic, reason=PRAISE
        ).value
        services.follow_ups.approve(pariaman.ratnawati, reward.id, letter="800/12")
        services.follow_ups.close(bambang, reward.id, outcome="Piagam diserahkan saat apel")
        draft = next(
            d for d in services.recognitions.board(bambang, 2027).drafts if PRAISE in d.text
        )
        services.recognitions.give(
            bambang, None, person_id=who, day=date(2027, 7, 5), title="Terima kasih warga",
            text=draft.text, note_id=draft.note_id,
        )  # fmt: skip
        own = services.recognitions.own(pariaman.siti)
        assert [item.recognition.title for item in own.items][:1] == ["Terima kasih warga"]

    # and that is what she reads in her own window
    window = begin(demo.unit, pariaman.clock)
    window.sign_in("siti", PASSWORD)
    reads(window, "Evaluasi", "Sangat Baik", PRAISE, period="Semester I 2027")
    reads(window, "Kehadiran", "99,09")
    reads(window, "Pembinaan", "Terima kasih warga")
    assert not window.sees("Zubaidah")
