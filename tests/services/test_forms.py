"""The data of the printed forms (X-8, PR-9; REGULATIONS 1.3 and 3.5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.services.office import SYSTEM

from penilaian_desktop.domain.employee import Agency
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.form_views import (
    EvaluationFormView,
    EvaluationSheetView,
    SkpFormView,
    WhyFormView,
)
from penilaian_desktop.domain.plan import Aspect, Indicator


def code_of(call) -> str:
    with pytest.raises(RuleViolation) as refused:
        call()
    return refused.value.code


@pytest.fixture
def forms(office):
    return office.services.forms


def test_the_skp_says_when_it_was_agreed_and_hashes_what_it_says(office, forms):
    s, siti = office.session("siti"), office.ids["siti"]
    office.plan("siti", submit=False)
    assert forms.skp(s, siti, 2026).signed_on is None
    plan = office.services.plans.submit(s, office.services.plans.current(s).id).value
    office.services.plans.decide(office.session("bambang"), plan.id, agreed=True)
    form = forms.skp(office.session("bambang"), siti, "2026-T3")
    assert (form.agency, form.place) == ("Pemerintah Kota Contoh", "Kota Contoh")
    assert form.signed_on == date(2026, 11, 18)
    assert form.behaviour[0][0] == "Berorientasi Pelayanan"
    again = forms.skp(office.session("nurul"), siti, 2026)
    assert again.foot.data_sha256 == forms.skp(office.session("nurul"), siti, 2026).foot.data_sha256
    assert form.foot.printed_from == "Penilaian Desktop"
    assert form.foot.package_id == ""


def test_the_hash_follows_the_content(office, forms):
    s, siti = office.session("siti"), office.ids["siti"]
    plan = office.plan("siti", submit=False)
    before = forms.skp(s, siti, 2026).foot.data_sha256
    office.services.plans.save_rhk(s, plan.id, plan.rhk[0].id, text="Lain")
    assert forms.skp(s, siti, 2026).foot.data_sha256 != before


def test_the_foot_names_the_package(office, forms):
    plan = office.plan("siti", agree_by="bambang")
    with office.workspace.write(SYSTEM) as unit:
        unit.exchange.mark_sealed([plan.id], "ab" * 32)
    form = forms.skp(office.session("siti"), office.ids["siti"], 2026)
    assert form.foot.package_id == "ab" * 32


def test_the_evaluation_prints_what_is_published_or_finished(office, forms):
    siti = office.ids["siti"]
    office.plan("siti", agree_by="bambang")
    own, head, hr = (office.session(who) for who in ("siti", "bambang", "nurul"))
    assert code_of(lambda: forms.evaluation(own, siti, "2026-T3")) == "appraisal_not_published"
    assert code_of(lambda: forms.evaluation(head, siti, "2026-T3")) == "appraisal_not_finished"
    office.appraise("siti", "bambang")
    assert code_of(lambda: forms.evaluation(own, siti, "2026-T3")) == "appraisal_not_published"
    assert forms.evaluation(head, siti, "2026-T3").signed_on is None
    assert code_of(lambda: forms.evaluation(hr, siti, "2026-T3")) == "appraisal_not_published"
    office.services.appraisals.publish(head, "2026-T3", [siti])
    form = forms.evaluation(hr, siti, "2026-T3")
    assert (form.period_label, form.signed_on) == ("Triwulan III 2026", date(2026, 11, 18))
    assert form.notes.splitlines()[0] == "Kekuatan: Teliti"
    assert form.appraiser_superior.name == "Hendra Gunawan"


def test_forms_are_asked_for_by_name(office, forms):
    s, siti = office.session("siti"), office.ids["siti"]
    office.plan("siti", agree_by="bambang")
    office.appraise("siti", "bambang", publish=True)
    assert isinstance(forms.view(s, "skp", siti, "2026"), SkpFormView)
    assert isinstance(forms.view(s, "dokumen-evaluasi", siti, "2026-T3"), EvaluationFormView)
    assert isinstance(forms.view(s, "alasan-predikat", siti, "2026-T3"), WhyFormView)
    assert code_of(lambda: forms.view(s, "surat", siti, "2026")) == "form_unknown"


def test_the_evaluation_sheet_carries_realisation_and_feedback(office, forms):
    """PR-9, X-8: what the log adds up to stands beside each indicator."""
    siti, head = office.ids["siti"], office.session("bambang")
    office.plan("siti", agree_by="bambang")
    office.appraise("siti", "bambang")
    assert code_of(lambda: forms.sheet(office.session("siti"), siti, "2026-T3")) == (
        "appraisal_not_published"
    )
    sheet = forms.view(head, "evaluasi", siti, "2026-T3")
    assert isinstance(sheet, EvaluationSheetView)
    indicators = [i.id for rhk in sheet.plan.rhk for i in rhk.indicators]
    assert [indicator for indicator, _ in sheet.realisations] == indicators
    assert sheet.appraisal.predicate is not None
    assert sheet.foot.data_sha256


@pytest.mark.parametrize(
    ("target", "quarter", "printed"),
    [
        ("120 berkas", "30", "30 berkas"),
        ("minimal 120 berkas", "30", "minimal 30 berkas"),
        ("120", "120", None),
        ("120 berkas", None, None),
    ],
)
def test_the_evaluation_sheet_prints_the_target_of_its_quarter(
    office, forms, target, quarter, printed
):
    """PR-9: a quarter's realisation stands beside the quarter's target."""
    siti, head = office.ids["siti"], office.session("bambang")
    plan = office.plan("siti", agree_by="bambang")
    indicator = plan.rhk[0].indicators[0]
    with office.services.context.write(head) as unit:
        stored = unit.require(Indicator, indicator.id)
        value = None if quarter is None else Decimal(quarter)
        unit.put(
            replace(
                stored,
                aspect=Aspect.KUANTITAS,
                target_text=target,
                target_low=Decimal(120),
                target_high=None,
                unit="berkas",
                quarter_targets=(None, None, value, None),
            )
        )
    office.appraise("siti", "bambang")
    sheet = forms.sheet(head, siti, "2026-T3")
    assert dict(sheet.targets).get(indicator.id) == printed


def test_without_plan_or_agency_nothing_is_printed(office, forms):
    s, siti = office.session("siti"), office.ids["siti"]
    assert code_of(lambda: forms.skp(s, siti, 2026)) == "plan_missing"
    office.plan("siti")
    with office.workspace.write(SYSTEM) as unit:
        (agency,) = unit.find(Agency)
        unit.delete(Agency, agency.id)
    assert code_of(lambda: forms.skp(s, siti, 2026)) == "agency_missing"
