"""Five days of five professions typed at the real window, every key counted (X-1, SM-12; no. 10).

A usual entry follows the last one, its text comes from the history and its volume is typed: all
its keys count, also those that pick the text, and they are 12 at most. An entry typed in full
tells time, volume with unit, RHK, tag and another day: beyond the letters of its text 30 at most.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.journeys.conftest import PASSWORD, TODAY

from penilaian_desktop.domain.quick_entry import parse

USUAL, FULL = 12, 30
"""Keys an entry may take: all of a usual one, those beyond its text of one typed in full."""
SLOWEST = 0.5
"""Seconds a person needs for one key who looks for it on the keyboard."""
CONTROL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True)
class Usual:
    """What picks a text (letters, then Tab), the volume typed, and the text it is to be."""

    pick: str
    volume: str
    text: str


@dataclass(frozen=True)
class Day:
    """A profession: lines of its last working days, its usual entries, one typed in full."""

    account: str
    history: tuple[str, ...]
    usual: tuple[Usual, ...]
    full: str
    text: str


DAYS = {
    "operator loket": Day(
        "siti",
        (
            "07.30-08.00 Menyiapkan loket dan nomor antrean",
            "08.00-10.00 Mencetak KTP-el pengganti =18 keping @2",
            "10.00-12.00 Mengonsolidasi data ganda SIAK =35 data @1",
        ),
        (
            Usual("menyia", "", "Menyiapkan loket dan nomor antrean"),
            Usual("pengg", "=21", "Mencetak KTP-el pengganti"),
            Usual("ganda", "=40", "Mengonsolidasi data ganda SIAK"),
        ),
        "8-10 Menyerahkan akta kelahiran =12 akta @2 #akta /sen",
        "Menyerahkan akta kelahiran",
    ),
    "perawat": Day(
        "rahmat",
        (
            "07.30-08.15 Serah terima jaga pagi",
            "08.15-10.15 Mengukur tanda vital pasien =26 pasien @1",
            "10.15-12.00 Merawat luka pasien kontrol =9 pasien @2",
        ),
        (
            Usual("ser", "", "Serah terima jaga pagi"),
            Usual("vit", "=24", "Mengukur tanda vital pasien"),
            Usual("luka", "=11", "Merawat luka pasien kontrol"),
        ),
        "13-14 Menyuluh gizi ibu hamil =15 ibu @1 #gizi /sel",
        "Menyuluh gizi ibu hamil",
    ),
    "guru": Day(
        "yohanes",
        (
            "07.00-08.30 Mengajar matematika kelas VIII =32 siswa @1",
            "09.00-10.30 Memeriksa lembar kerja siswa =64 lembar @1",
            "10.30-11.15 Membimbing siswa remedial =7 siswa @2",
        ),
        (
            Usual("mat", "=32", "Mengajar matematika kelas VIII"),
            Usual("lem", "=58", "Memeriksa lembar kerja siswa"),
            Usual("rem", "=6", "Membimbing siswa remedial"),
        ),
        "10-12 Menyusun soal ujian semester =40 soal @2 #uas /sen",
        "Menyusun soal ujian semester",
    ),
    "bendahara": Day(
        "sri",
        (
            "08.00-09.30 Menguji kelengkapan SPJ =14 berkas @1",
            "09.30-11.00 Membukukan pengeluaran harian =22 bukti @1",
            "13.00-14.00 Menyetor pajak belanja =5 setoran @2",
        ),
        (
            Usual("spj", "=12", "Menguji kelengkapan SPJ"),
            Usual("memb", "=19", "Membukukan pengeluaran harian"),
            Usual("paj", "=4", "Menyetor pajak belanja"),
        ),
        "8-11 Menutup kas akhir bulan =1 berita @2 #kas /16",
        "Menutup kas akhir bulan",
    ),
    "penyuluh lapangan": Day(
        "bambang",
        (
            "08.00-11.00 Mengunjungi kelompok tani =2 kelompok @1",
            "11.00-12.00 Mengukur petak demplot =4 petak @1",
            "13.30-15.00 Menulis laporan kunjungan =2 laporan @2",
        ),
        (
            Usual("tani", "=3", "Mengunjungi kelompok tani"),
            Usual("dem", "=4", "Mengukur petak demplot"),
            Usual("kunj", "=3", "Menulis laporan kunjungan"),
        ),
        "8-12 Melatih kader pengendali hama =18 kader @1 #opt",
        "Melatih kader pengendali hama",
    ),
}


@dataclass
class Keys:
    """The ten fingers: real key events where the focus is, each one counted."""

    hands: object
    count: int = 0
    log: list[str] = field(default_factory=list)

    def press(self, key, modifiers=PLAIN) -> None:
        QTest.keyClick(self.hands.window.focusWidget(), key, modifiers)
        self.count += 1

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(self.hands.window.focusWidget(), letter)
        self.count += len(text)


def remember(hands, day: Day) -> None:
    """Let the person have worked like this on the working days of the last two weeks."""
    live = hands.live
    for back in range(2, 15):
        when: date = TODAY - timedelta(days=back)
        if when.weekday() < 5:
            context = live.services.activities.entry_context(live.session, when)
            for line in day.history:
                live.services.activities.log(live.session, parse(line, context))


def newest(hands, text):
    """Return the entry with a text that was written last."""
    live = hands.live
    week = live.services.activities.week(live.session, TODAY - timedelta(days=TODAY.weekday()))
    return max((item for item in week.items if item.text == text), key=lambda item: item.id)


@pytest.mark.parametrize("profession", DAYS)
def test_a_typical_day_takes_few_keys(profession, begin, demo):
    """X-1, SM-12; section 3 no. 10: quicker than paper, counted key by key."""
    day = DAYS[profession]
    hands = begin(demo.unit)
    hands.sign_in(day.account, PASSWORD)
    remember(hands, day)
    hands.press("Ctrl+2")
    counted = {}
    for usual in day.usual:
        keys = Keys(hands)
        keys.press(Qt.Key.Key_N, CONTROL)
        keys.type(usual.pick)
        keys.press(Qt.Key.Key_Tab)
        keys.type(usual.volume)
        keys.press(Qt.Key.Key_Return)
        hands.settle()
        item = newest(hands, usual.text)
        assert item.day == TODAY
        assert item.minutes > 0
        assert (item.volume is not None) == bool(usual.volume)
        assert (item.unit is not None) == bool(usual.volume)
        counted[usual.text] = keys.count
    table = ", ".join(f"{text}: {count}" for text, count in counted.items())
    assert max(counted.values()) <= USUAL, f"{profession}: {table}"
    assert max(counted.values()) * SLOWEST < 10, f"{profession}: {table}"
    keys = Keys(hands)
    keys.press(Qt.Key.Key_N, CONTROL)
    keys.type(day.full)
    keys.press(Qt.Key.Key_Return)
    hands.settle()
    item = newest(hands, day.text)
    assert item.volume is not None
    assert item.unit
    assert item.rhk_number is not None
    assert item.tags
    beyond = keys.count - len(day.text)
    assert beyond <= FULL, f"{profession}: {day.text}: {beyond} beyond its text; {table}"
    print(f"{profession}: {table}; {day.full}: {beyond} beyond its text")
