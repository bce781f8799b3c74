"""The clock of this machine; everything that tells the time takes a clock as a parameter."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_now() -> datetime:
    """Return the present moment in UTC with whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)
