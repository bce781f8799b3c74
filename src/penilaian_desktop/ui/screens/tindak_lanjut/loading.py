"""What the page Tindak lanjut reads in one go; runs in the read lane."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.appraisal import AppraisalState
from penilaian_desktop.domain.follow_up_views import FollowUpItem, HelpedLine, ProposedFollowUp

if TYPE_CHECKING:
    from penilaian_desktop.services.registry import Services
    from penilaian_desktop.services.session import Session

PROPOSING = 4
"""From how many of the newest periods proposals are made."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A person with a published result, about whom a follow-up can be written."""

    person_id: str
    name: str
    period_code: str


@dataclass(frozen=True, slots=True)
class Followed:
    """The lists of the page; `subjects` is empty for those who write none."""

    items: tuple[FollowUpItem, ...]
    proposed: tuple[ProposedFollowUp, ...]
    helped: tuple[HelpedLine, ...]
    subjects: tuple[Subject, ...]


def load(services: Services, s: Session) -> Followed:
    """Return follow-ups, proposals, comparisons, and whom a new one can be about."""
    items = services.follow_ups.list(s)
    helped = services.follow_ups.helped(s)
    if Role.APPRAISER not in s.roles:
        return Followed(items, (), helped, ())
    periods = sorted(services.appraisals.periods(s), key=lambda p: p.ends, reverse=True)
    subjects: list[Subject] = []
    proposed: list[ProposedFollowUp] = []
    used = 0
    for period in periods:
        published = [
            Subject(member.person_id, member.name, period.code)
            for member in services.reviews.team(s, period.code)
            if member.appraisal_state is AppraisalState.PUBLISHED
        ]
        if not published:
            continue
        subjects += published
        proposed += services.follow_ups.propose(s, period.code)
        used += 1
        if used == PROPOSING:
            break
    return Followed(items, tuple(proposed), helped, tuple(subjects))
