"""The choice in the drawer that links an entry to a task; the entry itself does not change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from penilaian_desktop.domain.changes import Area
from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.task_views import TaskChoice
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.form import FormRows

if TYPE_CHECKING:
    from penilaian_desktop.domain.changes import Changes, Outcome
    from penilaian_desktop.ui.kit.context import UiContext

Found = tuple[tuple[TaskChoice, ...], TaskChoice | None]


class TaskLink(QWidget):
    """Offers the open tasks; shown only to whoever has one, or whose entry is linked."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._entry = ""
        self._linked = ""
        rows = FormRows()
        self.box = ComboBox((("", self.tr("Tanpa tugas")),))
        rows.add("task_id", self.tr("Tugas atau proyek"), self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(rows)
        self.box.chosen.connect(self._choose)
        context.signals.changed.connect(self._on_changed)
        self.hide()

    def show_entry(self, activity_id: str) -> None:
        """Load the choices for an entry."""
        if activity_id != self._entry:
            self.hide()
        self._entry = activity_id
        tasks, session = self._context.services.tasks, self._context.session
        self._context.tasks.submit(
            self,
            lambda _r: (tasks.choices(session), tasks.linked(session, activity_id)),
            lambda found: self._show(activity_id, found),
            key="task link",
        )

    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        """Load again when tasks changed, by undo for instance, while an entry is shown."""
        if self._entry and Area.TASKS in changes.areas:
            self.show_entry(self._entry)

    def _show(self, activity_id: str, found: Found) -> None:
        if activity_id != self._entry:
            return
        choices, linked = found
        options = [("", self.tr("Tanpa tugas"))]
        options += [(choice.task_id, choice.title) for choice in choices]
        if linked is not None and linked not in choices:
            options.append((linked.task_id, linked.title))
        self._linked = linked.task_id if linked is not None else ""
        self.box.set_options(options)
        self.box.set_value(self._linked)
        self.setVisible(len(options) > 1)

    def _choose(self, task_id: str) -> None:
        entry = self._entry
        if not entry or task_id == self._linked:
            return
        tasks, session = self._context.services.tasks, self._context.session
        self._context.tasks.submit(
            self,
            lambda _r: tasks.link(session, (entry,), task_id or None),
            lambda outcome: self._done(outcome, entry, task_id),
            self._refused,
            lane=Lane.WRITE,
        )

    def _done(self, outcome: Outcome[int], entry: str, task_id: str) -> None:
        if entry == self._entry:
            self._linked = task_id
        words = self.tr("Kegiatan dikaitkan") if task_id else self.tr("Kaitan dilepas")
        self._context.signals.toast_requested.emit(words, outcome.undo_label)

    def _refused(self, error: PenilaianError) -> None:
        self.box.set_value(self._linked)
        self._context.signals.refused.emit(error)
