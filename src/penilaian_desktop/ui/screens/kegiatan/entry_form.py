"""The form of one entry: its fields, what is typed in them, and the sentences beside them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.activity import ActivityStatus, WorkPlace
from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.domain.entry_views import EntryContext
from penilaian_desktop.ui.screens.kegiatan import entry_fields
from penilaian_desktop.ui.screens.kegiatan.evidence import EvidencePanel
from penilaian_desktop.ui.screens.kegiatan.history_list import HistoryList
from penilaian_desktop.ui.screens.kegiatan.task_link import TaskLink
from penilaian_desktop.ui.widgets.drawer import Drawer
from penilaian_desktop.ui.widgets.field import ComboBox, DateField, Field, TextArea
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label, Rule
from penilaian_desktop.ui.widgets.small import status_mark

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext


class EntryForm(Drawer):
    """Shows the fields of an entry; whoever derives from it writes what was touched."""

    touched = Signal(str, bool)
    """Name of a field that was changed; True when it is to be written now."""
    left = Signal()
    """A field was left."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._item: ActivityItem | None = None
        self._night_shift = False
        self._touched: set[str] = set()
        self._held: dict[str, str] = {}
        self._flying: set[str] = set()
        self._filling = False
        self.rows = FormRows()
        self._build()
        self.evidence = EvidencePanel(context)
        self.task = TaskLink(context)
        self._more = FormRows()
        self._build_more()
        self._age = Label("", "small", "muted", wrap=True)
        self._age.hide()
        self._warning = Label("", "small", "warn", wrap=True)
        self._warning.hide()
        self._history = HistoryList()
        self._history.hide()
        for widget in (
            self._age,
            self._warning,
            self._history,
            self.rows,
            Rule(),
            self.evidence,
            Rule(),
            self.task,
            self._more,
        ):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def _build(self) -> None:
        self._text = TextArea(height=60)
        self._start, self._end, self._minutes = Field(), Field(), Field()
        self._rhk = ComboBox((("", self.tr("Tanpa RHK")),))
        self._volume, self._unit = Field(), Field()
        self._place = ComboBox(
            (
                (WorkPlace.OFFICE.value, self.tr("Kantor")),
                (WorkPlace.HOME.value, self.tr("Rumah")),
                (WorkPlace.TRAVEL.value, self.tr("Dinas luar")),
                (WorkPlace.OTHER.value, self.tr("Lain")),
            )
        )
        self.rows.add("text", self.tr("Uraian"), self._text)
        self.rows.add_row(
            ("start", self.tr("Mulai"), self._start),
            ("end", self.tr("Selesai"), self._end),
            ("minutes", self.tr("Menit efektif"), self._minutes),
        )
        self.rows.add("rhk_id", self.tr("Mendukung RHK"), self._rhk)
        self.rows.add_row(
            ("volume", self.tr("Volume"), self._volume),
            ("unit", self.tr("Satuan"), self._unit),
            ("place", self.tr("Lokasi kerja"), self._place),
        )
        self._text.textChanged.connect(lambda: self.touched.emit("text", False))
        for name, field in self._typed_fields().items():
            field.textEdited.connect(lambda _text, name=name: self.touched.emit(name, False))
            field.editingFinished.connect(self.left)
        self._text.edited.connect(lambda _text: self.left.emit())
        self._rhk.chosen.connect(lambda _key: self.touched.emit("rhk_id", True))
        self._place.chosen.connect(lambda _key: self.touched.emit("place", True))

    def _build_more(self) -> None:
        self._day = DateField(date(2026, 1, 1))
        self._tags = Field(placeholder=self.tr("pelayanan loket"))
        self._note = TextArea(height=60)
        self._more.add_row(
            ("day", self.tr("Tanggal"), self._day), ("tags", self.tr("Tanda"), self._tags)
        )
        self._more.add("note", self.tr("Catatan"), self._note)
        self._day.edited.connect(lambda _day: self.touched.emit("day", True))
        self._tags.textEdited.connect(lambda _text: self.touched.emit("tags", False))
        self._tags.editingFinished.connect(self.left)
        self._note.edited.connect(lambda _text: self.left.emit())
        self._note.textChanged.connect(lambda: self.touched.emit("note", False))

    def _typed_fields(self) -> dict[str, Field]:
        return {
            "start": self._start,
            "end": self._end,
            "minutes": self._minutes,
            "volume": self._volume,
            "unit": self._unit,
        }

    def _inputs(self) -> dict[str, Field | TextArea]:
        return {
            "text": self._text,
            **self._typed_fields(),
            "tags": self._tags,
            "note": self._note,
        }

    def set_context(self, context: EntryContext) -> None:
        """Offer the RHK of the plan and the units the person uses."""
        self._night_shift = context.night_shift
        options = [("", self.tr("Tanpa RHK"))]
        options += [(c.rhk_id, c.label) for c in context.rhk]
        kept = self._item.rhk_id if self._item is not None else None
        self._rhk.set_options(options)
        self._rhk.set_value(kept or "")
        units = {unit for choice in context.rhk for unit in choice.units}
        units |= {one.unit for one in context.suggestions if one.unit}
        completer = QCompleter(sorted(units), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._unit.setCompleter(completer)

    def set_age(self, words: str) -> None:
        """Say how old the decisions on the entries are, where they come from another laptop."""
        self._age.setText(words[:1].upper() + words[1:])
        self._age.setVisible(bool(words))

    # --- showing ---------------------------------------------------------------------------
    def _fill(self, item: ActivityItem) -> None:
        self._filling = True
        typed = entry_fields.shown(item)
        mine = self._touched | set(self._held) | self._flying
        for name, widget in self._inputs().items():
            if name not in mine:
                widget.set_value(typed[name])
        if "rhk_id" not in mine:
            self._rhk.set_value(item.rhk_id or "")
        if "place" not in mine:
            self._place.set_value(item.place.value)
        if "day" not in mine:
            self._day.set_value(item.day)
        self.set_head(wording.weekday_date(item.day), status_mark(item.status))
        self._warn(item)
        self._filling = False

    def _warn(self, item: ActivityItem) -> None:
        words = ""
        if item.status is ActivityStatus.RETURNED:
            who = item.reviewer or self.tr("Atasan")
            words = f"{who}: “{item.review_note}”"
        elif item.status is not ActivityStatus.DRAFT:
            words = self.tr(
                "Begitu diubah, kegiatan ini menjadi draf lagi dan perlu diajukan ulang."
            )
        self._warning.set_tint("bad" if item.status is ActivityStatus.RETURNED else "warn")
        self._warning.setText(words)
        self._warning.setVisible(bool(words))

    # --- what is typed ---------------------------------------------------------------------
    def _typed(self) -> dict[str, str]:
        typed = {name: field.text() for name, field in self._typed_fields().items()}
        typed.update(text=self._text.text(), tags=self._tags.text(), note=self._note.text())
        return typed

    def _chosen(self) -> dict[str, object]:
        values: dict[str, object] = {}
        if "rhk_id" in self._touched:
            values["rhk_id"] = self._rhk.value() or None
        if "place" in self._touched:
            values["place"] = WorkPlace(self._place.value())
        if "day" in self._touched:
            values["day"] = self._day.value()
        return values

    # --- sentences beside the fields -------------------------------------------------------
    def label_of(self, field: str) -> str:
        """Return the name of a field as a person reads it, "" when there is none."""
        rows = self._rows_of(field)
        return rows.input(field).accessibleName() if rows is not None else ""

    def _rows_of(self, field: str) -> FormRows | None:
        if field in {"text", "start", "end", "minutes", "rhk_id", "volume", "unit", "place"}:
            return self.rows
        return self._more if field in {"day", "tags", "note"} else None

    def _show_fault(self, field: str, sentence: str) -> None:
        rows = self._rows_of(field)
        if rows is not None:
            rows.show_fault(field, sentence)

    def _clear_fault(self, field: str) -> None:
        rows = self._rows_of(field)
        if rows is not None:
            for name in entry_fields.together(field):
                rows.show_fault(name, "")

    def _clear_faults(self) -> None:
        self.rows.clear_faults()
        self._more.clear_faults()
