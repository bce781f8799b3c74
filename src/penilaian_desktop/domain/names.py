"""Names of persons without their titles: for comparing, and for lists in the order of names."""

from __future__ import annotations

_BEFORE = frozenset(
    {
        "dr", "drs", "dra", "drg", "drh", "ir", "h", "hj", "prof", "kh", "ust", "ns", "apt", "bd",
        "ec", "pdt", "letkol", "kolonel", "mayor", "kapten", "lettu", "letda", "inf", "arm", "kav",
        "czi", "cpl", "brigjen", "akbp", "akp", "kompol", "iptu", "ipda",
    }
)  # fmt: skip
"""Titles that stand before a name."""


def bare_name(name: str) -> str:
    """Return a name for comparing without its titles: "Drs. H. Ali Musa, M.Si." → "ali musa"."""
    words = name.casefold().partition(",")[0].replace(".", ". ").split()
    while len(words) > 1 and words[0].strip(".") in _BEFORE:
        words.pop(0)
    return " ".join(words)


def name_order(name: str) -> tuple[str, str]:
    """Return where a person stands in a list of names: "Dra. Ayu" before "Budi", "dr. Citra" after.

    Of two persons of one name the titles decide, so that the order is always the same.
    """
    return bare_name(name), name.casefold()
