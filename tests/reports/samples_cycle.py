"""Views of the papers of the cycle. Persons invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.reports import samples

from penilaian_desktop.domain.appraisal import GiverRole, Predicate, Rating
from penilaian_desktop.domain.cycle_views import WorkReportView
from penilaian_desktop.domain.form_views_cycle import (
    ArchiveFormView,
    ArchiveLine,
    CreditFormView,
    CreditLine,
    FeedbackFormView,
    FeedbackLine,
    WorkReportFormView,
)
from penilaian_desktop.domain.person_views import PersonItem


def feedback(text: str = "") -> FeedbackFormView:
    """Return feedback from a leader and from three colleagues."""
    return FeedbackFormView(
        agency=samples.AGENCY,
        place=samples.PLACE,
        period_label="Triwulan III 2026",
        dated=date(2026, 9, 30),
        employee=samples.EMPLOYEE,
        appraiser=samples.APPRAISER,
        lines=(
            FeedbackLine(
                role=GiverRole.LEADER,
                giver=samples.APPRAISER.name,
                on=date(2026, 8, 4),
                about="Akuntabel",
                text=text or "Laporan selalu lengkap dan dapat ditelusuri.",
                level=Rating.ABOVE,
            ),
            FeedbackLine(
                role=GiverRole.LEADER,
                giver=samples.APPRAISER.name,
                on=date(2026, 9, 14),
                about="",
                text="Mulai delegasikan pemeriksaan rutin kepada rekan baru.",
                level=None,
            ),
            *(
                FeedbackLine(
                    role=GiverRole.PEER,
                    giver="",
                    on=None,
                    about=about,
                    text=said,
                    level=Rating.MEETS,
                )
                for about, said in (
                    ("Kompeten", "Mau mengajari petugas baru."),
                    ("Harmonis", "Suka menolong."),
                    ("Kolaboratif", "Terbuka pada usul rekan."),
                )
            ),
        ),
        foot=samples.FOOT,
    )


def work_report(text: str = "", *, late: bool = False) -> WorkReportFormView:
    """Return a laporan kinerja with three realisations and an innovation."""
    person = samples.EMPLOYEE
    return WorkReportFormView(
        agency=samples.AGENCY,
        place=samples.PLACE,
        dated=date(2026, 9, 30),
        employee=person,
        appraiser=samples.APPRAISER,
        report=WorkReportView(
            person=PersonItem(
                person_id=person.person_id,
                name=person.name,
                identity=person.identity,
                position=person.position,
                unit=person.unit,
            ),
            period_code="2026-T3",
            period_label="Triwulan III 2026",
            achievements=text or "Tiga laporan dikirim tepat waktu.\nAnomali data turun separuh.",
            challenges=text or "Jaringan kelurahan terputus enam hari pada Agustus.",
            missing=(),
            late=late,
            realisations=(
                ("Jumlah laporan pemutakhiran data", "3 laporan", "3 laporan"),
                ("Persentase data tanpa anomali", "92 %", "85 %"),
                ("Lama gangguan layanan", "", ""),
            ),
            innovations=() if late else ("Panduan loket satu halaman",),
        ),
        foot=samples.FOOT,
    )


def _credit(
    year: int, first: int, last: int, predicate: Predicate, points: str, jenjang: str
) -> CreditLine:
    percents = {Predicate.SANGAT_BAIK: 150, Predicate.BAIK: 100, Predicate.KURANG: 50}
    return CreditLine(
        year=year,
        starts=date(year, first, 1),
        ends=date(year, last, 28),
        months=last - first + 1,
        jenjang=jenjang,
        predicate=predicate,
        percent=Decimal(percents[predicate]),
        coefficient=Decimal("12.50") if jenjang == "Ahli Pertama" else Decimal("5.00"),
        points=Decimal(points),
    )


def credit(years: int = 2) -> CreditFormView:
    """Return the worked example: 18,75 for a year, 2,08 for two months, 20,83 together."""
    older = tuple(
        _credit(2026 - back, 1, 12, Predicate.SANGAT_BAIK, "18.75", "Ahli Pertama")
        for back in range(years - 1, 0, -1)
    )
    before = sum((one.points for one in older), Decimal("0.00"))
    new = Decimal("2.08")
    return CreditFormView(
        agency=samples.AGENCY,
        place=samples.PLACE,
        year=2026,
        dated=date(2026, 12, 31),
        employee=samples.EMPLOYEE,
        appraiser=samples.APPRAISER,
        jenjang="Ahli Pertama",
        lines=(*older, _credit(2026, 1, 2, Predicate.BAIK, "2.08", "Ahli Pertama")),
        total=new,
        before=before,
        gathered=before + new,
        rank_needs=Decimal(50),
        jenjang_needs=Decimal(100),
        foot=samples.FOOT,
    )


def two_jenjang() -> CreditFormView:
    """Return a year in two jenjang, and nothing said about what is needed next."""
    lines = (
        _credit(2026, 1, 6, Predicate.KURANG, "1.25", "Terampil"),
        _credit(2026, 7, 12, Predicate.BAIK, "6.25", "Ahli Pertama"),
    )
    return replace(
        credit(1),
        lines=lines,
        total=Decimal("7.50"),
        gathered=Decimal("6.25"),
        rank_needs=None,
        jenjang_needs=None,
    )


def archive(*, halves: bool = False) -> ArchiveFormView:
    """Return 2021: 115 without a new idea is Baik; or the mean of two halves."""
    whole = ArchiveLine(
        label="Tahun 2021",
        skp=Decimal(118),
        skp_weight=70,
        behaviour=Decimal(108),
        behaviour_weight=30,
        new_idea=False,
        value=Decimal("115.00"),
        predicate="Baik",
    )
    parts = (
        replace(whole, label="Semester I 2021"),
        replace(
            whole,
            label="Semester II 2021",
            skp_weight=60,
            behaviour_weight=40,
            value=Decimal("114.00"),
            new_idea=True,
            predicate="Sangat Baik",
        ),
    )
    return ArchiveFormView(
        agency=samples.AGENCY,
        place=samples.PLACE,
        year=2021,
        dated=date(2021, 12, 31),
        employee=samples.EMPLOYEE,
        appraiser=samples.MAYOR,
        lines=parts if halves else (whole,),
        value=Decimal("114.50") if halves else Decimal("115.00"),
        predicate="Baik",
        mixed=halves,
        foot=samples.FOOT,
    )


PAPERS = {
    "feedback": ("umpan-balik", feedback()),
    "work-report": ("laporan-kinerja", work_report()),
    "work-report-late": ("laporan-kinerja", work_report(late=True)),
    "credit-conversion": ("konversi-angka-kredit", credit()),
    "credit-conversion-two": ("konversi-angka-kredit", two_jenjang()),
    "credit-accumulation": ("akumulasi-angka-kredit", credit(5)),
    "credit-determination": ("penetapan-angka-kredit", credit(5)),
    "archive": ("penilaian-pp30", archive()),
    "archive-halves": ("penilaian-pp30", archive(halves=True)),
}
LONG = {
    "feedback-long": ("umpan-balik", feedback(samples.LONG_TEXT)),
    "work-report-long": ("laporan-kinerja", work_report(samples.LONG_TEXT)),
}
