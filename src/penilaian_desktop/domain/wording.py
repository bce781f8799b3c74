"""Indonesian words for dates, times, numbers and states; never from the settings of the machine."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from penilaian_desktop.domain.activity import ActivityStatus
from penilaian_desktop.domain.appraisal import (
    AppraisalState,
    GiverRole,
    OrganisationPredicate,
    Predicate,
    Rating,
)
from penilaian_desktop.domain.day_names import MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from penilaian_desktop.domain.plan import PlanStatus

__all__ = [
    "MONTHS",
    "ROMAN",
    "SHORT_MONTHS",
    "SHORT_WEEKDAYS",
    "WEEKDAYS",
    "bytes_size",
    "clock",
    "date_in_words",
    "date_range",
    "days_of_month",
    "giver_label",
    "hours",
    "long_date",
    "number",
    "organisation_label",
    "predicate_label",
    "rating_label",
    "read_number",
    "short_date",
    "short_weekday_date",
    "status_label",
    "terbilang",
    "weekday_date",
]

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
"""Roman numerals of quarters, halves and months; `ROMAN[0]` is I."""

_RATINGS = {
    Rating.ABOVE: "Di Atas Ekspektasi",
    Rating.MEETS: "Sesuai Ekspektasi",
    Rating.BELOW: "Di Bawah Ekspektasi",
}
_PREDICATES = {
    Predicate.SANGAT_BAIK: "Sangat Baik",
    Predicate.BAIK: "Baik",
    Predicate.BUTUH_PERBAIKAN: "Butuh Perbaikan",
    Predicate.KURANG: "Kurang",
    Predicate.SANGAT_KURANG: "Sangat Kurang",
}
_ORGANISATION = {
    OrganisationPredicate.ISTIMEWA: "Istimewa",
    OrganisationPredicate.BAIK: "Baik",
    OrganisationPredicate.BUTUH_PERBAIKAN: "Butuh Perbaikan",
    OrganisationPredicate.KURANG: "Kurang",
    OrganisationPredicate.SANGAT_KURANG: "Sangat Kurang",
}
_STATUS = {
    "draft": "Draf",
    "submitted": "Diajukan",
    "approved": "Disetujui",
    "agreed": "Disetujui",
    "returned": "Dikembalikan",
    "finished": "Selesai",
    "published": "Diterbitkan",
}
_GIVERS = {
    GiverRole.LEADER: "Pimpinan",
    GiverRole.TEAM_LEAD: "Ketua tim",
    GiverRole.PEER: "Rekan kerja",
    GiverRole.SUBORDINATE: "Bawahan",
}


def long_date(day: date) -> str:
    """Return a date as "18 November 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def weekday_date(day: date) -> str:
    """Return a date with its weekday, without the year: "Rabu 18 November"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def short_date(day: date) -> str:
    """Return a date as "18 Nov 2026"."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year}"


def short_weekday_date(day: date) -> str:
    """Return a date with its short weekday, without the year: "Rab 18 Nov"."""
    return f"{SHORT_WEEKDAYS[day.weekday()]} {day.day} {SHORT_MONTHS[day.month - 1]}"


def date_range(starts: date, ends: date) -> str:
    """Return two dates as "1 Januari – 31 Maret 2026"; the year stands once where it is one."""
    if starts.year == ends.year:
        return f"{starts.day} {MONTHS[starts.month - 1]} – {long_date(ends)}"
    return f"{long_date(starts)} – {long_date(ends)}"


def days_of_month(days: Iterable[int]) -> str:
    """Return days of one month in order, with those that follow one another: "3–6, 10"."""
    runs: list[tuple[int, int]] = []
    for day in days:
        if runs and day == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)


def date_in_words(day: date) -> str:
    """Return a date as minutes of a meeting write it, all in words.

    "Rabu, tanggal delapan belas bulan November tahun dua ribu dua puluh enam".
    """
    return (
        f"{WEEKDAYS[day.weekday()]}, tanggal {terbilang(day.day)} "
        f"bulan {MONTHS[day.month - 1]} tahun {terbilang(day.year)}"
    )


def clock(minutes: int) -> str:
    """Return minutes after midnight as "07.30".

    1440 is "24.00", the end of the day; later minutes are those of the following day, so that a
    night shift until 1800 ends at "06.00".
    """
    if minutes > 1440:
        minutes -= 1440
    return f"{minutes // 60:02d}.{minutes % 60:02d}"


ZONE_HOURS = {"WIB": 7, "WITA": 8, "WIT": 9}
"""Hours ahead of UTC of the three zones; Indonesia has no summer time."""


