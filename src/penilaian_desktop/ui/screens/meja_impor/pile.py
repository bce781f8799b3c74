"""The packages that lie on the desk, and which of them is looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from penilaian_desktop.domain.package_views import PackageItem
from penilaian_desktop.sync.import_desk import Look
from penilaian_desktop.sync.transports.transport import Transport
from penilaian_desktop.sync.transports.webdav import WebDavTransport
from penilaian_desktop.ui.screens.meja_impor import words

UNDONE = "undone"
"""What the desk calls an import that was taken back."""


def place_name(place: Path | Transport) -> str:
    """Return a place in a word: the name of the folder, or of the server."""
    if isinstance(place, Path):
        return place.name
    return place.site.host if isinstance(place, WebDavTransport) else ""


class Pile:
    """An ordered pile of looks; `shown` is the key of the chosen one.

    `folder` is the exchange's, `server` the name of the server where the road is one.
    """

    def __init__(self) -> None:
        self.looks: list[Look] = []
        self.shown = ""
        self.folder = ""
        self.server = ""

    @property
    def current(self) -> Look | None:
        """Return the chosen package."""
        return next((look for look in self.looks if look.key == self.shown), None)

    @property
    def ready(self) -> Look | None:
        """Return the chosen package if it can be taken."""
        look = self.current
        takes = look is not None and look.item.outcome == "ready" and look.asking is None
        return look if takes else None

    def put(self, look: Look) -> None:
        """Lay a package on the pile; what was decided about it stays as it is."""
        for n, old in enumerate(self.looks):
            if old.key == look.key:
                if old.item.outcome not in words.DONE:
                    self.looks[n] = look
                return
        self.looks.append(look)

    def add(self, looks: Iterable[Look]) -> None:
        """Add packages that are not there yet."""
        here = {look.key for look in self.looks}
        self.looks.extend(look for look in looks if look.key not in here)

    def replace(self, key: str, look: Look) -> None:
        """Put a newer look in the place of an older one."""
        self.looks = [look if old.key == key else old for old in self.looks]

    def remove(self, key: str) -> None:
        """Take a package off the pile."""
        self.looks = [look for look in self.looks if look.key != key]

    def taken(self, look: Look, item: PackageItem) -> None:
        """Note what became of a package; its dry run stays as the record of it."""
        shown = item if item.differences else replace(item, differences=look.item.differences)
        self.replace(look.key, replace(look, item=shown, kept=False))

    def decided(self) -> tuple[str, ...]:
        """Return the identities of what was taken or taken back."""
        return tuple(x.item.identity for x in self.looks if x.item.outcome in words.DONE)

    def waiting_from(self, device: str) -> list[Look]:
        """Return what else came from a laptop and is not decided."""
        open_ones = {"ready", "held"}
        return [x for x in self.looks if x.item.device == device and x.item.outcome in open_ones]

    def waiting(self) -> list[Look]:
        """Return what waits for an earlier package, apart from what lies on a server."""
        return [x for x in self.looks if words.waits_for(x.item) and x.place is None]

    def freshen(self, before: Look, now: Look) -> None:
        """Put a newer look in the place of one that was not decided in between."""
        if before in self.looks and before != now:
            self.replace(before.key, now)

    def note_undone(self, undone: frozenset[str]) -> bool:
        """Mark what was taken back, and what was done again; tell whether anything new was.

        What may have come again in a later package stays marked in the earlier one.
        """
        fresh = False
        for look in list(self.looks):
            item = look.item
            was, now = item.outcome == UNDONE, item.identity in undone
            if item.outcome not in words.DONE or was == now or (was and self._came_again(look)):
                continue
            fresh = fresh or now
            outcome = UNDONE if now else ("partly" if item.refused else "applied")
            self.replace(look.key, replace(look, item=replace(item, outcome=outcome)))
        return fresh

    def out(self, look: Look | None = None) -> Path | Transport | None:
        """Return where answers go: where the package came from, else into the exchange folder."""
        if look is not None and look.origin is not None:
            return look.origin
        return Path(self.folder) if self.folder else None

    def _came_again(self, look: Look) -> bool:
        return any(
            x.item.device == look.item.device
            and x.item.seq > look.item.seq
            and x.item.outcome not in words.BAD
            for x in self.looks
        )
