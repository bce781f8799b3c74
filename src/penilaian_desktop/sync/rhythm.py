"""When the road is used by itself: soon after something waits, ever later after failures.

Nothing here knows a timer or a network: it is told what happened and says when to come again.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.road_views import Rhythm

SHORTEST = timedelta(seconds=30)
LONGEST = timedelta(hours=6)
REST = timedelta(minutes=20)
"""How long after a run that went well the next one follows at most."""


class SyncRhythm:
    """Full jitter: a moment anywhere between now and a bound that doubles from 30 s to 6 h.

    `chance` returns numbers from 0 to 1, evenly.
    """

    def __init__(self, chance: Callable[[], float] = random.random) -> None:
        self._chance = chance
        self._failures = 0
        self._not_before: datetime | None = None
        self.state = Rhythm()

    def begin(self, now: datetime) -> None:
        """Come for the first time soon, not at once: the window has other work."""
        self._at(now + self._jitter(SHORTEST))

    def stop(self) -> None:
        """Come no more by itself."""
        self._failures, self._not_before = 0, None
        self.state = replace(self.state, next=None)

    def due(self, now: datetime) -> bool:
        """Tell whether the time has come."""
        return self.state.next is not None and now >= self.state.next

    def running(self) -> None:
        """Let no second run begin while one is under way."""
        self.state = replace(self.state, next=None)

    def succeeded(self, now: datetime, *, again: bool = True) -> None:
        """Rest after a run that went well, by hand or by itself; `again` = another one follows."""
        self._failures, self._not_before = 0, None
        rest = now + REST / 2 + self._jitter(REST / 2)
        self.state = Rhythm(succeeded=now, next=rest if again else None)

    def failed(self, now: datetime, error: PenilaianError, *, again: bool = True) -> None:
        """Wait longer than the last time, and at least as long as the server asked for."""
        bound = min(LONGEST, SHORTEST * 2**self._failures)
        self._failures = min(self._failures + 1, 16)
        asked = error.params.get("retry_after", 0)
        seconds = asked if isinstance(asked, int) else 0
        self._not_before = now + timedelta(seconds=seconds) if seconds else None
        self.state = replace(self.state, failed=now, message=str(describe(error)))
        if again:
            self._at(now + max(self._jitter(bound), timedelta(seconds=1)))

    def network_returned(self, now: datetime) -> None:
        """Forget the failures and come soon; what a server asked for still counts."""
        self._failures = 0
        self._sooner(now + self._jitter(SHORTEST))

    def something_waits(self, now: datetime) -> None:
        """Come soon after something new was handed in, unless the road is failing."""
        if not self._failures:
            self._sooner(now + SHORTEST + self._jitter(SHORTEST))

    def _sooner(self, moment: datetime) -> None:
        if self.state.next is not None and moment < self.state.next:
            self._at(moment)

    def _at(self, moment: datetime) -> None:
        if self._not_before is not None:
            moment = max(moment, self._not_before)
        self.state = replace(self.state, next=moment)

    def _jitter(self, bound: timedelta) -> timedelta:
        return bound * self._chance()
