"""An office and a unit's laptop, enrolled with one another by files only; people are invented."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

from tests.services.office import Clock, Office, build

from penilaian_desktop.app.paths import resources_folder
from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.exchange import ChainKey, PackageKind
from penilaian_desktop.domain.sealing import Parcel, SealRequest
from penilaian_desktop.services.canonical import canonical, record_object
from penilaian_desktop.services.chains import next_point
from penilaian_desktop.services.registry import build_services
from penilaian_desktop.services.session import Session
from penilaian_desktop.storage.library_file import load_library
from penilaian_desktop.storage.schemes import load_schemes
from penilaian_desktop.storage.workspace import Workspace
from penilaian_desktop.sync.asking import AccountAsk
from penilaian_desktop.sync.desk import Desk
from penilaian_desktop.sync.enrolment import OfficeKeys
from penilaian_desktop.sync.writer import write_parcel

PASSPHRASE = "kunci induk kantor contoh"
STAFF = ("hendra", "bambang", "ratna", "siti", "taufik", "yohanes", "dewi")


@dataclass
class Side:
    """One workspace with its desk; `people` speaks for the persons in it."""

    people: Office
    desk: Desk

    @property
    def workspace(self) -> Workspace:
        return self.people.workspace

    @property
    def exchange(self):
        return self.people.services.exchange

    def session(self, who: str, *roles: Role) -> Session:
        """Return a session on this side's own device."""
        own = self.people.services.enrolling.own_device()
        kid = own.kid if own else "device"
        return replace(self.people.session(who, *roles), device_id=kid)


@dataclass
class Pair:
    """The office, the unit, the folder between them and the keys handed out at founding."""

    office: Side
    unit: Side
    folder: Path
    keys: OfficeKeys

    @property
    def hr(self) -> Session:
        return self.office.session("nurul", Role.HR, Role.EMPLOYEE)

    @property
    def head(self) -> Session:
        return self.unit.session("bambang")

    def send(self, who: str = "bambang", **options) -> Path:
        """Seal a report at the unit and return the path of the sealed file."""
        item = self.unit.desk.seal(self.unit.session(who), "report", out=self.folder, **options)
        return self.folder / item.value.files[-1]

    def send_something(self) -> Path:
        """Write an entry and send it."""
        self.unit.people.submit("siti", "08.00-09.00 Rapat")
        return self.send()

    def exchange_all(self) -> None:
        """Send, accept, and take the receipt back."""
        path = self.send()
        self.office.desk.accept(self.hr, path, out=self.folder)
        self.unit.desk.receive_all(self.head, self.folder)

    def close(self) -> None:
        self.office.workspace.close()
        self.unit.workspace.close()


def side(root: Path, key: bytes, clock: Clock, ids=None, units=None) -> Side:
    """Open a workspace as a side; without ids it is filled with the example people."""
    workspace = Workspace.open(root, key, clock=clock)
    if ids is None:
        people = build(workspace, clock, resources_folder())
    else:
        schemes = load_schemes(resources_folder())
        services = build_services(workspace, schemes, clock, load_library(resources_folder()))
        people = Office(workspace, services, clock, ids, units)
    return Side(people, Desk(people.services))


def enrol(
    office_root: Path, unit_root: Path, folder: Path, key: bytes
) -> tuple[OfficeKeys, dict, dict]:
    """Found the office, let the laptop of the unit ask, approve it, and bring the answer back."""
    clock = Clock()
    office = side(office_root, key, clock)
    unit = side(unit_root, key, clock, office.people.ids, office.people.units)
    pair = Pair(office, unit, folder, None)
    keys = office.desk.enrolment.found_office(
        pair.hr, name="BKPSDM Kota Contoh", passphrase=PASSPHRASE
    )
    add_laptop(pair, unit, keys, "LAYANAN-02", STAFF)
    with office.workspace.read() as reading:
        ids, units = office.people.ids, office.people.units
        assert reading.setting("office.id") == keys.office_id
    pair.close()
    return keys, ids, units


def add_laptop(pair: Pair, unit: Side, keys: OfficeKeys, name: str, staff, place="dinas") -> str:
    """Enrol a laptop with the accounts of some staff and return its kid."""
    someone = unit.people.session(staff[0])
    kid = unit.desk.enrolment.make_device(someone, name=name, unit_id=unit.people.units[place])
    unit.desk.enrolment.join(someone, keys.card)
    asks = [
        AccountAsk(
            signer=unit.people.session(who).signer,
            person_id=unit.people.ids[who],
            name=who,
            roles=tuple(sorted(role.value for role in unit.people.session(who).roles)),
        )
        for who in staff
    ]
    request = unit.desk.enrolment.request(someone, asks, unit_name="Disdukcapil")
    package = pair.office.desk.enrolment.read_request(request.sealed)
    parcels = pair.office.desk.enrolment.approve(pair.hr, package, unit_id=unit.people.units[place])
    for parcel in parcels:
        outcome = unit.desk.accept(someone, parcel.sealed)
        assert outcome.value.outcome == "applied", outcome.value.problems
    return kid


def copy_pair(template, tmp_path: Path, key: bytes) -> Pair:
    """Return a fresh copy of an enrolled pair."""
    source, keys, ids, units = template
    for name in ("office", "unit"):
        shutil.copytree(source / name, tmp_path / name)
    folder = tmp_path / "tukar"
    folder.mkdir()
    clock = Clock()
    return Pair(
        side(tmp_path / "office", key, clock, ids, units),
        side(tmp_path / "unit", key, clock, ids, units),
        folder,
        keys,
    )


def craft(side: Side, objects, *, kind=PackageKind.REPORT, aud=None, at=None, **changes) -> Parcel:
    """Sign any records with a side's device key, as a clever thief of the laptop could."""
    facts = side.exchange.trust()
    keys = facts.self_device
    aud = aud or facts.office_id
    if at is None:
        with side.workspace.read() as unit:
            at = next_point(unit, ChainKey(dev=keys.kid, aud=aud))
    ordered = sorted(objects, key=lambda o: (o["kind"], o["id"]))
    request = SealRequest(
        kind=kind,
        aud=aud,
        keys=keys,
        trust=facts,
        recipients=changes.pop("recipients", ()),
        at=at,
        made=datetime(2026, 11, 18, 14, 30, tzinfo=timezone(timedelta(hours=7))),
        by="",
        lines=tuple(canonical(o) for o in ordered),
        **changes,
    )
    return write_parcel(request)


def as_object(record, base=None) -> dict:
    """Return a record as it travels."""
    return record_object(record, base)
