"""The dossier of an objection: what was shown, frozen and hashed, and what was answered."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta

from penilaian_desktop.domain.appraisal import (
    DECISION_DAYS,
    OBJECTION_DAYS,
    Appraisal,
    Period,
    TrailStep,
)
from penilaian_desktop.domain.appraisal_views import AppraisalView
from penilaian_desktop.domain.objection import (
    Objection,
    ObjectionDecision,
    ObjectionReply,
    ObjectionState,
    last_day,
)
from penilaian_desktop.domain.objection_views import Deadline
from penilaian_desktop.services.canonical import canonical
from penilaian_desktop.services.people import calendar_of
from penilaian_desktop.storage.unit_of_work import ReadUnit


@dataclass(frozen=True, slots=True)
class Answers:
    """Reply and decision of an objection, newest ones; None = not there yet."""

    reply: ObjectionReply | None
    decision: ObjectionDecision | None


@dataclass(frozen=True, slots=True)
class ObjectionPaper:
    """What the Dokumen Evaluasi prints about an objection."""

    filed_on: date | None = None
    text: str = ""
    explanation: str = ""
    decision: str = ""


def objection_of(unit: ReadUnit, person_id: str, period_code: str) -> Objection | None:
    """Return the objection of a person for a period: one that stands before a withdrawn one."""
    found = unit.find(Objection, person_id=person_id, period_code=period_code)
    return min(found, key=lambda o: (o.withdrawn_on is not None, o.filed_on, o.id), default=None)


def answers_of(unit: ReadUnit, objection: Objection) -> Answers:
    """Return what was answered to an objection; of two decisions the first one made counts."""
    replies = unit.find(ObjectionReply, objection_id=objection.id)
    decisions = unit.find(ObjectionDecision, objection_id=objection.id)
    return Answers(
        max(replies, key=lambda r: (r.at, r.id), default=None),
        min(decisions, key=lambda d: (d.at, d.id), default=None),
    )


def state_of(objection: Objection, answers: Answers) -> ObjectionState:
    """Return where an objection stands."""
    if answers.decision is not None:
        return ObjectionState.DECIDED
    if objection.withdrawn_on is not None:
        return ObjectionState.WITHDRAWN
    return ObjectionState.FILED if answers.reply is None else ObjectionState.REPLIED


def paper_of(unit: ReadUnit, person_id: str, period_code: str) -> ObjectionPaper:
    """Return what the form prints about an objection; nothing for one that was withdrawn."""
    objection = objection_of(unit, person_id, period_code)
    if objection is None or objection.withdrawn_on is not None:
        return ObjectionPaper()
    answers = answers_of(unit, objection)
    return ObjectionPaper(
        filed_on=objection.filed_on,
        text=objection.text,
        explanation=answers.reply.text if answers.reply else "",
        decision=answers.decision.reason if answers.decision else "",
    )


# --- days (REGULATIONS 3.6) ----------------------------------------------------------------
def filing_deadline(unit: ReadUnit, appraisal: Appraisal, today: date) -> Deadline | None:
    """Return until when the person can object to a published appraisal, as the period says."""
    if appraisal.published_on is None:
        return None
    terms = _terms(unit, appraisal.period_code)
    days = terms.objection_days if terms else OBJECTION_DAYS
    return _deadline(unit, appraisal.person_id, appraisal.published_on, days, terms, today)


def decision_deadline(unit: ReadUnit, objection: Objection, today: date) -> Deadline:
    """Return until when the superior decides, as the period says."""
    terms = _terms(unit, objection.period_code)
    days = terms.decision_days if terms else DECISION_DAYS
    return _deadline(unit, objection.person_id, objection.filed_on, days, terms, today)


def _terms(unit: ReadUnit, period_code: str) -> Period | None:
    """Return the period whose terms hold; None when it has not arrived here."""
    return next(iter(unit.find(Period, code=period_code, limit=1)), None)


def _deadline(
    unit: ReadUnit, person_id: str, since: date, days: int, terms: Period | None, today: date
) -> Deadline:
    calendar = calendar_of(unit, person_id, since)
    working = terms is not None and terms.objection_working_days
    day = last_day(since, days, calendar if working else None)
    if day >= today:
        left = len(calendar.working_days(today + timedelta(days=1), day))
    else:
        left = -len(calendar.working_days(day + timedelta(days=1), today))
    return Deadline(day=day, left=(day - today).days, working_left=left)


# --- the dossier ---------------------------------------------------------------------------
def frozen(view: AppraisalView) -> tuple[TrailStep, ...]:
    """Return what the person saw of an appraisal as steps: result, reasons, figures, feedback.

    Feedback is as it was shown: colleagues without names.
    """
    said = (
        ("hasil_kerja", view.work_rating.value if view.work_rating else ""),
        ("alasan_hasil_kerja", view.work_reason),
        ("perilaku_kerja", view.behaviour_rating.value if view.behaviour_rating else ""),
        ("alasan_perilaku", view.behaviour_reason),
        ("kekuatan", view.strength),
        ("perbaikan", view.improvement),
        ("rekomendasi", view.recommendation),
        ("pencapaian", view.achievements),
        ("tantangan", view.challenges),
        ("capaian_organisasi", view.organisation.value if view.organisation else ""),
        ("diterbitkan", view.published_on.isoformat() if view.published_on else ""),
    )
    result = TrailStep(
        rule="penilaian",
        inputs=tuple((name, text) for name, text in said if text),
        output=view.predicate.value if view.predicate else "",
    )
    feedback = tuple(
        TrailStep(
            rule="umpan_balik",
            inputs=(("peran", item.giver_role.value), ("nilai", value.code)),
            output=item.text,
        )
        for value in view.behaviour
        for item in value.feedback
    )
    return (result, *view.trail, *feedback)


def dossier_hash(steps: tuple[TrailStep, ...]) -> str:
    """Return the SHA-256 over a dossier."""
    return hashlib.sha256(canonical(list(steps))).hexdigest()
