"""The button "Cetak" of a page whose papers are about a period: it offers the newest ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.ui.widgets.button import Button, shortcut
from penilaian_desktop.ui.widgets.print_form import FormPrinter, file_name

if TYPE_CHECKING:
    from penilaian_desktop.ui.widgets.page import Page

_IN_YEAR = {"Y": 1, "S": 2, "T": 4}


@dataclass(frozen=True, slots=True)
class PeriodPaper:
    """A paper about a unit or the agency; `read` gives its data for the code of a period.

    `periods` are groups of codes, each with a line under it; `about` names the file.
    """

    form: str
    read: Callable[[str], object]
    periods: Sequence[Sequence[str]]
    about: str = ""


class PaperButton(Button):
    """Opens the menu of periods, then the preview; Ctrl+P does so too."""

    def __init__(self, page: Page, paper: Callable[[], PeriodPaper | None]) -> None:
        super().__init__(page.tr("Cetak"), "print", clicked=self.popup)
        self._page = page
        self._paper = paper
        self._printer = FormPrinter(page.context, page)
        self.set_menu_arrow(True)
        shortcut(page, "Ctrl+P", self.popup)

    def menu(self) -> QMenu | None:
        """Return the periods of the paper, None where nothing can be printed now."""
        paper = self._paper()
        if paper is None:
            return None
        menu = QMenu(self._page)
        for at, group in enumerate(codes for codes in paper.periods if codes):
            if at:
                menu.addSeparator()
            for code in group:
                menu.addAction(
                    PeriodCode.parse(code).label, partial(self.print_period, paper, code)
                )
        return menu

    def print_period(self, paper: PeriodPaper, code: str) -> None:
        """Show the paper of a period."""
        self._printer.print_form(
            paper.form, file_name(paper.form, paper.about, code), lambda: paper.read(code)
        )

    def popup(self) -> None:
        """Show the menu under the button."""
        menu = self.menu() if not self.isHidden() else None
        if menu is not None:
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))


def newest_periods(day: date, kind: str, count: int) -> tuple[str, ...]:
    """Return the period of a kind (T, S, Y) that holds a day and those before it, by code."""
    in_year = _IN_YEAR[kind]
    at = day.year * in_year + (day.month - 1) * in_year // 12
    return tuple(
        PeriodCode(n // in_year, kind, n % in_year + 1).code for n in range(at, at - count, -1)
    )
