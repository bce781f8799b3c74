"""What every record has, and who writes it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count

from penilaian_desktop.domain.record import new_id
from penilaian_desktop.storage.trail import Author

AT = datetime(2026, 11, 18, 7, 30, tzinfo=UTC)


DAY = date(2026, 11, 18)


PERIOD = "2026-T4"


numbers = count(1)


def meta(fields, **defaults):
    return {"id": new_id(), "at": AT, **defaults, **fields}


def an_author(person_id="p-siti", *, account_id="", device_id="dev-1", package=""):
    """The person who writes, on an account of the same name."""
    return Author(account_id or f"acc-{person_id}", person_id, device_id, package)


def about(fields, **defaults):
    return meta(fields, **{"person_id": "p-siti", "period_code": PERIOD, **defaults})
