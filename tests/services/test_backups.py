"""Backups by themselves: once a day, and few enough to leave room on the disk."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from penilaian_desktop.domain.backup_views import BackupItem
from penilaian_desktop.services.backups import surplus
from penilaian_desktop.storage.vault import KdfParams, Vault


def backup(made: datetime) -> BackupItem:
    return BackupItem(
        path=f"{made:%Y%m%d}", made=made, size=1, newest_entry=None, activities=0, verified=True
    )


def test_the_newest_seven_and_one_a_month_are_kept():
    newest = datetime(2026, 11, 18, 0, 58, tzinfo=UTC)
    items = [backup(newest - timedelta(days=n)) for n in range(500)]
    gone = {item.path for item in surplus(items)}
    kept = [item.made for item in items if item.path not in gone]
    assert kept[:7] == [newest - timedelta(days=n) for n in range(7)]
    assert [(made.year, made.month) for made in kept[7:]] == [
        (2026, 10), (2026, 9), (2026, 8), (2026, 7), (2026, 6), (2026, 5), (2026, 4), (2026, 3),
        (2026, 2), (2026, 1), (2025, 12),
    ]  # fmt: skip


def test_few_backups_are_all_kept():
    items = [backup(datetime(2026, 11, day, tzinfo=UTC)) for day in (7, 5, 3)]
    assert surplus(items) == ()


def test_a_day_has_one_backup_of_its_own(office):
    """Section 3 no. 1: nobody has to think of it, and it was opened before it counts."""
    Vault.create(office.workspace.root, KdfParams.fast())
    backups, s = office.services.backups, office.session("siti")
    made = backups.daily(s).value
    assert made is not None
    assert made.verified
    assert backups.daily(s).value is None
    assert [item.path for item in backups.list(s)] == [made.path]
