"""Dates of the log's page: weeks, quarters, how a day is written into the line."""

from __future__ import annotations

from datetime import date, timedelta

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.calendar import PeriodCode, quarter_of


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def quarters_until(today: date, count: int = 8) -> tuple[str, ...]:
    """Return the codes of the quarter of today and those before it, newest first."""
    codes = []
    code = PeriodCode.parse(quarter_of(today))
    for _ in range(count):
        codes.append(code.code)
        code = PeriodCode.parse(quarter_of(code.starts - timedelta(days=1)))
    return tuple(codes)


def week_in(period: PeriodCode, today: date) -> date:
    """Return the Monday to show for a period: this week if it is inside, else its last week."""
    if period.starts <= today <= period.ends:
        return monday_of(today)
    return monday_of(period.ends if period.ends < today else period.starts)


def day_word(day: date, today: date) -> str:
    """Return the token that names a day in the one-line entry, "" for today.

    A weekday where it is clear ("/rab" is the latest Wednesday), else the date.
    """
    if day == today:
        return ""
    if timedelta(0) < today - day < timedelta(days=7):
        return f"/{wording.SHORT_WEEKDAYS[day.weekday()].casefold()}"
    return f"/{day.day}-{day.month}-{day.year}"


def week_words(monday: date, *, short: bool = False) -> str:
    """Return "Senin 16 – Minggu 22 November", short "16–22 Nov"; months and years as needed."""
    sunday = monday + timedelta(days=6)
    if short:
        first = str(monday.day)
        if monday.month != sunday.month:
            first += f" {wording.SHORT_MONTHS[monday.month - 1]}"
        return f"{first}–{sunday.day} {wording.SHORT_MONTHS[sunday.month - 1]}"
    first = f"{wording.WEEKDAYS[0]} {monday.day}"
    if monday.month != sunday.month:
        first += f" {wording.MONTHS[monday.month - 1]}"
    last = f"{wording.WEEKDAYS[6]} {sunday.day} {wording.MONTHS[sunday.month - 1]}"
    return f"{first} – {last}"


def month_span(day: date) -> tuple[date, date]:
    """Return the first Monday and the last Sunday of the whole weeks that cover a month."""
    first = day.replace(day=1)
    after = (first + timedelta(days=32)).replace(day=1)
    last = after - timedelta(days=1)
    return monday_of(first), monday_of(last) + timedelta(days=6)
