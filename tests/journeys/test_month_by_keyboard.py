"""A month of a real person's work by keyboard alone, at the real window (issue "daily log").

September 2026 at the counter of Dukcapil: five-day weeks, a leave, an official trip, a Monday
that is a holiday. No mouse is used anywhere, no page is called into: keys, the clipboard, and what
can be read on the screen. Its first weeks run once more at a real X11 window.
"""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtGui import QGuiApplication
from tests.journeys.conftest import Demo
from tests.journeys.keyboard import BEGIN, Calendar, Worker, free, heard, picture

from penilaian_desktop.app.demo.build import build_demo
from penilaian_desktop.app.journey import Hands
from penilaian_desktop.app.paths import Paths, resources_folder
from penilaian_desktop.domain.activity import ActivityStatus, WorkPlace
from penilaian_desktop.domain.progress import Silent
from penilaian_desktop.ui.screens.kegiatan.entries_table import EntriesPanel
from penilaian_desktop.ui.screens.tinjauan.page import TinjauanPage
from penilaian_desktop.ui.widgets.field import TextArea
from penilaian_desktop.ui.widgets.table_view import TableView
from penilaian_desktop.ui.widgets.week_grid import WeekGrid

HOLIDAY = date(2026, 9, 14)
FIRST_DAY = (
    "07.30-08.00 Menyiapkan loket dan nomor antrean",
    "08.00-10.00 Melayani perekaman KTP-el =24 orang @2 #pelayanan",
    "10.00-12.00 Mencetak KTP-el pengganti =18 keping @2",
    "13.00-16.00 Memverifikasi permohonan KK =22 dokumen @1",
)
USUAL = (("menyia", ""), ("perek", "=26"), ("pengg", "=20"))
PASTED = """[09/09/26 07.31] Siti: 07.30-08.00 Menyiapkan loket dan nomor antrean
[09/09/26 10.02] Siti: 08.00-10.00 Melayani perekaman KTP-el =31 orang @2
10.00-12.00 Memutakhirkan data SIAK =40 data @3

13.00-16.00 Rapat koordinasi pelayanan keliling
"""


@pytest.fixture(scope="session")
def august(tmp_path_factory):
    """The example office at the end of August 2026, made once."""
    folder = tmp_path_factory.mktemp("agustus")
    paths = Paths(resources_folder(), folder / "data", folder / "log")
    build_demo(folder / "contoh", paths, today=BEGIN, reporter=Silent(), employees=8, months=1)
    made = Demo(folder / "contoh", paths)
    made.use_exchange("")
    return folder / "contoh"


@pytest.fixture
def demo_made(august):
    """Let the copies of this module be made of August."""
    return august


@pytest.fixture
def worker(qapp, demo, tmp_path):
    """Start the window over a unit's workspace; give a person at its keyboard."""
    from penilaian_desktop.app.window import start

    running = []

    def starting(root, account) -> Worker:
        clock = Calendar()
        paths = Paths(resources_folder(), tmp_path / "data", tmp_path / "log")
        paths.data.mkdir(exist_ok=True)
        (paths.data / "ruang-kerja-terakhir.txt").write_text(str(root), encoding="utf-8")
        started = start(paths, clock=clock)
        running.append(started)
        hands = Hands(started)
        hands.open()
        made = Worker(hands, clock)
        made.sign_in(account)
        return made

    yield starting
    for started in running:
        started.window.close()
        started.tasks.stop()
        started.runtime.lock()
        qapp.removeTranslator(started.dressed.translator)
        started.window.deleteLater()


def test_a_month_at_the_counter_by_keyboard_alone(worker, demo, tmp_path, qapp):
    """TS-4, TS-5, TJ-11, SM-12, X-1; section 3 no. 5, 8–12, 17, 18."""
    siti = worker(demo.unit, "siti")
    free(siti, HOLIDAY, "Hari jadi Kota Contoh")
    first_week(siti)
    if qapp.platformName() == "xcb":  # keys, menus and clipboard of a real server: two weeks do
        third_week(siti)
        return
    second_week(siti)
    third_week(siti)
    fourth_week(siti)
    handed_in_and_mended(siti)
    printed(siti, tmp_path / "laporan.pdf")
    taken_back(siti)


