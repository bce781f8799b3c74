"""A form with example words, to see how the paper will look."""

from __future__ import annotations

from datetime import date

from penilaian_desktop.domain.appraisal import OrganisationPredicate, Predicate
from penilaian_desktop.domain.form_views import EvaluationFormView, FormFoot
from penilaian_desktop.domain.paper import PrintSettings
from penilaian_desktop.domain.plan import PersonSnapshot
from penilaian_desktop.ui.widgets.print_pages import Sheets

_FORM = "dokumen-evaluasi"
_PERSON = PersonSnapshot(
    person_id="contoh",
    name="Nama Pegawai",
    identity="199001012020121001",
    rank="Penata / III/c",
    position="Jabatan",
    unit="Unit kerja",
)


def draw_sample(settings: PrintSettings) -> Sheets:
    """Return the sample as it is printed: letterhead and emblem on it, whatever has them."""
    from penilaian_desktop.reports import preview  # noqa: PLC0415 - only who looks pays
    from penilaian_desktop.reports.door import render  # noqa: PLC0415
    from penilaian_desktop.reports.style import Setup  # noqa: PLC0415

    setup = Setup(
        paper=settings.paper,
        margins=settings.margins,
        emblem=settings.emblem,
        letterhead=settings.letterhead or None,
    )
    pdf = render(_FORM, _VIEW, setup)
    return Sheets(pdf, (preview.page_size(pdf, 0),))


_VIEW = EvaluationFormView(
    agency="Nama instansi",
    place="Nama kota",
    period_label="Triwulan III 2026",
    starts=date(2026, 7, 1),
    ends=date(2026, 9, 30),
    employee=_PERSON,
    appraiser=_PERSON,
    appraiser_superior=_PERSON,
    organisation=OrganisationPredicate.BAIK,
    predicate=Predicate.BAIK,
    notes="Contoh cetakan",
    objection_on=None,
    objection="",
    explanation="",
    decision="",
    signed_on=date(2026, 10, 5),
    foot=FormFoot(data_sha256="0" * 64, package_id="", printed_from="Penilaian Desktop"),
)
