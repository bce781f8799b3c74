"""The cycle of the regulation from the goals of the agency to what follows a published result."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from decimal import Decimal

import pytest
from tests.journeys.laptops import Calendar, Laptop, text_of

from penilaian_desktop.domain.appraisal import (
    AppraisalState,
    GiverRole,
    OrganisationPredicate,
    Predicate,
    Rating,
)
from penilaian_desktop.domain.employee import RelationKind
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.feedback_views import GivenLine
from penilaian_desktop.domain.follow_up import FollowUpKind, InnovationKind
from penilaian_desktop.domain.objection import ObjectionOutcome
from penilaian_desktop.domain.plan import PlanStatus
from penilaian_desktop.domain.quick_entry import parse

ABOVE, MEETS, BELOW = Rating.ABOVE, Rating.MEETS, Rating.BELOW
FIRST, HALF, YEAR = "2027-T1", "2027-S1", "2027"
RAPAT = "Ruang rapat"


@pytest.fixture
def clock():
    return Calendar(date(2027, 1, 4))


@pytest.fixture
def office(demo, clock):
    """The office after HR made quarters, semesters and the year 2027."""
    laptop = Laptop(demo, "nurhayati", clock)
    made = laptop.services.master_data.make_year(laptop.session("nurhayati"), 2027, "TSY")
    assert len(made.value) == 7
    yield laptop
    laptop.close()


@pytest.fixture
def unit(demo, clock):
    laptop = Laptop(demo, "ratnawati", clock)
    yield laptop
    laptop.close()


def bring_news(office: Laptop, unit: Laptop) -> None:
    """Let the office send its data to the laptop of the unit by the exchange folder."""
    device = unit.services.enrolling.own_device()
    assert device is not None
    folder = unit.demo.exchange
    office.live.desk.seal(
        office.session("nurhayati"), "master", ("sealed",), folder, device=device.kid
    )
    taken = unit.live.desk.receive_all(unit.session("ratnawati"), folder)
    assert [item.value.outcome for item in taken][-1] == "applied"


def complete_plan(laptop: Laptop, account: str, text: str, parent: str = ""):
    """Write an SKP with one RHK from the library and hand it in."""
    plans, s = laptop.services.plans, laptop.session(account)
    plan = plans.create(s, 2027).value
    plan = plans.save_rhk(s, plan.id, None, text=text, parent_text=parent).value
    plan = plans.add_from_library(s, plan.rhk[0].id, "hasil-akhir").value
    (indicator,) = plan.rhk[0].indicators
    plan = plans.save_indicator(
        s, plan.rhk[0].id, indicator.id, target_text="400 dokumen", unit="dokumen",
        quarter_targets=(Decimal(100),) * 4,
    ).value  # fmt: skip
    plan = plans.save_attachments(s, plan.id, ["Printer"], ["Bulanan"], ["Pembinaan"]).value
    return plans.submit(s, plan.id).value


def log_and_accept(laptop: Laptop, clock: Calendar, day: date, line: str) -> None:
    """Let Siti write an entry and hand it in, and Bambang accept it the next day."""
    clock.turn(day)
    s = laptop.session("siti")
    activities = laptop.services.activities
    entry = activities.log(s, parse(line, activities.entry_context(s, day))).value
    activities.submit(s, [entry.id])
    laptop.services.reviews.open(laptop.session("bambang"), [entry.id])
    laptop.services.reviews.accept(laptop.session("bambang"), [entry.id])


def finish(laptop: Laptop, by: str, who: str, period: str, work=MEETS, behaviour=MEETS):
    """Rate with reasons and finish."""
    s, person = laptop.session(by), laptop.person(who)
    laptop.services.appraisals.save(
        s, person, period, work_rating=work, behaviour_rating=behaviour,
        work_reason="Target tercapai menurut log", behaviour_reason="Umpan balik rekan",
        strength="Teliti", improvement="Menulis volume setiap hari",
    )  # fmt: skip
    return laptop.services.appraisals.finish(s, person, period).value


def refusal(call) -> str:
    with pytest.raises((NotAllowed, RuleViolation)) as refused:
        call()
    return refused.value.code


def test_a_quarter_from_plan_to_published_result_and_what_follows(office, unit, clock, tmp_path):
    """TS-1, TS-2, TS-7, TS-8, TS-10, PR-7, PR-9, TJ-1, TJ-4, WG-2, WG-3, WG-6, X-2, X-3, X-5;
    section 2 no. 1, 4, 5, 6, 7, 10, 13; section 3 no. 13, 16."""
    bring_news(office, unit)
    services = unit.services
    siti, bambang, ratnawati = (unit.session(a) for a in ("siti", "bambang", "ratnawati"))

    # Siti begins before her head has a plan: her RHK has a provisional parent
    mine = complete_plan(unit, "siti", "Terlayaninya perekaman", "Meningkatnya kepemilikan KTP")
    assert mine.status is PlanStatus.SUBMITTED
    above = complete_plan(unit, "bambang", "Meningkatnya kepemilikan KTP-el")
    services.plans.decide(ratnawati, above.id, agreed=True)
    (candidate,) = services.matrix.candidates_for(siti, mine.rhk[0].id)
    assert candidate.person == bambang.display_name
    mine = services.matrix.reattach(siti, mine.rhk[0].id, candidate.rhk_id).value
    assert services.plans.decide(bambang, mine.id, agreed=True).value.status is PlanStatus.AGREED
    (entry,) = next(
        cell for row in services.matrix.matrix(bambang, 2027).rows for cell in row.cells if cell
    )
    assert entry.text == "Terlayaninya perekaman"

    # the log becomes the realisation
    log_and_accept(unit, clock, date(2027, 2, 9), "08.00-12.00 Perekaman KTP-el =60 dokumen @1")
    log_and_accept(unit, clock, date(2027, 3, 9), "08.00-12.00 Perekaman KTP-el =35 dokumen @1")
    (part,) = services.appraisals.own_realisation(siti, FIRST).rhk
    assert part.actual == 95
    services.appraisals.save_self_report(
        siti, FIRST, achievements="95 dokumen selesai", challenges="Jaringan putus dua hari"
    )
    idea = services.innovations.save(
        siti, FIRST, InnovationKind.INNOVATION, "Antrean lewat pesan", "Warga memilih jamnya."
    ).value
    clock.turn(date(2027, 4, 1))
    services.innovations.decide(bambang, idea.id, accepted=True, note="Antrean pendek")

    # two colleagues are never shown, three are, without names
    peers = services.peer_feedback
    givers = [(unit.person(a), GiverRole.PEER) for a in ("yohanes", "rahmat", "sri")]
    peers.request(bambang, siti.person_id, FIRST, givers, due=date(2027, 4, 5))
    for number, account in enumerate(("yohanes", "rahmat", "sri"), 1):
        given = unit.session(account)
        (asked,) = [i for i in peers.asked_of_me(given) if i.period_code == FIRST]
        line = GivenLine(value_code="KL", text=f"Siap membantu {number}", level=ABOVE)
        peers.give(given, asked.request_id, [line])
        if number == 2:
            clock.turn(date(2027, 4, 6))
            shown = services.appraisals.view(bambang, siti.person_id, FIRST)
            assert "Siap membantu" not in str(asdict(shown))
            assert shown.peers_waiting
            clock.turn(date(2027, 4, 1))
    clock.turn(date(2027, 4, 6))
    view = services.appraisals.view(bambang, siti.person_id, FIRST)
    shown = [item for value in view.behaviour for item in value.feedback]
    assert {item.text for item in shown} == {f"Siap membantu {n}" for n in (1, 2, 3)}
    told = str([asdict(item) for item in shown])
    assert not any(unit.session(a).display_name in told for a in ("yohanes", "rahmat", "sri"))

    # the rating is far from the data: it needs a reason
    services.appraisals.save(
        bambang, siti.person_id, FIRST, work_rating=ABOVE, behaviour_rating=ABOVE,
        behaviour_reason="Tiga rekan", strength="Teliti", improvement="Bukti",
    )  # fmt: skip
    finishing = services.appraisals.finish
    assert refusal(lambda: finishing(bambang, siti.person_id, FIRST)) == "reason_missing"
    assert finish(unit, "bambang", "siti", FIRST, ABOVE, ABOVE).predicate is Predicate.SANGAT_BAIK
    why = services.appraisals.why(bambang, siti.person_id, FIRST)
    assert "PermenPANRB" in why.article
    assert why.steps

    # the head's superior looks at all together
    place = next(iter(services.calibration.units(ratnawati, FIRST)))[0]
    services.calibration.open(ratnawati, place, FIRST, place=RAPAT, participants=["Bambang"])
    services.calibration.change(
        ratnawati, place, FIRST, siti.person_id, work=MEETS, behaviour=ABOVE,
        reason="95 dari 100 belum di atas ekspektasi",
    )  # fmt: skip
    view = services.calibration.close(ratnawati, place, FIRST).value
    assert view.too_small
    assert services.appraisals.own(siti, FIRST) is None
    services.appraisals.publish(bambang, FIRST, [siti.person_id])

    own = services.appraisals.own(siti, FIRST)
    assert (own.predicate, own.work_rating) == (Predicate.BAIK, MEETS)
    assert own.trail[-1].rule == "kalibrasi"
    text = text_of(unit.printed("alasan-predikat", "siti", "siti", FIRST), tmp_path)
    assert "belum di atas ekspektasi" in text
    assert not any(unit.session(a).display_name in text for a in ("yohanes", "rahmat", "sri"))

    # what follows
    save, close = services.follow_ups.save, services.follow_ups.close
    help_ = save(
        bambang, siti.person_id, FIRST, FollowUpKind.COACHING, topic="Menulis volume"
    ).value
    assert refusal(lambda: close(bambang, help_.id)) == "follow_up_outcome_missing"
    reward = save(
        bambang, siti.person_id, FIRST, FollowUpKind.REWARD, topic="Piagam", reason="Inovasi"
    ).value
    assert refusal(lambda: close(bambang, reward.id, outcome="x")) == "follow_up_not_approved"
    services.follow_ups.approve(ratnawati, reward.id, letter="800/4")
    assert close(bambang, reward.id, outcome="Diserahkan").value.closed_on == date(2027, 4, 6)
    assert len(services.follow_ups.list(siti, year=2027)) == 2


def test_a_semester_under_the_scheme_of_pariaman_to_a_printed_result(office, unit, clock, tmp_path):
    """PR-1, PR-2, PR-3, PR-4, PR-9, X-2, X-7."""
    hr = office.session("nurhayati")
    chosen = office.services.schemes.choose(hr, HALF, "pariaman").value
    assert chosen.scheme == "pariaman"
    bring_news(office, unit)
    clock.turn(date(2027, 7, 5))
    s, siti = unit.session("bambang"), unit.person("siti")
    schemes = unit.services.schemes
    key = schemes.key_fact
    assert refusal(lambda: key(s, siti, HALF, "kehadiran", "98", " ")) == "fact_reason_missing"
    assert refusal(lambda: key(s, siti, HALF, "kehadiran", "120", "Rekap")) != ""
    for name, value, source in (
        ("kehadiran", "98", "Rekap mesin absen Januari sampai Juni"),
        ("kualitas_pekerjaan", "4", "Tiga berkas dikembalikan"),
        ("komunikasi", "5", "Pengamatan loket"),
        ("umpan_balik", "88", "Kotak saran, 41 lembar"),
    ):
        key(s, siti, HALF, name, value, source)
    done = finish(unit, "bambang", "siti", HALF)
    # 25 % of 98, 35 % of 85, 20 % of 100, 20 % of 88
    scored = {step.rule: step.output for step in done.trail}
    assert scored["nilai"] == "91.85"
    assert done.predicate is Predicate.SANGAT_BAIK
    unit.services.appraisals.publish(s, HALF, [siti])
    text = text_of(unit.printed("alasan-predikat", "siti", "siti", HALF), tmp_path)
    for words in (
        "Kota Pariaman",
        "Kehadiran",
        "91,85",
        "perlu ditetapkan instansi",
        "Kotak saran",
    ):
        assert words in text
    assert "bertemu di petak" not in text  # no matrix decides here
    paper = text_of(unit.printed("dokumen-evaluasi", "siti", "siti", HALF), tmp_path)
    assert "SANGAT BAIK" in paper.upper()
    assert "1 JANUARI SD 30 JUNI TAHUN 2027" in paper.upper()


def test_a_mutation_in_mid_year_gives_two_plans_two_appraisers_and_one_year(office, unit, clock):
    """WG-3, TS-11, X-7; section 2 no. 15."""
    bring_news(office, unit)
    services = unit.services
    siti, person = unit.session("siti"), unit.person("siti")
    first = complete_plan(unit, "siti", "Terlayaninya perekaman")
    services.plans.decide(unit.session("bambang"), first.id, agreed=True)
    clock.turn(date(2027, 4, 6))
    finish(unit, "bambang", "siti", FIRST, MEETS, MEETS)
    services.appraisals.publish(unit.session("bambang"), FIRST, [person])

    clock.turn(date(2027, 7, 1))
    hr, day = office.session("nurhayati"), date(2027, 7, 1)
    office.services.master_data.save_relation(
        hr, person_id=person, other_id=unit.person("sri"), kind=RelationKind.APPRAISER, starts=day
    )
    bring_news(office, unit)
    second = services.plans.split(siti, first.id, day, copy=True).value
    services.plans.submit(siti, second.id)
    listed = services.plans.list(siti, year=2027)
    assert [(p.starts, p.ends) for p in listed] == [
        (date(2027, 1, 1), date(2027, 6, 30)), (day, date(2027, 12, 31)),
    ]  # fmt: skip
    bambang, sri = unit.session("bambang"), unit.session("sri")
    decide = services.plans.decide
    assert decide(sri, second.id, agreed=True).value.status is PlanStatus.AGREED
    assert decide(bambang, first.id, agreed=True).value.status is PlanStatus.AGREED

    # the former head keeps the days before and reads nothing after them
    clock.turn(date(2027, 10, 5))
    save = services.appraisals.save
    assert refusal(lambda: save(bambang, person, "2027-T3", strength="x")) == "relation_ended"
    assert refusal(lambda: services.plans.view(bambang, second.id)) == "relation_ended"
    finish(unit, "sri", "siti", "2027-T3", ABOVE, MEETS)
    services.appraisals.publish(sri, "2027-T3", [person])
    reading = services.appraisals.view
    assert refusal(lambda: reading(bambang, person, "2027-T3")) == "relation_ended"
    assert reading(bambang, person, FIRST).state is AppraisalState.PUBLISHED

    # the head of 31 December makes the year from both
    clock.turn(date(2028, 1, 5))
    year = services.roll_ups.view(sri, person, YEAR)
    done = {p.period.code: p.work for p in year.parts if p.state is AppraisalState.PUBLISHED}
    assert done == {FIRST: MEETS, "2027-T3": ABOVE}
    assert refusal(lambda: services.roll_ups.view(bambang, person, YEAR)) == "relation_ended"
    assert finish(unit, "sri", "siti", YEAR, MEETS, MEETS).predicate is Predicate.BAIK


def test_an_objection_changes_a_result_and_stands_on_the_paper(office, unit, clock, tmp_path):
    """PR-9, X-3, X-4; section 2 no. 8."""
    bring_news(office, unit)
    services, siti = unit.services, unit.session("siti")
    complete_plan(unit, "siti", "Terlayaninya perekaman")
    clock.turn(date(2027, 4, 6))
    finish(unit, "bambang", "siti", FIRST, BELOW, MEETS)
    services.appraisals.publish(unit.session("bambang"), FIRST, [siti.person_id])
    objected = services.objections.file(siti, FIRST, "Dua kegiatan Maret belum dihitung.").value
    clock.turn(date(2027, 4, 8))
    services.objections.reply(
        unit.session("bambang"), objected.item.id, "Keduanya diajukan sesudah periode berakhir."
    )
    clock.turn(date(2027, 4, 12))
    decided = services.objections.decide(
        unit.session("ratnawati"), objected.item.id, ObjectionOutcome.GRANTED,
        "Buktinya bertanggal Maret.", work=MEETS,
    ).value  # fmt: skip
    assert decided.intact
    assert services.appraisals.own(siti, FIRST).predicate is Predicate.BAIK
    text = text_of(unit.printed("dokumen-evaluasi", "siti", "siti", FIRST), tmp_path)
    for words in ("Dua kegiatan Maret", "Keduanya diajukan", "Buktinya bertanggal", "6 April 2027"):
        assert words in text
    assert "BUTUH PERBAIKAN" not in text.upper()
    why = text_of(unit.printed("alasan-predikat", "siti", "siti", FIRST), tmp_path)
    assert "Buktinya bertanggal Maret" in why


def test_an_old_form_is_printed_anew_word_for_word_and_byte_for_byte(office, unit, clock, tmp_path):
    """SM-4, SM-5; section 2 no. 12."""
    hr, drafter = office.session("nurhayati"), office.session("dedi")
    bring_news(office, unit)
    services, person = unit.services, unit.person("siti")
    complete_plan(unit, "siti", "Terlayaninya perekaman")
    clock.turn(date(2027, 4, 6))
    finish(unit, "bambang", "siti", FIRST)
    services.appraisals.publish(unit.session("bambang"), FIRST, [person])
    forms = ("dokumen-evaluasi", "evaluasi", "alasan-predikat")
    before = {form: unit.printed(form, "siti", "siti", FIRST) for form in forms}
    words = {form: text_of(pdf, tmp_path) for form, pdf in before.items()}
    skp = unit.printed("skp", "siti", "siti", FIRST)

    clock.turn(date(2027, 5, 3))
    draft = office.services.schemes.copy(
        drafter, "permenpanrb-6-2022", "1", new_code="kota-contoh", title="Skema Kota"
    ).value
    office.services.schemes.release(drafter, draft.item.id)
    office.services.schemes.choose(hr, "2027-T3", "kota-contoh")
    office.services.library.save(
        drafter, "hasil-akhir", effective_from=date(2027, 5, 3), name="Hasil akhir (baru)"
    )
    office.services.master_data.save_organisation_result(
        hr, office.services.master_data.units(hr)[0].id, "2027-T2", OrganisationPredicate.ISTIMEWA
    )
    bring_news(office, unit)
    editions = services.library.list(unit.session("siti"), date(2027, 6, 1))
    assert "Hasil akhir (baru)" in {item.name for item in editions}
    periods = services.appraisals.periods(unit.session("siti"))
    assert {p.code for p in periods if p.scheme == "kota-contoh"} == {"2027-T3"}
    after = {form: unit.printed(form, "siti", "siti", FIRST) for form in forms}
    assert {form: text_of(pdf, tmp_path) for form, pdf in after.items()} == words
    assert after == before
    assert unit.printed("skp", "siti", "siti", FIRST) == skp
