"""From laptop to laptop: what others handed over, and what waits for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.handover_views import Handover, OtherLaptop
from penilaian_desktop.domain.wording import bytes_size
from penilaian_desktop.ui.kit import formats
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.kit.translating import translator
from penilaian_desktop.ui.screens.pertukaran.handing_words import (
    amounts_words,
    people_words,
    tie_words,
)
from penilaian_desktop.ui.widgets.button import Button, text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.label import Label, Rule
from penilaian_desktop.ui.widgets.small import Icon, Mark
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

_tr = translator("Pertukaran")

ROW = 44
MOST_ROWS = 5


class OtherLaptopModel(RecordModel[OtherLaptop]):
    """The laptops of heads, staff and colleagues."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            (
                Column("who", _tr("Laptop"), _who, sort=people_words),
                Column("goes", _tr("Menunggu diserahkan"), _goes, sort=lambda x: x.waiting),
                Column("size", _tr("Ukuran"), _size, 72, number=True, sort=lambda x: x.size),
                Column("state", _tr("Keadaan"), _state, 172),
            ),
            parent=parent,
        )


def _who(laptop: OtherLaptop) -> Cell:
    below = ", ".join((tie_words(laptop.tie), laptop.name))
    return Cell(people_words(laptop), below, strong=True)


def _goes(laptop: OtherLaptop) -> Cell:
    return Cell(amounts_words(laptop.amounts) or "–", tint="text" if laptop.waiting else "muted")


def _size(laptop: OtherLaptop) -> Cell:
    return Cell(bytes_size(laptop.size) if laptop.size else "–", tint="muted")


def _state(laptop: OtherLaptop) -> Cell:
    if laptop.waiting:
        return Cell(pill=Mark(_tr("Belum diserahkan"), "unsent", "warn"))
    if laptop.on_the_way:
        return Cell(pill=Mark(_tr("Menunggu tanda terima"), "mail", "info"))
    if laptop.answered is None:
        return Cell(pill=Mark(_tr("Belum pernah"), "dashed", "muted", "soft_draft"))
    return Cell(pill=Mark(_tr("Sudah diterima"), "done", "good"))


class HandoverRow(QWidget):
    """One package that somebody handed over, in plain words, with what may be done about it."""

    def __init__(self, item: Handover, today: date, card: HandingCard) -> None:
        super().__init__()
        self.item = item
        sender = item.sender or item.laptop
        who = f"{sender} ({item.position})" if item.position else sender
        self.words = Label(_tr("Dari {0}").format(who), "strong")
        goes = amounts_words(item.amounts) or _tr("tidak ada yang baru")
        when = formats.when_text(item.made, today)
        self.goes = Label(f"{goes} · {item.laptop} · {when}", "small", "muted", wrap=True)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.words)
        column.addWidget(self.goes)
        self.fault = Label("", "small", "warn", wrap=True)
        if item.refused:
            told = _tr("{0} catatan tidak akan diambil: {1}")
            self.fault.setText(told.format(item.refused, " ".join(item.reasons)))
            column.addWidget(self.fault)
        self.take = Button(_tr("Terima"), "check", compact=True)
        self.take.setAccessibleName(_tr("Terima serahan dari {0}").format(who))
        self.take.clicked.connect(lambda: card.take_wanted.emit(item))
        self.decline = text_button(_tr("Jangan ambil"), "", compact=True)
        self.decline.setAccessibleName(_tr("Jangan ambil serahan dari {0}").format(who))
        self.decline.clicked.connect(lambda: card.decline_wanted.emit(item))
        if not item.ready:
            waits = _tr("Menunggu serahan sebelumnya dari laptop itu.")
            self.take.refuse(waits)
            self.decline.refuse(waits)
        row = QHBoxLayout(self)
        row.setContentsMargins(15, 10, 11, 10)
        row.setSpacing(12)
        row.addWidget(Icon("down_load", "primary", 20))
        row.addLayout(column, 1)
        row.addWidget(self.decline)
        row.addWidget(self.take)


