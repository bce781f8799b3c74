"""What an export for careers tells of a person: the course of predicates, and what was earned."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from penilaian_desktop.domain.appraisal import Predicate
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.cycle_views import CareerLine
from penilaian_desktop.domain.follow_up import Innovation, InnovationDecision
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.recognition import Recognition
from penilaian_desktop.domain.training import Participation, TrainingCourse, TrainingEvent
from penilaian_desktop.domain.wording import number, short_date
from penilaian_desktop.services.effective import Standing
from penilaian_desktop.services.person_lists import PersonList
from penilaian_desktop.services.training_reading import title_of
from penilaian_desktop.storage.prefetched import Prefetched
from penilaian_desktop.storage.unit_of_work import ReadUnit

TRAINING, RECOGNITION, INNOVATION = "Pelatihan", "Apresiasi", "Inovasi"


@dataclass(frozen=True, slots=True)
class Earned:
    """Something on the way of a person: what it is, from when to when, and in words."""

    kind: str
    first: date
    last: date
    text: str

    def within(self, starts: date, ends: date) -> bool:
        """Tell whether it lies in a span as a whole."""
        return starts <= self.first and self.last <= ends


def earned_by(
    unit: ReadUnit, people: Collection[str], starts: date, ends: date
) -> dict[str, tuple[Earned, ...]]:
    """Return what persons earned in a span, by day: trainings, recognitions and innovations.

    Trainings that were attended, with the scores before and after; innovations that the appraiser
    accepted as they are.
    """
    found: dict[str, list[Earned]] = {}
    for person, one in (
        *_trainings(unit, starts, ends), *_recognitions(unit), *_innovations(unit),
    ):  # fmt: skip
        if person in people and one.within(starts, ends):
            found.setdefault(person, []).append(one)
    return {
        person: tuple(sorted(every, key=lambda x: (x.last, x.kind, x.text)))
        for person, every in found.items()
    }


def detail_of(earned: Iterable[Earned], code: PeriodCode) -> str:
    """Return what was earned in a period in one line."""
    return "; ".join(f"{x.kind}: {x.text}" for x in earned if x.within(code.starts, code.ends))


def career_lines(
    results: Mapping[str, Mapping[str, Standing]],
    codes: Sequence[str],
    earned: Mapping[str, Sequence[Earned]],
    people: PersonList,
    wanted: Collection[str],
) -> tuple[CareerLine, ...]:
    """Return the way of each person by name, with every predicate of the periods."""
    ends = {code: PeriodCode.parse(code).ends for code in codes}
    trends: dict[str, list[tuple[str, Predicate]]] = {person: [] for person in wanted}
    for code in codes:
        for person, (_, _, predicate) in results.get(code, {}).items():
            if predicate is not None and (trend := trends.get(person)) is not None:
                trend.append((code, predicate))
    lines = []
    for person, trend in trends.items():
        if not trend or not people.known(person):
            continue
        told = earned.get(person, ())
        lines.append(
            CareerLine(
                person=people.item(person, ends[trend[-1][0]]),
                trend=tuple(trend),
                trainings=_texts(told, TRAINING),
                recognitions=_texts(told, RECOGNITION),
                innovations=_texts(told, INNOVATION),
            )
        )
    return tuple(sorted(lines, key=lambda x: (name_order(x.person.name), x.person.person_id)))


def _texts(earned: Sequence[Earned], kind: str) -> tuple[str, ...]:
    return tuple(one.text for one in earned if one.kind == kind) if earned else ()


def _trainings(unit: ReadUnit, starts: date, ends: date) -> Iterable[tuple[str, Earned]]:
    held = Prefetched(unit)
    held.all_ahead(TrainingCourse)
    events = {e.id: e for e in unit.find(TrainingEvent) if starts <= e.starts and e.ends <= ends}
    for part in unit.find(Participation, attended=True):
        event = events.get(part.event_id)
        if event is not None:
            words = f"{title_of(held, event)}, {short_date(event.ends)}"
            if part.score_before is not None and part.score_after is not None:
                words += f", nilai {number(part.score_before)} → {number(part.score_after)}"
            yield part.person_id, Earned(TRAINING, event.starts, event.ends, words)


def _recognitions(unit: ReadUnit) -> Iterable[tuple[str, Earned]]:
    for one in unit.find(Recognition):
        words = f"{one.title}, {short_date(one.day)}"
        yield one.person_id, Earned(RECOGNITION, one.day, one.day, words)


def _innovations(unit: ReadUnit) -> Iterable[tuple[str, Earned]]:
    newest: dict[str, InnovationDecision] = {}
    for decision in unit.find(InnovationDecision):
        known = newest.get(decision.innovation_id)
        if known is None or (decision.at, decision.id) > (known.at, known.id):
            newest[decision.innovation_id] = decision
    for record in unit.find(Innovation):
        answer = newest.get(record.id)
        if answer is None or not answer.accepted or answer.innovation_version != record.version:
            continue
        code = PeriodCode.parse(record.period_code)
        words = f"{record.title}, {code.label}"
        yield record.person_id, Earned(INNOVATION, code.starts, code.ends, words)
