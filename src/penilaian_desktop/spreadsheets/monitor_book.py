"""Excel files of monitoring: the board, its persons, statistics, both books, the SIASN recap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from penilaian_desktop.domain.siasn import SiasnRecap, SiasnValue
from penilaian_desktop.spreadsheets.xlsx_writer import Cell, Sheet, Style, write_workbook

Row = Sequence[Cell | None]
_QUICK = 3
_WIDE = frozenset({"nama", "penilaiNama", "penilaiJabatan", "penilaiJabatanNama",
                   "penilaiUnorNama"})  # fmt: skip


class _Cells(dict[SiasnValue, Cell | None]):
    """The cell of each value, made once: the values of a recap come again in thousands of rows."""

    def __missing__(self, value: SiasnValue) -> Cell | None:
        cell: Cell | None = None
        if value is not None and value != "":
            cell = Cell(value, Style.TEXT if isinstance(value, str) else Style.INTEGER)
        self[value] = cell
        return cell


def siasn_workbook(recap: SiasnRecap) -> bytes:
    """Return a recap as .xlsx whose only header is the field names, ready to be uploaded."""
    rows: list[Row] = [tuple(Cell(name, Style.HEADER) for name in recap.fields)]
    cells = _Cells()
    rows += [tuple(map(cells.__getitem__, row)) for row in recap.rows]
    return write_workbook(
        [
            Sheet(
                name=f"SIASN {recap.period_code}",
                rows=rows,
                widths=[34.0 if name in _WIDE else 20.0 for name in recap.fields],
                frozen_rows=1,
                filter_row=1,
                repeated_row=1,
            )
        ],
        level=_QUICK,
    )


def table_sheet(
    name: str,
    title: str,
    titles: Sequence[tuple[str, float]],
    rows: Iterable[Sequence[str | int | Decimal | None]],
) -> Sheet:
    """Return a sheet with a title, a header of (title, width), and rows; numbers as numbers."""
    lines: list[Row] = [
        (Cell(title, Style.TITLE),),
        (),
        tuple(Cell(text, Style.HEADER) for text, _ in titles),
    ]
    lines += [tuple([_cell(value) for value in row]) for row in rows]
    return Sheet(
        name=name,
        rows=lines,
        widths=[width for _, width in titles],
        frozen_rows=3,
        filter_row=3,
        repeated_row=3,
    )


def _cell(value: str | int | Decimal | None) -> Cell | None:
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return Cell(value)
    whole = isinstance(value, int) or value == value.to_integral_value()
    return Cell(value, Style.INTEGER if whole else Style.DECIMAL)
