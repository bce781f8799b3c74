"""What is expected of a person before a period begins (SM-11)."""

from __future__ import annotations

from datetime import date

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.berakhlak import VALUES
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.plan_views import ExpectedIndicator, ExpectedView
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.library import anchors_of
from penilaian_desktop.services.matrix_reading import open_cells
from penilaian_desktop.services.people import appraiser_of, person_item
from penilaian_desktop.services.plan_periods import plans_of_year
from penilaian_desktop.services.plan_reading import plan_on, plan_view
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import clamp, require
from penilaian_desktop.storage.unit_of_work import ReadUnit


def expected_of(
    unit: ReadUnit, context: Context, s: Session, year: int, today: date
) -> ExpectedView:
    """Return plan, indicators with anchors, values, dates and open proposals of the own year."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    day = clamp(today, first, last)
    require(unit, s, Action.READ_DRAFT_PLAN, s.person_id, day)
    plan = plan_on(unit, s.person_id, day) or next(
        iter(plans_of_year(unit, s.person_id, year)), None
    )
    view = plan_view(unit, plan, today, editable=True) if plan is not None else None
    rhk = view.rhk if view is not None else ()
    parts = [i for r in rhk for i in r.indicators]
    anchors = anchors_of(unit, context, ((i.library_code, i.library_version) for i in parts))
    periods = sorted(
        (p for p in unit.find(Period) if p.starts.year == year), key=lambda p: (p.starts, p.code)
    )
    texts = plan.expectations if plan is not None else ("",) * len(VALUES)
    leader = appraiser_of(unit, s.person_id, day)
    return ExpectedView(
        plan=view,
        indicators=tuple(
            ExpectedIndicator(
                indicator_id=i.id,
                text=i.text,
                target_text=i.target_text,
                unit=i.unit,
                measure=i.measure,
                source=i.source,
                anchors=anchors.get((i.library_code, i.library_version), ()),
            )
            for i in parts
        ),
        values=tuple(
            (value.code, value.name, tuple(value.guides), text)
            for value, text in zip(VALUES, texts, strict=True)
        ),
        dates=tuple(
            (p.code, PeriodCode.parse(p.code).label, p.starts, p.ends, p.deadline) for p in periods
        ),
        proposals=open_cells(unit, s.person_id, year),
        appraiser=person_item(unit, leader, day) if leader else None,
    )
