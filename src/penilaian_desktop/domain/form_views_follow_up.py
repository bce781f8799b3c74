"""What the papers about a follow-up print: letter of a proposal, piagam, minutes of coaching."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from penilaian_desktop.domain.appraisal import Predicate
from penilaian_desktop.domain.form_views import FormFoot
from penilaian_desktop.domain.plan import PersonSnapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalFormView:
    """Surat usulan penghargaan (TS-7): from the appraiser to who approves, with the decision.

    `text` says which recognition is proposed, "" = a piagam, with nothing more told. `approved` is
    None while nobody decided: the block of the decision is then filled by hand.
    """

    agency: str
    place: str
    period_label: str
    dated: date
    predicate: Predicate | None
    employee: PersonSnapshot
    proposer: PersonSnapshot
    superior: PersonSnapshot
    text: str
    reason: str
    approved: bool | None
    approver: PersonSnapshot
    approved_on: date | None
    letter: str
    note: str
    foot: FormFoot


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardFormView:
    """Piagam penghargaan of an approved proposal (TS-7); `letter` is the number it goes by."""

    agency: str
    place: str
    period_label: str
    dated: date
    predicate: Predicate | None
    employee: PersonSnapshot
    signer: PersonSnapshot
    text: str
    letter: str
    foot: FormFoot


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachingFormView:
    """Berita acara pembinaan (TS-8): topic, day, outcome, and both signatures.

    What is not held yet has dots for the day and lines for the outcome, to be filled by hand.
    """

    agency: str
    place: str
    period_label: str
    dated: date
    held_on: date | None
    predicate: Predicate | None
    employee: PersonSnapshot
    coach: PersonSnapshot
    text: str
    reason: str
    outcome: str
    foot: FormFoot
