"""Reading a file in the background: what was found is shown unless the person stopped it."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from types import SimpleNamespace

import pytest
from tests.ui.windows import show_active

from penilaian_desktop.domain.errors import Cancelled, ImportRefused
from penilaian_desktop.ui.kit.tasks import TaskRunner
from penilaian_desktop.ui.widgets.file_reading import FileReading

FILE = Path("daftar.xlsx")


@pytest.fixture
def reading(dressed, qtbot):
    tasks = TaskRunner()
    step = FileReading(SimpleNamespace(tasks=tasks))
    step.found, step.refused = [], []
    show_active(step, qtbot, 600, 300)
    yield step
    tasks.stop()


def begin(step, job):
    step.read(FILE, job, step.found.append, step.refused.append)


def test_what_was_read_is_handed_on(reading, qtbot):
    begin(reading, lambda _r: "isi")
    qtbot.waitUntil(lambda: reading.found == ["isi"])
    assert reading.refused == []


def test_how_far_it_is_is_told(reading, qtbot):
    go_on = Event()

    def job(reporter):
        reporter.report(3, 4)
        return go_on.wait(30)

    begin(reading, job)
    assert reading._count.text() == "Sebentar lagi."
    qtbot.waitUntil(lambda: reading._count.text() == "3 dari 4")
    go_on.set()
    qtbot.waitUntil(lambda: reading.found == [True])


def test_who_stopped_sees_nothing_even_where_the_file_was_read_to_its_end(reading, qtbot):
    """The thread may be done before the press of the button is told to it."""
    read = Event()

    def job(_reporter):
        read.set()
        return "isi"

    begin(reading, job)
    assert read.wait(30)
    reading.cancel.click()
    assert not reading.cancel.isEnabled()
    qtbot.waitUntil(lambda: bool(reading.refused))
    assert isinstance(reading.refused[0], Cancelled)
    assert reading.found == []


def test_a_second_file_is_read_after_the_first_was_stopped(reading, qtbot):
    begin(reading, lambda _r: "satu")
    reading.stop()
    qtbot.waitUntil(lambda: bool(reading.refused))
    begin(reading, lambda _r: "dua")
    assert reading.cancel.isEnabled()
    qtbot.waitUntil(lambda: reading.found == ["dua"])


def test_a_file_that_cannot_be_read_says_why(reading, qtbot):
    def job(_reporter):
        raise ImportRefused("sheet_empty", FILE.name)

    begin(reading, job)
    qtbot.waitUntil(lambda: bool(reading.refused))
    assert reading.refused[0].code == "sheet_empty"
