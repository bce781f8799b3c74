"""What an open workspace trusts: its book, the reader of its packages, the office as issuer."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.sealing import TrustFacts
from penilaian_desktop.services.exchange import Exchange
from penilaian_desktop.services.trust_store import audiences
from penilaian_desktop.sync.certificates import Issuer
from penilaian_desktop.sync.reader import PackageReader
from penilaian_desktop.sync.signature import SigningKey
from penilaian_desktop.sync.trust import TrustBook, book_of

VALID_DAYS = 3 * 365
"""How long a certificate of a laptop is valid; what comes after that is only a warning."""


def trust_book(facts: TrustFacts) -> TrustBook:
    """Return the trust of a workspace; raises RuleViolation `office_not_joined`."""
    book = book_of(facts)
    if book is None:
        raise RuleViolation("office_not_joined")
    return book


def reader_for(exchange: Exchange) -> PackageReader:
    """Return the reader of an open workspace."""
    facts = exchange.trust()
    own = facts.self_device
    return PackageReader(
        book=book_of(facts),
        identities=(own.age_identity, *(age for _, age in facts.others if age)) if own else (),
        audiences=audiences(facts),
        chain=exchange.stand,
    )


def expiry(now: datetime) -> date:
    """Return the last day of a certificate issued now; it warns and never locks."""
    return (now + timedelta(days=VALID_DAYS)).date()


def issuer_of(facts: TrustFacts) -> Issuer:
    """Return the office as it issues certificates; raises RuleViolation `not_the_office`."""
    if not facts.office or facts.self_device is None or facts.office_id is None:
        raise RuleViolation("not_the_office")
    key = SigningKey(facts.self_device.seed)
    return Issuer(office=facts.office_id, key=key, policy=facts.policy)
