"""Kalender: the events of a year by month, needs and shares beside, participants in a drawer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.training_views import (
    EventItem,
    EventPeople,
    NeedTopic,
    TrainingBoard,
)
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.pembinaan.event_dialogs import EventDialog, PeopleDialog
from penilaian_desktop.ui.screens.pembinaan.event_panel import EventPanel
from penilaian_desktop.ui.screens.pembinaan.shares import ShareCard
from penilaian_desktop.ui.screens.pembinaan.words import by_month, event_columns, tr
from penilaian_desktop.ui.widgets.button import Button, primary_button, shortcut, text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.table import RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.ui.screens.pembinaan.page import PembinaanPage

SIDE = 300
ROW = 48
TOPICS = 5


class CalendarTab(QWidget):
    """Shows the board of a year; HR writes, heads read."""

    def __init__(self, page: PembinaanPage) -> None:
        super().__init__()
        self._page = page
        self._board: TrainingBoard | None = None
        self._event = ""
        self.offered = False
        self.model: RecordModel[EventItem] = RecordModel(event_columns())
        self.view = TableView(self.model, tr("Kalender pelatihan"), row_height=ROW)
        self.card = Card(tr("Kalender"))
        self.card.body.addWidget(self.view, 1)
        self.add = primary_button(tr("Kegiatan baru"), "add", clicked=self.write_new)
        self.first = Button(tr("Buka katalog"), "arrow_right", clicked=self._to_catalogue)
        self._empty = EmptyState("calendar", "", "", self.first)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.card)
        self._stack.addWidget(self._empty)
        self.shares = ShareCard(tr("Pegawai yang dilatih"), tr("sudah dilatih tahun ini"))
        self.needs = Card(tr("Kebutuhan terbuka"), padded=True)
        self._topics = QVBoxLayout()
        self._topics.setSpacing(8)
        self.needs.body.addLayout(self._topics)
        self.needs.body.addWidget(
            text_button(
                tr("Semua kebutuhan"), "arrow_right", compact=True, clicked=self._to_catalogue
            )
        )
        self.side = QWidget()
        self.side.setFixedWidth(SIDE)
        beside = QVBoxLayout(self.side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(12)
        beside.addWidget(self.needs)
        beside.addWidget(self.shares, 1)
        self.panel = EventPanel(self.add_people, self.edit, self)
        self.panel.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._stack, 1)
        row.addWidget(self.side)
        row.addWidget(self.panel)
        self.view.opened.connect(self._open)
        self.view.chosen.connect(self._follow)
        self.panel.closed.connect(self._closed)
        self.panel.wanted.connect(self._record)
        self.panel.remove_wanted.connect(self._remove)
        shortcut(self.view, "F2", self.edit)
        shortcut(self.view, "Del", self.delete)

    # --- loading ---------------------------------------------------------------------------
    def refresh(self) -> None:
        """Load the year chosen, and the needs beside it."""
        services, s, year = self._page.context.services, self._page.context.session, self._page.year
        self._page.run(lambda _r: services.training.board(s, year), self.show_board, key="board")
        self._page.run(lambda _r: services.training.needs(s, year), self._show_needs, key="beside")

    def show_board(self, board: TrainingBoard) -> None:
        """Show a year."""
        if board.year != self._page.year:
            return
        self._board = board
        self.model.set_rows(by_month(board.events))
        self.card.set_note(tr("{0} kegiatan").format(number(len(board.events))))
        self.shares.show_shares(
            board.trained,
            board.staff,
            [(u.unit, u.trained, u.staff, u.share) for u in board.units],
        )
        self.offered = board.can_write
        self._page.show_actions()
        offered = any(course.open for course in board.courses)
        self.add.refuse("" if offered else tr("Isi katalog pelatihan dahulu."))
        self._say_empty(board, offered=offered)
        self._stack.setCurrentIndex(0 if board.events else 1)
        at = self.model.row_of(lambda e: e.event.id == self._event)
        if at >= 0:
            self.view.choose_row(at)
            if not self.panel.isHidden():
                self._load_panel()
        else:
            self.panel.hide()
            self.side.setVisible(not self._page.narrow)
            self._fit()

    def _say_empty(self, board: TrainingBoard, *, offered: bool) -> None:
        title = tr("Belum ada pelatihan tahun {0}").format(board.year)
        if not board.can_write:
            words = tr("Kalender pelatihan diisi oleh kepegawaian dan sampai lewat paket kantor.")
        elif offered:
            words = tr("Kegiatan baru mengambil pelatihan dari katalog dan memberinya hari.")
        else:
            words = tr(
                "Langkah pertama: isi katalog. Contohnya manajemen waktu, keterampilan "
                "komunikasi, dan teknologi informasi."
            )
        self._empty.set_words(title, words)
        self.first.setVisible(board.can_write and not offered)

    def _show_needs(self, topics: tuple[NeedTopic, ...]) -> None:
        clear(self._topics)
        waiting = [topic for topic in topics if topic.open]
        for topic in waiting[:TOPICS]:
            words = tr("{0} · {1} orang").format(topic.topic, number(topic.open))
            label = Label(words, "body")
            label.setToolTip(topic.topic)
            self._topics.addWidget(label)
        if not waiting:
            self._topics.addWidget(
                Label(tr("Tidak ada kebutuhan yang menunggu."), "small", "muted", wrap=True)
            )
        self.needs.set_note(number(sum(topic.open for topic in waiting)))

    def go_to(self, event_id: str) -> None:
        """Let an event be chosen, with its drawer, once the year is loaded."""
        self._event = event_id
        self.panel.show()

    # --- an event --------------------------------------------------------------------------
    def _open(self, record: object) -> None:
        if isinstance(record, EventItem):
            self._event = record.event.id
            self._load_panel()

    def _follow(self, record: object) -> None:
        if isinstance(record, EventItem):
            moved = record.event.id != self._event
            self._event = record.event.id
            if moved and not self.panel.isHidden():
                self._load_panel()

    def _load_panel(self) -> None:
        services, s, event = self._page.context.services, self._page.context.session, self._event
        self._page.run(lambda _r: services.training.people(s, event), self._show_panel, key="panel")

    def _show_panel(self, people: EventPeople) -> None:
        if people.item.event.id != self._event:
            return
        begun = people.item.event.starts <= self._page.context.today()
        self.side.hide()
        self.panel.show_people(people, begun=begun)
        self._fit()

    def _closed(self) -> None:
        self.side.setVisible(not self._page.narrow)
        self._fit()
        self.view.setFocus()

    def set_narrow(self, narrow: bool) -> None:
        """Leave what stands beside out of a small window."""
        self.side.setVisible(not narrow and self.panel.isHidden())
        self._fit()

    def _fit(self) -> None:
        """Leave columns out that a small window has no room for, more beside the drawer."""
        left_out = {"attended", "gain"} if self._page.narrow else set()
        if self._page.narrow and not self.panel.isHidden():
            left_out |= {"people", "state"}
        for at, column in enumerate(self.model.columns):
            self.view.setColumnHidden(at, column.key in left_out)
        self.model.layoutChanged.emit()  # the open column takes what is left

    def _current(self) -> EventItem | None:
        record = self.view.current_record()
        return record if isinstance(record, EventItem) else None

    # --- writing ---------------------------------------------------------------------------
    def write_new(self, course_id: str = "") -> EventDialog | None:
        """Plan an event."""
        return self._ask(None, course_id)

    def edit(self) -> EventDialog | None:
        """Change the event chosen."""
        item = self._current()
        return self._ask(item) if item is not None else None

    def _ask(self, item: EventItem | None, course_id: str = "") -> EventDialog | None:
        board = self._board
        if board is None or not board.can_write:
            return None
        if item is None and not any(course.open for course in board.courses):
            return None
        dialog = EventDialog(self._page.context, self._page, board.courses, item, course_id)
        dialog.saved.connect(lambda event: setattr(self, "_event", event.id))
        dialog.open()
        return dialog

    def delete(self) -> None:
        """Remove an event that nobody is put on; undo brings it back."""
        item, board = self._current(), self._board
        if item is None or board is None or not board.can_write:
            return
        services, s = self._page.context.services, self._page.context.session
        self._page.run(
            lambda _r: services.training.delete_event(s, item.event.id),
            lambda done: self._page.toast(
                tr("{0} dihapus dari kalender").format(item.title), done.undo_label
            ),
            lane=Lane.WRITE,
        )

    def add_people(self) -> None:
        """Ask whom to put on the event of the drawer."""
        people = self.panel.people
        if people is None:
            return
        services, s = self._page.context.services, self._page.context.session
        item = people.item

        def read(_r: object) -> tuple[tuple[PersonItem, ...], tuple[NeedTopic, ...]]:
            return services.training.candidates(s, item.event.id), services.training.needs(s)

        def ask(found: tuple[tuple[PersonItem, ...], tuple[NeedTopic, ...]]) -> None:
            self.ask_people(item, *found)

        self._page.run(read, ask, key="candidates")

    def ask_people(
        self,
        item: EventItem,
        people: tuple[PersonItem, ...],
        topics: tuple[NeedTopic, ...],
        chosen: tuple[str, ...] = (),
    ) -> PeopleDialog:
        """Show the dialog of candidates; needs that fit the event come first."""
        fits = [t for t in topics if _fits(t.topic, item.title)] or list(topics)
        needs = [line for topic in fits for line in topic.lines]
        self.dialog = PeopleDialog(self._page.context, self._page, item, people, needs, chosen)
        self.dialog.open()
        return self.dialog

    def _record(self, event_id: str, marks: object) -> None:
        assert isinstance(marks, dict)
        services, s = self._page.context.services, self._page.context.session

        def saved(outcome: Outcome[int]) -> None:
            self._page.toast(
                tr("Hasil {0} peserta tersimpan").format(number(outcome.value)), outcome.undo_label
            )

        self._page.run(
            lambda _r: services.training.record(s, event_id, marks),
            saved,
            self.panel.refuse,
            lane=Lane.WRITE,
        )

    def _remove(self, participation_id: str) -> None:
        services, s = self._page.context.services, self._page.context.session
        self._page.run(
            lambda _r: services.training.remove(s, participation_id),
            lambda done: self._page.toast(tr("Peserta dikeluarkan"), done.undo_label),
            lane=Lane.WRITE,
        )

    def _to_catalogue(self) -> None:
        self._page.show_tab("kebutuhan")


def _fits(topic: str, title: str) -> bool:
    a, b = " ".join(topic.casefold().split()), " ".join(title.casefold().split())
    return a in b or b in a
