"""Own innovations and extra tasks outside the plan, with the entries that show them (WG-6)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.domain.follow_up import InnovationKind
from penilaian_desktop.domain.follow_up_views import InnovationItem
from penilaian_desktop.domain.wording import short_date
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.widgets.appraisal_words import decision_mark, innovation_kind
from penilaian_desktop.ui.widgets.asking_dialog import AskingDialog
from penilaian_desktop.ui.widgets.button import (
    Button,
    icon_button,
    primary_button,
    shortcut,
    text_button,
)
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.field import Field, SearchField, TextArea
from penilaian_desktop.ui.widgets.label import Label, Rule
from penilaian_desktop.ui.widgets.segmented import Segmented
from penilaian_desktop.ui.widgets.small import Pill
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

LIST_HEIGHT = 152


class InnovationsCard(Card):
    """What was done outside the plan; the appraiser's word appears with the published result."""

    add_wanted = Signal()
    edit_wanted = Signal(object)
    delete_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(self.tr("Inovasi dan tugas tambahan"))
        self.add = text_button(self.tr("Catat…"), "add", compact=True, clicked=self.add_wanted.emit)
        self.add_head_widget(self.add)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.body.addLayout(self._column)
        self._empty = Label(
            self.tr(
                "Catat gagasan yang sudah dijalankan atau tugas di luar SKP, dengan kegiatan "
                "sebagai buktinya."
            ),
            "body",
            "muted",
            wrap=True,
        )
        self._empty.setContentsMargins(15, 12, 15, 12)
        self.body.addWidget(self._empty)

    def show_items(
        self, items: Sequence[InnovationItem], *, published: bool, editable: bool
    ) -> None:
        """Show what was recorded; the decision only with the published result."""
        clear(self._column)
        for n, item in enumerate(items):
            if n:
                self._column.addWidget(Rule())
            self._column.addWidget(self._item_row(item, published=published, editable=editable))
        self._empty.setVisible(not items)
        self.add.setVisible(editable)

    def _item_row(self, item: InnovationItem, *, published: bool, editable: bool) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(15, 8, 15, 8)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(item.title, "strong", wrap=True))
        count = len(item.activity_ids)
        second = innovation_kind(item.kind)
        if count:
            second += self.tr(" · {0} kegiatan").format(count)
        words.addWidget(Label(second, "small", "muted"))
        if item.text:
            words.addWidget(Label(item.text, "body", "muted", wrap=True))
        if published and item.note:
            words.addWidget(Label(f"“{item.note}”", "small", "muted", wrap=True))
        row.addLayout(words, 1)
        mark = decision_mark(item, self) if published else None
        if mark is not None:
            row.addWidget(Pill(mark))
        if editable and item.editable:
            row.addWidget(
                icon_button(
                    "edit",
                    self.tr("Ubah {0}").format(item.title),
                    compact=True,
                    clicked=self._editor(item),
                )
            )
            row.addWidget(
                icon_button(
                    "delete",
                    self.tr("Hapus {0}").format(item.title),
                    compact=True,
                    clicked=self._deleter(item.id),
                )
            )
        return whole

    def _editor(self, item: InnovationItem) -> Callable[[], None]:
        return lambda: self.edit_wanted.emit(item)

    def _deleter(self, item_id: str) -> Callable[[], None]:
        return lambda: self.delete_wanted.emit(item_id)


class InnovationDialog(AskingDialog):
    """Kind, title, what it brought, and the entries that show it."""

    wanted = Signal(object)
    """The fields of `Innovations.save`."""
    search_wanted = Signal(str)

    def __init__(self, over: QWidget, item: InnovationItem | None) -> None:
        super().__init__(over, _title(over, item), width=640)
        self._chosen: set[str] = set(item.activity_ids) if item is not None else set()
        self._shown: frozenset[str] = frozenset()
        self.kind = Segmented(
            [(kind.value, innovation_kind(kind).capitalize()) for kind in InnovationKind],
            self.tr("Jenis"),
        )
        self.title_field = Field(name=self.tr("Judul"))
        self.text = TextArea(height=60, placeholder=self.tr("Apa yang berubah bagi layanan"))
        self.rows.add("kind", self.tr("Jenis"), self.kind)
        self.rows.add("title", self.tr("Judul"), self.title_field)
        self.rows.add("text", self.tr("Uraian"), self.text)
        self.search = SearchField(self.tr("Cari kegiatan sebagai bukti"))
        self.search.setAccessibleName(self.tr("Cari kegiatan"))
        self.search.textChanged.connect(self.search_wanted)
        self.rows.add("activity_ids", self.tr("Kegiatan yang membuktikannya"), self.search)
        self.body.addWidget(self.rows)
        self.model: RecordModel[ActivityItem] = RecordModel(self._columns(), checkable=True)
        self.view = TableView(self.model, self.tr("Kegiatan pada periode ini"))
        self.view.setFixedHeight(min(LIST_HEIGHT, max(80, over.window().height() - 480)))
        self.model.checked_changed.connect(self._take)
        self.body.addWidget(self.view)
        if item is not None:
            self.kind.set_value(item.kind.value)
            self.title_field.set_value(item.title)
            self.text.set_value(item.text)
        self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        self.confirm = self.add_action(primary_button(self.tr("Simpan"), clicked=self._submit))
        shortcut(self, "Ctrl+Return", self._submit)
        self._count()

    def show_entries(self, entries: Sequence[ActivityItem]) -> None:
        """Offer entries; those chosen before stay chosen, shown or not."""
        self._shown = frozenset()
        self.model.set_rows(list(entries))
        for row, entry in enumerate(entries):
            if entry.id in self._chosen:
                self.model.check(row, checked=True)
        self._shown = frozenset(entry.id for entry in entries)
        self._count()

    def first_input(self) -> QWidget:
        """Start with the title."""
        return self.title_field

    def _columns(self) -> list[Column[ActivityItem]]:
        return [
            Column("text", self.tr("Kegiatan"), lambda a: Cell(a.text)),
            Column(
                "day", self.tr("Tanggal"), lambda a: Cell(short_date(a.day), tint="muted"), width=96
            ),
        ]

    def _take(self) -> None:
        if not self._shown:
            return
        self._chosen -= self._shown
        self._chosen |= {entry.id for entry in self.model.checked_records()}
        self._count()

    def _count(self) -> None:
        self.explanation.set_tint("muted")
        self.explain(self.tr("{0} kegiatan dipilih").format(len(self._chosen)))

    def _submit(self) -> None:
        self.wanted.emit(
            {
                "kind": InnovationKind(self.kind.value()),
                "title": self.title_field.text(),
                "text": self.text.text(),
                "activity_ids": tuple(sorted(self._chosen)),
            }
        )


def _title(over: QWidget, item: InnovationItem | None) -> str:
    if item is not None:
        return over.tr("Ubah catatan")
    return over.tr("Inovasi atau tugas tambahan")
