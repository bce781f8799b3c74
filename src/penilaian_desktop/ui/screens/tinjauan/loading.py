"""What the page Tinjauan reads in one go; runs in the read lane."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from penilaian_desktop.domain.activity import ActivityStatus
from penilaian_desktop.domain.calendar import PeriodCode, quarter_of
from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.views import ActivityItem, PlanView, TeamMember
from penilaian_desktop.domain.wording import number

if TYPE_CHECKING:
    from penilaian_desktop.services.registry import Services
    from penilaian_desktop.services.session import Session

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Team:
    """The staff of the quarter and the plans that wait for a decision."""

    members: tuple[TeamMember, ...]
    plans: tuple[PlanView, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one person handed in: days oldest first, target minutes a day, words of the period."""

    person_id: str
    items: tuple[ActivityItem, ...]
    targets: Mapping[date, int]
    progress: Mapping[str, str]

    @property
    def waiting(self) -> tuple[ActivityItem, ...]:
        """Return the entries that wait for a decision."""
        return tuple(item for item in self.items if item.status is ActivityStatus.SUBMITTED)


def team(services: Services, session: Session, today: date) -> Team:
    """Return staff and waiting plans."""
    return Team(
        services.reviews.team(session, quarter_of(today)), services.plans.to_decide(session)
    )


def reading(services: Services, session: Session, person_id: str, today: date) -> Reading:
    """Return what a person handed in; the period's totals are left out where there are none."""
    items = services.reviews.reading_list(session, person_id)
    targets: dict[date, int] = {}
    if items:
        infos = services.activities.days(session, items[0].day, items[-1].day, person_id)
        targets = {info.day: info.target for info in infos}
    return Reading(person_id, items, targets, _progress(services, session, person_id, today))


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
