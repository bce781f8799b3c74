"""Whom a calibration is about, and what the appraisers had read before they decided."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from penilaian_desktop.domain.appraisal import Appraisal, AppraisalState
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.calibration import Calibration, CalibrationChange
from penilaian_desktop.domain.employee import Assignment, Relation, RelationKind, Unit
from penilaian_desktop.domain.fairness import LAST_WEEKS, Rated
from penilaian_desktop.domain.result_views import StandingResult
from penilaian_desktop.services.effective import standing_result
from penilaian_desktop.services.people import near, staff_between
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import window_of
from penilaian_desktop.storage.unit_of_work import ReadUnit


def reachable(unit: ReadUnit, s: Session, day: date) -> frozenset[str]:
    """Return the persons whose results the session may calibrate on a day.

    Those it appraises, and those whose appraiser it stands above: named, or, where nobody is
    named, as the appraiser's own appraiser. The same as `Action.CALIBRATE`, for all at once.
    """
    me = s.person_id
    if not me:
        return frozenset()
    direct = frozenset(staff_between(unit, s, day, day))
    named = _below(unit, (me,), RelationKind.APPRAISER_SUPERIOR, day)
    heads = _below(unit, (me,), RelationKind.APPRAISER, day)
    derived = _below(unit, tuple(heads), RelationKind.APPRAISER, day)
    other = unit.find(
        Relation, person_id=tuple(derived), relation_kind=RelationKind.APPRAISER_SUPERIOR
    )
    derived -= {relation.person_id for relation in other}
    return (direct | named | derived) - {me}


def _below(
    unit: ReadUnit, leaders: tuple[str, ...], kind: RelationKind, day: date
) -> frozenset[str]:
    return frozenset(
        relation.person_id
        for relation in unit.find(Relation, other_id=leaders, relation_kind=kind)
        if window_of(relation).covers(day)
    )


def calibrated_staff(unit: ReadUnit, s: Session, unit_id: str, day: date) -> tuple[str, ...]:
    """Return those of them who belong to a unit or below on a day."""
    paths = paths_of(unit, reachable(unit, s, day), day)
    return tuple(
        person_id for person_id, path in paths.items() if any(step.id == unit_id for step in path)
    )


def unit_choices(unit: ReadUnit, s: Session, day: date) -> tuple[tuple[str, str], ...]:
    """Return (id, name) of the units with somebody to calibrate, the widest first."""
    found: dict[str, tuple[int, str]] = {}
    for path in paths_of(unit, reachable(unit, s, day), day).values():
        for depth, step in enumerate(reversed(path)):
            found.setdefault(step.id, (depth, step.name))
    ordered = sorted(found.items(), key=lambda item: (item[1], item[0]))
    return tuple((unit_id, name) for unit_id, (_, name) in ordered)


def common_unit(unit: ReadUnit, s: Session, day: date) -> str:
    """Return the narrowest unit that holds everybody the session may calibrate, "" for none."""
    paths = [path for path in paths_of(unit, reachable(unit, s, day), day).values() if path]
    if not paths:
        return ""
    shared = set.intersection(*({step.id for step in path} for path in paths))
    return next((step.id for step in paths[0] if step.id in shared), "")


def paths_of(unit: ReadUnit, person_ids: Iterable[str], day: date) -> dict[str, tuple[Unit, ...]]:
    """Return the units of persons on a day, nearest first, with few looks at the database."""
    people = tuple(sorted(person_ids))
    units = {place.id: place for place in unit.find(Unit)}
    held: dict[str, list[Assignment]] = {person: [] for person in people}
    for assignment in unit.find(Assignment, person_id=people):
        held[assignment.person_id].append(assignment)
    found = {}
    for person, assignments in held.items():
        chosen = near(assignments, day)
        path: list[Unit] = []
        step = units.get(chosen.unit_id) if chosen else None
        while step is not None and step not in path:
            path.append(step)
            step = units.get(step.parent_id or "")
        found[person] = tuple(path)
    return found


def calibration_of(
    unit: ReadUnit, unit_id: str, period_code: str, person_id: str
) -> Calibration | None:
    """Return the calibration of a unit and period that a person leads, or None."""
    found = unit.find(Calibration, unit_id=unit_id, period_code=period_code)
    own = [record for record in found if record.person_id == person_id]
    return min(own, key=lambda record: record.id, default=None)


def changes_without(unit: ReadUnit, appraisal: Appraisal, left_out: set[str]) -> StandingResult:
    """Return the result of an appraisal as it would be without some changes."""
    every = unit.find(
        CalibrationChange, person_id=appraisal.person_id, period_code=appraisal.period_code
    )
    kept = [record for record in every if record.id not in left_out]
    names = {record.author_id: "" for record in kept}
    return standing_result(appraisal, kept, (), names)


def rated_of(
    unit: ReadUnit,
    appraisals: dict[str, Appraisal],
    results: dict[str, StandingResult],
    code: PeriodCode,
) -> tuple[Rated, ...]:
    """Return what was decided on each person and how much of the log its appraiser opened."""
    early = code.ends - timedelta(weeks=LAST_WEEKS)
    found = []
    for person_id, appraisal in appraisals.items():
        result = results[person_id]
        if appraisal.state is AppraisalState.DRAFT or result.predicate is None:
            continue
        reader = appraisal.author_id
        opened, entries = unit.activities.opened(reader, person_id, code.starts, code.ends)
        before = (0, 0)
        if early >= code.starts:
            before = unit.activities.opened(reader, person_id, code.starts, early)
        found.append(
            Rated(
                person_id=person_id,
                appraiser_id=reader,
                work=result.work,
                behaviour=result.behaviour,
                opened=opened,
                entries=entries,
                opened_early=before[0],
                entries_early=before[1],
                texts=_texts(appraisal),
            )
        )
    return tuple(found)


def _texts(appraisal: Appraisal) -> tuple[str, ...]:
    every: Iterable[str] = (
        appraisal.work_reason,
        appraisal.behaviour_reason,
        appraisal.strength,
        appraisal.improvement,
    )
    return tuple(text for text in every if text.strip())
