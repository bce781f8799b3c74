"""Saving to a folder or flash disk: where, in which forms, and how large it became."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.wording import bytes_size
from penilaian_desktop.sync.roads import Sent
from penilaian_desktop.ui.widgets.button import Button, primary_button
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.form import FactRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.small import Icon

MOST_FILES = 6


class SaveDialog(Dialog):
    """Asks for a folder and carriers; afterwards it shows the files with their sizes."""

    wanted = Signal(object, object)

    def __init__(self, over: QWidget, folder: str = "") -> None:
        super().__init__(over, self.tr("Simpan ke folder atau flash disk"), width=600)
        self._folder: Path | None = None
        self._where = Label(self.tr("Folder belum dipilih"), "body", "muted")
        self._pick = Button(self.tr("Pilih folder…"), "folder", clicked=self._choose)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Icon("usb", "muted", 18))
        line.addWidget(self._where, 1)
        line.addWidget(self._pick)
        self.body.addLayout(line)
        self._asking = QWidget()
        column = QVBoxLayout(self._asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(self.tr("Bentuk berkas"), "small", "muted"))
        self.forms: dict[str, CheckBox] = {}
        for key, text, note in (
            (
                "sealed",
                self.tr("Tersegel (.paket)"),
                self.tr("Hanya dapat dibuka penerimanya. Pakai ini bila ragu."),
            ),
            (
                "json",
                self.tr("JSON terbuka (.paket.json)"),
                self.tr("Untuk program lain. Siapa pun yang memegang berkasnya dapat membacanya."),
            ),
            (
                "workbook",
                self.tr("Buku kerja Excel (.paket.xlsx)"),
                self.tr("Dapat dibaca di Excel. Selnya jangan diubah; paket yang diubah ditolak."),
            ),
        ):
            box = CheckBox(text)
            box.setChecked(key == "sealed")
            box.toggled.connect(lambda _on: self._settle())
            note_label = Label(note, "small", "muted", wrap=True)
            note_label.setIndent(24)
            inset = QHBoxLayout()
            inset.setContentsMargins(24, 0, 0, 6)
            inset.addWidget(note_label)
            column.addWidget(box)
            column.addLayout(inset)
            self.forms[key] = box
        self.body.addWidget(self._asking)
        self._files = FactRows()
        self._files.hide()
        self.body.addWidget(self._files)
        self._cancel = Button(self.tr("Batal"), clicked=self.reject)
        self.save = primary_button(self.tr("Simpan"), "save", clicked=self._submit)
        self.add_action(self._cancel)
        self.add_action(self.save)
        if folder:
            self.into(Path(folder))
        self._settle()

    def into(self, folder: Path) -> None:
        """Choose the folder."""
        self._folder = folder
        self._where.setText(str(folder))
        self._where.set_tint("text")
        self._settle()

    def done(self, sent: Sent) -> None:
        """Show what was written, with sizes."""
        shown = sent.files[:MOST_FILES]
        facts = [(bytes_size(size), name) for name, size in shown]
        more = len(sent.files) - len(shown)
        if more:
            facts.append(("", self.tr("dan {0} berkas lagi").format(more)))
        self._files.set_facts(facts)
        self._files.show()
        self._asking.hide()
        self._pick.hide()
        self.save.hide()
        self._cancel.setText(self.tr("Tutup"))
        self._cancel.setFocus()
        total = sum(size for _, size in sent.files)
        self.explanation.set_tint("muted")
        self.explain(
            self.tr("**{0} berkas, {1}.** Lepas flash disk dengan aman.").format(
                len(sent.files), bytes_size(total)
            )
        )
        self._cover()

    def refuse(self, error: PenilaianError) -> None:
        """Say why it did not work and let the person try again."""
        self._settle()
        self.explanation.set_tint("bad")
        self.explain(str(describe(error)))

    def _carriers(self) -> Sequence[str]:
        return tuple(key for key, box in self.forms.items() if box.isChecked())

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder atau flash disk"))
        if folder:
            self.into(Path(folder))

    def _settle(self) -> None:
        reason = ""
        if self._folder is None:
            reason = self.tr("Pilih foldernya dahulu.")
        elif not self._carriers():
            reason = self.tr("Pilih paling sedikit satu bentuk.")
        self.save.refuse(reason)
        self.explanation.set_tint("muted")
        self.explain(reason or self.tr("Tidak ada berkas lain yang diubah di sana."))

    def _submit(self) -> None:
        folder = self._folder
        if folder is None or not self.save.isEnabled():
            return
        self.save.refuse(self.tr("Sedang disimpan."))
        self.explain(self.tr("Sedang disimpan…"))
        self.wanted.emit(folder, self._carriers())
