"""The door to paper: which forms there are, and how to get one as a PDF.

Importing it is cheap; reportlab is loaded with the first form.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from penilaian_desktop.domain.errors import RuleViolation, StorageUnavailable
from penilaian_desktop.domain.log_views import LogReportView
from penilaian_desktop.domain.views import (
    EvaluationFormView,
    EvaluationSheetView,
    ReceiptFormView,
    SkpFormView,
    WhyFormView,
)
from penilaian_desktop.reports.style import Setup


@dataclass(frozen=True, slots=True)
class FormSpec:
    """A form: its Indonesian title, whether it needs a period, and the view it prints.

    `of_person` tells forms about a person, which `penilaian print` offers, from those about a
    package.
    """

    title: str
    needs_period: bool
    view: type
    module: str
    function: str
    of_person: bool = True


FORMS: Mapping[str, FormSpec] = MappingProxyType(
    {
        "skp": FormSpec(
            "Sasaran Kinerja Pegawai dengan lampirannya", False, SkpFormView, "skp", "render_skp"
        ),
        "dokumen-evaluasi": FormSpec(
            "Dokumen Evaluasi Kinerja Pegawai (D.1.1)",
            True,
            EvaluationFormView,
            "evaluation",
            "render_evaluation",
        ),
        "evaluasi": FormSpec(
            "Evaluasi Kinerja Pegawai (lembar realisasi dan umpan balik)",
            True,
            EvaluationSheetView,
            "evaluation_sheet",
            "render_evaluation_sheet",
        ),
        "alasan-predikat": FormSpec(
            "Alasan predikat: aturan, rating, indikator, dan riwayatnya",
            True,
            WhyFormView,
            "why",
            "render_why",
        ),
        "laporan-harian": FormSpec(
            "Laporan kegiatan harian",
            True,
            LogReportView,
            "log_report",
            "render_log",
        ),
        "laporan-mingguan": FormSpec(
            "Laporan kegiatan mingguan",
            True,
            LogReportView,
            "log_report",
            "render_log",
        ),
        "laporan-bulanan": FormSpec(
            "Laporan kegiatan bulanan",
            True,
            LogReportView,
            "log_report",
            "render_log",
        ),
        "tanda-terima": FormSpec(
            "Tanda terima paket",
            False,
            ReceiptFormView,
            "receipt",
            "render_receipt",
            of_person=False,
        ),
    }
)
"""The closed list of forms, in the order `penilaian print --list` shows them."""

PERSON_FORMS: Mapping[str, FormSpec] = MappingProxyType(
    {name: spec for name, spec in FORMS.items() if spec.of_person}
)
"""The forms about one person."""

_fonts: Path | None = None


def use_fonts(folder: Path) -> None:
    """Say where the print fonts lie (`resources/fonts/print`); the container calls it once.

    A worker process of a batch calls it for itself.
    """
    global _fonts  # noqa: PLW0603  (fonts are registered once a process)
    _fonts = folder


def render(form: str, view: object, setup: Setup | None = None) -> bytes:
    """Return a form as PDF bytes; the same view and setup give the same bytes.

    Raises RuleViolation("print_form_unknown") for a name that is not in FORMS,
    RuleViolation("form_wrong_data") for a view of another form, and
    StorageUnavailable("print_fonts_missing") when the fonts cannot be read.
    """
    spec = FORMS.get(form)
    if spec is None:
        raise RuleViolation("print_form_unknown", field="form", form=form, forms=", ".join(FORMS))
    if not isinstance(view, spec.view):
        raise RuleViolation("form_wrong_data", field="form", form=form)
    if _fonts is None:
        raise StorageUnavailable("print_fonts_missing", name="fonts/print")
    import_module("penilaian_desktop.reports.fonts").load_fonts(_fonts)
    module = import_module(f"penilaian_desktop.reports.{spec.module}")
    draw: Callable[[object, Setup], bytes] = getattr(module, spec.function)
    return draw(view, setup or Setup())
