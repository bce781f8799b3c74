"""Progress and cancellation of long work, without knowing who listens."""

from __future__ import annotations

from typing import Protocol


class Reporter(Protocol):
    """Receives progress; `report` raises `Cancelled` when the person wants to stop."""

    def report(self, done: int, total: int) -> None:
        """Tell that `done` of `total` steps are finished."""


class Silent:
    """A reporter for callers that show no progress."""

    __slots__ = ()

    def report(self, done: int, total: int) -> None:
        """Ignore the progress."""
