"""Apresiasi: what leaders gave, what is one's own, and what colleagues let others see (WG-5)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain.recognition_views import (
    OwnRecognitions,
    RecognitionBoard,
    RecognitionDraft,
    RecognitionItem,
    RecognitionSource,
)
from penilaian_desktop.domain.voice_views import HeardLine
from penilaian_desktop.domain.wording import number, short_date
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.pembinaan.recognition_dialog import RecognitionDialog
from penilaian_desktop.ui.screens.pembinaan.words import given_columns, tr
from penilaian_desktop.ui.widgets.button import Button, primary_button, shortcut, text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.print_form import FormPrinter, file_name
from penilaian_desktop.ui.widgets.segmented import Segmented
from penilaian_desktop.ui.widgets.small import Icon
from penilaian_desktop.ui.widgets.table import RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.ui.screens.pembinaan.page import PembinaanPage

GIVEN, OWN, WALL = "diberikan", "saya", "dinding"
FORM = "piagam-apresiasi"
SIDE = 270
ROW = 48
DRAFTS = 8


class RecognitionTab(QWidget):
    """Three faces: given by leaders, one's own, the wall of the unit."""

    def __init__(self, page: PembinaanPage, *, keeper: bool, personal: bool) -> None:
        super().__init__()
        self._page = page
        self._personal = personal
        self._board: RecognitionBoard | None = None
        faces = [(GIVEN, tr("Diberikan"), keeper), (OWN, tr("Untuk saya"), personal),
                 (WALL, tr("Dinding apresiasi"), True)]  # fmt: skip
        self.face = Segmented([(key, word) for key, word, on in faces if on], tr("Apresiasi"))
        self.face.chosen.connect(lambda _key: self.refresh())
        self.add = primary_button(tr("Apresiasi baru"), "add", clicked=self.write_new)
        self.offered = False
        self.delete_button = Button(tr("Hapus"), "delete", clicked=self.delete)
        self.change = Button(tr("Ubah…"), "edit", clicked=self.edit)
        self.print = Button(tr("Piagam…"), "print", clicked=self.print_certificate)
        self._printer = FormPrinter(page.context, page)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.face)
        top.addStretch(1)
        for button in (self.delete_button, self.change, self.print):
            button.setVisible(False)
            top.addWidget(button)
        self.model: RecordModel[RecognitionItem] = RecordModel(given_columns())
        self.view = TableView(self.model, tr("Apresiasi yang diberikan"), row_height=ROW)
        self.given = self._given()
        self._own, self.own_list = _scrolled()
        self._wall, self.wall_list = _scrolled()
        self._empty = EmptyState("award", "", "")
        self._stack = QStackedWidget()
        for widget in (self.given, self._own, self._wall, self._empty):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        self.view.chosen.connect(lambda _item: self._offer())
        self.view.opened.connect(lambda _item: self.edit())
        shortcut(self.view, "F2", self.edit)
        shortcut(self.view, "Del", self.delete)

    def _given(self) -> QWidget:
        card = Card(tr("Diberikan"))
        card.body.addWidget(self.view, 1)
        self.card = card
        self.nothing = Label("", "body", "muted", wrap=True)
        words = QHBoxLayout()
        words.setContentsMargins(15, 12, 15, 12)
        words.addWidget(self.nothing)
        card.body.addLayout(words)
        card.body.addStretch(0)
        self.suggested = Card(tr("Disarankan"), padded=True)
        inner = QWidget()
        self._drafts = QVBoxLayout(inner)
        self._drafts.setContentsMargins(0, 0, 8, 0)
        self._drafts.setSpacing(12)
        self.suggested.body.addWidget(ScrollColumn(inner), 1)
        self.suggested.setFixedWidth(SIDE)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(card, 1)
        row.addWidget(self.suggested)
        return whole

    # --- loading ---------------------------------------------------------------------------
    def refresh(self) -> None:
        """Load the face chosen."""
        services, s, year = self._page.context.services, self._page.context.session, self._page.year
        face = self.face.value()
        self.print.setVisible(face == GIVEN and bool(self._board and self._board.given))
        for button in (self.change, self.delete_button):
            button.setVisible(face == GIVEN and self._may_give())
        if face == GIVEN:
            self._page.run(lambda _r: services.recognitions.board(s, year), self._show, key="given")
        elif face == OWN:
            self._page.run(lambda _r: services.recognitions.own(s), self._show_own, key="mine")
        else:
            self._page.run(lambda _r: services.recognitions.wall(s), self._show_wall, key="wall")

    def _may_give(self) -> bool:
        return self._board is not None and self._board.may_give

    def _show(self, board: RecognitionBoard) -> None:
        if board.year != self._page.year or self.face.value() != GIVEN:
            return
        self._board = board
        self.model.set_rows(list(board.given))
        self.card.set_note(tr("{0} tahun {1}").format(number(len(board.given)), board.year))
        self.view.setVisible(bool(board.given))
        self.nothing.setVisible(not board.given)
        title = tr("Belum ada apresiasi tahun {0}").format(board.year)
        first = tr("Mulai dari saran di sebelah, atau tulis apresiasi baru untuk seorang pegawai.")
        self.nothing.setText(f"{title}. {first}")
        self.offered = board.may_give
        self._page.show_actions()
        for button in (self.change, self.delete_button):
            button.setVisible(board.may_give and bool(board.given))
        self.suggested.setVisible(board.may_give)
        clear(self._drafts)
        for draft in board.drafts[:DRAFTS]:
            self._drafts.addWidget(self._draft(draft))
        if not board.drafts:
            words = tr("Pujian warga dan hasil yang sangat baik muncul di sini.")
            self._drafts.addWidget(Label(words, "small", "muted", wrap=True))
        self._drafts.addStretch(1)
        self._say_empty(
            title,
            tr("Apresiasi ditulis oleh pejabat penilai dan sampai lewat paket laporan unit."),
        )
        shown = bool(board.given) or board.may_give
        self.print.setVisible(bool(board.given))
        self._stack.setCurrentWidget(self.given if shown else self._empty)
        self.view.choose_row(0)
        self._offer()

    def _draft(self, draft: RecognitionDraft) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Label(draft.person.name, "strong"))
        praise = draft.source is RecognitionSource.PRAISE
        said = draft.text if praise else draft.title
        column.addWidget(Label(f"“{said}”" if praise else said, "small", "muted", wrap=True))
        button = text_button(
            tr("Jadikan apresiasi"), "award", compact=True, clicked=partial(self.write_new, draft)
        )
        button.setAccessibleName(tr("Jadikan apresiasi untuk {0}").format(draft.person.name))
        button.set_flush(True)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return whole

    def _show_own(self, own: OwnRecognitions) -> None:
        if self.face.value() != OWN:
            return
        clear(self.own_list)
        for item in own.items:
            self.own_list.addWidget(self._mine(item))
        for line in own.praise:
            if line.text not in {item.praise for item in own.items}:
                self.own_list.addWidget(_praise(line))
        self.own_list.addStretch(1)
        self._say_empty(
            tr("Belum ada apresiasi untuk Anda"),
            tr(
                "Apresiasi pimpinan dan pujian warga yang menyebut nama Anda tampil di sini. "
                "Rekan hanya melihatnya bila Anda setuju."
            ),
        )
        self._stack.setCurrentWidget(self._own if own.items or own.praise else self._empty)

    def _mine(self, item: RecognitionItem) -> Card:
        card = _card(item, "")
        share = CheckBox(tr("Rekan boleh melihat apresiasi ini"))
        share.setChecked(bool(item.shared))
        share.toggled.connect(partial(self._share, item))
        row = QHBoxLayout()
        row.addWidget(share, 1)
        if item.shared is None:
            private = text_button(
                tr("Cukup untuk saya"), "lock", compact=True, clicked=partial(self._keep, item)
            )
            private.setAccessibleName(tr("Cukup untuk saya: {0}").format(item.recognition.title))
            row.addWidget(private)
        row.addWidget(
            text_button(
                tr("Piagam…"),
                "print",
                compact=True,
                clicked=partial(self.print_certificate, item),
            )
        )
        card.body.addLayout(row)
        return card

    def _show_wall(self, items: tuple[RecognitionItem, ...]) -> None:
        if self.face.value() != WALL:
            return
        clear(self.wall_list)
        for item in items:
            self.wall_list.addWidget(_card(item, f"{item.person.name} · {item.person.position}"))
        self.wall_list.addStretch(1)
        self._say_empty(
            tr("Dinding apresiasi masih kosong"),
            tr("Yang tampil di sini hanya apresiasi yang pemiliknya setuju dilihat rekan."),
        )
        self._stack.setCurrentWidget(self._wall if items else self._empty)

    def _say_empty(self, title: str, text: str) -> None:
        self._empty.set_words(title, text)

    def set_narrow(self, narrow: bool) -> None:
        """Give the table the room of the suggestions in a small window."""
        self.suggested.setFixedWidth(220 if narrow else SIDE)
        for at, column in enumerate(self.model.columns):
            self.view.setColumnHidden(at, narrow and column.key in {"author", "day"})

    # --- writing ---------------------------------------------------------------------------
    def _current(self) -> RecognitionItem | None:
        found = self.view.current_record()
        return found if isinstance(found, RecognitionItem) else None

    def _offer(self) -> None:
        item = self._current()
        reason = "" if item else tr("Pilih dulu satu apresiasi.")
        if item is not None and not item.may_edit:
            reason = tr("Hanya penulisnya yang dapat mengubahnya.")
        self.delete_button.refuse(reason)
        self.print.refuse("" if item else reason)
        if item is not None and item.may_edit and item.shared is not None:
            reason = tr("Pegawai sudah menjawab; hapus lalu tulis yang baru.")
        self.change.refuse(reason)

    def write_new(self, draft: RecognitionDraft | None = None) -> None:
        """Write a recognition, from praise or a result where a draft is given."""
        services, s = self._page.context.services, self._page.context.session
        self._page.run(
            lambda _r: services.recognitions.staff(s),
            lambda staff: self._ask(staff, None, draft),
            key="staff",
        )

    def write_for(self, person_id: str) -> None:
        """Write a recognition for a person, from what suggests one where there is something."""
        services, s, year = self._page.context.services, self._page.context.session, self._page.year
        self.face.set_value(GIVEN)

        def ask(found: tuple[tuple[tuple[str, str], ...], RecognitionBoard]) -> None:
            staff, board = found
            draft = next((d for d in board.drafts if d.person.person_id == person_id), None)
            if person_id in dict(staff):
                self._ask(staff, None, draft, person_id)

        self._page.run(
            lambda _r: (services.recognitions.staff(s), services.recognitions.board(s, year)),
            ask,
            key="staff",
        )

    def show_own(self) -> None:
        """Go to the own recognition."""
        if self._personal:
            self.face.set_value(OWN)

    def edit(self) -> None:
        """Change the recognition chosen, where it is one's own and not answered yet."""
        item = self._current()
        if item is not None and item.may_edit and item.shared is None:
            self._ask((), item, None)

    def _ask(
        self,
        staff: tuple[tuple[str, str], ...],
        item: RecognitionItem | None,
        draft: RecognitionDraft | None,
        person_id: str = "",
    ) -> None:
        self.dialog = RecognitionDialog(
            self._page.context, self._page, staff, item, draft, person_id=person_id
        )
        self.dialog.open()

    def delete(self) -> None:
        """Take the own recognition chosen back; undo brings it again."""
        item = self._current()
        if item is None or not item.may_edit:
            return
        services, s = self._page.context.services, self._page.context.session
        self._page.run(
            lambda _r: services.recognitions.delete(s, item.recognition.id),
            lambda done: self._page.toast(
                tr("Apresiasi untuk {0} dihapus").format(item.person.name), done.undo_label
            ),
            lane=Lane.WRITE,
        )

    def print_certificate(self, item: RecognitionItem | None = None) -> None:
        """Show the piagam of a recognition, of the one chosen by default."""
        wanted = item or self._current()
        if wanted is None:
            return
        services, s = self._page.context.services, self._page.context.session
        self._printer.print_form(
            FORM,
            file_name("piagam", wanted.person.name),
            lambda: services.recognitions.certificate(s, wanted.recognition.id),
        )

    def _keep(self, item: RecognitionItem) -> None:
        """Answer that colleagues shall not see it."""
        self._share(item, False)

    def _share(self, item: RecognitionItem, shared: bool) -> None:
        services, s = self._page.context.services, self._page.context.session
        said = tr("Rekan dapat melihatnya") if shared else tr("Rekan tidak melihatnya lagi")
        self._page.run(
            lambda _r: services.recognitions.share(s, item.recognition.id, shared=shared),
            lambda done: self._page.toast(said, done.undo_label),
            lane=Lane.WRITE,
        )


def _scrolled() -> tuple[ScrollColumn, QVBoxLayout]:
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    return ScrollColumn(inner), column


def _card(item: RecognitionItem, note: str) -> Card:
    card = Card(item.recognition.title, note, padded=True)
    card.body.addWidget(Label(item.recognition.text, "body", wrap=True))
    if item.praise and item.praise != item.recognition.text:
        words = tr("Pujian warga: “{0}”").format(item.praise)
        card.body.addWidget(Label(words, "small", "muted", wrap=True))
    for entry in item.entries:
        words = f"{short_date(entry.day)} · {entry.text}"
        card.body.addWidget(Label(words, "small", "muted", wrap=True))
    foot = tr("{0}, dari {1}").format(short_date(item.recognition.day), item.author)
    card.body.addWidget(Label(foot, "small", "muted"))
    return card


def _praise(line: HeardLine) -> Card:
    card = Card("", padded=True)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(Icon("award", "good", 20), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(f"“{line.text}”", "body", wrap=True), 1)
    card.body.addLayout(row)
    words = tr("Pujian warga, {0}").format(short_date(line.day))
    card.body.addWidget(Label(words, "small", "muted"))
    return card
