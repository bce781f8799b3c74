"""Opening a workspace: accounts by key, the password, what is said when it is wrong."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from tests.ui.shell.conftest import PASSWORD
from tests.ui.windows import show_active

from penilaian_desktop.ui.kit.runtime import AccountItem, WorkspaceFacts
from penilaian_desktop.ui.kit.tasks import InlineRunner
from penilaian_desktop.ui.shell.unlock import UnlockView


@pytest.fixture
def view(dressed, qtbot, settled_in, fixed_clock):
    made = UnlockView(settled_in, InlineRunner(), fixed_clock)
    show_active(made, qtbot, 1366, 768)
    made.start()
    return made


def test_the_workspace_and_its_account_are_named(view):
    assert view.current().account.display_name == "Siti Aminah"
    assert view.current().account.subtitle == "Operator SIAK Mahir"


def test_the_cursor_is_where_the_password_goes(view):
    assert view.focusWidget() is view._password


def test_the_right_password_opens_with_enter(view):
    opened = QSignalSpy(view.unlocked)
    QTest.keyClicks(view._password, PASSWORD)
    QTest.keyClick(view._password, Qt.Key.Key_Return)
    assert opened.count() == 1
    assert opened.at(0)[0].session.display_name.startswith("Siti Aminah")
    assert view._password.text() == ""


def test_a_wrong_password_is_said_and_can_be_typed_again(view):
    opened = QSignalSpy(view.unlocked)
    QTest.keyClicks(view._password, "salah")
    view.submit()
    assert opened.count() == 0
    assert "sandi" in view._note.text()
    assert view._password.accessibleDescription() == view._note.text()
    assert view._password.selectedText()
    assert view._open.isEnabled()
    QTest.keyClick(view._password, Qt.Key.Key_A)
    assert view._note.text() == ""


def test_without_a_password_nothing_is_tried(view):
    opened = QSignalSpy(view.unlocked)
    view.submit()
    assert opened.count() == 0


def test_caps_lock_is_noticed_from_what_is_typed(view):
    none, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    for letter, modifier, noticed in (
        ("a", none, False),
        ("A", shift, False),
        ("A", none, True),
        ("1", none, True),
        ("a", shift, True),
        ("a", none, False),
    ):
        QTest.sendKeyEvent(
            QTest.KeyAction.Press, view._password, Qt.Key(ord(letter.upper())), letter, modifier
        )
        assert (view._note.text() == "Caps Lock aktif") is noticed, (letter, modifier)


class ThreeAccounts:
    """Facts and accounts of a shared laptop; nothing else is asked before a password."""

    version = "1"

    def facts(self):
        return WorkspaceFacts("Disdukcapil Kota Contoh", "LAYANAN-02", None)

    def accounts(self):
        return tuple(AccountItem(n, n.title(), "", None) for n in ("siti", "bambang", "yohanes"))


@pytest.fixture
def shared(dressed, qtbot, fixed_clock):
    made = UnlockView(ThreeAccounts(), InlineRunner(), fixed_clock, "bambang")
    show_active(made, qtbot, 900, 460)
    return made


def test_the_account_used_last_is_chosen(shared):
    assert shared.current().account.name == "bambang"


def test_the_arrows_choose_the_account_and_empty_the_password(shared):
    QTest.keyClicks(shared._password, "abc")
    QTest.keyClick(shared._password, Qt.Key.Key_Down)
    assert shared.current().account.name == "yohanes"
    assert shared._password.text() == ""
    QTest.keyClick(shared._password, Qt.Key.Key_Down)
    assert shared.current().account.name == "siti"
    QTest.keyClick(shared._password, Qt.Key.Key_Up)
    assert shared.current().account.name == "yohanes"


def test_a_click_chooses_the_account(shared):
    row = next(row for row in shared._rows if row.account.name == "siti")
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert shared.current() is row
    assert shared._entry.parentWidget() is row
