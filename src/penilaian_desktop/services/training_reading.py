"""Trainings as they are read: events with their numbers, shares of units, needs placed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from penilaian_desktop.domain.employee import Unit
from penilaian_desktop.domain.follow_up import FollowUp, FollowUpApproval, FollowUpKind
from penilaian_desktop.domain.training import (
    EventState,
    Participation,
    TrainingCourse,
    TrainingEvent,
)
from penilaian_desktop.domain.training_views import CourseItem, EventItem, TrainedUnit
from penilaian_desktop.storage.unit_of_work import ReadUnit


def newest_approval(unit: ReadUnit, follow_up_id: str) -> FollowUpApproval | None:
    """Return the decision on a follow-up that counts: the newest, None before there is one."""
    found = unit.find(FollowUpApproval, follow_up_id=follow_up_id)
    return max(found, key=lambda a: (a.at, a.id), default=None)


def approved(unit: ReadUnit, need: FollowUp) -> bool:
    """Tell whether a need for training is approved and not closed."""
    if need.follow_kind is not FollowUpKind.TRAINING or need.closed_on is not None:
        return False
    newest = newest_approval(unit, need.id)
    return newest is not None and newest.approved


def by_event(parts: Iterable[Participation]) -> dict[str, list[Participation]]:
    """Return participations by event."""
    found: dict[str, list[Participation]] = {}
    for part in parts:
        found.setdefault(part.event_id, []).append(part)
    return found


def course_item(
    course: TrainingCourse,
    events: Iterable[TrainingEvent],
    of_event: Mapping[str, Sequence[Participation]],
) -> CourseItem:
    """Return a training with how often it was held."""
    held = [e for e in events if e.course_id == course.id and e.state is EventState.HELD]
    attended = sum(bool(p.attended) for e in held for p in of_event.get(e.id, ()))
    return CourseItem(course=course, held=len(held), attended=attended)


def event_item(unit: ReadUnit, event: TrainingEvent, parts: Sequence[Participation]) -> EventItem:
    """Return an event with its numbers."""
    course = unit.get(TrainingCourse, event.course_id, include_deleted=True)
    gains = [
        p.score_after - p.score_before
        for p in parts
        if p.score_after is not None and p.score_before is not None
    ]
    return EventItem(
        event=event,
        course=course.name if course else "",
        enrolled=len(parts),
        attended=sum(bool(p.attended) for p in parts),
        gain=_mean(gains),
    )


def _mean(gains: Sequence[Decimal]) -> Decimal | None:
    """Return a mean to one decimal, rounded half up; None of nothing."""
    if not gains:
        return None
    return (sum(gains, Decimal(0)) / len(gains)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def title_of(unit: ReadUnit, event: TrainingEvent) -> str:
    """Return the title of an event, else that of its training."""
    if event.title:
        return event.title
    course = unit.get(TrainingCourse, event.course_id, include_deleted=True)
    return course.name if course else ""


def shares(
    unit: ReadUnit, places: Mapping[str, str], trained: Collection[str]
) -> tuple[TrainedUnit, ...]:
    """Return the share trained of each unit, by name; `places` maps persons to units."""
    staff = Counter(places.values())
    done = Counter(places[person] for person in trained if person in places)
    found = [
        TrainedUnit(unit_id=u.id, unit=u.name, staff=staff[u.id], trained=done[u.id])
        for u in unit.find(Unit, id=tuple(staff))
    ]
    return tuple(sorted(found, key=lambda x: x.unit.casefold()))


def topics_of(unit: ReadUnit, parts: Iterable[Participation]) -> dict[str, str]:
    """Return the topics of the needs that participations serve."""
    ids = tuple({p.need_id for p in parts if p.need_id})
    return {f.id: f.topic for f in unit.find(FollowUp, id=ids)} if ids else {}


def placed(unit: ReadUnit, needs: Sequence[str]) -> dict[str, tuple[Participation, TrainingEvent]]:
    """Return for each need what serves it: an event attended, else the next one planned."""
    found: dict[str, tuple[Participation, TrainingEvent]] = {}
    parts = unit.find(Participation, need_id=tuple(needs)) if needs else ()
    events = {e.id: e for e in unit.find(TrainingEvent)} if parts else {}
    for part in parts:
        event = events.get(part.event_id)
        if event is None or event.state is EventState.CANCELLED:
            continue
        missed = part.attended is False or (
            event.state is EventState.HELD and part.attended is None
        )
        if not missed and (part.need_id not in found or part.attended):
            found[part.need_id] = (part, event)
    return found
