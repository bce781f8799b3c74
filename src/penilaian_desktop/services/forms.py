"""The data of the printed forms, each with the hash of what it says (X-8, PR-9)."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, fields, replace

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.appraisal import Appraisal, AppraisalState, Predicate
from penilaian_desktop.domain.appraisal_views import AppraisalView
from penilaian_desktop.domain.berakhlak import VALUES
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.employee import Agency, Employee
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.form_views import (
    EvaluationFormView,
    EvaluationSheetView,
    FormFoot,
    ReceiptFormView,
    SkpFormView,
    WhyFormView,
)
from penilaian_desktop.domain.form_views_device import KeyFormView
from penilaian_desktop.domain.form_views_unit import RecapFormView
from penilaian_desktop.domain.package_views import PackageTold
from penilaian_desktop.domain.plan import NOBODY, Plan, PlanDecision, PlanState, PlanStatus
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.domain.why_views import WhyView
from penilaian_desktop.domain.wording import number
from penilaian_desktop.services.appraisal_reading import (
    appraisal_view,
    feedback_items,
    plan_of_period,
    scheme_of,
    standpoint,
)
from penilaian_desktop.services.appraisal_store import appraisal_of
from penilaian_desktop.services.canonical import canonical
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.effective import result_of
from penilaian_desktop.services.form_paper import basis_of, foot_of
from penilaian_desktop.services.forms_follow_up import follow_up_form
from penilaian_desktop.services.forms_more import MORE, OF_AGENCY, OF_UNIT
from penilaian_desktop.services.forms_unit import recap_form
from penilaian_desktop.services.objection_reading import paper_of
from penilaian_desktop.services.people import snapshot
from penilaian_desktop.services.plan_reading import plan_view, target_number
from penilaian_desktop.services.realisation import Realisation
from penilaian_desktop.services.receipt_paper import (
    NOTHING_TOLD,
    receipt_form,
    sent_receipt_form,
)
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require
from penilaian_desktop.services.why import why_view
from penilaian_desktop.storage.unit_of_work import ReadUnit

PROGRAM = "Penilaian Desktop"
PersonForm = SkpFormView | EvaluationFormView | EvaluationSheetView | WhyFormView
FILLED = ("skp", "lampiran-skp", "dokumen-evaluasi", "evaluasi", "alasan-predikat", *MORE)
"""The forms whose data `Forms.view` gathers."""


@dataclass(frozen=True, slots=True)
class Forms:
    """Use cases of printing."""

    context: Context

    def view(self, s: Session, form: str, person_id: str, period_code: str) -> object:
        """Return the data of a form by its name. Raises RuleViolation `form_unknown`."""
        if form in MORE:
            return MORE[form](self.context, s, person_id, period_code)
        if form in {"skp", "lampiran-skp"}:
            return self.skp(s, person_id, period_code)
        if form == "dokumen-evaluasi":
            return self.evaluation(s, person_id, period_code)
        if form == "evaluasi":
            return self.sheet(s, person_id, period_code)
        if form == "alasan-predikat":
            return self.why(s, person_id, period_code)
        raise RuleViolation("form_unknown", field="form", form=form, forms=", ".join(FILLED))

    def of_unit(self, s: Session, form: str, unit_name: str, period_code: str) -> object:
        """Return the data of a form about a unit ("" = all) and those below it.

        Raises RuleViolation `form_unknown`, `print_unit_unknown`, `recap_empty`, NotAllowed.
        """
        if form not in OF_UNIT:
            raise RuleViolation("form_unknown", field="form", form=form, forms=", ".join(OF_UNIT))
        return OF_UNIT[form](self.context, s, unit_name, PeriodCode.parse(period_code).code)

    def of_agency(self, s: Session, form: str, period_code: str) -> object:
        """Return the data of a form about the agency as a whole in a period.

        Raises RuleViolation `form_unknown`, `review_none`, NotAllowed.
        """
        if form not in OF_AGENCY:
            raise RuleViolation("form_unknown", field="form", form=form, forms=", ".join(OF_AGENCY))
        return OF_AGENCY[form](self.context, s, PeriodCode.parse(period_code).code)

    def of_follow_up(self, s: Session, form: str, follow_up_id: str) -> object:
        """Return the data of a paper about one follow-up; raises as `follow_up_form`."""
        return follow_up_form(self.context, s, form, follow_up_id)

    def recap(self, s: Session, unit_name: str, period_code: str) -> RecapFormView:
        """Return the recap of a unit for its workbook; raises as `of_unit`."""
        return recap_form(self.context, s, unit_name, PeriodCode.parse(period_code).code)

    def skp(self, s: Session, person_id: str, period: str | int) -> SkpFormView:
        """Return the SKP of a person for a year or for the period it covers.

        Somebody else's plan prints once it was handed in. Raises RuleViolation `plan_missing`.
        """
        code = PeriodCode.parse(str(period))
        with self.context.read() as unit:
            plan = plan_of_period(unit, person_id, code)
            if plan is None:
                require(unit, s, Action.PRINT_PLAN, person_id, code.starts, code.ends)
                raise RuleViolation("plan_missing", field="period", year=code.year)
            if plan.state is PlanState.DRAFT:
                require(unit, s, Action.READ_DRAFT_PLAN, person_id, plan.starts, plan.ends)
            require(unit, s, Action.PRINT_PLAN, person_id, plan.starts, plan.ends)
            view = plan_view(unit, plan, self.context.today(unit))
            agency = _agency(unit)
            bare = SkpFormView(
                agency=agency.name,
                place=agency.place,
                signed_on=None,
                plan=view,
                behaviour=_behaviour(view),
                foot=_NO_FOOT,
            )
            if view.status is PlanStatus.AGREED:
                agreed = unit.find(PlanDecision, plan_id=plan.id, order=("-at",), limit=1)
                day = self.context.local(unit, agreed[0].at).date() if agreed else None
                bare = replace(bare, signed_on=day)
            return replace(bare, foot=self._foot(unit, s, bare, plan))

    def evaluation(self, s: Session, person_id: str, period_code: str) -> EvaluationFormView:
        """Return the Dokumen Evaluasi Kinerja Pegawai of a period.

        The person concerned and HR print what is published, the appraiser also what is finished.
        Raises RuleViolation `appraisal_not_finished`, `appraisal_not_published`.
        """
        code = PeriodCode.parse(period_code)
        with self.context.read() as unit:
            found, predicate = self._decided(unit, s, person_id, code)
            objection = paper_of(unit, person_id, code.code)
            agency = _agency(unit)
            bare = EvaluationFormView(
                agency=agency.name,
                place=agency.place,
                period_label=code.label,
                starts=code.starts,
                ends=code.ends,
                employee=found.employee,
                appraiser=found.appraiser,
                appraiser_superior=found.appraiser_superior,
                organisation=found.organisation,
                predicate=predicate,
                notes=_notes(found),
                objection_on=objection.filed_on,
                objection=objection.text,
                explanation=objection.explanation,
                decision=objection.decision,
                signed_on=found.published_on,
                foot=_NO_FOOT,
            )
            return replace(bare, foot=self._foot(unit, s, bare, found))

    def receipt(
        self, s: Session, identity: str, told: PackageTold | None = None
    ) -> ReceiptFormView:
        """Return the paper receipt of a package received here; raises as `receipt_form`."""
        return receipt_form(self.context, s, identity, told or NOTHING_TOLD)

    def sent_receipt(
        self, s: Session, identity: str, told: PackageTold | None = None
    ) -> ReceiptFormView:
        """Return the paper receipt of a package sent from here; raises as `sent_receipt_form`."""
        return sent_receipt_form(self.context, s, identity, told or NOTHING_TOLD)

    def key(
        self, s: Session, kid: str, digits: str, *, device: str, unit_name: str, office: bool
    ) -> KeyFormView:
        """Return the sheet of a key: of this laptop or office, or of a laptop that asks.

        The session's person holds the own key and compares another's.
        """
        with self.context.read() as unit:
            own = unit.exchange.self_device()
            agency, day = _agency(unit), self.context.today(unit)
            who = snapshot(unit, s.person_id or None, day)
            held = office or (own is not None and own.kid == kid)
            bare = KeyFormView(
                agency=agency.name,
                place=agency.place,
                device=device,
                unit=unit_name,
                office=office,
                digits=digits,
                kid=kid,
                holder=who if held else NOBODY,
                officer=NOBODY if held else who,
                dated=day,
                foot=_NO_FOOT,
            )
            return replace(bare, foot=foot_of(unit, s, bare))

    def why(self, s: Session, person_id: str, period_code: str) -> WhyFormView:
        """Return the proof chain of a predicate as an appendix (section 2.5, X-2).

        Who may read the appraisal may print it. Raises RuleViolation `appraisal_not_published`
        for the person concerned and `appraisal_not_finished` for the appraiser.
        """
        code = PeriodCode.parse(period_code)
        with self.context.read() as unit:
            found, _ = self._decided(unit, s, person_id, code)
            agency = _agency(unit)
            bare = WhyFormView(
                agency=agency.name,
                period_label=code.label,
                dated=found.published_on or self.context.today(unit),
                time_zone=agency.time_zone,
                why=self._why(unit, s, person_id, code),
                foot=_NO_FOOT,
            )
            return replace(bare, foot=self._foot(unit, s, bare, found))

    def sheet(self, s: Session, person_id: str, period_code: str) -> EvaluationSheetView:
        """Return the sheet with realisation and feedback (REGULATIONS 3.4); raises as `why`."""
        code = PeriodCode.parse(period_code)
        with self.context.read() as unit:
            found, _ = self._decided(unit, s, person_id, code)
            plan = plan_of_period(unit, person_id, code)
            if plan is None:
                raise RuleViolation("plan_missing", field="period", year=code.year)
            shown = plan_view(unit, plan, self.context.today(unit))
            scheme = scheme_of(self.context, unit, code.code)
            agency = _agency(unit)
            realised = standpoint(unit, scheme, person_id, code).realised
            bare = EvaluationSheetView(
                agency=agency.name,
                place=agency.place,
                period_label=code.label,
                signed_on=found.published_on,
                plan=shown,
                appraisal=self._appraisal(unit, s, person_id, code),
                behaviour=_behaviour(shown),
                realisations=tuple((item.indicator.id, _realised(item)) for item in realised),
                targets=tuple(
                    (item.indicator.id, text) for item in realised if (text := _own_target(item))
                ),
                feedback=feedback_items(unit, person_id, code.code, today=self.context.today(unit)),
                foot=_NO_FOOT,
            )
            return replace(bare, foot=self._foot(unit, s, bare, found))

    def _decided(
        self, unit: ReadUnit, s: Session, person_id: str, code: PeriodCode
    ) -> tuple[Appraisal, Predicate]:
        """Return an appraisal that may be printed: published, or finished for its appraiser."""
        require(unit, s, Action.PRINT_APPRAISAL, person_id, code.starts, code.ends)
        found = appraisal_of(unit, person_id, code.code)
        if found is None or found.state is not AppraisalState.PUBLISHED:
            if person_id == s.person_id:
                raise RuleViolation("appraisal_not_published", period=code.label)
            try:
                require(unit, s, Action.READ_DRAFT_APPRAISAL, person_id, code.ends)
            except NotAllowed as hidden:
                raise RuleViolation("appraisal_not_published", period=code.label) from hidden
        if found is None or found.predicate is None:
            employee = unit.get(Employee, person_id)
            raise RuleViolation("appraisal_not_finished", name=employee.name if employee else "")
        return found, result_of(unit, found).predicate or found.predicate

    def _why(self, unit: ReadUnit, s: Session, person_id: str, code: PeriodCode) -> WhyView:
        return why_view(self.context, unit, self._appraisal(unit, s, person_id, code))

    def _appraisal(
        self, unit: ReadUnit, s: Session, person_id: str, code: PeriodCode
    ) -> AppraisalView:
        return appraisal_view(
            self.context,
            unit,
            person_id,
            code,
            reader_id=s.person_id,
            editable=False,
            for_owner=person_id == s.person_id,
        )

    def _foot(
        self,
        unit: ReadUnit,
        s: Session,
        view: PersonForm,
        record: Plan | Appraisal,
    ) -> FormFoot:
        device = unit.exchange.device(s.device_id)
        return FormFoot(
            data_sha256=hashlib.sha256(canonical(_said(view))).hexdigest(),
            package_id=_package(unit, record),
            printed_from=f"{PROGRAM}, {device.name}" if device else PROGRAM,
            basis=basis_of(unit, view),
        )


_NO_FOOT = FormFoot(data_sha256="", package_id="", printed_from="")


def _behaviour(plan: PlanView) -> tuple[tuple[str, tuple[str, ...], str], ...]:
    return tuple((v.name, v.guides, plan.expectations[n]) for n, v in enumerate(VALUES))


def _realised(item: Realisation) -> str:
    """Return a realisation as the form prints it: the person's words, else number and unit."""
    if item.actual_text:
        return item.actual_text
    if item.actual is None:
        return ""
    return f"{number(item.actual)} {item.indicator.unit}".strip()


