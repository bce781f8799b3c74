"""A handed-in plan to read: RHK with their indicators, targets by quarter."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from penilaian_desktop.domain.plan import RhkKind
from penilaian_desktop.domain.skp_views import IndicatorView, PlanView, RhkView
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.widgets.table import Cell, Column, Group, RecordModel

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class PlanLine:
    """An RHK, or one of its indicators."""

    rhk: RhkView
    indicator: IndicatorView | None = None


def plan_rows(plan: PlanView) -> list[PlanLine | Group]:
    """Return the lines of a plan under the heads of utama and tambahan."""
    rows: list[PlanLine | Group] = []
    for kind, title in (
        (RhkKind.UTAMA, translate("PlanTable", "A. Utama")),
        (RhkKind.TAMBAHAN, translate("PlanTable", "B. Tambahan")),
    ):
        found = [one for one in plan.rhk if one.kind is kind]
        if not found:
            continue
        indicators = sum(len(one.indicators) for one in found)
        total = translate("PlanTable", "{0} rencana hasil kerja · {1} indikator")
        total = total.format(len(found), indicators)
        rows.append(Group(title, total))
        for one in found:
            rows.append(PlanLine(one))
            rows.extend(PlanLine(one, indicator) for indicator in one.indicators)
    return rows


def plan_model() -> RecordModel[PlanLine]:
    """Return the model of the table."""
    return RecordModel(
        (
            Column("text", translate("PlanTable", "Rencana hasil kerja dan indikator"), _text),
            Column(
                "target",
                translate("PlanTable", "Target, per triwulan"),
                _target,
                width=148,
                number=True,
            ),
        )
    )


def _text(line: PlanLine) -> Cell:
    if line.indicator is None:
        rhk = line.rhk
        second = rhk.parent_text or rhk.assigned_by
        if second:
            second = (
                translate("PlanTable", "mendukung: {0}").format(second)
                if rhk.parent_text
                else translate("PlanTable", "penugasan: {0}").format(second)
            )
        return Cell(f"{rhk.number}  {rhk.text}", second, strong=True)
    one = line.indicator
    aspect = one.aspect.value if one.aspect else ", ".join(p.value for p in one.perspectives)
    second = " · ".join(part for part in (aspect, one.measure, one.source) if part)
    return Cell(f"     {one.text}", f"      {second}" if second else "")


def _target(line: PlanLine) -> Cell:
    one = line.indicator
    if one is None:
        return Cell()
    quarters = [number(q) if q is not None else "–" for q in one.quarter_targets]
    given = any(q is not None for q in one.quarter_targets)
    return Cell(one.target_text, " · ".join(quarters) if given else "", strong=True)
