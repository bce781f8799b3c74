"""Which road this workspace takes to its office: a folder, a server, or mail by hand.

A folder beside or inside the workspace is remembered by its way from there, so that a copied
workspace uses the copied folder. Any other is remembered with the place of the workspace: when
that changes, somebody confirms the folder before anything is written to it.
"""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from pathlib import Path

import orjson

from penilaian_desktop.domain.access import Action, Role, allowed
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.road_views import RoadChoice, RoadKind, ServerAddress
from penilaian_desktop.services import trust_store
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.evidence_road import CHOICE as EVIDENCE
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import office_standings, require_office
from penilaian_desktop.storage.unit_of_work import ReadUnit

KIND = "exchange.road"
FOLDER = "exchange.folder"
HOME = "exchange.folder_home"
SERVER = "exchange.webdav"
AUTO = "exchange.auto"
_FROM_HERE = "@/"
_CHOOSERS = (Role.APPRAISER, Role.OPERATOR, Role.HR)


@dataclass(frozen=True, slots=True)
class RoadSettings:
    """Use cases around the chosen road."""

    context: Context

    def choice(self) -> RoadChoice:
        """Return the road of this workspace; its password never leaves the process."""
        with self.context.read() as unit:
            return read_choice(unit, self.context.workspace.root)

    def known(self, server: ServerAddress) -> ServerAddress:
        """Return an address with the password that is remembered for it, when none was typed."""
        with self.context.read() as unit:
            return with_known_password(server, _server(unit))

    def may_choose(self, s: Session) -> bool:
        """Tell whether the session may choose the road."""
        with self.context.read() as unit:
            return _may_choose(unit, s)

    def choose_folder(self, s: Session, folder: str) -> Outcome[RoadChoice]:
        """Take the road over a folder, "" = none any more. Raises NotAllowed `road_not_yours`."""
        root = self.context.workspace.root
        with self.context.write(s) as uow:
            _require_chooser(uow, s)
            kept = _kept(folder, root)
            uow.set_setting(KIND, RoadKind.FOLDER.value if folder else None)
            uow.set_setting(FOLDER, kept or None)
            absolute = bool(kept) and not kept.startswith(_FROM_HERE)
            uow.set_setting(HOME, str(root.resolve()) if absolute else None)
        return Outcome(self.choice(), Changes.of(Area.EXCHANGE))

    def choose_server(self, s: Session, server: ServerAddress) -> Outcome[RoadChoice]:
        """Take the road over a server; an empty password keeps that of the same address and name.

        Raises NotAllowed `road_not_yours`, RuleViolation `server_address`.
        """
        if not server.url:
            raise RuleViolation("server_address", field="url")
        with self.context.write(s) as uow:
            _require_chooser(uow, s)
            kept = asdict(with_known_password(server, _server(uow)))
            uow.set_setting(KIND, RoadKind.SERVER.value)
            uow.set_setting(SERVER, orjson.dumps(kept).decode())
        return Outcome(self.choice(), Changes.of(Area.EXCHANGE))

    def choose_mail(self, s: Session) -> Outcome[RoadChoice]:
        """Take the road by mail, carried by hand. Raises NotAllowed `road_not_yours`."""
        with self.context.write(s) as uow:
            _require_chooser(uow, s)
            uow.set_setting(KIND, RoadKind.MAIL.value)
        return Outcome(self.choice(), Changes.of(Area.EXCHANGE))

    def use_by_itself(self, s: Session, *, yes: bool) -> Outcome[RoadChoice]:
        """Say whether the road is used without being asked. Raises NotAllowed."""
        with self.context.write(s) as uow:
            _require_chooser(uow, s)
            uow.set_setting(AUTO, "yes" if yes else None)
        return Outcome(self.choice(), Changes.of(Area.EXCHANGE))


def read_choice(unit: ReadUnit, root: Path) -> RoadChoice:
    """Return the road as it is remembered."""
    folder, known = unit.setting(FOLDER) or "", unit.setting(KIND)
    kind = RoadKind(known) if known else RoadKind.FOLDER if folder else RoadKind.NONE
    home = unit.setting(HOME)
    return RoadChoice(
        kind=kind,
        folder=_absolute(folder, root),
        moved=kind is RoadKind.FOLDER and home is not None and home != str(root.resolve()),
        server=_server(unit),
        auto=unit.setting(AUTO) == "yes" and kind in {RoadKind.FOLDER, RoadKind.SERVER},
        evidence=unit.setting(EVIDENCE) != "no",
    )


def with_known_password(server: ServerAddress, known: ServerAddress | None) -> ServerAddress:
    """Return an address with the password kept for it, when none was typed.

    The password goes along only while server and name stay: never to another place.
    """
    if server.password or known is None:
        return server
    if (server.url, server.user) != (known.url, known.user):
        return server
    return ServerAddress(**{**asdict(server), "password": known.password})


def _server(unit: ReadUnit) -> ServerAddress | None:
    text = unit.setting(SERVER)
    return ServerAddress(**orjson.loads(text)) if text else None


def _kept(folder: str, root: Path) -> str:
    """Return how a folder is remembered."""
    if not folder:
        return ""
    place, here = Path(folder).resolve(), root.resolve()
    if place.is_relative_to(here.parent) and here.parent != here.parent.parent:
        return _FROM_HERE + Path(os.path.relpath(place, here)).as_posix()
    return str(place)


def _absolute(kept: str, root: Path) -> str:
    if not kept.startswith(_FROM_HERE):
        return kept
    return os.path.normpath(root.resolve() / kept.removeprefix(_FROM_HERE))


def _require_chooser(unit: ReadUnit, s: Session) -> None:
    require_office(s, Action.IMPORT_RECEIPT)
    if not _may_choose(unit, s):
        raise NotAllowed("road_not_yours")


def _may_choose(unit: ReadUnit, s: Session) -> bool:
    """Tell whether a session decides for everybody at this laptop.

    The office's road is chosen by HR or the operator, because the office's marker is put there. At
    a unit it is the head or the operator; where neither has an account, whoever works there.
    """
    if allowed(Action.CHOOSE_ROAD, office_standings(s)):
        return not trust_store.is_office(unit) or bool({Role.HR, Role.OPERATOR} & s.roles)
    if trust_store.is_office(unit):
        return False
    others = (a for a in unit.accounts.all() if not a.disabled and a.account_id != s.account_id)
    return not any(role in account.roles for account in others for role in _CHOOSERS)
