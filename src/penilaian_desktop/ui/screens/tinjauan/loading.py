"""What the page Tinjauan reads in one go; runs in the read lane."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.domain.calendar import PeriodCode, quarter_of
from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.review_views import (
    ReadingDay,
    ReadingGroup,
    ReadingPage,
    ReviewDesk,
    ReviewEntry,
)
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.domain.wording import number

if TYPE_CHECKING:
    from penilaian_desktop.services.registry import Services
    from penilaian_desktop.services.session import Session

translate = QCoreApplication.translate

PAGE = 60
EVERYTHING = 100_000
NOTHING = ReviewDesk(members=(), waiting=0, persons=0, oldest=None, days=(), rhk=())


@dataclass(frozen=True, slots=True)
class Team:
    """Who is read and what waits, the plans to decide on, the account's ready phrases."""

    desk: ReviewDesk = NOTHING
    plans: tuple[PlanView, ...] = ()
    phrases: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Days to read of a person, a day or an RHK, and the words of the period by RHK."""

    group: ReadingGroup
    key: str
    days: tuple[ReadingDay, ...] = ()
    waiting: int = 0
    next_key: str | None = None
    absent: tuple[str, ...] = ()
    progress: Mapping[str, str] = field(default_factory=dict)

    @property
    def entries(self) -> tuple[ReviewEntry, ...]:
        """Return the entries of all days loaded."""
        return tuple(entry for day in self.days for entry in day.entries)

    @property
    def items(self) -> tuple[ActivityItem, ...]:
        """Return the entries as rows show them."""
        return tuple(entry.item for entry in self.entries)

    def with_more(self, page: ReadingPage) -> Reading:
        """Return the reading with the next page behind it."""
        return Reading(
            group=self.group,
            key=self.key,
            days=(*self.days, *page.days),
            waiting=page.waiting,
            next_key=page.next_key,
            absent=self.absent,
            progress=self.progress,
        )


def team(services: Services, session: Session) -> Team:
    """Return who is read, waiting plans, and phrases."""
    return Team(
        services.reviews.desk(session),
        services.plans.to_decide(session),
        services.reviews.phrases(session),
    )


def reading(
    services: Services, session: Session, group: ReadingGroup, key: str, limit: int, today: date
) -> Reading:
    """Return the first page of a group; the period's totals stand beside one person's entries."""
    page = services.reviews.reading(session, group, key, limit=limit)
    person = group is ReadingGroup.PERSON
    return Reading(
        group=group,
        key=key,
        days=page.days,
        waiting=page.waiting,
        next_key=page.next_key,
        absent=page.absent,
        progress=_progress(services, session, key, today) if person else {},
    )


def _progress(services: Services, session: Session, person_id: str, today: date) -> dict[str, str]:
    code = PeriodCode.parse(quarter_of(today))
    try:
        view = services.appraisals.view(session, person_id, code.code)
    except PenilaianError:  # no period, no right: the list is readable without its totals
        return {}
    return {
        one.rhk_id: translate("ReviewProgress", "{0}: {1} dari {2}").format(
            code.short.removesuffix(f" {code.year}"), number(one.actual), number(one.target)
        )
        for one in view.rhk
        if isinstance(one.actual, Decimal) and one.target is not None
    }
