"""What the log says beside its entries: repairs of overlaps, and text that was not saved yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class RepairHow(StrEnum):
    """What to do about two entries at the same time."""

    SPLIT = "split"  # the longer one goes on around the other
    SHORTEN = "shorten"  # the earlier one ends where the later one begins
    KEEP = "keep"  # it is meant: no warning until one of them changes


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsavedText:
    """Text that was typed but not saved: where (`place` is named by the page), what and when."""

    place: str
    text: str
    at: datetime
