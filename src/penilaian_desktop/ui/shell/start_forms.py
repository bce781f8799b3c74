"""The dialogs of the first start: a new workspace, joining an office, restoring a backup."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.ui.kit.runtime import BackupFacts, Created, NewWorkspace, Runtime
from penilaian_desktop.ui.kit.tasks import Lane, Tasks
from penilaian_desktop.ui.widgets.button import Button, primary_button
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.field import Field
from penilaian_desktop.ui.widgets.form import FactRows, FormRows
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.notices import Banner
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.password_field import PasswordField

if TYPE_CHECKING:
    from penilaian_desktop.domain.progress import Reporter

SHORTEST = 10
"""Characters of the shortest password."""


class WorkspaceDialog(Dialog):
    """Agency, unit, the person's own data and a password; with a package, joining an office."""

    created = Signal(object)

    def __init__(
        self, over: QWidget, runtime: Runtime, tasks: Tasks, package: Path | None = None
    ) -> None:
        self._package = package
        title = QGuiApplication.translate("WorkspaceDialog", "Mulai ruang kerja baru")
        if package is not None:
            title = QGuiApplication.translate("WorkspaceDialog", "Gabung dengan kartu kantor")
        super().__init__(over, title, width=640, height=492 if package is None else 572)
        self._runtime = runtime
        self._tasks = tasks
        self._banner = Banner()
        self._form = FormRows()
        self._fields: dict[str, Field] = {}
        if package is None:
            self._two("agency", self.tr("Nama instansi"), "unit", self.tr("Unit kerja"))
        else:
            self._form.add_widget(Label(self.tr("Kartu: {0}").format(package.name), "strong"))
            self._one(
                "fingerprint",
                self.tr("Sidik kunci kantor, lima kelompok angka"),
                self.tr("Tanyakan kepada bagian kepegawaian, langsung atau lewat telepon."),
            )
        self._two("name", self.tr("Nama lengkap dan gelar"), "nip", self.tr("NIP"))
        self._two("position", self.tr("Jabatan"), "account", self.tr("Nama akun"))
        self._password = PasswordField(name=self.tr("Kata sandi"))
        self._again = PasswordField(name=self.tr("Ulangi kata sandi"))
        self._form.add_row(
            (
                "password",
                self.tr("Kata sandi, paling sedikit {0} huruf").format(SHORTEST),
                self._password,
            ),
            ("again", self.tr("Ulangi kata sandi"), self._again),
        )
        self._office = CheckBox(self.tr("Ruang kerja ini milik bagian kepegawaian"))
        if package is None:
            self._form.add_widget(self._office)
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(2, 2, 16, 2)
        row.addWidget(self._form, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._banner)
        self.body.addWidget(ScrollColumn(inner), 1)
        self.explain(self.tr("Kata sandi tidak disimpan di mana pun."))
        self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        words = self.tr("Gabung") if package is not None else self.tr("Buat ruang kerja")
        self._create = primary_button(words, clicked=self.submit)
        self.add_action(self._create)

    def field(self, name: str) -> Field:
        """Return an input by its field name."""
        return self._fields[name]

    def submit(self) -> None:
        """Check what can be checked here, and create the workspace in the background."""
        self._form.clear_faults()
        self._banner.show_message("")
        if not self._filled():
            return
        texts = {name: field.text().strip() for name, field in self._fields.items()}
        wanted = NewWorkspace(
            agency=texts.get("agency", ""),
            unit=texts.get("unit", ""),
            name=texts["name"],
            identity=texts["nip"],
            position=texts["position"],
            account=texts["account"],
            password=self._password.text(),
            office=self._office.isChecked(),
        )
        runtime, package = self._runtime, self._package
        fingerprint = texts.get("fingerprint", "")

        def job(reporter: Reporter) -> Created:
            if package is not None:
                return runtime.join(package, fingerprint, wanted, reporter)
            return runtime.create_workspace(wanted, reporter)

        self._create.refuse(self.tr("Sedang dibuat."))
        self.explain(self.tr("Membuat ruang kerja…"))
        self._tasks.submit(self, job, self._done, self._refused, lane=Lane.WORK)

    def _one(self, name: str, label: str, hint: str = "") -> None:
        self._fields[name] = Field()
        self._form.add(name, label, self._fields[name], hint)

    def _two(self, left: str, left_label: str, right: str, right_label: str) -> None:
        self._fields[left], self._fields[right] = Field(), Field()
        self._form.add_row(
            (left, left_label, self._fields[left]), (right, right_label, self._fields[right])
        )

    def _filled(self) -> bool:
        missing = [name for name, field in self._fields.items() if not field.text().strip()]
        for name in missing:
            self._form.show_fault(name, self.tr("Isi dahulu."))
        if missing:
            self._fields[missing[0]].setFocus()
            return False
        if len(self._password.text()) < SHORTEST:
            self._form.show_fault(
                "password",
                self.tr("Kata sandi terlalu pendek. Pakai beberapa kata yang Anda ingat."),
            )
            self._password.setFocus()
            return False
        if self._password.text() != self._again.text():
            self._form.show_fault("again", self.tr("Kedua kata sandi berbeda."))
            self._again.setFocus()
            return False
        return True

    def _done(self, created: Created) -> None:
        self.created.emit(created)
        self.accept()

    def _refused(self, error: PenilaianError) -> None:
        self._create.refuse("")
        self.explain(self.tr("Kata sandi tidak disimpan di mana pun."))
        if isinstance(error, RuleViolation) and self._form.refuse(error):
            return
        said = describe(error)
        self._banner.show_message(said.text, said.remedy)


