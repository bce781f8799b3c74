"""The first step into an exchange: founding an office, or asking one to be let in, by files."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.errors import (
    ImportRefused,
    Offline,
    Place,
    RuleViolation,
    StorageUnavailable,
)
from penilaian_desktop.services.registry import Services
from penilaian_desktop.services.session import Session
from penilaian_desktop.sync.asking import AccountAsk
from penilaian_desktop.sync.card import OfficeCard, read_card
from penilaian_desktop.sync.desk import Desk, put_parcel
from penilaian_desktop.sync.enrolment import RECOVERY_FILE, ROOT_FILE
from penilaian_desktop.sync.gate import read_file
from penilaian_desktop.sync.transports.folder import FolderTransport
from penilaian_desktop.sync.transports.transport import Transport


@dataclass(frozen=True, slots=True)
class UnsavedFile:
    """A key file that could not be written where it was wanted: it must go somewhere else."""

    name: str
    data: bytes = field(repr=False)
    error: StorageUnavailable | Offline


@dataclass(frozen=True, slots=True, kw_only=True)
class Founded:
    """What founding an office leaves: shown once, kept nowhere."""

    fingerprint: str
    recovery_code: str = field(repr=False)
    unsaved: tuple[UnsavedFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Joining:
    """Use cases of a workspace that has no office yet."""

    services: Services
    desk: Desk

    def found(
        self, s: Session, *, name: str, passphrase: str, root: Path, recovery: Path
    ) -> Outcome[Founded]:
        """Make this workspace an office and certify the accounts it has.

        The root file goes to one folder, its recovery copy to another; both are tried before
        anything is made. Raises NotAllowed, RuleViolation `passphrase_short`, `office_exists` or
        `same_place_twice`, and what the folders raise.
        """
        if root.resolve() == recovery.resolve():
            raise RuleViolation("same_place_twice", field="recovery")
        for folder, file in ((root, ROOT_FILE), (recovery, RECOVERY_FILE)):
            _try_out(folder, file)
        enrolment = self.desk.enrolment
        keys = enrolment.found_office(s, name=name, passphrase=passphrase)
        for account in self.services.accounts.list(s):
            if account.person_id and account.public_jwk and not account.disabled:
                roles = sorted(role.value for role in account.roles)
                jwk = json.loads(account.public_jwk)
                enrolment.certify_account(s, jwk, account.person_id, roles)
        unsaved = []
        for folder, file, data in (
            (root, ROOT_FILE, keys.root_file),
            (recovery, RECOVERY_FILE, keys.recovery_file),
        ):
            try:
                FolderTransport(folder, None).put_if_absent(file, data)
            except (StorageUnavailable, Offline) as error:
                unsaved.append(UnsavedFile(file, data, error))
        done = Founded(
            fingerprint=keys.fingerprint,
            recovery_code=keys.recovery_code,
            unsaved=tuple(unsaved),
        )
        return Outcome(done, Changes.of(Area.EXCHANGE, Area.ACCOUNTS, Area.SETTINGS))

    def save_key(self, file: UnsavedFile, folder: Path) -> None:
        """Write a key file that found no place at founding. Raises what the folder raises."""
        FolderTransport(folder, None).put_if_absent(file.name, file.data)

    def card(self, file: Path) -> OfficeCard:
        """Return the card in a file; whose key it is, people compare.

        Raises StorageUnavailable, ImportRefused.
        """
        return read_card(read_file(file))

    def join(self, s: Session, card_file: Path, *, said: str, device: str) -> Outcome[str]:
        """Trust an office and leave the request to be let in beside its card; return its file.

        `said` is the fingerprint that HR told the person; blanks do not matter. Raises
        ImportRefused `card_fingerprint_differs` before anything is made, NotAllowed,
        RuleViolation `other_office`, and what the folder raises.
        """
        data = read_file(card_file)
        office = read_card(data)
        if _digits(said) != _digits(office.fingerprint):
            raise ImportRefused("card_fingerprint_differs", Place(file=card_file.name))
        enrolment = self.desk.enrolment
        enrolment.join(s, data)
        if self.services.enrolling.own_device() is None:
            enrolment.make_device(s, name=device)
        return self.ask(s, card_file.parent)

    def ask(self, s: Session, where: Path | Transport, *, sealed: bool = False) -> Outcome[str]:
        """Leave a request to be let in at a place; return its file.

        It holds the account that is signed in. `sealed`, only the office reads it.

        Raises NotAllowed, RuleViolation `office_not_joined`, and what the place raises.
        """
        asks = []
        person = self.services.enrolling.person_of(s.person_id, "") if s.person_id else None
        if s.signer is not None and s.person_id:
            asks.append(
                AccountAsk(
                    signer=s.signer,
                    person_id=s.person_id,
                    name=person.name if person else s.display_name,
                    identity=person.identity if person else "",
                    roles=tuple(sorted(role.value for role in s.roles)),
                )
            )
        unit_name = self.services.exchange_desk.unit_name(s)
        parcel = self.desk.enrolment.request(s, asks, unit_name=unit_name)
        place = FolderTransport(where, None) if isinstance(where, Path) else where
        names = put_parcel(place, parcel, ("sealed" if sealed else "json",))
        return Outcome(names[0], Changes.of(Area.EXCHANGE))


def _try_out(folder: Path, name: str) -> None:
    """Write and remove a file, and see that nothing has the name; nothing is left behind.

    Raises Offline, StorageUnavailable.
    """
    transport = FolderTransport(folder, None)
    transport.check()
    if (folder / name).exists():
        raise StorageUnavailable("name_taken", name=name)
    trial = f"coba-{secrets.token_hex(8)}"
    transport.put_if_absent(trial, b"coba")
    (folder / trial).unlink(missing_ok=True)


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())
