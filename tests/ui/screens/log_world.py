"""A small office in a real workspace: one employee with a week of work, and her head."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.activity import (
    Activity,
    ActivityState,
    Review,
    ReviewDecision,
)
from penilaian_desktop.domain.calendar import Holiday, WorkingPattern
from penilaian_desktop.domain.employee import (
    Agency,
    Assignment,
    Employee,
    Relation,
    RelationKind,
    Unit,
)
from penilaian_desktop.domain.plan import Indicator, Plan, PlanState, Rhk
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.services.activities import Activities
from penilaian_desktop.services.activity_import import ActivityImport
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.drafts import Drafts
from penilaian_desktop.services.home import Home
from penilaian_desktop.services.log_reports import LogReports
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.tasks import Tasks
from penilaian_desktop.services.templates import Templates
from penilaian_desktop.services.undo import Undo
from penilaian_desktop.storage.schemes import load_schemes
from penilaian_desktop.storage.workspace import Author

RESOURCES = Path(__file__).parents[3] / "resources"
NOW = datetime(2026, 11, 19, 7, 40, tzinfo=UTC)
"""Thursday 19 November 2026, 14.40 WIB."""
MONDAY = date(2026, 11, 16)

DRAFT, SUBMITTED = ActivityState.DRAFT, ActivityState.SUBMITTED
# (day, start, end, text, volume, unit, RHK, state, decision)
WEEK = (
    (0, "07.30", "08.00", "Apel pagi dan menyiapkan loket", None, None, None, SUBMITTED, True),
    (0, "08.00", "11.00", "Melayani perekaman KTP-el", 31, "orang", 2, SUBMITTED, True),
    (0, "11.00", "12.00", "Memperbaiki biodata pada KK", None, None, 2, SUBMITTED, False),
    (0, "13.00", "15.00", "Memverifikasi permohonan KK", 22, "dokumen", 1, SUBMITTED, True),
    (0, "15.00", "16.00", "Memutakhirkan data SIAK", 46, "data", 3, SUBMITTED, True),
    (1, "07.30", "09.30", "Menerbitkan kartu keluarga", 18, "dokumen", 1, SUBMITTED, None),
    (1, "09.30", "12.00", "Melayani perekaman KTP-el", 26, "orang", 2, SUBMITTED, None),
    (1, "13.00", "14.30", "Rapat evaluasi layanan", None, None, None, SUBMITTED, None),
    (1, "14.00", "16.00", "Memutakhirkan data SIAK", 44, "data", 3, SUBMITTED, None),
    (2, "07.30", "09.00", "Memverifikasi pindah datang", 14, "berkas", 3, SUBMITTED, None),
    (2, "10.30", "12.00", "Menerbitkan kartu keluarga", 12, "dokumen", 1, SUBMITTED, None),
    (2, "13.00", "14.15", "Memutakhirkan data SIAK", 38, "data", 3, DRAFT, None),
    (2, "15.00", "16.00", "Menyusun rekap harian loket", 1, "laporan", None, DRAFT, None),
    (3, "07.30", "08.00", "Apel pagi dan menyiapkan loket", None, None, None, DRAFT, None),
    (3, "08.00", "10.00", "Melayani perekaman KTP-el", 19, "orang", 2, DRAFT, None),
    (3, "10.00", "12.00", "Menerbitkan kartu keluarga", 15, "dokumen", 1, DRAFT, None),
    (3, "13.00", "14.30", "Memutakhirkan data SIAK", 41, "data", 3, DRAFT, None),
)
RHK = (
    ("Terbitnya kartu keluarga tepat waktu", "Kartu keluarga terbit", "dokumen", "450"),
    ("Terlayaninya perekaman KTP-el warga", "Perekaman KTP-el", "orang", "600"),
    ("Mutakhirnya data kependudukan", "Pemutakhiran data SIAK", "data", "900"),
)


@dataclass
class World:
    """The pieces a page test needs."""

    workspace: object
    services: SimpleNamespace
    session: Session
    head: Session
    ids: dict[tuple[int, str], str] = field(default_factory=dict)
    rhk: dict[int, str] = field(default_factory=dict)


def minute(text: str) -> int:
    hour, rest = text.split(".")
    return int(hour) * 60 + int(rest)


def make_world(workspace, clock, *, filled: bool = True) -> World:
    """Write the office into an open workspace and return it with its use cases."""
    context = Context(workspace, load_schemes(RESOURCES), clock)
    services = SimpleNamespace(
        activities=Activities(context),
        home=Home(context),
        undo=Undo(context),
        templates=Templates(context),
        drafts=Drafts(context),
        activity_import=ActivityImport(context),
        log_reports=LogReports(context),
        tasks=Tasks(context),
    )
    people = {}
    with workspace.write(Author(account_id="", person_id="", device_id="d")) as uow:
        now = clock()
        uow.add(Agency(id=new_id(), at=now, name="Kota Contoh", place="Contoh"))
        pattern = uow.add(WorkingPattern(id=new_id(), at=now, name="Lima hari"))
        unit = uow.add(
            Unit(
                id=new_id(),
                at=now,
                name="Disdukcapil Kota Contoh",
                working_pattern_id=pattern.id,
                self_standing=True,
            )
        )
        uow.add(
            Holiday(
                id=new_id(),
                at=now,
                day=date(2026, 11, 20),
                name="Hari Jadi Kota Contoh",
                holiday_kind="libur_daerah",
            )
        )
        for key, name in (("siti", "Siti Aminah"), ("bambang", "Bambang Wijaya")):
            person = uow.add(Employee(id=new_id(), at=now, name=name))
            people[key] = person.id
            uow.add(
                Assignment(
                    id=new_id(),
                    at=now,
                    person_id=person.id,
                    unit_id=unit.id,
                    position="Pengadministrasi",
                    starts=date(2024, 1, 1),
                )
            )
        uow.add(
            Relation(
                id=new_id(),
                at=now,
                person_id=people["siti"],
                other_id=people["bambang"],
                relation_kind=RelationKind.APPRAISER,
                starts=date(2024, 1, 1),
            )
        )
    world = World(
        workspace,
        services,
        _session("siti", people["siti"], "Siti Aminah", Role.EMPLOYEE),
        _session("bambang", people["bambang"], "Bambang Wijaya", Role.EMPLOYEE, Role.APPRAISER),
    )
    if filled:
        _fill(world, clock())
    return world


def _session(account: str, person: str, name: str, *roles: Role) -> Session:
    return Session(
        account_id=account,
        account_name=account,
        person_id=person,
        display_name=name,
        roles=frozenset(roles),
        device_id="d",
    )


def _fill(world: World, now: datetime) -> None:
    siti, bambang = world.session.person_id, world.head.person_id
    own = Author(account_id="siti", person_id=siti, device_id="d")
    reviews = []
    with world.workspace.write(own) as uow:
        plan = uow.add(
            Plan(
                id=new_id(),
                at=now,
                person_id=siti,
                year=2026,
                starts=date(2026, 1, 1),
                ends=date(2026, 12, 31),
                state=PlanState.SUBMITTED,
            )
        )
        for number, (text, indicator, name, target) in enumerate(RHK, 1):
            rhk = uow.add(
                Rhk(id=new_id(), at=now, person_id=siti, plan_id=plan.id, order=number, text=text)
            )
            world.rhk[number] = rhk.id
            uow.add(
                Indicator(
                    id=new_id(),
                    at=now,
                    person_id=siti,
                    rhk_id=rhk.id,
                    order=1,
                    text=indicator,
                    target_text=target,
                    target_low=Decimal(target),
                    target_high=Decimal(target),
                    unit=name,
                    quarter_targets=(Decimal(target),) * 4,
                )
            )
        for offset, start, end, text, volume, name, number, state, accepted in WEEK:
            entry = uow.add(
                Activity(
                    id=new_id(),
                    at=now,
                    person_id=siti,
                    day=MONDAY + timedelta(days=offset),
                    start=minute(start),
                    end=minute(end),
                    minutes=minute(end) - minute(start),
                    text=text,
                    volume=None if volume is None else Decimal(volume),
                    unit=name,
                    rhk_id=world.rhk[number] if number else None,
                    state=state,
                )
            )
            world.ids[offset, start] = entry.id
            if accepted is not None:
                reviews.append((entry, accepted))
    with world.workspace.write(
        Author(account_id="bambang", person_id=bambang, device_id="d")
    ) as uow:
        for entry, accepted in reviews:
            uow.add(
                Review(
                    id=new_id(),
                    at=now,
                    person_id=siti,
                    activity_id=entry.id,
                    activity_version=entry.version,
                    decision=ReviewDecision.APPROVED if accepted else ReviewDecision.RETURNED,
                    note="" if accepted else "Tuliskan jumlah berkasnya.",
                )
            )
