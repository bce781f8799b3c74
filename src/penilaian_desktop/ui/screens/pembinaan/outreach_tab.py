"""Sosialisasi: meetings about the system, and the share of the staff they reached (SM-10)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain.outreach import OutreachKind
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.recognition_views import OutreachBoard, OutreachItem
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.pembinaan.scrolling import put_scrolled
from penilaian_desktop.ui.screens.pembinaan.shares import ShareCard
from penilaian_desktop.ui.screens.pembinaan.words import (
    kind_word,
    outreach_columns,
    read_count,
    tr,
)
from penilaian_desktop.ui.widgets.button import Button, primary_button, shortcut
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.field import ComboBox, DateField, Field, SearchField
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView
from penilaian_desktop.ui.widgets.writing_dialog import Writing, WritingDialog

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext
    from penilaian_desktop.ui.screens.pembinaan.page import PembinaanPage

SIDE = 300
ROW = 48
LIST_HEIGHT = 176
HEIGHT = 640


class OutreachDialog(WritingDialog):
    """A meeting: what, when, where, who of the staff came (all in one step), how many others."""

    def __init__(
        self,
        context: UiContext,
        over: QWidget,
        places: Sequence[tuple[str, str]],
        item: OutreachItem | None = None,
    ) -> None:
        title = tr("Ubah kegiatan") if item else tr("Kegiatan sosialisasi baru")
        super().__init__(
            context,
            over,
            title,
            confirm=tr("Simpan"),
            write=self._job,
            said=tr("Kegiatan disimpan"),
            width=680,
            height=HEIGHT,
        )
        event = item.event if item else None
        self._item = item
        self._chosen: set[str] = set(event.attendees) if event else set()
        self._staff: list[PersonItem] = []
        self._filling = False
        self.unit = ComboBox(places, name=tr("Unit"))
        self.kind = ComboBox([(k.value, kind_word(k)) for k in OutreachKind], name=tr("Jenis"))
        self.day = DateField(event.held_on if event else context.today())
        self.name = Field(event.title if event else "")
        self.place = Field(event.place if event else "")
        self.material = Field(event.material if event else "")
        self.others = Field(str(event.others) if event and event.others else "")
        if event is not None:
            self.unit.set_value(event.unit_id)
            self.unit.setEnabled(False)
            self.kind.set_value(event.outreach_kind.value)
        self.rows.add_row(
            ("unit_id", tr("Unit"), self.unit),
            ("kind", tr("Jenis"), self.kind),
            ("held_on", tr("Hari"), self.day),
            stretch=(3, 2, 2),
        )
        self.rows.add("title", tr("Judul"), self.name)
        self.rows.add_row(
            ("place", tr("Tempat"), self.place),
            ("material", tr("Bahan"), self.material),
            ("others", tr("Peserta lain"), self.others),
            stretch=(3, 3, 1),
        )
        self.search = SearchField(tr("Cari pegawai yang hadir"))
        self.search.setAccessibleName(tr("Cari pegawai"))
        self.rows.add("attendees", tr("Pegawai yang hadir"), self.search)
        columns = [
            Column[PersonItem]("name", tr("Pegawai"), lambda p: Cell(p.name)),
            Column[PersonItem]("unit", tr("Unit"), lambda p: Cell(p.unit, tint="muted"), width=240),
        ]
        self.model: RecordModel[PersonItem] = RecordModel(columns, checkable=True)
        self.view = TableView(self.model, tr("Pegawai unit"))
        self.view.exportable = False
        self.view.setFixedHeight(LIST_HEIGHT)
        put_scrolled(self.body, self.rows, self.view)
        self.shows(event, {"kind": "outreach_kind"})
        self.whole = Button(tr("Seluruh unit hadir (Ctrl+A)"), "check_all", clicked=self.take_all)
        self.add_head_action(self.whole)
        shortcut(self, "Ctrl+A", self.take_all)
        self.search.textChanged.connect(lambda _text: self._fill())
        self.unit.chosen.connect(lambda _key: self.load())
        self.day.edited.connect(lambda _day: self.load())
        self.model.checked_changed.connect(self._take)
        self.load()

    def first_input(self) -> QWidget:
        """Begin with the title."""
        return self.name

    def load(self) -> None:
        """Read the staff of the unit on the day."""
        services, s = self._context.services, self._context.session
        unit, day = self.unit.value(), self.day.value()
        if unit:
            self._context.tasks.submit(
                self,
                lambda _r: services.outreach.staff(s, unit, day),
                self._show,
                self.refuse,
                key="staff",
            )

    def _show(self, staff: tuple[PersonItem, ...]) -> None:
        known = {p.person_id for p in staff}
        kept = self._item.people if self._item else ()
        self._staff = [*staff, *(p for p in kept if p.person_id not in known)]
        self._chosen &= {p.person_id for p in self._staff}
        self._fill()

    def _fill(self) -> None:
        words = self.search.text().casefold().split()
        rows = [p for p in self._staff if all(w in f"{p.name} {p.unit}".casefold() for w in words)]
        self._filling = True
        self.model.set_rows(rows)
        for at, person in enumerate(rows):
            if person.person_id in self._chosen:
                self.model.check(at, checked=True)
        self._filling = False
        self._count()

    def take_all(self) -> None:
        """Let everybody of the unit have come; once more, nobody."""
        every = {p.person_id for p in self._staff}
        self._chosen = set() if self._chosen == every else every
        self._fill()

    def _take(self) -> None:
        if self._filling:
            return
        self._chosen -= {p.person_id for p in self.model.records()}
        self._chosen |= {p.person_id for p in self.model.checked_records()}
        self._count()

    def _count(self) -> None:
        said = tr("{0} dari {1} pegawai hadir").format(len(self._chosen), len(self._staff))
        self.explanation.set_tint("muted")
        self.explain(said)

    def _job(self) -> Writing:
        outreach, s = self._context.services.outreach, self._context.session
        identity = self._item.event.id if self._item else None
        values: dict[str, Any] = {
            "unit_id": self.unit.value(),
            "kind": OutreachKind(self.kind.value()),
            "held_on": self.day.value(),
            "title": self.name.text(),
            "place": self.place.text(),
            "material": self.material.text(),
            "attendees": [p.person_id for p in self._staff if p.person_id in self._chosen],
            "others": read_count(self.others.text(), "outreach_others_wrong", "others"),
            "version": self.version,
        }
        return lambda: outreach.save(s, identity, **values)


class OutreachTab(QWidget):
    """The meetings of a year, with the share of each unit beside."""

    def __init__(self, page: PembinaanPage) -> None:
        super().__init__()
        self._page = page
        self._board: OutreachBoard | None = None
        self.offered = True
        self.model: RecordModel[OutreachItem] = RecordModel(outreach_columns())
        self.view = TableView(self.model, tr("Kegiatan sosialisasi"), row_height=ROW)
        self.card = Card(tr("Kegiatan"))
        self.card.body.addWidget(self.view, 1)
        self.add = primary_button(tr("Kegiatan baru"), "add", clicked=self.write_new)
        self._empty = EmptyState("employees", "", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.card)
        self._stack.addWidget(self._empty)
        self.shares = ShareCard(tr("Pegawai yang terjangkau"), tr("sudah hadir tahun ini"))
        self.shares.setFixedWidth(SIDE)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._stack, 1)
        row.addWidget(self.shares)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row, 1)
        self.view.opened.connect(self._open)
        shortcut(self.view, "F2", lambda: self._open(self.view.current_record()))
        shortcut(self.view, "Del", self.delete)

    def refresh(self) -> None:
        """Load the year chosen."""
        services, s, year = self._page.context.services, self._page.context.session, self._page.year
        self._page.run(lambda _r: services.outreach.board(s, year), self._show, key="outreach")

    def _show(self, board: OutreachBoard) -> None:
        if board.year != self._page.year:
            return
        self._board = board
        self.model.set_rows(list(board.events))
        self.card.set_note(tr("{0} kegiatan").format(number(len(board.events))))
        self.shares.show_shares(
            board.reached,
            board.staff,
            [(u.unit, u.reached, u.staff, u.share) for u in board.units],
        )
        self.add.refuse("" if board.places else tr("Belum ada unit yang Anda pegang."))
        self._empty.set_words(
            tr("Belum ada sosialisasi tahun {0}").format(board.year),
            tr(
                "Catat sosialisasi, seminar, pelatihan, atau workshop tentang penilaian kinerja "
                "dengan pegawai yang hadir; seluruh unit dapat dipilih sekaligus."
            ),
        )
        self._stack.setCurrentIndex(0 if board.events else 1)
        self.view.choose_row(0)

    def set_narrow(self, narrow: bool) -> None:
        """Leave what stands beside out of a small window."""
        self.shares.setFixedWidth(210 if narrow else SIDE)
        for at, column in enumerate(self.model.columns):
            self.view.setColumnHidden(at, narrow and column.key == "kind")

    def write_new(self) -> OutreachDialog | None:
        """Write a meeting."""
        return self._ask(None)

    def _open(self, record: object) -> None:
        if isinstance(record, OutreachItem) and record.may_edit:
            self._ask(record)

    def _ask(self, item: OutreachItem | None) -> OutreachDialog | None:
        board = self._board
        if board is None or not board.places:
            return None
        self.dialog = OutreachDialog(self._page.context, self._page, board.places, item)
        self.dialog.open()
        return self.dialog

    def delete(self) -> None:
        """Remove the meeting chosen; undo brings it back."""
        item = self.view.current_record()
        if not isinstance(item, OutreachItem) or not item.may_edit:
            return
        services, s = self._page.context.services, self._page.context.session
        self._page.run(
            lambda _r: services.outreach.delete(s, item.event.id),
            lambda done: self._page.toast(
                tr("{0} dihapus").format(item.event.title), done.undo_label
            ),
            lane=Lane.WRITE,
        )
