"""Views of the recap of attendance on paper. Persons invented."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.reports import samples

from penilaian_desktop.domain.form_views_attendance import AttendanceFormView, AttendanceSum

DAY = date(2026, 11, 3)
PLACES = ("Bidang Pelayanan Pendaftaran Penduduk", "Subbagian Umum dan Kepegawaian")


def row(at: int, unit: str = PLACES[0], **said: object) -> AttendanceSum:
    """Return a person's month."""
    known = {
        "unit": unit, "name": f"Pegawai Nomor {at}, S.Sos.", "identity": "197503122003122004",
        "months": 1, "working_days": 22, "present": 19, "duty": 1, "leave": 2, "sick": 0,
        "permit": 0, "absent": 0, "undecided": 0, "late_days": 0, "late_minutes": 0,
        "early_days": 0, "percent": Decimal("100.00"),
    }  # fmt: skip
    return AttendanceSum(**(known | said))


def recap(*rows: AttendanceSum, label: str = "Oktober 2026", months: int = 1) -> AttendanceFormView:
    """Return the recap of a month."""
    return AttendanceFormView(
        agency=samples.AGENCY,
        place=samples.PLACE,
        unit_name="Dinas Kependudukan dan Pencatatan Sipil",
        period_label=label,
        months=months,
        dated=DAY,
        signer=samples.APPRAISER,
        rows=rows,
        foot=samples.FOOT,
    )


MONTH = recap(
    row(1),
    row(
        2, name="Dra. Maria Goretti Wulandari Kusumaningtyas Hadiprawira, M.Si., M.Pd.",
        present=17, absent=3, late_days=4, late_minutes=134, early_days=2, percent=Decimal("85.71"),
    ),
    row(3, PLACES[1], months=0, percent=None),
    row(4, PLACES[1], undecided=2, present=17, percent=Decimal("90.00")),
)  # fmt: skip
QUARTER = recap(
    row(1, months=3, working_days=66, present=60), row(2, months=2, working_days=44, present=40),
    label="Triwulan III 2026", months=3,
)  # fmt: skip
PAPERS = {
    "attendance": ("rekap-kehadiran", MONTH),
    "attendance-quarter": ("rekap-kehadiran", QUARTER),
    "attendance-empty": ("rekap-kehadiran", recap()),
}
LONG = {"attendance-long": ("rekap-kehadiran", recap(*(row(at) for at in range(1, 91))))}
