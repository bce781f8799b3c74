"""Read models: what pages, forms and commands look at. Storage fills them, services pass them on.

Minutes are minutes after local midnight or durations; dates are local dates; times are UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from penilaian_desktop.domain.activity import ActivityStatus, WorkPlace
from penilaian_desktop.domain.appraisal import (
    AppraisalState,
    GiverRole,
    OrganisationPredicate,
    Predicate,
    Rating,
    TrailStep,
)
from penilaian_desktop.domain.employee import AssignmentKind
from penilaian_desktop.domain.plan import (
    Approach,
    Aspect,
    Direction,
    PersonSnapshot,
    Perspective,
    PlanForm,
    PlanStatus,
    RhkKind,
)
from penilaian_desktop.domain.result_views import ResultChange
from penilaian_desktop.domain.table_views import EvidenceShown, LogOrder
from penilaian_desktop.domain.why_views import WhyStep


# --- persons -------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, kw_only=True)
class PersonItem:
    """A person as lists show them."""

    person_id: str
    name: str
    identity: str
    position: str
    unit: str
    rank: str = ""
    status: str = ""


# --- activities ----------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityItem:
    """One entry of the log with everything a row or block shows."""

    id: str
    version: int
    person_id: str
    day: date
    start: int | None
    end: int | None
    minutes: int
    text: str
    volume: Decimal | None
    unit: str | None
    rhk_id: str | None
    rhk_number: int | None
    rhk_text: str
    tags: tuple[str, ...]
    place: WorkPlace
    note: str
    status: ActivityStatus
    review_note: str
    reviewer: str
    evidence_count: int
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DayInfo:
    """One day of a calendar for one person.

    `target` minutes are 0 on free days; `free` names why a day is free ("" = working day):
    the holiday's name, "akhir pekan", or the mark (cuti, sakit, dinas_luar, pelatihan);
    `free_kind` is holiday | weekend | mark | "", `holiday_kind` libur_nasional | cuti_bersama |
    libur_daerah | "".
    """

    day: date
    target: int
    logged: int
    overlap: int
    free: str = ""
    free_kind: str = ""
    holiday_kind: str = ""
    opens: int = 450
    closes: int = 960
    break_start: int = 720
    break_end: int = 780


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekView:
    """Seven days, Monday first, with their entries in order of start.

    `carried` are night shifts of the day before that end on the first day; their minutes after
    midnight count in `logged`. `no_holidays` names the years without a list of holidays.
    `missing` are working days up to today without their target minutes; the week is `complete`
    once its last working day is reached, none is missing and nothing overlaps unmeant. `kept` are
    pairs of ids whose overlap is meant. `reviews_at` is the age of the decisions on the own
    entries, None where they are made on this laptop.
    """

    days: tuple[DayInfo, ...]
    items: tuple[ActivityItem, ...]
    target: int
    logged: int
    night_shift: bool = False
    carried: tuple[ActivityItem, ...] = ()
    no_holidays: tuple[int, ...] = ()
    complete: bool = False
    missing: tuple[date, ...] = ()
    kept: frozenset[frozenset[str]] = frozenset()
    reviews_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A text from the person's history that completes what is being typed.

    A template has a `name`, and the whole `line` that takes the place of what was typed.
    """

    text: str
    rhk_number: int | None
    usual_minutes: int | None
    unit: str | None
    count: int
    favourite: bool = False
    name: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RhkChoice:
    """An RHK that an activity may support: its number on the form (1-based) and its text."""

    rhk_id: str
    number: int
    text: str
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryContext:
    """What the one-line entry needs to interpret a line without asking the database again.

    `today` is the date at the agency's place: other days count back from it (without it, from
    `day`). `spent` are the minutes of days that have entries, `locked` the spans of locked
    periods: both only for remarks. `rest` is the break of `day`, in minutes after midnight: lines
    that follow one another go on after it.
    """

    day: date
    follows_at: int | None
    night_shift: bool
    rhk: tuple[RhkChoice, ...]
    suggestions: tuple[Suggestion, ...]
    period_code: str
    today: date | None = None
    spent: tuple[tuple[date, int], ...] = ()
    locked: tuple[tuple[date, date], ...] = ()
    rest: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityFilter:
    """Which entries of one person a list shows; None and "" do not narrow.

    `rhk_id` "" with `without_rhk` finds entries that support no RHK. `search` is full text.
    `newest_first` is the order of the table; a reading list goes the other way. With another
    `order` than by day it means the largest first. `without_evidence` is short for `evidence`:
    entries that support an RHK and have no file, since the others need no proof.
    """

    person_id: str = ""
    starts: date | None = None
    ends: date | None = None
    statuses: tuple[ActivityStatus, ...] = ()
    rhk_id: str = ""
    without_rhk: bool = False
    without_evidence: bool = False
    evidence: EvidenceShown = EvidenceShown.ANY
    place: WorkPlace | None = None
    tag: str = ""
    search: str = ""
    newest_first: bool = True
    order: LogOrder = LogOrder.DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityPage:
    """A page of rows by key and the key of the next page (None = end).

    With `first_key`, that of the first row, a list by day is read the other way.
    """

    items: tuple[ActivityItem, ...]
    next_key: tuple[str, str] | None
    first_key: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceItem:
    """A file attached to an activity; `used_elsewhere` names another entry with the same file."""

    id: str
    activity_id: str
    sha256: str
    name: str
    media: str
    size: int
    used_elsewhere: str = ""
    elsewhere_id: str = ""
    """That other entry's id, "" where the person may not open it."""


