"""The laptops that need HR: a new epoch that waits, a number used twice, a state that differs."""

from __future__ import annotations

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.exchange import ChainKey, PackageOutcome
from penilaian_desktop.services import epochs
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.trust_store import is_office
from penilaian_desktop.services.watch import watch_of
from penilaian_desktop.storage.exchange_store import IN
from penilaian_desktop.storage.unit_of_work import ReadUnit

MOST = 1_000


def laptops_to_look_at(unit: ReadUnit, s: Session) -> frozenset[str]:
    """Return the kids of the laptops that wait for this person of HR."""
    if Role.HR not in s.roles or not is_office(unit):
        return frozenset()
    found = {
        device.kid
        for device in unit.exchange.devices()
        if not device.is_self
        and device.revoked_after is None
        and ((seen := watch_of(unit, device.kid)).forks or not seen.state_agrees)
    }
    for link in unit.exchange.links(IN, outcome=PackageOutcome.HELD, limit=MOST):
        if link.epoch > 1 and link.device_kid not in found:
            key = ChainKey(dev=link.device_kid, aud=link.aud)
            known = epochs.confirmed(unit, key)
            if link.epoch > max(unit.exchange.head(key).epoch, known.epoch if known else 1):
                found.add(link.device_kid)
    return frozenset(found)
