"""Progress over time as a line: what was reported, when it was planned, where today is.

Everything is told by shape as well as by colour: dots are reports, hollow squares late ones, the
dashed line is the plan. Arrow keys walk through the reports; the table below says the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from penilaian_desktop.domain.day_names import SHORT_MONTHS
from penilaian_desktop.domain.task_views import ProgressItem
from penilaian_desktop.domain.wording import short_date
from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import look

LEFT, RIGHT, TOP, FOOT = 52, 20, 12, 46
NEAR = 14
DOT = 4.5
FEW = 3
GRACE = 31
"""Days after the end for which the picture goes on until today."""


class ProgressChart(QWidget):
    """Draws the reports of one task; `chosen` carries the number of the report walked to."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[ProgressItem, ...] = ()
        self._starts = self._ends = self._today = self._planned_from = date(2000, 1, 1)
        self._due: date | None = None
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Grafik kemajuan"))

    def sizeHint(self) -> QSize:
        """Return a height for four lines of 25 percent."""
        return QSize(320, 208)

    def set_reports(
        self, items: Sequence[ProgressItem], starts: date, due: date | None, today: date
    ) -> None:
        """Show the reports of a task between its first day and the later of due and today."""
        self._items = tuple(items)
        self._due, self._today = due, today
        days = [starts, *(item.day for item in items)]
        self._starts = min(days)
        self._ends = max(self._starts + timedelta(days=7), *days, due or today)
        if self._ends < today <= self._ends + timedelta(days=GRACE):
            self._ends = today
        self._planned_from = starts
        self._at = len(items) - 1
        self._tell()
        self.update()

    @property
    def at(self) -> int:
        """Return the number of the report that is walked to, -1 when there is none."""
        return self._at

    def choose(self, at: int) -> None:
        """Walk to a report without telling anybody."""
        if 0 <= at < len(self._items) and at != self._at:
            self._at = at
            self._tell()
            self.update()

    def point(self, at: int) -> QPointF:
        """Return where a report is drawn."""
        item = self._items[at]
        return QPointF(self._x(item.day), self._y(item.percent))

    def describe(self, at: int) -> str:
        """Return a report in words: "18 Nov 2026, 40 persen, draf selesai"."""
        item = self._items[at]
        words = self.tr("{0}, {1} persen").format(short_date(item.day), item.percent)
        if item.late:
            words += self.tr(", terlambat")
        return f"{words}, {item.note}" if item.note else words

    # --- keys and mouse --------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with ← →, to the ends with Home and End."""
        last = len(self._items) - 1
        wanted = {
            Qt.Key.Key_Left: self._at - 1,
            Qt.Key.Key_Right: self._at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if wanted is None or last < 0:
            super().keyPressEvent(event)
            return
        self._walk(max(0, min(last, wanted)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Walk to the report under the mouse."""
        where = event.position()
        near = [(abs(self.point(n).x() - where.x()), n) for n in range(len(self._items))]
        if near and min(near)[0] <= NEAR:
            self._walk(min(near)[1])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus ring away."""
        super().focusOutEvent(event)
        self.update()

    def _walk(self, at: int) -> None:
        if at != self._at:
            self.choose(at)
            self.chosen.emit(at)

    def _tell(self) -> None:
        """Let a screen reader say the report that is walked to."""
        if self._at < 0:
            self.setAccessibleDescription(self.tr("belum ada laporan"))
            return
        words = self.tr("laporan {0} dari {1}: {2}")
        self.setAccessibleDescription(
            words.format(self._at + 1, len(self._items), self.describe(self._at))
        )

    # --- places ----------------------------------------------------------------------------
    def _x(self, day: date) -> float:
        whole = max(1, (self._ends - self._starts).days)
        share = (day - self._starts).days / whole
        return LEFT + share * (self.width() - LEFT - RIGHT)

    def _y(self, percent: int) -> float:
        return TOP + (100 - percent) / 100 * (self.height() - TOP - FOOT)

    # --- painting --------------------------------------------------------------------------
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint scale, plan, today, reports, and the words of the report that is walked to."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            paint.box(painter, self.rect(), None, "primary", width=2)
        self._scale(painter)
        self._plan(painter)
        self._reports(painter)
        self._legend(painter)

    def _scale(self, painter: QPainter) -> None:
        for percent in (0, 25, 50, 75, 100):
            y = round(self._y(percent)) + 0.5
            painter.setPen(QPen(look().color("line"), 1))
            painter.drawLine(QPointF(LEFT, y), QPointF(self.width() - RIGHT, y))
            place = QRect(0, round(y) - 9, LEFT - 8, 18)
            paint.text_line(painter, place, f"{percent} %", "small", "muted", paint.RIGHT)
        foot = round(self._y(0)) + 4
        free = LEFT
        for day, words in self._ticks():
            wide = look().width(words, "small") + 2
            x = min(round(self._x(day)), self.width() - RIGHT - wide)
            if x >= free:
                paint.text_line(painter, QRect(x, foot, wide, 16), words, "small", "muted")
                free = x + wide + 12

    def _ticks(self) -> list[tuple[date, str]]:
        """Return days with their words: months, or the ends of a span shorter than two."""
        months = _months(self._starts, self._ends)
        if len(months) < FEW:
            return [(day, short_date(day)) for day in (self._starts, self._ends)]
        names = [(day, SHORT_MONTHS[day.month - 1]) for day in months]
        return [(day, f"{name} {day.year}" if day.month == 1 else name) for day, name in names]

    def _plan(self, painter: QPainter) -> None:
        if self._due is not None:
            painter.setPen(QPen(look().color("muted"), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(
                QPointF(self._x(self._planned_from), self._y(0)),
                QPointF(self._x(self._due), self._y(100)),
            )
        if self._starts <= self._today <= self._ends:
            x = round(self._x(self._today)) + 0.5
            painter.setPen(QPen(look().color("muted"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, self._y(100)), QPointF(x, self._y(0)))

    def _reports(self, painter: QPainter) -> None:
        points = [self.point(n) for n in range(len(self._items))]
        painter.setPen(QPen(look().color("primary"), 2))
        for one, other in pairwise(points):
            painter.drawLine(one, other)
        for n, (item, point) in enumerate(zip(self._items, points, strict=True)):
            if n == self._at:
                painter.setPen(QPen(look().color("primary"), 1.5))
                painter.setBrush(look().color("surface"))
                painter.drawEllipse(point, DOT + 4, DOT + 4)
            painter.setPen(QPen(look().color("warn" if item.late else "primary"), 2))
            painter.setBrush(look().color("surface" if item.late else "primary"))
            if item.late:
                painter.drawRect(QRectF(point.x() - DOT, point.y() - DOT, 2 * DOT, 2 * DOT))
            else:
                painter.drawEllipse(point, DOT - 0.5, DOT - 0.5)

    def _legend(self, painter: QPainter) -> None:
        """Name the shapes at the foot, and the report that is walked to at its right."""
        y = self.height() - 16
        at = LEFT
        for shape, words in (
            ("dot", self.tr("laporan")),
            ("square", self.tr("laporan terlambat")),
            ("dashes", self.tr("rencana waktu")),
            ("dots", self.tr("hari ini")),
        ):
            if shape == "square" and not any(item.late for item in self._items):
                continue
            if shape == "dashes" and self._due is None:
                continue
            at = self._sample(painter, shape, at, y)
            wide = look().width(words, "small") + 2
            paint.text_line(painter, QRect(at, y - 8, wide, 16), words, "small", "muted")
            at += wide + 16
        if self._at >= 0:
            room = QRect(at, y - 8, self.width() - RIGHT - at, 16)
            if room.width() > 120:
                words = self.describe(self._at)
                paint.text_line(painter, room, words, "small_strong", "text", paint.RIGHT)

    @staticmethod
    def _sample(painter: QPainter, shape: str, at: int, y: int) -> int:
        """Paint a sample of a shape and return where its words begin."""
        middle = QPointF(at + 5, y)
        if shape == "dot":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look().color("primary"))
            painter.drawEllipse(middle, DOT, DOT)
            return at + 14
        if shape == "square":
            painter.setPen(QPen(look().color("warn"), 2))
            painter.setBrush(look().color("surface"))
            painter.drawRect(QRectF(at + 1, y - DOT, 2 * DOT, 2 * DOT))
            return at + 16
        dashed = shape == "dashes"
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.DotLine
        painter.setPen(QPen(look().color("muted"), 1.5 if dashed else 1, style))
        painter.drawLine(QPointF(at, y), QPointF(at + 18, y))
        return at + 24


def _months(starts: date, ends: date) -> list[date]:
    """Return the first days of the months of a span."""
    found = []
    day = starts.replace(day=1)
    while day <= ends:
        if day >= starts:
            found.append(day)
        day = (day + timedelta(days=32)).replace(day=1)
    return found
