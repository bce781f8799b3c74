"""The third shape of an attendance list: one row a person with the sums of a month."""

from __future__ import annotations

import re

from penilaian_desktop.domain.attendance_sheet import Listed, SumsRow
from penilaian_desktop.spreadsheets.attendance_cells import RowRefused
from penilaian_desktop.spreadsheets.grid import CellValue, Grid, as_text, clean, is_empty, squeeze
from penilaian_desktop.spreadsheets.headers import JOINED
from penilaian_desktop.spreadsheets.prescan import column_letters

FEWEST = 3
"""So many columns of sums beside a person are a recap."""
_DAYS_OF_A_MONTH = 31
_ANY_LATE = "late"
_LATE = r"(?:(?:datang)?(?:ke)?terlambat(?:an)?|telat|lambat)"
STEPS = ("late_step_1", "late_step_2", "late_step_3", "late_step_4")

_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (field, re.compile(rf"(?:jumlah|jml|total|tot)?(?:hari)?(?:{words})(?:hari)?"))
    for field, words in (
        ("working_days", r"kerja|harikerja|hk|efektif|kerjaefektif|wajibhadir|wajib"),
        ("present", r"hadir|h|kehadiran|masuk|hadirnormal"),
        ("duty", r"dl|dinas|dinasluar|tugasluar|tugas|dd|spt|perjalanandinas"),
        ("leave", r"cuti|c|ct|cutitahunan"),
        ("sick", r"sakit|s|sk"),
        ("permit", r"izin|ijin|i|iz"),
        ("absent", r"tk|a|alpa|alpha|alfa|tanpaketerangan|tanpaket|mangkir|bolos|absen"),
        ("late_minutes", rf"(?:menit|mnt){_LATE}|{_LATE}(?:menit|mnt)"),
        ("late_days", rf"kali{_LATE}|{_LATE}(?:kali|x|frekuensi)"),
        (_ANY_LATE, _LATE),
        ("early_minutes", r"(?:menit|mnt)(?:pulangcepat|psw)|(?:pulangcepat|psw)(?:menit|mnt)"),
        ("early_days", r"(?:pulangcepat|psw|pulangawal|pulangsebelumwaktunya)(?:kali|x)?|pc"),
        *((field, rf"tl{at}|terlambattl{at}") for at, field in enumerate(STEPS, 1)),
    )
)  # fmt: skip
_UNIT = re.compile(r"\s*(?:hari|hr|kali|x|menit|mnt)\.?\s*", re.IGNORECASE)


def sums_of(labels: dict[int, str]) -> dict[str, int]:
    """Return the column of each sum that headings name; a group above helps to tell them."""
    found: dict[str, int] = {}
    for column, label in labels.items():
        group, _, last = label.rpartition(JOINED)
        field = _field(squeeze(label)) or _field(squeeze(last)) or ("" if last else _field(group))
        if field and field not in found:
            found[field] = column
    return found


def _field(key: str) -> str:
    key = re.sub(r"^(?:ketidakhadiran|kehadiran|keterangan|rekap)(?=.)", "", key)
    return next((field for field, pattern in _WORDS if pattern.fullmatch(key)), "")


def is_recap(sums: dict[str, int]) -> bool:
    """Tell whether columns of sums are a recap: several, and those present or absent among them."""
    return len(sums) >= FEWEST and ("present" in sums or "absent" in sums)


def late_field(grid: Grid, sums: dict[str, int], first: int) -> dict[str, int]:
    """Say of a bare "Terlambat" whether it counts times or minutes: no month has 32 times."""
    if _ANY_LATE not in sums:
        return sums
    told = {field: column for field, column in sums.items() if field != _ANY_LATE}
    column = sums[_ANY_LATE]
    values = (_number(grid.value(row, column)) for row in range(first, grid.height))
    minutes = max((v for v in values if v is not None), default=0) > _DAYS_OF_A_MONTH
    wanted, other = "late_minutes", "late_days"
    if not minutes:
        wanted, other = other, wanted
    told.setdefault(wanted if wanted not in told else other, column)
    return told


def read_sums(
    grid: Grid, labels: dict[int, str], sums: dict[str, int], row: int, who: Listed, month: str
) -> SumsRow:
    """Read the sums of a person; raises RowRefused with the cell that holds no number."""
    values: dict[str, int] = {}
    for field, column in sums.items():
        value = grid.value(row, column)
        number = _number(value)
        if number is None:
            raise RowRefused("attendance_number_unreadable", column, clean(as_text(value)))
        values[field] = number
    told = any(not is_empty(grid.value(row, column)) for column in sums.values())
    if not told:
        raise RowRefused("attendance_row_empty", min(sums.values()), who.name)
    steps = tuple(values.pop(step, 0) for step in STEPS)
    return SumsRow(
        sheet=grid.name,
        row=row + 1,
        who=who,
        month=month,
        values=tuple(values.items()),
        steps=(steps[0], steps[1], steps[2], steps[3]),
        cells=tuple(
            (field, column_letters(column), labels.get(column, ""))
            for field, column in sums.items()
        ),
    )


def _number(value: CellValue) -> int | None:
    """Return a whole number, 0 for an empty cell, None for anything else."""
    if is_empty(value):
        return 0
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return int(value) if value >= 0 and float(value).is_integer() else None
    text = _UNIT.sub("", clean(as_text(value)))
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else None
