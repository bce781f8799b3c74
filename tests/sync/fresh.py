"""Fresh laptops, made as first start makes them, that meet by files only; people are invented."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tests.services.office import Clock

from penilaian_desktop.app.founding import found_workspace, join_office
from penilaian_desktop.app.opening import Live, open_workspace
from penilaian_desktop.app.paths import Paths, resources_folder
from penilaian_desktop.domain.employee import Assignment, IdentityKind
from penilaian_desktop.domain.progress import Silent
from penilaian_desktop.domain.quick_entry import parse
from penilaian_desktop.storage.vault import KdfParams
from penilaian_desktop.sync.import_desk import ImportDesk
from penilaian_desktop.sync.joining import Founded, Joining
from penilaian_desktop.sync.roads import Roads
from penilaian_desktop.sync.trust_desk import TrustDesk
from penilaian_desktop.ui.kit.runtime import NewWorkspace

PASSWORD = "tiga kata sandi"
PASSPHRASE = "kunci induk kota contoh"
SITI = ("Siti Aminah, S.Kom.", "199208172016032008", "Operator SIAK")
HR = ("Nurul Huda, S.E.", "198503122010012005", "Analis Kepegawaian")


def wanted(unit: str, who: tuple[str, str, str], account: str, *, office: bool) -> NewWorkspace:
    name, nip, position = who
    return NewWorkspace(
        agency="Pemerintah Kota Contoh", unit=unit, name=name, identity=nip, position=position,
        account=account, password=PASSWORD, office=office,
    )  # fmt: skip


@dataclass
class Fresh:
    """One laptop: its folder and, while it is open, what lives in it."""

    root: Path
    paths: Paths
    clock: Clock
    account: str
    live: Live | None = None

    def open(self) -> Live:
        """Sign in; what was open before is closed."""
        self.close()
        self.live = open_workspace(self.root, self.account, PASSWORD, self.paths, self.clock)
        return self.live

    def close(self) -> None:
        if self.live is not None:
            self.live.close()
            self.live = None

    @property
    def session(self):
        return self.live.session

    @property
    def services(self):
        return self.live.services

    @property
    def trust(self) -> TrustDesk:
        return TrustDesk(self.live.services, self.live.desk)

    @property
    def roads(self) -> Roads:
        return Roads(self.live.services, self.live.desk)

    @property
    def desk(self) -> ImportDesk:
        return ImportDesk(self.live.services, self.live.desk)

    @property
    def fingerprint(self) -> str:
        return self.roads.standing(self.session).device_fingerprint

    def log(self, *lines: str, day: date | None = None) -> None:
        """Write lines into the own log and hand them in."""
        activities, s = self.services.activities, self.session
        context = activities.entry_context(s, day or date(2026, 11, 18))
        items = [activities.log(s, parse(line, context)).value for line in lines]
        activities.submit(s, [item.id for item in items])

    def collect(self, folder: Path):
        return self.roads.collect(self.session, folder, Silent()).value

    def send(self, folder: Path):
        return self.roads.save(self.session, folder, ("sealed",), Silent()).value


@dataclass
class World:
    """An office that was just founded, its exchange folder, and laptops that come to it."""

    folder: Path
    paths: Paths
    clock: Clock
    office: Fresh
    founded: Founded
    tukar: Path
    unit_id: str
    siti_id: str

    @property
    def card(self) -> Path:
        return self.tukar / "kantor.paket-kartu"

    def laptop(self, name: str, who=SITI, account: str = "siti") -> Fresh:
        """Make a laptop that asks to be let in at its first start."""
        root = self.folder / name
        join_office(
            root, self.card, self.founded.fingerprint,
            wanted("Dinas Dukcapil", who, account, office=False),
            self.paths, self.clock, Silent(), KdfParams.fast(),
        )  # fmt: skip
        made = Fresh(root, self.paths, self.clock, account)
        made.open()
        return made

    def requests(self):
        """Return what HR sees of laptops that ask."""
        found = self.office.desk.gather(self.office.session, [self.tukar], Silent())
        return [look for look in found.looks if look.asking is not None]

    def approve(self, look=None):
        """Approve a request, the only one by default, for the unit."""
        look = look or self.requests()[0]
        return self.office.desk.approve(self.office.session, look, self.unit_id, self.tukar)

    def enrolled(self, name: str) -> Fresh:
        """Make a laptop that was let in and whose person signed in again."""
        made = self.laptop(name)
        self.approve()
        made.collect(self.tukar)
        made.open()
        return made

    def report(self, laptop: Fresh):
        """Send a laptop's work, take it at the office, and bring the receipt back."""
        laptop.send(self.tukar)
        self.take_all()
        return laptop.collect(self.tukar)

    def take_all(self):
        """Take every package that lies in the folder for the office; return the outcomes."""
        found = self.office.desk.gather(self.office.session, [self.tukar], Silent())
        return [
            self.office.desk.accept(self.office.session, look, None, self.tukar).value.outcome
            for look in found.looks
            if look.asking is None
        ]


def found(folder: Path) -> World:
    """Found an office on a fresh laptop, with one person in a unit, and its exchange folder."""
    clock = Clock()
    paths = Paths(resources_folder(), folder / "data", folder / "log")
    office = Fresh(folder / "kantor", paths, clock, "nurul")
    found_workspace(
        office.root, wanted("BKPSDM", HR, "nurul", office=True), paths, clock, Silent(),
        KdfParams.fast(),
    )  # fmt: skip
    office.open()
    for name in ("stik-1", "stik-2", "tukar"):
        (folder / name).mkdir()
    founded = (
        Joining(office.services, office.live.desk)
        .found(
            office.session, name="BKPSDM Kota Contoh", passphrase=PASSPHRASE,
            root=folder / "stik-1", recovery=folder / "stik-2",
        )
        .value
    )  # fmt: skip
    data, s = office.services.master_data, office.session
    unit = data.save_unit(s, None, name="Dinas Dukcapil").value
    siti = data.save_employee(
        s, None, name=SITI[0], identity=SITI[1], identity_kind=IdentityKind.NIP
    ).value
    data.save_assignment(
        s,
        Assignment(
            id="", at=clock(), person_id=siti.id, unit_id=unit.id, position=SITI[2],
            starts=date(2026, 1, 1),
        ),
    )  # fmt: skip
    office.roads.use(s, folder / "tukar")
    return World(folder, paths, clock, office, founded, folder / "tukar", unit.id, siti.id)


def copied(made: World, folder: Path) -> World:
    """Return a copy of a world, its office open."""
    made.office.close()
    shutil.copytree(made.folder, folder, dirs_exist_ok=True)
    paths = Paths(resources_folder(), folder / "data", folder / "log")
    clock = Clock()
    office = Fresh(folder / "kantor", paths, clock, "nurul")
    office.open()
    world = replace(
        made, folder=folder, paths=paths, clock=clock, office=office, tukar=folder / "tukar"
    )
    office.roads.use(office.session, world.tukar)
    return world
