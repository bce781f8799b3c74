"""“Coba dengan angka”: invented facts in, result and its steps out, at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.appraisal import Predicate
from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.scheme import Fact, FactKind, Scheme
from penilaian_desktop.domain.scheme_lines import label_of
from penilaian_desktop.domain.scoring import ScoreResult
from penilaian_desktop.domain.wording import number, read_number
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.screens.skema.tables import rows_table
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.field import ComboBox, Field
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.small import Pill, predicate_mark
from penilaian_desktop.ui.widgets.table import Cell

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

_A_ROW = 2
"""Facts beside each other."""


class TryCard(Card):
    """Inputs for the facts of a scheme and what follows from them."""

    def __init__(self, context: UiContext, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(padded=True, parent=parent)
        self.set_title(
            self.tr("Coba dengan angka"), self.tr("tidak disimpan, tidak menilai siapa pun")
        )
        self._context = context
        self._scheme = scheme
        self.rows = FormRows()
        self._inputs: dict[str, Field | ComboBox] = {}
        facts = [fact for fact in scheme.facts if fact.kind is not FactKind.ANSWERS]
        for at in range(0, len(facts), _A_ROW):
            self.rows.add_row(*(self._input(fact) for fact in facts[at : at + _A_ROW]))
        self.body.addWidget(self.rows)
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self.pill = Pill()
        self.told = Label("", "body", markup=True, wrap=True)
        line.addWidget(self.pill)
        line.addWidget(self.told, 1)
        self.body.addWidget(head)
        self._steps = QVBoxLayout()
        self.body.addLayout(self._steps)
        self.compute()

    def set_scheme(self, scheme: Scheme) -> None:
        """Compute by a changed scheme with the same facts."""
        self._scheme = scheme
        self.compute()

    def facts(self) -> dict[str, object]:
        """Return what is typed; an empty input is a missing fact."""
        found: dict[str, object] = {}
        for fact in self._scheme.facts:
            widget = self._inputs.get(fact.name)
            if isinstance(widget, ComboBox) and widget.value():
                chosen = widget.value()
                found[fact.name] = chosen == "true" if fact.kind is FactKind.FLAG else chosen
            elif isinstance(widget, Field) and widget.text().strip():
                typed = read_number(widget.text())
                found[fact.name] = widget.text().strip() if typed is None else typed
        return found

    def compute(self) -> None:
        """Ask for the result of what is typed."""
        scheme, facts = self._scheme, self.facts()
        schemes = self._context.services.schemes
        self._context.tasks.submit(
            self,
            lambda _r: schemes.try_out(scheme, facts),
            self._show,
            self._refused,
            key="scheme_try",
        )

    def _input(self, fact: Fact) -> tuple[str, str, QWidget]:
        given = self._scheme.examples[0].facts.get(fact.name) if self._scheme.examples else None
        widget: Field | ComboBox
        if fact.kind is FactKind.CHOICE:
            options = [(o.code, o.label) for o in self._scheme.scale(fact.scale).options]
            empty = [("", self.tr("kosong"))] if fact.optional else []
            widget = ComboBox([*options, *empty])
            widget.set_value(str(given or ""))
        elif fact.kind is FactKind.FLAG:
            widget = ComboBox([("true", self.tr("ya")), ("false", self.tr("tidak"))])
            widget.set_value("true" if given else "false")
        else:
            typed = read_number(str(given).replace(".", ",")) if given is not None else None
            widget = Field("" if typed is None else number(typed))
        if isinstance(widget, Field):
            widget.textEdited.connect(lambda _text: self.compute())
        else:
            widget.chosen.connect(lambda _key: self.compute())
        self._inputs[fact.name] = widget
        label = f"{fact.label} ({fact.unit})" if fact.unit else fact.label
        return fact.name, label, widget

    def _show(self, scored: ScoreResult) -> None:
        self.rows.clear_faults()
        result = dict(scored.result)
        code = result.pop("predikat", "")
        known = code in {p.value for p in Predicate}
        self.pill.set_mark(predicate_mark(Predicate(code)) if known else None)
        self.pill.setVisible(known)
        parts = []
        for told in self._scheme.results:
            if told.name in result:
                name = label_of(self._scheme, told.rule)
                parts.append(f"{name} **{self._spoken(told.rule, result[told.name])}**")
        self.told.setText(" · ".join(parts))
        clear(self._steps)
        rows = [
            (
                Cell(
                    label_of(self._scheme, step.rule),
                    second=self._inputs_of(step.inputs),
                    strong=True,
                ),
                self._spoken(step.rule, step.output),
            )
            for step in scored.trail
        ]
        columns = [(self.tr("Langkah"), 0), (self.tr("Hasil"), 180)]
        steps = rows_table(self.tr("Langkah perhitungan"), columns, rows, row_height=52)
        self._steps.addWidget(steps)

    def _refused(self, error: PenilaianError) -> None:
        self.rows.clear_faults()
        clear(self._steps)
        self.pill.setVisible(False)
        self.told.setText(str(describe(error)))
        if isinstance(error, RuleViolation) and error.field in self._inputs:
            self.rows.show_fault(error.field, str(describe(error)))
            self.told.setText("")

    def _inputs_of(self, inputs: tuple[tuple[str, str], ...]) -> str:
        """Return inputs as "Kehadiran 96 (25 %)"; a weight stands behind its part."""
        weights = {n.removeprefix("bobot_"): t for n, t in inputs if n.startswith("bobot_")}
        parts = []
        for name, text in inputs:
            if name.startswith("bobot_"):
                continue
            told = f"{label_of(self._scheme, name)} {self._spoken(name, text)}"
            parts.append(f"{told} ({weights[name].replace('.', ',')})" if name in weights else told)
        return " · ".join(parts)

    def _spoken(self, name: str, text: str) -> str:
        """Return a value in words: labels of codes, numbers in Indonesian form."""
        scale = next((f.scale for f in self._scheme.facts if f.name == name), "")
        for rule in self._scheme.rules:
            if rule.name == name:
                scale = getattr(rule, "scale", "")
        if scale:
            return self._scheme.scale(scale).label(text)
        if text in {"true", "false"}:
            return self.tr("ya") if text == "true" else self.tr("tidak")
        typed = read_number(text.replace(".", ","))
        return text if typed is None else number(typed)
