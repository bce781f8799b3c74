"""The four verbs of every transport, over names that are written once (PACKAGES.md, Transports)."""

from __future__ import annotations

from typing import Protocol


class Transport(Protocol):
    """A place where packages are left for others. Nothing is ever deleted there."""

    def check(self) -> str:
        """Return the office's name from its signed marker; raises NotOurTarget."""

    def names(self, prefix: str = "") -> tuple[str, ...]:
        """Return the names that begin with the prefix, sorted; unknown files are left alone."""

    def put_if_absent(self, name: str, data: bytes) -> bool:
        """Write a file that is not there yet; False when the same bytes are there already.

        Raises NameTaken when other bytes have the name, StorageUnavailable otherwise.
        """

    def get(self, name: str, max_bytes: int) -> bytes:
        """Return the bytes of a file; raises ImportRefused when it is larger."""
