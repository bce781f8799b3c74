"""Printing for many: forms are drawn by worker processes, several to a piece of work.

The parent reads the data and writes the files; a worker gets data and gives bytes back, and has
no way to the database. Workers are spawned on every system, so that an installed program works the
same (its entry point calls `multiprocessing.freeze_support`).
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing.process import BaseProcess
from pathlib import Path

from penilaian_desktop.domain.errors import StorageUnavailable
from penilaian_desktop.reports import door
from penilaian_desktop.reports.style import Setup

CHUNK = 20
"""Forms of one piece of work: few enough to cancel soon, enough to pay for its way."""
ALONE = 12
"""Up to so many forms no process is started: it would take longer than drawing them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A form to draw; `key` tells the caller whose it is, `title` is its bookmark."""

    key: int
    form: str
    view: object
    setup: Setup
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """Bytes and what is in them: key, title and pages of each form."""

    pdf: bytes
    forms: tuple[tuple[int, str, int], ...]


def draw_all(
    orders: Iterable[Order], *, together: bool, workers: int, chunk: int = CHUNK
) -> Generator[Drawn, None, None]:
    """Yield forms in order: one file each, or `together` one file for some of them.

    Closing the iterator gives up what was not begun. Raises StorageUnavailable
    `print_worker_lost` when a worker ends before its time, and what `door.render` raises.
    """
    coming = iter(orders)
    first = list(islice(coming, ALONE + 1))
    if len(first) <= ALONE or workers < 1:
        yield from _alone(_chained(first, coming), together=together, chunk=chunk)
        return
    pieces = _pieces(_chained(first, coming), chunk)
    pool = ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin,
        initargs=(door.fonts_folder(),),
    )
    waiting: deque[Future[list[Drawn]]] = deque()
    try:
        for piece in pieces:
            waiting.append(pool.submit(_draw, piece, together))
            if len(waiting) > 2 * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool as lost:
        raise StorageUnavailable("print_worker_lost") from lost
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _alone(orders: Iterable[Order], *, together: bool, chunk: int) -> Iterator[Drawn]:
    for piece in _pieces(orders, chunk):
        yield from _draw(piece, together)


def _chained(first: Sequence[Order], rest: Iterator[Order]) -> Iterator[Order]:
    yield from first
    yield from rest


def _pieces(orders: Iterable[Order], chunk: int) -> Iterator[tuple[Order, ...]]:
    coming = iter(orders)
    while piece := tuple(islice(coming, chunk)):
        yield piece


def _begin(fonts: Path | None) -> None:
    """Prepare a worker: load what draws, so that no piece of work pays for it."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    if fonts is not None:
        door.use_fonts(fonts)
        door.warm_up()


def _end_with(parent: BaseProcess) -> None:
    """End this worker when the program that wants its work is killed: nobody else would."""
    parent.join()
    os._exit(1)


def _draw(piece: Sequence[Order], together: bool) -> list[Drawn]:
    if not together:
        return [
            Drawn(pdf=pdf, forms=((one.key, one.title, counts[0]),))
            for one in piece
            for pdf, counts in (door.render_book(((one.form, one.view, one.setup),)),)
        ]
    pdf, counts = door.render_book([(one.form, one.view, one.setup) for one in piece])
    forms = tuple((one.key, one.title, n) for one, n in zip(piece, counts, strict=True))
    return [Drawn(pdf=pdf, forms=forms)]
