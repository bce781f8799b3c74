"""The top bar: the program, the office, search in the middle of the window, help, the person."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.widgets.button import icon_button
from penilaian_desktop.ui.widgets.flat_button import FlatButton
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.small import Logo, draw_avatar, initials


class _SearchButton(FlatButton):
    """Looks like a field, opens the palette."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = self.tr("Cari atau perintah")
        self.setAccessibleName(self._words)
        self.setToolTip(self.tr("Cari atau perintah (Ctrl+K)"))
        self.setFixedSize(320, 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.width() < 100:
            if self.underMouse():
                paint.box(painter, self.rect(), "hover")
            paint.icon(painter, self.rect(), "search", "muted", 18)
            return
        border = "text" if self.underMouse() else "control_line"
        paint.box(painter, self.rect(), "surface", border)
        paint.icon(painter, QRect(11, 0, 16, 32), "search", "muted")
        paint.text_line(painter, QRect(35, 0, 200, 32), self._words, "body", "muted")
        wide = paint.key_cap_width("Ctrl")
        paint.key_cap(painter, QRect(320 - 7 - 20 - 8 - wide, 6, wide, 20), "Ctrl")
        paint.key_cap(painter, QRect(320 - 7 - 20, 6, 20, 20), "K")


class _PersonButton(FlatButton):
    """Avatar, name, chevron; opens the account menu."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self._narrow = False
        self.setAccessibleName(self.tr("Akun {0}").format(name))

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = 0 if self._narrow else look().width(self._name, "strong") + 12
        return QSize(4 + 28 + words + 12 + 16 + 4, 36)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            paint.box(painter, self.rect(), "hover")
        draw_avatar(painter, QRect(4, 4, 28, 28), initials(self._name))
        if not self._narrow:
            paint.text_line(painter, QRect(44, 0, self.width() - 72, 36), self._name, "strong")
        paint.icon(painter, QRect(self.width() - 22, 0, 16, 36), "chevron_down")


class TopBar(QWidget):
    """48 px high, 40 in a small window; the search stays in the middle of the window."""

    palette_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, title: str, person: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 20, 0)
        row.setSpacing(12)
        row.addWidget(Logo(24))
        self._name = Label(self.tr("Penilaian"), "section")
        row.addWidget(self._name)
        self._office = Label(title, "body", "muted")
        row.addWidget(self._office)
        row.addStretch(1)
        self._help = icon_button("help", self.tr("Panduan (F1)"), clicked=self.help_wanted.emit)
        row.addWidget(self._help)
        self._person = _PersonButton(person, self)
        row.addWidget(self._person)
        self._search = _SearchButton(self)
        self._search.clicked.connect(self.palette_wanted)
        self._person.clicked.connect(self._open_menu)
        self.menu = QMenu(self)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Leave only icons for search and person."""
        self.setFixedHeight(40 if narrow else 48)
        self._help.setVisible(not narrow)
        self._person.set_narrow(narrow)
        self._search.setFixedSize(36 if narrow else 320, 32)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the search in the middle of the window."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint surface and the line below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().color("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, look().color("line"))

    def _place(self) -> None:
        top = (self.height() - 32) // 2
        if self._search.width() < 100:
            self._search.move(self.width() - self._person.sizeHint().width() - 20 - 44, top)
        else:
            self._search.move((self.width() - 320) // 2, top)
        before = 16 + 24 + 12 + self._name.sizeHint().width() + 12
        room = self._search.x() - before - 16
        self._office.setMaximumWidth(max(0, room))

    def _open_menu(self) -> None:
        corner = self._person.mapToGlobal(self._person.rect().bottomRight())
        self.menu.popup(corner)
        self.menu.move(corner.x() - self.menu.width() + 1, corner.y() + 4)
