"""Appraisals: opening any person's with a million entries, and scoring a thousand people.

Both are process CPU. The million entries are those of the log's benchmark; the thousand people
stand in a tree of units of a workspace of their own, each with a plan and accepted entries.
"""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from time import process_time
from typing import Any

from figure import Figure

ROWS = int(os.environ.get("PENILAIAN_BENCH_ROWS") or 1_000_000)
PEOPLE = 1_000
STAFF = 25
"""Persons of one head; forty sections below four divisions below one agency."""

OPEN_LIMIT = 0.050
SCORE_LIMIT = 2.0
KEY = bytes(range(32))
NOW = datetime(2026, 10, 5, 3, 0, tzinfo=UTC)
CODE = "2026-T3"


def figures() -> Iterator[Figure]:
    yield _opening()
    yield _heaviest()
    yield _scoring()


def _opening() -> Figure:
    """Open the appraisal of everybody with entries, the busiest person's too."""
    from large_log import open_world

    from penilaian_desktop.domain.activity import Activity
    from penilaian_desktop.domain.appraisal import Period
    from penilaian_desktop.domain.calendar import PeriodCode
    from penilaian_desktop.domain.employee import Employee
    from penilaian_desktop.services.appraisal_reading import appraisal_view

    world = open_world(ROWS)
    context, slowest = world.services.context, 0.0
    try:
        with context.read() as unit:
            entry = unit.find(Activity, person_id=world.session.person_id, order=("day",), limit=1)
            made = {p.code for p in unit.find(Period)}
            people = [employee.id for employee in unit.find(Employee)]
        codes = [c for c in ("2026", "2026-T3", "2026-T4") if c in made] or _make(world)
        assert entry
        for person in people:
            for code in codes:
                spent = []
                for _ in range(3):
                    begin = process_time()
                    with context.read() as unit:
                        appraisal_view(
                            context, unit, person, PeriodCode.parse(code),
                            reader_id=world.session.person_id, editable=True,
                        )  # fmt: skip
                    spent.append(process_time() - begin)
                slowest = max(slowest, statistics.median(spent))
    finally:
        world.workspace.close()
    return Figure(
        "appraisal: opening anybody's in the lane ÷ 50 ms",
        slowest / OPEN_LIMIT,
        1.0,
        0.5,
        f"{slowest * 1000:.1f} ms, the slowest of {len(people)} people × {len(codes)} periods",
    )


def _heaviest() -> Figure:
    """Open the appraisal of a person with a quarter of all entries, all of them accepted.

    The year's period holds thirty a day since January; every second one was opened by the reader.
    """
    from large_log import READER, open_world

    from penilaian_desktop.domain.appraisal import Period
    from penilaian_desktop.domain.calendar import PeriodCode
    from penilaian_desktop.services.appraisal_reading import appraisal_view

    world = open_world(ROWS, accepted=True)
    context, person, slowest, worst = world.services.context, world.session.person_id, 0.0, ""
    try:
        with context.read() as unit:
            made = unit.find(Period, code="2026", limit=1)
        if not made:
            _make(world)
        for text in ("2026", "2026-T3"):
            code, spent = PeriodCode.parse(text), []
            for _ in range(5):
                begin = process_time()
                with context.read() as unit:
                    view = appraisal_view(
                        context, unit, person, code, reader_id=READER, editable=True
                    )
                spent.append(process_time() - begin)
            took = statistics.median(spent)
            if took > slowest:
                slowest, worst = took, f"{text}, {view.entries:,} entries in the period"
    finally:
        world.workspace.close()
    return Figure(
        "appraisal: opening the busiest person's in the lane ÷ 50 ms",
        slowest / OPEN_LIMIT,
        1.0,
        0.5,
        f"{slowest * 1000:.1f} ms, {worst}, {ROWS // 4:,} of the person's",
    )


def _make(world: Any) -> list[str]:
    """Make the periods of the year; the workspace of the log has none."""
    from penilaian_desktop.domain.access import Role
    from penilaian_desktop.services.session import Session

    s = world.session
    hr = Session(s.account_id, s.account_name, s.person_id, s.display_name,
                 frozenset({Role.HR}), s.device_id)  # fmt: skip
    world.services.master_data.make_year(hr, 2026, "YT")
    return ["2026", "2026-T3", "2026-T4"]


