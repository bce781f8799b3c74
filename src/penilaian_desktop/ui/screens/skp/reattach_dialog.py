"""Hang a provisional RHK on one of the superior's: the most alike stands first, Enter takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.plan_views import ParentCandidate
from penilaian_desktop.domain.skp_views import RhkView
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

ALIKE = 50
"""From this likeness on a proposal is called alike."""


class ReattachDialog(Dialog):
    """`chosen` carries the id of the superior's RHK."""

    chosen = Signal(str)

    def __init__(self, context: UiContext, over: QWidget, rhk: RhkView) -> None:
        title = self.tr("Hubungkan RHK {number}").format(number=rhk.number)
        super().__init__(over, title, width=720, height=480)
        self.body.addWidget(Label(rhk.text, "strong", wrap=True))
        if rhk.parent_text:
            words = self.tr("Induk sementara: {text}").format(text=rhk.parent_text)
            self.body.addWidget(Label(words, "body", "muted", wrap=True))
        self.model: RecordModel[ParentCandidate] = RecordModel(
            (
                Column("number", self.tr("No"), lambda c: str(c.number), 28),
                Column("text", self.tr("RHK pimpinan"), lambda c: Cell(c.text, c.person)),
                Column("alike", self.tr("Kemiripan"), self._likeness, 120),
            )
        )
        self.table = TableView(self.model, self.tr("RHK pimpinan"), row_height=48)
        card = Card()
        card.setAccessibleName(self.tr("RHK pimpinan"))
        card.body.addWidget(self.table)
        self.body.addWidget(card, 1)
        self.explain(self.tr("SKP yang sudah diajukan menunggu persetujuan lagi setelah ini."))
        self.add_cancel()
        self.take = self.add_action(
            Button(self.tr("Hubungkan"), "branch", kind="primary", cap="Enter", clicked=self._take)
        )
        self.table.opened.connect(lambda _c: self._take())
        services, session = context.services, context.session
        context.tasks.submit(
            self,
            lambda _r: services.matrix.candidates_for(session, rhk.id),
            self.show_candidates,
            key="candidates",
        )

    def show_candidates(self, found: tuple[ParentCandidate, ...]) -> None:
        """Show the proposals; the most alike is chosen already."""
        self.model.set_rows(found)
        if found:
            self.table.setCurrentIndex(self.model.index(0, 0))
            self.table.setFocus()
            self.take.refuse("")
        else:
            self.take.refuse(self.tr("Rencana pimpinan belum diterima."))

    def _likeness(self, candidate: ParentCandidate) -> Cell:
        words = self.tr("{percent} % kata sama").format(percent=candidate.likeness)
        if candidate.likeness >= ALIKE:
            return Cell(words, icon="check", icon_tint="good")
        return Cell(words, tint="muted")

    def _take(self) -> None:
        found = self.table.current_record()
        if isinstance(found, ParentCandidate):
            self.chosen.emit(found.rhk_id)
            self.accept()
