"""The drawer that edits one entry: every field is saved as it is typed, at the latest on leaving.

A field that cannot be read or is refused keeps what was typed, with its sentence beside it; the
other fields are written all the same.
"""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.activity import ActivityStatus
from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.messages import describe, message
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.kegiatan import entry_fields
from penilaian_desktop.ui.screens.kegiatan.entry_form import EntryForm
from penilaian_desktop.ui.widgets.button import icon_button, text_button

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

PAUSE = 600
"""Milliseconds without typing after which a change is written."""


class EntryDrawer(EntryForm):
    """Shows an entry; writes what was touched after a pause, and before it shows another."""

    delete_requested = Signal(str)
    submit_requested = Signal(str)
    """A draft that is saved as shown and to be handed in, by id."""
    kept_back = Signal(str, str, str)
    """Id of the entry, field, and the text that could not be saved ("" once it was)."""
    gone = Signal()
    """The entry shown does not exist any more."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._saving = False
        self._to_submit = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.save)
        self.touched.connect(lambda name, now: self._touch(name, now=now))
        self.left.connect(self.save)
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

    # --- showing ---------------------------------------------------------------------------
    @property
    def item_id(self) -> str:
        """Return the id of the entry shown, "" when none is."""
        return self._item.id if self._item is not None else ""

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
        super()._fill(item)
        self.hand_in.setVisible(item.status is ActivityStatus.DRAFT)

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
