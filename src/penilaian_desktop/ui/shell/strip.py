"""The strip at the bottom: three truths, and the way to send.

What has not been sent, how old the other side's data is, when the last backup was made.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.kit import formats, paint
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.flat_button import FlatButton
from penilaian_desktop.ui.widgets.label import Rule

if TYPE_CHECKING:
    from penilaian_desktop.domain.road_views import Rhythm
    from penilaian_desktop.domain.window_views import StripView


class Fact(FlatButton):
    """One fact with its icon; a click goes where it comes from."""

    def __init__(
        self, icon: str, name: str, tint: str = "muted", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._tint = tint
        self.setFixedHeight(24)
        self.setAccessibleName(name)
        self.hide()

    def set_words(self, words: str, spoken: str = "") -> None:
        """Show other words; `spoken` is the whole sentence where the words are short."""
        self.setText(words)
        self.setAccessibleName(spoken or words)
        self.setToolTip(spoken if spoken != words else "")
        self.setVisible(bool(words))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size of icon and words."""
        return QSize(14 + 6 + look().width(self.text(), "small") + 8, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint icon and words."""
        painter = QPainter(self)
        if self.underMouse():
            paint.box(painter, self.rect(), "hover", radius=4)
        paint.icon(painter, QRect(4, 0, 14, 24), self._icon, "muted", 14)
        words = QRect(24, 0, self.width() - 26, 24)
        paint.text_line(painter, words, self.text(), "small", self._tint)


class Strip(QWidget):
    """36 px high, 28 with short words in a small window."""

    exchange_wanted = Signal()
    backups_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrow = False
        self._shown: tuple[StripView, date] | None = None
        self._pending = Fact("unsent", self.tr("Yang belum terkirim"), "text")
        self._data = Fact("package", self.tr("Umur data dari luar"))
        self._backup = Fact("backup", self.tr("Cadangan terakhir"))
        self._road = Fact("server", self.tr("Pertukaran sendiri"))
        self._rhythm: tuple[Rhythm | None, date] | None = None
        self._pending.clicked.connect(self.exchange_wanted)
        self._data.clicked.connect(self.exchange_wanted)
        self._backup.clicked.connect(self.backups_wanted)
        self._road.clicked.connect(self.exchange_wanted)
        self._send = Button(self.tr("Kirim…"), "send", compact=True)
        self._send.clicked.connect(self.exchange_wanted)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 1, 20, 0)
        self._row.setSpacing(12)
        self._rules: list[Rule] = []
        for fact in (self._pending, self._data, self._backup):
            if fact is not self._pending:
                rule = Rule(vertical=True)
                rule.setFixedHeight(16)
                self._rules.append(rule)
                self._row.addWidget(rule)
            self._row.addWidget(fact)
        self._road_rule = Rule(vertical=True)
        self._road_rule.setFixedHeight(16)
        self._road_rule.hide()
        self._row.addWidget(self._road_rule)
        self._row.addWidget(self._road)
        self._row.addStretch(1)
        self._row.addWidget(self._send)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Take short words and less height."""
        self._narrow = narrow
        self.setFixedHeight(28 if narrow else 36)
        self._send.set_kind("text" if narrow else "plain")
        self._send.setFixedHeight(24 if narrow else 28)
        if self._shown is not None:
            self.show_facts(*self._shown)
        if self._rhythm is not None:
            self.show_road(*self._rhythm)

    def show_road(self, rhythm: Rhythm | None, today: date) -> None:
        """Show how the road that is used by itself fares; None = it is used by hand."""
        self._rhythm = (rhythm, today)
        words, spoken = self._road_words(rhythm, today)
        self._road.set_words(words, spoken)
        self._road_rule.setVisible(bool(words))

    def free_room(self) -> QRect:
        """Return the part between the facts and the button, where running work is shown."""
        left = max(240, self._data.geometry().left() - 12)
        right = self._send.geometry().left() - 8
        return QRect(left, 1, right - left, self.height() - 1)

    def show_facts(self, view: StripView, today: date) -> None:
        """Show the three truths."""
        self._shown = (view, today)
        pending = self._pending_words(view)
        data = self._data_words(view, today)
        backup = self._backup_words(view, today)
        self._pending.set_words(pending[self._narrow], pending[0])
        self._data.set_words(data[self._narrow], data[0])
        self._backup.set_words(backup[self._narrow], backup[0])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint surface and the line above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().color("surface"))
        painter.fillRect(0, 0, self.width(), 1, look().color("line"))

    def _pending_words(self, view: StripView) -> tuple[str, str]:
        if not view.pending:
            return self.tr("semua sudah terkirim"), self.tr("terkirim")
        many = number(view.pending)
        if view.pending_kind == "laptops":
            words = self.tr("{0} laptop perlu data induk baru").format(many)
            return words, self.tr("{0} laptop menunggu").format(many)
        kinds = {
            "decisions": self.tr("{0} keputusan belum terkirim"),
            "receipts": self.tr("{0} tanda terima belum terkirim"),
            "master": self.tr("{0} perubahan data induk belum terkirim"),
        }
        words = kinds.get(view.pending_kind, self.tr("{0} catatan belum terkirim"))
        return words.format(many), self.tr("{0} belum terkirim").format(many)

    def _data_words(self, view: StripView, today: date) -> tuple[str, str]:
        if view.data_age is not None:
            when = self._day(view.data_age, today)
            return self.tr("data dari luar per {0}").format(when), self._short(view.data_age)
        if view.last_package is not None:
            when = self._day(view.last_package, today)
            words = (
                self.tr("paket terakhir dari unit {0}")
                if view.office
                else self.tr("paket terakhir dari kantor {0}")
            )
            return words.format(when), self._short(view.last_package)
        return self.tr("belum ada paket dari luar"), self.tr("belum ada")

    def _backup_words(self, view: StripView, today: date) -> tuple[str, str]:
        if view.last_backup is None:
            return self.tr("belum ada cadangan"), self.tr("belum ada")
        when = formats.when_text(view.last_backup, today)
        fresh = formats.local_day(view.last_backup) == today
        short = formats.clock_text(view.last_backup) if fresh else self._short(view.last_backup)
        return self.tr("cadangan {0}").format(when), short

    def _road_words(self, rhythm: Rhythm | None, today: date) -> tuple[str, str]:
        if rhythm is None or (rhythm.succeeded is None and not rhythm.message):
            return "", ""
        parts = []
        if rhythm.message:
            words = self.tr("luring")
            parts.append(rhythm.message)
        else:
            assert rhythm.succeeded is not None
            words = formats.clock_text(rhythm.succeeded)
            if not self._narrow:
                words = self.tr("tersambung {0}").format(words)
            when = formats.when_text(rhythm.succeeded, today)
            parts.append(self.tr("Pertukaran terakhir berhasil {0}.").format(when))
        if rhythm.next is not None:
            again = self.tr("Berikutnya sekitar {0}.")
            parts.append(again.format(formats.clock_text(rhythm.next)))
        return words, " ".join(parts)

    @staticmethod
    def _day(at: datetime, today: date) -> str:
        """Return the day alone, with the time only when it is today's."""
        day = formats.local_day(at)
        return formats.when_text(at, today) if day == today else formats.day_text(day)

    @staticmethod
    def _short(at: datetime) -> str:
        return formats.day_text(formats.local_day(at))[:-5]
