"""What the people of the example office do: believable days with gaps, overlaps and late entries.

Pure: the result is lists of records, the same for the same seed except for their ids.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from penilaian_desktop.app.demo.cast import Cast, Person
from penilaian_desktop.domain.activity import Activity, ActivityState, DayMark
from penilaian_desktop.domain.calendar import WorkCalendar
from penilaian_desktop.domain.plan import (
    Aspect,
    Direction,
    Indicator,
    Perspective,
    Plan,
    PlanForm,
    Rhk,
    RhkKind,
)
from penilaian_desktop.domain.record import new_id

Line = list[Any]
MIDNIGHT = 1440


def moment(day: date, minutes: int) -> datetime:
    """Return local clock minutes of a day as UTC, taking WIB (UTC+7)."""
    return datetime.combine(day, time(), UTC) + timedelta(minutes=minutes - 7 * 60)


def write_plan(
    cast: Cast, person: Person, year: int, parents: dict[str, str]
) -> tuple[Plan, tuple[Rhk, ...], tuple[Indicator, ...]]:
    """Write a complete SKP of a year; `parents` maps texts of leaders' RHK to their ids."""
    starts = max(date(year, 1, 1), person.assignment.starts)
    at = moment(starts + timedelta(days=7), 600)
    jpt = person.assignment.position_kind.value.startswith("JPT")
    texts = cast.text["texts"]
    plan = Plan(
        id=new_id(),
        author_id=person.id,
        at=at,
        person_id=person.id,
        year=year,
        starts=starts,
        ends=date(year, 12, 31),
        form=PlanForm.JPT if jpt else PlanForm.JAJF,
        expectations=tuple(texts["expectations"]),
        support=tuple(texts["support"]),
        accountability=tuple(texts["accountability"]),
        consequences=tuple(texts["consequences"]),
    )
    rhk: list[Rhk] = []
    indicators: list[Indicator] = []
    for order, story in enumerate(cast.text["plans"][person.plan]["rhk"], 1):
        parent = story.get("parent", "")
        item = Rhk(
            id=new_id(),
            author_id=person.id,
            at=at,
            person_id=person.id,
            plan_id=plan.id,
            order=order,
            rhk_kind=RhkKind(story.get("kind", "UTAMA")),
            text=story["text"],
            parent_rhk_id=parents.get(parent),
            parent_text=parent,
            assigned_by=story.get("assigned_by", ""),
        )
        rhk.append(item)
        for number, line in enumerate(story["indicators"], 1):
            indicators.append(_indicator(person, item, number, line, at, jpt=jpt))
    return plan, tuple(rhk), tuple(indicators)


def _indicator(
    person: Person, rhk: Rhk, order: int, line: Line, at: datetime, *, jpt: bool
) -> Indicator:
    aspect, text, target, unit, direction, quarters, measure, source = line
    numbers = [Decimal(str(q)) for q in quarters]
    whole = sum(numbers, Decimal(0)) if aspect == "Kuantitas" else numbers[-1]
    return Indicator(
        id=new_id(),
        author_id=person.id,
        at=at,
        person_id=person.id,
        rhk_id=rhk.id,
        order=order,
        aspect=None if jpt else Aspect(aspect),
        perspectives=(Perspective(aspect),) if jpt else (),
        text=text,
        target_text=target,
        target_low=whole,
        target_high=whole,
        unit=unit,
        direction=Direction(direction),
        measure=measure,
        source=source,
        quarter_targets=(numbers[0], numbers[1], numbers[2], numbers[3]),
    )


