"""The road between laptops and the office: the exchange folder, sending, collecting."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.errors import Cancelled, Offline, RuleViolation, StorageUnavailable
from penilaian_desktop.domain.exchange import Parcel
from penilaian_desktop.domain.exchange_views import ExchangeOverview, RoadState
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.package_views import PackageItem
from penilaian_desktop.domain.progress import Reporter
from penilaian_desktop.services.registry import Services
from penilaian_desktop.services.session import Session
from penilaian_desktop.sync.desk import Desk, put_parcel
from penilaian_desktop.sync.enrolment import CARD_FILE, trust_book
from penilaian_desktop.sync.gate import LIMITS
from penilaian_desktop.sync.signature import fingerprint, thumbprint
from penilaian_desktop.sync.transports.folder import FolderTransport, put_marker
from penilaian_desktop.sync.writer import write_parcel

_NOT_FOR_US = frozenset({"age_not_for_us", "wrong_aud"})
_STATES = {
    "folder_missing": "missing",
    "marker_missing": "unmarked",
    "marker_foreign": "foreign",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """The overview with the fingerprints that people compare, and the folder as it is now."""

    overview: ExchangeOverview
    device_fingerprint: str
    office_fingerprint: str
    road: RoadState
    office_kid: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """What was left at a place: files with their sizes in bytes, packages among them."""

    files: tuple[tuple[str, int], ...]
    packages: int
    records: int


@dataclass(frozen=True, slots=True)
class Roads:
    """Use cases of the page where things are sent and fetched."""

    services: Services
    desk: Desk

    def standing(self, s: Session) -> Standing:
        """Return everything that the page shows; the folder is looked at."""
        overview = self.services.exchange_desk.overview(s)
        root = overview.office_root
        return Standing(
            overview,
            fingerprint(overview.device_kid) if overview.device_kid else "",
            fingerprint(thumbprint(root)) if root else "",
            self.state(overview.folder),
            thumbprint(root) if root else "",
        )

    def state(self, folder: str) -> RoadState:
        """Return whether a folder is there and whose it is; nothing is raised."""
        if not folder:
            return RoadState(folder="", state="none")
        try:
            office = self._transport(Path(folder)).check()
        except (StorageUnavailable, Offline) as error:
            state = _STATES.get(error.code, "missing")
            return RoadState(folder=folder, state=state, message=str(describe(error)))
        return RoadState(folder=folder, state="ready", office=office)

    def use(self, s: Session, folder: Path) -> Outcome[RoadState]:
        """Remember a folder; the office puts its marker and its card there.

        Raises NotAllowed, Offline, StorageUnavailable, NotOurTarget for another office's folder.
        """
        facts = self.services.exchange.trust()
        transport = self._transport(folder)
        if facts.office:
            put_marker(folder, self.desk.enrolment.marker())
            transport.check()
            card = self.services.enrolling.card()
            if card is not None:
                transport.put_if_absent(CARD_FILE, card)
        done = self.services.exchange_desk.choose_folder(s, str(folder))
        return Outcome(self.state(str(folder)), done.changes)

    # --- sending ---------------------------------------------------------------------------
    def send(self, s: Session, reporter: Reporter) -> Outcome[Sent]:
        """Seal what waits and leave it in the remembered folder.

        Raises NotAllowed, RuleViolation `folder_not_chosen`, `not_enrolled`, `nothing_to_send`,
        and what the folder raises.
        """
        folder = self.services.exchange_desk.folder()
        if not folder:
            raise RuleViolation("folder_not_chosen")
        return self.save(s, self._transport(Path(folder)), ("sealed",), reporter)

    def save(
        self,
        s: Session,
        target: FolderTransport | Path,
        carriers: Sequence[str],
        reporter: Reporter,
    ) -> Outcome[Sent]:
        """Seal what waits and leave it in a folder in the carriers asked for.

        What is on its way without an answer is left there once more. The newest receipts go
        along, always sealed, from the office and into the office's own folders. Raises like
        `send`.
        """
        transport = FolderTransport(target, None) if isinstance(target, Path) else target
        ours = bool(transport.check())
        self._seal(s)
        mail = self.services.exchange.mailbook
        receipts: tuple[Parcel, ...] = ()
        if ours or self.services.exchange.trust().office:
            self.services.exchange.answer_again(s, write_parcel)
            receipts = mail.newest_receipts()
        waiting = mail.unanswered()
        if not waiting and not receipts:
            raise RuleViolation("nothing_to_send")
        files: list[tuple[str, int]] = []
        steps = len(waiting) + len(receipts)
        left: list[Parcel] = []
        with suppress(Cancelled):  # what lies there stays; the rest waits
            for n, receipt in enumerate(receipts):
                reporter.report(n, steps)
                put_parcel(transport, receipt, ("sealed",))
            for n, parcel in enumerate(waiting):
                reporter.report(len(receipts) + n, steps)
                names = put_parcel(transport, parcel, carriers)
                files.extend((name, len(transport.get(name, LIMITS.file))) for name in names)
                left.append(parcel)
        records = sum(mail.sealed_item(parcel.identity).records for parcel in left)
        return Outcome(Sent(tuple(files), len(left), records), Changes.of(Area.EXCHANGE))

    def _seal(self, s: Session) -> None:
        facts = self.services.exchange.trust()
        if not facts.office:
            wanted = [("report", "")]
        else:
            devices = self.services.enrolling.devices(s)
            wanted = [
                ("master", d.kid) for d in devices if not d.is_self and d.revoked_after is None
            ]
        for kind, device in wanted:
            try:
                self.desk.seal(s, kind, (), None, device=device)
            except RuleViolation as refused:
                if refused.code != "nothing_to_send":
                    raise

    # --- collecting ------------------------------------------------------------------------
    def collect(
        self, s: Session, folder: Path | None, reporter: Reporter
    ) -> Outcome[tuple[PackageItem, ...]]:
        """Take every new package for this workspace from a folder, in chain order.

        Without a folder the remembered one. Raises NotAllowed, RuleViolation
        `folder_not_chosen`, and what the folder raises.
        """
        if folder is None:
            remembered = self.services.exchange_desk.folder()
            if not remembered:
                raise RuleViolation("folder_not_chosen")
            folder = Path(remembered)
        transport = FolderTransport(folder, None)
        names = self.desk.files_for_us(transport)
        found: list[PackageItem] = []
        areas: set[Area] = {Area.EXCHANGE}
        persons: set[str] = set()
        anybody = False
        with suppress(Cancelled):  # what was taken stays taken; the rest waits
            for n, name in enumerate(names):
                reporter.report(n, len(names))
                done = self.desk.take_from(s, transport, name)
                item = done.value
                if not _NOT_FOR_US.isdisjoint(problem.code for problem in item.problems):
                    continue
                found.append(item)
                areas |= done.changes.areas
                anybody = anybody or not done.changes.persons
                persons |= done.changes.persons
        self.services.exchange.answer_again(s, write_parcel)
        for parcel in self.services.exchange.mailbook.newest_receipts():
            put_parcel(transport, parcel, ("sealed",))
        everybody = frozenset() if anybody else frozenset(persons)
        return Outcome(tuple(found), Changes(frozenset(areas), everybody))

    def _transport(self, folder: Path) -> FolderTransport:
        facts = self.services.exchange.trust()
        return FolderTransport(folder, trust_book(facts) if facts.root_jwk else None)
