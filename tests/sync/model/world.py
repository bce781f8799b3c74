"""An office and two laptops with a bad network between them, for the model of the protocol.

Everything is real: workspaces, use cases, packages, keys. The network loses, doubles, reorders,
flips and cuts what it is given; a crash is a child process that kills itself in the middle of a
transaction; a restored backup is a copied folder.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from tests.services.office import TODAY, Clock, Office
from tests.sync.pair import Side

from penilaian_desktop.app.paths import resources_folder
from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.domain.calendar import Holiday
from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.sealing import Parcel
from penilaian_desktop.services.registry import build_services
from penilaian_desktop.storage.library_file import load_library
from penilaian_desktop.storage.schemes import load_schemes
from penilaian_desktop.storage.trail import Author
from penilaian_desktop.storage.workspace import Workspace
from penilaian_desktop.sync.desk import Desk
from penilaian_desktop.sync.trust_desk import TrustDesk
from penilaian_desktop.sync.writer import write_parcel

LOSS = 0.38
KILLED = 9
OFFICE = "office"
WHO = {"head": ("bambang",), "staff": ("siti", "taufik", "yohanes")}
_SCHEMES = load_schemes(resources_folder())
_LIBRARY = load_library(resources_folder())


@dataclass(frozen=True)
class Letter:
    """A package on the way; `whole` says that nothing happened to its bytes."""

    to: str
    parcel: Parcel
    data: bytes
    whole: bool

    @property
    def place(self) -> tuple[str, str, int, int]:
        return self.parcel.dev, self.parcel.aud, self.parcel.epoch, self.parcel.seq


@dataclass
class World:
    """The office and its laptops; `letters` are on the way."""

    root: Path
    key: bytes
    ids: dict[str, str]
    units: dict[str, str]
    clock: Clock = field(default_factory=Clock)
    sides: dict[str, Side] = field(default_factory=dict)
    letters: list[Letter] = field(default_factory=list)
    written: int = 0

    # --- workspaces --------------------------------------------------------------------------
    def open(self, name: str) -> Side:
        """Open a workspace as after a start of the program."""
        workspace = Workspace(self.root / name, self.key, self.clock, durable=False)
        services = build_services(workspace, _SCHEMES, self.clock, _LIBRARY)
        people = Office(workspace, services, self.clock, self.ids, self.units)
        self.sides[name] = Side(people, Desk(services))
        return self.sides[name]

    def close(self, name: str) -> None:
        self.sides.pop(name).workspace.close()

    def close_all(self) -> None:
        for name in tuple(self.sides):
            self.close(name)

    def keep(self, name: str, to: str) -> None:
        """Copy a closed workspace, as a backup or a cloned disk does."""
        self.close(name)
        shutil.rmtree(self.root / to, ignore_errors=True)
        shutil.copytree(self.root / name, self.root / to)
        self.open(name)

    def put_back(self, name: str, kept: str) -> None:
        """Put a copy in the place of a workspace."""
        self.close(name)
        shutil.rmtree(self.root / name)
        shutil.copytree(self.root / kept, self.root / name)
        self.open(name)

    # --- people ------------------------------------------------------------------------------
    def session(self, name: str):
        if name == OFFICE:
            return self.sides[OFFICE].session("nurul", Role.HR, Role.EMPLOYEE)
        return self.sides[name].session(WHO[_first(name)][0])

    def write(self, name: str, person: int) -> None:
        """Write an entry and hand it in."""
        self.written += 1
        who = WHO[_first(name)][person % len(WHO[_first(name)])]
        begin = 360 + 5 * (self.written % 100)
        times = "-".join(f"{m // 60:02}.{m % 60:02}" for m in (begin, begin + 5))
        day = TODAY - timedelta(days=self.written // 100)
        self.sides[name].people.submit(who, f"{times} Kerja nomor {self.written}", day=day)

    def edit(self, name: str, which: int) -> bool:
        """Change an entry that was handed in, and hand it in again."""
        people = self.sides[name].people
        entries = self.entries(name)
        own = {self.ids[who]: who for who in WHO[_first(name)]}
        mine = sorted(e.id for e in entries.values() if e.person_id in own)
        if not mine:
            return False
        entry = entries[mine[which % len(mine)]]
        s = people.session(own[entry.person_id])
        self.written += 1
        people.services.activities.update(s, entry.id, entry.version, text=f"Diubah {self.written}")
        people.services.activities.submit(s, [entry.id])
        return True

    def new_holiday(self) -> None:
        """Write something at the office that every laptop must get."""
        self.written += 1
        with self.sides[OFFICE].workspace.write(Author("", "", "")) as uow:
            day = TODAY.replace(month=1 + self.written % 12, day=1 + self.written % 28)
            uow.add(Holiday(id=new_id(), at=uow.now, day=day, name=f"Libur {self.written}"))

    def entries(self, name: str) -> dict[str, Activity]:
        with self.sides[name].workspace.read() as unit:
            return {e.id: e for e in unit.find(Activity, include_deleted=True)}

    def kid(self, name: str) -> str:
        return self.sides[name].people.services.enrolling.own_device().kid

    @property
    def trust(self) -> TrustDesk:
        side = self.sides[OFFICE]
        return TrustDesk(side.people.services, side.desk)

    # --- packages ----------------------------------------------------------------------------
    def seal(self, name: str) -> None:
        """Seal what waits at a laptop."""
        with _perhaps_nothing():
            self.sides[name].exchange.sending.seal_report(self.session(name), write_parcel)
        self.sides[name].people.services.heartbeats.seal(self.session(name), write_parcel)

    def seal_master(self, to: str) -> None:
        """Seal what the office has for a laptop."""
        side = self.sides[OFFICE]
        with _perhaps_nothing():
            side.exchange.sending.seal_master(self.session(OFFICE), self.kid(to), write_parcel)

    def outgoing(self, name: str, to: str) -> list[Parcel]:
        """Return what nobody answered yet, and the newest receipt, for one recipient."""
        mail = self.sides[name].exchange.mailbook
        found = [*mail.unanswered(), *mail.newest_receipts()]
        if to == OFFICE:
            return found
        kid = self.kid(to)
        return [parcel for parcel in found if parcel.aud == kid]

    def post(self, to: str, parcels: list[Parcel], dice: random.Random | None) -> None:
        """Give packages to the network; without dice nothing happens to them."""
        for parcel in parcels:
            if dice is None:
                self.letters.append(Letter(to, parcel, parcel.sealed, True))
                continue
            while True:
                fate = dice.random()
                if fate >= LOSS:
                    whole = fate < 0.85
                    data = parcel.sealed if whole else _damaged(parcel.sealed, dice)
                    self.letters.append(Letter(to, parcel, data, whole))
                if dice.random() < 0.75:  # else it arrives twice
                    break

    def deliver(self, letter: Letter) -> str:
        """Hand a letter to its recipient and return what became of it."""
        side = self.sides[letter.to]
        item = side.desk.accept(self.session(letter.to), letter.data, None, None).value
        return item.outcome

    # --- crashes -----------------------------------------------------------------------------
    def crash(self, name: str, statement: int, job) -> bool:
        """Do a job in a child that kills itself before its n-th statement; tell if it died."""
        self.close(name)
        child = os.fork()
        if child == 0:
            code = 1
            try:
                side = self.open(name)
                _mine(side.workspace, statement)
                job()
                code = 0
            except PenilaianError:
                code = 0
            finally:
                os._exit(code)
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        assert code in {0, KILLED}, code
        self.open(name)
        return code == KILLED


@contextmanager
def _perhaps_nothing() -> Iterator[None]:
    try:
        yield
    except RuleViolation as refused:
        if refused.code != "nothing_to_send":
            raise


def _mine(workspace: Workspace, statement: int) -> None:
    """Let the process die before its n-th writing statement, in whichever database."""
    left = [statement]

    def trace(_sql: str) -> None:
        left[0] -= 1
        if left[0] <= 0:
            os._exit(KILLED)

    for engine in (workspace._writer, workspace.archive._writer):
        engine.raw_connection().driver_connection.set_trace_callback(trace)


def _damaged(data: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data))
    if dice.random() < 0.5:
        return data[:at]
    return data[:at] + bytes([data[at] ^ (1 << dice.randrange(8))]) + data[at + 1 :]


def _first(name: str) -> str:
    return name.partition("-")[0]
