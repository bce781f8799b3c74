"""Calibration: predicates of a unit looked at together before they are published (SE 3/2023)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.record import Record


class CalibrationState(StrEnum):
    """open: changes can be made; closed: the minutes are final."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration(Record):
    """A meeting on the predicates of a unit in a period; signed by `person_id`, who leads it."""

    KIND: ClassVar[str] = "calibration"

    person_id: str
    unit_id: str
    period_code: str
    held_on: date
    place: str = ""
    participants: tuple[str, ...] = ()
    notes: str = ""
    state: CalibrationState = CalibrationState.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationChange(Record):
    """Ratings of a person changed in a calibration, with the reason; signed.

    The appraiser's own record stays what the appraiser decided; this decision counts after it.
    Where the scheme asks for no rating the ratings are None and the predicate itself is decided.
    """

    KIND: ClassVar[str] = "calibration_change"

    person_id: str
    calibration_id: str
    period_code: str
    work_before: Rating | None = None
    behaviour_before: Rating | None = None
    predicate_before: Predicate
    work_after: Rating | None = None
    behaviour_after: Rating | None = None
    predicate_after: Predicate
    reason: str
    scheme: str
    scheme_version: str
