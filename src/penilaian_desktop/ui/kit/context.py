"""What every page is handed by the shell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from penilaian_desktop.ui.kit import formats

if TYPE_CHECKING:
    from penilaian_desktop.services.registry import Services
    from penilaian_desktop.services.session import Session
    from penilaian_desktop.sync.desk import Desk
    from penilaian_desktop.ui.kit.look import Look
    from penilaian_desktop.ui.kit.preferences import Preferences
    from penilaian_desktop.ui.kit.runtime import Runtime
    from penilaian_desktop.ui.kit.signals import AppSignals
    from penilaian_desktop.ui.kit.tasks import TaskRunner


@dataclass(frozen=True, slots=True, kw_only=True)
class UiContext:
    """The use cases, the session, and the means of the window; nothing else is reachable."""

    services: Services
    desk: Desk
    session: Session
    signals: AppSignals
    tasks: TaskRunner
    look: Look
    prefs: Preferences
    clock: Callable[[], datetime]
    resources: Path
    runtime: Runtime
    title: str = ""

    def today(self) -> date:
        """Return the date at the agency's place, as the use cases count it."""
        return self.now().date()

    def now(self) -> datetime:
        """Return the time at the agency's place."""
        return formats.local(self.clock())
