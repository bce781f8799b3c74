"""Targets as people write them: "12 Laporan", "80 - 90%", "≤ 3 jam" (REGULATIONS 1.3)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from penilaian_desktop.domain.plan import Direction
from penilaian_desktop.domain.wording import MONTHS, SHORT_MONTHS, read_number

_LOWER = (
    r"≤|<=|=<|<|maksimal|maksimum|maks\.?|kurang\s+dari|"
    r"paling\s+(?:lama|lambat|banyak|tinggi)"
)
_HIGHER = (
    r"≥|>=|=>|>|minimal|minimum|min\.?|lebih\s+dari|sekurang-kurangnya|"
    r"paling\s+(?:sedikit|rendah|kurang)"
)
_TARGET = re.compile(
    rf"(?:(?P<lower>{_LOWER})|(?P<higher>{_HIGHER}))?\s*"
    r"(?P<low>[0-9][0-9.,]*)\s*(?P<unit_low>%)?\s*(?:\([^()]*\))?\s*"
    r"(?:(?:-|–|—|s\.?/?d\.?|sampai(?:\s+dengan)?)\s*(?P<high>[0-9][0-9.,]*)\s*)?"
    r"(?P<unit>%|[^\W\d_][^\d()]*)?\s*(?:\([^()]*\))?",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"\b(?:{'|'.join((*MONTHS, *SHORT_MONTHS))})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Target:
    """A target: its text as written, and the number, range and unit where they can be read.

    `low` and `high` are equal for a single number; "≤ 3 jam" has only `high` and direction
    LOWER, "minimal 82" only `low` and direction HIGHER; both None when it is text only.
    """

    text: str
    low: Decimal | None
    high: Decimal | None
    unit: str
    direction: Direction | None


def parse_target(text: str) -> Target:
    """Read a target; what cannot be read as a number stays text, dates too. Never raises."""
    written = " ".join(unicodedata.normalize("NFC", text).split())
    plain = Target(written, None, None, "", None)
    found = _TARGET.fullmatch(written)
    if found is None or _MONTH.search(written):
        return plain
    low = read_number(found["low"].rstrip(".,"))
    high = read_number(found["high"].rstrip(".,")) if found["high"] else low
    if low is None or high is None or high < low:
        return plain
    unit = (found["unit"] or found["unit_low"] or "").strip(" .,;")
    if found["lower"]:
        return Target(written, None, high, unit, Direction.LOWER)
    if found["higher"]:
        return Target(written, low, None, unit, Direction.HIGHER)
    return Target(written, low, high, unit, None)
