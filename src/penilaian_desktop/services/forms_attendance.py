"""The data of the printed recap of attendance (PR-2)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.attendance import Attendance, percent
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.employee import Unit
from penilaian_desktop.domain.form_views_attendance import AttendanceFormView, AttendanceSum
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.services.attendance_reading import recaps
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.form_paper import NO_FOOT, agency_of, foot_of
from penilaian_desktop.services.forms_voice import units_of_paper
from penilaian_desktop.services.people import snapshot
from penilaian_desktop.services.person_lists import PersonList
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require_office
from penilaian_desktop.services.unit_keeping import kept_units, people_in


def attendance_form(
    context: Context, s: Session, unit_name: str, period: str
) -> AttendanceFormView:
    """Return the recaps of a unit ("" = all kept), added up over the months of a period so far.

    Raises RuleViolation `print_unit_unknown`, NotAllowed `role_needed`, `unit_not_yours`.
    """
    require_office(s, Action.READ_ATTENDANCE_OF_UNIT)
    code = PeriodCode.parse(period)
    with context.read() as unit:
        today = context.today(unit)
        places, named = units_of_paper(unit, kept_units(unit, s, today), unit_name)
        every = (PeriodCode(code.year, "B", month) for month in range(1, 13))
        months = [one for one in every if one.starts in code and one.starts <= today]
        people = people_in(unit, places, code.starts, min(code.ends, max(today, code.starts)))
        records: dict[str, list[Attendance]] = defaultdict(list)
        for record in recaps(unit, month=tuple(one.code for one in months)):
            if record.person_id in people:
                records[record.person_id].append(record)
        names = {u.id: u.name for u in unit.find(Unit)}
        held = PersonList(unit, people)
        rows = [
            _sum(held.item(person, code.ends), names.get(place, ""), records[person])
            for person, place in people.items()
        ]
        agency = agency_of(unit)
        bare = AttendanceFormView(
            agency=agency.name,
            place=agency.place,
            unit_name=named or agency.name,
            period_label=code.label,
            months=len(months),
            dated=today,
            signer=snapshot(unit, s.person_id or None, today),
            rows=tuple(sorted(rows, key=lambda row: (row.unit.casefold(), name_order(row.name)))),
            foot=NO_FOOT,
        )
        return replace(bare, foot=foot_of(unit, s, bare))


def _sum(person: PersonItem, place: str, records: list[Attendance]) -> AttendanceSum:
    def total(name: str) -> int:
        return sum(getattr(record, name) for record in records)

    return AttendanceSum(
        unit=place,
        name=person.name,
        identity=person.identity,
        months=len(records),
        working_days=total("working_days"),
        present=total("present"),
        duty=total("duty"),
        leave=total("leave"),
        sick=total("sick"),
        permit=total("permit"),
        absent=total("absent"),
        undecided=total("undecided"),
        late_days=total("late_days"),
        late_minutes=total("late_minutes"),
        early_days=total("early_days"),
        percent=percent(records),
    )
