"""Inputs tell what was changed and nothing else; a refusal appears at its input."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from tests.ui.windows import activate

from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.field import ComboBox, DateField, Field, SearchField, TextArea
from penilaian_desktop.ui.widgets.form import FactRows, FormRows
from penilaian_desktop.ui.widgets.password_field import PasswordField
from penilaian_desktop.ui.widgets.period_picker import PeriodPicker


@pytest.fixture
def column(dressed, qtbot):
    holder = QWidget()
    QVBoxLayout(holder)
    qtbot.addWidget(holder)

    def put(*widgets):
        for widget in widgets:
            holder.layout().addWidget(widget)
        holder.show()
        activate(holder)

    return put


def type_over(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def test_a_field_tells_once_when_it_is_left_changed(column):
    field, other = Field("lama"), Field()
    column(field, other)
    spy = QSignalSpy(field.edited)
    type_over(field, "baru")
    other.setFocus()
    field.setFocus()
    other.setFocus()
    assert [spy.at(n) for n in range(spy.count())] == [["baru"]]


def test_a_stored_value_does_not_count_as_edited(column):
    field = Field("lama")
    column(field)
    spy = QSignalSpy(field.edited)
    field.set_value("dari basis data")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert spy.count() == 0


def undo_key():
    modifier = Qt.KeyboardModifier.ControlModifier
    return QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, modifier)


@pytest.mark.parametrize("kind", [Field, TextArea])
def test_ctrl_z_is_left_to_the_window_until_something_was_typed(column, kind):
    field = kind()
    column(field)
    field.setFocus()
    event = undo_key()
    field.event(event)
    assert not event.isAccepted()
    QTest.keyClicks(field, "ab")
    event = undo_key()
    field.event(event)
    assert event.isAccepted()


def test_a_search_waits_for_the_last_letter(column, qtbot):
    search = SearchField("Cari dalam kegiatan")
    column(search)
    spy = QSignalSpy(search.searched)
    QTest.keyClicks(search, "ktp ")
    qtbot.waitUntil(lambda: spy.count() == 1)
    assert spy.at(0) == ["ktp"]


def test_a_text_area_tells_when_it_is_left_changed(column):
    area, other = TextArea("lama"), Field()
    column(area, other)
    spy = QSignalSpy(area.edited)
    type_over(area, "baru")
    other.setFocus()
    assert spy.at(0) == ["baru"]
    assert area.text() == "baru"


def test_a_password_is_hidden_until_the_eye_is_pressed(column):
    field = PasswordField(name="Kata sandi")
    column(field)
    assert field.echoMode() == QLineEdit.EchoMode.Password
    QTest.mouseClick(field._eye, Qt.MouseButton.LeftButton)
    assert field.echoMode() == QLineEdit.EchoMode.Normal


def test_a_choice_carries_its_key(dressed):
    box = ComboBox([("", "Semua RHK"), ("2", "RHK 2")])
    spy = QSignalSpy(box.chosen)
    box.set_value("2")
    assert box.value() == "2"
    assert spy.count() == 0
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert spy.at(0) == [""]


def test_other_choices_keep_the_chosen_one_while_it_is_there(dressed):
    box = ComboBox([("a", "A"), ("b", "B")])
    box.set_value("b")
    box.set_options([("b", "B"), ("c", "C")])
    assert box.value() == "b"
    box.set_options([("c", "C")])
    assert box.value() == "c"
    box.set_options([])
    assert box.value() == ""


def test_periods_stand_with_their_words(dressed):
    picker = PeriodPicker()
    picker.set_codes(["2026-T4", "2026-T3"], "2026-T3")
    assert picker.value() == "2026-T3"
    assert picker.currentText() == "Triwulan III 2026"


def test_a_date_is_typed_as_people_type_it(column):
    field, other = DateField(date(2026, 11, 19)), Field()
    column(field, other)
    spy = QSignalSpy(field.edited)
    type_over(field, "18/11")
    other.setFocus()
    assert spy.at(0) == [date(2026, 11, 18)]
    assert field.text() == "18 Nov 2026"


def test_what_is_no_date_is_marked_and_changes_nothing(column):
    field, other = DateField(date(2026, 11, 19)), Field()
    column(field, other)
    spy = QSignalSpy(field.edited)
    type_over(field, "besok")
    other.setFocus()
    assert spy.count() == 0
    assert field.value() == date(2026, 11, 19)
    assert "18/11" in field.accessibleDescription()


def test_the_arrows_move_a_date_by_a_day(column):
    field = DateField(date(2026, 11, 30))
    column(field)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == date(2026, 12, 1)


def test_a_click_on_the_word_checks_the_box(column):
    box = CheckBox("Kode sudah disimpan")
    column(box)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    assert box.isChecked()


def test_a_row_gives_its_input_a_buddy_and_a_name(column):
    form = FormRows()
    field = form.add("name", "Nama lengkap", Field())
    column(form)
    assert field.accessibleName() == "Nama lengkap"


def test_a_refusal_appears_at_its_input(column):
    form = FormRows()
    form.add_row(("start", "Mulai", Field()), ("end", "Selesai", Field()))
    column(form)
    assert form.refuse(RuleViolation("record_changed", field="end"))
    assert form._faults["end"].isVisible()
    assert "berubah" in form._faults["end"].text()
    assert form.input("end").hasFocus()
    form.clear_faults()
    assert not form._faults["end"].isVisible()


def test_a_refusal_of_another_field_is_left_to_the_page(dressed):
    assert not FormRows().refuse(RuleViolation("record_changed", field="volume"))


def test_facts_are_replaced_by_other_facts(dressed):
    rows = FactRows()
    rows.set_facts([("Dibuat", "19 Nov"), ("Akun", "3")])
    rows.set_facts([("Akun", "4")])
    assert rows.layout().count() == 2
