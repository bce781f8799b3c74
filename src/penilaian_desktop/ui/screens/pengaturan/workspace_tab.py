"""The tab Ruang kerja: where the data lies, and what program this is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.form import FactRows
from penilaian_desktop.ui.widgets.label import Label

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext


@dataclass(frozen=True, slots=True)
class _Facts:
    device: str
    size: int


def _size_of(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.glob("*.db"))


class WorkspaceTab(QWidget):
    """Facts to read, and the folder to open."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.facts = FactRows()
        card = Card(self.tr("Ruang kerja"), padded=True)
        card.body.addWidget(self.facts)
        card.body.addWidget(
            Label(
                self.tr(
                    "Semua isi ruang kerja terenkripsi. Jangan memindahkan folder ini ke folder "
                    "jaringan atau folder yang disinkronkan ke awan."
                ),
                "small",
                "muted",
                wrap=True,
            )
        )
        self.show_folder = Button(self.tr("Buka folder"), "folder", clicked=self._open_folder)
        card.body.addWidget(self.show_folder, 0, Qt.AlignmentFlag.AlignLeft)
        rules = Card(self.tr("Aturan yang berlaku"), padded=True)
        rules.body.addWidget(
            Label(
                self.tr(
                    "Bobot, rentang predikat, dan jangkar yang dipakai menilai Anda, dengan "
                    "langkah hitungnya."
                ),
                "small",
                "muted",
                wrap=True,
            )
        )
        self.show_rules = Button(
            self.tr("Baca aturan"), "book", clicked=context.signals.rules_requested.emit
        )
        rules.body.addWidget(self.show_rules, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(card)
        column.addWidget(rules)
        column.addStretch(1)

    @property
    def folder(self) -> Path:
        """Return the folder of the workspace."""
        return self._context.services.context.workspace.root

    def load(self) -> None:
        """Read what may be said of the workspace."""
        services, folder = self._context.services, self.folder

        def job(_reporter: object) -> _Facts:
            device = services.enrolling.own_device()
            return _Facts(device.name if device else "", _size_of(folder))

        self._context.tasks.submit(self, job, self._show, key="workspace")

    def _show(self, found: _Facts) -> None:
        self.facts.set_facts(
            [
                (self.tr("Nama"), self._context.title or "–"),
                (self.tr("Folder"), str(self.folder)),
                (self.tr("Ukuran"), wording.bytes_size(found.size)),
                (self.tr("Perangkat"), found.device or self.tr("belum terdaftar di kantor")),
                (self.tr("Versi aplikasi"), self._context.runtime.version),
            ]
        )

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))
