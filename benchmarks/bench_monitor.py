"""Monitoring of 15,000 persons with 1,000,000 entries: time in the data lane, export, memory.

Times are seconds against the one second that a page may keep a person waiting. The recap is told
against writing the same cells with openpyxl in the same run. Memory is the highest resident size of
a process that opens the office, shows everything and writes the recap.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from time import perf_counter

from figure import Figure

ONE_SECOND = 1.0
MEMORY = 400
"""MiB that the process may take."""
SHARE = 0.1
"""Time of the recap against openpyxl."""


def figures() -> Iterator[Figure]:
    from large_office import LIBRARY, open_office

    world = open_office()
    s, v = world.session, world.services
    person = "p-000400"
    own = v.trends.measures(s, 2026)[0].key
    try:
        for name, call in (
            ("board, 15,000 persons", lambda: v.monitor.board(s, 2026)),
            ("persons of the board", lambda: v.monitor.people(s, 2026)),
            ("late persons", lambda: v.monitor.late_people(s, "2026-T3", ())),
            ("spread and statistics", lambda: v.monitor.spread(s, "2026-T3", "u-7")),
            ("trend of the agency", lambda: v.trends.unit(s, "")),
            ("trend of a unit", lambda: v.trends.unit(s, "u-7")),
            ("trend of a person", lambda: v.trends.person(s, person)),
            ("trend of an indicator", lambda: v.trends.indicator(s, LIBRARY)),
            ("choices of trends", lambda: v.trends.choices(s, 2026)),
            ("indicators of the agency", lambda: v.trends.measures(s, 2026)),
            ("indicators of a person", lambda: v.trends.measures(s, 2026, person_id=person)),
            ("trend of an own indicator", lambda: v.trends.measure(s, own)),
            ("units side by side for everybody", lambda: v.peers.view(s)),
        ):
            yield _lane(name, call)
        yield _recap(s, v)
    finally:
        world.workspace.close()
    yield _memory()


def _lane(name: str, call: Callable[[], object]) -> Figure:
    """Return the slowest of three looks, the first of which finds nothing in memory."""
    slowest = 0.0
    for _ in range(3):
        begin = perf_counter()
        call()
        slowest = max(slowest, perf_counter() - begin)
    return Figure(f"monitor: {name}", slowest, ONE_SECOND, 0.5, f"{slowest * 1000:.0f} ms")


def _recap(s: object, v: object) -> Figure:
    from openpyxl import Workbook

    from penilaian_desktop.spreadsheets.monitor_book import siasn_workbook

    recap = v.siasn.recap(s, "2026-T2")  # type: ignore[attr-defined]
    begin = perf_counter()
    data = siasn_workbook(recap)
    ours = perf_counter() - begin
    begin = perf_counter()
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(recap.fields))
    for row in recap.rows:
        sheet.append(list(row))
    book.save(BytesIO())
    theirs = perf_counter() - begin
    detail = (
        f"{len(recap.rows)} rows, {len(data) // 1024} KiB: {ours * 1000:.0f} ms, "
        f"openpyxl {theirs * 1000:.0f} ms"
    )
    return Figure("monitor: recap of 15,000 rows", ours / theirs, SHARE, 0.08, detail)


_WORK = """
import sys
sys.path.insert(0, {folder!r})
from large_office import open_office
from penilaian_desktop.spreadsheets.monitor_book import siasn_workbook
world = open_office()
s, v = world.session, world.services
v.monitor.board(s, 2026); v.monitor.people(s, 2026); v.trends.unit(s, "")
v.monitor.spread(s, "2026-T3")
siasn_workbook(v.siasn.recap(s, "2026-T2"))
world.workspace.close()
with open("/proc/self/status") as status:
    print(next(line.split()[1] for line in status if line.startswith("VmHWM")))
"""


def _memory() -> Figure:
    folder = str(Path(__file__).parent)
    done = subprocess.run(
        [sys.executable, "-c", _WORK.format(folder=folder)],
        check=True,
        capture_output=True,
        text=True,
    )
    used = int(done.stdout) // 1024
    return Figure("monitor: memory", used / MEMORY, 1.0, 0.75, f"{used} MiB of {MEMORY}")
