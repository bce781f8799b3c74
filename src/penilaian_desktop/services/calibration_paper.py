"""The berita acara of a calibration: what the meeting found and changed, ready to print."""

from __future__ import annotations

from dataclasses import replace

from penilaian_desktop.domain.appraisal import Rating
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.calibration import Calibration
from penilaian_desktop.domain.calibration_views import (
    CalibrationFormView,
    CalibrationRow,
    CalibrationView,
    MinutesChange,
)
from penilaian_desktop.domain.result_views import ChangeSource
from penilaian_desktop.domain.wording import rating_label
from penilaian_desktop.services.form_paper import NO_FOOT, agency_of, foot_of
from penilaian_desktop.services.people import snapshot
from penilaian_desktop.services.session import Session
from penilaian_desktop.storage.unit_of_work import ReadUnit


def minutes_form(
    unit: ReadUnit, s: Session, view: CalibrationView, meeting: Calibration
) -> CalibrationFormView:
    """Return the minutes of a meeting over what its unit looks like now.

    Changes that no longer count are left out. Raises RuleViolation `agency_missing`.
    """
    agency = agency_of(unit)
    bare = CalibrationFormView(
        agency=agency.name,
        place=agency.place,
        dated=meeting.held_on,
        period_label=PeriodCode.parse(view.period_code).label,
        unit_name=view.unit_name,
        organisation=view.organisation,
        pattern_text=view.pattern_text,
        minutes=view.minutes,
        leader=snapshot(unit, meeting.person_id, meeting.held_on),
        persons=len(view.rows),
        missing=view.missing,
        too_small=view.too_small,
        counts=view.counts,
        before=view.before,
        advice=view.advice,
        changes=tuple(found for row in view.rows for found in _changed(row)),
        foot=NO_FOOT,
    )
    return replace(bare, foot=foot_of(unit, s, bare, meeting.id))


def _words(rating: Rating | None) -> str:
    return rating_label(rating) if rating else "–"


def _changed(row: CalibrationRow) -> tuple[MinutesChange, ...]:
    return tuple(
        MinutesChange(
            name=row.person.name,
            identity=row.person.identity,
            before=change.predicate_before,
            after=change.predicate_after,
            ratings="; ".join(
                f"{label}: {_words(old)} menjadi {_words(new)}"
                for label, old, new in (
                    ("Hasil kerja", change.work_before, change.work_after),
                    ("Perilaku kerja", change.behaviour_before, change.behaviour_after),
                )
                if old is not new
            ),
            reason=change.reason,
        )
        for change in row.changes
        if change.counts and change.source is ChangeSource.CALIBRATION
    )