def first_week(siti):
    """Typed in full once; then as yesterday, by completion, by template."""
    tuesday, wednesday, thursday, friday = (date(2026, 9, n) for n in range(1, 5))
    siti.come(tuesday)
    for line in FIRST_DAY:
        siti.log(line)
    siti.press("Ctrl+N")
    siti.type("22.00-06.00 Jaga malam")
    siti.hands.settle()
    assert siti.hands.sees(
        "Jam selesai tidak setelah jam mulai."
    )  # her unit has none: pointed out, nothing refused
    siti.press("Ctrl+A", "Del")
    done = siti.of_day(tuesday)
    assert [item.minutes for item in done] == [30, 120, 120, 180]
    assert (str(done[1].volume), done[1].unit, done[1].rhk_number) == ("24", "orang", 2)
    assert done[1].tags == ("pelayanan",)

    siti.come(wednesday)
    siti.press("Ctrl+N", "Ctrl+D")  # as on the last working day
    assert [item.text for item in siti.of_day(wednesday)] == [item.text for item in done]

    siti.come(thursday)
    before = siti.keys
    for pick, volume in USUAL:
        siti.log_usual(pick, volume)
    assert siti.keys - before < 12 * len(USUAL)
    siti.log_usual("13-16 memverif", "=19")
    usual = siti.of_day(thursday)
    assert [item.text for item in usual] == [item.text for item in done]
    assert [one.end for one in usual[:2]] == [one.start for one in usual[1:3]]

    siti.come(friday)
    siti.press("Ctrl+N")
    siti.type("30m Menyiapkan loket dan nomor antrean #loket")
    siti.press("Ctrl+Shift+S")
    siti.type("Buka loket")
    siti.press("Enter", "Esc")
    assert siti.hands.dialog() is None
    siti.press("Ctrl+N", "Ctrl+A", "Del")
    siti.type("buka lok")
    siti.press("Tab", "Enter")
    (opened,) = siti.of_day(friday)
    assert (opened.minutes, opened.tags) == (30, ("loket",))
    siti.log("08.00-11.30 Melayani perekaman KTP-el =40 orang @2")
    siti.log("13.00-16.30 Memverifikasi permohonan KK =25 dokumen @1")
    assert not set(siti.week(friday).missing) - {BEGIN}, [(i.text, i.start, i.end) for i in usual]


def second_week(siti):
    """Repeated on working days, lines pasted from a chat, a leave, an official trip."""
    monday, wednesday = date(2026, 9, 7), date(2026, 9, 9)
    siti.come(monday)
    siti.log("07.30-08.00 Apel pagi dan menyiapkan loket")
    siti.log("08.00-12.00 Melayani perekaman KTP-el =41 orang @2")
    siti.log("13.00-16.00 Memverifikasi permohonan KK =24 dokumen @1")

    siti.come(wednesday)
    QGuiApplication.clipboard().setText(PASTED)
    siti.press("Ctrl+N", "Ctrl+V")
    assert siti.hands.sees("4 baris ditempel")
    siti.press("Enter")
    pasted = siti.of_day(wednesday)
    assert [item.minutes for item in pasted] == [30, 120, 120, 180]
    assert pasted[1].text == "Melayani perekaman KTP-el"
    assert str(pasted[1].volume) == "31"

    siti.stand_on(monday, "Melayani perekaman KTP-el")
    siti.press("U")  # on every later working day that has it not yet
    assert [item.text for item in siti.of_day(date(2026, 9, 8))] == ["Melayani perekaman KTP-el"]
    siti.log("/sel 07.30-08.00 Apel pagi dan menyiapkan loket")
    siti.log("/sel 13.00-16.00 Memverifikasi permohonan KK =20 dokumen @1")

    siti.come(date(2026, 9, 11))
    siti.stand_on(date(2026, 9, 10))
    siti.press("M")
    siti.menu("Cuti")
    assert siti.hands.sees("ditandai cuti")
    siti.stand_on(date(2026, 9, 11))
    siti.press("M")
    siti.menu("Dinas luar")
    infos = {info.day.day: info for info in siti.week(monday).days}
    assert (infos[10].free, infos[10].target) == ("cuti", 0)
    assert (infos[11].free, infos[11].target) == ("dinas_luar", 0)


