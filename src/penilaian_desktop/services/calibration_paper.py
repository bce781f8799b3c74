"""The berita acara of a calibration: what the meeting found and changed, ready to print."""

from __future__ import annotations

import hashlib
from dataclasses import fields, replace

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.calibration import Calibration
from penilaian_desktop.domain.calibration_views import (
    CalibrationFormView,
    CalibrationRow,
    CalibrationView,
    MinutesChange,
)
from penilaian_desktop.domain.employee import Agency
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.result_views import ChangeSource
from penilaian_desktop.domain.views import FormFoot
from penilaian_desktop.domain.wording import rating_label
from penilaian_desktop.services.canonical import canonical
from penilaian_desktop.services.people import snapshot
from penilaian_desktop.services.session import Session
from penilaian_desktop.storage.unit_of_work import ReadUnit

PROGRAM = "Penilaian Desktop"


def minutes_form(
    unit: ReadUnit, s: Session, view: CalibrationView, meeting: Calibration
) -> CalibrationFormView:
    """Return the minutes of a meeting over what its unit looks like now.

    Changes that no longer count are left out. Raises RuleViolation `agency_missing`.
    """
    agency = next(iter(unit.find(Agency, limit=1)), None)
    if agency is None:
        raise RuleViolation("agency_missing", field="agency")
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
        foot=FormFoot(data_sha256="", package_id="", printed_from=""),
    )
    said = {f.name: getattr(bare, f.name) for f in fields(bare) if f.name != "foot"}
    device = unit.exchange.device(s.device_id)
    entry = unit.journal.last_entry(meeting.id)
    foot = FormFoot(
        data_sha256=hashlib.sha256(canonical(said)).hexdigest(),
        package_id=entry.package if entry is not None else "",
        printed_from=f"{PROGRAM}, {device.name}" if device else PROGRAM,
    )
    return replace(bare, foot=foot)


def _changed(row: CalibrationRow) -> tuple[MinutesChange, ...]:
    return tuple(
        MinutesChange(
            name=row.person.name,
            identity=row.person.identity,
            before=change.predicate_before,
            after=change.predicate_after,
            ratings="; ".join(
                f"{label}: {rating_label(old)} menjadi {rating_label(new)}"
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
