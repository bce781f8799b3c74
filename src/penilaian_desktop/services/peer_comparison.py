"""The comparison of units for everybody: competitive, and about nobody in particular (PR-10).

It tells what is in this workspace, with its age: a laptop of a unit holds the results of its own
people, the office those of all whose packages came. Small numbers are left out as in the public
summary.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.appraisal import Predicate
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.chart_views import ChartData
from penilaian_desktop.domain.employee import Unit
from penilaian_desktop.domain.monitor_charts import peer_chart
from penilaian_desktop.domain.peer_views import PeerView
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.forms_unit import summary_row
from penilaian_desktop.services.monitor_tree import Staff, UnitTree
from penilaian_desktop.services.result_reading import standing_results
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import clamp, require_office
from penilaian_desktop.storage import monitor_reads as reads
from penilaian_desktop.storage.indicator_reads import newest_result, published_codes
from penilaian_desktop.storage.unit_of_work import ReadUnit


@dataclass(frozen=True, slots=True)
class PeerComparison:
    """Use case of looking at units side by side."""

    context: Context

    def view(self, s: Session, period_code: str = "") -> PeerView:
        """Return the units of a period, by default the newest with results.

        Raises NotAllowed for an account that is nobody's own and has no office that looks.
        """
        require_office(s, Action.READ_COMPARISON)
        with self.context.read() as unit:
            held = published_codes(unit)
            codes = tuple(sorted(held, key=lambda c: (PeriodCode.parse(c).ends, c), reverse=True))
            chosen = period_code if period_code in held else next(iter(codes), "")
            chart, hidden = compared(unit, chosen, self.context.today(unit))
            newest = None
            written = newest_result(unit, chosen) if chosen else None
            if written is not None:
                hours = self.context.hours_ahead(unit)
                newest = (datetime.fromisoformat(written) + timedelta(hours=hours)).date()
            today = self.context.today(unit)
            return PeerView(
                period_code=chosen,
                codes=codes,
                chart=chart,
                hidden=hidden,
                newest=newest,
                age=None if newest is None else max(0, (today - newest).days),
            )


def compared(unit: ReadUnit, period_code: str, today: date) -> tuple[ChartData, int]:
    """Return the units of a period ("" = none) side by side, and how many are left out."""
    units = _units(unit, period_code, today) if period_code else []
    rows = [(summary_row(name, counts), counts) for name, counts in units]
    shown = [(row, counts) for row, counts in rows if row.counts]
    label = PeriodCode.parse(period_code).label if period_code else ""
    return peer_chart(label, shown), len(rows) - len(shown)


def _units(unit: ReadUnit, text: str, today: date) -> list[tuple[str, Counter[Predicate]]]:
    """Return name and predicates of each unit of the top in which somebody has a result.

    Two units of one name stay two.
    """
    code = PeriodCode.parse(text)
    results = standing_results(unit, (text,))[text]
    day = clamp(today, code.starts, code.ends).isoformat()
    staff = Staff(reads.places(unit))
    members = {
        person: place for person in results if (place := staff.unit_on(person, day)) is not None
    }
    tree = UnitTree(unit.find(Unit), members)
    found: list[tuple[str, Counter[Predicate]]] = []
    for node, direct in tree.top:
        people = node.direct if direct else tree.below(node.unit.id)
        counts = Counter(
            predicate for person in people if (predicate := results[person][2]) is not None
        )
        if counts:
            name = f"{node.unit.name} (langsung)" if direct else node.unit.name
            found.append((name, counts))
    return found
