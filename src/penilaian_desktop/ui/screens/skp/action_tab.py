"""The part Rencana aksi: steps with targets by quarter and month, filled in like a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QAbstractItemModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStyleOptionViewItem, QVBoxLayout, QWidget

from penilaian_desktop.domain.plan_views import ActionPlanItem
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.ui.kit import formats
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.skp.action_model import (
    FIRST,
    INDICATOR,
    MONTHS,
    QUARTERS,
    TEXT,
    UNIT,
    ActionModel,
    ActionRow,
)
from penilaian_desktop.ui.screens.skp.action_writes import ActionChange, write_actions
from penilaian_desktop.ui.widgets.button import text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.segmented import Segmented
from penilaian_desktop.ui.widgets.sheet import CellEdit, Index, SheetDelegate, SheetView

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

LEAST_TEXT = 200
"""Pixels that the words of a step have at least beside their indicator."""


class _ActionDelegate(SheetDelegate):
    """Chooses the indicator of a step from a list."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        if index.column() != INDICATOR or not isinstance(model, ActionModel):
            return super().createEditor(parent, option, index)
        rhk = model.rows[index.row()].rhk
        options = [("", self.tr("RHK seluruhnya")), *((i.id, i.text) for i in rhk.indicators)]
        box = ComboBox(options, name=self.tr("Untuk indikator"), compact=True, parent=parent)
        box.chosen.connect(lambda _key: self.commitData.emit(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        model = index.model()
        if isinstance(editor, ComboBox) and isinstance(model, ActionModel):
            item = model.rows[index.row()].item
            editor.set_value((item.indicator_id or "") if item is not None else "")
            return
        super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, ComboBox) and isinstance(model, ActionModel):
            item = model.rows[index.row()].item
            if item is not None and (item.indicator_id or "") != editor.value():
                model.written.emit((CellEdit(index.row(), INDICATOR, editor.value()),))
            return
        super().setModelData(editor, model, index)


class _ActionSheet(SheetView):
    """A sheet whose steps are moved with Alt and an arrow, and deleted with Ctrl+Del."""

    moved = Signal(int, int)
    removed = Signal(int)

    def lay_out(self) -> None:
        """Leave the indicators out where the months need the room."""
        columns = self.sheet.columns
        needed = LEAST_TEXT + sum(column.width for column in columns)
        if len(columns) > INDICATOR:
            self.setColumnHidden(INDICATOR, self.viewport().width() < needed)
        super().lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers()
        row = self.currentIndex().row()
        arrows = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if held & Qt.KeyboardModifier.AltModifier and Qt.Key(event.key()) in arrows:
            self.moved.emit(row, arrows[Qt.Key(event.key())])
        elif held & Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(row)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at: QPoint = event.pos() - self.viewport().pos()
        row = self.rowAt(at.y())
        model = self.sheet
        if not isinstance(model, ActionModel) or not 0 <= row < len(model.rows):
            return
        if model.rows[row].item is None or not model.editable:
            return
        menu = QMenu(self)
        for icon, words, action in (
            ("arrow_up", self.tr("Pindah ke atas"), lambda: self.moved.emit(row, -1)),
            ("arrow_down", self.tr("Pindah ke bawah"), lambda: self.moved.emit(row, 1)),
            ("delete", self.tr("Hapus langkah"), lambda: self.removed.emit(row)),
        ):
            menu.addAction(look().icon(icon), words, action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())


class ActionTab(QWidget):
    """Shows the steps of a plan; every cell is saved when it is left."""

    saved_at = Signal(str)

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._plan: PlanView | None = None
        self._editable = False
        self.model = ActionModel(self)
        self.sheet = _ActionSheet(self.model, self.tr("Rencana aksi"))
        self.sheet.setItemDelegate(_ActionDelegate(self.sheet))
        self.views = Segmented(
            ((QUARTERS, self.tr("Triwulan")), (MONTHS, self.tr("Bulan"))),
            self.tr("Target per"),
            compact=True,
        )
        self._note = Label("", "small", "muted")
        card = Card()
        card.setAccessibleName(self.tr("Rencana aksi"))
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        self.take = text_button(
            self.tr("Ambil dari indikator"), "down_load", compact=True, clicked=self.take_over
        )
        self.take.setToolTip(
            self.tr("Membuat satu langkah untuk tiap indikator yang belum punya, dengan targetnya.")
        )
        head.setSpacing(8)
        head.addWidget(self._note, 1)
        head.addWidget(self.take)
        head.addWidget(self.views)
        card.body.addLayout(head)
        card.body.addWidget(self.sheet, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.views.chosen.connect(self._turn)
        self.model.written.connect(self.write)
        self.sheet.moved.connect(self._move)
        self.sheet.removed.connect(self._remove)

    def show_plan(self, plan: PlanView, *, editable: bool) -> None:
        """Load the steps of a plan."""
        self._plan, self._editable = plan, editable
        services, session = self._context.services, self._context.session
        self._context.tasks.submit(
            self,
            lambda _r: services.plans.action_plans(session, plan.id),
            self.show_items,
            key="actions",
        )

    def show_items(self, items: tuple[ActionPlanItem, ...]) -> None:
        """Show the steps; the cursor stays in its cell."""
        plan = self._plan
        if plan is None:
            return
        index = self.sheet.currentIndex()
        row, column = index.row(), index.column()
        at = self.sheet.verticalScrollBar().value()
        self.model.show_items(plan, items, editable=self._editable)
        if row >= 0 and self.model.rows:
            self.sheet.stand_on(min(row, len(self.model.rows) - 1), column)
        self.sheet.verticalScrollBar().setValue(at)
        self._say(len(items))

    def write(self, edits: tuple[CellEdit, ...]) -> None:
        """Write cells; a block that was pasted is one write."""
        changes, bad = changes_of(self.model, edits)
        if bad:
            first = bad[0]
            self._context.signals.toast_requested.emit(
                self.tr("{count} sel dilewati karena bukan angka: “{text}” di baris {row}").format(
                    count=len(bad), text=first.text, row=first.row + 1
                ),
                "",
            )
        if changes and self._plan is not None:
            self._save(changes)

    def _save(self, changes: tuple[ActionChange, ...]) -> None:
        services, session = self._context.services, self._context.session
        self.saved_at.emit(self.tr("menyimpan…"))
        self._context.tasks.submit(
            self,
            lambda _r: write_actions(services, session, changes),
            lambda _outcome: self._said(),
            lane=Lane.WRITE,
        )

    def _said(self) -> None:
        time = formats.clock_text(self._context.clock())
        self.saved_at.emit(self.tr("Tersimpan {time}").format(time=time))

    def _say(self, count: int) -> None:
        plan = self._plan
        served = {row.item.indicator_id for row in self.model.rows if row.item is not None}
        open_ = plan is not None and any(
            i.id not in served and i.text.strip() for rhk in plan.rhk for i in rhk.indicators
        )
        self.take.setVisible(self._editable and open_)
        if not self.model.rows:
            self._note.setText(self.tr("Tulis RHK dahulu; langkahnya menyusul di sini."))
        elif self._editable:
            self._note.setText(
                self.tr("{count} langkah · ketik di baris kosong, Tab ke sel berikutnya").format(
                    count=count
                )
            )
        else:
            self._note.setText(self.tr("{count} langkah").format(count=count))

    def take_over(self) -> None:
        """Make a step of every indicator that has none, with its targets by quarter."""
        plan = self._plan
        if plan is None or not self._editable:
            return
        served = {row.item.indicator_id for row in self.model.rows if row.item is not None}
        changes = tuple(
            ActionChange(
                rhk.id,
                None,
                {
                    "text": indicator.text,
                    "indicator_id": indicator.id,
                    "unit": indicator.unit,
                    "quarter_targets": indicator.quarter_targets,
                },
            )
            for rhk in plan.rhk
            for indicator in rhk.indicators
            if indicator.id not in served and indicator.text.strip()
        )
        if changes:
            self._save(changes)

    def _turn(self, view: str) -> None:
        self.model.set_view(view)

    def _move(self, row: int, by: int) -> None:
        line = self._line(row)
        if line is None or line.item is None or not self._editable:
            return
        steps = [r.item for r in self.model.rows if r.item is not None and r.rhk == line.rhk]
        at = steps.index(line.item)
        if 0 <= at + by < len(steps):
            steps[at], steps[at + by] = steps[at + by], steps[at]
            self._save(
                tuple(
                    ActionChange(item.rhk_id, item.id, {"order": n})
                    for n, item in enumerate(steps, 1)
                    if item.order != n
                )
            )
            self.sheet.stand_on(row + by, self.sheet.currentIndex().column())

    def _remove(self, row: int) -> None:
        line = self._line(row)
        if line is not None and line.item is not None and self._editable:
            self._save((ActionChange(line.rhk.id, line.item.id, {}, delete=True),))
            self._context.signals.toast_requested.emit(
                self.tr("Langkah dihapus"), self.tr("Hapus langkah")
            )

    def _line(self, row: int) -> ActionRow | None:
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None


def changes_of(
    model: ActionModel, edits: tuple[CellEdit, ...]
) -> tuple[tuple[ActionChange, ...], tuple[CellEdit, ...]]:
    """Return what cells change, one for each step, and the cells that hold no number.

    Rows below an empty line that a block runs into are new steps of the same RHK.
    """
    by_row: dict[int, dict[str, object]] = {}
    bad: list[CellEdit] = []
    last = FIRST + (12 if model.view == MONTHS else 4)
    for edit in edits:
        line = model.rows[edit.row]
        fields = by_row.setdefault(edit.row, {})
        if edit.column == TEXT:
            fields["text"] = edit.text
        elif edit.column == UNIT:
            fields["unit"] = edit.text
        elif edit.column == INDICATOR:
            fields["indicator_id"] = model.indicator_named(line.rhk, edit.text)
        elif edit.column < last:
            kept = cast("tuple[object, ...] | None", fields.get(_times(model)))
            found = model.with_value(line.item, edit.column - FIRST, edit.text)
            if found is None:
                bad.append(edit)
                continue
            name, targets = found
            if kept is not None:
                merged = list(kept)
                merged[edit.column - FIRST] = targets[edit.column - FIRST]
                targets = tuple(merged)  # type: ignore[arg-type]
            fields[name] = targets
    changes = [_change(model.rows[row], fields) for row, fields in sorted(by_row.items()) if fields]
    return tuple(changes), tuple(bad)


def _change(line: ActionRow, fields: dict[str, object]) -> ActionChange:
    """Return the change of a step; a new one without words is named after what it serves."""
    if line.item is not None:
        return ActionChange(line.rhk.id, line.item.id, fields)
    if not fields.get("text"):
        wanted = fields.get("indicator_id")
        named = [i.text for i in line.rhk.indicators if wanted in {None, i.id} and i.text]
        fields["text"] = named[0] if named else line.rhk.text
    return ActionChange(line.rhk.id, None, fields)


def _times(model: ActionModel) -> str:
    return "month_targets" if model.view == MONTHS else "quarter_targets"