# --- home ----------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, kw_only=True)
class TodoItem:
    """A thing to do, most painful first. `kind` decides icon and words, `target` the page.

    Kinds: missing_days, returned, no_evidence, self_report, plan_missing, plan_returned, receipt,
    unscored, to_review, packages_waiting, plans_to_decide, first_steps.
    """

    kind: str
    count: int
    title: str
    detail: str
    target: str
    argument: str = ""
    severity: str = "warn"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorProgress:
    """An indicator of the period: what the log adds up to against the target."""

    indicator_id: str
    text: str
    actual: Decimal
    target: Decimal | None
    unit: str


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
class HomeView:
    """Beranda.

    `put_off` counts the things to do that are hidden until tomorrow; `reviews_at` is the age of
    the decisions on the own log (None = they are made on this laptop).
    """

    period_code: str
    period_label: str
    working_day_number: int
    working_days: int
    todos: tuple[TodoItem, ...]
    today: tuple[ActivityItem, ...]
    today_info: DayInfo
    week: WeekView
    progress: tuple[IndicatorProgress, ...]
    feedback: FeedbackItem | None
    feedback_count: int = 0
    put_off: int = 0
    reviews_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StripView:
    """The three truths at the bottom of the window."""

    pending: int
    pending_kind: str
    last_package: datetime | None
    data_age: datetime | None
    last_backup: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RailCounts:
    """Live counters of the navigation.

    `reads` tells whether the person reads anybody's log today, as head or as a delegate;
    `hours_ahead` of UTC is the agency's place; `objections` wait for the person's own word.
    """

    to_review: int = 0
    to_score: int = 0
    plans_to_decide: int = 0
    packages: int = 0
    objections: int = 0
    reads: bool = False
    hours_ahead: int = 7


# --- plan ----------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorView:
    """An indicator as the plan page and the forms show it; `missing` are codes of what lacks."""

    id: str
    version: int
    order: int
    aspect: Aspect | None
    perspectives: tuple[Perspective, ...]
    text: str
    target_text: str
    target_low: Decimal | None
    target_high: Decimal | None
    unit: str
    direction: Direction
    measure: str
    source: str
    quarter_targets: tuple[Decimal | None, ...]
    missing: tuple[str, ...] = ()
    goal_id: str | None = None
    library_code: str = ""
    library_version: int = 0
    purpose: str = ""
    definition: str = ""
    formula: str = ""
    control: str = ""
    reporting: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RhkView:
    """An RHK with its indicators; `number` is what `@2` means."""

    id: str
    version: int
    number: int
    kind: RhkKind
    text: str
    parent_rhk_id: str | None
    parent_text: str
    assigned_by: str
    indicators: tuple[IndicatorView, ...]
    goal_id: str | None = None
    cell_id: str | None = None
    provisional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """A whole SKP; `checklist` holds (code, done, detail, record id) lines.

    `remarks` are such lines that stop nobody from handing it in.
    `assignment_id` is the position it is for, None = the definitive one. With `superior_reason`
    the owner named the appraiser, from `superior_since`; no record of HR says so yet.
    """

    id: str
    version: int
    person_id: str
    year: int
    starts: date
    ends: date
    form: PlanForm
    approach: Approach
    status: PlanStatus
    decision_note: str
    employee: PersonSnapshot
    appraiser: PersonSnapshot
    appraiser_superior: PersonSnapshot
    expectations: tuple[str, ...]
    support: tuple[str, ...]
    accountability: tuple[str, ...]
    consequences: tuple[str, ...]
    rhk: tuple[RhkView, ...]
    checklist: tuple[tuple[str, bool, str, str], ...] = ()
    editable: bool = False
    assignment_id: str | None = None
    assignment_kind: AssignmentKind = AssignmentKind.DEFINITIF
    superior_since: date | None = None
    superior_reason: str = ""
    remarks: tuple[tuple[str, bool, str, str], ...] = ()


