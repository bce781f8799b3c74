"""Views to print: plans of every size, long names, long texts, nothing at all. Persons invented."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from penilaian_desktop.domain.berakhlak import VALUES
from penilaian_desktop.domain.form_views import (
    FormFoot,
    SkpFormView,
)
from penilaian_desktop.domain.plan import (
    Approach,
    Aspect,
    Direction,
    PersonSnapshot,
    Perspective,
    PlanForm,
    PlanStatus,
    RhkKind,
)
from penilaian_desktop.domain.skp_views import IndicatorView, PlanView, RhkView

AGENCY = "Pemerintah Kota Tanjung Rambutan"
PLACE = "Tanjung Rambutan"
FOOT = FormFoot(
    data_sha256="3fa1c09b7d5e42f8a6b0c1d2e3f405162738495a6b7c8d9e0f1a2b3c4d5e6f70",
    package_id="9c1b7f0a52e84d6db3f1a07c64e2d8951f3a5b7c9d0e2f4a6b8c1d3e5f708192",
    printed_from="Penilaian Desktop 0.1.0",
)
UNSENT = FormFoot(data_sha256="", package_id="", printed_from="Penilaian Desktop 0.1.0")

EMPLOYEE = PersonSnapshot(
    person_id="p-1",
    name="Sekar Ayu Prameswari, S.Kom.",
    identity="199204172019032006",
    rank="Penata Muda Tingkat I / III/b",
    position="Pranata Komputer Ahli Pertama",
    unit="Dinas Kependudukan dan Pencatatan Sipil",
)
APPRAISER = PersonSnapshot(
    person_id="p-2",
    name="Drs. I Gede Suparta, M.Si.",
    identity="197109201997031004",
    rank="Pembina Tingkat I / IV/b",
    position="Plt. Kepala Bidang Pengelolaan Informasi Administrasi Kependudukan",
    unit="Dinas Kependudukan dan Pencatatan Sipil",
)
MAYOR = PersonSnapshot(
    person_id="p-3",
    name="Dr. H. Baskara Wiratama",
    identity="",
    identity_kind="NONE",
    rank="",
    position="Wali Kota Tanjung Rambutan",
    unit="Pemerintah Kota Tanjung Rambutan",
)
OFFICER = PersonSnapshot(
    person_id="p-4",
    name="Letnan Kolonel Arm. Yusuf Manggala",
    identity="11010023450779",
    identity_kind="NRP",
    rank="Letnan Kolonel",
    position="Kepala Kantor Bersama",
    unit="Kantor Bersama Samsat",
)
LONG_NAME = PersonSnapshot(
    person_id="p-5",
    name="Prof. Dr. dr. Raden Ajeng Kusumaningtyas Hadiwijayanti Sastrodihardjo, Sp.A(K), M.Kes.",
    identity="197812312005012003",
    rank="Pembina Utama Madya / IV/d",
    position=(
        "Kepala Seksi Identitas Penduduk dan Pengelolaan Sistem Informasi Administrasi "
        "Kependudukan pada Bidang Pelayanan Pendaftaran Penduduk"
    ),
    unit=(
        "Unit Pelaksana Teknis Dinas Kependudukan dan Pencatatan Sipil Wilayah Kepulauan "
        "Bagian Timur"
    ),
)

_RESULTS = (
    ("Tersedianya data kependudukan yang mutakhir", "Terkelolanya informasi kependudukan"),
    ("Terlayaninya perekaman KTP-el warga", "Meningkatnya cakupan dokumen kependudukan"),
    ("Terpeliharanya jaringan dan basis data pelayanan", "Terkelolanya informasi kependudukan"),
    ("Terlaksananya survei kepuasan masyarakat", "Meningkatnya kepuasan masyarakat"),
    ("Tersusunnya laporan kinerja bulanan bidang", "Terwujudnya akuntabilitas kinerja dinas"),
)
_INDICATORS = (
    (Aspect.KUANTITAS, "Jumlah laporan pemutakhiran data", "12", "laporan"),
    (Aspect.KUALITAS, "Persentase data tanpa anomali", "80 - 90%", "persen"),
    (Aspect.WAKTU, "Lama gangguan layanan paling lama", "≤ 3 jam", "jam"),
    (Aspect.BIAYA, "Serapan anggaran pemeliharaan", "minimal 95,00", "persen"),
)


def indicator(order: int, text: str | None = None, target: str | None = None) -> IndicatorView:
    """Return an indicator; texts come from a small stock."""
    aspect, stock, stock_target, unit = _INDICATORS[order % len(_INDICATORS)]
    return IndicatorView(
        id=f"i-{order}",
        version=1,
        order=order,
        aspect=aspect,
        perspectives=(Perspective.PENERIMA_LAYANAN, Perspective.PROSES_BISNIS)[: 1 + order % 2],
        text=stock if text is None else text,
        target_text=stock_target if target is None else target,
        target_low=Decimal(12),
        target_high=None,
        unit=unit,
        direction=Direction.HIGHER,
        measure="",
        source="",
        quarter_targets=(None, None, None, None),
    )


def rhk(
    number: int,
    kind: RhkKind = RhkKind.UTAMA,
    *,
    text: str | None = None,
    parent: str | None = None,
    assigned_by: str = "",
    indicators: tuple[IndicatorView, ...] | None = None,
) -> RhkView:
    """Return an RHK with one to four indicators."""
    stock, stock_parent = _RESULTS[number % len(_RESULTS)]
    return RhkView(
        id=f"r-{number}",
        version=1,
        number=number,
        kind=kind,
        text=stock if text is None else text,
        parent_rhk_id=None,
        parent_text=stock_parent if parent is None else parent,
        assigned_by=assigned_by,
        indicators=(
            tuple(indicator(order) for order in range(1 + number % 4))
            if indicators is None
            else indicators
        ),
    )


def plan(
    rhks: tuple[RhkView, ...],
    *,
    employee: PersonSnapshot = EMPLOYEE,
    appraiser: PersonSnapshot = APPRAISER,
    form: PlanForm = PlanForm.JAJF,
    approach: Approach = Approach.KUANTITATIF,
    expectations: tuple[str, ...] = ("", "", "Mengikuti satu pelatihan basis data", "", "", "", ""),
    support: tuple[str, ...] = ("Laptop dan jaringan internet", "Anggaran pemeliharaan"),
    accountability: tuple[str, ...] = ("Laporan bulanan kepada Kepala Bidang",),
    consequences: tuple[str, ...] = ("Pertimbangan pengembangan kompetensi",),
) -> PlanView:
    """Return a plan for 2026."""
    return PlanView(
        id="plan-1",
        version=2,
        person_id=employee.person_id,
        year=2026,
        starts=date(2026, 1, 1),
        ends=date(2026, 12, 31),
        form=form,
        approach=approach,
        status=PlanStatus.AGREED,
        decision_note="",
        employee=employee,
        appraiser=appraiser,
        appraiser_superior=MAYOR,
        expectations=expectations,
        support=support,
        accountability=accountability,
        consequences=consequences,
        rhk=rhks,
    )


def skp(plan_view: PlanView, *, signed_on: date | None = date(2026, 1, 5)) -> SkpFormView:
    """Return the form of a plan."""
    return SkpFormView(
        agency=AGENCY,
        place=PLACE,
        signed_on=signed_on,
        plan=plan_view,
        behaviour=tuple(
            (value.name, value.guides, expectation)
            for value, expectation in zip(VALUES, plan_view.expectations, strict=True)
        ),
        foot=FOOT,
    )


def many(count: int) -> tuple[RhkView, ...]:
    """Return `count` RHK, the last fifth of them tambahan (none of a single one)."""
    extra = count // 5
    return tuple(
        rhk(
            number,
            RhkKind.TAMBAHAN if number > count - extra else RhkKind.UTAMA,
            parent="" if number > count - extra else None,
            assigned_by="Kepala Dinas" if number > count - extra else "",
        )
        for number in range(1, count + 1)
    )


LONG_TEXT = " ".join(
    f"Kalimat ke-{number} menguraikan secara rinci langkah, keluaran, dan pihak yang dilayani "
    "agar hasil kerja dapat diukur dengan jujur; "
    for number in range(1, 61)
).strip()


def skp_of(count: int) -> SkpFormView:
    """Return an ordinary SKP with `count` RHK."""
    return skp(plan(many(count)))


def skp_long_names() -> SkpFormView:
    """Return an SKP of people with names of 80 characters."""
    return skp(plan(many(2), employee=LONG_NAME, appraiser=LONG_NAME))


def skp_long_texts() -> SkpFormView:
    """Return an SKP with texts that fill pages, in every column."""
    return skp(
        plan(
            (
                rhk(1, text=LONG_TEXT),
                rhk(2, parent=LONG_TEXT),
                rhk(3, indicators=(indicator(0, LONG_TEXT), indicator(1), indicator(2))),
                rhk(4, indicators=(indicator(1, target=LONG_TEXT[:900]),)),
            ),
            expectations=("", LONG_TEXT[:1500], "", "", "", "", LONG_TEXT),
            support=(LONG_TEXT,),
            consequences=("Pertimbangan", LONG_TEXT),
        )
    )


def skp_empty() -> SkpFormView:
    """Return an SKP with nothing in it yet, for an appraiser without a number."""
    return skp(
        plan(
            (),
            appraiser=MAYOR,
            expectations=("",) * 7,
            support=(),
            accountability=(),
            consequences=(),
        ),
        signed_on=None,
    )


def skp_jpt(approach: Approach = Approach.KUANTITATIF) -> SkpFormView:
    """Return the SKP of a head of office appraised by the mayor."""
    return skp(plan(many(6), appraiser=MAYOR, form=PlanForm.JPT, approach=approach))


def skp_qualitative() -> SkpFormView:
    """Return a qualitative SKP."""
    return skp(plan(many(6), approach=Approach.KUALITATIF))
