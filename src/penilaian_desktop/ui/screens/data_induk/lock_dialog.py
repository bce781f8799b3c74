"""Locking or opening a period: what that means, and why it is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.wording import short_date
from penilaian_desktop.ui.widgets.asking_dialog import AskingDialog
from penilaian_desktop.ui.widgets.button import Button, primary_button, shortcut
from penilaian_desktop.ui.widgets.field import Field
from penilaian_desktop.ui.widgets.label import Label

NAMED = 4
"""Parts named one by one; more are counted."""


class LockDialog(AskingDialog):
    """Says which period is locked and what stays open, and asks for the reason."""

    wanted = Signal(str)
    """The reason."""

    def __init__(self, over: QWidget, period: Period, parts: Sequence[PeriodCode]) -> None:
        label = PeriodCode.parse(period.code).label
        title = over.tr("Buka kunci {0}") if period.locked else over.tr("Kunci {0}")
        super().__init__(over, title.format(label))
        self.words = [
            Label(text, "body", wrap=True)
            for text in (self._opening() if period.locked else self._locking(period, label, parts))
        ]
        for words in self.words:
            self.body.addWidget(words)
        self.reason = Field()
        self.rows.add(
            "reason",
            self.tr("Alasan membuka kunci") if period.locked else self.tr("Alasan, bila ada"),
            self.reason,
            self.tr("Tersimpan dengan nama Anda dan tanggal."),
        )
        self.body.addWidget(self.rows)
        self.back = self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        verb = self.tr("Buka kunci") if period.locked else self.tr("Kunci periode")
        self.confirm = self.add_action(primary_button(verb, "lock", clicked=self._tell))
        shortcut(self, "Ctrl+Return", self._tell)

    def _opening(self) -> list[str]:
        return [self.tr("Kegiatan, realisasi, dan rating periode ini dapat diubah lagi.")]

    def _locking(self, period: Period, label: str, parts: Sequence[PeriodCode]) -> list[str]:
        said = [
            self.tr(
                "Yang dikunci hanya {0}: kegiatan tanggal {1} sampai {2}, serta realisasi dan "
                "rating periode itu."
            ).format(label, short_date(period.starts), short_date(period.ends))
        ]
        if parts:
            names = (
                ", ".join(part.label for part in parts)
                if len(parts) <= NAMED
                else self.tr("{0} periode").format(len(parts))
            )
            said.append(
                self.tr(
                    "Bagiannya ({0}) tidak ikut dikunci: realisasi dan ratingnya tetap terbuka "
                    "sampai dikunci sendiri."
                ).format(names)
            )
        said.append(self.tr("Ctrl+Z tidak membukanya; pakai Buka kunci dengan alasan."))
        return said

    def _tell(self) -> None:
        self.wanted.emit(self.reason.text())
