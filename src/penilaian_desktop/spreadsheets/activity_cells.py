"""Reads single cells of diaries: times in all the ways people write them, volumes, durations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from penilaian_desktop.domain.activity import WorkPlace
from penilaian_desktop.spreadsheets.cell_values import read_date
from penilaian_desktop.spreadsheets.grid import CellValue, as_text, clean, squeeze

DAY = 1440
HOURS_AT_MOST = 16
"""A duration without a unit up to here is meant in hours, above in minutes."""

MOST_FIGURES = 2400
"""The largest number that a time is typed as: 24.00 without its dot."""
LARGEST = 10**12
"""Volumes from here on are slips of the pen."""

_NOISE = re.compile(
    r"\b(?:pkl|pukul|jam|wib|wita|wit|lt|waktu|mulai|kerja|setempat)\b\.?\s*:?", re.IGNORECASE
)
_SEPARATOR = re.compile(
    r"\s*(?:-+>?|–|—|‑|−|‐|~|→|\bs\s*[./]?\s*d\b\.?|\bsampai(?:\s+dengan)?\b|\bhingga\b|\bsmp\b|\bto\b"
    r"|\bsampe\b|\bs/d\b|\buntil\b)\s*",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(\d{1,2})(?:\s*[.:,;hH]\s*(\d{1,2}))?(?:[.:]\d{1,2})?\s*(am|pm|a\.m\.|p\.m\.)?", re.IGNORECASE
)
_COMPACT = re.compile(r"(\d{1,2})(\d{2})")
_WHOLE_DAY = re.compile(r"sehari(?:an)?(?: penuh)?|satu hari(?: penuh)?|seharian", re.IGNORECASE)
_OPEN_END = re.compile(r"selesai|seterusnya|dst|sls|selese|akhir|\?+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Span:
    """A time of day as a cell says it; `code` names what is wrong, "" when nothing is."""

    start: int | None = None
    end: int | None = None
    code: str = ""


def read_span(value: CellValue) -> Span:
    """Read a start and an end from one cell; a lone time is a start without an end."""
    if not isinstance(value, str):
        start = read_clock(value)
        return Span(code="time_invalid") if start is None else Span(start, code="end_missing")
    text = _NOISE.sub(" ", clean(value))
    text = re.sub(r"\s+", " ", text).strip(" .:,;()")
    parts = [part.strip(" .:,;()") for part in _SEPARATOR.split(text, maxsplit=1)]
    if len(parts) == 1:
        found = re.fullmatch(r"(\S+)\s+(\S+)", text)
        both = [read_clock(part) for part in found.groups()] if found else []
        if len(both) == 2 and None not in both:
            return _span(both[0], both[1])
        start = read_clock(text)
        return Span(code="time_invalid") if start is None else Span(start, code="end_missing")
    start, end = read_clock(parts[0]), read_clock(parts[1])
    if start is not None and end is None and (not parts[1] or _OPEN_END.fullmatch(parts[1])):
        return Span(start, code="end_missing")
    return _span(start, end)


def _span(start: int | None, end: int | None) -> Span:
    if start is None or end is None or start == DAY:
        return Span(code="time_invalid")
    return Span(start, end)


def read_clock(value: CellValue) -> int | None:  # noqa: PLR0911  (kinds of cells)
    """Read a time of day in minutes after midnight, 24.00 included; None when it is none.

    A time cell may be a time, a fraction of a day, or a number typed as 7.30 or 730.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, datetime):
        midnight = value.time() == time() and value.year < 1901
        return DAY if midnight and value.date() > date(1899, 12, 30) else _of_day(value.time())
    if isinstance(value, time):
        return _of_day(value)
    if isinstance(value, timedelta):
        minutes = round(value / timedelta(minutes=1))
        return minutes if 0 <= minutes <= DAY else None
    if isinstance(value, int | float):
        return _number_clock(float(value))
    if isinstance(value, date):
        return None
    return _text_clock(_NOISE.sub(" ", clean(value)).strip(" .:,;()"))


def _of_day(value: time) -> int:
    return min(DAY, round(value.hour * 60 + value.minute + value.second / 60))