def moment(at: datetime, zone: str) -> str:
    """Return a UTC time on the clock of a zone: "7 Jul 2026 10.12 WITA"; unknown zones are WIB."""
    zone = zone if zone in ZONE_HOURS else "WIB"
    local = at + timedelta(hours=ZONE_HOURS[zone])
    return f"{short_date(local.date())} {local:%H.%M} {zone}"


def hours(minutes: int) -> str:
    """Return a duration in minutes as "7 j 30 m"; less than an hour as "45 m"."""
    sign = "-" if minutes < 0 else ""
    whole, rest = divmod(abs(minutes), 60)
    return f"{sign}{whole} j {rest:02d} m" if whole else f"{sign}{rest} m"


def target_hours(minutes: int) -> str:
    """Return a target as "37 j 30 m", or "30 j" where the hours are whole."""
    whole, rest = divmod(minutes, 60)
    return f"{whole} j" if whole and not rest else hours(minutes)


def percent(value: Decimal | int, places: int | None = None) -> str:
    """Return a share as "86,5 %": with a space, everywhere the same; see `number` for `places`."""
    return f"{number(value, places)} %"


def number(value: Decimal | int, places: int | None = None) -> str:
    """Return a number as "1.234,5".

    With `places` it is rounded half up and shows that many decimals; without, it shows the
    decimals it has, trailing zeros removed.
    """
    exact = Decimal(value)
    if places is not None:
        exact = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    whole, _, decimals = f"{exact:,f}".partition(".")
    if places is None:
        decimals = decimals.rstrip("0")
    whole = whole.replace(",", ".")
    if whole.startswith("-") and not (whole + decimals).strip("-0."):
        whole = whole[1:]
    return f"{whole},{decimals}" if decimals else whole


_NUMBER = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{1,9})?|[0-9]{1,15}(?:[.,][0-9]{1,9})?")


def read_number(text: str) -> Decimal | None:
    """Return the number that an Indonesian hand writes, or None.

    "1.250" is 1250 and "1.250,5" is 1250.5; "1,5" and "1.5" are both 1.5.
    """
    if not _NUMBER.fullmatch(text):
        return None
    if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?", text):
        text = text.replace(".", "")
    return Decimal(text.replace(",", "."))


def bytes_size(size: int) -> str:
    """Return a size in bytes as "812 B", "240 KB" or "1,2 MB" (steps of 1024)."""
    if size < 1024:
        return f"{size} B"
    value, unit = Decimal(size) / 1024, "KB"
    for larger in ("MB", "GB"):
        if value >= 1000:
            value, unit = value / 1024, larger
    return f"{number(round(value, 1) if value < 10 else round(value))} {unit}"


_UNITS = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
    "sepuluh", "sebelas",
)  # fmt: skip
_SCALES = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"))


def terbilang(value: int) -> str:
    """Return a whole number in words: 2026 is "dua ribu dua puluh enam".

    Raises ValueError beyond 999 triliun.
    """
    if value < 0:
        return f"minus {terbilang(-value)}"
    if value >= 10**15:
        raise ValueError(value)
    if value < 1000:
        return _hundreds(value)
    words: list[str] = []
    for size, name in _SCALES:
        count, value = divmod(value, size)
        if count:
            words.append("seribu" if (count, size) == (1, 1000) else f"{_hundreds(count)} {name}")
    if value:
        words.append(_hundreds(value))
    return " ".join(words)


def _hundreds(value: int) -> str:
    """Return 0–999 in words."""
    if value < 12:
        return _UNITS[value]
    if value < 20:
        return f"{_UNITS[value - 10]} belas"
    if value < 100:
        head, rest = f"{_UNITS[value // 10]} puluh", value % 10
    else:
        head = "seratus" if value < 200 else f"{_UNITS[value // 100]} ratus"
        rest = value % 100
    return f"{head} {_hundreds(rest)}" if rest else head


def rating_label(rating: Rating) -> str:
    """Return "Sesuai Ekspektasi" and its like (PermenPANRB 6/2022)."""
    return _RATINGS[rating]


def predicate_label(predicate: Predicate, *, paper: bool = False) -> str:
    """Return the label of a predicate; paper writes "Kurang (Misconduct)" in full."""
    if paper and predicate is Predicate.KURANG:
        return "Kurang (Misconduct)"
    return _PREDICATES[predicate]


def organisation_label(predicate: OrganisationPredicate) -> str:
    """Return the label of a capaian kinerja organisasi (SE MenPANRB 3/2023)."""
    return _ORGANISATION[predicate]


def status_label(status: ActivityStatus | PlanStatus | AppraisalState) -> str:
    """Return the word for a state: "Draf", "Diajukan", "Disetujui", "Dikembalikan" …."""
    return _STATUS[status.value]


def giver_label(role: GiverRole) -> str:
    """Return who gives feedback, as the form writes it before the colon."""
    return _GIVERS[role]
