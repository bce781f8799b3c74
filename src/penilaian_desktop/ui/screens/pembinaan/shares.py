"""How many of the staff of each unit were reached: a figure, and a bar a unit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.shares import share
from penilaian_desktop.domain.wording import number, percent
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.screens.pembinaan.words import tr
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.gauge import ProgressBar
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn

MOST = 40
"""Units with a bar; more are read in the exported table."""


class ShareCard(Card):
    """The share of all, large, and the units from the lowest share up."""

    def __init__(self, title: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(title, padded=True, parent=parent)
        self._verb = verb
        self.figure = Label("–", "figure")
        self.about = Label("", "small", "muted", wrap=True)
        self.whole = ProgressBar()
        inner = QWidget()
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(0, 0, 8, 0)
        self._rows.setSpacing(6)
        self.body.addWidget(self.figure)
        self.body.addWidget(self.whole)
        self.body.addWidget(self.about)
        self.body.addWidget(ScrollColumn(inner), 1)

    def show_shares(
        self, done: int, staff: int, units: Sequence[tuple[str, int, int, int]]
    ) -> None:
        """Show how many of the staff were reached; units are (name, done, staff, percent)."""
        self.figure.setText(percent(share(done, staff)))
        said = tr("{0} dari {1} pegawai {2}").format(number(done), number(staff), self._verb)
        self.about.setText(said)
        self.whole.setAccessibleName(said)
        self.whole.set_share(done / staff if staff else 0)
        clear(self._rows)
        for unit in sorted(units, key=lambda u: (u[3], u[0]))[:MOST]:
            self._rows.addWidget(_unit(*unit))
        self._rows.addStretch(1)


def _unit(name: str, reached: int, people: int, part: int) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    row = QHBoxLayout()
    row.setSpacing(8)
    label = Label(name, "small")
    label.setToolTip(name)
    row.addWidget(label, 1)
    row.addWidget(Label(f"{number(reached)}/{number(people)} · {percent(part)}", "small", "muted"))
    column.addLayout(row)
    bar = ProgressBar(tr("{0}: {1} dari {2} pegawai").format(name, reached, people))
    bar.set_share(reached / people if people else 0)
    column.addWidget(bar)
    return whole
