"""The card of the office: the laptops of the units and when each was heard last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.exchange_views import LaptopLine
from penilaian_desktop.domain.monitor_views import LateUnit, Silence
from penilaian_desktop.ui.kit import formats
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.widgets.button import text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.small import Mark, Pill

SHOWN = 6
NAMED = 3
"""Units named that sent nothing; the others are counted."""
NOTHING_CAME = frozenset({"nothing", "silent"})


class OfficeCard(Card):
    """The laptops that were silent longest stand on top."""

    more_wanted = Signal()
    board_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Laptop unit"), padded=True, ruled=False, parent=parent)
        self.body.setSpacing(4)
        self._silence = Silence()
        self._laptops: Sequence[LaptopLine] = ()
        self._late: Sequence[LateUnit] = ()
        self._today = date.min

    def show_late(self, late: Sequence[LateUnit]) -> None:
        """Name the units of which nothing came for the newest period that ended."""
        self._late = [one for one in late if one.reason in NOTHING_CAME]
        if self._today > date.min:
            self._fill()

    def show_laptops(
        self, laptops: Sequence[LaptopLine], today: date, silence: Silence | None = None
    ) -> None:
        """Show them, or how the first one joins; `silence` says when one counts as silent."""
        self._silence = silence or Silence()
        self._laptops, self._today = laptops, today
        self._fill()

    def _fill(self) -> None:
        laptops, today = self._laptops, self._today
        clear(self.body)
        if self._late:
            self._name_late()
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

    def _name_late(self) -> None:
        names = ", ".join(one.name for one in self._late[:NAMED])
        rest = len(self._late) - NAMED
        period = PeriodCode.parse(self._late[0].period_code).label
        words = self.tr("Belum ada yang masuk untuk {period}: **{names}**")
        said = words.format(period=period, names=names)
        if rest > 0:
            said += self.tr(" dan {count} unit lain").format(count=wording.number(rest))
        self.body.addWidget(Label(said, "body", wrap=True, markup=True))
        more = text_button(self.tr("Buka Pemantauan"), compact=True, clicked=self.board_wanted.emit)
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
