"""Papers about a follow-up. Persons invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.reports import samples

from penilaian_desktop.domain.appraisal import Predicate
from penilaian_desktop.domain.form_views_follow_up import (
    AwardFormView,
    CoachingFormView,
    ProposalFormView,
)
from penilaian_desktop.domain.plan import NOBODY

PERIOD = "Triwulan III 2026"

PROPOSAL = ProposalFormView(
    agency=samples.AGENCY,
    place=samples.PLACE,
    period_label=PERIOD,
    dated=date(2026, 10, 5),
    predicate=Predicate.SANGAT_BAIK,
    employee=samples.EMPLOYEE,
    proposer=samples.APPRAISER,
    superior=samples.MAYOR,
    text="Piagam penghargaan dan prioritas mengikuti pelatihan basis data",
    reason=(
        "Membuka loket setengah jam lebih awal setiap hari Senin dan menyelesaikan tunggakan "
        "perekaman tiga kelurahan sebelum tenggatnya."
    ),
    approved=None,
    approver=NOBODY,
    approved_on=None,
    letter="",
    note="",
    foot=samples.FOOT,
)
APPROVED = replace(
    PROPOSAL,
    approved=True,
    approver=samples.MAYOR,
    approved_on=date(2026, 10, 12),
    letter="800/123/BKPSDM/2026",
    note="Diserahkan pada apel bulan November.",
)
AWARD = AwardFormView(
    agency=samples.AGENCY,
    place=samples.PLACE,
    period_label=PERIOD,
    dated=date(2026, 10, 12),
    predicate=Predicate.SANGAT_BAIK,
    employee=samples.EMPLOYEE,
    signer=samples.APPRAISER,
    text="Pegawai teladan pelayanan kependudukan",
    letter="800/123/BKPSDM/2026",
    foot=samples.FOOT,
)
COACHING = CoachingFormView(
    agency=samples.AGENCY,
    place=samples.PLACE,
    period_label=PERIOD,
    dated=date(2026, 10, 6),
    held_on=date(2026, 10, 6),
    predicate=Predicate.BUTUH_PERBAIKAN,
    employee=samples.EMPLOYEE,
    coach=samples.APPRAISER,
    text="Mengelola waktu penyelesaian berkas",
    reason="Separuh berkas selesai sesudah janji layanan.",
    outcome=(
        "Berkas dibagi menurut hari janji layanan.\n"
        "Bimbingan tiap Jumat pagi selama satu bulan, dimulai 9 Oktober 2026."
    ),
    foot=samples.FOOT,
)

PAPERS = {
    "proposal": ("surat-usulan-penghargaan", PROPOSAL),
    "proposal-approved": ("surat-usulan-penghargaan", APPROVED),
    "award": ("piagam-penghargaan", AWARD),
    "plain-award": ("piagam-penghargaan", replace(AWARD, text="", letter="")),
    "coaching": ("berita-acara-pembinaan", COACHING),
    "coaching-empty": (
        "berita-acara-pembinaan",
        replace(COACHING, held_on=None, reason="", outcome=""),
    ),
}
LONG = {
    "proposal-long": (
        "surat-usulan-penghargaan",
        replace(
            APPROVED,
            employee=samples.LONG_NAME,
            proposer=samples.LONG_NAME,
            superior=samples.LONG_NAME,
            approver=samples.LONG_NAME,
            reason=samples.LONG_TEXT,
        ),
    ),
    "award-long": (
        "piagam-penghargaan",
        replace(AWARD, employee=samples.LONG_NAME, signer=samples.LONG_NAME),
    ),
    "coaching-long": (
        "berita-acara-pembinaan",
        replace(
            COACHING,
            employee=samples.LONG_NAME,
            coach=samples.LONG_NAME,
            outcome=samples.LONG_TEXT,
        ),
    ),
}
