"""Peer feedback as its pages show it: what was written, who was asked, what is still asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from penilaian_desktop.domain.appraisal import GiverRole, Rating
from penilaian_desktop.domain.person_views import PersonItem


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackItem:
    """Feedback as shown to people; `giver` is "" where the giver stays unnamed."""

    id: str
    text: str
    giver: str
    giver_role: GiverRole
    value_code: str
    value_name: str
    rhk_id: str | None
    at: datetime
    level: Rating | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestItem:
    """A request as the appraiser sees it; never whether it was answered."""

    id: str
    giver: PersonItem
    giver_role: GiverRole
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionView:
    """The feedback asked for on a person: `closed` once nothing more can be written.

    `shown` tells whether it is shown (closed, and enough givers); `can_ask` whether more can be
    asked. How many have answered is not told: it would tell who has.
    """

    person_id: str
    period_code: str
    requests: tuple[RequestItem, ...]
    due: date | None
    closed: bool
    shown: bool
    can_ask: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenLine:
    """One thing the session's person wrote: about a value or an RHK, with its level."""

    value_code: str
    text: str
    level: Rating | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedItem:
    """A request to the session's person: on whom, until when, and what was written so far."""

    request_id: str
    person: PersonItem
    giver_role: GiverRole
    period_code: str
    due: date
    open: bool
    given: tuple[GivenLine, ...] = ()