def third_week(siti):
    """A Monday that is a holiday; an overlap repaired; evidence from the clipboard."""
    tuesday = date(2026, 9, 15)
    siti.come(tuesday)
    assert "Hari jadi Kota Contoh" in heard(siti.hands.all(WeekGrid)[0])
    siti.log("08.00-10.30 Melayani perekaman KTP-el =30 orang @2")
    siti.log("10.00-12.00 Mencetak KTP-el pengganti =21 keping @2")
    week = siti.week(tuesday)
    assert week.days[0].free == "Hari jadi Kota Contoh"
    assert week.days[1].overlap == 30
    siti.stand_on(tuesday, "Melayani perekaman KTP-el")
    siti.press("2")  # shorten
    assert siti.week(tuesday).days[1].overlap == 0
    shortened = siti.of_day(tuesday)[0]
    assert (shortened.start, shortened.end) == (480, 600)

    QGuiApplication.clipboard().setImage(picture())
    siti.stand_on(tuesday, "Melayani perekaman KTP-el")
    siti.press("Ctrl+V")
    live = siti.hands.live
    (proof,) = live.services.activities.evidence(live.session, shortened.id)
    assert proof.media == "image/png"
    assert len(live.services.activities.evidence_bytes(live.session, proof.sha256)) == proof.size
    siti.log("07.30-08.00 Apel pagi dan menyiapkan loket")
    siti.log("13.00-16.00 Memverifikasi permohonan KK =18 dokumen @1")
    for day in range(16, 19):
        siti.come(date(2026, 9, day))
        for line in FIRST_DAY:
            siti.log(line)
    siti.clock.turn(date(2026, 9, 20))
    siti.press("Ctrl+1", "Ctrl+2")
    assert siti.week(tuesday).complete
    siti.press("H")
    assert siti.hands.sees("Minggu ini lengkap")


def fourth_week(siti):
    """Late entries, search and a bulk edit with keys alone."""
    siti.come(date(2026, 9, 25))
    for day in range(21, 26):
        for line in FIRST_DAY:
            siti.log(f"/{day} {line}")
        assert sum(item.minutes for item in siti.of_day(date(2026, 9, day))) == 450
    siti.press("Ctrl+F")
    siti.type("koordinasi keliling")
    siti.hands.settle()
    panel = siti.hands.all(EntriesPanel)[0]
    assert [item.text for item in panel.model.records()] == ["Rapat koordinasi pelayanan keliling"]
    siti.press("Ctrl+A")
    siti.type("antrean")
    siti.hands.settle()
    found = panel.model.records()
    assert len(found) >= 10
    assert {item.text for item in found} == {"Menyiapkan loket dan nomor antrean"}
    siti.press("Down")  # on to what was found
    assert isinstance(siti.hands.window.focusWidget(), TableView)
    siti.press("Space", "Down", "Space")
    checked = [item.id for item in panel.model.checked_records()]
    assert len(checked) == 2
    siti.press("E")
    assert siti.hands.sees("Ubah 2 kegiatan")
    siti.press("Tab")
    siti.type("Rumah")
    siti.press("Ctrl+Enter")
    assert siti.hands.dialog() is None
    live = siti.hands.live
    changed = [live.services.activities.item(live.session, one) for one in checked]
    assert {item.place for item in changed} == {WorkPlace.HOME}
    siti.press("Ctrl+Z")
    back = [live.services.activities.item(live.session, one) for one in checked]
    assert {item.place for item in back} == {WorkPlace.OFFICE}
    siti.press("Ctrl+F", "Esc", "Esc", "T")
    assert siti.hands.all(WeekGrid)


def handed_in_and_mended(siti):
    """Handed in by day, returned by the head, mended and handed in again."""
    friday = date(2026, 9, 25)
    siti.stand_on(friday, "Melayani perekaman KTP-el")
    siti.press("Shift+A")
    assert {item.status for item in siti.of_day(friday)} == {ActivityStatus.SUBMITTED}
    person = siti.hands.live.session.person_id
    siti.press("Ctrl+L")
    siti.sign_in("bambang")
    siti.press("Ctrl+K")
    siti.type("Tinjauan")
    siti.press("Enter")
    (page,) = siti.hands.all(TinjauanPage)
    for _ in range(60):
        item = page.list.item
        if item is not None and (item.person_id, item.day) == (person, friday):
            break
        siti.press("J")
    assert page.list.item is not None
    siti.press("R")
    siti.type("Sebutkan loketnya.")
    siti.press("Ctrl+Enter")
    assert siti.hands.dialog() is None
    siti.press("Shift+A", "Ctrl+L")
    siti.sign_in("siti")
    siti.press("Ctrl+1")  # the page of before opens again: the news is on Beranda
    assert siti.hands.sees("dikembalikan")
    siti.press("Ctrl+2", "H")
    (returned,) = [item for item in siti.of_day(friday) if item.status is ActivityStatus.RETURNED]
    assert returned.review_note == "Sebutkan loketnya."
    siti.stand_on(friday, returned.text)
    siti.press("Enter")
    assert isinstance(siti.hands.window.focusWidget(), TextArea)
    assert siti.hands.sees("Sebutkan loketnya.")
    siti.press("End")
    siti.type(" di loket 3")
    siti.hands.settle()
    siti.press("Esc", "A")
    mended = next(item for item in siti.of_day(friday) if item.id == returned.id)
    assert mended.text == f"{returned.text} di loket 3"
    assert mended.status is ActivityStatus.SUBMITTED
    others = [item for item in siti.of_day(friday) if item.id != returned.id]
    assert {item.status for item in others} == {ActivityStatus.APPROVED}


