"""Recognition and outreach as their pages show them (WG-5, PR-6, SM-10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from penilaian_desktop.domain.outreach import OutreachEvent
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.recognition import Recognition
from penilaian_desktop.domain.shares import share
from penilaian_desktop.domain.voice_views import HeardLine


class RecognitionSource(StrEnum):
    """What a recognition may rest on."""

    PRAISE = "praise"
    RESULT = "result"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognitionDraft:
    """A recognition that praise or a good result suggests; words to begin with (TS-7, X-5)."""

    source: RecognitionSource
    person: PersonItem
    day: date
    title: str
    text: str
    note_id: str = ""
    period_code: str = ""
    letter: str = ""
    """The number of the letter that approved a reward for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLine:
    """An entry of the log that shows why."""

    activity_id: str
    day: date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidencePage:
    """A page of entries, the newest first; `next_key` leads to the older ones, None = end."""

    lines: tuple[EvidenceLine, ...]
    next_key: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognitionItem:
    """A recognition with its entries. `shared` is None until the person said yes or no."""

    recognition: Recognition
    person: PersonItem
    author: str
    shared: bool | None
    entries: tuple[EvidenceLine, ...]
    praise: str
    """What the public said, "" where it rests on no praise."""
    may_edit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognitionBoard:
    """What leaders gave in a year, and what suggests more."""

    year: int
    given: tuple[RecognitionItem, ...]
    drafts: tuple[RecognitionDraft, ...]
    may_give: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRecognitions:
    """Recognition of one person: by leaders, and praise of the public that names them (PR-6)."""

    person: PersonItem
    items: tuple[RecognitionItem, ...]
    praise: tuple[HeardLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutreachItem:
    """A meeting about the system with the names of the staff who came."""

    event: OutreachEvent
    unit: str
    people: tuple[PersonItem, ...]
    may_edit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachedUnit:
    """How many of the staff of a unit came to a meeting in a year."""

    unit_id: str
    unit: str
    staff: int
    reached: int

    @property
    def share(self) -> int:
        """Return the share in whole percent."""
        return share(self.reached, self.staff)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutreachBoard:
    """The meetings of a year, the newest first, and the share of the staff they reached."""

    year: int
    events: tuple[OutreachItem, ...]
    units: tuple[ReachedUnit, ...]
    staff: int
    reached: int
    places: tuple[tuple[str, str], ...]
    """(id, name) of the units that the account keeps, those at the top first."""
