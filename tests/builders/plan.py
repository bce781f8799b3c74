"""Plans: RHK, indicators, the cascade, the library."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.builders.record import meta

from penilaian_desktop.domain.cascade import Goal, GoalLevel, RoleCell
from penilaian_desktop.domain.library import Anchor, LibraryIndicator
from penilaian_desktop.domain.plan import ActionPlan, Indicator, Plan, PlanDecision, Rhk


def a_plan(**fields):
    return Plan(
        **meta(
            fields,
            person_id="p-siti",
            year=2026,
            starts=date(2026, 1, 1),
            ends=date(2026, 12, 31),
        )
    )


def an_rhk(plan, **fields):
    return Rhk(
        **meta(
            fields,
            person_id=plan.person_id,
            plan_id=plan.id,
            order=1,
            text="Terlaksananya perekaman KTP-el",
        )
    )


def an_indicator(rhk, **fields):
    return Indicator(
        **meta(
            fields,
            person_id=rhk.person_id,
            rhk_id=rhk.id,
            order=1,
            text="Jumlah perekaman",
            target_text="1.200 orang",
            target_low=Decimal(1200),
            unit="orang",
            measure="Dihitung dari log harian",
            source="Log harian",
        )
    )


def an_action_plan(rhk, **fields):
    return ActionPlan(
        **meta(
            fields,
            person_id=rhk.person_id,
            plan_id=rhk.plan_id,
            rhk_id=rhk.id,
            order=1,
            text="Membuka loket keliling",
            unit="kali",
            quarter_targets=(Decimal(3), None, Decimal("2.5"), None),
        )
    )


def a_role_cell(**fields):
    return RoleCell(
        **meta(fields, person_id="p-siti", leader_rhk_id="r-1", year=2026, text="Perekaman KTP-el")
    )


def a_goal(**fields):
    return Goal(
        **meta(fields, level=GoalLevel.MISI, text="Pelayanan prima", starts=date(2025, 1, 1))
    )


def a_library_indicator(**fields):
    return LibraryIndicator(
        **meta(
            fields,
            code="disiplin",
            effective_from=date(2026, 1, 1),
            name="Disiplin",
            anchors=(Anchor(level=1, text="Sering terlambat"),),
        )
    )


def a_plan_decision(plan, **fields):
    return PlanDecision(
        **meta(
            fields,
            person_id=plan.person_id,
            plan_id=plan.id,
            plan_version=plan.version,
            agreed=True,
        )
    )
