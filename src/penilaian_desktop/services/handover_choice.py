"""Which records one laptop hands to another: cut by the persons who work on the other one.

Only what persons of this laptop wrote goes, straight from where it was written; nothing is passed
on for others. Who reads it follows from relations and their dates, as on one laptop: the log and
the plan go to the appraiser, the appraiser's plan and decisions to the staff, a result to its
person once it is published. Feedback of colleagues never goes from laptop to laptop.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.activity import (
    Activity,
    ActivityState,
    DayMark,
    EvidenceLink,
    Review,
)
from penilaian_desktop.domain.appraisal import (
    Actual,
    Appraisal,
    AppraisalState,
    Feedback,
    RhkRating,
    SelfReport,
)
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.calibration import Calibration, CalibrationChange
from penilaian_desktop.domain.cascade import RoleCell
from penilaian_desktop.domain.choice import VersionChoice
from penilaian_desktop.domain.delegation import Delegation
from penilaian_desktop.domain.employee import RelationKind
from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.feedback import FeedbackRequest
from penilaian_desktop.domain.follow_up import (
    FollowUp,
    FollowUpApproval,
    Innovation,
    InnovationDecision,
)
from penilaian_desktop.domain.kinds import RECORD_TYPES, REPORT_KINDS
from penilaian_desktop.domain.objection import Objection, ObjectionDecision, ObjectionReply
from penilaian_desktop.domain.plan import ActionPlan, Indicator, Plan, PlanDecision, PlanState, Rhk
from penilaian_desktop.domain.record import Record
from penilaian_desktop.domain.scheme_record import SchemeFact
from penilaian_desktop.domain.task import Task, TaskActivity, TaskProgress
from penilaian_desktop.services.about import parent_key
from penilaian_desktop.services.laptops import laptops
from penilaian_desktop.services.outgoing import ReportChoice, dependency_rank, for_office_only
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import (
    Window,
    appraiser_windows,
    lent_windows,
    relation_windows,
    superior_windows,
)
from penilaian_desktop.storage.unit_of_work import ReadUnit

Span = tuple[date, date]
ALWAYS: Span = (date.min, date.max)

_LOG = (Activity, EvidenceLink, DayMark, Review, TaskActivity)
_PLAN = (Plan, Rhk, Indicator)
_RESULT = (RhkRating, Feedback, SchemeFact, CalibrationChange)
_CASE = (Objection, ObjectionReply, ObjectionDecision, FollowUp, FollowUpApproval)
_OF_THE_TWO = (
    PlanDecision, ActionPlan, RoleCell, Actual, SelfReport, Innovation, InnovationDecision,
)  # fmt: skip
_FINISHED = frozenset({AppraisalState.FINISHED, AppraisalState.PUBLISHED})


@dataclass(slots=True)
class Reader:
    """One person at the other laptop, and how that person stands to persons here, with dates."""

    unit: ReadUnit
    person_id: str
    _known: dict[tuple[str, str], tuple[Window, ...]] = field(default_factory=dict)

    def appraises(self, person: str, span: Span) -> bool:
        """Tell whether the reader appraises somebody on a day of a span."""
        return self._meets("appraiser", appraiser_windows, person, span)

    def reads_for(self, person: str, span: Span) -> bool:
        """Tell whether a head lent the reader the log of somebody on a day of a span."""
        return self._meets("lent", lent_windows, person, span)

    def stands_above(self, person: str, span: Span) -> bool:
        """Tell whether the reader stands above the appraiser of somebody."""
        return self._meets("superior", superior_windows, person, span)

    def leads_team(self, person: str, span: Span) -> bool:
        """Tell whether the reader is ketua tim of somebody."""
        return self._meets("team", _team, person, span)

    def is_staff_of(self, person: str, span: Span) -> bool:
        """Tell whether somebody here appraises the reader."""
        return self._meets("head", _head, person, span)

    def _meets(
        self,
        name: str,
        windows: Callable[[ReadUnit, Session, str], tuple[Window, ...]],
        person: str,
        span: Span,
    ) -> bool:
        key = (name, person)
        if key not in self._known:
            self._known[key] = windows(self.unit, _as(self.person_id), person)
        return any(window.meets(*span) for window in self._known[key])


@dataclass(slots=True)
class HandoverChoice(ReportChoice):
    """Chooses the records for another laptop. `has` are the versions that it has or will have."""

    writers: frozenset[str] = frozenset()
    readers: tuple[Reader, ...] = ()
    has: Mapping[str, int] = field(default_factory=dict)
    _published: dict[tuple[str, str], AppraisalState | None] = field(default_factory=dict)

    def records(self) -> tuple[Record, ...]:
        """Return what the other laptop lacks, what others hang on first."""
        return self.lacking(written_here(self.unit, self.writers))

    def lacking(self, written: Iterable[Record]) -> tuple[Record, ...]:
        """Return what the other laptop lacks of everything that was written here."""
        found = [record for record in written if self.has.get(record.id) != record.version]
        return tuple(sorted((r for r in found if self.goes(r)), key=dependency_rank))

    def goes(self, record: Record) -> bool:
        """Tell whether a record may lie on the other laptop, as it is now."""
        if not self._ready(record):
            return False
        if record.deleted:
            return record.id in self.has
        return self._parent_there(record) and any(
            self._open(record, reader) for reader in self.readers
        )

    def _parent_there(self, record: Record) -> bool:
        """Tell whether the other laptop has what a record hangs on, or gets it with the same.

        An objection or a follow-up may reach it from a third laptop; what hangs on one that did
        not is refused there and goes again.
        """
        parent = parent_key(record)
        if parent is None or parent[1] in self.has:
            return True
        above = self._get(parent)
        if above is None or isinstance(above, Calibration):
            return above is not None
        if above.author_id not in self.writers:
            return isinstance(record, _CASE)
        return self.goes(above)

    def _ready(self, record: Record) -> bool:  # noqa: PLR0911  (one line a kind)
        """Tell whether a record is handed in; drafts stay, and so does what names colleagues."""
        if for_office_only(record):
            return False
        if isinstance(record, Rhk | Indicator | EvidenceLink) and self._mended(record):
            return False
        if isinstance(record, Appraisal):
            return record.deleted or record.state in _FINISHED
        if isinstance(record, Activity):
            return record.deleted or record.state is ActivityState.SUBMITTED
        if isinstance(record, Plan):
            return record.deleted or record.state is PlanState.SUBMITTED
        if isinstance(record, RhkRating | SchemeFact):
            return record.deleted or self._state(record) in _FINISHED
        return True

    def _open(  # noqa: PLR0911, PLR0912  (one line a group)
        self, record: Record, reader: Reader
    ) -> bool:
        person: str = getattr(record, "person_id", "")
        if record.author_id == reader.person_id:
            return True
        if isinstance(record, VersionChoice):  # goes where the record goes that it is about
            if record.record_kind not in RECORD_TYPES:
                return False
            chosen = self._get((record.record_kind, record.record_id))
            return chosen is not None and self._open(chosen, reader)
        own, span = person == reader.person_id, self._span(record)
        if isinstance(record, _LOG):
            return own or reader.appraises(person, span) or reader.reads_for(person, span)
        if isinstance(record, _PLAN):
            return (
                own
                or reader.appraises(person, span)
                or reader.leads_team(person, span)
                or reader.is_staff_of(person, span)
            )
        if isinstance(record, _OF_THE_TWO):
            return own or reader.appraises(person, span)
        if isinstance(record, (Appraisal, *_RESULT)):
            return self._result_open(record, reader, person, span)
        if isinstance(record, _CASE):
            return own or reader.appraises(person, span) or reader.stands_above(person, span)
        if isinstance(record, FeedbackRequest):
            return record.giver_id == reader.person_id and not own
        if isinstance(record, Calibration):
            changes = self.unit.find(CalibrationChange, calibration_id=record.id)
            return any(self._open(change, reader) for change in changes)
        if isinstance(record, Delegation):
            return record.other_id == reader.person_id or reader.is_staff_of(person, span)
        if isinstance(record, Task):
            return record.takes_part(reader.person_id) or reader.appraises(person, span)
        if isinstance(record, TaskProgress):
            above = self._get((Task.KIND, record.task_id))
            return above is not None and self._open(above, reader)
        return False

    def _result_open(self, record: Record, reader: Reader, person: str, span: Span) -> bool:
        """Tell whether a reader may have a part of a result; its person once it is published."""
        published = self._state(record) is AppraisalState.PUBLISHED
        if person == reader.person_id:
            return published
        if reader.appraises(person, span):
            return True
        if reader.stands_above(person, span):
            return published or isinstance(record, Appraisal | CalibrationChange)
        return False

    def _state(self, record: Record) -> AppraisalState | None:
        if isinstance(record, Appraisal):
            return record.state
        key = (getattr(record, "person_id", ""), getattr(record, "period_code", ""))
        if key not in self._published:
            found = self.unit.find(Appraisal, person_id=key[0], period_code=key[1])
            states = {appraisal.state for appraisal in found}
            self._published[key] = next((s for s in reversed(AppraisalState) if s in states), None)
        return self._published[key]

    def _span(self, record: Record) -> Span:
        """Return the days a record is about."""
        if isinstance(record, TaskActivity | EvidenceLink | Review):
            above = self._get((Activity.KIND, record.activity_id))
            return (above.day, above.day) if isinstance(above, Activity) else ALWAYS
        if isinstance(record, Rhk | PlanDecision | ActionPlan):
            return self._plan_span(record.plan_id)
        if isinstance(record, Indicator):
            rhk = self._get((Rhk.KIND, record.rhk_id))
            return self._plan_span(rhk.plan_id) if isinstance(rhk, Rhk) else ALWAYS
        return span_of(record)

    def _plan_span(self, plan_id: str) -> Span:
        plan = self._get((Plan.KIND, plan_id))
        return span_of(plan) if isinstance(plan, Plan) else ALWAYS


def written_here(unit: ReadUnit, writers: Iterable[str]) -> tuple[Record, ...]:
    """Return every record of these authors that may ever be handed over, deleted ones too."""
    authors = tuple(sorted(writers))
    return tuple(
        record
        for kind in REPORT_KINDS
        for record in unit.find(RECORD_TYPES[kind], include_deleted=True, author_id=authors)
    )


def span_of(record: Record) -> Span:
    """Return the days that a record names itself; every day when it names none."""
    if isinstance(record, Activity | DayMark):
        return record.day, record.day
    if isinstance(record, Plan | Delegation):
        return record.starts, record.ends
    if isinstance(record, Task):
        return record.starts, record.due or date.max
    if isinstance(record, RoleCell):
        return date(record.year, 1, 1), date(record.year, 12, 31)
    try:
        period = PeriodCode.parse(getattr(record, "period_code", ""))
    except (PenilaianError, ValueError):
        return ALWAYS
    return period.starts, period.ends


def handover_choice(unit: ReadUnit, device_kid: str, has: Mapping[str, int]) -> HandoverChoice:
    """Return what decides what goes to another laptop.

    Raises RuleViolation `device_unknown` for a laptop without a certificate here, or the own one,
    and `not_enrolled` while this one has none.
    """
    known = laptops(unit)
    own = unit.exchange.self_device()
    if own is None or own.kid not in known:
        raise RuleViolation("not_enrolled")
    if device_kid == own.kid or device_kid not in known:
        raise RuleViolation("device_unknown")
    return HandoverChoice(
        unit,
        frozenset(has),
        writers=known[own.kid].persons,
        readers=tuple(Reader(unit, person) for person in sorted(known[device_kid].persons)),
        has=has,
    )


def _as(person_id: str) -> Session:
    """Return a session that is a person and nothing else: no office role opens anything here."""
    return Session(
        account_id="",
        account_name="",
        person_id=person_id,
        display_name="",
        roles=frozenset({Role.EMPLOYEE}),
        device_id="",
    )


def _team(unit: ReadUnit, s: Session, person_id: str) -> tuple[Window, ...]:
    return relation_windows(unit, s, person_id, RelationKind.TEAM_LEAD)


def _head(unit: ReadUnit, s: Session, person_id: str) -> tuple[Window, ...]:
    """Return the days on which a person appraises the session's person."""
    return appraiser_windows(unit, _as(person_id), s.person_id)
