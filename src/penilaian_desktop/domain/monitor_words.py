"""Words of monitoring that the screen, the paper and Excel share."""

from __future__ import annotations

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
    Difference.OPEN: "belum dinilai",
}
NATIONAL: dict[NationalStatus, str] = {
    NationalStatus.DONE: "Sudah",
    NationalStatus.NOT_YET: "Belum",
    NationalStatus.NO_DATA: "Tidak ada data",
}


def cell_text(cell: UnitCell) -> str:
    """Return what a cell of the board says: "terbit", "49 / 52", "–"."""
    word = STATES[cell.state]
    special = cell.state in {BoardState.NOT_DUE, BoardState.REFUSED, BoardState.NOT_STARTED}
    if special or cell.reached == cell.counted or cell.state is BoardState.SENT:
        return word
    return f"{number(cell.reached)} / {number(cell.counted)}"


def cell_spoken(cell: UnitCell) -> str:
    """Return a cell in full words: "49 dari 52 pegawai terbit, 1 dikecualikan"."""
    if cell.state is BoardState.NOT_DUE:
        return "belum waktunya"
    parts = [
        f"{number(count)} {STATES[state]}"
        for state, count in zip(REACHED, cell.counts, strict=True)
        if count
    ]
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
