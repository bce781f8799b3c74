"""The plan: complete before it is handed in, agreed by the head (TJ-1, WG-2, SM-11, no. 13)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.services.office import SYSTEM, YEAR
from tests.services.signatures import signature_is_good

from penilaian_desktop.domain.employee import Assignment, RelationKind, Unit
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.plan import (
    Approach,
    Aspect,
    Direction,
    Perspective,
    PlanDecision,
    PlanForm,
    PlanStatus,
    RhkKind,
)
from penilaian_desktop.services.canonical import record_object


def code_of(call) -> tuple[str, str]:
    with pytest.raises(RuleViolation) as refused:
        call()
    return refused.value.code, refused.value.field


def open_lines(plan) -> list[str]:
    return [code for code, done, *_ in plan.checklist if not done]


def test_a_new_plan_says_what_it_needs(office):
    plans, s = office.services.plans, office.session("siti")
    plan = plans.create(s, 2026).value
    assert (plan.starts, plan.ends) == (date(2026, 1, 1), date(2026, 12, 31))
    assert (plan.form, plan.status, plan.editable) == (PlanForm.JAJF, PlanStatus.DRAFT, True)
    assert plan.appraiser.position == "Kepala Bidang Pelayanan"
    assert open_lines(plan) == ["rhk", "support", "accountability", "consequences"]
    assert code_of(lambda: plans.create(s, 2026)) == ("plan_exists", "year")
    assert code_of(lambda: plans.create(s, 1899)) == ("year_invalid", "year")
    assert code_of(lambda: plans.submit(s, plan.id)) == ("plan_incomplete", "rhk")


def test_no_indicator_without_unit_target_measure_and_source(office):
    """TJ-1."""
    plans, s = office.services.plans, office.session("siti")
    plan = plans.create(s, 2026).value
    plan = plans.save_rhk(s, plan.id, None, text="Terlayaninya perekaman").value
    assert "rhk_indicator" in open_lines(plan)
    rhk = plan.rhk[0].id
    plan = plans.save_indicator(s, rhk, None, text="Penduduk direkam", target_text="2400").value
    indicator = plan.rhk[0].indicators[0]
    assert indicator.missing == ("unit", "measure", "source")
    assert indicator.target_low == Decimal(2400)
    assert code_of(lambda: plans.submit(s, plan.id)) == ("plan_incomplete", "indicator_unit")
    plan = plans.save_indicator(
        s, rhk, indicator.id, unit="orang", measure="Hitung di SIAK", source="SIAK"
    ).value
    assert plan.rhk[0].indicators[0].missing == ()
    plan = plans.save_indicator(
        s, rhk, indicator.id, quarter_targets=(Decimal(600),) * 3 + (Decimal(500),)
    ).value
    assert plan.rhk[0].indicators[0].missing == ("quarter_sum",)


def test_a_target_in_words_needs_no_unit_in_the_qualitative_approach(office):
    plans, s = office.services.plans, office.session("siti")
    plan = plans.create(s, 2026, approach=Approach.KUALITATIF).value
    rhk = plans.save_rhk(s, plan.id, None, text="Layanan").value.rhk[0].id
    plan = plans.save_indicator(
        s, rhk, None, text="Tertib", target_text="Tidak ada keluhan", measure="x", source="x"
    ).value
    assert plan.rhk[0].indicators[0].missing == ()


def test_number_range_unit_and_direction_are_read_from_the_target(office):
    plans, s = office.services.plans, office.session("siti")
    plan = plans.create(s, 2026).value
    rhk = plans.save_rhk(s, plan.id, None, text="Layanan").value.rhk[0].id
    plan = plans.save_indicator(
        s, rhk, None, text="Waktu tunggu", target_text="≤ 15 menit", aspect=Aspect.WAKTU
    ).value
    waiting = plan.rhk[0].indicators[0]
    assert (waiting.target_high, waiting.unit, waiting.direction) == (
        Decimal(15),
        "menit",
        Direction.LOWER,
    )
    plan = plans.save_indicator(s, rhk, waiting.id, target_text="80 - 90%", unit="persen").value
    ranged = plan.rhk[0].indicators[0]
    assert (ranged.target_low, ranged.target_high, ranged.unit) == (
        Decimal(80),
        Decimal(90),
        "persen",
    )


def test_kinerja_tambahan_needs_its_assignment_and_comes_last(office):
    plans, s = office.services.plans, office.session("siti")
    plan = plans.create(s, 2026).value
    plans.save_rhk(s, plan.id, None, text="Jemput bola", rhk_kind=RhkKind.TAMBAHAN)
    plan = plans.save_rhk(s, plan.id, None, text="Layanan").value
    assert [(r.number, r.text) for r in plan.rhk] == [(1, "Layanan"), (2, "Jemput bola")]
    assert "assignment" in open_lines(plan)
    plan = plans.save_rhk(s, plan.id, plan.rhk[1].id, assigned_by="Surat Tugas 12/2026").value
    assert "assignment" not in open_lines(plan)
    assert ("assignment", True, "", plan.id) in plan.checklist


def test_handing_in_freezes_the_snapshots(office):
    plan = office.plan("siti")
    assert plan.status is PlanStatus.SUBMITTED
    with office.workspace.write(SYSTEM) as unit:
        (assignment,) = unit.find(Assignment, person_id=office.ids["siti"])
        unit.put(replace(assignment, position="Kepala Seksi", golongan="III/c"))
    seen = office.services.plans.view(office.session("siti"), plan.id)
    assert (seen.employee.position, seen.employee.rank) == ("Operator SIAK", "Penata Muda / III/a")
    submit = lambda: office.services.plans.submit(office.session("siti"), plan.id)  # noqa: E731
    assert code_of(submit)[0] == "plan_already_submitted"


def test_the_head_agrees_with_a_signature(office):
    plan = office.plan("siti")
    bambang = office.session("bambang")
    assert [p.id for p in office.services.plans.to_decide(bambang)] == [plan.id]
    assert office.services.plans.to_decide(office.session("ratna")) == ()
    agreed = office.services.plans.decide(bambang, plan.id, agreed=True, note="Baik").value
    assert (agreed.status, agreed.decision_note) == (PlanStatus.AGREED, "Baik")
    with office.workspace.read() as unit:
        (decision,) = unit.find(PlanDecision, plan_id=plan.id)
    assert signature_is_good(record_object(decision, None), bambang.signer.public_jwk)
    assert (decision.plan_version, decision.author_id) == (plan.version, office.ids["bambang"])
    again = lambda: office.services.plans.decide(bambang, plan.id, agreed=True)  # noqa: E731
    assert code_of(again)[0] == "plan_not_submitted"


def test_a_return_needs_a_note_and_the_plan_can_be_mended(office):
    plan = office.plan("siti")
    plans, bambang, s = office.services.plans, office.session("bambang"), office.session("siti")
    assert code_of(lambda: plans.decide(bambang, plan.id, agreed=False, note=" ")) == (
        "return_needs_note",
        "note",
    )
    returned = plans.decide(bambang, plan.id, agreed=False, note="Target terlalu kecil").value
    assert (returned.status, returned.decision_note) == (
        PlanStatus.RETURNED,
        "Target terlalu kecil",
    )
    mended = plans.save_rhk(s, plan.id, plan.rhk[0].id, text="Terselesaikannya KK").value
    assert (mended.status, mended.decision_note) == (PlanStatus.DRAFT, "Target terlalu kecil")
    assert plans.submit(s, plan.id).value.status is PlanStatus.SUBMITTED
    assert plans.decide(bambang, plan.id, agreed=True).value.status is PlanStatus.AGREED
    with office.workspace.read() as unit:
        assert len(unit.find(PlanDecision, plan_id=plan.id)) == 1


def test_changing_an_agreed_plan_makes_it_a_draft_again(office):
    plan = office.plan("siti", agree_by="bambang")
    plans, s = office.services.plans, office.session("siti")
    assert (
        plans.save_expectations(s, plan.id, ["Ramah"] + [""] * 6).value.status is PlanStatus.DRAFT
    )
    assert plans.current(s).expectations[0] == "Ramah"
    assert code_of(lambda: plans.save_expectations(s, plan.id, [])) == (
        "expectations_count",
        "expectations",
    )
    plan = plans.delete_indicator(s, plan.rhk[0].indicators[0].id).value
    assert plan.rhk[0].indicators == ()
    plan = plans.delete_rhk(s, plan.id, plan.rhk[1].id).value
    assert len(plan.rhk) == 1
    office.services.undo.undo(s)
    assert len(plans.current(s).rhk[1].indicators) == 1


def test_parts_of_another_plan_are_refused(office):
    mine, theirs = office.plan("siti", submit=False), office.plan("taufik", submit=False)
    plans, s = office.services.plans, office.session("siti")
    other_rhk, other_indicator = theirs.rhk[0].id, theirs.rhk[0].indicators[0].id
    for call in (
        lambda: plans.save_rhk(s, mine.id, other_rhk, text="x"),
        lambda: plans.delete_rhk(s, mine.id, other_rhk),
        lambda: plans.save_indicator(s, mine.rhk[0].id, other_indicator, text="x"),
    ):
        assert code_of(call)[0] == "not_in_this_plan"


def test_the_cascade_starts_without_the_superiors_plan(office):
    """Section 2.4 and no. 13: provisional parent now, link later."""
    plans, s = office.services.plans, office.session("siti")
    assert plans.leader_rhk(s) == ()
    head = office.plan("bambang")
    choices = plans.leader_rhk(s)
    assert [c.number for c in choices] == [1, 2]
    plan = plans.create(s, 2026).value
    plan = plans.save_rhk(
        s, plan.id, None, text="Layanan", parent_rhk_id=choices[0].rhk_id,
        parent_text=choices[0].text,
    ).value  # fmt: skip
    assert plan.rhk[0].parent_rhk_id == head.rhk[0].id


def test_a_plan_is_copied_into_another_year(office):
    office.plan("siti", agree_by="bambang")
    plans, s = office.services.plans, office.session("siti")
    copied = plans.copy_from(s, 2026, 2027).value
    assert (copied.year, copied.status, len(copied.rhk)) == (2027, PlanStatus.DRAFT, 2)
    assert copied.rhk[0].indicators[0].quarter_targets == (Decimal(450),) * 4
    assert plans.current(s, year=2027).id == copied.id
    assert code_of(lambda: plans.copy_from(s, 2020, 2028)) == ("plan_missing", "year")


def test_a_head_of_a_jpt_or_self_standing_unit_has_the_other_form(office):
    plans = office.services.plans
    plan = plans.create(office.session("hendra"), 2026).value
    assert plan.form is PlanForm.JPT
    rhk = plans.save_rhk(office.session("hendra"), plan.id, None, text="IKM").value.rhk[0].id
    plan = plans.save_indicator(office.session("hendra"), rhk, None, text="IKM").value
    assert plan.rhk[0].indicators[0].aspect is None
    assert "indicator_perspective" in open_lines(plan)
    plan = plans.save_indicator(
        office.session("hendra"),
        rhk,
        plan.rhk[0].indicators[0].id,
        perspectives=(Perspective.PENERIMA_LAYANAN,),
    ).value
    assert "indicator_perspective" not in open_lines(plan)
    with office.workspace.write(SYSTEM) as unit:
        place = unit.require(Unit, office.units["arsip"])
        unit.put(replace(place, self_standing=True))
    assert plans.create(office.session("ratna"), 2026).value.form is PlanForm.JPT


def test_the_manual_of_leaders_is_remarked_and_stops_nobody_unless_the_policy_says_so(office):
    """REGULATIONS 1.3: required of JPT and heads of self-standing units."""
    plans, s = office.services.plans, office.session("siti")
    plan = office.plan("siti", submit=False)
    assert plan.remarks == ()
    plan = plans.set_form(s, plan.id, form=PlanForm.JPT, approach=plan.approach).value
    ids = [i.id for r in plan.rhk for i in r.indicators]
    assert [(code, record) for code, _, _, record in plan.remarks] == [
        ("indicator_manual", record) for record in ids
    ]
    for rhk in plan.rhk:
        for indicator in rhk.indicators:
            plan = plans.save_indicator(
                s, rhk.id, indicator.id, perspectives=(Perspective.PENERIMA_LAYANAN,)
            ).value
    first = plan.rhk[0].indicators[0]
    plan = plans.save_indicator(
        s, plan.rhk[0].id, first.id, purpose="Mutu", definition="Semua", formula="a / b",
        control="Outcome", reporting="Triwulanan",
    ).value  # fmt: skip
    assert [record for *_, record in plan.remarks] == [i for i in ids if i != first.id]
    hr, days = office.session("nurul"), {"objection_days": 14, "decision_days": 14}
    master = office.services.master_data
    master.save_terms(hr, ["2026-T4"], **days, objection_working_days=False, manual_required=True)
    assert plans.view(s, plan.id).remarks == ()
    assert code_of(lambda: plans.submit(s, plan.id)) == ("plan_incomplete", "indicator_manual")
    master.save_terms(hr, ["2026-T4"], **days, objection_working_days=False, manual_required=False)
    assert plans.submit(s, plan.id).value.status is PlanStatus.SUBMITTED


def test_without_an_appraiser_the_plan_cannot_be_handed_in(office):
    plan = office.plan("siti", submit=False)
    office.end_relation("siti", YEAR)
    submit = lambda: office.services.plans.submit(office.session("siti"), plan.id)  # noqa: E731
    assert code_of(submit) == ("appraiser_missing", "appraiser")
    office.relate(RelationKind.APPRAISER, "siti", "ratna", date(2026, 1, 2))
    assert submit().value.appraiser.name == "Ratna Sari"


def test_somebody_elses_plan_of_a_year_without_one_is_none(office):
    assert office.services.plans.current(office.session("bambang"), office.ids["siti"]) is None
    assert office.services.plans.current(office.session("siti"), year=2025) is None


def test_a_plan_of_last_year_still_waits_in_january(office):
    """The turn of the year hides nothing from the appraiser of the old one."""
    plan = office.plan("siti")
    office.end_relation("siti", date(2026, 12, 31))
    office.clock.set(date(2027, 1, 4))
    waiting = office.services.plans.to_decide(office.session("bambang"))
    assert [view.id for view in waiting] == [plan.id]
    assert office.services.home.counts(office.session("bambang")).plans_to_decide == 1
