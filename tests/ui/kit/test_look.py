"""Colours, fonts and icons: only shipped ones, in both themes, changed while windows are open."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontInfo, QFontMetrics, QRawFont
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget

from penilaian_desktop.ui.kit.icons import ICONS
from penilaian_desktop.ui.kit.look import FAMILY, FONT_FILES, ROLES, install_look, look

RESOURCES = Path(__file__).parents[3] / "resources"
SPECIAL = "↑↓←→≤≥×÷…–—“”·•ÉéÀ0123456789"


class Watching(QWidget):
    def __init__(self):
        super().__init__()
        self.seen = []

    def changeEvent(self, event):
        self.seen.append(event.type())
        super().changeEvent(event)


@pytest.mark.parametrize("role", sorted(ROLES))
def test_a_role_uses_the_shipped_family(dressed, role):
    assert QFontInfo(dressed.font(role)).family() == FAMILY


@pytest.mark.parametrize("role", ["body", "strong", "small_strong"])
def test_figures_are_as_wide_as_one_another(dressed, role):
    metrics = QFontMetrics(dressed.font(role))
    widths = {metrics.horizontalAdvance(digit * 20) for digit in "0123456789"}
    assert len(widths) == 1


@pytest.mark.parametrize("file", FONT_FILES)
def test_the_font_files_have_every_sign_of_the_screen(file, dressed):
    font = QRawFont(str(RESOURCES / "fonts" / file), 13)
    assert [sign for sign in SPECIAL if not font.supportsCharacter(ord(sign))] == []


def test_the_licences_lie_beside_fonts_and_icons():
    assert "SIL OPEN FONT LICENSE" in (RESOURCES / "fonts" / "PlusJakartaSans-OFL.txt").read_text(
        encoding="utf-8"
    )
    assert "ISC License" in (RESOURCES / "icons" / "LICENSE.txt").read_text(encoding="utf-8")


def test_every_meaning_has_a_drawing_and_every_drawing_a_meaning():
    files = {path.stem for path in (RESOURCES / "icons").glob("*.svg")}
    assert set(ICONS.values()) == files


def test_all_drawings_have_one_stroke_weight():
    for path in (RESOURCES / "icons").glob("*.svg"):
        text = path.read_text(encoding="utf-8")
        assert set(re.findall(r'stroke-width="([^"]+)"', text)) == {"2"}, path.name


def test_every_meaning_the_code_asks_for_is_known():
    source = RESOURCES.parent / "src" / "penilaian_desktop" / "ui"
    asked = set()
    for path in source.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        asked |= set(re.findall(r'(?:icon_button|\.icon|\.pixmap|Icon)\(\s*"(\w+)"', text))
    assert asked - set(ICONS) == set()


def test_an_icon_takes_the_colour_of_its_token(dressed):
    image = dressed.pixmap("minus", "bad", 24).toImage()
    middle = image.pixelColor(image.width() // 2, image.height() // 2)
    assert middle.name() == dressed.color("bad").name()


def test_an_unknown_meaning_is_an_error(dressed):
    with pytest.raises(KeyError):
        dressed.pixmap("unknown")


def test_a_change_of_theme_reaches_open_windows(dressed, qtbot):
    window = Watching()
    qtbot.addWidget(window)
    window.show()
    spy = QSignalSpy(dressed.changed)
    dressed.set_mode("gelap")
    assert dressed.dark
    assert spy.count() == 1
    assert QEvent.Type.PaletteChange in window.seen
    assert window.palette().window().color().name().upper() == dressed.theme.hex("canvas")
    dressed.set_mode("terang")
    assert not dressed.dark


def test_the_same_theme_again_changes_nothing(dressed):
    spy = QSignalSpy(dressed.changed)
    dressed.set_mode("terang")
    assert spy.count() == 0


def test_the_application_has_one_look(qapp, dressed):
    assert install_look(qapp, RESOURCES, "terang") is dressed
    assert look() is dressed


def test_following_the_desktop_takes_its_scheme(dressed):
    dressed.set_mode("sistem")
    assert dressed.mode == "sistem"
    assert dressed.theme.name in {"Terang", "Gelap"}
    dressed.set_mode("terang")
