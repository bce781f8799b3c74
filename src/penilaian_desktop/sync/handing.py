"""Handing over from laptop to laptop: leaving a package for one, and taking what others left here.

What is handed over is always sealed for the one laptop, whoever carries it.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.errors import Cancelled, RuleViolation
from penilaian_desktop.domain.exchange import PackageKind, PackageOutcome
from penilaian_desktop.domain.exchange_rows import ChainLink
from penilaian_desktop.domain.handover_views import Handover, OtherLaptop, amounts
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.package_views import PackageItem
from penilaian_desktop.domain.progress import Reporter
from penilaian_desktop.domain.sealing import Parcel
from penilaian_desktop.domain.verified import Judgement
from penilaian_desktop.services.judging import CHANGED, NEW, REFUSED
from penilaian_desktop.services.registry import Services
from penilaian_desktop.services.session import Session
from penilaian_desktop.sync.desk import Desk, put_parcel
from penilaian_desktop.sync.transports.sending import put_missing
from penilaian_desktop.sync.transports.transport import Transport
from penilaian_desktop.sync.workspace_trust import reader_for
from penilaian_desktop.sync.writer import write_parcel

MOST_REASONS = 3


@dataclass(frozen=True, slots=True)
class Handed:
    """What was left for a laptop: files with their sizes in bytes, and the records in them."""

    files: tuple[tuple[str, int], ...]
    records: int


@dataclass(frozen=True, slots=True)
class Handing:
    """Use cases of the part of the page where laptops hand over."""

    services: Services
    desk: Desk

    # --- giving ----------------------------------------------------------------------------
    def others(self, s: Session) -> tuple[OtherLaptop, ...]:
        """Return the laptops that something can be handed to. Raises NotAllowed."""
        return self.services.handing.others(s)

    def hand(
        self, s: Session, device_kid: str, out: Transport | Path, reporter: Reporter
    ) -> Outcome[Handed]:
        """Seal what waits for a laptop and leave it at a place with all that has no answer yet.

        Evidence goes first, in parts, unless it stays here by choice.

        Raises NotAllowed, RuleViolation `device_unknown`, `not_enrolled`, `nothing_to_send`,
        Cancelled while evidence is encrypted, and what the place raises.
        """
        target = self.desk.place(out)
        target.check()
        evidence = self.desk.evidence
        evidence.prepare_for(PackageKind.HANDOVER, device_kid, reporter)
        self.seal(s, device_kid)
        parcels = self.services.handing.parcels_for(device_kid)
        if not parcels and not evidence.loose(device_kid):
            raise RuleViolation("nothing_to_send")
        mail, records = self.services.exchange.mailbook, 0
        files: list[tuple[str, int]] = []
        with suppress(Cancelled):  # what lies there stays; the rest waits
            put_missing(target, evidence.loose(device_kid), reporter)
            for n, parcel in enumerate(parcels):
                reporter.report(n, len(parcels))
                names = put_parcel(target, parcel, ("sealed",))
                files.extend((name, len(parcel.sealed)) for name in names)
                item = mail.sealed_item(parcel.identity)
                records += item.records if item.kind == PackageKind.HANDOVER.value else 0
        return Outcome(Handed(tuple(files), records), Changes.of(Area.EXCHANGE))

    def seal(self, s: Session, device_kid: str) -> Outcome[tuple[Parcel, ...]]:
        """Seal what waits for a laptop; nothing when all of it is there or on its way.

        Raises NotAllowed, RuleViolation `device_unknown`, `not_enrolled`.
        """
        try:
            return self.services.exchange.sending.seal_handover(s, device_kid, write_parcel)
        except RuleViolation as refused:
            if refused.code != "nothing_to_send":
                raise
            return Outcome((), Changes.of(Area.EXCHANGE))

    # --- taking ----------------------------------------------------------------------------
    def waiting(self, s: Session) -> tuple[Handover, ...]:
        """Return what others handed over and nobody took yet, each looked at again.

        Raises NotAllowed.
        """
        found = []
        for link in self.services.handing.waiting():
            data = self.services.exchange.mailbook.archived("in", link.identity)
            package = reader_for(self.services.exchange).read(data).package
            if package is not None:
                judgement = self.services.exchange.preview(s, package)
                sender = self.services.handing.sender(link.device_kid, package.statement.by)
                found.append(_handover(judgement, link, sender))
        return tuple(found)

    def take(
        self, s: Session, identity: str, out: Transport | Path | None = None
    ) -> Outcome[PackageItem]:
        """Take a package that was handed over; its receipt is left at a place, if there is one.

        Raises NotAllowed, ImportRefused `package_gone`.
        """
        return self.desk.accept(s, identity, None, out)

    def decline(
        self, s: Session, identity: str, out: Transport | Path | None = None
    ) -> Outcome[PackageItem]:
        """Take nothing of a package and say so in the receipt: it can be handed over again.

        Raises NotAllowed, ImportRefused `package_gone`.
        """
        return self.desk.accept(s, identity, (), out)


def _handover(judgement: Judgement, link: ChainLink, sender: tuple[str, str, str]) -> Handover:
    refused = [judged for judged in judgement.records if judged.change == REFUSED]
    taken = [j.incoming.kind for j in judgement.records if j.change in {NEW, CHANGED}]
    reasons = dict.fromkeys(str(message(j.code, field=j.field)) for j in refused)
    return Handover(
        identity=link.identity,
        sender=sender[0],
        position=sender[1],
        laptop=sender[2],
        made=link.made,
        amounts=amounts(taken),
        records=len(taken),
        refused=len(refused),
        reasons=tuple(reasons)[:MOST_REASONS],
        ready=judgement.verdict.outcome is PackageOutcome.READY,
    )
