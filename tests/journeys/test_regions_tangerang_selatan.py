"""Two quarters in Kota Tangerang Selatan's scheme: a waiting time is improved, and falls."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.journeys.conftest import PASSWORD
from tests.journeys.regions import Region, reads, region

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.cascade import GoalLevel
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.follow_up import FollowUpKind
from penilaian_desktop.domain.improvement import FindingSource, ImprovementState
from penilaian_desktop.domain.public_voice import Channel, NoteKind

FIRST, SECOND = "2027-T1", "2027-T2"
SLOW = "Menunggu hampir satu jam untuk mengambil KTP"
WAIT, SPEED, CONTENT = "waktu-tunggu", "kecepatan-pelayanan", "kepuasan-masyarakat"


def goal(south: Region) -> str:
    """Let HR write the goal that the indicators serve, and bring it to the unit."""
    goals = south.office.services.cascade.save_goal(
        south.hr, None, level=GoalLevel.TUJUAN, text="Pelayanan yang cepat dan memuaskan",
        starts=date(2027, 1, 1),
    ).value  # fmt: skip
    south.news()
    return next(g.id for g in goals if g.text == "Pelayanan yang cepat dan memuaskan")


def realise(south: Region, plan, period: str, **values: str) -> None:
    """Let Siti write what was reached, by the code of the ready indicator."""
    for indicator in plan.rhk[0].indicators:
        value = Decimal(values[indicator.library_code.replace("-", "_")])
        south.services.appraisals.save_actual(south.siti, indicator.id, period, value=value)


def test_a_waiting_time_becomes_an_improvement_and_falls_in_the_next_quarter(demo, begin, tmp_path):
    """TS-1, TS-2, TS-3, TS-6, TS-7, TS-8, TS-9, TJ-8, TJ-10, WG-9, X-2, X-5;
    section 2 no. 10, 11."""
    with region(demo, "T", "tangerang-selatan", 2027) as south:
        services, bambang, who = south.services, south.bambang, south.siti.person_id
        plan = south.plan(2027, SPEED, CONTENT, WAIT, goal=goal(south))
        place = south.place

        # the public says that it waits too long: a complaint, and a survey with its lowest unsur
        south.clock.turn(date(2027, 3, 2))
        service = services.public_services.save(
            bambang, None, unit_id=place, name="Pengambilan KTP", days=1
        ).value
        note = services.public_notes.save(
            bambang, None, unit_id=place, kind=NoteKind.COMPLAINT, channel=Channel.BOX,
            received_on=date(2027, 3, 1), text=SLOW, service_id=service.id, too_slow=True,
        ).value  # fmt: skip
        survey = services.surveys.save(
            bambang, None, unit_id=place, title="SKM Maret", starts=date(2027, 3, 1),
            ends=date(2027, 3, 31),
        ).value  # fmt: skip
        for _ in range(3):
            services.surveys.key(
                bambang, survey.id, service.id, [4, 4, 1, 4, 4, 4, 4, 4, 4],
                day=date(2027, 3, 2),
            )  # fmt: skip
        whole = services.surveys.results(bambang, survey.id)[0].result
        assert (whole.respondents, str(whole.index)) == (3, "91.67")

        # the quarter: speed 60 %, satisfaction at target, waiting three times what was promised
        realise(south, plan, FIRST, waktu_tunggu="45", kecepatan_pelayanan="48",
                kepuasan_masyarakat="70")  # fmt: skip
        south.clock.turn(date(2027, 4, 6))
        first = south.finish(
            FIRST, behaviour_rating=Rating.BELOW, behaviour_reason="Warga dibiarkan menunggu"
        )
        assert first.predicate in {Predicate.KURANG, Predicate.SANGAT_KURANG}
        why = south.paper("alasan-predikat", FIRST, tmp_path)
        assert "Capaian waktu tunggu" in why
        assert "Tangerang Selatan" in why

        # both findings are offered, one becomes a line of the register
        offered = services.improvements.offered(bambang, place, FIRST)
        assert offered[0].text == SLOW
        assert {f.source for f in offered} >= {
            FindingSource.COMPLAINT, FindingSource.SURVEY, FindingSource.EVALUATION
        }  # fmt: skip
        line = services.improvements.from_note(bambang, note.id).value.improvement
        assert SLOW not in {f.text for f in services.improvements.offered(bambang, place, FIRST)}
        with pytest.raises(RuleViolation, match="improvement_not_ready"):
            services.improvements.set_state(bambang, line.id, ImprovementState.DOING)
        services.improvements.save(
            bambang, line.id, unit_id=place, finding=line.finding, source=line.source,
            action="Loket kedua dibuka pukul 09.00 sampai 11.00", owner_id=who,
            due=date(2027, 6, 15), service_id=service.id, measure="Waktu tunggu",
            measured_in="menit", before=Decimal(45),
        )  # fmt: skip
        services.improvements.set_state(bambang, line.id, ImprovementState.DOING)
        (mine,) = services.improvements.own(south.siti)
        assert mine.improvement.id == line.id

        # guidance for Siti, which is not closed without its day and outcome
        suggested = {p.kind for p in services.follow_ups.propose(bambang, FIRST)}
        assert FollowUpKind.COACHING in suggested
        coaching = services.follow_ups.save(
            bambang, who, FIRST, FollowUpKind.COACHING, topic="Mengatur antrean"
        ).value
        with pytest.raises(RuleViolation, match="follow_up_outcome_missing"):
            services.follow_ups.close(bambang, coaching.id)
        services.follow_ups.close(
            bambang, coaching.id, outcome="Membagi nomor antrean", held_on=date(2027, 4, 6)
        )

        # the next quarter: it fell, and the figures say so
        south.clock.turn(date(2027, 5, 3))
        services.public_notes.solve(
            bambang, note.id, solved_on=date(2027, 5, 3), solution="Loket kedua"
        )
        realise(south, plan, SECOND, waktu_tunggu="12", kecepatan_pelayanan="24",
                kepuasan_masyarakat="95")  # fmt: skip
        south.clock.turn(date(2027, 7, 5))
        done = services.improvements.set_state(
            bambang, line.id, ImprovementState.DONE, outcome="Antrean pendek", after=Decimal(12)
        ).value
        assert (done.improvement.before, done.improvement.after, done.change) == (45, 12, -33)
        second = south.finish(
            SECOND, behaviour_rating=Rating.ABOVE, behaviour_reason="Membuka loket lebih awal"
        )
        assert second.predicate is Predicate.SANGAT_BAIK
        (helped,) = services.follow_ups.helped(bambang, year=2027, person_id=who)
        assert (helped.before, helped.after) == (first.predicate, second.predicate)
        assert helped.steps is not None
        assert helped.steps >= 3
        assert FollowUpKind.REWARD in {p.kind for p in services.follow_ups.propose(bambang, SECOND)}

        # the office has the register and the complaint with its days
        south.report()
        board = south.office.services.improvements.board(south.hr)
        assert board.oldest is not None, "as old as the unit that sent least lately"
        assert board.oldest < south.clock.moment.date()
        assert services.improvements.board(bambang).oldest is None
        assert ImprovementState.DONE in {
            i.improvement.state for i in board.items if i.improvement.id == line.id
        }
        figures = south.office.services.public_notes.figures(
            south.hr, date(2027, 1, 1), date(2027, 12, 31)
        )
        (unit,) = [f for f in figures if f.unit_id == place]
        assert unit.median_half_days == 2 * 63

    # the head finds the fall in the register, Siti her result, each in the own window
    window = begin(demo.unit, south.clock)
    window.sign_in("bambang", PASSWORD)
    reads(window, "Perbaikan")
    window.click("Ditutup")
    window.settle()
    for words in (SLOW, "45 → 12 menit", "Selesai"):
        assert window.sees(words), " | ".join(window.words())
    window.lock()
    window.sign_in("siti", PASSWORD)
    reads(window, "Evaluasi", "Sangat Baik", period="Triwulan II 2027")
    window.lock()
    office = begin(demo.office, south.clock)
    office.sign_in("nurhayati", PASSWORD)
    reads(office, "Perbaikan", "data tertua")
