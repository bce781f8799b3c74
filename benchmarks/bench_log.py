"""The log with a million entries: the table on the screen, its filters, a week, and memory.

The table is the page's own panel with its view and delegate, offscreen. Beside it stands the same
panel over a dummy: rows that are ready in memory. Times are process CPU until the rows are painted.
A filter and a search are told in units of a LIKE scan of the same encrypted database.
`PENILAIAN_BENCH_ROWS` takes another number of entries.
"""

from __future__ import annotations

import gc
import os
import random
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any

from figure import Figure

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

FULL = 1_000_000
"""The limits against a LIKE scan are meant for this many: a scan of few rows costs nothing."""

ROWS = int(os.environ.get("PENILAIAN_BENCH_ROWS") or FULL)
READS, PAINTS, STEPS = 15, 15, 120
DUMMY_ROWS = 3_000
LIKE = (
    "SELECT id FROM activity WHERE deleted = 0 AND person_id = ? AND (text LIKE ?1 OR note LIKE ?1 "
    "OR tags LIKE ?1 OR unit LIKE ?1) ORDER BY day DESC, position, id LIMIT 100"
).replace("= ?", "= ?2", 1)
WORDS = ("perekaman", "naskah jabatan", "rapat koor", "k", "dkps 2026")
WEEK_LIMIT = 50.0


def figures() -> Iterator[Figure]:
    from large_log import open_world

    world = open_world(ROWS)
    try:
        yield from _reading(world)
        yield from _painting(world)
    finally:
        world.workspace.close()
    yield _memory()


# --- the lane ------------------------------------------------------------------------------
def _reading(world: Any) -> Iterator[Figure]:
    from penilaian_desktop.domain.activity_views import ActivityFilter

    activities, session = world.services.activities, world.session
    scan = _like_scan(world)
    everything = ActivityFilter(person_id=session.person_id)
    quarter = replace(everything, starts=date(2020, 1, 1), ends=date(2020, 3, 31))
    spent = _median(lambda: activities.page(session, quarter))
    yield _against_scan("a period, first page", spent, scan)
    slowest = max(
        (_median(lambda: activities.search(session, words, everything)), words)  # noqa: B023
        for words in WORDS
    )
    yield _against_scan(
        f'search, first page, slowest of {len(WORDS)} ("{slowest[1]}")', slowest[0], scan
    )
    both = _median(lambda: activities.search(session, "perekaman", quarter))
    yield _against_scan("search within a period, first page", both, scan)
    weeks = [date(2026, 11, 16) - timedelta(weeks=back) for back in (0, 1, 52, 260, 1000)]
    week = max(_median(lambda: activities.week(session, monday)) for monday in weeks)  # noqa: B023
    yield Figure(
        "log: any week in the lane ÷ 50 ms",
        week * 1000 / WEEK_LIMIT,
        1.0,
        0.33,
        f"{week * 1000:.1f} ms, the slowest of {len(weeks)} weeks",
    )


def _against_scan(name: str, spent: float, scan: float) -> Figure:
    return Figure(
        f"log: {name} ÷ LIKE scan",
        spent / scan,
        0.01 if ROWS >= FULL else None,
        None,
        f"{spent * 1000:.1f} ms / {scan * 1000:.0f} ms",
    )


def _like_scan(world: Any) -> float:
    """Return the CPU of one scan for a word that stands in no entry of that person."""
    from large_log import KEY

    from penilaian_desktop.storage.engine import connect

    connection = connect(world.workspace.root / "workspace.db", KEY, read_only=True)
    query = LIKE.replace("person_id = ?2", "+person_id = ?2")  # a scan, whatever indexes there are
    values = ("%tidak ada yang begini%", world.session.person_id)
    spent = statistics.median(
        _time(lambda: connection.execute(query, values).fetchall()) for _ in range(3)
    )
    connection.close()
    return spent


# --- the screen ----------------------------------------------------------------------------
def _application() -> Any:
    from PySide6.QtWidgets import QApplication

    from penilaian_desktop.app.paths import find_paths
    from penilaian_desktop.ui.kit.look import install_look

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    install_look(app, find_paths().resources, "terang")
    return app


def _panel() -> Any:
    from penilaian_desktop.ui.screens.kegiatan.entries_table import EntriesPanel

    panel = EntriesPanel()
    panel.resize(1100, 640)
    panel.show()
    return panel


