"""The inputs of an RHK."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from penilaian_desktop.domain.entry_views import RhkChoice
from penilaian_desktop.domain.plan import RhkKind
from penilaian_desktop.domain.plan_views import GoalItem
from penilaian_desktop.domain.skp_views import RhkView
from penilaian_desktop.ui.widgets.button import text_button
from penilaian_desktop.ui.widgets.field import ComboBox, Field, TextArea
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.segmented import Segmented
from penilaian_desktop.ui.widgets.showing import goal_options, put


class RhkForm(QWidget):
    """Shows an RHK; `touched` carries the fields that a person changed, and whether at once."""

    touched = Signal(dict, bool)
    reattach_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self._leader: dict[str, RhkChoice] = {}
        self.rows = FormRows()
        self.text = TextArea(height=80, placeholder=self.tr("Terlayaninya … sesuai standar"))
        self.kind = Segmented(
            (
                (RhkKind.UTAMA.value, self.tr("Utama")),
                (RhkKind.TAMBAHAN.value, self.tr("Tambahan")),
            ),
            self.tr("Jenis kinerja"),
            equal=True,
        )
        self.parent_choice = ComboBox(name=self.tr("RHK pimpinan yang didukung"))
        self.parent_text = TextArea(
            height=60, placeholder=self.tr("Tulis RHK pimpinan bila sudah diketahui")
        )
        self.assigned_by = Field(placeholder=self.tr("Kepala Dinas, ST 800/12/2026, 5 Mei 2026"))
        self.rows.add("text", self.tr("Rencana hasil kerja"), self.text)
        self.rows.add("rhk_kind", self.tr("Jenis kinerja"), self.kind)
        self.rows.add("parent_rhk_id", self.tr("RHK pimpinan yang didukung"), self.parent_choice)
        self.rows.add("parent_text", self.tr("RHK pimpinan sebagai teks"), self.parent_text)
        self.rows.add(
            "assigned_by", self.tr("Ditugaskan oleh (surat tugas dan tanggal)"), self.assigned_by
        )
        self.goal = ComboBox(name=self.tr("Sasaran organisasi"))
        self.rows.add("goal_id", self.tr("Mendukung sasaran organisasi"), self.goal)
        self._note = Label("", "small", "muted", wrap=True)
        self.reattach = text_button(
            self.tr("Cari induknya"), "branch", compact=True, clicked=self.reattach_wanted.emit
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.rows)
        column.addWidget(self._note)
        column.addWidget(self.reattach, 0, Qt.AlignmentFlag.AlignLeft)
        self._connect()

    def _connect(self) -> None:
        self.text.textChanged.connect(lambda: self._tell(text=self.text.text().strip()))
        self.kind.chosen.connect(self._choose_kind)
        self.parent_choice.chosen.connect(self._choose_parent)
        self.parent_text.textChanged.connect(
            lambda: self._tell(parent_text=self.parent_text.text().strip())
        )
        self.goal.chosen.connect(lambda key: self._tell(now=True, goal_id=key or None))
        self.assigned_by.textEdited.connect(lambda text: self._tell(assigned_by=text.strip()))

    def set_leader(self, choices: Sequence[RhkChoice]) -> None:
        """Offer the RHK of the leader's plan; without them a text may be written."""
        self._leader = {choice.rhk_id: choice for choice in choices}
        kept = self.parent_choice.value()
        self.parent_choice.set_options(
            [
                ("", self.tr("Belum ada, induk sementara")),
                *((c.rhk_id, f"{c.number}  {c.text}") for c in choices),
            ]
        )
        self.parent_choice.set_value(kept)

    def set_goals(self, goals: Sequence[GoalItem]) -> None:
        """Offer the goals of the organisation; without any the choice is not shown."""
        self.goal.set_options(goal_options(goals, self.tr("Belum dihubungkan")))
        self._show("goal_id", shown=bool(goals))

    def fill(self, rhk: RhkView, dirty: Collection[str], *, fresh: bool) -> None:
        """Show an RHK; fields on their way to the disk keep what was typed."""
        self._filling = True
        if "text" not in dirty:
            put(self.text, rhk.text, fresh=fresh)
        if "rhk_kind" not in dirty:
            self.kind.set_value(rhk.kind.value)
        if "parent_rhk_id" not in dirty:
            self.parent_choice.set_value(rhk.parent_rhk_id or "")
        if "parent_text" not in dirty:
            put(self.parent_text, rhk.parent_text, fresh=fresh)
        if "assigned_by" not in dirty:
            put(self.assigned_by, rhk.assigned_by, fresh=fresh)
        if "goal_id" not in dirty:
            self.goal.set_value(rhk.goal_id or "")
        self._filling = False
        self._arrange()

    def _arrange(self) -> None:
        main = self.kind.value() == RhkKind.UTAMA.value
        linked = bool(self.parent_choice.value())
        self._show("parent_rhk_id", shown=main and bool(self._leader))
        self._show("parent_text", shown=main and not linked)
        self._show("assigned_by", shown=not main)
        self._note.setVisible(main and not linked)
        self.reattach.setVisible(main and not linked and bool(self._leader))
        self._note.setText(
            self.tr("Pilih RHK pimpinan di atas, atau biarkan sebagai induk sementara.")
            if self._leader
            else self.tr(
                "Rencana pimpinan belum diterima. Induk sementara boleh diajukan dan diganti nanti."
            )
        )

    def _show(self, field: str, *, shown: bool) -> None:
        cell = self.rows.input(field).parentWidget()
        if cell is not None:
            cell.setVisible(shown)

    def _choose_kind(self, key: str) -> None:
        self._arrange()
        self._tell(now=True, rhk_kind=RhkKind(key))

    def _choose_parent(self, key: str) -> None:
        self._arrange()
        choice = self._leader.get(key)
        if choice is None:
            self._tell(now=True, parent_rhk_id=None)
        else:
            self._tell(now=True, parent_rhk_id=key, parent_text=choice.text)

    def _tell(self, *, now: bool = False, **fields: object) -> None:
        if not self._filling:
            self.touched.emit(fields, now)
