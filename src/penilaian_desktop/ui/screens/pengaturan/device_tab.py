"""The tab Laptop ini: its key with the QR code, until when it is valid, a new one on request."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.device_views import OwnDevice
from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.key_code import key_code
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.wording import short_date
from penilaian_desktop.sync.own_device import OwnDevices
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.widgets.button import Button, primary_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.fingerprint import Fingerprint
from penilaian_desktop.ui.widgets.form import FactRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.qr_code import QrCode
from penilaian_desktop.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

RENEW, COPY = "ganti", "salinan"


class NewKeyDialog(Dialog):
    """Asks why a new key is wanted, and says what happens then."""

    wanted = Signal(bool, object)

    def __init__(self, over: QWidget, folder: str) -> None:
        super().__init__(over, self.tr("Minta kunci baru"), width=620)
        self._folder = folder
        self.reason = Segmented(
            [
                (RENEW, self.tr("Mengganti kunci laptop ini")),
                (COPY, self.tr("Ini salinan dari laptop lain")),
            ],
            self.tr("Alasan"),
        )
        self.reason.set_value(RENEW)
        self.reason.chosen.connect(lambda _key: self._settle())
        self.body.addWidget(self.reason)
        self._words = Label("", "body", wrap=True)
        self.body.addWidget(self._words)
        self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        self.elsewhere = Button(self.tr("Ke flash disk…"), "storage", clicked=self._elsewhere)
        self.add_action(self.elsewhere)
        self.confirm = primary_button(
            self.tr("Taruh di folder pertukaran"), "key", clicked=self._submit
        )
        self.add_action(self.confirm)
        self._settle()

    def refuse(self, error: PenilaianError) -> None:
        """Say why it did not work."""
        self._settle()
        self.explanation.set_tint("bad")
        self.explain(str(describe(error)))

    def take(self, folder: Path | None) -> None:
        """Make the key and leave the request in a folder; None is the exchange folder."""
        self.confirm.refuse(self.tr("Sedang dibuat."))
        self.wanted.emit(self.reason.value() == COPY, folder)

    def _settle(self) -> None:
        texts = {
            RENEW: self.tr(
                "Kunci lama tetap dipakai sampai kantor menjawab, lalu berakhir pada nomor paket "
                "terakhirnya. Yang belum sampai dikirim lagi dengan kunci baru."
            ),
            COPY: self.tr(
                "Kunci lama tetap milik laptop yang pertama; laptop ini mendapat kuncinya sendiri. "
                "Catatan Anda tetap ada dan dikirim sesudah disetujui."
            ),
        }
        self._words.setText(texts[self.reason.value()])
        self.confirm.refuse("" if self._folder else self.tr("Folder pertukaran belum dipilih."))

    def _submit(self) -> None:
        self.take(None)

    def _elsewhere(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder untuk permintaan"))
        if folder:
            self.take(Path(folder))


class DeviceTab(QWidget):
    """What the laptop is to the office, and the step when its key must change."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._devices = OwnDevices(context.services, context.desk)
        self._own: OwnDevice | None = None
        self.card = Card(self.tr("Laptop ini"), padded=True)
        self.facts = FactRows()
        self._state = Label("", "body", wrap=True)
        self.fingerprint = Fingerprint()
        self.qr = QrCode(140)
        codes = QHBoxLayout()
        codes.setSpacing(16)
        codes.addWidget(self.fingerprint, 1, Qt.AlignmentFlag.AlignTop)
        codes.addWidget(self.qr, 0, Qt.AlignmentFlag.AlignTop)
        self.ask = Button(self.tr("Minta kunci baru…"), "key", clicked=self.show_ask)
        self._coming = Label("", "small", "warn", wrap=True)
        self.coming = Fingerprint()
        for widget in (self.facts, self._state):
            self.card.body.addWidget(widget)
        self.card.body.addLayout(codes)
        self.card.body.addWidget(self._coming)
        self.card.body.addWidget(self.coming)
        self.card.body.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.card)
        column.addStretch(1)

    def load(self) -> None:
        """Read how the key stands."""
        devices, session = self._devices, self._context.session
        self._context.tasks.submit(self, lambda _r: devices.look(session), self._show, key="own")

    def _show(self, own: OwnDevice | None) -> None:
        self._own = own
        has = own is not None
        for widget in (self.facts, self.fingerprint):
            widget.setVisible(has)
        if own is None:
            self._state.setText(
                self.tr("Laptop ini belum bergabung dengan kantor. Mulailah di halaman Pertukaran.")
            )
            for hidden in (self.ask, self._coming, self.coming, self.qr):
                hidden.hide()
            return
        until = short_date(own.until) if own.until is not None else self.tr("tanpa batas")
        self.facts.set_facts(
            [
                (self.tr("Nama"), own.name),
                (self.tr("Berlaku sampai"), until if own.enrolled else self.tr("belum disahkan")),
            ]
        )
        self.fingerprint.set_digits(own.fingerprint)
        said = self.tr("Kode QR sidik kunci laptop ini: {0}").format(own.fingerprint)
        self.qr.set_text(key_code(own.fingerprint), said)
        self._state.setText(self._words(own))
        self._state.set_tint("warn" if own.ends_soon or own.restored else "muted")
        self.ask.setVisible(own.enrolled and not own.office)
        coming = bool(own.next_fingerprint)
        self._coming.setVisible(coming)
        self.coming.setVisible(coming)
        self.coming.set_digits(own.next_fingerprint)
        self._coming.setText(
            self.tr("Kunci baru menunggu kantor. Bila kepegawaian menelepon, bacakan angka ini:")
        )

    def _words(self, own: OwnDevice) -> str:
        if own.ends_soon:
            return self.tr(
                "Sertifikat laptop ini hampir habis masa berlakunya. Anda tetap dapat bekerja dan "
                "mengirim; minta kepegawaian memperpanjangnya."
            )
        if own.restored:
            return self.tr(
                "Ruang kerja ini pernah dipulihkan dari cadangan atau disalin. Pengirimannya "
                "memakai urutan baru, yang dicocokkan kepegawaian satu kali."
            )
        if own.office:
            return self.tr(
                "Kunci penerima kantor; kepegawaian menggantinya di Kunci & perangkat. Yang "
                "dibacakan kepada unit yang bergabung ialah angka di Pertukaran."
            )
        return self.tr(
            "Angka dan kode QR ini membuktikan laptop ini di kantor. Bacakan bila kepegawaian "
            "menelepon; jangan dikirim lewat pesan."
        )

    # --- asking ------------------------------------------------------------------------------
    def show_ask(self) -> None:
        """Open the dialog that asks for a new key."""
        own = self._own
        if own is None:
            return
        dialog = NewKeyDialog(self, own.folder)
        devices, session = self._devices, self._context.session

        def ask(copy: bool, folder: Path | None) -> None:
            def done(outcome: Outcome[str]) -> None:
                dialog.accept()
                where = folder.name if folder is not None else Path(own.folder).name
                said = self.tr("Permintaan {0} ada di {1}; bawa ke kepegawaian.")
                self._context.signals.toast_requested.emit(said.format(outcome.value, where), "")
                self.load()

            self._context.tasks.submit(
                self,
                lambda _r: devices.ask_new_key(session, folder, copy=copy),
                done,
                dialog.refuse,
                lane=Lane.WRITE,
            )

        dialog.wanted.connect(ask)
        dialog.open()
