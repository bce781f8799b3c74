"""A window that stays open overnight works on the new day (section 3 no. 9)."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Qt

from penilaian_desktop.ui.kit.signals import AppSignals
from penilaian_desktop.ui.shell.day_watch import DayWatch


@pytest.fixture
def watched(qapp):
    said = SimpleNamespace(day=date(2026, 11, 18), news=[], owner=QObject())
    context = SimpleNamespace(signals=AppSignals(), today=lambda: said.day)
    context.signals.day_changed.connect(lambda: said.news.append(said.day))
    said.watch = DayWatch(context, said.owner)
    return said


def test_each_new_day_is_told_once(watched):
    watched.watch.look()
    assert watched.news == []
    watched.day = date(2026, 11, 19)
    watched.watch.look()
    watched.watch.look()
    assert watched.news == [date(2026, 11, 19)]


def test_a_laptop_that_wakes_looks_at_once_and_a_clock_set_back_is_a_day_too(watched, qapp):
    """A battery that ran empty sets the clock back: the page must not stay in the future."""
    watched.day = date(2026, 11, 20)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    watched.day = date(2026, 11, 1)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert watched.news == [date(2026, 11, 20)]
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert watched.news == [date(2026, 11, 20), date(2026, 11, 1)]
