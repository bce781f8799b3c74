"""What the log adds up to for an indicator in a period (section 3 no. 11, TS-3, TJ-4).

Only entries that the superior accepted count; returned ones do not. An entry adds to the quantity
indicator of its RHK whose unit is the entry's unit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from penilaian_desktop.domain.appraisal import Actual
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.plan import Aspect, Indicator
from penilaian_desktop.domain.scoring import achievement
from penilaian_desktop.services.plan_reading import adds_up, target_number
from penilaian_desktop.storage.unit_of_work import ReadUnit

_QUARTERS = {"S": 2, "T": 1}


@dataclass(frozen=True, slots=True)
class LogTotal:
    """The accepted entries of one RHK in a span: volumes by unit, entries, evidence."""

    volumes: dict[str, Decimal]
    activities: int
    evidence: int

    def of(self, unit_name: str) -> Decimal:
        """Return the volume in a unit; case and blanks do not matter."""
        return self.volumes.get(same_unit(unit_name), Decimal(0))


NOTHING = LogTotal({}, 0, 0)


@dataclass(frozen=True, slots=True)
class Realisation:
    """One indicator in a period: target and actual, and where the actual comes from."""

    indicator: Indicator
    target: Decimal | None
    from_log: Decimal | None
    actual: Decimal | None
    actual_text: str
    percent: Decimal | None
    note: str = ""
    late: bool = False


def same_unit(name: str) -> str:
    """Return the form in which two spellings of a unit are equal."""
    return " ".join(name.casefold().split())


def log_totals(unit: ReadUnit, person_id: str, code: PeriodCode) -> dict[str, LogTotal]:
    """Return the accepted entries of a person in a period, by the id of the RHK."""
    volumes: dict[str, dict[str, Decimal]] = {}
    counts: dict[str, tuple[int, int]] = {}
    for row in unit.activities.totals_by_rhk(person_id, code.starts, code.ends):
        if row.rhk_id is None:
            continue
        name = same_unit(row.unit or "")
        by_unit = volumes.setdefault(row.rhk_id, {})
        by_unit[name] = by_unit.get(name, Decimal(0)) + row.volume
        activities, evidence = counts.get(row.rhk_id, (0, 0))
        counts[row.rhk_id] = (activities + row.activities, evidence + row.evidence)
    return {
        rhk_id: LogTotal(volumes[rhk_id], activities, evidence)
        for rhk_id, (activities, evidence) in counts.items()
    }


def target_in(indicator: Indicator, code: PeriodCode) -> Decimal | None:
    """Return the target of an indicator for a period, or None when none was set.

    A year takes the year's target, a quarter its own; a semester adds its two quarters up, or for
    a rate or a time takes the last of them. Without targets by quarter a rate keeps its year's
    target; a month has no target of its own.
    """
    year = target_number(indicator)
    if code.kind == "Y":
        return year
    width = _QUARTERS.get(code.kind)
    if width is None:
        return None if adds_up(indicator) else year
    first = (code.number - 1) * width
    given = [q for q in indicator.quarter_targets[first : first + width] if q is not None]
    if not given:
        return None if adds_up(indicator) else year
    return sum(given, Decimal(0)) if adds_up(indicator) else given[-1]


def counts_from_log(indicator: Indicator) -> bool:
    """Tell whether the log can add up to this indicator: a quantity with a unit."""
    return indicator.aspect is Aspect.KUANTITAS and bool(indicator.unit.strip())


def realise(
    indicator: Indicator, code: PeriodCode, total: LogTotal, written: Actual | None
) -> Realisation:
    """Return the realisation of an indicator: what its owner wrote, else what the log says."""
    from_log = total.of(indicator.unit) if counts_from_log(indicator) else None
    target = target_in(indicator, code)
    actual = from_log if written is None or written.value is None else written.value
    if written is not None and written.value is None and written.text:
        actual = None
    return Realisation(
        indicator=indicator,
        target=target,
        from_log=from_log,
        actual=actual,
        actual_text=written.text if written else "",
        percent=percent_of(indicator, target, actual),
        note=written.note if written else "",
        late=written.late if written else False,
    )


def percent_of(
    indicator: Indicator, target: Decimal | None, actual: Decimal | None
) -> Decimal | None:
    """Return the achievement in percent in the indicator's direction, or None without numbers."""
    if target is None or actual is None:
        return None
    high = indicator.target_high
    ranged = indicator.target_low == target and high is not None and high > target
    try:
        return achievement(actual, target, indicator.direction, high=high if ranged else None)
    except RuleViolation:
        return None


def chosen(realised: Iterable[Realisation]) -> Realisation | None:
    """Return the indicator that stands for its RHK: the first with an achievement, else the first.

    A quantity comes before the other aspects, since the log speaks about it.
    """
    every = sorted(
        realised,
        key=lambda r: (
            r.percent is None,
            r.indicator.aspect is not Aspect.KUANTITAS,
            r.indicator.order,
        ),
    )
    return every[0] if every else None
