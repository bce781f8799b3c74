"""The number of an employee: NIP of PNS, NI PPPK (Perka BKN 22/2007, Perka BKN 1/2019)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from penilaian_desktop.domain.employee import EmployeeStatus
from penilaian_desktop.domain.errors import RuleViolation

_PREFIX = re.compile(r"^(?:NI(?:PPPK|P3K)|NIP|NI)[:.]*", re.IGNORECASE)
_SCIENTIFIC = re.compile(r"[0-9][.,]?[0-9]*E\+?[0-9]+", re.IGNORECASE)
_BLANKS = frozenset({"Zs", "Zl", "Zp", "Cf", "Cc"})
"""Unicode categories of blanks: spaces, non-breaking and zero-width ones, line ends."""
_DROPPED = str.maketrans("", "", "'’‘`´\"")


@dataclass(frozen=True, slots=True)
class Nip:
    """A NIP in its parts.

    `kind` is a proposal only (PNS for months 01–12, PPPK for codes 21–29, else None): the status
    comes from master data. `sex` is "L", "P" or "" when digit 15 is neither 1 nor 2. `warnings`
    are codes of what is unusual but no error: official mistakes exist and the number stays.
    """

    text: str
    birth: date
    appointed_year: int
    month_code: int
    sex: str
    sequence: int
    kind: EmployeeStatus | None
    warnings: tuple[str, ...]


def clean_nip(text: str) -> str:
    """Return the text without apostrophes, blanks, dots, dashes and "NIP." in front."""
    folded = unicodedata.normalize("NFKC", text).translate(_DROPPED)
    visible = "".join(
        c for c in folded if unicodedata.category(c) not in {"Zs", "Zl", "Zp", "Cf", "Cc"}
    )
    bare = _PREFIX.sub("", visible)
    if _SCIENTIFIC.fullmatch(bare):
        return bare
    return re.sub(r"[.\-–]", "", bare)


def parse_nip(text: str, *, today: date | None = None) -> Nip:
    """Read a NIP in any of the spellings that offices use.

    Raises RuleViolation (field "nip"): "nip_missing", "nip_number_lost_digits" for scientific
    notation (never guessed), "nip_not_18_digits", "nip_birth_date_impossible". `today` adds the
    warning for years in the future.
    """
    digits = clean_nip(text)
    if not digits:
        raise RuleViolation("nip_missing", field="nip")
    if _SCIENTIFIC.fullmatch(digits):
        raise RuleViolation("nip_number_lost_digits", field="nip", value=digits)
    if not re.fullmatch(r"[0-9]{18}", digits):
        raise RuleViolation("nip_not_18_digits", field="nip", value=digits, count=len(digits))
    try:
        birth = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        raise RuleViolation("nip_birth_date_impossible", field="nip", value=digits[:8]) from None
    year, month = int(digits[8:12]), int(digits[12:14])
    sequence = int(digits[15:])
    sex = {"1": "L", "2": "P"}.get(digits[14], "")
    kind = _kind(month)
    remarks = {
        "nip_month_unusual": kind is None,
        "nip_sex_unusual": not sex,
        "nip_sequence_zero": sequence == 0,
        "nip_year_in_future": today is not None and year > today.year,
        "nip_age_unusual": not 18 <= year - birth.year <= 60,
    }
    warnings = tuple(code for code, applies in remarks.items() if applies)
    return Nip(digits, birth, year, month, sex, sequence, kind, warnings)


def _kind(month: int) -> EmployeeStatus | None:
    if 1 <= month <= 12:
        return EmployeeStatus.PNS
    if 21 <= month <= 29:
        return EmployeeStatus.PPPK
    return None


def agrees_with_lost(nip: str, lost: str) -> bool:
    """Tell whether a number that lost digits may have been this NIP: the digits left agree.

    `lost` is the number as it stands, "1.97503122003122e+17" or "1,98E+17". A spreadsheet cuts or
    rounds after 15 digits; a text may show fewer.
    """
    try:
        left = Decimal(lost.replace(",", "."))
    except InvalidOperation:
        return False
    if not re.fullmatch(r"[0-9]{18}", nip) or not left.is_finite():
        return False
    shown = min(len(left.normalize().as_tuple().digits), _SURE)
    return abs(Decimal(nip) - left) < Decimal(10) ** (len(nip) - shown)


def shown_lost(lost: str) -> str:
    """Return a number that lost digits as a spreadsheet shows it: "1,97503E+17"."""
    try:
        return f"{Decimal(lost.replace(',', '.')):.5E}".replace(".", ",")
    except InvalidOperation:
        return lost


_SURE = 15
"""Digits of a number that a spreadsheet keeps."""


def format_nip(nip: str) -> str:
    """Return 18 digits as printed, "19660801 198803 1 001"; anything else unchanged."""
    if not re.fullmatch(r"[0-9]{18}", nip):
        return nip
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"
