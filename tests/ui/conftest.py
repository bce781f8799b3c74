"""What every test of the window needs: the application with its look, settings in a temp folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from tests.ui.windows import close_left_over

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture
def dressed(qapp):
    """The application in the light theme; the look."""
    from penilaian_desktop.ui.kit.look import install_look

    return install_look(qapp, RESOURCES, "terang")


@pytest.fixture
def prefs(tmp_path):
    """Preferences in a file of their own."""
    from penilaian_desktop.ui.kit.preferences import Preferences

    return Preferences(QSettings(str(tmp_path / "pengaturan.ini"), QSettings.Format.IniFormat))


@pytest.fixture(autouse=True)
def no_window_left():
    """No window or popup of a test is there in the next one."""
    yield
    app = QApplication.instance()
    if app is not None:
        close_left_over(app)
