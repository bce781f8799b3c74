"""The rencana aksi as a sheet: under each RHK its steps with the targets of quarters or months."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QModelIndex, QObject

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.plan_views import ActionPlanItem
from penilaian_desktop.domain.skp_views import IndicatorView, PlanView, RhkView
from penilaian_desktop.ui.screens.skp.plan_rows import counts, read_quarter
from penilaian_desktop.ui.widgets.sheet import Index, SheetColumn, SheetModel

TEXT, INDICATOR, UNIT, FIRST = range(4)
QUARTERS, MONTHS = "triwulan", "bulan"


@dataclass(frozen=True, slots=True)
class ActionRow:
    """A heading (`item` and `fresh` unset), a step, or the empty line for another step."""

    rhk: RhkView
    item: ActionPlanItem | None = None
    fresh: bool = False


class ActionModel(SheetModel):
    """Rows of the plan's steps; a line at the end of each RHK takes a new one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self.rows: tuple[ActionRow, ...] = ()
        self.view = QUARTERS
        self.editable = False
        self._plan: PlanView | None = None
        self._items: tuple[ActionPlanItem, ...] = ()
        self.columns = self._titles()

    def show_items(
        self, plan: PlanView, items: Sequence[ActionPlanItem], *, editable: bool
    ) -> None:
        """Show the steps of a plan."""
        self._plan, self._items, self.editable = plan, tuple(items), editable
        self._arrange()

    def set_view(self, view: str) -> None:
        """Show quarters or months."""
        self.view = view
        self._arrange()

    def indicator_of(self, rhk: RhkView, indicator_id: str | None) -> IndicatorView | None:
        """Return an indicator of an RHK by its id."""
        return next((i for i in rhk.indicators if i.id == indicator_id), None)

    def indicator_named(self, rhk: RhkView, text: str) -> str | None:
        """Return the id of the indicator that a number, an id or letters name, None for none."""
        wanted = text.strip().casefold()
        for n, indicator in enumerate(rhk.indicators, 1):
            if wanted in {str(n), indicator.id.casefold(), indicator.text.casefold()}:
                return indicator.id
        if len(wanted) > 1:
            found = [i for i in rhk.indicators if wanted in i.text.casefold()]
            if len(found) == 1:
                return found[0].id
        return None

    def values(self, item: ActionPlanItem) -> tuple[Decimal | None, ...]:
        """Return the targets that are shown of a step."""
        return item.month_targets if self.view == MONTHS else item.quarter_targets

    def with_value(
        self, item: ActionPlanItem | None, at: int, text: str
    ) -> tuple[str, tuple[Decimal | None, ...]] | None:
        """Return field and targets of a step with a cell written anew, None for no number."""
        value, read = read_quarter(text)
        if not read:
            return None
        count = 12 if self.view == MONTHS else 4
        targets: list[Decimal | None] = [None] * count
        if item is not None:
            targets = list(self.values(item))
        targets[at] = value
        return ("month_targets" if self.view == MONTHS else "quarter_targets"), tuple(targets)

    def cell_text(self, row: int, column: int) -> str:
        """Return the words of a cell."""
        if not 0 <= row < len(self.rows):
            return ""
        line = self.rows[row]
        if self.is_group(row):
            words = line.rhk.text or self.tr("RHK belum ditulis")
            return f"{line.rhk.number}  {words}" if column == TEXT else ""
        return self._step_text(line.rhk, line.item, column) if line.item is not None else ""

    def _step_text(self, rhk: RhkView, item: ActionPlanItem, column: int) -> str:
        if column < FIRST:
            indicator = self.indicator_of(rhk, item.indicator_id)
            return (item.text, indicator.text if indicator is not None else "", item.unit)[column]
        values = self.values(item)
        if column < FIRST + len(values):
            value = values[column - FIRST]
            return "" if value is None else wording.number(value)
        given = [value for value in values if value is not None]
        served = self.indicator_of(rhk, item.indicator_id)
        adds = counts(served) if served is not None else item.unit.strip() != "%"
        return wording.number(sum(given, Decimal(0))) if given and adds else ""

    def can_write(self, row: int, column: int) -> bool:
        """Tell whether a cell may be written; the sum is only read."""
        return self.editable and not self.is_group(row) and column < len(self.columns) - 1

    def is_group(self, row: int) -> bool:
        """Tell whether a row is the heading of an RHK."""
        line = self.rows[row] if 0 <= row < len(self.rows) else None
        return line is not None and line.item is None and not line.fresh

    def tint(self, row: int, column: int) -> str:
        """Return a quiet colour for what is only read."""
        del row
        return "muted" if column in {INDICATOR, len(self.columns) - 1} else "text"

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def _titles(self) -> tuple[SheetColumn, ...]:
        months = self.view == MONTHS
        times = (
            [
                SheetColumn(name[:3], 44, number=True, spoken=self.tr("Target {0}").format(name))
                for name in wording.MONTHS
            ]
            if months
            else [
                SheetColumn(
                    self.tr("TW {number}").format(number=roman),
                    72,
                    number=True,
                    spoken=self.tr("Target triwulan {number}").format(number=roman),
                )
                for roman in wording.ROMAN[:4]
            ]
        )
        return (
            SheetColumn(self.tr("Langkah kerja")),
            SheetColumn(self.tr("Untuk indikator"), 112 if months else 220),
            SheetColumn(self.tr("Satuan"), 76 if months else 92),
            *times,
            SheetColumn(self.tr("Jumlah"), 72 if months else 76, number=True),
        )

    def _arrange(self) -> None:
        self.beginResetModel()
        rows: list[ActionRow] = []
        for rhk in self._plan.rhk if self._plan is not None else ():
            rows.append(ActionRow(rhk))
            rows += [ActionRow(rhk, item) for item in self._items if item.rhk_id == rhk.id]
            if self.editable:
                rows.append(ActionRow(rhk, fresh=True))
        self.rows = tuple(rows)
        self.columns = self._titles()
        self.endResetModel()
