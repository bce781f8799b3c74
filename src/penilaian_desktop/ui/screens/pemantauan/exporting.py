"""What Pemantauan gives away: Excel of what is shown, charts on paper, the SIASN recap."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.widgets.print_form import FormPrinter, file_name
from penilaian_desktop.ui.widgets.save_workbook import ask_workbook

if TYPE_CHECKING:
    from penilaian_desktop.domain.chart_views import ChartData
    from penilaian_desktop.ui.screens.pemantauan.page import PemantauanPage

CHARTS = "grafik-pemantauan"
SIASN_KINDS = frozenset({"B", "T", "Y"})


class Exports(QObject):
    """Builds the export menu of the tab that is shown."""

    def __init__(self, page: PemantauanPage) -> None:
        super().__init__(page)
        self._page = page
        self._printer = FormPrinter(page.context, page)

    def menu(self) -> QMenu:
        """Return what can be given away now; what cannot says why."""
        page = self._page
        menu = QMenu(page)
        charts = page.shown_charts()
        for words, icon, reason, act in (
            (
                self.tr("Simpan yang tampil sebagai Excel…"),
                "sheet",
                "" if page.board is not None else self.tr("belum ada data"),
                self.save_shown,
            ),
            (
                self.tr("Cetak grafik…"),
                "print",
                "" if charts else self.tr("tidak ada grafik di sini"),
                lambda: self.print_charts(charts),
            ),
        ):
            entry = menu.addAction(look().icon(icon), f"{words} ({reason})" if reason else words)
            entry.setEnabled(not reason)
            entry.triggered.connect(lambda _checked=False, act=act: act())
        self._siasn(menu)
        return menu

    def _siasn(self, menu: QMenu) -> None:
        page = self._page
        words = self.tr("Rekap untuk SIASN")
        codes = [
            code for code, _ in page.period_options() if PeriodCode.parse(code).kind in SIASN_KINDS
        ]
        reason = ""
        if Role.HR not in page.context.session.roles:
            reason = self.tr("hanya kepegawaian")
        elif not codes:
            reason = self.tr("hanya bulan, triwulan, dan tahun")
        if reason:
            entry = menu.addAction(look().icon("upload"), f"{words} ({reason})")
            entry.setEnabled(False)
            return
        under = menu.addMenu(look().icon("upload"), words)
        for code in codes:
            under.addAction(PeriodCode.parse(code).label, _acting(self.save_siasn, code))

    def save_siasn(self, code: str) -> None:
        """Save the recap of a period in the field names of SIASN."""
        services, session = self._page.context.services, self._page.context.session

        def make(recap: object) -> bytes:
            from penilaian_desktop.domain.siasn import SiasnRecap  # noqa: PLC0415 - who saves pays
            from penilaian_desktop.spreadsheets.monitor_book import (  # noqa: PLC0415
                siasn_workbook,
            )

            assert isinstance(recap, SiasnRecap)
            return siasn_workbook(recap)

        ask_workbook(
            self._page,
            file_name("rekap-siasn", code),
            lambda: services.siasn.recap(session, code),
            make,
        )

    def save_shown(self) -> None:
        """Save what the shown tab holds."""
        name, read, make = self._page.shown_workbook()
        ask_workbook(self._page, file_name("pemantauan", name), read, make)

    def print_charts(self, charts: tuple[ChartData, ...]) -> None:
        """Show charts with their tables on paper."""
        services, session = self._page.context.services, self._page.context.session
        self._printer.print_form(
            CHARTS,
            file_name("grafik", charts[0].title),
            lambda: services.monitor.paper(session, charts),
        )


def _acting(act: Callable[[str], None], code: str) -> Callable[[], None]:
    return lambda: act(code)
