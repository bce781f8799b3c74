"""Saving to a folder or flash disk: where, in which forms, and how large it became."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.road_views import Drive, Estimate
from penilaian_desktop.domain.wording import bytes_size
from penilaian_desktop.sync.load import Sent
from penilaian_desktop.ui.screens.pertukaran.place_picker import PlacePicker
from penilaian_desktop.ui.widgets.button import Button, primary_button
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.form import FactRows
from penilaian_desktop.ui.widgets.label import Label

MOST_FILES = 6


class SaveDialog(Dialog):
    """Asks for a folder and carriers; afterwards it shows the files with their sizes.

    `wanted` carries the folder, the carriers, and whether evidence goes along.
    """

    wanted = Signal(object, object, bool)

    def __init__(
        self,
        over: QWidget,
        estimate: Estimate,
        drives: Sequence[Drive] = (),
        *,
        evidence: bool = True,
    ) -> None:
        super().__init__(over, self.tr("Simpan ke folder atau flash disk"), width=600)
        self._estimate = estimate
        self.place = PlacePicker(drives, self.tr("Folder atau flash disk"))
        self.place.changed.connect(self._settle)
        self.body.addWidget(self.place)
        load = estimate.evidence
        self.evidence = CheckBox(
            self.tr("Sertakan {0} berkas bukti, {1}").format(load.files, bytes_size(load.size))
        )
        self.evidence.setChecked(evidence)
        self.evidence.setVisible(bool(load.files))
        self.evidence.toggled.connect(lambda _on: self._settle())
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
        self.body.addWidget(self.evidence)
        self._files = FactRows()
        self._files.hide()
        self.body.addWidget(self._files)
        self._cancel = Button(self.tr("Batal"), clicked=self.reject)
        self.save = primary_button(self.tr("Simpan"), "save", clicked=self._submit)
        self.add_action(self._cancel)
        self.add_action(self.save)
        self._settle()

    def into(self, folder: Path) -> None:
        """Choose the folder."""
        self.place.into(folder)

    def done(self, sent: Sent) -> None:
        """Show what was written, with sizes."""
        shown = sent.files[:MOST_FILES]
        facts = [(bytes_size(size), name) for name, size in shown]
        more = len(sent.files) - len(shown)
        if more:
            facts.append(("", self.tr("dan {0} berkas lagi").format(more)))
        if sent.parts:
            words = self.tr("{0} bagian berkas bukti").format(sent.parts)
            facts.append((bytes_size(sent.part_bytes), words))
        self._files.set_facts(facts)
        self._files.show()
        self._asking.hide()
        self.evidence.hide()
        self.place.done()
        self.save.hide()
        self._cancel.setText(self.tr("Tutup"))
        self._cancel.setFocus()
        total = sum(size for _, size in sent.files) + sent.part_bytes
        said = self.tr("**{0} berkas, {1}.**").format(
            len(sent.files) + sent.parts, bytes_size(total)
        )
        self.explanation.set_tint("muted" if sent.whole else "warn")
        self.explain(said + " " + self._ending(sent))
        self.body.activate()
        self._cover()

    def _ending(self, sent: Sent) -> str:
        """Return whether all is there; every file was written through and read back by then."""
        if not sent.whole:
            return self.tr("Dihentikan; sisanya ditulis lain kali.")
        if self.place.drive is not None:
            return self.tr("Flash disk aman dicabut.")
        return self.tr("Lepas flash disk dengan aman.")

    def refuse(self, error: PenilaianError) -> None:
        """Say why it did not work and let the person try again."""
        self._settle()
        self.explanation.set_tint("bad")
        self.explain(str(describe(error)))

    def _carriers(self) -> Sequence[str]:
        return tuple(key for key, box in self.forms.items() if box.isChecked())

    def _settle(self) -> None:
        reason = ""
        if self.place.path is None:
            reason = self.tr("Pilih foldernya dahulu.")
        elif not self._carriers():
            reason = self.tr("Pilih paling sedikit satu bentuk.")
        else:
            reason = self._too_small()
        self.save.refuse(reason)
        self.explanation.set_tint("muted")
        self.explain(reason or self.tr("Sekitar {0}.").format(bytes_size(self._needed())))

    def _needed(self) -> int:
        """Return about how many bytes will be written."""
        packages = self._estimate.size * max(1, len(self._carriers()))
        load = self._estimate.evidence.size if self.evidence.isChecked() else 0
        return packages + load

    def _too_small(self) -> str:
        drive = self.place.drive
        if drive is None or drive.free > self._needed():
            return ""
        return self.tr("Perlu sekitar {0}, yang kosong {1}.").format(
            bytes_size(self._needed()), bytes_size(drive.free)
        )

    def _submit(self) -> None:
        folder = self.place.path
        if folder is None or not self.save.isEnabled():
            return
        self.save.refuse(self.tr("Sedang disimpan."))
        self.explain(self.tr("Sedang disimpan…"))
        self.wanted.emit(folder, self._carriers(), self.evidence.isChecked())
