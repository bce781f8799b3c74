"""The curve of a unit: before dashed, after filled, the advised pattern as a line with dots."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from penilaian_desktop.domain.calibration_views import CalibrationView
from penilaian_desktop.domain.distribution import WORST_TO_BEST
from penilaian_desktop.domain.wording import number, predicate_label
from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.screens.kalibrasi import words
from penilaian_desktop.ui.widgets.small import predicate_mark

BAR, GAP = 36, 4
_LEFT, _RIGHT, _TOP, _FOOT = 44, 16, 60, 30
_DOT = 4


class DistributionChart(QWidget):
    """Bars of the five predicates; the arrow keys walk over them and say their numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: CalibrationView | None = None
        self._at = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Kurva distribusi predikat"))

    def show_view(self, view: CalibrationView) -> None:
        """Show the predicates of a unit; the whole of it is the accessible description."""
        self._view = view
        self.setAccessibleDescription("; ".join(self._spoken(at) for at in range(5)))
        self.update()

    def column_words(self) -> str:
        """Return what is said of the column the keys are on."""
        return self._spoken(self._at) if self._at >= 0 else ""

    def sizeHint(self) -> QSize:
        """Return the height of legend, bars and names."""
        return QSize(600, 288)

    def minimumSizeHint(self) -> QSize:
        """Let the columns stand close."""
        return QSize(5 * 84 + _LEFT, 288)

    # --- keys --------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk over the columns."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self._at = min(4, max(0, self._at + step))
        self._tell()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the first column."""
        super().focusInEvent(event)
        self._at = max(self._at, 0)
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the mark away."""
        super().focusOutEvent(event)
        self.update()

    def _tell(self) -> None:
        self.setAccessibleName(self.column_words() or self.tr("Kurva distribusi predikat"))
        self.update()

    def _spoken(self, at: int) -> str:
        view = self._view
        if view is None:
            return ""
        predicate, after, share = view.counts[at]
        return self.tr("{0}: sebelum {1}, sesudah {2} orang, {3}").format(
            predicate_label(predicate), view.before[at][1], after, words.percent(share)
        )

    # --- painting ----------------------------------------------------------------------------
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint axis, bars, limits and pattern."""
        view = self._view
        if view is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = self._highest(view)
        self._axis(painter, top)
        for at in range(5):
            self._column(painter, view, at, top)
        if view.curve:
            self._limits(painter, view, top)
            self._pattern(painter, view, top)
        self._legend(painter, view)

    def _plot(self) -> QRect:
        return self.rect().adjusted(_LEFT, _TOP, -_RIGHT, -_FOOT)

    def _highest(self, view: CalibrationView) -> int:
        counts = [one[1] for one in (*view.counts, *view.before)]
        most = max([*counts, *self._shape(view), *(y for _, y, _ in self._limit_lines(view))])
        step = 2 if most <= 10 else 5 if most <= 25 else 10 if most <= 60 else 50
        return max(2, -(-int(most + 0.999) // step) * step)

    def _shape(self, view: CalibrationView) -> list[float]:
        total = sum(one[1] for one in view.counts)
        points = sum(view.curve)
        if not points:
            return [0.0]
        return [point * total / points for point in view.curve]

    def _limit_lines(self, view: CalibrationView) -> list[tuple[int, float, str]]:
        total = sum(one[1] for one in view.counts)
        return [
            (
                WORST_TO_BEST.index(line.predicates[0]),
                float(line.limit) * total / 100,
                self.tr("batas {0} %").format(number(line.limit)),
            )
            for line in view.advice
            if line.kind == "max_percent" and len(line.predicates) == 1 and not view.too_small
        ]

    def _y(self, value: float, top: int) -> float:
        plot = self._plot()
        return plot.bottom() + 1 - plot.height() * value / top

    def _middle(self, at: int) -> int:
        plot = self._plot()
        return plot.left() + round(plot.width() * (at + 0.5) / 5)

    def _axis(self, painter: QPainter, top: int) -> None:
        plot = self._plot()
        step = max(1, top // 5)
        for value in range(0, top + 1, step):
            y = round(self._y(value, top))
            token = "control_line" if value == 0 else "line"
            painter.fillRect(plot.left(), y, plot.width(), 1, look().color(token))
            area = QRect(0, y - 8, _LEFT - 8, 16)
            paint.text_line(painter, area, str(value), "small", "muted", paint.RIGHT)

    def _column(self, painter: QPainter, view: CalibrationView, at: int, top: int) -> None:
        predicate, after, _ = view.counts[at]
        before = view.before[at][1]
        middle, base = self._middle(at), self._plot().bottom() + 1
        if self.hasFocus() and at == self._at:
            ring = QRect(middle - BAR - 10, _TOP - 8, 2 * BAR + 20, base - _TOP + 34)
            paint.box(painter, ring, None, "primary")
        if before:
            rect = QRect(middle - BAR - GAP // 2, round(self._y(before, top)), BAR, 0)
            rect.setBottom(base - 1)
            paint.box(painter, rect, None, "muted", radius=0, style=Qt.PenStyle.DashLine)
            self._count(painter, rect, before, "muted")
        if after:
            rect = QRect(middle + GAP // 2, round(self._y(after, top)), BAR, 0)
            rect.setBottom(base - 1)
            painter.fillRect(rect, look().color(predicate_mark(predicate).tint))
            self._count(painter, rect, after, "on_primary")
        name = QRect(middle - self._plot().width() // 10, base + 8, self._plot().width() // 5, 16)
        paint.text_line(painter, name, predicate_label(predicate), "small", "text", paint.CENTER)

    def _count(self, painter: QPainter, rect: QRect, value: int, tint: str) -> None:
        if rect.height() < 20:
            area, tint = QRect(rect.left(), rect.top() - 18, rect.width(), 16), "text"
        else:
            area = QRect(rect.left(), rect.top(), rect.width(), 24)
        paint.text_line(painter, area, str(value), "small_strong", tint, paint.CENTER)

    def _limits(self, painter: QPainter, view: CalibrationView, top: int) -> None:
        for at, value, text in self._limit_lines(view):
            y, middle = round(self._y(value, top)), self._middle(at)
            painter.setPen(QPen(look().color("warn"), 2, Qt.PenStyle.DotLine))
            painter.drawLine(middle - BAR - 20, y, middle + BAR + 20, y)
            wide = look().width(text, "small_strong") + 4
            area = QRect(middle - BAR - 24 - wide, y - 8, wide, 16)
            paint.text_line(painter, area, text, "small_strong", "warn", paint.RIGHT)

    def _pattern(self, painter: QPainter, view: CalibrationView, top: int) -> None:
        shape = self._shape(view)
        points = [QPointF(self._middle(at), self._y(shape[at], top)) for at in range(5)]
        path = QPainterPath(points[0])
        for before, after in pairwise(points):
            half = (after.x() - before.x()) / 2
            path.cubicTo(
                QPointF(before.x() + half, before.y()), QPointF(after.x() - half, after.y()), after
            )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look().color("text"), 2))
        painter.drawPath(path)
        painter.setBrush(look().color("surface"))
        for point in points:
            painter.drawEllipse(point, _DOT, _DOT)

    def _legend(self, painter: QPainter, view: CalibrationView) -> None:
        x, y = _LEFT, 16
        for kind, text in (
            ("before", self.tr("sebelum kalibrasi")),
            ("after", self.tr("sesudah kalibrasi")),
            ("pattern", self.tr("bentuk pola") if view.curve else ""),
        ):
            if not text:
                continue
            mark = QRect(x, y - 6, 12, 12)
            if kind == "before":
                paint.box(painter, mark, None, "muted", radius=0, style=Qt.PenStyle.DashLine)
            elif kind == "after":
                painter.fillRect(mark, look().color("tier2"))
            else:
                painter.setPen(QPen(look().color("text"), 2))
                painter.drawLine(x - 4, y, x + 16, y)
                painter.setBrush(look().color("surface"))
                painter.drawEllipse(QRectF(x + 2, y - _DOT, 2 * _DOT, 2 * _DOT))
            wide = look().width(text, "small") + 4
            paint.text_line(painter, QRect(x + 22, y - 8, wide, 16), text, "small", "muted")
            x += 22 + wide + 24
