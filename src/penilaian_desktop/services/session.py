"""Who is acting, and the key that signs that person's decisions (PACKAGES.md, Identities)."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field, replace
from typing import TypeVar

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.record import Record
from penilaian_desktop.services.canonical import record_object, signing_bytes

R = TypeVar("R", bound=Record)

ALGORITHMS = ["Ed25519"]
RECORD_TYP = "paket-record+jws"


def _base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


class Signer:
    """An account's Ed25519 key; `kid` is the RFC 7638 thumbprint of its public half."""

    __slots__ = ("_key", "kid", "public_jwk")

    def __init__(self, seed: bytes) -> None:
        public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
        self.public_jwk: dict[str, str] = {"kty": "OKP", "crv": "Ed25519", "x": _base64url(public)}
        self._key = OKPKey.import_key({**self.public_jwk, "d": _base64url(seed)})
        self.kid: str = self._key.thumbprint()

    def sign(self, record: R, base: int | None = None) -> R:
        """Return the record with `sig` over its canonical form and `sig_base` frozen at `base`.

        The record must already have the version, time and author that it will be stored with.
        """
        bare = replace(record, sig=None, sig_base=None)
        sig = self.sign_object(record_object(bare, base))["sig"]
        assert isinstance(sig, str)
        return replace(record, sig=sig, sig_base=base)

    def sign_object(self, obj: dict[str, object]) -> dict[str, object]:
        """Return a record object with `sig` over the rest of it."""
        header = {"alg": "Ed25519", "kid": self.kid, "typ": RECORD_TYP}
        head, _, tail = jws.serialize_compact(
            header, signing_bytes(obj), self._key, algorithms=ALGORITHMS
        ).split(".")
        return {**obj, "sig": f"{head}..{tail}"}


def signature_kid(sig: str) -> str | None:
    """Return the key id that a detached signature names, or None when it is not one of ours.

    The protected header must have exactly the three members of the format.
    """
    try:
        header = jws.extract_compact(sig.encode("ascii")).headers()
    except (JoseError, ValueError):
        return None
    if set(header) != {"alg", "kid", "typ"} or header["typ"] != RECORD_TYP:
        return None
    kid = header["kid"]
    return kid if isinstance(kid, str) else None


def signature_is_good(obj: dict[str, object], public_jwk: dict[str, str]) -> bool:
    """Tell whether `sig` of a record object is the key's signature over the rest of it."""
    sig = obj.get("sig")
    if not isinstance(sig, str):
        return False
    key = OKPKey.import_key({**public_jwk})
    if signature_kid(sig) != key.thumbprint():
        return False
    try:
        jws.deserialize_compact(sig, key, algorithms=ALGORITHMS, payload=signing_bytes(obj))
    except (JoseError, ValueError):
        return False
    return True


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in account on this device. `office` tells the office's workspace from a unit's."""

    account_id: str
    account_name: str
    person_id: str
    display_name: str
    roles: frozenset[Role]
    device_id: str
    office: bool = False
    signer: Signer | None = field(default=None, repr=False)
