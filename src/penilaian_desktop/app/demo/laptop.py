"""One laptop of the example office: its workspace, its accounts, its place in the exchange."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from penilaian_desktop.app.demo.cast import PASSWORD, Cast, Person
from penilaian_desktop.app.demo.clock import StoryClock
from penilaian_desktop.app.locked_facts import write_facts
from penilaian_desktop.app.opening import stand_up
from penilaian_desktop.app.paths import Paths
from penilaian_desktop.cli.backend import DemoAccount
from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.record import Record
from penilaian_desktop.services.registry import Services
from penilaian_desktop.services.session import Session
from penilaian_desktop.storage.unit_of_work import OFFICE
from penilaian_desktop.storage.vault import KdfParams, Vault
from penilaian_desktop.storage.workspace import Author, Workspace
from penilaian_desktop.sync.desk import Desk

MODEST = KdfParams(memory_kib=19_456, iterations=2, lanes=1)
"""OWASP's least for argon2id: the password of the example is printed beside it anyway."""

ROLES: dict[str, frozenset[Role]] = {
    "employee": frozenset({Role.EMPLOYEE}),
    "appraiser": frozenset({Role.EMPLOYEE, Role.APPRAISER}),
    "ketua_tim": frozenset({Role.EMPLOYEE, Role.TEAM_LEAD}),
    "hr": frozenset({Role.EMPLOYEE, Role.HR}),
    "tim_penyusun": frozenset({Role.EMPLOYEE, Role.DRAFTER}),
    "operator": frozenset({Role.OPERATOR}),
}


@dataclass(slots=True)
class Laptop:
    """An open workspace of the story and the sessions of its accounts by account name."""

    code: str
    cast: Cast
    root: Path
    workspace: Workspace
    services: Services
    desk: Desk
    sessions: dict[str, Session] = field(default_factory=dict)
    installation: Author = field(default=Author("", "", ""))
    device_id: str = ""

    @property
    def people(self) -> tuple[Person, ...]:
        """Return the people of this laptop's unit."""
        return self.cast.of_unit(self.code)

    @property
    def leader(self) -> Session:
        """Return the session of the first head who has an account here."""
        return next(s for s in self.sessions.values() if Role.APPRAISER in s.roles)

    def session_of(self, person: Person) -> Session:
        """Return a person's session; people without an account of their own write unsigned."""
        found = self.sessions.get(person.account)
        if found is not None:
            return found
        return Session(
            account_id="",
            account_name="",
            person_id=person.id,
            display_name=person.employee.name,
            roles=ROLES["employee"],
            device_id=self.device_id,
        )

    def keep(self, records: tuple[Record, ...]) -> None:
        """Write records exactly as they are, as an import does."""
        with self.workspace.write(self.installation) as unit:
            for record in records:
                unit.apply(record)

    def close(self) -> None:
        """Close the workspace."""
        self.workspace.close()


def make_laptop(
    folder: Path, code: str, title: str, cast: Cast, paths: Paths, clock: StoryClock
) -> tuple[Laptop, tuple[DemoAccount, ...]]:
    """Make a workspace whose accounts' people are known, and return it with its accounts."""
    root = folder / code
    params = MODEST
    vault, data_key, _ = Vault.create(root, params)
    workspace = Workspace.create(root, data_key, title=title, clock=clock, durable=False)
    services, desk = stand_up(workspace, paths, clock)
    laptop = Laptop(code, cast, root, workspace, services, desk)
    owners = [person for person in laptop.people if person.account]
    if code == "office":
        with workspace.write(laptop.installation) as unit:
            unit.set_setting(OFFICE, "1")
    needed = {person.assignment.unit_id for person in owners}
    units = [unit for unit in cast.units.values() if unit.id in needed]
    laptop.keep(
        (
            cast.agency,
            *units,
            *(person.employee for person in owners),
            *(person.assignment for person in owners),
        )
    )
    accounts = []
    for person in owners:
        _, keys = services.accounts.found(
            vault,
            data_key,
            name=person.account,
            password=PASSWORD,
            person_id=person.id,
            roles=ROLES[person.role],
        )
        laptop.sessions[person.account] = services.accounts.session_for(keys)
        accounts.append(
            DemoAccount(
                workspace=code,
                account=person.account,
                password=PASSWORD,
                role=person.role,
                nip=person.employee.identity,
                name=person.employee.name,
            )
        )
    write_facts(root, title, "")
    return laptop, tuple(accounts)


def sign_in_again(laptop: Laptop) -> None:
    """Renew the sessions once the laptop has a device of its own."""
    device = laptop.services.enrolling.own_device()
    assert device is not None
    laptop.device_id = device.kid
    for name, old in laptop.sessions.items():
        laptop.sessions[name] = Session(
            account_id=old.account_id,
            account_name=old.account_name,
            person_id=old.person_id,
            display_name=old.display_name,
            roles=old.roles,
            device_id=device.kid,
            office=old.office,
            signer=old.signer,
        )
    write_facts(laptop.root, laptop.workspace.title, device.name)
