"""Asking colleagues for feedback on the person shown (PR-7): who, until when, and how many."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.appraisal import GiverRole
from penilaian_desktop.domain.feedback import PEERS_FROM
from penilaian_desktop.domain.feedback_views import CollectionView, RequestItem
from penilaian_desktop.domain.giver_views import GiverChoice
from penilaian_desktop.domain.wording import giver_label, long_date, short_date
from penilaian_desktop.ui.widgets.asking_dialog import AskingDialog
from penilaian_desktop.ui.widgets.button import Button, icon_button, primary_button, text_button
from penilaian_desktop.ui.widgets.field import DateField, SearchField
from penilaian_desktop.ui.widgets.label import Label, Rule
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

ASK_DAYS = 7
LIST_HEIGHT = 216
LOW = 560
"""Windows under this height leave the explanation to the first time."""


def collection_words(view: CollectionView, translate: QWidget, today: date) -> str:
    """Return in one line how far the feedback of colleagues is, never who wrote."""
    count = len(view.requests)
    if not count or view.due is None:
        return translate.tr("Rekan kerja belum diminta")
    if view.shown:
        return translate.tr("Umpan balik rekan terlihat, tanpa nama")
    if view.closed or view.due < today:
        return translate.tr("Kurang dari {0} pemberi; tidak ditampilkan").format(PEERS_FROM)
    return translate.tr("{0} rekan diminta s.d. {1}").format(count, short_date(view.due))


class PeersLine(QWidget):
    """One line under the values: what colleagues were asked, and the way to ask them."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(36)
        self.words = Label("", "small", "muted")
        self.ask = text_button(self.tr("Minta…"), compact=True, clicked=self.wanted.emit)
        self.ask.set_flush(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(15, 0, 15, 0)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.ask)

    def show_collection(
        self, view: CollectionView | None, today: date, *, waiting: bool = False
    ) -> None:
        """Show who was asked; None when the session's person may not ask: only that it waits."""
        self.setVisible(view is not None or waiting)
        if view is None:
            self.words.setText(self.tr("Umpan balik rekan diminta, belum ditampilkan"))
            self.ask.hide()
            return
        self.words.setText(collection_words(view, self, today))
        asked = bool(view.requests)
        self.ask.setText(self.tr("Lihat…") if asked else self.tr("Minta…"))
        self.ask.setAccessibleName(
            self.tr("Umpan balik rekan kerja: {0}").format(self.words.text())
        )
        self.ask.setVisible(view.can_ask or asked)


