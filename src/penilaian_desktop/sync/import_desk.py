"""The import desk of the office: what lies before HR, package by package.

A file or folder is looked at without storing anything. Then each package is taken, held, or (a
laptop that asks to be let in) approved.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.errors import (
    Cancelled,
    ImportRefused,
    PenilaianError,
    Place,
    StorageUnavailable,
)
from penilaian_desktop.domain.exchange import EnrolmentRequest, PackageKind, PackageOutcome
from penilaian_desktop.domain.exchange_views import AskingLaptop, AskingPerson
from penilaian_desktop.domain.package_views import PackageItem
from penilaian_desktop.domain.progress import Reporter
from penilaian_desktop.domain.verified import VerifiedPackage
from penilaian_desktop.services.registry import Services
from penilaian_desktop.services.session import Session
from penilaian_desktop.sync.desk import Desk, put_parcel
from penilaian_desktop.sync.gate import LIMITS, read_file
from penilaian_desktop.sync.items import package_item, problem_of, with_problems
from penilaian_desktop.sync.reader import Reading
from penilaian_desktop.sync.transports.folder import FolderTransport, seen_folder
from penilaian_desktop.sync.transports.transport import Transport
from penilaian_desktop.sync.workspace_trust import reader_for, trust_book
from penilaian_desktop.sync.writer import write_parcel

_LEFT_ALONE = frozenset({"age_not_for_us", "wrong_aud"})
_NOT_GENUINE = frozenset({PackageOutcome.REFUSED, PackageOutcome.QUARANTINE})
_MOST = 2_000
"""Files that are looked at in one go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A package on the desk.

    `path` is None for one that was kept here, or that lies at a `place` that is no folder.
    `asking` is set for a laptop that asks to be let in, `kept` when the package waits here for a
    decision.
    """

    item: PackageItem
    path: Path | None
    asking: AskingLaptop | None = None
    kept: bool = False
    place: Transport | None = None

    @property
    def origin(self) -> Path | Transport | None:
        """Return where its answer belongs: the folder or the server from which it came."""
        return self.place if self.path is None else self.path.parent

    @property
    def key(self) -> str:
        """Return what tells one package from another: its identity, else its file.

        A file that was changed claims the identity of the genuine one and never stands for it.
        """
        whole = self.item.identity and self.item.outcome not in _NOT_GENUINE
        return self.item.identity if whole else str(self.path or self.item.file)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    """Where a package lies: a file, or a name at a place; `in_folder` = nobody named it."""

    name: str
    path: Path | None = None
    place: Transport | None = None
    in_folder: bool = False

    def read(self) -> bytes:
        """Return its bytes. Raises ImportRefused, StorageUnavailable, Offline."""
        if self.path is not None:
            return read_file(self.path)
        assert self.place is not None
        return self.place.get(self.name, LIMITS.file)


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
    def gather(
        self, s: Session, sources: Iterable[Path | Transport], reporter: Reporter
    ) -> Gathered:
        """Look at files and at the new packages in folders or on a server; nothing is stored.

        A cancelled look returns what it saw so far. Raises NotAllowed, Offline, and
        StorageUnavailable for a place that cannot be read.
        """
        spots = [spot for source in sources for spot in self._spots(source)][:_MOST]
        looks: dict[str, Look] = {}
        done = 0
        try:
            for spot in spots:
                reporter.report(done, len(spots))
                look = self._look_at(s, spot)
                done += 1
                codes = {problem.code for problem in look.item.problems}
                if not (spot.in_folder and codes & _LEFT_ALONE):
                    looks.setdefault(look.key, look)
        except Cancelled:
            return Gathered(tuple(looks.values()), len(spots), done)
        return Gathered(tuple(looks.values()), len(spots), len(spots))

    def fetch_evidence(self, s: Session, place: Path | Transport, reporter: Reporter) -> int:
        """Take evidence that packages taken earlier promised; return how many files came.

        The receipts that no longer are true are made anew and left there. Raises what the place
        raises.
        """
        target = FolderTransport(place, None) if isinstance(place, Path) else place
        arrived = self.desk.evidence.fetch(target, reporter).arrived
        if arrived:
            self.answer(s, target)
        return arrived

    def look(self, s: Session, path: Path) -> Look:
        """Look at one file. Raises NotAllowed."""
        return self._look_at(s, _Spot(name=path.name, path=path))

    def _look_at(self, s: Session, spot: _Spot) -> Look:
        source: Path | bytes
        try:
            source = spot.path if spot.path is not None else spot.read()
            item = self.desk.inspect(s, source)
        except (StorageUnavailable, ImportRefused) as unreadable:
            refusal = ImportRefused(unreadable.code)
            item = package_item(Reading(refusal=refusal), Path(spot.name), None)
            item = replace(item, problems=(problem_of(unreadable, spot.name),))
            return Look(item=item, path=spot.path, place=spot.place)
        asking = None
        if item.kind == PackageKind.ENROLMENT_REQUEST and item.outcome == PackageOutcome.READY:
            data = read_file(source) if isinstance(source, Path) else source
            request = self.desk.enrolment.read_request(data).request
            assert request is not None
            asking = self._asking(s, request)
        item = replace(item, file=spot.name)
        return Look(item=item, path=spot.path, asking=asking, place=spot.place)

    def kept(self, s: Session, reporter: Reporter) -> tuple[Look, ...]:
        """Look again at the packages that wait here for a decision or for an earlier one."""
        links = self.services.exchange_desk.kept(s)
        found = []
        for n, link in enumerate(links):
            reporter.report(n, len(links))
            data = self.services.exchange.mailbook.archived("in", link.identity)
            aside = link.outcome is PackageOutcome.READY  # else it only waits for its turn
            found.append(Look(item=self.desk.inspect(s, data), path=None, kept=aside))
        return tuple(found)

    def again(self, s: Session, look: Look) -> Look:
        """Look at a package again, after another one was taken."""
        if look.path is not None:
            return replace(self.look(s, look.path), kept=look.kept)
        if look.place is not None and not look.kept:
            return self._look_at(s, _Spot(name=look.item.file, place=look.place, in_folder=True))
        data = self.services.exchange.mailbook.archived("in", look.item.identity)
        return replace(look, item=self.desk.inspect(s, data))

    # --- deciding --------------------------------------------------------------------------
    def accept(
        self, s: Session, look: Look, only: Iterable[str] | None, out: Path | Transport | None
    ) -> Outcome[PackageItem]:
        """Take a package that was looked at, or of its records only those named.

        The receipt goes to `out`, by default beside the file. Raises NotAllowed, and
        ImportRefused `file_changed_since` when another package lies under the name now.
        """
        where = out if out is not None else look.origin
        source = self._bytes(look)
        done = self.desk.accept(s, source, only, where)
        item = replace(done.value, file=look.item.file)
        return Outcome(item, done.changes, done.undo_label)

    def accept_in_turn(
        self,
        s: Session,
        wanted: Sequence[tuple[Look, Path | Transport | None]],
        reporter: Reporter,
    ) -> Outcome[tuple[tuple[str, Look], ...]]:
        """Take packages one after another; return what became of each, with its former key.

        One that waited is looked at again when it is its turn, and taken only when nothing in it
        is refused. What was taken before it was cancelled stays taken. One that fails keeps its
        reason and hides no other; only when none was taken, raises as `accept`.
        """
        found: list[tuple[str, Look]] = []
        failed: list[PenilaianError] = []
        taken = False
        areas, persons, anybody = {Area.EXCHANGE}, set[str](), False
        with suppress(Cancelled):
            for n, (look, out) in enumerate(wanted):
                reporter.report(n, len(wanted))
                try:
                    now, changes = self._take_its_turn(s, look, out)
                except Cancelled:
                    raise
                except PenilaianError as error:
                    failed.append(error)
                    found.append((look.key, _with_reason(look, error)))
                    continue
                if changes is not None:
                    taken = True
                    areas |= changes.areas
                    anybody = anybody or not changes.persons
                    persons |= changes.persons
                found.append((look.key, now))
        if failed and not taken:  # nothing to tell but the reason
            raise failed[0]
        everybody = frozenset[str]() if anybody else frozenset(persons)
        return Outcome(tuple(found), Changes(frozenset(areas), everybody))

    def hold(self, s: Session, look: Look, out: Path | Transport | None) -> Outcome[Look]:
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
        self,
        s: Session,
        look: Look,
        unit_id: str,
        out: Path | Transport | None,
        second: Session | None = None,
    ) -> Outcome[tuple[str, ...]]:
        """Let a laptop in and leave its master packages; return their files.

        `second` is the other officer who agrees to a role of HR. Raises NotAllowed, ImportRefused,
        RuleViolation `second_officer_needed`, `second_officer_same`, and what the folder raises.
        """
        package: VerifiedPackage = self.desk.enrolment.read_request(self._bytes(look))
        parcels = self.desk.enrolment.approve(s, package, unit_id=unit_id or None, second=second)
        where = out if out is not None else look.origin
        files: list[str] = []
        if where is not None:
            target = FolderTransport(where, None) if isinstance(where, Path) else where
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

    def answer(self, s: Session, out: Path | Transport | None) -> Outcome[int]:
        """Make new receipts where the last ones are no longer true and leave them at a folder.

        After an import was taken back, for one. Raises NotAllowed and what the folder raises.
        """
        parcels = self.services.exchange.answer_again(s, write_parcel)
        if out is not None:
            target = FolderTransport(out, None) if isinstance(out, Path) else out
            for parcel in parcels:
                put_parcel(target, parcel, ("sealed",))
        return Outcome(len(parcels), Changes.of(Area.EXCHANGE))

    # --- inside ----------------------------------------------------------------------------
    def _take_its_turn(
        self, s: Session, look: Look, out: Path | Transport | None
    ) -> tuple[Look, Changes | None]:
        """Take one of several packages; without changes when it is not its turn."""
        now = look if look.item.outcome == PackageOutcome.READY else self.again(s, look)
        if now.item.outcome != PackageOutcome.READY or now.item.refused:
            return now, None
        done = self.accept(s, now, None, out)
        item = done.value
        if not item.differences:  # its dry run stays as the record of it
            item = replace(item, differences=now.item.differences)
        return replace(now, item=item, kept=False), done.changes

    def _spots(self, source: Path | Transport) -> Sequence[_Spot]:
        if not isinstance(source, Path):
            names = self.desk.files_for_us(source)
            return [_Spot(name=name, place=source, in_folder=True) for name in names]
        if seen_folder(source):
            names = self.desk.files_for_us(FolderTransport(source, None))
            return [_Spot(name=name, path=source / name, in_folder=True) for name in names]
        return [_Spot(name=source.name, path=source)]

    def _bytes(self, look: Look) -> bytes:
        if look.kept or (look.path is None and look.place is None):
            return self.services.exchange.mailbook.archived("in", look.item.identity)
        spot = _Spot(name=look.item.file, path=look.path, place=look.place)
        data = spot.read()
        if self.desk.verify(data).identity != look.item.identity:
            raise ImportRefused("file_changed_since", Place(file=spot.name))
        return data

    def _asking(self, s: Session, request: EnrolmentRequest) -> AskingLaptop:
        """Return a request as HR compares it; others see the laptop and no persons."""
        people = []
        trust = self.services.exchange.trust()
        keyed = trust_book(trust).accounts() if trust.root_jwk else ()
        device = self.services.enrolling.known_device(request.kid)
        former = None
        if request.replaces is not None and device is None:
            former = self.services.enrolling.known_device(request.replaces[0])
        place = device or former
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
            unit_id=(place.unit_id if place else request.unit_id) or "",
            unit_name=request.unit_name,
            people=tuple(people),
            known=device is not None,
            kid=request.kid,
            replaces=former.name if former else "",
        )


def _with_reason(look: Look, error: PenilaianError) -> Look:
    """Return a package that could not be taken, with the reason once."""
    if any(problem.code == error.code for problem in look.item.problems):
        return look
    return replace(look, item=with_problems(look.item, (problem_of(error, look.item.file),)))
