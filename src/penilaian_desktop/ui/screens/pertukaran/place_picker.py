"""Choosing where to write: a flash disk that is plugged in, or any folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.road_views import Drive
from penilaian_desktop.domain.wording import bytes_size
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.small import Icon


class PlacePicker(QWidget):
    """A line that shows the folder, and a button for each flash disk.

    `path` is None until one was chosen, `drive` the flash disk on which the folder lies.
    """

    changed = Signal()

    def __init__(self, drives: Sequence[Drive], title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._drives = tuple(drives)
        self.path: Path | None = None
        self._where = Label(self.tr("Folder belum dipilih"), "body", "muted")
        self.pick = Button(self.tr("Pilih folder…"), "folder", clicked=self._choose)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Icon("usb" if drives else "folder", "muted", 18))
        line.addWidget(self._where, 1)
        line.addWidget(self.pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        self.buttons: list[Button] = []
        for drive in self._drives:
            button = Button(self._words(drive), "usb", compact=True)
            button.clicked.connect(lambda _on=False, d=drive: self.into(Path(d.path)))
            if drive.read_only:
                button.refuse(self.tr("Terkunci: tidak dapat ditulisi."))
            self.buttons.append(button)
        if self.buttons:
            row = QHBoxLayout()
            row.setSpacing(8)
            for button in self.buttons[:3]:
                row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)

    @property
    def drive(self) -> Drive | None:
        """Return the flash disk on which the chosen folder lies."""
        if self.path is None:
            return None
        return next((d for d in self._drives if self.path.is_relative_to(d.path)), None)

    def into(self, folder: Path) -> None:
        """Choose a folder."""
        self.path = folder
        self._where.setText(str(folder))
        self._where.set_tint("text")
        self.changed.emit()

    def done(self) -> None:
        """Offer no other place any more."""
        self.pick.hide()
        for button in self.buttons:
            button.hide()

    def _words(self, drive: Drive) -> str:
        return self.tr("{0}, {1} kosong").format(drive.name, bytes_size(drive.free))

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self._title)
        if folder:
            self.into(Path(folder))
