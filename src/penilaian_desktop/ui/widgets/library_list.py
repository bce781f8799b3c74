"""The ready indicators as a list with a search, and one of them to read beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.plan_views import LibraryItem
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.field import SearchField
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.library_words import (
    direction_words,
    facts,
    formula_name,
    group_words,
    matches,
)
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

BESIDE = 300
BESIDE_FROM = 760
"""A list narrower than this shows no indicator beside it."""


class LibraryFacts(QWidget):
    """One ready indicator to read: every fact under its name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(15, 12, 15, 12)
        self._rows.setSpacing(2)

    def show_item(self, item: LibraryItem | None) -> None:
        """Show an indicator, or nothing."""
        clear(self._rows)
        if item is not None:
            self._rows.addWidget(Label(item.name, "strong", wrap=True))
            edition = self.tr("{code}, edisi {edition}").format(
                code=item.code, edition=item.edition
            )
            self._rows.addWidget(Label(edition, "small", "muted", wrap=True))
            self._rows.addSpacing(6)
            for name, value in facts(item):
                self._rows.addSpacing(6)
                self._rows.addWidget(Label(name, "small", "muted"))
                self._rows.addWidget(Label(value, "body", wrap=True))
        self._rows.addStretch(1)


class LibraryList(QWidget):
    """`opened` carries the indicator that Enter or a double click chose."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[LibraryItem, ...] = ()
        self.search = SearchField(self.tr("Cari: kecepatan, kehadiran, kepuasan…"))
        self._count = Label("", "small", "muted")
        self.model: RecordModel[LibraryItem] = RecordModel(
            (
                Column("name", self.tr("Indikator"), _name, sort=lambda i: i.name.casefold()),
                Column("aspect", self.tr("Aspek"), group_words, 84, sort=group_words),
                Column("unit", self.tr("Satuan"), lambda i: i.unit, 76, sort=lambda i: i.unit),
                Column(
                    "formula",
                    self.tr("Rumus"),
                    lambda i: formula_name(i.formula),
                    112,
                    sort=lambda i: i.formula.value,
                ),
            )
        )
        self.table = TableView(self.model, self.tr("Pustaka indikator"), row_height=48)
        self.facts = LibraryFacts()
        left = Card()
        left.setAccessibleName(self.tr("Pustaka indikator"))
        left.body.addWidget(self.table, 1)
        self._beside = Card()
        self._beside.setAccessibleName(self.tr("Isi indikator"))
        self._beside.body.addWidget(ScrollColumn(self.facts), 1)
        self._beside.setFixedWidth(BESIDE)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(left, 1)
        row.addWidget(self._beside)
        head = QHBoxLayout()
        head.setSpacing(12)
        self.search.setMinimumWidth(240)
        head.addWidget(self.search, 1)
        head.addWidget(self._count)
        self.head = head
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(row, 1)
        self.search.textChanged.connect(lambda _text: self._filter())
        self.search.returnPressed.connect(self.table.setFocus)
        self.table.opened.connect(self.opened)
        self.table.chosen.connect(self._choose)

    def show_items(self, items: Sequence[LibraryItem]) -> None:
        """Show the ready indicators."""
        self._items = tuple(items)
        self._filter()

    def current(self) -> LibraryItem | None:
        """Return the indicator under the cursor."""
        found = self.table.current_record()
        return found if isinstance(found, LibraryItem) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what is read beside the list where there is no room for both."""
        super().resizeEvent(event)
        self._beside.setVisible(self.width() >= BESIDE_FROM)

    def _filter(self) -> None:
        kept = self.current()
        shown = [item for item in self._items if matches(item, self.search.text())]
        self.model.set_rows(shown)
        words = self.tr("{count} indikator").format(count=len(shown))
        self._count.setText(words)
        at = self.model.row_of(lambda item: kept is not None and item.code == kept.code)
        if shown:
            self.table.setCurrentIndex(self.model.index(max(0, at), 0))
        else:
            self.facts.show_item(None)

    def _choose(self, item: LibraryItem) -> None:
        self.facts.show_item(item)
        self.chosen.emit(item)


def _name(item: LibraryItem) -> Cell:
    second = " · ".join(part for part in (item.target_text, direction_words(item)) if part)
    if item.retired:
        return Cell(item.name, second, tint="muted", icon="refused")
    return Cell(item.name, second)
