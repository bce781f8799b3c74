"""What counts of the results of many persons, read from the index: nobody's appraisal is opened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from penilaian_desktop.domain.appraisal import AppraisalState, Predicate, Rating
from penilaian_desktop.domain.calibration import CalibrationChange
from penilaian_desktop.domain.objection import ObjectionDecision
from penilaian_desktop.services.effective import Standing, folded
from penilaian_desktop.storage import monitor_reads as reads
from penilaian_desktop.storage.unit_of_work import ReadUnit

PUBLISHED = (AppraisalState.PUBLISHED,)
FINISHED = (AppraisalState.PUBLISHED, AppraisalState.FINISHED)
_RANK = {
    AppraisalState.PUBLISHED.value: 0,
    AppraisalState.FINISHED.value: 1,
    AppraisalState.DRAFT.value: 2,
}
_RATING = {one.value: one for one in Rating}
_PREDICATE = {one.value: one for one in Predicate}


def standing_results(
    unit: ReadUnit,
    codes: Sequence[str],
    states: Sequence[AppraisalState] = PUBLISHED,
    people: Collection[str] | None = None,
) -> dict[str, dict[str, Standing]]:
    """Return by period what counts for persons, calibration and objections folded in.

    Only appraisals in one of the states count; `people` None = everybody.
    """
    wanted = [state.value for state in states]
    found: dict[str, dict[str, Standing]] = {}
    for code in codes:
        held: dict[str, Standing] = {}
        rows = 0
        for result, persons in reads.results_of(unit, code, wanted, people).items():
            held.update(dict.fromkeys(persons, _standing(result)))
            rows += len(persons)
        if rows > len(held):
            for one in _doubled(unit, code, wanted):
                if one.person_id in held:
                    held[one.person_id] = _standing(one.result)
        found[code] = held
    changes: dict[tuple[str, str], list[CalibrationChange]] = defaultdict(list)
    for change in unit.find(CalibrationChange, period_code=tuple(codes)):
        changes[change.period_code, change.person_id].append(change)
    decisions: dict[tuple[str, str], list[ObjectionDecision]] = defaultdict(list)
    for decision in unit.find(ObjectionDecision, period_code=tuple(codes)):
        decisions[decision.period_code, decision.person_id].append(decision)
    for code, person in changes.keys() | decisions.keys():
        start = found[code].get(person)
        if start is not None and start[2] is not None:
            key = (code, person)
            found[code][person] = folded(start, changes.get(key, ()), decisions.get(key, ()))
    return found


def _doubled(unit: ReadUnit, code: str, states: Collection[str]) -> Iterable[reads.Scored]:
    """Yield the appraisal that counts of those who have two, when it has such a state."""
    by_person: dict[str, list[reads.Scored]] = defaultdict(list)
    for row in reads.doubles(unit, code):
        by_person[row.person_id].append(row)
    for every in by_person.values():
        one = min(every, key=_key)
        if one.state in states:
            yield one


def _standing(result: reads.Result) -> Standing:
    work, behaviour, predicate = result
    return (
        _RATING.get(work or ""),
        _RATING.get(behaviour or ""),
        _PREDICATE.get(predicate or ""),
    )


def _key(row: reads.Scored) -> tuple[int, str]:
    return _RANK.get(row.state, 3), row.id
