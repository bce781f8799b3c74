"""The tab Register: improvements with owner, due date, state and both figures (TS-9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from penilaian_desktop.domain.improvement import ImprovementState
from penilaian_desktop.domain.improvement_views import (
    ImprovementBoard,
    ImprovementItem,
    ImprovementStep,
)
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.perbaikan.dialogs import (
    CloseDialog,
    FindingsDialog,
    ImprovementDialog,
)
from penilaian_desktop.ui.screens.perbaikan.item_panel import ItemPanel
from penilaian_desktop.ui.screens.perbaikan.words import register_columns, tr
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.field import SearchField
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.segmented import Segmented
from penilaian_desktop.ui.widgets.sheet_parts import TALL
from penilaian_desktop.ui.widgets.table import RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.ui.screens.perbaikan.page import PerbaikanPage

RUNNING, LATE, CLOSED, ALL = "running", "late", "closed", "all"
TABLE, NOTHING = range(2)
EVERY = ""
LEFT_OUT = frozenset({"measured", "due"})
"""Columns that a small window has no room for."""
TOLD = frozenset({"action", "measured"})
"""Columns that the drawer tells too."""


class RegisterTab(QWidget):
    """The register of the units of the account; the drawer shows a line with its history."""

    def __init__(self, page: PerbaikanPage) -> None:
        super().__init__()
        self._page = page
        self._board: ImprovementBoard | None = None
        self._unit = EVERY
        self._line = ""
        self._search = ""
        self._narrow = False
        self.items: RecordModel[ImprovementItem] = RecordModel(register_columns())
        self.view = TableView(self.items, tr("Register perbaikan"), row_height=TALL)
        self.panel = ItemPanel(
            edit=self.edit, begin=self.begin, finish=self.finish, drop=self.drop,
            reopen=self.reopen, remove=self.remove, parent=self,
        )  # fmt: skip
        self.panel.hide()
        self._build()
        self.view.opened.connect(self._open)
        self.view.chosen.connect(self._follow)
        self.panel.closed.connect(self._closed)

    def _build(self) -> None:
        self.filter = Segmented(
            [
                (RUNNING, tr("Berjalan")),
                (LATE, tr("Terlambat")),
                (CLOSED, tr("Ditutup")),
                (ALL, tr("Semua")),
            ],
            tr("Yang ditampilkan"),
            compact=True,
        )
        self.filter.chosen.connect(lambda _key: self._arrange())
        self.search = SearchField(tr("Cari perbaikan"))
        self.search.set_compact(True)
        self.search.setMaximumWidth(240)
        self.search.searched.connect(self._searched)
        self.search.left.connect(self.view.setFocus)
        self.card = Card(tr("Perbaikan layanan"))
        self.card.add_head_widget(self.search)
        self.card.add_head_widget(self.filter)
        self._nothing = EmptyState("improvement", "", "")
        self._faces = QStackedWidget()
        self._faces.addWidget(self.view)
        self._faces.addWidget(self._nothing)
        self.card.body.addWidget(self._faces, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.card, 1)
        row.addWidget(self.panel)

    def set_narrow(self, narrow: bool) -> None:
        """Leave out what the drawer says too."""
        self.search.setVisible(not narrow)
        self.card.title.setVisible(not narrow)
        self._narrow = narrow
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Leave findings the room that the drawer takes."""
        hidden = LEFT_OUT if self._narrow else frozenset()
        if not self.panel.isHidden():
            hidden |= TOLD
        self.view.hide_columns(hidden)

    # --- showing -----------------------------------------------------------------------------
    def show_board(self, board: ImprovementBoard, unit_id: str) -> None:
        """Show the register, of one unit or of all."""
        self._board, self._unit = board, unit_id
        self._arrange()

    def go_to(self, improvement_id: str) -> None:
        """Show a line with its drawer when it is there."""
        self._line = improvement_id
        self.filter.set_value(ALL)
        self._arrange()
        record = self.item()
        if record is not None and record.improvement.id == improvement_id:
            self._open(record)

    def _searched(self, text: str) -> None:
        self._search = text.casefold()
        self._arrange()

    def _of_unit(self) -> list[ImprovementItem]:
        items = self._board.items if self._board is not None else ()
        return [i for i in items if self._unit in {EVERY, i.improvement.unit_id}]

    def _arrange(self) -> None:
        wanted = self.filter.value()
        every = self._of_unit()
        shown = [
            item
            for item in every
            if (
                wanted == ALL
                or (wanted == RUNNING and item.open)
                or (wanted == LATE and item.overdue)
                or (wanted == CLOSED and not item.open)
            )
            and self._search in _words(item)
        ]
        self.items.set_rows(shown)
        running, late = sum(i.open for i in every), sum(bool(i.overdue) for i in every)
        self.card.set_note(
            tr("{0} berjalan · {1} terlambat · {2} ditutup").format(
                number(running), number(late), number(len(every) - running)
            )
        )
        self._nothing.set_words(*self._none(every))
        self._faces.setCurrentIndex(TABLE if shown else NOTHING)
        at = self.items.row_of(lambda i: i.improvement.id == self._line)
        if at >= 0:
            self.view.choose_row(at)
            if not self.panel.isHidden():
                self._open(shown[at])
        else:
            self.panel.hide()
            self._fit_columns()

    def _closed(self) -> None:
        self._fit_columns()
        self.view.setFocus()

    def _none(self, every: list[ImprovementItem]) -> tuple[str, str]:
        if every:
            return tr("Tidak ada yang cocok"), tr("Ubah pencarian atau pilihannya.")
        if self._board is not None and self._board.own_only:
            return (
                tr("Tidak ada perbaikan yang Anda tangani"),
                tr("Perbaikan yang menunjuk Anda sebagai penanggung jawab tampil di sini."),
            )
        if self._board is None or not self._board.can_write:
            return (
                tr("Belum ada perbaikan"),
                tr("Dicatat kepala unit dan kepegawaian; lalu tampil di sini."),
            )
        return (
            tr("Belum ada perbaikan"),
            tr(
                "Catat temuan dari evaluasi, survei, pengaduan, atau forum, lalu tetapkan "
                "tindakan, penanggung jawab, dan tenggatnya."
            ),
        )

    # --- one line ----------------------------------------------------------------------------
    def item(self) -> ImprovementItem | None:
        """Return the line under the cursor."""
        record = self.view.current_record()
        return record if isinstance(record, ImprovementItem) else None

    def _writable(self) -> ImprovementItem | None:
        item = self.item()
        return item if item is not None and self._writes(item) else None

    def _writes(self, item: ImprovementItem) -> bool:
        """Tell whether the line may be changed: one that the account answers for may not."""
        return self._board is not None and self._board.writes(item)

    def _open(self, record: object) -> None:
        if isinstance(record, ImprovementItem) and self._board is not None:
            self._line = record.improvement.id
            self.panel.show_item(record, can_write=self._writes(record))
            self._fit_columns()
            improvements, s = self._page.context.services.improvements, self._page.context.session
            identity = record.improvement.id
            self._page.run(
                lambda _r: (identity, improvements.history(s, identity)),
                self._show_history,
                key="history",
            )

    def _show_history(self, found: tuple[str, tuple[ImprovementStep, ...]]) -> None:
        if found[0] == self._line:
            self.panel.show_history(found[1])

    def _follow(self, record: object) -> None:
        if isinstance(record, ImprovementItem):
            self._line = record.improvement.id
            if not self.panel.isHidden():
                self._open(record)

    def new(self) -> ImprovementDialog | None:
        """Ask for a new line."""
        board = self._board
        if board is None or not board.can_write:
            return None
        dialog = ImprovementDialog(
            self._page.context, self._page, board, unit_id=self._own_unit(board)
        )
        dialog.saved.connect(self._made)
        dialog.open()
        return dialog

    def _own_unit(self, board: ImprovementBoard) -> str:
        """Return the unit that something new is for: the one shown where it is kept."""
        return self._unit if self._unit in dict(board.kept) else board.home

    def _made(self, item: object) -> None:
        if isinstance(item, ImprovementItem):
            self._line = item.improvement.id
            self._arrange()

    def findings(self) -> FindingsDialog | None:
        """Show what was heard and not taken over yet."""
        board = self._board
        if board is None or not board.can_write:
            return None
        unit_id = self._own_unit(board)
        dialog = FindingsDialog(
            self._page.context, self._page, board, unit_id, self._page.last_period()
        )
        dialog.open()
        return dialog

    def edit(self) -> ImprovementDialog | None:
        """Change the line under the cursor."""
        item, board = self._writable(), self._board
        if item is None or board is None or not item.open:
            return None
        dialog = ImprovementDialog(self._page.context, self._page, board, item)
        dialog.open()
        return dialog

    def begin(self) -> None:
        """Begin the line under the cursor."""
        self._set(ImprovementState.DOING, tr("Perbaikan mulai dikerjakan"))

    def reopen(self) -> None:
        """Open a closed line again."""
        self._set(ImprovementState.OPEN, tr("Perbaikan dibuka kembali"))

    def finish(self) -> CloseDialog | None:
        """Say what the line under the cursor brought."""
        return self._close(ImprovementState.DONE)

    def drop(self) -> CloseDialog | None:
        """Say why the line under the cursor is not gone on with."""
        return self._close(ImprovementState.DROPPED)

    def remove(self) -> None:
        """Remove the line under the cursor; undo brings it back."""
        item = self._writable()
        if item is None:
            return
        improvements, s = self._page.context.services.improvements, self._page.context.session
        identity = item.improvement.id
        self._page.run(
            lambda _r: improvements.delete(s, identity),
            lambda outcome: self._page.toast(tr("Perbaikan dihapus"), outcome.undo_label),
            lane=Lane.WRITE,
        )

    def _set(self, state: ImprovementState, said: str) -> None:
        item = self._writable()
        if item is None:
            return
        improvements, s = self._page.context.services.improvements, self._page.context.session
        record = item.improvement
        self._page.run(
            lambda _r: improvements.set_state(s, record.id, state, version=record.version),
            lambda outcome: self._page.toast(said, outcome.undo_label),
            lane=Lane.WRITE,
        )

    def _close(self, state: ImprovementState) -> CloseDialog | None:
        item = self._writable()
        if item is None or not item.open:
            return None
        dialog = CloseDialog(self._page.context, self._page, item, state)
        dialog.open()
        return dialog


def _words(item: ImprovementItem) -> str:
    record = item.improvement
    parts = (record.finding, record.action, item.owner, item.service, record.measure)
    return " ".join(parts).casefold()
