"""The card Kunci tanda tangan: what the own signature is worth, and how to have it certified."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.key_views import KeyState, OwnKey
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.sync.certifying import Certifying
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.pengaturan.doors import key_renewal
from penilaian_desktop.ui.widgets.asking_dialog import AskingDialog
from penilaian_desktop.ui.widgets.button import Button, primary_button, text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.fingerprint import Fingerprint
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.password_field import PasswordField

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext


class NewSignatureDialog(AskingDialog):
    """Asks for the password before the own signing key is renewed."""

    wanted = Signal(str)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over, self.tr("Kunci tanda tangan baru"), width=560)
        self.body.addWidget(
            Label(
                self.tr(
                    "Lakukan bila ada yang mungkin mengetahui kata sandi Anda, sesudah "
                    "menggantinya. Yang sudah Anda tanda tangani tetap berlaku. Kunci baru perlu "
                    "disahkan kantor; sesudah ini Anda masuk lagi, lalu memilih Minta pengesahan."
                ),
                "body",
                wrap=True,
            )
        )
        self.password = PasswordField(name=self.tr("Kata sandi Anda"))
        self.rows.add("password", self.tr("Kata sandi Anda"), self.password)
        self.body.addWidget(self.rows)
        self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        self.confirm = primary_button(self.tr("Buat kunci"), "key", clicked=self._submit)
        self.add_action(self.confirm)

    def refuse(self, error: PenilaianError) -> None:
        """Say at the password what is wrong with it."""
        self.confirm.refuse("")
        if error.code == "wrong_password":
            self.rows.show_fault("password", describe(error).text)
            self.password.setFocus()
            self._cover()
            return
        super().refuse(error)

    def _submit(self) -> None:
        self.rows.clear_faults()
        self.confirm.refuse(self.tr("Sedang dibuat."))
        self.wanted.emit(self.password.text())


class KeyCard(Card):
    """Says whether the office certified the key of whoever is signed in; asks for it."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Kunci tanda tangan"), padded=True, parent=parent)
        self._context = context
        self._certifying = Certifying(context.services, context.desk)
        self._folder = ""
        self.state = Label("", "strong", wrap=True)
        self.meaning = Label("", "small", "muted", wrap=True)
        self.ask = Button(self.tr("Minta pengesahan"), "shield", clicked=self._ask)
        self._compare = Label(
            self.tr(
                "Bawa berkasnya ke kepegawaian. Bila mereka menelepon, bacakan sidik kunci laptop "
                "ini:"
            ),
            "small",
            "muted",
            wrap=True,
        )
        self.body.addWidget(self.state)
        self.body.addWidget(self.meaning)
        self.body.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        self._renewal = key_renewal(context)
        self.renew = text_button(
            self.tr("Buat kunci baru…"), "key", compact=True, clicked=self.show_renew
        )
        self.renew.set_flush(True)
        self.renew.setVisible(self._renewal is not None)
        self.body.addWidget(self.renew, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._compare)
        self.fingerprint = Fingerprint()
        self.body.addWidget(self.fingerprint, 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(False)

    def load(self) -> None:
        """Read what the key is worth."""
        certifying, session = self._certifying, self._context.session
        self._context.tasks.submit(
            self, lambda _r: certifying.own(session), self._show, key="own_key"
        )

    def _show(self, key: OwnKey) -> None:
        self._folder = key.folder
        self.setVisible(key.state is not KeyState.NOT_NEEDED)
        words = {
            KeyState.CERTIFIED: self.tr("Disahkan kantor"),
            KeyState.CHANGED: self.tr("Disahkan dengan peran yang lama"),
            KeyState.ASKED: self.tr("Menunggu jawaban kantor"),
            KeyState.WAITING: self.tr("Belum disahkan kantor"),
        }
        open_ones = {KeyState.CHANGED, KeyState.WAITING}
        self.state.setText(words.get(key.state, ""))
        self.state.set_tint("good" if key.state is KeyState.CERTIFIED else "warn")
        self.meaning.setText(self._meaning(key))
        self.ask.setVisible(key.state in open_ones and not key.office)
        self.ask.refuse("")
        asked = key.state is KeyState.ASKED
        self._compare.setVisible(asked)
        self.fingerprint.set_digits(key.fingerprint)
        self.fingerprint.setVisible(asked)

    def _meaning(self, key: OwnKey) -> str:
        if key.state is KeyState.CERTIFIED:
            return self.tr("Keputusan yang Anda tanda tangani diterima di semua laptop kantor ini.")
        if key.state is KeyState.CHANGED and not key.office:
            return self.tr(
                "Peran akun ini berubah di laptop ini. Kantor baru mengetahuinya setelah Anda "
                "memintanya lagi: pilih Minta pengesahan, lalu bawa berkasnya ke kepegawaian. "
                "Sampai saat itu yang berlaku adalah peran yang lama."
            )
        said = self.tr(
            "Catatan kegiatan dan rencana Anda tetap terkirim. Persetujuan, penilaian, dan "
            "keputusan lain baru diterima setelah kunci disahkan; sampai saat itu keputusan itu "
            "menunggu di laptop ini dan tidak hilang."
        )
        if key.office and key.state is not KeyState.ASKED:
            said += " " + self.tr("Kepegawaian mengesahkannya di Pengaturan, bagian Akun.")
        return said

    # --- a new key ---------------------------------------------------------------------------
    def show_renew(self) -> None:
        """Ask for the password, make a new key, and let the person sign in with it."""
        door = self._renewal
        if door is None:
            return
        dialog = NewSignatureDialog(self)

        def done(_none: None) -> None:
            dialog.accept()
            self._context.signals.lock_requested.emit()

        dialog.wanted.connect(
            lambda password: self._context.tasks.submit(
                self,
                lambda _r: door.renew_key(password),
                done,
                dialog.refuse,
                lane=Lane.WRITE,
                label=self.tr("Membuat kunci"),
            )
        )
        dialog.open()

    # --- asking ------------------------------------------------------------------------------
    def _ask(self) -> None:
        if self._folder:
            self.ask_into(None)
            return
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder untuk permintaan"))
        if folder:
            self.ask_into(Path(folder))

    def ask_into(self, folder: Path | None) -> None:
        """Leave the request in a folder; None is the exchange folder."""
        certifying, session = self._certifying, self._context.session
        self.ask.refuse(self.tr("Permintaan sedang dibuat."))
        where = folder or Path(self._folder)

        def done(outcome: Outcome[str]) -> None:
            said = self.tr("Permintaan {0} ada di {1}; bawa ke kepegawaian.")
            self._context.signals.toast_requested.emit(said.format(outcome.value, where.name), "")
            self.load()

        self._context.tasks.submit(
            self,
            lambda _r: certifying.ask(session, folder),
            done,
            self._refused,
            lane=Lane.WRITE,
        )

    def _refused(self, error: PenilaianError) -> None:
        self._context.signals.refused.emit(error)
        self.load()
