"""Training: catalogue, calendar of a year, needs from appraisals, who took part (TJ-7, WG-7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from penilaian_desktop.domain.access import Action, Role, allowed
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.follow_up import FollowUp, FollowUpKind, FollowUpState
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.training import (
    EventState,
    Participation,
    TrainingCourse,
    TrainingEvent,
)
from penilaian_desktop.domain.training_views import (
    EventPeople,
    Mark,
    NeedLine,
    NeedTopic,
    OwnTraining,
    ParticipantLine,
    TrainingBoard,
)
from penilaian_desktop.domain.wording import short_date
from penilaian_desktop.services.as_shown import check_shown
from penilaian_desktop.services.context import Context, step_label
from penilaian_desktop.services.follow_ups import FollowUps
from penilaian_desktop.services.person_lists import person_items
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import office_standings, require, require_office
from penilaian_desktop.services.training_reading import (
    approved,
    by_event,
    course_item,
    event_item,
    placed,
    shares,
    title_of,
    topics_of,
)
from penilaian_desktop.services.unit_keeping import kept_units, people_in
from penilaian_desktop.storage.prefetched import Prefetched
from penilaian_desktop.storage.unit_of_work import ReadUnit

MOST_HOURS = 999
MOST_PLACES = 9999
BEST = 100
_AREA = Changes.of(Area.TRAINING)


@dataclass(frozen=True, slots=True)
class Training:
    """Use cases of training. HR keeps it; heads read it; each ASN reads the own part."""

    context: Context

    # --- reading ---------------------------------------------------------------------------
    def board(self, s: Session, year: int) -> TrainingBoard:
        """Return catalogue and calendar of a year, and the share of the staff trained."""
        require_office(s, Action.READ_TRAINING)
        first, last = date(year, 1, 1), date(year, 12, 31)
        with self.context.read() as unit:
            today = self.context.today(unit)
            kept = kept_units(unit, s, today)
            places = people_in(unit, kept, first, min(last, max(today, first)))
            parts = unit.find(Participation)
            every = {e.id: e for e in unit.find(TrainingEvent, order=("starts", "ends", "id"))}
            courses = unit.find(TrainingCourse, order=("name", "id"))
            of_event = by_event(parts)
            trained = {
                part.person_id
                for part in parts
                if part.attended
                and part.person_id in places
                and (event := every.get(part.event_id)) is not None
                and event.state is EventState.HELD
                and event.starts.year == year
            }
            return TrainingBoard(
                year=year,
                as_of=self.context.now(),
                courses=tuple(course_item(c, every.values(), of_event) for c in courses),
                events=tuple(
                    event_item(unit, event, of_event.get(event.id, ()))
                    for event in every.values()
                    if event.starts.year == year
                ),
                units=shares(unit, places, trained),
                staff=len(places),
                trained=len(trained),
                can_write=allowed(Action.WRITE_TRAINING, office_standings(s)),
            )

    def offered(self, s: Session) -> tuple[str, ...]:
        """Return the names of the catalogue that are offered, for who writes a need (TJ-7)."""
        require_office(s, Action.READ_TRAINING)
        with self.context.read() as unit:
            today = self.context.today(unit)
            return tuple(
                course.name
                for course in unit.find(TrainingCourse, order=("name", "id"))
                if course.retired_on is None or course.retired_on > today
            )

    def people(self, s: Session, event_id: str) -> EventPeople:
        """Return who takes part in an event, by name: HR everybody, heads those of their units."""
        require_office(s, Action.READ_TRAINING)
        with self.context.read() as unit:
            event = unit.require(TrainingEvent, event_id)
            parts = unit.find(Participation, event_id=event_id)
            if Role.HR not in s.roles:
                kept = kept_units(unit, s, self.context.today(unit))
                near = people_in(unit, kept, event.starts, event.ends)
                shown: tuple[Participation, ...] = tuple(p for p in parts if p.person_id in near)
            else:
                shown = parts
            topics = topics_of(unit, shown)
            people = person_items(unit, [part.person_id for part in shown], event.starts)
            lines = [
                ParticipantLine(
                    participation=part, person=person, need=topics.get(part.need_id, "")
                )
                for part, person in zip(shown, people, strict=True)
            ]
            lines.sort(key=lambda x: (name_order(x.person.name), x.person.person_id))
            return EventPeople(
                item=event_item(unit, event, parts),
                lines=tuple(lines),
                can_write=allowed(Action.WRITE_TRAINING, office_standings(s)),
            )

    def needs(self, s: Session, year: int | None = None) -> tuple[NeedTopic, ...]:
        """Return the approved needs for training by topic, those with most open ones first.

        A need is put on an event, served when the person attended it, and left open otherwise;
        the follow-up itself stays the appraiser's. The next period tells whether it helped.
        """
        require_office(s, Action.READ_TRAINING)
        asked = FollowUps(self.context).helped_by(s, year=year, kind=FollowUpKind.TRAINING)
        found = [
            (item, later)
            for item, later in asked
            if item.state is FollowUpState.APPROVED or (item.closed_on and item.approved_on)
        ]
        topics: dict[str, list[NeedLine]] = {}
        names: dict[str, str] = {}
        with self.context.read() as reading:
            unit = Prefetched(reading)
            unit.all_ahead(TrainingCourse)
            where = placed(unit, [item.id for item, _ in found])
            for item, later in found:
                part, event = where.get(item.id, (None, None))
                if item.closed_on is not None and event is None:
                    continue  # closed by its appraiser without a training of the calendar
                served = part is not None and part.attended and event is not None
                line = NeedLine(
                    need_id=item.id,
                    person=item.person,
                    topic=item.topic,
                    period_code=item.period_code,
                    before=item.predicate,
                    after=later.after,
                    steps=later.steps,
                    event_id=event.id if event else "",
                    event=title_of(unit, event) if event else "",
                    served_on=event.ends if served and event else None,
                )
                key = " ".join(item.topic.casefold().split())
                names.setdefault(key, item.topic)
                topics.setdefault(key, []).append(line)
        every = [
            NeedTopic(
                topic=names[key],
                lines=tuple(sorted(lines, key=lambda x: (not x.open, name_order(x.person.name)))),
            )
            for key, lines in topics.items()
        ]
        return tuple(sorted(every, key=lambda t: (-t.open, t.topic.casefold())))

    def of_person(self, s: Session, person_id: str) -> tuple[OwnTraining, ...]:
        """Return the trainings of a person, the newest first: own ones, those of staff."""
        with self.context.read() as unit:
            require(unit, s, Action.READ_PARTICIPATION, person_id, self.context.today(unit))
            parts = unit.find(Participation, person_id=person_id)
            topics = topics_of(unit, parts)
            found = []
            for part in parts:
                event = unit.get(TrainingEvent, part.event_id)
                if event is None:
                    continue
                course = unit.get(TrainingCourse, event.course_id, include_deleted=True)
                found.append(
                    OwnTraining(
                        participation=part, title=title_of(unit, event), starts=event.starts,
                        ends=event.ends, place=event.place, hours=course.hours if course else 0,
                        state=event.state, need=topics.get(part.need_id, ""),
                    )
                )  # fmt: skip
            return tuple(sorted(found, key=lambda x: (x.starts, x.title), reverse=True))

    def candidates(self, s: Session, event_id: str) -> tuple[PersonItem, ...]:
        """Return the persons who could be put on an event, by name."""
        require_office(s, Action.WRITE_TRAINING)
        with self.context.read() as unit:
            event = unit.require(TrainingEvent, event_id)
            kept = kept_units(unit, s, self.context.today(unit))
            there = {p.person_id for p in unit.find(Participation, event_id=event_id)}
            near = people_in(unit, kept, event.starts, event.ends)
            people = person_items(unit, (p for p in near if p not in there), event.starts)
            return tuple(sorted(people, key=lambda p: (name_order(p.name), p.person_id)))

    # --- catalogue -------------------------------------------------------------------------
    def save_course(
        self, s: Session, course_id: str | None, *, name: str, topics: str = "", hours: int = 0,
        provider: str = "", offered: bool = True, version: int | None = None,
    ) -> Outcome[TrainingCourse]:  # fmt: skip
        """Write a training of the catalogue, new (None) or changed; one not `offered` is retired.

        Raises NotAllowed; RuleViolation `course_name_missing`, `course_name_taken`,
        `course_hours_wrong`.
        """
        require_office(s, Action.WRITE_TRAINING)
        wanted = " ".join(name.split())
        if not wanted:
            raise RuleViolation("course_name_missing", field="name")
        if not 0 <= hours <= MOST_HOURS:
            raise RuleViolation("course_hours_wrong", field="hours")
        with self.context.write(s, "undo_course_saved", name=wanted) as unit:
            old = unit.require(TrainingCourse, course_id) if course_id else None
            check_shown(old, version)
            for other in unit.find(TrainingCourse):
                if other.id != course_id and other.name.casefold() == wanted.casefold():
                    raise RuleViolation("course_name_taken", field="name", name=other.name)
            base = old or TrainingCourse(id=new_id(), at=self.context.now(), name=wanted)
            retired = None if offered else base.retired_on or self.context.today(unit)
            new = replace(
                base, name=wanted, topics=topics.strip(), hours=hours, provider=provider.strip(),
                retired_on=retired,
            )  # fmt: skip
            written = unit.add(new) if old is None else unit.put(new) if new != old else old
        return Outcome(written, _AREA, step_label(unit, "undo_course_saved", name=wanted))

    # --- calendar --------------------------------------------------------------------------
    def save_event(
        self, s: Session, event_id: str | None, *, course_id: str, starts: date, ends: date,
        title: str = "", place: str = "", capacity: int | None = None,
        state: EventState = EventState.PLANNED, version: int | None = None,
    ) -> Outcome[TrainingEvent]:  # fmt: skip
        """Write an event of the calendar, new (None) or changed from `version`.

        `capacity` None = no limit. Raises NotAllowed; RuleViolation `event_course_missing`,
        `course_retired`, `event_days_backwards`, `event_capacity_wrong`, `event_capacity_below`,
        `event_not_yet`.
        """
        require_office(s, Action.WRITE_TRAINING)
        if ends < starts:
            raise RuleViolation("event_days_backwards", field="ends")
        if capacity is not None and not 1 <= capacity <= MOST_PLACES:
            raise RuleViolation("event_capacity_wrong", field="capacity")
        with self.context.read() as unit:
            course = unit.get(TrainingCourse, course_id) if course_id else None
        if course is None:
            raise RuleViolation("event_course_missing", field="course_id")
        said = title.strip() or course.name
        with self.context.write(s, "undo_event_saved", title=said) as unit:
            old = unit.require(TrainingEvent, event_id) if event_id else None
            check_shown(old, version)
            moved = old is None or old.course_id != course_id
            if moved and course.retired_on is not None:
                raise RuleViolation("course_retired", field="course_id", name=course.name)
            if state is EventState.HELD and starts > self.context.today(unit):
                raise RuleViolation("event_not_yet", field="state", starts=short_date(starts))
            there = len(unit.find(Participation, event_id=event_id)) if event_id else 0
            if capacity is not None and capacity < there:
                raise RuleViolation("event_capacity_below", field="capacity", count=there)
            base = old or TrainingEvent(
                id=new_id(), at=self.context.now(), course_id=course_id, starts=starts, ends=ends
            )
            new = replace(
                base, course_id=course_id, title=title.strip(), starts=starts, ends=ends,
                place=place.strip(), capacity=capacity, state=state,
            )  # fmt: skip
            written = unit.add(new) if old is None else unit.put(new) if new != old else old
        return Outcome(written, _AREA, step_label(unit, "undo_event_saved", title=said))

    def delete_event(self, s: Session, event_id: str) -> Outcome[None]:
        """Remove an event that nobody is put on. Raises RuleViolation `event_people_stay`."""
        require_office(s, Action.WRITE_TRAINING)
        with self.context.write(s, "undo_event_deleted") as unit:
            if unit.find(Participation, event_id=event_id, limit=1):
                raise RuleViolation("event_people_stay")
            unit.delete(TrainingEvent, event_id)
        return Outcome(None, _AREA, step_label(unit, "undo_event_deleted"))

    # --- participants ----------------------------------------------------------------------
    def put(
        self, s: Session, event_id: str, people: Sequence[str], *,
        needs: Mapping[str, str] | None = None,
    ) -> Outcome[int]:  # fmt: skip
        """Put persons on an event as one step and return how many are new.

        `needs` maps persons to the approved follow-up that asked for it; where none is named, the
        open need of the person with the topic of the training is taken. Raises NotAllowed;
        RuleViolation `event_full`, `event_cancelled`, `event_no_people`, `need_not_open`.
        """
        require_office(s, Action.WRITE_TRAINING)
        wanted = tuple(dict.fromkeys(person for person in people if person))
        if not wanted:
            raise RuleViolation("event_no_people", field="people")
        with self.context.read() as unit:
            said = title_of(unit, unit.require(TrainingEvent, event_id))
        with self.context.write(s, "undo_people_put", title=said) as unit:
            event = unit.require(TrainingEvent, event_id)
            if event.state is EventState.CANCELLED:
                raise RuleViolation("event_cancelled", field="people")
            there = {p.person_id: p for p in unit.find(Participation, event_id=event_id)}
            fresh = [person for person in wanted if person not in there]
            if event.capacity is not None and len(there) + len(fresh) > event.capacity:
                free = event.capacity - len(there)
                raise RuleViolation("event_full", field="people", free=free, count=len(fresh))
            for person, need_id in (needs or {}).items():
                self._check_need(unit, person, need_id)
            for person in fresh:
                need_id = (needs or {}).get(person) or self._matching_need(unit, person, said)
                unit.add(
                    Participation(
                        id=new_id(), at=self.context.now(), person_id=person, event_id=event_id,
                        need_id=need_id,
                    )
                )  # fmt: skip
            for person, need_id in (needs or {}).items():
                part = there.get(person)
                if part is not None and not part.need_id:
                    unit.put(replace(part, need_id=need_id))
        return Outcome(
            len(fresh), _changes(wanted), step_label(unit, "undo_people_put", title=said)
        )

    def remove(self, s: Session, participation_id: str) -> Outcome[None]:
        """Take a person off an event."""
        require_office(s, Action.WRITE_TRAINING)
        with self.context.write(s, "undo_people_removed") as unit:
            part = unit.require(Participation, participation_id)
            unit.delete(Participation, part.id)
        return Outcome(None, _changes((part.person_id,)), step_label(unit, "undo_people_removed"))

    def record(self, s: Session, event_id: str, marks: Mapping[str, Mark]) -> Outcome[int]:
        """Record attendance and scores by participation id, as one step; the event counts as held.

        Returns how many changed. Raises NotAllowed; RuleViolation `score_wrong`,
        `score_without_attendance`, `score_before_end` (field = the participation id),
        `event_not_yet`, `event_cancelled`.
        """
        require_office(s, Action.WRITE_TRAINING)
        for identity, mark in marks.items():
            for score in (mark.before, mark.after):
                if score is not None and not 0 <= score <= BEST:
                    raise RuleViolation("score_wrong", field=identity)
            if mark.after is not None and not mark.attended:
                raise RuleViolation("score_without_attendance", field=identity)
        with self.context.read() as unit:
            said = title_of(unit, unit.require(TrainingEvent, event_id))
        with self.context.write(s, "undo_results_recorded", title=said) as unit:
            event = unit.require(TrainingEvent, event_id)
            if event.state is EventState.CANCELLED:
                raise RuleViolation("event_cancelled")
            if event.starts > self.context.today(unit):
                raise RuleViolation("event_not_yet", starts=short_date(event.starts))
            early = [one for one, mark in marks.items() if mark.after is not None]
            if early and event.ends > self.context.today(unit):
                ends = short_date(event.ends)
                raise RuleViolation("score_before_end", field=early[0], ends=ends)
            changed = []
            for part in unit.find(Participation, event_id=event_id, id=tuple(marks)):
                mark = marks[part.id]
                check_shown(part, mark.version)
                new = replace(
                    part, attended=mark.attended, score_before=mark.before,
                    score_after=mark.after, note=mark.note.strip(),
                )  # fmt: skip
                if new != part:
                    changed.append(unit.put(new).person_id)
            known = any(mark.attended is not None for mark in marks.values())
            if known and event.state is not EventState.HELD:
                unit.put(replace(event, state=EventState.HELD))
        return Outcome(
            len(changed), _changes(changed), step_label(unit, "undo_results_recorded", title=said)
        )

    # --- inside ----------------------------------------------------------------------------
    def _check_need(self, unit: ReadUnit, person: str, need_id: str) -> None:
        need = unit.get(FollowUp, need_id) if need_id else None
        good = need is not None and need.person_id == person and approved(unit, need)
        if not good:
            raise RuleViolation("need_not_open", field="people")

    def _matching_need(self, unit: ReadUnit, person: str, said: str) -> str:
        wanted = " ".join(said.casefold().split())
        taken = {p.need_id for p in unit.find(Participation, person_id=person) if p.need_id}
        for need in unit.find(FollowUp, order=("-period_code", "id"), person_id=person):
            topic = " ".join(need.topic.casefold().split())
            same = topic and (topic in wanted or wanted in topic)
            if same and need.id not in taken and approved(unit, need):
                return need.id
        return ""


def _changes(persons: Iterable[str]) -> Changes:
    return Changes.of(Area.TRAINING, persons=tuple(dict.fromkeys(persons)))
