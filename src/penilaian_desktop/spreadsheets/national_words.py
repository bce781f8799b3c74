"""The labels of the national system as they are: misspelt, in any case, or as numbers."""

from __future__ import annotations

import re
from difflib import get_close_matches

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.monitor import NationalStatus
from penilaian_desktop.spreadsheets.grid import squeeze

_IDS = {"1": Rating.ABOVE, "2": Rating.MEETS, "3": Rating.BELOW}
_RATING = re.compile(r"(?:di)?(atas|bawah|sesuai)(e[a-z]{6,12}|ekspektasi)?")
_HEADS = {"atas": Rating.ABOVE, "sesuai": Rating.MEETS, "bawah": Rating.BELOW}
_EXPECTATION = "ekspektasi"
_NEAR = 0.7
_PREDICATE_NEAR = 0.88
_PREDICATES = {
    "sangatbaik": Predicate.SANGAT_BAIK,
    "baik": Predicate.BAIK,
    "butuhperbaikan": Predicate.BUTUH_PERBAIKAN,
    "perluperbaikan": Predicate.BUTUH_PERBAIKAN,
    "butuhperbaikancukup": Predicate.BUTUH_PERBAIKAN,
    "cukupbutuhperbaikan": Predicate.BUTUH_PERBAIKAN,
    "cukup": Predicate.BUTUH_PERBAIKAN,
    "kurang": Predicate.KURANG,
    "kurangmisconduct": Predicate.KURANG,
    "misconduct": Predicate.KURANG,
    "sangatkurang": Predicate.SANGAT_KURANG,
    "1": Predicate.SANGAT_BAIK,
    "2": Predicate.BAIK,
    "3": Predicate.BUTUH_PERBAIKAN,
    "4": Predicate.KURANG,
    "5": Predicate.SANGAT_KURANG,
}
ORGANISATION = "istimewa"
"""A label of organisations that is none of persons."""

_STATUSES = {
    "sudah": NationalStatus.DONE,
    "sudahdinilai": NationalStatus.DONE,
    "selesai": NationalStatus.DONE,
    "final": NationalStatus.DONE,
    "belum": NationalStatus.NOT_YET,
    "belumdinilai": NationalStatus.NOT_YET,
    "proses": NationalStatus.NOT_YET,
    "tidakadadata": NationalStatus.NO_DATA,
    "tidakada": NationalStatus.NO_DATA,
}


def read_rating(text: str) -> Rating | None:
    """Read "DIATAS ESPEKTASI", "Sesuai Ekspetasi", "3"; None for anything else."""
    found = squeeze(text)
    if found in _IDS:
        return _IDS[found]
    parts = _RATING.fullmatch(found)
    if parts is None:
        return None
    rest = parts[2] or ""
    if rest and not get_close_matches(rest, (_EXPECTATION,), 1, _NEAR):
        return None
    return _HEADS[parts[1]]


def read_predicate(text: str) -> Predicate | None:
    """Read "Butuh Perbaikan/Cukup", "KURANG/MISCONDUCT", "2"; None for anything else."""
    found = squeeze(text)
    if found in _PREDICATES:
        return _PREDICATES[found]
    near = get_close_matches(found, [w for w in _PREDICATES if len(w) > 5], 1, _PREDICATE_NEAR)
    return _PREDICATES[near[0]] if near else None


def is_organisation(text: str) -> bool:
    """Tell whether a predicate is ISTIMEWA."""
    return squeeze(text) == ORGANISATION


def read_status(text: str) -> NationalStatus | None:
    """Read "SUDAH", "Belum", "TIDAK ADA DATA"; None for anything else."""
    return _STATUSES.get(squeeze(text))


_TITLE = re.compile(
    r"(?:(?P<quarter>triwulan|tw)|(?P<half>semester)|(?P<month>bulan))?\s*"
    r"(?P<number>iv|iii|ii|i|[1-4]|januari|februari|maret|april|mei|juni|juli|agustus|september|"
    r"oktober|november|desember)\b\s*(?:tahun|thn|th)?\.?\s*(?P<year>20[0-9]{2})",
    re.IGNORECASE,
)
_YEAR = re.compile(r"tahun(?:an)?\s+(20[0-9]{2})", re.IGNORECASE)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MONTHS = (
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september",
    "oktober", "november", "desember",
)  # fmt: skip


def period_in(text: str) -> str:
    """Return the code of the period that a title names, "" without one."""
    found = _TITLE.search(text)
    if found is not None:
        number, year = found["number"].lower(), found["year"]
        if number in _MONTHS:
            return f"{year}-B{_MONTHS.index(number) + 1:02d}"
        place = _ROMAN.get(number) or int(number)
        if found["half"] and place <= 2:
            return f"{year}-S{place}"
        if found["quarter"]:
            return f"{year}-T{place}"
    whole = _YEAR.search(text)
    return whole[1] if whole else ""