def _painting(world: Any) -> Iterator[Figure]:
    from penilaian_desktop.domain.activity_views import ActivityFilter
    from penilaian_desktop.domain.table_views import key_before
    from penilaian_desktop.ui.screens.kegiatan import loading

    app = _application()
    shown = ActivityFilter(person_id=world.session.person_id)
    read = partial(loading.table_page, world.services, world.session, shown)
    ready, infos = _ready_rows(read, DUMMY_ROWS)
    first = ready[:100]
    real, dummy = _panel(), _panel()
    # There is no event loop here: what a repaint posts must be done before the clock is read.
    app.processEvents()

    def paint(panel: Any) -> None:
        panel.view.viewport().repaint()
        app.processEvents()

    def first_page() -> None:
        found = read(None)
        real.show_items(found.page.items, found.infos, more=True)
        paint(real)

    def first_dummy() -> None:
        dummy.show_items(first, infos, more=True)
        paint(dummy)

    spent = _pairs(first_page, first_dummy)
    yield _beside_dummy("first page of the table, painted", *spent, 1.5, 1.2)
    dummy.show_items(ready, infos, more=False)
    yield _beside_dummy("scroll by a screen, p50", *_scrolls(real, dummy, read, paint), 1.3, 1.1)

    by_chance = random.Random(7)
    reach = min(3_000, ROWS // 4 // 30)
    days = [by_chance.randrange(reach // 50, reach) for _ in range(STEPS)]

    def jump(back: int) -> None:
        found = read(key_before(date(2026, 11, 18) - timedelta(days=back)))
        real.show_items(found.page.items, found.infos, more=True, newer=True)
        real.choose_first()
        paint(real)

    def jump_dummy(back: int) -> None:
        dummy.view.choose_row(back * 131 % (dummy.model.rowCount() - 2) + 1)
        paint(dummy)

    ours, theirs = [], []
    for back in days:
        ours.append(_time(partial(jump, back)))
        theirs.append(_time(partial(jump_dummy, back)))
    yield _beside_dummy(
        "jump to a date, p50", statistics.median(ours), statistics.median(theirs), 1.3, 1.1
    )


def _ready_rows(read: Any, count: int) -> tuple[list[Any], dict[Any, Any]]:
    rows: list[Any] = []
    infos: dict[Any, Any] = {}
    key = None
    while len(rows) < count:
        found = read(key)
        rows += found.page.items
        infos.update(found.infos)
        key = found.page.next_key
        if key is None:
            break
    return rows, infos


def _scrolls(real: Any, dummy: Any, read: Any, paint: Any) -> tuple[float, float]:
    """Scroll both down a screen at a time; the real one reads its next page when it nears it."""
    state = {"key": None, "wanted": False}
    found = read(None)
    real.show_items(found.page.items, found.infos, more=True)
    state["key"] = found.page.next_key
    real.more_wanted.connect(lambda: state.update(wanted=True))
    for panel in (real, dummy):
        panel.view.verticalScrollBar().setValue(0)
        paint(panel)

    def step() -> None:
        bar = real.view.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep())
        if state["wanted"]:
            more = read(state["key"])
            state.update(key=more.page.next_key, wanted=False)
            real.add_items(more.page.items, more.infos, more=True)
        paint(real)

    def step_dummy() -> None:
        bar = dummy.view.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep())
        paint(dummy)

    ours, theirs = [], []
    for _ in range(STEPS):
        ours.append(_time(step))
        theirs.append(_time(step_dummy))
    return statistics.median(ours), statistics.median(theirs)


def _beside_dummy(name: str, ours: float, theirs: float, must: float, goal: float) -> Figure:
    return Figure(
        f"log: {name} ÷ dummy",
        ours / theirs,
        must,
        goal,
        f"{ours * 1000:.1f} ms / {theirs * 1000:.1f} ms",
    )


# --- memory --------------------------------------------------------------------------------
def _memory() -> Figure:
    """Compare two processes with the program loaded and the table open.

    One reads a database of a million entries; the other has ready rows and no workspace at all.
    """
    real, dummy = (_resident(kind) for kind in ("real", "dummy"))
    return Figure(
        "log: memory of the open table − dummy, ÷ 60 MiB",
        (real - dummy) / 60,
        1.0,
        0.5,
        f"{real:.0f} MiB / {dummy:.0f} MiB",
    )


def _resident(kind: str) -> float:
    done = subprocess.run(
        [sys.executable, __file__, kind], check=True, capture_output=True, text=True
    )
    return float(done.stdout.split()[-1])


def _show_and_tell(kind: str) -> None:
    """Show the table, read ten pages of it, search and jump; print the resident memory."""
    sys.path.insert(0, str(Path(__file__).parent))
    app = _application()
    panel = _panel()
    if kind == "real":
        from large_log import open_world

        from penilaian_desktop.domain.activity_views import ActivityFilter
        from penilaian_desktop.ui.screens.kegiatan import loading

        world = open_world(ROWS)
        shown = ActivityFilter(person_id=world.session.person_id)
        read = partial(loading.table_page, world.services, world.session)
        rows, infos = _ready_rows(partial(read, shown), 1_000)
        read(replace(shown, search="perekaman"), None)
        read(replace(shown, starts=date(2020, 1, 1)), None)
    else:
        import penilaian_desktop.app.opening  # noqa: F401  (both have the program loaded)

        rows, infos = _made_rows(1_000), {}
    panel.show_items(rows, infos, more=False)
    panel.view.viewport().repaint()
    app.processEvents()  # as in `_painting`: no loop runs that would do what is posted
    print(_kilobytes() / 1024)


def _made_rows(count: int) -> list[Any]:
    from penilaian_desktop.domain.activity import ActivityStatus, WorkPlace
    from penilaian_desktop.domain.activity_views import ActivityItem

    fixed: dict[str, Any] = {
        "version": 1, "person_id": "p", "start": 480, "end": 510, "minutes": 30, "volume": None,
        "unit": None, "rhk_id": None, "rhk_number": None, "rhk_text": "", "tags": (),
        "place": WorkPlace.OFFICE, "note": "", "status": ActivityStatus.DRAFT, "review_note": "",
        "reviewer": "", "evidence_count": 0, "late": False,
    }  # fmt: skip
    today = date(2026, 11, 18)
    return [
        ActivityItem(
            id=f"a-{n}", day=today - timedelta(days=n // 30), text=f"Melayani {n}", **fixed
        )
        for n in range(count)
    ]


def _kilobytes() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (line,) = (line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1])


# --- time ----------------------------------------------------------------------------------
def _pairs(ours: Callable[[], None], theirs: Callable[[], None]) -> tuple[float, float]:
    ours()
    theirs()
    found = [(_time(ours), _time(theirs)) for _ in range(PAINTS)]
    return statistics.median(a for a, _ in found), statistics.median(b for _, b in found)


def _median(job: Callable[[], object]) -> float:
    job()
    return statistics.median(_time(job) for _ in range(READS))


def _time(job: Callable[[], object]) -> float:
    gc.collect(0)
    started = process_time()
    job()
    return process_time() - started


if __name__ == "__main__":
    _show_and_tell(sys.argv[1])
