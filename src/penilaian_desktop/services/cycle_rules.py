"""The rules that records of calibration, objection and follow-up must keep when they come in."""

from __future__ import annotations

from collections.abc import Iterable

from penilaian_desktop.domain.appraisal import Appraisal, Predicate
from penilaian_desktop.domain.calibration import CalibrationChange
from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.follow_up import FollowUp, FollowUpKind
from penilaian_desktop.domain.objection import Objection, ObjectionDecision
from penilaian_desktop.domain.record import Record
from penilaian_desktop.domain.scheme_facts import asked_ratings, by_ratings, predicate_with
from penilaian_desktop.services.appraisal_store import counts_before
from penilaian_desktop.services.objection_reading import dossier_hash
from penilaian_desktop.storage.schemes import SchemeBook

FINE = ("", "")


def cycle_fault(schemes: SchemeBook, record: Record) -> tuple[str, str]:
    """Return (code, field) of the rule that a record breaks, or two empty texts."""
    if record.deleted:
        return FINE
    if isinstance(record, Objection):
        return _objection_fault(record)
    if isinstance(record, CalibrationChange | ObjectionDecision):
        return _change_fault(schemes, record)
    if isinstance(record, FollowUp) and record.closed_on is not None:
        if not record.outcome.strip():
            return "follow_up_outcome_missing", "outcome"
        if record.follow_kind is FollowUpKind.COACHING and record.held_on is None:
            return "follow_up_day_missing", "held_on"
    return FINE


def twice(record: Appraisal, others: Iterable[Appraisal]) -> bool:
    """Tell whether another appraisal of the same person and period counts before this one."""
    return any(
        other.id != record.id and not other.deleted and counts_before(other) < counts_before(record)
        for other in others
        if (other.person_id, other.period_code) == (record.person_id, record.period_code)
    )


def _objection_fault(record: Objection) -> tuple[str, str]:
    if not record.text.strip():
        return "objection_text_missing", "text"
    if not record.dossier or dossier_hash(record.dossier) != record.dossier_sha256:
        return "dossier_changed", "dossier"
    if record.dossier[0].output not in set(Predicate):
        return "dossier_changed", "dossier"  # the result that was shown comes first
    return FINE


def _change_fault(
    schemes: SchemeBook, record: CalibrationChange | ObjectionDecision
) -> tuple[str, str]:
    if not record.reason.strip():
        missing = isinstance(record, CalibrationChange)
        return ("calibration_reason_missing" if missing else "objection_reason_missing"), "reason"
    try:
        scheme = schemes.get(record.scheme, record.scheme_version)
        asks = asked_ratings(scheme)
        for asked, field in (
            (asks.work, "work_before"),
            (asks.behaviour, "behaviour_before"),
            (asks.work, "work_after"),
            (asks.behaviour, "behaviour_after"),
        ):
            if asked and getattr(record, field) is None:
                return "rating_missing", field
        if not by_ratings(scheme):
            return FINE  # other facts decide too; they stand in the trail of the appraisal
        before = predicate_with(scheme, (), record.work_before, record.behaviour_before)
        after = predicate_with(scheme, (), record.work_after, record.behaviour_after)
    except (PenilaianError, KeyError):
        return "scheme_not_here", "scheme"
    if before is not record.predicate_before:
        return "result_not_by_rule", "predicate_before"
    return FINE if after is record.predicate_after else ("result_not_by_rule", "predicate_after")
