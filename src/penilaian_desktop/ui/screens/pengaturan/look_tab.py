"""The tab Tampilan: theme at once, text size from the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from penilaian_desktop.ui.kit.look import ThemeMode
from penilaian_desktop.ui.kit.preferences import TEXT_SIZE, THEME
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

_MODES: dict[str, ThemeMode] = {"terang": "terang", "gelap": "gelap", "sistem": "sistem"}


class LookTab(QWidget):
    """Settings of this machine, the same for every account."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._started_with = context.prefs.get(TEXT_SIZE)
        self.theme = Segmented(
            (
                ("terang", self.tr("Terang")),
                ("gelap", self.tr("Gelap")),
                ("sistem", self.tr("Ikut Windows")),
            ),
            self.tr("Tema"),
            equal=True,
        )
        self.size_choice = Segmented(
            (("100", "100 %"), ("125", "125 %"), ("150", "150 %")),
            self.tr("Ukuran teks"),
            equal=True,
        )
        self.restart = Button(
            self.tr("Buka ulang sekarang"), "refresh", clicked=context.runtime.restart
        )
        self._later = Label("", "small", "warn", wrap=True)
        rows = FormRows()
        rows.add("theme", self.tr("Tema"), self.theme, self.tr("Berlaku saat itu juga."))
        rows.add(
            "text_size",
            self.tr("Ukuran teks dan tombol"),
            self.size_choice,
            self.tr("Semua halaman ikut membesar; berlaku setelah aplikasi dibuka ulang."),
        )
        card = Card(self.tr("Tampilan di komputer ini"), padded=True)
        card.body.addWidget(rows)
        card.body.addWidget(self._later)
        card.body.addWidget(self.restart, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        self.theme.chosen.connect(self._choose_theme)
        self.size_choice.chosen.connect(self._choose_size)

    def show_settings(self) -> None:
        """Show what is stored."""
        self.theme.set_value(self._context.look.mode)
        self.size_choice.set_value(str(self._context.prefs.get(TEXT_SIZE)))
        self._say_restart()

    def _choose_theme(self, key: str) -> None:
        self._context.prefs.set(THEME, key)
        self._context.look.set_mode(_MODES[key])

    def _choose_size(self, key: str) -> None:
        self._context.prefs.set(TEXT_SIZE, int(key))
        self._say_restart()

    def _say_restart(self) -> None:
        chosen = self._context.prefs.get(TEXT_SIZE)
        waits = chosen != self._started_with
        self._later.setText(
            self.tr("Ukuran {size} % berlaku setelah aplikasi dibuka ulang.").format(size=chosen)
        )
        self._later.setVisible(waits)
        self.restart.setVisible(waits)
