"""Innovations and extra tasks of the person, which the appraiser accepts or not (WG-6)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.follow_up_views import InnovationItem
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.widgets.appraisal_words import decision_mark, innovation_kind
from penilaian_desktop.ui.widgets.asking_dialog import AskingDialog
from penilaian_desktop.ui.widgets.button import Button, primary_button, text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.field import TextArea
from penilaian_desktop.ui.widgets.label import Label, Rule
from penilaian_desktop.ui.widgets.small import Pill


class InnovationRow(QWidget):
    """One innovation with its decision."""

    decided = Signal(str, bool)
    """Its id, and whether it is accepted."""

    def __init__(self, item: InnovationItem) -> None:
        super().__init__()
        self.item = item
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 10, 15, 10)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(item.title, "strong", wrap=True), 1)
        mark = decision_mark(item, self)
        if mark is not None:
            head.addWidget(Pill(mark))
        column.addLayout(head)
        parts = [innovation_kind(item.kind)]
        if item.activity_ids:
            parts.append(self.tr("{0} kegiatan").format(len(item.activity_ids)))
        column.addWidget(Label(" · ".join(parts), "small", "muted"))
        if item.text:
            column.addWidget(Label(item.text, "body", "muted", wrap=True))
        if item.note:
            column.addWidget(Label(f"“{item.note}”", "small", "muted", wrap=True))
        self.accept = text_button(
            self.tr("Terima"), "check", compact=True, clicked=lambda: self._decide(accepted=True)
        )
        self.refuse = text_button(
            self.tr("Tidak…"), compact=True, clicked=lambda: self._decide(accepted=False)
        )
        self.accept.setAccessibleName(self.tr("Terima {0}").format(item.title))
        self.refuse.setAccessibleName(self.tr("Tidak menerima {0}").format(item.title))
        for button in (self.accept, self.refuse):
            button.set_flush(True)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.accept)
        row.addWidget(self.refuse)
        row.addStretch(1)
        column.addLayout(row)
        self.accept.setVisible(item.may_decide and item.accepted is not True)
        self.refuse.setVisible(item.may_decide and item.accepted is not False)

    def _decide(self, *, accepted: bool) -> None:
        self.decided.emit(self.item.id, accepted)


class InnovationCard(Card):
    """All of them; hidden where there is none."""

    decided = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__(self.tr("Di luar SKP"))
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.body.addLayout(self._column)
        self.rows: list[InnovationRow] = []

    def show_items(self, items: Sequence[InnovationItem]) -> None:
        """Show what the person recorded."""
        if items == [row.item for row in self.rows]:
            return
        clear(self._column)
        self.rows = []
        for item in items:
            if self.rows:
                self._column.addWidget(Rule())
            row = InnovationRow(item)
            row.decided.connect(self.decided)
            self.rows.append(row)
            self._column.addWidget(row)
        waiting = sum(item.accepted is None for item in items)
        self.set_note(self.tr("{0} menunggu").format(waiting) if waiting else "")
        self.setVisible(bool(items))


class DeclineDialog(AskingDialog):
    """An innovation that is not accepted, with a word why."""

    wanted = Signal(str)

    def __init__(self, over: QWidget, item: InnovationItem) -> None:
        super().__init__(over, item.title)
        self.note = TextArea(height=72, placeholder=self.tr("Apa yang belum cukup"))
        self.rows.add("note", self.tr("Alasan tidak diterima"), self.note)
        self.body.addWidget(self.rows)
        self.explain(self.tr("Pegawai membacanya bersama hasil yang diterbitkan."))
        self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        self.confirm = self.add_action(
            primary_button(self.tr("Simpan"), clicked=lambda: self.wanted.emit(self.note.text()))
        )
