"""What a recap downloaded from the national system says, row by row (REGULATIONS 2.2, 6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.employee_sheet import SheetProblem, SkippedRow
from penilaian_desktop.domain.monitor import NationalStatus

_SB, _B, _BP = Predicate.SANGAT_BAIK, Predicate.BAIK, Predicate.BUTUH_PERBAIKAN
_K, _SK = Predicate.KURANG, Predicate.SANGAT_KURANG
_ROWS = {
    Rating.ABOVE: (_SB, _B, _K),
    Rating.MEETS: (_B, _B, _K),
    Rating.BELOW: (_BP, _BP, _SK),
}
MATRIX: Mapping[tuple[Rating, Rating], Predicate] = MappingProxyType(
    {
        (work, behaviour): predicate
        for work, row in _ROWS.items()
        for behaviour, predicate in zip(
            (Rating.ABOVE, Rating.MEETS, Rating.BELOW), row, strict=True
        )
    }
)
"""The 3×3 matrix of PermenPANRB 6/2022 as the national system has it: hasil kerja, perilaku."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalRow:
    """One person of the recap; ratings and predicate are None where there is no result."""

    sheet: str
    row: int
    nip: str
    name: str
    unit: str
    status: NationalStatus
    work: Rating | None = None
    behaviour: Rating | None = None
    predicate: Predicate | None = None
    final: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedRow:
    """A row that is not taken over: why, and whose it seems to be; `nip` only where it is whole."""

    problem: SheetProblem
    nip: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalSheet:
    """A recap that was read: `period_code` is what its title says, "" when it does not.

    `rows` are taken over, with a remark or without; every other row of data stands in
    `refused_rows`. `columns` maps letters to headings. Where the sheets of a file speak of
    different periods, each is one of `parts`, and the whole cannot be taken over at once.
    """

    file: str
    sha256: str
    period_code: str
    columns: Mapping[str, str]
    header_rows: tuple[int, ...]
    rows: tuple[NationalRow, ...]
    refused_rows: tuple[RefusedRow, ...]
    remarks: tuple[SheetProblem, ...]
    skipped: tuple[SkippedRow, ...]
    nip_column: str = ""
    nip_header: str = ""
    sheets: tuple[str, ...] = ()
    parts: tuple[NationalSheet, ...] = ()

    @property
    def refused(self) -> tuple[SheetProblem, ...]:
        """Return why rows are not taken over, in their order."""
        return tuple(row.problem for row in self.refused_rows)

    @property
    def data_rows(self) -> int:
        """Return how many rows hold a person."""
        return len(self.rows) + len(self.refused_rows)
