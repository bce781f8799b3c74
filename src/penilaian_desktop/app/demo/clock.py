"""The clock of the example office: it stands where the story puts it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from penilaian_desktop.app.demo.script import moment


class StoryClock:
    """A clock that is moved by hand; calling it tells the time."""

    def __init__(self, day: date) -> None:
        self._now = moment(day, 480)

    def __call__(self) -> datetime:
        """Return the moment of the story in UTC."""
        return self._now

    def at(self, day: date, minutes: int) -> None:
        """Move to local clock minutes (WIB) of a day; the clock never goes back by itself."""
        self._now = moment(day, minutes).astimezone(UTC)
