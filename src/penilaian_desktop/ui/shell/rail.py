"""The rail: pages in their groups, counters, one tab stop, arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.kit.look import FontRole, look
from penilaian_desktop.ui.shell.pages import FOOT, GROUPS, PageSpec
from penilaian_desktop.ui.widgets.flat_button import FlatButton
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn

if TYPE_CHECKING:
    from penilaian_desktop.domain.window_views import RailCounts

LOWEST = 28
"""An item of the rail is never lower than this: in a low window all shrink, then they scroll."""
WIDE, SLIM = 208, 48
WORD_AT, WORD_END = 42, 8
"""Where the name of a page begins in its item, and what stays free behind it."""


class _Item(FlatButton):
    def __init__(self, spec: PageSpec, rail: Rail) -> None:
        super().__init__(rail)
        self.spec = spec
        self._rail = rail
        self._count = 0
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(LOWEST)
        self.setMaximumHeight(36)
        self.setText(spec.words)
        self.setShortcut(QKeySequence())  # "&" is a word here and no mnemonic
        self.set_count(0)

    def set_count(self, count: int) -> None:
        self._count = count
        spoken = self.tr("{0}, {1} menunggu").format(self.text(), count) if count else self.text()
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 36)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self._rail.move_focus(self, step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        self.update()  # the ring lies inside

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.rect()
        chosen = self.isChecked()
        if chosen:
            paint.box(painter, box, "surface", "line")
            paint.box(painter, QRect(0, (box.height() - 20) // 2, 3, 20), "primary", radius=1)
        elif self.underMouse():
            paint.box(painter, box, "hover")
        if self.hasFocus():
            paint.box(painter, box, None, "primary", width=2)
        tint = "primary" if chosen else "muted"
        slim = self.width() < 60
        left = (self.width() - 18) // 2 if slim else 12
        paint.icon(painter, QRect(left, 0, 18, box.height()), self.spec.icon, tint, 18)
        if slim:
            if self._count:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setBrush(look().color("primary"))
                painter.setPen(QPen(look().color("sunken"), 2))
                painter.drawEllipse(self.width() - 15, max(1, box.height() // 2 - 14), 10, 10)
            return
        role: FontRole = "strong" if chosen else "body"
        word = "primary" if chosen else "text"
        room = QRect(WORD_AT, 0, self.width() - WORD_AT - WORD_END, box.height())
        paint.text_line(painter, room, self.text(), role, word)
        if self._count:
            digits = str(self._count) if self._count < 1000 else "999+"
            wide = max(20, look().width(digits, "small_strong") + 12)
            spot = QRect(self.width() - 11 - wide, (box.height() - 20) // 2, wide, 20)
            paint.box(painter, spot, "surface", "line", radius=10)
            paint.text_line(painter, spot, digits, "small_strong", "text", paint.CENTER)


class Rail(QWidget):
    """208 px wide, 48 with icons alone when the window is small."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[PageSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Halaman"))
        self._items: list[_Item] = []
        self._labels: list[Label] = []
        inner, foot = QWidget(), QWidget()
        self._column, self._foot = QVBoxLayout(inner), QVBoxLayout(foot)
        self._scroll = ScrollColumn(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(foot)
        for column in (self._column, self._foot):
            column.setSpacing(2)
        self._fill(pages)
        self.set_narrow(False)
        self._one_stop()

    def set_pages(self, pages: Sequence[PageSpec]) -> None:
        """Show other pages: a delegation began or ended."""
        chosen = next((item.spec.id for item in self._items if item.isChecked()), "")
        narrow = self.width() < WIDE
        clear(self._column)
        clear(self._foot)
        self._items.clear()
        self._labels.clear()
        self._fill(pages)
        self.set_narrow(narrow)
        self.choose(chosen)

    def _fill(self, pages: Sequence[PageSpec]) -> None:
        group = ""
        for spec in pages:
            if spec.group != group:
                group = spec.group
                if group != FOOT:
                    self._add_label(group)
            item = _Item(spec, self)
            item.clicked.connect(self._clicked)
            self._items.append(item)
            (self._foot if group == FOOT else self._column).addWidget(item)
        self._column.addStretch(1)

    def set_narrow(self, narrow: bool) -> None:
        """Show icons alone, with their words as tool tips."""
        self.setFixedWidth(SLIM if narrow else WIDE)
        side = 4 if narrow else 8
        self._column.setContentsMargins(side, 8, side + 1, 2)
        self._foot.setContentsMargins(side, 2, side + 1, 10)
        above, below = (2, 2) if narrow else (14, 6)
        for label in self._labels:
            label.setVisible(not narrow)
            holder = label.parentWidget()
            if holder is not None:
                holder.setContentsMargins(12, above, 12, below)
        for item in self._items:
            item.setToolTip(item.text() if narrow else "")
            item.update()

    def choose(self, page_id: str) -> None:
        """Mark a page as the open one."""
        for item in self._items:
            item.setChecked(item.spec.id == page_id)
            if item.isChecked():
                self._show_item(item)
        self._one_stop()

    def set_counts(self, counts: RailCounts) -> None:
        """Show how much waits behind each page."""
        for item in self._items:
            item.set_count(sum(int(getattr(counts, name)) for name in item.spec.counts))

    def move_focus(self, item: QWidget, step: int) -> None:
        """Move the focus to the neighbour, as the arrow keys do."""
        at = next(n for n, other in enumerate(self._items) if other is item)
        other = self._items[(at + step) % len(self._items)]
        other.setFocus(Qt.FocusReason.TabFocusReason)
        self._show_item(other)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the well and the line at the right."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().color("sunken"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), look().color("line"))

    def _show_item(self, item: QWidget) -> None:
        """Scroll until an item is seen whole; the foot always is."""
        if self._scroll.isAncestorOf(item):
            self._scroll.ensureWidgetVisible(item, 0, 6)

    def _add_label(self, group: str) -> None:
        words = QCoreApplication.translate("Rail", GROUPS[group])
        label = Label(words, "small_strong", "muted")
        label.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        row = QVBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        holder.setContentsMargins(12, 14, 12, 6)
        row.addWidget(label)
        self._labels.append(label)
        self._column.addWidget(holder)

    def _clicked(self) -> None:
        item = self.sender()
        if isinstance(item, _Item):
            item.setChecked(True)
            self.chosen.emit(item.spec.id)

    def _one_stop(self) -> None:
        """Let Tab stop once: at the open page, else at the first."""
        stop = next((item for item in self._items if item.isChecked()), None)
        for item in self._items:
            is_stop = item is (stop or self._items[0])
            policy = Qt.FocusPolicy.TabFocus if is_stop else Qt.FocusPolicy.NoFocus
            item.setFocusPolicy(policy)
