"""The vault: the workspace's data key, wrapped once per account and once by the recovery code.

`vault.json` lies beside the databases and is part of every backup. Each account's signing key is
wrapped by that person's own password only. Wrapping is argon2id and AES-256-GCM; account, purpose
and parameters are bound in, so that a slot cannot be moved to another account. A checksum over
the file tells a torn or edited vault from a wrong password.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from penilaian_desktop.domain.errors import NotAllowed, RuleViolation, StorageUnavailable
from penilaian_desktop.domain.record import utc_now
from penilaian_desktop.storage import vault_file
from penilaian_desktop.storage.disk import write_atomically
from penilaian_desktop.storage.recovery_code import new_recovery_code, read_recovery_code
from penilaian_desktop.storage.vault_file import Slot, VaultFile
from penilaian_desktop.storage.vault_slots import VAULT, AccountSlot, in_order
from penilaian_desktop.storage.wrapping import KdfParams, Lock, Wrapped, unwrap, wrap

__all__ = ["VAULT", "AccountSlot", "KdfParams", "Unlocked", "Vault"]

_DATA = "data-key"
_SIGNING = "signing-key"
_RECOVERY = "recovery"


@dataclass(frozen=True, slots=True, repr=False)
class Unlocked:
    """What a password opens: the workspace's data key and the person's signing seed."""

    data_key: bytes
    account_id: str
    signing_key: bytes


class Vault:
    """The key slots of one workspace folder; every change is read, made and written at once."""

    def __init__(self, root: Path, file: VaultFile) -> None:
        self._path = root / VAULT
        self._file = file

    @staticmethod
    def exists(root: Path) -> bool:
        """Tell whether the folder has a vault."""
        return (root / VAULT).exists()

    @classmethod
    def create(cls, root: Path, params: KdfParams | None = None) -> tuple[Vault, bytes, str]:
        """Create the vault of a new workspace.

        Returns it with the new data key and the recovery code, which is shown once and kept
        nowhere. Raises StorageUnavailable("workspace_exists") rather than overwrite one.
        """
        if cls.exists(root):
            raise StorageUnavailable("workspace_exists", path=str(root / VAULT))
        root.mkdir(parents=True, exist_ok=True)
        chosen = params or KdfParams()
        data_key = secrets.token_bytes(32)
        code = new_recovery_code()
        lock, recovery = _recovery(code, data_key, chosen)
        vault = cls(root, VaultFile(chosen, (), lock, recovery))
        vault._save(vault._file)
        return vault, data_key, code

    @classmethod
    def open(cls, root: Path) -> Vault:
        """Read the vault of a workspace.

        Raises StorageUnavailable: `workspace_missing`, `vault_damaged` (torn or edited) or
        `vault_newer`.
        """
        return cls(root, vault_file.load(root / VAULT))

    @property
    def slots(self) -> tuple[AccountSlot, ...]:
        """The accounts, most recently used first."""
        return in_order(
            [
                AccountSlot(s.account_id, s.name, s.display_name, s.subtitle, s.last_used)
                for s in self._file.slots
            ]
        )

    def add_account(
        self,
        data_key: bytes,
        *,
        account_id: str,
        name: str,
        display_name: str,
        subtitle: str,
        password: str,
    ) -> bytes:
        """Add an account and return its new Ed25519 seed, wrapped by that password.

        Raises RuleViolation: `account_name_taken` (case does not matter), `password_empty`.
        """
        _require_password(password)

        def add(file: VaultFile) -> VaultFile:
            if any(s.name.casefold() == name.casefold() for s in file.slots):
                raise RuleViolation("account_name_taken", field="name", name=name)
            return replace(file, slots=(*file.slots, slot))

        seed = secrets.token_bytes(32)
        opened = Unlocked(data_key, account_id, seed)
        lock, data, signing = _locked(opened, password, self._file.params)
        slot = Slot(account_id, name, display_name, subtitle, None, lock, data, signing)
        self._change(add)
        return seed

    def unlock(self, name: str, password: str) -> Unlocked:
        """Return the keys that a name and password open.

        Raises NotAllowed("wrong_password"), also for a name that does not exist.
        """
        slot = self._slot(name)
        key = slot.lock.key(password)
        data_key = unwrap(slot.lock, key, slot.data_key, _DATA, slot.account_id)
        seed = unwrap(slot.lock, key, slot.signing_key, _SIGNING, slot.account_id)
        if data_key is None or seed is None:
            raise NotAllowed("wrong_password")
        return Unlocked(data_key, slot.account_id, seed)

    def unlock_with_recovery(self, code: str) -> bytes:
        """Return the data key that the recovery code opens.

        Signing keys stay closed: an account recovered so gets a new one. Raises RuleViolation for
        a slip of the keyboard and NotAllowed("wrong_recovery_code").
        """
        lock = self._file.recovery_lock
        key = lock.key(read_recovery_code(code))
        data_key = unwrap(lock, key, self._file.recovery, _RECOVERY, "")
        if data_key is None:
            raise NotAllowed("wrong_recovery_code")
        return data_key

    def new_recovery_code(self, data_key: bytes) -> str:
        """Replace the recovery code and return the new one; the old one opens nothing more."""
        code = new_recovery_code()
        lock, recovery = _recovery(code, data_key, self._file.params)
        self._change(lambda file: replace(file, recovery_lock=lock, recovery=recovery))
        return code

    def change_password(self, name: str, old: str, new: str) -> None:
        """Wrap an account's keys by another password.

        Raises NotAllowed("wrong_password") and RuleViolation("password_empty").
        """
        _require_password(new)
        opened = self.unlock(name, old)
        lock, data, signing = _locked(opened, new, self._file.params)
        self._change_slot(
            name, lambda slot: replace(slot, lock=lock, data_key=data, signing_key=signing)
        )

    def renew_account(self, data_key: bytes, name: str, password: str) -> bytes:
        """Give an account a new password and a new signing key, and return the key's seed.

        For somebody who forgot the password and opened the workspace with the recovery code: the
        old signing key stays wrapped by the forgotten password and is gone. Raises
        NotAllowed("wrong_password") for an unknown name, RuleViolation("password_empty").
        """
        _require_password(password)
        seed = secrets.token_bytes(32)
        opened = Unlocked(data_key, self._slot(name).account_id, seed)
        lock, data, signing = _locked(opened, password, self._file.params)
        self._change_slot(
            name, lambda slot: replace(slot, lock=lock, data_key=data, signing_key=signing)
        )
        return seed

    def remove_account(self, name: str) -> None:
        """Remove an account's slot; its signing key is lost with it.

        Raises NotAllowed("last_account") for the only account.
        """
        slot = self._slot(name)

        def remove(file: VaultFile) -> VaultFile:
            kept = tuple(s for s in file.slots if s.account_id != slot.account_id)
            if not kept:
                raise NotAllowed("last_account")
            return replace(file, slots=kept)

        self._change(remove)

    def touch(self, name: str) -> None:
        """Remember that an account was used now."""
        now = utc_now()
        self._change_slot(name, lambda slot: replace(slot, last_used=now))

    def _slot(self, name: str) -> Slot:
        for slot in self._file.slots:
            if slot.name.casefold() == name.casefold():
                return slot
        raise NotAllowed("wrong_password")

    def _change_slot(self, name: str, change: Callable[[Slot], Slot]) -> None:
        account_id = self._slot(name).account_id

        def renew(file: VaultFile) -> VaultFile:
            return replace(
                file,
                slots=tuple(change(s) if s.account_id == account_id else s for s in file.slots),
            )

        self._change(renew)

    def _change(self, change: Callable[[VaultFile], VaultFile]) -> None:
        self._save(change(vault_file.load(self._path)))

    def _save(self, file: VaultFile) -> None:
        write_atomically(self._path, vault_file.dump(file))
        self._file = file


def _require_password(password: str) -> None:
    if not password.strip():
        raise RuleViolation("password_empty", field="password")


def _locked(opened: Unlocked, password: str, params: KdfParams) -> tuple[Lock, Wrapped, Wrapped]:
    lock = Lock.new(params)
    key = lock.key(password)
    return (
        lock,
        wrap(lock, key, opened.data_key, _DATA, opened.account_id),
        wrap(lock, key, opened.signing_key, _SIGNING, opened.account_id),
    )


def _recovery(code: str, data_key: bytes, params: KdfParams) -> tuple[Lock, Wrapped]:
    lock = Lock.new(params)
    return lock, wrap(lock, lock.key(read_recovery_code(code)), data_key, _RECOVERY, "")
