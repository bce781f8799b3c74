"""The minutes of a week as seven bars against the target of each day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.activity_views import DayInfo, WeekView
from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import FontRole, look

BAR = 28
FULL = 56
"""The height of a bar whose target is met."""
TALLEST = 64
_TOP = 18
_FOOT = 22


class WeekBars(QWidget):
    """Bars with their day below; the dotted line is the target of an ordinary day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[DayInfo, ...] = ()
        self._today: date | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_week(self, week: WeekView, today: date) -> None:
        """Show a week; the whole of it is the accessible text."""
        self._days = week.days
        self._today = today
        self.setAccessibleName("; ".join(self._spoken(info) for info in week.days))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of target line, bars and words."""
        return QSize(7 * 49, _TOP + FULL + _FOOT)

    def minimumSizeHint(self) -> QSize:
        """Let seven bars stand close."""
        return QSize(7 * 34, _TOP + FULL + _FOOT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint line, bars and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, info in enumerate(self._days):
            self._paint_bar(painter, self._place(index), info)
        self._paint_target(painter)

    def _place(self, index: int) -> QRect:
        pitch = min((self.width() - BAR - 8) / 6, 64)
        return QRect(round(4 + index * pitch), _TOP, BAR, FULL)

    def _paint_target(self, painter: QPainter) -> None:
        target = max((info.target for info in self._days), default=0)
        if not target:
            return
        painter.setPen(QPen(look().color("muted"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(0, _TOP, self.width(), _TOP)
        area = QRect(0, _TOP - 17, self.width(), 16)
        paint.text_line(painter, area, wording.hours(target), "small", "muted", paint.RIGHT)

    def _paint_bar(self, painter: QPainter, rect: QRect, info: DayInfo) -> None:
        base = rect.bottom() + 1
        if info.target > 0 or info.logged:
            if info.target > 0 and self._begun(info):
                paint.box(painter, rect, "sunken", radius=3)
            share = info.logged / info.target if info.target > 0 else info.logged / 450
            height = min(round(FULL * share), TALLEST if share > 1 else FULL)
            full = info.target > 0 and info.logged >= info.target
            if height:
                bar = QRect(rect.left(), base - height, BAR, height)
                paint.box(painter, bar, "good" if full else "primary", radius=3)
        elif info.free_kind in {"holiday", "mark"}:
            paint.box(painter, rect, None, "control_line", radius=3, style=Qt.PenStyle.DashLine)
        if not info.logged and info.free_kind != "holiday":
            painter.fillRect(QRectF(rect.left(), base - 1, BAR, 2), look().color("line"))
        today = info.day == self._today
        role: FontRole = "small_strong" if today else "small"
        word = QRect(rect.left() - 8, base + 4, BAR + 16, 16)
        name = wording.SHORT_WEEKDAYS[info.day.weekday()]
        paint.text_line(painter, word, name, role, "text" if today else "muted", paint.CENTER)

    def _begun(self, info: DayInfo) -> bool:
        return self._today is not None and info.day <= self._today

    def _spoken(self, info: DayInfo) -> str:
        day = wording.WEEKDAYS[info.day.weekday()]
        if info.target <= 0:
            return f"{day}, {info.free or self.tr('tidak ada target')}"
        return self.tr("{day}, {logged} dari {target} menit").format(
            day=day, logged=info.logged, target=info.target
        )

    def event(self, event: QEvent) -> bool:
        """Tell a day's minutes under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            for index, info in enumerate(self._days):
                area = self._place(index).adjusted(-8, -_TOP, 8, _FOOT)
                if area.contains(event.pos()):
                    QToolTip.showText(event.globalPos(), self._spoken(info), self)
                    return True
        return super().event(event)
