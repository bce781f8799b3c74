"""The office card and the marker file: how a laptop knows its office and the office's folders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import orjson

from penilaian_desktop.domain.errors import ImportRefused, Place
from penilaian_desktop.services.canonical import moment_text
from penilaian_desktop.sync import members
from penilaian_desktop.sync.certificates import Certificate, Issuer
from penilaian_desktop.sync.gate import read_file
from penilaian_desktop.sync.signature import (
    CARD,
    MARKER,
    Compact,
    Jwk,
    SigningKey,
    fingerprint,
    public_key,
    thumbprint,
)
from penilaian_desktop.sync.strict_json import parse
from penilaian_desktop.sync.trust import TrustBook

CARD_SUFFIX = ".paket-kartu"
MARKER_NAME = "kantor.paket-penanda"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeCard:
    """An office: its root key, its recovery recipient and its intake certificates."""

    compact: Compact
    office: str
    no: int
    name: str
    root_jwk: Jwk
    recovery: str
    certificates: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """Five groups of five digits of the root key."""
        return fingerprint(thumbprint(self.root_jwk))

    def intake(self) -> Certificate:
        """Return the newest intake certificate; raises ImportRefused `certificate_unknown`."""
        book = TrustBook(self.root_jwk, self.office, self.certificates)
        return book.newest_intake()


def write_card(
    root: SigningKey,
    *,
    office: str,
    no: int,
    name: str,
    recovery: str,
    certificates: Sequence[str],
    now: datetime,
) -> bytes:
    """Return the card file of an office."""
    payload: dict[str, object] = {
        "fmt": "paket-card/1",
        "office": office,
        "no": no,
        "name": name,
        "jwk": root.public_jwk,
        "recovery": recovery,
        "issued": moment_text(now),
    }
    return _write({"card": root.sign(CARD, payload), "certificates": list(certificates)})


def read_card(data: bytes) -> OfficeCard:
    """Return a card whose root key signed it; whose key that is, people compare.

    Raises ImportRefused `card_malformed` or `signature_bad`.
    """
    try:
        text, certificates = _signed_file(data, "card")
        compact = Compact.read(text, CARD)
        body = compact.payload()
        members.constant(body, "fmt", "paket-card/1")
        members.moment(body, "issued")
        _, jwk = public_key(body.get("jwk"))
        found = OfficeCard(
            compact=compact,
            office=members.uuid(body, "office"),
            no=members.integer(body, "no", least=1),
            name=members.text(body, "name"),
            root_jwk=jwk,
            recovery=members.age(body, "recovery"),
            certificates=certificates,
        )
    except ImportRefused:
        raise ImportRefused("card_malformed") from None
    compact.check(jwk)
    return found


def office_key(path: Path) -> TrustBook:
    """Return a trust book from a card file or from the root public key as JWK.

    Raises ImportRefused `office_key_malformed` and what `read_card` raises.
    """
    data = read_file(path)
    value = parse(data)
    if isinstance(value, dict) and "card" in value:
        card = read_card(data)
        return TrustBook(card.root_jwk, card.office, card.certificates)
    wanted = (
        {k: value[k] for k in ("crv", "kty", "x") if k in value}
        if isinstance(value, dict)
        else None
    )
    try:
        _, jwk = public_key(wanted)
    except ImportRefused:
        raise ImportRefused("office_key_malformed", Place(file=path.name)) from None
    return TrustBook(jwk, None, ())


def write_marker(
    issuer: Issuer, *, name: str, place: str, certificates: Sequence[str], now: datetime
) -> bytes:
    """Return the marker file for a folder of the office."""
    payload: dict[str, object] = {
        "fmt": "paket-marker/1",
        "office": issuer.office,
        "name": name,
        "place": place,
        "made": moment_text(now),
    }
    return _write({"marker": issuer.key.sign(MARKER, payload), "certificates": list(certificates)})


def check_marker(data: bytes, book: TrustBook) -> str:
    """Return the name of the office whose marker this is.

    Raises ImportRefused `marker_foreign` unless the book's own office signed it.
    """
    try:
        text, certificates = _signed_file(data, "marker")
        compact = Compact.read(text, MARKER)
        body = compact.payload()
        members.constant(body, "fmt", "paket-marker/1")
        members.moment(body, "made")
        members.uuid(body, "place")
        issuer = book.with_copies(certificates).intake(compact.kid)
        members.constant(body, "office", issuer.office)
        compact.check(issuer.jwk)
        return members.text(body, "name")
    except ImportRefused:
        raise ImportRefused("marker_foreign") from None


def _signed_file(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    value = parse(data)
    if not isinstance(value, dict) or set(value) != {name, "certificates"}:
        raise ImportRefused("card_malformed")
    return members.text(value, name), members.texts(value, "certificates")


def _write(value: dict[str, object]) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS | orjson.OPT_INDENT_2) + b"\n"
