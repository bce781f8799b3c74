"""Feedback of peers and subordinates: asked for, given, and shown without names (PR-7, X-3).

The rules that keep a giver unknown (docs/decisions/009-peer-feedback-stays-unnamed.md): nothing is
shown until nothing more can be written and at least three gave; then all of it at once, sorted by
its words, without name, id, hour, or a role that fewer than three share. What was shown once does
not grow, so that nobody can tell by the difference who wrote last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from penilaian_desktop.domain.access import Action, Standing
from penilaian_desktop.domain.appraisal import Feedback, GiverRole, TrailStep
from penilaian_desktop.domain.appraisal_access import open_in
from penilaian_desktop.domain.berakhlak import BY_CODE
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.employee import Employee, Relation, RelationKind
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.feedback import (
    LINE_RULE,
    UNNAMED,
    FeedbackRequest,
    PeerDigest,
)
from penilaian_desktop.domain.feedback_views import (
    AskedItem,
    CollectionView,
    GivenLine,
    RequestItem,
)
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.wording import short_date
from penilaian_desktop.services.appraisal_store import appraisal_of
from penilaian_desktop.services.context import Context, period_of, step_label
from penilaian_desktop.services.log_rules import locked
from penilaian_desktop.services.peer_reading import (
    UnnamedLine,
    closed_on,
    collection_closed,
    digest_of,
    is_shown,
    unnamed_lines,
)
from penilaian_desktop.services.people import person_item
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import clamp, require, require_office
from penilaian_desktop.storage.unit_of_work import ReadUnit, UnitOfWork

ASK_DAYS = 7
"""Days that colleagues get to answer, unless said otherwise."""


@dataclass(frozen=True, slots=True)
class PeerFeedback:
    """Use cases of peer feedback: the appraiser asks, colleagues give, the office passes on."""

    context: Context

    # --- the appraiser ---------------------------------------------------------------------
    def collection(self, s: Session, person_id: str, period_code: str) -> CollectionView:
        """Return who was asked about a person. Raises NotAllowed."""
        code = PeriodCode.parse(period_code)
        with self.context.read() as unit:
            self._require_asking(unit, s, person_id, code)
            return self._collection(unit, person_id, code)

    def request(
        self,
        s: Session,
        person_id: str,
        period_code: str,
        givers: Sequence[tuple[str, GiverRole]],
        *,
        due: date | None = None,
    ) -> Outcome[CollectionView]:
        """Ask colleagues for feedback on a person until a day; signed.

        Ask at least three: fewer will never be shown. Raises RuleViolation `giver_missing`,
        `giver_role_wrong`, `giver_is_person`, `feedback_due_past`, `feedback_already_shown`,
        `appraisal_published`, `period_locked`.
        """
        code = PeriodCode.parse(period_code)
        with self.context.write(s, "undo_feedback_asked") as unit:
            self._require_asking(unit, s, person_id, code)
            self._check_open(unit, Action.ASK_FEEDBACK, person_id, period_code)
            today = self.context.today(unit)
            until = due or today + timedelta(days=ASK_DAYS)
            if until < today:
                raise RuleViolation("feedback_due_past", field="due", today=short_date(today))
            if is_shown(unit, person_id, period_code, today):
                raise RuleViolation("feedback_already_shown")
            if not givers:
                raise RuleViolation("giver_missing", field="givers")
            asked = {
                r.giver_id: r
                for r in unit.find(FeedbackRequest, person_id=person_id, period_code=period_code)
            }
            for giver_id, role in givers:
                self._check_giver(unit, s, person_id, giver_id, role)
                before = asked.get(giver_id)
                if before is not None:
                    if (before.giver_role, before.due) != (role, until):
                        unit.put(replace(before, giver_role=role, due=until))
                    continue
                unit.add(
                    FeedbackRequest(
                        id=new_id(),
                        at=self.context.now(),
                        person_id=person_id,
                        giver_id=giver_id,
                        giver_role=role,
                        period_code=period_code,
                        due=until,
                    )
                )
            for request in asked.values():
                if request.due < until:  # one day for all, so that all is shown at once
                    unit.put(replace(unit.require(FeedbackRequest, request.id), due=until))
            view = self._collection(unit, person_id, code)
        return Outcome(view, self._changes(person_id), step_label(unit, "undo_feedback_asked"))

    def withdraw(self, s: Session, request_id: str) -> Outcome[CollectionView]:
        """Take a request back; what was given on it does not count. Only until it is shown.

        Raises NotAllowed, RuleViolation `feedback_already_shown`.
        """
        with self.context.write(s, "undo_feedback_asked") as unit:
            old = unit.require(FeedbackRequest, request_id)
            code = PeriodCode.parse(old.period_code)
            self._require_asking(unit, s, old.person_id, code)
            if is_shown(unit, old.person_id, old.period_code, self.context.today(unit)):
                raise RuleViolation("feedback_already_shown")
            unit.delete(FeedbackRequest, request_id)
            view = self._collection(unit, old.person_id, code)
        return Outcome(view, self._changes(old.person_id), step_label(unit, "undo_feedback_asked"))

    # --- the giver -------------------------------------------------------------------------
    def asked_of_me(self, s: Session) -> tuple[AskedItem, ...]:
        """Return what the session's person was asked for, the nearest day first."""
        with self.context.read() as unit:
            if not s.person_id:
                return ()
            today = self.context.today(unit)
            found = unit.find(FeedbackRequest, giver_id=s.person_id)
            return tuple(
                self._asked(unit, s, request, today)
                for request in sorted(found, key=lambda r: (r.due, r.id))
            )

    def give(self, s: Session, request_id: str, lines: Sequence[GivenLine]) -> Outcome[AskedItem]:
        """Write all one's feedback on a request, in place of what was written before.

        Raises NotAllowed `not_asked`; RuleViolation `feedback_text_missing`,
        `feedback_subject_missing`, `feedback_closed`, `appraisal_published`, `period_locked`.
        """
        wanted = {line.value_code: line for line in lines}
        if not lines or any(not line.text.strip() for line in lines):
            raise RuleViolation("feedback_text_missing", field="text")
        if len(wanted) != len(lines) or any(code not in BY_CODE for code in wanted):
            raise RuleViolation("feedback_subject_missing", field="value_code")
        with self.context.write(s, "undo_feedback_given") as unit:
            request = unit.require(FeedbackRequest, request_id)
            self._check_giving(unit, s, request)
            self._write(unit, s, request, wanted)
            item = self._asked(unit, s, request, self.context.today(unit))
        return Outcome(
            item, self._changes(request.person_id), step_label(unit, "undo_feedback_given")
        )

    # --- the office ------------------------------------------------------------------------
    def release(self, s: Session, period_code: str) -> Outcome[int]:
        """Make the digests of a period that the units get in place of the records themselves.

        One for each person whose collection is closed with at least three givers; a digest never
        changes once it is made. Returns how many are new. Raises NotAllowed.
        """
        require_office(s, Action.MANAGE_PERIOD)
        PeriodCode.parse(period_code)
        made: list[str] = []
        with self.context.write(s) as unit:
            today = self.context.today(unit)
            persons = sorted(
                {f.person_id for f in unit.find(FeedbackRequest, period_code=period_code)}
            )
            for person_id in persons:
                if digest_of(unit, person_id, period_code) is not None:
                    continue
                lines = unnamed_lines(unit, person_id, period_code, today)
                if lines is None:
                    continue
                unit.add(
                    PeerDigest(
                        id=new_id(),
                        at=self.context.now(),
                        person_id=person_id,
                        period_code=period_code,
                        givers=lines.givers,
                        closed_on=closed_on(unit, person_id, period_code) or today,
                        lines=tuple(_digest_line(line) for line in lines.items),
                    )
                )
                made.append(person_id)
        return Outcome(len(made), Changes.of(Area.APPRAISALS, persons=tuple(made)), "")

    # --- inside ----------------------------------------------------------------------------
    def _require_asking(
        self, unit: ReadUnit, s: Session, person_id: str, code: PeriodCode
    ) -> frozenset[Standing]:
        day = clamp(self.context.today(unit), code.starts, code.ends)
        return require(unit, s, Action.ASK_FEEDBACK, person_id, day)

    def _check_open(self, unit: ReadUnit, action: Action, person_id: str, code: str) -> None:
        period = period_of(unit, code)
        found = appraisal_of(unit, person_id, code)
        if not open_in(action, found.state if found else None):
            raise RuleViolation("appraisal_published")
        if period.locked:
            raise locked(unit, code)

    def _check_giver(
        self, unit: ReadUnit, s: Session, person_id: str, giver_id: str, role: GiverRole
    ) -> None:
        if giver_id in {person_id, s.person_id}:
            raise RuleViolation("giver_is_person", field="givers")
        if unit.get(Employee, giver_id) is None:
            raise RuleViolation("giver_missing", field="givers")
        if role not in {*UNNAMED, GiverRole.TEAM_LEAD}:
            raise RuleViolation("giver_role_wrong", field="givers")
        below = any(
            r.person_id == giver_id
            for r in unit.find(Relation, other_id=person_id, relation_kind=RelationKind.APPRAISER)
        )
        if (role is GiverRole.SUBORDINATE) != below:
            raise RuleViolation("giver_role_wrong", field="givers")

    def _check_giving(self, unit: ReadUnit, s: Session, request: FeedbackRequest) -> None:
        if request.giver_id != s.person_id:
            raise NotAllowed("not_asked")
        self._check_open(unit, Action.GIVE_FEEDBACK, request.person_id, request.period_code)
        today = self.context.today(unit)
        if collection_closed(unit, request.person_id, request.period_code, today):
            raise RuleViolation("feedback_closed", due=short_date(request.due))

    def _write(
        self,
        unit: UnitOfWork,
        s: Session,
        request: FeedbackRequest,
        wanted: Mapping[str, GivenLine],
    ) -> None:
        before = {f.value_code: f for f in _given(unit, s.person_id, request) if f.rhk_id is None}
        for code, old in before.items():
            line = wanted.get(code)
            if line is None:
                unit.delete(Feedback, old.id)
            elif (old.text, old.level) != (line.text.strip(), line.level):
                unit.put(replace(old, text=line.text.strip(), level=line.level))
        for code, line in wanted.items():
            if code not in before:
                unit.add(
                    Feedback(
                        id=new_id(),
                        at=self.context.now(),
                        person_id=request.person_id,
                        period_code=request.period_code,
                        giver_role=request.giver_role,
                        value_code=code,
                        text=line.text.strip(),
                        level=line.level,
                    )
                )

    def _asked(
        self, unit: ReadUnit, s: Session, request: FeedbackRequest, today: date
    ) -> AskedItem:
        found = appraisal_of(unit, request.person_id, request.period_code)
        period = period_of(unit, request.period_code)
        is_open = open_in(
            Action.GIVE_FEEDBACK, found.state if found else None, locked=period.locked
        ) and not collection_closed(unit, request.person_id, request.period_code, today)
        return AskedItem(
            request_id=request.id,
            person=person_item(unit, request.person_id, today),
            giver_role=request.giver_role,
            period_code=request.period_code,
            due=request.due,
            open=is_open,
            given=tuple(
                GivenLine(value_code=f.value_code, text=f.text, level=f.level)
                for f in _given(unit, s.person_id, request)
            ),
        )

    def _collection(self, unit: ReadUnit, person_id: str, code: PeriodCode) -> CollectionView:
        today = self.context.today(unit)
        requests = unit.find(FeedbackRequest, person_id=person_id, period_code=code.code)
        items = [
            RequestItem(
                id=request.id,
                giver=person_item(unit, request.giver_id, today),
                giver_role=request.giver_role,
                due=request.due,
            )
            for request in requests
        ]
        shown = is_shown(unit, person_id, code.code, today)
        found = appraisal_of(unit, person_id, code.code)
        period = period_of(unit, code.code)
        return CollectionView(
            person_id=person_id,
            period_code=code.code,
            requests=tuple(sorted(items, key=lambda item: (name_order(item.giver.name), item.id))),
            due=max((request.due for request in requests), default=None),
            closed=collection_closed(unit, person_id, code.code, today),
            shown=shown,
            can_ask=not shown
            and open_in(Action.ASK_FEEDBACK, found.state if found else None, locked=period.locked),
        )

    def _changes(self, person_id: str) -> Changes:
        return Changes.of(Area.APPRAISALS, persons=(person_id,))


def _given(unit: ReadUnit, giver_id: str, request: FeedbackRequest) -> tuple[Feedback, ...]:
    return unit.find(
        Feedback,
        person_id=request.person_id,
        period_code=request.period_code,
        author_id=giver_id,
        giver_role=request.giver_role,
        order=("value_code", "id"),
    )


def _digest_line(item: UnnamedLine) -> TrailStep:
    inputs = [("peran", item.giver_role.value), ("nilai", item.value_code)]
    if item.level is not None:
        inputs.append(("tingkat", item.level.value))
    return TrailStep(rule=LINE_RULE, inputs=tuple(inputs), output=item.text)
