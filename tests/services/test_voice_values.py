"""The public's voice as the realisation of an own indicator (TJ-10)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.plan import Direction, Indicator
from penilaian_desktop.domain.public_voice import Channel, NoteKind

PERIOD = "2026-T3"


@pytest.fixture
def head(office):
    return office.session("bambang", Role.EMPLOYEE, Role.APPRAISER)


@pytest.fixture
def siti(office):
    """Siti with an indicator in days, one of complaints, and one in minutes."""
    plans, s = office.services.plans, office.session("siti")
    plan = office.plan("siti", submit=False)
    for text, unit, direction in (
        ("Lama menyelesaikan pengaduan", "hari", Direction.LOWER),
        ("Keluhan tentang antrean", "keluhan", Direction.LOWER),
        ("Waktu tunggu", "menit", Direction.LOWER),
        ("Hari pelayanan keliling", "hari", Direction.HIGHER),
        ("Indeks kepuasan masyarakat", "nilai", Direction.HIGHER),
    ):
        plans.save_indicator(
            s, plan.rhk[0].id, None, text=text, target_text=f"5 {unit}", unit=unit,
            direction=direction, measure="Rata-rata", source="Register",
        )  # fmt: skip
    plans.submit(s, plan.id)
    plans.decide(office.session("bambang"), plan.id, agreed=True)
    return s


def complain(
    office,
    head,
    received,
    solved=None,
    *,
    slow=False,
    place="pelayanan",
    text="Antrean lama",
    who="",
):  # fmt: skip
    note = office.services.public_notes.save(
        head, None, unit_id=office.units[place], kind=NoteKind.COMPLAINT,
        channel=Channel.COUNTER, received_on=received, text=text, too_slow=slow,
        citizen="Rahmawati", person_id=office.ids[who] if who else "",
    ).value  # fmt: skip
    if solved is not None:
        office.services.public_notes.solve(head, note.id, solved_on=solved, solution="Loket kedua")


def told(office, s):
    view = office.services.plans.current(s, year=2026)
    names = {i.id: i.text for r in view.rhk for i in r.indicators}
    offers = office.services.voice_values.offers(s, PERIOD)
    return {names[o.indicator_id]: (o.value, o.note) for o in offers}


def test_median_days_and_slow_notes_are_offered_to_the_owner(office, head, siti):
    """TJ-10: "too slow" becomes an indicator value."""
    complain(office, head, date(2026, 7, 1), date(2026, 7, 5), slow=True)
    complain(office, head, date(2026, 8, 1), date(2026, 8, 8), slow=True)
    complain(office, head, date(2026, 9, 25), date(2026, 10, 20))
    complain(office, head, date(2026, 4, 1), slow=True)
    assert told(office, siti) == {
        "Lama menyelesaikan pengaduan": (
            Decimal("5.5"), "Median 2 pengaduan yang selesai, Bidang Pelayanan",
        ),
        "Keluhan tentang antrean": (
            Decimal(2), "2 catatan warga menyebut terlalu lambat, Bidang Pelayanan",
        ),
    }  # fmt: skip
    assert "Rahmawati" not in repr(told(office, siti))


def test_what_is_offered_is_written_in_one_step_with_where_it_comes_from(office, head, siti):
    """TJ-10: one step; the value is the owner's own and can be undone."""
    complain(office, head, date(2026, 7, 1), date(2026, 7, 5))
    values = office.services.voice_values
    (offer, *_) = values.offers(siti, PERIOD)
    done = values.use(siti, offer.indicator_id, PERIOD)
    assert (done.value.actual, done.value.note) == (Decimal(4), offer.note)
    assert done.undo_label
    office.services.undo.undo(siti)
    items = office.services.appraisals.own_realisation(siti, PERIOD).items
    assert next(i for i in items if i.indicator.id == offer.indicator_id).note == ""


def test_without_a_word_of_the_public_nothing_is_offered(office, head, siti):
    assert told(office, siti) == {}
    view = office.services.plans.current(siti, year=2026)
    with pytest.raises(RuleViolation, match="voice_value_none"):
        office.services.voice_values.use(siti, view.rhk[0].indicators[1].id, PERIOD)


def test_another_unit_is_not_counted_and_nobody_else_writes(office, head, siti):
    complain(office, office.session("ratna"), date(2026, 7, 1), date(2026, 7, 5), place="arsip")
    assert told(office, siti) == {}
    complain(office, head, date(2026, 7, 1), date(2026, 7, 5))
    (offer, *_) = office.services.voice_values.offers(siti, PERIOD)
    assert office.services.voice_values.offers(head, PERIOD) == ()
    with pytest.raises((NotAllowed, RuleViolation)):
        office.services.voice_values.use(head, offer.indicator_id, PERIOD)


# --- by kind of indicator ----------------------------------------------------------------------
def use_ready(office, siti, text, code):
    """Make an indicator of the plan the ready one of a code."""
    with office.workspace.write(office.services.context.installation()) as unit:
        (found,) = unit.find(Indicator, person_id=office.ids["siti"], text=text)
        return unit.put(replace(found, library_code=code, library_version=1))


