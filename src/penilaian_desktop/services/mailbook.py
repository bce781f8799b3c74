"""What this workspace sent and received: lists, archived bytes, what is still unanswered."""

from __future__ import annotations

from dataclasses import dataclass

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.domain.exchange import PackageKind, Statement
from penilaian_desktop.domain.exchange_rows import ChainLink
from penilaian_desktop.domain.package_views import SealedItem
from penilaian_desktop.domain.sealing import Parcel
from penilaian_desktop.services import trust_store
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.outgoing import ReportChoice
from penilaian_desktop.services.sending import versions_there
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require_office
from penilaian_desktop.storage.exchange_store import IN, OUT
from penilaian_desktop.storage.unit_of_work import ReadUnit


@dataclass(frozen=True, slots=True)
class Mailbook:
    """Reads the packages of this workspace; writes nothing."""

    context: Context

    def pending_count(self, s: Session) -> int:
        """Return how many records of this laptop the office has not acknowledged.

        Drafts do not count: they stay here.
        """
        del s
        with self.context.read() as unit:
            facts = trust_store.trust_facts(unit)
            if facts.office:
                return 0
            there = frozenset(versions_there(self.context.workspace, unit, facts.office_id or ""))
            ids: dict[str, list[str]] = {}
            sealed = 0
            for row in unit.exchange.pending():
                if row.sealed_in is None:
                    ids.setdefault(row.kind, []).append(row.record_id)
                else:
                    sealed += 1
            return sealed + len(ReportChoice(unit, there).pending(ids))

    def sent(self, s: Session, limit: int = 50) -> tuple[SealedItem, ...]:
        """Return the packages of this device, newest first."""
        require_office(s, Action.SEAL_REPORT)
        with self.context.read() as unit:
            return tuple(
                self._sealed_item(unit, link) for link in unit.exchange.links(OUT, limit=limit)
            )

    def received(self, s: Session, limit: int = 200) -> tuple[ChainLink, ...]:
        """Return the packages taken or held here, newest first."""
        require_office(s, Action.IMPORT_RECEIPT)
        with self.context.read() as unit:
            return unit.exchange.links(IN, limit=limit)

    def archived(self, direction: str, identity: str) -> bytes:
        """Return the bytes of a package sent or received; raises ImportRefused `package_gone`."""
        with self.context.read() as unit:
            link = unit.exchange.link(direction, identity)
        if link is None:
            raise ImportRefused("package_gone")
        return self.context.workspace.archive.get(link.sha256)

    def answer_of(self, identity: str) -> str:
        """Return the identity of the receipt that answered a package sent, "" while none did."""
        with self.context.read() as unit:
            link = unit.exchange.link(OUT, identity)
        return link.receipt_identity or "" if link is not None else ""

    def open_form(self, identity: str) -> bytes:
        """Return the open form of a package of this device; raises ImportRefused `package_gone`."""
        with self.context.read() as unit:
            link = unit.exchange.link(OUT, identity)
        if link is None or link.plain_sha256 is None:
            raise ImportRefused("package_gone")
        return self.context.workspace.archive.get(link.plain_sha256)

    def unanswered(self) -> tuple[Parcel, ...]:
        """Return the packages of this device that no receipt answers yet, in chain order.

        With the receipts that stand between them: one that was lost would hold what follows it.
        """
        with self.context.read() as unit:
            own = unit.exchange.self_device()
            links = unit.exchange.unanswered(own.kid) if own else ()
            between = unit.exchange.receipts_between(own.kid) if own and links else ()
        ordered = sorted((*links, *between), key=lambda link: (link.aud, link.epoch, link.seq))
        return tuple(self._parcel(link) for link in ordered)

    def taken_marks(self) -> frozenset[tuple[int, int, str]]:
        """Return (epoch, seq, first eight digits) of every package taken here."""
        with self.context.read() as unit:
            return unit.exchange.taken_marks()

    def newest_receipts(self) -> tuple[Parcel, ...]:
        """Return the newest receipt this device made for each sender."""
        with self.context.read() as unit:
            links = [
                unit.exchange.last(OUT, key, PackageKind.RECEIPT)
                for key in unit.exchange.chains(OUT)
            ]
        return tuple(self._parcel(link) for link in links if link is not None)

    def sealed_item(self, identity: str) -> SealedItem:
        """Return a package of this device as lists show it."""
        with self.context.read() as unit:
            link = unit.exchange.link(OUT, identity)
            if link is None:
                raise ImportRefused("package_gone")
            return self._sealed_item(unit, link)

    def _sealed_item(self, unit: ReadUnit, link: ChainLink) -> SealedItem:
        answer = unit.exchange.link(IN, link.receipt_identity) if link.receipt_identity else None
        return SealedItem(
            identity=link.identity,
            kind=link.kind,
            seq=link.seq,
            made=link.made,
            records=link.records,
            size=len(self.context.workspace.archive.get(link.sha256)),
            files=(),
            acknowledged=answer.made if answer else None,
        )

    def _parcel(self, link: ChainLink) -> Parcel:
        archive = self.context.workspace.archive
        open_json = archive.get(link.plain_sha256) if link.plain_sha256 else b""
        return Parcel(
            identity=link.identity,
            dev=link.device_kid,
            aud=link.aud,
            epoch=link.epoch,
            seq=link.seq,
            sealed=archive.get(link.sha256),
            open_json=open_json,
        )

    def last_receipt(self, statement: Statement) -> Parcel | None:
        """Return the receipt that answered a package taken before, or None."""
        with self.context.read() as unit:
            link = unit.exchange.link(IN, statement.identity)
            if link is None or link.receipt_identity is None:
                return None
            sent = unit.exchange.link(OUT, link.receipt_identity)
        return None if sent is None else self._parcel(sent)