class PeersDialog(AskingDialog):
    """Who is asked already, and a list to choose more from."""

    wanted = Signal(object, object)
    """The givers as (id, role), and the last day."""
    withdraw_wanted = Signal(str)

    def __init__(
        self,
        over: QWidget,
        view: CollectionView,
        name: str,
        choices: Sequence[GiverChoice],
        today: date,
    ) -> None:
        super().__init__(over, _title(over, name), width=640)
        self._choices = tuple(choices)
        self._chosen: dict[str, GiverRole] = {}
        self._today = today
        self._low = over.window().height() < LOW and bool(view.requests)
        promise = QWidget()
        words = QVBoxLayout(promise)
        words.setContentsMargins(0, 0, 0, 0)
        promise.setVisible(not self._low)
        self.body.addWidget(promise)
        words.addWidget(
            Label(
                self.tr(
                    "Tulisan rekan dan bawahan ditampilkan tanpa nama, sekaligus, sesudah hari "
                    "terakhir dan hanya bila paling sedikit {0} orang menulis. Siapa yang "
                    "menulis apa tidak terlihat oleh siapa pun."
                ).format(PEERS_FROM),
                "body",
                "muted",
                wrap=True,
            )
        )
        if view.requests:
            self.body.addWidget(self._asked(view))
        if view.can_ask:
            self._build_choice(view)
        else:
            self.add_action(primary_button(self.tr("Tutup"), clicked=self.accept))
            if view.shown:
                self.explain(self.tr("Sudah ditampilkan; tidak bertambah lagi."))

    def _asked(self, view: CollectionView) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(0)
        head = self.tr("Sudah diminta: {0} orang").format(len(view.requests))
        if view.due is not None:
            head += self.tr(", sampai {0}").format(long_date(view.due))
        column.addWidget(Label(head, "small_strong", "muted"))
        for request in view.requests:
            column.addWidget(self._request(request, withdrawable=view.can_ask))
        scroll = ScrollColumn(inner)
        scroll.setFixedHeight(min(56 if self._low else 120, 20 + 32 * len(view.requests)))
        return scroll

    def _request(self, request: RequestItem, *, withdrawable: bool) -> QWidget:
        whole = QWidget()
        whole.setFixedHeight(32)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        words = f"{request.giver.name} · {giver_label(request.giver_role)}"
        row.addWidget(Label(words, "body"), 1)
        if withdrawable:
            row.addWidget(
                icon_button(
                    "delete",
                    self.tr("Tarik permintaan kepada {0}").format(request.giver.name),
                    compact=True,
                    clicked=lambda: self.withdraw_wanted.emit(request.id),
                )
            )
        return whole

    def _build_choice(self, view: CollectionView) -> None:
        asked = {request.giver.person_id for request in view.requests}
        self._choices = tuple(c for c in self._choices if c.person.person_id not in asked)
        if asked:
            self.body.addWidget(Rule())
        self.search = SearchField(self.tr("Cari nama, jabatan, atau unit"))
        self.search.setAccessibleName(self.tr("Cari rekan"))
        self.search.textChanged.connect(lambda _text: self._filter())
        self.model: RecordModel[GiverChoice] = RecordModel(self._columns(), checkable=True)
        self.view = TableView(self.model, self.tr("Rekan yang dapat diminta"), row_height=44)
        least = 76 if self._low else 120
        self.view.setFixedHeight(min(LIST_HEIGHT, max(least, self.window().height() - 420)))
        self.model.checked_changed.connect(self._take)
        self.due = DateField(view.due or self._today + timedelta(days=ASK_DAYS))
        self.rows.add("due", self.tr("Hari terakhir menulis"), self.due)
        self.body.addWidget(self.search)
        self.body.addWidget(self.view)
        self.body.addWidget(self.rows)
        self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        self.confirm = self.add_action(
            primary_button(self.tr("Minta umpan balik"), "send", clicked=self._submit)
        )
        self._already = len(asked)
        self._filter()

    def _columns(self) -> list[Column[GiverChoice]]:
        return [
            Column(
                "name",
                self.tr("Nama"),
                lambda c: Cell(c.person.name, second=c.person.position),
            ),
            Column("unit", self.tr("Unit"), lambda c: Cell(c.person.unit, tint="muted"), width=190),
            Column(
                "role",
                self.tr("Sebagai"),
                lambda c: Cell(giver_label(c.role), tint="muted"),
                width=100,
            ),
        ]

    def _filter(self) -> None:
        wanted = self.search.text().casefold().split()
        shown = []
        for choice in self._choices:
            person = choice.person
            words = f"{person.name} {person.position} {person.unit}".casefold()
            if all(word in words for word in wanted) and (wanted or choice.near):
                shown.append(choice)
        self.model.set_rows(shown)
        for row, choice in enumerate(shown):
            if choice.person.person_id in self._chosen:
                self.model.check(row, checked=True)
        self._count()

    def _take(self) -> None:
        checked = {c.person.person_id: c.role for c in self.model.checked_records()}
        for choice in self.model.records():
            self._chosen.pop(choice.person.person_id, None)
        self._chosen.update(checked)
        self._count()

    def _count(self) -> None:
        count = len(self._chosen)
        words = self.tr("{0} orang dipilih").format(count)
        lacking = PEERS_FROM - count - self._already
        if lacking > 0:
            words += self.tr(" · minta {0} lagi agar dapat ditampilkan").format(lacking)
        self.explanation.set_tint("muted")
        self.explain(words)
        self.confirm.refuse("" if count else self.tr("Pilih dahulu rekan yang diminta."))

    def choose(self, person_id: str) -> None:
        """Check a colleague in the list."""
        row = self.model.row_of(lambda c: c.person.person_id == person_id)
        if row >= 0:
            self.model.check(row, checked=True)

    def _submit(self) -> None:
        self.wanted.emit(tuple(self._chosen.items()), self.due.value())


def _title(over: QWidget, name: str) -> str:
    return over.tr("Umpan balik rekan untuk {0}").format(name)
