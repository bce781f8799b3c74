"""vault.json: its fields, and reading them without trusting the file."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from penilaian_desktop.domain.errors import StorageUnavailable
from penilaian_desktop.storage.codec import utc_text
from penilaian_desktop.storage.vault_slots import FAMILY, FORMAT
from penilaian_desktop.storage.wrapping import NONCE_BYTES, SALT_BYTES, KdfParams, Lock, Wrapped

MAX_BYTES = 1_048_576


@dataclass(frozen=True, slots=True)
class Slot:
    """One account: how it is shown, its lock, and the two keys wrapped by it."""

    account_id: str
    name: str
    display_name: str
    subtitle: str
    last_used: datetime | None
    lock: Lock
    data_key: Wrapped
    signing_key: Wrapped


@dataclass(frozen=True, slots=True)
class VaultFile:
    """The content of the vault: parameters for new slots, the slots, the recovery slot."""

    params: KdfParams
    slots: tuple[Slot, ...]
    recovery_lock: Lock
    recovery: Wrapped


def dump(file: VaultFile) -> bytes:
    """Return the vault as JSON with its checksum."""
    plain: dict[str, Any] = {
        "format": FORMAT,
        "kdf": _dump_params(file.params),
        "accounts": [
            {
                "account_id": slot.account_id,
                "name": slot.name,
                "display_name": slot.display_name,
                "subtitle": slot.subtitle,
                "last_used": utc_text(slot.last_used) if slot.last_used else None,
                **_dump_lock(slot.lock),
                "data_key": _dump_wrapped(slot.data_key),
                "signing_key": _dump_wrapped(slot.signing_key),
            }
            for slot in file.slots
        ],
        "recovery": {
            **_dump_lock(file.recovery_lock),
            "data_key": _dump_wrapped(file.recovery),
        },
    }
    plain["sha256"] = _checksum(plain)
    return orjson.dumps(plain, option=orjson.OPT_INDENT_2)


def load(path: Path) -> VaultFile:
    """Read a vault.

    Raises StorageUnavailable: `workspace_missing`, `vault_damaged` when it is torn or was edited,
    `vault_newer` when a later version of the application wrote it.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise StorageUnavailable("vault_damaged", path=str(path))
        plain = orjson.loads(path.read_bytes())
    except FileNotFoundError as error:
        raise StorageUnavailable("workspace_missing", path=str(path)) from error
    except orjson.JSONDecodeError as error:
        raise StorageUnavailable("vault_damaged", path=str(path)) from error
    except OSError as error:
        raise StorageUnavailable("storage_read_failed", path=str(path)) from error
    if not isinstance(plain, dict):
        raise StorageUnavailable("vault_damaged", path=str(path))
    stated = plain.get("format")
    if isinstance(stated, str) and stated.startswith(FAMILY) and stated != FORMAT:
        raise StorageUnavailable("vault_newer", path=str(path))
    checksum = plain.pop("sha256", None)
    if checksum != _checksum(plain):
        raise StorageUnavailable("vault_damaged", path=str(path))
    try:
        return _read(plain)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise StorageUnavailable("vault_damaged", path=str(path)) from error


def _read(plain: dict[str, Any]) -> VaultFile:
    slots = tuple(
        Slot(
            account_id=str(entry["account_id"]),
            name=str(entry["name"]),
            display_name=str(entry["display_name"]),
            subtitle=str(entry["subtitle"]),
            last_used=_read_moment(entry["last_used"]),
            lock=_read_lock(entry),
            data_key=_read_wrapped(entry["data_key"]),
            signing_key=_read_wrapped(entry["signing_key"]),
        )
        for entry in plain["accounts"]
    )
    recovery = plain["recovery"]
    return VaultFile(
        _read_params(plain["kdf"]),
        slots,
        _read_lock(recovery),
        _read_wrapped(recovery["data_key"]),
    )


def _checksum(plain: dict[str, Any]) -> str:
    return hashlib.sha256(orjson.dumps(plain, option=orjson.OPT_SORT_KEYS)).hexdigest()


def _dump_params(params: KdfParams) -> dict[str, Any]:
    return {
        "name": "argon2id",
        "memory_kib": params.memory_kib,
        "iterations": params.iterations,
        "lanes": params.lanes,
    }


def _read_params(plain: dict[str, Any]) -> KdfParams:
    if plain["name"] != "argon2id":
        raise ValueError("unknown key derivation")
    numbers = (plain["memory_kib"], plain["iterations"], plain["lanes"])
    if any(type(number) is not int for number in numbers):
        raise ValueError("parameters of argon2id are whole numbers")
    return KdfParams(*numbers)


def _dump_lock(lock: Lock) -> dict[str, Any]:
    return {"kdf": _dump_params(lock.params), "salt": base64.b64encode(lock.salt).decode()}


def _read_lock(plain: dict[str, Any]) -> Lock:
    return Lock(_read_params(plain["kdf"]), _read_bytes(plain["salt"], SALT_BYTES))


def _dump_wrapped(wrapped: Wrapped) -> dict[str, Any]:
    return {
        "nonce": base64.b64encode(wrapped.nonce).decode(),
        "sealed": base64.b64encode(wrapped.sealed).decode(),
    }


def _read_wrapped(plain: dict[str, Any]) -> Wrapped:
    return Wrapped(
        _read_bytes(plain["nonce"], NONCE_BYTES),
        base64.b64decode(plain["sealed"], validate=True),
    )


def _read_bytes(text: str, size: int) -> bytes:
    found = base64.b64decode(text, validate=True)
    if len(found) != size:
        raise ValueError(f"{size} bytes expected")
    return found


def _read_moment(text: str | None) -> datetime | None:
    """Read when a slot was last used; without its time zone it could not be written again."""
    if not text:
        return None
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment
