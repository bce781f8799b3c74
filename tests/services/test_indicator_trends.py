"""Trends of indicators that people wrote themselves, and of projects (TJ-5)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.services.office import SYSTEM

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.errors import NotAllowed, StaleRecord
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.task import TaskKind
from penilaian_desktop.services.indicator_trends import follow, key_of, realised, unit_choices


def make_periods(office, year):
    with office.workspace.write(SYSTEM) as unit:
        for number in range(1, 5):
            code = PeriodCode(year, "T", number)
            unit.add(
                Period(
                    id=new_id(), at=office.clock(), code=code.code, starts=code.starts,
                    ends=code.ends, deadline=code.ends,
                )
            )  # fmt: skip


def plan_with(office, who, year, text, *, unit="berkas"):
    """Write a plan of a year with one indicator and return its id."""
    plans, s = office.services.plans, office.session(who)
    plan = plans.create(s, year).value
    plan = plans.save_rhk(s, plan.id, None, text="Arsip tertata").value
    plan = plans.save_indicator(
        s, plan.rhk[0].id, None, text=text, target_text=f"400 {unit}", measure="Hitung",
        source="Register", quarter_targets=(Decimal(100),) * 4,
    ).value  # fmt: skip
    return plan.rhk[0].indicators[0].id, plan.rhk[0].id


def realise(office, who, indicator, code, value):
    office.services.appraisals.save_actual(
        office.session(who), indicator, code, value=Decimal(value)
    )


def test_an_indicator_goes_on_under_its_words_and_its_measure():
    assert key_of("Berkas  terpindai tahun 2026.", "Berkas", "") == key_of(
        "berkas terpindai tahun 2027", " berkas ", ""
    )
    assert key_of("Berkas terpindai", "berkas", "") != key_of("Berkas terpindai", "%", "")
    assert key_of("Lama layanan", "hari", "waktu-tunggu") == key_of("", "", "waktu-tunggu")


def test_an_own_indicator_has_a_trend_over_the_years(office):
    """TJ-5: indicator; two plans, each with its own record of it."""
    make_periods(office, 2027)
    first, _ = plan_with(office, "siti", 2026, "Berkas terpindai tahun 2026")
    for number, value in enumerate((60, 72, 80, 90), start=1):
        realise(office, "siti", first, f"2026-T{number}", value)
    office.clock.set(date(2027, 12, 20))
    second, _ = plan_with(office, "siti", 2027, "Berkas terpindai tahun 2027")
    for number, value in enumerate((100, 104, 112, 120), start=1):
        realise(office, "siti", second, f"2027-T{number}", value)
    trends, siti = office.services.trends, office.ids["siti"]
    for who in ("siti", "bambang", "nurul"):
        s = office.session(who)
        (choice,) = trends.measures(s, 2027, person_id=siti)
        assert choice.name == "Berkas terpindai tahun 2027"
        (chart,) = trends.measure(s, choice.key, person_id=siti)
        assert chart.title == "Berkas terpindai tahun 2027"
        assert chart.unit == "berkas"
        assert chart.series[0].values == (60, 72, 80, 90, 100, 104, 112, 120)
    for who in ("taufik", "ratna"):
        with pytest.raises(NotAllowed):
            trends.measures(office.session(who), 2027, person_id=siti)
        with pytest.raises(NotAllowed):
            trends.measure(office.session(who), second, person_id=siti)


def test_what_was_not_written_is_what_the_accepted_log_adds_up_to(office):
    """TJ-5, TS-3: most people write no number; their entries say it."""
    indicator, rhk = plan_with(office, "siti", 2026, "Berkas terpindai")
    plan = office.services.plans.current(office.session("siti"), year=2026)
    office.services.plans.save_attachments(
        office.session("siti"), plan.id, ["Printer"], ["Bulanan"], ["Pembinaan"]
    )
    office.services.plans.submit(office.session("siti"), plan.id)
    office.services.plans.decide(office.session("bambang"), plan.id, agreed=True)
    entries = [
        *office.submit("siti", "08.00-09.00 Memindai =3 berkas @1", day=date(2026, 8, 3)),
        *office.submit("siti", "08.00-09.00 Memindai =4,5 berkas @1", day=date(2026, 9, 7)),
        *office.submit("siti", "09.00-10.00 Melayani =9 orang @1", day=date(2026, 9, 7)),
    ]
    assert {entry.rhk_id for entry in entries} == {rhk}
    office.submit("siti", "10.00-11.00 Memindai =7 berkas @1", day=date(2026, 9, 8))
    office.services.reviews.accept(office.session("bambang"), [entry.id for entry in entries])
    trends, siti = office.services.trends, office.ids["siti"]
    (chart,) = trends.measure(office.session("siti"), indicator, person_id=siti)
    assert chart.series[0].values[-2:] == (Decimal("7.50"), None)
    assert chart.series[0].notes[-2:] == ("", "belum berakhir")
    realise(office, "siti", indicator, "2026-T3", 8)
    (chart,) = trends.measure(office.session("siti"), indicator, person_id=siti)
    assert chart.series[0].values[-2] == 8


def test_a_unit_has_the_mean_of_its_people(office):
    """TJ-5: unit and indicator together."""
    for who, text, value in (
        ("siti", "Berkas terpindai", 10),
        ("taufik", "berkas  terpindai.", 13),
        ("dewi", "Berkas terpindai", 40),
    ):
        indicator, _ = plan_with(office, who, 2026, text)
        realise(office, who, indicator, "2026-T3", value)
    trends, place = office.services.trends, office.units["pelayanan"]
    (choice,) = trends.measures(office.session("bambang"), 2026, unit_id=place)
    (chart,) = trends.measure(office.session("bambang"), choice.key, unit_id=place)
    assert chart.title.endswith("Bidang Pelayanan")
    assert chart.series[0].values[-2] == Decimal("11.50")
    assert chart.series[0].note(6) == "2 pegawai"
    (chart,) = trends.measure(office.session("nurul"), choice.key)
    assert chart.series[0].values[-2] == 21
    s = office.session("", Role.DRAFTER)
    assert trends.measures(s, 2026) == ()
    (veiled,) = trends.measure(s, choice.key)
    assert veiled.is_empty
    assert "kurang dari 5 orang" in veiled.note
    with pytest.raises(StaleRecord):
        trends.measure(office.session("bambang"), new_id(), unit_id=place)


def test_projects_have_a_trend_of_result_time_and_budget(office):
    """TJ-2, TJ-5."""
    tasks, s = office.services.tasks, office.session("siti")
    for month, done in ((6, 80), (9, 110)):
        office.clock.set(date(2026, month, 1))
        view = tasks.save(
            s, None, title="Digitalisasi arsip", task_kind=TaskKind.PROJECT,
            starts=date(2026, month, 1), due=date(2026, month, 20), started=date(2026, month, 1),
            result_text="Akta terpindai", result_planned=Decimal(100), result_unit="akta",
            budget_planned=Decimal(10_000_000),
        ).value  # fmt: skip
        office.clock.set(date(2026, month, 20))
        view = tasks.save(
            s, view.item.id, view.item.task.version, result_actual=Decimal(done),
            budget_actual=Decimal(8_000_000),
        ).value  # fmt: skip
        tasks.close(s, view.item.id, view.item.task.version, ended=date(2026, month, 20))
    trends, siti = office.services.trends, office.ids["siti"]
    choices = trends.measures(office.session("bambang"), 2026, person_id=siti)
    assert [one.key for one in choices] == ["proyek"]
    (chart,) = trends.measure(office.session("bambang"), "proyek", person_id=siti)
    at = [c.spoken for c in chart.categories].index("Triwulan III 2026")
    assert [one.label for one in chart.series] == ["hasil akhir", "waktu penyelesaian", "anggaran"]
    assert chart.series[0].values[at - 1 : at + 1] == (80, 110)
    assert chart.series[1].values[at] == 100
    assert chart.series[2].values[at] is not None


def second_of(office, who, year, text):
    """Write a second RHK with an indicator into a plan and return the id of the indicator."""
    plans, s = office.services.plans, office.session(who)
    plan = plans.current(s, year=year)
    plan = plans.save_rhk(s, plan.id, None, text="Arsip lama tertata").value
    plan = plans.save_indicator(
        s, plan.rhk[-1].id, None, text=text, target_text="40 berkas", measure="Hitung",
        source="Register", quarter_targets=(Decimal(10),) * 4,
    ).value  # fmt: skip
    return plan.rhk[-1].indicators[0].id


def test_a_person_who_has_an_indicator_twice_is_one_person(office):
    """TJ-5, TS-11: in words that read alike; the veil counts people."""
    plan_with(office, "siti", 2026, "Berkas terpindai")
    second_of(office, "siti", 2026, "berkas  terpindai.")
    plan_with(office, "taufik", 2026, "Berkas terpindai")

    def choices(least):
        with office.workspace.read() as unit:
            return unit_choices(unit, 2026, None, least)

    assert [one.name for one in choices(2)] == ["Berkas terpindai"]
    assert choices(3) == ()


def test_of_two_alike_the_one_further_down_in_the_plan_counts(office):
    """TJ-5: in whatever order they were written."""
    first, _ = plan_with(office, "siti", 2026, "Berkas terpindai")
    second = second_of(office, "siti", 2026, "Berkas terpindai")
    realise(office, "siti", second, "2026-T3", 7)
    realise(office, "siti", first, "2026-T3", 60)
    written = {first: 60, second: 7}
    siti = office.ids["siti"]
    with office.workspace.read() as unit:
        followed = follow(unit, first, (siti,))
        assert [one.id for one in followed.parts] == [first, second]
        assert realised(unit, followed, ["2026-T3"]).values["2026-T3"] == {siti: 7}
        followed.parts.reverse()
        last = written[followed.parts[-1].id]
        assert realised(unit, followed, ["2026-T3"]).values["2026-T3"] == {siti: last}
