"""Every version of a plan is kept and compared side by side."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlalchemy import event

from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.plan import PlanStatus


def said(found):
    return [(d.place, d.field, d.before, d.after, d.change) for d in found.differences]


def revised(office):
    """Siti's plan: agreed, changed, returned, changed and handed in again."""
    plans, s, head = office.services.plans, office.session("siti"), office.session("bambang")
    plan = office.plan("siti", agree_by="bambang")
    indicator = plan.rhk[0].indicators[0]
    plans.save_indicator(s, plan.rhk[0].id, indicator.id, target_text="2.000 dokumen",
                         quarter_targets=(Decimal(500),) * 4)  # fmt: skip
    plans.submit(s, plan.id)
    plans.decide(head, plan.id, agreed=False, note="Tambah mutu")
    plan = plans.save_rhk(s, plan.id, None, text="Terjaganya mutu").value
    plans.save_indicator(
        s, plan.rhk[-1].id, None, text="Berkas benar", target_text="100 %", measure="Sampel",
        source="Arsip",
    )  # fmt: skip
    plans.delete_rhk(s, plan.id, plan.rhk[1].id)
    plans.submit(s, plan.id)
    return plan


def test_each_version_says_who_when_and_what_became_of_it(office):
    plan = revised(office)
    items = office.services.plan_versions.versions(office.session("siti"), plan.id)
    assert [i.number for i in items] == sorted((i.number for i in items), reverse=True)
    seen = [(i.status, i.note, i.rhk, i.indicators) for i in items if i.status != "draft"]
    assert seen == [
        (PlanStatus.SUBMITTED, "", 2, 2),
        (PlanStatus.RETURNED, "Tambah mutu", 2, 2),
        (PlanStatus.AGREED, "", 2, 2),
    ]
    assert {i.author for i in items} == {"Siti Aminah"}
    assert {i.package for i in items} == {""}


def test_comparing_finds_exactly_the_changed_fields(office):
    plan = revised(office)
    versions, s = office.services.plan_versions, office.session("siti")
    numbers = [i.number for i in versions.versions(s, plan.id) if i.status != "draft"][::-1]
    first = versions.compare(s, plan.id, numbers[0], numbers[1])
    assert said(first) == [
        ("1.1", "target_text", "1800 dokumen", "2.000 dokumen", "changed"),
        ("1.1", "quarter_targets", "450; 450; 450; 450", "500; 500; 500; 500", "changed"),
    ]
    assert first.left_view.rhk[0].indicators[0].target_text == "1800 dokumen"
    assert first.right_view.rhk[0].indicators[0].target_text == "2.000 dokumen"
    second = versions.compare(s, plan.id, numbers[1], numbers[2])
    new = {(d.place, d.field): d.after for d in second.differences if d.change == "new"}
    gone = {(d.place, d.field): d.before for d in second.differences if d.change == "gone"}
    assert new["2", "text"] == "Terjaganya mutu"
    assert new["2.1", "text"] == "Berkas benar"
    assert gone["2", "text"] == "Terlayaninya perekaman KTP-el"
    assert gone["2.1", "target_text"] == "2400 orang"
    assert not [d for d in second.differences if d.change == "changed"]
    assert versions.compare(s, plan.id, numbers[2], numbers[2]).differences == ()
    back = versions.compare(s, plan.id, numbers[1], numbers[0])
    assert [(d.before, d.after) for d in back.differences] == [
        (d.after, d.before) for d in first.differences
    ]


def test_a_changed_place_an_expectation_and_a_line_of_rencana_aksi_are_found(office):
    plans, s = office.services.plans, office.session("siti")
    plan = office.plan("siti", agree_by="bambang")
    plans.move_rhk(s, plan.rhk[1].id, 0)
    plans.save_expectations(s, plan.id, ["Senyum", *[""] * 6])
    plans.save_action_plans(s, [(plan.rhk[1].id, None, {"text": "Jemput bola", "unit": "desa"})])
    versions = office.services.plan_versions
    numbers = [i.number for i in versions.versions(s, plan.id)]
    agreed = next(i.number for i in versions.versions(s, plan.id) if i.status == "agreed")
    found = said(versions.compare(s, plan.id, agreed, numbers[0]))
    assert found == [
        ("", "expectations", "", "Senyum; –; –; –; –; –; –", "changed"),
        ("1", "order", "2", "1", "changed"),
        ("1.1", "order", "2.1", "1.1", "changed"),
        ("1 aksi 1", "text", "", "Jemput bola", "new"),
        ("1 aksi 1", "unit", "", "desa", "new"),
        ("2", "order", "1", "2", "changed"),
        ("2.1", "order", "1.1", "2.1", "changed"),
    ]


def test_a_head_compares_what_was_handed_in_and_no_drafts(office):
    plan = revised(office)
    versions, head = office.services.plan_versions, office.session("bambang")
    items = versions.versions(head, plan.id)
    assert len(items) == 3
    assert all(i.status is not PlanStatus.DRAFT for i in items)
    drafts = {i.number for i in versions.versions(office.session("siti"), plan.id)} - {
        i.number for i in items
    }
    with pytest.raises(RuleViolation, match="plan_version_unknown"):
        versions.compare(head, plan.id, min(drafts), items[0].number)
    with pytest.raises(NotAllowed):
        versions.versions(office.session("taufik"), plan.id)


def test_comparing_costs_few_queries(office):
    plan = revised(office)
    versions, s = office.services.plan_versions, office.session("siti")
    numbers = [i.number for i in versions.versions(s, plan.id)]
    counted = []
    with office.workspace.read() as unit:
        engine = unit._connection.engine
    listen = (engine, "checkout", lambda raw, *_: raw.set_trace_callback(counted.append))
    event.listen(*listen)
    versions.compare(s, plan.id, numbers[-1], numbers[0])
    event.remove(*listen)
    reads = [text for text in counted if text.startswith("SELECT")]
    assert 3 < len(reads) <= 15, len(reads)
