"""Leaving many files at a place so that an interrupted run goes on where it stopped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from penilaian_desktop.domain.progress import Reporter
from penilaian_desktop.sync.transports.transport import Transport


@dataclass(frozen=True, slots=True)
class Loose:
    """A file on its way: its bytes are loaded when it is really missing there."""

    name: str
    load: Callable[[], bytes] = field(repr=False)


def put_missing(
    target: Transport, files: Sequence[Loose], reporter: Reporter
) -> tuple[tuple[str, int], ...]:
    """Write those files that are not there yet, in the order given; return (name, bytes) of them.

    Under its own name a file is whole, so that what is listed need not be sent again. Raises what
    the transport raises, and Cancelled between two files.
    """
    if not files:
        return ()
    there = frozenset(target.names())
    missing = [file for file in files if file.name not in there]
    written = []
    for n, file in enumerate(missing):
        reporter.report(n, len(missing))
        data = file.load()
        if target.put_if_absent(file.name, data):
            written.append((file.name, len(data)))
    return tuple(written)
