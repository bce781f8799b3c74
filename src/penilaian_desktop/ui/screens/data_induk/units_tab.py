"""The tab Unit: the units as a tree, and the form of the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.employee import Unit
from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.ui.kit import formats
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.data_induk.organisation_card import OrganisationCard
from penilaian_desktop.ui.screens.data_induk.reading import UnitRow, UnitTree
from penilaian_desktop.ui.widgets.autosave import AutoSave, Fields, Subject
from penilaian_desktop.ui.widgets.beside import Beside
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.field import ComboBox, Field
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext


class UnitsTab(QWidget):
    """Shows the units; HR adds and changes them."""

    def __init__(
        self, context: UiContext, *, editable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._editable = editable
        self._tree = UnitTree((), ())
        self._unit_id = ""
        self._filling = False
        self._wanted = ""
        self.autosave = AutoSave(context, self._write, self)
        self.model: RecordModel[UnitRow] = RecordModel(self._columns())
        self.view = TableView(self.model, self.tr("Unit"))
        self.frame = Beside(self.view, self.tr("Unit"))
        self.add = Button(self.tr("Tambah unit"), "add", compact=True, clicked=self._add)
        self._build_form()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.frame.show_side(shown=editable)
        self.view.chosen.connect(self._choose)
        self.view.opened.connect(lambda _row: self.name.setFocus(Qt.FocusReason.OtherFocusReason))
        self.autosave.touched.connect(lambda: self._saved_words(self.tr("menyimpan…")))
        self.autosave.saved.connect(self._saved)
        self.autosave.refused.connect(self._refused)

    def _build_form(self) -> None:
        self.rows = FormRows()
        self.name = Field()
        self.parent_unit = ComboBox()
        self.pattern = ComboBox()
        self.standing = CheckBox(self.tr("Unit kerja mandiri"))
        self.standing.setToolTip(
            self.tr("Pimpinannya menyusun SKP dengan formulir pimpinan unit kerja mandiri.")
        )
        self.rows.add("name", self.tr("Nama unit"), self.name)
        self.rows.add("parent_id", self.tr("Di bawah"), self.parent_unit)
        self.rows.add("working_pattern_id", self.tr("Pola kerja"), self.pattern)
        self.rows.add_widget(self.standing)
        self.card = Card(self.tr("Unit terpilih"), padded=True)
        self.card.body.addWidget(self.rows)
        self._word = Label("", "small", "muted")
        foot = QHBoxLayout()
        foot.addWidget(self._word, 1)
        foot.addWidget(self.add)
        self.card.body.addLayout(foot)
        self.frame.side.addWidget(self.card)
        self.organisation = OrganisationCard(self._context)
        self.frame.side.addWidget(self.organisation)
        self.name.textEdited.connect(lambda text: self._touch(name=text))
        self.parent_unit.chosen.connect(lambda key: self._touch(now=True, parent_id=key or None))
        self.pattern.chosen.connect(
            lambda key: self._touch(now=True, working_pattern_id=key or None)
        )
        self.standing.toggled.connect(lambda on: self._touch(now=True, self_standing=on))

    def show_tree(self, tree: UnitTree) -> None:
        """Show the units."""
        self._tree = tree
        self.model.set_rows(tree.rows)
        self.pattern.set_options(
            [("", self.tr("Seperti unit di atasnya")), *((p.id, p.name) for p in tree.patterns)]
        )
        at = self.model.row_of(lambda row: row.unit.id == self._unit_id)
        self.view.choose_row(max(0, at))
        self._fill()
        self._begin_wanted()

    def _choose(self, record: object) -> None:
        if isinstance(record, UnitRow) and record.unit.id != self._unit_id:
            self.autosave.flush()
            self._unit_id = record.unit.id
            self._saved_words("")
            self.rows.clear_faults()
            self._fill()

    def _fill(self) -> None:
        row = next((r for r in self._tree.rows if r.unit.id == self._unit_id), None)
        self.rows.setEnabled(row is not None)
        if row is None:
            return
        unit = row.unit
        self._filling = True
        below = self._below(unit.id)
        self.parent_unit.set_options(
            [
                ("", self.tr("Paling atas")),
                *(
                    (r.unit.id, "\u2003" * r.depth + r.unit.name)
                    for r in self._tree.rows
                    if r.unit.id not in below
                ),
            ]
        )
        if not self.name.hasFocus() or not self.autosave.dirty((unit.id,)):
            self.name.set_value(unit.name)
        self.parent_unit.set_value(unit.parent_id or "")
        self.pattern.set_value(unit.working_pattern_id or "")
        self.standing.setChecked(unit.self_standing)
        self._filling = False
        if self._editable:
            self.organisation.show_unit(unit.id, unit.name)

    def _below(self, unit_id: str) -> set[str]:
        """Return a unit and everything below it."""
        found = {unit_id}
        for row in self._tree.rows:
            if row.unit.parent_id in found:
                found.add(row.unit.id)
        return found

    def _touch(self, *, now: bool = False, **fields: object) -> None:
        if not self._filling and self._unit_id and self._editable:
            self.autosave.touch((self._unit_id,), fields, now=now)

    def _write(self, subject: Subject, fields: Fields) -> Outcome[Unit]:
        data, session = self._context.services.master_data, self._context.session
        unit = next(unit for unit in data.units(session) if unit.id == subject[0])
        whole = {
            "name": unit.name,
            "parent_id": unit.parent_id,
            "working_pattern_id": unit.working_pattern_id,
            "self_standing": unit.self_standing,
            **fields,
        }
        return data.save_unit(session, unit.id, **whole)  # type: ignore[arg-type]

    def _add(self) -> None:
        self.autosave.flush()
        data, session = self._context.services.master_data, self._context.session
        parent = self._unit_id or None
        name = self.tr("Unit baru")
        self._context.tasks.submit(
            self,
            lambda _r: data.save_unit(session, None, name=name, parent_id=parent),
            self._added,
            lane=Lane.WRITE,
        )

    def _added(self, outcome: Outcome[Unit]) -> None:
        self._wanted = outcome.value.id
        self._context.signals.toast_requested.emit(
            self.tr("Unit ditambahkan; tulis namanya"), outcome.undo_label
        )
        self._begin_wanted()

    def _begin_wanted(self) -> None:
        """Put the caret into the name of a unit just added, once it is shown."""
        at = self.model.row_of(lambda row: row.unit.id == self._wanted)
        if at >= 0:
            self._wanted = ""
            self.view.choose_row(at)
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            self.name.selectAll()

    def _saved(self, subject: Subject, _unit: object) -> None:
        if subject[0] == self._unit_id:
            self.rows.clear_faults()
            time = formats.clock_text(self._context.clock())
            self._saved_words(self.tr("Tersimpan {time}").format(time=time))

    def _refused(self, subject: Subject, error: PenilaianError) -> None:
        shown = subject[0] == self._unit_id and isinstance(error, RuleViolation)
        if shown and isinstance(error, RuleViolation) and self.rows.refuse(error):
            self._saved_words(self.tr("belum disimpan"))
            return
        self._context.signals.refused.emit(error)

    def _saved_words(self, text: str) -> None:
        self._word.setText(text)

    def _columns(self) -> list[Column[UnitRow]]:
        return [
            Column(
                "name",
                self.tr("Unit"),
                lambda r: Cell("\u2003" * r.depth + r.unit.name, spoken=r.unit.name),
            ),
            Column("pattern", self.tr("Pola kerja"), self._pattern_cell, width=204),
            Column(
                "standing",
                self.tr("Mandiri"),
                lambda r: self.tr("ya") if r.unit.self_standing else "–",
                width=60,
            ),
            Column(
                "people",
                self.tr("Pegawai"),
                lambda r: Cell(str(r.people), tint="text" if r.people else "muted"),
                width=60,
                number=True,
            ),
        ]

    def _pattern_cell(self, row: UnitRow) -> Cell:
        found = next(
            (p.name for p in self._tree.patterns if p.id == row.unit.working_pattern_id), ""
        )
        return Cell(found or self.tr("ikut atasnya"), tint="text" if found else "muted")
