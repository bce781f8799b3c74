"""The labels of the national system as they are: misspelt, in any case, or as numbers.

The misspellings that the system itself has (ESPEKTASI, EKSPETASI) are read as they stand. Slips of
the hand ("KURNAG") are guessed: by so few letters that no other label comes near.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.monitor import NationalStatus
from penilaian_desktop.spreadsheets.grid import squeeze

_IDS = {"1": Rating.ABOVE, "2": Rating.MEETS, "3": Rating.BELOW}
_RATING = re.compile(r"(?:di)?(atas|bawah|sesuai)(e[a-z]{6,12}|ekspektasi)?")
_HEADS = {"atas": Rating.ABOVE, "sesuai": Rating.MEETS, "bawah": Rating.BELOW}
_EXPECTATION = "ekspektasi"
_NEAR = 0.7
_HEAD_WORDS = {"diatas": "atas", "atas": "atas", "dibawah": "bawah", "bawah": "bawah"}
_SLIPS = ((8, 2), (4, 1))
"""From so many letters on, so many slips are one label still."""
_MARGIN = 2
"""So many slips further away every other label must be."""
_LONGEST = 40
L = TypeVar("L", bound=StrEnum)
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
    "belumselesai": NationalStatus.NOT_YET,
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
    return _PREDICATES.get(squeeze(text))


def is_organisation(text: str) -> bool:
    """Tell whether a predicate is ISTIMEWA."""
    return squeeze(text) == ORGANISATION


def read_status(text: str) -> NationalStatus | None:
    """Read "SUDAH", "Belum", "TIDAK ADA DATA"; None for anything else."""
    return _STATUSES.get(squeeze(text))


_RATING_LABELS = {
    f"{word}{tail}": _HEADS[_HEAD_WORDS.get(word, word)]
    for word in (*_HEAD_WORDS, "sesuai")
    for tail in ("", _EXPECTATION, "espektasi", "ekspetasi")
}


@lru_cache(maxsize=1024)
def guess_rating(text: str) -> Rating | None:
    """Return the only rating that a misspelling can mean: "DITAS ESPEKTASI", "SESUIA"."""
    return _guess(text, _RATING_LABELS)


@lru_cache(maxsize=1024)
def guess_predicate(text: str) -> Predicate | None:
    """Return the only predicate that a misspelling can mean: "BAIIK", "KURNAG"."""
    return _guess(text, _PREDICATES)


@lru_cache(maxsize=1024)
def guess_status(text: str) -> NationalStatus | None:
    """Return the only status that a misspelling can mean: "SUDHA"."""
    return _guess(text, _STATUSES)


def _guess(text: str, labels: Mapping[str, L]) -> L | None:
    """Return the label that few slips lead to, None where none does or a second one comes near.

    Whatever holds a digit is never guessed.
    """
    found = squeeze(text)
    allowed = next((slips for letters, slips in _SLIPS if len(found) >= letters), 0)
    if not allowed or len(found) > _LONGEST or not found.isalpha() or found == ORGANISATION:
        return None
    nearest: dict[L, int] = {}
    for word, label in labels.items():
        if word.isalpha() and _near(word, found, allowed + _MARGIN - 1):
            slips = _slips(word, found)
            nearest[label] = min(slips, nearest.get(label, slips))
    if not nearest:
        return None
    best, *others = sorted(nearest.items(), key=lambda one: one[1])
    if best[1] > allowed or any(slips < best[1] + _MARGIN for _, slips in others):
        return None
    return best[0]


def _near(a: str, b: str, slips: int) -> bool:
    """Tell cheaply whether so few slips could lead from one word to the other."""
    return abs(len(a) - len(b)) <= slips and len(set(a) ^ set(b)) <= 2 * slips


def _slips(a: str, b: str) -> int:
    """Return how many letters are added, left out, changed, or swapped with their neighbour."""
    before: list[int] = []
    last = list(range(len(b) + 1))
    for at, letter in enumerate(a, 1):
        row = [at]
        for other, wanted in enumerate(b, 1):
            cost = min(last[other] + 1, row[-1] + 1, last[other - 1] + (letter != wanted))
            if at > 1 and other > 1 and letter == b[other - 2] and a[at - 2] == wanted:
                cost = min(cost, before[other - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
