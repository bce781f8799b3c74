"""What comes from other programs' files: `spreadsheets` reads them, this writes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.intake import EmployeeRow, ImportResult
from penilaian_desktop.services.context import Context, label
from penilaian_desktop.services.employee_import import apply_rows
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require_office


@dataclass(frozen=True, slots=True)
class Imports:
    """Use cases of imports from spreadsheets; each import is one step that can be undone."""

    context: Context

    def apply_employees(self, s: Session, rows: Sequence[EmployeeRow]) -> Outcome[ImportResult]:
        """Take over the rows of an employee list: new persons, changes, positions, relations."""
        require_office(s, Action.WRITE_MASTER_DATA)
        with self.context.write(s, "undo_employees_imported", count=len(rows)) as unit:
            result = apply_rows(unit, rows, self.context.today(unit))
        return Outcome(
            result, Changes.of(Area.EMPLOYEES), label("undo_employees_imported", count=len(rows))
        )
