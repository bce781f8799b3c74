"""A day of a member of staff at the real window: log, evidence, week, undo, search, hand in."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from tests.journeys.conftest import PASSWORD, TODAY

from penilaian_desktop.domain.activity import ActivityStatus
from penilaian_desktop.ui.screens.kegiatan.entries_table import EntriesPanel
from penilaian_desktop.ui.screens.kegiatan.evidence import EvidencePanel
from penilaian_desktop.ui.widgets.entry_line import EntryLine
from penilaian_desktop.ui.widgets.field import Field, TextArea
from penilaian_desktop.ui.widgets.week_grid import WeekGrid

LINE = "09.00-10.30 Melayani perekaman KTP-el =24 orang @2"


@pytest.fixture
def siti(begin, demo):
    """Siti at her laptop, signed in."""
    hands = begin(demo.unit)
    hands.sign_in("siti", PASSWORD)
    return hands


def stored(hands):
    """Return what stands in Siti's log of today from nine o'clock."""
    live = hands.live
    week = live.services.activities.week(live.session, TODAY)
    return [item for item in week.items if item.day == TODAY and item.start == 540]


def log(hands):
    """Log the line and return the entry."""
    hands.press("Ctrl+N")
    assert isinstance(hands.window.focusWidget(), EntryLine)
    hands.type(LINE)
    hands.press("Enter")
    (new,) = stored(hands)
    return new


def picture(folder):
    image = QImage(320, 200, QImage.Format.Format_RGB32)
    image.fill(QColor(20, 90, 160))
    file = folder / "antrean loket.png"
    assert image.save(str(file))
    return file


def test_a_line_is_logged_with_evidence_shown_in_the_week_and_undone(siti, tmp_path):
    """TS-4, SM-12, X-1; section 3 no. 9, 10, 11; UI: Ctrl+Z works for everything."""
    assert siti.sees("Selamat")
    siti.press("Ctrl+N")
    siti.type(LINE)
    siti.settle()
    assert siti.sees("90 menit")
    assert siti.sees("24 orang")
    siti.press("Esc")
    item = log(siti)
    assert (item.start, item.end, item.minutes) == (540, 630, 90)
    assert (str(item.volume), item.unit, item.rhk_number) == ("24", "orang", 2)
    assert siti.sees("dari 30 j")  # Friday is a holiday of the example town
    assert siti.all(WeekGrid)[0].current.item.id == item.id

    siti.press("Esc")
    siti.press("Enter")
    siti.drop(siti.all(EvidencePanel)[0], [picture(tmp_path)])
    assert siti.sees("antrean loket.png")
    live = siti.live
    (proof,) = live.services.activities.evidence(live.session, item.id)
    assert live.services.activities.evidence_bytes(live.session, proof.sha256)
    siti.press("Esc")

    siti.press("Ctrl+Z")
    assert siti.sees("Diurungkan: Lampirkan bukti")
    assert live.services.activities.evidence(live.session, item.id) == ()
    siti.press("Ctrl+Z")
    assert stored(siti) == []
    siti.press("Ctrl+Y")
    assert [again.id for again in stored(siti)] == [item.id]


def test_an_old_entry_is_found_by_words_and_what_is_handed_in_is_seen_as_such(siti, demo):
    """TS-4, TS-5 (state visible to the ASN); section 3 no. 5, 8."""
    item = log(siti)
    siti.press("Esc")
    siti.press("A")
    (sent,) = stored(siti)
    assert sent.status is ActivityStatus.SUBMITTED
    assert sent.id == item.id
    siti.press("Ctrl+F")
    assert isinstance(siti.window.focusWidget(), Field)
    siti.type("perekaman KTP-el")
    siti.settle()
    panel = siti.all(EntriesPanel)[0]
    found = panel.model.records()
    assert item.id in [one.id for one in found]
    assert {one.text for one in found} == {"Melayani perekaman KTP-el"}
    old = min(found, key=lambda one: one.day)
    assert old.day < TODAY.replace(month=11, day=1)
    siti.press("Down", on=panel.view)  # the heading of the day
    siti.press("Down", on=panel.view)
    siti.press("Enter", on=panel.view)
    assert siti.find("Uraian", TextArea).text() == "Melayani perekaman KTP-el"
