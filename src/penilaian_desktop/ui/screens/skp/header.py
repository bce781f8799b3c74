"""The controls in the head of the page: state, plan, year, the rest, the main action."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from penilaian_desktop.domain.plan import PlanStatus
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.widgets.button import Button, icon_button
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.page import PageHeader
from penilaian_desktop.ui.widgets.small import Pill, status_mark

Action = tuple[str, str, Callable[[], object]]
"""Icon by meaning, words, what is done."""


class PlanControls(QObject):
    """`year_chosen` carries the year, `plan_chosen` the id of another plan of that year."""

    year_chosen = Signal(str)
    plan_chosen = Signal(str)
    reopen_wanted = Signal()
    add_wanted = Signal()
    print_wanted = Signal()
    more_wanted = Signal()

    def __init__(self, header: PageHeader) -> None:
        super().__init__(header)
        self._header = header
        self.saved = Label("", "small", "muted")
        self.pill = Pill()
        self.plans = ComboBox(name=self.tr("SKP dalam tahun ini"))
        self.years = ComboBox(name=self.tr("Tahun SKP"))
        self.print_button = Button(self.tr("Cetak"), "print", clicked=self.print_wanted.emit)
        self.more = icon_button("more", self.tr("Lainnya"), clicked=self.more_wanted.emit)
        self.reopen = Button(
            self.tr("Ubah (versi baru)"), "branch", clicked=self.reopen_wanted.emit
        )
        self.add = Button(
            self.tr("Tambah RHK"), "add", kind="primary", clicked=self.add_wanted.emit
        )
        for widget in (
            self.saved, self.pill, self.plans, self.years, self.print_button, self.more,
            self.reopen, self.add,
        ):  # fmt: skip
            header.add_action(widget)
        self.plans.hide()
        self.years.chosen.connect(self.year_chosen)
        self.plans.chosen.connect(self.plan_chosen)

    def show_years(self, year: int, this: int) -> None:
        """Offer this year, its neighbours, and the year shown."""
        years = sorted({this - 1, this, this + 1, year}, reverse=True)
        self.years.set_options([(str(y), str(y)) for y in years])
        self.years.set_value(str(year))

    def show_plans(self, options: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer the plans of the year; one alone needs no choice."""
        self.plans.set_options(options)
        self.plans.set_value(chosen)
        self.plans.setVisible(len(options) > 1)

    def show_plan(self, plan: PlanView | None, *, editable: bool, closed: bool) -> None:
        """Show the state of a plan, and only what can be done with it now."""
        self.pill.set_mark(status_mark(plan.status) if plan is not None else None)
        self.reopen.setVisible(closed and not editable)
        agreed = plan is not None and plan.status is PlanStatus.AGREED
        self.reopen.setText(self.tr("Ubah (versi baru)") if agreed else self.tr("Tarik dan ubah"))
        self.add.setVisible(editable)
        if plan is None:
            self.saved.setText("")

    def set_room(self, *, tight: bool, small: bool, has_plan: bool) -> None:
        """Leave out what has no room beside the drawer (`tight`) or in a small window."""
        self.print_button.setVisible(has_plan and not tight and not small)
        self.years.setVisible(not tight)
        if tight:
            self.plans.hide()
        else:
            self.plans.setVisible(self.plans.count() > 1)

    def open_menu(self, actions: Sequence[Action], over: QWidget) -> QMenu:
        """Open the menu of the rest below its button."""
        menu = menu_of(actions, over)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 4)))
        return menu


def menu_of(actions: Sequence[Action], over: QWidget) -> QMenu:
    """Return a menu of actions that goes when it closes."""
    menu = QMenu(over)
    for icon, words, action in actions:
        menu.addAction(look().icon(icon), words, action)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu
