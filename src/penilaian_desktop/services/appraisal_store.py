"""The appraisal of a person and period, where two of them came by different ways.

One counts: the one that got furthest, then the one that was begun first. Every workspace that
holds both picks the same one, whatever came first.
"""

from __future__ import annotations

from collections.abc import Iterable

from penilaian_desktop.domain.appraisal import Appraisal, AppraisalState
from penilaian_desktop.storage.unit_of_work import ReadUnit

_RANK = {AppraisalState.PUBLISHED: 0, AppraisalState.FINISHED: 1, AppraisalState.DRAFT: 2}


def counts_before(one: Appraisal) -> tuple[int, str]:
    """Return the key by which the appraisal that counts is the smallest."""
    return _RANK[one.state], one.id


def the_one(found: Iterable[Appraisal]) -> Appraisal | None:
    """Return the appraisal that counts among those of one person and period, or None."""
    return min(found, key=counts_before, default=None)


def appraisal_of(unit: ReadUnit, person_id: str, period_code: str) -> Appraisal | None:
    """Return the appraisal of a person for a period, or None."""
    return the_one(unit.find(Appraisal, person_id=person_id, period_code=period_code))


def appraisals_of(
    unit: ReadUnit, person_ids: Iterable[str], period_code: str
) -> dict[str, Appraisal]:
    """Return the appraisals of several persons for a period, by person."""
    by_person: dict[str, list[Appraisal]] = {}
    for found in unit.find(Appraisal, person_id=tuple(person_ids), period_code=period_code):
        by_person.setdefault(found.person_id, []).append(found)
    return {person: min(every, key=counts_before) for person, every in by_person.items()}
