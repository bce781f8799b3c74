"""What a person wrote before, as suggestions for what is being typed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from statistics import median_low
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, select

from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.domain.entry_views import Suggestion
from penilaian_desktop.domain.plan import Plan
from penilaian_desktop.storage.activity_items import rhk_numbers
from penilaian_desktop.storage.reader import Reader
from penilaian_desktop.storage.tables import RECORD_TABLES

HISTORY_ENTRIES = 1_500
"""How far back suggestions look: this many entries of the person, whatever the log holds."""

HALF_LIFE_DAYS = 14
"""A use this long ago weighs half of one today."""

SAME_WEEKDAY = 2
"""How much more a use on the same weekday weighs."""

_A = RECORD_TABLES[Activity]


class Use(NamedTuple):
    """One entry of the history."""

    text: str
    rhk_id: str | None
    minutes: int
    unit: str | None
    day: date


def suggestions_of(
    reader: Reader,
    person_id: str,
    *,
    day: date | None,
    limit: int,
    numbers: dict[str, int] | None = None,
) -> tuple[Suggestion, ...]:
    """Return texts of a person's history, those likely on `day` first (None = the newest day).

    RHK numbers are those given, else those of the person's newest plan. Only the newest entries
    are read.
    """
    rows = reader.fetch(
        "history", _newest, {"person_": person_id, "history_limit_": HISTORY_ENTRIES}
    )
    uses = [Use(*row) for row in rows]
    if numbers is None:
        plans = reader.find(Plan, person_id=person_id, order=("-starts", "-id"), limit=1)
        found = rhk_numbers(reader, plan_ids=[plan.id for plan in plans])
        numbers = {rhk_id: number for rhk_id, (number, _) in found.items()}
    return suggest(uses, numbers, limit, day)


def suggest(
    uses: Sequence[Use], numbers: dict[str, int], limit: int, day: date | None = None
) -> tuple[Suggestion, ...]:
    """Return suggestions from uses, newest first, in order of how likely they are on a day.

    Texts that differ in case and blanks only are one; RHK and unit are those used last, the
    minutes the median. Each use weighs by its age, and more on the same weekday.
    """
    today = day or max((use.day for use in uses), default=date.min)
    groups: dict[str, list[Use]] = {}
    weights: dict[str, float] = {}
    for use in uses:
        key = " ".join(use.text.casefold().split())
        groups.setdefault(key, []).append(use)
        weight = 0.5 ** (abs((today - use.day).days) / HALF_LIFE_DAYS)
        if use.day.weekday() == today.weekday():
            weight *= SAME_WEEKDAY
        weights[key] = weights.get(key, 0.0) + weight
    best = sorted(groups, key=lambda key: -weights[key])
    return tuple(_suggestion(groups[key], numbers) for key in best[:limit])


def _suggestion(group: list[Use], numbers: dict[str, int]) -> Suggestion:
    timed = [use.minutes for use in group if use.minutes > 0]
    number = next((numbers[use.rhk_id] for use in group if use.rhk_id in numbers), None)
    return Suggestion(
        text=group[0].text,
        rhk_number=number,
        usual_minutes=median_low(timed) if timed else None,
        unit=next((use.unit for use in group if use.unit), None),
        count=len(group),
    )


def _newest() -> Select[Any]:
    return (
        select(_A.c.text, _A.c.rhk_id, _A.c.minutes, _A.c.unit, _A.c.day)
        .where(_A.c.person_id == bindparam("person_"), _A.c.deleted.is_(False))
        .order_by(_A.c.day.desc(), _A.c.position.desc(), _A.c.id.desc())
        .limit(bindparam("history_limit_"))
    )
