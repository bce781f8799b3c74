"""The scale of a chart: round ends and steps, and where a value stands between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from penilaian_desktop.domain.chart_views import ChartData, ChartKind

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_FEWEST_STEPS = 2


@dataclass(frozen=True, slots=True)
class Scale:
    """Both ends of an axis and the values that are written at it, lowest first."""

    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]

    def share(self, value: Decimal) -> float:
        """Return where a value stands: 0 at the low end, 1 at the high one."""
        return float((value - self.low) / (self.high - self.low))

    @property
    def places(self) -> int:
        """Return how many decimals the ticks need."""
        return max(_decimals(tick) for tick in self.ticks)


def scale_of(data: ChartData, most: int = 5) -> Scale:
    """Return the scale of a chart with at most `most` steps.

    Bars begin at zero; a line fits its values. Ends that the data fix are kept as they are.
    """
    known = [value for one in data.series for value in one.values if value is not None]
    known += [limit.value for limit in data.limits]
    known += list(data.pattern)
    if data.kind is ChartKind.BARS:
        known.append(Decimal(0))
    low = data.low if data.low is not None else min(known, default=Decimal(0))
    high = data.high if data.high is not None else max(known, default=Decimal(1))
    if high <= low:
        high = low + max(Decimal(1), abs(low) / 10)
    if data.low is not None and data.high is not None:
        whole = _whole_steps(low, high, max(_FEWEST_STEPS, most))
        if whole is not None:
            return whole
    return scale_between(low, high, max(_FEWEST_STEPS, most))


def _whole_steps(low: Decimal, high: Decimal, most: int) -> Scale | None:
    """Return a scale that begins and ends exactly where it was said to, if a step fits."""
    step = _step((high - low) / most)
    while step <= high - low:
        if (high - low) % step == 0:
            count = int((high - low) / step)
            return Scale(low, high, tuple(low + at * step for at in range(count + 1)))
        step = _step(step * Decimal("1.01"))
    return None


def scale_between(low: Decimal, high: Decimal, most: int) -> Scale:
    """Return round ends around two values, in at most `most` steps of 1, 2, 2.5 or 5."""
    step = _step((high - low) / most)
    while True:
        first = (low / step).to_integral_value(ROUND_FLOOR)
        last = (high / step).to_integral_value(ROUND_CEILING)
        if last - first <= most:
            break
        step = _step(step * Decimal("1.01"))
    ticks = tuple((first + at) * step for at in range(int(last - first) + 1))
    return Scale(ticks[0], ticks[-1], ticks)


def _step(least: Decimal) -> Decimal:
    """Return the smallest round step that is not under `least`."""
    power = Decimal(1).scaleb(least.adjusted())
    return next(step * power for step in _STEPS if step * power >= least)


def _decimals(value: Decimal) -> int:
    return max(0, -int(value.normalize().as_tuple().exponent))


def spread_apart(wanted: Sequence[float], room: float, low: float, high: float) -> list[float]:
    """Return heights near those wanted, at least `room` apart, between `low` and `high`.

    The order stays: it is what keeps the words at the ends of lines from covering one another.
    """
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    placed = list(wanted)
    floor = low
    for at in order:
        placed[at] = max(placed[at], floor)
        floor = placed[at] + room
    ceiling = high
    for at in reversed(order):
        placed[at] = min(placed[at], ceiling)
        ceiling = placed[at] - room
    return placed
