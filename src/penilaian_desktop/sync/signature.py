"""Compact signatures with exactly one algorithm (docs/formats/paket-1.md, 2).

Structure first (`Compact.read`), then the signature (`Compact.check`): who the key belongs to is
the question in between, and `sync.trust` answers it.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.services.canonical import canonical
from penilaian_desktop.sync.strict_json import parse_canonical

ALGORITHMS = ["Ed25519"]
STATEMENT = "paket-statement+jws"
RECORD = "paket-record+jws"
CERTIFICATE = "paket-cert+jws"
POLICY = "paket-policy+jws"
CARD = "paket-card+jws"
MARKER = "paket-marker+jws"

MAX_COMPACT = 1024 * 1024
_COMPACT = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\Z")
_KID = re.compile(r"[A-Za-z0-9_-]{43}\Z")

Jwk = dict[str, str]


def encode(raw: bytes) -> str:
    """Return base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def decode(text: str) -> bytes:
    """Return the bytes of canonical base64url; raises ImportRefused `signature_malformed`."""
    try:
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        raise ImportRefused("signature_malformed") from None
    if encode(raw) != text:
        raise ImportRefused("signature_malformed")
    return raw


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
    required = {"crv": jwk["crv"], "kty": jwk["kty"], "x": jwk["x"]}
    return encode(hashlib.sha256(canonical(required)).digest())


def fingerprint(kid: str) -> str:
    """Return five groups of five digits for comparing a key by eye or by telephone."""
    number = int.from_bytes(hashlib.sha256(kid.encode("ascii")).digest()[:11], "big") % 10**25
    digits = f"{number:025d}"
    return " ".join(digits[i : i + 5] for i in range(0, 25, 5))


class SigningKey:
    """An Ed25519 key that signs statements, certificates and cards."""

    __slots__ = ("_key", "kid", "public_jwk")

    def __init__(self, seed: bytes) -> None:
        public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
        self.public_jwk: Jwk = {"crv": "Ed25519", "kty": "OKP", "x": encode(public)}
        self.kid = thumbprint(self.public_jwk)
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
        header, payload, signature = decode(head), decode(body), decode(tail)
        if len(signature) != 64:
            raise ImportRefused("signature_malformed")
        return Compact(text, _header_kid(header, typ), payload)

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


def join_detached(sig: str, payload: bytes) -> str:
    """Return the full compact form of a detached signature.

    Raises ImportRefused `signature_malformed` when `sig` is not `header..signature`.
    """
    parts = sig.split(".")
    if len(parts) != 3 or parts[1]:
        raise ImportRefused("signature_malformed")
    return f"{parts[0]}.{encode(payload)}.{parts[2]}"


def _header_kid(header: bytes, typ: str) -> str:
    try:
        members = parse_canonical(header)
    except ImportRefused:
        raise ImportRefused("signature_header") from None
    if not isinstance(members, dict) or set(members) != {"alg", "kid", "typ"}:
        raise ImportRefused("signature_header")
    kid = members["kid"]
    if members["alg"] != "Ed25519" or members["typ"] != typ:
        raise ImportRefused("signature_header")
    if not isinstance(kid, str) or not _KID.match(kid):
        raise ImportRefused("signature_header")
    return kid
