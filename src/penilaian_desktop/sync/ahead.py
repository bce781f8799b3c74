"""Reading many packages ahead: worker processes open, hash and check while this one writes.

A worker gets bytes and the trust of the workspace and gives back what `sync.reader` says; it has no
way to the database. Where a statement stands in its chain, and whether trust is still the same, is
asked where the package is taken. Workers are spawned on every system, so that an installed program
works the same (its entry point calls `multiprocessing.freeze_support`).
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from itertools import chain, islice

from penilaian_desktop.domain.sealing import TrustFacts
from penilaian_desktop.sync.gate import LIMITS
from penilaian_desktop.sync.reader import PackageReader, Reading
from penilaian_desktop.sync.trust import TrustBook, book_of

CHUNK = 8
"""Packages of one piece of work: enough to pay for its way, few enough to begin writing soon."""
ALONE = 24
"""Up to so many packages no process is started: it would take longer than reading them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A file as it was found; `data` is empty when it could not be read."""

    name: str
    data: bytes


Piece = tuple[Fetched, ...]


def spare_cores() -> int:
    """Return how many workers leave a core for the process that writes."""
    return max(1, (os.cpu_count() or 2) - 1)


def read_ahead(
    files: Iterable[Fetched], facts: TrustFacts, audiences: frozenset[str], workers: int
) -> Generator[tuple[Fetched, Reading | None], None, None]:
    """Yield the files in order, each with its reading when a worker found a whole package in it.

    None means that the file is to be read here: few files, a refusal, a worker that was lost.
    Closing the iterator gives up what was not begun.
    """
    coming = iter(files)
    first = list(islice(coming, ALONE + 1))
    everything = chain(first, coming)
    book = book_of(facts)
    if len(first) <= ALONE or workers < 1 or book is None:
        yield from ((file, None) for file in everything)
        return
    pool = ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin,
        initargs=(facts, audiences),
    )
    waiting: deque[tuple[Piece, Future[list[Reading | None]]]] = deque()
    try:
        for piece in _pieces(everything):
            try:
                waiting.append((piece, pool.submit(_read, [file.data for file in piece])))
            except (BrokenProcessPool, OSError):
                waiting.append((piece, _nothing(piece)))
            if len(waiting) > 2 * workers:
                yield from _answers(*waiting.popleft(), book)
        while waiting:
            yield from _answers(*waiting.popleft(), book)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _pieces(files: Iterator[Fetched]) -> Iterator[Piece]:
    """Cut into pieces of a few files and of no more bytes than one file may have."""
    piece: list[Fetched] = []
    size = 0
    for file in files:
        if piece and (len(piece) == CHUNK or size + len(file.data) > LIMITS.file):
            yield tuple(piece)
            piece, size = [], 0
        piece.append(file)
        size += len(file.data)
    if piece:
        yield tuple(piece)


def _nothing(piece: Piece) -> Future[list[Reading | None]]:
    found: Future[list[Reading | None]] = Future()
    found.set_result([None] * len(piece))
    return found


def _answers(
    piece: Piece, future: Future[list[Reading | None]], book: TrustBook
) -> Iterator[tuple[Fetched, Reading | None]]:
    try:
        readings = future.result()
    except BrokenProcessPool:
        readings = [None] * len(piece)
    for file, reading in zip(piece, readings, strict=True):
        yield file, None if reading is None else _whole(reading, file.data, book)


def _whole(reading: Reading, data: bytes, book: TrustBook) -> Reading:
    """Give back what did not travel: the bytes, and what all certificates prove."""
    package = reading.package
    assert package is not None
    if package.device.certified:
        brought = (item.jws for item in package.certificates) if package.device.office else ()
        book = book.with_copies((*package.statement.certs, *brought))
    whole = replace(package, archived=data, accounts=book.account_facts())
    return replace(reading, package=whole)


# --- in a worker -----------------------------------------------------------------------------
_reader: PackageReader | None = None


def _begin(facts: TrustFacts, audiences: frozenset[str]) -> None:
    global _reader  # noqa: PLW0603  (a worker has one reader for its whole life)
    own = facts.self_device
    _reader = PackageReader(
        book=book_of(facts),
        identities=(own.age_identity,) if own else (),
        audiences=audiences,
    )


def _read(files: list[bytes]) -> list[Reading | None]:
    assert _reader is not None
    return [_bare(_reader.read(data)) for data in files]


def _bare(reading: Reading) -> Reading | None:
    """Leave out what the other side has; what is refused is read there again."""
    package = reading.package
    if package is None:
        return None
    return replace(reading, package=replace(package, archived=b"", accounts={}))
