"""Open a workspace with a password, and build everything that stands on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from penilaian_desktop.app.diagnostics import log
from penilaian_desktop.app.paths import Paths
from penilaian_desktop.domain.record import utc_now
from penilaian_desktop.reports.door import use_fonts
from penilaian_desktop.services.registry import Services, build_services
from penilaian_desktop.services.session import Session
from penilaian_desktop.storage.library_file import load_library
from penilaian_desktop.storage.schemes import SchemeBook, load_schemes
from penilaian_desktop.storage.vault import Unlocked, Vault
from penilaian_desktop.storage.workspace import Workspace
from penilaian_desktop.sync.desk import Desk

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Live:
    """An open workspace with its use cases and the session of one account."""

    root: Path
    vault: Vault
    workspace: Workspace
    services: Services
    desk: Desk
    session: Session
    data_key: bytes

    def close(self) -> None:
        """Close the databases."""
        self.workspace.close()


def print_fonts(paths: Paths) -> None:
    """Tell the forms where their fonts lie."""
    use_fonts(paths.resources / "fonts" / "print")


def stand_up(
    workspace: Workspace, paths: Paths, clock: Clock, schemes: SchemeBook | None = None
) -> tuple[Services, Desk]:
    """Build the use cases over an open workspace."""
    print_fonts(paths)
    services = build_services(
        workspace,
        schemes or load_schemes(paths.resources),
        clock,
        load_library(paths.resources),
    )
    return services, Desk(services)


def open_with(
    root: Path, vault: Vault, keys: Unlocked, paths: Paths, clock: Clock = utc_now
) -> Live:
    """Open a workspace whose keys a password gave.

    Raises StorageUnavailable, and NotAllowed for an account that is disabled.
    """
    workspace = Workspace.open(root, keys.data_key, clock=clock)
    try:
        services, desk = stand_up(workspace, paths, clock)
        session = services.accounts.session_for(keys)
    except BaseException:
        workspace.close()
        raise
    return Live(root, vault, workspace, services, desk, session, keys.data_key)


def open_workspace(
    root: Path, account: str, password: str, paths: Paths, clock: Clock = utc_now
) -> Live:
    """Open a workspace with an account's password.

    Raises StorageUnavailable, NotAllowed("wrong_password").
    """
    vault = Vault.open(root)
    keys = vault.unlock(account, password)
    log.info("unlocked")
    live = open_with(root, vault, keys, paths, clock)
    vault.touch(account)
    return live
