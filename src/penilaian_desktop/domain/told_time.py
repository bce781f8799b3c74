"""How long a citizen says that a service took: "antre 45 menit", "menunggu satu setengah jam"."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from penilaian_desktop.domain.wording import number


class TimeUnit(StrEnum):
    """A unit of time that people tell, and that indicators count in."""

    MINUTE = "menit"
    HOUR = "jam"
    DAY = "hari"


class ToldTime(NamedTuple):
    """A length of time in the unit it was told in."""

    amount: Decimal
    unit: TimeUnit

    @property
    def text(self) -> str:
        """Return it as it reads: "45 menit"."""
        return f"{number(self.amount)} {self.unit}"

    def within(self, unit: TimeUnit) -> Decimal | None:
        """Return it in another unit; None where that is not certain.

        Hours and minutes are. A day is not: a working day has other hours than the calendar's.
        """
        if unit is self.unit:
            return self.amount
        if TimeUnit.DAY in {unit, self.unit}:
            return None
        return self.amount * 60 if unit is TimeUnit.MINUTE else self.amount / 60


_WORDS = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "sepuluh": 10,
}  # fmt: skip
_AMOUNT = rf"\d{{1,4}}(?:[.,]\d{{1,2}})?|(?:(?:{'|'.join(_WORDS)}) )?setengah|{'|'.join(_WORDS)}|se"
_UNITS = {
    "menit": TimeUnit.MINUTE, "mnt": TimeUnit.MINUTE, "jam": TimeUnit.HOUR, "hari": TimeUnit.DAY,
}  # fmt: skip
_TOLD = re.compile(
    rf"(?<![\w.,–-])({_AMOUNT}) ?({'|'.join(_UNITS)})\b"
    r"(?!-| (?:yang )?(?:lalu|lagi|lebih|kerja|setengah))"
)
_CLOCK = re.compile(r"(?<!\d )(?<!\w)(?:jam|pukul) ?\d{1,2}(?:[.:]\d{2})?")
_RANGE = re.compile(r"\d ?(?:[-–]|s/d|sampai|hingga|atau) ?\d|(?:hampir|lebih dari|kurang dari) ")
_BLANKS = re.compile(r"\s+")


def told_time(text: str) -> ToldTime | None:
    """Return the one length of time that a text tells; None without one, or when it is unsure.

    Several lengths, a range ("2-3 jam"), a bound ("lebih dari 2 jam") and a half behind the unit
    ("dua jam setengah") are unsure. Hours followed by minutes are one length; a time of the day
    ("jam 8") is none, nor is "sehari-hari".
    """
    plain = _BLANKS.sub(" ", text.casefold())
    plain = _CLOCK.sub("·", plain) if "jam" in plain or "pukul" in plain else plain
    found = [ToldTime(_amount(each[1]), _UNITS[each[2]]) for each in _TOLD.finditer(plain)]
    if _RANGE.search(plain):
        return None
    if len(found) == 2 and [one.unit for one in found] == [TimeUnit.HOUR, TimeUnit.MINUTE]:
        return ToldTime(found[0].amount * 60 + found[1].amount, TimeUnit.MINUTE)
    return found[0] if len(found) == 1 and found[0].amount else None


def _amount(text: str) -> Decimal:
    if text == "se":
        return Decimal(1)
    if text.endswith("setengah"):
        whole = text.removesuffix("setengah").strip()
        return Decimal(_WORDS.get(whole, 0)) + Decimal("0.5")
    return Decimal(_WORDS[text]) if text in _WORDS else Decimal(text.replace(",", "."))
