"""The two plain lists: meetings with the public, and the services of the units."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain.voice_views import ForumItem, ServiceItem, VoiceBoard
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.suara_warga.dialogs import ForumDialog, ServiceDialog
from penilaian_desktop.ui.screens.suara_warga.words import (
    forum_columns,
    kept_by_others,
    service_columns,
    tr,
)
from penilaian_desktop.ui.widgets.button import text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.sheet_parts import TALL
from penilaian_desktop.ui.widgets.table import RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.ui.screens.suara_warga.page import SuaraWargaPage

EVERY = ""


class _ListTab(QWidget):
    """A card with a table, or the words of an empty one."""

    def __init__(self, title: str, view: TableView, empty: EmptyState) -> None:
        super().__init__()
        self.card = Card(title)
        self._nothing = empty
        self._faces = QStackedWidget()
        self._faces.addWidget(view)
        self._faces.addWidget(empty)
        self.card.body.addWidget(self._faces, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card, 1)

    def _show_count(self, count: int) -> None:
        self.card.set_note(number(count) if count else "")
        self._faces.setCurrentIndex(0 if count else 1)


class ForumTab(_ListTab):
    """Meetings with the public in a year (TJ-9, WG-8)."""

    def __init__(self, page: SuaraWargaPage) -> None:
        self._page = page
        self._board: VoiceBoard | None = None
        self._unit = EVERY
        self.items: RecordModel[ForumItem] = RecordModel(forum_columns())
        self.view = TableView(self.items, tr("Forum dengan warga"), row_height=TALL)
        super().__init__(
            tr("Forum"),
            self.view,
            EmptyState(
                "employees",
                tr("Belum ada forum pada tahun ini"),
                tr("Catat forum konsultasi publik atau musyawarah: peserta, butir, tindak lanjut."),
            ),
        )
        self.edit_button = text_button(tr("Ubah…"), "edit", compact=True, clicked=self.edit)
        self.delete_button = text_button(tr("Hapus"), "delete", compact=True, clicked=self.delete)
        self.card.add_head_widget(self.delete_button)
        self.card.add_head_widget(self.edit_button)
        self.view.opened.connect(lambda _record: self.edit())

    def set_narrow(self, narrow: bool) -> None:
        """Leave out the unit in a small window."""
        keys = [column.key for column in self.items.columns]
        self.view.setColumnHidden(keys.index("about"), narrow)

    def show_board(self, board: VoiceBoard, unit_id: str) -> None:
        """Take the board, and load."""
        self._board, self._unit = board, unit_id
        self.refresh()

    def refresh(self) -> None:
        """Load the meetings of the year."""
        notes, s, year = (
            self._page.context.services.public_notes, self._page.context.session,
            int(self._page.year.value()),
        )  # fmt: skip
        self._page.run(
            lambda _r: notes.forums(s, date(year, 1, 1), date(year, 12, 31)),
            self._show,
            key="forums",
        )

    def _show(self, found: tuple[ForumItem, ...]) -> None:
        rows = [i for i in found if self._unit in {EVERY, i.forum.unit_id}]
        self.items.set_rows(rows)
        self._show_count(len(rows))
        if self._board is not None and not self._board.can_write:
            self._nothing.set_words(tr("Belum ada forum pada tahun ini"), kept_by_others())
        writes = self._board is not None and self._board.can_write and bool(rows)
        self.edit_button.setVisible(writes)
        self.delete_button.setVisible(writes)
        if rows and self.view.current_record() is None:
            self.view.choose_row(0)

    def item(self) -> ForumItem | None:
        """Return the meeting under the cursor."""
        record = self.view.current_record()
        return record if isinstance(record, ForumItem) else None

    def new(self) -> None:
        """Ask for a new meeting."""
        board = self._board
        if board is not None and board.can_write:
            ForumDialog(self._page.context, self._page, board, unit_id=self._unit).open()

    def edit(self) -> None:
        """Change the meeting under the cursor."""
        board, item = self._board, self.item()
        if board is not None and item is not None and board.can_write:
            ForumDialog(self._page.context, self._page, board, item).open()

    def delete(self) -> None:
        """Remove the meeting under the cursor; undo brings it back."""
        board, item = self._board, self.item()
        if board is None or item is None or not board.can_write:
            return
        notes, s, forum_id = (
            self._page.context.services.public_notes, self._page.context.session, item.forum.id,
        )  # fmt: skip
        self._page.run(
            lambda _r: notes.delete_forum(s, forum_id),
            lambda outcome: self._page.toast(tr("Catatan forum dihapus"), outcome.undo_label),
            lane=Lane.WRITE,
        )


class ServiceTab(_ListTab):
    """The services that the units offer, with standard and promise."""

    def __init__(self, page: SuaraWargaPage) -> None:
        self._page = page
        self._board: VoiceBoard | None = None
        self._unit = EVERY
        self.items: RecordModel[ServiceItem] = RecordModel(service_columns())
        self.view = TableView(self.items, tr("Layanan"), row_height=TALL)
        super().__init__(
            tr("Layanan"),
            self.view,
            EmptyState(
                "building",
                tr("Belum ada layanan"),
                tr("Catat layanan unit dengan standar dan janji waktunya; survei memilih darinya."),
            ),
        )
        self.edit_button = text_button(tr("Ubah…"), "edit", compact=True, clicked=self.edit)
        self.retire_button = text_button(
            tr("Layanan berakhir"), "archive", compact=True, clicked=self.retire
        )
        self.card.add_head_widget(self.retire_button)
        self.card.add_head_widget(self.edit_button)
        self.view.opened.connect(lambda _record: self.edit())
        self.view.chosen.connect(self._name_action)

    def set_narrow(self, narrow: bool) -> None:
        """All columns fit a small window."""

    def show_board(self, board: VoiceBoard, unit_id: str) -> None:
        """Show the services of a unit, or of all."""
        self._board, self._unit = board, unit_id
        kept = self.item()
        rows = [i for i in board.services if unit_id in {EVERY, i.service.unit_id}]
        self.items.set_rows(rows)
        self._show_count(len(rows))
        if not board.can_write:
            self._nothing.set_words(tr("Belum ada layanan"), kept_by_others())
        writes = board.can_write and bool(rows)
        self.edit_button.setVisible(writes)
        self.retire_button.setVisible(writes)
        at = -1
        if kept is not None:
            at = self.items.row_of(lambda i: i.service.id == kept.service.id)
        if rows:
            self.view.choose_row(max(0, at))
            self._name_action(self.view.current_record())

    def item(self) -> ServiceItem | None:
        """Return the service under the cursor."""
        record = self.view.current_record()
        return record if isinstance(record, ServiceItem) else None

    def _name_action(self, record: object) -> None:
        if isinstance(record, ServiceItem):
            ended = record.service.retired_on is not None
            self.retire_button.setText(
                tr("Layanan berlaku lagi") if ended else tr("Layanan berakhir")
            )

    def new(self) -> None:
        """Ask for a new service."""
        board = self._board
        if board is not None and board.can_write:
            ServiceDialog(self._page.context, self._page, board, unit_id=self._unit).open()

    def edit(self) -> None:
        """Change the service under the cursor."""
        board, item = self._board, self.item()
        if board is not None and item is not None and board.can_write:
            ServiceDialog(self._page.context, self._page, board, item).open()

    def retire(self) -> None:
        """End the service under the cursor, or offer it again."""
        board, item = self._board, self.item()
        if board is None or item is None or not board.can_write:
            return
        services, s, service_id = (
            self._page.context.services.public_services, self._page.context.session,
            item.service.id,
        )  # fmt: skip
        ends = item.service.retired_on is None
        words = tr("{0} berakhir") if ends else tr("{0} berlaku lagi")
        self._page.run(
            lambda _r: services.retire(s, service_id, ended=ends),
            lambda outcome: self._page.toast(words.format(outcome.value.name), outcome.undo_label),
            lane=Lane.WRITE,
        )
