"""The log as its pages show it: entries, days, weeks, and the rows of a list.

Minutes are minutes after local midnight or durations; dates are local dates.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from penilaian_desktop.domain.activity import ActivityStatus, WorkPlace
from penilaian_desktop.domain.table_views import EvidenceShown, LogOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityItem:
    """One entry of the log with everything a row or block shows."""

    id: str
    version: int
    person_id: str
    day: date
    start: int | None
    end: int | None
    minutes: int
    text: str
    volume: Decimal | None
    unit: str | None
    rhk_id: str | None
    rhk_number: int | None
    rhk_text: str
    tags: tuple[str, ...]
    place: WorkPlace
    note: str
    status: ActivityStatus
    review_note: str
    reviewer: str
    evidence_count: int
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DayInfo:
    """One day of a calendar for one person.

    `target` minutes are 0 on free days; `free` names why a day is free ("" = working day):
    the holiday's name, "akhir pekan", or the mark (cuti, sakit, dinas_luar, pelatihan);
    `free_kind` is holiday | weekend | mark | "", `holiday_kind` libur_nasional | cuti_bersama |
    libur_daerah | "".
    """

    day: date
    target: int
    logged: int
    overlap: int
    free: str = ""
    free_kind: str = ""
    holiday_kind: str = ""
    opens: int = 450
    closes: int = 960
    break_start: int = 720
    break_end: int = 780


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekView:
    """Seven days, Monday first, with their entries in order of start.

    `carried` are night shifts of the day before that end on the first day; their minutes after
    midnight count in `logged`. `no_holidays` names the years without a list of holidays.
    `missing` are working days up to today without their target minutes; the week is `complete`
    once its last working day is reached, none is missing and nothing overlaps unmeant. `kept` are
    pairs of ids whose overlap is meant. `reviews_at` is the age of the decisions on the own
    entries, None where they are made on this laptop.
    """

    days: tuple[DayInfo, ...]
    items: tuple[ActivityItem, ...]
    target: int
    logged: int
    night_shift: bool = False
    carried: tuple[ActivityItem, ...] = ()
    no_holidays: tuple[int, ...] = ()
    complete: bool = False
    missing: tuple[date, ...] = ()
    kept: frozenset[frozenset[str]] = frozenset()
    reviews_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityFilter:
    """Which entries of one person a list shows; None and "" do not narrow.

    `rhk_id` "" with `without_rhk` finds entries that support no RHK. `search` is full text.
    `newest_first` is the order of the table; a reading list goes the other way. With another
    `order` than by day it means the largest first. `without_evidence` is short for `evidence`:
    entries that support an RHK and have no file, since the others need no proof.
    """

    person_id: str = ""
    starts: date | None = None
    ends: date | None = None
    statuses: tuple[ActivityStatus, ...] = ()
    rhk_id: str = ""
    without_rhk: bool = False
    without_evidence: bool = False
    evidence: EvidenceShown = EvidenceShown.ANY
    place: WorkPlace | None = None
    tag: str = ""
    search: str = ""
    newest_first: bool = True
    order: LogOrder = LogOrder.DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityPage:
    """A page of rows by key and the key of the next page (None = end).

    With `first_key`, that of the first row, a list by day is read the other way.
    """

    items: tuple[ActivityItem, ...]
    next_key: tuple[str, str] | None
    first_key: tuple[str, str] | None = None
