"""The dialogs of the first step: joining by the office's card, founding an office, its keys."""

from __future__ import annotations

import platform
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from penilaian_desktop.domain.errors import ImportRefused, PenilaianError, RuleViolation
from penilaian_desktop.domain.messages import describe, message
from penilaian_desktop.sync.card import OfficeCard
from penilaian_desktop.sync.joining import Founded, UnsavedFile
from penilaian_desktop.ui.widgets.button import Button, primary_button
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.field import Field
from penilaian_desktop.ui.widgets.fingerprint import Fingerprint
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.password_field import PasswordField


class FolderField(QWidget):
    """A folder that is chosen; `path` is None until then."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.path: Path | None = None
        self._words = Field(name=name, placeholder=self.tr("belum dipilih"))
        self._words.setReadOnly(True)
        self.button = Button(self.tr("Pilih…"), "folder", clicked=self._choose)
        self.button.setAccessibleName(self.tr("Pilih {0}").format(name))
        self.setAccessibleName(name)
        self.setFocusProxy(self.button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(self.button)

    def take(self, folder: Path) -> None:
        """Choose a folder."""
        self.path = folder
        self._words.set_value(str(folder))
        self.changed.emit()

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self._name)
        if folder:
            self.take(Path(folder))


class JoinDialog(Dialog):
    """Compares the office's fingerprint and asks the office to let this laptop in."""

    wanted = Signal(str, str)

    def __init__(self, over: QWidget, card: OfficeCard) -> None:
        super().__init__(over, self.tr("Gabung dengan kantor"), width=560)
        self.body.addWidget(
            Label(self.tr("Kartu ini dari **{0}**.").format(card.name), "body", markup=True)
        )
        self.body.addWidget(
            Label(
                self.tr(
                    "Telepon kepegawaian pada nomor yang Anda kenal dan ketik lima kelompok angka "
                    "yang mereka bacakan. Jangan menyalinnya dari berkas atau surel."
                ),
                "body",
                "muted",
                wrap=True,
            )
        )
        self.rows = FormRows()
        self.said = Field(placeholder="00000 00000 00000 00000 00000")
        self.device = Field(platform.node() or self.tr("laptop"))
        self.rows.add("fingerprint", self.tr("Sidik kunci kantor menurut telepon"), self.said)
        self.rows.add(
            "device",
            self.tr("Nama laptop ini"),
            self.device,
            self.tr("Yang dikenal kantor, misalnya LAYANAN-02."),
        )
        self.body.addWidget(self.rows)
        self.explain(self.tr("Permintaan disimpan di samping kartu."))
        self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        self.confirm = primary_button(self.tr("Gabung"), "shield", clicked=self._submit)
        self.add_action(self.confirm)

    def first_input(self) -> QWidget:
        """Begin at the fingerprint."""
        return self.said

    def refuse(self, error: PenilaianError) -> None:
        """Say at the fingerprint that it differs, anything else in the foot."""
        self.confirm.refuse("")
        if isinstance(error, ImportRefused) and error.code == "card_fingerprint_differs":
            self.rows.show_fault("fingerprint", str(describe(error)))
            self.said.setFocus()
        else:
            self.explanation.set_tint("bad")
            self.explain(str(describe(error)))
        self._cover()

    def _submit(self) -> None:
        self.rows.clear_faults()
        for name, field in (("fingerprint", self.said), ("device", self.device)):
            if not field.text().strip():
                self.rows.show_fault(name, self.tr("Isi dahulu."))
                field.setFocus()
                self._cover()
                return
        self.confirm.refuse(self.tr("Sedang bergabung."))
        self.wanted.emit(self.said.text(), self.device.text().strip())


