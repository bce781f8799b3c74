"""An office of 15,000 persons with a year of entries and two years of results, made once and kept.

Rows go in as tuples under the real schema with its triggers, so that the monthly sums are those
that saving would have kept.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import large_growth
from large_log import KEY, World, _insert

from penilaian_desktop.app.opening import stand_up
from penilaian_desktop.app.paths import find_paths
from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.activity import Activity, ActivityState, ActivityStatus
from penilaian_desktop.domain.appraisal import (
    Actual,
    Appraisal,
    AppraisalState,
    Period,
    Predicate,
    Rating,
    SelfReport,
    TrailStep,
)
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.employee import Assignment, Employee, Relation, RelationKind, Unit
from penilaian_desktop.domain.plan import Indicator, PersonSnapshot, Plan, PlanStatus, Rhk
from penilaian_desktop.services.session import Session
from penilaian_desktop.storage.engine import connect
from penilaian_desktop.storage.migrations import workspace as workspace_steps
from penilaian_desktop.storage.workspace import Author, Workspace

NOW = datetime(2026, 11, 18, 7, 30, tzinfo=UTC)
TODAY = date(2026, 11, 18)
MADE = 2
PEOPLE = 15_000
OFFICES, SECTIONS = 60, 5
ENTRIES = 1_000_000
CODES = tuple(f"{year}-T{quarter}" for year in (2025, 2026) for quarter in (1, 2, 3, 4))[:-1]
LIBRARY = "waktu-tunggu"
RATINGS = ((Rating.ABOVE, Predicate.SANGAT_BAIK), (Rating.MEETS, Predicate.BAIK),
           (Rating.MEETS, Predicate.BAIK), (Rating.BELOW, Predicate.SANGAT_KURANG))  # fmt: skip


def open_office(people: int = PEOPLE, entries: int = ENTRIES) -> World:
    """Open the office, made at the first use of this schema."""
    base = Path(
        os.environ.get("PENILAIAN_BENCH") or Path(tempfile.gettempdir()) / "penilaian-bench"
    )
    steps = sorted(Path(workspace_steps.__path__[0]).glob("0*.py"))
    schema = hashlib.sha256(b"".join(step.read_bytes() for step in steps)).hexdigest()[:8]
    root = base / f"office-{schema}-{MADE}-{people}-{entries}"
    if not root.exists():
        making = root.with_suffix(".new")
        shutil.rmtree(making, ignore_errors=True)
        _make(making, people, entries)
        making.rename(root)
    workspace = Workspace.open(root, KEY, clock=lambda: NOW)
    services, _ = stand_up(workspace, find_paths(), lambda: NOW)
    roles = frozenset({Role.EMPLOYEE, Role.HR})
    return World(workspace, services, Session("a-1", "hr", _person(0), "HR", roles, "d-1"))


def _person(number: int) -> str:
    return f"p-{number:06d}"


def _make(root: Path, people: int, entries: int) -> None:
    workspace = Workspace.create(root, KEY, title="Kantor besar", clock=lambda: NOW, durable=False)
    with workspace.write(Author("a-1", _person(0), "d-1")) as unit:
        unit.set_setting("office", "1")
        for text in (*CODES, "2026-T4"):
            code = PeriodCode.parse(text)
            unit.add(
                Period(
                    id=text, at=NOW, code=text, starts=code.starts, ends=code.ends,
                    deadline=code.ends + timedelta(days=10),
                )
            )  # fmt: skip
    workspace.close()
    connection = connect(root / "workspace.db", KEY)
    run = connection.execute
    run("PRAGMA synchronous = OFF")
    run("PRAGMA cache_size = -800000")
    run("PRAGMA wal_autocheckpoint = 100000")
    run("BEGIN IMMEDIATE")
    for type_, rows in (
        (Unit, _units()),
        (Employee, _employees(people)),
        (Assignment, _assignments(people)),
        (Relation, _relations(people)),
        (Plan, _plans(people)),
        (Rhk, _rhk(people)),
        (Indicator, _indicators(people)),
        (SelfReport, _reports(people)),
        (Actual, _actuals(people)),
        (Appraisal, _appraisals(people)),
        *large_growth.rows(people),
    ):
        _insert(connection, type_, rows)
    indexes = run(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL "
        "AND tbl_name = 'activity'"
    ).fetchall()
    for name, _ in indexes:
        run(f'DROP INDEX "{name}"')
    _insert(connection, Activity, _entries(people, entries))
    for _, sql in indexes:
        run(sql)
    run("COMMIT")
    run("ANALYZE")
    run("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _values(record: Any, **beside: Any) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in fields(record)} | beside


def _unit(number: int) -> str:
    return f"u-{number % OFFICES}-{number // OFFICES % SECTIONS}"


def _units() -> Iterator[dict[str, Any]]:
    yield _values(Unit(id="u", at=NOW, name="Pemerintah Kota Contoh"))
    for office in range(OFFICES):
        yield _values(Unit(id=f"u-{office}", at=NOW, name=f"Dinas {office:02d}", parent_id="u"))
        for section in range(SECTIONS):
            name = f"Bidang {office:02d}.{section}"
            unit = Unit(id=f"u-{office}-{section}", at=NOW, name=name, parent_id=f"u-{office}")
            yield _values(unit)


def _employees(people: int) -> Iterator[dict[str, Any]]:
    for n in range(people):
        identity = f"{1970 + n % 30}0101{2000 + n % 20}01{1 + n % 2}{n % 1000:03d}"
        yield _values(Employee(id=_person(n), at=NOW, name=f"Pegawai {n:05d}", identity=identity))


def _assignments(people: int) -> Iterator[dict[str, Any]]:
    for n in range(people):
        yield _values(
            Assignment(
                id=f"a-{n}", at=NOW, person_id=_person(n), unit_id=_unit(n),
                position="Pranata Komputer Ahli Muda", golongan="III/c", jenjang="ahli_muda",
                starts=date(2020, 1, 1),
            )
        )  # fmt: skip


def _head(number: int) -> str:
    """Return the first person of the same section, who leads it."""
    return _person(number % (OFFICES * SECTIONS))


def _relations(people: int) -> Iterator[dict[str, Any]]:
    for n in range(OFFICES * SECTIONS, people):
        yield _values(
            Relation(
                id=f"r-{n}", at=NOW, person_id=_person(n), other_id=_head(n),
                relation_kind=RelationKind.APPRAISER, starts=date(2020, 1, 1),
            )
        )  # fmt: skip


def _plans(people: int) -> Iterator[dict[str, Any]]:
    for n in range(people):
        for year in (2025, 2026):
            plan = Plan(
                id=f"s-{year}-{n}", at=NOW, person_id=_person(n), year=year,
                starts=date(year, 1, 1), ends=date(year, 12, 31),
            )  # fmt: skip
            yield _values(plan, status=PlanStatus.AGREED)


def _rhk(people: int) -> Iterator[dict[str, Any]]:
    for n in range(people):
        text = "Terlayaninya permohonan"
        yield _values(
            Rhk(
                id=f"k-{n}", at=NOW, person_id=_person(n), plan_id=f"s-2026-{n}", order=1, text=text
            )
        )


def _indicators(people: int) -> Iterator[dict[str, Any]]:
    for n in range(people):
        yield _values(
            Indicator(
                id=f"i-{n}", at=NOW, person_id=_person(n), rhk_id=f"k-{n}", order=1,
                text="Waktu tunggu", unit="menit", library_code=LIBRARY if n % 2 else "lain",
            )
        )  # fmt: skip


def _reports(people: int) -> Iterator[dict[str, Any]]:
    for n in range(people):
        for code in CODES[-4:]:
            yield _values(
                SelfReport(
                    id=f"l-{code}-{n}", at=NOW, person_id=_person(n), period_code=code,
                    achievements="Pelayanan selesai tepat waktu. " * 6, challenges="Jaringan. " * 9,
                )
            )  # fmt: skip


def _actuals(people: int) -> Iterator[dict[str, Any]]:
    for n in range(people):
        for at, code in enumerate(CODES):
            yield _values(
                Actual(
                    id=f"v-{code}-{n}", at=NOW, person_id=_person(n), indicator_id=f"i-{n}",
                    period_code=code, value=Decimal(n % 40) + Decimal(at) / 4,
                )
            )  # fmt: skip


def _appraisals(people: int) -> Iterator[dict[str, Any]]:
    by_chance = random.Random(3)
    steps = tuple(
        TrailStep(
            rule=f"langkah-{n}",
            inputs=(("rhk", "Terlayaninya permohonan kartu keluarga"), ("rating", "sesuai")),
            output="sesuai_ekspektasi",
            article="Pasal 24",
        )
        for n in range(8)
    )
    for n in range(people):
        one = PersonSnapshot(
            person_id=_person(n), name=f"Pegawai {n:05d}", identity="197001012000011001",
            rank="Penata / III/c", position="Pranata Komputer Ahli Muda", unit="Bidang",
        )  # fmt: skip
        for code in CODES:
            rating, predicate = by_chance.choice(RATINGS)
            out = code != CODES[-1] or n % 20
            yield _values(
                Appraisal(
                    id=f"n-{code}-{n}", at=NOW, person_id=_person(n), period_code=code,
                    state=AppraisalState.PUBLISHED if out else AppraisalState.FINISHED,
                    work_rating=rating, behaviour_rating=rating, predicate=predicate, trail=steps,
                    employee=one, appraiser=one, appraiser_superior=one,
                    strength="Teliti dan cepat. " * 5, improvement="Menulis volume. " * 5,
                    published_on=TODAY if out else None,
                )
            )  # fmt: skip


def _entries(people: int, entries: int) -> Iterator[dict[str, Any]]:
    sample = _values(
        Activity(id="x", at=NOW, person_id="x", day=TODAY, text="Melayani perekaman KTP-el"),
        status=ActivityStatus.APPROVED,
        position=10_000,
    )
    each = max(1, entries // people)
    for n in range(entries):
        who, at = n % people, n // people
        person = _person(who)
        draft = n % 50 == 0
        yield sample | {
            "id": f"e-{n:07d}",
            "author_id": person,
            "person_id": person,
            "day": TODAY - timedelta(days=at * 365 // each),
            "minutes": 30 + n % 60,
            "state": ActivityState.DRAFT if draft else ActivityState.SUBMITTED,
            "status": ActivityStatus.DRAFT if draft else ActivityStatus.APPROVED,
        }
