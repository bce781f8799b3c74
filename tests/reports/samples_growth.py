"""Lists for a purpose and the piagam of a recognition. Persons invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

from tests.reports import samples

from penilaian_desktop.domain.appraisal import Predicate
from penilaian_desktop.domain.cycle_views import CareerLine, PurposeExport, PurposeRow
from penilaian_desktop.domain.form_views_growth import CertificateFormView, PurposeFormView
from penilaian_desktop.domain.person_views import PersonItem

WIB = timezone(timedelta(hours=7))
DETAILS = (
    "Manajemen waktu (terlayani: Manajemen waktu, 20 Okt 2026, nilai 55 → 80)",
    "Keterampilan komunikasi; teknologi informasi",
    "",
)


def _row(at: int) -> PurposeRow:
    return PurposeRow(
        person=PersonItem(
            person_id=f"p-{at}",
            name=samples.LONG_NAME.name if at == 2 else f"Pegawai Nomor {at}, S.Sos.",
            identity=f"1990010120150310{at:02}",
            position=samples.LONG_NAME.position if at == 2 else "Pengelola Layanan Operasional",
            unit="Bidang Pelayanan Pendaftaran Penduduk",
        ),
        period_code=f"2026-T{at % 4 + 1}",
        predicate=(Predicate.BAIK, Predicate.SANGAT_BAIK, Predicate.BUTUH_PERBAIKAN)[at % 3],
        detail=DETAILS[at % 3],
    )


def purpose(count: int = 5, kind: str = "pelatihan") -> PurposeFormView:
    """Return the list of a purpose."""
    export = PurposeExport(
        purpose=kind,
        starts=date(2026, 1, 1),
        ends=date(2026, 12, 31),
        rows=tuple(_row(at) for at in range(1, count + 1)),
        sha256="0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0",
        signed_by="Nurul Huda",
        sig="eyJhbGciOiJFZERTQSJ9..c2lnbmF0dXJl",
        kid="hB1hkS9yKJm1vXx9Z5n0bGJHk6c3PaQy5sZ9t0uVwXY",
        exported_at=datetime(2026, 11, 19, 1, 30, tzinfo=UTC).astimezone(WIB),
    )
    return PurposeFormView(
        agency=samples.AGENCY,
        place=samples.PLACE,
        dated=date(2026, 11, 19),
        export=export,
        signer=samples.APPRAISER,
        foot=samples.FOOT,
    )


CERTIFICATE = CertificateFormView(
    agency=samples.AGENCY,
    place=samples.PLACE,
    dated=date(2026, 11, 16),
    title="Antrean loket yang tertib",
    text=(
        "Membuka loket setengah jam lebih awal setiap hari Senin sehingga warga yang bekerja "
        "dapat dilayani sebelum jam kantornya."
    ),
    employee=samples.EMPLOYEE,
    signer=samples.APPRAISER,
    foot=samples.FOOT,
)


def career() -> PurposeExport:
    """Return an export for careers of two quarters: one person rose, one has one result."""
    export, (first, second) = purpose(2, "karir").export, (_row(1), _row(2))
    good, best = Predicate.BAIK, Predicate.SANGAT_BAIK
    return replace(
        export,
        period_kind="T",
        careers=(
            CareerLine(
                person=first.person,
                trend=(("2026-T1", good), ("2026-T2", best)),
                trainings=("Manajemen waktu, 20 Okt 2026, nilai 55 → 80",),
                recognitions=("Antrean loket yang tertib, 16 Nov 2026",),
                innovations=(),
            ),
            CareerLine(
                person=second.person,
                trend=(("2026-T2", good),),
                trainings=(),
                recognitions=(),
                innovations=("Antrean lewat pesan singkat, Triwulan II 2026",),
            ),
        ),
    )


PAPERS = {
    "purpose": ("daftar-tujuan", purpose()),
    "purpose-empty": ("daftar-tujuan", purpose(0, "karir")),
    "certificate": ("piagam-apresiasi", CERTIFICATE),
}
LONG = {
    "purpose-long": ("daftar-tujuan", purpose(60, "penghargaan")),
    "certificate-long": (
        "piagam-apresiasi",
        replace(CERTIFICATE, employee=samples.LONG_NAME, signer=samples.LONG_NAME),
    ),
}
