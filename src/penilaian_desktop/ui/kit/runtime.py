"""What the shell needs from the program around it; `app` implements it.

Everything that opens a workspace is slow (key derivation, database) and is called in the work
lane, never in the GUI thread. `accounts` reads one small file and may be called at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from penilaian_desktop.domain.progress import Reporter
    from penilaian_desktop.services.registry import Services
    from penilaian_desktop.services.session import Session
    from penilaian_desktop.sync.desk import Desk


class AccountItem(NamedTuple):
    """An account that the unlock window offers."""

    name: str
    display_name: str
    subtitle: str
    last_used: datetime | None


class WorkspaceFacts(NamedTuple):
    """What may be said about a workspace while it is still locked."""

    title: str
    device: str
    last_backup: datetime | None


class NewWorkspace(NamedTuple):
    """What a person fills in to start a workspace of their own."""

    agency: str
    unit: str
    name: str
    identity: str
    position: str
    account: str
    password: str
    office: bool


class Opened(NamedTuple):
    """A workspace that a password opened."""

    services: Services
    desk: Desk
    session: Session
    title: str


class Created(NamedTuple):
    """A new workspace: the recovery code is shown once and kept nowhere."""

    folder: Path
    recovery_code: str


class BackupFacts(NamedTuple):
    """What a backup holds, told before anything is restored."""

    made: datetime
    newest_entry: str
    activities: int
    accounts: int


class Runtime(Protocol):
    """The doors between the shell and the composition root."""

    @property
    def version(self) -> str:
        """Return the version of the program."""

    def has_workspace(self) -> bool:
        """Tell whether there is a workspace to unlock; without one the first start is shown."""

    def facts(self) -> WorkspaceFacts:
        """Return what may be said of the locked workspace."""

    def accounts(self) -> Sequence[AccountItem]:
        """Return the accounts of the workspace, the last used first."""

    def unlock(self, name: str, password: str) -> Opened:
        """Open the workspace. Raises NotAllowed("wrong_password"), StorageUnavailable."""

    def lock(self) -> None:
        """Close the workspace and forget its keys."""

    def recover(self, name: str, code: str, password: str) -> None:
        """Give an account a new password by the recovery code of the workspace.

        Raises RuleViolation at a field, NotAllowed("wrong_recovery_code").
        """

    def choose_workspace(self, folder: Path) -> None:
        """Use another workspace from now on. Raises StorageUnavailable when it is none."""

    def create_demo(self, reporter: Reporter) -> Path:
        """Make the demo workspaces, choose the first unit, and return the file of accounts."""

    def create_workspace(self, wanted: NewWorkspace, reporter: Reporter) -> Created:
        """Make a workspace and choose it. Raises RuleViolation at a field."""

    def join(
        self, package: Path, fingerprint: str, wanted: NewWorkspace, reporter: Reporter
    ) -> Created:
        """Make a workspace from the office's package. Raises ImportRefused, RuleViolation."""

    def preview_backup(self, file: Path) -> BackupFacts:
        """Open a backup and tell what it holds. Raises StorageUnavailable."""

    def restore(self, file: Path, into: Path, reporter: Reporter) -> None:
        """Restore a backup into an empty folder and choose it."""

    def free_bytes(self) -> int:
        """Return the free space where workspaces are kept."""

    def restart(self) -> None:
        """Start the program anew, for settings that hold from the start."""

    def report_crash(self, text: str) -> Path:
        """Write a crash report without personal data and return its file."""
