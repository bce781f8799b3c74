"""The plan as a table: arrow keys, folding, opening; the leader's RHK beside its rows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from penilaian_desktop.domain.plan import PlanForm
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.screens.skp.plan_model import (
    ASPECT,
    COLUMNS,
    LEADER,
    MARK,
    TARGET,
    TEXT,
    TW1,
    TW4,
    Index,
    PlanModel,
    selectable,
)
from penilaian_desktop.ui.screens.skp.plan_paint import (
    HEAD,
    INDENT,
    NUMBER_AT,
    PADDING,
    PlanDelegate,
    PlanHead,
)
from penilaian_desktop.ui.screens.skp.plan_rows import (
    EmptyRow,
    IndicatorRow,
    KindRow,
    RhkRow,
    Row,
    record_id,
)
from penilaian_desktop.ui.widgets.overlay_scroll import OverlayScrollBar

WIDTHS = {ASPECT: 76, TARGET: 108, TW1: 44, TW1 + 1: 44, TW1 + 2: 44, TW4: 48, MARK: 28}
PERSPECTIVE = 120
"""Pixels of the column of perspectives, which have longer names than aspects."""
LEADER_WIDE, LEADER_NARROW = 168, 120
SMALL = 760
"""A table narrower than this takes the narrow column of the leader."""
LEAST_TEXT = 240
DRAG_FROM = 6
"""Pixels that the mouse moves with a row before it counts as dragging."""


class PlanTable(QTableView):
    """Shows the rows of a plan.

    `opened` carries the id of an RHK or an indicator on Enter or a double click, `chosen` that of
    the row under the cursor, `add_wanted` the id of the RHK that has no indicator yet,
    `delete_wanted` and `move_wanted` (with -1 or 1) what is to be done with a row.
    """

    opened = Signal(str)
    chosen = Signal(str)
    add_wanted = Signal(str)
    delete_wanted = Signal(str)
    move_wanted = Signal(str, int)
    menu_wanted = Signal(str, object)
    dropped = Signal(str, str)
    """The id of what was dragged, and of what it was dropped on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hovered_row = -1
        self.plan_model = PlanModel(self)
        self._painter = PlanDelegate(self)
        self._whole = False
        self._grabbed: tuple[str, int] | None = None
        self.can_move = False
        self.drop_row = -1
        """The row that what is dragged would be put on, -1 for none."""
        self.setAccessibleName(self.tr("Rencana hasil kerja dan indikator"))
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(20)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalHeader(PlanHead(self))
        self.setItemDelegate(self._painter)
        self.setModel(self.plan_model)
        OverlayScrollBar(self)
        self.doubleClicked.connect(self._double_clicked)

    # --- showing -----------------------------------------------------------------------------
    def show_plan(self, plan: PlanView | None, *, leader_known: bool) -> None:
        """Show a plan; the cursor stays on its record."""
        kept = self.current_id()
        row = self.currentIndex().row()
        at = self.verticalScrollBar().value()
        self.plan_model.set_plan(plan, leader_known=leader_known)
        self._settle()
        if not self.choose(kept) and row > 0:
            rows = self.plan_model.rows
            near = next(
                (n for n in range(min(row, len(rows) - 1), 0, -1) if selectable(rows, n)), -1
            )
            self._stand_on(near)
        self.verticalScrollBar().setValue(at)

    def choose(self, wanted: str) -> bool:
        """Put the cursor on a record by its id; tell whether it is shown."""
        for row in self.plan_model.rows:
            if (
                isinstance(row, RhkRow)
                and row.collapsed
                and any(indicator.id == wanted for indicator in row.rhk.indicators)
            ):
                self.fold(row.rhk.id, folded=False)
        at = self.plan_model.row_of(wanted)
        self._stand_on(at)
        return at >= 0

    def current_row(self) -> Row | None:
        """Return the row under the cursor."""
        at = self.currentIndex().row()
        return self.plan_model.rows[at] if selectable(self.plan_model.rows, at) else None

    def current_id(self) -> str:
        """Return the id of the record under the cursor, "" when there is none."""
        row = self.current_row()
        return record_id(row) if row is not None else ""

    def rhk_id(self) -> str:
        """Return the id of the RHK under the cursor or above it, "" when there is none."""
        row = self.current_row()
        return row.rhk.id if row is not None and not isinstance(row, KindRow) else ""

    def fold(self, rhk_id: str, *, folded: bool) -> None:
        """Hide or show the indicators of an RHK and stand on it."""
        if self.plan_model.fold(rhk_id, folded=folded):
            self._settle()
            self._stand_on(self.plan_model.row_of(rhk_id))

    def set_whole(self, whole: bool) -> None:
        """Be as high as all rows, for a page that scrolls as a whole."""
        self._whole = whole
        self._fit()

    def rhk_room(self) -> int:
        """Return the width for the words of an RHK: all columns but the leader's."""
        width = sum(self.columnWidth(n) for n in range(TEXT, COLUMNS))
        return max(80, width - INDENT - PADDING - 24)

    # --- keys and mouse ----------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move over headings, fold with ← →, open with Enter, move rows with Alt+↑ ↓."""
        row = self.current_row()
        key = event.key()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            by = 1 if key == Qt.Key.Key_Down else -1
            if alt and row is not None and record_id(row):
                self.move_wanted.emit(record_id(row), by)
            else:
                self._step(by)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right} and row is not None:
            self._fold_by_key(row, folded=key == Qt.Key.Key_Left)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and row is not None:
            self._open(row)
        elif key == Qt.Key.Key_Delete and row is not None and record_id(row):
            self.delete_wanted.emit(record_id(row))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold by the chevron, add by the line of an RHK without indicators."""
        at = event.position().toPoint()
        number = self.rowAt(at.y())
        rows = self.plan_model.rows
        if not selectable(rows, number):
            event.accept()
            return
        row = rows[number]
        left = self.columnViewportPosition(TEXT)
        if isinstance(row, RhkRow) and left <= at.x() < left + NUMBER_AT:
            self.fold(row.rhk.id, folded=not row.collapsed)
            return
        self._stand_on(number)
        if self.can_move and event.button() is Qt.MouseButton.LeftButton and at.x() >= left:
            self._grabbed = (record_id(row), at.y())
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if isinstance(row, EmptyRow) and at.x() >= left:
            self.add_wanted.emit(row.rhk.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer with the hover row."""
        at = event.position().toPoint()
        row = self.rowAt(at.y()) if at.x() >= self.columnViewportPosition(TEXT) else -1
        if self._grabbed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._drag_over(at.y())
            return
        self._hover(row if selectable(self.plan_model.rows, row) else -1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put what was dragged where it was let go."""
        grabbed, row = self._grabbed, self.drop_row
        self._grabbed = None
        if row >= 0:
            self.drop_row = -1
            self.viewport().unsetCursor()
            self.viewport().update()
            onto = self.plan_model.rows[row]
            target = onto.rhk.id if isinstance(onto, EmptyRow) else record_id(onto)
            if grabbed is not None and target and target != grabbed[0]:
                self.dropped.emit(grabbed[0], target)
            return
        super().mouseReleaseEvent(event)

    def _drag_over(self, y: int) -> None:
        grabbed = self._grabbed
        if grabbed is None or (self.drop_row < 0 and abs(y - grabbed[1]) < DRAG_FROM):
            return
        row = self.rowAt(y)
        self.drop_row = row if selectable(self.plan_model.rows, row) else -1
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the hover row."""
        super().leaveEvent(event)
        self._hover(-1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask the page for the menu of the row."""
        if self.current_id():
            self.menu_wanted.emit(self.current_id(), event.globalPos())

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        """Tell which record the cursor is on."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if self.current_id():
            self.chosen.emit(self.current_id())

    # --- measures ----------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the words what the numbers leave."""
        super().resizeEvent(event)
        self._lay_out()
        self._size_rows()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and the line under the last one."""
        super().paintEvent(event)
        count = len(self.plan_model.rows)
        if count:
            end = self.rowViewportPosition(count - 1) + self.rowHeight(count - 1)
            if end < self.viewport().height():
                painter = QPainter(self.viewport())
                painter.fillRect(0, end, self.viewport().width(), 1, look().color("line"))

    def _settle(self) -> None:
        self.clearSpans()
        self._lay_out()
        self._size_rows()
        rows = self.plan_model.rows
        for n, row in enumerate(rows):
            if isinstance(row, KindRow):
                self.setSpan(n, LEADER, 1, COLUMNS)
                continue
            if isinstance(row, RhkRow | EmptyRow):
                self.setSpan(n, TEXT, 1, COLUMNS - 1)
            if isinstance(row, RhkRow):
                below = n + 1
                while below < len(rows) and isinstance(rows[below], IndicatorRow | EmptyRow):
                    below += 1
                if below - n > 1:
                    self.setSpan(n, LEADER, below - n, 1)
        self._fit()

    def _lay_out(self) -> None:
        room = self.viewport().width()
        leader = LEADER_WIDE if room >= SMALL else LEADER_NARROW
        plan = self.plan_model.plan
        widths = dict(WIDTHS)
        if plan is not None and plan.form is PlanForm.JPT and room >= SMALL:
            widths[ASPECT] = PERSPECTIVE
        rest = room - leader - sum(widths.values())
        quarters = range(TW1, TW4 + 1)
        hidden = rest < LEAST_TEXT
        for n in quarters:
            self.setColumnHidden(n, hidden)
        if hidden:
            rest += sum(widths[n] for n in quarters)
        self.setColumnWidth(LEADER, leader)
        for n, width in widths.items():
            self.setColumnWidth(n, width)
        self.setColumnWidth(TEXT, max(80, rest))

    def _size_rows(self) -> None:
        for n, row in enumerate(self.plan_model.rows):
            height = self._painter.height_of(row)
            if self.rowHeight(n) != height:
                self.setRowHeight(n, height)
        self._fit()

    def _fit(self) -> None:
        if not self._whole:
            self.setMinimumHeight(160)
            self.setMaximumHeight(16777215)
            return
        whole = HEAD + sum(self.rowHeight(n) for n in range(len(self.plan_model.rows)))
        if self.height() != whole:
            self.setFixedHeight(whole)

    # --- inside ------------------------------------------------------------------------------
    def _stand_on(self, row: int) -> None:
        if selectable(self.plan_model.rows, row):
            self.setCurrentIndex(self.plan_model.index(row, TEXT))
            self.scrollTo(self.plan_model.index(row, TEXT))

    def _step(self, by: int) -> None:
        rows = self.plan_model.rows
        at = self.currentIndex().row() + by
        while 0 <= at < len(rows) and not selectable(rows, at):
            at += by
        self._stand_on(at)

    def _fold_by_key(self, row: Row, *, folded: bool) -> None:
        if isinstance(row, RhkRow):
            self.fold(row.rhk.id, folded=folded)
        elif folded and isinstance(row, IndicatorRow | EmptyRow):
            self._stand_on(self.plan_model.row_of(row.rhk.id))

    def _open(self, row: Row) -> None:
        if isinstance(row, EmptyRow):
            self.add_wanted.emit(row.rhk.id)
        elif record_id(row):
            self.opened.emit(record_id(row))

    def _double_clicked(self, index: Index) -> None:
        if selectable(self.plan_model.rows, index.row()):
            row = self.plan_model.rows[index.row()]
            if not isinstance(row, EmptyRow):
                self._open(row)

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()
