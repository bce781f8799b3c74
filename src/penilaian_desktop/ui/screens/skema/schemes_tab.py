"""The tab Skema: the list of schemes, and the chosen one beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.scheme_views import SchemeDetail, SchemeItem
from penilaian_desktop.ui.screens.skema import words
from penilaian_desktop.ui.screens.skema.detail import SchemePane
from penilaian_desktop.ui.screens.skema.dialogs import ChooseDialog, CompareDialog, CopyDialog
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.table import Cell, Column, Group, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

LIST = 360
COMBO_UNDER = 900


class SchemesTab(QWidget):
    """Schemes by what they judge; in a narrow place the list is one choice above the scheme."""

    def __init__(self, context: UiContext, host: QWidget) -> None:
        super().__init__()
        self._context = context
        self._key = ("", "")
        self._items: tuple[SchemeItem, ...] = ()
        self._periods: tuple[Period, ...] = ()
        self.model: RecordModel[SchemeItem] = RecordModel(
            [
                Column(
                    "title",
                    self.tr("Skema"),
                    lambda i: Cell(words.name(i), second=words.second_line(i), strong=True),
                ),
                Column(
                    "state",
                    self.tr("Keadaan"),
                    lambda i: Cell(pill=words.state_mark(i)),
                    width=104,
                ),
            ]
        )
        self.view = TableView(self.model, self.tr("Daftar skema"), row_height=52)
        self.list = Card()
        self.list.setAccessibleName(self.tr("Daftar skema"))
        self.list.setFixedWidth(LIST)
        self.list.body.addWidget(self.view)
        self.choice = ComboBox(name=self.tr("Skema yang ditampilkan"))
        self.pane = SchemePane(context, host)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(8)
        right.addWidget(self.choice)
        right.addWidget(self.pane, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.list)
        row.addLayout(right, 1)
        self.choice.hide()
        self.pane.hide()
        self.view.chosen.connect(self._choose)
        self.choice.chosen.connect(self._choose_key)
        self.pane.copy_wanted.connect(self._copy)
        self.pane.compare_wanted.connect(self._compare)
        self.pane.choose_wanted.connect(self._choose_period)

    # --- loading -----------------------------------------------------------------------------
    def show_items(self, items: tuple[SchemeItem, ...]) -> None:
        """Show all schemes; the chosen one stays chosen."""
        self._items = items
        groups = (
            (self.tr("Penilaian pegawai"), [i for i in items if i.appraises and not i.archived]),
            (self.tr("Aturan lain"), [i for i in items if not i.appraises or i.archived]),
        )
        rows: list[SchemeItem | Group] = []
        for title, found in groups:
            rows += [Group(title, str(len(found))), *found] if found else []
        self.choice.set_options(
            [(f"{i.code} {i.version}", f"{words.name(i)} · {words.second_line(i)}") for i in items]
        )
        if not any((i.code, i.version) == self._key for i in items) and items:
            self._key = self._first()
        self.model.set_rows(rows)
        at = self.model.row_of(lambda i: (i.code, i.version) == self._key)
        self.view.choose_row(at)
        self._load()

    def show_periods(self, periods: tuple[Period, ...]) -> None:
        """Know the periods that a scheme can be chosen for."""
        self._periods = periods
        self._say_choosing()

    def go_to(self, code: str, version: str) -> None:
        """Show a scheme as soon as the list has it."""
        self._key = (code, version)
        self.show_items(self._items) if self._items else None

    def item(self) -> SchemeItem | None:
        """Return the chosen scheme."""
        return next((i for i in self._items if (i.code, i.version) == self._key), None)

    def _first(self) -> tuple[str, str]:
        """Return the scheme of most periods: the one that holds."""
        item = max(self._items, key=lambda i: len(i.periods))
        return item.code, item.version

    def _choose(self, record: object) -> None:
        if isinstance(record, SchemeItem) and (record.code, record.version) != self._key:
            self._key = (record.code, record.version)
            self._load()

    def _choose_key(self, key: str) -> None:
        code, _, version = key.partition(" ")
        self._key = (code, version)
        self.view.choose_row(self.model.row_of(lambda i: (i.code, i.version) == self._key))
        self._load()

    def _load(self) -> None:
        code, version = self._key
        if not code:
            return
        self.choice.set_value(f"{code} {version}")
        schemes, s = self._context.services.schemes, self._context.session
        self._context.tasks.submit(
            self, lambda _r: schemes.detail(s, code, version), self._show, key="scheme_detail"
        )

    def _show(self, detail: SchemeDetail) -> None:
        if (detail.item.code, detail.item.version) == self._key:
            self.pane.show()
            self.pane.show_detail(detail)
            self._say_choosing()

    def _fitting(self) -> list[Period]:
        """Return the periods that can be appraised by the chosen scheme from now on."""
        item, detail = self.item(), self.pane.detail
        if item is None or detail is None:
            return []
        return [
            p
            for p in self._periods
            if PeriodCode.parse(p.code).kind in detail.scheme.periods
            and not p.locked
            and p.code not in item.periods
        ]

    def _say_choosing(self) -> None:
        """Say at the button why no period fits: kind, lock, or chosen already."""
        item, detail = self.item(), self.pane.detail
        if item is None or detail is None:
            return
        kinds = detail.scheme.periods
        alike = [p for p in self._periods if PeriodCode.parse(p.code).kind in kinds]
        reason = ""
        if not alike:
            reason = self.tr(
                "Skema ini untuk {kinds}; periode seperti itu belum ada. Buat di Data induk, "
                "Periode."
            ).format(kinds=words.period_kinds(kinds))
        elif all(p.code in item.periods for p in alike):
            reason = self.tr("Semua periode yang cocok sudah memakai skema ini.")
        elif not self._fitting():
            reason = self.tr(
                "Periode yang cocok dan belum memakai skema ini terkunci. Buka kuncinya di Data "
                "induk, Periode."
            )
        self.pane.refuse_choosing(reason)

    # --- actions -----------------------------------------------------------------------------
    def _copy(self) -> None:
        item = self.item()
        if item is not None:
            dialog = CopyDialog(self._context, self, item)
            dialog.copied.connect(self._follow)
            dialog.open()

    def _follow(self, item: object) -> None:
        if isinstance(item, SchemeItem):
            self._key = (item.code, item.version)
            self._load()

    def _compare(self) -> None:
        item = self.item()
        if item is not None:
            CompareDialog(self._context, self, item, self._others(item)).open()

    def _others(self, item: SchemeItem) -> Sequence[SchemeItem]:
        """Return the other schemes, those that are nearest kin first."""
        kin = {item.code, item.copied_from.partition(" ")[0]}
        others = [i for i in self._items if (i.code, i.version) != (item.code, item.version)]
        return sorted(others, key=lambda i: i.code not in kin)

    def _choose_period(self) -> None:
        item = self.item()
        if item is None:
            return
        dialog = ChooseDialog(self._context, self, item, self._fitting())
        dialog.chosen.connect(self._chosen)
        dialog.open()

    def _chosen(self, outcome: object) -> None:
        if isinstance(outcome, Outcome):
            label = PeriodCode.parse(outcome.value.code).label
            self._context.signals.toast_requested.emit(
                self.tr("Skema {period} dipilih").format(period=label), outcome.undo_label
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show a choice instead of the list where there is no room for both."""
        super().resizeEvent(event)
        small = self.width() < COMBO_UNDER
        self.list.setVisible(not small)
        self.choice.setVisible(small)
