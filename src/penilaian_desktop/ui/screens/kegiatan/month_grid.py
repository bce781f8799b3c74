"""The month as a heat map: a cell a day, darker the fuller its minutes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.views import DayInfo
from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import look

HEAD = 36
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class MonthGrid(QWidget):
    """Weeks as rows, Monday first; the arrows walk the days and Enter opens a day's week."""

    day_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._infos: tuple[DayInfo, ...] = ()
        self._month = 0
        self._today: date | None = None
        self._current: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(220)
        self.setAccessibleName(self.tr("Bulan, satu kotak setiap hari"))

    @property
    def current(self) -> date | None:
        """Return the day the keyboard is on."""
        return self._current

    def set_month(self, infos: Sequence[DayInfo], month: int, today: date) -> None:
        """Show whole weeks, Monday first; days outside `month` are paler."""
        self._infos = tuple(infos)
        self._month = month
        self._today = today
        days = [info.day for info in infos]
        if self._current not in days:
            self._current = today if today in days else next(iter(days), None)
        self._speak()
        self.update()

    def spoken(self, info: DayInfo) -> str:
        """Return what a day says: "Rabu 18 November, 315 dari 450 menit"."""
        day = wording.weekday_date(info.day)
        if info.target <= 0:
            return f"{day}, {info.free or self.tr('tidak ada target')}"
        return self.tr("{day}, {logged} dari {target} menit").format(
            day=day, logged=info.logged, target=info.target
        )

    def sizeHint(self) -> QSize:
        """Return a size that takes what there is."""
        return QSize(600, 420)

    # --- painting --------------------------------------------------------------------------
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the weekdays and the days."""
        painter = QPainter(self)
        paint.box(painter, self.rect(), "surface", "line")
        for column, name in enumerate(wording.WEEKDAYS):
            cell = self._cell(column)
            head = QRectF(cell.x() + 8, 0, cell.width() - 8, HEAD).toRect()
            paint.text_line(painter, head, name, "small_strong", "muted")
        for index, info in enumerate(self._infos):
            self._paint_day(painter, self._cell(index), info)

    def _paint_day(self, painter: QPainter, rect: QRectF, info: DayInfo) -> None:
        inside = info.day.month == self._month
        painter.save()
        painter.setOpacity(1.0 if inside else 0.45)
        if info.target <= 0 and not info.logged:
            paint.box(painter, rect, "canvas")
        else:
            share = min(info.logged / info.target, 1.0) if info.target > 0 else 1.0
            full = info.target > 0 and info.logged >= info.target
            paint.box(painter, rect, "surface", "line")
            painter.setPen(Qt.PenStyle.NoPen)
            tint = "good" if full else "primary"
            painter.setBrush(look().color(tint, round(12 + 60 * share) if info.logged else 0))
            painter.drawRoundedRect(rect, 6, 6)
        self._paint_words(painter, rect, info)
        painter.restore()
        if info.day == self._current and self.hasFocus():
            paint.box(painter, rect, None, "primary", width=2)

    def _paint_words(self, painter: QPainter, rect: QRectF, info: DayInfo) -> None:
        area = rect.adjusted(8, 4, -8, -4).toRect()
        top = area.adjusted(0, 0, 0, 0)
        top.setHeight(22)
        number = str(info.day.day)
        if info.day == self._today:
            chip = QRectF(top.x() - 3, top.y(), look().width(number, "strong") + 12, 20)
            paint.box(painter, chip, "primary")
            paint.text_line(painter, chip.toRect(), number, "strong", "on_primary", paint.CENTER)
        else:
            paint.text_line(painter, top, number, "strong", "text")
        low = area.adjusted(0, max(area.height() - 18, 22), 0, 0)
        if low.height() < 12:
            return
        if info.target <= 0 and not info.logged:
            words = "" if info.free_kind == "weekend" else info.free.replace("_", " ")
            paint.text_line(painter, low, words, "small", "muted")
            return
        role_tint = "text" if info.logged else "muted"
        inside = info.day.month == self._month
        missing = inside and info.target > 0 and not info.logged and self._past(info)
        words = self.tr("belum ada catatan") if missing else wording.hours(info.logged)
        if not info.logged and not missing:
            return
        paint.text_line(painter, low, words, "small", "warn" if missing else role_tint)

    def _past(self, info: DayInfo) -> bool:
        return self._today is not None and info.day < self._today

    def _cell(self, index: int) -> QRectF:
        weeks = max((len(self._infos) + 6) // 7, 1)
        width = (self.width() - 8) / 7
        height = (self.height() - HEAD - 6) / weeks
        row, column = divmod(index, 7)
        return QRectF(4 + column * width + 2, HEAD + row * height + 2, width - 4, height - 4)

    # --- keyboard and pointer --------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by days and weeks; Enter opens the day."""
        key = Qt.Key(event.key())
        if key in _STEPS and self._current is not None:
            wanted = self._current + timedelta(days=_STEPS[key])
            if any(info.day == wanted for info in self._infos):
                self._current = wanted
                self._speak()
                self.update()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._current is not None:
            self.day_chosen.emit(self._current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the day under the pointer."""
        info = self._at(event.position())
        if info is not None:
            self._current = info.day
            self.day_chosen.emit(info.day)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Tell a day's minutes under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            info = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.spoken(info) if info else "", self)
            return True
        return super().event(event)

    def _at(self, position: QPointF) -> DayInfo | None:
        for index, info in enumerate(self._infos):
            if self._cell(index).contains(position):
                return info
        return None

    def _speak(self) -> None:
        for info in self._infos:
            if info.day == self._current:
                self.setAccessibleDescription(self.spoken(info))
