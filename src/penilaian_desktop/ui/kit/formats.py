"""Times as people say them, next to the plain forms of `domain.wording`."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from penilaian_desktop.domain.day_names import SHORT_MONTHS, WEEKDAYS


def local_day(at: datetime) -> date:
    """Return the local date of a UTC time."""
    return at.astimezone().date()


def clock_text(at: datetime) -> str:
    """Return the local time of day as "07.26"."""
    local = at.astimezone()
    return f"{local.hour:02}.{local.minute:02}"


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
