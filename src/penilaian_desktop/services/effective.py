"""The result that counts: the appraiser's, then calibration, then the decision on an objection.

Each is a signed record of its own author; none overwrites another. A change counts only on the
result it was made on: when the appraiser decides anew, an earlier change falls away visibly.
"""

from __future__ import annotations

from collections.abc import Iterable

from penilaian_desktop.domain.appraisal import (
    Appraisal,
    AppraisalState,
    Predicate,
    Rating,
    TrailStep,
)
from penilaian_desktop.domain.calibration import CalibrationChange
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.objection import ObjectionDecision
from penilaian_desktop.domain.result_views import ChangeSource, ResultChange, StandingResult
from penilaian_desktop.storage.unit_of_work import ReadUnit

Standing = tuple[Rating | None, Rating | None, Predicate | None]
"""Hasil kerja, perilaku kerja, predikat."""

CALIBRATED, OBJECTED = "kalibrasi", "keputusan_keberatan"
ARTICLES = {
    ChangeSource.CALIBRATION: "SE MenPANRB 3/2023",
    ChangeSource.OBJECTION: "Pasal 59 PP 30/2019",
}
_RULES = {ChangeSource.CALIBRATION: CALIBRATED, ChangeSource.OBJECTION: OBJECTED}


def result_of(unit: ReadUnit, appraisal: Appraisal) -> StandingResult:
    """Return what counts for an appraisal now."""
    if appraisal.state is AppraisalState.DRAFT or appraisal.predicate is None:
        return StandingResult(
            work=appraisal.work_rating,
            behaviour=appraisal.behaviour_rating,
            predicate=appraisal.predicate,
        )
    person, period = appraisal.person_id, appraisal.period_code
    return standing_result(
        appraisal,
        unit.find(CalibrationChange, person_id=person, period_code=period),
        unit.find(ObjectionDecision, person_id=person, period_code=period),
        _Names(unit),
    )


def results_of(
    unit: ReadUnit, appraisals: dict[str, Appraisal], period_code: str
) -> dict[str, StandingResult]:
    """Return what counts for the appraisals of several persons of a period, by person."""
    people = tuple(appraisals)
    changes: dict[str, list[CalibrationChange]] = {}
    for change in unit.find(CalibrationChange, person_id=people, period_code=period_code):
        changes.setdefault(change.person_id, []).append(change)
    decisions: dict[str, list[ObjectionDecision]] = {}
    for decision in unit.find(ObjectionDecision, person_id=people, period_code=period_code):
        decisions.setdefault(decision.person_id, []).append(decision)
    names = _Names(unit)
    return {
        person: standing_result(
            appraisal, changes.get(person, ()), decisions.get(person, ()), names
        )
        for person, appraisal in appraisals.items()
    }


class _Names(dict[str, str]):
    """The names of authors, read when they are first asked for."""

    def __init__(self, unit: ReadUnit) -> None:
        super().__init__()
        self._unit = unit

    def __missing__(self, person_id: str) -> str:
        found = self._unit.get(Employee, person_id, include_deleted=True) if person_id else None
        self[person_id] = found.name if found else ""
        return self[person_id]


def standing_result(
    appraisal: Appraisal,
    calibrated: Iterable[CalibrationChange],
    decided: Iterable[ObjectionDecision],
    names: dict[str, str],
) -> StandingResult:
    """Fold the changes over the appraiser's result, in order of time."""
    now: Standing = (
        appraisal.work_rating,
        appraisal.behaviour_rating,
        appraisal.predicate,
    )
    lines: list[ResultChange] = []
    for source, record in _in_order(calibrated, decided):
        counts = now == _before(record)
        if counts:
            now = _after(record)
        lines.append(
            ResultChange(
                source=source,
                record_id=record.id,
                work_before=record.work_before,
                behaviour_before=record.behaviour_before,
                predicate_before=record.predicate_before,
                work_after=record.work_after,
                behaviour_after=record.behaviour_after,
                predicate_after=record.predicate_after,
                reason=record.reason,
                who=names[record.author_id],
                at=record.at,
                counts=counts,
            )
        )
    return StandingResult(work=now[0], behaviour=now[1], predicate=now[2], changes=tuple(lines))


def folded(
    start: Standing,
    calibrated: Iterable[CalibrationChange],
    decided: Iterable[ObjectionDecision],
) -> Standing:
    """Return what counts after the changes, without telling them one by one."""
    now = start
    for _, record in _in_order(calibrated, decided):
        if now == _before(record):
            now = _after(record)
    return now


def _in_order(
    calibrated: Iterable[CalibrationChange], decided: Iterable[ObjectionDecision]
) -> list[tuple[ChangeSource, CalibrationChange | ObjectionDecision]]:
    return [
        *((ChangeSource.CALIBRATION, r) for r in sorted(calibrated, key=lambda r: (r.at, r.id))),
        *((ChangeSource.OBJECTION, r) for r in sorted(decided, key=lambda r: (r.at, r.id))),
    ]


def _before(record: CalibrationChange | ObjectionDecision) -> Standing:
    return record.work_before, record.behaviour_before, record.predicate_before


def _after(record: CalibrationChange | ObjectionDecision) -> Standing:
    return record.work_after, record.behaviour_after, record.predicate_after


def steps_of(result: StandingResult) -> tuple[TrailStep, ...]:
    """Return the changes that count as steps of the trail: before, after, reason."""
    return tuple(
        TrailStep(
            rule=_RULES[change.source],
            inputs=(
                ("predikat_semula", change.predicate_before.value),
                *(
                    (name, rating.value)
                    for name, rating in (
                        ("hasil_kerja", change.work_after),
                        ("perilaku_kerja", change.behaviour_after),
                    )
                    if rating is not None
                ),
                ("alasan", change.reason),
            ),
            output=change.predicate_after.value,
            article=ARTICLES[change.source],
        )
        for change in result.changes
        if change.counts
    )
