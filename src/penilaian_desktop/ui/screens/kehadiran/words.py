"""Words and columns of the page Kehadiran."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from penilaian_desktop.domain.attendance import (
    ABSENCES,
    UNDECIDEDS,
    Attendance,
    DayState,
    percent,
)
from penilaian_desktop.domain.attendance_views import AttendanceLine
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.discipline import DisciplineTable, Sanction
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.wording import number
from penilaian_desktop.domain.wording import percent as percent_text
from penilaian_desktop.ui.widgets.table import Cell, Column

LOW = 90
"""A share of attendance below this is pointed out; advice, not a limit of any regulation."""


def tr(text: str) -> str:
    """Return a text of this page as shown."""
    return QCoreApplication.translate("Kehadiran", text)


def state_name(state: DayState) -> str:
    """Return what a code of a day means."""
    return {
        DayState.PRESENT: tr("hadir"),
        DayState.LEAVE: tr("cuti"),
        DayState.SICK: tr("sakit"),
        DayState.PERMIT: tr("izin"),
        DayState.DUTY: tr("dinas luar"),
        DayState.ABSENT: tr("tanpa keterangan"),
        DayState.FREE: tr("libur"),
        DayState.UNDECIDED: tr("belum diputuskan"),
        DayState.NOT_TOLD: tr("tidak tercatat"),
        DayState.MARKED_LEAVE: tr("cuti menurut tanda pegawai, perlu konfirmasi"),
        DayState.MARKED_SICK: tr("sakit menurut tanda pegawai, perlu konfirmasi"),
        DayState.MARKED_DUTY: tr("dinas luar menurut tanda pegawai, perlu konfirmasi"),
        DayState.REFUSED: tr("tanpa keterangan; tanda pegawai ditolak"),
    }[state]


def state_code(state: DayState) -> str:
    """Return the code of a day as it stands in the drawer."""
    return DayState.ABSENT.value if state is DayState.REFUSED else state.value


def state_tint(state: DayState) -> str:
    """Return the tint of a code: what is missing is red, what is open amber."""
    if state in ABSENCES:
        return "bad"
    if state in UNDECIDEDS:
        return "warn"
    return "muted" if state in {DayState.FREE, DayState.NOT_TOLD} else "text"


def sanction_words(table: DisciplineTable, status: str, days: int, row: Sanction | None) -> str:
    """Return days of absence beside the table, in neutral words; "" without anything to say."""
    if not days or not status:
        return ""
    told = tr("{0} hari tanpa keterangan setahun ini.").format(number(days))
    if not table.concerns(status):
        return f"{told} {table.others}"
    if row is None:
        return ""
    named = tr("{0} menyebut: {1} ({2}, {3}). Informasi, bukan keputusan.")
    return told + " " + named.format(table.short, row.text, row.level, row.article)


def _count(name: str, line: AttendanceLine) -> Cell:
    if line.record is None:
        return Cell("–", tint="muted", spoken=tr("belum ada rekap"))
    value: int = getattr(line.record, name)
    tint = "warn" if name == "undecided" else "text"
    return Cell(number(value), tint=tint if value else "muted")


def _order(name: str, line: AttendanceLine) -> int | None:
    return None if line.record is None else getattr(line.record, name)


def _minutes(days: str, minutes: str, line: AttendanceLine) -> Cell:
    if line.record is None:
        return Cell("–", tint="muted", spoken=tr("belum ada rekap"))
    times, late = getattr(line.record, days), getattr(line.record, minutes)
    if not times and not late:
        return Cell("0", tint="muted")
    return Cell(tr("{0} kali").format(number(times)), tr("{0} menit").format(number(late)))


def _percent(line: AttendanceLine) -> Cell:
    if line.percent is None:
        return Cell("–", tint="muted", spoken=tr("belum dapat dihitung"))
    return Cell(
        percent_text(line.percent), strong=True, tint="warn" if line.percent < LOW else "text"
    )


def _absent_year(line: AttendanceLine) -> Cell:
    if not line.absent_year:
        return Cell("0", tint="muted")
    second = tr("PP 94/2021: {0}").format(line.sanction.level) if line.sanction else ""
    return Cell(tr("{0} hari").format(number(line.absent_year)), second, tint="bad")


def board_columns() -> list[Column[AttendanceLine]]:
    """Return the columns of the board of a month."""
    counts = (
        ("working_days", tr("Hari kerja"), 72),
        ("present", tr("Hadir"), 52),
        ("duty", tr("DL"), 40),
        ("leave", tr("Cuti"), 44),
        ("sick", tr("Sakit"), 48),
        ("permit", tr("Izin"), 44),
        ("undecided", tr("Belum"), 48),
        ("absent", tr("TK"), 40),
    )
    return [
        Column(
            "name",
            tr("Nama"),
            lambda line: Cell(line.person.name, line.person.position),
            sort=lambda line: name_order(line.person.name),
        ),
        *(
            Column(
                name,
                title,
                lambda line, name=name: _count(name, line),  # type: ignore[misc]
                width=width,
                number=True,
                sort=lambda line, name=name: _order(name, line),  # type: ignore[misc]
                gap=24 if name == "absent" else 12,
            )
            for name, title, width in counts
        ),
        Column(
            "late",
            tr("Terlambat"),
            lambda line: _minutes("late_days", "late_minutes", line),
            width=86,
            sort=lambda line: _order("late_minutes", line),
        ),
        Column(
            "early",
            tr("Pulang cepat"),
            lambda line: _minutes("early_days", "early_minutes", line),
            width=92,
            sort=lambda line: _order("early_minutes", line),
        ),
        Column(
            "percent",
            tr("Kehadiran"),
            _percent,
            width=76,
            number=True,
            sort=lambda line: line.percent,
        ),
        Column(
            "absent_year",
            tr("TK setahun"),
            _absent_year,
            width=124,
            sort=lambda line: line.absent_year,
        ),
    ]


def month_columns() -> list[Column[Attendance]]:
    """Return the columns of the months of one person."""

    def share(record: Attendance) -> Cell:
        value = percent((record,))
        return Cell("–" if value is None else percent_text(value), strong=True)

    counts = (
        ("working_days", tr("Hari kerja")), ("present", tr("Hadir")), ("duty", tr("Dinas luar")),
        ("leave", tr("Cuti")), ("sick", tr("Sakit")), ("permit", tr("Izin")),
        ("absent", tr("Tanpa keterangan")), ("late_days", tr("Terlambat")),
        ("late_minutes", tr("Menit terlambat")),
    )  # fmt: skip
    return [
        Column(
            "month", tr("Bulan"), lambda r: Cell(PeriodCode.parse(r.month).label, r.source),
            width=120,
        ),
        Column("percent", tr("Kehadiran"), share, width=84, number=True, gap=12),
        *(
            Column(
                name, title, lambda r, name=name: number(getattr(r, name)),  # type: ignore[misc]
                width=20 + 7 * len(title) if name != counts[-1][0] else 0, number=True, gap=12,
            )
            for name, title in counts
        ),
    ]  # fmt: skip