class Diary:
    """Writes one person's log day by day."""

    def __init__(
        self, cast: Cast, person: Person, rhk: tuple[Rhk, ...], seed: int, calendar: WorkCalendar
    ) -> None:
        self._rng = Random(f"{seed}:{person.employee.identity}")  # noqa: S311  (not a secret)
        self._log = cast.text["logs"][person.log]
        self._person = person
        self._rhk = rhk
        self._calendar = calendar
        self._pace = self._rng.uniform(0.75, 1.2)
        self._careful = self._rng.uniform(0.86, 0.99)
        self._coarse = not person.account

    def write(self, starts: date, today: date) -> tuple[tuple[Activity, ...], tuple[DayMark, ...]]:
        """Write the log of every working day from `starts` to `today`, and days of leave."""
        days = self._calendar.working_days(starts, today)
        marks = self._leave(days)
        away = {mark.day for mark in marks}
        activities: list[Activity] = []
        for day in days:
            last_week = (today - day).days < 8
            if day in away or (self._rng.random() > self._careful and not last_week):
                continue
            if last_week and day != today and self._rng.random() < 0.12:
                continue
            activities.extend(self._day(day, today))
        return tuple(activities), marks

    def _leave(self, days: tuple[date, ...]) -> tuple[DayMark, ...]:
        marks: list[DayMark] = []
        if len(days) > 40:
            first = self._rng.randrange(len(days) - 15)
            away = days[first : first + self._rng.randint(2, 5)]
            marks.extend(self._mark(day, "cuti") for day in away)
            travel = days[self._rng.randrange(len(days) - 15)]
            if all(mark.day != travel for mark in marks):
                marks.append(self._mark(travel, self._rng.choice(["dinas_luar", "pelatihan"])))
        return tuple(marks)

    def _mark(self, day: date, mark: str) -> DayMark:
        return DayMark(
            id=new_id(),
            author_id=self._person.id,
            at=moment(day, 470),
            person_id=self._person.id,
            day=day,
            mark=mark,
        )

    def _day(self, day: date, today: date) -> Iterator[Activity]:
        target = self._calendar.day(day)
        if "night" in self._log and day.toordinal() % 6 == 0:
            yield self._entry(day, 21 * 60, 21 * 60 + self._log["night"][1], self._log["night"])
            return
        late = self._rng.random() < 0.03
        clock = target.opens
        now = 14 * 60 + 40 if day == today else MIDNIGHT
        opening = [] if self._coarse else [self._log["open"]]
        lines = [*opening, *self._lines(day)]
        for line in lines:
            wanted = self._wanted(line)
            if clock < target.break_start < clock + wanted - 20:
                end = target.break_start
            else:
                end = min(clock + wanted, target.closes)
            if end > now or end - clock < 15:
                break
            start = clock
            chance = self._rng.random()
            if chance < 0.015 and start > target.opens + 60:
                start -= 30  # two entries overlap: the person will be told
            elif chance > 0.96 and end - start >= 30:
                start += 15  # a gap
            yield self._entry(day, start, end, line, late=late)
            clock = end
            if target.break_start <= clock < target.break_end:
                clock = target.break_end
            if clock >= target.closes:
                break

    def _wanted(self, line: Line) -> int:
        """Return the minutes of a line; people without an account write fewer, longer entries."""
        return max(int(line[1]) * 2, 240) if self._coarse else int(line[1])

    def _lines(self, day: date) -> list[Line]:
        lines: list[Line] = list(self._log["lines"])
        first, rest = lines[:2], lines[2:]
        self._rng.shuffle(first)
        self._rng.shuffle(rest)
        chosen = [*first, *rest]
        if day.weekday() == 1 and day.day % 2:
            chosen.insert(2, self._log["meeting"])
        if self._rng.random() < 0.045:
            chosen.insert(1, self._log["rare"])
        return chosen

    def _entry(
        self, day: date, start: int, end: int, line: Line, *, late: bool = False
    ) -> Activity:
        text, usual, unit, low, high, number, tag = line
        volume: Decimal | None = None
        if unit and self._rng.random() > 0.02:
            share = min((end - start) / int(usual), 2.2) if end <= MIDNIGHT else 1.0
            drawn = self._rng.randint(int(low), int(high)) * share * self._pace
            volume = Decimal(max(1, round(drawn))) if high > 1 else Decimal(int(low))
        written = moment(day + timedelta(days=9 if late else 0), min(end, MIDNIGHT) + 5)
        return Activity(
            id=new_id(),
            author_id=self._person.id,
            at=written,
            person_id=self._person.id,
            day=day,
            start=start,
            end=end,
            minutes=end - start,
            text=text,
            volume=volume,
            unit=unit if volume is not None else None,
            rhk_id=self._rhk[number - 1].id if 0 < number <= len(self._rhk) else None,
            tags=(tag,) if tag else (),
            state=ActivityState.DRAFT,
            late=late,
        )


def steady(
    activities: tuple[Activity, ...],
    indicators: tuple[Indicator, ...],
    today: date,
    rng: Random,
) -> list[Activity]:
    """Scale volumes so that each quarter comes near its targets, for some above, for some below."""
    wanted = {(i.rhk_id, i.unit): i for i in indicators if i.aspect is Aspect.KUANTITAS}
    sums: dict[tuple[str, str, int, int], Decimal] = {}
    for entry in activities:
        key = (entry.rhk_id or "", entry.unit or "")
        if key in wanted and entry.volume is not None:
            quarter = (*key, entry.day.year, (entry.day.month - 1) // 3)
            sums[quarter] = sums.get(quarter, Decimal(0)) + entry.volume
    factors: dict[tuple[str, str, int, int], Decimal] = {}
    talent = rng.gauss(1.03, 0.09)
    for quarter, total in sums.items():
        rhk, unit, year, number = quarter
        target = wanted[rhk, unit].quarter_targets[number]
        if target is None or total < 20:  # counts of a few events stay as they are
            continue
        elapsed = Decimal(1)
        if (year, number) == (today.year, (today.month - 1) // 3):
            first = date(year, 3 * number + 1, 1)
            elapsed = Decimal(min((today - first).days + 1, 91)) / 91
        achieved = Decimal(f"{talent + rng.gauss(0, 0.03):.3f}")
        factors[quarter] = target * elapsed * achieved / total
    return [_scaled(entry, factors) for entry in activities]


def _scaled(entry: Activity, factors: dict[tuple[str, str, int, int], Decimal]) -> Activity:
    quarter = (entry.rhk_id or "", entry.unit or "", entry.day.year, (entry.day.month - 1) // 3)
    factor = factors.get(quarter)
    if factor is None or entry.volume is None:
        return entry
    return replace(entry, volume=max(Decimal(1), (entry.volume * factor).quantize(Decimal(1))))
