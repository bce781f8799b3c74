"""What the forms of the plan and of the appraisal print, and the receipt of a package."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from penilaian_desktop.domain.appraisal import OrganisationPredicate, Predicate
from penilaian_desktop.domain.appraisal_views import AppraisalView
from penilaian_desktop.domain.feedback_views import FeedbackItem
from penilaian_desktop.domain.package_views import PackageItem
from penilaian_desktop.domain.plan import NOBODY, PersonSnapshot
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.domain.why_views import WhyView


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFoot:
    """What every printed page says about where it came from.

    `basis` are the regulations that the agency wants to see on its forms (SM-8), none by default.
    """

    data_sha256: str
    package_id: str
    printed_from: str
    basis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SkpFormView:
    """Everything the SKP form prints (REGULATIONS 1.3)."""

    agency: str
    place: str
    signed_on: date | None
    plan: PlanView
    behaviour: tuple[tuple[str, tuple[str, ...], str], ...]
    foot: FormFoot


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationSheetView:
    """Everything the evaluation sheet prints (REGULATIONS 3.4).

    `behaviour` is as in SkpFormView; `realisations` are (indicator id, text) pairs, and so are
    `targets` of the period where they are not the year's; `feedback` is that on RHK, the feedback
    on values stands in the appraisal.
    """

    agency: str
    place: str
    period_label: str
    signed_on: date | None
    plan: PlanView
    appraisal: AppraisalView
    behaviour: tuple[tuple[str, tuple[str, ...], str], ...]
    realisations: tuple[tuple[str, str], ...]
    feedback: tuple[FeedbackItem, ...]
    foot: FormFoot
    targets: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationFormView:
    """Everything the Dokumen Evaluasi prints (REGULATIONS 3.5, D.1.1)."""

    agency: str
    place: str
    period_label: str
    starts: date
    ends: date
    employee: PersonSnapshot
    appraiser: PersonSnapshot
    appraiser_superior: PersonSnapshot
    organisation: OrganisationPredicate | None
    predicate: Predicate
    notes: str
    objection_on: date | None
    objection: str
    explanation: str
    decision: str
    signed_on: date | None
    foot: FormFoot


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyFormView:
    """The proof chain of a predicate as an appendix; times are printed on the clock of the zone."""

    agency: str
    period_label: str
    dated: date
    time_zone: str
    why: WhyView
    foot: FormFoot


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFormView:
    """The receipt of a package (tanda terima); `officer` received it for `office`.

    `taken` is how many records were, where new and changed ones are no longer told apart. Printed
    by the sender, it names the receipt that answered and who hands the package over.
    """

    agency: str
    place: str
    office: str
    officer: PersonSnapshot
    received: datetime
    time_zone: str
    package: PackageItem
    foot: FormFoot
    taken: int | None = None
    giver: PersonSnapshot = NOBODY
    answer: str = ""
