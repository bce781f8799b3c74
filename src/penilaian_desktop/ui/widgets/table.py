"""Tables: columns declared once, rows of frozen records, one delegate, one view.

A page declares `Column`s that turn a record into a `Cell`, gives the rows to a `RecordModel`, and
shows it in a `TableView`. Group rows and footers are rows of their own kinds. The accessible text
of a cell reads "kolom: nilai, baris n".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from penilaian_desktop.ui.widgets.small import Mark

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

RECORD_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows: words, a second line, an icon, a pill, an avatar, a check box.

    Words of which the end tells more than the middle ("Dinas … Sipil") are elided in the `middle`.
    """

    text: str = ""
    second: str = ""
    tint: str = "text"
    strong: bool = False
    icon: str = ""
    icon_tint: str = "muted"
    pill: Mark | None = None
    avatar: str = ""
    checked: bool | None = None
    bar: tuple[float, float | None] | None = None
    spoken: str = ""
    middle: bool = False

    def plain(self) -> str:
        """Return the cell as text, for copying and for screen readers."""
        if self.spoken:
            return self.spoken
        parts = [self.pill.text if self.pill else self.text, self.second]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)  # no slots: `Column[Line](…)` sets an attribute on the new object
class Column(Generic[R]):
    """One column: title, how a record fills it, its width (0 = takes what is left).

    `sort` gives a value to order by; without it the column does not sort. Numbers stand right.
    """

    key: str
    title: str
    cell: Callable[[R], Cell | str]
    width: int = 0
    number: bool = False
    sort: Callable[[R], Any] | None = None
    spoken: str = ""
    gap: int = 0

    @property
    def room_after(self) -> int:
        """Return the space to the next column: 12 px, 24 after a number, unless declared."""
        return self.gap or (24 if self.number else 12)


@dataclass(frozen=True, slots=True)
class Group:
    """A row that names the rows below it, with a total at the right."""

    title: str
    total: str = ""


@dataclass(slots=True)
class _Order:
    key: str = ""
    descending: bool = False
    checked: set[int] = field(default_factory=set)