class RecoveryDialog(Dialog):
    """The recovery code, shown once; it closes only when the person says it is kept."""

    def __init__(self, over: QWidget, code: str) -> None:
        super().__init__(over, self.tr("Simpan kode pemulihan"), width=560)
        self._code = code
        self.body.addWidget(
            Label(
                self.tr(
                    "Dengan kode ini data dapat dibuka bila semua kata sandi terlupa. "
                    "Kode hanya ditampilkan sekali. Tulis di kertas dan simpan di tempat terkunci."
                ),
                "body",
                wrap=True,
            )
        )
        shown = Field(code, name=self.tr("Kode pemulihan"))
        shown.setReadOnly(True)
        self.body.addWidget(shown)
        self._kept = CheckBox(self.tr("Kode sudah saya simpan"))
        self._kept.toggled.connect(self._toggled)
        self.body.addWidget(self._kept)
        self.add_action(Button(self.tr("Salin"), "copy", clicked=self._copy))
        self._go_on = primary_button(self.tr("Lanjutkan"), clicked=self.accept)
        self.add_action(self._go_on)
        self._toggled(False)

    def reject(self) -> None:
        """Stay open: the code cannot be shown again."""
        if self._kept.isChecked():
            self.accept()

    def _toggled(self, kept: bool) -> None:
        self._go_on.refuse("" if kept else self.tr("Centang setelah kode disimpan."))
        self.explain("" if kept else self.tr("Centang setelah kode disimpan."))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._code)


class RestoreDialog(Dialog):
    """What a backup holds, and into which folder it goes; nothing is overwritten."""

    restored = Signal()

    def __init__(
        self, over: QWidget, runtime: Runtime, tasks: Tasks, file: Path, facts: BackupFacts
    ) -> None:
        super().__init__(over, self.tr("Pulihkan dari cadangan"), width=560)
        self._runtime = runtime
        self._tasks = tasks
        self._file = file
        self._folder: Path | None = None
        self._banner = Banner()
        rows = FactRows()
        rows.set_facts(
            [
                (self.tr("Berkas"), file.name),
                (self.tr("Dibuat"), facts.made.astimezone().strftime("%d-%m-%Y %H.%M")),
                (self.tr("Kegiatan"), str(facts.activities)),
                (self.tr("Catatan terbaru"), facts.newest_entry or "–"),
                (self.tr("Akun"), str(facts.accounts)),
            ]
        )
        self.body.addWidget(self._banner)
        self.body.addWidget(rows)
        line = QHBoxLayout()
        self._where = Label(self.tr("Folder tujuan belum dipilih"), "body", "muted")
        line.addWidget(self._where, 1)
        line.addWidget(Button(self.tr("Pilih folder kosong…"), "folder", clicked=self._choose))
        self.body.addLayout(line)
        self.explain(self.tr("Ruang kerja yang ada tidak diubah."))
        self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        self._go_on = primary_button(self.tr("Pulihkan"), clicked=self.submit)
        self._go_on.refuse(self.tr("Pilih folder tujuan dahulu."))
        self.add_action(self._go_on)

    def into(self, folder: Path) -> None:
        """Choose the folder."""
        self._folder = folder
        self._where.setText(str(folder))
        self._go_on.refuse("")

    def submit(self) -> None:
        """Restore in the background."""
        folder = self._folder
        if folder is None:
            return
        runtime, file = self._runtime, self._file

        def job(reporter: Reporter) -> None:
            runtime.restore(file, folder, reporter)

        self._go_on.refuse(self.tr("Sedang dipulihkan."))
        self._tasks.submit(self, job, self._done, self._refused, lane=Lane.WORK)

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder kosong untuk ruang kerja"))
        if folder:
            self.into(Path(folder))

    def _done(self, _nothing: None) -> None:
        self.restored.emit()
        self.accept()

    def _refused(self, error: PenilaianError) -> None:
        self._go_on.refuse("")
        said = describe(error)
        self._banner.show_message(said.text, said.remedy)
