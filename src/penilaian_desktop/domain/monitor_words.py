"""Words of monitoring that the screen, the paper and Excel share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.employee_sheet import SkippedRow, SkipReason
from penilaian_desktop.domain.monitor import ExceptionKind, NationalStatus
from penilaian_desktop.domain.monitor_views import (
    REACHED,
    BoardLine,
    BoardState,
    Difference,
    LateUnit,
    UnitCell,
)
from penilaian_desktop.domain.wording import number, short_date

STATES: dict[BoardState, str] = {
    BoardState.NOT_DUE: "–",
    BoardState.REFUSED: "ditolak",
    BoardState.CHECK: "periksa",
    BoardState.NOT_STARTED: "belum",
    BoardState.DRAFT: "draf",
    BoardState.SENT: "dikirim",
    BoardState.RECEIVED: "diterima",
    BoardState.SCORED: "dinilai",
    BoardState.PUBLISHED: "terbit",
}
EXCEPTIONS: dict[ExceptionKind, str] = {
    ExceptionKind.RETIRED: "Pensiun",
    ExceptionKind.MOVED: "Mutasi",
    ExceptionKind.DISCIPLINE: "Hukuman disiplin",
    ExceptionKind.LEAVE: "Cuti",
    ExceptionKind.STUDY: "Tugas belajar",
    ExceptionKind.DIED: "Meninggal dunia",
}
DIFFERENCES: dict[Difference, str] = {
    Difference.SAME: "sama",
    Difference.ONLY_HERE: "hanya di sini",
    Difference.ONLY_THERE: "hanya di sistem nasional",
    Difference.DIFFERS: "berbeda",
    Difference.CHECK: "perlu diperiksa",
    Difference.OPEN: "belum dinilai",
}
NATIONAL: dict[NationalStatus, str] = {
    NationalStatus.DONE: "Sudah",
    NationalStatus.NOT_YET: "Belum",
    NationalStatus.NO_DATA: "Tidak ada data",
    NationalStatus.CHECK: "Perlu diperiksa",
}

SKIPPED: dict[SkipReason, str] = {
    SkipReason.TOTAL: "jumlah",
    SkipReason.SIGNATURE: "tanda tangan",
    SkipReason.REPEATED_HEADER: "judul kolom lagi",
    SkipReason.NOTE: "bukan pegawai",
}
NAMED = 2
"""So many units are named of those that miss an older period."""


def cell_text(cell: UnitCell) -> str:
    """Return what a cell of the board says: "terbit", "49 / 52", "–"."""
    word = STATES[cell.state]
    special = cell.state in {
        BoardState.NOT_DUE, BoardState.REFUSED, BoardState.NOT_STARTED, BoardState.CHECK,
    }  # fmt: skip
    if special or cell.reached == cell.counted or cell.state is BoardState.SENT:
        return word
    return f"{number(cell.reached)} / {number(cell.counted)}"


def not_due_text(period: PeriodCode, today: date, *, national: bool = False) -> str:
    """Return why "–" stands for a person: before the period, not serving in it, or unknown."""
    if period.starts > today:
        return "periode belum mulai"
    return "tidak ada di rekap nasional" if national else "tidak bertugas pada periode ini"


def cell_spoken(cell: UnitCell, *, begun: bool = True) -> str:
    """Return a cell in full words: "49 dari 52 pegawai terbit, 1 dikecualikan".

    `begun` tells whether the period has begun, for a cell that counts nobody.
    """
    if cell.state is BoardState.NOT_DUE:
        if not begun:
            return "periode belum mulai"
        if cell.excused:
            return f"semua dikecualikan, {number(cell.excused)} pegawai"
        return "tidak ada yang dinilai pada periode ini"
    parts = [
        f"{number(count)} {STATES[state]}"
        for state, count in zip(REACHED, cell.counts, strict=True)
        if count
    ]
    if cell.unclear:
        parts.insert(0, f"{number(cell.unclear)} perlu diperiksa")
    said = f"{STATES[cell.state]}: {', '.join(reversed(parts))}"
    excused = f", {number(cell.excused)} dikecualikan" if cell.excused else ""
    return f"{said} dari {number(cell.counted)} pegawai{excused}"


def age_text(line: BoardLine) -> str:
    """Return how old the data of a unit is: "17 Nov, 2 hari", "hari ini, langsung"."""
    if line.data_at is None:
        return "hari ini, langsung" if line.live else "belum pernah"
    day = short_date(line.data_at).rsplit(" ", 1)[0]
    if line.age == 0:
        return f"{day}, hari ini"
    return f"{day}, {number(line.age or 0)} hari"


def older_text(units: Sequence[LateUnit]) -> str:
    """Return who misses an older period, the most first: "9 pegawai belum masuk: A, B, dan …"."""
    people = number(sum(one.count for one in units))
    most = sorted(units, key=lambda one: -one.count)
    names = [one.name for one in most[:NAMED]]
    rest = len(units) - len(names)
    if rest:
        names.append(f"dan {number(rest)} unit lain")
    return f"{people} pegawai belum masuk: {', '.join(names)}"


def skipped_text(rows: Sequence[SkippedRow]) -> str:
    """Return which rows of a recap hold no person: "baris 8 (jumlah), 9–12 (tanda tangan)".

    What stands above a table, its numbers of columns and empty rows go without saying.
    """
    told = []
    several = len({row.sheet for row in rows}) > 1
    for (sheet, reason), group in groupby(
        (row for row in rows if row.reason in SKIPPED), key=lambda row: (row.sheet, row.reason)
    ):
        numbers = [row.row for row in group]
        runs: list[list[int]] = []
        for one in numbers:
            if runs and one == runs[-1][1] + 1:
                runs[-1][1] = one
            else:
                runs.append([one, one])
        spans = (str(a) if a == b else f"{a}–{b}" for a, b in runs)
        place = f"{sheet} baris" if several else "baris"
        told.append(f"{place} {', '.join(spans)} ({SKIPPED[reason]})")
    return "; ".join(told)


def late_text(one: LateUnit, period: str) -> str:
    """Return why a unit is to be reminded."""
    people = f"{number(one.count)} pegawai"
    since = short_date(one.since) if one.since else ""
    return {
        "refused": f"paket ditolak {since}, {people} belum masuk",
        "waiting": f"paket {since} menunggu di Meja impor",
        "silent": f"senyap sejak {since}, {people} belum masuk",
        "nothing": f"{period}: belum ada yang masuk, {people}",
        "some": f"{period}: {people} belum masuk",
    }[one.reason]