def _number_clock(number: float) -> int | None:
    if not 0 <= number <= MOST_FIGURES:
        return None
    if number < 1:
        return round(number * DAY)
    if number.is_integer() and number >= 100:
        return _minutes(int(number) // 100, int(number) % 100)
    hours = int(number)
    return _minutes(hours, round((number - hours) * 100))


def _text_clock(text: str) -> int | None:
    if (found := _COMPACT.fullmatch(text)) and len(text) > 2:
        return _minutes(int(found[1]), int(found[2]))
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None
    hour, minute = int(found[1]), found[2] or "0"
    half = (found[3] or "").casefold().replace(".", "")
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return _minutes(hour, int(minute) * (10 if len(minute) == 1 else 1))


def _minutes(hour: int, minute: int) -> int | None:
    total = hour * 60 + minute
    return total if hour >= 0 and 0 <= minute < 60 and total <= DAY else None


_DURATION = re.compile(
    r"(?:(\d+(?:[.,]\d+)?)\s*(?:jam|j|hours?|h)\b\.?)?\s*(?:(\d+(?:[.,]\d+)?)\s*"
    r"(?:menit|mnt|min|minutes?|m|')\.?)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def read_duration(  # noqa: PLR0911  (kinds of cells)
    value: CellValue, unit: str = ""
) -> int | None:
    """Read a duration in minutes; `unit` is "jam", "menit" or "" when the heading is silent."""
    if isinstance(value, bool):
        return None
    if isinstance(value, time):
        return _of_day(value)
    if isinstance(value, timedelta):
        return _within(Decimal(value // timedelta(seconds=1)) / 60)
    if isinstance(value, datetime):
        return read_clock(value) if value.year < 1901 else None
    if isinstance(value, int | float):
        return _counted(Decimal(repr(value)), unit)
    if isinstance(value, date):
        return None
    text = clean(value)
    if found := re.fullmatch(r"(\d{1,2}):(\d{2})(?::\d{2})?", text):
        return _minutes(int(found[1]), int(found[2]))
    if _NUMBER.fullmatch(text):
        return _counted(Decimal(text.replace(",", ".")), unit)
    found = _DURATION.fullmatch(text)
    if found is None or not (found[1] or found[2]):
        return None
    hours = Decimal((found[1] or "0").replace(",", "."))
    return _within(hours * 60 + Decimal((found[2] or "0").replace(",", ".")))


def _counted(number: Decimal, unit: str) -> int | None:
    if not number.is_finite() or not 0 < number <= DAY:
        return None
    if unit == "":
        if 0 < number < 1 and number.as_tuple().exponent not in {-1, -2}:
            return _within(number * DAY)
        unit = "jam" if number <= HOURS_AT_MOST else "menit"
    return _within(number * 60 if unit == "jam" else number)


def _within(minutes: Decimal) -> int | None:
    if not minutes.is_finite() or not 0 < minutes <= DAY:
        return None
    whole = int(minutes.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    return whole if 0 < whole <= DAY else None


_VOLUME = re.compile(
    r"([+-]?\d[\d.,]*)\s*(?:\(\s*[a-z ]+\s*\))?\s*([^\W\d_].*|%.*)?", re.IGNORECASE | re.DOTALL
)


def read_volume(value: CellValue) -> tuple[Decimal, str | None] | None:
    """Read a volume and the unit that may stand behind it; None when it is no number."""
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return None
    if isinstance(value, int):
        return (Decimal(value), None) if abs(value) < LARGEST else None
    if isinstance(value, float):
        if not abs(value) < LARGEST:
            return None
        number = Decimal(repr(value))
        return (Decimal(int(number)) if number == int(number) else number), None
    found = _VOLUME.fullmatch(clean(value).lstrip("'’"))
    if found is None:
        return None
    figures = _figures(found[1])
    return None if figures is None else (figures, (found[2] or "").strip() or None)


def _figures(text: str) -> Decimal | None:
    """Return "1,5", "1.250", "1.250,75" or "1,250.5" as a number; None for anything else."""
    if re.fullmatch(r"[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
        text = text.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"[+-]?\d{1,3}(?:,\d{3})+\.\d+", text):
        text = text.replace(",", "")
    elif re.fullmatch(r"[+-]?\d+,\d+", text):
        text = text.replace(",", ".")
    if not re.fullmatch(r"[+-]?\d+(?:\.\d+)?", text):
        return None
    number = Decimal(text)
    if abs(number) >= LARGEST:
        return None
    return Decimal(int(number)) if number == int(number) else number


_SHORT_DATE = re.compile(
    r"(\d{1,2})\s*[-/. ]\s*(\d{1,2}|[a-z]{3,9})\.?\s*[-/. ,']\s*(\d{2})", re.IGNORECASE
)
_WITHOUT_YEAR = re.compile(r"(\d{1,2})\s*[-/. ]?\s*(\d{1,2}|[a-z]{3,9})\.?", re.IGNORECASE)
_DAY_ALONE = re.compile(r"(?:tgl|tanggal)?\.?\s*(\d{1,2})\.?", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"^(?:hari\s+)?(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|sen|sel|rab|kam|jum|sab|min|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun)\b"
    r"[\s.,/:-]*(?:(?:tgl|tanggal)\b[\s.:]*)?",
    re.IGNORECASE,
)
YOUNG, OLD = 2015, 2069
"""Years that two digits may stand for."""


def read_day(  # noqa: PLR0911  (ways to write a day)
    value: CellValue, *, year: int | None = None, month: int | None = None, date1904: bool = False
) -> date | None:
    """Read the day of an entry; `year` and `month` of the diary complete what a cell leaves out.

    Returns None when the cell names no day of the calendar.
    """
    if isinstance(value, (bool, time | timedelta)):
        return None
    if isinstance(value, datetime) and value.year < 1901:
        return None
    if isinstance(value, int | float) and 1 <= value <= 31:
        return _made(year, month, int(value)) if float(value).is_integer() else None
    found = read_date(value, date1904=date1904)
    if found is not None or not isinstance(value, str):
        return found
    text = _WEEKDAY.sub("", clean(value).lstrip("'’")).strip(" ,.()")
    text = re.sub(r"^(?:tgl|tanggal)\b[\s.:]*", "", text, flags=re.IGNORECASE)
    found = read_date(text)
    if found is not None:
        return found
    if short := _SHORT_DATE.fullmatch(text):
        full = 2000 + int(short[3])
        if YOUNG <= full <= OLD:
            return read_date(f"{short[1]}-{short[2]}-{full}")
    if (part := _WITHOUT_YEAR.fullmatch(text)) and year is not None and len(text) > 2:
        named = read_date(f"{part[1]}-{part[2]}-{year}")
        if named is not None:
            return named
    if alone := _DAY_ALONE.fullmatch(text):
        return _made(year, month, int(alone[1]))
    return None


def _made(year: int | None, month: int | None, day: int) -> date | None:
    if year is None or month is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def plain(value: CellValue) -> str:
    """Return a text as it stands: blanks made plain, outer blanks gone, inner line breaks kept."""
    text = as_text(value).replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\u00a0", " ").replace("\u202f", " ").replace("\t", " ")
    text = "".join(char for char in text if char == "\n" or char.isprintable() or char == "\u200d")
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


_PLACES = (
    (WorkPlace.HOME, re.compile(r"rumah|wfh|workfromhome")),
    (WorkPlace.TRAVEL, re.compile(r"dinasluar|perjalanandinas|^dl$|lapangan")),
    (WorkPlace.OFFICE, re.compile(r"kantor|wfo|workfromoffice")),
    (WorkPlace.OTHER, re.compile(r"lain(?:nya)?|tempatlain")),
)


def read_place(text: str) -> WorkPlace | None:
    """Return the kind of place that a text names, None for any other place."""
    squeezed = squeeze(text)
    return next(
        (
            place
            for place, words in _PLACES
            if words.fullmatch(squeezed)
            or (place is not WorkPlace.OTHER and words.search(squeezed))
        ),
        None,
    )
