"""The part Hasil kerja: the tree with the leader's column, and the checklist beside or below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.ui.screens.skp.checklist import ChecklistCard
from penilaian_desktop.ui.screens.skp.plan_table import PlanTable
from penilaian_desktop.ui.widgets.button import text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.label import Rule
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn


class ResultsTab(QWidget):
    """Holds table and checklist; `add_other` and `library_wanted` begin another line."""

    other_wanted = Signal()
    library_wanted = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.table = PlanTable()
        self.checklist = ChecklistCard()
        card = Card()
        card.setAccessibleName(self.tr("Rencana hasil kerja"))
        card.body.addWidget(self.table, 1)
        card.body.addWidget(Rule())
        self._foot = QWidget()
        self._foot.setFixedHeight(28)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(4, 0, 12, 0)
        foot.setSpacing(8)
        self.add_other = text_button(self.tr("Tambah kinerja tambahan"), "add", compact=True)
        self.add_other.clicked.connect(self.other_wanted.emit)
        self.library = text_button(self.tr("Ambil dari pustaka"), "book", compact=True)
        self.library.clicked.connect(self.library_wanted.emit)
        foot.addWidget(self.add_other, 0, Qt.AlignmentFlag.AlignLeft)
        foot.addWidget(self.library, 0, Qt.AlignmentFlag.AlignLeft)
        foot.addStretch(1)
        card.body.addWidget(self._foot)
        inner = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addWidget(card, 1)
        self._row.addWidget(self.checklist)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrollColumn(inner, host=host))

    def show_plan(self, plan: PlanView, *, leader_known: bool, editable: bool) -> None:
        """Show a plan."""
        self.table.show_plan(plan, leader_known=leader_known)
        self.table.can_move = editable
        self.checklist.show_plan(plan)
        self._foot.setVisible(editable)

    def arrange(self, *, stacked: bool, beside_drawer: bool) -> None:
        """Put the checklist beside the table, below it, or away while the drawer stands there."""
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if stacked else ways.LeftToRight)
        self._row.setSpacing(12 if stacked else 16)
        self.table.set_whole(stacked)
        self.checklist.set_whole(stacked)
        self.checklist.setVisible(stacked or not beside_drawer)
