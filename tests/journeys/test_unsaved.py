"""A line that was being typed when the program was locked or closed comes back when asked for."""

from __future__ import annotations

from tests.journeys.conftest import NOW, PASSWORD, TODAY

from penilaian_desktop.ui.kit.formats import local
from penilaian_desktop.ui.widgets.entry_line import EntryLine
from penilaian_desktop.ui.widgets.quick_entry_unsaved import UnsavedBanner

LINE = "15.00-15.30 Menata arsip surat"


def stored(hands, text):
    live = hands.live
    week = live.services.activities.week(live.session, TODAY)
    return [item for item in week.items if item.text == text]


def test_what_was_typed_before_signing_out_is_named_and_used_only_when_asked(begin, demo):
    """UI: after a crash say exactly what came back, never silently; section 3 no. 18."""
    hands = begin(demo.unit)
    hands.sign_in("siti", PASSWORD)
    hands.press("Ctrl+N")
    hands.type(LINE)
    hands.press("Ctrl+L")
    hands.sign_in("siti", PASSWORD)
    hands.press("Ctrl+2")
    (banner,) = hands.all(UnsavedBanner)
    assert banner.accessibleName() == (
        f"Baris yang belum disimpan dari 18 November {local(NOW):%H.%M} ditemukan: “{LINE}”."
    )
    assert hands.all(EntryLine)[0].text() == ""
    assert stored(hands, "Menata arsip surat") == []
    hands.click("Pakai")
    assert hands.all(EntryLine)[0].text() == LINE
    hands.press("Enter")
    assert len(stored(hands, "Menata arsip surat")) == 1
    assert hands.all(UnsavedBanner) == []
    hands.press("Ctrl+L")
    hands.sign_in("siti", PASSWORD)
    hands.press("Ctrl+2")
    assert hands.all(UnsavedBanner) == []


def test_what_one_person_typed_is_not_shown_to_another(begin, demo):
    """Accounts of one laptop: unsaved text belongs to who typed it."""
    hands = begin(demo.unit)
    hands.sign_in("siti", PASSWORD)
    hands.press("Ctrl+N")
    hands.type(LINE)
    hands.press("Ctrl+L")
    hands.sign_in("yohanes", PASSWORD)
    hands.press("Ctrl+2")
    assert hands.all(UnsavedBanner) == []
