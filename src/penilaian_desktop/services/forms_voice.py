"""The data of the papers about the public's voice and the register of improvements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.employee import Unit
from penilaian_desktop.domain.errors import NotAllowed
from penilaian_desktop.domain.form_views_voice import (
    ForumRow,
    NoteRow,
    RegisterFormView,
    SurveyRow,
    VoiceFormView,
)
from penilaian_desktop.domain.improvement import FindingSource, Improvement
from penilaian_desktop.domain.improvement_views import STILL_OPEN, ImprovementItem
from penilaian_desktop.domain.public_voice import Forum, PublicNote, PublicService
from penilaian_desktop.services.citizens import citizens_of, plain
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.form_paper import NO_FOOT, agency_of, foot_of
from penilaian_desktop.services.forms_unit import unit_named
from penilaian_desktop.services.improvements import items_of
from penilaian_desktop.services.people import snapshot
from penilaian_desktop.services.public_notes import figures_of
from penilaian_desktop.services.public_services import names_of
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import clamp, require_office
from penilaian_desktop.services.survey_reading import periods_back, trend_of
from penilaian_desktop.services.unit_keeping import below, heard_units, seen_units
from penilaian_desktop.storage.unit_of_work import ReadUnit
from penilaian_desktop.storage.voice_reads import MonthTally, month_tallies

TREND = 8
"""Periods that the trend shows."""


def voice_form(context: Context, s: Session, unit_name: str, period: str) -> VoiceFormView:
    """Return what the public said of a unit ("" = all that the account keeps) in a period.

    Raises RuleViolation `print_unit_unknown`, NotAllowed `role_needed`, `unit_not_yours`.
    """
    require_office(s, Action.READ_VOICE)
    code = PeriodCode.parse(period)
    with context.read() as unit:
        today = context.today(unit)
        units, named = units_of_paper(unit, heard_units(unit, s, today), unit_name)
        codes = periods_back(code, TREND)
        tallies = month_tallies(unit, codes[0].starts, code.ends, units=units)
        trend = trend_of(context, tallies, codes)
        agency = agency_of(unit)
        bare = VoiceFormView(
            agency=agency.name,
            place=agency.place,
            unit_name=named or agency.name,
            period_label=code.label,
            starts=code.starts,
            ends=code.ends,
            dated=clamp(today, code.starts, code.ends),
            whole=trend[-1].result,
            rows=_surveys(context, unit, tallies, codes),
            trend=trend,
            notes=_notes(unit, units, code),
            forums=_forums(unit, units, code),
            foot=NO_FOOT,
        )
        return replace(bare, foot=foot_of(unit, s, bare))


def register_form(context: Context, s: Session, unit_name: str, period: str) -> RegisterFormView:
    """Return the register of a unit ("" = all kept): what is open, what the period closed.

    Raises RuleViolation `print_unit_unknown`, NotAllowed `role_needed`, `unit_not_yours`.
    """
    require_office(s, Action.READ_IMPROVEMENT)
    code = PeriodCode.parse(period)
    with context.read() as unit:
        today = context.today(unit)
        units, named = units_of_paper(unit, seen_units(unit, s, today), unit_name)
        found = [
            record
            for record in unit.find(Improvement, unit_id=tuple(units))
            if record.state in STILL_OPEN
            or (record.closed_on is not None and record.closed_on in code)
        ]
        agency = agency_of(unit)
        bare = RegisterFormView(
            agency=agency.name,
            place=agency.place,
            unit_name=named or agency.name,
            period_label=code.label,
            dated=today,
            signer=snapshot(unit, s.person_id or None, today),
            rows=tuple(sorted(items_of(unit, _unnamed(unit, found), today), key=_line)),
            foot=NO_FOOT,
        )
        return replace(bare, foot=foot_of(unit, s, bare))


def units_of_paper(unit: ReadUnit, kept: frozenset[str], name: str) -> tuple[frozenset[str], str]:
    """Return the units of a paper, and the name of the highest of them, "" where it has several."""
    if not name.strip():
        tops = [one.name for one in unit.find(Unit, id=tuple(kept)) if one.parent_id not in kept]
        return kept, tops[0] if len(tops) == 1 else ""
    chosen = unit_named(unit, name)
    if chosen.id not in kept:
        raise NotAllowed("unit_not_yours")
    return below(unit, chosen.id) & kept, chosen.name


def _unnamed(unit: ReadUnit, records: Sequence[Improvement]) -> tuple[Improvement, ...]:
    """Return lines without the name and the contact of whoever brought the note they came from.

    A finding is taken over in the words of the note, and these may name the citizen.
    """
    brought = citizens_of(
        unit, (r.source_id for r in records if r.source is FindingSource.COMPLAINT)
    )
    return tuple(
        replace(
            record,
            finding=plain(record.finding, brought, record.source_id),
            action=plain(record.action, brought, record.source_id),
            outcome=plain(record.outcome, brought, record.source_id),
        )
        if record.source_id in brought
        else record
        for record in records
    )


def _line(item: ImprovementItem) -> tuple[str, bool, int, str]:
    record = item.improvement
    day = record.due if item.open else record.closed_on
    return item.unit.casefold(), not item.open, (day or date.max).toordinal(), record.id


def _surveys(
    context: Context, unit: ReadUnit, tallies: Iterable[MonthTally], codes: Sequence[PeriodCode]
) -> tuple[SurveyRow, ...]:
    """Return the index of each unit, its services behind it, both by name.

    Who has no answer in the last of the periods is left out.
    """
    found: dict[tuple[str, str], list[MonthTally]] = defaultdict(list)
    for tally in tallies:
        for key in ("", tally.service_id):
            found[tally.unit_id, key].append(tally)
    names = names_of(unit, {place for place, _ in found})
    services = _services(unit, {key for _, key in found if key})
    rows = []
    for (place, key), parts in found.items():
        course = trend_of(context, parts, codes)
        result = course[-1].result
        if result is not None:
            rows.append(
                SurveyRow(
                    unit=names.get(place, ""),
                    service=services.get(key, ""),
                    result=result,
                    course=tuple(p.result.index if p.result else None for p in course),
                )
            )
    return tuple(sorted(rows, key=_named))


def _notes(unit: ReadUnit, units: frozenset[str], code: PeriodCode) -> tuple[NoteRow, ...]:
    """Return the figures of each unit, its services behind it, both by name."""
    by_unit: dict[str, dict[str, list[PublicNote]]] = defaultdict(lambda: defaultdict(list))
    for note in unit.find(PublicNote, unit_id=tuple(units)):
        if note.received_on in code:
            by_unit[note.unit_id][""].append(note)
            if note.service_id:
                by_unit[note.unit_id][note.service_id].append(note)
    names = names_of(unit, by_unit)
    services = _services(unit, {key for found in by_unit.values() for key in found if key})
    rows = [
        NoteRow(
            unit=names.get(place, ""),
            service=services.get(key, ""),
            figures=figures_of(place, names.get(place, ""), notes),
        )
        for place, found in by_unit.items()
        for key, notes in found.items()
    ]
    return tuple(sorted(rows, key=_named))


def _forums(unit: ReadUnit, units: frozenset[str], code: PeriodCode) -> tuple[ForumRow, ...]:
    found = [f for f in unit.find(Forum, unit_id=tuple(units)) if f.held_on in code]
    names = names_of(unit, {f.unit_id for f in found})
    return tuple(
        ForumRow(
            held_on=forum.held_on,
            unit=names.get(forum.unit_id, ""),
            about=forum.topic,
            participants=forum.participants,
            followed=bool(forum.follow_up.strip()),
        )
        for forum in sorted(found, key=lambda f: (f.held_on, f.id))
    )


def _services(unit: ReadUnit, ids: Iterable[str]) -> dict[str, str]:
    found = unit.find(PublicService, id=tuple(ids), include_deleted=True)
    return {service.id: service.name for service in found}


def _named(row: SurveyRow | NoteRow) -> tuple[str, bool, str]:
    return row.unit.casefold(), bool(row.service), row.service.casefold()
