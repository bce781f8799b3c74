"""A value that citizens gave, taken over beside the own indicator (TJ-10)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.ui.screens.team_world import shown

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.plan import Direction
from penilaian_desktop.domain.public_voice import Channel, NoteKind
from penilaian_desktop.ui.screens.evaluasi.page import EvaluasiPage


def test_the_median_of_complaints_is_one_click_away(own, qtbot):
    """TJ-10: "too slow" becomes an indicator value in one step."""
    office, s = own.office, own.context.session
    plans = office.services.plans
    plan = office.plan("siti", submit=False)
    plans.save_indicator(
        s, plan.rhk[0].id, None, text="Lama menyelesaikan pengaduan", target_text="5 hari",
        unit="hari", direction=Direction.LOWER, measure="Median", source="Register",
    )  # fmt: skip
    plans.submit(s, plan.id)
    plans.decide(office.session("bambang"), plan.id, agreed=True)
    head = office.session("bambang", Role.EMPLOYEE, Role.APPRAISER)
    note = office.services.public_notes.save(
        head, None, unit_id=office.units["pelayanan"], kind=NoteKind.COMPLAINT,
        channel=Channel.COUNTER, received_on=date(2026, 7, 1), text="Lama", too_slow=True,
    ).value  # fmt: skip
    office.services.public_notes.solve(
        head, note.id, solved_on=date(2026, 7, 7), solution="Loket kedua"
    )
    page = shown(EvaluasiPage(own.context), qtbot)
    page.open("2026-T3")
    rows = [r for r in page.indicators.rows.values() if r.heard.isVisible()]
    (row,) = rows
    assert row.heard.text() == "Pakai 6 hari dari suara warga"
    row.heard.click()
    page.save.flush()
    items = office.services.appraisals.own_realisation(s, "2026-T3").items
    stored = next(i for i in items if i.indicator.id == row.indicator_id)
    assert stored.actual == Decimal(6)
    assert stored.note == "Median 1 pengaduan yang selesai, Bidang Pelayanan"


def test_the_share_of_the_recaps_is_one_click_away(own, qtbot):
    """PR-2: the library indicator of attendance is not typed by hand, and names its source."""
    office, s = own.office, own.context.session
    plans = office.services.plans
    plan = office.plan("siti", submit=False)
    plans.save_indicator(
        s, plan.rhk[0].id, None, text="Kehadiran", target_text="minimal 95 %", unit="%",
        direction=Direction.HIGHER, measure="Hari hadir", source="Rekap", library_code="kehadiran",
    )  # fmt: skip
    plans.submit(s, plan.id)
    plans.decide(office.session("bambang"), plan.id, agreed=True)
    head = office.session("bambang", Role.EMPLOYEE, Role.APPRAISER)
    office.services.attendance.save(
        head, own.id_of("siti"), "2026-B08", working_days=20, present=19, absent=1
    )
    page = shown(EvaluasiPage(own.context), qtbot)
    page.open("2026-T3")
    (row,) = [r for r in page.indicators.rows.values() if r.heard.isVisible()]
    assert row.heard.text() == "Pakai 95 % dari rekap kehadiran"
    row.heard.click()
    page.save.flush()
    items = office.services.appraisals.own_realisation(s, "2026-T3").items
    stored = next(i for i in items if i.indicator.id == row.indicator_id)
    assert (stored.actual, stored.note) == (
        Decimal(95), "Rekap kehadiran 1 dari 3 bulan, tanpa keterangan 1 hari",
    )  # fmt: skip