class FoundDialog(Dialog):
    """Asks for the office's name, a passphrase twice, and two places for the keys."""

    wanted = Signal(str, str, object, object)

    def __init__(self, over: QWidget, name: str) -> None:
        super().__init__(over, self.tr("Dirikan kantor"), width=620)
        self.body.addWidget(
            Label(
                self.tr(
                    "Kunci induk membuktikan bahwa paket benar dari kantor Anda. Berkasnya "
                    "disimpan di luar laptop ini dan hanya dipakai lagi bila laptop kantor hilang."
                ),
                "body",
                "muted",
                wrap=True,
            )
        )
        self.rows = FormRows()
        self.name = Field(name)
        self.passphrase = PasswordField(name=self.tr("Frasa sandi kunci kantor"))
        self.again = PasswordField(name=self.tr("Ulangi frasa sandi"))
        self.root = FolderField(self.tr("folder kunci induk"))
        self.recovery = FolderField(self.tr("folder salinan pemulihan"))
        self.rows.add("name", self.tr("Nama kantor, tampak di kartu"), self.name)
        self.rows.add_row(
            ("passphrase", self.tr("Frasa sandi, paling sedikit 12 huruf"), self.passphrase),
            ("again", self.tr("Ulangi frasa sandi"), self.again),
        )
        self.rows.add(
            "root", self.tr("Kunci induk, misalnya flash disk pertama di lemari besi"), self.root
        )
        self.rows.add(
            "recovery", self.tr("Salinan pemulihan, di flash disk yang lain"), self.recovery
        )
        self.body.addWidget(self.rows)
        self.explain(self.tr("Ini tidak dapat diurungkan."))
        self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        self.confirm = primary_button(self.tr("Dirikan"), "building", clicked=self._submit)
        self.add_action(self.confirm)

    def first_input(self) -> QWidget:
        """Begin at the passphrase."""
        return self.passphrase

    def refuse(self, error: PenilaianError) -> None:
        """Say at its field what is wrong, anything else in the foot."""
        self.confirm.refuse("")
        if not (isinstance(error, RuleViolation) and self.rows.refuse(error)):
            self.explanation.set_tint("bad")
            self.explain(str(describe(error)))
        self._cover()

    def _submit(self) -> None:
        self.rows.clear_faults()
        fault = self._fault()
        if fault is not None:
            field, sentence = fault
            self.rows.show_fault(field, sentence)
            self.rows.input(field).setFocus()
            self._cover()
            return
        self.confirm.refuse(self.tr("Sedang didirikan."))
        self.wanted.emit(
            self.name.text().strip(), self.passphrase.text(), self.root.path, self.recovery.path
        )

    def _fault(self) -> tuple[str, str] | None:
        if not self.name.text().strip():
            return "name", self.tr("Isi dahulu.")
        if len(self.passphrase.text()) < 12:
            return "passphrase", str(message("passphrase_short", least=12))
        if self.passphrase.text() != self.again.text():
            return "again", str(message("passphrases_differ"))
        if self.root.path is None:
            return "root", self.tr("Pilih foldernya dahulu.")
        if self.recovery.path is None:
            return "recovery", self.tr("Pilih foldernya dahulu.")
        return None


class KeysDialog(Dialog):
    """The recovery code, shown once; it closes only when the person says it is kept."""

    save_wanted = Signal(object, object)

    def __init__(self, over: QWidget, founded: Founded) -> None:
        super().__init__(over, self.tr("Kantor sudah berdiri"), width=640)
        self._code = founded.recovery_code
        self._left: list[UnsavedFile] = list(founded.unsaved)
        self.body.addWidget(
            Label(
                self.tr(
                    "Kode pemulihan membuka salinan kunci induk bila frasa sandinya terlupa. Kode "
                    "ini hanya ditampilkan sekali: tulis di kertas dan simpan di tempat terkunci, "
                    "terpisah dari flash disk."
                ),
                "body",
                wrap=True,
            )
        )
        rows = FormRows()
        shown = Field(self._code)
        shown.setReadOnly(True)
        rows.add("code", self.tr("Kode pemulihan"), shown)
        self.body.addWidget(rows)
        self.body.addWidget(
            Label(
                self.tr("Sidik kunci kantor, dibacakan kepada unit yang hendak bergabung"),
                "small",
                "muted",
            )
        )
        self.body.addWidget(Fingerprint(founded.fingerprint))
        self._unsaved = Label("", "body", "bad", wrap=True)
        self.body.addWidget(self._unsaved)
        self.elsewhere = Button(self.tr("Simpan di tempat lain…"), "usb", clicked=self._elsewhere)
        self.body.addWidget(self.elsewhere)
        self.kept = CheckBox(self.tr("Kode sudah ditulis dan disimpan"))
        self.kept.toggled.connect(lambda _on: self._settle())
        self.body.addWidget(self.kept)
        self.add_action(Button(self.tr("Salin kode"), "copy", clicked=self._copy))
        self.go_on = primary_button(self.tr("Lanjutkan"), clicked=self.accept)
        self.add_action(self.go_on)
        self._settle()

    def reject(self) -> None:
        """Stay open until everything is kept: it cannot be shown again."""
        if self.go_on.isEnabled():
            self.accept()

    def saved(self, name: str) -> None:
        """Note that a key file found its place."""
        self._left = [file for file in self._left if file.name != name]
        self._settle()

    def _settle(self) -> None:
        reason = "" if self.kept.isChecked() else self.tr("Centang setelah kode disimpan.")
        if self._left:
            first = self._left[0]
            reason = self.tr("Simpan {0} dahulu.").format(first.name)
            self._unsaved.setText(f"{first.name}: {describe(first.error)}")
        self._unsaved.setVisible(bool(self._left))
        self.elsewhere.setVisible(bool(self._left))
        self.go_on.refuse(reason)
        self.explain(reason)

    def _elsewhere(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder untuk kunci"))
        if folder and self._left:
            self.save_wanted.emit(self._left[0], Path(folder))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._code)
