"""Evidence on its way between laptops: blobs cut in parts (docs/formats/paket-1.md, 6)."""

from __future__ import annotations

from dataclasses import dataclass

PART_BYTES = 262_144
"""Clear bytes of a part; the last one may be shorter."""

PART_LIMIT = PART_BYTES + 16 * 1024
"""The most bytes that an encrypted part may have."""

BLOB_LIMIT = 32 * 1024 * 1024
"""A blob that says to be larger is never fetched."""

PARTS_IN_PACKAGE = 3_000
"""Parts that one statement lists at most; what is more goes with the next one."""

BLOBS_IN_PACKAGE = 2_000
"""Blobs that one statement lists at most."""

PART_PREFIX = "b-"


def part_name(sha256: str) -> str:
    """Return the file name of a part by the hash of its ciphertext."""
    return PART_PREFIX + sha256


def parts_of(size: int) -> int:
    """Return in how many parts a blob of so many bytes travels; one of no bytes in none."""
    return -(-size // PART_BYTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class BlobOut:
    """A blob for one recipient; `parts` are hashes of ciphertext, () when none were made.

    `sealed_in` is the statement that first listed them; `acknowledged` = it arrived there.
    `recipients` tells one set of age recipients from another.
    """

    aud: str
    sha256: str
    size: int
    media: str
    parts: tuple[str, ...] = ()
    recipients: str = ""
    sealed_in: str | None = None
    acknowledged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BlobIn:
    """A blob that a statement taken here promises; it has not come yet."""

    identity: str
    sha256: str
    device_kid: str
    aud: str
    size: int
    media: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EvidenceNews:
    """What fetching brought: files that arrived, and files that are still waited for."""

    arrived: int = 0
    missing: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLoad:
    """Evidence that is to travel: files and their bytes in clear."""

    files: int = 0
    size: int = 0
