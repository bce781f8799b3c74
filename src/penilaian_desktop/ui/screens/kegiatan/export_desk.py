"""The sheets of the log: import, export, print, copy; hooked into the menu of the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.activity_views import ActivityFilter, WeekView
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.log_views import DAILY, WEEKLY, LogExportView, week_span
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.kegiatan.export_copy import CopyDialog
from penilaian_desktop.ui.screens.kegiatan.export_dialogs import XLSX, ExportDialog, PrintDialog
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.print_form import FormPrinter, file_name, write_file

WEEK, MONTH, PERIOD, SHOWN = "week", "month", "period", "shown"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows: the day with the cursor, the period, the table's filter."""

    day: date
    monday: date
    period: str
    filter: ActivityFilter


class LogSheets(QObject):
    """Opens the dialogs and runs what they ask for; `shown` tells what the page shows."""

    def __init__(self, page: Page, shown: Callable[[], Shown]) -> None:
        super().__init__(page)
        self._page = page
        self._shown = shown
        self.dialog: Dialog | None = None
        self._printer = FormPrinter(page.context, page)

    def actions(self) -> tuple[tuple[str, str, Callable[[], object]], ...]:
        """Return the entries of the menu "Lainnya"."""
        return (
            ("sheet", self.tr("Impor dari Excel…"), self.open_import),
            ("export", self.tr("Ekspor…"), self.open_export),
            ("print", self.tr("Cetak laporan…"), self.open_print),
            ("copy", self.tr("Salin untuk e-Kinerja…"), self.open_copy),
        )

    def open_import(self) -> None:
        """Ask for a diary and show what it holds."""
        from penilaian_desktop.ui.screens.kegiatan.import_dialog import (  # noqa: PLC0415 - heavy
            DiaryImportDialog,
        )

        title = self.tr("Impor kegiatan dari Excel")
        self._show(DiaryImportDialog(self._page.context, self._page, title))

    # --- export ----------------------------------------------------------------------------
    def open_export(self) -> None:
        """Ask for days and kind, then for the file."""
        shown = self._shown()
        labels = self._labels(shown)
        dialog = ExportDialog(self._page, self.tr("Ekspor kegiatan"), tuple(labels.items()))
        dialog.finished.connect(
            lambda yes: (
                self._ask_export(shown, dialog.range.value(), dialog.kind.value()) if yes else None
            )
        )
        self._show(dialog)

    def _labels(self, shown: Shown) -> dict[str, str]:
        month = shown.day
        return {
            WEEK: week_span(shown.monday).label,
            MONTH: f"{wording.MONTHS[month.month - 1]} {month.year}",
            PERIOD: PeriodCode.parse(shown.period).label,
            SHOWN: self.tr("Yang tersaring di tabel"),
        }

    def filter_of(self, shown: Shown, key: str) -> ActivityFilter:
        """Return the filter of a choice of days."""
        if key == SHOWN:
            return shown.filter
        bare = ActivityFilter(person_id=self._page.context.session.person_id)
        if key == WEEK:
            return replace(bare, starts=shown.monday, ends=shown.monday + timedelta(days=6))
        code = f"{shown.day.year}-B{shown.day.month:02d}" if key == MONTH else shown.period
        period = PeriodCode.parse(code)
        return replace(bare, starts=period.starts, ends=period.ends)

    def _ask_export(self, shown: Shown, key: str, ending: str) -> None:
        label = self._labels(shown)[key]
        chosen, _ = QFileDialog.getSaveFileName(
            self._page.window(),
            self.tr("Simpan ekspor"),
            str(Path.home() / file_name(self.tr("Log kegiatan"), label).replace(".pdf", ending)),
            self.tr("Buku kerja Excel (*.xlsx)") if ending == XLSX else self.tr("Teks (*.csv)"),
        )
        if chosen:
            path = Path(chosen)
            named = path.suffix.lower() == ending
            target = path if named else path.with_name(f"{path.name}{ending}")
            self.export(self.filter_of(shown, key), label, target)

    def export(self, wanted: ActivityFilter, label: str, target: Path) -> None:
        """Write the entries of a filter into a file; its ending tells the kind."""
        services, session = self._page.context.services, self._page.context.session
        self._page.run(
            lambda _r: _export(services.log_reports.export(session, wanted, label), target),
            lambda count: self._page.toast(
                self.tr("{count} kegiatan diekspor ke {file}").format(
                    count=wording.number(count), file=target.name
                )
            ),
            lane=Lane.WORK,
        )

    # --- print -----------------------------------------------------------------------------
    def open_print(self) -> None:
        """Ask for the kind of report, then for the file."""
        shown = self._shown()
        month = f"{wording.MONTHS[shown.day.month - 1]} {shown.day.year}"
        dialog = PrintDialog(
            self._page,
            self.tr("Cetak laporan kegiatan"),
            (wording.weekday_date(shown.day), week_span(shown.monday).label, month),
        )
        dialog.finished.connect(
            lambda yes: (
                self._print(shown, dialog.form.value(), appendix=dialog.appendix.isChecked())
                if yes
                else None
            )
        )
        self._show(dialog)

    def _print(self, shown: Shown, form: str, *, appendix: bool) -> None:
        services, session = self._page.context.services, self._page.context.session
        day = shown.monday if form == WEEKLY else shown.day
        person, text = session.person_id, day.isoformat()
        name = {DAILY: text, WEEKLY: week_span(day).label}.get(form, text[:7])
        self._printer.print_form(
            form,
            file_name(form, name, session.display_name),
            lambda: services.log_reports.report(session, form, person, text, appendix=appendix),
        )

    # --- copy ------------------------------------------------------------------------------
    def open_copy(self) -> None:
        """Show the entries of the week, to be copied field by field."""
        self._copy(None)

    def open_copy_of(self, day: date) -> None:
        """Show the entries of one day of the week, to be copied field by field."""
        self._copy(day)

    def _copy(self, day: date | None) -> None:
        services, session = self._page.context.services, self._page.context.session
        shown = self._shown()
        self._page.run(
            lambda _r: services.activities.week(session, shown.monday),
            lambda week: self._show_copy(week, shown, day),
            key="copy",
        )

    def _show_copy(self, week: WeekView, shown: Shown, day: date | None) -> None:
        items = tuple(item for item in week.items if day in {None, item.day})
        title = self.tr("Salin untuk e-Kinerja")
        if day is not None:
            title = self.tr("Salin {day} untuk e-Kinerja").format(day=wording.weekday_date(day))
        dialog = CopyDialog(self._page, title, items)
        self._show(dialog)
        first = next((n for n, item in enumerate(items) if item.day == shown.day), 0)
        dialog.go(first)

    def _show(self, dialog: Dialog) -> None:
        self.dialog = dialog
        dialog.open()


def _export(view: LogExportView, target: Path) -> int:
    from penilaian_desktop.spreadsheets.activity_export import (  # noqa: PLC0415 - who exports pays
        log_csv,
        log_workbook,
    )

    data = log_workbook(view) if target.suffix.lower() == XLSX else log_csv(view)
    write_file(target, data)
    return len(view.items)
