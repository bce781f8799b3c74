"""The tab Dasar hukum: the regulations the agency works by; nothing by default (SM-8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain.staff_views import LegalBasisItem
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.perbaikan.staff_dialogs import LawDialog
from penilaian_desktop.ui.screens.perbaikan.words import law_columns, tr
from penilaian_desktop.ui.widgets.button import icon_button, text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.sheet_parts import TALL
from penilaian_desktop.ui.widgets.table import RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.ui.screens.perbaikan.page import PerbaikanPage


class LawTab(QWidget):
    """The list in its order, which is that of the foot of a form; heads read it."""

    def __init__(self, page: PerbaikanPage, *, writes: bool) -> None:
        super().__init__()
        self._page, self.writes = page, writes
        self._chosen = ""
        self.items: RecordModel[LegalBasisItem] = RecordModel(law_columns())
        self.view = TableView(self.items, tr("Dasar hukum"), row_height=TALL)
        self.card = Card(tr("Dasar hukum"))
        self.card.body.addWidget(self.view, 1)
        self.up = icon_button(
            "chevron_up", tr("Naikkan (Alt+↑)"), clicked=lambda: self.move_line(-1)
        )
        self.down = icon_button(
            "chevron_down", tr("Turunkan (Alt+↓)"), clicked=lambda: self.move_line(1)
        )
        self.edit_button = text_button(tr("Ubah…"), "edit", compact=True, clicked=self.edit)
        self.remove_button = text_button(tr("Hapus"), "delete", compact=True, clicked=self.remove)
        for widget in (self.up, self.down, self.remove_button, self.edit_button):
            self.card.add_head_widget(widget)
            widget.setVisible(writes)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.card)
        self._stack.addWidget(
            EmptyState(
                "objection",
                tr("Belum ada dasar hukum"),
                tr(
                    "Tulis peraturan yang dipakai instansi Anda. Yang ditandai dicetak di kaki "
                    "formulir; tanpa tanda, tidak ada peraturan yang dicetak."
                ),
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.view.chosen.connect(self._follow)
        self.view.opened.connect(lambda _record: self.edit())

    def show_items(self, items: tuple[LegalBasisItem, ...]) -> None:
        """Show the list."""
        self.items.set_rows(items)
        self._stack.setCurrentIndex(0 if items else 1)
        printed = sum(i.basis.on_forms and i.in_force for i in items)
        self.card.set_note(
            tr("{0} dicetak di kaki formulir").format(number(printed))
            if printed
            else tr("tidak ada yang dicetak")
        )
        at = self.items.row_of(lambda i: i.basis.id == self._chosen)
        if items:
            self.view.choose_row(max(0, at))

    def _follow(self, record: object) -> None:
        if isinstance(record, LegalBasisItem):
            self._chosen = record.basis.id

    def _item(self) -> LegalBasisItem | None:
        record = self.view.current_record()
        return record if self.writes and isinstance(record, LegalBasisItem) else None

    def new(self) -> None:
        """Ask for another regulation."""
        if self.writes:
            LawDialog(self._page.context, self._page).open()

    def edit(self) -> None:
        """Change the regulation chosen."""
        item = self._item()
        if item is not None:
            LawDialog(self._page.context, self._page, item.basis).open()

    def move_line(self, by: int) -> None:
        """Move the regulation chosen up or down."""
        item = self._item()
        if item is None:
            return
        bases, s = self._page.context.services.legal_bases, self._page.context.session
        identity = item.basis.id
        self._page.run(
            lambda _r: bases.move(s, identity, by), lambda _outcome: None, lane=Lane.WRITE
        )

    def remove(self) -> None:
        """Remove the regulation chosen; undo brings it back."""
        item = self._item()
        if item is None:
            return
        bases, s = self._page.context.services.legal_bases, self._page.context.session
        identity = item.basis.id
        self._page.run(
            lambda _r: bases.delete(s, identity),
            lambda outcome: self._page.toast(tr("Dasar hukum dihapus"), outcome.undo_label),
            lane=Lane.WRITE,
        )
