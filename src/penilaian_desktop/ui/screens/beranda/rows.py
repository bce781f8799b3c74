"""Rows of the first page: things to do, entries of today, the row that begins an entry."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.domain.home_views import TodoItem
from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.widgets.button import Button, icon_button
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.small import Icon, status_mark

ICONS = {
    "missing_days": "calendar_missing",
    "returned": "returned",
    "no_evidence": "evidence",
    "self_report": "fill_in",
    "tasks_due": "tasks",
    "improvements_due": "improvement",
    "plan_missing": "skp",
    "plan_returned": "returned",
    "receipt": "receipt",
    "unscored": "appraisal",
    "to_review": "review",
    "packages_waiting": "import_desk",
    "laptops_asking": "device",
    "handed_over": "down_load",
    "laptops_to_look_at": "device",
    "plans_to_decide": "skp",
    "objections_to_explain": "objection",
    "objections_to_decide": "objection",
    "first_steps": "flag",
    "praised": "award",
    "recognised": "award",
    "reward_granted": "award",
}
LEAST_BUTTON = 96


class _Ruled(QWidget):
    """A row of a list with a line above, except the first."""

    def __init__(self, height: int, *, first: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = first
        self.setFixedHeight(height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line above."""
        if not self._first:
            QPainter(self).fillRect(0, 0, self.width(), 1, look().color("line"))


class TodoRow(_Ruled):
    """One thing to do: icon, what and why, and the button that leads there."""

    wanted = Signal(object)
    """The `TodoItem` whose button was pressed."""
    put_off = Signal(object)
    """The `TodoItem` that is to come back tomorrow."""

    def __init__(self, item: TodoItem, *, first: bool, parent: QWidget | None = None) -> None:
        super().__init__(60, first=first, parent=parent)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.setContentsMargins(0, 0, 0, 0)
        words.addStretch(1)
        words.addWidget(Label(item.title, "strong"))
        words.addWidget(Label(item.detail, "small", "muted"))
        words.addStretch(1)
        button = self.go = Button(self._word(item.kind), compact=True)
        button.setMinimumWidth(LEAST_BUTTON)
        button.setAccessibleDescription(item.title)
        button.clicked.connect(lambda: self.wanted.emit(item))
        row = QHBoxLayout(self)
        row.setContentsMargins(15, 1, 12, 0)
        row.setSpacing(12)
        row.addWidget(Icon(ICONS.get(item.kind, "info"), item.severity, 20))
        row.addLayout(words, 1)
        self.later = later = icon_button(
            "clock",
            self.tr("Ingatkan besok: {0}").format(item.title),
            compact=True,
            clicked=lambda: self.put_off.emit(item),
        )
        later.setToolTip(self.tr("Ingatkan besok"))
        row.addWidget(later)
        row.addWidget(button)
        self.setAccessibleName(f"{item.title.removesuffix('.')}. {item.detail}")

    def _word(self, kind: str) -> str:
        return {
            "missing_days": self.tr("Isi sekarang"),
            "returned": self.tr("Perbaiki"),
            "no_evidence": self.tr("Lengkapi"),
            "praised": self.tr("Baca"),
            "recognised": self.tr("Baca"),
            "reward_granted": self.tr("Baca"),
            "self_report": self.tr("Tulis"),
            "tasks_due": self.tr("Lapor"),
            "plan_missing": self.tr("Susun"),
            "plan_returned": self.tr("Perbaiki"),
            "unscored": self.tr("Nilai"),
            "to_review": self.tr("Tinjau"),
            "packages_waiting": self.tr("Periksa"),
            "laptops_asking": self.tr("Periksa"),
            "handed_over": self.tr("Terima"),
            "laptops_to_look_at": self.tr("Cocokkan"),
            "plans_to_decide": self.tr("Putuskan"),
            "objections_to_explain": self.tr("Jelaskan"),
            "objections_to_decide": self.tr("Putuskan"),
            "first_steps": self.tr("Mulai"),
        }.get(kind, self.tr("Lihat"))


class _PaintedRow(QAbstractButton):
    """A row that is one button: hover fill, focus ring inside, Enter presses."""

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._keyed = False

    def sizeHint(self) -> QSize:
        """Return a size that takes any width."""
        return QSize(240, self.height())

    def paint_back(self, painter: QPainter) -> None:
        """Paint hover, the line above and the focus ring."""
        if self.underMouse():
            painter.fillRect(self.rect().adjusted(1, 1, -1, -1), look().color("hover"))
        painter.fillRect(0, 0, self.width(), 1, look().color("line"))
        if self._keyed:
            paint.box(painter, self.rect().adjusted(2, 2, -2, -1), None, "primary", width=2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the focus came by the keyboard."""
        super().focusInEvent(event)
        self._keyed = event.reason() in {
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        }
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        self._keyed = False
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Repaint with the hover fill."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Repaint without it."""
        super().leaveEvent(event)
        self.update()


class EntryRow(_PaintedRow):
    """An entry of today: time, text, volume, state."""

    def __init__(self, item: ActivityItem, parent: QWidget | None = None) -> None:
        super().__init__(36, parent)
        self.item = item
        volume = ""
        if item.volume is not None:
            volume = f"{wording.number(item.volume)} {item.unit or ''}".strip()
        self._volume = volume or "–"
        self._time = self._span(item)
        parts = [self._time, item.text, volume, wording.status_label(item.status)]
        self.setAccessibleName(", ".join(part for part in parts if part))

    def _span(self, item: ActivityItem) -> str:
        if item.start is None:
            return self.tr("{minutes} menit").format(minutes=item.minutes)
        end = item.end if item.end is not None else item.start + item.minutes
        return f"{wording.clock(item.start)}–{wording.clock(end)}"

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the row."""
        painter = QPainter(self)
        self.paint_back(painter)
        height = self.height()
        mark = status_mark(self.item.status)
        width = paint.pill_width(mark.text, mark.icon)
        right = self.width() - 20
        pill = QRect(right - width, 1, width, height - 1)
        paint.pill(painter, pill, mark.text, mark.icon, mark.tint, mark.fill)
        volume = QRect(right - 116 - 140, 1, 140 + (104 - width if width < 104 else 0), height - 1)
        volume.setRight(pill.left() - 12)
        paint.text_line(painter, volume, self._volume, "body", "muted", paint.RIGHT)
        paint.text_line(painter, QRect(16, 1, 92, height - 1), self._time, "body", "muted")
        used = look().width(self._volume, "body")
        text = QRect(120, 1, volume.right() - used - 12 - 120, height - 1)
        if paint.text_line(painter, text, self.item.text, "body", "text"):
            self.setToolTip(self.item.text)


class BeginRow(_PaintedRow):
    """The last row of today: begin an entry where the last one ended."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(40, parent)
        self._text = text
        self.setAccessibleName(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint plus, words and key."""
        painter = QPainter(self)
        self.paint_back(painter)
        paint.icon(painter, QRect(16, 1, 16, self.height() - 1), "add", "primary", 16)
        words = QRect(44, 1, self.width() - 100, self.height() - 1)
        paint.text_line(painter, words, self._text, "body", "muted")
        cap = QRect(self.width() - 33, (self.height() - 20) // 2 + 1, 20, 20)
        paint.key_cap(painter, cap, "N")
