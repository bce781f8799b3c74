"""The import desk of the office: what lies before HR, package by package.

A file or folder is looked at without storing anything. Then each package is taken, held, or (a
laptop that asks to be let in) approved.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.errors import (
    Cancelled,
    ImportRefused,
    Place,
    StorageUnavailable,
)
from penilaian_desktop.domain.exchange import (
    EnrolmentRequest,
    PackageKind,
    PackageOutcome,
    VerifiedPackage,
)
from penilaian_desktop.domain.exchange_views import AskingLaptop, AskingPerson
from penilaian_desktop.domain.package_views import PackageItem
from penilaian_desktop.domain.progress import Reporter
from penilaian_desktop.services.registry import Services
from penilaian_desktop.services.session import Session
from penilaian_desktop.sync.desk import Desk, put_parcel
from penilaian_desktop.sync.enrolment import reader_for, trust_book
from penilaian_desktop.sync.gate import read_file
from penilaian_desktop.sync.items import package_item, problem_of
from penilaian_desktop.sync.reader import Reading
from penilaian_desktop.sync.transports.folder import FolderTransport
from penilaian_desktop.sync.writer import write_parcel

_LEFT_ALONE = frozenset({"age_not_for_us", "wrong_aud"})
_NOT_GENUINE = frozenset({PackageOutcome.REFUSED, PackageOutcome.QUARANTINE})
_MOST = 2_000
"""Files that are looked at in one go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A package on the desk.

    `path` is None for one that was kept here. `asking` is set for a laptop that asks to be let
    in, `kept` when the package waits here for a decision.
    """

    item: PackageItem
    path: Path | None
    asking: AskingLaptop | None = None
    kept: bool = False

    @property
    def key(self) -> str:
        """Return what tells one package from another: its identity, else its file.

        A file that was changed claims the identity of the genuine one and never stands for it.
        """
        whole = self.item.identity and self.item.outcome not in _NOT_GENUINE
        return self.item.identity if whole else str(self.path)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was found; `read` of `found` files were looked at before somebody stopped it."""

    looks: tuple[Look, ...]
    found: int
    read: int


