"""A chart on the screen: the drawing of a `ChartData`, walked through with the arrow keys.

    chart = ChartView()
    chart.set_data(data)

← → walk over the axis, ↑ ↓ from series to series, Home and End to its ends; the point is shown in
a note beside it and said to a screen reader, to which every point is an object of its own. Enter
sends `opened(series, category)`. Pages use `chart_card.ChartCard`, which adds title and table.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from penilaian_desktop.domain.chart_layout import scene_of
from penilaian_desktop.domain.chart_lying import height_of
from penilaian_desktop.domain.chart_scene import ChartPlace, ChartScene
from penilaian_desktop.domain.chart_views import ChartData, ChartKind, describe, summary
from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.widgets import chart_access
from penilaian_desktop.ui.widgets.chart_paint import draw_scene, screen_pens

MARGIN = 4
"""Room for the focus ring around the drawing."""
UPRIGHT = 200
NEAR = 24

_NOTHING = ChartData(kind=ChartKind.LINE, title="", categories=(), series=())


class ChartView(QWidget):
    """Draws one chart; `chosen` and `opened` carry (series, category)."""

    chosen = Signal(int, int)
    opened = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        chart_access.install()
        self._data = _NOTHING
        self._scene = ChartScene(0, 0)
        self._at: tuple[int, int] | None = None
        self._hover: tuple[int, int] | None = None
        self._tall = UPRIGHT
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Grafik"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look().changed.connect(self.update)

    # --- data ------------------------------------------------------------------------------
    @property
    def data(self) -> ChartData:
        """Return what is drawn."""
        return self._data

    def set_data(self, data: ChartData) -> None:
        """Draw other figures; the walk begins at the newest point again."""
        if data == self._data:
            return
        self._data = data
        self._at = self._hover = None
        self.setAccessibleName(summary(data))
        self.setAccessibleDescription("")
        self._lay_out()
        self.updateGeometry()

    def set_height(self, pixels: int) -> None:
        """Take another height than the usual one; lying bars still get what they need."""
        self._tall = pixels
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return room for the drawing."""
        return QSize(320, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which nothing overlaps."""
        tall = self._tall
        if self._data.kind is ChartKind.SHARES:
            wide = max(160, self.width()) - 2 * MARGIN
            tall = round(height_of(self._data, wide, screen_pens())) + 2 * MARGIN
        return QSize(160, tall)

    # --- points ----------------------------------------------------------------------------
    @property
    def at(self) -> tuple[int, int] | None:
        """Return series and category that were walked to, None before."""
        return self._at

    @property
    def places(self) -> list[ChartPlace]:
        """Return the places of all points, in the order of the series."""
        return self._scene.places

    def describe(self, series: int, category: int) -> str:
        """Return a point in words."""
        return describe(self._data, series, category)

    def place_on_screen(self, place: ChartPlace) -> QRect:
        """Return where a point lies on the screen."""
        area = place.area
        corner = QPoint(round(area.x) + MARGIN, round(area.y) + MARGIN)
        size = QSize(max(1, round(area.width)), max(1, round(area.height)))
        return QRect(self.mapToGlobal(corner), size)

    def choose(self, series: int, category: int) -> None:
        """Walk to a point and say it."""
        if self._scene.place(series, category) is None:
            return
        self._at = (series, category)
        words = self.describe(series, category)
        self.setAccessibleDescription(words)
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.update()
        self.chosen.emit(series, category)

    # --- keys and pointer ------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrow keys, Home and End; open with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._at is not None:
            self.opened.emit(*self._at)
            return
        step = self._step(Qt.Key(event.key()))
        if step is None or not self._scene.places:
            super().keyPressEvent(event)
            return
        found = self._next(*step)
        if found is not None:
            self.choose(*found)

    def _step(self, key: Qt.Key) -> tuple[int, int] | None:
        """Return by how many series and categories a key walks."""
        far = len(self._data.categories)
        along = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Home: (0, -far),
            Qt.Key.Key_End: (0, far),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        if self._data.kind is not ChartKind.SHARES:
            return along.get(key)
        lying = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        return lying.get(key, along.get(key))

    def _next(self, series: int, category: int) -> tuple[int, int] | None:
        """Return the nearest point with data in a direction; where the walk begins the newest."""
        places = self._scene.places
        if self._at is None:
            begin = places[0] if self._data.kind is ChartKind.SHARES else None
            first = begin or max(places, key=lambda p: (-p.series, p.category))
            return (first.series, first.category)
        now_series, now_category = self._at
        if abs(category) > 1:
            line = [p.category for p in places if p.series == now_series]
            return (now_series, min(line) if category < 0 else max(line))
        if category:
            ahead = [p for p in places if (p.category - now_category) * category > 0]
            same = [p for p in ahead if p.series == now_series]
            if not same and self._data.kind is not ChartKind.SHARES:
                return None
            near = min(
                same or ahead,
                key=lambda p: (abs(p.category - now_category), abs(p.series - now_series)),
                default=None,
            )
        else:
            ahead = [p for p in places if (p.series - now_series) * series > 0]
            column = [p for p in ahead if p.category == now_category]
            near = min(column, key=lambda p: abs(p.series - now_series), default=None)
        return (near.series, near.category) if near is not None else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the point under the pointer."""
        found = self._near(event.position().x() - MARGIN, event.position().y() - MARGIN)
        if found != self._hover:
            self._hover = found
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Walk to the point under the pointer."""
        found = self._near(event.position().x() - MARGIN, event.position().y() - MARGIN)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if found is not None:
            self.choose(*found)

    def leaveEvent(self, event: QEvent) -> None:
        """Take the note away."""
        super().leaveEvent(event)
        self._hover = None
        self.update()

    def _near(self, x: float, y: float) -> tuple[int, int] | None:
        best: tuple[float, tuple[int, int]] | None = None
        for place in self._scene.places:
            area = place.area
            dx = max(area.x - x, 0, x - area.x - area.width)
            dy = max(area.y - y, 0, y - area.y - area.height)
            away = dx + dy
            if away <= NEAR and (best is None or away < best[0]):
                best = (away, (place.series, place.category))
        return best[1] if best is not None else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring, and say where the walk stands."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    # --- drawing ---------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the drawing out anew."""
        super().resizeEvent(event)
        self._lay_out()
        if self._data.kind is ChartKind.SHARES:
            self.updateGeometry()

    def _lay_out(self) -> None:
        wide, tall = self.width() - 2 * MARGIN, self.height() - 2 * MARGIN
        self._scene = scene_of(self._data, max(1, wide), max(1, tall), screen_pens())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the drawing, the ring, and the note of a point."""
        painter = QPainter(self)
        draw_scene(painter, self._scene, MARGIN, MARGIN)
        if self.hasFocus():
            paint.box(painter, self.rect(), None, "primary", width=2)
        shown = self._hover or (self._at if self.hasFocus() else None)
        place = self._scene.place(*shown) if shown is not None else None
        if place is not None:
            self._ring(painter, place)
            self._note(painter, place)

    def _ring(self, painter: QPainter, place: ChartPlace) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look().color("text"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._data.kind is ChartKind.LINE:
            painter.drawEllipse(QPoint(round(place.x) + MARGIN, round(place.y) + MARGIN), 8, 8)
            return
        area = place.area
        top = area.y if self._data.kind is ChartKind.SHARES else place.y
        tall = area.y + area.height - top
        painter.drawRect(
            round(area.x) + MARGIN - 2,
            round(top) + MARGIN - 2,
            round(area.width) + 4,
            round(tall) + 4,
        )

    def _note(self, painter: QPainter, place: ChartPlace) -> None:
        """Write the point above or below itself, inside the drawing."""
        words = self.describe(place.series, place.category)
        wide = min(look().width(words, "small") + 16, self.width() - 4)
        left = min(max(2, round(place.x) + MARGIN - wide // 2), self.width() - wide - 2)
        top = round(place.y) + MARGIN - 36
        if top < 2:
            top = min(round(place.y) + MARGIN + 14, self.height() - 26)
        area = QRect(left, top, wide, 24)
        paint.box(painter, area, "surface", "control_line", radius=4)
        paint.text_line(painter, area.adjusted(8, 0, -8, 0), words, "small")
