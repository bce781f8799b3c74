"""What can be done with a file that is kept: look, save a copy, open it in another program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from penilaian_desktop.ui.kit.outside import write_outside
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.widgets.button import Button, primary_button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.print_form import write_file

if TYPE_CHECKING:
    from penilaian_desktop.domain.evidence_views import EvidenceItem
    from penilaian_desktop.ui.kit.context import UiContext


class EvidenceHands(QObject):
    """Serves the pages that show evidence; bytes come by the read lane, files by the work lane."""

    def __init__(self, context: UiContext, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self._over = over
        self._told = False

    def view(self, items: Sequence[EvidenceItem], at: int) -> None:
        """Show one of some files in large."""
        from penilaian_desktop.ui.widgets.evidence_viewer import (  # noqa: PLC0415 - on demand
            EvidenceViewer,
        )

        EvidenceViewer(self._context, self._over, items, at, self).open()

    def save_copy(self, item: EvidenceItem) -> None:
        """Write a copy into a file that the person chooses."""
        chosen, _ = QFileDialog.getSaveFileName(
            self._over.window(), self.tr("Simpan salinan bukti"), item.name
        )
        if chosen:
            self._bytes(item, lambda data: self._write(Path(chosen), data))

    def open_outside(self, item: EvidenceItem) -> None:
        """Open a copy in the program of its kind, after saying once what that means."""
        if self._told:
            self._open(item)
            return
        dialog = Dialog(self._over, self.tr("Buka dengan aplikasi lain"), width=520)
        dialog.body.addWidget(
            Label(
                self.tr(
                    "Salinan {0} dibuka di luar ruang kerja terenkripsi. Salinan itu hanya untuk "
                    "dibaca dan dihapus begitu Anda mengunci atau menutup aplikasi ini. Aplikasi "
                    "lain dapat menyimpan jejaknya sendiri, misalnya daftar berkas terakhir."
                ).format(item.name),
                wrap=True,
            )
        )
        dialog.add_action(Button(self.tr("Batal"), clicked=dialog.reject))
        dialog.add_action(primary_button(self.tr("Buka salinan"), clicked=dialog.accept))
        dialog.finished.connect(lambda accepted: self._agreed(item, accepted=accepted))
        dialog.open()

    def _agreed(self, item: EvidenceItem, *, accepted: bool) -> None:
        if accepted:
            self._told = True
            self._open(item)

    def _open(self, item: EvidenceItem) -> None:
        root = self._context.services.context.workspace.root

        def decrypt(data: bytes) -> None:
            self._context.tasks.submit(
                self, lambda _r: write_outside(root, item.name, data), _hand_over, lane=Lane.WORK
            )

        self._bytes(item, decrypt)

    def _bytes(self, item: EvidenceItem, then: Callable[[bytes], None]) -> None:
        services, session = self._context.services, self._context.session
        self._context.tasks.submit(
            self, lambda _r: services.activities.evidence_bytes(session, item.sha256), then
        )

    def _write(self, target: Path, data: bytes) -> None:
        self._context.tasks.submit(
            self,
            lambda _r: write_file(target, data),
            lambda _none: self._context.signals.toast_requested.emit(
                self.tr("{0} tersimpan").format(target.name), ""
            ),
            lane=Lane.WORK,
        )


def _hand_over(file: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
