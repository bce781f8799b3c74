"""The office: units, persons, periods, the calendar."""

from __future__ import annotations

from datetime import date

from tests.builders.record import PERIOD, meta, numbers

from penilaian_desktop.domain.appraisal import (
    OrganisationPredicate,
    OrganisationResult,
    Period,
)
from penilaian_desktop.domain.calendar import Holiday, ReducedHours, WorkingPattern
from penilaian_desktop.domain.employee import (
    Agency,
    Assignment,
    Employee,
    Relation,
    RelationKind,
    Unit,
)


def an_agency(**fields):
    return Agency(**meta(fields, name="Pemerintah Kota Contoh", place="Kota Contoh"))


def a_unit(**fields):
    return Unit(**meta(fields, name="Dinas Kependudukan dan Pencatatan Sipil"))


def a_working_pattern(**fields):
    return WorkingPattern(**meta(fields, name="Lima hari"))


def an_employee(**fields):
    number = next(numbers)
    return Employee(
        **meta(fields, name=f"Pegawai {number}", identity=f"1990010120150310{number % 100:02d}")
    )


def an_assignment(**fields):
    return Assignment(
        **meta(
            fields,
            person_id="p-siti",
            unit_id="u-1",
            position="Analis Kependudukan",
            golongan="III/a",
            starts=date(2026, 1, 1),
        )
    )


def a_relation(**fields):
    return Relation(
        **meta(
            fields,
            person_id="p-siti",
            other_id="p-head",
            relation_kind=RelationKind.APPRAISER,
            starts=date(2026, 1, 1),
        )
    )


def a_period(**fields):
    return Period(
        **meta(
            fields,
            code=PERIOD,
            starts=date(2026, 10, 1),
            ends=date(2026, 12, 31),
            deadline=date(2027, 1, 15),
        )
    )


def a_holiday(**fields):
    return Holiday(**meta(fields, day=date(2026, 12, 25), name="Hari Raya Natal"))


def reduced_hours(**fields):
    return ReducedHours(
        **meta(fields, name="Ramadan", starts=date(2026, 2, 18), ends=date(2026, 3, 19))
    )


def an_organisation_result(**fields):
    return OrganisationResult(
        **meta(fields, unit_id="u-1", period_code=PERIOD, predicate=OrganisationPredicate.BAIK)
    )
