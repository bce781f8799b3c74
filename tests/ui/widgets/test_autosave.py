"""Saving as one types never loses a letter (UI: save as you type)."""

from __future__ import annotations

from threading import Event
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject

from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.ui.kit.tasks import InlineRunner, TaskRunner
from penilaian_desktop.ui.widgets.autosave import AutoSave

SITI, TAUFIK = ("siti",), ("taufik",)


class Desk:
    """Remembers what was written; refuses and waits when told to."""

    def __init__(self) -> None:
        self.written = []
        self.refusing = False
        self.gate = Event()
        self.gate.set()

    def write(self, subject, fields):
        self.gate.wait(30)
        if self.refusing:
            raise RuleViolation("value_negative", field="value")
        self.written.append((subject, dict(fields)))
        return Outcome(dict(fields))


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def saver(desk, qapp):
    owner = QObject()
    found = AutoSave(SimpleNamespace(tasks=InlineRunner()), desk.write, owner)
    yield found
    owner.deleteLater()


def test_what_was_touched_is_written_together(saver, desk):
    saver.touch(SITI, a="1")
    saver.touch(SITI, {"b": "2"}, a="3")
    assert saver.dirty(SITI) == {"a", "b"}
    saver.flush()
    assert desk.written == [(SITI, {"a": "3", "b": "2"})]
    assert saver.idle
    assert saver.dirty(SITI) == frozenset()


def test_the_pause_writes_by_itself(saver, desk, qtbot):
    with qtbot.waitSignal(saver.saved, timeout=10_000) as news:
        saver.touch(SITI, a="1")
    assert news.args == [SITI, {"a": "1"}]


def test_subjects_are_written_one_after_the_other(saver, desk):
    saver.touch(SITI, a="1")
    saver.touch(TAUFIK, now=True, a="2")
    assert [subject for subject, _ in desk.written] == [SITI, TAUFIK]


def test_what_is_refused_stays_dirty_and_goes_with_the_next_touch(saver, desk):
    refused = []
    saver.refused.connect(lambda subject, error: refused.append((subject, error.code)))
    desk.refusing = True
    saver.touch(SITI, now=True, a="-1")
    assert refused == [(SITI, "value_negative")]
    assert saver.dirty(SITI) == {"a"}
    saver.touch(TAUFIK, now=True, a="-1")
    desk.refusing = False
    saver.touch(SITI, now=True, b="2")
    assert desk.written == [(SITI, {"a": "-1", "b": "2"})]
    assert saver.dirty(TAUFIK) == {"a"}


def test_letters_typed_while_a_write_is_under_way_are_kept_and_follow_it(desk, qapp, qtbot):
    owner, tasks = QObject(), TaskRunner()
    saver = AutoSave(SimpleNamespace(tasks=tasks), desk.write, owner)
    desk.gate.clear()
    saver.touch(SITI, now=True, a="Tel")
    saver.touch(SITI, now=True, a="Teliti")
    assert saver.dirty(SITI) == {"a"}
    desk.gate.set()
    qtbot.waitUntil(lambda: saver.idle and not tasks.busy, timeout=10_000)
    assert [fields["a"] for _, fields in desk.written] == ["Tel", "Teliti"]
    tasks.stop()
    owner.deleteLater()
