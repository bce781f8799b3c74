"""The first records of a workspace that somebody starts for themselves (first start)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.calendar import Holiday, PeriodCode, ReducedHours, WorkingPattern
from penilaian_desktop.domain.employee import Agency, Assignment, Employee, IdentityKind, Unit
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.nip import parse_nip
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.services.context import DEFAULT_SCHEME, Context
from penilaian_desktop.services.periods import DEADLINE_DAYS, PARTS
from penilaian_desktop.storage.holidays import HolidayList
from penilaian_desktop.storage.unit_of_work import OFFICE


@dataclass(frozen=True, slots=True)
class Founding:
    """Use cases that come before the first account."""

    context: Context

    def begin(
        self,
        *,
        agency: str,
        place: str,
        unit_name: str,
        name: str,
        identity: str,
        position: str,
        office: bool = False,
        time_zone: str = "WIB",
        holidays: tuple[HolidayList, ...] = (),
    ) -> str:
        """Write agency, unit, the first person, this year's quarters and calendar.

        Returns the id of the person. What an office sends later takes the place of these records.
        Raises RuleViolation `workspace_begun`, `name_required` (with its field), or a nip_* code.
        """
        for field, text in (("agency", agency), ("unit", unit_name), ("name", name)):
            if not text.strip():
                raise RuleViolation("name_required", field=field)
        nip = parse_nip(identity) if identity.strip() else None
        with self.context.workspace.write(self.context.installation()) as unit:
            begun = bool(unit.find(Employee, limit=1)) or bool(unit.find(Agency, limit=1))
            if begun:
                raise RuleViolation("workspace_begun")
            now, today = self.context.now(), self.context.today(unit)
            pattern = unit.add(WorkingPattern(id=new_id(), at=now, name="Lima hari kerja"))
            unit.add(
                Agency(
                    id=new_id(), at=now, name=agency.strip(), place=place.strip(),
                    time_zone=time_zone,
                )
            )  # fmt: skip
            home = unit.add(
                Unit(id=new_id(), at=now, name=unit_name.strip(), working_pattern_id=pattern.id)
            )
            person = unit.add(
                Employee(
                    id=new_id(),
                    at=now,
                    name=name.strip(),
                    identity=nip.text if nip else "",
                    identity_kind=IdentityKind.NIP if nip else IdentityKind.NONE,
                    sex=nip.sex if nip else "",
                    birth_date=nip.birth if nip else None,
                )
            )
            unit.add(
                Assignment(
                    id=new_id(),
                    at=now,
                    person_id=person.id,
                    unit_id=home.id,
                    position=position.strip(),
                    starts=date(today.year, 1, 1),
                )
            )
            version = self.context.schemes.get(DEFAULT_SCHEME).version
            for number in range(1, PARTS["T"] + 1):
                code = PeriodCode(today.year, "T", number)
                unit.add(
                    Period(
                        id=new_id(),
                        at=now,
                        code=code.code,
                        starts=code.starts,
                        ends=code.ends,
                        deadline=date.fromordinal(code.ends.toordinal() + DEADLINE_DAYS),
                        scheme=DEFAULT_SCHEME,
                        scheme_version=version,
                    )
                )
            for listed in holidays:
                for holiday in listed_holidays(listed):
                    unit.add(replace(holiday, id=new_id(), at=now))
                for span in listed.reduced:
                    unit.add(
                        ReducedHours(
                            id=new_id(),
                            at=now,
                            name=span.name,
                            starts=span.starts,
                            ends=span.ends,
                            minutes=span.minutes,
                        )
                    )
            unit.set_setting(OFFICE, "1" if office else None)
            return person.id


def listed_holidays(listed: HolidayList) -> tuple[Holiday, ...]:
    """Return the free days of a shipped list as records without ids."""
    at = datetime(listed.year, 1, 1, tzinfo=UTC)
    return tuple(
        Holiday(id="", at=at, day=day.day, name=day.name, holiday_kind=day.kind)
        for day in listed.days
    )
