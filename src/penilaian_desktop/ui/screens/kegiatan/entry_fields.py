"""What the fields of the drawer say: text to values and back, without Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.activity import WorkPlace
from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.domain.entry_words import read_clock

DAY = 1440


TIMES = frozenset({"start", "end", "minutes"})


def together(field: str) -> frozenset[str]:
    """Return the fields that are written or refused together with one: the times."""
    return TIMES if field in TIMES else frozenset({field})


@dataclass(frozen=True, slots=True)
class Fault:
    """A field that cannot be read, by name, with the code of its sentence."""

    field: str
    code: str


def shown(item: ActivityItem) -> dict[str, str]:
    """Return the text of every typed field of an entry."""
    return {
        "text": item.text,
        "start": wording.clock(item.start) if item.start is not None else "",
        "end": wording.clock(item.end) if item.end is not None else "",
        "minutes": str(item.minutes) if item.minutes else "",
        "volume": wording.number(item.volume) if item.volume is not None else "",
        "unit": item.unit or "",
        "tags": " ".join(item.tags),
        "note": item.note,
    }


def read_time(text: str) -> int | None:
    """Return "8.00", "08:00", "0800" or "8" in minutes after midnight, None when it is no time."""
    digits = text.strip()
    if digits.isdecimal():
        digits = f"{digits}.00" if len(digits) <= 2 else f"{digits[:-2]}.{digits[-2:]}"
    return read_clock(digits)


def collect(
    item: ActivityItem, typed: Mapping[str, str], touched: set[str], *, night_shift: bool
) -> tuple[dict[str, object], tuple[Fault, ...]]:
    """Return the values of the touched fields, and the faults of those that cannot be read.

    A new start or end takes the minutes along unless they were typed as well.
    """
    values: dict[str, object] = {}
    faults: list[Fault] = []
    for name in ("text", "note"):
        if name in touched:
            values[name] = typed[name].strip()
    if "unit" in touched:
        values["unit"] = typed["unit"].strip() or None
    if "tags" in touched:
        values["tags"] = tuple(
            dict.fromkeys(word.lstrip("#") for word in typed["tags"].split() if word.strip("#"))
        )
    if "volume" in touched:
        _volume(typed["volume"].strip(), values, faults)
    if touched & {"start", "end"}:
        _times(item, typed, touched, values, faults, night_shift=night_shift)
    if "minutes" in touched:
        text = typed["minutes"].strip()
        if text and not text.isdecimal():
            faults.append(Fault("minutes", "field_minutes_unreadable"))
        else:
            values["minutes"] = int(text or 0)
    return values, tuple(faults)


def _volume(text: str, values: dict[str, object], faults: list[Fault]) -> None:
    value: Decimal | None = wording.read_number(text) if text else None
    if text and value is None:
        faults.append(Fault("volume", "field_number_unreadable"))
    else:
        values["volume"] = value


def _times(
    item: ActivityItem,
    typed: Mapping[str, str],
    touched: set[str],
    values: dict[str, object],
    faults: list[Fault],
    *,
    night_shift: bool,
) -> None:
    read: dict[str, int | None] = {}
    for name in ("start", "end"):
        text = typed[name].strip()
        read[name] = read_time(text) if text else None
        if text and read[name] is None:
            faults.append(Fault(name, "field_time_unreadable"))
    if any(fault.field in TIMES for fault in faults):
        return
    start, end = read["start"], read["end"]
    if start is not None and end is not None:
        if end <= start and (night_shift or (item.end or 0) > DAY):
            end += DAY
        if "minutes" not in touched and end > start:
            values["minutes"] = end - start
    values["start"], values["end"] = start, end


def changed(item: ActivityItem, values: Mapping[str, object]) -> dict[str, object]:
    """Return those values that differ from the entry."""
    return {name: value for name, value in values.items() if getattr(item, name) != value}


PLACES = (WorkPlace.OFFICE, WorkPlace.HOME, WorkPlace.TRAVEL, WorkPlace.OTHER)
