"""The capaian organisasi of a unit, period by period: HR sets what its superior decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penilaian_desktop.domain.appraisal import OrganisationPredicate, OrganisationResult
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.wording import organisation_label
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

Results = tuple[tuple[str, OrganisationPredicate | None], ...]


class OrganisationCard(Card):
    """A period and its predicate; choosing one saves it, and Ctrl+Z takes it back."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(self.tr("Capaian organisasi"), padded=True)
        self._context = context
        self._unit_id = ""
        self._results: dict[str, OrganisationPredicate | None] = {}
        self.rows = FormRows()
        self.period = ComboBox()
        self.predicate = ComboBox()
        self.rows.add("period_code", self.tr("Periode"), self.period)
        self.rows.add("predicate", self.tr("Predikat organisasi"), self.predicate)
        self.body.addWidget(self.rows)
        self.body.addWidget(
            Label(
                self.tr(
                    "Ditetapkan pimpinan unit di atasnya. Unit di bawah yang tidak mempunyai "
                    "predikat sendiri memakai yang ini; pola kalibrasi mengikutinya."
                ),
                "small",
                "muted",
                wrap=True,
            )
        )
        self.period.chosen.connect(lambda _code: self._fill())
        self.predicate.chosen.connect(self._save)

    def show_unit(self, unit_id: str, name: str) -> None:
        """Show the predicates of a unit."""
        self._unit_id = unit_id
        self.set_note(name)
        data, s = self._context.services.master_data, self._context.session
        self._context.tasks.submit(
            self,
            lambda _r: data.organisation_results(s, unit_id),
            self._show,
            key="organisation",
        )

    def _show(self, results: Results) -> None:
        self._results = dict(results)
        kept = self.period.value()
        self.period.set_options([(code, PeriodCode.parse(code).label) for code in self._results])
        if kept in self._results:
            self.period.set_value(kept)
        self._fill()

    def _fill(self) -> None:
        found = self._results.get(self.period.value())
        options = [(one.value, organisation_label(one)) for one in OrganisationPredicate]
        if found is None:
            options.insert(0, ("", self.tr("ikut unit di atasnya")))
        self.predicate.set_options(options)
        self.predicate.set_value(found.value if found is not None else "")
        self.rows.setEnabled(bool(self._results))

    def _save(self, value: str) -> None:
        code = self.period.value()
        if not value or not code:
            return
        data, s, unit_id = (
            self._context.services.master_data,
            self._context.session,
            self._unit_id,
        )
        predicate = OrganisationPredicate(value)
        self._context.tasks.submit(
            self,
            lambda _r: data.save_organisation_result(s, unit_id, code, predicate),
            self._saved,
            lane=Lane.WRITE,
        )

    def _saved(self, outcome: Outcome[OrganisationResult]) -> None:
        result = outcome.value
        self._results[result.period_code] = result.predicate
        self._fill()
        self._context.signals.toast_requested.emit(
            self.tr("Capaian organisasi {0}: {1}").format(
                PeriodCode.parse(result.period_code).label, organisation_label(result.predicate)
            ),
            outcome.undo_label,
        )
