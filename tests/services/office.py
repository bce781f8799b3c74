"""A small invented office in a real workspace, for the tests of the use cases."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.account import Account
from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.domain.appraisal import Period, Rating
from penilaian_desktop.domain.calendar import PeriodCode, WorkingPattern
from penilaian_desktop.domain.employee import (
    Agency,
    Assignment,
    AssignmentKind,
    Employee,
    PositionKind,
    Relation,
    RelationKind,
    Unit,
)
from penilaian_desktop.domain.quick_entry import parse
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.services.matrix import Matrix
from penilaian_desktop.services.registry import Services, build_services
from penilaian_desktop.services.session import Session, Signer
from penilaian_desktop.storage.library_file import load_library
from penilaian_desktop.storage.schemes import load_schemes
from penilaian_desktop.storage.trail import Author
from penilaian_desktop.storage.workspace import Workspace

SYSTEM = Author(account_id="", person_id="", device_id="")
YEAR = date(2026, 1, 1)
TODAY = date(2026, 11, 18)  # a Wednesday

PEOPLE = {
    # name: (position, kind, unit, golongan)
    "hendra": ("Kepala Dinas", PositionKind.JPT_PRATAMA, "dinas", "IV/b"),
    "bambang": ("Kepala Bidang Pelayanan", PositionKind.ADMINISTRATOR, "pelayanan", "IV/a"),
    "ratna": ("Kepala Bidang Arsip", PositionKind.ADMINISTRATOR, "arsip", "IV/a"),
    "siti": ("Operator SIAK", PositionKind.PELAKSANA, "pelayanan", "III/a"),
    "taufik": ("Petugas Loket", PositionKind.PELAKSANA, "pelayanan", "II/d"),
    "yohanes": ("Pranata Komputer", PositionKind.JF, "pelayanan", "III/b"),
    "dewi": ("Arsiparis", PositionKind.JF, "arsip", "III/c"),
    "nurul": ("Analis Kepegawaian", PositionKind.JF, "dinas", "III/c"),
}
NAMES = {
    "hendra": "Hendra Gunawan",
    "bambang": "Bambang Wijaya",
    "ratna": "Ratna Sari",
    "siti": "Siti Aminah",
    "taufik": "Taufik Rahman",
    "yohanes": "Yohanes Tandi",
    "dewi": "Dewi Kartika",
    "nurul": "Nurul Huda",
}
APPRAISERS = {
    "bambang": "hendra",
    "ratna": "hendra",
    "nurul": "hendra",
    "siti": "bambang",
    "taufik": "bambang",
    "yohanes": "bambang",
    "dewi": "ratna",
}
ROLES = {
    "bambang": {Role.EMPLOYEE, Role.APPRAISER},
    "hendra": {Role.EMPLOYEE, Role.APPRAISER},
    "ratna": {Role.EMPLOYEE, Role.APPRAISER},
    "yohanes": {Role.EMPLOYEE, Role.TEAM_LEAD},
    "nurul": {Role.EMPLOYEE, Role.HR},
}


class Clock:
    """A clock that the test moves: local noon of a day, a minute later at each look."""

    def __init__(self, day: date = TODAY) -> None:
        self.set(day)

    def set(self, day: date) -> None:
        self.moment = datetime(day.year, day.month, day.day, 5, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


@dataclass
class Office:
    """The open workspace with its services, persons and sessions."""

    workspace: Workspace
    services: Services
    clock: Clock
    ids: dict[str, str]
    units: dict[str, str]

    def session(self, who: str, *roles: Role) -> Session:
        """Return the session of a person, or of an account that is nobody's own."""
        found = frozenset(roles) or frozenset(ROLES.get(who, {Role.EMPLOYEE}))
        return Session(
            account_id=f"account-{who}",
            account_name=who,
            person_id=self.ids.get(who, ""),
            display_name=NAMES.get(who, who),
            roles=found,
            device_id="device",
            office=False,
            signer=Signer(who.encode().ljust(32, b"\0")),
        )

    def relate(self, kind: RelationKind, person: str, other: str, starts=YEAR, ends=None) -> str:
        """Write a relation between two persons and return its id."""
        with self.workspace.write(SYSTEM) as unit:
            return unit.add(
                Relation(
                    id=new_id(), at=self.clock(), person_id=self.ids[person],
                    other_id=self.ids[other], relation_kind=kind, starts=starts, ends=ends,
                )
            ).id  # fmt: skip

    def end_relation(self, person: str, ends: date) -> None:
        """End the appraiser relation of a person."""
        with self.workspace.write(SYSTEM) as unit:
            (relation,) = unit.find(
                Relation, person_id=self.ids[person], relation_kind=RelationKind.APPRAISER
            )
            unit.put(replace(relation, ends=ends))

    def log(self, who: str, line: str, day: date = TODAY) -> ActivityItem:
        """Write a line into somebody's log."""
        s = self.session(who)
        context = self.services.activities.entry_context(s, day)
        return self.services.activities.log(s, parse(line, context)).value

    def submit(self, who: str, *lines: str, day: date = TODAY) -> tuple[ActivityItem, ...]:
        """Write lines and hand them in."""
        items = [self.log(who, line, day) for line in lines]
        self.services.activities.submit(self.session(who), [item.id for item in items])
        return tuple(self.services.activities.item(self.session(who), item.id) for item in items)

    def plan(self, who: str, *, submit: bool = True, agree_by: str = "") -> PlanView:
        """Write a complete plan with two RHK, hand it in, and have it agreed."""
        plans, s = self.services.plans, self.session(who)
        plan = plans.create(s, 2026).value
        for text, unit, target in (
            ("Terselesaikannya permohonan kartu keluarga", "dokumen", 1800),
            ("Terlayaninya perekaman KTP-el", "orang", 2400),
        ):
            plan = plans.save_rhk(s, plan.id, None, text=text).value
            quarter = Decimal(target // 4)
            plans.save_indicator(
                s,
                plan.rhk[-1].id,
                None,
                text=text,
                target_text=f"{target} {unit}",
                measure="Jumlah dalam SIAK",
                source="SIAK",
                quarter_targets=(quarter,) * 4,
            )
        plan = plans.save_attachments(s, plan.id, ["Printer"], ["Bulanan"], ["Pembinaan"]).value
        if submit or agree_by:
            plan = plans.submit(s, plan.id).value
        if agree_by:
            plan = plans.decide(self.session(agree_by), plan.id, agreed=True).value
        return plan

    def appraise(
        self,
        who: str,
        by: str,
        period: str = "2026-T3",
        work: Rating = Rating.MEETS,
        behaviour: Rating = Rating.MEETS,
        *,
        publish: bool = False,
    ):
        """Rate, finish and perhaps publish."""
        s, person = self.session(by), self.ids[who]
        appraisals = self.services.appraisals
        appraisals.save(
            s, person, period, work_rating=work, behaviour_rating=behaviour,
            work_reason="Sesuai bukti", behaviour_reason="Tiga ucapan terima kasih",
            strength="Teliti", improvement="Menulis volume setiap hari",
        )  # fmt: skip
        view = appraisals.finish(s, person, period).value
        if publish:
            appraisals.publish(s, period, [person])
        return view


def build(workspace: Workspace, clock: Clock, resources) -> Office:
    """Fill a workspace with the people above."""
    services = build_services(workspace, load_schemes(resources), clock, load_library(resources))
    ids: dict[str, str] = {}
    units: dict[str, str] = {}
    at = clock()
    with workspace.write(SYSTEM) as unit:
        unit.add(Agency(id=new_id(), at=at, name="Pemerintah Kota Contoh", place="Kota Contoh"))
        pattern = unit.add(WorkingPattern(id=new_id(), at=at, name="Lima hari"))
        units["dinas"] = unit.add(
            Unit(id=new_id(), at=at, name="Disdukcapil", working_pattern_id=pattern.id)
        ).id
        for key, name in (("pelayanan", "Bidang Pelayanan"), ("arsip", "Bidang Arsip")):
            units[key] = unit.add(Unit(id=new_id(), at=at, name=name, parent_id=units["dinas"])).id
        for n, (who, (position, kind, place, golongan)) in enumerate(PEOPLE.items()):
            ids[who] = unit.add(
                Employee(
                    id=new_id(), at=at, name=NAMES[who], identity=f"19800{n + 1}011205011001"[:18],
                )
            ).id  # fmt: skip
            unit.add(
                Assignment(
                    id=new_id(), at=at, person_id=ids[who], unit_id=units[place],
                    position=position, position_kind=kind,
                    assignment_kind=AssignmentKind.DEFINITIF, golongan=golongan,
                    starts=date(2020, 1, 1),
                )
            )  # fmt: skip
        for who, other in APPRAISERS.items():
            unit.add(
                Relation(
                    id=new_id(), at=at, person_id=ids[who], other_id=ids[other],
                    relation_kind=RelationKind.APPRAISER, starts=YEAR,
                )
            )  # fmt: skip
        for number in range(1, 5):
            code = PeriodCode(2026, "T", number)
            unit.add(
                Period(
                    id=new_id(), at=at, code=code.code, starts=code.starts, ends=code.ends,
                    deadline=code.ends + timedelta(days=10),
                )
            )  # fmt: skip
        unit.accounts.save(
            Account(
                account_id="account-nurul", name="nurul", person_id=ids["nurul"],
                roles=(Role.EMPLOYEE, Role.HR),
            )
        )  # fmt: skip
    return Office(workspace, services, clock, ids, units)


def put_cell(
    matrix: Matrix, s: Session, rhk_id: str, member: str, text: str, cell: str | None = None
):
    """Write one cell of a leader's matrix."""
    return matrix.put_cells(s, [(rhk_id, member, text, cell)])
