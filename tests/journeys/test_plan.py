"""A plan from its first word to the head's agreement, two persons at one laptop."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton
from tests.journeys.conftest import PASSWORD

from penilaian_desktop.domain.plan import PlanStatus


def plan_of(hands, person_id, year=2027):
    live = hands.live
    return live.services.plans.current(live.session, person_id, year)


def write_plan(hands):
    """Write a plan for 2027 as Siti: one RHK, one indicator, the three attachments."""
    hands.go("SKP")
    hands.choose("Tahun SKP", "2027")
    hands.click("Susun SKP 2027")
    hands.click("Tambah RHK")
    hands.fill("Rencana hasil kerja", "Terlayaninya perekaman KTP-el sesuai standar")
    hands.settle()
    hands.click("Tambah indikator")
    hands.fill("Indikator", "Penduduk yang direkam")
    hands.fill("Target setahun", "2.400 orang")
    hands.fill("Satuan", "orang")
    hands.fill("Cara mengukur", "Jumlah perekaman dalam SIAK")
    hands.fill("Sumber data", "Laporan harian SIAK")
    hands.settle()
    hands.click("Bagi rata")


def test_a_plan_is_written_handed_in_and_agreed_on_the_same_laptop(begin, demo):
    """WG-2, WG-3, TJ-1, TS-2 (indicator), SM-11; section 2 no. 1, 4, 13; section 3 no. 13."""
    siti = demo.who("siti")
    hands = begin(demo.unit)
    hands.sign_in("siti", PASSWORD)
    write_plan(hands)
    live = hands.live
    me = live.session.person_id
    plan = plan_of(hands, me)
    assert plan.rhk[0].text == "Terlayaninya perekaman KTP-el sesuai standar"
    (indicator,) = plan.rhk[0].indicators
    assert (indicator.target_text, indicator.unit) == ("2.400 orang", "orang")
    assert [str(q) for q in indicator.quarter_targets] == ["600", "600", "600", "600"]
    hands.press("Esc")
    hands.click("Lampiran")
    for label in ("Dukungan sumber daya", "Skema pertanggungjawaban", "Konsekuensi"):
        hands.fill(label, f"{label} sesuai aturan")
    hands.settle()
    hands.press("Home", on=hands.find("Lampiran", QAbstractButton))
    hands.click("Ajukan ke atasan")
    assert plan_of(hands, me).status is PlanStatus.SUBMITTED
    assert plan.appraiser.name == demo.who("bambang").name

    hands.lock()
    hands.sign_in("bambang", PASSWORD)
    hands.go("Tinjauan")
    hands.press("S")
    hands.pick(siti.name)
    hands.click("Setujui")
    assert plan_of(hands, me).status is PlanStatus.AGREED

    hands.lock()
    hands.sign_in("siti", PASSWORD)
    hands.go("SKP")
    hands.choose("Tahun SKP", "2027")
    assert hands.sees("Sudah disetujui pejabat penilai.")
