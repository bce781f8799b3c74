"""Storage: what saving one entry costs beside the disk, and what reading costs in a large log.

Saving is durable: when `log` returns, the entry survives a power cut. It is told in units of one
`fdatasync` of 4 KiB on the same disk in the same run. Reading is told as time in the data lane.
"""

from __future__ import annotations

import os
import statistics
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from time import perf_counter

from figure import Figure

from penilaian_desktop.app.opening import stand_up
from penilaian_desktop.app.paths import find_paths
from penilaian_desktop.domain import quick_entry
from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.activity import Activity, ActivityState
from penilaian_desktop.domain.activity_views import ActivityFilter
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.services.registry import Services
from penilaian_desktop.services.session import Session
from penilaian_desktop.storage.holidays import load_holidays
from penilaian_desktop.storage.workspace import Author, Workspace

NOW = datetime(2026, 11, 18, 7, 30, tzinfo=UTC)
TODAY = date(2026, 11, 18)
SAVES = 60
READS = 15
SMALL, LARGE = 1_000, 200_000
FRAME_BYTES = 4096 + 24
"""A page in the write-ahead log with its head."""

FRAME = 16.7
"""Milliseconds of one frame: a view that is read in less never makes a person wait."""


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        yield from _saving(Path(folder))
        small = _world(Path(folder) / "small", SMALL)
        large = _world(Path(folder) / "large", LARGE)
        try:
            yield _week(large)
            yield from _pages(small, large)
        finally:
            for world in (small, large):
                world.workspace.close()


class World:
    """An open workspace with one person who may log, and the log of an office around it."""

    def __init__(self, workspace: Workspace, services: Services, session: Session) -> None:
        self.workspace = workspace
        self.services = services
        self.session = session


def _saving(folder: Path) -> Iterator[Figure]:
    """Save entries beside two floors, in turn: one block, and as many blocks as a save writes.

    A save is one commit: its frames are appended to the write-ahead log in one go and waited for
    once. With full synchronisation that is one `fdatasync`.
    """
    world = _world(folder / "saving", 0)
    log = folder / "saving" / "workspace.db-wal"
    floor, same, saves, frames = [], [], [], []
    raw = os.open(folder / "floor", os.O_RDWR | os.O_CREAT)
    block = os.urandom(4096)
    activities, session = world.services.activities, world.session
    at = 0
    for number in range(SAVES):
        start = 7 * 60 + 30 + number * 5
        line = f"{start // 60:02d}.{start % 60:02d} 5m Melayani perekaman KTP-el =24 orang"
        day = TODAY - timedelta(days=number % 3)
        entry = quick_entry.parse(line, activities.entry_context(session, day))
        before = log.stat().st_size
        saves.append(_time(lambda: activities.log(session, entry)))  # noqa: B023
        grown = (log.stat().st_size - before) // FRAME_BYTES
        frames.append(grown if grown > 0 else (frames[-1] if frames else 1))
        floor.append(_time(lambda: _append(raw, block, at, 1)))  # noqa: B023
        at += 1
        blocks = frames[-1]
        same.append(_time(lambda: _append(raw, block, at, blocks)))  # noqa: B023
        at += blocks
    os.close(raw)
    world.workspace.close()
    base, saved, fair = (statistics.median(times) for times in (floor, saves, same))
    wrote = statistics.median(frames)
    yield Figure(
        "storage: durable save of one entry, p50 ÷ fdatasync of 4 KiB",
        saved / base,
        3.0,
        None,
        f"{saved * 1000:.2f} ms / {base * 1000:.2f} ms",
    )
    yield Figure(
        f"storage: the same ÷ {wrote:.0f} plain blocks of 4 KiB, one fdatasync",
        saved / fair,
        None,
        3.0,
        f"{saved * 1000:.2f} ms / {fair * 1000:.2f} ms",
    )


def _append(raw: int, block: bytes, at: int, count: int) -> None:
    for number in range(count):
        os.pwrite(raw, block, 4096 * (at + number))
    os.fdatasync(raw)


def _week(world: World) -> Figure:
    monday = TODAY - timedelta(days=TODAY.weekday())
    view = world.services.activities
    spent = _median(lambda: view.week(world.session, monday)) * 1000
    return Figure(
        f"storage: a week among {LARGE:,} entries ÷ a frame",
        spent / FRAME,
        None,
        1.0,
        f"{spent:.1f} ms in the lane",
    )


def _pages(small: World, large: World) -> Iterator[Figure]:
    """Compare the first page of one person's table in both sizes."""
    times = []
    for world in (small, large):
        shown = ActivityFilter(person_id=world.session.person_id)
        with world.workspace.read() as unit:
            times.append(
                _median(lambda: unit.activities.page(shown, after=None, limit=25))  # noqa: B023
            )
    yield Figure(
        f"storage: first page of one person's table, {LARGE:,} ÷ {SMALL:,} rows",
        times[1] / times[0],
        None,
        1.5,
        f"{times[1] * 1000:.1f} ms / {times[0] * 1000:.1f} ms",
    )


def _world(root: Path, rows: int) -> World:
    key = bytes(range(32))
    workspace = Workspace.create(root, key, title="Ukuran", clock=lambda: NOW)
    paths = find_paths()
    services, _ = stand_up(workspace, paths, lambda: NOW)
    person = services.founding.begin(
        agency="Kota Contoh",
        place="",
        unit_name="Dinas Contoh",
        name="Siti Aminah",
        identity="199003152015032001",
        position="Pranata Komputer",
        office=False,
        holidays=load_holidays(paths.resources),
    )
    session = Session("a-1", "siti", person, "Siti Aminah", frozenset({Role.EMPLOYEE}), "d-1")
    with workspace.write(Author("", "", "")) as unit:
        for start in range(0, rows, 10_000):
            batch = [_entry(number, person) for number in range(start, min(rows, start + 10_000))]
            unit.apply_many(batch)
    return World(workspace, services, session)


def _entry(number: int, person: str) -> Activity:
    """Return an entry of one of forty persons, eight a day each, going back from today."""
    who, nth = number % 40, number // 40
    day = TODAY - timedelta(days=nth // 8)
    start = 450 + 50 * (nth % 8)
    entry = Activity(
        id=new_id(),
        at=NOW,
        person_id=person if who == 0 else f"p-{who}",
        day=day,
        start=start,
        end=start + 45,
        minutes=45,
        text=f"Melayani perekaman KTP-el nomor {number}",
        volume=Decimal(12),
        unit="orang",
        state=ActivityState.SUBMITTED,
    )
    return replace(entry, author_id=entry.person_id)


def _median(job: Callable[[], object]) -> float:
    job()
    return statistics.median(_time(job) for _ in range(READS))


def _time(job: Callable[[], object]) -> float:
    started = perf_counter()
    job()
    return perf_counter() - started
