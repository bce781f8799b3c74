"""Finds the month that a line of text names: "REKAP BULAN AGUSTUS 2026", "Periode 08/2026"."""

from __future__ import annotations

import re

from penilaian_desktop.domain.day_names import MONTHS
from penilaian_desktop.spreadsheets.grid import squeeze

_YEAR = re.compile(r"(?<!\d)(20[1-6]\d)(?!\d)")
_NUMBERED = re.compile(r"(?<!\d)(0?[1-9]|1[0-2])\s*[-/.]\s*(20[1-6]\d)(?!\d)")
_NAMES = {squeeze(name): at for at, name in enumerate(MONTHS, 1)}
_NAMES |= {name[:3]: at for name, at in _NAMES.items()} | {"agt": 8, "agu": 8, "nopember": 11}


def month_in(text: str) -> tuple[int, int] | None:
    """Return (year, month) of the only month that a text names, None for none or several."""
    years = set(_YEAR.findall(text))
    if len(years) != 1:
        return None
    words = [squeeze(word) for word in re.split(r"[\s\d.,/:()~-]+", text)]
    months = {_NAMES[word] for word in words if word in _NAMES}
    if not months:
        months = {int(month) for month, _year in _NUMBERED.findall(text)}
    return (int(years.pop()), months.pop()) if len(months) == 1 else None
