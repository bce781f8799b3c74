"""The drawer of a line of the register: all of it, what can be done now, and its history."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.improvement import ImprovementState
from penilaian_desktop.domain.improvement_views import ImprovementItem, ImprovementStep
from penilaian_desktop.domain.wording import long_date
from penilaian_desktop.ui.kit.formats import clock_text, day_text, local_day
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.screens.perbaikan.words import (
    figures,
    overdue_words,
    source_name,
    state_mark,
    tr,
)
from penilaian_desktop.ui.widgets.button import text_button
from penilaian_desktop.ui.widgets.drawer import Drawer
from penilaian_desktop.ui.widgets.form import FactRows
from penilaian_desktop.ui.widgets.label import Label

Act = Callable[[], object]


class ItemPanel(Drawer):
    """Shows one line; the actions are those of the tab."""

    def __init__(
        self, *, edit: Act, begin: Act, finish: Act, drop: Act, reopen: Act, remove: Act,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__("", parent)
        self.finding = Label("", "body", wrap=True)
        self.facts = FactRows()
        self.action = Label("", "body", wrap=True)
        self.outcome = Label("", "body", wrap=True)
        self._outcome_head = Label("", "strong")
        self._steps = QVBoxLayout()
        self._steps.setSpacing(8)
        self.drop = text_button(tr("Hentikan…"), "close", compact=True, clicked=drop)
        self.reopen = text_button(tr("Buka kembali"), "returned", compact=True, clicked=reopen)
        self.begin = text_button(tr("Mulai"), "log", compact=True, clicked=begin)
        self.finish = text_button(tr("Selesai…"), "check", compact=True, clicked=finish)
        steps = QHBoxLayout()
        steps.setSpacing(4)
        for button in (self.begin, self.finish, self.drop, self.reopen):
            steps.addWidget(button)
        steps.addStretch(1)
        for widget in (
            self.finding, self.facts, Label(tr("Tindakan"), "strong"), self.action,
            self._outcome_head, self.outcome,
        ):  # fmt: skip
            self.body.addWidget(widget)
        self.body.addLayout(steps)
        self.body.addWidget(Label(tr("Riwayat"), "strong"))
        self.body.addLayout(self._steps)
        self.body.addStretch(1)
        self.remove = text_button(tr("Hapus"), "delete", compact=True, clicked=remove)
        self.edit = text_button(tr("Ubah…"), "edit", compact=True, clicked=edit)
        for button in (self.remove, self.edit):
            self.foot.addWidget(button)

    def show_item(self, item: ImprovementItem, *, can_write: bool) -> None:
        """Show another line."""
        record = item.improvement
        self.set_head(source_name(record.source), state_mark(item))
        self.finding.setText(record.finding)
        facts = [(tr("Unit"), item.unit)]
        if item.service:
            facts.append((tr("Layanan"), item.service))
        facts.append((tr("Penanggung jawab"), item.owner or "–"))
        due = long_date(record.due) if record.due else "–"
        if item.overdue:
            due = f"{due} ({overdue_words(item.overdue)})"
        facts.append((tr("Tenggat"), due))
        if record.measure:
            facts.append((record.measure, figures(record) or "–"))
        if record.closed_on:
            facts.append((tr("Ditutup"), long_date(record.closed_on)))
        self.facts.set_facts(facts)
        self.action.setText(record.action or tr("Belum ditetapkan."))
        dropped = record.state is ImprovementState.DROPPED
        self._outcome_head.setText(tr("Alasan berhenti") if dropped else tr("Hasil"))
        for label in (self._outcome_head, self.outcome):
            label.setVisible(bool(record.outcome))
        self.outcome.setText(record.outcome)
        self.show_foot(shown=can_write)
        self.remove.setVisible(can_write)
        self.edit.setVisible(can_write and item.open)
        self.drop.setVisible(can_write and item.open)
        self.reopen.setVisible(can_write and not item.open)
        self.begin.setVisible(can_write and record.state is ImprovementState.OPEN)
        self.finish.setVisible(can_write and record.state is ImprovementState.DOING)
        self.show()

    def show_history(self, steps: tuple[ImprovementStep, ...]) -> None:
        """Show what happened to the line, the newest first."""
        clear(self._steps)
        for step in steps:
            told = QWidget()
            column = QVBoxLayout(told)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(Label(step.text, "body", wrap=True))
            at = f"{day_text(local_day(step.at))} {clock_text(step.at)}"
            who = f"{at} · {step.who}" if step.who else at
            column.addWidget(Label(who, "small", "muted", wrap=True))
            self._steps.addWidget(told)
