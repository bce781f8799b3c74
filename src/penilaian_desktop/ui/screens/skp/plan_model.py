"""The rows of a plan as a table model; it shows and never writes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.plan import PlanForm, RhkKind
from penilaian_desktop.domain.skp_views import IndicatorView, PlanView, RhkView
from penilaian_desktop.ui.screens.skp.plan_rows import (
    EmptyRow,
    IndicatorRow,
    KindRow,
    RhkRow,
    Row,
    quarter_text,
    record_id,
    rows_of,
    target_text,
)

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
LEADER, TEXT, ASPECT, TARGET, TW1, TW2, TW3, TW4, MARK = range(9)
COLUMNS = 9


class PlanModel(QAbstractTableModel):
    """One row for a heading, an RHK, an indicator, or the place of a first indicator."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plan: PlanView | None = None
        self.rows: tuple[Row, ...] = ()
        self.leader_known = True
        self._collapsed: set[str] = set()

    def set_plan(self, plan: PlanView | None, *, leader_known: bool) -> None:
        """Show a plan; `leader_known` tells whether the leader's plan can be chosen from."""
        self.beginResetModel()
        self.plan, self.leader_known = plan, leader_known
        self._arrange()
        self.endResetModel()

    def fold(self, rhk_id: str, *, folded: bool) -> bool:
        """Hide or show the indicators of an RHK; tell whether that changed anything."""
        if (rhk_id in self._collapsed) == folded:
            return False
        self.beginResetModel()
        (self._collapsed.add if folded else self._collapsed.discard)(rhk_id)
        self._arrange()
        self.endResetModel()
        return True

    def row_of(self, wanted: str) -> int:
        """Return the row of an RHK or an indicator by its id, -1 when it is not shown."""
        for n, row in enumerate(self.rows):
            if wanted and record_id(row) == wanted:
                return n
        return -1

    def leader_text(self, rhk: RhkView) -> str:
        """Return what stands at the left of an RHK."""
        if rhk.kind is RhkKind.TAMBAHAN:
            if rhk.assigned_by:
                return self.tr("Penugasan: {who}").format(who=rhk.assigned_by)
            return self.tr("Pemberi tugas belum ditulis")
        if rhk.parent_text:
            return rhk.parent_text
        year = self.plan.year if self.plan is not None else ""
        if self.leader_known:
            return self.tr("RHK pimpinan belum dipilih")
        return self.tr("Rencana pimpinan {year} belum diterima").format(year=year)

    def head(self, column: int) -> str:
        """Return the title of a column."""
        plan = self.plan
        form = plan.form if plan is not None else PlanForm.JAJF
        return (
            self.tr("RHK pimpinan"),
            self.tr("Rencana hasil kerja dan indikator"),
            self.tr("Aspek") if form is PlanForm.JAJF else self.tr("Perspektif"),
            self.tr("Target {year}").format(year=plan.year if plan is not None else ""),
            *(self.tr("TW {number}").format(number=wording.ROMAN[n]) for n in range(4)),
            "",
        )[column]

    def cell_text(self, row: Row, column: int) -> str:
        """Return the words of a cell."""
        match row:
            case KindRow():
                return self.kind_words(row)[0] if column == LEADER else ""
            case EmptyRow(rhk=rhk):
                texts: tuple[str, ...] = (
                    self.leader_text(rhk),
                    self.tr("Belum ada indikator. Tekan Enter untuk menambahnya."),
                )
                return texts[column] if column < len(texts) else ""
            case RhkRow(rhk=rhk, missing=missing):
                words = rhk.text or self.tr("RHK belum ditulis")
                return {
                    LEADER: self.leader_text(rhk),
                    TEXT: f"{rhk.number}  {words}",
                    MARK: self.tr("belum lengkap") if missing else "",
                }.get(column, "")
            case IndicatorRow(rhk=rhk, indicator=indicator):
                return self._indicator_text(rhk, indicator, column)

    def kind_words(self, row: KindRow) -> tuple[str, str]:
        """Return the heading and the counts of a kind."""
        main = row.kind is RhkKind.UTAMA
        title = self.tr("A. Utama") if main else self.tr("B. Tambahan")
        total = self.tr("{rhk} rencana hasil kerja · {indicators} indikator")
        return title, total.format(rhk=row.rhk, indicators=row.indicators)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else COLUMNS

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let everything but headings be chosen."""
        if isinstance(self.rows[index.row()], KindRow):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the title of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.head(section)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.head(section) or self.tr("Kelengkapan")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, or says."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell_text(row, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if isinstance(row, KindRow):
                return ", ".join(self.kind_words(row))
            title = self.head(index.column()) or self.tr("Kelengkapan")
            said = self.cell_text(row, index.column()) or "–"
            return self.tr("{0}: {1}, baris {2}").format(title, said, index.row() + 1)
        return None

    def _indicator_text(self, rhk: RhkView, indicator: IndicatorView, column: int) -> str:
        if column >= TW1 and column != MARK:
            return quarter_text(indicator, column - TW1)
        perspectives = ", ".join(each.value for each in indicator.perspectives)
        return {
            LEADER: self.leader_text(rhk),
            TEXT: indicator.text or self.tr("Indikator belum ditulis"),
            ASPECT: indicator.aspect.value if indicator.aspect is not None else perspectives,
            TARGET: target_text(indicator),
            MARK: self.tr("belum lengkap") if indicator.missing else self.tr("lengkap"),
        }[column]

    def _arrange(self) -> None:
        self.rows = rows_of(self.plan, self._collapsed) if self.plan is not None else ()


def selectable(rows: Sequence[Row], row: int) -> bool:
    """Tell whether the cursor may stand on a row."""
    return 0 <= row < len(rows) and not isinstance(rows[row], KindRow)
