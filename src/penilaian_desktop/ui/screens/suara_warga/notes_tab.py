"""Complaints, praise and advice: open ones first, the drawer, the figures of the units (WG-9)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain.public_voice import NoteKind
from penilaian_desktop.domain.voice_views import ComplaintFigures, NoteItem, VoiceBoard
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.suara_warga.dialogs import NoteDialog, SolveDialog
from penilaian_desktop.ui.screens.suara_warga.note_panel import NotePanel
from penilaian_desktop.ui.screens.suara_warga.words import (
    figure_columns,
    kept_by_others,
    median_words,
    note_columns,
    tr,
)
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.field import SearchField
from penilaian_desktop.ui.widgets.finding_dialog import FindingDialog
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.segmented import Segmented
from penilaian_desktop.ui.widgets.sheet_parts import TALL
from penilaian_desktop.ui.widgets.table import RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.ui.screens.suara_warga.page import SuaraWargaPage

Notes = tuple[tuple[NoteItem, ...], tuple[ComplaintFigures, ...]]

ALL, OPEN, UNITS = "all", "open", "units"
TABLE, NOTHING, FIGURES = range(3)
EVERY = ""


class NotesTab(QWidget):
    """Loads the notes of the year chosen; open complaints of earlier years stand there too."""

    def __init__(self, page: SuaraWargaPage) -> None:
        super().__init__()
        self._page = page
        self._narrow = False
        self._board: VoiceBoard | None = None
        self._unit = EVERY
        self._note = ""
        self._found: tuple[NoteItem, ...] = ()
        self._figures: tuple[ComplaintFigures, ...] = ()
        self._search = ""
        self.items: RecordModel[NoteItem] = RecordModel(note_columns(lambda: self._narrow))
        self.view = TableView(self.items, tr("Pengaduan dan pujian"), row_height=TALL)
        self.figures: RecordModel[ComplaintFigures] = RecordModel(figure_columns())
        self.figure_view = TableView(self.figures, tr("Angka per unit"))
        self.panel = NotePanel(self.edit, self.solve, self.delete, self.improve, self)
        self.panel.hide()
        self._build()
        self.view.opened.connect(self._open)
        self.view.chosen.connect(self._follow)
        self.panel.closed.connect(self.view.setFocus)

    def _build(self) -> None:
        kinds = [
            (NoteKind.COMPLAINT.value, tr("Pengaduan")),
            (NoteKind.PRAISE.value, tr("Pujian")),
            (NoteKind.ADVICE.value, tr("Saran")),
        ]
        self.filter = Segmented(
            [(ALL, tr("Semua")), (OPEN, tr("Terbuka")), *kinds, (UNITS, tr("Per unit"))],
            tr("Yang ditampilkan"),
            compact=True,
        )
        self.filter.chosen.connect(lambda _key: self._arrange())
        self.search = SearchField(tr("Cari isi, layanan, pegawai"))
        self.search.set_compact(True)
        self.search.setMaximumWidth(240)
        self.search.searched.connect(self._searched)
        self.search.left.connect(self.view.setFocus)
        self.told = Label("", "small", "muted")
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.filter)
        top.addWidget(self.told, 1)
        top.addWidget(self.search)
        card = Card()
        card.setAccessibleName(tr("Suara warga"))
        self._nothing = EmptyState("public_voice", "", "")
        self._faces = QStackedWidget()
        for face in (self.view, self._nothing, self.figure_view):
            self._faces.addWidget(face)
        card.body.addWidget(self._faces, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(card, 1)
        row.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addLayout(row, 1)

    def set_narrow(self, narrow: bool) -> None:
        """Leave the search out in a small window; the kind stands below the date there."""
        self._narrow = narrow
        self.search.setVisible(not narrow)
        keys = [column.key for column in self.items.columns]
        self.view.setColumnHidden(keys.index("kind"), narrow)

    # --- loading -----------------------------------------------------------------------------
    def show_board(self, board: VoiceBoard, unit_id: str) -> None:
        """Take the board, and load."""
        self._board, self._unit = board, unit_id
        self.refresh()

    def refresh(self) -> None:
        """Load the notes of the year and the figures of the units."""
        notes, s, year = (
            self._page.context.services.public_notes, self._page.context.session,
            int(self._page.year.value()),
        )  # fmt: skip
        unit_id, starts, ends = self._unit, date(year, 1, 1), date(year, 12, 31)
        self._page.run(
            lambda _r: (
                notes.list(s, starts, ends, unit_id=unit_id), notes.figures(s, starts, ends),
            ),
            self._show,
            key="notes",
        )  # fmt: skip

    def _show(self, found: Notes) -> None:
        items, figures = found
        waiting = [i for i in items if _waits(i)]
        rest = [i for i in items if not _waits(i)]
        waiting.sort(key=lambda i: (not i.overdue, i.note.received_on))
        self._found = (*waiting, *rest)
        self._figures = tuple(f for f in figures if self._unit in {EVERY, f.unit_id})
        self.figures.set_rows(self._figures)
        self._arrange()

    def _searched(self, text: str) -> None:
        self._search = text.casefold()
        self._arrange()

    def _shown(self) -> Sequence[NoteItem]:
        wanted = self.filter.value()
        return [
            item
            for item in self._found
            if (wanted == ALL or (wanted == OPEN and _waits(item))
                or wanted == item.note.note_kind.value)
            and self._search in f"{item.note.text} {item.service} {item.person}".casefold()
        ]  # fmt: skip

    def _arrange(self) -> None:
        self.told.setText(self._told())
        if self.filter.value() == UNITS:
            self.panel.hide()
            self._faces.setCurrentIndex(FIGURES)
            return
        shown = self._shown()
        self.items.set_rows(shown)
        if shown:
            self._faces.setCurrentIndex(TABLE)
        else:
            self._nothing.set_words(*self._none())
            self._faces.setCurrentIndex(NOTHING)
        at = self.items.row_of(lambda i: i.note.id == self._note)
        if at >= 0:
            self.view.choose_row(at)
            if not self.panel.isHidden():
                self._open(shown[at])
        else:
            self.panel.hide()

    def _none(self) -> tuple[str, str]:
        if self._search or (self._found and self.filter.value() != OPEN):
            return tr("Tidak ada yang cocok"), tr("Ubah pencarian atau pilihannya.")
        if self.filter.value() == OPEN and self._found:
            return tr("Tidak ada pengaduan yang terbuka"), tr("Semua pengaduan sudah dijawab.")
        if self._board is not None and not self._board.can_write:
            return tr("Belum ada suara warga pada tahun ini"), kept_by_others()
        return (
            tr("Belum ada suara warga pada tahun ini"),
            tr("Catat pengaduan, pujian, atau saran dari loket, kotak saran, surat, atau SP4N."),
        )

    def _told(self) -> str:
        complaints = sum(f.complaints for f in self._figures)
        waiting = sum(_waits(i) for i in self._found)
        words = tr("{0} pengaduan · {1} terbuka").format(number(complaints), number(waiting))
        if len(self._figures) == 1 and self._figures[0].median_half_days is not None:
            median = median_words(self._figures[0].median_half_days)
            words += tr(" · median {0}").format(median)
        return words

    # --- one note ----------------------------------------------------------------------------
    def item(self) -> NoteItem | None:
        """Return the note under the cursor."""
        record = self.view.current_record()
        return record if isinstance(record, NoteItem) else None

    def _open(self, record: object) -> None:
        if isinstance(record, NoteItem) and self._board is not None:
            self._note = record.note.id
            self.panel.show_item(record, can_write=self._board.can_write)

    def _follow(self, record: object) -> None:
        if isinstance(record, NoteItem):
            self._note = record.note.id
            if not self.panel.isHidden():
                self._open(record)

    def improve(self) -> None:
        """Make a line of the improvement register out of the note (TJ-10); once for each note."""
        board, item = self._board, self.item()
        if board is None or item is None or not board.can_write:
            return
        self.finding = FindingDialog(self._page.context, self._page, item.note.id)
        self.finding.open()

    def new(self) -> None:
        """Ask for a new note."""
        board = self._board
        if board is not None and board.can_write:
            dialog = NoteDialog(self._page.context, self._page, board, unit_id=self._unit)
            dialog.saved.connect(self._made)
            dialog.open()

    def _made(self, note: object) -> None:
        self._note = getattr(note, "id", "")

    def edit(self) -> None:
        """Change the note under the cursor."""
        board, item = self._board, self.item()
        if board is not None and item is not None and board.can_write:
            NoteDialog(self._page.context, self._page, board, item).open()

    def solve(self) -> None:
        """Say how the complaint under the cursor was solved."""
        board, item = self._board, self.item()
        if board is None or item is None or not board.can_write:
            return
        if item.note.note_kind is NoteKind.COMPLAINT:
            SolveDialog(self._page.context, self._page, item).open()

    def delete(self) -> None:
        """Remove the note under the cursor; undo brings it back."""
        board, item = self._board, self.item()
        if board is None or item is None or not board.can_write:
            return
        notes, s, note_id = (
            self._page.context.services.public_notes, self._page.context.session, item.note.id,
        )  # fmt: skip
        self._page.run(
            lambda _r: notes.delete(s, note_id),
            lambda outcome: self._page.toast(tr("Catatan dihapus"), outcome.undo_label),
            lane=Lane.WRITE,
        )


def _waits(item: NoteItem) -> bool:
    return item.note.note_kind is NoteKind.COMPLAINT and item.note.solved_on is None
