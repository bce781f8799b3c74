"""What the public is served with and says: services, surveys, forums, complaints (FEATURES 1.2).

Records of a unit (`Owner.UNIT`) carry `unit_id`: they are kept by whoever works for the unit, on a
laptop that is enrolled for it, or by HR. Who a citizen is stands in a record of its own
(`citizen`), so that it never travels further than to the office and is never shown to an ASN.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from penilaian_desktop.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicService(Record):
    """A service that a unit offers to the public; `days` is what its standard promises.

    A service that ended is retired, never removed: what was said about it stays readable.
    """

    KIND: ClassVar[str] = "public_service"

    unit_id: str
    name: str
    standard: str = ""
    days: int | None = None
    order: int = 0
    retired_on: date | None = None


class Channel(StrEnum):
    """How the voice of the public arrived (X-6)."""

    SURVEY = "survei"
    FORUM = "forum"
    COUNTER = "loket"
    BOX = "kotak_saran"
    LETTER = "surat"
    PHONE = "telepon"
    SOCIAL = "media_sosial"
    LAPOR = "sp4n_lapor"
    VISIT = "kunjungan"
    OTHER = "lain"


class NoteKind(StrEnum):
    """What a citizen brings: pengaduan, pujian, saran."""

    COMPLAINT = "pengaduan"
    PRAISE = "pujian"
    ADVICE = "saran"


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey(Record):
    """A satisfaction survey of a unit over a stretch of days (PermenPANRB 14/2017).

    `scheme` names the rules of the index. Nothing reads `elements`: an unsur that was not asked is
    blank in every questionnaire, and so leaves the index by itself.
    """

    KIND: ClassVar[str] = "survey"

    unit_id: str
    title: str
    starts: date
    ends: date
    scheme: str = "skm-14-2017"
    elements: tuple[str, ...] = ()
    method: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyAnswer(Record):
    """One filled questionnaire: answers 1 to 4 in the order of the regulation, None = blank.

    `respondent` is the number of the sheet or the time of the form: with the answers it tells a
    repetition. No name is kept.
    """

    KIND: ClassVar[str] = "survey_answer"

    unit_id: str
    survey_id: str
    service_id: str
    day: date
    u1: int | None = None
    u2: int | None = None
    u3: int | None = None
    u4: int | None = None
    u5: int | None = None
    u6: int | None = None
    u7: int | None = None
    u8: int | None = None
    u9: int | None = None
    respondent: str = ""
    age: int | None = None
    sex: str = ""
    education: str = ""
    job: str = ""
    comment: str = ""

    @property
    def answers(self) -> tuple[int | None, ...]:
        """Return the nine answers."""
        return (
            self.u1, self.u2, self.u3, self.u4, self.u5, self.u6, self.u7, self.u8, self.u9,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Forum(Record):
    """A meeting with the public: forum diskusi or musyawarah (TJ-9, WG-8)."""

    KIND: ClassVar[str] = "forum"

    unit_id: str
    held_on: date
    place: str
    topic: str
    participants: int
    points: str
    follow_up: str = ""
    service_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicNote(Record):
    """A complaint, praise or advice (PR-5, WG-9); `person_id` only when it names an ASN.

    A complaint is open until `solved_on`; `too_slow` marks what says that a service takes too long
    (TJ-10).
    """

    KIND: ClassVar[str] = "public_note"

    unit_id: str
    service_id: str | None = None
    person_id: str = ""
    note_kind: NoteKind
    channel: Channel
    received_on: date
    text: str
    too_slow: bool = False
    solved_on: date | None = None
    solution: str = ""

    @property
    def days_to_solve(self) -> int | None:
        """Return the days from receipt to solution, None while it is open."""
        return None if self.solved_on is None else (self.solved_on - self.received_on).days


@dataclass(frozen=True, slots=True, kw_only=True)
class Citizen(Record):
    """Who brought a note, if they wished to be answered: for the keeper and the office alone."""

    KIND: ClassVar[str] = "citizen"

    unit_id: str
    note_id: str
    name: str
    contact: str = ""
