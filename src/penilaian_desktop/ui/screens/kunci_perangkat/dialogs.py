"""The guided steps of the page: a lost laptop, data back, two laptops with one key, a new key."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from penilaian_desktop.domain.device_views import DeviceLine
from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.rebuild_views import RebuildReport
from penilaian_desktop.domain.wording import number
from penilaian_desktop.services.returning import PERSONS, UNIT
from penilaian_desktop.ui.kit.translating import translator
from penilaian_desktop.ui.widgets.asking_dialog import AskingDialog
from penilaian_desktop.ui.widgets.button import Button, primary_button
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.field import Field
from penilaian_desktop.ui.widgets.form import FactRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.password_field import PasswordField
from penilaian_desktop.ui.widgets.segmented import Segmented
from penilaian_desktop.ui.widgets.small import Icon

_tr = translator("KunciPerangkat")


def _steps(dialog: Dialog, *texts: str) -> None:
    for at, text in enumerate(texts, start=1):
        dialog.body.addWidget(Label(f"{at}. {text}", "body", wrap=True))


class LostDialog(Dialog):
    """Says what revoking does, and what comes after it."""

    wanted = Signal()

    def __init__(self, over: QWidget, line: DeviceLine) -> None:
        super().__init__(over, _tr("Laptop {0} hilang").format(line.name), width=600)
        self.body.addWidget(
            Label(
                _tr(
                    "Paket sampai nomor **{0}** tetap diterima karena sudah ada di kantor. Sesudah "
                    "nomor itu tidak ada lagi yang diterima dari laptop ini, siapa pun yang "
                    "memegangnya."
                ).format(number(line.taken)),
                "body", wrap=True, markup=True,
            )
        )  # fmt: skip
        self.body.addWidget(Label(_tr("Sesudah ini:"), "strong"))
        _steps(
            self,
            _tr("Pemegangnya memasang aplikasi di laptop baru dan bergabung dengan kartu kantor."),
            _tr("Anda menyetujuinya di Meja impor, lalu memilih laptop baru itu di halaman ini."),
            _tr("Kirim kembali data: yang sudah diterima kantor ada lagi di laptop baru."),
        )
        self.body.addWidget(
            Label(
                _tr("Data di laptop itu tetap terenkripsi; kata sandinya tidak ada di sana."),
                "small", "muted", wrap=True,
            )
        )  # fmt: skip
        self.sure = CheckBox(_tr("Laptop ini memang hilang atau tidak dipakai lagi"))
        self.sure.toggled.connect(lambda _on: self._settle())
        self.body.addWidget(self.sure)
        self.add_action(Button(_tr("Batal"), clicked=self.reject))
        self.confirm = primary_button(_tr("Cabut kuncinya"), "lock", clicked=self._submit)
        self.add_action(self.confirm)
        self._settle()

    def refuse(self, error: PenilaianError) -> None:
        """Say why it did not work."""
        self._settle()
        self.explanation.set_tint("bad")
        self.explain(str(describe(error)))

    def _settle(self) -> None:
        reason = "" if self.sure.isChecked() else _tr("Centang bila sudah pasti.")
        self.confirm.refuse(reason)
        self.explain(reason or _tr("Ini tidak dapat diurungkan."))

    def _submit(self) -> None:
        self.confirm.refuse(_tr("Sedang dicabut."))
        self.wanted.emit()


class ReturnDialog(Dialog):
    """Asks whose data goes back to a laptop, and where the package is left."""

    wanted = Signal(str, object)

    def __init__(
        self, over: QWidget, line: DeviceLine, counts: dict[str, int], folder: str
    ) -> None:
        super().__init__(over, _tr("Kirim kembali data ke {0}").format(line.name), width=600)
        self._counts, self._folder = counts, folder
        self.body.addWidget(
            Label(
                _tr(
                    "Yang sudah diterima kantor dikirim kembali dalam paket tersegel: catatan, "
                    "rencana, dan hasil milik orang-orangnya, beserta keputusan yang boleh mereka "
                    "baca. Yang sudah ada di laptop itu tidak menjadi ganda."
                ),
                "body", wrap=True,
            )
        )  # fmt: skip
        self.scope = Segmented(
            [(PERSONS, _tr("Orang di laptop ini")), (UNIT, _tr("Semua pegawai unitnya"))],
            _tr("Data siapa"),
        )
        self.scope.set_value(PERSONS)
        self.scope.chosen.connect(lambda _key: self._settle())
        self.body.addWidget(self.scope)
        self._people = Label("", "small", "muted", wrap=True)
        self._people.setText(", ".join(line.persons) or _tr("belum ada akun yang disahkan"))
        self.body.addWidget(self._people)
        self._count = Label("", "strong")
        self.body.addWidget(self._count)
        self.add_action(Button(_tr("Batal"), clicked=self.reject))
        self.elsewhere = Button(_tr("Ke flash disk…"), "storage", clicked=self._elsewhere)
        self.add_action(self.elsewhere)
        self.confirm = primary_button(
            _tr("Taruh di folder pertukaran"), "send", clicked=self._submit
        )
        self.add_action(self.confirm)
        self._settle()

    def refuse(self, error: PenilaianError) -> None:
        """Say why it did not work."""
        self._settle()
        self.explanation.set_tint("bad")
        self.explain(str(describe(error)))

    def take(self, folder: Path) -> None:
        """Leave the package in a folder."""
        self.confirm.refuse(_tr("Sedang disegel."))
        self.wanted.emit(self.scope.value(), folder)

    def _settle(self) -> None:
        count = self._counts.get(self.scope.value(), 0)
        self._count.setText(_tr("{0} catatan akan dikirim").format(number(count)))
        nothing = "" if count else _tr("Laptop itu sudah punya semuanya.")
        self.elsewhere.refuse(nothing)
        self.confirm.refuse(nothing or ("" if self._folder else _tr("Folder belum dipilih.")))
        self.explain(_tr("Sudah lengkap.") if nothing else "")

    def _submit(self) -> None:
        self.take(Path(self._folder))

    def _elsewhere(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, _tr("Folder untuk paket"))
        if folder:
            self.take(Path(folder))


class ForkDialog(Dialog):
    """Leads HR to the right step where a number was used twice."""

    settled = Signal()

    def __init__(self, over: QWidget, line: DeviceLine) -> None:
        super().__init__(over, _tr("Nomor ganda dari {0}").format(line.name), width=600)
        self.body.addWidget(
            Label(_tr("Telepon pemegangnya dan tanyakan satu hal:"), "strong", wrap=True)
        )
        self.body.addWidget(
            Label(
                _tr(
                    "**Laptopnya satu, pernah dipulihkan dari cadangan.** Minta ia memilih Ambil "
                    "paket, lalu Kirim sekarang. Urutan barunya muncul di sini untuk dicocokkan."
                ),
                "body", wrap=True, markup=True,
            )
        )  # fmt: skip
        self.body.addWidget(
            Label(
                _tr(
                    "**Ada dua laptop dengan salinan yang sama.** Di laptop kedua: Pengaturan, "
                    "Laptop ini, Minta kunci baru, pilih “salinan dari laptop lain”. Sesudah Anda "
                    "menyetujuinya, masing-masing mengirim dengan kuncinya sendiri."
                ),
                "body", wrap=True, markup=True,
            )
        )  # fmt: skip
        self.body.addWidget(
            Label(
                _tr("Catatan keduanya tetap ada; yang belum diterima dikirim lagi sesudah itu."),
                "small", "muted", wrap=True,
            )
        )  # fmt: skip
        self.add_action(Button(_tr("Nanti"), clicked=self.reject))
        self.done = primary_button(_tr("Sudah ditangani"), "check", clicked=self._settle)
        self.add_action(self.done)

    def _settle(self) -> None:
        self.accept()
        self.settled.emit()


class IntakeDialog(AskingDialog):
    """Asks for the root file and its passphrase, or the recovery copy and its code."""

    wanted = Signal(object, str)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over, _tr("Ganti kunci penerima kantor"), width=620)
        self.path: Path | None = None
        self.body.addWidget(
            Label(
                _tr(
                    "Ambil flash disk kunci induk dari lemari. Kunci induk menandatangani kunci "
                    "penerima yang baru, lalu disimpan lagi; kunci induk tidak disalin ke laptop "
                    "ini. Unit mendapat kunci baru bersama data induk berikutnya."
                ),
                "body", wrap=True,
            )
        )  # fmt: skip
        self._file = Field(name=_tr("Berkas kunci induk"), placeholder=_tr("belum dipilih"))
        self._file.setReadOnly(True)
        self.pick = Button(_tr("Pilih berkas…"), "folder", clicked=self._pick)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._file, 1)
        row.addWidget(self.pick)
        self.secret = PasswordField(name=_tr("Frasa sandi atau kode pemulihan"))
        self.rows.add("root", _tr("Berkas kunci induk atau salinan pemulihannya"), line)
        self.rows.add("secret", _tr("Frasa sandi atau kode pemulihan"), self.secret)
        self.body.addWidget(self.rows)
        self.explain(_tr("Kunci lama tetap berlaku untuk yang sudah ditandatanganinya."))
        self.add_action(Button(_tr("Batal"), clicked=self.reject))
        self.confirm = primary_button(_tr("Ganti kunci"), "key", clicked=self._submit)
        self.add_action(self.confirm)

    def first_input(self) -> QWidget:
        """Begin at the file."""
        return self.pick

    def take(self, path: Path) -> None:
        """Choose the file of the root key."""
        self.path = path
        self._file.set_value(path.name)

    def refuse(self, error: PenilaianError) -> None:
        """Say what is wrong, at the passphrase when it does not open the file."""
        self.confirm.refuse("")
        if error.code == "root_not_opened":
            self.rows.show_fault("secret", str(describe(error)))
            self.secret.setFocus()
            self._cover()
            return
        super().refuse(error)

    def _pick(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, _tr("Berkas kunci induk"))
        if name:
            self.take(Path(name))

    def _submit(self) -> None:
        self.rows.clear_faults()
        if self.path is None:
            self.rows.show_fault("root", _tr("Pilih berkasnya dahulu."))
        elif not self.secret.text():
            self.rows.show_fault("secret", _tr("Isi dahulu."))
        else:
            self.confirm.refuse(_tr("Sedang diganti."))
            self.wanted.emit(self.path, self.secret.text())
            return
        self._cover()


class ArchiveDialog(Dialog):
    """What the check of the archive found."""

    def __init__(self, over: QWidget, report: RebuildReport, problems: list[str]) -> None:
        super().__init__(over, _tr("Periksa arsip"), width=660)
        good = report.agrees
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Icon("done" if good else "error", "good" if good else "bad", 22))
        said = _tr("Arsip dan ruang kerja sama.") if good else _tr("Arsip dan ruang kerja berbeda.")
        row.addWidget(Label(said, "section"), 1)
        self.body.addLayout(row)
        self.body.addWidget(
            Label(
                _tr(
                    "Semua paket yang pernah diterima dibaca lagi, tanda tangannya diperiksa, dan "
                    "keputusan Anda diulang satu per satu. Hasilnya dibandingkan dengan isi ruang "
                    "kerja."
                ),
                "body", "muted", wrap=True,
            )
        )  # fmt: skip
        facts = FactRows()
        facts.set_facts(
            [
                (_tr("Paket dibaca lagi"), number(report.packages)),
                (_tr("Catatan dibandingkan"), number(report.records)),
                (_tr("Ditulis di kantor ini"), number(report.own)),
                (_tr("Sidik keadaan"), report.hash_here[:32]),
                (_tr("Sidik dari arsip"), report.hash_rebuilt[:32]),
            ]
        )
        self.body.addWidget(facts)
        for text in problems[:5]:
            self.body.addWidget(Label(text, "small", "bad", wrap=True))
        if len(problems) > 5:
            more = _tr("dan {0} hal lain").format(number(len(problems) - 5))
            self.body.addWidget(Label(more, "small", "bad"))
        self.add_action(primary_button(_tr("Tutup"), clicked=self.accept))
