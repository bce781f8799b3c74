"""The versioned record, the unit of storage, of the journal and of the exchange.

A record is what docs/formats/paket-1.md calls a record: an id (UUIDv7), a version that grows by
one with each write, one author, the time of writing and its fields. Subclasses are frozen
dataclasses; their class attribute `KIND` is the kind of the exchange format.
"""

from __future__ import annotations

import os
import threading
import time
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import NAMESPACE_URL, UUID, uuid5

from penilaian_desktop.domain.clock import utc_now

__all__ = ["META_FIELDS", "Record", "new_id", "utc_now"]

_lock = threading.Lock()
_last = 0


def new_id() -> str:
    """Return a new UUIDv7 (RFC 9562) as text; ids made by one process are strictly increasing.

    48 bits of Unix milliseconds, then a 12-bit counter that carries into the milliseconds, then
    62 random bits.
    """
    global _last  # noqa: PLW0603  (one clock per process is the point)
    with _lock:
        tick = max((time.time_ns() // 1_000_000) << 12, _last + 1)
        _last = tick
    millis, counter = tick >> 12, tick & 0xFFF
    rand = int.from_bytes(os.urandom(8), "big") & ((1 << 62) - 1)
    return str(UUID(int=(millis << 80) | (0x7 << 76) | (counter << 64) | (0b10 << 62) | rand))


def fixed_id(name: str) -> str:
    """Return the id of what is one by its nature: the same on every laptop, in the form of a v7."""
    number = uuid5(NAMESPACE_URL, name).int & ~(0xF << 76) & ~(0b11 << 62)
    return str(UUID(int=number | 0x7 << 76 | 0b10 << 62))


def ids_follow(identity: str) -> None:
    """Make every id from now on greater than a given UUIDv7, although the clock was set back."""
    global _last  # noqa: PLW0603
    number = UUID(identity).int
    tick = (number >> 80) << 12 | (number >> 64) & 0xFFF
    with _lock:
        _last = max(_last, tick)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A versioned record with one author.

    `version` starts at 1. `author_id` is a person id (an employee record's id) or "" for the
    installation itself. `at` is UTC. `sig` is the author's detached JWS over the canonical record
    with `base` = `sig_base` (kinds in `domain.kinds.DECISIONS`), else None.
    """

    KIND: ClassVar[str] = ""

    id: str
    version: int = 1
    author_id: str = ""
    at: datetime
    deleted: bool = False
    sig: str | None = None
    sig_base: int | None = None


META_FIELDS = frozenset({"id", "version", "author_id", "at", "deleted", "sig", "sig_base"})
