"""Times as people say them, next to the plain forms of `domain.wording`."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, tzinfo

from penilaian_desktop.domain.day_names import MONTHS, SHORT_MONTHS, WEEKDAYS

_ZONES: list[tzinfo] = []
"""The agency's zone, once a workspace is open; a laptop may stand in another one."""


def use_zone(zone: tzinfo | None) -> None:
    """Show all times in a zone, that of the agency; None goes back to the laptop's."""
    _ZONES[:] = [] if zone is None else [zone]


def local(at: datetime) -> datetime:
    """Return a time at the agency's place; at the laptop's while no workspace is open."""
    return at.astimezone(_ZONES[0] if _ZONES else None)


def local_day(at: datetime) -> date:
    """Return the local date of a UTC time."""
    return local(at).date()


def clock_text(at: datetime) -> str:
    """Return the local time of day as "07.26"."""
    here = local(at)
    return f"{here.hour:02}.{here.minute:02}"


def age_text(as_of: datetime, oldest: date | None) -> str:
    """Return how old what is shown is: read just now here, or as old as the oldest unit's data."""
    if oldest is None:
        return f"Data pukul {clock_text(as_of)}"
    return f"Menurut paket dari unit · data tertua {day_text(oldest)}"


def day_text(day: date) -> str:
    """Return a date as "14 Nov 2026"."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year}"


def when_text(at: datetime, today: date) -> str:
    """Return a time as people say it.

    "hari ini 07.26", "kemarin 16.05", "Senin 15.48" within six days, else "14 Nov 2026".
    """
    day = local_day(at)
    if day == today:
        return f"hari ini {clock_text(at)}"
    if day == today - timedelta(days=1):
        return f"kemarin {clock_text(at)}"
    if timedelta(0) < today - day < timedelta(days=7):
        return f"{WEEKDAYS[day.weekday()]} {clock_text(at)}"
    return day_text(day)


_DAY = re.compile(r"(\d{1,2})[\s./-]+(\d{1,2}|[a-z]{3,9})(?:[\s./-]+(\d{4}|\d{2}))?")


def read_day(text: str, year: int) -> date | None:
    """Read a date as people type it: 18/11, 18-11-26, "18 nov", "18 November 2026".

    Without a year it is that of `year`; None when it is no date.
    """
    found = _DAY.fullmatch(text.strip().casefold())
    if found is None:
        return None
    day, month, written = found.groups()
    number = int(month) if month.isdecimal() else _month_number(month)
    full = year if written is None else int(written) + (2000 if len(written) == 2 else 0)
    try:
        return date(full, number, int(day))
    except ValueError:
        return None


def _month_number(name: str) -> int:
    """Return the number of a month by its name or the beginning of it, 0 for no month."""
    for number, (short, full) in enumerate(zip(SHORT_MONTHS, MONTHS, strict=True), start=1):
        if name == short.casefold() or full.casefold().startswith(name):
            return number
    return 0
