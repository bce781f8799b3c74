"""Plans that wait for a decision: read, agree, or return with a note."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.berakhlak import VALUES
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.domain.wording import date_range
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.screens.tinjauan.plan_table import plan_model, plan_rows
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.small import Avatar, Pill, status_mark
from penilaian_desktop.ui.widgets.staff_list import StaffList, StaffRow
from penilaian_desktop.ui.widgets.table_view import TableView


class PlansPanel(QWidget):
    """Who handed a plan in at the left, the plan in the middle, the decision at the right."""

    agree_requested = Signal(object)
    return_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._plans: tuple[PlanView, ...] = ()
        self.staff = StaffList(self.tr("SKP yang menunggu keputusan"))
        self.staff.chosen.connect(lambda _key: self._show())
        self._left = Card(self.tr("SKP masuk"))
        self._left.body.addWidget(self.staff)
        self._left.setFixedWidth(224)
        self.table = TableView(
            plan_model(), self.tr("Rencana hasil kerja dan indikator"), row_height=44
        )
        self._middle = Card(self.tr("Rencana"))
        self._middle.body.addWidget(self.table)
        self._right = self._decision()
        self._empty = EmptyState(
            "skp",
            self.tr("Tidak ada SKP yang menunggu"),
            self.tr("SKP staf yang diajukan muncul di sini untuk disetujui atau dikembalikan."),
        )
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addWidget(self._left)
        self._row.addWidget(self._middle, 1)
        self._row.addWidget(self._right)
        self._row.addWidget(self._empty, 1)
        self.set_plans(())

    def _decision(self) -> QWidget:
        whole = QWidget()
        whole.setFixedWidth(320)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        card = Card(padded=True)
        head = QHBoxLayout()
        head.setSpacing(12)
        self._avatar = Avatar("", 40)
        self._name = Label("", "section")
        self._position = Label("", "body", "muted")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._position)
        self._pill = Pill()
        head.addWidget(self._avatar)
        head.addLayout(words, 1)
        head.addWidget(self._pill)
        card.body.addLayout(head)
        self._facts = Label("", "small", "muted", wrap=True)
        card.body.addWidget(self._facts)
        actions = QHBoxLayout()
        actions.setSpacing(8)
        self.agree = Button(
            self.tr("Setujui"), "check", kind="primary", cap="A", clicked=self.agree_current
        )
        self.give_back = Button(
            self.tr("Kembalikan…"), "returned", cap="R", clicked=self.return_current
        )
        actions.addWidget(self.agree)
        actions.addWidget(self.give_back)
        actions.addStretch(1)
        card.body.addLayout(actions)
        column.addWidget(card)
        self._rest = Card(self.tr("Ekspektasi dan lampiran"))
        inner = QWidget()
        self._texts = QVBoxLayout(inner)
        self._texts.setContentsMargins(15, 12, 15, 12)
        self._texts.setSpacing(4)
        self._rest.body.addWidget(ScrollColumn(inner))
        column.addWidget(self._rest, 1)
        return whole

    # --- showing ---------------------------------------------------------------------------
    def set_plans(self, plans: Sequence[PlanView]) -> None:
        """Show the plans that wait; the one being read stays."""
        self._plans = tuple(plans)
        rows = [
            StaffRow(
                plan.id,
                plan.employee.name,
                self.tr("SKP {0} · {1} RHK").format(plan.year, len(plan.rhk)),
                icon="submitted",
                icon_tint="primary",
                spoken=self.tr("menunggu keputusan"),
            )
            for plan in plans
        ]
        self.staff.set_rows(rows)
        if self.staff.key not in self.staff.people() and rows:
            self.staff.choose(rows[0].key)
        self._left.set_note(str(len(plans)) if plans else "")
        for part in (self._left, self._middle, self._right):
            part.setVisible(bool(plans))
        self._empty.setVisible(not plans)
        self._show()

    def set_narrow(self, narrow: bool) -> None:
        """Take the small measures."""
        self._left.setFixedWidth(176 if narrow else 224)
        self._right.setFixedWidth(252 if narrow else 320)
        self._row.setSpacing(12 if narrow else 16)
        self._avatar.setVisible(not narrow)
        for button, icon in ((self.agree, "check"), (self.give_back, "returned")):
            button.set_compact(narrow)
            button.set_icon("" if narrow else icon)

    @property
    def plan(self) -> PlanView | None:
        """Return the plan being read."""
        return next((plan for plan in self._plans if plan.id == self.staff.key), None)

    def choose(self, plan_id: str) -> None:
        """Read another plan."""
        self.staff.choose(plan_id)
        self._show()

    def agree_current(self) -> None:
        """Ask to agree to the plan being read."""
        if self.plan is not None:
            self.agree_requested.emit(self.plan)

    def return_current(self) -> None:
        """Ask to return the plan being read."""
        if self.plan is not None:
            self.return_requested.emit(self.plan)

    def _show(self) -> None:
        plan = self.plan
        if plan is None:
            return
        model = plan_model()
        model.set_rows(plan_rows(plan))
        self._replace_table(TableView(model, self.table.accessibleName(), row_height=44))
        for row in range(model.rowCount()):
            line = model.record(row)
            if line is not None and line.indicator is None:
                self.table.setSpan(row, 0, 1, model.columnCount())
        self._middle.set_title(self.tr("SKP {0}").format(plan.year), plan.approach.value.lower())
        self._avatar.set_name(plan.employee.name)
        self._name.setText(plan.employee.name)
        self._position.setText(plan.employee.position)
        self._pill.set_mark(status_mark(plan.status))
        open_lines = sum(not done for _, done, _, _ in plan.checklist)
        words = date_range(plan.starts, plan.ends)
        words += " · "
        words += (
            self.tr("{0} hal belum lengkap").format(open_lines)
            if open_lines
            else self.tr("semua isian lengkap")
        )
        self._facts.setText(words)
        self._fill_texts(plan)

    def _replace_table(self, table: TableView) -> None:
        old = self.table
        self._middle.body.replaceWidget(old, table)
        old.hide()
        old.deleteLater()
        self.table = table

    def _fill_texts(self, plan: PlanView) -> None:
        clear(self._texts)
        wishes = [
            f"{value.name}: {text}"
            for value, text in zip(VALUES, plan.expectations, strict=False)
            if text
        ]
        none = self.tr("Tidak ada ekspektasi khusus.")
        for title, lines in (
            (self.tr("Ekspektasi khusus pimpinan"), wishes or [none]),
            (self.tr("Dukungan sumber daya"), plan.support),
            (self.tr("Skema pertanggungjawaban"), plan.accountability),
            (self.tr("Konsekuensi"), plan.consequences),
        ):
            self._texts.addWidget(Label(title, "small_strong", "muted"))
            for line in lines or [self.tr("belum diisi")]:
                self._texts.addWidget(Label(line, "body", wrap=True))
            self._texts.addSpacing(8)
        self._texts.addStretch(1)
