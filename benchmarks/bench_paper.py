"""Paper: one form beside plain platypus, many on two processes, the first preview, and the size.

The form is the evaluation sheet of five RHK, three pages: the columns of the SKP with realisation,
feedback and ratings. Platypus draws the same words in the same run, in turn. The batch is measured
against what two processes that know nothing of each other gain over one in the same run.
"""

from __future__ import annotations

import multiprocessing
import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from multiprocessing.synchronize import Barrier
from pathlib import Path
from time import perf_counter, process_time

from figure import Figure

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from platypus_form import platypus_sheet  # noqa: E402
from tests.reports import results, samples  # noqa: E402

from penilaian_desktop.reports import door, preview  # noqa: E402
from penilaian_desktop.reports.batch import Order, draw_all  # noqa: E402
from penilaian_desktop.reports.style import Setup  # noqa: E402

FONTS = ROOT / "resources" / "fonts" / "print"
FORM = "evaluasi"
RUNS = 25
BATCH = int(os.environ.get("PENILAIAN_BENCH_FORMS", "1000"))
ROUNDS = 2
PREVIEW_MS = 300
MOST_BYTES = 60_000


def figures() -> Iterator[Figure]:
    door.use_fonts(FONTS)
    door.warm_up()
    view = results.evaluation_sheet(samples.plan(samples.many(5)))
    yield _beside_platypus(view)
    yield _preview()
    yield _size(view)
    yield _batch(view)


def _beside_platypus(view: object) -> Figure:
    """Draw in turn, count the CPU of this process, take the medians."""
    ours, theirs = [], []
    for _ in range(RUNS):
        ours.append(_cpu(lambda: door.render(FORM, view)))
        theirs.append(_cpu(lambda: platypus_sheet(view)))
    mine, floor = statistics.median(ours[2:]), statistics.median(theirs[2:])
    pages = preview.page_count(door.render(FORM, view)), preview.page_count(platypus_sheet(view))
    detail = f"{mine * 1e3:.1f} ms, platypus {floor * 1e3:.1f} ms (pages {pages[0]} and {pages[1]})"
    return Figure("paper: evaluation sheet / platypus", mine / floor, 0.8, 0.7, detail)


def _preview() -> Figure:
    """Read the data of an SKP, draw it, and its first page for a screen: all that one waits for."""
    from tests.services.office import Clock, build

    from penilaian_desktop.storage.workspace import Workspace

    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        clock = Clock(date(2026, 11, 19))
        root = Path(folder) / "paper"
        workspace = Workspace.create(root, os.urandom(32), title="Ukuran", clock=clock)
        try:
            office = build(workspace, clock, ROOT / "resources")
            office.plan("siti", agree_by="bambang")
            services, session = office.services, office.session("siti")
            times = []
            for _ in range(7):
                start = perf_counter()
                view = services.forms.view(session, "skp", session.person_id, "2026")
                pdf = door.render("skp", view, door.setup_for("skp", services.paper.settings()))
                preview.page_count(pdf)
                preview.page_image(pdf, 0, 1.3)
                times.append((perf_counter() - start) * 1e3)
        finally:
            workspace.close()
    return Figure(
        "paper: first preview / 300 ms",
        max(times) / PREVIEW_MS,
        1.0,
        0.5,
        f"{max(times):.0f} ms the slowest of {len(times)}, the first {times[0]:.0f} ms",
    )


def _size(view: object) -> Figure:
    sizes = {
        FORM: len(door.render(FORM, view)),
        "skp": len(door.render("skp", samples.skp_of(5))),
        "skp, 60 RHK": len(door.render("skp", samples.skp_of(60))),
        "dokumen-evaluasi": len(door.render("dokumen-evaluasi", results.evaluation())),
    }
    most = max(sizes.values())
    said = ", ".join(f"{name} {size / 1e3:.1f} kB" for name, size in sizes.items())
    return Figure("paper: file / 60 kB", most / MOST_BYTES, 1.0, 0.8, said)


def _batch(view: object) -> Figure:
    """Compare the batch with two processes that share nothing, in turn; the best of each counts.

    Their speed-ups over one process stand to each other as their times do.
    """
    orders = [Order(key=n, form=FORM, view=view, setup=Setup()) for n in range(BATCH)]
    apart, pool = [], []
    for _ in range(ROUNDS):
        apart.append(_independent(view, 2, BATCH // 2))
        start = perf_counter()
        made = sum(1 for _ in draw_all(orders, together=False, workers=2))
        pool.append(perf_counter() - start)
        assert made == BATCH
    alone = _independent(view, 1, BATCH // 5) * 5
    return Figure(
        "paper: batch / two processes apart",
        min(pool) / min(apart),
        1 / 0.9,
        1.0,
        f"{BATCH} forms: batch {min(pool):.1f} s with starting it, two apart {min(apart):.1f} s, "
        f"one {alone:.1f} s",
    )


def _independent(view: object, count: int, forms: int) -> float:
    """Return the seconds that `count` processes take for `forms` each, from loaded to done."""
    context = multiprocessing.get_context("spawn")
    gate = context.Barrier(count + 1)
    running = [context.Process(target=_draw_alone, args=(gate, view, forms)) for _ in range(count)]
    for one in running:
        one.start()
    gate.wait()
    start = perf_counter()
    for one in running:
        one.join()
    return perf_counter() - start


def _draw_alone(gate: Barrier, view: object, forms: int) -> None:
    door.use_fonts(FONTS)
    door.warm_up()
    door.render(FORM, view)
    gate.wait()
    for _ in range(forms):
        door.render(FORM, view)


def _cpu(draw: Callable[[], object]) -> float:
    start = process_time()
    draw()
    return process_time() - start
