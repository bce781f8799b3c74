"""The door to paper: which forms there are, and how to get one as a PDF.

Importing it is cheap; reportlab is loaded with the first form.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from penilaian_desktop.domain.calibration_views import CalibrationFormView
from penilaian_desktop.domain.errors import RuleViolation, StorageUnavailable
from penilaian_desktop.domain.form_views import (
    EvaluationFormView,
    EvaluationSheetView,
    ReceiptFormView,
    SkpFormView,
    WhyFormView,
)
from penilaian_desktop.domain.form_views_attendance import AttendanceFormView
from penilaian_desktop.domain.form_views_chart import ChartFormView
from penilaian_desktop.domain.form_views_cycle import (
    ArchiveFormView,
    CreditFormView,
    FeedbackFormView,
    WorkReportFormView,
)
from penilaian_desktop.domain.form_views_device import KeyFormView
from penilaian_desktop.domain.form_views_follow_up import (
    AwardFormView,
    CoachingFormView,
    ProposalFormView,
)
from penilaian_desktop.domain.form_views_growth import CertificateFormView, PurposeFormView
from penilaian_desktop.domain.form_views_plan import (
    ActionFormView,
    ExpectedFormView,
    ManualFormView,
    MatrixFormView,
)
from penilaian_desktop.domain.form_views_strength import StrengthFormView
from penilaian_desktop.domain.form_views_unit import (
    RecapFormView,
    ReminderFormView,
    SummaryFormView,
)
from penilaian_desktop.domain.form_views_voice import (
    RegisterFormView,
    ReviewFormView,
    StaffFormView,
    VoiceFormView,
)
from penilaian_desktop.domain.guide import GuideFormView
from penilaian_desktop.domain.log_views import LogReportView
from penilaian_desktop.domain.paper import Orientation, Paper, PrintSettings
from penilaian_desktop.reports.fingerprint import said_in
from penilaian_desktop.reports.style import Setup

if TYPE_CHECKING:
    from penilaian_desktop.reports.sheet import Document


@dataclass(frozen=True, slots=True)
class FormSpec:
    """A form: its Indonesian title, whether it needs a period, and the view it prints.

    `of_person` tells forms about a person, `of_unit` those about a unit and `of_agency` those
    about neither, which `penilaian print` offers, from those about a package; `emblem` those that
    have the Garuda on top.
    """

    title: str
    needs_period: bool
    view: type
    module: str
    function: str
    of_person: bool = True
    emblem: bool = False
    of_unit: bool = False
    of_agency: bool = False


FORMS: Mapping[str, FormSpec] = MappingProxyType(
    {
        "skp": FormSpec(
            "Sasaran Kinerja Pegawai dengan lampirannya", False, SkpFormView, "skp", "lay_skp"
        ),
        "dokumen-evaluasi": FormSpec(
            "Dokumen Evaluasi Kinerja Pegawai (D.1.1)",
            True,
            EvaluationFormView,
            "evaluation",
            "lay_evaluation",
            emblem=True,
        ),
        "evaluasi": FormSpec(
            "Evaluasi Kinerja Pegawai (lembar realisasi dan umpan balik)",
            True,
            EvaluationSheetView,
            "evaluation_sheet",
            "lay_evaluation_sheet",
        ),
        "alasan-predikat": FormSpec(
            "Alasan predikat: aturan, rating, indikator, dan riwayatnya",
            True,
            WhyFormView,
            "why",
            "lay_why",
        ),
        "kekuatan": FormSpec(
            "Kekuatan dan perbaikan pegawai dari periode ke periode",
            False,
            StrengthFormView,
            "strength",
            "lay_strengths",
        ),
        "laporan-harian": FormSpec(
            "Laporan kegiatan harian",
            True,
            LogReportView,
            "log_report",
            "lay_log",
        ),
        "laporan-mingguan": FormSpec(
            "Laporan kegiatan mingguan",
            True,
            LogReportView,
            "log_report",
            "lay_log",
        ),
        "laporan-bulanan": FormSpec(
            "Laporan kegiatan bulanan",
            True,
            LogReportView,
            "log_report",
            "lay_log",
        ),
        "lampiran-skp": FormSpec(
            "Lampiran Sasaran Kinerja Pegawai", False, SkpFormView, "skp", "lay_annex"
        ),
        "manual-indikator": FormSpec(
            "Manual Indikator Kinerja", False, ManualFormView, "manual", "lay_manual"
        ),
        "matriks-peran-hasil": FormSpec(
            "Matriks Peran Hasil", False, MatrixFormView, "matrix", "lay_matrix"
        ),
        "rencana-aksi": FormSpec("Rencana aksi", False, ActionFormView, "actions", "lay_actions"),
        "yang-diharapkan": FormSpec(
            "Apa yang diharapkan dari saya", False, ExpectedFormView, "expected", "lay_expected"
        ),
        "umpan-balik": FormSpec(
            "Umpan balik satu periode", True, FeedbackFormView, "feedback", "lay_feedback"
        ),
        "laporan-kinerja": FormSpec(
            "Laporan kinerja: pencapaian dan tantangan",
            True,
            WorkReportFormView,
            "work_report",
            "lay_work_report",
        ),
        "konversi-angka-kredit": FormSpec(
            "Konversi predikat kinerja ke angka kredit",
            False,
            CreditFormView,
            "credit",
            "lay_conversion",
        ),
        "akumulasi-angka-kredit": FormSpec(
            "Akumulasi angka kredit", False, CreditFormView, "credit", "lay_accumulation"
        ),
        "penetapan-angka-kredit": FormSpec(
            "Penetapan angka kredit", False, CreditFormView, "credit", "lay_determination"
        ),
        "penilaian-pp30": FormSpec(
            "Penilaian prestasi kerja PP 30/2019 (arsip)",
            False,
            ArchiveFormView,
            "archive",
            "lay_archive",
        ),
        "surat-pengingat": FormSpec(
            "Surat pengingat", True, ReminderFormView, "reminder", "lay_reminder"
        ),
        "surat-usulan-penghargaan": FormSpec(
            "Surat usulan penghargaan dengan persetujuannya",
            True,
            ProposalFormView,
            "follow_up",
            "lay_proposal",
        ),
        "piagam-penghargaan": FormSpec(
            "Piagam penghargaan",
            True,
            AwardFormView,
            "follow_up",
            "lay_award",
        ),
        "berita-acara-pembinaan": FormSpec(
            "Berita acara pembinaan kinerja",
            True,
            CoachingFormView,
            "follow_up",
            "lay_coaching",
        ),
        "rekap-unit": FormSpec(
            "Rekap penilaian satu unit",
            True,
            RecapFormView,
            "recap",
            "lay_recap",
            of_person=False,
            of_unit=True,
        ),
        "ringkasan-publik": FormSpec(
            "Ringkasan predikat menurut unit, tanpa nama",
            True,
            SummaryFormView,
            "recap",
            "lay_summary",
            of_person=False,
            of_unit=True,
        ),
        "hasil-survei": FormSpec(
            "Hasil survei (IKM), pengaduan, dan pujian",
            True,
            VoiceFormView,
            "voice",
            "lay_voice",
            of_person=False,
            of_unit=True,
        ),
        "rekap-kehadiran": FormSpec(
            "Rekap kehadiran unit",
            True,
            AttendanceFormView,
            "attendance",
            "lay_attendance",
            of_person=False,
            of_unit=True,
        ),
        "register-perbaikan": FormSpec(
            "Register perbaikan layanan",
            True,
            RegisterFormView,
            "register",
            "lay_register",
            of_person=False,
            of_unit=True,
        ),
        "kuesioner-wawancara": FormSpec(
            "Ringkasan kuesioner dan wawancara pegawai",
            True,
            StaffFormView,
            "system",
            "lay_staff",
            of_person=False,
            of_agency=True,
        ),
        "tinjauan-sistem": FormSpec(
            "Tinjauan tahunan sistem penilaian",
            True,
            ReviewFormView,
            "system",
            "lay_review",
            of_person=False,
            of_agency=True,
        ),
        "panduan-satu-halaman": FormSpec(
            "Panduan satu halaman untuk pegawai",
            False,
            GuideFormView,
            "guide",
            "lay_guide",
            of_person=False,
            of_agency=True,
        ),
        "grafik-pemantauan": FormSpec(
            "Grafik pemantauan dengan tabelnya",
            False,
            ChartFormView,
            "chart_form",
            "lay_charts",
            of_person=False,
        ),
        "berita-acara-kalibrasi": FormSpec(
            "Berita acara kalibrasi predikat kinerja",
            True,
            CalibrationFormView,
            "calibration",
            "lay_calibration",
            of_person=False,
        ),
        "daftar-tujuan": FormSpec(
            "Daftar hasil untuk karier, pelatihan, atau penghargaan",
            False,
            PurposeFormView,
            "growth",
            "lay_purpose",
            of_person=False,
        ),
        "piagam-apresiasi": FormSpec(
            "Piagam apresiasi",
            False,
            CertificateFormView,
            "growth",
            "lay_certificate",
            of_person=False,
            emblem=True,
        ),
        "tanda-terima": FormSpec(
            "Tanda terima paket",
            False,
            ReceiptFormView,
            "receipt",
            "lay_receipt",
            of_person=False,
        ),
        "sidik-kunci": FormSpec(
            "Lembar sidik kunci laptop atau kantor",
            False,
            KeyFormView,
            "key_sheet",
            "lay_key",
            of_person=False,
        ),
    }
)
"""The closed list of forms, in the order `penilaian print --list` shows them."""

PERSON_FORMS: Mapping[str, FormSpec] = MappingProxyType(
    {name: spec for name, spec in FORMS.items() if spec.of_person}
)
"""The forms about one person."""

UNIT_FORMS: Mapping[str, FormSpec] = MappingProxyType(
    {name: spec for name, spec in FORMS.items() if spec.of_unit}
)
"""The forms about a unit."""

AGENCY_FORMS: Mapping[str, FormSpec] = MappingProxyType(
    {name: spec for name, spec in FORMS.items() if spec.of_agency}
)
"""The forms that are the same for everybody."""

_fonts: Path | None = None


def use_fonts(folder: Path) -> None:
    """Say where the print fonts lie (`resources/fonts/print`); the container calls it once.

    A worker process of a batch calls it for itself.
    """
    global _fonts  # noqa: PLW0603  (fonts are registered once a process)
    _fonts = folder


def setup_for(
    form: str,
    settings: PrintSettings,
    *,
    paper: Paper | None = None,
    orientation: Orientation | None = None,
) -> Setup:
    """Return how a form is printed by the settings of the workspace, and by a choice for once.

    The letterhead stands on the forms the settings name, the emblem on those that have it.
    """
    spec = FORMS.get(form)
    head = settings.letterhead if form in settings.letterhead_forms else None
    return Setup(
        paper=paper or settings.paper,
        orientation=orientation,
        margins=settings.margins,
        emblem=settings.emblem if spec is not None and spec.emblem else b"",
        letterhead=head or None,
    )


def render(form: str, view: object, setup: Setup | None = None) -> bytes:
    """Return a form as PDF bytes; the same view and setup give the same bytes.

    Raises RuleViolation("print_form_unknown") for a name that is not in FORMS,
    RuleViolation("form_wrong_data") for a view of another form, and
    StorageUnavailable("print_fonts_missing") when the fonts cannot be read.
    """
    return render_book(((form, view, setup or Setup()),))[0]


def render_book(parts: Sequence[tuple[str, object, Setup]]) -> tuple[bytes, tuple[int, ...]]:
    """Return forms as one PDF that holds each font once, and the number of pages of each.

    Each form keeps its own numbering, foot and QR code. Needs at least one; raises as `render`.
    """
    documents = [_document(form, view, setup) for form, view, setup in parts]
    sheet = import_module("penilaian_desktop.reports.sheet")
    made: tuple[bytes, tuple[int, ...]] = sheet.render_documents(documents)
    return made


def _document(form: str, view: object, setup: Setup) -> Document:
    spec = FORMS.get(form)
    if spec is None:
        raise RuleViolation("print_form_unknown", field="form", form=form, forms=", ".join(FORMS))
    if not isinstance(view, spec.view):
        raise RuleViolation("form_wrong_data", field="form", form=form)
    if _fonts is None:
        raise StorageUnavailable("print_fonts_missing", name="fonts/print")
    import_module("penilaian_desktop.reports.fonts").load_fonts(_fonts)
    module = import_module(f"penilaian_desktop.reports.{spec.module}")
    lay: Callable[[object, Setup], Document] = getattr(module, spec.function)
    return lay(view, setup)


def unprintable(view: object) -> str:
    """Return the characters in a view that the print fonts do not have: they are printed as boxes.

    Raises as `render` where the fonts cannot be read.
    """
    if _fonts is None:
        raise StorageUnavailable("print_fonts_missing", name="fonts/print")
    fonts = import_module("penilaian_desktop.reports.fonts")
    fonts.load_fonts(_fonts)
    found: str = fonts.unprintable(said_in(view))
    return found


def warm_up() -> None:
    """Load what draws, so that the first form does not pay for it."""
    if _fonts is not None:
        import_module("penilaian_desktop.reports.fonts").load_fonts(_fonts)
        import_module("penilaian_desktop.reports.sheet")


def fonts_folder() -> Path | None:
    """Return where the print fonts lie, for a worker process."""
    return _fonts
