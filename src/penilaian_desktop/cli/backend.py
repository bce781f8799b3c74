"""What the command line needs from the program around it; `app` implements it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from penilaian_desktop.domain.backup_views import BackupItem
    from penilaian_desktop.services.registry import Services
    from penilaian_desktop.services.session import Session
    from penilaian_desktop.sync.desk import Desk


@dataclass(frozen=True, slots=True)
class OpenWorkspace:
    """A workspace opened with an account's password."""

    services: Services
    desk: Desk
    session: Session
    root: Path


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One line of ACCOUNTS.json."""

    workspace: str
    account: str
    password: str
    role: str
    nip: str
    name: str


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One thing that the self-check looked at."""

    name: str
    ok: bool
    detail: str


class Backend(Protocol):
    """The doors between the command line and the composition root."""

    @property
    def version(self) -> str:
        """Return the version of the program."""

    def rules(self) -> tuple[str, ...]:
        """Return the codes of the rules that `score` knows."""

    def titles(self) -> tuple[tuple[str, str, str, str], ...]:
        """Return code, version, title and notice of the rules that `score` knows."""

    def score(self, rule: str, facts: bytes) -> tuple[int, Any]:
        """Score facts given as JSON text; return the exit code and the document."""

    def free_days(self) -> dict[date, str]:
        """Return the names of the holidays and cuti bersama of the shipped lists."""

    def open(
        self, root: Path, account: str, password: str
    ) -> AbstractContextManager[OpenWorkspace]:
        """Open a workspace. Raises StorageUnavailable, NotAllowed("wrong_password")."""

    def demo(
        self, folder: Path, *, seed: int, employees: int | None, months: int, today: date | None
    ) -> tuple[DemoAccount, ...]:
        """Make the example office. Raises RuleViolation("folder_not_empty")."""

    def preview_backup(self, file: Path, account: str, password: str) -> BackupItem:
        """Open a backup and tell what it holds. Raises StorageUnavailable, NotAllowed."""

    def restore(self, file: Path, into: Path) -> None:
        """Restore a backup into a new folder. Raises StorageUnavailable, RuleViolation."""

    def check(
        self, workspace: Path | None, account: str | None, password: str | None
    ) -> tuple[CheckLine, ...]:
        """Check the installation and, if named, a workspace."""
