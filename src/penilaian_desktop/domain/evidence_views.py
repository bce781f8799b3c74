"""What the services say about evidence: how files are prepared, and what all of them weigh."""

from __future__ import annotations

from dataclasses import dataclass

from penilaian_desktop.domain.errors import PenilaianError

MEGABYTE = 1024 * 1024
WORTH_TELLING = 10 * 1024
MOST_BYTES = 25 * MEGABYTE


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceItem:
    """A file attached to an activity; `used_elsewhere` names another entry with the same file."""

    id: str
    activity_id: str
    sha256: str
    name: str
    media: str
    size: int
    used_elsewhere: str = ""
    elsewhere_id: str = ""
    """That other entry's id, "" where the person may not open it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceOptions:
    """How files are prepared before they are kept."""

    side: int = 1600
    """Pixels that the longer side of a picture may have; 0 keeps every pixel."""
    quality: int = 85
    """JPEG quality of a picture that is written again."""
    keep_place: bool = False
    """Keep the place where a photograph was taken."""
    limit: int = MOST_BYTES
    """Bytes that a file may have before it is prepared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedEvidence:
    """A file that was read, checked and shrunk; nothing is written yet."""

    name: str
    media: str
    data: bytes
    size_before: int
    """Bytes of the file as it was handed over."""
    locked: bool = False
    """A password protects it: it can be kept, and not looked at here."""

    @property
    def shrunk(self) -> bool:
        """Tell whether at least a tenth was saved, and enough to speak of it."""
        saved = self.size_before - len(self.data)
        return saved >= WORTH_TELLING and saved * 10 >= self.size_before


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEvidence:
    """A file whose bytes are kept; no entry has it yet."""

    name: str
    media: str
    sha256: str
    size: int
    size_before: int
    shrunk: bool = False
    locked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedEvidence:
    """A file that no entry got, by name, and why."""

    name: str
    error: PenilaianError


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachedEvidence:
    """What became of some files: those attached with what was stored, those refused."""

    items: tuple[tuple[StoredEvidence, EvidenceItem], ...] = ()
    refused: tuple[RefusedEvidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceTotal:
    """The files of a whole workspace, each counted once."""

    files: int
    size: int