@dataclass(frozen=True, slots=True)
class ImportDesk:
    """Looks at packages for the office and does what HR decides."""

    services: Services
    desk: Desk

    # --- looking ---------------------------------------------------------------------------
    def gather(self, s: Session, sources: Iterable[Path], reporter: Reporter) -> Gathered:
        """Look at files and at the new packages in folders; nothing is stored.

        A cancelled look returns what it saw so far. Raises NotAllowed, Offline, and
        StorageUnavailable for a folder that cannot be read.
        """
        paths = [path for source in sources for path in self._files(source)][:_MOST]
        looks: dict[str, Look] = {}
        done = 0
        try:
            for path, in_folder in paths:
                reporter.report(done, len(paths))
                look = self.look(s, path)
                done += 1
                codes = {problem.code for problem in look.item.problems}
                if not (in_folder and codes & _LEFT_ALONE):
                    looks.setdefault(look.key, look)
        except Cancelled:
            return Gathered(tuple(looks.values()), len(paths), done)
        return Gathered(tuple(looks.values()), len(paths), len(paths))

    def look(self, s: Session, path: Path) -> Look:
        """Look at one file. Raises NotAllowed."""
        try:
            item = self.desk.inspect(s, path)
        except StorageUnavailable as unreadable:
            item = package_item(Reading(refusal=ImportRefused(unreadable.code)), path, None)
            item = replace(item, problems=(problem_of(unreadable, path.name),))
        asking = None
        if item.kind == PackageKind.ENROLMENT_REQUEST and item.outcome == PackageOutcome.READY:
            request = self.desk.enrolment.read_request(read_file(path)).request
            assert request is not None
            asking = self._asking(s, request)
        return Look(item=item, path=path, asking=asking)

    def kept(self, s: Session, reporter: Reporter) -> tuple[Look, ...]:
        """Look again at the packages that wait here for a decision or for an earlier one."""
        links = self.services.exchange_desk.kept(s)
        found = []
        for n, link in enumerate(links):
            reporter.report(n, len(links))
            data = self.services.exchange.mailbook.archived("in", link.identity)
            found.append(Look(item=self.desk.inspect(s, data), path=None, kept=True))
        return tuple(found)

    def again(self, s: Session, look: Look) -> Look:
        """Look at a package again, after another one was taken."""
        if look.path is not None:
            return replace(self.look(s, look.path), kept=look.kept)
        data = self.services.exchange.mailbook.archived("in", look.item.identity)
        return replace(look, item=self.desk.inspect(s, data))

    # --- deciding --------------------------------------------------------------------------
    def accept(
        self, s: Session, look: Look, only: Iterable[str] | None, out: Path | None
    ) -> Outcome[PackageItem]:
        """Take a package that was looked at, or of its records only those named.

        The receipt goes to `out`, by default beside the file. Raises NotAllowed, and
        ImportRefused `file_changed_since` when another package lies under the name now.
        """
        where = out if out is not None else (look.path.parent if look.path else None)
        source = self._bytes(look)
        done = self.desk.accept(s, source, only, where)
        item = replace(done.value, file=look.item.file)
        return Outcome(item, done.changes, done.undo_label)

    def hold(self, s: Session, look: Look, out: Path | None) -> Outcome[Look]:
        """Keep a package for a later decision.

        One that waits for an earlier package is answered, so that the sender knows what is
        missing. Raises NotAllowed, ImportRefused.
        """
        waits = look.item.outcome == PackageOutcome.HELD
        if waits and look.item.kind != PackageKind.ENROLMENT_REQUEST:
            done = self.accept(s, look, None, out)
            return Outcome(replace(look, item=done.value, kept=True), done.changes)
        if look.item.kind == PackageKind.ENROLMENT_REQUEST:
            raise ImportRefused("request_needs_approval")
        package = reader_for(self.services.exchange).read(self._bytes(look)).package
        if package is None:
            raise ImportRefused("package_gone")
        kept = self.services.exchange_desk.hold(s, package)
        return Outcome(replace(look, kept=True), kept.changes)

    def approve(
        self, s: Session, look: Look, unit_id: str, out: Path | None
    ) -> Outcome[tuple[str, ...]]:
        """Let a laptop in and leave its master packages; return their files.

        Raises NotAllowed, ImportRefused, and what the folder raises.
        """
        package: VerifiedPackage = self.desk.enrolment.read_request(self._bytes(look))
        parcels = self.desk.enrolment.approve(s, package, unit_id=unit_id or None)
        where = out if out is not None else (look.path.parent if look.path else None)
        files: list[str] = []
        if where is not None:
            target = FolderTransport(where, None)
            for parcel in parcels:
                files.extend(put_parcel(target, parcel, ("sealed",)))
        return Outcome(tuple(files), Changes.of(Area.EXCHANGE, Area.ACCOUNTS))

    def turn_down(self, s: Session, look: Look) -> Outcome[None]:
        """Refuse what a known laptop asks for; its later packages no longer wait for it.

        Raises NotAllowed, ImportRefused, RuleViolation `device_unknown` for a laptop that never
        was let in: its request is simply not approved.
        """
        package = self.desk.enrolment.read_request(self._bytes(look))
        self.services.enrolling.turn_down(s, package.statement, package.archived)
        return Outcome(None, Changes.of(Area.EXCHANGE))

    def answer(self, s: Session, out: Path | None) -> Outcome[int]:
        """Make new receipts where the last ones are no longer true and leave them at a folder.

        After an import was taken back, for one. Raises NotAllowed and what the folder raises.
        """
        parcels = self.services.exchange.answer_again(s, write_parcel)
        if out is not None:
            target = FolderTransport(out, None)
            for parcel in parcels:
                put_parcel(target, parcel, ("sealed",))
        return Outcome(len(parcels), Changes.of(Area.EXCHANGE))

    # --- inside ----------------------------------------------------------------------------
    def _files(self, source: Path) -> Sequence[tuple[Path, bool]]:
        if source.is_dir():
            transport = FolderTransport(source, None)
            return [(source / name, True) for name in self.desk.files_for_us(transport)]
        return [(source, False)]

    def _bytes(self, look: Look) -> bytes:
        if look.path is None or look.kept:
            return self.services.exchange.mailbook.archived("in", look.item.identity)
        data = read_file(look.path)
        if self.desk.verify(data).identity != look.item.identity:
            raise ImportRefused("file_changed_since", Place(file=look.path.name))
        return data

    def _asking(self, s: Session, request: EnrolmentRequest) -> AskingLaptop:
        """Return a request as HR compares it; others see the laptop and no persons."""
        people = []
        trust = self.services.exchange.trust()
        keyed = trust_book(trust).accounts() if trust.root_jwk else ()
        device = self.services.enrolling.known_device(request.kid)
        for account in request.accounts if Role.HR in s.roles else ():
            known = self.services.enrolling.person_of(account.person_id, account.identity)
            people.append(
                AskingPerson(
                    name=account.name,
                    identity=account.identity,
                    roles=account.roles,
                    known=known.name if known else "",
                    other_key=known is not None
                    and any(c.person == known.id and c.kid != account.kid for c in keyed),
                )
            )
        return AskingLaptop(
            device=request.name,
            fingerprint=request.fingerprint,
            unit_id=(device.unit_id if device else request.unit_id) or "",
            unit_name=request.unit_name,
            people=tuple(people),
            known=device is not None,
            kid=request.kid,
        )
