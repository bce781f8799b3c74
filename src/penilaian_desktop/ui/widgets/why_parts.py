"""Parts of the proof chain: a step on its line, the matrix, the rows of hasil kerja."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.appraisal_views import RhkResult
from penilaian_desktop.domain.wording import number, predicate_label, rating_label
from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.small import rating_mark

SCALE = (Rating.BELOW, Rating.MEETS, Rating.ABOVE)
_CIRCLE, _INDENT, _ROW = 32, 48, 32
_CELL = QSize(112, 28)
_SIDE = 76


class ChainStep(QWidget):
    """A circle with an icon on the line that leads down, a title with a note, and content."""

    def __init__(self, icon: str, title: str, note: str, *, last: bool = False) -> None:
        super().__init__()
        self._icon = icon
        self._last = last
        self._title = Label(title, "section", wrap=True)
        self._note = Label(note, "small", "muted", align=Qt.AlignmentFlag.AlignRight, wrap=False)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title, 1)
        head.addWidget(self._note)
        self._content = QVBoxLayout()
        self._content.setSpacing(8)
        self._content.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(_INDENT, 6, 0, 8 if last else 18)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(self._content)

    def set_head(self, title: str, note: str) -> None:
        """Show another title and note."""
        self._title.setText(title)
        self._note.setText(note)

    def add(self, widget: QWidget) -> None:
        """Put something under the title."""
        self._content.addWidget(widget)

    def add_layout(self, layout: QLayout) -> None:
        """Put a row of things under the title."""
        holder = QWidget()
        layout.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(layout)
        self._content.addWidget(holder)

    def clear(self) -> None:
        """Take the content away."""
        clear(self._content)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint circle, icon and line."""
        painter = QPainter(self)
        if not self._last:
            painter.fillRect(16, _CIRCLE, 1, self.height() - _CIRCLE, look().color("control_line"))
        circle = QRect(0, 0, _CIRCLE, _CIRCLE)
        paint.box(painter, circle, "surface", "control_line", radius=_CIRCLE / 2)
        paint.icon(painter, circle, self._icon, "primary", 16)


