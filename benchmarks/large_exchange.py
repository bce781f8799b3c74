"""An office that a thousand packages are sent to: its workspace, and the packages as files.

Every laptop is enrolled as usual; the packages are signed with the laptops' own keys and sealed by
the program's own writer. Only the records are made up here, straight as lines.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pyrage

from penilaian_desktop.app.opening import stand_up
from penilaian_desktop.app.paths import find_paths
from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.activity import Activity, ActivityState, Review, ReviewDecision
from penilaian_desktop.domain.employee import Assignment, Employee, Relation, RelationKind, Unit
from penilaian_desktop.domain.exchange import ChainPoint, PackageKind
from penilaian_desktop.domain.exchange_rows import Device
from penilaian_desktop.domain.record import Record, new_id
from penilaian_desktop.domain.sealing import DeviceKeys, Parcel, SealRequest, TrustFacts
from penilaian_desktop.domain.verified import CertificateIn
from penilaian_desktop.services.canonical import record_line
from penilaian_desktop.services.registry import Services
from penilaian_desktop.services.session import Session, Signer
from penilaian_desktop.storage.holidays import load_holidays
from penilaian_desktop.storage.workspace import Author, Workspace
from penilaian_desktop.sync.certificates import Issuer, read_certificate
from penilaian_desktop.sync.desk import Desk
from penilaian_desktop.sync.extras import certificate_in
from penilaian_desktop.sync.signature import SigningKey
from penilaian_desktop.sync.writer import file_stem, write_parcel

NOW = datetime(2026, 11, 18, 7, 30, tzinfo=UTC)
TODAY = date(2026, 11, 18)
KEY = bytes(range(32))
LAPTOPS, STAFF = 25, 10
RECORDS = 100
DECIDED = 45
"""Of the records of a package, how many are signed decisions; the others are entries."""

WORDS = (
    "Melayani perekaman KTP-el warga di loket", "Memverifikasi berkas permohonan kartu keluarga",
    "Rapat koordinasi pelayanan adminduk", "Menyusun laporan bulanan capaian layanan",
    "Mengarsipkan berkas akta kelahiran", "Menindaklanjuti pengaduan warga lewat kanal pesan",
)  # fmt: skip


@dataclass(frozen=True)
class Laptop:
    """A laptop of a unit: its keys, its staff and the key of their head."""

    keys: DeviceKeys
    staff: tuple[str, ...]
    head: str
    signer: Signer


@dataclass(frozen=True)
class BigOffice:
    """An open office; `laptops` send to it."""

    workspace: Workspace
    services: Services
    desk: Desk
    session: Session
    laptops: tuple[Laptop, ...]

    @property
    def trust(self) -> TrustFacts:
        return self.services.exchange.trust()


def clock() -> datetime:
    return NOW


def open_office(root: Path, laptops: tuple[Laptop, ...], session: Session) -> BigOffice:
    workspace = Workspace.open(root, KEY, clock=clock)
    services, desk = stand_up(workspace, find_paths(), clock)
    return BigOffice(workspace, services, desk, session, laptops)


def found(root: Path) -> BigOffice:
    """Found an office with its units, staff and enrolled laptops."""
    workspace = Workspace.create(root, KEY, title="Kantor", clock=clock)
    paths = find_paths()
    services, desk = stand_up(workspace, paths, clock)
    person = services.founding.begin(
        agency="Kota Contoh", place="", unit_name="BKPSDM", name="Nurul Huda",
        identity="199003152015032001", position="Analis SDM Aparatur", office=True,
        holidays=load_holidays(paths.resources),
    )  # fmt: skip
    roles = frozenset({Role.EMPLOYEE, Role.HR})
    seed = os.urandom(32)
    session = Session(
        "a-1", "nurul", person, "Nurul Huda", roles, "office", office=True, signer=Signer(seed)
    )
    desk.enrolment.found_office(session, name="BKPSDM Kota Contoh", passphrase="kunci kantor besar")
    laptops = tuple(_laptop(workspace, services, number) for number in range(LAPTOPS))
    return BigOffice(workspace, services, desk, session, laptops)


def _laptop(workspace: Workspace, services: Services, number: int) -> Laptop:
    """Write a unit with its people, and certify its laptop and everybody's account."""
    facts = services.exchange.trust()
    own = facts.self_device
    assert own is not None
    assert facts.office_id is not None
    issuer = Issuer(office=facts.office_id, key=SigningKey(own.seed), policy=1)
    unit = Unit(id=new_id(), at=NOW, name=f"Dinas Contoh {number}")
    people = [
        Employee(id=new_id(), at=NOW, name=f"Pegawai {number}-{n}", identity="")
        for n in range(STAFF + 1)
    ]
    head, staff = people[0], people[1:]
    places = [
        Assignment(
            id=new_id(), at=NOW, person_id=p.id, unit_id=unit.id, position="Staf",
            starts=date(2020, 1, 1),
        )
        for p in people
    ]  # fmt: skip
    relations = [
        Relation(
            id=new_id(), at=NOW, person_id=p.id, other_id=head.id,
            relation_kind=RelationKind.APPRAISER, starts=date(2020, 1, 1),
        )
        for p in staff
    ]  # fmt: skip
    with workspace.write(Author("", "", "")) as uow:
        uow.add_many([unit, *people])
        uow.add_many(places)
        uow.add_many(relations)
    seed, identity = os.urandom(32), pyrage.x25519.Identity.generate()
    key = SigningKey(seed)
    recipient = str(identity.to_public())
    first = 1000 * (number + 1)
    certificate = issuer.device(
        first, key.public_jwk, f"LAPTOP-{number:02}", recipient, NOW, unit=unit.id, persons=(),
        from_seq=1,
    )  # fmt: skip
    signers = [Signer(os.urandom(32)) for _ in people]
    accounts = [
        issuer.account(
            first + 1 + n, signer.public_jwk, p.name, NOW, person=p.id,
            roles=("appraiser", "employee") if n == 0 else ("employee",),
            relations=services.enrolling.relations_of(p.id),
        )
        for n, (p, signer) in enumerate(zip(people, signers, strict=True))
    ]  # fmt: skip
    with workspace.write(Author("", "", "")) as uow:
        for text in (certificate, *accounts):
            uow.exchange.put_certificate(_certificate_in(text), NOW)
        uow.exchange.put_device(
            Device(
                kid=key.kid, name=f"LAPTOP-{number:02}", unit_id=unit.id,
                public_jwk=key.public_jwk, age_recipient=recipient, cert=certificate,
                cert_sha256=_certificate_in(certificate).sha256, at=NOW,
            )
        )  # fmt: skip
    keys = DeviceKeys(
        kid=key.kid, name=f"LAPTOP-{number:02}", unit_id=unit.id, seed=seed,
        age_identity=str(identity), age_recipient=recipient, cert=certificate,
    )  # fmt: skip
    return Laptop(keys, tuple(p.id for p in staff), head.id, signers[0])


