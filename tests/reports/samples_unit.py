"""Views of the papers about units. Persons invented."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from tests.reports import samples

from penilaian_desktop.domain.appraisal import AppraisalState, Predicate, Rating
from penilaian_desktop.domain.form_views_device import KeyFormView
from penilaian_desktop.domain.form_views_unit import (
    RecapFormView,
    RecapRow,
    ReminderFormView,
    SummaryFormView,
)
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.plan import NOBODY, PlanStatus
from penilaian_desktop.services.forms_unit import summary_row

ENDS = date(2026, 9, 30)


def reminder(**fields: object) -> ReminderFormView:
    """Return a letter about a report that is not complete."""
    view = ReminderFormView(
        agency=samples.AGENCY,
        place=samples.PLACE,
        period_label="Triwulan III 2026",
        deadline=date(2026, 10, 10),
        dated=ENDS,
        employee=samples.EMPLOYEE,
        sender=samples.APPRAISER,
        lacks=(("challenges", 1), ("realisations", 4)),
        foot=samples.FOOT,
    )
    return replace(view, **fields)


def _row(at: int, unit: str) -> RecapRow:
    ready = at % 4 != 3
    return RecapRow(
        person=PersonItem(
            person_id=f"p-{at}",
            name=samples.LONG_NAME.name if at == 2 else f"Pegawai Nomor {at}, S.Sos.",
            identity=f"1990010120150310{at:02}",
            position=samples.LONG_NAME.position if at == 2 else "Pengelola Layanan Operasional",
            unit=unit,
        ),
        plan=(PlanStatus.AGREED, PlanStatus.SUBMITTED, None)[at % 3],
        state=AppraisalState.PUBLISHED if ready else (None, AppraisalState.DRAFT)[at % 2],
        work=Rating.ABOVE if ready else None,
        behaviour=Rating.MEETS if ready else None,
        predicate=(Predicate.BAIK, Predicate.KURANG)[at == 4] if ready else None,
    )


def recap(count: int = 9) -> RecapFormView:
    """Return a recap of `count` persons in two units."""
    return RecapFormView(
        agency=samples.AGENCY,
        place=samples.PLACE,
        unit_name=samples.EMPLOYEE.unit,
        period_label="Triwulan III 2026",
        dated=ENDS,
        signer=samples.APPRAISER,
        rows=tuple(
            _row(at, "Bidang Pelayanan" if at <= count // 2 else "Sekretariat")
            for at in range(1, count + 1)
        ),
        foot=samples.FOOT,
    )


def summary(*, empty: bool = False) -> SummaryFormView:
    """Return a public summary with a big unit, one where all are alike, and one of two persons."""
    good, best, poor = Predicate.BAIK, Predicate.SANGAT_BAIK, Predicate.BUTUH_PERBAIKAN
    rows = (
        summary_row("Bidang Pelayanan Pendaftaran", Counter({good: 14, best: 3, poor: 2})),
        summary_row("Sekretariat", Counter({good: 14})),
        summary_row("Subbagian Kepegawaian", Counter({good: 1, best: 1})),
    )
    return SummaryFormView(
        agency=samples.AGENCY,
        place=samples.PLACE,
        period_label="Triwulan III 2026",
        dated=ENDS,
        rows=() if empty else rows,
        foot=samples.FOOT,
    )


def key(*, office: bool = False) -> KeyFormView:
    """Return the sheet of a laptop's key, or of the office's."""
    return KeyFormView(
        agency=samples.AGENCY,
        place=samples.PLACE,
        device="Kantor kepegawaian" if office else "LAYANAN-02",
        unit="" if office else samples.EMPLOYEE.unit,
        office=office,
        digits="40917 22586 03344 91750 66128",
        kid="kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
        holder=samples.APPRAISER,
        officer=NOBODY,
        dated=ENDS,
        foot=samples.FOOT,
    )


PAPERS = {
    "reminder": ("surat-pengingat", reminder()),
    "letter-without-plan": (
        "surat-pengingat",
        reminder(lacks=(("plan_missing", 1),), sender=replace(samples.APPRAISER, position="")),
    ),
    "recap": ("rekap-unit", recap()),
    "summary": ("ringkasan-publik", summary()),
    "key": ("sidik-kunci", key()),
    "key-office": ("sidik-kunci", key(office=True)),
    "summary-empty": ("ringkasan-publik", summary(empty=True)),
}
LONG = {"recap-long": ("rekap-unit", recap(90))}
