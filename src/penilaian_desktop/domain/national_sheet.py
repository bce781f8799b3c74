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
class NationalSheet:
    """A recap that was read: `period_code` is what its title says, "" when it does not.

    `rows` are taken over, with a remark or without; every other row of data stands in `refused`.
    `columns` maps letters to headings.
    """

    file: str
    sha256: str
    period_code: str
    columns: Mapping[str, str]
    header_rows: tuple[int, ...]
    rows: tuple[NationalRow, ...]
    refused: tuple[SheetProblem, ...]
    remarks: tuple[SheetProblem, ...]
    skipped: tuple[SkippedRow, ...]
    nip_column: str = ""
    nip_header: str = ""

    @property
    def data_rows(self) -> int:
        """Return how many rows hold a person."""
        return len(self.rows) + len(self.refused)
