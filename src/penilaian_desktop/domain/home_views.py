"""Beranda: what is to be done, today, the week, and how far the indicators are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from penilaian_desktop.domain.activity_views import ActivityItem, DayInfo, WeekView
from penilaian_desktop.domain.feedback_views import FeedbackItem


@dataclass(frozen=True, slots=True, kw_only=True)
class TodoItem:
    """A thing to do, most painful first. `kind` decides icon and words, `target` the page.

    Kinds: missing_days, returned, no_evidence, self_report, plan_missing, plan_returned, receipt,
    unscored, to_review, packages_waiting, plans_to_decide, handed_over, laptops_to_look_at,
    first_steps, praised.
    """

    kind: str
    count: int
    title: str
    detail: str
    target: str
    argument: str = ""
    severity: str = "warn"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorProgress:
    """An indicator of the period: what the log adds up to against the target."""

    indicator_id: str
    text: str
    actual: Decimal
    target: Decimal | None
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """Beranda.

    `put_off` counts the things to do that are hidden until tomorrow; `reviews_at` is the age of
    the decisions on the own log (None = they are made on this laptop).
    """

    period_code: str
    period_label: str
    working_day_number: int
    working_days: int
    todos: tuple[TodoItem, ...]
    today: tuple[ActivityItem, ...]
    today_info: DayInfo
    week: WeekView
    progress: tuple[IndicatorProgress, ...]
    feedback: FeedbackItem | None
    feedback_count: int = 0
    put_off: int = 0
    reviews_at: datetime | None = None
