"""What the log says beside its entries: repairs, unsaved text, and stretches to print or export."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from penilaian_desktop.domain.activity import WorkPlace
from penilaian_desktop.domain.activity_views import ActivityItem, DayInfo
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.form_views import FormFoot
from penilaian_desktop.domain.plan import PersonSnapshot
from penilaian_desktop.domain.wording import date_range, weekday_date

DAILY, WEEKLY, MONTHLY = "laporan-harian", "laporan-mingguan", "laporan-bulanan"
LOG_REPORTS = (DAILY, WEEKLY, MONTHLY)

PLACE_LABELS = {
    WorkPlace.OFFICE: "Kantor",
    WorkPlace.HOME: "Rumah",
    WorkPlace.TRAVEL: "Dinas luar",
    WorkPlace.OTHER: "Lain",
}

_WEEK = re.compile(r"(\d{4})-W(\d{2})")


class RepairHow(StrEnum):
    """What to do about two entries at the same time."""

    SPLIT = "split"  # the longer one goes on around the other
    SHORTEN = "shorten"  # the earlier one ends where the later one begins
    KEEP = "keep"  # it is meant: no warning until one of them changes


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsavedText:
    """Text that was typed but not saved: where (`place` is named by the page), what and when."""

    place: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LogSpan:
    """The days that a report covers, and their name."""

    starts: date
    ends: date
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidencePicture:
    """A picture that proves an entry: the entry's number in the report, its name and its bytes."""

    number: int
    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class LogReportView:
    """Everything a report of the log prints; `target` minutes are those of the calendar.

    `kept_out` counts evidence that is no picture or had no room in the appendix.
    """

    form: str
    agency: str
    place: str
    span: LogSpan
    employee: PersonSnapshot
    appraiser: PersonSnapshot
    days: tuple[DayInfo, ...]
    items: tuple[ActivityItem, ...]
    dated: date
    pictures: tuple[EvidencePicture, ...] = ()
    appendix: bool = False
    kept_out: int = 0
    foot: FormFoot


@dataclass(frozen=True, slots=True, kw_only=True)
class LogExportView:
    """Entries as they are exported, oldest first, with whose they are."""

    employee: PersonSnapshot
    label: str
    items: tuple[ActivityItem, ...]


def log_span(form: str, text: str) -> LogSpan:
    """Return the days of a report: a date, a week (2026-W38 or a day of it), a month (2026-B09).

    A longer period (2026-T3, or a month for daily reports) gives one report after the other.
    Raises RuleViolation `log_period_invalid`.
    """
    refused = RuleViolation("log_period_invalid", field="--period", value=text)
    try:
        if form == MONTHLY or re.fullmatch(r"\d{4}(?:-[STB]\d{1,2})?", text.strip()):
            return _period(text)
        if form == WEEKLY and (found := _WEEK.fullmatch(text.strip())):
            return week_span(date.fromisocalendar(int(found[1]), int(found[2]), 1))
        day = date.fromisoformat(text.strip())
    except (ValueError, RuleViolation) as error:
        raise refused from error
    if form == WEEKLY:
        return week_span(day)
    return LogSpan(starts=day, ends=day, label=f"{weekday_date(day)} {day.year}")


def week_span(day: date) -> LogSpan:
    """Return the week of a day, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    sunday = monday + timedelta(days=6)
    number = monday.isocalendar().week
    return LogSpan(
        starts=monday, ends=sunday, label=f"Minggu {number}, {date_range(monday, sunday)}"
    )


def _period(text: str) -> LogSpan:
    text = text.strip()
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        day = date.fromisoformat(text)
        text = f"{day.year}-B{day.month:02d}"
    code = PeriodCode.parse(text)
    return LogSpan(starts=code.starts, ends=code.ends, label=code.label)
