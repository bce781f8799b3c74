"""Persons, units, positions and who appraises whom (PermenPANRB 6/2022; UU 20/2023)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from penilaian_desktop.domain.record import Record


class IdentityKind(StrEnum):
    """What the identity number is; a head of region has none."""

    NIP = "NIP"
    NRP = "NRP"
    NONE = "NONE"


class EmployeeStatus(StrEnum):
    """Kinds of employment (UU 20/2023; KepmenPANRB 16/2025 for part time)."""

    PNS = "PNS"
    CPNS = "CPNS"
    PPPK = "PPPK"
    PPPK_PART_TIME = "PPPK_PARUH_WAKTU"
    NON_ASN = "NON_ASN"


class PositionKind(StrEnum):
    """Kinds of position (golongan.json, jenis_jabatan); decides the SKP form."""

    JPT_UTAMA = "JPT_UTAMA"
    JPT_MADYA = "JPT_MADYA"
    JPT_PRATAMA = "JPT_PRATAMA"
    ADMINISTRATOR = "ADMINISTRATOR"
    PENGAWAS = "PENGAWAS"
    JF = "JF"
    PELAKSANA = "PELAKSANA"
    POLITICAL = "PEJABAT_POLITIK"


class AssignmentKind(StrEnum):
    """Kinds of assignment (golongan.json, jenis_penugasan)."""

    DEFINITIF = "DEFINITIF"
    PLT = "PLT"
    PLH = "PLH"
    PJ = "PJ"
    TUGAS_TAMBAHAN = "TUGAS_TAMBAHAN"


class RelationKind(StrEnum):
    """How `other` stands to `person`; the relation is valid on its dates only.

    PLT and PLH appraisers are plain APPRAISER relations with dates; the assignment record says
    that the appraiser holds the office as PLT or PLH.
    """

    APPRAISER = "APPRAISER"
    APPRAISER_SUPERIOR = "APPRAISER_SUPERIOR"
    DELEGATE = "DELEGATE"
    TEAM_LEAD = "TEAM_LEAD"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency(Record):
    """The agency (instansi); one row in a workspace. `place` is printed before the date."""

    KIND: ClassVar[str] = "agency"

    name: str
    place: str
    time_zone: str = "WIB"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Record):
    """A unit kerja; `parent_id` is None for the top. `self_standing` = unit kerja mandiri."""

    KIND: ClassVar[str] = "unit"

    name: str
    parent_id: str | None = None
    working_pattern_id: str | None = None
    self_standing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Employee(Record):
    """A person. `identity` is 18 digits for a NIP, free text for an NRP, "" for none."""

    KIND: ClassVar[str] = "employee"

    name: str
    identity: str = ""
    identity_kind: IdentityKind = IdentityKind.NIP
    status: EmployeeStatus = EmployeeStatus.PNS
    sex: str = ""
    birth_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment(Record):
    """A person's position in a unit from `starts` to `ends` (inclusive; None = open).

    `golongan` is "III/d" for PNS, "IX" for PPPK, None when unknown or not an ASN. `jenjang` is a
    code of `domain.credit_points` for functional positions, else None.
    """

    KIND: ClassVar[str] = "assignment"

    person_id: str
    unit_id: str
    position: str
    position_kind: PositionKind = PositionKind.PELAKSANA
    assignment_kind: AssignmentKind = AssignmentKind.DEFINITIF
    golongan: str | None = None
    golongan_since: date | None = None
    jenjang: str | None = None
    starts: date
    ends: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Record):
    """`other_id` is the appraiser (or superior of the appraiser, delegate, ketua tim) of a person.

    For DELEGATE, `person_id` is the *appraiser* who delegates and `other_id` the delegate.
    """

    KIND: ClassVar[str] = "relation"

    person_id: str
    other_id: str
    relation_kind: RelationKind
    starts: date
    ends: date | None = None
