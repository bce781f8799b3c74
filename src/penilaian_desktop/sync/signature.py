"""Compact signatures with exactly one algorithm (docs/formats/paket-1.md, 2).

Structure first (`Compact.read`), then the signature (`Compact.check`): who the key belongs to is
the question in between, and `sync.trust` answers it. `Detached` is the same for the signatures on
records, of which a package has thousands.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache

from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.services import ed25519
from penilaian_desktop.services.canonical import canonical
from penilaian_desktop.sync.strict_json import parse_canonical

ALGORITHMS = [ed25519.ALGORITHM]
STATEMENT = "paket-statement+jws"
RECORD = "paket-record+jws"
CERTIFICATE = "paket-cert+jws"
POLICY = "paket-policy+jws"
CARD = "paket-card+jws"
MARKER = "paket-marker+jws"

MAX_COMPACT = 1024 * 1024
MAX_DETACHED = 1024
_COMPACT = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\Z")
_DETACHED = re.compile(r"[A-Za-z0-9_-]+\.\.[A-Za-z0-9_-]+\Z")
_KID = re.compile(r"[A-Za-z0-9_-]{43}\Z")

Jwk = dict[str, str]


def encode(raw: bytes) -> str:
    """Return base64url without padding."""
    return ed25519.encode(raw)


def decode(text: str) -> bytes:
    """Return the bytes of canonical base64url; raises ImportRefused `signature_malformed`."""
    try:
        return ed25519.decode(text)
    except ValueError:
        raise ImportRefused("signature_malformed") from None


def sha256_hex(data: bytes | str) -> str:
    """Return the SHA-256 of bytes or of ASCII text in hexadecimal."""
    return hashlib.sha256(data.encode("ascii") if isinstance(data, str) else data).hexdigest()


def public_key(value: object) -> tuple[str, Jwk]:
    """Return kid and JWK of a public key read from JSON; raises ImportRefused `key_malformed`."""
    if not isinstance(value, dict) or set(value) != {"crv", "kty", "x"}:
        raise ImportRefused("key_malformed")
    if value["crv"] != "Ed25519" or value["kty"] != "OKP" or not isinstance(value["x"], str):
        raise ImportRefused("key_malformed")
    if not _KID.match(value["x"]) or len(decode(value["x"])) != 32:
        raise ImportRefused("key_malformed")
    jwk: Jwk = {"crv": "Ed25519", "kty": "OKP", "x": value["x"]}
    return thumbprint(jwk), jwk


def thumbprint(jwk: Jwk) -> str:
    """Return the RFC 7638 thumbprint of a public key."""
    return ed25519.thumbprint(jwk["x"])


def fingerprint(kid: str) -> str:
    """Return five groups of five digits for comparing a key by eye or by telephone."""
    number = int.from_bytes(hashlib.sha256(kid.encode("ascii")).digest()[:11], "big") % 10**25
    digits = f"{number:025d}"
    return " ".join(digits[i : i + 5] for i in range(0, 25, 5))


class SigningKey:
    """An Ed25519 key that signs statements, certificates and cards."""

    __slots__ = ("_key", "kid", "public_jwk")

    def __init__(self, seed: bytes) -> None:
        public = ed25519.PrivateKey(seed)
        self.public_jwk: Jwk = public.public_jwk
        self.kid = public.kid
        self._key = OKPKey.import_key({**self.public_jwk, "d": encode(seed)})

    def sign(self, typ: str, payload: dict[str, object]) -> str:
        """Return the compact form over the canonical payload."""
        header = {"alg": "Ed25519", "kid": self.kid, "typ": typ}
        return jws.serialize_compact(header, canonical(payload), self._key, algorithms=ALGORITHMS)


@dataclass(frozen=True, slots=True)
class Compact:
    """A compact form whose structure is right; nobody has looked at the signature yet."""

    text: str
    kid: str
    raw_payload: bytes

    @staticmethod
    def read(text: str, typ: str) -> Compact:
        """Check characters, header and encoding.

        Raises ImportRefused `signature_malformed`, or `signature_header` for another algorithm,
        type or member.
        """
        if len(text) > MAX_COMPACT or not _COMPACT.match(text):
            raise ImportRefused("signature_malformed")
        head, body, tail = text.split(".")
        payload = decode(body)
        _signature(tail)
        return Compact(text, _header_kid(head, typ), payload)

    @property
    def identity(self) -> str:
        """SHA-256 of the ASCII bytes of the compact form."""
        return sha256_hex(self.text)

    def payload(self) -> dict[str, object]:
        """Return the payload, which must be a canonical object; raises ImportRefused."""
        value = parse_canonical(self.raw_payload)
        if not isinstance(value, dict):
            raise ImportRefused("json_bad")
        return value

    def check(self, jwk: Jwk) -> None:
        """Raise ImportRefused `signature_bad` unless the key of `jwk` made the signature."""
        if thumbprint(jwk) != self.kid:
            raise ImportRefused("signature_bad")
        try:
            jws.deserialize_compact(self.text, OKPKey.import_key({**jwk}), algorithms=ALGORITHMS)
        except (JoseError, ValueError):
            raise ImportRefused("signature_bad") from None


@dataclass(frozen=True, slots=True)
class Detached:
    """The signature on a record whose structure is right; nobody has looked at it yet."""

    kid: str
    signed: str
    signature: bytes

    @staticmethod
    def read(sig: str, payload: bytes) -> Detached:
        """Check `header..signature` over a payload as `Compact.read` checks the full form.

        Raises ImportRefused `signature_malformed` or `signature_header`.
        """
        if len(sig) > MAX_DETACHED or not _DETACHED.match(sig):
            raise ImportRefused("signature_malformed")
        head, _, tail = sig.split(".")
        signature = _signature(tail)
        return Detached(_header_kid(head, RECORD), f"{head}.{encode(payload)}", signature)

    def check(self, jwk: Jwk) -> None:
        """Raise ImportRefused `signature_bad` unless the key of `jwk` made the signature."""
        if thumbprint(jwk) != self.kid:
            raise ImportRefused("signature_bad")
        if not ed25519.verify(jwk["x"], self.signed, self.signature):
            raise ImportRefused("signature_bad")


def _signature(tail: str) -> bytes:
    signature = decode(tail)
    if len(signature) != ed25519.SIGNATURE_BYTES:
        raise ImportRefused("signature_malformed")
    return signature


@lru_cache(maxsize=1024)
def _header_kid(head: str, typ: str) -> str:
    raw = decode(head)
    try:
        members = parse_canonical(raw)
    except ImportRefused:
        raise ImportRefused("signature_header") from None
    if not isinstance(members, dict) or set(members) != {"alg", "kid", "typ"}:
        raise ImportRefused("signature_header")
    kid = members["kid"]
    if members["alg"] != ed25519.ALGORITHM or members["typ"] != typ:
        raise ImportRefused("signature_header")
    if not isinstance(kid, str) or not _KID.match(kid):
        raise ImportRefused("signature_header")
    return kid