class TwoVersionsRow(QWidget):
    """How many own records two laptops have different versions of."""

    def __init__(self, count: int, card: HandingCard) -> None:
        super().__init__()
        words = _tr("{0} catatan Anda berbeda di dua laptop").format(count)
        self.words = Label(words, "strong")
        told = Label(_tr("Keduanya tersimpan. Pilih yang benar."), "small", "muted", wrap=True)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.words)
        column.addWidget(told)
        self.compare = Button(_tr("Bandingkan…"), "split", compact=True)
        self.compare.clicked.connect(card.compare_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(15, 10, 11, 10)
        row.setSpacing(12)
        row.addWidget(Icon("split", "warn", 20))
        row.addLayout(column, 1)
        row.addWidget(self.compare)


class HandingCard(Card):
    """What was handed over and waits to be taken; below it the laptops to hand something to."""

    take_wanted = Signal(object)
    decline_wanted = Signal(object)
    hand_wanted = Signal(object)
    compare_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_tr("Dari laptop ke laptop"))
        self.hand = Button(_tr("Serahkan…"), "send", cap="H", compact=True, clicked=self._hand)
        self.add_head_widget(self.hand)
        self.rows: list[HandoverRow] = []
        self.parted: TwoVersionsRow | None = None
        self._incoming = QVBoxLayout()
        self._incoming.setSpacing(0)
        self.laptops = OtherLaptopModel(self)
        self.table = TableView(self.laptops, _tr("Laptop lain"), row_height=ROW)
        self.table.opened.connect(self.hand_wanted)
        self._none = Label(
            _tr(
                "Belum ada laptop atasan, staf, atau rekan yang dikenal. Laptop mereka harus "
                "bergabung dengan kantor lebih dahulu; sesudah itu ambil paket data induk terbaru."
            ),
            "body",
            "muted",
            wrap=True,
        )
        quiet = QHBoxLayout()
        quiet.setContentsMargins(15, 14, 15, 16)
        quiet.addWidget(self._none)
        self._quiet = QWidget()
        self._quiet.setLayout(quiet)
        self.body.addLayout(self._incoming)
        self.body.addWidget(self._quiet)
        self.body.addWidget(self.table)

    def show_all(
        self,
        handovers: Sequence[Handover],
        laptops: Sequence[OtherLaptop],
        today: date,
        parted: int = 0,
    ) -> None:
        """Show what waits here and what waits for others."""
        clear(self._incoming)
        self.parted = TwoVersionsRow(parted, self) if parted else None
        if self.parted is not None:
            self._incoming.addWidget(self.parted)
            self._incoming.addWidget(Rule())
        self.rows = [HandoverRow(item, today, self) for item in handovers]
        for row in self.rows:
            self._incoming.addWidget(row)
            self._incoming.addWidget(Rule())
        self.laptops.set_rows(laptops)
        self.table.setVisible(bool(laptops))
        self._quiet.setVisible(not laptops)
        self.table.setFixedHeight(33 + min(len(laptops), MOST_ROWS) * ROW)
        self.hand.setVisible(bool(laptops))
        parts = []
        if handovers:
            parts.append(_tr("{0} serahan menunggu diterima").format(len(handovers)))
        due = sum(laptop.waiting > 0 for laptop in laptops)
        if due:
            parts.append(_tr("{0} laptop belum diserahi").format(due))
        self.set_note(" · ".join(parts))

    def current(self) -> OtherLaptop | None:
        """Return the laptop the cursor is on, else the first."""
        found = self.table.current_record()
        if isinstance(found, OtherLaptop):
            return found
        return self.laptops.record(0) if self.laptops.rowCount() else None

    def _hand(self) -> None:
        laptop = self.current()
        if laptop is not None:
            self.hand_wanted.emit(laptop)