@pytest.mark.parametrize("code", ["waktu-tunggu", "kecepatan-pelayanan"])
def test_how_long_too_slow_was_becomes_the_minutes_of_the_ready_indicators(
    office, head, siti, code
):
    """TJ-10, TS-3: the library counts both in minutes; hours are converted, days are not."""
    use_ready(office, siti, "Waktu tunggu", code)
    complain(office, head, date(2026, 7, 1), slow=True, text="Antre 45 menit")
    complain(office, head, date(2026, 7, 2), slow=True, text="Menunggu satu jam")
    complain(office, head, date(2026, 7, 3), slow=True, text="KTP selesai 14 hari")
    complain(office, head, date(2026, 7, 4), text="Kursi rusak sejak 10 menit")
    complain(office, head, date(2026, 10, 4), slow=True, text="Antre 5 menit")
    complain(office, head, date(2026, 7, 5), slow=True, text="Antre 9 menit", who="taufik")
    assert told(office, siti)["Waktu tunggu"] == (
        Decimal("52.50"), "Median 2 catatan warga: 45 menit, 1 jam, Bidang Pelayanan",
    )  # fmt: skip
    offers = {o.note: o for o in office.services.voice_values.offers(siti, PERIOD)}
    assert offers[told(office, siti)["Waktu tunggu"][1]].unit == "menit"


def test_days_of_complaints_are_no_minutes_of_waiting(office, head, siti):
    complain(office, head, date(2026, 7, 1), date(2026, 7, 5), slow=True)
    assert "Waktu tunggu" not in told(office, siti)


def test_the_index_of_the_nearest_survey_is_offered_to_satisfaction(office, head, siti):
    """TJ-10, TS-3: kepuasan masyarakat takes the IKM, with the unit surveyed and respondents."""
    hr, home = office.session("nurul"), office.units["dinas"]
    services = office.services
    service = services.public_services.save(hr, None, unit_id=home, name="KTP").value
    survey = services.surveys.save(
        hr, None, unit_id=home, title="SKM", starts=date(2026, 7, 1), ends=date(2026, 9, 30)
    ).value
    assert "Indeks kepuasan masyarakat" not in told(office, siti)
    services.surveys.key(hr, survey.id, service.id, [3] * 9, day=date(2026, 8, 1))
    assert told(office, siti)["Indeks kepuasan masyarakat"] == (
        Decimal(75), "IKM Disdukcapil, 1 responden",
    )  # fmt: skip
    indicator = use_ready(office, siti, "Indeks kepuasan masyarakat", "kepuasan-masyarakat")
    done = services.voice_values.use(siti, indicator.id, PERIOD)
    assert done.value.actual == Decimal(75)


@pytest.mark.parametrize(("target", "offered"), [("3.5", False), ("82", True)])
def test_a_target_of_the_scale_to_four_asks_for_something_else(office, head, siti, target, offered):
    with office.workspace.write(office.services.context.installation()) as unit:
        (found,) = unit.find(
            Indicator, person_id=office.ids["siti"], text="Indeks kepuasan masyarakat"
        )
        unit.put(replace(found, target_low=Decimal(target), target_high=None))
    place, services = office.units["pelayanan"], office.services
    service = services.public_services.save(head, None, unit_id=place, name="KTP").value
    survey = services.surveys.save(
        head, None, unit_id=place, title="SKM", starts=date(2026, 7, 1), ends=date(2026, 9, 30)
    ).value
    services.surveys.key(head, survey.id, service.id, [3] * 9, day=date(2026, 8, 1))
    assert ("Indeks kepuasan masyarakat" in told(office, siti)) is offered


def test_the_own_attendance_takes_the_share_of_the_recaps_in_one_step(office, head):
    """PR-2: a library indicator in percent; what is offered says where it comes from."""
    plans, s = office.services.plans, office.session("siti")
    plan = office.plan("siti", submit=False)
    for text, code in (("Kehadiran", "kehadiran"), ("Kehadiran rapat koordinasi", "")):
        plans.save_indicator(
            s, plan.rhk[0].id, None, text=text, target_text="minimal 95 %", unit="%",
            direction=Direction.HIGHER, measure="Hari hadir", source="Rekap", library_code=code,
        )  # fmt: skip
    plans.submit(s, plan.id)
    plans.decide(office.session("bambang"), plan.id, agreed=True)
    service = office.services.voice_values
    assert service.offers(s, PERIOD) == ()
    siti = office.ids["siti"]
    for month, present in (("2026-B07", 20), ("2026-B08", 18)):
        office.services.attendance.save(
            head, siti, month, working_days=20, present=present, absent=20 - present
        )
    (offer,) = service.offers(s, PERIOD)
    assert (offer.value, offer.unit, offer.recap) == (Decimal("95.00"), "%", True)
    assert offer.note == "Rekap kehadiran 2 dari 3 bulan, tanpa keterangan 2 hari"
    done = service.use(s, offer.indicator_id, PERIOD).value
    assert (done.actual, done.note) == (Decimal("95.00"), offer.note)
