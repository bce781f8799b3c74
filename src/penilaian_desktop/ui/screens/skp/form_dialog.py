"""The form of an SKP and the approach to its results, changed after it was begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.plan import Approach, PlanForm, PlanStatus
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.widgets.button import Button, primary_button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext


class FormDialog(Dialog):
    """Asks for form and approach and says what becomes of aspects and perspectives."""

    def __init__(self, context: UiContext, over: QWidget, plan: PlanView) -> None:
        super().__init__(over, self.tr("Bentuk dan pendekatan SKP"), width=520)
        self._context = context
        self._plan = plan
        self.form = Segmented(
            (
                (PlanForm.JAJF.value, self.tr("JA/JF")),
                (PlanForm.JPT.value, self.tr("JPT/pimpinan unit mandiri")),
            ),
            self.tr("Bentuk SKP"),
        )
        self.form.set_value(plan.form.value)
        self.approach = Segmented(
            (
                (Approach.KUANTITATIF.value, self.tr("Kuantitatif")),
                (Approach.KUALITATIF.value, self.tr("Kualitatif")),
            ),
            self.tr("Pendekatan hasil kerja"),
        )
        self.approach.set_value(plan.approach.value)
        rows = FormRows()
        rows.add("form", self.tr("Bentuk"), self.form)
        rows.add("approach", self.tr("Pendekatan"), self.approach)
        self.body.addWidget(rows)
        self.meaning = Label("", "body", "muted", wrap=True)
        self.meaning.setMinimumHeight(60)
        self.body.addWidget(self.meaning)
        self.form.chosen.connect(lambda _key: self._explain())
        self._explain()
        if plan.status is not PlanStatus.DRAFT:
            self.explain(self.tr("SKP menjadi draf lagi dan perlu diajukan ulang."))
        else:
            self.explain(self.tr("Dapat diurungkan."))
        self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        self.save = self.add_action(primary_button(self.tr("Simpan"), "check", clicked=self._save))

    def _explain(self) -> None:
        before, now = self._plan.form, PlanForm(self.form.value())
        if now is before:
            words = self.tr("Isi SKP tidak berubah.")
        elif now is PlanForm.JPT:
            words = self.tr(
                "Setiap indikator memerlukan perspektif sebelum SKP diajukan; daftar periksa "
                "menyebut yang belum. Aspek tetap tersimpan, tetapi tidak dicetak."
            )
        else:
            words = self.tr(
                "Indikator tanpa aspek menjadi aspek kuantitas; ubah bila perlu. Perspektif tetap "
                "tersimpan, tetapi tidak dicetak."
            )
        self.meaning.setText(words)

    def _save(self) -> None:
        plans, session, plan_id = self._context.services.plans, self._context.session, self._plan.id
        form, approach = PlanForm(self.form.value()), Approach(self.approach.value())
        self._context.tasks.submit(
            self,
            lambda _r: plans.set_form(session, plan_id, form=form, approach=approach),
            self._done,
            lane=Lane.WRITE,
        )

    def _done(self, outcome: Outcome[PlanView]) -> None:
        if outcome.undo_label:
            self._context.signals.toast_requested.emit(
                self.tr("Bentuk dan pendekatan SKP disimpan"), outcome.undo_label
            )
        self.accept()
