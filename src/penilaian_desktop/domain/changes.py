"""What a use case changed, so that open pages know whether to look again."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Area(StrEnum):
    """Parts of the data a page may depend on."""

    ACTIVITIES = "activities"
    EVIDENCE = "evidence"
    PLANS = "plans"
    REVIEWS = "reviews"
    APPRAISALS = "appraisals"
    EMPLOYEES = "employees"
    PERIODS = "periods"
    CALENDAR = "calendar"
    EXCHANGE = "exchange"
    ACCOUNTS = "accounts"
    BACKUPS = "backups"
    SETTINGS = "settings"
    TASKS = "tasks"
    SCHEMES = "schemes"
    PUBLIC_VOICE = "public_voice"
    ATTENDANCE = "attendance"
    IMPROVEMENT = "improvement"
    TRAINING = "training"


@dataclass(frozen=True, slots=True)
class Changes:
    """Areas touched, and the persons whose data changed (empty means anybody)."""

    areas: frozenset[Area] = frozenset()
    persons: frozenset[str] = frozenset()

    @staticmethod
    def of(*areas: Area, persons: tuple[str, ...] = ()) -> Changes:
        """Build changes from areas and person ids."""
        return Changes(frozenset(areas), frozenset(persons))


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """The value of a use case, what it changed, and the name of the undo step ("" = none)."""

    value: T
    changes: Changes = field(default_factory=Changes)
    undo_label: str = ""
