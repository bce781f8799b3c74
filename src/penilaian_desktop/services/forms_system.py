"""The data of the papers about the system itself: what staff said, and the yearly review (SM)."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.form_views_voice import (
    ChangedIndicator,
    ComplainedIndicator,
    ReviewFormView,
    StaffFormView,
)
from penilaian_desktop.domain.library import LibraryIndicator
from penilaian_desktop.domain.scheme_record import IndicatorComplaint, SystemReview
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.form_paper import NO_FOOT, agency_of, foot_of
from penilaian_desktop.services.library import editions_of
from penilaian_desktop.services.people import snapshot
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.staff_questions import StaffQuestions
from penilaian_desktop.services.standing import clamp, require_office
from penilaian_desktop.storage.unit_of_work import ReadUnit


def staff_form(context: Context, s: Session, period: str) -> StaffFormView:
    """Return the questionnaires and interviews of a period, added up (SM-2).

    A questionnaire belongs to the periods in which it was open. Raises NotAllowed.
    """
    require_office(s, Action.READ_COMPLAINTS)
    code = PeriodCode.parse(period)
    asked = StaffQuestions(context)
    sheets = [
        asked.summary(s, item.questionnaire.id)
        for item in reversed(asked.list(s))
        if _open_in(code, item.questionnaire.opened_on, item.questionnaire.closed_on)
    ]
    talked = [item for item in reversed(asked.interviews(s)) if item.note.held_on in code]
    with context.read() as unit:
        agency = agency_of(unit)
        bare = StaffFormView(
            agency=agency.name,
            place=agency.place,
            period_label=code.label,
            dated=clamp(context.today(unit), code.starts, code.ends),
            rows=tuple(sheets),
            interviews=tuple(talked),
            foot=NO_FOOT,
        )
        return replace(bare, foot=foot_of(unit, s, bare))


def review_form(context: Context, s: Session, period: str) -> ReviewFormView:
    """Return the yearly review of the system for the year of a period (SM-1).

    Raises RuleViolation `review_none`, NotAllowed.
    """
    require_office(s, Action.READ_COMPLAINTS)
    year = PeriodCode.parse(period).year
    with context.read() as unit:
        found = unit.find(SystemReview, year=year, limit=1)
        if not found:
            raise RuleViolation("review_none", field="period", year=year)
        review = found[0]
        agency = agency_of(unit)
        bare = ReviewFormView(
            agency=agency.name,
            place=agency.place,
            dated=review.held_on,
            review=review,
            changed=tuple(_changed(unit, context, text) for text in review.changed),
            complaints=_complaints(unit, context, year),
            signer=snapshot(unit, s.person_id or None, review.held_on),
            foot=NO_FOOT,
        )
        return replace(bare, foot=foot_of(unit, s, bare))


def _open_in(code: PeriodCode, opened: date, closed: date | None) -> bool:
    return opened <= code.ends and (closed or opened) >= code.starts


def _changed(unit: ReadUnit, context: Context, code: str) -> ChangedIndicator:
    """Return an indicator by its code, in the newest edition; what is no code stays as written."""
    editions = editions_of(unit, context, code)
    if not editions:
        return ChangedIndicator(code=code, name="")
    newest: LibraryIndicator = max(editions, key=lambda e: (e.edition, e.effective_from))
    return ChangedIndicator(
        code=code,
        name=newest.name,
        edition=newest.edition,
        effective_from=newest.effective_from,
    )


def _complaints(unit: ReadUnit, context: Context, year: int) -> tuple[ComplainedIndicator, ...]:
    """Return the indicators complained about in a year, the most often first; nobody is named."""
    counts: Counter[str] = Counter()
    texts: dict[str, str] = {}
    for complaint in unit.find(IndicatorComplaint, order=("at", "id")):
        if context.local(unit, complaint.at).year == year:
            key = complaint.library_code or " ".join(complaint.text.casefold().split())
            counts[key] += 1
            texts[key] = complaint.text
    found = [ComplainedIndicator(text=texts[key], count=count) for key, count in counts.items()]
    return tuple(sorted(found, key=lambda one: (-one.count, one.text.casefold())))
