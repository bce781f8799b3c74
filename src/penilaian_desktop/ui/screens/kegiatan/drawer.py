"""The drawer that edits one entry: every field is saved as it is typed, at the latest on leaving.

A field that cannot be read or is refused keeps what was typed, with its sentence beside it; the
other fields are written all the same.
"""

from __future__ import annotations

from collections.abc import Set
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QCompleter, QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.activity import ActivityStatus, WorkPlace
from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.entry_views import EntryContext
from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.messages import describe, message
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.kegiatan import entry_fields
from penilaian_desktop.ui.screens.kegiatan.evidence import EvidencePanel
from penilaian_desktop.ui.screens.kegiatan.history_list import HistoryList
from penilaian_desktop.ui.screens.kegiatan.task_link import TaskLink
from penilaian_desktop.ui.widgets.button import icon_button, text_button
from penilaian_desktop.ui.widgets.drawer import Drawer
from penilaian_desktop.ui.widgets.field import ComboBox, DateField, Field, TextArea
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label, Rule
from penilaian_desktop.ui.widgets.small import status_mark

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

PAUSE = 600
"""Milliseconds without typing after which a change is written."""


class EntryDrawer(Drawer):
    """Shows an entry; writes what was touched after a pause, and before it shows another."""

    delete_requested = Signal(str)
    submit_requested = Signal(str)
    """A draft that is saved as shown and to be handed in, by id."""
    kept_back = Signal(str, str, str)
    """Id of the entry, field, and the text that could not be saved ("" once it was)."""
    gone = Signal()
    """The entry shown does not exist any more."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._item: ActivityItem | None = None
        self._night_shift = False
        self._touched: set[str] = set()
        self._held: dict[str, str] = {}
        self._flying: set[str] = set()
        self._saving = False
        self._to_submit = ""
        self._filling = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.save)
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
        self.foot.addWidget(
            text_button(self.tr("Riwayat"), "history", compact=True, clicked=self._toggle_history)
        )
        self.foot.addWidget(
            icon_button("delete", self.tr("Hapus"), compact=True, clicked=self._delete)
        )
        self.hand_in = text_button(self.tr("Ajukan"), "send", compact=True, clicked=self._submit)
        self.hand_in.setToolTip(self.tr("Ajukan kegiatan ini (A)"))
        self.foot.addWidget(self.hand_in)
        self.hide()

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
        self._text.textChanged.connect(lambda: self._touch("text"))
        for name, field in self._typed_fields().items():
            field.textEdited.connect(lambda _text, name=name: self._touch(name))
            field.editingFinished.connect(self.save)
        self._text.edited.connect(lambda _text: self.save())
        self._rhk.chosen.connect(lambda _key: self._touch("rhk_id", now=True))
        self._place.chosen.connect(lambda _key: self._touch("place", now=True))

    def _build_more(self) -> None:
        self._day = DateField(date(2026, 1, 1))
        self._tags = Field(placeholder=self.tr("pelayanan loket"))
        self._note = TextArea(height=60)
        self._more.add_row(
            ("day", self.tr("Tanggal"), self._day), ("tags", self.tr("Tanda"), self._tags)
        )
        self._more.add("note", self.tr("Catatan"), self._note)
        self._day.edited.connect(lambda _day: self._touch("day", now=True))
        self._tags.textEdited.connect(lambda _text: self._touch("tags"))
        self._tags.editingFinished.connect(self.save)
        self._note.edited.connect(lambda _text: self.save())
        self._note.textChanged.connect(lambda: self._touch("note"))

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

    # --- showing ---------------------------------------------------------------------------
    @property
    def item_id(self) -> str:
        """Return the id of the entry shown, "" when none is."""
        return self._item.id if self._item is not None else ""

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

    def open_item(self, item: ActivityItem) -> None:
        """Show an entry; what was typed for another one is written first."""
        if self._item is not None and self._item.id != item.id:
            self.save()
            self._touched.clear()
            self._held.clear()
            self._clear_faults()
        same = self._item is not None and self._item.id == item.id
        self._item = item
        self._fill(item)
        if not same:
            self.saved.setText("")
        self.show()
        self.evidence.show_entry(item.id)
        self.task.show_entry(item.id)
        self._load_history()

    def reload(self) -> None:
        """Read the entry again after a change elsewhere; typed fields keep their text."""
        if self._item is None or self.isHidden():
            return
        services, session, item_id = self._context.services, self._context.session, self._item.id
        self._context.tasks.submit(
            self,
            lambda _r: services.activities.item(session, item_id),
            self._reloaded,
            lambda _error: self._vanish(),
            key="item",
        )

    def focus_text(self) -> None:
        """Put the caret into the text."""
        self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._text.moveCursor(QTextCursor.MoveOperation.End)

    def _reloaded(self, item: ActivityItem) -> None:
        if self._item is None or item.id != self._item.id or item.version < self._item.version:
            return
        self._item = item
        self._fill(item)
        self.evidence.show_entry(item.id)
        self.task.show_entry(item.id)
        self._load_history()

    def _vanish(self) -> None:
        self._item = None
        self._touched.clear()
        self._held.clear()
        self._pause.stop()
        self.hide()
        self.gone.emit()

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
        self.hand_in.setVisible(item.status is ActivityStatus.DRAFT)
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

    # --- saving ----------------------------------------------------------------------------
    def _touch(self, name: str, *, now: bool = False) -> None:
        if self._filling or self._item is None:
            return
        self._touched |= {name} | (entry_fields.together(name) & set(self._held))
        self.saved.set_tint("muted")
        self.saved.setText(self.tr("menyimpan…"))
        if now:
            self.save()
        else:
            self._pause.start()

    def save(self) -> None:
        """Write what was touched now; one write at a time, the rest follows it."""
        self._pause.stop()
        item = self._item
        if item is None or not self._touched or self._saving:
            return
        for name in self._touched:
            self._clear_fault(name)
        values, faults = entry_fields.collect(
            item, self._typed(), self._touched, night_shift=self._night_shift
        )
        faulty: set[str] = set()
        for fault in faults:
            mine = {"start", "end"} if fault.field in {"start", "end"} else {fault.field}
            faulty |= mine & self._touched | {fault.field}
            self._hold(item.id, mine & self._touched, fault.field, str(message(fault.code)))
        values.update(self._chosen())
        fields = entry_fields.changed(item, values)
        written = self._touched - faulty
        self._touched = set()
        if not fields:
            self._settled(item.id, written)
            return
        self._saving = True
        self._flying = written
        services, session = self._context.services, self._context.session
        self._context.tasks.submit(
            self,
            lambda _r: services.activities.update(session, item.id, item.version, **fields),  # type: ignore[arg-type]
            lambda outcome: self._written(outcome, written),
            lambda error: self._refused(error, item.id, written),
            lane=Lane.WRITE,
        )

    def _submit(self) -> None:
        """Hand the draft in once what was typed is written; what cannot be written comes first."""
        self._to_submit = self.item_id
        self.save()
        self._submit_written()

    def _submit_written(self) -> None:
        if self._saving or self._touched:
            return
        wanted, self._to_submit = self._to_submit, ""
        if wanted and wanted == self.item_id and not self._held:
            self.submit_requested.emit(wanted)

    def _hold(self, item_id: str, names: Set[str], at: str, sentence: str) -> None:
        """Leave fields as typed with a sentence, and let their text be kept elsewhere."""
        typed = self._typed()
        for name in names & set(typed):
            self._held[name] = typed[name]
            self.kept_back.emit(item_id, name, typed[name])
        for name in names - set(typed):
            self._held[name] = ""
        self._show_fault(at, sentence)

    def _settled(self, item_id: str, names: set[str]) -> None:
        """Forget what was kept of fields that are written, and say how things stand."""
        for name in names & set(self._held):
            if self._held.pop(name):
                self.kept_back.emit(item_id, name, "")
        if self._held:
            self.saved.set_tint("bad")
            self.saved.setText(self.tr("belum disimpan"))
        elif not self._touched and self.saved.text() != "":
            now = self._context.now()
            time = wording.clock(now.hour * 60 + now.minute)
            self.saved.set_tint("muted")
            self.saved.setText(self.tr("Tersimpan {time}").format(time=time))

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

    def _written(self, outcome: Outcome[ActivityItem], names: set[str]) -> None:
        self._saving, self._flying = False, set()
        if self._item is not None and outcome.value.id == self._item.id:
            self._item = outcome.value
            self._settled(outcome.value.id, names)
            self._fill(outcome.value)
        if self._touched:
            self.save()
        self._submit_written()

    def _refused(self, error: PenilaianError, item_id: str, fields: set[str]) -> None:
        self._saving, self._flying, self._to_submit = False, set(), ""
        if self._item is None or self._item.id != item_id:
            self._context.signals.refused.emit(error)
            return
        found = describe(error)
        if isinstance(error, RuleViolation) and self._rows_of(error.field) is not None:
            # The other fields are not to wait for this one.
            mine = entry_fields.together(error.field) & (fields | {error.field})
            self._hold(item_id, mine, error.field, str(found))
            self._touched |= fields - mine
            self._settled(item_id, set())
            self.save()
            return
        self._touched |= fields
        self.saved.set_tint("bad")
        self.saved.setText(found.text)
        self.saved.setToolTip(str(found))

    # --- what was kept elsewhere -----------------------------------------------------------
    def label_of(self, field: str) -> str:
        """Return the name of a field as a person reads it, "" when there is none."""
        rows = self._rows_of(field)
        return rows.input(field).accessibleName() if rows is not None else ""

    def bring_back(self, item: ActivityItem, field: str, text: str) -> None:
        """Show an entry with text in a field that could not be saved before, and try again."""
        self.open_item(item)
        widget = self._inputs().get(field)
        if widget is not None:
            self._filling = True
            widget.set_value(text)
            self._filling = False
            self._held[field] = text
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            self._touch(field, now=True)

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

    # --- keys and foot ---------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste evidence where the focus is in no text; Esc closes."""
        if event.matches(QKeySequence.StandardKey.Paste) and self.evidence.paste():
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Write what was typed."""
        super().hideEvent(event)
        self.save()

    def _delete(self) -> None:
        if self._item is not None:
            self.delete_requested.emit(self._item.id)

    def _toggle_history(self) -> None:
        self._history.setVisible(self._history.isHidden())
        self._load_history()

    def _load_history(self) -> None:
        if self._item is None or self._history.isHidden():
            return
        services, session, item_id = self._context.services, self._context.session, self._item.id
        self._context.tasks.submit(
            self,
            lambda _r: services.activities.history(session, item_id),
            self._history.show_lines,
            key="history",
        )
