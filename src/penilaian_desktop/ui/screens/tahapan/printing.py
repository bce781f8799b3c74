"""What Tahapan prints about a unit: the recap, its Excel twin, and the summary without names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.widgets.print_form import FormPrinter, file_name
from penilaian_desktop.ui.widgets.save_workbook import ask_workbook

if TYPE_CHECKING:
    from penilaian_desktop.domain.form_views_unit import RecapFormView
    from penilaian_desktop.ui.widgets.page import Page

RECAP, SUMMARY = "rekap-unit", "ringkasan-publik"


@dataclass(frozen=True, slots=True)
class PrintedUnit:
    """The unit a paper is about; `unit_id` is "" for everybody."""

    unit_id: str
    name: str


class UnitPapers(QObject):
    """Builds the print menu; what the person may not print says who may."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._printer = FormPrinter(page.context, page)

    def menu(self, periods: tuple[Period, ...], unit: PrintedUnit) -> QMenu:
        """Return a menu with the periods under each paper."""
        roles = self._page.context.session.roles
        none = "" if periods else self.tr("belum ada periode")
        leads = Role.HR in roles or Role.APPRAISER in roles
        recap = none if leads else self.tr("hanya kepegawaian dan pimpinan")
        public = none if Role.HR in roles else self.tr("hanya kepegawaian")
        menu = QMenu(self._page)
        for words, icon, reason, act in (
            (self.tr("Rekap unit"), "print", recap, self.print_recap),
            (self.tr("Simpan rekap sebagai Excel"), "export", recap, self.save_recap),
            (self.tr("Ringkasan tanpa nama"), "print", public, self.print_summary),
        ):
            if reason:
                entry = menu.addAction(look().icon(icon), f"{words} ({reason})")
                entry.setEnabled(False)
                continue
            under = menu.addMenu(look().icon(icon), words)
            for period in periods:
                under.addAction(
                    PeriodCode.parse(period.code).label, _acting(act, period.code, unit)
                )
        return menu

    def print_recap(self, code: str, unit: PrintedUnit) -> None:
        """Show the recap of a unit."""
        self._print(RECAP, code, unit)

    def print_summary(self, code: str, unit: PrintedUnit) -> None:
        """Show the summary without names."""
        self._print(SUMMARY, code, unit)

    def save_recap(self, code: str, unit: PrintedUnit) -> None:
        """Save the recap of a unit as an Excel file."""
        services, session = self._page.context.services, self._page.context.session
        ask_workbook(
            self._page,
            file_name(RECAP, unit.name, code),
            lambda: services.forms.recap(session, unit.unit_id, code),
            _workbook,
        )

    def _print(self, form: str, code: str, unit: PrintedUnit) -> None:
        services, session = self._page.context.services, self._page.context.session
        self._printer.print_form(
            form,
            file_name(form, unit.name, code),
            lambda: services.forms.of_unit(session, form, unit.unit_id, code),
        )


def _acting(
    act: Callable[[str, PrintedUnit], None], code: str, unit: PrintedUnit
) -> Callable[[], None]:
    return lambda: act(code, unit)


def _workbook(view: RecapFormView) -> bytes:
    from penilaian_desktop.spreadsheets.paper_book import (  # noqa: PLC0415 - who saves pays
        recap_workbook,
    )

    return recap_workbook(view)
