"""Results used: the report of pencapaian and tantangan, and exports for a purpose (WG-1, WG-4)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.appraisal import Period, Predicate, SelfReport
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.cycle_views import (
    CareerLine,
    PurposeExport,
    PurposeRow,
    WorkReportView,
)
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.follow_up import FollowUp, FollowUpApproval, FollowUpKind
from penilaian_desktop.domain.form_views_growth import PurposeFormView
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.training import Participation, TrainingCourse, TrainingEvent
from penilaian_desktop.domain.wording import number, short_date
from penilaian_desktop.services.appraisal_reading import scheme_of, standpoint
from penilaian_desktop.services.canonical import canonical
from penilaian_desktop.services.career import career_lines, detail_of, earned_by
from penilaian_desktop.services.context import Context, period_of
from penilaian_desktop.services.follow_up_reading import newest_approvals
from penilaian_desktop.services.form_paper import NO_FOOT, agency_of, foot_of
from penilaian_desktop.services.innovations import accepted_innovations
from penilaian_desktop.services.people import person_item, snapshot
from penilaian_desktop.services.person_lists import PersonList
from penilaian_desktop.services.realisation import Realisation
from penilaian_desktop.services.result_reading import standing_results
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require, require_office
from penilaian_desktop.services.training_reading import placed, title_of
from penilaian_desktop.storage.prefetched import Prefetched
from penilaian_desktop.storage.unit_of_work import ReadUnit

CAREER, TRAINING, REWARD = "karir", "pelatihan", "penghargaan"
PURPOSES = (CAREER, TRAINING, REWARD)
_KINDS = {TRAINING: FollowUpKind.TRAINING, REWARD: FollowUpKind.REWARD}
_GOOD = frozenset({Predicate.SANGAT_BAIK, Predicate.BAIK})
_UNIT, _RECORD, _GROUP = "\x1f", "\x1e", "\x1d"
"""What parts texts, columns and lines where they are hashed; nobody can type them."""
_PERSON_FIELDS = tuple(field.name for field in fields(PersonItem))


@dataclass(frozen=True, slots=True)
class Purposes:
    """Use cases of results once they are there."""

    context: Context

    def work_report(self, s: Session, person_id: str, period_code: str) -> WorkReportView:
        """Return the laporan kinerja of a person; both parts are required to print it (WG-1)."""
        code = PeriodCode.parse(period_code)
        with self.context.read() as unit:
            if person_id != s.person_id:
                require(unit, s, Action.PRINT_APPRAISAL, person_id, code.starts, code.ends)
            period = period_of(unit, period_code)
            found = unit.find(SelfReport, person_id=person_id, period_code=period_code, limit=1)
            report = found[0] if found else None
            standing = standpoint(unit, scheme_of(self.context, unit, period_code), person_id, code)
            written = self.context.local(unit, report.at).date() if report else None
            due = period.self_deadline or period.deadline
            parts = {
                "achievements": report.achievements if report else "",
                "challenges": report.challenges if report else "",
            }
            return WorkReportView(
                person=person_item(unit, person_id, code.ends),
                period_code=period_code,
                period_label=code.label,
                achievements=parts["achievements"],
                challenges=parts["challenges"],
                missing=tuple(name for name, text in parts.items() if not text.strip()),
                late=written is not None and written > due,
                realisations=tuple(_line(item) for item in standing.realised),
                innovations=tuple(
                    item.title for item in accepted_innovations(unit, person_id, period_code)
                ),
            )

    def export(
        self, s: Session, purpose: str, starts: date, ends: date, *, kind: str = ""
    ) -> PurposeExport:
        """Return the published results of a span for one purpose, signed by the HR account.

        Career: good predicates, with what the person earned on the way; training and reward: those
        with such a follow-up. `kind` keeps periods of one kind (T, S, Y, B), "" = all. Raises
        NotAllowed, RuleViolation `purpose_unknown`, `dates_reversed`.
        """
        require_office(s, Action.READ_MONITORING)
        if purpose not in PURPOSES:
            raise RuleViolation("purpose_unknown", field="purpose", purposes=", ".join(PURPOSES))
        if ends < starts:
            raise RuleViolation("dates_reversed", field="ends")
        if s.signer is None:
            raise NotAllowed("role_needed", action=Action.READ_MONITORING.value)
        with self.context.read() as unit:
            exported = self.context.local(unit, self.context.now())
            codes = [
                period.code
                for period in sorted(unit.find(Period), key=lambda p: (p.starts, p.ends))
                if starts <= period.starts
                and period.ends <= ends
                and kind in {"", PeriodCode.parse(period.code).kind}
            ]
            rows, careers = _rows(unit, purpose, codes, (starts, ends))
        said = {
            "purpose": purpose,
            "starts": starts,
            "ends": ends,
            "rows": [_said_of(row) for row in rows],
        }
        if kind:
            said["kind"] = kind
        if careers:
            said["careers"] = _ways(careers)
        signed = s.signer.sign_object({"sha256": hashlib.sha256(canonical(said)).hexdigest()})
        return PurposeExport(
            purpose=purpose,
            starts=starts,
            ends=ends,
            rows=rows,
            sha256=str(signed["sha256"]),
            signed_by=s.display_name,
            sig=str(signed["sig"]),
            kid=s.signer.kid,
            exported_at=exported,
            period_kind=kind,
            careers=careers,
        )

    def paper(self, s: Session, export: PurposeExport) -> PurposeFormView:
        """Return an export as a list to print, with the place where HR signs."""
        require_office(s, Action.READ_MONITORING)
        with self.context.read() as unit:
            agency, day = agency_of(unit), export.exported_at.date()
            bare = PurposeFormView(
                agency=agency.name,
                place=agency.place,
                dated=day,
                export=export,
                signer=snapshot(unit, s.person_id or None, day),
                foot=NO_FOOT,
            )
            return replace(bare, foot=foot_of(unit, s, bare))


def _rows(
    unit: ReadUnit, purpose: str, codes: Sequence[str], span: tuple[date, date]
) -> tuple[tuple[PurposeRow, ...], tuple[CareerLine, ...]]:
    """Return the results of a purpose by period and name, and the careers behind them by name."""
    kind = _KINDS.get(purpose)
    topics = _topics(unit, kind, codes) if kind is not None else {}
    every = standing_results(unit, codes)
    found = [
        (person_id, code, result[2])
        for code, results in every.items()
        for person_id, result in results.items()
        if (result[2] in _GOOD if kind is None else (person_id, code) in topics)
    ]
    who = {person_id for person_id, _, _ in found}
    people = PersonList(unit, who)
    periods = {code: PeriodCode.parse(code) for code in codes}
    earned = earned_by(unit, who, *span) if kind is None else {}
    careers = career_lines(every, codes, earned, people, who) if kind is None else ()

    def detail(person_id: str, code: str) -> str:
        if kind is None:
            told = earned.get(person_id)
            return detail_of(told, periods[code]) if told else ""
        return "; ".join(topics.get((person_id, code), ()))

    rows = [
        PurposeRow(
            person=people.item(person_id, periods[code].ends),
            period_code=code,
            predicate=predicate,
            detail=detail(person_id, code),
        )
        for person_id, code, predicate in found
        if predicate is not None and people.known(person_id)
    ]
    at = {code: place for place, code in enumerate(codes)}
    rows.sort(key=lambda row: (at[row.period_code], _alphabet(row.person)))
    return tuple(rows), careers


def _alphabet(person: PersonItem) -> tuple[tuple[str, str], str]:
    return name_order(person.name), person.person_id


def _topics(
    unit: ReadUnit, kind: FollowUpKind, codes: Sequence[str]
) -> dict[tuple[str, str], list[str]]:
    """Return what was asked for in words, by person and period; declined ones are left out."""
    held = Prefetched(unit)
    held.all_ahead(TrainingCourse)
    records = unit.find(FollowUp, period_code=tuple(codes), follow_kind=kind)
    approvals = newest_approvals(unit, records)
    served = placed(unit, [record.id for record in records])
    found: dict[tuple[str, str], list[str]] = {}
    for record in records:
        approval = approvals.get(record.id)
        if approval is None or approval.approved:
            said = _said(held, record, approval, served.get(record.id))
            found.setdefault((record.person_id, record.period_code), []).append(said)
    return found


def _said_of(row: PurposeRow) -> dict[str, object]:
    """Return a row as the object that is hashed."""
    person = {name: getattr(row.person, name) for name in _PERSON_FIELDS}
    return {
        "person": person,
        "period_code": row.period_code,
        "predicate": row.predicate,
        "detail": row.detail,
    }


def _ways(careers: Sequence[CareerLine]) -> str:
    """Return the hash of what is told of each person beside the rows, which say who it is."""
    told = hashlib.sha256()
    for line in careers:
        trend = " ".join(f"{code}={predicate.value}" for code, predicate in line.trend)
        earned = (line.trainings, line.recognitions, line.innovations)
        texts = (line.person.person_id, trend, *(_UNIT.join(one) for one in earned))
        told.update((_RECORD.join(texts) + _GROUP).encode())
    return told.hexdigest()


def _said(
    unit: ReadUnit,
    record: FollowUp,
    approval: FollowUpApproval | None,
    served: tuple[Participation, TrainingEvent] | None,
) -> str:
    """Return a follow-up in words, with its letter, or the training attended for it."""
    if served is not None and served[0].attended:
        part, event = served
        words = f"{title_of(unit, event)}, {short_date(event.ends)}"
        if part.score_before is not None and part.score_after is not None:
            words += f", nilai {number(part.score_before)} → {number(part.score_after)}"
        return f"{record.topic} (terlayani: {words})"
    if approval is not None and approval.letter:
        return f"{record.topic} (surat {approval.letter})"
    return record.topic


def _line(item: Realisation) -> tuple[str, str, str]:
    """Return (indicator, realisation, target) in words."""
    unit = item.indicator.unit
    actual = item.actual_text or (
        f"{number(item.actual)} {unit}".strip() if item.actual is not None else ""
    )
    target = f"{number(item.target)} {unit}".strip() if item.target is not None else ""
    return item.indicator.text, actual, target
