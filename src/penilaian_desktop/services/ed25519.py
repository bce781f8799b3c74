"""Compact signatures with Ed25519 over bytes that are canonical already (RFC 7515, RFC 8037).

A report carries a signature per decision, thousands in all. The header of a key is always the same
text and a key is read once; the bytes are those that any JOSE library writes (a test compares).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from penilaian_desktop.services.canonical import canonical

ALGORITHM = "Ed25519"
SIGNATURE_BYTES = 64


def encode(raw: bytes) -> str:
    """Return base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def decode(text: str) -> bytes:
    """Return the bytes of canonical base64url without padding; raises ValueError for any other."""
    try:
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except binascii.Error as error:
        raise ValueError("no base64url") from error
    if encode(raw) != text:
        raise ValueError("no canonical base64url")
    return raw


@lru_cache(maxsize=1024)
def thumbprint(x: str) -> str:
    """Return the RFC 7638 thumbprint of the public key with this `x`."""
    return encode(hashlib.sha256(canonical({"crv": ALGORITHM, "kty": "OKP", "x": x})).digest())


class PrivateKey:
    """An Ed25519 key that signs records; `kid` is the thumbprint of its public half."""

    __slots__ = ("_heads", "_key", "kid", "public_jwk")

    def __init__(self, seed: bytes) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        x = encode(self._key.public_key().public_bytes_raw())
        self.public_jwk: dict[str, str] = {"crv": ALGORITHM, "kty": "OKP", "x": x}
        self.kid = thumbprint(x)
        self._heads: dict[str, str] = {}

    def sign(self, typ: str, payload: bytes) -> str:
        """Return the compact form over a payload, with the header {alg, kid, typ}."""
        head = self._heads.get(typ)
        if head is None:
            members = {"alg": ALGORITHM, "kid": self.kid, "typ": typ}
            head = self._heads[typ] = encode(canonical(members))
        signed = f"{head}.{encode(payload)}"
        return f"{signed}.{encode(self._key.sign(signed.encode('ascii')))}"


def verify(x: str, signed: str, signature: bytes) -> bool:
    """Tell whether the key with this `x` made the signature over `header.payload`."""
    try:
        _public_key(x).verify(signature, signed.encode("ascii"))
    except (InvalidSignature, ValueError):
        return False
    return True


@lru_cache(maxsize=1024)
def _public_key(x: str) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(decode(x))
