"""The own laptop over time: how its key stands, and asking for a new one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.device_views import OwnDevice
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.services.registry import Services
from penilaian_desktop.services.session import Session
from penilaian_desktop.sync.asking import AccountAsk
from penilaian_desktop.sync.desk import Desk, put_parcel
from penilaian_desktop.sync.rotating import Rotating
from penilaian_desktop.sync.signature import fingerprint, thumbprint
from penilaian_desktop.sync.transports.folder import FolderTransport
from penilaian_desktop.sync.workspace_trust import trust_book

EXPIRES_SOON = 45


@dataclass(frozen=True, slots=True)
class OwnDevices:
    """Use cases of the laptop in front of the person."""

    services: Services
    desk: Desk

    def look(self, s: Session) -> OwnDevice | None:
        """Return this laptop with its key, None before it has one."""
        del s
        enrolling = self.services.enrolling
        own, coming = enrolling.own_device(), enrolling.next_device()
        if own is None:
            return None
        facts = self.services.exchange.trust()
        book = trust_book(facts) if facts.root_jwk is not None else None
        certificate = book.device(own.kid) if book is not None else None
        until = certificate.until if certificate is not None else None
        left = (until - self.services.context.now().date()).days if until is not None else None
        return OwnDevice(
            name=own.name,
            kid=own.kid,
            fingerprint=fingerprint(own.kid),
            office=facts.office,
            enrolled=own.cert is not None,
            until=until,
            ends_soon=left is not None and left < EXPIRES_SOON,
            next_fingerprint=fingerprint(coming.kid) if coming is not None else "",
            restored=enrolling.epoch_reason(facts.office_id or ""),
            folder=self.services.exchange_desk.folder(),
            office_fingerprint=fingerprint(thumbprint(facts.root_jwk)) if facts.root_jwk else "",
        )

    def ask_new_key(self, s: Session, folder: Path | None, *, copy: bool) -> Outcome[str]:
        """Make new keys and leave the request for them; return its file.

        With `copy` the old key stays with another laptop that has the same disk. Without a folder
        the request goes to the exchange folder. Raises NotAllowed, RuleViolation `not_enrolled`,
        `folder_not_chosen`, and what the folder raises.
        """
        remembered = self.services.exchange_desk.folder()
        if folder is None and not remembered:
            raise RuleViolation("folder_not_chosen")
        asks = []
        if s.signer is not None and s.person_id:
            person = self.services.enrolling.person_of(s.person_id, "")
            asks.append(
                AccountAsk(
                    signer=s.signer,
                    person_id=s.person_id,
                    name=person.name if person else s.display_name,
                    identity=person.identity if person else "",
                    roles=tuple(sorted(role.value for role in s.roles)),
                )
            )
        rotating = Rotating(self.services.exchange, self.services.enrolling)
        unit_name = self.services.exchange_desk.unit_name(s)
        parcel = rotating.device(s, asks, copy=copy, unit_name=unit_name)
        place = FolderTransport(folder or Path(remembered), None)
        names = put_parcel(place, parcel, ("sealed",))
        return Outcome(names[0], Changes.of(Area.EXCHANGE))
