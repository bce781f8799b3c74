"""Mails that somebody sends by hand: what was written, and the words to copy."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.wording import bytes_size
from penilaian_desktop.sync.transports.mail import Mail
from penilaian_desktop.ui.screens.pertukaran.place_picker import PlacePicker
from penilaian_desktop.ui.widgets.button import Button, primary_button, text_button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.label import Label

MOST = 5
"""Mails that are shown one by one."""


class MailDialog(Dialog):
    """Asks for a folder; afterwards it shows each mail with its attachments."""

    wanted = Signal(object)

    def __init__(self, over: QWidget, about: str) -> None:
        super().__init__(over, self.tr("Kirim lewat surel"), width=620)
        self.place = PlacePicker((), self.tr("Folder untuk lampiran"))
        self.place.changed.connect(self._settle)
        self._about = Label(about, "body", "muted", wrap=True)
        self.body.addWidget(self._about)
        self.body.addWidget(self.place)
        self._cancel = Button(self.tr("Batal"), clicked=self.reject)
        self.write = primary_button(self.tr("Tulis lampiran"), "mail", clicked=self._submit)
        self.add_action(self._cancel)
        self.add_action(self.write)
        self._settle()

    def written(self, mails: Sequence[Mail]) -> None:
        """Show the mails, each with the buttons that help to send it."""
        self._about.hide()
        self.place.done()
        for mail in mails[:MOST]:
            line = self._line(mail)
            self.body.addWidget(line)
            line.show()
        self.write.hide()
        self._cancel.setText(self.tr("Tutup"))
        self.explanation.set_tint("muted")
        said = self.tr("Buat {0} surel: salin isinya, lampirkan semua berkas di foldernya.")
        self.explain(said.format(len(mails)))
        self.body.activate()
        self._cover()

    def refuse(self, error: PenilaianError) -> None:
        """Say why it did not work and let the person try again."""
        self._settle()
        self.explanation.set_tint("bad")
        self.explain(str(describe(error)))

    def _line(self, mail: Mail) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        size = sum(amount for _, amount in mail.attachments)
        words = self.tr("**{0}** · {1} berkas, {2}").format(
            mail.folder.name, len(mail.attachments), bytes_size(size)
        )
        row.addWidget(Label(words, "body", markup=True), 1)
        copy = text_button(self.tr("Salin teks"), "copy", compact=True)
        copy.clicked.connect(lambda: copy_text(f"{mail.subject}\n\n{mail.body}"))
        copy.setAccessibleName(self.tr("Salin teks {0}").format(mail.folder.name))
        show = text_button(self.tr("Buka folder"), "folder", compact=True)
        show.clicked.connect(lambda: open_folder(mail.folder))
        show.setAccessibleName(self.tr("Buka folder {0}").format(mail.folder.name))
        row.addWidget(copy)
        row.addWidget(show)
        return line

    def _settle(self) -> None:
        reason = "" if self.place.path is not None else self.tr("Pilih foldernya dahulu.")
        self.write.refuse(reason)
        self.explanation.set_tint("muted")
        self.explain(reason)

    def _submit(self) -> None:
        if self.place.path is None or not self.write.isEnabled():
            return
        self.write.refuse(self.tr("Sedang ditulis."))
        self.explain(self.tr("Sedang ditulis…"))
        self.wanted.emit(self.place.path)


def copy_text(text: str) -> None:
    """Put a text on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def open_folder(folder: Path) -> None:
    """Show a folder in the program of the system."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
