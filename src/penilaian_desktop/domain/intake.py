"""What an office's list of employees says, row by row, before it becomes records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from penilaian_desktop.domain.employee import (
    AssignmentKind,
    EmployeeStatus,
    IdentityKind,
    PositionKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployeeRow:
    """One person of the list, read and checked; None means that the list does not say.

    `units` is the path of units from the top ("Dinas …", "Sekretariat", "Sub Bagian …").
    `superior` is the identity number of the appraiser, resolved by the reader; "" when unknown.
    `sheet` and `row` say where it stands.
    """

    sheet: str
    row: int
    identity: str
    identity_kind: IdentityKind = IdentityKind.NIP
    name: str
    status: EmployeeStatus | None = None
    sex: str = ""
    birth_date: date | None = None
    golongan: str | None = None
    golongan_since: date | None = None
    position: str = ""
    position_kind: PositionKind | None = None
    assignment_kind: AssignmentKind = AssignmentKind.DEFINITIF
    position_since: date | None = None
    jenjang: str | None = None
    units: tuple[str, ...] = ()
    superior: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """What an import of rows did, in persons; the other counts are records written."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    units: int = 0
    assignments: int = 0
    relations: int = 0
