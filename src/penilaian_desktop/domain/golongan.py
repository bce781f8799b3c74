"""Golongan ruang and pangkat of PNS, golongan of PPPK (golongan.json; Perpres 11/2024)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

PANGKAT: dict[str, str] = {
    "I/a": "Juru Muda",
    "I/b": "Juru Muda Tingkat I",
    "I/c": "Juru",
    "I/d": "Juru Tingkat I",
    "II/a": "Pengatur Muda",
    "II/b": "Pengatur Muda Tingkat I",
    "II/c": "Pengatur",
    "II/d": "Pengatur Tingkat I",
    "III/a": "Penata Muda",
    "III/b": "Penata Muda Tingkat I",
    "III/c": "Penata",
    "III/d": "Penata Tingkat I",
    "IV/a": "Pembina",
    "IV/b": "Pembina Tingkat I",
    "IV/c": "Pembina Utama Muda",
    "IV/d": "Pembina Utama Madya",
    "IV/e": "Pembina Utama",
}
"""Golongan ruang of PNS, lowest first, with the name of the pangkat."""

PPPK = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV",
    "XVI", "XVII",
)  # fmt: skip
"""Golongan of PPPK, lowest first; they have no pangkat."""

SIASN_IDS: dict[str, str] = {
    code: f"{group}{step}"
    for group, letters in (("1", "abcd"), ("2", "abcd"), ("3", "abcd"), ("4", "abcde"))
    for step, letter in enumerate(letters, start=1)
    for code in (f"{('I', 'II', 'III', 'IV')[int(group) - 1]}/{letter}",)
}
"""Reference ids of SIASN: III/d is "34"."""

_BY_PANGKAT = {name.casefold(): code for code, name in PANGKAT.items()}
_ARABIC = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_RUANG = re.compile(r"(?<![^\W_])(IV|I{1,3}|[1-4])\s*[/.\-]?\s*([a-e])(?![^\W_])", re.IGNORECASE)
_WORDS = re.compile(r"\b(?:golongan|gol|ruang|pangkat|pppk|p3k|pns)\b", re.IGNORECASE)
_TINGKAT = re.compile(r"\b(?:tingkat|tkt|tk)\s*(?:i|1)\b")


@dataclass(frozen=True, slots=True)
class Golongan:
    """A golongan: `code` "III/d" or "IX", `pangkat` its name ("" for PPPK).

    `problem` is "pangkat_differs_from_golongan" when the text named a pangkat that does not
    belong to the code; the code counts then.
    """

    code: str
    pangkat: str
    problem: str = ""


def parse_golongan(text: str) -> Golongan | None:
    """Read a golongan as offices write it, or return None when it cannot be read.

    Understands `III/c`, `IIIc`, `III C`, `3/c`, `(III/c)`, `Penata (III/c)`, `Penata, III/c`,
    `Penata Tk. I / III/d`, a pangkat alone, `IX`, `Golongan IX`; on one line or two. A bare
    number is refused: it may be an id of SIASN or a golongan of PPPK.
    """
    plain = " ".join(_WORDS.sub(" ", unicodedata.normalize("NFKC", text)).split())
    ruang = list(_RUANG.finditer(plain))
    if ruang:
        last = ruang[-1]
        group = last[1].upper()
        code = f"{_ARABIC.get(group, group)}/{last[2].lower()}"
        if code not in PANGKAT:
            return None
        rest = _name(plain[: last.start()] + " " + plain[last.end() :])
        differs = bool(rest) and rest != PANGKAT[code].casefold()
        return Golongan(code, PANGKAT[code], "pangkat_differs_from_golongan" if differs else "")
    name = _name(plain)
    if name.upper() in PPPK:
        return Golongan(name.upper(), "")
    code = _BY_PANGKAT.get(name, "")
    return Golongan(code, PANGKAT[code]) if code else None


def _name(text: str) -> str:
    """Return the letters of a pangkat in one spelling: "penata muda tingkat i"."""
    words = " ".join(re.sub(r"[\W_]+", " ", text).casefold().split())
    return _TINGKAT.sub("tingkat i", words)


def rank_text(golongan: Golongan | str | None) -> str:
    """Return a rank as forms print it: "Penata Tingkat I / III/d", "IX" for PPPK, "" for none."""
    if golongan is None:
        return ""
    code = golongan if isinstance(golongan, str) else golongan.code
    pangkat = PANGKAT.get(code)
    return f"{pangkat} / {code}" if pangkat else code
