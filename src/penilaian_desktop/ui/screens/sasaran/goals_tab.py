"""The part Kaskade: vision, mission, goals, organisation indicators, and what hangs on them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.cascade import LEVELS, GoalLevel
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.employee import Unit
from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.plan_views import CascadeNode, GoalItem
from penilaian_desktop.ui.kit import formats
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.sasaran.goal_words import level_below, level_words, new_text
from penilaian_desktop.ui.widgets.autosave import AutoSave, Fields, Subject
from penilaian_desktop.ui.widgets.beside import Beside
from penilaian_desktop.ui.widgets.button import Button, text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.field import ComboBox, DateField, Field, TextArea
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.showing import put
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

STEP = "\u2003"


class GoalsTab(QWidget):
    """Shows the goals as a tree; HR and tim penyusun write them, saved as they are typed."""

    toast = Signal(str, str)

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._goals: tuple[GoalItem, ...] = ()
        self._goal_id = ""
        self._wanted = ""
        self._filling = False
        self.autosave = AutoSave(context, self._write, self)
        self.model: RecordModel[GoalItem] = RecordModel(
            (
                Column("text", self.tr("Sasaran"), _text),
                Column("level", self.tr("Tingkat"), _level, 72),
                Column("target", self.tr("Target"), lambda g: g.target_text, 92),
                Column("unit", self.tr("Berlaku untuk"), self._place, 132),
                Column("linked", self.tr("Dipakai"), _linked, 60, number=True),
            )
        )
        self.view = TableView(self.model, self.tr("Kaskade sasaran"))
        self.frame = Beside(self.view, self.tr("Kaskade sasaran"))
        self._build_form()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.view.chosen.connect(self._choose)
        self.view.opened.connect(lambda _goal: self.text.setFocus(Qt.FocusReason.OtherFocusReason))
        self.autosave.touched.connect(lambda: self._word.setText(self.tr("menyimpan…")))
        self.autosave.saved.connect(self._saved)
        self.autosave.refused.connect(self._refused)

    def _build_form(self) -> None:
        self.rows = FormRows()
        self.text = TextArea(height=72)
        self.level = ComboBox([(each.value, level_words(each)) for each in LEVELS])
        self.above = ComboBox()
        self.target = Field(placeholder=self.tr("85,00"))
        self.place = ComboBox()
        self.starts = DateField(self._context.today().replace(month=1, day=1))
        self.rows.add("text", self.tr("Isi"), self.text)
        self.rows.add_row(
            ("level", self.tr("Tingkat"), self.level),
            ("target_text", self.tr("Target"), self.target),
        )
        self.rows.add("parent_id", self.tr("Mendukung"), self.above)
        self.rows.add("unit_id", self.tr("Berlaku untuk"), self.place)
        self.rows.add("starts", self.tr("Berlaku mulai"), self.starts)
        self.card = Card(self.tr("Sasaran terpilih"), padded=True)
        self.card.body.addWidget(self.rows)
        self._word = Label("", "small", "muted")
        self.card.body.addWidget(self._word)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.below = Button(self.tr("Tambah di bawah"), "add", compact=True)
        self.below.clicked.connect(self.add_below)
        self.drop = text_button(self.tr("Hapus"), "delete", compact=True, clicked=self.delete)
        self.top = text_button(self.tr("Visi baru"), "flag", compact=True, clicked=self.add_top)
        buttons.addWidget(self.below)
        buttons.addWidget(self.drop)
        buttons.addStretch(1)
        self.card.body.addLayout(buttons)
        self.card.body.addWidget(self.top, 0, Qt.AlignmentFlag.AlignLeft)
        self.frame.side.addWidget(self.card)
        self.text.textChanged.connect(lambda: self._touch(text=self.text.text().strip()))
        self.level.chosen.connect(lambda key: self._touch(now=True, level=GoalLevel(key)))
        self.above.chosen.connect(lambda key: self._touch(now=True, parent_id=key or None))
        self.target.textEdited.connect(lambda text: self._touch(target_text=text.strip()))
        self.place.chosen.connect(lambda key: self._touch(now=True, unit_id=key))
        self.starts.edited.connect(lambda day: self._touch(now=True, starts=day))

    # --- showing -----------------------------------------------------------------------------
    def show_goals(self, goals: Sequence[GoalItem], units: Sequence[Unit]) -> None:
        """Show the goals; the cursor stays on its own."""
        self._goals = tuple(goals)
        kept = self._goal_id
        self.place.set_options(
            [("", self.tr("Seluruh instansi")), *((unit.id, unit.name) for unit in units)]
        )
        self.model.set_rows(self._goals)
        at = self.model.row_of(lambda goal: goal.id == kept)
        if self._goals:
            self.view.setCurrentIndex(self.model.index(max(0, at), 0))
        self._goal_id = kept if at >= 0 else (self._goals[0].id if self._goals else "")
        self._fill(fresh=at < 0)
        self._begin_wanted()

    def _begin_wanted(self) -> None:
        """Stand on a goal that was just added and let its text be written."""
        wanted = self._wanted
        at = self.model.row_of(lambda goal: bool(wanted) and goal.id == wanted)
        if at < 0:
            return
        self._wanted = ""
        self._goal_id = wanted
        self.view.setCurrentIndex(self.model.index(at, 0))
        self._fill(fresh=True)
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    def goal(self) -> GoalItem | None:
        """Return the goal shown in the form."""
        return next((goal for goal in self._goals if goal.id == self._goal_id), None)

    def _fill(self, *, fresh: bool) -> None:
        goal = self.goal()
        self.card.setVisible(goal is not None)
        if goal is None:
            return
        dirty = self.autosave.dirty((goal.id,))
        self._filling = True
        below = self._below(goal.id)
        self.above.set_options(
            [
                ("", self.tr("Paling atas")),
                *(
                    (g.id, f"{STEP * g.depth}{level_words(g.level)}: {g.text}")
                    for g in self._goals
                    if g.id not in below
                ),
            ]
        )
        if "text" not in dirty:
            put(self.text, goal.text, fresh=fresh)
        if "target_text" not in dirty:
            put(self.target, goal.target_text, fresh=fresh)
        self.level.set_value(goal.level.value)
        self.above.set_value(goal.parent_id or "")
        self.place.set_value(goal.unit_id)
        self.starts.set_value(goal.starts)
        self._filling = False
        self.below.setVisible(goal.level is not LEVELS[-1])
        used = goal.linked > 0 or len(below) > 1
        self.drop.refuse(
            self.tr("Masih dipakai; pindahkan dahulu yang menggantung padanya.") if used else ""
        )

    def _below(self, goal_id: str) -> set[str]:
        found = {goal_id}
        for goal in self._goals:  # parents come before children
            if goal.parent_id in found:
                found.add(goal.id)
        return found

    def _choose(self, goal: GoalItem) -> None:
        if goal.id != self._goal_id:
            self.autosave.flush()
            self._goal_id = goal.id
            self._word.setText("")
            self.rows.clear_faults()
            self._fill(fresh=True)

    # --- writing -----------------------------------------------------------------------------
    def add_top(self) -> None:
        """Begin a cascade with a vision."""
        self._add(GoalLevel.VISI, None, "")

    def add_below(self) -> None:
        """Add a goal of the next level below the chosen one, beside it at the last level."""
        goal = self.goal()
        if goal is not None:
            last = goal.level is LEVELS[-1]
            above = goal.parent_id if last else goal.id
            self._add(level_below(goal.level), above, goal.unit_id)

    def _add(self, level: GoalLevel, parent_id: str | None, unit_id: str) -> None:
        self.autosave.flush()
        cascade, session = self._context.services.cascade, self._context.session
        first = date(self._context.today().year, 1, 1)
        before = {goal.id for goal in self._goals}

        def done(outcome: Outcome[tuple[GoalItem, ...]]) -> None:
            self._wanted = next((goal.id for goal in outcome.value if goal.id not in before), "")
            self._begin_wanted()

        self._context.tasks.submit(
            self,
            lambda _r: cascade.save_goal(
                session,
                None,
                level=level,
                parent_id=parent_id,
                unit_id=unit_id,
                text=new_text(level),
                starts=first,
            ),
            done,
            lane=Lane.WRITE,
        )

    def delete(self) -> None:
        """Delete the chosen goal."""
        goal = self.goal()
        if goal is None:
            return
        cascade, session = self._context.services.cascade, self._context.session
        self._context.tasks.submit(
            self,
            lambda _r: cascade.delete_goal(session, goal.id),
            lambda outcome: self.toast.emit(self.tr("Sasaran dihapus"), outcome.undo_label),
            lane=Lane.WRITE,
        )

    def _touch(self, *, now: bool = False, **fields: object) -> None:
        if not self._filling and self._goal_id:
            self.autosave.touch((self._goal_id,), fields, now=now)

    def _write(self, subject: Subject, fields: Fields) -> Outcome[tuple[GoalItem, ...]]:
        cascade, session = self._context.services.cascade, self._context.session
        return cascade.save_goal(session, subject[0], **fields)  # type: ignore[arg-type]

    def _saved(self, _subject: Subject, _goals: object) -> None:
        self.rows.clear_faults()
        time = formats.clock_text(self._context.clock())
        self._word.setText(self.tr("Tersimpan {time}").format(time=time))

    def _refused(self, subject: Subject, error: PenilaianError) -> None:
        self._word.setText(self.tr("belum disimpan"))
        shown = subject == (self._goal_id,) and isinstance(error, RuleViolation)
        if not (shown and isinstance(error, RuleViolation) and self.rows.refuse(error)):
            self._context.signals.refused.emit(error)

    def _place(self, goal: GoalItem) -> Cell:
        if goal.unit_name:
            return Cell(goal.unit_name)
        return Cell(self.tr("instansi"), tint="muted")


class StaffTab(QWidget):
    """The whole cascade down to the indicators of staff; only read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model: RecordModel[CascadeNode] = RecordModel(
            (
                Column("text", self.tr("Sasaran, RHK, indikator"), _node),
                Column("person", self.tr("Pegawai"), lambda n: n.person, 180),
                Column("state", self.tr("Keterangan"), self._state, 150),
            )
        )
        self.view = TableView(self.model, self.tr("Kaskade sampai pegawai"))
        card = Card()
        card.setAccessibleName(self.tr("Kaskade sampai pegawai"))
        card.body.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def show_nodes(self, nodes: Sequence[CascadeNode]) -> None:
        """Show the lines of the cascade."""
        self.model.set_rows(nodes)

    def _state(self, node: CascadeNode) -> Cell:
        if node.provisional:
            return Cell(self.tr("induk sementara"), tint="warn", icon="link_off", icon_tint="warn")
        if node.kind == "rhk" and node.parent_id is None:
            return Cell(self.tr("tanpa sasaran"), tint="warn", icon="warn", icon_tint="warn")
        return Cell()


def _text(goal: GoalItem) -> Cell:
    return Cell(
        STEP * goal.depth + goal.text,
        strong=goal.depth == 0,
        spoken=f"{level_words(goal.level)}: {goal.text}",
    )


def _level(goal: GoalItem) -> Cell:
    return Cell(level_words(goal.level), tint="muted")


def _linked(goal: GoalItem) -> Cell:
    return Cell(str(goal.linked), tint="text" if goal.linked else "muted")


def _node(node: CascadeNode) -> Cell:
    word = level_words(GoalLevel(node.level)) if node.level else ""
    icon = {"goal": "flag", "rhk": "skp", "indicator": "chart"}[node.kind]
    said = ": ".join(part for part in (word or node.kind.upper(), node.text) if part)
    words = node.text if not word else f"{word}: {node.text}"
    return Cell(
        STEP * node.depth + words, strong=node.kind == "goal" and not node.depth,
        icon=icon, icon_tint="primary" if node.kind == "goal" else "muted", spoken=said,
    )  # fmt: skip
