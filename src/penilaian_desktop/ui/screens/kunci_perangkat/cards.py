"""The cards at the right of the page: the chosen laptop, and the keys of the office."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from penilaian_desktop.domain.device_views import DeviceLine, DeviceState, OfficeKeyLine
from penilaian_desktop.domain.key_code import key_code
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.kit.translating import translator
from penilaian_desktop.ui.screens.kunci_perangkat import words
from penilaian_desktop.ui.widgets.button import Button, primary_button, text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.fingerprint import Fingerprint
from penilaian_desktop.ui.widgets.form import FactRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.qr_code import QrCode
from penilaian_desktop.ui.widgets.small import Pill

_tr = translator("KunciPerangkat")


class DeviceCard(Card):
    """One laptop: what its state means, and the step that fits."""

    compare_wanted = Signal()
    fork_wanted = Signal()
    lost_wanted = Signal()
    return_wanted = Signal()
    renew_wanted = Signal()
    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_tr("Laptop"), padded=True)
        self.pill = Pill()
        self.add_head_widget(self.pill)
        self._meaning = Label("", "body", wrap=True)
        self.body.addWidget(self._meaning)
        self.compare = primary_button(_tr("Cocokkan…"), "review", clicked=self.compare_wanted.emit)
        self.fork = primary_button(_tr("Cari sebabnya…"), "split", clicked=self.fork_wanted.emit)
        self.give_back = Button(
            _tr("Kirim kembali data…"), "returned", clicked=self.return_wanted.emit
        )
        self.renew = Button(_tr("Perpanjang"), "clock", clicked=self.renew_wanted.emit)
        self.lost = Button(_tr("Laptop hilang…"), "lock", clicked=self.lost_wanted.emit)
        for button in (self.compare, self.fork, self.give_back, self.renew, self.lost):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._place = Label("", "strong", wrap=True)
        self._people = Label("", "small", "muted", wrap=True)
        self.facts = FactRows()
        self.fingerprint = Fingerprint()
        for widget in (self._place, self._people, self.facts, self.fingerprint):
            self.body.addWidget(widget)
        self.print = text_button(
            _tr("Cetak sidik kunci"), "print", compact=True, clicked=self.print_wanted.emit
        )
        self.print.set_flush(True)
        self.body.addWidget(self.print, 0, Qt.AlignmentFlag.AlignLeft)

    def show_line(self, line: DeviceLine) -> None:
        """Show a laptop."""
        self.set_title(line.name)
        self.pill.set_mark(words.state_mark(line.state))
        self._meaning.setText(words.meaning(line))
        revoked = line.state is DeviceState.REVOKED
        self.compare.setVisible(line.state is DeviceState.RESTORED)
        self.fork.setVisible(line.state is DeviceState.FORKED)
        self.renew.setVisible(line.state is DeviceState.EXPIRING)
        self.give_back.setVisible(not revoked)
        self.lost.setVisible(not revoked)
        self._place.setText(line.unit)
        self._place.setVisible(bool(line.unit))
        self._people.setText("; ".join(line.persons) or _tr("belum ada akun yang disahkan"))
        self.facts.set_facts(
            [
                (_tr("Paket"), words.taken_words(line)),
                (_tr("Berlaku"), words.until_words(line.until)),
            ]
        )
        self.fingerprint.set_digits(line.fingerprint)


class OfficeCard(Card):
    """The keys of the office and its policy."""

    print_wanted = Signal()
    renew_wanted = Signal()
    archive_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_tr("Kunci kantor"), padded=True)
        self._name = Label("", "strong", wrap=True)
        self._hint = Label(
            _tr("Sidik kunci induk. Bacakan kepada unit yang hendak bergabung."),
            "small", "muted", wrap=True,
        )  # fmt: skip
        self.fingerprint = Fingerprint()
        self.qr = QrCode(132)
        self.facts = FactRows()
        self.print = text_button(
            _tr("Cetak sidik kunci"), "print", compact=True, clicked=self.print_wanted.emit
        )
        self.print.set_flush(True)
        self.renew = Button(
            _tr("Ganti kunci penerima…"), "key", compact=True, clicked=self.renew_wanted.emit
        )
        self.archive = Button(
            _tr("Periksa arsip"), "storage", compact=True, clicked=self.archive_wanted.emit
        )
        self._exceptions = Label("", "small", "muted", wrap=True)
        for widget in (self._name, self._hint, self.fingerprint):
            self.body.addWidget(widget)
        self.body.addWidget(self.qr, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self.print, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.facts)
        self.body.addWidget(self._exceptions)
        self.body.addWidget(self.renew, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.archive, 0, Qt.AlignmentFlag.AlignLeft)

    def show_keys(self, keys: OfficeKeyLine) -> None:
        """Show the keys."""
        self._name.setText(keys.name)
        self.fingerprint.set_digits(keys.root_fingerprint)
        self.qr.set_text(
            key_code(keys.root_fingerprint),
            _tr("Kode QR sidik kunci kantor: {0}").format(keys.root_fingerprint),
        )
        two = _tr("dua petugas") if keys.two_officers else _tr("satu petugas")
        self.facts.set_facts(
            [
                (_tr("Kebijakan"), _tr("nomor {0}").format(number(keys.policy))),
                (_tr("Kepegawaian"), _tr("{0} orang").format(number(keys.officers))),
                (_tr("Peran baru"), _tr("disetujui {0}").format(two)),
            ]
        )
        said = "; ".join(keys.exceptions[-3:])
        self._exceptions.setText(_tr("Pengecualian tercatat: {0}").format(said))
        self._exceptions.setVisible(bool(said))
