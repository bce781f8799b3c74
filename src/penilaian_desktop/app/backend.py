"""What the command line asks of the program around it (`cli.backend.Backend`)."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from penilaian_desktop import __version__
from penilaian_desktop.app.paths import Paths
from penilaian_desktop.cli.backend import CheckLine, DemoAccount, OpenWorkspace
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.progress import Silent
from penilaian_desktop.domain.record import utc_now

if TYPE_CHECKING:
    from penilaian_desktop.app.opening import Clock
    from penilaian_desktop.domain.backup_views import BackupItem


class CommandBackend:
    """Opens a workspace for one command and closes it again; imports only what is needed."""

    def __init__(self, paths: Paths, clock: Clock = utc_now) -> None:
        self.paths = paths
        self.clock = clock

    @property
    def version(self) -> str:
        """Return the version of the program."""
        return __version__

    def rules(self) -> tuple[str, ...]:
        """Return the codes of the rules that `score` knows."""
        from penilaian_desktop.services.scoring import Scoring  # noqa: PLC0415

        return Scoring.load(self.paths.resources).rules

    def titles(self) -> tuple[tuple[str, str, str, str], ...]:
        """Return code, version, title and notice of the rules that `score` knows."""
        from penilaian_desktop.services.scoring import Scoring  # noqa: PLC0415

        return Scoring.load(self.paths.resources).titles

    def score(self, rule: str, facts: bytes) -> tuple[int, Any]:
        """Score facts given as JSON text; return the exit code and the document."""
        from penilaian_desktop.cli.score import score_command  # noqa: PLC0415
        from penilaian_desktop.services.scoring import Scoring  # noqa: PLC0415

        return score_command(rule, facts, scoring=Scoring.load(self.paths.resources))

    def free_days(self) -> dict[date, str]:
        """Return the names of the holidays and cuti bersama of the shipped lists."""
        from penilaian_desktop.storage.holidays import load_holidays  # noqa: PLC0415

        return {
            each.day: each.name
            for listed in load_holidays(self.paths.resources)
            for each in listed.days
        }

    @contextmanager
    def open(self, root: Path, account: str, password: str) -> Iterator[OpenWorkspace]:
        """Open a workspace for one command. Raises StorageUnavailable, NotAllowed."""
        from penilaian_desktop.app.opening import open_workspace  # noqa: PLC0415

        live = open_workspace(root, account, password, self.paths, self.clock)
        try:
            yield OpenWorkspace(live.services, live.desk, live.session, root)
        finally:
            live.close()

    def demo(
        self, folder: Path, *, seed: int, employees: int | None, months: int, today: date | None
    ) -> tuple[DemoAccount, ...]:
        """Make the example office. Raises RuleViolation, StorageUnavailable."""
        from penilaian_desktop.app.demo.build import build_demo  # noqa: PLC0415
        from penilaian_desktop.storage.disk import folder_errors  # noqa: PLC0415

        with folder_errors(folder):
            if folder.is_dir() and any(folder.iterdir()):
                raise RuleViolation("folder_not_empty", field="folder", folder=str(folder))
            return build_demo(
                folder,
                self.paths,
                seed=seed,
                employees=employees,
                months=months,
                today=today or self.clock().astimezone().date(),
                reporter=Silent(),
            )

    def preview_backup(self, file: Path, account: str, password: str) -> BackupItem:
        """Open a backup with an account's password and tell what it holds."""
        from penilaian_desktop.storage import backup  # noqa: PLC0415
        from penilaian_desktop.storage.vault import Vault  # noqa: PLC0415

        with tempfile.TemporaryDirectory() as scratch:
            backup.vault_of(file, Path(scratch))
            keys = Vault.open(Path(scratch)).unlock(account, password)
        return backup.preview(file, keys.data_key)

    def restore(self, file: Path, into: Path) -> None:
        """Restore a backup into a new folder. Raises StorageUnavailable."""
        from penilaian_desktop.storage import backup  # noqa: PLC0415

        backup.restore(file, into)

    def check(
        self, workspace: Path | None, account: str | None, password: str | None
    ) -> tuple[CheckLine, ...]:
        """Check the installation and, if named, a workspace."""
        from penilaian_desktop.app.self_check import check_installation  # noqa: PLC0415
        from penilaian_desktop.app.workspace_check import check_workspace  # noqa: PLC0415

        lines = list(check_installation(self.paths))
        if workspace is not None:
            lines.extend(check_workspace(workspace, account, password, self.paths, self.clock))
        return tuple(lines)
