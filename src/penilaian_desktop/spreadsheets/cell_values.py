"""Reads single cells of office lists: dates, sex, status, names with titles, positions."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from penilaian_desktop.domain.employee import AssignmentKind, EmployeeStatus, PositionKind
from penilaian_desktop.spreadsheets.grid import CellValue, clean, squeeze

FIRST_YEAR, LAST_YEAR = 1900, 2100

_MONTHS = {
    prefix: number
    for number, prefixes in enumerate(
        (
            "jan", "feb peb", "mar", "apr", "mei may", "jun", "jul", "agu agt ags aug", "sep",
            "okt oct", "nov nop", "des dec",
        ),
        1,
    )
    for prefix in prefixes.split()
}  # fmt: skip
"""The first three letters of Indonesian and English months, old spellings included."""

_MONTH_NAMES = frozenset(
    {
        "januari", "january", "februari", "february", "pebruari", "maret", "march", "april", "mei",
        "juni", "june", "juli", "july", "agustus", "august", "agst", "september", "sept", "oktober",
        "october", "november", "nopember", "desember", "december",
    }
)  # fmt: skip

_NUMERIC = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4})")
_ISO = re.compile(
    r"(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})(?:[T ]\d{1,2}:\d\d(?::\d\d)?Z?)?"
)
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s\-/.]*([A-Za-z]{3,9})\.?[\s\-/.,]*(\d{4})")
_AMERICAN = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_ISO_NAMED = re.compile(r"(\d{4})[\s\-/.]+([A-Za-z]{3,9})[\s\-/.]+(\d{1,2})")
_WEEKDAY = re.compile(
    r"^(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|"
    r"sat(?:ur)?|sun)(?:day)?\.?,?\s+",
    re.IGNORECASE,
)
_TIME = re.compile(r"\s+\d{1,2}[:.]\d\d(?:[:.]\d\d)?$")


def read_date(value: CellValue, *, date1904: bool = False) -> date | None:
    """Read a date as offices write it, day before month; None when it is no calendar date.

    A plain number is a day number of the spreadsheet. A year of two digits is not guessed.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        return _date_text(_TIME.sub("", _WEEKDAY.sub("", clean(value).lstrip("'’"))))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _day_number(value, date1904)
    return None


_ORDERS = ((_NUMERIC, (3, 2, 1)), (_ISO, (1, 2, 3)), (_NAMED, (3, 2, 1)),
           (_AMERICAN, (3, 1, 2)), (_ISO_NAMED, (1, 2, 3)))  # fmt: skip
"""Each way to write a date with the groups of its year, month and day."""


def _date_text(text: str) -> date | None:
    for pattern, (year, month, day) in _ORDERS:
        if found := pattern.fullmatch(text):
            return _date(found[year], _month(found[month]), found[day])
    return None


def date_in(text: str) -> date | None:
    """Read the date that ends a text such as "Manado, 3 Mei 1980"; None without one."""
    whole = read_date(text)
    if whole is not None:
        return whole
    for separator in (",", "/", " "):
        parts = clean(text).split(separator)
        for at in range(1, len(parts)):
            if (day := read_date(separator.join(parts[at:]))) is not None:
                return day
    return None


def _month(name: str) -> int:
    """Return the number of a month by its number or name, 0 for none."""
    if name.isdigit():
        return int(name)
    lower = name.casefold()
    known = len(lower) == 3 or lower in _MONTH_NAMES
    return _MONTHS.get(lower[:3], 0) if known else 0


def _date(year: str, month: int, day: str) -> date | None:
    try:
        found = date(int(year), month, int(day))
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


def _day_number(value: float, date1904: bool) -> date | None:
    epoch = date(1904, 1, 1) if date1904 else date(1899, 12, 30)
    if not 60 < value < 75_000:
        return None
    return epoch + timedelta(days=int(value))


_SEX = {
    "L": ("l", "lk", "laki", "lakilaki", "lelaki", "pria", "male", "m", "1"),
    "P": ("p", "pr", "perempuan", "wanita", "female", "f", "w", "2"),
}
_SEX_OF = {word: sex for sex, words in _SEX.items() for word in words}


