"""Penilaian: the attendance of the period stands beside the rating (PR-2, X-2)."""

from __future__ import annotations

from tests.ui.screens.team_world import nameless, shown

from penilaian_desktop.ui.screens.penilaian.page import PenilaianPage
from penilaian_desktop.ui.widgets.label import Label


def words(widget) -> str:
    return " ".join(label.text() for label in widget.findChildren(Label) if label.isVisible())


def test_the_recaps_of_the_period_stand_beside_the_rating_with_their_why(team, qtbot):
    head, siti = team.context.session, team.id_of("siti")
    for month, late in (("2026-B10", 2), ("2026-B11", 0)):
        team.services.attendance.save(
            head, siti, month, working_days=20, present=19, absent=1, late_days=late,
            late_minutes=late * 10, late_steps=(late, 0, 0, 0),
        )  # fmt: skip
    page = shown(PenilaianPage(team.context), qtbot)
    page.period.set_value("2026-T4")
    page.period.chosen.emit("2026-T4")
    page.open(siti)
    card = page.bench.attendance
    assert card.isVisible()
    assert "95 % · terlambat 2 kali · tanpa keterangan 2 hari" in words(card)
    assert "Rekap 2 dari 3 bulan" in words(card)
    assert "38 : 40 × 100" not in words(card)
    card.why.click()
    assert "38 : 40 × 100" in words(card)
    assert "Terlambat 2 kali (TL1 2)" in words(card)
    page.open(team.id_of("taufik"))
    assert not card.isVisible()
    assert nameless(page) == []