class MatrixView(QWidget):
    """The nine predicates of the regulation; the one that was met stands out."""

    def __init__(
        self,
        matrix: Sequence[tuple[str, str, str]],
        work: Rating | None,
        behaviour: Rating | None,
    ) -> None:
        super().__init__()
        self._cells = {(a, b): result for a, b, result in matrix}
        self._met = (work, behaviour)
        self._words = {
            Rating.ABOVE: self.tr("Di atas"),
            Rating.MEETS: self.tr("Sesuai"),
            Rating.BELOW: self.tr("Di bawah"),
        }
        self.setFixedHeight(3 * 32 + 24 if matrix else 0)
        if work and behaviour:
            self.setAccessibleName(
                self.tr(
                    "Matriks predikat: hasil kerja {0}, perilaku kerja {1}, predikat {2}"
                ).format(rating_label(work), rating_label(behaviour), self._result(work, behaviour))
            )

    def _result(self, work: Rating, behaviour: Rating) -> str:
        code = self._cells.get((work.value, behaviour.value), "")
        return predicate_label(Predicate(code)) if code in set(Predicate) else code

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the nine fields with their words."""
        if not self._cells:
            return
        painter = QPainter(self)
        wide = min(_CELL.width(), (self.width() - _SIDE - 8) // 3)
        for n, work in enumerate(reversed(SCALE)):
            top = n * 32
            met = work is self._met[0]
            tint = "primary" if met else "muted"
            words = QRect(0, top, _SIDE - 12, _CELL.height())
            paint.text_line(
                painter,
                words,
                self._words[work],
                "small_strong" if met else "small",
                tint,
                paint.RIGHT,
            )
            for m, behaviour in enumerate(SCALE):
                area = QRect(_SIDE + m * (wide + 4), top, wide, _CELL.height())
                self._paint_cell(painter, area, work, behaviour)
        for m, behaviour in enumerate(SCALE):
            met = behaviour is self._met[1]
            area = QRect(_SIDE + m * (wide + 4), 3 * 32, wide, 20)
            paint.text_line(
                painter,
                area,
                self._words[behaviour],
                "small_strong" if met else "small",
                "primary" if met else "muted",
                paint.CENTER,
            )

    def _paint_cell(self, painter: QPainter, area: QRect, work: Rating, behaviour: Rating) -> None:
        met = (work, behaviour) == self._met
        paint.box(
            painter,
            area,
            "selected" if met else "surface",
            "primary" if met else "line",
            radius=4,
            width=2 if met else 1,
        )
        paint.text_line(
            painter,
            area.adjusted(4, 0, -4, 0),
            self._result(work, behaviour),
            "small_strong" if met else "small",
            "primary" if met else "muted",
            paint.CENTER,
        )


class WorkRows(QWidget):
    """The RHK with their formula, achievement and rating; arrows or a click choose one."""

    chosen = Signal(object)

    def __init__(self, results: Sequence[RhkResult]) -> None:
        super().__init__()
        self._results = tuple(results)
        self._at = -1
        self._ring = False
        self._short = {
            Rating.ABOVE: self.tr("Di atas"),
            Rating.MEETS: self.tr("Sesuai"),
            Rating.BELOW: self.tr("Di bawah"),
        }
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(max(1, len(self._results)) * _ROW + 1)
        self._speak()

    @property
    def current(self) -> RhkResult | None:
        """Return the row that is chosen."""
        return self._results[self._at] if 0 <= self._at < len(self._results) else None

    def choose(self, rhk_id: str) -> None:
        """Choose a row without telling anybody."""
        ids = [one.rhk_id for one in self._results]
        self._at = ids.index(rhk_id) if rhk_id in ids else -1
        self._speak()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move up and down."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or not self._results:
            super().keyPressEvent(event)
            return
        self._go(max(0, min(len(self._results) - 1, self._at + step)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row under the pointer."""
        row = int(event.position().y()) // _ROW
        if 0 <= row < len(self._results):
            self._go(row)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the focus is, when it came by the keyboard."""
        super().focusInEvent(event)
        self._ring = event.reason() in {
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        }
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show it no longer."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the rows in their frame."""
        painter = QPainter(self)
        paint.box(painter, self.rect(), "surface", "line")
        if not self._results:
            words = self.tr("SKP periode ini belum ada.")
            paint.text_line(painter, self.rect().adjusted(12, 0, -12, 0), words, "body", "muted")
        for n, one in enumerate(self._results):
            self._paint_row(painter, QRect(1, n * _ROW, self.width() - 2, _ROW), n, one)
        if self.hasFocus() and self._ring:
            paint.box(painter, self.rect(), None, "primary", width=2)

    def _paint_row(self, painter: QPainter, area: QRect, n: int, one: RhkResult) -> None:
        if n == self._at:
            painter.fillRect(area.adjusted(0, 1, 0, 0), look().color("selected"))
            painter.fillRect(area.left(), area.top() + 1, 3, _ROW - 1, look().color("primary"))
        if n:
            painter.fillRect(area.left(), area.top(), area.width(), 1, look().color("line"))
        pill = QRect(area.right() - 98, area.top(), 94, _ROW)
        percent = QRect(pill.left() - 76, area.top(), 64, _ROW)
        formula = QRect(percent.left() - 128, area.top(), 116, _ROW)
        text = QRect(area.left() + 36, area.top(), formula.left() - area.left() - 44, _ROW)
        mark = QRect(area.left() + 8, area.top(), 20, _ROW)
        paint.text_line(painter, mark, str(one.number), "strong")
        paint.text_line(painter, text, one.text)
        paint.text_line(painter, formula, formula_text(one), "body", "muted", paint.RIGHT)
        paint.text_line(painter, percent, percent_text(one), "strong", "text", paint.RIGHT)
        if one.rating is not None:
            word, icon, tint, fill = rating_mark(one.rating, self._short[one.rating])
            paint.pill(painter, pill, word, icon, tint, fill)

    def _go(self, row: int) -> None:
        if row != self._at:
            self._at = row
            self._speak()
            self.update()
            self.chosen.emit(self.current)

    def _speak(self) -> None:
        one = self.current
        name = self.tr("Hasil kerja per RHK")
        if one is not None:
            rating = self._short[one.rating] if one.rating else self.tr("belum dirating")
            name += f": {one.number}. {one.text}, {percent_text(one)}, {rating}"
        self.setAccessibleName(name)


class Side(ScrollColumn):
    """The right column on canvas."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__(inner)
        self.setAccessibleName(self.tr("Siapa, kapan, dari mana"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the canvas under the words."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), look().color("canvas"))
        painter.end()
        super().paintEvent(event)


def formula_text(one: RhkResult) -> str:
    """Return how an achievement comes about: "696 ÷ 600 × 100"."""
    if one.actual is None or one.target is None or one.percent is None:
        return ""
    if one.direction.value == "lower":
        return f"200 − {number(one.actual)} ÷ {number(one.target)} × 100"
    return f"{number(one.actual)} ÷ {number(one.target)} × 100"


def percent_text(one: RhkResult) -> str:
    """Return an achievement as "116 %", a dash when there is none."""
    return f"{number(one.percent, 0)} %" if one.percent is not None else "–"
