"""The first start: three doors by key, a workspace of one's own, joining, theme and text size."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel
from tests.ui.shell.conftest import PASSWORD, WANTED
from tests.ui.windows import show_active

from penilaian_desktop.ui.kit.preferences import TEXT_SIZE, THEME
from penilaian_desktop.ui.kit.tasks import InlineRunner
from penilaian_desktop.ui.shell.first_start import FirstStart
from penilaian_desktop.ui.shell.first_steps import FirstSteps
from penilaian_desktop.ui.shell.start_forms import RecoveryDialog, WorkspaceDialog


@pytest.fixture
def doors(dressed, qtbot, runtime, prefs):
    made = FirstStart(runtime, prefs, dressed)
    show_active(made, qtbot, 1366, 768)
    made.start()
    return made


def test_practice_with_an_example_office_is_the_first_door(doors):
    """PR-12: practice mode with demo data, before anything is set up."""
    said = " ".join(label.text() for label in doors._doors[0].findChildren(QLabel))
    assert "Coba dengan data contoh" in said
    assert "Tidak ada yang dikirim ke mana pun." in said


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Qt.Key.Key_1, "demo_wanted"),
        (Qt.Key.Key_2, "new_wanted"),
        (Qt.Key.Key_3, "join_wanted"),
        (Qt.Key.Key_F1, "help_wanted"),
    ],
)
def test_a_key_opens_a_door(doors, key, signal):
    spy = QSignalSpy(getattr(doors, signal))
    QTest.keyClick(doors, key)
    assert spy.count() == 1


def test_the_arrows_choose_a_door_and_enter_opens_it(doors):
    spy = QSignalSpy(doors.new_wanted)
    QTest.keyClick(doors, Qt.Key.Key_Right)
    QTest.keyClick(doors, Qt.Key.Key_Return)
    assert spy.count() == 1


def test_the_theme_is_chosen_and_kept(doors, dressed, prefs):
    doors._choose_theme("gelap")
    assert dressed.dark
    assert prefs.get(THEME) == "gelap"
    doors._choose_theme("terang")


def test_the_text_size_is_asked_for(doors):
    spy = QSignalSpy(doors.text_size_chosen)
    doors._choose_size("150")
    assert spy.at(0) == [150]
    assert TEXT_SIZE.default == 100


@pytest.fixture
def steps(doors, runtime):
    return FirstSteps(doors, runtime, InlineRunner())


def fill(dialog, **changed):
    for name in ("agency", "unit", "name", "position", "account"):
        dialog.field(name).setText(changed.get(name, getattr(WANTED, name)))
    dialog.field("nip").setText(changed.get("nip", WANTED.identity))
    dialog._password.setText(changed.get("password", PASSWORD))
    dialog._again.setText(changed.get("again", PASSWORD))


def test_a_workspace_is_made_and_its_recovery_code_shown_once(doors, steps, runtime):
    ready = QSignalSpy(steps.ready)
    dialog = steps.make_workspace()
    fill(dialog)
    dialog.submit()
    assert ready.count() == 1
    assert runtime.has_workspace()
    assert [account.name for account in runtime.accounts()] == ["siti"]
    code = doors.findChildren(RecoveryDialog)[-1]
    assert code.isVisible()
    code.reject()
    assert code.isVisible()  # not before the person says it is kept
    code._kept.setChecked(True)
    code.accept()
    assert not code.isVisible()


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("name", {"name": " "}),
        ("password", {"password": "pendek", "again": "pendek"}),
        ("again", {"again": "kata sandi lain"}),
    ],
)
def test_what_is_missing_or_wrong_is_said_at_its_input(steps, runtime, field, changed):
    dialog = steps.make_workspace()
    fill(dialog, **changed)
    dialog.submit()
    assert dialog._form._faults[field].text()
    assert not runtime.has_workspace()


def test_a_wrong_nip_is_refused_at_the_nip(steps, runtime):
    dialog = steps.make_workspace()
    fill(dialog, nip="123")
    dialog.submit()
    assert dialog._form._faults["nip"].text()
    assert dialog._create.isEnabled()
    assert not runtime.has_workspace()


def test_a_package_that_is_none_is_refused_with_a_sentence(doors, steps, tmp_path, runtime):
    package = tmp_path / "bukan.paket"
    package.write_bytes(b"bukan paket")
    dialog = steps.make_workspace(package)
    assert isinstance(dialog, WorkspaceDialog)
    for name in ("name", "position", "account"):
        dialog.field(name).setText(getattr(WANTED, name))
    dialog.field("nip").setText(WANTED.identity)
    dialog.field("fingerprint").setText("12345 12345 12345 12345 12345")
    dialog._password.setText(PASSWORD)
    dialog._again.setText(PASSWORD)
    dialog.submit()
    assert dialog._banner.accessibleName()
    assert not runtime.has_workspace()


def test_a_folder_without_a_workspace_is_refused(doors, steps, tmp_path):
    ready = QSignalSpy(steps.ready)
    steps.choose_workspace(Path(tmp_path))
    assert ready.count() == 0
