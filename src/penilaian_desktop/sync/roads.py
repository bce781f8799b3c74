"""The road between laptops and the office: which place, sending, collecting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.errors import (
    Cancelled,
    ImportRefused,
    NotAllowed,
    Offline,
    PenilaianError,
    RuleViolation,
    StorageUnavailable,
)
from penilaian_desktop.domain.evidence_road import BlobOut
from penilaian_desktop.domain.exchange import PackageKind
from penilaian_desktop.domain.exchange_views import ExchangeOverview, RoadState
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.package_views import PackageItem
from penilaian_desktop.domain.progress import Reporter
from penilaian_desktop.domain.road_views import Estimate, RoadKind, ServerAddress
from penilaian_desktop.domain.sealing import Parcel
from penilaian_desktop.services.evidence_road import load_of
from penilaian_desktop.services.registry import Services
from penilaian_desktop.services.session import Session
from penilaian_desktop.sync.carriers.sealed import SUFFIX
from penilaian_desktop.sync.desk import Desk, put_parcel
from penilaian_desktop.sync.enrolment import CARD_FILE
from penilaian_desktop.sync.items import problem_of, with_problems
from penilaian_desktop.sync.load import Leaving, Sent, leave
from penilaian_desktop.sync.signature import fingerprint, thumbprint
from penilaian_desktop.sync.transports.folder import FolderTransport, put_marker
from penilaian_desktop.sync.transports.mail import Mail, MailWords, write_mails
from penilaian_desktop.sync.transports.transport import Transport
from penilaian_desktop.sync.transports.webdav import WebDavTransport
from penilaian_desktop.sync.transports.webdav_site import WebDavSite
from penilaian_desktop.sync.trust import TrustBook
from penilaian_desktop.sync.waiting import take_followers, with_followers
from penilaian_desktop.sync.workspace_trust import trust_book
from penilaian_desktop.sync.writer import file_stem, prefix_for, write_parcel

__all__ = ["Roads", "Sent", "Standing"]

T = TypeVar("T")

_NOT_FOR_US = frozenset({"age_not_for_us", "wrong_aud"})
BYTES_A_RECORD, BYTES_A_PACKAGE = 300, 6_000
"""What records that are not sealed yet will weigh, about."""
_STATES = {
    "folder_missing": "missing",
    "marker_missing": "unmarked",
    "marker_foreign": "foreign",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """The overview with the fingerprints that people compare, and the road as it is now."""

    overview: ExchangeOverview
    device_fingerprint: str
    office_fingerprint: str
    road: RoadState
    office_kid: str = ""
    may_choose: bool = True


@dataclass(frozen=True, slots=True)
class Roads:
    """Use cases of the page where things are sent and fetched."""

    services: Services
    desk: Desk

    # --- which road ------------------------------------------------------------------------
    def standing(self, s: Session) -> Standing:
        """Return everything that the page shows; a folder is looked at, a server is not."""
        overview = self.services.exchange_desk.overview(s)
        root = overview.office_root
        return Standing(
            overview,
            fingerprint(overview.device_kid) if overview.device_kid else "",
            fingerprint(thumbprint(root)) if root else "",
            self.road(),
            thumbprint(root) if root else "",
            self.services.road_settings.may_choose(s),
        )

    def road(self) -> RoadState:
        """Return the chosen road: a folder as it is now, a server as it was last."""
        choice, rhythm = self.services.road_settings.choice(), self.desk.rhythm.state
        if choice.kind is RoadKind.FOLDER:
            state = self.state(choice.folder)
            if choice.moved and state.state != "none":
                moved = RuleViolation("folder_moved", path=choice.folder)
                state = replace(state, state="moved", message=str(describe(moved)))
            return replace(state, auto=choice.auto, rhythm=rhythm)
        if choice.kind is RoadKind.SERVER:
            known = rhythm.succeeded is not None
            failed = bool(rhythm.message)
            return RoadState(
                folder=choice.place,
                state="missing" if failed else "ready" if known else "unknown",
                message=rhythm.message,
                kind=RoadKind.SERVER,
                auto=choice.auto,
                rhythm=rhythm,
            )
        if choice.kind is RoadKind.MAIL:
            return RoadState(folder="", state="ready", kind=RoadKind.MAIL)
        return RoadState(folder="", state="none", kind=RoadKind.NONE)

    def state(self, folder: str) -> RoadState:
        """Return whether a folder is there and whose it is; nothing is raised."""
        if not folder:
            return RoadState(folder="", state="none")
        return self._looked(folder, FolderTransport(Path(folder), self._book()))

    def use(self, s: Session, folder: Path) -> Outcome[RoadState]:
        """Remember a folder; the office puts its marker and its card there.

        Raises NotAllowed, Offline, StorageUnavailable, NotOurTarget for another office's folder.
        """
        self._require_chooser(s)
        if self.services.exchange.trust().office:
            put_marker(folder, self.desk.enrolment.marker())
            self._put_card(FolderTransport(folder, self._book()))
        done = self.services.road_settings.choose_folder(s, str(folder))
        return Outcome(self.state(str(folder)), done.changes)

    def try_server(self, server: ServerAddress) -> RoadState:
        """Return whether a server can be used; nothing is remembered and nothing is written.

        Raises RuleViolation for an address that cannot be right.
        """
        server = self.services.road_settings.known(server)
        return self._looked(server.url, self._server(server), kind=RoadKind.SERVER)

    def use_server(self, s: Session, server: ServerAddress) -> Outcome[RoadState]:
        """Remember a server; the office puts its marker and its card there.

        Raises NotAllowed, RuleViolation `server_address`, `server_plain`, `server_user`,
        `server_ca`, and what the server says.
        """
        self._require_chooser(s)
        server = self.services.road_settings.known(server)
        place = self._server(server)
        if self.services.exchange.trust().office:
            place.claim(self.desk.enrolment.marker())
            self._put_card(place)
        office = place.check()
        kept = replace(server, url=place.site.url)
        done = self.services.road_settings.choose_server(s, kept)
        self.desk.rhythm.succeeded(self._now(), again=done.value.auto)
        state = RoadState(folder=kept.url, state="ready", office=office, kind=RoadKind.SERVER)
        return Outcome(state, done.changes)

    def place(self, *, quick: bool = False) -> Transport:
        """Return the chosen folder or server; `quick` gives a silent server up sooner.

        Raises RuleViolation `folder_not_chosen`, `road_not_chosen` (mail is carried by hand),
        `folder_moved`.
        """
        choice = self.services.road_settings.choice()
        if choice.kind is RoadKind.SERVER and choice.server is not None:
            return self._server(choice.server, quick=quick)
        if choice.kind is RoadKind.MAIL:
            raise RuleViolation("road_not_chosen")
        if not choice.folder:
            raise RuleViolation("folder_not_chosen")
        if choice.moved:
            raise RuleViolation("folder_moved", path=choice.folder)
        return FolderTransport(Path(choice.folder), self._book())

    # --- sending ---------------------------------------------------------------------------
    def send(self, s: Session, reporter: Reporter) -> Outcome[Sent]:
        """Seal what waits and leave it at the chosen place.

        Raises NotAllowed, RuleViolation `folder_not_chosen`, `road_not_chosen`, `folder_moved`,
        `not_enrolled`, `nothing_to_send`, and what the place raises.
        """
        place = self.place()
        return self._noted(lambda: self.save(s, place, ("sealed",), reporter))

    def save(
        self,
        s: Session,
        target: Transport | Path,
        carriers: Sequence[str],
        reporter: Reporter,
        *,
        quiet: bool = False,
    ) -> Outcome[Sent]:
        """Seal what waits and leave it at a place in the carriers asked for.

        What is on its way without an answer is left there once more, evidence before the packages
        that name it. The newest receipts go along, always sealed, from the office and into the
        office's own places. `quiet` finds no fault when there is nothing. Raises like `send`.
        """
        place = FolderTransport(target, None) if isinstance(target, Path) else target
        ours = bool(place.check())
        leaving = self._leaving(s, receipts=ours, carriers=carriers, reporter=reporter)
        if not leaving and not quiet:
            raise RuleViolation("nothing_to_send")
        listed = isinstance(place, WebDavTransport)
        sent = leave(place, leaving, reporter, listed=listed)
        self.desk.evidence.road.sweep()
        return Outcome(sent, Changes.of(Area.EXCHANGE))

    def save_mails(self, s: Session, folder: Path, reporter: Reporter) -> Outcome[tuple[Mail, ...]]:
        """Seal what waits and write it as mails that somebody sends by hand.

        Raises NotAllowed, RuleViolation `not_enrolled`, `nothing_to_send`, and what the folder
        raises.
        """
        leaving = self._leaving(s, receipts=True, carriers=("sealed",), reporter=reporter)
        if not leaving:
            raise RuleViolation("nothing_to_send")
        overview = self.services.exchange_desk.overview(s, mail=1)
        other = overview.office_name
        words = MailWords(
            sender=(other if overview.office else overview.unit) or overview.device,
            laptop=overview.device,
            fingerprint=fingerprint(overview.device_kid),
            receiver="pemegang laptop unit" if overview.office else other,
        )
        mails = write_mails(folder, leaving.files(), words, reporter)
        return Outcome(mails, Changes.of(Area.EXCHANGE))

    def _leaving(
        self, s: Session, *, receipts: bool, carriers: Sequence[str], reporter: Reporter
    ) -> Leaving:
        """Seal what waits and return everything that should lie at a place."""
        self._seal(s, reporter)
        mail = self.services.exchange.mailbook
        newest: tuple[Parcel, ...] = ()
        if receipts or self.services.exchange.trust().office:
            self.services.exchange.answer_again(s, write_parcel)
            newest = mail.newest_receipts()
        waiting, evidence = mail.unanswered(), self.desk.evidence
        return Leaving(
            parts=evidence.loose() if evidence.road.included() else (),
            receipts=newest,
            packages=waiting,
            carriers=tuple(carriers),
            records={p.identity: mail.sealed_item(p.identity).records for p in waiting},
        )

    def _seal(self, s: Session, reporter: Reporter) -> None:
        facts = self.services.exchange.trust()
        if not facts.office:
            wanted = [("report", "")]
            self.desk.evidence.prepare_for("report", "", reporter)
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
        if not facts.office:
            self.services.heartbeats.seal(s, write_parcel)

    def estimate(self, s: Session) -> Estimate:
        """Return about how much sending now would write; evidence is exact."""
        overview = self.services.exchange_desk.overview(s, mail=1)
        mail, facts = self.services.exchange.mailbook, self.services.exchange.trust()
        waiting = mail.unanswered()
        fresh = sum(line.count - line.sealed for line in overview.waiting)
        fresh += sum(laptop.waiting for laptop in overview.laptops)
        due: tuple[BlobOut, ...] = ()
        if not facts.office and overview.enrolled and facts.office_id is not None:
            due = self.desk.evidence.due(PackageKind.REPORT, facts.office_id)
        on_the_way = {b.sha256: b for b in self.desk.evidence.road.unacknowledged()}
        blobs = {**{b.sha256: b for b in due}, **on_the_way}
        sealed = sum(len(parcel.sealed) for parcel in waiting)
        return Estimate(
            records=fresh + sum(mail.sealed_item(p.identity).records for p in waiting),
            packages=len(waiting) + bool(fresh),
            size=sealed + fresh * BYTES_A_RECORD + bool(fresh) * BYTES_A_PACKAGE,
            evidence=load_of(blobs.values()),
        )

    # --- collecting ------------------------------------------------------------------------
    def collect(
        self,
        s: Session,
        where: Path | Transport | None,
        reporter: Reporter,
        *,
        quiet: bool = False,
    ) -> Outcome[tuple[PackageItem, ...]]:
        """Take every new package for this workspace from a place, in chain order.

        Without a place from the chosen one. `quiet` takes only what answers this laptop and needs
        nobody's decision, and leaves no step to be undone. Evidence that was promised earlier is
        fetched too. Raises NotAllowed, what `place` raises, and what the place raises.
        """
        if where is None:
            chosen = self.place()
            return self._noted(lambda: self._collect(s, chosen, reporter, quiet=quiet))
        place = FolderTransport(where, None) if isinstance(where, Path) else where
        return self._collect(s, place, reporter, quiet=quiet)

    def _collect(
        self, s: Session, place: Transport, reporter: Reporter, *, quiet: bool
    ) -> Outcome[tuple[PackageItem, ...]]:
        names = self.desk.files_for_us(place)
        own = self.services.exchange.trust().self_device
        if quiet and own is not None:
            names = tuple(name for name in names if prefix_for(own.kid) in name)
        # what nobody asked for is the installation's step, not one that a person takes back
        who = replace(s, account_id="") if quiet else s
        found: list[PackageItem] = []
        areas: set[Area] = {Area.EXCHANGE}
        persons: set[str] = set()
        anybody = False
        stopped: PenilaianError | None = None
        try:
            for n, name in enumerate(names):
                reporter.report(n, len(names))
                done = self.desk.take_from(who, place, name)
                item = done.value
                if not _NOT_FOR_US.isdisjoint(problem.code for problem in item.problems):
                    continue
                found.append(item)
                areas |= done.changes.areas
                anybody = anybody or not done.changes.persons
                persons |= done.changes.persons
            late = () if quiet else take_followers(self.services, self.desk, s, place)
            for done in late:
                areas |= done.changes.areas
                anybody = anybody or not done.changes.persons
                persons |= done.changes.persons
            found = list(with_followers(found, late))
            if self.desk.evidence.fetch(place, reporter).arrived:
                areas.add(Area.EVIDENCE)
        except Cancelled:
            pass  # what was taken stays taken; the rest waits
        except (StorageUnavailable, Offline, ImportRefused) as error:  # so it does here
            if not found:
                raise
            stopped = error
        self.services.exchange.answer_again(s, write_parcel)
        told: list[PenilaianError] = [] if stopped is None else [stopped]
        try:
            self._leave_answers(place)
        except (StorageUnavailable, Offline) as refused:  # what was taken stays taken and is shown
            if not found:
                raise
            unwritten = ImportRefused("receipt_not_written")
            if all(unwritten.code != problem.code for problem in found[-1].problems):
                same = stopped is not None and stopped.code == refused.code
                told += [unwritten] if same else [refused, unwritten]
        if told:
            found[-1] = with_problems(found[-1], tuple(problem_of(each, "") for each in told))
        self.desk.evidence.road.sweep()
        everybody = frozenset() if anybody else frozenset(persons)
        return Outcome(tuple(found), Changes(frozenset(areas), everybody))

    def _leave_answers(self, place: Transport) -> None:
        there = frozenset(place.names()) if isinstance(place, WebDavTransport) else frozenset()
        for parcel in self.services.exchange.mailbook.newest_receipts():
            if file_stem(parcel) + SUFFIX not in there:
                put_parcel(place, parcel, ("sealed",))

    # --- by itself -------------------------------------------------------------------------
    def by_itself(self, s: Session, reporter: Reporter) -> Outcome[bool]:
        """Send and fetch without being asked, where somebody said so; True when it was done.

        Nothing is taken that a person must decide about. Raises like `send`.
        """
        choice = self.services.road_settings.choice()
        own = self.services.exchange.trust().self_device
        if not choice.auto or choice.moved or own is None or own.cert is None:
            return Outcome(False, Changes())
        place = self.place(quick=True)
        place.check()
        overview = self.services.exchange_desk.overview(s, mail=1)
        changes = set()
        if overview.may_send:
            sent = self.save(s, place, ("sealed",), reporter, quiet=True)
            if sent.value.packages or sent.value.parts:
                changes.add(Area.EXCHANGE)
        found = self._collect(s, place, reporter, quiet=True)
        if found.value:
            changes |= found.changes.areas
        return Outcome(True, Changes(frozenset(changes)) if changes else Changes())

    # --- inside ----------------------------------------------------------------------------
    def _noted(self, work: Callable[[], T]) -> T:
        """Note how the chosen road was; a refusal that is not the road's own says nothing."""
        auto = self.services.road_settings.choice().auto
        try:
            done = work()
        except (Offline, StorageUnavailable) as error:
            self.desk.rhythm.failed(self._now(), error, again=auto)
            raise
        self.desk.rhythm.succeeded(self._now(), again=auto)
        return done

    def _now(self) -> datetime:
        return self.services.exchange.context.now()

    def _looked(
        self, place: str, transport: Transport, *, kind: RoadKind = RoadKind.FOLDER
    ) -> RoadState:
        try:
            office = transport.check()
        except (StorageUnavailable, Offline) as error:
            state = _STATES.get(error.code, "missing")
            return RoadState(folder=place, state=state, message=str(describe(error)), kind=kind)
        return RoadState(folder=place, state="ready", office=office, kind=kind)

    def _require_chooser(self, s: Session) -> None:
        if not self.services.road_settings.may_choose(s):
            raise NotAllowed("road_not_yours")

    def _put_card(self, place: Transport) -> None:
        place.check()
        card = self.services.enrolling.card()
        if card is not None:
            place.put_if_absent(CARD_FILE, card)

    def _server(self, server: ServerAddress, *, quick: bool = False) -> WebDavTransport:
        site = WebDavSite.of(
            server.url,
            user=server.user,
            password=server.password,
            ca=server.ca,
            plain=server.plain,
        )
        if quick:  # nobody asked: the window must lock without waiting long for a silent server
            return WebDavTransport(site, self._book(), connect=5.0, read=10.0)
        return WebDavTransport(site, self._book())

    def _book(self) -> TrustBook | None:
        facts = self.services.exchange.trust()
        return trust_book(facts) if facts.root_jwk else None
