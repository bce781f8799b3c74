"""The history of a record as people read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """Who did what, when, on which device and by which package (X-4)."""

    at: datetime
    who: str
    device: str
    kind: str
    text: str
    package: str = ""
