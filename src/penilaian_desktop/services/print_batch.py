"""The forms of a whole unit: whom an account may print, and each person's data in turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from penilaian_desktop.domain.access import Action, allowed
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.employee import Employee, Unit
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.log_views import LOG_REPORTS, log_span
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.print_views import PrintPart
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.forms import Forms
from penilaian_desktop.services.log_reports import LogReports
from penilaian_desktop.services.people import person_item, staff_between, unit_of, unit_path
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import office_standings


@dataclass(frozen=True, slots=True)
class PrintBatch:
    """Use cases of printing for many."""

    context: Context

    def people(
        self, s: Session, form: str, period: str, unit_name: str = ""
    ) -> tuple[PersonItem, ...]:
        """Return whom the account may print a form for, by name; `unit_name` narrows.

        HR prints everybody, others their staff and themselves. A unit takes the units below it
        along. Raises RuleViolation `print_unit_unknown`.
        """
        code = log_span(form, period) if form in LOG_REPORTS else PeriodCode.parse(period)
        with self.context.read() as unit:
            chosen = _units(unit.find(Unit), unit_name) if unit_name.strip() else None
            if allowed(Action.READ_MASTER_DATA, office_standings(s)):
                ids = [employee.id for employee in unit.find(Employee)]
            else:
                staff = staff_between(unit, s, code.starts, code.ends)
                ids = [*staff, *([s.person_id] if s.person_id else [])]
            found = []
            for person_id in ids:
                if chosen is not None:
                    own = unit_of(unit, person_id, code.ends)
                    path = unit_path(unit, own.id if own else None)
                    if chosen.isdisjoint(place.id for place in path):
                        continue
                found.append(person_item(unit, person_id, code.ends))
        return tuple(sorted(found, key=lambda one: (name_order(one.name), one.person_id)))

    def parts(
        self, s: Session, form: str, people: Sequence[PersonItem], period: str
    ) -> Iterator[PrintPart]:
        """Yield each person's data in turn; whoever has no such form brings the reason."""
        for number, person in enumerate(people, start=1):
            try:
                view = self._view(s, form, person.person_id, period)
            except (RuleViolation, NotAllowed) as problem:
                yield PrintPart(number=number, person=person, problem=problem)
            else:
                yield PrintPart(number=number, person=person, view=view)

    def _view(self, s: Session, form: str, person_id: str, period: str) -> object:
        if form in LOG_REPORTS:
            return LogReports(self.context).report(s, form, person_id, period)
        return Forms(self.context).view(s, form, person_id, PeriodCode.parse(period).code)


def _units(units: Sequence[Unit], name: str) -> frozenset[str]:
    """Return the ids of units by id or name; part of a name will do when it is the only one."""
    wanted = " ".join(name.casefold().split())
    exact = [one.id for one in units if wanted in {one.id.casefold(), one.name.casefold()}]
    close = exact or [one.id for one in units if wanted in one.name.casefold()]
    if not exact and len(close) != 1:
        raise RuleViolation("print_unit_unknown", field="unit", unit=name)
    return frozenset(close)
