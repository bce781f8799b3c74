"""The exchange: taking a thousand packages beside the least that taking them can cost.

The floor is `bare_import`: it opens, hashes, checks and reads the same files and writes the same
rows with `executemany`, asking nothing. Both work on copies of one office; what is counted beside
the clock is the CPU of the process that writes (the import has a second one that reads ahead).
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, process_time

from bare_import import BareImport
from figure import Figure
from large_exchange import KEY, RECORDS, BigOffice, found, month_of_one_person, open_office, seal

from penilaian_desktop.services.trust_store import audiences
from penilaian_desktop.sync.ahead import Fetched, read_ahead
from penilaian_desktop.sync.trust import book_of

PACKAGES = int(os.environ.get("PENILAIAN_BENCH_PACKAGES", "1000"))
KIB = 1024
_PLACE = re.compile(r"(.{17})-e1-s(\d+)-")


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:
        folder = Path(name)
        office = found(folder / "office")
        (folder / "packages").mkdir()
        seal(office, folder / "packages", PACKAGES)
        yield _month(office)
        yield _verifying(office, folder / "packages")
        office.workspace.close()
        yield from _importing(office, folder)


def _importing(office: BigOffice, folder: Path) -> Iterator[Figure]:
    bare = _bare(office, folder)
    shutil.copytree(folder / "office", folder / "import")
    shutil.copytree(folder / "packages", folder / "exchange")
    opened = open_office(folder / "import", office.laptops, office.session)
    started, cpu = perf_counter(), process_time()
    done = opened.desk.receive_all(opened.session, folder / "exchange")
    wall, cpu = perf_counter() - started, process_time() - cpu
    assert [o.value.outcome for o in done] == ["applied"] * PACKAGES
    opened.workspace.close()
    records = PACKAGES * RECORDS
    yield Figure(
        f"exchange: {PACKAGES:,} packages × {RECORDS} imported, clock ÷ bare path",
        wall / bare[0],
        1.25,
        1.0,
        f"{wall:.1f} s / {bare[0]:.1f} s; {records / wall:,.0f} records/s",
    )
    yield Figure(
        "exchange: the same, CPU of the writing process ÷ bare path",
        cpu / bare[1],
        None,
        1.25,
        f"{cpu:.1f} s / {bare[1]:.1f} s",
    )
    yield Figure(
        f"exchange: the same ÷ 60 s for {records:,} records",
        wall / (60 * PACKAGES / 1000),
        1.0,
        0.5,
        f"{wall:.1f} s",
    )


def _bare(office: BigOffice, folder: Path) -> tuple[float, float]:
    """Return clock and CPU of the bare path."""
    shutil.copytree(folder / "office", folder / "bare")
    opened = open_office(folder / "bare", office.laptops, office.session)
    facts = opened.trust
    book = book_of(facts)
    assert book is not None
    assert facts.self_device is not None
    keys = {c.kid: c.jwk["x"] for c in book.accounts()}
    keys |= {laptop.keys.kid: _public(book, laptop.keys.kid) for laptop in office.laptops}
    opened.workspace.close()
    bare = BareImport(folder / "bare", KEY, facts.self_device.age_identity, keys)
    files = sorted((folder / "packages").iterdir(), key=_place)
    started, cpu = perf_counter(), process_time()
    for path in files:
        bare.take(path.read_bytes())
    wall, cpu = perf_counter() - started, process_time() - cpu
    bare.close()
    return wall, cpu


def _public(book, kid: str) -> str:
    found_ = book.device(kid)
    assert found_ is not None
    return found_.jwk["x"]


def _place(path: Path) -> tuple[str, int]:
    found_ = _PLACE.match(path.name)
    assert found_ is not None
    return found_[1], int(found_[2])


def _verifying(office: BigOffice, packages: Path) -> Figure:
    """Check every package without taking any, with one worker and with one for each core."""
    facts = office.trust
    files = [Fetched(name=p.name, data=p.read_bytes()) for p in sorted(packages.iterdir())]
    cores = os.cpu_count() or 1
    spent = []
    for workers in (1, cores):
        started = perf_counter()
        readings = list(read_ahead(files, facts, audiences(facts), workers))
        spent.append(perf_counter() - started)
        assert all(reading is not None for _, reading in readings)
    return Figure(
        f"exchange: {len(files):,} packages checked by {cores} workers ÷ by one",
        spent[1] / spent[0],
        None,
        0.65,
        f"{spent[1]:.1f} s / {spent[0]:.1f} s",
    )


def _month(office: BigOffice) -> Figure:
    size = statistics.median(len(month_of_one_person(office)) for _ in range(3))
    return Figure(
        "exchange: a month of one person (110 entries) sealed ÷ 30 KiB",
        size / (30 * KIB),
        1.0,
        0.8,
        f"{size / KIB:.1f} KiB",
    )


if __name__ == "__main__":
    sys.exit(subprocess.call([sys.executable, Path(__file__).with_name("run.py"), "exchange"]))
