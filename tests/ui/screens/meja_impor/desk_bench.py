"""An enrolled office and unit behind pages whose jobs run at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtCore import QSettings
from tests.ui.windows import show_active

from penilaian_desktop.ui.kit.context import UiContext
from penilaian_desktop.ui.kit.look import install_look
from penilaian_desktop.ui.kit.preferences import Preferences
from penilaian_desktop.ui.kit.signals import AppSignals
from penilaian_desktop.ui.kit.tasks import InlineRunner

RESOURCES = Path(__file__).parents[4] / "resources"


@dataclass
class Bench:
    """A page's context with everything that was said written down."""

    context: UiContext
    toasts: list
    refusals: list
    pages: list

    @property
    def last(self) -> str:
        return self.toasts[-1][0] if self.toasts else ""


def bench_for(side, session, qapp, folder: Path) -> Bench:
    """Return the bench of a session at one side of the exchange."""
    signals = AppSignals()
    tasks = InlineRunner(signals)
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    context = UiContext(
        services=side.people.services,
        desk=side.desk,
        session=session,
        signals=signals,
        tasks=tasks,
        look=install_look(qapp, RESOURCES, "terang"),
        prefs=Preferences(settings),
        clock=side.people.clock,
        resources=RESOURCES,
        runtime=SimpleNamespace(),
        title="BKPSDM Kota Contoh",
    )
    found = Bench(context, [], [], [])
    signals.toast_requested.connect(lambda text, undo: found.toasts.append((text, undo)))
    signals.refused.connect(found.refusals.append)
    tasks.refused.connect(found.refusals.append)
    tasks.crashed.connect(found.refusals.append)
    signals.navigate_requested.connect(lambda page, arg: found.pages.append((page, arg)))
    return found


def show(page, qtbot, size=(1158, 684)):
    """Show a page in its usual size."""
    show_active(page, qtbot, *size)
    return page
