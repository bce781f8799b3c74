"""Feedback of peers and subordinates: who is asked, and what is shown of it without names.

A request opens the place where a colleague may write, until `due`. What colleagues write is a
`Feedback` record of theirs; only the office and the laptop it was written on ever hold it with
its author. `PeerDigest` is what the office sends to the unit instead: no author, no order of time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from penilaian_desktop.domain.appraisal import GiverRole, TrailStep
from penilaian_desktop.domain.record import Record

PEERS_FROM = 3
"""Feedback of peers and subordinates is shown from so many givers on, and never with names."""
UNNAMED = frozenset({GiverRole.PEER, GiverRole.SUBORDINATE})
"""Givers who stay unnamed everywhere."""
LINE_RULE = "umpan_balik"
"""The rule that the lines of a digest name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackRequest(Record):
    """The appraiser asks `giver_id` for feedback on a person in a period; signed.

    `due` is the last day for writing; afterwards what came is shown, once there are enough givers.
    """

    KIND: ClassVar[str] = "feedback_request"

    person_id: str
    giver_id: str
    giver_role: GiverRole
    period_code: str
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerDigest(Record):
    """Feedback of at least three colleagues without names, made by the office.

    `lines` are sorted by value and text; `rule` is LINE_RULE, the inputs are the role, and the
    value or RHK it is about, the output is the text.
    """

    KIND: ClassVar[str] = "peer_digest"

    person_id: str
    period_code: str
    givers: int
    closed_on: date
    lines: tuple[TrailStep, ...] = ()
