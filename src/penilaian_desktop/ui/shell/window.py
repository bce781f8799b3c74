"""The one window: first start, unlock, or the workbench of the person who signed in."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from penilaian_desktop.ui.kit.preferences import GEOMETRY, LAST_ACCOUNT, TEXT_SIZE
from penilaian_desktop.ui.kit.signals import AppSignals
from penilaian_desktop.ui.kit.tasks import Lane, TaskRunner
from penilaian_desktop.ui.shell.keys import bind

if TYPE_CHECKING:
    from penilaian_desktop.domain.errors import PenilaianError
    from penilaian_desktop.domain.progress import Reporter
    from penilaian_desktop.ui.kit.look import Look
    from penilaian_desktop.ui.kit.preferences import Preferences
    from penilaian_desktop.ui.kit.runtime import BackupFacts, Created, Opened, Runtime
    from penilaian_desktop.ui.shell.first_start import FirstStart
    from penilaian_desktop.ui.shell.unlock import UnlockView
    from penilaian_desktop.ui.shell.workbench import Workbench

LEAST = (900, 460)


class AppWindow(QWidget):
    """Shows one of three views and changes between them; it holds no data of its own."""

    def __init__(
        self,
        runtime: Runtime,
        tasks: TaskRunner,
        prefs: Preferences,
        look: Look,
        resources: Path,
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._runtime = runtime
        self._tasks = tasks
        self._prefs = prefs
        self._look = look
        self._resources = resources
        self._clock = clock
        self._view: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setWindowTitle(self.tr("Penilaian"))
        self.setMinimumSize(*LEAST)
        geometry: QByteArray = prefs.get(GEOMETRY)
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self.resize(1366, 768)
        bind(self, "F11", self._full_screen)
        tasks.crashed.connect(self.crashed)
        self.show_start()

    @property
    def view(self) -> QWidget | None:
        """Return what is shown: FirstStart, UnlockView or Workbench."""
        return self._view

    def show_start(self) -> None:
        """Show the unlock view, or the first start when there is no workspace yet."""
        if self._runtime.has_workspace():
            self.show_unlock()
        else:
            self.show_first_start()

    def show_unlock(self) -> UnlockView:
        """Show the accounts."""
        from penilaian_desktop.ui.shell.unlock import UnlockView  # noqa: PLC0415 - what start needs

        last = self._prefs.get(LAST_ACCOUNT)
        view = UnlockView(self._runtime, self._tasks, self._clock, last)
        view.unlocked.connect(self.open_workbench)
        view.restore_wanted.connect(self._ask_backup)
        view.other_wanted.connect(self._ask_workspace)
        view.forgotten.connect(self._explain_password)
        view.help_wanted.connect(self._help_unlock)
        self._put(view)
        view.start()
        return view

    def show_first_start(self) -> FirstStart:
        """Show the three doors."""
        from penilaian_desktop.ui.shell.first_start import FirstStart  # noqa: PLC0415 - once

        view = FirstStart(self._runtime, self._prefs, self._look)
        view.demo_wanted.connect(self._make_demo)
        view.new_wanted.connect(self._make_workspace)
        view.join_wanted.connect(self._ask_package)
        view.restore_wanted.connect(self._ask_backup)
        view.text_size_chosen.connect(self._choose_text_size)
        view.help_wanted.connect(self._help_first)
        self._put(view)
        view.start()
        return view

    def open_workbench(self, opened: Opened) -> Workbench:
        """Show the pages of the person who signed in."""
        from penilaian_desktop.ui.kit.context import UiContext  # noqa: PLC0415 - after the password
        from penilaian_desktop.ui.shell.workbench import Workbench  # noqa: PLC0415

        signals = AppSignals(self)
        self._tasks.signals = signals
        context = UiContext(
            services=opened.services,
            desk=opened.desk,
            session=opened.session,
            signals=signals,
            tasks=self._tasks,
            look=self._look,
            prefs=self._prefs,
            clock=self._clock,
            resources=self._resources,
            runtime=self._runtime,
            title=opened.title,
        )
        self._prefs.set(LAST_ACCOUNT, opened.session.account_name)
        bench = Workbench(context)
        bench.lock_wanted.connect(self.lock)
        bench.switch_wanted.connect(self.lock)
        self._put(bench)
        bench.start()
        return bench

    def lock(self) -> None:
        """Close the pages, forget the keys, show the accounts."""
        self._put(QWidget())
        self._tasks.signals = None
        self._runtime.lock()
        self.show_unlock()

    def crashed(self, error: BaseException) -> None:
        """Tell about a bug, write its report, and let the person go on."""
        from penilaian_desktop.ui.shell.crash_dialog import CrashDialog  # noqa: PLC0415 - rare

        text = "".join(traceback.format_exception(error))
        file = self._runtime.report_crash(text)
        CrashDialog(self, file.read_text(encoding="utf-8"), file).open()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the place of the window; writes are finished by the runner."""
        self._prefs.set(GEOMETRY, self.saveGeometry())
        self._put(QWidget())
        super().closeEvent(event)

    # --- first steps -------------------------------------------------------------------------
    def _make_demo(self) -> None:
        runtime = self._runtime

        def job(reporter: Reporter) -> Path:
            return runtime.create_demo(reporter)

        self._wait(self.tr("Menyiapkan data contoh"), job, self._demo_made)

    def _demo_made(self, accounts: Path) -> None:
        from penilaian_desktop.ui.shell.demo_accounts import DemoAccounts  # noqa: PLC0415 - once

        self.show_unlock()
        DemoAccounts(self, accounts).open()

    def _make_workspace(self) -> None:
        self._workspace_form(None)

    def _ask_package(self) -> None:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - on demand

        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Pilih paket dari kantor"), "", self.tr("Paket (*.paket *.json *.xlsx)")
        )
        if name:
            self._workspace_form(Path(name))

    def _workspace_form(self, package: Path | None) -> None:
        from penilaian_desktop.ui.shell.start_forms import WorkspaceDialog  # noqa: PLC0415 - once

        dialog = WorkspaceDialog(self, self._runtime, self._tasks, package)
        dialog.created.connect(self._workspace_made)
        dialog.open()

    def _workspace_made(self, created: Created) -> None:
        from penilaian_desktop.ui.shell.start_forms import RecoveryDialog  # noqa: PLC0415 - once

        self.show_unlock()
        RecoveryDialog(self, created.recovery_code).open()

    def _ask_workspace(self) -> None:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - on demand

        folder = QFileDialog.getExistingDirectory(self, self.tr("Pilih folder ruang kerja"))
        if folder:
            self.choose_workspace(Path(folder))

    def choose_workspace(self, folder: Path) -> None:
        """Use another workspace and show its accounts."""
        from penilaian_desktop.domain.errors import StorageUnavailable  # noqa: PLC0415 - rare

        try:
            self._runtime.choose_workspace(folder)
        except StorageUnavailable as error:
            self._refuse(error)
        else:
            self.show_start()

    def _ask_backup(self) -> None:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - on demand

        name, _ = QFileDialog.getOpenFileName(self, self.tr("Pilih berkas cadangan"))
        if name:
            self.preview_backup(Path(name))

    def preview_backup(self, file: Path) -> None:
        """Open a backup in the background and tell what it holds."""
        runtime = self._runtime

        def job(_reporter: Reporter) -> BackupFacts:
            return runtime.preview_backup(file)

        def done(facts: BackupFacts) -> None:
            from penilaian_desktop.ui.shell.start_forms import RestoreDialog  # noqa: PLC0415

            dialog = RestoreDialog(self, runtime, self._tasks, file, facts)
            dialog.restored.connect(self.show_start)
            dialog.open()

        self._tasks.submit(self, job, done, self._refuse, lane=Lane.WORK)

    def _help_unlock(self) -> None:
        self._note(
            self.tr("Bantuan: membuka ruang kerja"),
            self.tr(
                "Pilih nama Anda dengan panah ↑ ↓ atau tetikus, ketik kata sandi, tekan Enter.\n\n"
                "Beberapa orang dapat bekerja bergantian di laptop ini. Setiap orang melihat "
                "datanya sendiri dan data orang yang dinilainya."
            ),
        )

    def _help_first(self) -> None:
        self._note(
            self.tr("Bantuan: cara memulai"),
            self.tr(
                "Tekan 1, 2, atau 3 untuk memilih.\n\n"
                "Data contoh membuat kantor rekaan dengan pegawai, kegiatan, dan penilaian, "
                "terpisah dari data Anda.\n\n"
                "Bila bagian kepegawaian sudah memberi berkas .paket, pilih Gabung: nama unit, "
                "pegawai, dan periode terisi sendiri."
            ),
        )

    def _note(self, title: str, text: str) -> None:
        from penilaian_desktop.ui.shell.notes import NoteDialog  # noqa: PLC0415 - rare

        NoteDialog(self, title, text).open()

    def _explain_password(self) -> None:
        text = self.tr(
            "Kata sandi tidak disimpan di mana pun, jadi tidak ada yang dapat membacanya.\n\n"
            "Minta pengelola ruang kerja ini membuat akun baru untuk Anda. Catatan yang sudah "
            "ada tetap milik Anda.\n\n"
            "Bila semua kata sandi terlupa, data masih dapat dibuka dengan kode pemulihan yang "
            "ditulis saat ruang kerja dibuat."
        )
        self._note(self.tr("Lupa kata sandi?"), text)

    def _choose_text_size(self, size: int) -> None:
        self._prefs.set(TEXT_SIZE, size)
        self._runtime.restart()

    # --- parts -------------------------------------------------------------------------------
    def _wait(
        self, words: str, job: Callable[[Reporter], Path], done: Callable[[Path], None]
    ) -> None:
        from penilaian_desktop.ui.shell.notes import WaitDialog  # noqa: PLC0415 - first start only

        dialog = WaitDialog(self, words)

        def arrived(value: Path) -> None:
            dialog.accept()
            done(value)

        def failed(error: PenilaianError) -> None:
            dialog.accept()
            self._refuse(error)

        task = self._tasks.submit(self, job, arrived, failed, lane=Lane.WORK, label=words)
        dialog.follow(task)
        dialog.open()

    def _refuse(self, error: PenilaianError) -> None:
        from penilaian_desktop.domain.errors import Cancelled  # noqa: PLC0415 - rare
        from penilaian_desktop.domain.messages import describe  # noqa: PLC0415 - rare

        if isinstance(error, Cancelled):
            return
        said = describe(error)
        self._note(self.tr("Belum berhasil"), f"{said.text}\n\n{said.remedy}")

    def _put(self, view: QWidget) -> None:
        if self._view is not None:
            self._column.removeWidget(self._view)
            self._view.hide()
            self._view.deleteLater()
        self._view = view
        self._column.addWidget(view)

    def _full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()
