"""Toasts, banners, dialogs, the task panel: what is said, and where the keys go."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QKeySequence, QShortcut
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QToolTip, QVBoxLayout, QWidget
from tests.ui.windows import show_active

from penilaian_desktop.ui.kit.tasks import Lane, TaskRunner
from penilaian_desktop.ui.widgets.button import Button, primary_button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.drawer import Drawer
from penilaian_desktop.ui.widgets.field import Field
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.notices import Banner, Toast
from penilaian_desktop.ui.widgets.small import Avatar, initials
from penilaian_desktop.ui.widgets.task_panel import TaskPanel


@pytest.fixture
def window(dressed, qtbot):
    made = QWidget()
    QVBoxLayout(made)
    show_active(made, qtbot, 900, 600)
    return made


def test_a_toast_offers_to_undo_only_what_can_be_undone(window):
    toast = Toast(window)
    toast.say("2 kegiatan diajukan", undo=True)
    assert toast.isVisible()
    assert toast._undo.isVisible()
    toast.say("Paket disimpan")
    assert not toast._undo.isVisible()
    assert toast.accessibleName() == "Paket disimpan"


def test_undo_in_the_toast_asks_and_closes(window):
    toast = Toast(window)
    spy = QSignalSpy(toast.undo_wanted)
    toast.say("Dihapus", undo=True)
    toast._undo.click()
    assert spy.count() == 1
    assert not toast.isVisible()


def test_a_banner_says_what_happened_and_what_to_do(window):
    banner = Banner(parent=window)
    assert not banner.isVisibleTo(window)
    banner.show_message("Berkas diubah", "Minta unit mengirim ulang.")
    assert banner.isVisibleTo(window)
    assert banner.accessibleName() == "Berkas diubah Minta unit mengirim ulang."
    assert banner.add_action("Salin", "copy", lambda: None).text() == "Salin"
    banner.show_message("")
    assert not banner.isVisibleTo(window)


@pytest.fixture
def dialog(window):
    made = Dialog(window, "Kembalikan kegiatan")
    made.first, made.second = Field(name="Catatan"), Field(name="Lain")
    made.body.addWidget(made.first)
    made.body.addWidget(made.second)
    made.add_action(Button("Batal", clicked=made.reject))
    made.add_action(primary_button("Kembalikan", clicked=made.accept))
    made.open()
    return made


def test_a_dialog_covers_its_window_and_follows_it(window, dialog, qtbot):
    assert dialog.geometry() == window.rect()
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: dialog.geometry() == window.rect())


def test_the_first_input_of_a_dialog_has_the_focus(dialog):
    assert dialog.window().focusWidget() is dialog.first


def test_tab_stays_inside_the_dialog(window, dialog):
    outside = Button("Di luar")
    window.layout().addWidget(outside)
    seen = set()
    for _ in range(12):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        seen.add(window.focusWidget())
    assert outside not in seen
    assert {dialog.first, dialog.second} <= seen
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Backtab)
    assert window.focusWidget() is not outside


def test_escape_closes_with_no_and_gives_the_focus_back(window, qtbot):
    before = Field()
    window.layout().addWidget(before)
    before.show()
    before.setFocus()
    made = Dialog(window, "Judul")
    made.open()
    with qtbot.waitSignal(made.finished) as told:
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert told.args == [False]
    assert window.focusWidget() is before


def test_a_dialog_keeps_the_keys_of_the_window_from_acting(window, dialog):
    pressed = []
    for keys in ("N", "Ctrl+1"):
        shortcut = QShortcut(QKeySequence(keys), window)
        shortcut.activated.connect(lambda: pressed.append("jendela"))
    own = QShortcut(QKeySequence("Ctrl+D"), dialog)
    own.activated.connect(lambda: pressed.append("dialog"))
    button = next(b for b in dialog.findChildren(Button) if b.text() == "Batal")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_N)
    QTest.keyClick(button, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(button, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["dialog"]


def test_escape_closes_a_drawer(window):
    drawer = Drawer("Kamis 19 November")
    window.layout().addWidget(drawer)
    spy = QSignalSpy(drawer.closed)
    QTest.keyClick(drawer, Qt.Key.Key_Escape)
    assert spy.count() == 1
    assert not drawer.isVisible()


def test_a_task_is_shown_counted_and_cancelled(window, qtbot):
    runner, panel, go_on, failures = TaskRunner(), TaskPanel(window), Event(), []
    runner.slow.connect(panel.add)
    runner.finished.connect(panel.remove)

    def job(reporter):
        reporter.report(20, 100)
        go_on.wait(30)
        reporter.report(21, 100)

    task = runner.submit(
        window, job, lambda _v: None, failures.append, lane=Lane.WORK, label="Membaca paket"
    )
    qtbot.waitUntil(panel.isVisible, timeout=10_000)
    row = panel._rows[task]
    assert "20 dari 100" in row._count.text()
    assert "lagi" in row._count.text()
    row._cancel.click()
    assert not row._cancel.isEnabled()
    go_on.set()
    qtbot.waitUntil(lambda: not panel.isVisible())
    assert failures[0].code == "cancelled"
    runner.stop()


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Siti Aminah", "SA"),
        ("dr. Hendra Wijanarko, M.Kes.", "HW"),
        ("Dra. Ratnawati Siregar, M.Si.", "RS"),
        ("Salmah", "SA"),
        ("", ""),
    ],
)
def test_initials_leave_titles_out(name, letters):
    assert initials(name) == letters


def test_an_avatar_says_the_name(dressed):
    assert Avatar("Siti Aminah").accessibleName() == "Siti Aminah"


def test_a_label_says_its_text_without_marks(dressed):
    label = Label("Senin · **26 j** dari 30 j", markup=True)
    assert label.text() == "Senin · 26 j dari 30 j"


def test_a_wrapped_label_grows_by_whole_lines(dressed):
    label = Label("kata " * 40, "body", wrap=True)
    assert label.heightForWidth(200) % 20 == 0
    assert label.heightForWidth(200) > label.heightForWidth(400)


def test_an_elided_label_shows_all_of_it_as_a_tool_tip(window):
    label = Label("Terlayaninya perekaman KTP-el bagi penduduk wajib KTP")
    window.layout().addWidget(label)
    label.resize(600, 20)
    assert not label.elided
    label.resize(80, 20)
    assert label.elided
    help_event = QHelpEvent(QEvent.Type.ToolTip, QPoint(4, 4), QPoint(4, 4))
    assert label.event(help_event)
    assert QToolTip.text() == label.text()
    QToolTip.hideText()
