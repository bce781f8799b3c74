"""An office and two laptops of one unit, the head's and the staff's; people are invented."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.services.office import Clock
from tests.sync.pair import PASSPHRASE, Pair, Side, add_laptop, side

from penilaian_desktop.domain.exchange import PackageKind
from penilaian_desktop.domain.progress import Silent
from penilaian_desktop.services.handover_choice import handover_choice
from penilaian_desktop.services.sending import versions_there
from penilaian_desktop.services.session import Session
from penilaian_desktop.sync.handing import Handing
from penilaian_desktop.sync.roads import Roads

AT_HEAD = ("bambang",)
AT_STAFF = ("siti", "taufik", "yohanes")


@dataclass
class Trio:
    """The office, the laptop of bambang, the laptop of his staff, and one folder for all."""

    office: Side
    head: Side
    staff: Side
    folder: Path
    clock: Clock

    @property
    def hr(self) -> Session:
        return Pair(self.office, self.staff, self.folder, None).hr

    @property
    def bambang(self) -> Session:
        return self.head.session("bambang")

    @property
    def siti(self) -> Session:
        return self.staff.session("siti")

    def kid(self, at: Side) -> str:
        """Return the kid of a laptop."""
        return at.people.services.enrolling.own_device().kid

    def handing(self, at: Side) -> Handing:
        return Handing(at.people.services, at.desk)

    def session(self, at: Side) -> Session:
        return self.bambang if at is self.head else self.siti

    def hand(self, giver: Side, taker: Side) -> list:
        """Hand over what waits, take it there, and bring the receipts back; return the packages."""
        giving, taking = self.session(giver), self.session(taker)
        self.handing(giver).hand(giving, self.kid(taker), self.folder, Silent())
        found = self.fetch(taker)
        taken = [
            self.handing(taker).take(taking, item.identity, self.folder).value for item in found
        ]
        self.fetch(giver)
        return taken

    def fetch(self, at: Side):
        """Collect from the folder; return what was handed over and waits to be taken."""
        s = self.session(at)
        Roads(at.people.services, at.desk).collect(s, self.folder, Silent())
        return self.handing(at).waiting(s)

    def report(self, at: Side):
        """Report to the office, let it take all, and bring the receipt back; return the item."""
        s = self.session(at)
        name = at.desk.seal(s, "report", out=self.folder).value.files[-1]
        item = self.office.desk.accept(self.hr, self.folder / name, out=self.folder).value
        self.fetch(at)
        return item

    def kinds_waiting(self, giver: Side, taker: Side) -> dict[str, int]:
        """Return the kinds of what would be handed over, with their numbers."""
        with giver.workspace.read() as unit:
            kid = self.kid(taker)
            has = versions_there(giver.workspace, unit, kid)
            return dict(Counter(r.KIND for r in handover_choice(unit, kid, has).records()))

    def close(self) -> None:
        for one in (self.office, self.head, self.staff):
            one.workspace.close()


def enrol_trio(root: Path, key: bytes) -> tuple[dict, dict]:
    """Found the office and let both laptops in, each with the certificates that it needs."""
    clock = Clock()
    office = side(root / "office", key, clock)
    ids, units = office.people.ids, office.people.units
    head = side(root / "head", key, clock, ids, units)
    staff = side(root / "staff", key, clock, ids, units)
    trio = Trio(office, head, staff, root, clock)
    pair = Pair(office, staff, root, None)
    keys = office.desk.enrolment.found_office(
        pair.hr, name="BKPSDM Kota Contoh", passphrase=PASSPHRASE
    )
    add_laptop(pair, staff, keys, "LAYANAN-02", AT_STAFF)
    add_laptop(pair, head, keys, "KEPALA-01", AT_HEAD)
    parcel = office.desk.seal(pair.hr, "master", device=trio.kid(staff))
    assert parcel.value.kind == PackageKind.MASTER
    for parcel in office.exchange.mailbook.unanswered():
        if parcel.aud == trio.kid(staff):
            taken = staff.desk.accept(trio.siti, parcel.sealed).value
            assert taken.outcome in {"applied", "duplicate"}
    trio.close()
    return ids, units


def copy_trio(template, tmp_path: Path, key: bytes) -> Trio:
    """Return a fresh copy of the three."""
    source, ids, units = template
    for name in ("office", "head", "staff"):
        shutil.copytree(source / name, tmp_path / name)
    folder = tmp_path / "tukar"
    folder.mkdir()
    clock = Clock()
    return Trio(
        *(side(tmp_path / name, key, clock, ids, units) for name in ("office", "head", "staff")),
        folder,
        clock,
    )
