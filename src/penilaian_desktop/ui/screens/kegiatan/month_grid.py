"""The month as a heat map: a cell a day, darker the fuller its minutes.

Every cell also says its share in words and as the length of a bar: nothing hangs on the colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.activity_views import DayInfo
from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.widgets.week_words import WeekWords

HEAD = 32
LEGEND = 30
LOW = 50
"""A cell lower than this has one line."""
LEVELS: tuple[tuple[int, str, int], ...] = (
    (1, "primary", 18),
    (50, "primary", 34),
    (75, "primary", 52),
    (100, "good", 44),
)
"""From so many percent of the target on: the colour token and its strength in percent."""
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class MonthGrid(QWidget):
    """Weeks as rows, Monday first; the arrows walk the days and Enter opens a day's week."""

    day_chosen = Signal(object)
    left = Signal(object)
    """A day beyond the weeks shown, that an arrow leads to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = WeekWords(self)
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

    def set_current(self, day: date) -> None:
        """Put the keyboard on a day, when it is shown."""
        if any(info.day == day for info in self._infos):
            self._current = day
            self._speak()
            self.update()

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

    @staticmethod
    def percent(info: DayInfo) -> int | None:
        """Return how much of the target was logged, rounded down; None without a target."""
        return info.logged * 100 // info.target if info.target > 0 else None

    def spoken(self, info: DayInfo) -> str:
        """Return what a day says: "Rabu 18 November, 315 dari 450 menit, 70 persen"."""
        day = wording.weekday_date(info.day)
        percent = self.percent(info)
        if percent is None:
            free = info.free.replace("_", " ") or self.tr("tidak ada target")
            kind = self._words.free_title(info) if info.holiday_kind else ""
            logged = self.tr("{m} menit dicatat").format(m=info.logged) if info.logged else ""
            return ", ".join(part for part in (day, kind, free, logged) if part)
        return self.tr("{day}, {logged} dari {target} menit, {percent} persen").format(
            day=day, logged=info.logged, target=info.target, percent=percent
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
        self._paint_legend(painter)

    def _paint_day(self, painter: QPainter, rect: QRectF, info: DayInfo) -> None:
        inside = info.day.month == self._month
        percent = self.percent(info)
        painter.save()
        painter.setOpacity(1.0 if inside else 0.45)
        if percent is None and not info.logged:
            paint.box(painter, rect, "canvas")
        else:
            self._paint_level(painter, rect, 100 if percent is None else percent)
        if rect.height() < LOW:
            self._paint_low(painter, rect, info)
        else:
            self._paint_words(painter, rect, info)
            self._paint_bar(painter, rect, info)
        painter.restore()
        if info.day == self._current and self.hasFocus():
            paint.box(painter, rect, None, "primary", width=2)

    @staticmethod
    def _paint_level(painter: QPainter, rect: QRectF, percent: int, radius: float = 6) -> None:
        paint.box(painter, rect, "surface", "line", radius=radius)
        for least, token, strength in reversed(LEVELS):
            if percent >= least:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look().color(token, strength))
                painter.drawRoundedRect(rect, radius, radius)
                return

    def _paint_bar(self, painter: QPainter, rect: QRectF, info: DayInfo) -> None:
        """Paint the share as a length along the lower edge."""
        percent = self.percent(info)
        if percent is None or not info.logged:
            return
        whole = QRectF(rect.x() + 8, rect.bottom() - 8, rect.width() - 16, 3)
        painter.fillRect(whole, look().color("line"))
        share = QRectF(whole)
        share.setWidth(whole.width() * min(percent, 100) / 100)
        painter.fillRect(share, look().color("good" if percent >= 100 else "primary"))

    def _paint_number(self, painter: QPainter, top: QRect, info: DayInfo) -> None:
        number = str(info.day.day)
        if info.day == self._today:
            chip = QRectF(top.x() - 3, top.y(), look().width(number, "strong") + 12, 20)
            paint.box(painter, chip, "primary")
            paint.text_line(painter, chip.toRect(), number, "strong", "on_primary", paint.CENTER)
        else:
            paint.text_line(painter, top, number, "strong", "text")

    def _paint_low(self, painter: QPainter, rect: QRectF, info: DayInfo) -> None:
        line = rect.adjusted(8, 0, -8, 0).toRect()
        top = QRect(line.x(), line.center().y() - 10, line.width(), 20)
        self._paint_number(painter, top, info)
        percent = self.percent(info)
        words, tint = self._free(info), "muted"
        if percent is not None:
            missing = not info.logged
            words = f"{percent} %" if not missing or self._past(info) else ""
            tint = "warn" if missing else "text"
        rest = top.adjusted(look().width("88", "strong") + 12, 0, 0, 0)
        paint.text_line(painter, rest, words, "small", tint, paint.RIGHT)

    def _paint_words(self, painter: QPainter, rect: QRectF, info: DayInfo) -> None:
        area = rect.adjusted(8, 4, -8, -12).toRect()
        top = QRect(area.x(), area.y(), area.width(), 22)
        self._paint_number(painter, top, info)
        percent = self.percent(info)
        if percent is not None and info.logged:
            paint.text_line(painter, top, f"{percent} %", "small_strong", "text", paint.RIGHT)
        low = QRect(area.x(), area.bottom() - 16, area.width(), 18)
        if percent is None and not info.logged:
            if info.free_kind in {"holiday", "mark"}:
                icon = "holiday" if info.free_kind == "holiday" else "leave"
                spot = QRect(top.right() - 14, top.y() + 3, 16, 16)
                paint.icon(painter, spot, icon, "info", 16)
                if info.holiday_kind:
                    kind = top.adjusted(look().width("88", "strong") + 8, 0, -20, 0)
                    words = self._words.free_title(info)
                    if look().width(words, "small") <= kind.width():
                        paint.text_line(painter, kind, words, "small", "info", paint.RIGHT)
            paint.text_line(painter, low, self._free(info), "small", "muted")
            return
        missing = not info.logged and info.day.month == self._month and self._past(info)
        if missing:
            paint.text_line(painter, low, self.tr("belum ada catatan"), "small", "warn")
        elif info.logged:
            paint.text_line(painter, low, wording.hours(info.logged), "small", "text")

    def _free(self, info: DayInfo) -> str:
        """Return why a day is free; a weekend needs no word."""
        words = "" if info.free_kind == "weekend" else info.free.replace("_", " ")
        return words.capitalize() if info.free_kind == "mark" else words

    def _paint_legend(self, painter: QPainter) -> None:
        """Paint what the colours mean below the weeks."""
        y = self.height() - LEGEND + 8
        x = 10
        words = ("1–49 %", "50–74 %", "75–99 %", self.tr("100 % target atau lebih"))
        for (least, _token, _strength), word in zip(LEVELS, words, strict=True):
            self._paint_level(painter, QRectF(x, y, 14, 14), least, 3)
            width = look().width(word, "small")
            paint.text_line(painter, QRect(x + 20, y - 2, width + 4, 18), word, "small", "muted")
            x += width + 40
        free = self.tr("libur dan akhir pekan")
        if x + look().width(free, "small") + 24 < self.width():
            paint.box(painter, QRectF(x, y, 14, 14), "canvas", "line", radius=3)
            place = QRect(x + 20, y - 2, self.width() - x - 24, 18)
            paint.text_line(painter, place, free, "small", "muted")

    def _past(self, info: DayInfo) -> bool:
        return self._today is not None and info.day < self._today

    def _cell(self, index: int) -> QRectF:
        weeks = max((len(self._infos) + 6) // 7, 1)
        width = (self.width() - 8) / 7
        height = (self.height() - HEAD - LEGEND) / weeks
        row, column = divmod(index, 7)
        return QRectF(4 + column * width + 2, HEAD + row * height + 2, width - 4, height - 4)

    # --- keyboard and pointer --------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by days and weeks; Enter opens the day."""
        key = Qt.Key(event.key())
        if key in _STEPS and self._current is not None:
            wanted = self._current + timedelta(days=_STEPS[key])
            self.set_current(wanted)
            if self._current != wanted:
                self.left.emit(wanted)
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
                said = self.spoken(info)
                self.setAccessibleDescription(said)
                if self.hasFocus():
                    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
