"""Pengaturan, Pengingat: off possible, the hour, the tray (SM-12)."""

from __future__ import annotations

import pytest
from tests.ui.screens.team_world import context_for, nameless, shown

from penilaian_desktop.domain.monitor_views import Silence
from penilaian_desktop.domain.reminder_views import ReminderSettings
from penilaian_desktop.ui.screens.pengaturan.reminder_tab import ReminderTab


@pytest.fixture
def tab(team, qtbot):
    made = shown(ReminderTab(team.context), qtbot, 700, 500)
    made.load()
    return made


def stored(team):
    return team.services.reminders.settings(team.context.session)


def test_the_hour_is_typed_as_on_paper_and_kept(tab, team):
    assert (tab.on.isChecked(), tab.hour.text()) == (True, "15.00")
    tab.hour.setText("9:30")
    tab.hour.editingFinished.emit()
    assert stored(team) == ReminderSettings(on=True, minute=570)
    assert tab.hour.text() == "09.30"


@pytest.mark.parametrize("text", ["pagi", "25.00", "24.00", ""])
def test_what_is_no_hour_is_explained_at_the_field(tab, team, text):
    tab.hour.setText(text)
    tab.hour.editingFinished.emit()
    assert "antara 00.00 dan 23.59" in tab.rows._faults["minute"].text()
    assert stored(team).minute == 900


def test_reminders_are_switched_off_and_on_again(tab, team):
    tab.on.click()
    assert not stored(team).on
    assert not tab.hour.isEnabled()
    tab.on.click()
    assert stored(team).on


def test_without_a_tray_the_box_says_why_it_is_closed(tab):
    assert not tab.tray.isEnabled()
    assert "tidak mempunyai baki" in tab._why.text()
    assert nameless(tab) == []


def test_hr_types_after_how_many_days_a_unit_is_silent(office, qapp, tmp_path, qtbot):
    """No. 14: kept when the field is left; what makes no sense is said at the field."""
    team = context_for(office, "nurul", qapp, tmp_path)
    tab = shown(ReminderTab(team.context), qtbot, 700, 640)
    tab.load()
    card = tab.silence
    assert (card.isVisible(), card.days.text(), card.long.text()) == (True, "14", "30")
    card.days.setText("40")
    card.days.editingFinished.emit()
    assert "lebih dari 40 hari" in card.rows._faults["long"].text()
    assert team.services.silences.limits() == Silence()
    card.long.setText("60")
    card.long.editingFinished.emit()
    assert team.services.silences.limits() == Silence(days=40, long=60)
    assert nameless(tab) == []


def test_others_than_hr_do_not_see_the_limits(tab):
    assert not tab.silence.isVisible()
