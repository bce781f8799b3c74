"""Packages that waited for an earlier one, taken in the order of their chain once it came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import Cancelled, PenilaianError
from penilaian_desktop.domain.package_views import PackageItem
from penilaian_desktop.services.registry import Services
from penilaian_desktop.services.session import Session
from penilaian_desktop.sync.desk import Desk
from penilaian_desktop.sync.items import unreadable_item, with_problems
from penilaian_desktop.sync.transports.transport import Transport


def take_followers(
    services: Services, desk: Desk, s: Session, out: Path | Transport | None
) -> tuple[Outcome[PackageItem], ...]:
    """Take what waited here and whose turn it is now, one after another; receipts go to `out`.

    What a person put aside stays there. One that fails is told with its reason and hides no other.
    Raises NotAllowed.
    """
    taken: dict[str, Outcome[PackageItem]] = {}
    while True:
        turn = [i for i in services.exchange_desk.followers(s) if i not in taken]
        if not turn:
            return tuple(taken.values())
        for identity in turn:
            try:
                taken[identity] = desk.accept(s, identity, out=out)
            except Cancelled:
                raise
            except PenilaianError as error:
                failed = replace(unreadable_item(error, Path()), identity=identity)
                taken[identity] = Outcome(failed)


def with_followers(
    items: Sequence[PackageItem], followers: Sequence[Outcome[PackageItem]]
) -> tuple[PackageItem, ...]:
    """Return what became of packages at last: those that waited at first are told once."""
    late = {outcome.value.identity: outcome.value for outcome in followers}
    told = [
        _at_last(item, late.pop(item.identity)) if item.identity in late else item for item in items
    ]
    named = [item if item.file else replace(item, file=_name(item)) for item in late.values()]
    return (*told, *named)


def _at_last(item: PackageItem, late: PackageItem) -> PackageItem:
    """Return what became of a package; one that could not be opened again still waits."""
    return replace(late, file=item.file) if late.kind else with_problems(item, late.problems)


def _name(item: PackageItem) -> str:
    if not item.kind:
        return "paket yang menunggu di sini"
    return f"paket nomor {item.seq} dari {item.device}"
