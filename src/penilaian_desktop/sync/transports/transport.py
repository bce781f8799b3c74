"""The four verbs of every transport, over names that are written once."""

from __future__ import annotations

import re
from typing import Protocol

from penilaian_desktop.domain.errors import ImportRefused, StorageUnavailable
from penilaian_desktop.sync.card import check_marker
from penilaian_desktop.sync.trust import TrustBook

NAME = re.compile(r"[0-9a-z][0-9a-z.-]{0,126}\Z")
"""What may be the name of a file of ours."""

TEMPORARY = "sementara-"
"""How the name begins under which a file is written before it has its own."""

MARKER_LIMIT = 64 * 1024


class NotOurTarget(StorageUnavailable):
    """The folder or server does not belong to our office."""


class NameTaken(StorageUnavailable):
    """Other bytes lie under a name that is written only once."""


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


def ours(name: str) -> bool:
    """Tell whether a file in a place may be ours and is whole."""
    return NAME.match(name) is not None and not name.startswith(TEMPORARY)


def require_name(name: str) -> None:
    """Raise StorageUnavailable `name_not_allowed` for a name that could lead elsewhere."""
    if not ours(name):
        raise StorageUnavailable("name_not_allowed", name=name)


def read_marker(data: bytes, book: TrustBook, place: str) -> str:
    """Return the office of a marker; raises NotOurTarget `marker_foreign`."""
    try:
        return check_marker(data, book)
    except ImportRefused:
        raise NotOurTarget("marker_foreign", path=place) from None
