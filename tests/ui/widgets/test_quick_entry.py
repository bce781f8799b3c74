"""The one-line entry at the keyboard (FEATURES X-1, SM-12; complaint 10)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget
from tests.ui.windows import activate

from penilaian_desktop.domain.entry_views import EntryContext, RhkChoice, Suggestion
from penilaian_desktop.domain.messages import message
from penilaian_desktop.ui.kit.look import install_look, look
from penilaian_desktop.ui.widgets import quick_entry
from penilaian_desktop.ui.widgets.completion import (
    Typed,
    code_index,
    matches,
    rest_of,
    spans,
    typed_words,
)
from penilaian_desktop.ui.widgets.quick_entry import QuickEntryBar

RESOURCES = Path(__file__).parents[3] / "resources"
SUGGESTIONS = (
    Suggestion(
        text="Melayani perekaman KTP-el", rhk_number=2, usual_minutes=120, unit="orang", count=41
    ),
    Suggestion(
        text="Melayani pengambilan KTP-el jadi",
        rhk_number=2,
        usual_minutes=30,
        unit="keping",
        count=4,
        favourite=True,
    ),
    Suggestion(text="Rapat melayani warga", rhk_number=None, usual_minutes=60, unit=None, count=2),
)
CONTEXT = EntryContext(
    day=date(2026, 11, 19),
    follows_at=870,
    night_shift=False,
    rhk=(
        RhkChoice(rhk_id="a", number=1, text="Terbitnya kartu keluarga"),
        RhkChoice(rhk_id="b", number=2, text="Terlayaninya perekaman KTP-el"),
    ),
    suggestions=SUGGESTIONS,
    period_code="2026-T4",
)


@pytest.fixture
def bar(qapp, qtbot):
    try:
        look()
    except RuntimeError:
        install_look(qapp, RESOURCES, "terang")
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1110, 300)
    column = QVBoxLayout(host)
    entry = QuickEntryBar(host)
    column.addWidget(entry)
    column.addStretch(1)
    entry.set_context(CONTEXT, "Rabu: Menyusun rekap")
    host.show()
    activate(host)
    entry.begin()
    entry.host = host
    return entry


@pytest.fixture
def heard(bar, monkeypatch):
    """What a screen reader is told from now on."""
    said = []
    monkeypatch.setattr(
        quick_entry.QAccessible, "updateAccessibility", lambda event: said.append(event.message())
    )
    QAccessible.setActive(True)
    yield lambda: said
    QAccessible.setActive(False)


def typed(bar, text):
    QTest.keyClicks(bar.line, text)


def press(bar, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(bar.line, key, modifiers)


def spoken(bar):
    return bar.interpretation.accessibleName()


def test_what_was_understood_is_said_while_typing(bar):
    typed(bar, "09.00-10.30 Melayani perekaman KTP-el =24 orang @2 /rab #pelayanan")
    assert spoken(bar) == (
        "Rab 18 Nov, 09.00–10.30, 90 menit, volume 24 orang, "
        "RHK 2 Terlayaninya perekaman KTP-el, pelayanan, bukti: belum ada"
    )
    kinds = [token.kind for token in bar.line._tokens]
    assert kinds == ["time", "volume", "rhk", "day", "tag"]


def test_an_empty_line_says_where_an_entry_would_begin(bar):
    assert spoken(bar) == "Kam 19 Nov, mulai 14.30, mengikuti catatan terakhir"


def test_a_fault_is_pointed_out_and_never_refused_while_typing(bar):
    typed(bar, "10.00-09.00 Rapat")
    assert bar.entry.text == "Rapat"
    assert any(hint.code == "ends_before_start" for hint in bar.entry.hints)
    assert "selesai" in spoken(bar).casefold()


def test_tab_completes_the_words_and_leaves_the_line_going_on(bar):
    typed(bar, "Mel")
    assert bar.line.ghost == "ayani perekaman KTP-el"
    assert [row.text for row in bar.popup.rows][:2] == [s.text for s in SUGGESTIONS[:2]]
    press(bar, Qt.Key.Key_Tab)
    assert bar.line.text() == "Melayani perekaman KTP-el "
    assert bar.line.hasFocus()
    assert not bar.popup.isVisible()
    assert (bar.entry.minutes, bar.entry.rhk_number) == (120, 2)


def test_tab_leaves_the_line_when_there_is_nothing_to_complete(bar):
    typed(bar, "zzz ")
    press(bar, Qt.Key.Key_Tab)
    assert bar.line.text() == "zzz "


def test_arrows_write_the_row_into_the_line_and_enter_saves_what_is_read(bar):
    """UI: completion never takes Enter away from saving."""
    saved = []
    bar.save_requested.connect(saved.append)
    typed(bar, "09.00-09.30 Mel")
    press(bar, Qt.Key.Key_Down)
    assert bar.line.text() == "09.00-09.30 Melayani pengambilan KTP-el jadi "
    assert spoken(bar).startswith("Kam 19 Nov, 09.00–09.30, 30 menit, RHK 2")
    press(bar, Qt.Key.Key_Down)
    assert bar.line.text() == "09.00-09.30 Rapat melayani warga "
    press(bar, Qt.Key.Key_Up)
    typed(bar, "=3")
    press(bar, Qt.Key.Key_Return)
    (entry,) = saved
    assert (entry.text, entry.start, entry.unit) == (SUGGESTIONS[1].text, 540, "keping")


def test_esc_brings_back_what_was_typed_before_the_arrows(bar):
    typed(bar, "Mel")
    press(bar, Qt.Key.Key_Down)
    press(bar, Qt.Key.Key_Escape)
    assert (bar.line.text(), bar.popup.isVisible()) == ("Mel", False)
    press(bar, Qt.Key.Key_Return)
    assert bar.entry.text == "Mel"


def test_ctrl_z_takes_a_completion_back(bar):
    typed(bar, "Mel")
    press(bar, Qt.Key.Key_Tab)
    press(bar, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert bar.line.text() == "Mel"


def test_the_typed_letters_are_marked_where_they_are_found():
    assert spans("mel", "Melayani perekaman") == ((0, 3),)
    assert spans("per", "Melayani perekaman") == ((9, 12),)
    assert spans("ktp per", "Melayani perekaman KTP-el") == ((9, 12), (19, 22))
    assert spans("layan", "Melayani perekaman") == ((2, 7),)
    assert [s.text for s in matches("layani", SUGGESTIONS)] == [s.text for s in SUGGESTIONS]
    assert matches("la", SUGGESTIONS) == ()
    assert [s.text for s in matches("ktp pen", SUGGESTIONS)] == [SUGGESTIONS[1].text]


def test_a_template_is_found_by_its_name_and_writes_what_was_not_typed(bar):
    """UI: templates complete like history; what is typed already stays as typed."""
    template = Suggestion(
        text="Piket loket pagi",
        rhk_number=2,
        usual_minutes=60,
        unit="orang",
        count=0,
        name="Pagi",
        line="60m Piket loket pagi =10 orang @2 #loket",
    )
    bar.set_context(replace(CONTEXT, suggestions=(template, *SUGGESTIONS)))
    typed(bar, "pag")
    assert bar.popup.rows[0].text == "Pagi: Piket loket pagi"
    press(bar, Qt.Key.Key_Tab)
    assert bar.line.text() == "60m Piket loket pagi =10 orang @2 #loket "
    bar.line.clear()
    typed(bar, "09.00-09.30 =3 orang pag")
    press(bar, Qt.Key.Key_Tab)
    assert bar.line.text() == "09.00-09.30 =3 orang Piket loket pagi @2 #loket "


def test_a_favourite_is_marked_by_key_and_by_its_star(bar):
    wanted = []
    bar.completing.favourite_wanted.connect(lambda one, star: wanted.append((one.text, star)))
    typed(bar, "Mel")
    press(bar, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert wanted == [(SUGGESTIONS[0].text, True)]
    assert bar.popup.rows[0].star is True
    spot = bar.popup._star_area(bar.popup._areas()[1]).center()
    QTest.mouseClick(bar.popup, Qt.MouseButton.LeftButton, pos=spot)
    assert wanted[1:] == [(SUGGESTIONS[1].text, False)]
    assert (bar.line.text(), bar.popup.isVisible()) == ("Mel", True)


def test_down_on_an_empty_line_offers_what_is_usual(bar):
    press(bar, Qt.Key.Key_Down)
    assert bar.popup.isVisible()
    assert bar.popup.rows[0].text == SUGGESTIONS[0].text
    assert bar.popup.current == 0


def test_the_last_row_is_the_same_as_on_the_last_day(bar):
    wanted = []
    bar.same_requested.connect(lambda: wanted.append(1))
    press(bar, Qt.Key.Key_Down)
    press(bar, Qt.Key.Key_Up)
    assert bar.popup.rows[bar.popup.current].note == "Rabu: Menyusun rekap"
    press(bar, Qt.Key.Key_Return)
    assert wanted == [1]


def test_esc_closes_the_list_then_empties_the_line_then_leaves(bar):
    left = []
    bar.left.connect(lambda: left.append(1))
    typed(bar, "Mel")
    press(bar, Qt.Key.Key_Escape)
    assert (bar.popup.isVisible(), bar.line.text()) == (False, "Mel")
    press(bar, Qt.Key.Key_Escape)
    assert bar.line.text() == ""
    assert left == []
    press(bar, Qt.Key.Key_Escape)
    assert left == [1]


def test_ctrl_z_brings_a_line_back_that_esc_emptied(bar):
    typed(bar, "Menyapu halaman")
    press(bar, Qt.Key.Key_Escape)
    press(bar, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert bar.line.text() == "Menyapu halaman"


def test_enter_asks_for_a_save_and_the_text_stays_until_it_is_done(bar):
    saved = []
    bar.save_requested.connect(saved.append)
    typed(bar, "30m Apel")
    press(bar, Qt.Key.Key_Return)
    assert saved[0].minutes == 30
    assert bar.line.text() == "30m Apel"
    bar.keep("Cakram penuh.")
    assert spoken(bar) == "Cakram penuh."
    assert bar.line.text() == "30m Apel"
    bar.clear(saved[0])
    assert bar.line.text() == ""


def test_what_was_typed_after_a_save_is_not_taken_away(bar):
    saved = []
    bar.save_requested.connect(saved.append)
    typed(bar, "30m Apel")
    press(bar, Qt.Key.Key_Return)
    typed(bar, " pagi sekali")
    bar.clear(saved[0])
    assert bar.line.text() == "30m Apel pagi sekali"


def test_a_second_enter_does_not_save_twice(bar):
    saved = []
    bar.save_requested.connect(saved.append)
    typed(bar, "30m Apel")
    press(bar, Qt.Key.Key_Return)
    press(bar, Qt.Key.Key_Return)
    assert len(saved) == 1
    bar.keep("Cakram penuh.")
    press(bar, Qt.Key.Key_Return)
    assert len(saved) == 2


def test_an_empty_line_is_not_saved(bar):
    saved = []
    bar.save_requested.connect(saved.append)
    press(bar, Qt.Key.Key_Return)
    assert saved == []


def test_a_click_takes_a_suggestion(bar):
    typed(bar, "Mel")
    area = bar.popup._areas()[1]
    QTest.mouseClick(bar.popup, Qt.MouseButton.LeftButton, pos=area.center())
    assert bar.line.text().startswith("Melayani pengambilan")


def test_letters_beyond_the_basic_plane_do_not_shift_the_underlines(bar):
    typed_line = "😀 Melayani =3 orang"
    bar.line.setText(typed_line)
    assert code_index(typed_line, len("😀".encode("utf-16-le")) // 2) == 1
    assert bar.entry.volume == 3
    bar.host.grab()


def test_a_remark_is_underlined_at_its_place_and_the_one_at_the_caret_is_said(bar):
    """UI: nothing is refused while typing; hints stand at their place."""
    typed(bar, "10.00-09.00 Rapat =5 =6 ")
    assert [(hint.code, hint.start, hint.end) for hint in bar.line._hints] == [
        ("ends_before_start", 0, 11),
        ("given_twice", 18, 20),
    ]
    first, second = (message(code).text for code in ("ends_before_start", "given_twice"))
    assert spoken(bar).endswith(f"{first} (+1 lagi)")
    bar.line.setCursorPosition(19)
    assert spoken(bar).endswith(f"{second} (+1 lagi)")
    picture = bar.line.grab().toImage()
    warn = look().color("warn").rgb()
    below = range(picture.height() // 2, picture.height())
    assert any(picture.pixel(x, y) == warn for x in range(60) for y in below)


def test_a_screen_reader_hears_what_was_understood_once_after_a_pause(bar, qtbot, heard):
    """UI: everything can be heard; the words under the line are announced, not each letter."""
    typed(bar, "09.00-10.30 Rapat")
    qtbot.waitUntil(lambda: len(heard()) == 1, timeout=10_000)
    assert "90 menit" in heard()[0]


def test_lines_that_are_pasted_are_handed_on_and_a_single_one_is_typed(bar):
    pasted = []
    bar.lines_pasted.connect(pasted.append)
    clipboard = QGuiApplication.clipboard()
    typed(bar, "30m Apel")
    clipboard.setText("08.00-09.00 Rapat\n09.00-10.00 Menyusun rekap\n")
    press(bar, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert pasted == ["08.00-09.00 Rapat\n09.00-10.00 Menyusun rekap\n"]
    assert bar.line.text() == "30m Apel"
    clipboard.setText(" pagi\n")
    press(bar, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(pasted) == 1
    assert bar.line.text().startswith("30m Apel pagi")


def test_paste_of_the_menu_knows_lines_too(bar):
    pasted = []
    bar.lines_pasted.connect(pasted.append)
    QGuiApplication.clipboard().setText("08.00-09.00 Rapat\n09.00-10.00 Rekap")
    spot = bar.line.rect().center()
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(bar.line, QContextMenuEvent(reason, spot, bar.line.mapToGlobal(spot)))
    (menu,) = [m for m in bar.line.findChildren(QMenu) if m.isVisible()]
    (paste,) = [a for a in menu.actions() if a.objectName() == "edit-paste"]
    paste.trigger()
    assert len(pasted) == 1
    assert bar.line.text() == ""
    QGuiApplication.clipboard().setText("Rapat")
    paste.trigger()
    assert bar.line.text() == "Rapat"
    menu.close()


def test_words_are_completed_only_at_their_end():
    assert typed_words("Mel", 3, ()) == Typed(0, 3, "Mel")
    assert typed_words("Melayani", 3, ()) is None
    assert typed_words("", 0, ()) == Typed(0, 0, "")


def test_whole_beginnings_come_before_words_inside():
    assert [s.text for s in matches("melayani", SUGGESTIONS)][-1] == "Rapat melayani warga"
    assert matches(SUGGESTIONS[0].text, SUGGESTIONS) == ()
    assert rest_of("MEL", SUGGESTIONS[0]) == "ayani perekaman KTP-el"
    assert rest_of("", SUGGESTIONS[0]) == ""
