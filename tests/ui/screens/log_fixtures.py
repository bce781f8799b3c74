"""Fixtures of the pages of the log: a page over a real workspace, with jobs done at once."""

from __future__ import annotations

import time
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSettings
from tests.ui.screens import log_world

from penilaian_desktop.ui.kit.context import UiContext
from penilaian_desktop.ui.kit.look import install_look, look
from penilaian_desktop.ui.kit.preferences import Preferences
from penilaian_desktop.ui.kit.signals import AppSignals
from penilaian_desktop.ui.kit.tasks import InlineRunner


@pytest.fixture
def styled(qapp):
    """The application with its look."""
    try:
        return look()
    except RuntimeError:
        return install_look(qapp, log_world.RESOURCES, "terang")


@pytest.fixture(autouse=True)
def office_time(monkeypatch):
    """The machine stands in the office's time zone."""
    monkeypatch.setenv("TZ", "Asia/Jakarta")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def new_world(workspace):
    """A maker of the small office: `new_world(filled=True)`."""
    now = log_world.NOW
    return lambda filled=True: log_world.make_world(workspace, lambda: now, filled=filled)


@pytest.fixture
def bench(styled, new_world, tmp_path):
    """A maker of contexts with everything that a page says written down."""

    def make(*, filled=True, who="session"):
        world = new_world(filled)
        signals = AppSignals()
        tasks = InlineRunner(signals)
        said = SimpleNamespace(toasts=[], refused=[], navigated=[], world=world, signals=signals)
        signals.toast_requested.connect(lambda text, undo: said.toasts.append((text, undo)))
        signals.navigate_requested.connect(lambda page, arg: said.navigated.append((page, arg)))
        signals.refused.connect(said.refused.append)
        tasks.refused.connect(said.refused.append)
        settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
        said.context = UiContext(
            services=world.services,
            desk=None,
            session=getattr(world, who),
            signals=signals,
            tasks=tasks,
            look=styled,
            prefs=Preferences(settings),
            clock=lambda: log_world.NOW,
            resources=log_world.RESOURCES,
            runtime=None,
        )
        return said

    return make
