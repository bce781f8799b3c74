"""Views of the papers of a plan. Persons invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.reports import samples

from penilaian_desktop.domain.berakhlak import VALUES
from penilaian_desktop.domain.form_views_plan import (
    ActionFormView,
    ExpectedFormView,
    ManualFormView,
    MatrixFormView,
)
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.plan import PersonSnapshot, PlanStatus, RhkKind
from penilaian_desktop.domain.plan_views import (
    ActionPlanItem,
    MatrixEntry,
    MatrixMember,
    MatrixRow,
    MatrixView,
)
from penilaian_desktop.domain.skp_views import IndicatorView, PlanView

SIGNED = date(2026, 1, 5)


def with_manual(one: IndicatorView, text: str = "") -> IndicatorView:
    """Return an indicator whose manual is filled in."""
    return replace(
        one,
        purpose=text or "Memastikan data kependudukan dapat dipakai semua layanan",
        definition="Laporan yang memuat perubahan data satu bulan dan sudah diperiksa",
        formula="Jumlah laporan yang diterima pimpinan paling lambat tanggal 5",
        control="Output kendali tinggi",
        source="Register laporan bidang",
        reporting="Triwulanan",
    )


def manual(count: int = 3, text: str = "") -> ManualFormView:
    """Return the manual of a plan with `count` RHK."""
    rhks = tuple(
        replace(rhk, indicators=tuple(with_manual(one, text) for one in rhk.indicators))
        for rhk in samples.many(count)
    )
    return ManualFormView(
        agency=samples.AGENCY,
        place=samples.PLACE,
        signed_on=SIGNED,
        plan=samples.plan(rhks),
        foot=samples.FOOT,
    )


def _line(number: int, rhk_id: str, *, months: bool, text: str) -> ActionPlanItem:
    quarters = (Decimal(3), Decimal(3), None, Decimal("2.5"))
    return ActionPlanItem(
        id=f"a-{rhk_id}-{number}",
        version=1,
        plan_id="plan-1",
        rhk_id=rhk_id,
        indicator_id=None,
        order=number,
        text=text or f"Memeriksa dan mengirim laporan tahap {number}",
        unit="laporan",
        quarter_targets=quarters,
        month_targets=tuple(Decimal(1) if months and at < 6 else None for at in range(12)),
    )


def actions(count: int = 4, *, months: bool = False, text: str = "") -> ActionFormView:
    """Return the rencana aksi of `count` RHK, the last without a line."""
    plan = samples.plan(samples.many(count))
    lines = tuple(
        _line(number, rhk.id, months=months, text=text)
        for rhk in plan.rhk[:-1]
        for number in range(1, 3)
    )
    return ActionFormView(
        agency=samples.AGENCY,
        place=samples.PLACE,
        signed_on=SIGNED,
        plan=plan,
        lines=lines,
        foot=samples.FOOT,
    )


def expected(plan: PlanView | None = None) -> ExpectedFormView:
    """Return what is expected of somebody with an ordinary plan."""
    shown = plan or samples.plan(samples.many(4))
    return ExpectedFormView(
        agency=samples.AGENCY,
        place=samples.PLACE,
        dated=SIGNED,
        plan=shown,
        values=tuple(
            (value.name, text)
            for value, text in zip(VALUES, shown.expectations, strict=True)
            if text
        ),
        dates=(
            ("Triwulan I 2026", date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 10)),
            ("Triwulan II 2026", date(2026, 4, 1), date(2026, 6, 30), date(2026, 7, 10)),
        )
        if shown.rhk
        else (),
        foot=samples.FOOT,
    )


def entry(kind: str, text: str, *, taken: bool = False) -> MatrixEntry:
    """Return what stands in a cell."""
    return MatrixEntry(
        kind=kind,
        id="e",
        version=1,
        person_id="p",
        text=text,
        leader_rhk_id=None,
        leader_rhk_text="",
        taken=taken,
    )


def matrix(members: int = 3, *, rows: int = 3, long: str = "") -> MatrixFormView:
    """Return a matrix with some cells empty, some proposed and one RHK attached to nothing."""
    people = tuple(
        MatrixMember(
            person_id=f"m-{at}",
            name=samples.LONG_NAME.name if long and at == 1 else f"Anggota Tim Nomor {at}, S.Kom.",
            position="Pranata Komputer Ahli Pertama",
            unit=samples.EMPLOYEE.unit,
            plan_id=f"plan-{at}",
            plan_status=PlanStatus.AGREED,
        )
        for at in range(1, members + 1)
    )
    cells = (
        (entry("rhk", long or "Tersedianya data bersih tiap bulan"),),
        (entry("cell", "Menyusun panduan loket"), entry("cell", "Sudah diambil", taken=True)),
        (),
    )
    grid = tuple(
        MatrixRow(
            rhk_id=f"l-{row}",
            number=row,
            kind=RhkKind.UTAMA,
            text=f"Meningkatnya mutu layanan kependudukan bagian {row}",
            cells=tuple(cells[(row + at) % 3] for at in range(members)),
        )
        for row in range(1, rows + 1)
    )
    leader: PersonSnapshot = samples.APPRAISER
    return MatrixFormView(
        agency=samples.AGENCY,
        place=samples.PLACE,
        dated=SIGNED,
        leader=leader,
        matrix=MatrixView(
            year=2026,
            leader=PersonItem(
                person_id=leader.person_id,
                name=leader.name,
                identity=leader.identity,
                position=leader.position,
                unit=leader.unit,
            ),
            leader_plan_id="plan-0",
            leader_status=PlanStatus.AGREED,
            members=people,
            rows=grid,
            loose=tuple(
                (entry("rhk", "Terlaksananya pelatihan"),) if at == 0 else ()
                for at in range(members)
            ),
            editable=False,
        ),
        foot=samples.FOOT,
    )


PAPERS = {
    "annex": ("lampiran-skp", samples.skp_of(3)),
    "manual": ("manual-indikator", manual()),
    "manual-empty": ("manual-indikator", replace(manual(), plan=samples.plan(()))),
    "actions": ("rencana-aksi", actions()),
    "actions-months": ("rencana-aksi", actions(months=True)),
    "expected": ("yang-diharapkan", expected()),
    "expected-empty": ("yang-diharapkan", expected(samples.skp_empty().plan)),
    "matrix": ("matriks-peran-hasil", matrix()),
    "matrix-twelve": ("matriks-peran-hasil", matrix(12, rows=5)),
}
LONG = {
    "manual-long": ("manual-indikator", manual(6, samples.LONG_TEXT)),
    "actions-long": ("rencana-aksi", actions(30, months=True, text=samples.LONG_TEXT[:600])),
    "matrix-long": ("matriks-peran-hasil", matrix(7, rows=8, long=samples.LONG_TEXT[:1500])),
}
