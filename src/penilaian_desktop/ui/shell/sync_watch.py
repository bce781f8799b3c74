"""Uses the road by itself, quietly: sends what waits, fetches what came, and tells the strip."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from penilaian_desktop.domain.changes import Area, Changes
from penilaian_desktop.domain.errors import Cancelled, Offline, StorageUnavailable
from penilaian_desktop.ui.kit.tasks import Lane

if TYPE_CHECKING:
    from penilaian_desktop.domain.changes import Outcome
    from penilaian_desktop.domain.errors import PenilaianError
    from penilaian_desktop.sync.rhythm import SyncRhythm
    from penilaian_desktop.ui.kit.context import UiContext

FIRST_LOOK = 12_000
EVERY = 15_000
"""Milliseconds between two looks at the clock."""

_WORK = frozenset({Area.ACTIVITIES, Area.PLANS, Area.REVIEWS, Area.APPRAISALS, Area.EVIDENCE})


def _has_route() -> bool:
    from penilaian_desktop.sync.transports.route import has_route  # noqa: PLC0415 - after the start

    return has_route()


class SyncWatch(QObject):
    """Runs in the lane of work, one run at a time; `changed` carries the rhythm, None = by hand."""

    changed = Signal(object)

    def __init__(
        self, context: UiContext, parent: QObject, reachable: Callable[[], bool] = _has_route
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._reachable = reachable
        self._online = True
        self._auto = False
        self._running = False
        self._clock = QTimer(self)
        self._clock.setInterval(EVERY)
        self._clock.timeout.connect(self.look)

    def start(self) -> None:
        """Begin once the first page had time to fill."""
        QTimer.singleShot(FIRST_LOOK, self, self.begin)

    def begin(self) -> None:
        """Find out whether somebody wants the road used by itself, and listen from now on."""
        self._clock.start()
        self._context.signals.changed.connect(self._on_changed)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._woken)
        self._ask()

    def look(self) -> None:
        """Run when the time has come; come sooner when the network is back."""
        if not self._auto:
            return
        online = self._reachable()
        if online and not self._online:
            self._rhythm.network_returned(self._now())
            self._tell()
        self._online = online
        if online and not self._running and self._rhythm.due(self._now()):
            self._run()

    # --- one run ---------------------------------------------------------------------------
    def _run(self) -> None:
        context, session = self._context, self._context.session
        self._running = True
        self._rhythm.running()

        def job(reporter: object) -> Outcome[bool]:
            from penilaian_desktop.sync.roads import Roads  # noqa: PLC0415 - after the start

            return Roads(context.services, context.desk).by_itself(session, reporter)  # type: ignore[arg-type]

        context.tasks.submit(self, job, self._done, self._failed, lane=Lane.WORK, key="sync")

    def _done(self, outcome: Outcome[bool]) -> None:
        self._running = False
        if outcome.value:
            self._rhythm.succeeded(self._now())
        else:
            self._rhythm.stop()
        self._tell()

    def _failed(self, error: PenilaianError) -> None:
        self._running = False
        if isinstance(error, Offline | StorageUnavailable):
            self._rhythm.failed(self._now(), error)
        elif isinstance(error, Cancelled):
            self._rhythm.begin(self._now())
        else:  # what a person must settle first: nothing by itself until something changes
            self._rhythm.stop()
        self._tell()

    # --- what happens around ---------------------------------------------------------------
    def _ask(self) -> None:
        services = self._context.services

        def job(_reporter: object) -> bool:
            return services.road_settings.choice().auto

        self._context.tasks.submit(self, job, self._answered, self._unanswered, key="sync-choice")

    def _answered(self, auto: bool) -> None:
        self._auto = auto
        if not auto:
            self._rhythm.stop()
        elif self._rhythm.state.next is None and not self._running:
            self._rhythm.begin(self._now())
        self._tell()

    def _unanswered(self, _error: PenilaianError) -> None:
        """Stay as it was: the next change asks again."""

    def _on_changed(self, changes: Changes, initiator: object) -> None:
        if initiator is self:
            return
        if Area.EXCHANGE in changes.areas:
            self._ask()
        if self._auto and not _WORK.isdisjoint(changes.areas):
            self._rhythm.something_waits(self._now())

    def _woken(self, state: Qt.ApplicationState) -> None:
        if self._auto and state is Qt.ApplicationState.ApplicationActive and self._failing:
            self._rhythm.network_returned(self._now())

    @property
    def _failing(self) -> bool:
        return bool(self._rhythm.state.message)

    @property
    def _rhythm(self) -> SyncRhythm:
        return self._context.desk.rhythm

    def _now(self) -> datetime:
        return self._context.clock()

    def _tell(self) -> None:
        self.changed.emit(self._rhythm.state if self._auto else None)
