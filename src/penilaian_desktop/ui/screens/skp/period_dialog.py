"""The days an SKP is for, where a position began or ended within the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.plan import PlanStatus
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.field import DateField
from penilaian_desktop.ui.widgets.form import FormRows

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext


class PeriodDialog(Dialog):
    """Asks for the first and the last day; a refusal stands at its input."""

    def __init__(self, context: UiContext, over: QWidget, plan: PlanView) -> None:
        super().__init__(over, self.tr("Masa SKP {year}").format(year=plan.year), width=480)
        self._context = context
        self._plan = plan
        self.starts = DateField(plan.starts)
        self.ends = DateField(plan.ends)
        self.rows = FormRows()
        self.rows.add_row(
            ("starts", self.tr("Mulai"), self.starts), ("ends", self.tr("Sampai"), self.ends)
        )
        self.body.addWidget(self.rows)
        if plan.status is not PlanStatus.DRAFT:
            self.explain(self.tr("SKP menjadi draf lagi dan perlu diajukan ulang."))
        else:
            self.explain(self.tr("Dapat diurungkan."))
        self.add_cancel()
        self.save = self.add_action(
            Button(self.tr("Simpan masa"), "check", kind="primary", clicked=self._save)
        )

    def _save(self) -> None:
        self.rows.clear_faults()
        plans, session, plan_id = self._context.services.plans, self._context.session, self._plan.id
        starts, ends = self.starts.value(), self.ends.value()
        self._context.tasks.submit(
            self,
            lambda _r: plans.set_period(session, plan_id, starts, ends),
            self._done,
            self._refused,
            lane=Lane.WRITE,
        )

    def _done(self, outcome: Outcome[PlanView]) -> None:
        view = outcome.value
        words = self.tr("Masa SKP: {days}").format(days=wording.date_range(view.starts, view.ends))
        self._context.signals.toast_requested.emit(words, outcome.undo_label)
        self.accept()

    def _refused(self, error: PenilaianError) -> None:
        if not (isinstance(error, RuleViolation) and self.rows.refuse(error)):
            self._context.signals.refused.emit(error)
