"""Credit points of functional positions (PermenPANRB 1/2023; Peraturan BKN 3/2023). PNS only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

from penilaian_desktop.domain.appraisal import Predicate
from penilaian_desktop.domain.scheme import PointNeeds, Scheme
from penilaian_desktop.domain.scoring import score


class Jenjang(StrEnum):
    """Steps of functional positions: four of keterampilan, four of keahlian."""

    PEMULA = "pemula"
    TERAMPIL = "terampil"
    MAHIR = "mahir"
    PENYELIA = "penyelia"
    AHLI_PERTAMA = "ahli_pertama"
    AHLI_MUDA = "ahli_muda"
    AHLI_MADYA = "ahli_madya"
    AHLI_UTAMA = "ahli_utama"


_AT_THE_END = re.compile(
    r"\b(?:(?P<expert>ahli[\s-]+(?:pertama|muda|madya|utama))"
    r"|(?P<skilled>pemula|terampil|mahir|penyelia))\W*$",
    re.IGNORECASE,
)


def jenjang_label(jenjang: Jenjang) -> str:
    """Return "Ahli Pertama" and its like."""
    return jenjang.value.replace("_", " ").title()


def jenjang_of_position(position: str) -> Jenjang | None:
    """Return the jenjang that the name of a position ends with, or None.

    "Pranata Komputer Ahli Pertama" is ahli_pertama, "Arsiparis Mahir" is mahir.
    """
    found = _AT_THE_END.search(position)
    if found is None:
        return None
    words = re.split(r"[\s-]+", (found["expert"] or found["skilled"]).lower())
    return Jenjang("_".join(words))


def credit(scheme: Scheme, jenjang: Jenjang, predicate: Predicate, months: int) -> Decimal:
    """Return the points of `months` in a jenjang with a predicate, two decimals.

    Months in two jenjang within a year are converted separately. Raises RuleViolation for months
    outside 1–12.
    """
    facts = {"jenjang": jenjang.value, "predikat": predicate.value, "months": months}
    return Decimal(score(scheme, facts).result["angka_kredit"])


def accumulate(points: Iterable[Decimal]) -> Decimal:
    """Return the sum of rows that are rounded each (18,75 + 2,08 = 20,83)."""
    return sum(points, Decimal("0.00"))


def needs_of(scheme: Scheme, jenjang: Jenjang) -> PointNeeds | None:
    """Return what the next pangkat and the next jenjang ask for, if the scheme tells."""
    return next((n for n in scheme.point_needs if n.jenjang == jenjang.value), None)
