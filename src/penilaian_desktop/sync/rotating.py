"""New keys in place of old ones: of a laptop, and of the office's intake.

A laptop asks with its new key and names the old one, which stays valid up to the last statement it
signed. The intake key is renewed with the root file, which nobody needs otherwise.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

import pyrage

from penilaian_desktop.domain.errors import ImportRefused, RuleViolation
from penilaian_desktop.domain.exchange import ChainPoint
from penilaian_desktop.domain.exchange_rows import Device
from penilaian_desktop.domain.sealing import Parcel
from penilaian_desktop.services.enrolling import Enrolling, IntakeChange
from penilaian_desktop.services.exchange import Exchange
from penilaian_desktop.services.session import Session
from penilaian_desktop.sync.asking import AccountAsk, Replaces
from penilaian_desktop.sync.card import read_card, write_card
from penilaian_desktop.sync.certificates import Issuer, read_certificate
from penilaian_desktop.sync.enrolment import Enrolment
from penilaian_desktop.sync.extras import certificate_in
from penilaian_desktop.sync.policies import Policies
from penilaian_desktop.sync.root_file import RootSecret
from penilaian_desktop.sync.signature import SigningKey


@dataclass(frozen=True, slots=True)
class Rotating:
    """Use cases of rotation over the services that store keys."""

    exchange: Exchange
    enrolling: Enrolling

    def device(
        self, s: Session, accounts: Sequence[AccountAsk], *, copy: bool = False, unit_name: str = ""
    ) -> Parcel:
        """Make new keys for this laptop and ask the office for a certificate of them.

        The old key signs on until the answer comes. With `copy` another laptop keeps the old key:
        this one is a copy of its disk. Raises NotAllowed, RuleViolation `not_enrolled`.
        """
        own = self.enrolling.own_device()
        facts = self.exchange.trust()
        if own is None or own.cert is None or facts.office:
            raise RuleViolation("not_enrolled")
        seed, identity = os.urandom(32), pyrage.x25519.Identity.generate()
        key = SigningKey(seed)
        last: ChainPoint = self.enrolling.last_sent(own.kid)
        self.enrolling.keep_next_device(
            s,
            Device(
                kid=key.kid,
                name=own.name,
                unit_id=own.unit_id,
                public_jwk=key.public_jwk,
                age_recipient=str(identity.to_public()),
                signing_seed=seed,
                age_identity=str(identity),
                state="next",
                at=self.exchange.context.now(),
            ),
        )
        replaces = None if copy else Replaces(kid=own.kid, epoch=last.epoch, seq=last.seq)
        return Enrolment(self.exchange, self.enrolling).request(
            s, accounts, unit_name=unit_name, next_key=True, replaces=replaces
        )

    def intake(self, s: Session, root: RootSecret) -> bytes:
        """Give the office a new intake key that its root certifies; return the new card.

        The old key stays valid for what it signed. Raises NotAllowed, ImportRefused
        `root_other_office`, RuleViolation `not_the_office`.
        """
        facts, own = self.exchange.trust(), self.enrolling.own_device()
        if not facts.office or own is None or facts.office_id is None:
            raise RuleViolation("not_the_office")
        if root.office_id != facts.office_id:
            raise ImportRefused("root_other_office")
        now = self.exchange.context.now()
        seed, identity = os.urandom(32), pyrage.x25519.Identity.generate()
        key = SigningKey(seed)
        certificate = Issuer(office=facts.office_id, key=root.key, policy=facts.policy).intake(
            self.enrolling.certificate_no(s), key.public_jwk, facts.office_name,
            str(identity.to_public()), now,
        )  # fmt: skip
        known = read_card(self.enrolling.card() or b"")
        card = write_card(
            root.key,
            office=facts.office_id,
            no=known.no + 1,
            name=facts.office_name,
            recovery=known.recovery,
            certificates=(*known.certificates, certificate),
            now=now,
        )
        last = self.enrolling.last_sent(own.kid)
        issuer = Issuer(office=facts.office_id, key=key, policy=facts.policy)
        policies = Policies(self.exchange, self.enrolling)
        policy = policies.write_next(issuer, revoke=(own.kid, last.epoch, last.seq))
        issued = certificate_in(read_certificate(certificate))
        self.enrolling.change_intake(
            s,
            IntakeChange(
                device=Device(
                    kid=key.kid,
                    name=facts.office_name,
                    public_jwk=key.public_jwk,
                    age_recipient=str(identity.to_public()),
                    cert=certificate,
                    cert_sha256=issued.sha256,
                    is_self=True,
                    signing_seed=seed,
                    age_identity=str(identity),
                    at=now,
                ),
                certificate=issued,
                policy=policy,
                card=card,
            ),
        )
        return card