def _own_target(item: Realisation) -> str:
    """Return the target of a period as the year's is written, "" where it is the year's."""
    indicator = item.indicator
    if item.target is None or item.target == target_number(indicator):
        return ""
    words = re.match(r"\D*", indicator.target_text.strip())
    sign = words[0] if words and words[0] != indicator.target_text.strip() else ""
    return f"{sign}{number(item.target)} {indicator.unit}".strip()


def _agency(unit: ReadUnit) -> Agency:
    found = unit.find(Agency, limit=1)
    if not found:
        raise RuleViolation("agency_missing", field="agency")
    return found[0]


def _notes(appraisal: Appraisal) -> str:
    parts = (
        ("Kekuatan", appraisal.strength),
        ("Perbaikan", appraisal.improvement),
        ("Rekomendasi", appraisal.recommendation),
    )
    return "\n".join(f"{title}: {text}" for title, text in parts if text.strip())


def _said(
    view: SkpFormView | EvaluationFormView | EvaluationSheetView | WhyFormView,
) -> dict[str, object]:
    return {f.name: getattr(view, f.name) for f in fields(view) if f.name != "foot"}


def _package(unit: ReadUnit, record: Plan | Appraisal) -> str:
    entry = unit.journal.last_entry(record.id)
    if entry is not None and entry.package:
        return entry.package
    for waiting in unit.exchange.pending():
        if waiting.record_id == record.id:
            return waiting.sealed_in or ""
    return ""
