"""Buttons and segmented choices by mouse and by key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from tests.ui.windows import activate

from penilaian_desktop.ui.widgets.button import Button, icon_button, primary_button, text_button
from penilaian_desktop.ui.widgets.segmented import Segmented


@pytest.fixture
def row(dressed, qtbot):
    holder = QWidget()
    QHBoxLayout(holder)
    qtbot.addWidget(holder)
    return holder


def put(row, *widgets):
    for widget in widgets:
        row.layout().addWidget(widget)
    row.show()
    activate(row)


def test_a_button_is_36_high_and_28_when_compact(dressed):
    assert Button("Kirim").sizeHint().height() == 36
    assert Button("Kirim", compact=True).sizeHint().height() == 28
    assert icon_button("close", "Tutup").sizeHint().width() == 36


def test_enter_and_space_press_the_focused_button(row):
    pressed = []
    button = primary_button("Simpan", clicked=lambda: pressed.append(1))
    put(row, button)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert pressed == [1, 1]


def test_an_icon_button_says_its_name(dressed):
    button = icon_button("close", "Tutup panel")
    assert button.accessibleName() == "Tutup panel"
    assert button.toolTip() == "Tutup panel"


def test_a_disabled_button_says_why_and_forgets_it_again(dressed):
    button = text_button("Ajukan")
    button.setToolTip("Ajukan ke atasan")
    button.refuse("Lengkapi 3 hal dahulu.")
    assert not button.isEnabled()
    assert button.toolTip() == "Lengkapi 3 hal dahulu."
    assert button.accessibleDescription() == "Lengkapi 3 hal dahulu."
    button.refuse("")
    assert button.isEnabled()
    assert button.toolTip() == "Ajukan ke atasan"


def test_the_ring_shows_for_the_keyboard_and_not_for_the_mouse(row):
    one, two = Button("Satu"), Button("Dua")
    put(row, one, two)
    two.setFocus(Qt.FocusReason.MouseFocusReason)
    assert two.property("focus_ring") is None
    one.setFocus(Qt.FocusReason.TabFocusReason)
    ring = one.property("focus_ring")
    assert ring.isVisible()
    assert ring.geometry() == one.geometry().adjusted(-4, -4, 4, 4)
    two.setFocus(Qt.FocusReason.TabFocusReason)
    assert not ring.isVisible()


def choice(**kwargs):
    return Segmented([("w", "Minggu"), ("t", "Tabel"), ("m", "Bulan")], "Tampilan", **kwargs)


def test_a_choice_begins_with_the_first_part(dressed):
    assert choice().value() == "w"
    assert choice(optional=True).value() == ""


def test_a_click_chooses_and_tells(row):
    view = choice()
    put(row, view)
    spy = QSignalSpy(view.chosen)
    QTest.mouseClick(view._parts[2], Qt.MouseButton.LeftButton)
    assert view.value() == "m"
    assert spy.at(0) == ["m"]


def test_a_choice_set_by_the_page_tells_nobody(dressed):
    view = choice()
    spy = QSignalSpy(view.chosen)
    view.set_value("t")
    assert view.value() == "t"
    assert spy.count() == 0
    view.set_value("")
    assert view.value() == ""


def test_the_arrows_move_the_choice_and_stop_at_the_ends(row):
    view = choice()
    put(row, view)
    for _ in range(5):
        view.step(1)
    assert view.value() == "m"
    QTest.keyClick(view._parts[2], Qt.Key.Key_Left)
    assert view.value() == "t"


def test_every_part_names_itself_and_the_choice(dressed):
    part = choice()._parts[1]
    assert part.accessibleName() == "Tabel"
    assert part.accessibleDescription() == "Tampilan"


def test_a_button_refused_twice_forgets_the_reason_once_it_is_free(dressed, qtbot):
    button = Button("Terbitkan…")
    qtbot.addWidget(button)
    button.refuse("Belum ada yang selesai.")
    button.refuse("Lengkapi 3 hal dahulu.")
    button.refuse("")
    assert button.isEnabled()
    assert button.toolTip() == ""
