"""What two laptops of one person made of one record, side by side.

The version that was not taken lies in the archived package it came in; it is read again from there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.handover_views import TwoVersions
from penilaian_desktop.domain.record import Record
from penilaian_desktop.domain.verified import RecordIn
from penilaian_desktop.services.registry import Services
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.versions import Rival
from penilaian_desktop.sync.differences import field_rows, record_title
from penilaian_desktop.sync.workspace_trust import reader_for


@dataclass(frozen=True, slots=True)
class Choosing:
    """Use cases of the dialog with two versions."""

    services: Services

    def open_ones(self, s: Session) -> tuple[TwoVersions, ...]:
        """Return the own records between whose versions the person has to choose."""
        rivals = {(r.kind, r.record_id): r for r in self.services.versions.rivals(s)}
        by_package: dict[str, list[Rival]] = {}
        for rival in rivals.values():
            by_package.setdefault(rival.package, []).append(rival)
        found = []
        for package, wanted in by_package.items():
            records = {(r.kind, r.id, r.version): r for r in self._records(package)}
            for rival in wanted:
                item = records.get((rival.kind, rival.record_id, rival.version))
                theirs = item.record if item is not None else None
                mine = self.services.versions.pair(s, theirs) if theirs is not None else None
                if theirs is not None and mine is not None:
                    found.append(_side_by_side(mine, theirs, rival.origin))
        return tuple(sorted(found, key=lambda two: (two.title, two.mine.id)))

    def choose(self, s: Session, two: TwoVersions, *, keep_mine: bool) -> Outcome[Record]:
        """Write the next version from one of the two; raises like `services.versions.choose`."""
        return self.services.versions.choose(s, two.mine, two.theirs, keep_mine=keep_mine)

    def _records(self, package: str) -> Iterable[RecordIn]:
        data = self.services.exchange.mailbook.archived("in", package)
        reader = replace(reader_for(self.services.exchange), chain=None)
        found = reader.read(data).package
        return found.records if found is not None else ()


def _side_by_side(mine: Record, theirs: Record, origin: str) -> TwoVersions:
    return TwoVersions(
        title=record_title(mine),
        origin=origin,
        rows=field_rows(mine, theirs),
        mine=mine,
        theirs=theirs,
    )
