"""The sealed carrier: age around a ZIP of statement and records (paket-1.md, 5)."""

from __future__ import annotations

from collections.abc import Sequence

import pyrage

from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.sync.gate import unzip_package, zip_package

SUFFIX = ".paket"
MAGIC = b"age-encryption.org/v1\n"
_FOREIGN = "No matching keys found"
"""What pyrage says of a whole header that names other recipients; all else is damage."""


def write(statement: str, records: bytes, recipients: Sequence[str]) -> bytes:
    """Return the sealed bytes for the recipients; each call gives other bytes."""
    keys = [pyrage.x25519.Recipient.from_str(text) for text in dict.fromkeys(recipients)]
    sealed: bytes = pyrage.encrypt(zip_package(statement, records), keys)
    return sealed


def read(data: bytes, identities: Sequence[str]) -> tuple[str, bytes]:
    """Return (statement, records.jsonl) as they lie inside; nothing is interpreted.

    Raises ImportRefused `age_not_for_us` when no identity opens it, `sealed_damaged` when a byte
    was changed or the end is missing, and what the ZIP gate refuses.
    """
    if not identities:
        raise ImportRefused("age_no_key")
    try:
        keys = [pyrage.x25519.Identity.from_str(text) for text in identities]
        plain: bytes = pyrage.decrypt(data, keys)
    except pyrage.DecryptError as refused:
        foreign = str(refused) == _FOREIGN
        raise ImportRefused("age_not_for_us" if foreign else "sealed_damaged") from None
    statement, records = unzip_package(plain)
    try:
        return statement.decode("ascii"), records
    except UnicodeDecodeError:
        raise ImportRefused("signature_malformed") from None
