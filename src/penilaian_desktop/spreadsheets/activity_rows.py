"""Sorts the rows of a diary: entries, headings of days, totals, notes, signature blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from penilaian_desktop.domain.activity_sheet import DiaryField
from penilaian_desktop.domain.employee_sheet import SkipReason
from penilaian_desktop.spreadsheets.activity_cells import read_clock, read_day, read_span
from penilaian_desktop.spreadsheets.activity_headers import DiaryHeader, diary_header_at
from penilaian_desktop.spreadsheets.grid import CellValue, Grid, as_text, clean, is_empty, squeeze
from penilaian_desktop.spreadsheets.headers import JOINED
from penilaian_desktop.spreadsheets.table_rows import are_column_numbers

_TOTAL = re.compile(
    r"(?:sub ?|grand ?)?(?:jumlah|total|jml)(?:\s+(?:jam|menit|waktu|kerja|volume|kegiatan|"
    r"keseluruhan|seluruh(?:nya)?|hari(?: ini)?|minggu(?: ini)?|bulan(?: ini)?|efektif|output|"
    r"aktivitas|durasi|per|semua|akhir|\(menit\)|\(jam\)))*\s*:?",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"^(?:mengetahui|menyetujui|mengesahkan|disahkan|disetujui|dibuat oleh|yang membuat|pembuat|"
    r"a\.?n\.?\s|plt\.|plh\.|atasan langsung|pejabat penilai|pegawai yang|yang melaporkan|pelapor|"
    r"kepala |sekretaris |camat|lurah|bupati|wali ?kota|nip\b|nrp\b|pembina\b|penata\b|ttd\b)"
    r"|^[A-Za-z .]+,\s*\d{0,2}\s*[A-Za-z]+\s+\d{4}$",
    re.IGNORECASE,
)
_FREE_DAY = re.compile(
    r"(?:hari )?(?:libur.*|cuti.*|sabtu|minggu|ahad|tanggal merah.*|off|akhir pekan|"
    r"tidak ada kegiatan)",
    re.IGNORECASE | re.DOTALL,
)
_TIMES = (DiaryField.TIME, DiaryField.START, DiaryField.END, DiaryField.MINUTES)


@dataclass(slots=True)
class DiaryTable:
    """A table within a sheet: its header, the rows of entries, and why the others are none.

    `headings` are days that stand alone on a row above their entries, by row.
    """

    header: DiaryHeader
    entries: list[int] = field(default_factory=list)
    skipped: dict[int, SkipReason] = field(default_factory=dict)
    headings: dict[int, CellValue] = field(default_factory=dict)


def read_diary_tables(
    grid: Grid, first: DiaryHeader, year: int | None, month: int | None, *, dated: bool
) -> list[DiaryTable]:
    """Return the tables of a sheet, the first one under `first`; every row is accounted for."""
    tables: list[DiaryTable] = []
    header: DiaryHeader | None = first
    start = 0
    while header is not None:
        sorter = _Sorter(grid, header, year, month, dated=dated)
        header = sorter.run(start)
        tables.append(sorter.table)
        start = header.top if header else grid.height
    return tables


class _Sorter:
    def __init__(
        self,
        grid: Grid,
        header: DiaryHeader,
        year: int | None,
        month: int | None,
        *,
        dated: bool,
    ) -> None:
        self.grid = grid
        self.table = DiaryTable(header)
        self._fields = header.fields()
        self._year, self._month = year, month
        self._dated = dated
        self._labels = {
            index: {squeeze(part) for part in column.header.split(JOINED)}
            for column, index in zip(header.columns, header.indexes, strict=True)
        }

    def run(self, start: int) -> DiaryHeader | None:
        """Sort the rows from `start` on; return the next header that is another one."""
        grid, table, header = self.grid, self.table, self.table.header
        for row in range(start, header.top):
            table.skipped[row] = SkipReason.EMPTY if not self._texts(row) else SkipReason.TITLE
        for row in range(header.top, header.bottom + 1):
            table.skipped.pop(row, None)
        loose: list[int] = []
        row = header.bottom + 1
        following: DiaryHeader | None = None
        while row < grid.height:
            again = diary_header_at(grid, row, dated=self._dated)
            if again is not None and row > header.bottom + 1:
                if [c.header for c in again.columns] != [c.header for c in header.columns]:
                    following = again
                    break
                for repeated in range(row, again.bottom + 1):
                    table.skipped[repeated] = SkipReason.REPEATED_HEADER
                row = again.bottom + 1
                continue
            self._sort(row, loose)
            row += 1
        self._sort_loose(loose)
        return following

    def _value(self, row: int, name: str) -> CellValue:
        column = self._fields.get(name)
        return "" if column is None else self.grid.value(row, column)

    def _has(self, row: int, name: str) -> bool:
        return not is_empty(self._value(row, name))

    def _texts(self, row: int) -> dict[int, str]:
        grid = self.grid
        return {
            column: clean(as_text(value))
            for column in grid.visible()
            if not is_empty(value := grid.value(row, column))
        }

    def _sort(self, row: int, loose: list[int]) -> None:
        texts = self._texts(row)
        kind = self._kind(row, texts)
        if kind is None:
            if self._is_entry(row, texts):
                self.table.entries.append(row)
            else:
                loose.append(row)
            return
        self.table.skipped[row] = kind

    def _kind(  # noqa: PLR0911  (kinds of rows)
        self, row: int, texts: dict[int, str]
    ) -> SkipReason | None:
        """Return why a row is no entry where one look is enough, else None."""
        if not texts:
            return SkipReason.EMPTY
        words = list(texts.values())
        if are_column_numbers(words):
            return SkipReason.COLUMN_NUMBERS
        if len(texts) > 1 and all(
            squeeze(text) in self._labels.get(column, set()) for column, text in texts.items()
        ):
            return SkipReason.REPEATED_HEADER
        plain_words = [word for word in words if not re.fullmatch(r"[\d.,:;=()%]+", word)]
        if plain_words and _TOTAL.fullmatch(plain_words[0]) and not self._has_time(row):
            return SkipReason.TOTAL
        if self._heads_day(row, texts):
            return SkipReason.DAY_HEADING
        mapped = {name for name, column in self._fields.items() if column in texts}
        if mapped <= {DiaryField.NUMBER, DiaryField.DATE} and mapped:
            day = self._value(row, DiaryField.DATE)
            numbered = re.fullmatch(r"\d{1,5}[.)]?", texts.get(self._fields.get("no", -1), "1"))
            if numbered and (is_empty(day) or self._day(day)) and len(mapped) == len(texts):
                return SkipReason.EMPTY
        text = texts.get(self._fields[DiaryField.TEXT], "")
        if _FREE_DAY.fullmatch(text) and not any(self._has(row, name) for name in _TIMES):
            return SkipReason.NOTE
        return None

    def _heads_day(self, row: int, texts: dict[int, str]) -> bool:
        """Tell whether a row holds a day alone, over the entries below it."""
        if len(set(texts.values())) != 1:
            return False
        column, text = next(iter(texts.items()))
        if column == self._fields.get(DiaryField.DATE):
            return False
        value = self.grid.value(row, column)
        if isinstance(value, int | float) or not self._day(value) or len(text) < 4:
            return False
        self.table.headings[row] = value
        return True

    def _day(self, value: CellValue) -> bool:
        found = read_day(value, year=self._year, month=self._month, date1904=self.grid.date1904)
        return found is not None

    def _has_time(self, row: int) -> bool:
        """Tell whether a row has a time that can be read."""
        for name in (DiaryField.START, DiaryField.END):
            value = self._value(row, name)
            if not is_empty(value) and read_clock(value) is not None and self._has(row, "text"):
                return True
        value = self._value(row, DiaryField.TIME)
        return not is_empty(value) and read_span(value).start is not None

    def _is_entry(self, row: int, texts: dict[int, str]) -> bool:
        if self._signs(texts):
            return False
        text = self._has(row, DiaryField.TEXT)
        timed = any(self._has(row, name) for name in _TIMES)
        date_column = self._fields.get(DiaryField.DATE)
        dated = date_column is not None and (
            self._has(row, DiaryField.DATE) or self.grid.covered(row, date_column)
        )
        number = texts.get(self._fields.get(DiaryField.NUMBER, -1), "")
        numbered = re.fullmatch(r"\d{1,5}[.)]?", number) is not None
        counted = any(
            self._has(row, name)
            for name in (DiaryField.VOLUME, DiaryField.VOLUME_UNIT, DiaryField.OUTPUT)
        )
        if text:
            return timed or dated or numbered or counted
        mapped = sum(1 for column in self._fields.values() if column in texts)
        return (timed and self._has_time(row)) or (mapped >= 3 and (dated or numbered or timed))

    def _signs(self, texts: dict[int, str]) -> bool:
        if len(texts) > 3:
            return False
        return any(
            re.match(r"(?:nip|nrp)\b[\s.:]*\d", text, re.IGNORECASE) for text in texts.values()
        )

    def _sort_loose(self, loose: list[int]) -> None:
        """Say what the rows are that show no sign of an entry but a text."""
        entries = self.table.entries
        last = entries[-1] if entries else self.table.header.bottom
        kind = SkipReason.SIGNATURE
        signed = False
        for row in loose:
            texts = self._texts(row)
            signs = any(_SIGNATURE.search(text) for text in texts.values())
            signed = signed or (signs and row > last)
            only_text = set(texts) == {self._fields[DiaryField.TEXT]}
            if only_text and not signs and not signed and row <= last + 1:
                entries.append(row)
                last = max(last, row)
                continue
            kind_here = SkipReason.NOTE if row < last else kind
            self.table.skipped[row] = kind_here
        entries.sort()