def _scoring() -> Figure:
    """Gather the figures of a thousand people, decide each by the regulation, keep the trail."""
    from penilaian_desktop.domain.appraisal import Appraisal, Rating
    from penilaian_desktop.domain.calendar import PeriodCode
    from penilaian_desktop.services.appraisal_reading import (
        decide_predicate,
        scheme_of,
        standpoint,
    )
    from penilaian_desktop.services.frozen_results import freeze

    folder = Path(tempfile.mkdtemp(prefix="penilaian-bench-"))
    services, people = _tree(folder / "ruang")
    context, code, steps = services.context, PeriodCode.parse(CODE), 0
    try:
        begin = process_time()
        with context.read() as unit:
            scheme = scheme_of(context, unit, CODE)
            for person in people:
                standing = standpoint(unit, scheme, person, code)
                decided = Appraisal(
                    id="", at=NOW, person_id=person, period_code=CODE,
                    work_rating=standing.work_suggested or Rating.MEETS,
                    behaviour_rating=Rating.MEETS,
                )  # fmt: skip
                predicate, trail = decide_predicate(unit, scheme, decided)
                assert predicate is not None
                steps += len(trail + freeze(standing.results))
        spent = process_time() - begin
    finally:
        context.workspace.close()
        shutil.rmtree(folder, ignore_errors=True)
    return Figure(
        "appraisal: scoring 1,000 people with trails ÷ 2 s",
        spent / SCORE_LIMIT,
        1.0,
        0.5,
        f"{spent:.2f} s, {steps:,} steps",
    )


def _tree(root: Path) -> tuple[Any, list[str]]:
    """Return the services of a workspace with a thousand people in a tree of units."""
    from penilaian_desktop.app.opening import stand_up
    from penilaian_desktop.app.paths import find_paths
    from penilaian_desktop.domain.activity import (
        Activity,
        ActivityState,
        Review,
        ReviewDecision,
    )
    from penilaian_desktop.domain.appraisal import Period
    from penilaian_desktop.domain.calendar import PeriodCode
    from penilaian_desktop.domain.employee import Agency, Assignment, Employee, Unit
    from penilaian_desktop.domain.plan import Indicator, Plan, PlanState, Rhk
    from penilaian_desktop.domain.record import new_id
    from penilaian_desktop.storage.workspace import Author, Workspace

    workspace = Workspace.create(root, KEY, title="Ukuran", clock=lambda: NOW, durable=False)
    services, _ = stand_up(workspace, find_paths(), lambda: NOW)
    people: list[str] = []
    code = PeriodCode.parse(CODE)
    records: list[Any] = [
        Agency(id=new_id(), at=NOW, name="Kota Contoh", place="Kota Contoh"),
        Period(id=new_id(), at=NOW, code=CODE, starts=code.starts, ends=code.ends,
               deadline=date(2026, 10, 15)),
    ]  # fmt: skip
    top = Unit(id=new_id(), at=NOW, name="Dinas")
    divisions = [Unit(id=new_id(), at=NOW, name=f"Bidang {n}", parent_id=top.id) for n in range(4)]
    sections = [
        Unit(id=new_id(), at=NOW, name=f"Seksi {n}", parent_id=divisions[n % 4].id)
        for n in range(PEOPLE // STAFF)
    ]
    records += [top, *divisions, *sections]
    for n in range(PEOPLE):
        person, plan_id = new_id(), new_id()
        people.append(person)
        records += [
            Employee(id=person, at=NOW, name=f"Pegawai {n}", identity=f"{n:018d}"),
            Assignment(id=new_id(), at=NOW, person_id=person, unit_id=sections[n // STAFF].id,
                       position="Analis", starts=date(2020, 1, 1)),
            Plan(id=plan_id, at=NOW, person_id=person, year=2026, starts=date(2026, 1, 1),
                 ends=date(2026, 12, 31), state=PlanState.SUBMITTED),
        ]  # fmt: skip
        for order in range(1, 4):
            rhk = new_id()
            records += [
                Rhk(id=rhk, at=NOW, person_id=person, plan_id=plan_id, order=order,
                    text=f"H{order}"),
                Indicator(id=new_id(), at=NOW, person_id=person, rhk_id=rhk, order=1, text="Jumlah",
                          unit="dokumen", target_text="40", target_low=Decimal(40),
                          quarter_targets=(Decimal(10),) * 4),
            ]  # fmt: skip
            for day in range(1, 5):
                entry = new_id()
                records += [
                    Activity(id=entry, at=NOW, person_id=person, day=date(2026, 7 + day % 3, day),
                             minutes=60, text="Melayani", volume=Decimal(3), unit="dokumen",
                             rhk_id=rhk, state=ActivityState.SUBMITTED),
                    Review(id=new_id(), at=NOW, person_id=person, activity_id=entry,
                           activity_version=1, decision=ReviewDecision.APPROVED),
                ]  # fmt: skip
    with workspace.write(Author("", "", "")) as uow:
        uow.add_many(records)
    return services, people
