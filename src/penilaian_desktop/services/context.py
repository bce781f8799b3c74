"""What every use case stands on: the workspace, the schemes and the clock."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.employee import Agency
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.library import LibraryIndicator
from penilaian_desktop.domain.messages import message
from penilaian_desktop.services.session import Session
from penilaian_desktop.storage.schemes import SchemeBook
from penilaian_desktop.storage.unit_of_work import ReadUnit, UnitOfWork
from penilaian_desktop.storage.workspace import Author, Workspace

DEFAULT_SCHEME = "permenpanrb-6-2022"
"""The regulation of a period for which nobody chose one."""

Clock = Callable[[], datetime]

ZONES = {"WIB": 7, "WITA": 8, "WIT": 9}
"""Hours ahead of UTC; Indonesia has no summer time."""


@dataclass(frozen=True, slots=True)
class Context:
    """The workspace with its clock; every service gets this one object.

    `library` are the ready indicators that come with the application.
    """

    workspace: Workspace
    schemes: SchemeBook
    clock: Clock
    library: tuple[LibraryIndicator, ...] = ()

    def read(self) -> AbstractContextManager[ReadUnit]:
        """Open a consistent snapshot."""
        return self.workspace.read()

    def write(
        self, s: Session, label_code: str = "", **params: object
    ) -> AbstractContextManager[UnitOfWork]:
        """Open a unit of work by the session; a label code makes it a step that can be undone."""
        return self.workspace.write(
            author(s), label(label_code, **params), sign=s.signer.sign if s.signer else None
        )

    def installation(self) -> Author:
        """Return the author of what no person writes."""
        return Author(account_id="", person_id="", device_id="")

    def now(self) -> datetime:
        """Return the present moment in UTC with whole seconds."""
        return self.clock().astimezone(UTC).replace(microsecond=0)

    def today(self, unit: ReadUnit) -> date:
        """Return the date at the agency's place."""
        return self.local(unit, self.now()).date()

    def local(self, unit: ReadUnit, moment: datetime) -> datetime:
        """Return a moment in the agency's time zone."""
        return moment.astimezone(zone_of(unit))

    def hours_ahead(self, unit: ReadUnit) -> int:
        """Return how many hours the agency's place is ahead of UTC."""
        return hours_ahead(unit)


def hours_ahead(unit: ReadUnit) -> int:
    """Return how many hours the agency's place is ahead of UTC."""
    agencies = unit.find(Agency, limit=1)
    return ZONES.get(agencies[0].time_zone, ZONES["WIB"]) if agencies else ZONES["WIB"]


def zone_of(unit: ReadUnit) -> timezone:
    """Return the agency's time zone, for what days are told by that have no context."""
    return timezone(timedelta(hours=hours_ahead(unit)))


def author(s: Session) -> Author:
    """Return who writes, as the journal names them."""
    return Author(account_id=s.account_id, person_id=s.person_id, device_id=s.device_id)


def label(code: str, **params: object) -> str:
    """Return the words of an undo step, "" for a unit of work that is none."""
    return message(code, **params).text if code else ""


def step_label(unit: UnitOfWork, code: str, **params: object) -> str:
    """Return the words of the undo step that a unit of work made, "" when it wrote nothing.

    An undo that is offered where nothing was written would take back the step before it.
    """
    return label(code, **params) if unit.wrote else ""


def period_of(unit: ReadUnit, code: str) -> Period:
    """Return the period of a code; RuleViolation `period_not_made` when HR did not make it."""
    PeriodCode.parse(code)
    found = unit.find(Period, code=code, limit=1)
    if not found:
        raise RuleViolation("period_not_made", field="period", period=PeriodCode.parse(code).label)
    return found[0]


def setting_number(unit: ReadUnit, key: str, default: int) -> int:
    """Return a whole number of the policy, or the default where it says nothing."""
    text = unit.setting(key)
    return int(text) if text is not None and text.isdecimal() else default
