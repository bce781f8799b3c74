"""Packages that waited for an earlier one, taken in the order of their chain once it came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.package_views import PackageItem
from penilaian_desktop.services.registry import Services
from penilaian_desktop.services.session import Session
from penilaian_desktop.sync.desk import Desk
from penilaian_desktop.sync.transports.transport import Transport


def take_followers(
    services: Services, desk: Desk, s: Session, out: Path | Transport | None
) -> tuple[Outcome[PackageItem], ...]:
    """Take what waited here and whose turn it is now, one after another; receipts go to `out`.

    What a person put aside stays there. Raises NotAllowed and what the archive raises.
    """
    taken: dict[str, Outcome[PackageItem]] = {}
    while True:
        turn = [i for i in services.exchange_desk.followers(s) if i not in taken]
        if not turn:
            return tuple(taken.values())
        for identity in turn:
            taken[identity] = desk.accept(s, identity, out=out)


def with_followers(
    items: Sequence[PackageItem], followers: Sequence[Outcome[PackageItem]]
) -> tuple[PackageItem, ...]:
    """Return what became of packages at last: those that waited at first are told once."""
    late = {outcome.value.identity: outcome.value for outcome in followers}
    told = [
        replace(late.pop(item.identity), file=item.file) if item.identity in late else item
        for item in items
    ]
    named = [
        item if item.file else replace(item, file=f"paket nomor {item.seq} dari {item.device}")
        for item in late.values()
    ]
    return (*told, *named)
