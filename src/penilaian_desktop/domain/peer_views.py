"""Units beside one another as everybody may see them: no names, no small groups (PR-10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from penilaian_desktop.domain.chart_views import ChartData


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerView:
    """Published predicates of the units whose results this laptop holds, for one period.

    `codes` are the periods that have results, newest first. `hidden` units have too few results,
    or all the same. `newest` is the day on which the newest of these results was written, `age` its
    days.
    """

    period_code: str
    codes: tuple[str, ...]
    chart: ChartData
    hidden: int
    newest: date | None
    age: int | None
