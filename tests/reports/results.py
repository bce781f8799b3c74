"""Appraisals to print: evaluations, sheets, the why of a predicate, receipts. Persons invented."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from tests.reports.samples import AGENCY, APPRAISER, EMPLOYEE, FOOT, MAYOR, OFFICER, PLACE, skp

from penilaian_desktop.domain.appraisal import (
    AppraisalState,
    GiverRole,
    OrganisationPredicate,
    Predicate,
    Rating,
    TrailStep,
)
from penilaian_desktop.domain.appraisal_views import AppraisalView, BehaviourResult, RhkResult
from penilaian_desktop.domain.berakhlak import VALUES
from penilaian_desktop.domain.feedback_views import FeedbackItem
from penilaian_desktop.domain.form_views import (
    EvaluationFormView,
    EvaluationSheetView,
    ReceiptFormView,
    WhyFormView,
)
from penilaian_desktop.domain.journal_views import HistoryLine
from penilaian_desktop.domain.package_views import PackageItem, Problem
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.plan import (
    Direction,
    PersonSnapshot,
)
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.domain.why_views import WhyView


def evaluation(
    *,
    predicate: Predicate = Predicate.BAIK,
    period_label: str = "Triwulan III 2026",
    notes: str = "Pertahankan ketepatan waktu laporan; ikuti satu pelatihan basis data.",
    objection: str = "",
    explanation: str = "",
    decision: str = "",
    objection_on: date | None = None,
    employee: PersonSnapshot = EMPLOYEE,
    appraiser: PersonSnapshot = APPRAISER,
    superior: PersonSnapshot = MAYOR,
) -> EvaluationFormView:
    """Return a Dokumen Evaluasi for the third quarter of 2026."""
    return EvaluationFormView(
        agency=AGENCY,
        place=PLACE,
        period_label=period_label,
        starts=date(2026, 7, 1),
        ends=date(2026, 9, 30),
        employee=employee,
        appraiser=appraiser,
        appraiser_superior=superior,
        organisation=OrganisationPredicate.BAIK,
        predicate=predicate,
        notes=notes,
        objection_on=objection_on,
        objection=objection,
        explanation=explanation,
        decision=decision,
        signed_on=date(2026, 10, 5),
        foot=FOOT,
    )


def evaluation_with_objection() -> EvaluationFormView:
    """Return a Dokumen Evaluasi whose objection was decided."""
    return evaluation(
        predicate=Predicate.KURANG,
        objection_on=date(2026, 10, 12),
        objection="Tiga laporan bulan September belum dihitung karena bukti terlambat disalin.",
        explanation="Bukti diterima setelah batas waktu; dua laporan sudah ikut dihitung.",
        decision="Predikat tetap. Bukti yang terlambat dihitung pada triwulan berikutnya.",
        appraiser=OFFICER,
        superior=APPRAISER,
    )


NOON = datetime(2026, 10, 5, 5, 0, tzinfo=UTC)


def said(
    text: str, role: GiverRole = GiverRole.LEADER, *, value: int | None = None, rhk_id: str = ""
) -> FeedbackItem:
    """Return feedback on a value (by its place) or on an RHK."""
    return FeedbackItem(
        id=text[:8],
        text=text,
        giver="",
        giver_role=role,
        value_code="" if value is None else VALUES[value].code,
        value_name="" if value is None else VALUES[value].name,
        rhk_id=rhk_id or None,
        at=NOON,
    )


def appraisal(plan_view: PlanView, *, long: str = "") -> AppraisalView:
    """Return a published appraisal of a plan for the third quarter."""
    feedback = {
        0: (said("Ramah dan cekatan saat antrean panjang", value=0),),
        2: (
            said("Mau mengajari petugas baru", GiverRole.PEER, value=2),
            said(long or "Sertifikat pelatihan sudah diserahkan", value=2),
        ),
    }
    return AppraisalView(
        id="a-1",
        version=4,
        person=PersonItem(
            person_id=plan_view.employee.person_id,
            name=plan_view.employee.name,
            identity=plan_view.employee.identity,
            position=plan_view.employee.position,
            unit=plan_view.employee.unit,
        ),
        period_code="2026-T3",
        state=AppraisalState.PUBLISHED,
        work_rating=Rating.MEETS,
        work_suggested=Rating.MEETS,
        work_reason="",
        behaviour_rating=Rating.ABOVE,
        behaviour_suggested=Rating.MEETS,
        behaviour_reason="Konsisten membantu loket lain; tiga ucapan terima kasih warga.",
        predicate=Predicate.BAIK,
        strength="",
        improvement="",
        recommendation="",
        organisation=OrganisationPredicate.BAIK,
        rhk=tuple(
            RhkResult(
                rhk_id=one.id,
                number=one.number,
                kind=one.kind,
                text=one.text,
                indicator_text=one.indicators[0].text if one.indicators else "",
                actual=Decimal(11 + one.number),
                actual_text="",
                target=Decimal(12),
                unit="laporan",
                direction=Direction.HIGHER,
                percent=Decimal(1100 + 100 * one.number) / 12,
                activities=20 + one.number,
                evidence=7,
                rating=Rating.MEETS if one.number > 1 else Rating.ABOVE,
                suggested=Rating.MEETS,
            )
            for one in plan_view.rhk
        ),
        behaviour=tuple(
            BehaviourResult(
                code=value.code,
                name=value.name,
                expectation=plan_view.expectations[index],
                feedback=feedback.get(index, ()),
            )
            for index, value in enumerate(VALUES)
        ),
        achievements="",
        challenges="",
        trail=(
            TrailStep(
                rule="Kuadran kinerja pegawai",
                inputs=(
                    ("hasil_kerja", "sesuai_ekspektasi"),
                    ("perilaku_kerja", "di_atas_ekspektasi"),
                ),
                output="baik",
                article="PermenPANRB 6/2022 Pasal 24–25",
            ),
        ),
        opened=88,
        entries=98,
        published_on=date(2026, 10, 6),
    )


def evaluation_sheet(plan_view: PlanView, *, long: str = "") -> EvaluationSheetView:
    """Return the evaluation sheet of a plan."""
    ids = [one.id for rhk_view in plan_view.rhk for one in rhk_view.indicators]
    return EvaluationSheetView(
        agency=AGENCY,
        place=PLACE,
        period_label="Triwulan III 2026",
        signed_on=date(2026, 10, 5),
        plan=plan_view,
        appraisal=appraisal(plan_view, long=long),
        behaviour=skp(plan_view).behaviour,
        realisations=tuple((one, f"{place + 9} laporan") for place, one in enumerate(ids)),
        feedback=(
            said("Tepat waktu, pertahankan", rhk_id="r-1"),
            said("Responsif saat gangguan", GiverRole.PEER, rhk_id="r-2"),
            said(long or "Tinggal anomali ganda", rhk_id="r-2"),
        ),
        foot=FOOT,
        targets=(("i-0", "3 laporan"),),
    )


def why(plan_view: PlanView) -> WhyFormView:
    """Return the proof chain of a plan's appraisal."""
    results = ("kurang", "baik", "sangat_baik"), ("kurang", "baik", "baik")
    below = ("sangat_kurang", "butuh_perbaikan", "butuh_perbaikan")
    matrix = tuple(
        (work.value, behaviour.value, result)
        for work, row in zip(
            (Rating.ABOVE, Rating.MEETS, Rating.BELOW), (*results, below), strict=True
        )
        for behaviour, result in zip((Rating.BELOW, Rating.MEETS, Rating.ABOVE), row, strict=True)
    )
    return WhyFormView(
        agency=AGENCY,
        period_label="Triwulan III 2026",
        dated=date(2026, 10, 6),
        time_zone="WITA",
        why=WhyView(
            appraisal=appraisal(plan_view),
            matrix=matrix,
            scheme_title="Peraturan Menteri PANRB Nomor 6 Tahun 2022",
            article="PermenPANRB 6/2022 Pasal 24–25",
            history=(
                HistoryLine(
                    at=NOON,
                    who="Drs. I Gede Suparta, M.Si.",
                    device="LAYANAN-02",
                    kind="rated",
                    text="Rating oleh Drs. I Gede Suparta, M.Si.",
                ),
                HistoryLine(
                    at=NOON,
                    who="Drs. I Gede Suparta, M.Si.",
                    device="LAYANAN-02",
                    kind="published",
                    text="Diterbitkan",
                    package=FOOT.package_id,
                ),
            ),
            objection_until=date(2026, 10, 20),
        ),
        foot=FOOT,
    )


def receipt(outcome: str = "applied", problems: tuple[Problem, ...] = ()) -> ReceiptFormView:
    """Return the receipt of a unit's report."""
    return ReceiptFormView(
        agency=AGENCY,
        place=PLACE,
        office="Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
        officer=APPRAISER,
        received=datetime(2026, 10, 6, 17, 5, tzinfo=UTC),
        time_zone="WITA",
        package=PackageItem(
            identity=FOOT.package_id,
            file="disdukcapil-0027.paket",
            size=1_258_291,
            unit="Dinas Kependudukan dan Pencatatan Sipil",
            signer="Ni Luh Ratnasari",
            device="LAYANAN-02",
            known=True,
            periods=("2026-T3",),
            made=NOON,
            kind="report",
            carrier="sealed",
            seq=27,
            new=412,
            changed=9,
            refused=len(problems),
            outcome=outcome,
            problems=problems,
        ),
        foot=FOOT,
    )


REFUSED = tuple(
    Problem(
        code="nip_not_18_digits",
        place=f"records.jsonl, baris {line}",
        message="NIP harus 18 angka; tulis sebagai teks di lembar sumbernya.",
    )
    for line in range(3, 48)
)
