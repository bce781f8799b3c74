"""A page over a real workspace, with jobs done at once."""

from __future__ import annotations

import importlib.util
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSettings

from penilaian_desktop.ui.kit.context import UiContext
from penilaian_desktop.ui.kit.look import install_look, look
from penilaian_desktop.ui.kit.preferences import Preferences
from penilaian_desktop.ui.kit.signals import AppSignals
from penilaian_desktop.ui.kit.tasks import InlineRunner


def _log_world():
    if "log_world" not in sys.modules:
        path = Path(__file__).parents[1] / "log_world.py"
        spec = importlib.util.spec_from_file_location("log_world", path)
        module = importlib.util.module_from_spec(spec)
        sys.modules["log_world"] = module
        spec.loader.exec_module(module)
    return sys.modules["log_world"]


@pytest.fixture
def styled(qapp):
    """The application with its look."""
    try:
        return look()
    except RuntimeError:
        return install_look(qapp, _log_world().RESOURCES, "terang")


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
    module = _log_world()
    return lambda filled=True: module.make_world(workspace, lambda: module.NOW, filled=filled)


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
            clock=lambda: _log_world().NOW,
            resources=_log_world().RESOURCES,
            runtime=None,
        )
        return said

    return make
