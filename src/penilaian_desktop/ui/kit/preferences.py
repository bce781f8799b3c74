"""Machine settings, declared one by one over QSettings. No secret and no personal data in them."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QByteArray, QSettings

T = TypeVar("T", str, int, bool, QByteArray)


class Preference(Generic[T]):
    """One declared setting: its key, its default, and what it may be."""

    def __init__(self, key: str, default: T, allowed: tuple[T, ...] = ()) -> None:
        self.key = key
        self.default: T = default
        self.allowed: tuple[T, ...] = allowed


THEME = Preference("look/theme", "sistem", ("sistem", "terang", "gelap"))
TEXT_SIZE = Preference("look/text_size", 100, (100, 125, 150))
GEOMETRY = Preference("window/geometry", QByteArray())
LAST_ACCOUNT = Preference("unlock/last_account", "")
CLOSE_TO_TRAY = Preference("window/close_to_tray", False)
WORKSPACE = Preference("workspace/folder", "")
EVIDENCE_SIDE = Preference("evidence/side", 1600, (0, 1600, 1024))
EVIDENCE_QUALITY = Preference("evidence/quality", 85, (75, 85, 92))
EVIDENCE_PLACE = Preference("evidence/keep_place", False)
EVIDENCE_LIMIT = Preference("evidence/limit_mb", 25, (5, 10, 25))


def last_page(account: str) -> Preference[str]:
    """Return the page that an account opened last; accounts of one laptop do not share it."""
    return Preference(f"window/last_page/{account}", "beranda")


class Preferences:
    """Reads and writes declared preferences; a value that is not allowed counts as the default."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def get(self, preference: Preference[T]) -> T:
        """Return the stored value, or the default."""
        raw: object = self._settings.value(preference.key, preference.default)
        default = preference.default
        value: object = raw
        if isinstance(default, bool):  # an INI file gives words back
            value = raw in {True, "true"}
        elif isinstance(default, int):
            text = str(raw)
            value = int(text) if text.removeprefix("-").isdecimal() else default
        if not isinstance(value, type(default)):
            return default
        if preference.allowed and value not in preference.allowed:
            return default
        return value

    def set(self, preference: Preference[T], value: T) -> None:
        """Store a value. Raises ValueError for one that is not allowed."""
        if preference.allowed and value not in preference.allowed:
            raise ValueError(f"{preference.key} = {value!r}")
        self._settings.setValue(preference.key, value)


def scale_factor(preferences: Preferences) -> str:
    """Return the text size as QT_SCALE_FACTOR wants it; it must be set before QApplication.

    Scaling the whole window keeps every measure in proportion: at 150 % a 1366×768 screen is a
    window of about 900×460 logical pixels, for which all pages are laid out.
    """
    return f"{preferences.get(TEXT_SIZE) / 100:g}"
