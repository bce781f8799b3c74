"""Reminders in the window and by the tray; closing to the tray (SM-12)."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QSystemTrayIcon, QWidget
from tests.services.office import Clock, build
from tests.ui.screens.team_world import RESOURCES, THURSDAY, context_for, nameless
from tests.ui.windows import show_active

from penilaian_desktop.storage.workspace import Workspace
from penilaian_desktop.ui.kit.preferences import CLOSE_TO_TRAY
from penilaian_desktop.ui.shell.reminding import LockedReminder
from penilaian_desktop.ui.shell.tray import Tray
from penilaian_desktop.ui.shell.workbench import Workbench

pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged")
"""The offscreen desktop has no tray; Qt says so when an icon is shown all the same."""


class SaidTray(Tray):
    """A tray whose icon is real and whose notices can be read."""

    def __init__(self, over, context, *, available=True):
        super().__init__(over, context.prefs, context.look, lambda: available)
        self.said = []

    def tell(self, title, text):
        if self.icon is None:
            return False
        self.said.append((title, text))
        return True


@pytest.fixture
def office(workspace_root, data_key):
    clock = Clock(THURSDAY)
    clock.moment = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)  # 16.00 WIB
    opened = Workspace.open(workspace_root, data_key, clock=clock)
    yield build(opened, clock, RESOURCES)
    opened.close()


@pytest.fixture
def team(office, qapp, dressed, tmp_path):
    office.log("bambang", "08.00-09.00 Senin", date(2026, 11, 16))
    return context_for(office, "bambang", qapp, tmp_path)


def bench_of(team, qtbot, tray=None):
    bench = Workbench(team.context, tray=tray)
    show_active(bench, qtbot, 1366, 768)
    bench.go("beranda")
    return bench


def test_without_a_tray_a_quiet_bar_says_it_once_and_leads_there(team, qtbot):
    bench = bench_of(team, qtbot)
    assert bench.bar.isHidden()
    bench.watch.look()
    assert bench.bar.isVisible()
    assert bench.bar.banner.accessibleName().startswith("2 hari kerja belum ada catatan")
    assert nameless(bench.bar) == []
    bench.bar.close_button.click()
    assert bench.bar.isHidden()
    bench.watch.look()
    assert bench.bar.isHidden(), "it was told"
    assert bench.watch.minute == 15 * 60


def test_the_bar_opens_the_place_of_what_is_due(team, qtbot):
    bench = bench_of(team, qtbot)
    bench.watch.look()
    bench.bar.go.click()
    assert bench.current_page.page_id == "kegiatan"
    assert bench.bar.isHidden()


def test_with_a_tray_the_notice_has_titles_only_and_the_window_stays_quiet(team, qtbot):
    over = QWidget()
    qtbot.addWidget(over)
    tray = SaidTray(over, team.context)
    bench = bench_of(team, qtbot, tray)
    bench.watch.look()
    ((title, text),) = tray.said
    assert title == "Pengingat"
    assert text.splitlines() == [
        "2 hari kerja belum ada catatan",
        "Hari ini belum ada catatan",
        "3 staf belum dinilai untuk Triwulan III 2026",
    ]
    assert bench.bar.isHidden()
    tray.opened.emit()
    assert bench.current_page.page_id == "kegiatan"
    bench.watch.look()
    assert len(tray.said) == 1


def test_a_person_who_switched_them_off_is_left_alone(team, qtbot):
    services, session = team.services, team.context.session
    services.reminders.save_settings(session, on=False, minute=0)
    bench = bench_of(team, qtbot)
    bench.watch.look()
    assert bench.bar.isHidden()
    assert bench.watch.minute is None


def test_while_locked_only_that_something_waits_is_said_and_once_a_day(team, qtbot):
    over = QWidget()
    qtbot.addWidget(over)
    tray = SaidTray(over, team.context)
    moment = datetime(2026, 11, 19, 14, 59).astimezone()

    def clock():
        return moment

    locked = LockedReminder(tray, clock)
    locked.lock(15 * 60)
    locked.look()
    assert tray.said == []
    moment = moment.replace(hour=15, minute=1)
    locked.look()
    locked.look()
    assert tray.said == [("Penilaian terkunci", "Buka kunci untuk melihat pengingat hari ini.")]
    locked.lock(None)
    moment = moment.replace(day=20)
    locked.look()
    assert len(tray.said) == 1


def test_the_icon_is_made_when_it_is_first_needed_and_only_where_there_is_a_place(team, qtbot):
    over = QWidget()
    qtbot.addWidget(over)
    nowhere = Tray(over, team.context.prefs, team.context.look, lambda: False)
    assert nowhere.icon is None
    assert not nowhere.tell("Pengingat", "x")
    tray = Tray(over, team.context.prefs, team.context.look, lambda: True)
    assert tray.shown is None
    assert isinstance(tray.icon, QSystemTrayIcon)
    assert [a.text() for a in tray.icon.contextMenu().actions()] == ["Buka Penilaian", "Keluar"]
    assert not tray.icon.icon().isNull()


def test_closing_goes_to_the_tray_only_when_chosen_and_possible(
    team, paths, runtime, qapp, dressed, qtbot, fixed_clock
):
    from penilaian_desktop.ui.kit.tasks import InlineRunner
    from penilaian_desktop.ui.shell.window import AppWindow

    prefs, dress = team.context.prefs, team.context.look
    assert prefs.get(CLOSE_TO_TRAY) is False
    window = AppWindow(runtime, InlineRunner(), prefs, dress, RESOURCES, fixed_clock)
    show_active(window, qtbot)
    window._tray = SaidTray(window, team.context)
    window._tray.left.connect(window._leave)

    def close():
        event = QCloseEvent()
        window.closeEvent(event)
        return event.isAccepted()

    assert close(), "off by default"
    prefs.set(CLOSE_TO_TRAY, True)
    assert not close()
    assert window.isHidden()
    window._come_back()
    assert window.isVisible()
    window._tray = SaidTray(window, team.context, available=False)
    assert close(), "nothing to go to"
    window._tray = SaidTray(window, team.context)
    window._leaving = True
    assert close(), "asked for in the menu"
