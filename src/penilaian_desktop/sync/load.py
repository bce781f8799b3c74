"""What is left at a place in one go: parts of evidence, receipts, packages, in this order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from penilaian_desktop.domain.errors import Cancelled
from penilaian_desktop.domain.progress import Reporter
from penilaian_desktop.domain.sealing import Parcel
from penilaian_desktop.sync.parcel_files import parcel_files
from penilaian_desktop.sync.transports.sending import Loose
from penilaian_desktop.sync.transports.transport import Transport


@dataclass(frozen=True, slots=True)
class Sent:
    """What was left at a place: files of packages with their sizes in bytes, and evidence.

    `packages` and `records` say what is in those files; `parts` of evidence with `part_bytes` are
    what was written now. `whole` is False when somebody stopped it: the rest waits.
    """

    files: tuple[tuple[str, int], ...]
    packages: int
    records: int
    parts: int = 0
    part_bytes: int = 0
    whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """Everything that should lie at a place; `records` are the numbers by package."""

    parts: tuple[Loose, ...]
    receipts: tuple[Parcel, ...]
    packages: tuple[Parcel, ...]
    carriers: tuple[str, ...]
    records: Mapping[str, int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.parts or self.receipts or self.packages)

    def files(self) -> tuple[Loose, ...]:
        """Return all files, parts first and packages last."""
        return (
            *self.parts,
            *(file for parcel in self.receipts for file in parcel_files(parcel, ("sealed",))),
            *(file for parcel in self.packages for file in parcel_files(parcel, self.carriers)),
        )


def leave(place: Transport, leaving: Leaving, reporter: Reporter, *, listed: bool) -> Sent:
    """Write what is missing at a place; what lies there stays, whoever stops it.

    `listed` takes a package for written when its name is there: on a server, where comparing would
    fetch it again. Elsewhere other bytes under the name are an error. Raises what the place raises.
    """
    there = frozenset(place.names())
    parts = [part for part in leaving.parts if part.name not in there]
    steps = len(parts) + len(leaving.receipts) + len(leaving.packages)
    files: list[tuple[str, int]] = []
    written = part_bytes = packages = records = done = 0
    whole = False
    with suppress(Cancelled):
        for part in parts:
            reporter.report(done, steps)
            data = part.load()
            place.put_if_absent(part.name, data)
            written, part_bytes, done = written + 1, part_bytes + len(data), done + 1
        for receipt in leaving.receipts:
            reporter.report(done, steps)
            _put(place, parcel_files(receipt, ("sealed",)), there if listed else frozenset())
            done += 1
        for parcel in leaving.packages:
            reporter.report(done, steps)
            carried = parcel_files(parcel, leaving.carriers)
            files.extend(_put(place, carried, there if listed else frozenset()))
            packages, done = packages + 1, done + 1
            records += leaving.records.get(parcel.identity, 0)
        whole = True
    return Sent(tuple(files), packages, records, written, part_bytes, whole)


def _put(place: Transport, files: Sequence[Loose], there: frozenset[str]) -> list[tuple[str, int]]:
    found = []
    for file in files:
        data = file.load()
        if file.name not in there:
            place.put_if_absent(file.name, data)
        found.append((file.name, len(data)))
    return found
