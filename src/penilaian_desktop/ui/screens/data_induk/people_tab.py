"""The tab Pegawai: everybody in one table, and the way in for a list from Excel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.screens.data_induk import words
from penilaian_desktop.ui.screens.data_induk.import_view import ImportView
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.card import Card, CardFoot
from penilaian_desktop.ui.widgets.drop_area import dropped_files
from penilaian_desktop.ui.widgets.field import SearchField
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

ROW = 48
LIST, IMPORT, EMPTY = range(3)


class PeopleTab(QWidget):
    """Shows persons; `opened` and `chosen` carry a `PersonItem`, `add_wanted` asks for a new one.

    `importing` tells whether the import is shown instead of the list.
    """

    opened = Signal(object)
    chosen = Signal(object)
    add_wanted = Signal()
    importing = Signal(bool)

    def __init__(
        self, context: UiContext, *, editable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._editable = editable
        self._people: tuple[PersonItem, ...] = ()
        self._loaded = False
        self.search = SearchField(self.tr("Cari nama, NIP, jabatan, atau unit"))
        self.search.setMinimumWidth(200)
        self.search.setMaximumWidth(360)
        self.model: RecordModel[PersonItem] = RecordModel(self._columns())
        self.view = TableView(self.model, self.tr("Pegawai"), row_height=ROW)
        self.foot = CardFoot()
        self.imports = ImportView(context)
        self.import_button = Button(
            self.tr("Impor dari Excel…"), "sheet", kind="primary", clicked=self.show_import
        )
        self.add_button = Button(self.tr("Tambah pegawai"), "person_add")
        self.add_button.clicked.connect(self.add_wanted.emit)
        card = Card()
        card.setAccessibleName(self.tr("Pegawai"))
        card.body.addWidget(self.view, 1)
        card.body.addWidget(self.foot)
        controls = QHBoxLayout()
        controls.setSpacing(8)
        controls.addWidget(self.search, 1)
        controls.addStretch(1)
        controls.addWidget(self.add_button)
        controls.addWidget(self.import_button)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(controls)
        column.addWidget(card, 1)
        self._stack = QStackedWidget()
        for widget in (whole, self.imports, self._empty_state()):
            self._stack.addWidget(widget)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        for button in (self.import_button, self.add_button):
            button.setVisible(editable)
        self.setAcceptDrops(editable)
        self.search.searched.connect(lambda _text: self._narrow())
        self.view.opened.connect(self.opened.emit)
        self.view.chosen.connect(self.chosen.emit)
        self.imports.left.connect(self.show_list)

    def show_people(self, people: Sequence[PersonItem]) -> None:
        """Show all persons, narrowed by what is searched for."""
        self._people = tuple(people)
        self._loaded = True
        self._narrow()
        if self._stack.currentIndex() != IMPORT:
            self._stack.setCurrentIndex(LIST if self._people else EMPTY)

    def show_import(self) -> None:
        """Show the import instead of the list."""
        self._stack.setCurrentIndex(IMPORT)
        self.imports.begin()
        self.importing.emit(True)

    def show_list(self) -> None:
        """Show the list again."""
        self._stack.setCurrentIndex(EMPTY if self._loaded and not self._people else LIST)
        self.importing.emit(False)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def person(self, person_id: str) -> PersonItem | None:
        """Return a person of the list by id."""
        return next((p for p in self._people if p.person_id == person_id), None)

    def choose(self, person_id: str) -> None:
        """Put the cursor on a person."""
        self.view.choose_row(self.model.row_of(lambda p: p.person_id == person_id))

    def set_narrow(self, narrow: bool) -> None:
        """Take the small measures."""
        for widget in (self.search, self.import_button, self.add_button):
            widget.set_compact(narrow)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a workbook that is dragged here."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read a workbook that was dropped here."""
        files = dropped_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.show_import()
            self.imports.read(files[0])

    def _narrow(self) -> None:
        wanted = self.search.text().casefold().split()
        digits = "".join(self.search.text().split())

        def fits(person: PersonItem) -> bool:
            if digits.isdecimal():
                return digits in person.identity
            said = f"{person.name} {person.position} {person.unit} {person.identity}".casefold()
            return all(word in said for word in wanted)

        found = [person for person in self._people if fits(person)] if wanted else self._people
        kept = self.view.current_record()
        self.model.set_rows(found)
        if isinstance(kept, PersonItem):
            self.choose(kept.person_id)
        total = self.tr("{count} pegawai").format(count=number(len(self._people)))
        if wanted:
            total = self.tr("{found} dari {all} pegawai").format(
                found=number(len(found)), all=number(len(self._people))
            )
        self.foot.left.setText(total)
        self.foot.right.setText(self.tr("Enter untuk melihat jabatan dan penilainya"))

    def _columns(self) -> list[Column[PersonItem]]:
        return [
            Column(
                "name",
                self.tr("Nama"),
                lambda p: Cell(p.name, words.identity_text(p.identity) or self.tr("tanpa nomor")),
                sort=lambda p: name_order(p.name),
            ),
            Column(
                "position",
                self.tr("Jabatan dan unit"),
                lambda p: Cell(p.position or self.tr("belum ada jabatan"), p.unit),
                sort=lambda p: (p.unit.casefold(), p.position.casefold()),
            ),
            Column(
                "rank",
                self.tr("Pangkat"),
                lambda p: Cell(p.rank, tint="muted"),
                width=196,
                sort=lambda p: p.rank or None,
            ),
            Column(
                "status",
                self.tr("Status"),
                lambda p: Cell(words.status_words(p.status), tint="muted"),
                width=110,
                sort=lambda p: p.status,
            ),
        ]

    def _empty_state(self) -> EmptyState:
        action = None
        if self._editable:
            action = Button(self.tr("Impor dari Excel…"), "sheet", kind="primary")
            action.clicked.connect(self.show_import)
        return EmptyState(
            "employees",
            self.tr("Belum ada pegawai"),
            self.tr(
                "Daftar pegawai (DUK) dari Excel atau CSV dibaca apa adanya. Baris yang keliru "
                "dijelaskan, baris yang baik dapat disimpan."
            ),
            action,
        )
