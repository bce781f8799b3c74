"""Complaints about indicators that are hard to measure: made by staff, counted at the office."""

from __future__ import annotations

from dataclasses import dataclass

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.library import LibraryIndicator
from penilaian_desktop.domain.plain_words import says
from penilaian_desktop.domain.plan import Indicator
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.scheme_record import IndicatorComplaint
from penilaian_desktop.domain.scheme_views import ComplaintGroup, ComplaintItem
from penilaian_desktop.services.context import Context, step_label
from penilaian_desktop.services.people import unit_of
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require, require_office
from penilaian_desktop.storage.unit_of_work import ReadUnit


@dataclass(frozen=True, slots=True)
class IndicatorComplaints:
    """Use cases of complaints (SM-4). At the office nobody sees who complained."""

    context: Context

    def file(self, s: Session, indicator_id: str, reason: str) -> Outcome[ComplaintItem]:
        """Say that an own indicator is hard to measure, and why.

        A second word about the same edition replaces the first. Raises RuleViolation
        `complaint_reason_missing`, `complaint_indicator_missing`.
        """
        if not says(reason):
            raise RuleViolation("complaint_reason_missing", field="reason")
        with self.context.write(s, "undo_complaint_filed") as unit:
            today = self.context.today(unit)
            require(unit, s, Action.FLAG_INDICATOR, s.person_id, today)
            indicator = unit.get(Indicator, indicator_id)
            if indicator is None or indicator.person_id != s.person_id:
                raise RuleViolation("complaint_indicator_missing", field="indicator_id")
            for former in unit.find(
                IndicatorComplaint, person_id=s.person_id, indicator_id=indicator_id
            ):
                if former.library_edition == indicator.library_version:
                    unit.delete(IndicatorComplaint, former.id)
            written = unit.add(
                IndicatorComplaint(
                    id=new_id(),
                    at=self.context.now(),
                    person_id=s.person_id,
                    indicator_id=indicator_id,
                    library_code=indicator.library_code,
                    library_edition=indicator.library_version,
                    text=indicator.text,
                    reason=reason.strip(),
                )
            )
            item = self._item(unit, s, written)
        return Outcome(item, _changes(s), step_label(unit, "undo_complaint_filed"))

    def withdraw(self, s: Session, complaint_id: str) -> Outcome[None]:
        """Take an own complaint back. Raises NotAllowed `owner_only`."""
        with self.context.write(s, "undo_complaint_withdrawn") as unit:
            if unit.require(IndicatorComplaint, complaint_id).person_id != s.person_id:
                raise NotAllowed("owner_only")
            unit.delete(IndicatorComplaint, complaint_id)
        return Outcome(None, _changes(s), step_label(unit, "undo_complaint_withdrawn"))

    def own(self, s: Session) -> tuple[ComplaintItem, ...]:
        """Return the own complaints, the newest first."""
        with self.context.read() as unit:
            require(unit, s, Action.FLAG_INDICATOR, s.person_id, self.context.today(unit))
            found = unit.find(IndicatorComplaint, person_id=s.person_id, order=("-at", "id"))
            answers = _Answers(unit)
            return tuple(self._item(unit, s, one, answers.of(one)) for one in found)

    def groups(self, s: Session) -> tuple[ComplaintGroup, ...]:
        """Return the indicators that were complained about, those with most complaints first."""
        require_office(s, Action.READ_COMPLAINTS)
        with self.context.read() as unit:
            found: dict[str, list[IndicatorComplaint]] = {}
            for complaint in unit.find(IndicatorComplaint, order=("-at", "id")):
                key = complaint.library_code or _plain(complaint.text)
                found.setdefault(key, []).append(complaint)
            answers = _Answers(unit)
            groups = [self._group(unit, s, group, answers) for group in found.values()]
        return tuple(sorted(groups, key=lambda g: (-g.open_count, -g.count, g.text.casefold())))

    def _group(
        self, unit: ReadUnit, s: Session, complaints: list[IndicatorComplaint], answers: _Answers
    ) -> ComplaintGroup:
        newest = complaints[0]
        answer = answers.newest(newest)
        still = sum(1 for one in complaints if answers.of(one) is None)
        return ComplaintGroup(
            text=newest.text,
            library_code=newest.library_code,
            count=len(complaints),
            open_count=still,
            latest=self.context.local(unit, newest.at).date(),
            answered_by=answer.edition if answer and not still else 0,
            answered_on=answer.effective_from if answer and not still else None,
            items=tuple(self._item(unit, s, one, answers.of(one)) for one in complaints),
            answer_code=answer.code if answer and not newest.library_code else "",
        )

    def _item(
        self,
        unit: ReadUnit,
        s: Session,
        complaint: IndicatorComplaint,
        answer: LibraryIndicator | None = None,
    ) -> ComplaintItem:
        on = self.context.local(unit, complaint.at).date()
        place = unit_of(unit, complaint.person_id, on)
        return ComplaintItem(
            id=complaint.id,
            text=complaint.text,
            reason=complaint.reason,
            unit=place.name if place else "",
            on=on,
            own=complaint.person_id == s.person_id,
            indicator_id=complaint.indicator_id or "",
            answered_by=answer.edition if answer else 0,
            answer=answer.name if answer else "",
            answered_on=answer.effective_from if answer else None,
        )


class _Answers:
    """What the library answers: editions of a ready indicator that the agency wrote itself.

    An indicator that was typed in a plan is answered by the ready one that was made from it.
    """

    def __init__(self, unit: ReadUnit) -> None:
        self._by_code: dict[str, LibraryIndicator] = {}
        self._by_origin: dict[str, LibraryIndicator] = {}
        for one in sorted(unit.find(LibraryIndicator), key=lambda e: (e.edition, e.effective_from)):
            self._by_code[one.code] = one
            if one.origin:
                self._by_origin[_plain(one.origin)] = one

    def newest(self, complaint: IndicatorComplaint) -> LibraryIndicator | None:
        """Return the newest edition that is about what was complained about."""
        if complaint.library_code:
            return self._by_code.get(complaint.library_code)
        return self._by_origin.get(_plain(complaint.text))

    def of(self, complaint: IndicatorComplaint) -> LibraryIndicator | None:
        """Return the edition that came after a complaint, None while it waits."""
        answer = self.newest(complaint)
        if answer is None:
            return None
        if complaint.library_code:
            return answer if answer.edition > complaint.library_edition else None
        return answer if answer.at > complaint.at else None


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _changes(s: Session) -> Changes:
    return Changes.of(Area.SCHEMES, persons=(s.person_id,))
