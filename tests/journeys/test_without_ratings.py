"""A quarter under a scheme whose predicate rests on no rating (Kota Pariaman's)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.journeys.laptops import Calendar, Laptop, text_of
from tests.journeys.test_cycle import bring_news, complete_plan, log_and_accept, refusal

from penilaian_desktop.domain.appraisal import AppraisalState, Predicate
from penilaian_desktop.domain.objection import ObjectionOutcome
from penilaian_desktop.domain.result_views import AskedRatings

QUARTER = "2027-T1"
NO_RATING = AskedRatings(work=False, behaviour=False)


@pytest.fixture
def clock():
    return Calendar(date(2027, 1, 4))


@pytest.fixture
def office(demo, clock):
    """The office whose quarters of 2027 are appraised by its own copy of Pariaman's scheme."""
    laptop = Laptop(demo, "nurhayati", clock)
    hr = laptop.session("nurhayati")
    schemes = laptop.services.schemes
    draft = schemes.copy(hr, "pariaman", "1", new_code="triwulan", title="Skema triwulan").value
    schemes.save(hr, draft.item.id, replace(draft.scheme, periods=("T",)))
    schemes.release(hr, draft.item.id)
    laptop.services.master_data.make_periods(hr, 2027, "T", scheme="triwulan")
    yield laptop
    laptop.close()


@pytest.fixture
def unit(demo, clock):
    laptop = Laptop(demo, "ratnawati", clock)
    yield laptop
    laptop.close()


def test_a_quarter_from_log_to_decided_objection_asks_for_no_rating(office, unit, clock, tmp_path):
    """PR-3, PR-4, PR-9, X-2, X-3; REGULATIONS 3.6."""
    bring_news(office, unit)
    services = unit.services
    siti, bambang, ratnawati = (unit.session(a) for a in ("siti", "bambang", "ratnawati"))
    person = siti.person_id
    plan = complete_plan(unit, "siti", "Terlayaninya perekaman")
    services.plans.decide(bambang, plan.id, agreed=True)
    log_and_accept(unit, clock, date(2027, 2, 9), "08.00-12.00 Perekaman KTP-el =60 dokumen @1")

    # what is asked: strength, improvement and the facts of the scheme
    clock.turn(date(2027, 4, 6))
    view = services.appraisals.view(bambang, person, QUARTER)
    assert (view.asks, view.todo) == (NO_RATING, ("strength", "improvement"))
    (member,) = [m for m in services.reviews.team(bambang, QUARTER) if m.person_id == person]
    assert member.todo == 2
    services.appraisals.save(
        bambang, person, QUARTER, strength="Teliti", improvement="Menulis volume"
    )
    finishing = services.appraisals.finish
    assert refusal(lambda: finishing(bambang, person, QUARTER)) == "fact_missing"
    for name, value in (
        ("kehadiran", "98"), ("kualitas_pekerjaan", "3"), ("komunikasi", "4"),
        ("umpan_balik", "70"),
    ):  # fmt: skip
        services.schemes.key_fact(bambang, person, QUARTER, name, value, "Rekap triwulan")
    done = finishing(bambang, person, QUARTER).value
    assert (done.state, done.todo) == (AppraisalState.FINISHED, ())
    assert (done.work_rating, done.behaviour_rating) == (None, None)
    assert done.predicate is Predicate.BAIK  # 25 % of 98, 35 % of 70, 20 % of 85, 20 % of 70

    # the calibration changes the predicate itself
    calibration = services.calibration
    place = calibration.common_unit(ratnawati, QUARTER)
    assert calibration.view(ratnawati, place, QUARTER).asks == NO_RATING
    changed = calibration.change(
        ratnawati, place, QUARTER, person, predicate=Predicate.BUTUH_PERBAIKAN,
        reason="Tiga berkas dikembalikan warga",
    ).value  # fmt: skip
    (row,) = [r for r in changed.rows if r.person.person_id == person]
    assert (row.predicate_before, row.predicate) == (Predicate.BAIK, Predicate.BUTUH_PERBAIKAN)
    assert (row.work, row.changes[0].work_after) == (None, None)
    calibration.open(ratnawati, place, QUARTER, participants=["Bambang"])
    calibration.close(ratnawati, place, QUARTER)
    minutes = calibration.form(ratnawati, place, QUARTER)
    assert [(c.ratings, c.reason) for c in minutes.changes] == [
        ("", "Tiga berkas dikembalikan warga")
    ]
    services.appraisals.publish(bambang, QUARTER, [person])

    # objection and decision
    filed = services.objections.file(siti, QUARTER, "Berkas itu bukan milik saya").value
    services.objections.reply(bambang, filed.item.id, "Sudah diperiksa lagi")
    ask = services.objections.decide
    granted = ObjectionOutcome.GRANTED
    assert refusal(lambda: ask(ratnawati, filed.item.id, granted, "Berkas dihitung lagi")) == (
        "objection_changes_nothing"
    )
    decided = ask(ratnawati, filed.item.id, granted, "Bukti cukup", predicate=Predicate.BAIK).value
    assert (decided.asks, decided.work_after, decided.predicate_after) == (
        NO_RATING, None, Predicate.BAIK,
    )  # fmt: skip
    own = services.appraisals.own(siti, QUARTER)
    assert (own.predicate, own.work_rating) == (Predicate.BAIK, None)
    assert [step.rule for step in own.trail[-2:]] == ["kalibrasi", "keputusan_keberatan"]
    assert "hasil_kerja" not in dict(own.trail[-1].inputs)

    # the office takes it all, and paper speaks of no rating
    folder = unit.demo.exchange
    unit.live.desk.seal(ratnawati, "report", out=folder)
    hr = office.session("nurhayati")
    for path in sorted(folder.glob("*.paket")):
        item = office.live.desk.inspect(hr, path)
        if item.outcome == "ready":
            taken = office.live.desk.accept(hr, path, out=folder).value
            assert not [p for p in taken.problems if p.code == "rating_missing"], taken.problems
    why = text_of(unit.printed("alasan-predikat", "siti", "siti", QUARTER), tmp_path)
    assert "Tiga berkas dikembalikan warga" in why
    assert "2. HASIL KERJA 3. " not in why
    assert "EKSPEKTASI:" not in why
    assert "Penilaian diisi oleh" in why
    assert "rating" not in why.casefold()
    sheet = text_of(unit.printed("evaluasi", "siti", "siti", QUARTER), tmp_path)
    assert "RATING" not in sheet
    paper = text_of(unit.printed("dokumen-evaluasi", "siti", "siti", QUARTER), tmp_path)
    assert "BAIK" in paper.upper()
