"""Choosing the road: a folder or flash disk, a server, or mail."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.errors import PenilaianError, RuleViolation, StorageUnavailable
from penilaian_desktop.domain.exchange_views import RoadState
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.road_views import Drive, RoadChoice, RoadKind, ServerAddress
from penilaian_desktop.sync.transports.ca_file import read_ca
from penilaian_desktop.ui.screens.pertukaran.place_picker import PlacePicker
from penilaian_desktop.ui.widgets.button import Button, primary_button, text_button
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.field import Field
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.password_field import PasswordField
from penilaian_desktop.ui.widgets.segmented import Segmented

FOLDER, SERVER, MAIL = (kind.value for kind in (RoadKind.FOLDER, RoadKind.SERVER, RoadKind.MAIL))


class RoadDialog(Dialog):
    """Asks for the road; `trial_wanted` and `server_wanted` carry a `ServerAddress`.

    What is chosen comes with whether it is used without being asked.
    """

    folder_wanted = Signal(object, bool)
    server_wanted = Signal(object, bool)
    mail_wanted = Signal()
    trial_wanted = Signal(object)

    def __init__(self, over: QWidget, choice: RoadChoice, drives: Sequence[Drive]) -> None:
        super().__init__(over, self.tr("Jalan pertukaran"), width=620)
        self._known = choice.server
        self._ca = choice.server.ca if choice.server else ""
        self.kind = Segmented(
            (
                (FOLDER, self.tr("Folder atau flash disk")),
                (SERVER, self.tr("Server (WebDAV)")),
                (MAIL, self.tr("Surel")),
            ),
            accessible=self.tr("Jalan"),
        )
        self.kind.set_value(choice.kind.value or FOLDER)
        self.kind.chosen.connect(lambda _key: self._settle())
        self.body.addWidget(self.kind)
        self.folder = PlacePicker(drives, self.tr("Folder pertukaran"))
        if choice.kind is RoadKind.FOLDER and choice.folder:
            self.folder.into(Path(choice.folder))
        self.folder.changed.connect(self._settle)
        self._folder_pane = self._pane(
            self.tr(
                "Folder yang dipakai bersama kantor dan unit: di jaringan, folder Nextcloud yang "
                "tersinkron, atau flash disk."
            ),
            self.folder,
        )
        self._server_pane = self._build_server()
        self._mail_pane = self._pane(
            self.tr(
                "Tanpa folder bersama dan tanpa server: aplikasi menulis lampiran paling besar "
                "7 MB dan isi surelnya ke sebuah folder, Anda mengirimnya dari surel kantor. "
                "Balasan kantor dibuka dengan Ambil paket."
            )
        )
        self.auto = CheckBox(self.tr("Kirim dan ambil sendiri setiap kali terjangkau"))
        self.auto.setChecked(choice.auto or choice.kind is RoadKind.NONE)
        for part in (self._folder_pane, self._server_pane, self._mail_pane, self.auto):
            self.body.addWidget(part)
        self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        self.save = primary_button(self.tr("Pakai jalan ini"), "check", clicked=self._submit)
        self.add_action(self.save)
        self._settle()

    # --- showing ---------------------------------------------------------------------------
    def tried(self, state: RoadState) -> None:
        """Say in plain words whether the server can be used."""
        self.trial.refuse("")
        if state.state == "ready":
            self._say(self.tr("Tersambung. Penanda: {0}.").format(state.office), "good")
        elif state.state == "unmarked":
            words = self.tr("Tersambung, tetapi kantor belum menyiapkan folder ini.")
            self._say(words, "warn")
        else:
            self._say(state.message, "bad")

    def refuse(self, error: PenilaianError) -> None:
        """Say at its field what is wrong, anything else at the foot."""
        self.trial.refuse("")
        self.save.refuse("")
        at_server = self.kind.value() == SERVER
        if isinstance(error, RuleViolation) and error.code == "server_plain":
            self.plain.show()
        if not (at_server and isinstance(error, RuleViolation) and self.rows.refuse(error)):
            self._say(str(describe(error)), "bad")
        self._cover()

    # --- inside ----------------------------------------------------------------------------
    def _build_server(self) -> QWidget:
        known = self._known
        self.rows = FormRows()
        self.url = Field(known.url if known else "", placeholder="https://awan.contoh.go.id/dav/…")
        self.user = Field(known.user if known else "")
        self.password = PasswordField(name=self.tr("Sandi aplikasi"))
        if known is not None and known.password:
            self.password.setPlaceholderText(self.tr("tersimpan, isi bila berubah"))
        self.rows.add("url", self.tr("Alamat folder WebDAV"), self.url)
        self.rows.add_row(
            ("user", self.tr("Nama pengguna"), self.user),
            ("password", self.tr("Sandi aplikasi"), self.password),
        )
        self.plain = CheckBox(self.tr("Terima sambungan tanpa enkripsi ke alamat ini"))
        self.plain.setChecked(bool(known and known.plain))
        self._ca_words = Label("", "small", "muted")
        self.pick_ca = text_button(
            self.tr("Sertifikat kantor…"), "shield", compact=True, clicked=self._choose_ca
        )
        self.drop_ca = text_button(
            self.tr("Hapus"), "close", compact=True, clicked=lambda: self.take_ca("")
        )
        self.trial = Button(self.tr("Coba sambungan"), "send", compact=True, clicked=self._try)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.trial)
        line.addStretch(1)
        line.addWidget(self._ca_words)
        line.addWidget(self.drop_ca)
        line.addWidget(self.pick_ca)
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.rows)
        column.addWidget(self.plain)
        column.addLayout(line)
        self.url.textChanged.connect(lambda _text: self._settle())
        self._show_ca()
        return pane

    @staticmethod
    def _pane(words: str, widget: QWidget | None = None) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Label(words, "body", "muted", wrap=True))
        if widget is not None:
            column.addWidget(widget)
        return pane

    def take_ca(self, pem: str) -> None:
        """Take the certificates of a file, "" for none but the system's."""
        self._ca = pem
        self._show_ca()

    def _show_ca(self) -> None:
        self._ca_words.setText(self.tr("Sertifikat kantor dipakai") if self._ca else "")
        self.drop_ca.setVisible(bool(self._ca))

    def _choose_ca(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Sertifikat kantor"),
            "",
            self.tr("Sertifikat (*.pem *.crt *.cer);;Semua (*)"),
        )
        if not name:
            return
        try:
            self.take_ca(read_ca(Path(name)))
        except (RuleViolation, StorageUnavailable) as error:
            self._say(str(describe(error)), "bad")

    def address(self) -> ServerAddress:
        """Return what was typed."""
        return ServerAddress(
            url=self.url.text().strip(),
            user=self.user.text().strip(),
            password=self.password.text(),
            ca=self._ca,
            plain=self.plain.isChecked() and not self.plain.isHidden(),
        )

    def _try(self) -> None:
        self.rows.clear_faults()
        self.trial.refuse(self.tr("Sedang dicoba."))
        self._say(self.tr("Sedang dicoba…"), "muted")
        self.trial_wanted.emit(self.address())

    def _submit(self) -> None:
        if not self.save.isEnabled():
            return
        self.rows.clear_faults()
        kind, auto = self.kind.value(), self.auto.isChecked()
        self.save.refuse(self.tr("Sedang diperiksa."))
        if kind == SERVER:
            self._say(self.tr("Sedang diperiksa…"), "muted")
            self.server_wanted.emit(self.address(), auto)
        elif kind == MAIL:
            self.mail_wanted.emit()
        else:
            self.folder_wanted.emit(self.folder.path, auto)

    def _settle(self) -> None:
        kind = self.kind.value()
        self._folder_pane.setVisible(kind == FOLDER)
        self._server_pane.setVisible(kind == SERVER)
        self._mail_pane.setVisible(kind == MAIL)
        self.auto.setVisible(kind != MAIL)
        self.plain.setVisible(urlsplit(self.url.text().strip()).scheme == "http")
        reason = ""
        if kind == FOLDER and self.folder.path is None:
            reason = self.tr("Pilih foldernya dahulu.")
        elif kind == SERVER and not self.url.text().strip():
            reason = self.tr("Isi alamatnya dahulu.")
        self.save.refuse(reason)
        self._say(reason, "muted")
        self._cover()

    def _say(self, words: str, tint: str) -> None:
        self.explanation.set_tint(tint)
        self.explain(words)
