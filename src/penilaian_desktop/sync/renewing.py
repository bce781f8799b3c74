"""Certificates of laptops issued anew: when their people moved, and before they end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.verified import CertificateIn
from penilaian_desktop.services.enrolling import Enrolling
from penilaian_desktop.services.exchange import Exchange
from penilaian_desktop.services.session import Session
from penilaian_desktop.sync.certificates import Certificate, Issuer, read_certificate
from penilaian_desktop.sync.extras import certificate_in
from penilaian_desktop.sync.workspace_trust import expiry, issuer_of, trust_book


@dataclass(frozen=True, slots=True)
class Renewing:
    """Issues the certificates of laptops anew."""

    exchange: Exchange
    enrolling: Enrolling

    def everybody(self, s: Session) -> int:
        """Issue new certificates to laptops whose people moved away; return how many."""
        facts = self.exchange.trust()
        issuer, now = issuer_of(facts), self.exchange.context.now()
        revoked = {kid for kid, _, _ in facts.revoked}
        renewed = []
        for known in trust_book(facts).devices():
            stay = self.enrolling.still_there(known.unit, known.persons)
            if known.kid not in revoked and stay != frozenset(known.persons):
                renewed.append(self._renewed(s, issuer, known, tuple(stay), now))
        self.enrolling.keep_certificates(s, tuple(renewed))
        return len(renewed)

    def one(self, s: Session, kid: str) -> None:
        """Issue the certificate of a laptop anew, valid from today. Raises `device_unknown`."""
        facts = self.exchange.trust()
        known = trust_book(facts).device(kid)
        if known is None:
            raise RuleViolation("device_unknown")
        now = self.exchange.context.now()
        renewed = self._renewed(s, issuer_of(facts), known, known.persons, now)
        self.enrolling.keep_certificates(s, (renewed,))

    def _renewed(
        self,
        s: Session,
        issuer: Issuer,
        known: Certificate,
        persons: tuple[str, ...],
        now: datetime,
    ) -> CertificateIn:
        text = issuer.device(
            self.enrolling.certificate_no(s),
            known.jwk,
            known.name,
            known.age,
            now,
            unit=known.unit,
            persons=persons,
            from_seq=known.from_seq,
            until=expiry(now),
        )
        return certificate_in(read_certificate(text))
