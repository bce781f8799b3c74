"""Penilaian: what was done since the last result stands beside the rating (no. 10, TS-8, TJ-7)."""

from __future__ import annotations

from datetime import date

from tests.ui.screens.team_world import BELOW, THIRD, nameless, shown

from penilaian_desktop.domain.follow_up import FollowUpKind
from penilaian_desktop.ui.screens.penilaian.page import PenilaianPage
from penilaian_desktop.ui.widgets.label import Label


def words(widget) -> str:
    return " ".join(label.text() for label in widget.findChildren(Label))


def test_the_head_sees_in_the_next_period_what_followed_from_the_last(team, qtbot):
    """Section 2 no. 10: the result before, the coaching, its outcome; hidden where none was."""
    office, head = team.office, team.context.session
    office.clock.set(date(2026, 10, 5))
    office.appraise("taufik", "bambang", work=BELOW, publish=True)
    made = team.services.follow_ups.save(
        head, team.id_of("taufik"), THIRD, FollowUpKind.COACHING, topic="Dialog tiap minggu"
    ).value
    office.clock.set(date(2026, 11, 19))
    page = shown(PenilaianPage(team.context), qtbot)
    page.period.set_value("2026-T4")
    page.period.chosen.emit("2026-T4")
    page.open(team.id_of("taufik"))
    card = page.bench.since
    assert card.isVisible()
    said = words(card)
    for part in ("Triwulan III 2026", "Pembinaan · belum dilaksanakan", "Dialog tiap minggu"):
        assert part in said
    team.services.follow_ups.close(
        head, made.id, outcome="Antrean selesai tiap hari", held_on=date(2026, 11, 2)
    )
    page.refresh()
    assert "Pembinaan · 2 Nov 2026 Dialog tiap minggu Antrean selesai" in words(card)
    page.open(team.id_of("siti"))
    assert not card.isVisible()
    assert nameless(page) == []
