"""That records of a unit stay within it: what they hang on, and whom they name (X-4, PR-5).

Services and packages ask the same: a survey is answered in its own unit, a note says nothing of
another unit's service, and names nobody who did not work in the unit on that day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from penilaian_desktop.domain.employee import Assignment
from penilaian_desktop.domain.improvement import Improvement
from penilaian_desktop.domain.outreach import OutreachEvent
from penilaian_desktop.domain.public_voice import (
    Citizen,
    Forum,
    PublicNote,
    PublicService,
    Survey,
    SurveyAnswer,
)
from penilaian_desktop.domain.record import Record
from penilaian_desktop.services.people import assignments_on, unit_of, unit_path
from penilaian_desktop.services.unit_keeping import below, people_in
from penilaian_desktop.storage.unit_of_work import ReadUnit

FINE = ("", "")
ONE_DAY = timedelta(days=1)
LATE = timedelta(days=400)
"""How old the first version of a record may be that was never sent."""
Known = Callable[[type[Record], str], Record | None]
"""Returns a record by type and id as it is stored, else as the package brings it."""

_SERVICE = ("service_id", (PublicService,))
LINKS: dict[type[Record], tuple[tuple[str, tuple[type[Record], ...]], ...]] = {
    SurveyAnswer: (("survey_id", (Survey,)), _SERVICE),
    Citizen: (("note_id", (PublicNote,)),),
    PublicNote: (_SERVICE,),
    Forum: (_SERVICE,),
    Improvement: (_SERVICE, ("source_id", (PublicNote, Survey, Forum))),
}
"""What records of a unit point to that has a unit as well."""


def works_below(unit: ReadUnit, person_id: str, place: str, day: date) -> bool:
    """Tell whether a person worked in a unit or below it on a day; the last position goes on."""
    homes = {a.unit_id for a in assignments_on(unit, person_id, day)}
    last = unit_of(unit, person_id, day)
    if not homes and last is not None:
        homes = {last.id}
    return any(step.id == place for home in homes for step in unit_path(unit, home))


def link_fault(known: Known, record: Record) -> tuple[str, str]:
    """Return (`unit_differs`, field) where a record points into another unit, else empty texts.

    What is not known here cannot be judged; it shows nothing either.
    """
    place = getattr(record, "unit_id", "")
    for name, types in LINKS.get(type(record), ()):
        identity = getattr(record, name)
        for type_ in types if identity else ():
            other = known(type_, identity)
            if other is not None and getattr(other, "unit_id", place) != place:
                return "unit_differs", name
    return FINE


def person_fault(unit: ReadUnit, record: Record, before: Record | None) -> tuple[str, str]:
    """Return (code, field) where a record of a unit names a stranger to it on the day concerned.

    Who was named by the version before may stay.
    """
    if isinstance(record, PublicNote) and record.person_id:
        same = isinstance(before, PublicNote) and (before.person_id, before.received_on) == (
            record.person_id,
            record.received_on,
        )
        if not same and not works_below(unit, record.person_id, record.unit_id, record.received_on):
            return "note_person_elsewhere", "person_id"
    if isinstance(record, Improvement) and record.owner_id:
        same = isinstance(before, Improvement) and before.owner_id == record.owner_id
        first, last = _written(record)
        if not same and record.owner_id not in people_in(
            unit, below(unit, record.unit_id), first, last
        ):
            return "improvement_owner_elsewhere", "owner_id"
    if isinstance(record, OutreachEvent) and record.attendees:
        near = _reached(unit, record)
        near |= set(before.attendees) if isinstance(before, OutreachEvent) else set()
        if not near.issuperset(record.attendees):
            return "outreach_person_elsewhere", "attendees"
    return FINE


def _reached(unit: ReadUnit, record: OutreachEvent) -> set[str]:
    """Return who may be named at a meeting: staff of its unit, and of those its author keeps."""
    first, last = _written(record)
    places = {record.unit_id, *_homes(unit, record.author_id, first, last)}
    inside = frozenset().union(*(below(unit, place) for place in places))
    return set(people_in(unit, inside, record.held_on, record.held_on))


def _homes(unit: ReadUnit, person_id: str, first: date, last: date) -> Iterable[str]:
    return {
        a.unit_id
        for a in unit.find(Assignment, person_id=person_id)
        if a.starts <= last and (a.ends is None or a.ends >= first)
    }


def _written(record: Record) -> tuple[date, date]:
    """Return the days between the first and the newest version of a record, by UTC and here.

    An id says when it was made; it is believed as far back as work may wait to be sent.
    """
    newest = record.at.astimezone(UTC)
    made = min(UUID(record.id).int >> 80, int(newest.timestamp() * 1000))
    first = datetime.fromtimestamp(max(made, 0) / 1000, UTC).date()
    last = min(newest.date(), date.max - ONE_DAY)
    return max(first, last - LATE), last + ONE_DAY
