"""What happens behind the doors of the first start, and behind the small print of the unlock view.

Imported when the first of these is asked for; the window itself only shows views.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from penilaian_desktop.domain.errors import Cancelled, PenilaianError, StorageUnavailable
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.ui.kit.runtime import BackupFacts, Created, Runtime
from penilaian_desktop.ui.kit.tasks import Lane, Tasks
from penilaian_desktop.ui.shell.demo_accounts import DemoAccounts
from penilaian_desktop.ui.shell.forgotten import ForgottenDialog
from penilaian_desktop.ui.shell.notes import NoteDialog, WaitDialog
from penilaian_desktop.ui.shell.start_forms import RecoveryDialog, RestoreDialog, WorkspaceDialog

if TYPE_CHECKING:
    from penilaian_desktop.domain.progress import Reporter


class FirstSteps(QObject):
    """Makes, joins, restores or changes the workspace; `ready` says that there is one to unlock."""

    ready = Signal()
    handbook_wanted = Signal(str)
    """A place in the handbook."""

    def __init__(self, window: QWidget, runtime: Runtime, tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        self._runtime = runtime
        self._tasks = tasks

    def make_demo(self) -> None:
        """Make the demo with progress, then show who can sign in to it."""
        runtime = self._runtime

        def job(reporter: Reporter) -> Path:
            return runtime.create_demo(reporter)

        self._wait(self.tr("Menyiapkan data contoh"), job, self._demo_made)

    def make_workspace(self, package: Path | None = None) -> WorkspaceDialog:
        """Ask for what a new workspace needs; with a package, for what joining needs."""
        dialog = WorkspaceDialog(self._window, self._runtime, self._tasks, package)
        dialog.created.connect(self._workspace_made)
        dialog.open()
        return dialog

    def ask_package(self) -> None:
        """Ask for the card of the office."""
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Pilih kartu kantor"),
            "",
            self.tr("Kartu kantor (*.paket-kartu);;Semua berkas (*)"),
        )
        if name:
            self.make_workspace(Path(name))

    def ask_workspace(self) -> None:
        """Ask for the folder of another workspace."""
        folder = QFileDialog.getExistingDirectory(self._window, self.tr("Pilih ruang kerja"))
        if folder:
            self.choose_workspace(Path(folder))

    def choose_workspace(self, folder: Path) -> None:
        """Use another workspace from now on."""
        try:
            self._runtime.choose_workspace(folder)
        except StorageUnavailable as error:
            self.refuse(error)
        else:
            self.ready.emit()

    def ask_backup(self) -> None:
        """Ask for a backup."""
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Pilih berkas cadangan"))
        if name:
            self.preview_backup(Path(name))

    def preview_backup(self, file: Path) -> None:
        """Open a backup in the background and tell what it holds before restoring it."""
        runtime = self._runtime

        def job(_reporter: Reporter) -> BackupFacts:
            return runtime.preview_backup(file)

        def done(facts: BackupFacts) -> None:
            dialog = RestoreDialog(self._window, runtime, self._tasks, file, facts)
            dialog.restored.connect(self.ready)
            dialog.open()

        self._tasks.submit(self, job, done, self.refuse, lane=Lane.WORK)

    def help_unlock(self) -> None:
        """Say how the unlock view works."""
        self._note(
            self.tr("Bantuan: membuka ruang kerja"),
            self.tr(
                "Pilih nama Anda dengan panah ↑ ↓ atau tetikus, ketik kata sandi, tekan Enter.\n\n"
                "Beberapa orang dapat bekerja bergantian di laptop ini. Setiap orang melihat "
                "datanya sendiri dan data orang yang dinilainya."
            ),
            "mulai#masuk",
        )

    def help_first(self) -> None:
        """Say what the doors are for."""
        self._note(
            self.tr("Bantuan: cara memulai"),
            self.tr(
                "Tekan 1, 2, atau 3 untuk memilih.\n\n"
                "Data contoh membuat kantor rekaan dengan pegawai, kegiatan, dan penilaian, "
                "terpisah dari data Anda.\n\n"
                "Bila bagian kepegawaian sudah memberi berkas .paket, pilih Gabung: nama unit, "
                "pegawai, dan periode terisi sendiri."
            ),
            "mulai#tiga-pintu",
        )

    def forgotten_password(self) -> None:
        """Offer the way in with the recovery code."""
        dialog = ForgottenDialog(self._window, self._runtime, self._tasks)
        dialog.recovered.connect(self._recovered)
        dialog.open()

    def _recovered(self, _name: str) -> None:
        self.ready.emit()

    def refuse(self, error: PenilaianError) -> None:
        """Say what went wrong and what to do; what the person stopped needs no words."""
        if isinstance(error, Cancelled):
            return
        said = describe(error)
        self._note(self.tr("Belum berhasil"), f"{said.text}\n\n{said.remedy}")

    def _demo_made(self, accounts: Path) -> None:
        self.ready.emit()
        DemoAccounts(self._window, accounts).open()

    def _workspace_made(self, created: Created) -> None:
        self.ready.emit()
        RecoveryDialog(self._window, created.recovery_code).open()

    def _note(self, title: str, text: str, place: str = "") -> None:
        """Say something; with a place in the handbook lead there too."""
        read = partial(self.handbook_wanted.emit, place) if place else None
        NoteDialog(self._window, title, text, read).open()

    def _wait(
        self, words: str, job: Callable[[Reporter], Path], done: Callable[[Path], None]
    ) -> None:
        dialog = WaitDialog(self._window, words)

        def arrived(value: Path) -> None:
            dialog.accept()
            done(value)

        def failed(error: PenilaianError) -> None:
            dialog.accept()
            self.refuse(error)

        dialog.open()
        dialog.follow(self._tasks.submit(self, job, arrived, failed, lane=Lane.WORK, label=words))
