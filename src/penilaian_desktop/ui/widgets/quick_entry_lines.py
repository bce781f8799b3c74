"""What several pasted lines would become: one row per entry, ticked, saved together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.quick_entry import QuickEntry
from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.widgets.button import Button, text_button
from penilaian_desktop.ui.widgets.label import Label, Rule
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

ROW = 40
HEAD = 36
ROWS_SHOWN = 7
_BESIDE_TABLE = 45 + 49 + 2
REFUSED = frozenset({"ends_before_start", "day_ahead", "day_closed", "day_full"})
"""Remarks after which an entry would be refused: such a row begins unticked."""


class LinesPanel(QWidget):
    """Lies over the page under the line and has the focus until it is answered."""

    save_wanted = Signal(object)
    """The ticked `QuickEntry` rows, in order."""
    closed = Signal()
    """Esc or "Batal": nothing is written."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._asked = False
        self._title = Label("", "strong")
        self.model: RecordModel[QuickEntry] = RecordModel(self._columns(), checkable=True)
        self.model.setParent(self)
        self.model.checked_changed.connect(self._count)
        self.table = TableView(self.model, self.tr("Baris yang ditempel"), row_height=ROW)
        self.table.opened.connect(lambda _entry: self._save())
        self._problem = Label("", "small", "bad")
        self._save_button = Button("", kind="primary", cap="↵", compact=True)
        self._save_button.clicked.connect(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._row(44, self._title, Label(self._keys(), "small", "muted")))
        column.addWidget(Rule())
        column.addWidget(self.table, 1)
        column.addWidget(Rule())
        cancel = text_button(self.tr("Batal"), compact=True, clicked=self.close_panel)
        column.addWidget(self._row(48, self._problem, cancel, self._save_button))
        self.setAccessibleName(self.tr("Pratinjau baris yang ditempel"))
        self.hide()

    def show_entries(self, entries: Sequence[QuickEntry], below: QPoint, width: int) -> None:
        """Show entries under a point of the parent, those that can be saved ticked."""
        self._asked = False
        self._problem.setText("")
        self.model.set_rows(list(entries))
        for row, entry in enumerate(entries):
            self.model.check(row, bool(entry.text) and not _refused(entry))
        parent = self.parentWidget()
        room = parent.height() - below.y() - 12 if parent is not None else 0
        rows = min(len(entries), ROWS_SHOWN)
        height = min(rows * ROW + HEAD + _BESIDE_TABLE, max(room, 180))
        self.setGeometry(below.x(), below.y(), width, height)
        self._count()
        self.show()
        self.raise_()
        self.table.choose_row(0)
        self.table.setFocus(Qt.FocusReason.PopupFocusReason)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._title.text()))

    def keep(self, problem: str) -> None:
        """Stay open and say what was wrong."""
        self._asked = False
        self._problem.setText(problem)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, problem))

    def close_panel(self) -> None:
        """Close and tell that nothing is to be written."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc, save on Enter; let nothing through to the page below."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._save()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep clicks from the page below."""
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the popup look."""
        paint.box(QPainter(self), self.rect(), "surface", "control_line")

    def _save(self) -> None:
        chosen = tuple(self.model.checked_records())
        if chosen and not self._asked:
            self._asked = True
            self.save_wanted.emit(chosen)

    def _count(self) -> None:
        count, whole = len(self.model.checked_records()), self.model.rowCount()
        days = {entry.day for entry in self.model.records()}
        title = self.tr("{count} baris ditempel").format(count=whole)
        if len(days) > 1:
            title = self.tr("{count} baris ditempel, {days} hari").format(
                count=whole, days=len(days)
            )
        self._title.setText(title)
        self._save_button.setText(self.tr("Simpan {count} kegiatan").format(count=count))
        reason = "" if count else self.tr("Centang paling sedikit satu baris.")
        self._save_button.refuse(reason)

    def _keys(self) -> str:
        return self.tr("Spasi: pilih atau lepas · Enter: simpan semua · Esc: batal")

    @staticmethod
    def _row(height: int, words: QWidget, *rest: QWidget) -> QWidget:
        row = QWidget()
        row.setFixedHeight(height)
        across = QHBoxLayout(row)
        across.setContentsMargins(12, 0, 8, 0)
        across.setSpacing(8)
        across.addWidget(words, 1)
        for widget in rest:
            across.addWidget(widget)
        return row

    def _columns(self) -> tuple[Column[QuickEntry], ...]:
        return (
            Column("day", self.tr("Hari"), lambda e: wording.short_weekday_date(e.day), width=112),
            Column("time", self.tr("Waktu"), self._time, width=104),
            Column("text", self.tr("Uraian"), self._text),
            Column("volume", self.tr("Volume"), _volume, width=96, number=True),
            Column("rhk", self.tr("RHK"), _rhk, width=40),
        )

    def _text(self, entry: QuickEntry) -> Cell:
        """Return what is done, the worst remark under it."""
        if not entry.text:
            return Cell(self.tr("uraian belum ada"), tint="bad")
        if not entry.hints:
            return Cell(entry.text)
        worst = next((h for h in entry.hints if h.code in REFUSED), entry.hints[0])
        tint = "bad" if worst.code in REFUSED else "warn"
        remark = message(worst.code).text
        return Cell(entry.text, second=remark, icon="alert", icon_tint=tint)

    def _time(self, entry: QuickEntry) -> Cell:
        if entry.start is not None and entry.end is not None:
            span = f"{wording.clock(entry.start)}–{wording.clock(entry.end)}"
            return Cell(span, tint="bad" if _refused(entry) else "text")
        if entry.minutes is None:
            return Cell(self.tr("belum ada"), tint="warn")
        return Cell(self.tr("{minutes} menit").format(minutes=entry.minutes))


def _refused(entry: QuickEntry) -> bool:
    return any(hint.code in REFUSED for hint in entry.hints)


def _volume(entry: QuickEntry) -> str:
    if entry.volume is None:
        return ""
    return f"{wording.number(entry.volume)} {entry.unit or ''}".strip()


def _rhk(entry: QuickEntry) -> str:
    return "" if entry.rhk_number is None else str(entry.rhk_number)
