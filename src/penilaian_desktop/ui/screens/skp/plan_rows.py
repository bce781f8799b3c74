"""The plan as rows of a table, and its cells as text; no Qt here."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.plan import Aspect, Direction, PlanForm, RhkKind
from penilaian_desktop.domain.skp_views import IndicatorView, PlanView, RhkView
from penilaian_desktop.domain.targets import parse_target

UP_TO, FROM = "≤", "≥"


@dataclass(frozen=True, slots=True)
class KindRow:
    """The heading of kinerja utama or tambahan, with its counts."""

    kind: RhkKind
    rhk: int
    indicators: int


@dataclass(frozen=True, slots=True)
class RhkRow:
    """An RHK; `provisional` means that it supports no RHK of the leader's plan yet."""

    rhk: RhkView
    provisional: bool
    collapsed: bool
    missing: bool


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator of an RHK."""

    rhk: RhkView
    indicator: IndicatorView


@dataclass(frozen=True, slots=True)
class EmptyRow:
    """What stands under an RHK that has no indicator yet."""

    rhk: RhkView


Row = KindRow | RhkRow | IndicatorRow | EmptyRow


def rows_of(plan: PlanView, collapsed: Collection[str]) -> tuple[Row, ...]:
    """Return the rows of a plan; of a collapsed RHK only its own row."""
    rows: list[Row] = []
    for kind in (RhkKind.UTAMA, RhkKind.TAMBAHAN):
        found = [rhk for rhk in plan.rhk if rhk.kind is kind]
        if not found and kind is RhkKind.TAMBAHAN:
            continue
        rows.append(KindRow(kind, len(found), sum(len(rhk.indicators) for rhk in found)))
        for rhk in found:
            folded = rhk.id in collapsed
            rows.append(RhkRow(rhk, is_provisional(plan, rhk), folded, lacks_something(rhk)))
            if folded:
                continue
            rows += [IndicatorRow(rhk, indicator) for indicator in rhk.indicators]
            if not rhk.indicators:
                rows.append(EmptyRow(rhk))
    return tuple(rows)


def record_id(row: Row) -> str:
    """Return the id of what a row shows, "" for a heading."""
    match row:
        case RhkRow(rhk=rhk):
            return rhk.id
        case IndicatorRow(indicator=indicator):
            return indicator.id
        case _:
            return ""


def is_provisional(plan: PlanView, rhk: RhkView) -> bool:
    """Tell whether an RHK still waits for the leader's plan; the top of an office has none."""
    own = rhk.kind is RhkKind.UTAMA and plan.form is PlanForm.JAJF
    return own and rhk.parent_rhk_id is None


def lacks_something(rhk: RhkView) -> bool:
    """Tell whether the RHK itself (not its indicators) is incomplete."""
    unassigned = rhk.kind is RhkKind.TAMBAHAN and not rhk.assigned_by.strip()
    return not rhk.text.strip() or not rhk.indicators or unassigned


def target_text(indicator: IndicatorView) -> str:
    """Return a target as the table shows it: "1.800 dokumen", "≤ 15 menit", "80–90 %"."""
    low, high = indicator.target_low, indicator.target_high
    number = span_text(low, high)
    if not number:
        return indicator.target_text
    return f"{number} {indicator.unit}".strip()


def span_text(low: Decimal | None, high: Decimal | None) -> str:
    """Return a number, a span or a limit: "12", "80–90", "≤ 3", "≥ 82"; "" for none."""
    if low is not None and high is not None:
        if low == high:
            return wording.number(low)
        return f"{wording.number(low)}–{wording.number(high)}"
    if high is not None:
        return f"{UP_TO} {wording.number(high)}"
    return f"{FROM} {wording.number(low)}" if low is not None else ""


def quarter_text(indicator: IndicatorView, number: int) -> str:
    """Return the target of a quarter (0 to 3) as the table shows it, "" for none."""
    value = indicator.quarter_targets[number]
    if value is None:
        return ""
    limit = f"{UP_TO} " if indicator.direction is Direction.LOWER else ""
    return limit + wording.number(value)


def read_quarter(text: str) -> tuple[Decimal | None, bool]:
    """Read what was typed for a quarter: its number (None for nothing), and whether it is one."""
    written = text.strip()
    if not written:
        return None, True
    found = parse_target(written)
    value = found.high if found.direction is Direction.LOWER else found.low
    return value, value is not None


def counts(indicator: IndicatorView) -> bool:
    """Tell whether the times of a year add up, as they do for a number and not for a rate."""
    return (
        indicator.aspect is Aspect.KUANTITAS
        and indicator.direction is Direction.HIGHER
        and indicator.unit.strip() != "%"
    )


def spread(indicator: IndicatorView) -> tuple[Decimal, Decimal, Decimal, Decimal] | None:
    """Return targets for the quarters: a count is shared out, anything else is kept as it is.

    A rest goes to the last quarter. None when the target of the year is no number.
    """
    low, high = indicator.target_low, indicator.target_high
    first, second = (high, low) if indicator.direction is Direction.LOWER else (low, high)
    year = first if first is not None else second
    if year is None:
        return None
    if not counts(indicator):
        return (year, year, year, year)
    share = (year / 4).to_integral_value(rounding="ROUND_FLOOR")
    return (share, share, share, year - 3 * share)