# --- review --------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMember:
    """A member of the team on the reading and rating pages.

    `waiting` entries to read, `oldest`/`newest` their days; `missing_days` working days without an
    entry this month, `missing_since` the first of them; `data_at` is the age of foreign data
    (None = this laptop); `mark` cuti etc.; `todo` what the appraisal still lacks.
    """

    person_id: str
    name: str
    position: str
    waiting: int = 0
    oldest: date | None = None
    newest: date | None = None
    missing_days: int = 0
    missing_since: date | None = None
    data_at: datetime | None = None
    mark: str = ""
    plan_status: PlanStatus | None = None
    appraisal_state: AppraisalState | None = None
    work_rating: Rating | None = None
    behaviour_rating: Rating | None = None
    predicate: Predicate | None = None
    todo: int = 0


# --- appraisal -----------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, kw_only=True)
class RhkResult:
    """One RHK in an appraisal: log totals beside the scale."""

    rhk_id: str
    number: int
    kind: RhkKind
    text: str
    indicator_text: str
    actual: Decimal | None
    actual_text: str
    target: Decimal | None
    unit: str
    direction: Direction
    percent: Decimal | None
    activities: int
    evidence: int
    rating: Rating | None
    suggested: Rating | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BehaviourResult:
    """One BerAKHLAK value in an appraisal."""

    code: str
    name: str
    expectation: str
    feedback: tuple[FeedbackItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AppraisalView:
    """One person's appraisal for a period; `todo` are codes of what is still missing.

    Ratings and predicate are those that count: after calibration and objection, whose `changes`
    say what was before. `peers_waiting` = colleagues were asked, and nothing is shown of it yet.
    """

    id: str | None
    version: int
    person: PersonItem
    period_code: str
    state: AppraisalState
    work_rating: Rating | None
    work_suggested: Rating | None
    work_reason: str
    behaviour_rating: Rating | None
    behaviour_suggested: Rating | None
    behaviour_reason: str
    predicate: Predicate | None
    strength: str
    improvement: str
    recommendation: str
    organisation: OrganisationPredicate | None
    rhk: tuple[RhkResult, ...]
    behaviour: tuple[BehaviourResult, ...]
    achievements: str
    challenges: str
    trail: tuple[TrailStep, ...]
    opened: int
    entries: int
    todo: tuple[str, ...] = ()
    editable: bool = False
    published_on: date | None = None
    changes: tuple[ResultChange, ...] = ()
    peers_waiting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """Who did what, when, on which device and by which package (X-4)."""

    at: datetime
    who: str
    device: str
    kind: str
    text: str
    package: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyView:
    """Why this predicate: predicate → rule → ratings → indicator → log → evidence.

    `steps` are the rules of the scheme in order, `notice` what everybody must read beside it.
    """

    appraisal: AppraisalView
    matrix: tuple[tuple[str, str, str], ...]
    scheme_title: str
    article: str
    history: tuple[HistoryLine, ...]
    objection_until: date | None
    steps: tuple[WhyStep, ...] = ()
    notice: str = ""


# --- forms ---------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, kw_only=True)
class FormFoot:
    """What every printed page says about where it came from."""

    data_sha256: str
    package_id: str
    printed_from: str


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


# --- exchange ------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One line of a dry run: a person and a field, before → after, or a refusal.

    A line about several records names all of them in `record_ids`; accepting in part takes these.
    `change` is new | changed | refused.
    """

    record_id: str
    record_kind: str
    person: str
    field: str
    before: str
    after: str
    change: str
    code: str = ""
    count: int = 1
    record_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A reason with its place, for people and for `--json`."""

    code: str
    place: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageItem:
    """A package on the import desk or in the history.

    `outcome`: ready | applied | partly | duplicate | held | fork | refused | quarantine.
    `statement` is the signed payload as JSON once its signature is good, else "".
    """

    identity: str
    file: str
    size: int
    unit: str
    signer: str
    device: str
    known: bool
    periods: tuple[str, ...]
    made: datetime | None
    kind: str
    carrier: str
    seq: int
    new: int
    changed: int
    refused: int
    outcome: str
    problems: tuple[Problem, ...] = ()
    differences: tuple[Difference, ...] = ()
    statement: str = ""


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

    `taken` is how many records were, where new and changed ones are no longer told apart.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedItem:
    """A package this device sealed, and what is known of its fate."""

    identity: str
    kind: str
    audience: str
    seq: int
    made: datetime
    records: int
    size: int
    files: tuple[str, ...]
    acknowledged: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupItem:
    """A backup: where, when, how large, the newest entry in it, and whether it was opened."""

    path: str
    made: datetime
    size: int
    newest_entry: date | None
    activities: int
    verified: bool
