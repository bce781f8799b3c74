"""The data of the papers of the cycle: feedback, laporan kinerja, angka kredit, the archive."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.appraisal import AppraisalState, GiverRole, Predicate
from penilaian_desktop.domain.archive import ArchiveScore
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.credit_points import Jenjang, accumulate, credit, jenjang_label
from penilaian_desktop.domain.cycle_views import CreditRow
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.feedback_views import FeedbackItem
from penilaian_desktop.domain.form_views_cycle import (
    ArchiveFormView,
    ArchiveLine,
    CreditFormView,
    CreditLine,
    FeedbackFormView,
    FeedbackLine,
    WorkReportFormView,
)
from penilaian_desktop.domain.plan import PersonSnapshot, Rhk
from penilaian_desktop.domain.scheme import Scheme
from penilaian_desktop.services.appraisal_reading import feedback_items
from penilaian_desktop.services.appraisal_store import appraisal_of
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.credit import SCHEME, CreditPoints
from penilaian_desktop.services.form_paper import NO_FOOT, agency_of, foot_of
from penilaian_desktop.services.old_scores import OldScores
from penilaian_desktop.services.people import appraiser_of, snapshot
from penilaian_desktop.services.purposes import Purposes
from penilaian_desktop.services.self_appraisal import visible_feedback
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require
from penilaian_desktop.storage.unit_of_work import ReadUnit

_NAMED = {GiverRole.LEADER, GiverRole.TEAM_LEAD}


def feedback_form(context: Context, s: Session, person_id: str, period: str) -> FeedbackFormView:
    """Return the feedback of a period: the person's own, or that of one's staff.

    HR prints it with the published appraisal only. Raises RuleViolation `feedback_none`,
    NotAllowed.
    """
    code = PeriodCode.parse(period)
    with context.read() as unit:
        require(unit, s, Action.PRINT_APPRAISAL, person_id, code.starts, code.ends)
        if person_id == s.person_id:
            items = visible_feedback(context, unit, person_id, code)
        else:
            found = appraisal_of(unit, person_id, code.code)
            if found is None or found.state is not AppraisalState.PUBLISHED:
                require(unit, s, Action.READ_DRAFT_APPRAISAL, person_id, code.ends)
            items = feedback_items(unit, person_id, code.code, today=context.today(unit))
        if not items:
            raise RuleViolation("feedback_none", field="period", period=code.label)
        about = tuple({one.rhk_id for one in items if one.rhk_id})
        words = {rhk.id: rhk.text for rhk in unit.find(Rhk, id=about)} if about else {}
        agency = agency_of(unit)
        employee, appraiser = _pair(unit, person_id, code.ends)
        bare = FeedbackFormView(
            agency=agency.name,
            place=agency.place,
            period_label=code.label,
            dated=code.ends,
            employee=employee,
            appraiser=appraiser,
            lines=tuple(
                sorted(
                    (_feedback_line(context, unit, one, words) for one in items),
                    key=lambda line: list(GiverRole).index(line.role),
                )
            ),
            foot=NO_FOOT,
        )
        return replace(bare, foot=foot_of(unit, s, bare))


def work_report_form(
    context: Context, s: Session, person_id: str, period: str
) -> WorkReportFormView:
    """Return the laporan kinerja once both parts are written (WG-1).

    Raises RuleViolation `work_report_incomplete`, NotAllowed.
    """
    report = Purposes(context).work_report(s, person_id, period)
    if report.missing:
        raise RuleViolation("work_report_incomplete", field="period", period=report.period_label)
    code = PeriodCode.parse(period)
    with context.read() as unit:
        agency = agency_of(unit)
        employee, appraiser = _pair(unit, person_id, code.ends)
        bare = WorkReportFormView(
            agency=agency.name,
            place=agency.place,
            dated=code.ends,
            employee=employee,
            appraiser=appraiser,
            report=report,
            foot=NO_FOOT,
        )
        return replace(bare, foot=foot_of(unit, s, bare))


def credit_form(context: Context, s: Session, person_id: str, period: str) -> CreditFormView:
    """Return the angka kredit of the year of a period, for the three forms that print it.

    Raises RuleViolation with the reason why there is none (`credit_only_pns`,
    `credit_only_functional`, `credit_no_result`), NotAllowed.
    """
    year = PeriodCode.parse(period).year
    points = CreditPoints(context)
    view = points.view(s, person_id, year)
    if view.problem:
        raise RuleViolation(view.problem, field="period")
    older = points.older(s, person_id, year)
    scheme = context.schemes.get(SCHEME)
    with context.read() as unit:
        agency = agency_of(unit)
        employee, appraiser = _pair(unit, person_id, date(year, 12, 31))
        bare = CreditFormView(
            agency=agency.name,
            place=agency.place,
            year=year,
            dated=max(
                (_published(unit, person_id, row.period_code) or row.ends for row in view.rows),
                default=date(year, 12, 31),
            ),
            employee=employee,
            appraiser=appraiser,
            jenjang=jenjang_label(Jenjang(view.jenjang)),
            lines=tuple(_credit_line(scheme, row) for row in (*older, *view.rows)),
            total=view.total,
            before=accumulate(row.points for row in older),
            gathered=view.gathered,
            rank_needs=view.rank_needs,
            jenjang_needs=view.jenjang_needs,
            foot=NO_FOOT,
        )
        return replace(bare, foot=foot_of(unit, s, bare))


def archive_form(context: Context, s: Session, person_id: str, period: str) -> ArchiveFormView:
    """Return the result of an old year by PP 30/2019. Raises RuleViolation `archive_none`."""
    year = PeriodCode.parse(period).year
    found = [one for one in OldScores(context).list(s, person_id) if one.year == year]
    if not found:
        raise RuleViolation("archive_none", field="period", year=year)
    item = found[0]
    with context.read() as unit:
        agency = agency_of(unit)
        employee, appraiser = _pair(unit, person_id, date(year, 12, 31))
        records = sorted(
            (
                one
                for one in unit.find(ArchiveScore, person_id=person_id)
                if PeriodCode.parse(one.period_code).year == year
            ),
            key=lambda one: one.period_code,
        )
        bare = ArchiveFormView(
            agency=agency.name,
            place=agency.place,
            year=year,
            dated=date(year, 12, 31),
            employee=employee,
            appraiser=appraiser,
            lines=tuple(_archive_line(one) for one in records),
            value=item.value,
            predicate=_words(item.predicate),
            mixed=item.mixed,
            foot=NO_FOOT,
        )
        return replace(bare, foot=foot_of(unit, s, bare, records[0].id))


def _pair(unit: ReadUnit, person_id: str, day: date) -> tuple[PersonSnapshot, PersonSnapshot]:
    """Return a person and the appraiser as they were on a day."""
    above = appraiser_of(unit, person_id, day)
    return snapshot(unit, person_id, day), snapshot(unit, above, day, seen_from=person_id)


def _feedback_line(
    context: Context, unit: ReadUnit, item: FeedbackItem, words: dict[str, str]
) -> FeedbackLine:
    named = item.giver_role in _NAMED and bool(item.giver)
    return FeedbackLine(
        role=item.giver_role,
        giver=item.giver if named else "",
        on=context.local(unit, item.at).date() if named else None,
        about=item.value_name or words.get(item.rhk_id or "", ""),
        text=item.text,
        level=item.level,
    )


def _published(unit: ReadUnit, person_id: str, period_code: str) -> date | None:
    found = appraisal_of(unit, person_id, period_code)
    return found.published_on if found is not None else None


def _credit_line(scheme: Scheme, row: CreditRow) -> CreditLine:
    jenjang = Jenjang(row.jenjang)
    whole = credit(scheme, jenjang, Predicate.BAIK, 12)
    gained = credit(scheme, jenjang, row.predicate, 12)
    return CreditLine(
        year=row.starts.year,
        starts=row.starts,
        ends=row.ends,
        months=row.months,
        jenjang=jenjang_label(jenjang),
        predicate=row.predicate,
        percent=(gained * 100 / whole).quantize(Decimal(1)),
        coefficient=whole,
        points=row.points,
    )


def _archive_line(one: ArchiveScore) -> ArchiveLine:
    weight = 60 if one.with_360 else 70
    return ArchiveLine(
        label=PeriodCode.parse(one.period_code).label,
        skp=one.skp,
        skp_weight=weight,
        behaviour=one.behaviour,
        behaviour_weight=100 - weight,
        new_idea=one.new_idea,
        value=one.value,
        predicate=_words(one.predicate),
    )


def _words(code: str) -> str:
    """Return "Sangat Baik" for the scheme's sangat_baik."""
    return code.replace("_", " ").title()
