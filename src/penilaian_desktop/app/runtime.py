"""What the window asks of the program around it (`ui.kit.runtime.Runtime`).

Storage, SQLAlchemy and the rest are imported when they are first needed: the unlock window is
painted before.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from penilaian_desktop import __version__
from penilaian_desktop.app.paths import Paths
from penilaian_desktop.domain.clock import utc_now
from penilaian_desktop.domain.errors import NotAllowed, StorageUnavailable
from penilaian_desktop.domain.progress import Reporter
from penilaian_desktop.ui.kit.runtime import (
    AccountItem,
    BackupFacts,
    Created,
    NewWorkspace,
    Opened,
    WorkspaceFacts,
)

if TYPE_CHECKING:
    from penilaian_desktop.app.opening import Clock, Live
    from penilaian_desktop.domain.account import Account
    from penilaian_desktop.domain.changes import Outcome
    from penilaian_desktop.services.session import Session
    from penilaian_desktop.ui.screens.pengaturan.doors import NewAccount

CHOSEN = "ruang-kerja-terakhir.txt"
OWN_SCALE = "PENILAIAN_SCALED"
"""Set in the environment when the text size comes from our settings."""
DEMO_PASSWORD_FILE = "ACCOUNTS.json"  # noqa: S105  (a file name)


class WindowRuntime:
    """Keeps the chosen workspace, and the open one while somebody is signed in."""

    def __init__(self, paths: Paths, clock: Clock = utc_now) -> None:
        self.paths = paths
        self.clock = clock
        self._root = self._remembered()
        self._live: Live | None = None

    @property
    def version(self) -> str:
        """Return the version of the program."""
        return __version__

    @property
    def root(self) -> Path:
        """Return the folder of the chosen workspace."""
        return self._root

    @property
    def live(self) -> Live | None:
        """Return the workspace that the window has open."""
        return self._live

    # --- the window --------------------------------------------------------------------------
    def has_workspace(self) -> bool:
        """Tell whether there is a workspace to unlock."""
        return (self._root / "vault.json").exists()

    def facts(self) -> WorkspaceFacts:
        """Return what may be said of the locked workspace."""
        from penilaian_desktop.app.locked_facts import read_facts  # noqa: PLC0415

        title, device, backup = read_facts(self._root)
        if not device:
            import platform  # noqa: PLC0415 - a device has a name once it is enrolled

            device = platform.node()
        return WorkspaceFacts(title, device, backup)

    def accounts(self) -> Sequence[AccountItem]:
        """Return the accounts of the workspace, the last used first."""
        from penilaian_desktop.storage.vault_slots import list_slots  # noqa: PLC0415

        slots = list_slots(self._root)
        return [AccountItem(s.name, s.display_name, s.subtitle, s.last_used) for s in slots]

    def unlock(self, name: str, password: str) -> Opened:
        """Open the workspace. Raises NotAllowed("wrong_password"), StorageUnavailable."""
        from penilaian_desktop.app.locked_facts import write_facts  # noqa: PLC0415
        from penilaian_desktop.app.opening import open_workspace  # noqa: PLC0415

        live = open_workspace(self._root, name, password, self.paths, self.clock)
        self.lock()
        self._live = live
        title = live.workspace.title
        device = live.services.enrolling.own_device()
        write_facts(self._root, title, device.name if device else "")
        return Opened(live.services, live.desk, live.session, title)

    def lock(self) -> None:
        """Close the workspace, forget its keys, and remove copies that other programs opened."""
        if self._live is not None:
            self._live.close()
            self._live = None
        from penilaian_desktop.ui.kit.outside import remove_outside  # noqa: PLC0415

        remove_outside(self._root)

    def recover(self, name: str, code: str, password: str) -> None:
        """Give an account a new password and key by the recovery code of the workspace.

        Raises RuleViolation at a field, NotAllowed("wrong_recovery_code").
        """
        from penilaian_desktop.app.opening import stand_up  # noqa: PLC0415
        from penilaian_desktop.storage.vault import Vault  # noqa: PLC0415
        from penilaian_desktop.storage.workspace import Workspace  # noqa: PLC0415

        vault = Vault.open(self._root)
        data_key = vault.unlock_with_recovery(code)
        self.lock()
        workspace = Workspace.open(self._root, data_key, clock=self.clock)
        try:
            services, _ = stand_up(workspace, self.paths, self.clock)
            services.accounts.recover(vault, data_key, name=name, password=password)
        finally:
            workspace.close()

    def change_password(self, old: str, new: str) -> None:
        """Change the password of whoever is signed in.

        Raises NotAllowed("wrong_password"), RuleViolation("password_short").
        """
        live = self._open()
        live.services.accounts.change_password(live.session, live.vault, old, new)

    def create_account(self, wanted: NewAccount) -> Outcome[Account]:
        """Make an account with its own key, certified where HR makes it at the office.

        Raises RuleViolation at a field, NotAllowed.
        """
        from penilaian_desktop.sync.certifying import Certifying  # noqa: PLC0415

        live = self._open()
        made = live.services.accounts.create(
            live.session,
            live.vault,
            live.data_key,
            name=wanted.name,
            password=wanted.password,
            person_id=wanted.person_id,
            roles=wanted.roles,
        )
        return Certifying(live.services, live.desk).created(live.session, made)

    def renew_key(self, password: str) -> None:
        """Give whoever is signed in a new signing key. Raises NotAllowed("wrong_password")."""
        live = self._open()
        live.services.accounts.renew_key(live.session, live.vault, live.data_key, password)

    def second_officer(self, name: str, password: str) -> Session:
        """Return the session of another account, which agrees to one decision.

        Raises NotAllowed("wrong_password").
        """
        live = self._open()
        return live.services.accounts.session_for(live.vault.unlock(name, password))

    def _open(self) -> Live:
        if self._live is None:
            raise NotAllowed("not_allowed")
        return self._live

    def choose_workspace(self, folder: Path) -> None:
        """Use another workspace from now on. Raises StorageUnavailable when it is none."""
        if not (folder / "vault.json").exists():
            raise StorageUnavailable("workspace_missing", path=str(folder))
        self.lock()
        self._root = folder
        try:
            self.paths.data.mkdir(parents=True, exist_ok=True)
            (self.paths.data / CHOSEN).write_text(str(folder), encoding="utf-8")
        except OSError as failed:
            raise StorageUnavailable("file_unwritable", file=CHOSEN) from failed

    def create_demo(self, reporter: Reporter) -> Path:
        """Make the demo workspaces, choose the first unit, and return the file of accounts."""
        from penilaian_desktop.app.demo.build import build_demo  # noqa: PLC0415

        folder = self.paths.demo
        if folder.exists():
            shutil.rmtree(folder)
        build_demo(folder, self.paths, today=self.clock().astimezone().date(), reporter=reporter)
        self.choose_workspace(folder / "unit-dukcapil")
        return folder / DEMO_PASSWORD_FILE

    def create_workspace(self, wanted: NewWorkspace, reporter: Reporter) -> Created:
        """Make a workspace and choose it. Raises RuleViolation at a field."""
        from penilaian_desktop.app.founding import found_workspace  # noqa: PLC0415

        folder = self._free_folder()
        code = found_workspace(folder, wanted, self.paths, self.clock, reporter)
        self.choose_workspace(folder)
        return Created(folder, code)

    def join(
        self, package: Path, fingerprint: str, wanted: NewWorkspace, reporter: Reporter
    ) -> Created:
        """Make a workspace that trusts the office of a card and asks it to be let in.

        The request lies beside the card. Raises ImportRefused for a card that is not whole or
        whose fingerprint differs, RuleViolation at a field.
        """
        from penilaian_desktop.app.founding import join_office  # noqa: PLC0415

        folder = self._free_folder()
        code = join_office(folder, package, fingerprint, wanted, self.paths, self.clock, reporter)
        self.choose_workspace(folder)
        return Created(folder, code)

    def preview_backup(self, file: Path) -> BackupFacts:
        """Return what a backup says of itself before a password opens it."""
        from penilaian_desktop.app.founding import facts_of_backup  # noqa: PLC0415

        return facts_of_backup(file)

    def restore(self, file: Path, into: Path, reporter: Reporter) -> None:
        """Restore a backup into an empty folder and choose it."""
        from penilaian_desktop.storage import backup  # noqa: PLC0415

        reporter.report(0, 1)
        backup.restore(file, into)
        self.choose_workspace(into)
        reporter.report(1, 1)

    def free_bytes(self) -> int:
        """Return the free space where workspaces are kept."""
        place = self.paths.data
        while not place.exists():
            place = place.parent
        return shutil.disk_usage(place).free

    def restart(self) -> None:
        """Start the program anew, for settings that hold from the start."""
        from PySide6.QtCore import (  # noqa: PLC0415
            QCoreApplication,
            QProcess,
            QProcessEnvironment,
        )

        self.lock()
        process = QProcess()
        process.setProgram(sys.executable)
        frozen = getattr(sys, "frozen", False)
        process.setArguments([] if frozen else ["-m", "penilaian_desktop"])
        environment = QProcessEnvironment.systemEnvironment()
        if environment.value(OWN_SCALE):  # ours, not the person's: the new one sets it anew
            environment.remove("QT_SCALE_FACTOR")
            environment.remove(OWN_SCALE)
        process.setProcessEnvironment(environment)
        process.startDetached()
        QCoreApplication.quit()

    def report_crash(self, text: str) -> Path:
        """Write a crash report without personal data and return its file."""
        from penilaian_desktop.app.crash_file import write_crash_report  # noqa: PLC0415

        return write_crash_report(self.paths.logs, text)

    def _remembered(self) -> Path:
        try:
            chosen = Path((self.paths.data / CHOSEN).read_text(encoding="utf-8").strip())
        except (OSError, UnicodeDecodeError):
            return self.paths.default_workspace
        return chosen if (chosen / "vault.json").exists() else self.paths.default_workspace

    def _free_folder(self) -> Path:
        folder, number = self.paths.default_workspace, 2
        while folder.exists() and any(folder.iterdir()):
            folder = self.paths.data / f"{self.paths.default_workspace.name}-{number}"
            number += 1
        return folder
