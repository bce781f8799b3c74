"""The accounts in vault.json as the unlock window lists them, before anything heavy is loaded.

Nothing secret is read here and nothing is believed: the checksum, the keys and what they are
bound to are examined when a password is tried (`storage.vault`).
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from penilaian_desktop.domain.errors import StorageUnavailable

VAULT = "vault.json"
FORMAT = "penilaian-vault/1"
FAMILY = "penilaian-vault/"


class AccountSlot(NamedTuple):
    """An account as the unlock window shows it; `name` is what is typed to sign in."""

    account_id: str
    name: str
    display_name: str
    subtitle: str
    last_used: datetime | None


def list_slots(root: Path) -> tuple[AccountSlot, ...]:
    """Return the accounts of a workspace folder, most recently used first.

    Raises StorageUnavailable: `workspace_missing`, `vault_damaged`, `vault_newer`,
    `storage_read_failed`.
    """
    path = root / VAULT
    try:
        plain = json.loads(path.read_bytes())
        stated = str(plain["format"])
        if stated.startswith(FAMILY) and stated != FORMAT:
            raise StorageUnavailable("vault_newer", path=str(path))
        slots = [_slot(entry) for entry in plain["accounts"]]
    except FileNotFoundError as error:
        raise StorageUnavailable("workspace_missing", path=str(path)) from error
    except OSError as error:
        raise StorageUnavailable("storage_read_failed", path=str(path)) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StorageUnavailable("vault_damaged", path=str(path)) from error
    return in_order(slots)


def in_order(slots: list[AccountSlot]) -> tuple[AccountSlot, ...]:
    """Return accounts most recently used first, then by name."""
    slots.sort(key=lambda slot: slot.name.casefold())
    slots.sort(key=lambda slot: -(slot.last_used.timestamp() if slot.last_used else 0))
    return tuple(slots)


def _slot(entry: dict[str, str]) -> AccountSlot:
    used = entry["last_used"]
    return AccountSlot(
        str(entry["account_id"]),
        str(entry["name"]),
        str(entry["display_name"]),
        str(entry["subtitle"]),
        datetime.fromisoformat(used) if used else None,
    )
