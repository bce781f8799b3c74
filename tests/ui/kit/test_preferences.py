"""Machine settings: declared, checked, and read back as what they are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray, QSettings

from penilaian_desktop.ui.kit.preferences import (
    GEOMETRY,
    TEXT_SIZE,
    THEME,
    Preference,
    Preferences,
    scale_factor,
)


@pytest.fixture
def settings(tmp_path):
    return QSettings(str(tmp_path / "a.ini"), QSettings.Format.IniFormat)


def test_without_a_stored_value_the_default_holds(settings):
    assert Preferences(settings).get(TEXT_SIZE) == 100


@pytest.mark.parametrize(
    ("preference", "value"),
    [
        (TEXT_SIZE, 150),
        (THEME, "gelap"),
        (GEOMETRY, QByteArray(b"\x01\x02")),
        (Preference("a/b", default=False), True),
        (Preference("a/n", 5), -3),
    ],
    ids=lambda v: getattr(v, "key", ""),
)
def test_a_value_comes_back_from_the_file_as_it_was(settings, tmp_path, preference, value):
    Preferences(settings).set(preference, value)
    settings.sync()
    again = QSettings(str(tmp_path / "a.ini"), QSettings.Format.IniFormat)
    assert Preferences(again).get(preference) == value


@pytest.mark.parametrize("stored", ["ungu", 7])
def test_a_value_that_is_not_allowed_counts_as_the_default(settings, stored):
    settings.setValue(THEME.key, stored)
    settings.setValue(TEXT_SIZE.key, "besar")
    assert Preferences(settings).get(THEME) == "sistem"
    assert Preferences(settings).get(TEXT_SIZE) == 100


def test_a_value_that_is_not_allowed_is_not_stored(settings):
    with pytest.raises(ValueError, match="look/theme"):
        Preferences(settings).set(THEME, "ungu")


@pytest.mark.parametrize(("size", "factor"), [(100, "1"), (125, "1.25"), (150, "1.5")])
def test_the_text_size_becomes_the_scale_of_the_window(settings, size, factor):
    prefs = Preferences(settings)
    prefs.set(TEXT_SIZE, size)
    assert scale_factor(prefs) == factor
