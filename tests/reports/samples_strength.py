"""The sheet of strengths and improvements. Persons invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.reports import samples

from penilaian_desktop.domain import monitor_charts
from penilaian_desktop.domain.appraisal import Predicate
from penilaian_desktop.domain.cycle_views import StrengthCount, StrengthLine, StrengthView
from penilaian_desktop.domain.form_views_strength import StrengthFormView
from penilaian_desktop.domain.person_views import PersonItem

FORM = "kekuatan"
CODES = ("2025-S1", "2025-S2", "2026-S1", "2026-S2")
CLOSED = "2 periode tidak dibuka: pada waktu itu pegawai ini dipimpin orang lain."
LINES = tuple(
    StrengthLine(
        period_code=code,
        strength="Menyelesaikan permohonan dalam satu hari dan teliti memeriksa berkas",
        improvement="Menulis volume pada setiap kegiatan, supaya capaian terhitung dari catatan",
        predicate=predicate,
    )
    for code, predicate in zip(
        CODES, (Predicate.KURANG, Predicate.BAIK, Predicate.BAIK, Predicate.SANGAT_BAIK),
        strict=True,
    )
)  # fmt: skip
VIEW = StrengthFormView(
    agency=samples.AGENCY,
    dated=date(2026, 11, 19),
    employee=samples.EMPLOYEE,
    strengths=StrengthView(
        person=PersonItem(
            person_id="", name=samples.EMPLOYEE.name, identity=samples.EMPLOYEE.identity,
            position=samples.EMPLOYEE.position, unit=samples.EMPLOYEE.unit,
        ),
        lines=LINES,
        above=(
            StrengthCount(
                name="Disiplin", count=3,
                anchor="Sangat baik: Selalu hadir dan menyelesaikan tugas tepat waktu",
            ),
            StrengthCount(name="Berorientasi Pelayanan", count=1),
        ),
        below=(
            StrengthCount(
                name="Kualitas pelayanan", count=1,
                anchor="Sangat kurang: Pengaduan berulang yang terbukti",
            ),
        ),
        closed=("2024-S1", "2024-S2"),
    ),
    charts=(
        monitor_charts.grade_trend(
            samples.EMPLOYEE.name, ("2024-S1", "2024-S2", *CODES),
            (None, None, Decimal(2), Decimal(4), Decimal(4), Decimal(5)), (), CLOSED,
        ),
        monitor_charts.rating_trend(
            samples.EMPLOYEE.name, CODES, (1, 2, 2, 3), (2, 2, 3, 3),
        ),
    ),
    foot=samples.FOOT,
)  # fmt: skip
BARE = replace(
    VIEW,
    strengths=replace(
        VIEW.strengths,
        lines=(replace(LINES[0], strength="", improvement="", predicate=None),),
        above=(),
        below=(),
        closed=(),
    ),
    charts=(),
)
PAPERS = {"strengths": (FORM, VIEW), "strengths-bare": (FORM, BARE)}
LONG: dict[str, tuple[str, object]] = {}
