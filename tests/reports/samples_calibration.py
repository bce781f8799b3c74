"""The berita acara of a calibration. Persons invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.reports import samples

from penilaian_desktop.domain.appraisal import OrganisationPredicate, Predicate
from penilaian_desktop.domain.calibration_views import (
    CalibrationFormView,
    MinutesChange,
    MinutesItem,
)
from penilaian_desktop.domain.distribution import WORST_TO_BEST, Advice

FORM = "berita-acara-kalibrasi"


def shares(*counts):
    return tuple(
        (predicate, count, Decimal(100 * count) / sum(counts))
        for predicate, count in zip(WORST_TO_BEST, counts, strict=True)
    )


CHANGES = tuple(
    MinutesChange(
        name=name,
        identity=identity,
        before=before,
        after=after,
        ratings="Hasil kerja: Di Atas Ekspektasi menjadi Sesuai Ekspektasi",
        reason=reason,
    )
    for name, identity, before, after, reason in (
        ("Fajar Nugroho, S.Sos.", "198703122010011004", Predicate.SANGAT_BAIK, Predicate.BAIK,
         "Hasil 104 %, setara rekan dengan predikat Baik"),
        ("Rahmat Hidayat", "199105172015031002", Predicate.BAIK, Predicate.BUTUH_PERBAIKAN,
         "Telaahan triwulan III selesai satu dari tiga"),
    )
)  # fmt: skip
VIEW = CalibrationFormView(
    agency=samples.AGENCY,
    place=samples.PLACE,
    dated=date(2026, 10, 6),
    period_label="Triwulan III 2026",
    unit_name="Bidang Pelayanan Pendaftaran Penduduk",
    organisation=OrganisationPredicate.BAIK,
    pattern_text="Predikat Baik terbanyak, paling tinggi 70 %.",
    minutes=MinutesItem(
        id="1",
        led_by="Drs. I Gede Suparta, M.Si.",
        held_on=date(2026, 10, 6),
        place="Ruang rapat Dinas",
        participants=("Ni Luh Ratnasari", "Ketut Wijana"),
        notes="Dua orang dibahas lagi pada triwulan IV.",
        closed=True,
    ),
    leader=samples.APPRAISER,
    persons=14,
    missing=3,
    too_small=False,
    counts=shares(0, 0, 2, 7, 2),
    before=shares(0, 0, 0, 8, 3),
    advice=(
        Advice("largest", (Predicate.BAIK,), Decimal(0), 7, Decimal(64), True),
        Advice("max_percent", (Predicate.BAIK,), Decimal(70), 7, Decimal(64), True),
    ),
    changes=CHANGES,
    foot=samples.FOOT,
)

DRAFT = replace(VIEW, minutes=replace(VIEW.minutes, closed=False, notes=""), changes=())
PAPERS = {"calibration": (FORM, VIEW), "calibration-draft": (FORM, DRAFT)}
LONG = {"calibration-long": (FORM, replace(VIEW, changes=CHANGES * 20))}
