"""Whom this reader believes: certificates that lead to the office's root, and revocations."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from functools import lru_cache

from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.domain.exchange import Statement
from penilaian_desktop.domain.sealing import TrustFacts
from penilaian_desktop.domain.verified import AccountFacts
from penilaian_desktop.sync.certificates import (
    ACCOUNT,
    DEVICE,
    INTAKE,
    Certificate,
    Policy,
    read_certificate,
    read_policy,
)
from penilaian_desktop.sync.signature import Jwk, sha256_hex, thumbprint

_KEPT = 4096
"""Certificates whose reading and checking is remembered: it depends on their text alone."""


class TrustBook:
    """Certificates that were checked up to one root key.

    Only what the root signed (intake) or what such an intake key signed (device, account) gets in;
    of several certificates of one key the highest number counts.
    """

    __slots__ = ("_by_hash", "_facts", "_newest", "_revoked", "_root", "office")

    def __init__(
        self,
        root_jwk: Jwk,
        office: str | None,
        certificates: Iterable[str],
        revoked: Iterable[tuple[str, int, int]] = (),
    ) -> None:
        self._root = root_jwk
        self.office = office
        self._revoked = {kid: (epoch, seq) for kid, epoch, seq in revoked}
        self._by_hash: dict[str, Certificate] = {}
        self._newest: dict[str, Certificate] = {}
        self._facts: dict[str, AccountFacts] | None = None
        self._add(certificates)

    def with_copies(self, certificates: Iterable[str]) -> TrustBook:
        """Return a book that also holds certificates a package brought with it.

        Raises ImportRefused `certificate_malformed`, `certificate_bad` or
        `certificate_other_office`: a package never brings a wrong one by accident.
        """
        texts = tuple(certificates)
        if all(_read(text).sha256 in self._by_hash for text in texts):
            return self
        found = copy(self)
        found._by_hash, found._newest = dict(self._by_hash), dict(self._newest)  # noqa: SLF001
        found._facts = None  # noqa: SLF001
        found._add(texts)  # noqa: SLF001
        return found

    def _add(self, certificates: Iterable[str]) -> None:
        read = [_read(text) for text in certificates]
        for certificate in sorted(read, key=lambda c: c.type != INTAKE):
            if certificate.sha256 not in self._by_hash:
                self._check(certificate)
                self._by_hash[certificate.sha256] = certificate
                known = self._newest.get(certificate.kid)
                if known is None or known.no < certificate.no:
                    self._newest[certificate.kid] = certificate

    def _check(self, certificate: Certificate) -> None:
        self._same_office(certificate.office)
        if certificate.type == INTAKE:
            if certificate.compact.kid != thumbprint(self._root):
                raise ImportRefused("certificate_bad")
            issuer = self._root
        else:
            issuer = self.intake(certificate.compact.kid).jwk
        if not _signed_by(certificate.compact.text, issuer["x"]):
            raise ImportRefused("certificate_bad")

    def _same_office(self, office: str) -> None:
        if self.office is None:
            self.office = office
        elif office != self.office:
            raise ImportRefused("certificate_other_office")

    def intake(self, kid: str) -> Certificate:
        """Return the certificate of an intake key; raises ImportRefused `certificate_unknown`."""
        found = self.find_intake(kid)
        if found is None:
            raise ImportRefused("certificate_unknown", device=kid[:8])
        return found

    def find_intake(self, kid: str) -> Certificate | None:
        """Return the certificate of an intake key, or None for any other key."""
        found = self._newest.get(kid)
        return found if found is not None and found.type == INTAKE else None

    def newest_intake(self) -> Certificate:
        """Return the newest intake certificate; raises ImportRefused `certificate_unknown`."""
        found = [c for c in self._newest.values() if c.type == INTAKE]
        if not found:
            raise ImportRefused("certificate_unknown")
        return max(found, key=lambda c: c.no)

    def sender(self, statement: Statement) -> Certificate:
        """Return the certificate of the device that signed a statement.

        Raises ImportRefused `certificate_unknown`, `certificate_not_yet` or `revoked`.
        """
        named = self._by_hash.get(statement.cert or "")
        if named is None or named.kid != statement.dev or named.type == ACCOUNT:
            raise ImportRefused("certificate_unknown", device=statement.dev[:8])
        to_office = statement.aud == named.office
        if to_office and statement.epoch == 1 and statement.seq < named.from_seq:
            raise ImportRefused("certificate_not_yet", seq=statement.seq)
        limit = self._revoked.get(statement.dev)
        if limit is not None and (statement.epoch, statement.seq) > limit:
            raise ImportRefused("revoked", device=named.name, seq=limit[1])
        return self._newest[statement.dev]

    def device(self, kid: str) -> Certificate | None:
        """Return the newest certificate of a laptop, or None."""
        found = self._newest.get(kid)
        return found if found is not None and found.type == DEVICE else None

    def account(self, kid: str) -> Certificate | None:
        """Return the newest certificate of an account key, or None."""
        found = self._newest.get(kid)
        return found if found is not None and found.type == ACCOUNT else None

    def account_revoked(self, kid: str) -> bool:
        """Tell whether decisions of an account key are no longer accepted."""
        return kid in self._revoked

    def devices(self) -> tuple[Certificate, ...]:
        """Return the newest certificate of every laptop."""
        return tuple(c for c in self._newest.values() if c.type == DEVICE)

    def accounts(self) -> tuple[Certificate, ...]:
        """Return the newest certificate of every account key."""
        return tuple(c for c in self._newest.values() if c.type == ACCOUNT)

    def account_facts(self) -> dict[str, AccountFacts]:
        """Return by person what the account certificates prove; the caller changes nothing."""
        if self._facts is None:
            self._facts = {c.person: c.account_facts() for c in self.accounts()}
        return self._facts

    def check_policy(self, text: str) -> Policy:
        """Return a policy that an intake key of this office signed; raises ImportRefused."""
        policy = read_policy(text)
        if policy.office != self.office:
            raise ImportRefused("certificate_other_office")
        policy.compact.check(self.intake(policy.compact.kid).jwk)
        return policy

    def known(self, certificates: Iterable[str]) -> tuple[Certificate, ...]:
        """Return the checked certificates of these compact forms, each once."""
        hashes = dict.fromkeys(sha256_hex(text) for text in certificates)
        return tuple(self._by_hash[h] for h in hashes)


def book_of(facts: TrustFacts) -> TrustBook | None:
    """Return the trust of a workspace, None before it has an office.

    Every package asks for it, and an office has hundreds of certificates: the same facts give the
    same book, made once.
    """
    if facts.root_jwk is None:
        return None
    return _book(facts.root_jwk["x"], facts.office_id, facts.certificates, facts.revoked)


@lru_cache(maxsize=8)
def _book(
    root: str,
    office: str | None,
    certificates: tuple[str, ...],
    revoked: tuple[tuple[str, int, int], ...],
) -> TrustBook:
    jwk: Jwk = {"crv": "Ed25519", "kty": "OKP", "x": root}
    return TrustBook(jwk, office, certificates, revoked)


@lru_cache(maxsize=_KEPT)
def _read(text: str) -> Certificate:
    return read_certificate(text)


@lru_cache(maxsize=_KEPT)
def _signed_by(text: str, x: str) -> bool:
    """Tell whether the key with this `x` signed a certificate."""
    try:
        _read(text).compact.check({"crv": "Ed25519", "kty": "OKP", "x": x})
    except ImportRefused:
        return False
    return True
