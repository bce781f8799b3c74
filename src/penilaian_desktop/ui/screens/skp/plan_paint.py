"""How the plan looks: RHK with their indicators, and the leader's RHK at the left of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from penilaian_desktop.domain.plan import RhkKind
from penilaian_desktop.domain.skp_views import RhkView
from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.kit.text_lines import lines_of
from penilaian_desktop.ui.screens.skp.plan_model import (
    ASPECT,
    LEADER,
    MARK,
    ROW_ROLE,
    TARGET,
    TEXT,
    Index,
)
from penilaian_desktop.ui.screens.skp.plan_rows import (
    EmptyRow,
    IndicatorRow,
    KindRow,
    RhkRow,
    Row,
    is_provisional,
)

if TYPE_CHECKING:
    from penilaian_desktop.ui.screens.skp.plan_table import PlanTable

KIND, RHK, RHK_TALL, INDICATOR, HEAD = 28, 40, 56, 32, 32
INDENT, NUMBER_AT, CHEVRON_AT = 56, 36, 12
PADDING = 12
CIRCLE = 17


class PlanDelegate(QStyledItemDelegate):
    """Paints every cell of the plan."""

    def __init__(self, view: PlanTable) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row: 28, 40 (56 for two lines), 32."""
        del option
        row = index.data(ROW_ROLE)
        return QSize(40, self.height_of(row))

    def height_of(self, row: Row) -> int:
        """Return the height of a row at the width the view has."""
        if isinstance(row, KindRow):
            return KIND
        if isinstance(row, RhkRow):
            words = lines_of(row.rhk.text, "strong", self._view.rhk_room(), 2)
            tall = len(words) > 1
            if row.collapsed and row.provisional:
                return 76
            return RHK_TALL if tall else RHK
        return INDICATOR

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        row = index.data(ROW_ROLE)
        rect: QRect = option.rect
        painter.save()
        if isinstance(row, KindRow):
            self._kind(painter, rect, row, index.column())
        elif index.column() == LEADER:
            self._leader(painter, rect, row.rhk)
            if isinstance(row, RhkRow):  # neither cell may cover the other's half
                self._circle(painter, rect.right() + 0.5, rect.top(), row)
        else:
            self._back(painter, rect, index)
            if isinstance(row, RhkRow):
                self._rhk(painter, rect, row, index)
            elif isinstance(row, IndicatorRow):
                self._indicator(painter, rect, row, index)
            else:
                self._empty(painter, rect, row, index)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Show the whole text of a cell that may be elided."""
        del option
        row = index.data(ROW_ROLE) if index.isValid() else None
        if isinstance(row, RhkRow | IndicatorRow | EmptyRow) and index.column() in {
            LEADER,
            TEXT,
            ASPECT,
            TARGET,
        }:
            QToolTip.showText(
                event.globalPos(), self._view.plan_model.cell_text(row, index.column()), view
            )
            return True
        QToolTip.hideText()
        return False

    # --- parts -------------------------------------------------------------------------------
    def _back(self, painter: QPainter, rect: QRect, index: Index) -> None:
        current = index.row() == self._view.currentIndex().row()
        if current:
            painter.fillRect(rect, look().color("selected"))
        elif index.row() == self._view.hovered_row:
            painter.fillRect(rect, look().color("hover"))
        painter.fillRect(rect.left(), rect.top(), rect.width(), 1, look().color("line"))
        if index.row() == self._view.drop_row:
            painter.fillRect(rect.left(), rect.top(), rect.width(), 2, look().color("primary"))
        if current and index.column() == TEXT:
            wide = 3 if self._view.hasFocus() else 1
            painter.fillRect(rect.left(), rect.top(), wide, rect.height(), look().color("primary"))

    def _kind(self, painter: QPainter, rect: QRect, row: KindRow, column: int) -> None:
        painter.fillRect(rect, look().color("canvas"))
        painter.fillRect(rect.left(), rect.top(), rect.width(), 1, look().color("line"))
        if column == LEADER:
            title, total = self._view.plan_model.kind_words(row)
            area = rect.adjusted(PADDING, 1, -PADDING, 0)
            paint.text_line(painter, area, title, "small_strong", "text")
            paint.text_line(painter, area, total, "small", "muted", paint.RIGHT)

    def _leader(self, painter: QPainter, rect: QRect, rhk: RhkView) -> None:
        plan = self._view.plan_model.plan
        if plan is None:
            return
        painter.fillRect(rect, look().color("canvas"))
        painter.fillRect(rect.left(), rect.top(), rect.width(), 1, look().color("line"))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), look().color("line"))
        provisional = is_provisional(plan, rhk)
        room = rect.height() - 12 - (28 if provisional else 4)
        width = rect.width() - PADDING - 14
        text = self._view.plan_model.leader_text(rhk)
        unassigned = rhk.kind is RhkKind.TAMBAHAN and not rhk.assigned_by
        top = rect.top() + 12
        painter.setFont(look().font("small"))
        for line in lines_of(text, "small", width, max(1, room // 16)):
            area = QRect(rect.left() + PADDING, top, width, 16)
            paint.text_line(painter, area, line, "small", "warn" if unassigned else "muted")
            top += 16
        if provisional:
            spot = QRect(rect.left() + PADDING, top + 4, width + 8, 20)
            words = self.tr("Induk sementara")
            if paint.pill_width(words, "link_off") > spot.width():
                words = self.tr("Sementara")
            paint.pill(painter, spot, words, "link_off", "warn")

    def _rhk(self, painter: QPainter, rect: QRect, row: RhkRow, index: Index) -> None:
        if index.column() != TEXT:
            return
        self._circle(painter, rect.left() - 0.5, rect.top(), row)
        first = QRect(rect.left(), rect.top() + 1, rect.width(), min(rect.height(), RHK))
        lines = lines_of(row.rhk.text, "strong", self._view.rhk_room(), 2)
        if len(lines) > 1:
            first.setHeight(36)
        chevron = QRect(rect.left() + CHEVRON_AT, first.top(), 16, first.height())
        meaning = "chevron_right" if row.collapsed else "chevron_down"
        paint.icon(painter, chevron, meaning, "muted", 16)
        number = QRect(rect.left() + NUMBER_AT, first.top(), 20, first.height())
        paint.text_line(painter, number, str(row.rhk.number), "strong")
        area = QRect(rect.left() + INDENT, first.top(), self._view.rhk_room(), first.height())
        if not row.rhk.text:
            words = self.tr("RHK belum ditulis")
            paint.text_line(painter, area, words, "strong", "warn")
        for n, line in enumerate(lines):
            paint.text_line(painter, area.translated(0, 19 * n), line, "strong")
        if row.missing:
            spot = QRect(rect.right() - PADDING - 15, first.top(), 16, first.height())
            paint.icon(painter, spot, "warn", "warn", 16)

    def _circle(self, painter: QPainter, at: float, top: int, row: RhkRow) -> None:
        tint = "warn" if row.provisional else "muted"
        middle = QPointF(at, top + RHK / 2)
        half = CIRCLE / 2
        area = QRectF(middle.x() - half, middle.y() - half, CIRCLE, CIRCLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look().color(tint), 1.2))
        painter.setBrush(look().color("surface"))
        painter.drawEllipse(area.adjusted(0.6, 0.6, -0.6, -0.6))
        painter.restore()
        paint.icon(painter, area, "arrow_left", tint, 11)

    def _indicator(self, painter: QPainter, rect: QRect, row: IndicatorRow, index: Index) -> None:
        model, column = self._view.plan_model, index.column()
        text = model.cell_text(row, column)
        area = rect.adjusted(0, 1, 0, 0)
        if column == TEXT:
            area.setLeft(area.left() + NUMBER_AT)
            area.setRight(area.right() - PADDING)
            bare = not row.indicator.text
            paint.text_line(painter, area, text, "body", "warn" if bare else "text")
        elif column == ASPECT:
            area.setRight(area.right() - 8)
            paint.text_line(painter, area, text, "body", "muted")
        elif column == TARGET:
            area.setRight(area.right() - 8)
            paint.text_line(painter, area, text, "strong", "text", paint.RIGHT)
        elif column == MARK:
            good = not row.indicator.missing
            spot = QRect(area.left(), area.top(), 16, area.height())
            paint.icon(painter, spot, "check" if good else "warn", "good" if good else "warn", 16)
        else:
            area.setRight(area.right() - 8)
            paint.text_line(painter, area, text, "body", "muted", paint.RIGHT)

    def _empty(self, painter: QPainter, rect: QRect, row: EmptyRow, index: Index) -> None:
        if index.column() == TEXT:
            area = rect.adjusted(NUMBER_AT, 1, -PADDING, 0)
            text = self._view.plan_model.cell_text(row, TEXT)
            paint.text_line(painter, area, text, "body", "warn")


class PlanHead(QHeaderView):
    """The titles of the columns, in the places of their cells."""

    def __init__(self, view: PlanTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self.setFixedHeight(HEAD)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(16)
        self.setAccessibleName(self.tr("Kepala tabel"))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        """Paint one title."""
        painter.fillRect(rect, look().color("canvas"))
        words = self._view.plan_model.head(section)
        area = rect.adjusted(PADDING if section in {LEADER, TEXT} else 0, 0, -8, 0)
        align = paint.LEFT if section in {LEADER, TEXT, ASPECT} else paint.RIGHT
        if section != MARK:
            paint.text_line(painter, area, words, "small_strong", "muted", align)
