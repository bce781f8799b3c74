"""The parts of the page Penilaian and how they stand: three columns, or one that scrolls."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.ui.screens.penilaian.attendance_card import AttendanceCard
from penilaian_desktop.ui.screens.penilaian.behaviour_card import BehaviourCard
from penilaian_desktop.ui.screens.penilaian.facts_card import FactsCard
from penilaian_desktop.ui.screens.penilaian.innovation_card import InnovationCard
from penilaian_desktop.ui.screens.penilaian.notes_card import NotesCard
from penilaian_desktop.ui.screens.penilaian.person_card import PersonCard
from penilaian_desktop.ui.screens.penilaian.results_card import ResultsCard
from penilaian_desktop.ui.screens.penilaian.since_card import SinceCard
from penilaian_desktop.ui.widgets.card import Card, CardFoot
from penilaian_desktop.ui.widgets.heard_card import HeardCard
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.parts_card import PartsCard
from penilaian_desktop.ui.widgets.quadrant import Quadrant
from penilaian_desktop.ui.widgets.small import KeyCap
from penilaian_desktop.ui.widgets.staff_list import StaffList

STAFF, STAFF_NARROW, SIDE = 232, 200, 282
"""Widths; "selesai · Butuh Perbaikan" has its room in both lists of staff."""
WIDEST = 16777215


class Bench(QWidget):
    """Staff at the left, quadrant and results in the middle, the person at the right."""

    def __init__(self, host: QWidget) -> None:
        super().__init__()
        self.staff = StaffList(self.tr("Staf yang dinilai"))
        self.quadrant = Quadrant()
        self.results = ResultsCard()
        self.person = PersonCard()
        self.behaviour = BehaviourCard()
        self.facts = FactsCard()
        self.parts = PartsCard()
        self.innovations = InnovationCard()
        self.attendance = AttendanceCard()
        self.since = SinceCard()
        self.heard = HeardCard(self.tr("Suara warga"))
        self.notes = NotesCard()
        self._narrow = False
        self.left = Card(self.tr("Staf"))
        self.left.body.addWidget(self.staff, 1)
        self.foot = CardFoot()
        self.left.body.addWidget(self.foot)
        self.left.setFixedWidth(STAFF)
        self._inner = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._inner)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(16)
        self._columns.addLayout(self._middle(), 1)
        self._columns.addWidget(self._side(host))
        self.sheet_view = ScrollColumn(QWidget(), host=host)
        self.sheet_view.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addWidget(self.left)
        self._row.addWidget(self._inner, 1)
        self._row.addWidget(self.sheet_view, 1)

    def _middle(self) -> QVBoxLayout:
        middle = QVBoxLayout()
        middle.setSpacing(16)
        self.quadrant_card = self._build_quadrant()
        middle.addWidget(self.quadrant_card)
        middle.addWidget(self.results, 1)
        return middle

    def _build_quadrant(self) -> Card:
        card = Card()
        card.body.setContentsMargins(13, 8, 13, 6)
        card.body.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(
            Label(self.tr("Kuadran kinerja: hasil kerja ↓ perilaku kerja →"), "small_strong"), 1
        )
        head.addWidget(Label(self.tr("pindahkan"), "small", "muted"))
        head.addSpacing(2)
        head.addWidget(KeyCap("Alt"))
        head.addWidget(KeyCap("↑↓←→"))
        card.body.addLayout(head)
        card.body.addWidget(self.quadrant)
        return card

    def _side(self, host: QWidget) -> QWidget:
        self._rest_inner = QWidget()
        self._rest = QVBoxLayout(self._rest_inner)
        self._rest.setContentsMargins(0, 0, 0, 0)
        self._rest.setSpacing(12)
        self._rest.addWidget(self.facts)
        self._rest.addWidget(self.parts)
        self._rest.addWidget(self.behaviour)
        self._rest.addWidget(self.attendance)
        self._rest.addWidget(self.since)
        self._rest.addWidget(self.heard)
        self._rest.addWidget(self.innovations)
        self._rest.addWidget(self.notes)
        self._rest.addStretch(1)
        self.rest_scroll = ScrollColumn(self._rest_inner, host=host)
        self._right = QWidget()
        self._right.setFixedWidth(SIDE)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(16)
        right.addWidget(self.person)
        right.addWidget(self.rest_scroll, 1)
        return self._right

    def set_narrow(self, narrow: bool) -> None:
        """Take the small measures: results and person below one another, scrolling as a whole."""
        changed = narrow != self._narrow
        self._narrow = narrow
        self.left.setFixedWidth(STAFF_NARROW if narrow else STAFF)
        self._row.setSpacing(12 if narrow else 16)
        if changed:
            direction = QBoxLayout.Direction
            self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
            self._right.setMinimumWidth(0 if narrow else SIDE)
            self._right.setMaximumWidth(WIDEST if narrow else SIDE)
            if narrow:
                self._row.removeWidget(self._inner)
                self.sheet_view.setWidget(self._inner)
            else:
                self.sheet_view.takeWidget()
                self._row.insertWidget(1, self._inner, 1)
            self.sheet_view.setVisible(narrow)
            self._inner.show()
        self.fit()

    def fit(self) -> None:
        """Give the rows the height that they need where the page scrolls as a whole."""
        self.results.set_stacked(self._narrow)
        tall = self._rest_inner.sizeHint().height() if self._narrow else 0
        self.rest_scroll.setMinimumHeight(tall)

    def reveal(self, widget: QWidget) -> None:
        """Scroll to a part of the page."""
        for scroll in (self.rest_scroll, self.sheet_view):
            if scroll.isAncestorOf(widget):
                scroll.ensureWidgetVisible(widget, 0, 60)
