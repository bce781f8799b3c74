"""A head at work: reading entries, scoring a quarter, publishing; the person sees it only then."""

from __future__ import annotations

from tests.journeys.conftest import PASSWORD

from penilaian_desktop.domain.activity import ActivityStatus
from penilaian_desktop.domain.activity_views import ActivityFilter
from penilaian_desktop.domain.appraisal import Predicate
from penilaian_desktop.ui.widgets.staff_list import StaffList

FOURTH = "2026-T4"


def entries_of(hands, person_id, status):
    live = hands.live
    shown = ActivityFilter(person_id=person_id)
    page = live.services.activities.page(live.session, shown, limit=500)
    return {item.id for item in page.items if item.status is status}


def person_id_of(hands, nip):
    live = hands.live
    return live.services.master_data.person_by_identity(live.session, nip)


def test_entries_are_accepted_or_returned_with_a_note_that_the_person_reads(begin, demo):
    """TS-5 on the same laptop, PR-7, X-4; section 3 no. 14."""
    siti = demo.who("siti")
    hands = begin(demo.unit)
    hands.sign_in("bambang", PASSWORD)
    hands.go("Tinjauan")
    hands.pick(siti.name)
    person = person_id_of(hands, siti.nip)
    waiting = entries_of(hands, person, ActivityStatus.SUBMITTED)
    returned = entries_of(hands, person, ActivityStatus.RETURNED)
    assert len(waiting) >= 2
    hands.press("A")
    assert len(entries_of(hands, person, ActivityStatus.SUBMITTED)) == len(waiting) - 1
    assert hands.sees("diterima")
    hands.press("R")
    hands.fill("Catatan untuk pemiliknya", "Sebutkan nomor berkasnya")
    hands.press("Ctrl+Return")
    (back,) = entries_of(hands, person, ActivityStatus.RETURNED) - returned

    hands.lock()
    hands.sign_in("siti", PASSWORD)
    live = hands.live
    item = live.services.activities.item(live.session, back)
    assert (item.status, item.review_note) == (
        ActivityStatus.RETURNED,
        "Sebutkan nomor berkasnya",
    )
    assert hands.sees("dikembalikan")


def test_a_quarter_is_scored_explained_finished_published_and_only_then_seen(begin, demo):
    """TJ-4, PR-7, PR-9, TS-11, X-2, X-3; section 2 no. 5; section 3 no. 12, 16."""
    siti = demo.who("siti")
    hands = begin(demo.unit)
    hands.sign_in("bambang", PASSWORD)
    hands.go("Penilaian")
    hands.choose("Periode", "Triwulan IV 2026")
    hands.pick(siti.name)
    person = person_id_of(hands, siti.nip)
    rhk = hands.live.services.appraisals.view(hands.live.session, person, FOURTH).rhk
    assert len(rhk) == 4
    assert hands.sees(f"{rhk[1].actual} / {rhk[1].target}")  # the data beside the scale
    for key in ("2", "2", "2", "2", "2", "3"):  # four RHK, hasil kerja, perilaku
        hands.press(key)
    # Measured by the working days passed the results suggest what was chosen: no reason is asked.
    hands.fill("Alasan rating perilaku kerja", "Membantu loket lain saat antrean panjang")
    hands.click("Kolaboratif")
    hands.fill("Umpan balik untuk Siti", "Sigap membantu loket sebelah")
    hands.click("Simpan")
    hands.fill("Kekuatan (wajib)", "Teliti dan ramah")
    hands.fill("Perbaikan (wajib)", "Melampirkan bukti setiap hari")
    hands.settle()
    hands.press("M", on=hands.all(StaffList)[0])
    assert hands.sees("Mengapa predikat ini?")
    assert hands.sees("PermenPANRB"), hands.words()
    hands.press("Esc")
    hands.click("Selesaikan")
    assert hands.sees("Penilaian Siti Aminah selesai")

    def own():
        live = hands.live
        return live.services.appraisals.own(live.session, FOURTH)

    hands.lock()
    hands.sign_in("siti", PASSWORD)
    hands.go("Evaluasi")
    hands.choose("Periode", "Triwulan IV 2026")
    assert own() is None
    assert not hands.sees("Teliti dan ramah")
    assert hands.sees("Sigap membantu")  # feedback of a running period helps at once

    hands.lock()
    hands.sign_in("bambang", PASSWORD)
    hands.go("Penilaian")
    hands.choose("Periode", "Triwulan IV 2026")
    hands.click("Terbitkan")
    hands.click("Terbitkan 1 penilaian")
    assert hands.sees("1 penilaian diterbitkan")
    hands.press("Ctrl+Z")
    assert not hands.sees("Diurungkan"), hands.words()

    hands.lock()
    hands.sign_in("siti", PASSWORD)
    hands.go("Evaluasi")
    hands.choose("Periode", "Triwulan IV 2026")
    assert own().predicate is Predicate.BAIK
    assert hands.sees("Teliti dan ramah")
    assert hands.sees("Sigap membantu loket sebelah")
    hands.click("Mengapa predikat ini?")
    assert hands.sees("PermenPANRB")
