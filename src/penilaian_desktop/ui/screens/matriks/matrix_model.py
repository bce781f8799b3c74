"""Matriks Peran Hasil as a table model: the leader's RHK as rows, the members as columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.plan_views import MatrixEntry, MatrixMember, MatrixView

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class CellWrite:
    """What is written for a member: a proposal, new (`cell_id` None), changed, or ""."""

    leader_rhk_id: str
    member_id: str
    text: str
    cell_id: str | None = None


class MatrixModel(QAbstractTableModel):
    """Shows and never writes; the last row holds what hangs on no RHK of the leader yet."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view: MatrixView | None = None
        self.members: tuple[MatrixMember, ...] = ()
        self._places: tuple[int, ...] = ()
        self._loose = False

    def show_view(self, view: MatrixView, *, only_without: bool = False) -> None:
        """Show a matrix; with `only_without` the members who have no RHK yet."""
        self.beginResetModel()
        self.view = view
        self._places = tuple(
            n for n in range(len(view.members)) if not only_without or not has_any(view, n)
        )
        self.members = tuple(view.members[n] for n in self._places)
        self._loose = any(view.loose[n] for n in self._places)
        self.endResetModel()

    def entries(self, row: int, column: int) -> tuple[MatrixEntry, ...]:
        """Return what stands in a cell; a proposal that was taken over stands there as its RHK."""
        view = self.view
        if view is None or not 0 <= column < len(self._places):
            return ()
        at = self._places[column]
        found = view.loose[at] if self.is_loose(row) else view.rows[row].cells[at]
        return tuple(entry for entry in found if not (entry.kind == "cell" and entry.taken))

    def is_loose(self, row: int) -> bool:
        """Tell whether a row is the last one."""
        return self.view is not None and row >= len(self.view.rows)

    def can_write(self, row: int, _column: int) -> bool:
        """Tell whether proposals may be written into a cell."""
        return self.view is not None and self.view.editable and not self.is_loose(row)

    def row_title(self, row: int) -> str:
        """Return the words at the left of a row."""
        if self.view is None:
            return ""
        if self.is_loose(row):
            return self.tr("Tanpa RHK pimpinan: tambahan, atau belum terhubung")
        return f"{self.view.rows[row].number}  {self.view.rows[row].text}"

    def member_state(self, column: int) -> tuple[str, str, str]:
        """Return words, icon and tint of a member's state."""
        view = self.view
        assert view is not None
        member = self.members[column]
        if not has_any(view, self._places[column]):
            return self.tr("belum ada RHK"), "warn", "warn"
        if member.plan_status is None:
            return self.tr("belum ada SKP"), "warn", "warn"
        words = wording.status_label(member.plan_status)
        return self.tr("SKP {state}").format(state=words.lower()), "", "muted"

    def own_text(self, row: int, column: int) -> str:
        """Return the leader's proposals of a cell, one on a line, as they are edited."""
        return "\n".join(entry.text for entry in proposals(self.entries(row, column)))

    def writes(self, row: int, column: int, text: str) -> tuple[CellWrite, ...]:
        """Return what changes when the proposals of a cell are written anew, a line each."""
        view = self.view
        if view is None or not self.can_write(row, column):
            return ()
        own = proposals(self.entries(row, column))
        lines = [" ".join(line.split()) for line in text.splitlines()]
        lines = [line for line in lines if line]
        place = (view.rows[row].rhk_id, self.members[column].person_id)
        found = [
            CellWrite(*place, line, own[n].id if n < len(own) else None)
            for n, line in enumerate(lines)
            if n >= len(own) or own[n].text != line
        ]
        found += [CellWrite(*place, "", entry.id) for entry in own[len(lines) :]]
        return tuple(found)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of rows."""
        if parent.isValid() or self.view is None:
            return 0
        return len(self.view.rows) + (1 if self._loose else 0)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of members shown."""
        return 0 if parent.isValid() else len(self.members)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let cells be chosen, and those of the leader's rows be edited."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self.can_write(index.row(), index.column()):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the member of a column, the leader's RHK of a row."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self.row_title(section)
        if not 0 <= section < len(self.members):
            return None
        member = self.members[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return member.name
        return ", ".join(
            p for p in (member.name, member.position, self.member_state(section)[0]) if p
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, or says."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == CELL_ROLE:
            return self.entries(row, column)
        if role == Qt.ItemDataRole.EditRole:
            return self.own_text(row, column)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return "\n".join(self.entry_words(entry) for entry in self.entries(row, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = "; ".join(self.entry_words(entry) for entry in self.entries(row, column))
            name = self.members[column].name
            return self.tr("{0}: {1}, baris {2}").format(name, said or "–", row + 1)
        return None

    def entry_words(self, entry: MatrixEntry) -> str:
        """Return an entry as text: its kind counts only where it is not the member's own RHK."""
        if entry.kind == "cell":
            return self.tr("Usulan: {text}").format(text=entry.text)
        if entry.provisional:
            return self.tr("Induk sementara: {text}").format(text=entry.text)
        return entry.text


def proposals(entries: Sequence[MatrixEntry]) -> tuple[MatrixEntry, ...]:
    """Return the proposals of a cell that the leader may still change."""
    return tuple(e for e in entries if e.kind == "cell" and not e.taken)


def has_any(view: MatrixView, column: int) -> bool:
    """Tell whether a member has an RHK of the own."""
    cells = (*(row.cells[column] for row in view.rows), view.loose[column])
    return any(entry.kind == "rhk" for cell in cells for entry in cell)
