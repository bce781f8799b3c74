"""Results used: the report of pencapaian and tantangan, and exports for a purpose (WG-1, WG-4)."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, replace
from datetime import date

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.appraisal import AppraisalState, Period, Predicate, SelfReport
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.cycle_views import PurposeExport, PurposeRow, WorkReportView
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.follow_up import FollowUp, FollowUpApproval, FollowUpKind
from penilaian_desktop.domain.form_views_growth import PurposeFormView
from penilaian_desktop.domain.training import Participation, TrainingEvent
from penilaian_desktop.domain.wording import number, short_date
from penilaian_desktop.services.appraisal_reading import scheme_of, standpoint
from penilaian_desktop.services.appraisal_store import appraisals_of
from penilaian_desktop.services.canonical import canonical
from penilaian_desktop.services.context import Context, period_of
from penilaian_desktop.services.effective import results_of
from penilaian_desktop.services.form_paper import NO_FOOT, agency_of, foot_of
from penilaian_desktop.services.innovations import accepted_innovations
from penilaian_desktop.services.people import person_item, snapshot
from penilaian_desktop.services.realisation import Realisation
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require, require_office
from penilaian_desktop.services.training_reading import newest_approval, placed, title_of
from penilaian_desktop.storage.unit_of_work import ReadUnit

CAREER, TRAINING, REWARD = "karir", "pelatihan", "penghargaan"
PURPOSES = (CAREER, TRAINING, REWARD)
_KINDS = {TRAINING: FollowUpKind.TRAINING, REWARD: FollowUpKind.REWARD}
_GOOD = frozenset({Predicate.SANGAT_BAIK, Predicate.BAIK})


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

    def export(self, s: Session, purpose: str, starts: date, ends: date) -> PurposeExport:
        """Return the published results of a span for one purpose, signed by the HR account.

        Career: good predicates; training and reward: those with such a follow-up. Raises
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
            rows = tuple(
                row
                for period in sorted(unit.find(Period), key=lambda p: (p.starts, p.ends))
                if starts <= period.starts and period.ends <= ends
                for row in self._rows(unit, purpose, period.code)
            )
        said = {
            "purpose": purpose,
            "starts": starts,
            "ends": ends,
            "rows": [asdict(row) for row in rows],
        }
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

    def _rows(self, unit: ReadUnit, purpose: str, period_code: str) -> tuple[PurposeRow, ...]:
        people = [employee.id for employee in unit.find(Employee)]
        found = {
            person: appraisal
            for person, appraisal in appraisals_of(unit, people, period_code).items()
            if appraisal.state is AppraisalState.PUBLISHED
        }
        results = results_of(unit, found, period_code)
        topics: dict[str, list[str]] = {}
        kind = _KINDS.get(purpose)
        if kind is not None:
            wanted_ones = unit.find(FollowUp, period_code=period_code, follow_kind=kind)
            served = placed(unit, [record.id for record in wanted_ones])
            for record in wanted_ones:
                approval = newest_approval(unit, record.id)
                if approval is None or approval.approved:
                    said = _said(unit, record, approval, served.get(record.id))
                    topics.setdefault(record.person_id, []).append(said)
        rows = []
        for person_id, result in results.items():
            predicate = result.predicate
            if predicate is None:
                continue
            wanted = predicate in _GOOD if kind is None else person_id in topics
            if wanted:
                rows.append(
                    PurposeRow(
                        person=person_item(unit, person_id, PeriodCode.parse(period_code).ends),
                        period_code=period_code,
                        predicate=predicate,
                        detail="; ".join(topics.get(person_id, ())),
                    )
                )
        return tuple(sorted(rows, key=lambda row: (row.person.name.casefold(), row.period_code)))


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
