"""The road that packages travel: which one was chosen, how it is, what will be written."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from penilaian_desktop.domain.evidence_road import EvidenceLoad


class RoadKind(StrEnum):
    """Ways between a laptop and its office; NONE before one was chosen."""

    NONE = ""
    FOLDER = "folder"
    SERVER = "webdav"
    MAIL = "mail"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerAddress:
    """A WebDAV folder and how to sign in there, as it lies in the encrypted workspace.

    `ca` is PEM text; `plain` = an unencrypted connection was confirmed.
    """

    url: str
    user: str = ""
    password: str = field(default="", repr=False)
    ca: str = field(default="", repr=False)
    plain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadChoice:
    """The road of this workspace.

    `folder` is absolute; `moved` = the workspace lies elsewhere than when the folder was chosen,
    so that somebody must confirm it. `auto` = it is used without being asked.
    """

    kind: RoadKind = RoadKind.NONE
    folder: str = ""
    moved: bool = False
    server: ServerAddress | None = None
    auto: bool = False
    evidence: bool = True

    @property
    def place(self) -> str:
        """Return the folder or address in words, "" for mail and for none."""
        if self.kind is RoadKind.SERVER and self.server is not None:
            return self.server.url
        return self.folder if self.kind is RoadKind.FOLDER else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What sending now would write: records that wait, packages on their way, bytes in all."""

    records: int
    packages: int
    size: int
    evidence: EvidenceLoad = field(default_factory=EvidenceLoad)

    def total(self, *, evidence: bool) -> int:
        """Return the bytes with or without evidence."""
        return self.size + (self.evidence.size if evidence else 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drive:
    """A removable disk that is plugged in; sizes in bytes."""

    path: str
    name: str
    free: int
    total: int
    read_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """When the road was used by itself, and when it is used next; None = not yet, or not at all."""

    succeeded: datetime | None = None
    failed: datetime | None = None
    next: datetime | None = None
    message: str = ""
