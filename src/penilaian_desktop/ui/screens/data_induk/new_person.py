"""The dialog that adds a person with the first position."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.employee import Assignment, Employee, EmployeeStatus, IdentityKind
from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.progress import Reporter
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.data_induk import words
from penilaian_desktop.ui.screens.data_induk.reading import UnitRow
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.field import ComboBox, DateField, Field
from penilaian_desktop.ui.widgets.form import FormRows

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext


class NewPersonDialog(Dialog):
    """Asks for name, number, unit and position; `added` carries the id of the person."""

    added = Signal(str)

    def __init__(self, context: UiContext, over: QWidget, units: Sequence[UnitRow]) -> None:
        super().__init__(over, over.tr("Tambah pegawai"), width=520)
        self._context = context
        self.rows = FormRows()
        self.name = Field(placeholder="Rina Kusuma, S.Sos.")
        self.identity = Field()
        self.status = ComboBox(words.statuses())
        self.position = Field()
        self.unit = ComboBox([(r.unit.id, "\u2003" * r.depth + r.unit.name) for r in units])
        self.starts = DateField(date(context.today().year, 1, 1))
        self.rows.add("name", self.tr("Nama dengan gelar"), self.name)
        self.rows.add_row(
            ("identity", self.tr("NIP (boleh kosong)"), self.identity),
            ("status", self.tr("Status"), self.status),
            stretch=(3, 2),
        )
        self.rows.add_row(
            ("position", self.tr("Jabatan"), self.position),
            ("starts", self.tr("Sejak"), self.starts),
            stretch=(3, 2),
        )
        self.rows.add("unit_id", self.tr("Unit"), self.unit)
        self.body.addWidget(self.rows)
        self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        self.save = self.add_action(
            Button(self.tr("Tambah"), "check", kind="primary", clicked=self._save)
        )

    def _save(self) -> None:
        self.rows.clear_faults()
        data, session = self._context.services.master_data, self._context.session
        name, number = self.name.text(), "".join(self.identity.text().split())
        status, unit_id = EmployeeStatus(self.status.value()), self.unit.value()
        position, starts = self.position.text().strip(), self.starts.value()
        now = self._context.clock()

        def job(_reporter: Reporter) -> Outcome[Employee]:
            kind = IdentityKind.NIP if number else IdentityKind.NONE
            written = data.save_employee(
                session, None, name=name, identity=number, identity_kind=kind, status=status
            )
            if unit_id and position:
                held = Assignment(
                    id="", at=now, person_id=written.value.id, unit_id=unit_id,
                    position=position, starts=starts,
                )  # fmt: skip
                data.save_assignment(session, held)
            return written

        self._context.tasks.submit(self, job, self._saved, self._refused, lane=Lane.WRITE)

    def _saved(self, outcome: Outcome[Employee]) -> None:
        self.added.emit(outcome.value.id)
        self.accept()

    def _refused(self, error: PenilaianError) -> None:
        field = error.field if isinstance(error, RuleViolation) else ""
        if error.code.startswith("nip_"):
            field = "identity"
        try:
            self.rows.show_fault(field, str(describe(error)))
        except KeyError:
            self.explain(describe(error).text)
