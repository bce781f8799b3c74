"""A backup as lists show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupItem:
    """A backup: where, when, how large, the newest entry in it, and whether it was opened."""

    path: str
    made: datetime
    size: int
    newest_entry: date | None
    activities: int
    verified: bool
