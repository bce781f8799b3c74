"""What Beranda and the rail count alike."""

from __future__ import annotations

from datetime import date

from penilaian_desktop.domain.appraisal import Appraisal, AppraisalState, Period
from penilaian_desktop.domain.exchange import PackageKind
from penilaian_desktop.domain.exchange_rows import ChainLink
from penilaian_desktop.domain.plan import Plan, PlanState, PlanStatus
from penilaian_desktop.services.chains import WAITING
from penilaian_desktop.services.people import staff_between, staff_windows
from penilaian_desktop.services.plan_reading import status_of
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import clamp
from penilaian_desktop.storage.exchange_store import IN
from penilaian_desktop.storage.unit_of_work import ReadUnit


def unscored(unit: ReadUnit, s: Session, today: date) -> tuple[int, Period | None]:
    """Return how many of the staff are not scored for the newest ended period, and that period."""
    ended = [p for p in unit.find(Period, locked=False) if p.ends < today]
    for period in sorted(ended, key=lambda p: (p.ends, p.starts), reverse=True):
        staff = staff_between(unit, s, period.ends, period.ends)
        done = {
            a.person_id
            for a in unit.find(Appraisal, person_id=staff, period_code=period.code)
            if a.state is not AppraisalState.DRAFT
        }
        missing = [person for person in staff if person not in done]
        if missing:
            return len(missing), period
    return 0, None


def plans_to_decide(unit: ReadUnit, s: Session, today: date) -> int:
    """Return how many plans of the staff wait for a decision."""
    windows = staff_windows(unit, s)
    if not windows:
        return 0
    handed_in = unit.find(Plan, person_id=tuple(windows), state=PlanState.SUBMITTED)
    return sum(
        1
        for plan in handed_in
        if any(w.covers(clamp(today, plan.starts, plan.ends)) for w in windows[plan.person_id])
        and status_of(unit, plan)[0] is PlanStatus.SUBMITTED
    )


def packages(unit: ReadUnit) -> tuple[ChainLink, ...]:
    """Return what waits at the import desk; what laptops hand over waits on Pertukaran."""
    return tuple(
        link
        for outcome in WAITING
        for link in unit.exchange.links(IN, outcome=outcome)
        if link.kind != PackageKind.HANDOVER.value
    )


def total(waiting: dict[str, dict[date, int]]) -> int:
    """Return how many entries wait, of everybody and every day."""
    return sum(sum(days.values()) for days in waiting.values())
