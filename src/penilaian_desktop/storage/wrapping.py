"""Wrapping a key of 32 bytes by a password or code: argon2id, then AES-256-GCM."""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

SALT_BYTES = 16
NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class KdfParams:
    """Parameters of argon2id (RFC 9106): memory in KiB, passes, lanes.

    The default costs about a tenth of a second. Raises ValueError outside sane limits, so that an
    edited vault cannot ask for all the memory of the machine.
    """

    memory_kib: int = 65_536
    iterations: int = 3
    lanes: int = 2

    def __post_init__(self) -> None:
        lanes_fit = 1 <= self.lanes <= 16
        memory_fits = 8 * self.lanes <= self.memory_kib <= 1_048_576
        if not (lanes_fit and memory_fits and 1 <= self.iterations <= 20):
            raise ValueError("argon2id parameters out of bounds")

    @staticmethod
    def fast() -> KdfParams:
        """Return parameters that protect nothing: for tests and demo data."""
        return KdfParams(memory_kib=8, iterations=1, lanes=1)


@dataclass(frozen=True, slots=True)
class Lock:
    """How the key of a slot comes from its secret: parameters and salt."""

    params: KdfParams
    salt: bytes

    @staticmethod
    def new(params: KdfParams) -> Lock:
        """Return a lock with a fresh salt."""
        return Lock(params, secrets.token_bytes(SALT_BYTES))

    def key(self, secret: str) -> bytes:
        """Derive the key of 32 bytes; costs what the parameters say."""
        return Argon2id(
            salt=self.salt,
            length=32,
            iterations=self.params.iterations,
            lanes=self.params.lanes,
            memory_cost=self.params.memory_kib,
        ).derive(unicodedata.normalize("NFKC", secret).encode("utf-8", "surrogatepass"))

    def bound(self, purpose: str, owner: str) -> bytes:
        """Return what is authenticated beside the key: format, purpose, owner, parameters."""
        numbers = f"{self.params.memory_kib},{self.params.iterations},{self.params.lanes}"
        return f"penilaian-vault/1\0{purpose}\0{owner}\0argon2id,{numbers}".encode()


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A wrapped key."""

    nonce: bytes
    sealed: bytes


def wrap(lock: Lock, lock_key: bytes, key: bytes, purpose: str, owner: str) -> Wrapped:
    """Wrap a key by the key of a lock; purpose, owner and parameters are authenticated."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return Wrapped(nonce, AESGCM(lock_key).encrypt(nonce, key, lock.bound(purpose, owner)))


def unwrap(lock: Lock, lock_key: bytes, wrapped: Wrapped, purpose: str, owner: str) -> bytes | None:
    """Return the wrapped key, or None when secret, purpose, owner or parameters differ."""
    try:
        return AESGCM(lock_key).decrypt(wrapped.nonce, wrapped.sealed, lock.bound(purpose, owner))
    except InvalidTag:
        return None
