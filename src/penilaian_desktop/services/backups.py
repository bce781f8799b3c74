"""Backups: on demand and daily; a backup counts only after it was opened (section 3 no. 1–3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.backup_views import BackupItem
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.services.canonical import moment_text
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require_office

FOLDER = "backups"
DAYS_KEPT = 7
MONTHS_KEPT = 12


@dataclass(frozen=True, slots=True)
class Backups:
    """Use cases of backups; restoring needs no open workspace and lives in `app`."""

    context: Context

    def make(self, s: Session, to: Path | None = None) -> Outcome[BackupItem]:
        """Copy the workspace into a folder (its own `backups` by default) and open the copy.

        Raises StorageUnavailable when there is no room or the copy does not open.
        """
        from penilaian_desktop.storage import backup  # noqa: PLC0415  (not needed to start)

        require_office(s, Action.BACK_UP)
        workspace = self.context.workspace
        made = backup.make_backup(workspace, to or workspace.root / FOLDER)
        with self.context.write(s) as unit:
            unit.set_setting("last_backup", moment_text(made.made))
        return Outcome(made, Changes.of(Area.BACKUPS))

    def daily(self, s: Session) -> Outcome[BackupItem | None]:
        """Make today's backup unless there is one, and keep the own folder of backups small.

        Kept are the newest seven and the newest of each of the last twelve months; backups that
        somebody put elsewhere are never touched. Raises StorageUnavailable as `make`.
        """
        if not self.due():
            return Outcome(None)
        made = self.make(s)
        for item in surplus(self.list(s)):
            Path(item.path).unlink(missing_ok=True)
        return Outcome(made.value, made.changes)

    def due(self) -> bool:
        """Tell whether no backup was made today."""
        with self.context.read() as unit:
            last = unit.setting("last_backup")
            today = self.context.today(unit)
            if last is None:
                return True
            return self.context.local(unit, datetime.fromisoformat(last)).date() < today

    def list(self, s: Session, folder: Path | None = None) -> tuple[BackupItem, ...]:
        """Return the backups of a folder, newest first."""
        from penilaian_desktop.storage import backup  # noqa: PLC0415  (not needed to start)

        require_office(s, Action.BACK_UP)
        return backup.list_backups(folder or self.context.workspace.root / FOLDER)


def surplus(items: Sequence[BackupItem]) -> tuple[BackupItem, ...]:
    """Return the backups that need not be kept, of a list with the newest first."""
    months: dict[tuple[int, int], BackupItem] = {}
    for item in items:
        months.setdefault((item.made.year, item.made.month), item)
    kept = {item.path for item in items[:DAYS_KEPT]}
    kept.update(item.path for item in list(months.values())[:MONTHS_KEPT])
    return tuple(item for item in items if item.path not in kept)
