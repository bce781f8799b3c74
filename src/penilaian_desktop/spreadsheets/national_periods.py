"""The period that the lines above a recap name; where they leave a doubt, none."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass, field

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.day_names import MONTHS
from penilaian_desktop.spreadsheets.grid import clean

_FULL = {name.casefold(): at for at, name in enumerate(MONTHS, 1)} | {
    "nopember": 11, "pebruari": 2,
}  # fmt: skip
_MONTHS = _FULL | {name[:3]: at for name, at in _FULL.items()} | {"agt": 8, "ags": 8, "sept": 9}
_PLACES = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10,
    "xi": 11, "xii": 12, "pertama": 1, "kesatu": 1, "satu": 1, "kedua": 2, "dua": 2, "ketiga": 3,
    "tiga": 3, "keempat": 4, "empat": 4,
}  # fmt: skip
_KINDS = {"semester": "S", "smt": "S", "bulan": "B"}
"""What is neither is a quarter."""
_MOST = {"T": 4, "S": 2, "B": 12}
_SPAN_KINDS = {1: "B", 3: "T", 6: "S", 12: "Y"}


def _one_of(words: dict[str, int]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + r")(?![a-z])"


_MONTH = _one_of(_MONTHS) + r"\.?"
_PLACE = rf"(?:{_one_of(_PLACES)}|\d{{1,2}}(?!\d))"
_YEAR = r"(?<!\d)20\d\d(?!\d)"
_DAY = r"(?<!\d)\d{1,2}(?!\d)"
_SEP = r"\s*(?:-|s\.?\s*/?\s*d\b\.?|sampai(?:\s+dengan)?|hingga)\s*"
_KIND = r"(?<![a-z])(?:triwulan|triw|tw|kuartal|semester|smt|bulan)"


def _dates(n: int) -> tuple[str, str, str]:
    """Return how a day is written: "1 April 2026" (without a year too), "1/4/2026", ISO 8601."""
    year = rf"(?P<year{n}>{_YEAR})"
    return (
        rf"(?P<day{n}>{_DAY})\s?[-/. ]?\s?(?P<month{n}>{_MONTH})(?:\s?[-/. ]?\s?{year})?",
        rf"(?P<day{n}>{_DAY})\s?[-/.]\s?(?P<month{n}>\d{{1,2}})\s?[-/.]\s?{year}",
        rf"{year}-(?P<month{n}>\d\d)-(?P<day{n}>\d\d)(?!\d)",
    )


_SPANS = (
    *(re.compile(a + _SEP + b) for a, b in zip(_dates(1), _dates(2), strict=True)),
    re.compile(rf"(?P<day1>{_DAY}){_SEP}{_dates(2)[0]}"),
    re.compile(rf"(?<![a-z])(?P<month1>{_MONTH})\s*(?P<year1>{_YEAR})?{_SEP}(?P<month2>{_MONTH})"),
)
"""From a day to a day, from a month to a month; the year may stand behind the end alone."""
_DAYS = tuple(re.compile(one) for one in _dates(0))
_OTHER = re.compile(
    r"(?:nomor|no\.?)\s*\d+\s*(?:tahun\s*|/\s*)20\d\d"
    r"|(?:di)?(?:unduh|cetak|ekspor|eksport|export|download|print|akses|tarik|perbarui)[a-z]*"
    r"(?:[\s:,.]|pada|tanggal|tgl|bulan|waktu|per)*"
    rf"(?:{_MONTH}[\s:,]*)?{_YEAR}"
)
"""Numbers of decrees, and the month in which a file was made."""
_LABEL = re.compile(
    rf"(?P<kind>{_KIND}|(?<![a-z])q)[\s.:-]*(?:ke[\s.-]*)?(?P<place>{_PLACE})"
    rf"(?P<more>(?:{_SEP}|\s*(?:&|dan)\s*){_PLACE})?"
)
_NAMED = re.compile(rf"(?:bulan[\s:]*)?(?<![a-z])(?P<month>{_MONTH})")
_NEAR_YEAR = re.compile(rf"[\s/,.()-]*(?:tahun|thn|th)?[\s.:]*(?P<year>{_YEAR})")
_WHOLE = re.compile(
    rf"(?<![a-z])(?:tahun(?:an)?|thn)\s*(?:penilaian|kinerja|anggaran)?[\s:]*(?P<year>{_YEAR})"
)
_UNREAD = re.compile(rf"{_KIND}(?![a-z])")
_UNNUMBERED = re.compile(_KIND)
_CUT = " ; "


@dataclass(slots=True)
class _Found:
    """What lines name: (kind, number, year or 0); `doubt` where something is no period."""

    named: set[tuple[str, int, int]] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    whole: set[int] = field(default_factory=set)
    part: bool = False
    doubt: bool = False


def period_in(*lines: str) -> str:
    """Return the code of the only period that some lines name, "" for none or for a doubt.

    Ranges of days and months count where they are a month, a quarter, a half year or a year.
    Single days (printed, downloaded, signed on) count for nothing.
    """
    found = _Found()
    for line in lines:
        _read(re.sub(r"[\u2010-\u2015\u2212_]", "-", _plain(line)), found)
    year = next(iter(found.years)) if len(found.years) == 1 else 0
    named = {(kind, number, own or year) for kind, number, own in found.named}
    if not named and not found.part:
        named = {("Y", 1, one) for one in found.whole}
    if found.doubt or len(named) != 1:
        return ""
    kind, number, told = named.pop()
    return PeriodCode(told, kind, number).code if told else ""


def _plain(line: str) -> str:
    return unicodedata.normalize("NFKC", clean(line)).casefold()


def _read(text: str, found: _Found) -> None:
    text = _OTHER.sub(_CUT, text)
    for pattern in _SPANS:
        text = _spans(pattern, text, found)
    for pattern in _DAYS:
        text = pattern.sub(_CUT, text)
    found.years |= {int(year) for year in re.findall(_YEAR, text)}
    text = _labels(text, found)
    text = _months(text, found)
    found.doubt |= _UNREAD.search(text) is not None
    found.part |= _UNNUMBERED.search(text) is not None
    found.whole |= {int(one["year"]) for one in _WHOLE.finditer(text)}


def _spans(pattern: re.Pattern[str], text: str, found: _Found) -> str:
    """Take ranges out of a text."""
    for one in reversed(list(pattern.finditer(text))):
        parts = one.groupdict()
        year = int(parts.get("year2") or 0) or _year_behind(text, one.end())
        first = int(parts.get("year1") or 0) or year
        ends = _month_number(parts["month2"])
        begins = _month_number(parts.get("month1") or parts["month2"])
        length = ends - begins + 1
        kind = _SPAN_KINDS.get(length) if first == year and begins > 0 and ends <= 12 else None
        whole = "day1" not in parts or (
            int(parts["day1"]) == 1 and int(parts["day2"]) == monthrange(year or 2001, ends)[1]
            if kind
            else False
        )
        if kind and whole and (begins - 1) % length == 0:
            found.named.add((kind, (begins - 1) // length + 1, year))
            found.years |= {year} - {0}
        else:
            found.doubt = True
        text = text[: one.start()] + _CUT + text[one.end() :]
    return text


def _labels(text: str, found: _Found) -> str:
    """Take "Triwulan II", "TW-2", "Semester ke-1", "Bulan 3" out of a text."""
    for one in reversed(list(_LABEL.finditer(text))):
        place = one["place"]
        number = int(place) if place.isdecimal() else _PLACES[place]
        kind = _KINDS.get(one["kind"], "T")
        if one["more"] or not 0 < number <= _MOST[kind]:
            found.doubt = True
        else:
            found.named.add((kind, number, _year_behind(text, one.end())))
        text = text[: one.start()] + _CUT + text[one.end() :]
    return text


def _months(text: str, found: _Found) -> str:
    """Take "Bulan September 2026", "Jun 2026" out of a text; a short name needs its year."""
    for one in reversed(list(_NAMED.finditer(text))):
        year = _year_behind(text, one.end())
        if one["month"] in _FULL or year:
            found.named.add(("B", _month_number(one["month"]), year))
            text = text[: one.start()] + _CUT + text[one.end() :]
    return text


def _year_behind(text: str, at: int) -> int:
    found = _NEAR_YEAR.match(text, at)
    return int(found["year"]) if found else 0


def _month_number(text: str) -> int:
    bare = text.rstrip(".")
    return int(bare) if bare.isdecimal() else _MONTHS[bare]