class RecordModel(QAbstractTableModel, Generic[R]):
    """Rows of records under declared columns. It shows and never writes.

    With `checkable` the first column carries a check box; `checked_changed` tells when it moved.
    """

    checked_changed = Signal()
    sorted_by = Signal(str, bool)

    def __init__(
        self,
        columns: Sequence[Column[R]],
        *,
        checkable: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: list[R | Group] = []
        self._checkable = checkable
        self._state = _Order()

    def set_rows(self, rows: Sequence[R | Group]) -> None:
        """Show other rows; the order a person chose stays, check marks go."""
        self.beginResetModel()
        self._rows = list(rows)
        self._state.checked.clear()
        self._arrange()
        self.endResetModel()

    def append_rows(self, rows: Sequence[R | Group]) -> None:
        """Show further rows below, as a page by key arrives."""
        if not rows:
            return
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
        self._rows.extend(rows)
        self.endInsertRows()

    def prepend_rows(self, rows: Sequence[R | Group]) -> None:
        """Show further rows above, as the page in front arrives; check marks stay with theirs."""
        if not rows:
            return
        self.beginInsertRows(QModelIndex(), 0, len(rows) - 1)
        self._rows[:0] = rows
        self._state.checked = {n + len(rows) for n in self._state.checked}
        self.endInsertRows()

    def drop_group(self, title: str) -> None:
        """Take away the topmost group row when it has this title: its rows go on above."""
        if self._rows and isinstance(self._rows[0], Group) and self._rows[0].title == title:
            self.beginRemoveRows(QModelIndex(), 0, 0)
            del self._rows[0]
            self._state.checked = {n - 1 for n in self._state.checked}
            self.endRemoveRows()

    def record(self, row: int) -> R | None:
        """Return the record of a row, None for a group row or no row."""
        if not 0 <= row < len(self._rows):
            return None
        found = self._rows[row]
        return None if isinstance(found, Group) else found

    def row_of(self, wanted: Callable[[R], bool]) -> int:
        """Return the first row whose record is wanted, -1 when there is none."""
        for n, row in enumerate(self._rows):
            if not isinstance(row, Group) and wanted(row):
                return n
        return -1

    def records(self) -> list[R]:
        """Return the records in the order shown."""
        return [row for row in self._rows if not isinstance(row, Group)]

    def is_group(self, row: int) -> bool:
        """Tell whether a row is a group row."""
        return 0 <= row < len(self._rows) and isinstance(self._rows[row], Group)

    def checked_records(self) -> list[R]:
        """Return the records whose box is checked."""
        found = []
        for n in sorted(self._state.checked):
            record = self.record(n)
            if record is not None:
                found.append(record)
        return found

    def check(self, row: int, checked: bool) -> None:
        """Check a row, or uncheck it."""
        if self.record(row) is None:
            return
        (self._state.checked.add if checked else self._state.checked.discard)(row)
        self.dataChanged.emit(self.index(row, 0), self.index(row, 0))
        self.checked_changed.emit()

    def check_all(self, checked: bool) -> None:
        """Check every row, or none."""
        every = {n for n, row in enumerate(self._rows) if not isinstance(row, Group)}
        self._state.checked = every if checked else set()
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 0)
        self.checked_changed.emit()

    @property
    def checkable(self) -> bool:
        """Tell whether rows can be checked."""
        return self._checkable

    @property
    def order(self) -> tuple[str, bool]:
        """Return the key of the column that orders the rows, and whether downwards."""
        return self._state.key, self._state.descending

    def order_by(self, key: str, *, descending: bool = False) -> None:
        """Order the rows by a column; rows under group rows are ordered within their group."""
        self.layoutAboutToBeChanged.emit()
        self._state.key, self._state.descending = key, descending
        self._state.checked.clear()
        self._arrange()
        self.layoutChanged.emit()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        self.sorted_by.emit(key, descending)

    def as_text(self, rows: Sequence[int] = ()) -> str:
        """Return rows as tab-separated text with their titles, for the clipboard."""
        lines = ["\t".join(column.title for column in self.columns)]
        for n in rows or range(len(self._rows)):
            record = self.record(n)
            if record is not None:
                cells = (self._cell(column, record).plain() for column in self.columns)
                lines.append("\t".join(cells))
        return "\n".join(lines)

    def as_rows(self) -> tuple[list[str], list[list[str]]]:
        """Return titles and cells of all records as text; groups become a column of their own."""
        titles = [column.title for column in self.columns]
        grouped = any(isinstance(row, Group) for row in self._rows)
        rows: list[list[str]] = []
        group = ""
        for row in self._rows:
            if isinstance(row, Group):
                group = row.title
                continue
            cells = [self._cell(column, row).plain() for column in self.columns]
            rows.append([group, *cells] if grouped else cells)
        return ([self.tr("Kelompok"), *titles] if grouped else titles), rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let records be chosen and group rows not."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.is_group(index.row()):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the title of a column."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column.spoken or column.title
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, or says."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == RECORD_ROLE:
            return row
        if isinstance(row, Group):
            return self._group_data(row, index, role)
        return self._record_data(row, index, role)

    def _record_data(self, row: R, index: Index, role: int) -> Any:
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(column, row).plain()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            title = column.spoken or column.title
            said = self._cell(column, row).plain() or "–"
            return self.tr("{0}: {1}, baris {2}").format(title, said, index.row() + 1)
        return None

    def _group_data(self, row: Group, index: Index, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and index.column() == 0:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}, {row.total}" if row.total else row.title
        return None

    def _cell(self, column: Column[R], record: R) -> Cell:
        found = column.cell(record)
        return Cell(found) if isinstance(found, str) else found

    def cell(self, row: int, column: int) -> Cell | None:
        """Return the cell of a record, with its check mark."""
        record = self.record(row)
        if record is None:
            return None
        found = self._cell(self.columns[column], record)
        if self._checkable and column == 0:
            return replace(found, checked=row in self._state.checked)
        return found

    def _arrange(self) -> None:
        column = next((c for c in self.columns if c.key == self._state.key), None)
        if column is None or column.sort is None:
            return
        key = column.sort
        arranged: list[R | Group] = []
        pending: list[R] = []

        def empty() -> None:
            known = [record for record in pending if key(record) is not None]
            known.sort(key=key, reverse=self._state.descending)
            arranged.extend(known)
            arranged.extend(record for record in pending if key(record) is None)
            pending.clear()

        for row in self._rows:
            if isinstance(row, Group):
                empty()
                arranged.append(row)
            else:
                pending.append(row)
        empty()
        self._rows = arranged