def read_sex(text: str) -> str:
    """Return "L" or "P", "" when the text is neither."""
    return _SEX_OF.get(squeeze(text), "")


def read_status(text: str) -> EmployeeStatus | None:
    """Return the status of employment that a text names, None when it names none."""
    squeezed = squeeze(text)
    if re.search(r"tni|polri|polisi|tentara|honor|kontrak|thl|nonasn|nonpns|bukanasn", squeezed):
        return EmployeeStatus.NON_ASN
    if re.search(r"pppk|p3k|pemerintahdenganperjanjian", squeezed):
        part_time = "paruh" in squeezed or squeezed.endswith("pw")
        return EmployeeStatus.PPPK_PART_TIME if part_time else EmployeeStatus.PPPK
    if re.search(r"cpns|calonp", squeezed):
        return EmployeeStatus.CPNS
    if re.search(r"pns|pegawainegerisipil|^asn$", squeezed):
        return EmployeeStatus.PNS
    return None


def is_military(text: str) -> bool:
    """Tell whether a status is TNI or Polri, whose number is an NRP."""
    return re.search(r"tni|polri|polisi|tentara", squeeze(text)) is not None


def name_key(name: str) -> str:
    """Return a name for comparing: one case, blanks made one."""
    return clean(name).casefold()


_ASSIGNMENTS = (
    (AssignmentKind.PLT, r"plt|pelaksana tugas"),
    (AssignmentKind.PLH, r"plh|pelaksana harian"),
    (AssignmentKind.PJ, r"pjs?|penjabat(?: sementara)?"),
)
_ASSIGNMENT_MARKS = tuple(
    (kind, re.compile(rf"^\(?(?:{words})\b\.?\)?[\s.:,-]*|\s*[(,-]\s*(?:{words})\.?\s*\)?$", re.I))
    for kind, words in _ASSIGNMENTS
)


def read_position(text: str) -> tuple[str, AssignmentKind]:
    """Return the position without "Plt.", "Plh." or "Pj.", and the kind of assignment."""
    position = clean(text)
    for kind, pattern in _ASSIGNMENT_MARKS:
        bare = pattern.sub("", position).strip()
        if bare != position and bare:
            return bare, kind
    return position, AssignmentKind.DEFINITIF


def read_assignment(text: str) -> AssignmentKind | None:
    """Return the kind of assignment that a column of its own names."""
    lower = clean(text).casefold()
    for kind, words in _ASSIGNMENTS:
        if re.match(rf"(?:{words})\b", lower):
            return kind
    if lower.startswith("definitif"):
        return AssignmentKind.DEFINITIF
    return AssignmentKind.TUGAS_TAMBAHAN if "tambahan" in lower else None


_JENJANG = re.compile(
    r"\b(ahli (?:pertama|muda|madya|utama)|pemula|terampil|mahir|penyelia)$", re.IGNORECASE
)
_KINDS = tuple(
    (kind, re.compile("|".join(words), re.IGNORECASE))
    for kind, words in (
        (
            PositionKind.JPT_PRATAMA,
            (r"kepala (?:dinas|badan)\b", r"sekretaris (?:daerah|dprd)\b", r"staf ahli "),
        ),
        (
            PositionKind.ADMINISTRATOR,
            (
                r"kepala (?:bidang|bagian)\b|camat\b|inspektur pembantu",
                r"sekretaris(?:$| (?:dinas|badan|camat|kecamatan)\b)",
            ),
        ),
        (
            PositionKind.PENGAWAS,
            (r"kepala (?:seksi|sub ?(?:bagian|bidang|bag|bid)|upt)", r"lurah\b|kasubbag"),
        ),
    )
)


def position_kind(position: str) -> tuple[PositionKind | None, str | None]:
    """Propose the kind of position and the jenjang that its name gives away, else None.

    Only names that leave no doubt (REGULATIONS 8.3); HR sees and can change the proposal.
    """
    found = _JENJANG.search(position)
    if found:
        return PositionKind.JF, found[1].casefold().replace(" ", "_")
    return next((kind for kind, pattern in _KINDS if pattern.match(position)), None), None
