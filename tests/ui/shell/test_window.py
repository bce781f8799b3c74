"""The one window: from unlock to workbench and back, and what a crash says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.shell.conftest import PASSWORD, RESOURCES
from tests.ui.windows import show_active

from penilaian_desktop.storage.recovery_code import new_recovery_code
from penilaian_desktop.storage.vault import Vault
from penilaian_desktop.ui.kit.preferences import GEOMETRY, LAST_ACCOUNT
from penilaian_desktop.ui.kit.tasks import TaskRunner
from penilaian_desktop.ui.shell.crash_dialog import CrashDialog
from penilaian_desktop.ui.shell.first_start import FirstStart
from penilaian_desktop.ui.shell.forgotten import ForgottenDialog
from penilaian_desktop.ui.shell.handbook_pane import HandbookPane
from penilaian_desktop.ui.shell.notes import NoteDialog
from penilaian_desktop.ui.shell.unlock import UnlockView
from penilaian_desktop.ui.shell.window import AppWindow
from penilaian_desktop.ui.shell.workbench import Workbench


@pytest.fixture
def tasks(qapp):
    runner = TaskRunner()
    yield runner
    runner.stop()


@pytest.fixture
def make(dressed, qtbot, prefs, tasks, fixed_clock):
    def build(runtime):
        window = AppWindow(runtime, tasks, prefs, dressed, RESOURCES, fixed_clock)
        show_active(window, qtbot)
        return window

    return build


def sign_in(window, qtbot):
    QTest.keyClicks(window.view._password, PASSWORD)
    QTest.keyClick(window.view._password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.view, Workbench), timeout=20000)


def test_without_a_workspace_the_three_doors_are_shown(make, runtime):
    assert isinstance(make(runtime).view, FirstStart)


def test_a_person_signs_in_locks_and_signs_in_again(make, settled_in, qtbot, prefs, tasks):
    window = make(settled_in)
    assert isinstance(window.view, UnlockView)
    sign_in(window, qtbot)
    assert prefs.get(LAST_ACCOUNT) == "siti"
    assert settled_in.live is not None
    window.lock()
    qtbot.waitUntil(lambda: isinstance(window.view, UnlockView), timeout=20000)
    assert settled_in.live is None
    assert tasks.signals is None
    sign_in(window, qtbot)


def test_the_place_of_the_window_is_kept(make, settled_in, prefs):
    window = make(settled_in)
    window.close()
    assert not prefs.get(GEOMETRY).isEmpty()


def test_the_window_never_gets_smaller_than_the_pages_can_bear(make, settled_in):
    window = make(settled_in)
    assert (window.minimumWidth(), window.minimumHeight()) == (900, 460)


def test_a_bug_is_told_and_work_goes_on(make, settled_in, tasks):
    window = make(settled_in)
    tasks.crashed.emit(ZeroDivisionError("rahasia"))
    dialog = window.findChild(CrashDialog)
    assert dialog.isVisible()
    dialog.accept()
    assert isinstance(window.view, UnlockView)


def test_f1_says_how_to_unlock_and_leads_to_the_handbook(make, settled_in, qtbot):
    window = make(settled_in)
    QTest.keyClick(window, Qt.Key.Key_F1)
    note = window.findChild(NoteDialog)
    assert note.isVisible()
    QTest.keyClick(note, Qt.Key.Key_F1)
    assert note.isHidden()
    qtbot.waitUntil(lambda: window.findChild(HandbookPane).place.startswith("mulai#"))
    assert window.findChild(HandbookPane).isVisible()


def test_a_forgotten_password_is_replaced_by_the_recovery_code(make, settled_in, qtbot):
    """Section 3 no. 2: the code that was shown once opens the workspace, a wrong one does not."""
    vault = Vault.open(settled_in.root)
    keys = vault.unlock("siti", PASSWORD)
    code = vault.new_recovery_code(keys.data_key)
    window = make(settled_in)
    window.view.forgotten.emit()
    dialog = window.findChild(ForgottenDialog)
    dialog.code.setText(new_recovery_code())
    for field in (dialog.password, dialog.again):
        field.setText("kata sandi baru")
    dialog.submit()
    qtbot.waitUntil(dialog._banner.isVisible, timeout=20000)
    dialog.code.setText(code.lower().replace("-", " "))
    with qtbot.waitSignal(dialog.recovered, timeout=20000):
        dialog.submit()
    opened = settled_in.unlock("siti", "kata sandi baru")
    assert opened.session.signer is not None
    settled_in.lock()