def printed(siti, target):
    """The month as a report on paper."""
    siti.press("Ctrl+P", "End", "Ctrl+Enter")
    siti.hands.settle()
    siti.hands.answer(target)
    siti.press("Ctrl+S")
    siti.hands.wait(target.exists, "the report was not written")
    siti.hands.settle()
    siti.press("Esc")
    assert target.read_bytes().startswith(b"%PDF-")


def taken_back(siti):
    """Undo goes back step by step, redo forward again; nothing is lost on the way."""
    day = date(2026, 9, 28)
    siti.come(day)
    states = [tuple((i.id, i.text, i.start, i.end) for i in siti.of_day(day))]
    for line in FIRST_DAY:
        siti.log(line)
        states.append(tuple((i.id, i.text, i.start, i.end) for i in siti.of_day(day)))
    siti.press("Esc")
    for before, _after in reversed(list(pairwise(states))):
        siti.press("Ctrl+Z")
        assert tuple((i.id, i.text, i.start, i.end) for i in siti.of_day(day)) == before
    for _before, after in pairwise(states):
        siti.press("Ctrl+Y")
        assert tuple((i.id, i.text, i.start, i.end) for i in siti.of_day(day)) == after


def test_a_week_of_a_nurse_with_night_shifts(worker, demo):
    """TS-4, SM-12; issue "Bad input": a night belongs to the day it starts, minutes are split."""
    fitri = worker(demo.folder / "unit-puskesmas", "fitri")
    monday = date(2026, 9, 7)
    fitri.come(date(2026, 9, 8), 13)
    fitri.log("/sen 22.00-06.00 Jaga malam ruang bersalin =6 pasien")
    (shift,) = fitri.of_day(monday)
    assert (shift.start, shift.end, shift.minutes) == (1320, 1800, 480)
    days = {info.day: info for info in fitri.week(monday).days}
    assert days[monday].logged == 120
    assert days[monday + timedelta(days=1)].logged == 360
    fitri.come(date(2026, 9, 10), 13)
    fitri.log("/sel 14.00-21.00 Jaga sore ruang bersalin =4 pasien")
    fitri.log("/rab 07.00-14.00 Jaga pagi ruang bersalin =9 pasien")
    fitri.log("/rab 21.00-07.00 Jaga malam ruang bersalin =5 pasien")
    days = {info.day: info for info in fitri.week(monday).days}
    assert [days[monday + timedelta(days=n)].logged for n in range(4)] == [120, 780, 600, 420]
    assert not any(info.overlap for info in days.values())
    fitri.log("/kemarin 23.00-23.30 Menerima pasien rujukan")
    assert {info.day.day: info.overlap for info in fitri.week(monday).days}[9] == 30
    fitri.press("Esc", "Ctrl+Z")
    assert not any(info.overlap for info in fitri.week(monday).days)


@pytest.mark.xvfb
def test_the_same_weeks_at_a_real_x11_window(tmp_path):
    """The journey above in a process of its own, with keys through a real X server."""
    reader, writer = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as server:  # fmt: skip
        os.close(writer)
        try:
            with os.fdopen(reader) as told:
                display = f":{told.readline().strip()}"
            done = subprocess.run(
                [
                    sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "-p", "no:xdist",
                    "-p", "no:cacheprovider", "--basetemp", str(tmp_path / "x"),
                    "-m", "not xvfb", __file__,
                ],
                env={
                    **os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb",
                    "QT_SCALE_FACTOR": "1",
                },
                capture_output=True, text=True, timeout=600, check=False,
            )  # fmt: skip
            assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
            assert "2 passed" in done.stdout
        finally:
            server.terminate()
