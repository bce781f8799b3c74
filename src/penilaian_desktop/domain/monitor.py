"""Who is not counted as missing, and what the national system says of a person (SM-2, no. 14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.record import Record


class ExceptionKind(StrEnum):
    """Why a person is not appraised here."""

    RETIRED = "pensiun"
    MOVED = "mutasi"
    DISCIPLINE = "hukdis"
    LEAVE = "cuti"
    STUDY = "tugas_belajar"
    DIED = "meninggal"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonException(Record):
    """A person who is counted out of the missing from `starts` to `ends` (None = open).

    It counts for a period on whose last day it is valid. `document` names the decision it rests on.
    """

    KIND: ClassVar[str] = "exception"

    person_id: str
    exception_kind: ExceptionKind
    starts: date
    ends: date | None = None
    document: str = ""
    note: str = ""

    def covers(self, day: date) -> bool:
        """Tell whether the exception is valid on a day."""
        return self.starts <= day and (self.ends is None or day <= self.ends)


class NationalStatus(StrEnum):
    """How far the national system is with a person; CHECK = its row could not be taken over."""

    DONE = "sudah"
    NOT_YET = "belum"
    NO_DATA = "tidak_ada_data"
    CHECK = "perlu_diperiksa"


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalRefusal:
    """A row of a recap that was not taken over: its cell, why, and whose it is where one knows.

    `code` names the sentence, `detail` what stands there; `name` is that of the row.
    """

    sheet: str
    row: int
    column: str
    header: str
    code: str
    detail: str
    name: str = ""
    person_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalResult:
    """What a downloaded recap says of one person and period; `row` is the row of the sheet.

    It belongs to no package and is never changed: a later file of the period counts before it.
    `final` is False where the status says that the appraisal is not done. With the status CHECK
    nothing is known of the person but why: `refusal`.
    """

    person_id: str
    status: NationalStatus
    work: Rating | None = None
    behaviour: Rating | None = None
    predicate: Predicate | None = None
    final: bool = True
    row: int = 0
    refusal: NationalRefusal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalImport:
    """One recap of the national system that was taken over. `at` is ISO 8601 text in UTC."""

    id: str
    period_code: str
    file_name: str
    sha256: str
    at: str
    account_id: str
    taken: int
    warned: int
    refused: int
