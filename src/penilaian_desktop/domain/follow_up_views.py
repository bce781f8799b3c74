"""Follow-ups and innovations as their pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from penilaian_desktop.domain.appraisal import Predicate
from penilaian_desktop.domain.follow_up import FollowUpKind, FollowUpState, InnovationKind
from penilaian_desktop.domain.person_views import PersonItem


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedFollowUp:
    """A follow-up that a result suggests and that nobody wrote yet (X-5)."""

    person: PersonItem
    period_code: str
    predicate: Predicate
    kind: FollowUpKind
    topic: str


PROPOSAL, AWARD, COACHING = (
    "surat-usulan-penghargaan",
    "piagam-penghargaan",
    "berita-acara-pembinaan",
)
"""The papers about a follow-up, by the names of their forms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpItem:
    """A follow-up with its approval. The `may_…` flags and `papers` are for the session.

    `papers` are the names of the forms about it that can be printed now.
    """

    id: str
    version: int
    person: PersonItem
    period_code: str
    predicate: Predicate | None
    kind: FollowUpKind
    topic: str
    reason: str
    due: date | None
    responsible: str
    responsible_id: str
    held_on: date | None
    outcome: str
    closed_on: date | None
    state: FollowUpState
    overdue: bool
    approved_by: str
    approved_on: date | None
    letter: str
    approval_note: str
    may_edit: bool = False
    may_approve: bool = False
    may_close: bool = False
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpedLine:
    """Whether a follow-up helped: the predicate then, and that of the next period.

    `steps` = how many steps of the scale it rose (negative: fell); None while it is not known.
    """

    follow_up_id: str
    person: PersonItem
    kind: FollowUpKind
    topic: str
    period_code: str
    next_period_code: str
    before: Predicate | None
    after: Predicate | None
    steps: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InnovationItem:
    """An innovation or extra task; `accepted` is None until the appraiser decided."""

    id: str
    version: int
    person: PersonItem
    period_code: str
    kind: InnovationKind
    title: str
    text: str
    activity_ids: tuple[str, ...]
    accepted: bool | None
    note: str
    decided_by: str
    editable: bool = False
    may_decide: bool = False
