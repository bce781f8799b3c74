"""What a person wrote before, as suggestions for what is being typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median_low
from typing import Any

from sqlalchemy import Row

from penilaian_desktop.domain.views import Suggestion


def suggest(
    rows: Sequence[Row[Any]], numbers: dict[str, int], limit: int
) -> tuple[Suggestion, ...]:
    """Return suggestions from rows (text, rhk_id, minutes, unit), newest row first.

    Texts that differ in case and blanks only are one; RHK and unit are those used last, the
    minutes the median. The order is by use, then by newness.
    """
    groups: dict[str, list[Row[Any]]] = {}
    for row in rows:
        groups.setdefault(" ".join(row.text.casefold().split()), []).append(row)
    use = Counter({key: len(group) for key, group in groups.items()})
    return tuple(_suggestion(groups[key], numbers) for key, _ in use.most_common(limit))


def _suggestion(group: list[Row[Any]], numbers: dict[str, int]) -> Suggestion:
    timed = [row.minutes for row in group if row.minutes > 0]
    number = next((numbers[row.rhk_id] for row in group if row.rhk_id in numbers), None)
    return Suggestion(
        text=group[0].text,
        rhk_number=number,
        usual_minutes=median_low(timed) if timed else None,
        unit=next((row.unit for row in group if row.unit), None),
        count=len(group),
    )
