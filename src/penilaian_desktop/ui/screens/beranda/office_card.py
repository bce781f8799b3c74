"""The card of the office: the laptops of the units and when each was heard last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.exchange_views import LaptopLine
from penilaian_desktop.domain.monitor_views import Silence
from penilaian_desktop.ui.kit import formats
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.widgets.button import text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.small import Mark, Pill

SHOWN = 6


class OfficeCard(Card):
    """The laptops that were silent longest stand on top."""

    more_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Laptop unit"), padded=True, ruled=False, parent=parent)
        self.body.setSpacing(4)
        self._silence = Silence()

    def show_laptops(
        self, laptops: Sequence[LaptopLine], today: date, silence: Silence | None = None
    ) -> None:
        """Show them, or how the first one joins; `silence` says when one counts as silent."""
        self._silence = silence or Silence()
        clear(self.body)
        if not laptops:
            self.set_note("")
            words = self.tr(
                "Belum ada laptop unit yang bergabung. Beri unit kartu kantor dari Pertukaran; "
                "permintaannya tiba di Meja impor."
            )
            self.body.addWidget(Label(words, "body", "muted", wrap=True))
        else:
            self.set_note(self.tr("{count} laptop").format(count=wording.number(len(laptops))))
        for line in sorted(laptops, key=_silence)[:SHOWN]:
            self.body.addWidget(self._line(line, today))
        more = text_button(self.tr("Buka Pertukaran"), compact=True, clicked=self.more_wanted.emit)
        more.set_flush(True)
        self.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _line(self, line: LaptopLine, today: date) -> QWidget:
        heard = self.tr("belum pernah mengirim")
        if line.heard is not None:
            when = formats.when_text(line.heard, today)
            heard = self.tr("paket {when}").format(when=when)
        detail = f"{line.name} · {heard}" if line.unit else heard
        mark = self._mark(line, today)
        row = QWidget()
        row.setAccessibleName(f"{line.unit or line.name}. {detail}. {mark.text}")
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(Label(detail, "small", "muted"), 1)
        below.addWidget(Pill(mark))
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 2, 0, 8)
        column.setSpacing(2)
        column.addWidget(Label(line.unit or line.name, "strong"))
        column.addLayout(below)
        row.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return row

    def _mark(self, line: LaptopLine, today: date) -> Mark:
        if line.waiting:
            return Mark(self.tr("Perlu data induk"), "unsent", "warn")
        if line.on_the_way:
            return Mark(self.tr("Dikirimi"), "package", "primary")
        age = None if line.heard is None else (today - line.heard.date()).days
        if age is None or self._silence.level(age) > 1:
            return Mark(self.tr("Senyap"), "moon", "warn")
        return Mark(self.tr("Terkini"), "done", "good")


def _silence(line: LaptopLine) -> tuple[bool, float]:
    return (line.heard is not None, line.heard.timestamp() if line.heard else 0.0)
