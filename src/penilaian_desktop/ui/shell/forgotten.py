"""A forgotten password: what cannot be done, and the way in with the recovery code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.ui.kit.tasks import Lane, Tasks
from penilaian_desktop.ui.widgets.button import Button, primary_button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.field import ComboBox, Field
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.notices import Banner
from penilaian_desktop.ui.widgets.password_field import PasswordField

if TYPE_CHECKING:
    from penilaian_desktop.domain.progress import Reporter
    from penilaian_desktop.ui.kit.runtime import Runtime


class ForgottenDialog(Dialog):
    """Gives an account a new password; it takes the recovery code of the workspace."""

    recovered = Signal(str)

    def __init__(self, over: QWidget, runtime: Runtime, tasks: Tasks) -> None:
        title = QCoreApplication.translate("ForgottenDialog", "Lupa kata sandi?")
        super().__init__(over, title, width=600)
        self._runtime = runtime
        self._tasks = tasks
        self._banner = Banner()
        self._form = FormRows()
        words = self.tr(
            "Kata sandi tidak disimpan di mana pun, jadi tidak ada yang dapat membacanya. "
            "Dengan kode pemulihan yang ditulis saat ruang kerja dibuat, akun mendapat kata sandi "
            "baru; semua catatan tetap ada. Kunci tanda tangan akun ikut diganti, jadi kantor "
            "perlu mengesahkannya lagi sebelum keputusan baru diterima."
        )
        self.account = ComboBox(
            [(a.name, f"{a.display_name} ({a.name})") for a in runtime.accounts()],
            name=self.tr("Akun"),
        )
        self.code = Field(name=self.tr("Kode pemulihan"))
        self.password = PasswordField(name=self.tr("Kata sandi baru"))
        self.again = PasswordField(name=self.tr("Ulangi kata sandi baru"))
        self._form.add("account", self.tr("Akun"), self.account)
        self._form.add("code", self.tr("Kode pemulihan"), self.code)
        self._form.add_row(
            ("password", self.tr("Kata sandi baru"), self.password),
            ("again", self.tr("Ulangi kata sandi baru"), self.again),
        )
        self.body.addWidget(Label(words, "body", wrap=True))
        self.body.addWidget(self._banner)
        self.body.addWidget(self._form)
        self.explain(self.tr("Tanpa kode pemulihan, minta pengelola membuat akun baru."))
        self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        self._renew = primary_button(self.tr("Buat kata sandi baru"), clicked=self.submit)
        self.add_action(self._renew)

    def submit(self) -> None:
        """Check what can be checked here, and open the workspace in the background."""
        self._form.clear_faults()
        self._banner.show_message("")
        if not self.code.text().strip():
            self._form.show_fault("code", self.tr("Isi dahulu."))
            return
        if self.password.text() != self.again.text():
            self._form.show_fault("again", self.tr("Kedua kata sandi berbeda."))
            return
        runtime, name = self._runtime, self.account.value()
        code, password = self.code.text(), self.password.text()

        def job(_reporter: Reporter) -> str:
            runtime.recover(name, code, password)
            return name

        self._renew.refuse(self.tr("Sedang diproses."))
        self._tasks.submit(self, job, self._done, self._refused, lane=Lane.WORK)

    def _done(self, name: str) -> None:
        self.recovered.emit(name)
        self.accept()

    def _refused(self, error: PenilaianError) -> None:
        self._renew.refuse("")
        if isinstance(error, RuleViolation) and self._form.refuse(error):
            return
        said = describe(error)
        self._banner.show_message(said.text, said.remedy)
