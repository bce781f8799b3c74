"""Handing over to one laptop: what goes, how large it is, and where it is left."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.handover_views import OtherLaptop
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.wording import bytes_size
from penilaian_desktop.sync.handing import Handed
from penilaian_desktop.ui.screens.pertukaran.handing_words import (
    amounts_words,
    people_words,
    tie_words,
)
from penilaian_desktop.ui.widgets.button import Button, primary_button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.form import FactRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.segmented import Segmented
from penilaian_desktop.ui.widgets.small import Icon

ROAD, ELSEWHERE = "road", "elsewhere"


class HandDialog(Dialog):
    """Shows what goes to a laptop and asks where to leave it; afterwards what was written.

    `road` names the chosen exchange folder or server, "" when it cannot be used now. `wanted`
    carries another folder, None for that road.
    """

    wanted = Signal(object)

    def __init__(self, over: QWidget, laptop: OtherLaptop, road: str) -> None:
        title = self.tr("Serahkan ke {0}").format(people_words(laptop))
        super().__init__(over, title, width=600)
        self._laptop = laptop
        self._road = road
        self._folder: Path | None = None
        self.facts = FactRows()
        self.facts.set_facts(self._told())
        self.body.addWidget(self.facts)
        self.choice = Segmented(
            (
                (ROAD, self.tr("Jalan ke kantor")),
                (ELSEWHERE, self.tr("Flash disk atau folder lain")),
            ),
            accessible=self.tr("Taruh di"),
        )
        self.choice.set_value(ROAD if self._road else ELSEWHERE)
        self.choice.chosen.connect(self._chosen)
        self.choice.setVisible(bool(self._road))
        self.body.addWidget(self.choice)
        self._where = Label("", "body", "muted")
        self._pick = Button(self.tr("Pilih folder…"), "folder", clicked=self._choose)
        self._line = QWidget()
        line = QHBoxLayout(self._line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(Icon("usb", "muted", 18))
        line.addWidget(self._where, 1)
        line.addWidget(self._pick)
        self.body.addWidget(self._line)
        self.body.addStretch(1)
        self._cancel = Button(self.tr("Batal"), clicked=self.reject)
        self.hand = primary_button(self.tr("Serahkan"), "send", clicked=self._submit)
        self.add_action(self._cancel)
        self.add_action(self.hand)
        self._settle()

    def into(self, folder: Path) -> None:
        """Choose another folder than that of the exchange."""
        self._folder = folder
        self.choice.set_value(ELSEWHERE)
        self._settle()

    def done(self, handed: Handed) -> None:
        """Show what was written, with sizes."""
        self.facts.set_facts([(bytes_size(size), name) for name, size in handed.files])
        for widget in (self.choice, self._line, self.hand):
            widget.hide()
        self._cancel.setText(self.tr("Tutup"))
        self._cancel.setFocus()
        self.explanation.set_tint("muted")
        self.explain(self.tr("Di laptop {0}: Pertukaran, Ambil paket.").format(self._laptop.name))
        self._cover()

    def refuse(self, error: PenilaianError) -> None:
        """Say why it did not work and let the person try again."""
        self._settle()
        self.explanation.set_tint("bad")
        self.explain(str(describe(error)))

    def _told(self) -> list[tuple[str, str]]:
        laptop = self._laptop
        people = [f"{p.name}, {p.position} ({tie_words(p.tie)})" for p in laptop.people[:3]]
        found = [(self.tr("Untuk") if n == 0 else "", text) for n, text in enumerate(people)]
        found.append((self.tr("Laptop"), laptop.name))
        goes = amounts_words(laptop.amounts) or self.tr("tidak ada yang baru")
        found.append((self.tr("Yang diserahkan"), goes))
        if laptop.size:
            size = self.tr("sekitar {0}, tersegel").format(bytes_size(laptop.size))
            found.append((self.tr("Ukuran"), size))
        if laptop.on_the_way:
            told = self.tr("{0} paket tanpa tanda terima, ditaruh sekali lagi")
            found.append((self.tr("Di jalan"), told.format(laptop.on_the_way)))
        if laptop.owed:
            found.append((self.tr("Ikut serta"), self.tr("tanda terima untuk laptop itu")))
        return found

    def _chosen(self, _key: str) -> None:
        self._folder = None
        self._settle()

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder atau flash disk"))
        if folder:
            self.into(Path(folder))

    def _settle(self) -> None:
        elsewhere = self.choice.value() == ELSEWHERE
        self._pick.setVisible(elsewhere)
        chosen = str(self._folder or "") if elsewhere else self._road
        self._where.setText(chosen or self.tr("Folder belum dipilih"))
        reason = "" if chosen else self.tr("Pilih foldernya dahulu.")
        laptop = self._laptop
        if not (laptop.waiting or laptop.on_the_way or laptop.owed):
            reason = self.tr("Semua yang boleh dilihat di sana sudah diserahkan.")
        self.hand.refuse(reason)
        self.explanation.set_tint("muted")
        self.explain(reason or self.tr("Tersegel untuk laptop itu; draf tidak ikut."))

    def _submit(self) -> None:
        if not self.hand.isEnabled():
            return
        self.hand.refuse(self.tr("Sedang diserahkan."))
        self.explain(self.tr("Sedang diserahkan…"))
        self.wanted.emit(self._folder)
