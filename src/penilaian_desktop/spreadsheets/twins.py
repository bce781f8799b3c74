"""The Excel twins of forms: which have one, and how it is made from the view of the form."""

from __future__ import annotations

from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.form_views import EvaluationSheetView, SkpFormView
from penilaian_desktop.domain.form_views_unit import RecapFormView
from penilaian_desktop.domain.log_views import LOG_REPORTS, LogExportView, LogReportView
from penilaian_desktop.spreadsheets.activity_export import log_workbook
from penilaian_desktop.spreadsheets.paper_book import evaluation_workbook, recap_workbook
from penilaian_desktop.spreadsheets.skp_export import skp_workbook

TWINS = frozenset({"skp", "lampiran-skp", "evaluasi", "rekap-unit", *LOG_REPORTS})
"""The forms that offices edit further."""


def twin_of(view: object) -> bytes:
    """Return the Excel twin of what a form prints. Raises RuleViolation `no_workbook`."""
    match view:
        case RecapFormView():
            return recap_workbook(view)
        case EvaluationSheetView():
            return evaluation_workbook(view)
        case SkpFormView():
            return skp_workbook(
                view.plan, agency=view.agency, place=view.place, signed_on=view.signed_on
            )
        case LogReportView():
            label = f"{view.span.label}, {view.agency}"
            return log_workbook(
                LogExportView(employee=view.employee, label=label, items=view.items)
            )
        case _:
            raise RuleViolation("no_workbook", field="--out")
