"""Who is acting, and the key that signs that person's decisions (docs/formats/paket-1.md, 2)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeVar

import orjson

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.record import Record
from penilaian_desktop.services import ed25519
from penilaian_desktop.services.canonical import record_line, signing_bytes

R = TypeVar("R", bound=Record)

RECORD_TYP = "paket-record+jws"


class Signer:
    """An account's Ed25519 key; `kid` is the RFC 7638 thumbprint of its public half."""

    __slots__ = ("_key", "kid", "public_jwk")

    def __init__(self, seed: bytes) -> None:
        self._key = ed25519.PrivateKey(seed)
        self.public_jwk: dict[str, str] = self._key.public_jwk
        self.kid: str = self._key.kid

    def sign(self, record: R, base: int | None = None) -> R:
        """Return the record with `sig` over its canonical form and `sig_base` frozen at `base`.

        The record must already have the version, time and author that it will be stored with.
        """
        bare = record if record.sig is None else replace(record, sig=None, sig_base=None)
        return replace(record, sig=self._detached(record_line(bare, base)), sig_base=base)

    def sign_object(self, obj: dict[str, object]) -> dict[str, object]:
        """Return a record object with `sig` over the rest of it."""
        return {**obj, "sig": self._detached(signing_bytes(obj))}

    def _detached(self, payload: bytes) -> str:
        head, _, tail = self._key.sign(RECORD_TYP, payload).split(".")
        return f"{head}..{tail}"


def signature_kid(sig: str) -> str | None:
    """Return the key id that a detached signature names, or None when it is not one of ours.

    The protected header must have exactly the three members of the format.
    """
    parts = sig.split(".")
    return _kid_of_header(parts[0]) if len(parts) == 3 else None


@lru_cache(maxsize=1024)
def _kid_of_header(head: str) -> str | None:
    try:
        header = orjson.loads(ed25519.decode(head))
    except ValueError:
        return None
    if not isinstance(header, dict) or set(header) != {"alg", "kid", "typ"}:
        return None
    if header["alg"] != ed25519.ALGORITHM or header["typ"] != RECORD_TYP:
        return None
    kid = header["kid"]
    return kid if isinstance(kid, str) else None


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in account on this device. `office` tells the office's workspace from a unit's.

    `delegate` says that a head lent the reading of the log to this person when they signed in; it
    opens the page and nothing else, the use cases look at the delegation themselves. `hours_ahead`
    of UTC is the agency's place (WIB, WITA or WIT).
    """

    account_id: str
    account_name: str
    person_id: str
    display_name: str
    roles: frozenset[Role]
    device_id: str
    office: bool = False
    delegate: bool = False
    hours_ahead: int = 7
    signer: Signer | None = field(default=None, repr=False)
