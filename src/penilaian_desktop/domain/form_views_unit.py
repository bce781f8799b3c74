"""What the papers about a unit print: reminders, the recap, and the public summary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from penilaian_desktop.domain.appraisal import AppraisalState, Predicate, Rating
from penilaian_desktop.domain.form_views import FormFoot
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.plan import PersonSnapshot, PlanStatus

LEAST_PUBLIC = 3
"""Persons a number of the public summary stands for at least."""

LEAST_PUBLIC_UNIT = 5
"""Persons with a result a unit of the public summary has at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderFormView:
    """Surat pengingat: `lacks` are (code, count) of what is missing until `deadline`.

    Codes: plan_missing, plan_open, achievements, challenges, realisations, national. `late` says
    that the deadline had passed when the letter was made.
    """

    agency: str
    place: str
    period_label: str
    deadline: date
    dated: date
    employee: PersonSnapshot
    sender: PersonSnapshot
    lacks: tuple[tuple[str, int], ...]
    foot: FormFoot
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RecapRow:
    """A person of a recap; ratings and predicate only of what is published."""

    person: PersonItem
    plan: PlanStatus | None
    state: AppraisalState | None
    work: Rating | None
    behaviour: Rating | None
    predicate: Predicate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecapFormView:
    """Rekap of a unit and those below it for a period; rows by unit and name."""

    agency: str
    place: str
    unit_name: str
    period_label: str
    dated: date
    signer: PersonSnapshot
    rows: tuple[RecapRow, ...]
    foot: FormFoot


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryRow:
    """Published predicates of a unit; None stands for a number of one or two persons.

    `counts` is empty where fewer than LEAST_PUBLIC_UNIT persons have a result, and where all of
    them have the same: that would tell the predicate of everybody in the unit.
    """

    unit_name: str
    counts: tuple[tuple[Predicate, int | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryFormView:
    """The public summary: units without names; no totals, which would tell what is left out."""

    agency: str
    place: str
    period_label: str
    dated: date
    rows: tuple[SummaryRow, ...]
    foot: FormFoot