def _certificate_in(text: str) -> CertificateIn:
    return certificate_in(read_certificate(text))


def seal(office: BigOffice, folder: Path, packages: int) -> int:
    """Leave so many packages in a folder, each laptop's in turn; return their bytes."""
    trust, size = office.trust, 0
    last: dict[str, Parcel] = {}
    for number in range(packages):
        laptop = office.laptops[number % len(office.laptops)]
        before = last.get(laptop.keys.kid)
        at = ChainPoint(epoch=1, seq=1) if before is None else _after(before)
        parcel = write_parcel(_request(trust, laptop, at, number // len(office.laptops)))
        last[laptop.keys.kid] = parcel
        (folder / f"{file_stem(parcel)}.paket").write_bytes(parcel.sealed)
        size += len(parcel.sealed)
    return size


def _after(parcel: Parcel) -> ChainPoint:
    return ChainPoint(epoch=1, seq=parcel.seq + 1, identity=parcel.identity)


def _request(trust: TrustFacts, laptop: Laptop, at: ChainPoint, turn: int) -> SealRequest:
    person = laptop.staff[turn % len(laptop.staff)]
    entries = [entry(person, turn, n) for n in range(RECORDS - DECIDED)]
    records: list[Record] = [*entries, *(_decision(laptop, e) for e in entries[:DECIDED])]
    lines = sorted((r.KIND, r.id, record_line(r, None)) for r in records)
    return SealRequest(
        kind=PackageKind.REPORT,
        aud=trust.office_id or "",
        keys=laptop.keys,
        trust=trust,
        recipients=(),
        at=at,
        made=NOW,
        by=laptop.head,
        lines=tuple(line for _, _, line in lines),
        signed_by=frozenset({laptop.signer.kid}),
    )


def month_of_one_person(office: BigOffice) -> bytes:
    """Return a sealed package with 110 entries of one person, five a working day."""
    laptop = office.laptops[0]
    lines = sorted(
        (e.KIND, e.id, record_line(e, None))
        for e in (entry(laptop.staff[0], 0, number) for number in range(110))
    )
    trust = office.trust
    request = SealRequest(
        kind=PackageKind.REPORT, aud=trust.office_id or "", keys=laptop.keys, trust=trust,
        recipients=(), at=ChainPoint(seq=1), made=NOW, by=laptop.staff[0],
        lines=tuple(line for _, _, line in lines),
    )  # fmt: skip
    return write_parcel(request).sealed


def entry(person: str, turn: int, number: int) -> Activity:
    """Return an entry as people write them: a dozen words, an output, a tag."""
    start = 450 + 50 * (number % 9)
    return Activity(
        id=new_id(),
        at=NOW,
        author_id=person,
        version=2,
        person_id=person,
        day=TODAY - timedelta(days=turn * 7 + number // 9),
        start=start,
        end=start + 45,
        minutes=45,
        text=f"{WORDS[number % len(WORDS)]} {turn * 100 + number}",
        volume=Decimal(number % 30 + 1),
        unit="orang",
        tags=("pelayanan",),
        state=ActivityState.SUBMITTED,
    )


def _decision(laptop: Laptop, seen: Activity) -> Review:
    review = Review(
        id=new_id(), at=NOW, author_id=laptop.head, version=1, person_id=seen.person_id,
        activity_id=seen.id, activity_version=seen.version, decision=ReviewDecision.APPROVED,
    )  # fmt: skip
    return laptop.signer.sign(review, None)
