"""The laptop's side of enrolment: its keys, the office it trusts, what it asks for."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

import pyrage

from penilaian_desktop.domain.errors import ImportRefused, RuleViolation
from penilaian_desktop.domain.exchange_rows import Device
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.sealing import Parcel
from penilaian_desktop.services.canonical import canonical, moment_text
from penilaian_desktop.services.enrolling import Enrolling, OfficeFacts
from penilaian_desktop.services.exchange import Exchange
from penilaian_desktop.services.session import Session, Signer
from penilaian_desktop.services.trust_store import keys_of
from penilaian_desktop.sync.card import OfficeCard, read_card
from penilaian_desktop.sync.extras import certificate_in
from penilaian_desktop.sync.signature import SigningKey
from penilaian_desktop.sync.trust import TrustBook
from penilaian_desktop.sync.writer import write_parcel


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountAsk:
    """An account of this laptop that asks for a certificate."""

    signer: Signer
    person_id: str
    name: str
    identity: str = ""
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaces:
    """The former key of a laptop, and the last statement that it signed."""

    kid: str
    epoch: int
    seq: int


@dataclass(frozen=True, slots=True)
class Asking:
    """What a laptop does to be let in."""

    exchange: Exchange
    enrolling: Enrolling

    def make_device(self, s: Session, *, name: str, unit_id: str = "") -> str:
        """Make this laptop's keys and return their kid. Raises RuleViolation `device_exists`."""
        seed, identity = os.urandom(32), pyrage.x25519.Identity.generate()
        key = SigningKey(seed)
        self.enrolling.keep_device(
            s,
            Device(
                kid=key.kid,
                name=name,
                unit_id=unit_id,
                public_jwk=key.public_jwk,
                age_recipient=str(identity.to_public()),
                is_self=True,
                signing_seed=seed,
                age_identity=str(identity),
                state="asked",
                at=self.exchange.context.now(),
            ),
        )
        return key.kid

    def join(self, s: Session, card: bytes) -> OfficeCard:
        """Trust the office of a card, after people compared its fingerprint.

        Raises ImportRefused for a card that is not whole, RuleViolation `other_office`.
        """
        found = read_card(card)
        book = TrustBook(found.root_jwk, found.office, found.certificates)
        intake = tuple(certificate_in(c) for c in book.known(found.certificates))
        if not intake:
            raise ImportRefused("card_malformed")
        self.enrolling.join_office(
            s,
            OfficeFacts(
                office_id=found.office,
                name=found.name,
                root_jwk=found.root_jwk,
                recovery=found.recovery,
                card=card,
            ),
            intake,
        )
        return found

    def request(
        self,
        s: Session,
        accounts: Sequence[AccountAsk],
        *,
        unit_name: str = "",
        next_key: bool = False,
        replaces: Replaces | None = None,
    ) -> Parcel:
        """Ask the joined office to let this laptop in, or with `next_key` its new key.

        Raises NotAllowed, RuleViolation `office_not_joined`.
        """
        device = self.enrolling.next_device() if next_key else self.enrolling.own_device()
        if device is None:
            raise RuleViolation("office_not_joined")
        at = moment_text(self.exchange.context.now())
        fields: dict[str, object] = {
            "jwk": device.public_jwk,
            "age": device.age_recipient,
            "name": device.name,
            "unit_id": device.unit_id or None,
            "unit_name": unit_name,
        }
        if replaces is not None:
            fields |= {
                "replaces": replaces.kid,
                "replaces_epoch": replaces.epoch,
                "replaces_seq": replaces.seq,
            }
        objects = [_object("device_request", at, fields)]
        objects.extend(_account_object(ask, at) for ask in accounts)
        objects.sort(key=lambda o: (str(o["kind"]), str(o["id"])))
        lines = tuple(canonical(o) for o in objects)
        keys = keys_of(device) if next_key else None
        return self.exchange.sending.seal_request(s, lines, write_parcel, keys=keys).value


def _object(kind: str, at: str, fields: dict[str, object]) -> dict[str, object]:
    return {
        "kind": kind,
        "id": new_id(),
        "version": 1,
        "base": None,
        "author": "",
        "at": at,
        "deleted": False,
        "fields": fields,
    }


def _account_object(ask: AccountAsk, at: str) -> dict[str, object]:
    obj = _object(
        "account_request",
        at,
        {
            "jwk": ask.signer.public_jwk,
            "person_id": ask.person_id,
            "name": ask.name,
            "identity": ask.identity,
            "roles": sorted(ask.roles),
        },
    )
    obj["author"] = ask.person_id
    return ask.signer.sign_object(obj)
