"""The part Yang diharapkan: plan, indicators with their levels, behaviour and dates on one page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.plan_views import ExpectedIndicator, ExpectedView
from penilaian_desktop.domain.skp_views import PlanView, RhkView
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.screens.skp.plan_rows import target_text
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.form import FactRows
from penilaian_desktop.ui.widgets.label import Label, Rule
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

WIDEST = 860
"""A page for reading is no wider than this."""


class ExpectedTab(QWidget):
    """Reads what is expected of the person; `proposal_taken` carries a proposal of the head."""

    proposal_taken = Signal(str)

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._plan: PlanView | None = None
        self._year = 0
        self.view: ExpectedView | None = None
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrollColumn(self._inner))

    def show_plan(self, plan: PlanView) -> None:
        """Take another plan; the page is put together once it is shown."""
        self._plan, self._year = plan, plan.year
        if self.isVisible():
            self._load()

    def show_year(self, year: int) -> None:
        """Show a year without a plan: proposals of the head, behaviour and dates stand already."""
        self._plan, self._year = None, year
        if self.isVisible():
            self._load()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what is expected."""
        super().showEvent(event)
        self._load()

    def _load(self) -> None:
        year = self._year
        if not year:
            return
        services, session = self._context.services, self._context.session
        self._context.tasks.submit(
            self,
            lambda _r: services.plans.expected(session, year),
            self.show_expected,
            key="expected",
        )

    def show_expected(self, view: ExpectedView) -> None:
        """Show everything on one page, for the plan that is chosen on the page."""
        view = replace(view, plan=self._plan) if self._plan is not None else view
        self.view = view
        clear(self._column)
        for card in (
            self._about(view), self._proposals(view), self._results(view), self._values(view),
            self._dates(view),
        ):  # fmt: skip
            if card is not None:
                card.setMaximumWidth(WIDEST)
                self._column.addWidget(card)
        self._column.addStretch(1)

    # --- cards -------------------------------------------------------------------------------
    def _about(self, view: ExpectedView) -> QWidget:
        card = Card(self.tr("Yang diharapkan dari saya"), padded=True)
        plan = view.plan
        if plan is None:
            words = self.tr("SKP belum disusun. Usulan pimpinan, bila ada, tampak di bawah.")
            card.body.addWidget(Label(words, "body", "muted", wrap=True))
            return card
        facts = FactRows()
        facts.set_facts(
            [
                (self.tr("Masa"), wording.date_range(plan.starts, plan.ends)),
                (self.tr("Jabatan"), plan.employee.position or "–"),
                (
                    self.tr("Dinilai oleh"),
                    view.appraiser.name if view.appraiser else plan.appraiser.name or "–",
                ),
                (self.tr("Keadaan SKP"), wording.status_label(plan.status)),
            ]
        )
        card.body.addWidget(facts)
        return card

    def _proposals(self, view: ExpectedView) -> QWidget | None:
        if not view.proposals:
            return None
        card = Card(self.tr("Usulan pimpinan"), self.tr("belum menjadi RHK Anda"), padded=True)
        for n, entry in enumerate(view.proposals):
            if n:
                card.body.addWidget(Rule())
            row = QHBoxLayout()
            row.setSpacing(12)
            words = QVBoxLayout()
            words.setSpacing(2)
            words.addWidget(Label(entry.text, "strong", wrap=True))
            above = self.tr("Mendukung: {text}").format(text=entry.leader_rhk_text or "–")
            words.addWidget(Label(above, "small", "muted", wrap=True))
            row.addLayout(words, 1)
            button = Button(self.tr("Jadikan RHK"), "add", compact=True)
            button.setAccessibleDescription(entry.text)
            button.clicked.connect(
                lambda _checked=False, key=entry.id: self.proposal_taken.emit(key)
            )
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            card.body.addLayout(row)
        return card

    def _results(self, view: ExpectedView) -> QWidget | None:
        if view.plan is None:
            return None
        known = {each.indicator_id: each for each in view.indicators}
        card = Card(self.tr("Hasil kerja"), padded=True)
        for n, rhk in enumerate(view.plan.rhk):
            if n:
                card.body.addWidget(Rule())
            card.body.addLayout(self._rhk(rhk, known))
        if not view.plan.rhk:
            card.body.addWidget(Label(self.tr("Belum ada RHK."), "body", "muted"))
        return card

    def _rhk(self, rhk: RhkView, known: dict[str, ExpectedIndicator]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        title = f"{rhk.number}. {rhk.text or self.tr('RHK belum ditulis')}"
        column.addWidget(Label(title, "strong", wrap=True))
        if rhk.parent_text:
            words = self.tr("Mendukung: {text}").format(text=rhk.parent_text)
            column.addWidget(Label(words, "small", "muted", wrap=True))
        for indicator in rhk.indicators:
            column.addSpacing(6)
            row = QHBoxLayout()
            row.setSpacing(16)
            row.addWidget(Label(indicator.text or "–", "body", wrap=True), 1)
            row.addWidget(
                Label(target_text(indicator) or "–", "strong", align=Qt.AlignmentFlag.AlignRight),
                0,
                Qt.AlignmentFlag.AlignTop,
            )
            column.addLayout(row)
            how = " · ".join(part for part in (indicator.measure, indicator.source) if part)
            if how:
                column.addWidget(Label(how, "small", "muted", wrap=True))
            found = known.get(indicator.id)
            for anchor in found.anchors if found is not None else ():
                words = self.tr("Tingkat {level}: {text}").format(
                    level=anchor.level, text=anchor.text
                )
                column.addWidget(Label(words, "small", wrap=True))
        return column

    def _values(self, view: ExpectedView) -> QWidget | None:
        if not view.values:
            return None
        card = Card(self.tr("Perilaku kerja"), padded=True)
        for n, (_code, name, guides, expectation) in enumerate(view.values):
            if n:
                card.body.addWidget(Rule())
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addWidget(Label(name, "strong"))
            for guide in guides:
                column.addWidget(Label(f"•  {guide}", "small", "muted", wrap=True))
            if expectation:
                words = self.tr("Harapan khusus: {text}").format(text=expectation)
                column.addSpacing(2)
                column.addWidget(Label(words, "body", wrap=True))
            card.body.addLayout(column)
        return card

    def _dates(self, view: ExpectedView) -> QWidget | None:
        if not view.dates:
            return None
        card = Card(self.tr("Tanggal penting"), padded=True)
        facts = FactRows()
        facts.set_facts(
            [
                (
                    label,
                    self.tr("{span} · realisasi sampai {last}").format(
                        span=wording.date_range(starts, ends), last=wording.short_date(last)
                    ),
                )
                for _code, label, starts, ends, last in view.dates
            ]
        )
        card.body.addWidget(facts)
        return card
