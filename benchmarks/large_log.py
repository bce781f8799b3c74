"""A workspace with very many entries, made once and kept among the machine's temporary files.

The schema is that of the real migrations; rows go in as tuples, indexes are made after them and the
search index last, for the point is what reading costs and not what filling costs.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy.dialects import sqlite

from penilaian_desktop.app.opening import stand_up
from penilaian_desktop.app.paths import find_paths
from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.activity import (
    Activity,
    ActivityState,
    ActivityStatus,
    EvidenceLink,
    status_of_activity,
)
from penilaian_desktop.domain.plan import Indicator, Plan, Rhk
from penilaian_desktop.services.registry import Services
from penilaian_desktop.services.session import Session
from penilaian_desktop.storage import search
from penilaian_desktop.storage.activity_items import position_of
from penilaian_desktop.storage.engine import connect
from penilaian_desktop.storage.holidays import load_holidays
from penilaian_desktop.storage.migrations import workspace as workspace_steps
from penilaian_desktop.storage.tables import RECORD_TABLES
from penilaian_desktop.storage.workspace import Author, Workspace

NOW = datetime(2026, 11, 18, 7, 30, tzinfo=UTC)
TODAY = date(2026, 11, 18)
KEY = bytes(range(32))
MADE = 2
"""Counts up when the entries below change."""

FOLDER = "PENILAIAN_BENCH"
"""The environment's name for the folder in which large workspaces are kept."""

BUSY_SHARE = 4
"""One entry of so many is the busiest person's; nineteen others share the rest."""

OTHERS = 19
EVIDENCE_EVERY = 3
READER = "head"
"""Who opened every second entry of the busiest person's, where entries are accepted."""

TEXTS = (
    "Melayani perekaman KTP-el di loket {n}",
    "Menerbitkan kartu keluarga nomor {n}",
    "Rapat koordinasi pelayanan jemput bola",
    "Menyusun rekap harian loket {n}",
    "Memeriksa berkas akta kelahiran {n}",
    "Menjawab surat masuk nomor {n}/DKPS/2026",
    "Mengunggah dokumen arsip kependudukan",
    "Apel pagi dan pembagian tugas",
)
UNITS = ("orang", "dokumen", "berkas")
RARE = "Menyusun naskah peta jabatan"
"""The text of one entry among `RARE_EVERY`."""

RARE_EVERY = 5_000


class World:
    """An open workspace with the person whose log is the largest."""

    def __init__(self, workspace: Workspace, services: Services, session: Session) -> None:
        self.workspace = workspace
        self.services = services
        self.session = session


def open_world(rows: int, *, accepted: bool = False) -> World:
    """Open the workspace of so many entries, made at the first use of this schema.

    With `accepted` the superior has accepted what was submitted, volumes have fractions, and the
    busiest person's RHK have indicators to which they add up.
    """
    base = Path(os.environ.get(FOLDER) or Path(tempfile.gettempdir()) / "penilaian-bench")
    root = base / f"log-{_schema()}-{MADE}-{rows}{'-accepted' if accepted else ''}"
    if not root.exists():
        making = root.with_suffix(".new")
        shutil.rmtree(making, ignore_errors=True)
        _make(making, rows, accepted=accepted)
        making.rename(root)
    return _stand_up(Workspace.open(root, KEY, clock=lambda: NOW))


def _schema() -> str:
    """Return a short name of the schema: other steps, other workspace."""
    steps = Path(workspace_steps.__path__[0]).glob("0*.py")
    return hashlib.sha256(b"".join(step.read_bytes() for step in sorted(steps))).hexdigest()[:8]


def _stand_up(workspace: Workspace) -> World:
    services, _ = stand_up(workspace, find_paths(), lambda: NOW)
    with workspace.read() as unit:
        person = unit.setting("bench.person") or ""
    session = Session("a-1", "siti", person, "Siti Aminah", frozenset({Role.EMPLOYEE}), "d-1")
    return World(workspace, services, session)


def _make(root: Path, rows: int, *, accepted: bool) -> None:
    workspace = Workspace.create(root, KEY, title="Ukuran", clock=lambda: NOW, durable=False)
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
    with workspace.write(Author("a-1", person, "d-1")) as unit:
        unit.set_setting("bench.person", person)
        rhk = _plan(unit, person)
        if accepted:
            _indicators(unit, person, rhk)
    workspace.close()
    _fill(root, rows, person, rhk, accepted=accepted)


def _plan(unit: Any, person: str) -> tuple[str, ...]:
    fields = {"at": NOW, "person_id": person}
    plan = unit.add(
        Plan(
            id="plan-1",
            **fields,
            year=2026,
            starts=date(2026, 1, 1),
            ends=date(2026, 12, 31),
        )
    )
    return tuple(
        unit.add(Rhk(id=f"rhk-{n}", **fields, plan_id=plan.id, text=f"Hasil kerja {n}", order=n)).id
        for n in range(6)
    )


def _indicators(unit: Any, person: str, rhk: tuple[str, ...]) -> None:
    for rhk_id in rhk:
        for order, name in enumerate(UNITS):
            unit.add(
                Indicator(
                    id=f"{rhk_id}-{order}",
                    at=NOW,
                    person_id=person,
                    rhk_id=rhk_id,
                    order=order,
                    text=f"Jumlah {name}",
                    unit=name,
                    target_text="20000",
                    target_low=Decimal(20_000),
                )
            )


def _fill(root: Path, rows: int, person: str, rhk: tuple[str, ...], *, accepted: bool) -> None:
    connection = connect(root / "workspace.db", KEY)
    run = connection.execute
    run("PRAGMA synchronous = OFF")
    run("PRAGMA cache_size = -1200000")
    run("PRAGMA wal_autocheckpoint = 100000")
    indexes = run(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL "
        "AND tbl_name IN ('activity', 'evidence_link')"
    ).fetchall()
    run("BEGIN IMMEDIATE")
    for name, _ in indexes:
        run(f'DROP INDEX "{name}"')
    people = [person, *(f"p-{n}" for n in range(OTHERS))]
    run("DELETE FROM search_person")
    connection.executemany(
        "INSERT INTO search_person (number, person_id) VALUES (?, ?)", enumerate(people, 1)
    )
    for type_, entries in (
        (Activity, _entries(rows, people, rhk, accepted=accepted)),
        (EvidenceLink, _links(rows)),
    ):
        _insert(connection, type_, entries)
    for _, sql in indexes:
        run(sql)
    if accepted:
        run(
            "INSERT INTO opened_entry (reader_id, activity_id, person_id, at) SELECT ?, id, "
            "person_id, at FROM activity WHERE person_id = ? AND rowid % ? = 1",
            (READER, person, 2 * BUSY_SHARE),
        )
    documents = (
        (search.first_document(who + 1, TODAY - timedelta(days=back)) + nth + 1, _id(number))
        for number, who, back, nth in _places(rows)
    )
    connection.executemany(
        "INSERT INTO search_document (doc, activity_id) VALUES (?, ?)", sorted(documents)
    )
    run(search.FILL)
    run("COMMIT")
    run("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _insert(connection: Any, type_: type[Any], records: Iterator[Any]) -> None:
    table = RECORD_TABLES[type_]
    dialect = sqlite.dialect()
    quote = dialect.identifier_preparer.quote
    names = [column.name for column in table.columns]
    writers = [
        (column.name, column.type.dialect_impl(dialect).bind_processor(dialect))
        for column in table.columns
    ]
    sql = (
        f"INSERT INTO {table.name} ({', '.join(map(quote, names))}) "
        f"VALUES ({', '.join('?' for _ in names)})"
    )
    connection.executemany(
        sql,
        (
            [value[n] if w is None or value[n] is None else w(value[n]) for n, w in writers]
            for value in records
        ),
    )


def _places(rows: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield number, person, days back and place in the day of each entry, oldest days first."""
    last = [0] * (OTHERS + 1)
    for number in range(rows):
        who = 0 if number % BUSY_SHARE == 0 else 1 + number % OTHERS
        nth = last[who]
        last[who] += 1
        daily = 30 if who == 0 else 12
        yield number, who, nth // daily, nth % daily


def _id(number: int) -> str:
    return f"0199{number:08x}-bench"


def _entries(
    rows: int, people: list[str], rhk: tuple[str, ...], *, accepted: bool
) -> Iterator[dict[str, Any]]:
    by_chance = random.Random(1)
    common: dict[str, Any] = {
        "version": 1,
        "at": NOW,
        "deleted": False,
        "sig": None,
        "sig_base": None,
        "place": "",
        "note": "",
        "late": False,
    }
    sample = Activity(id="x", at=NOW, person_id="x", day=TODAY, text="x")
    common["place"] = sample.place
    for number, who, back, nth in _places(rows):
        draft = number % 50 == 0
        start = 420 + 40 * nth if who else 400 + 20 * nth
        minutes = by_chance.randrange(10, 41 if who else 21, 5)
        text = RARE if number % RARE_EVERY == 0 else by_chance.choice(TEXTS)
        state = ActivityState.DRAFT if draft else ActivityState.SUBMITTED
        status = status_of_activity(_Stated(state), ())
        volume, unit = Decimal(1 + number % 40), UNITS[0]
        if accepted:
            status = status if draft else ActivityStatus.APPROVED
            volume, unit = Decimal(1 + number % 997) / 8, UNITS[number // 4 % len(UNITS)]
        yield common | {
            "id": _id(number),
            "author_id": people[who],
            "person_id": people[who],
            "day": TODAY - timedelta(days=back),
            "start": start,
            "end": start + minutes,
            "minutes": minutes,
            "text": text.format(n=number),
            "volume": volume,
            "unit": unit,
            "rhk_id": by_chance.choice((None, *rhk)) if who == 0 else None,
            "tags": ("loket",) if number % 9 == 0 else (),
            "state": state,
            "status": status,
            "position": position_of(start),
        }


class _Stated:
    def __init__(self, state: ActivityState) -> None:
        self.state = state
        self.version = 1


def _links(rows: int) -> Iterator[dict[str, Any]]:
    for number, who, _back, _nth in _places(rows):
        if number % EVIDENCE_EVERY == 0:
            yield {
                "id": f"l-{number:08x}",
                "version": 1,
                "author_id": f"p-{who}",
                "at": NOW,
                "deleted": False,
                "sig": None,
                "sig_base": None,
                "person_id": f"p-{who}",
                "activity_id": _id(number),
                "sha256": f"{number // 2:064x}" if number % 300 == 0 else f"{number:064x}",
                "name": f"foto-{number}.jpg",
                "media": "image/jpeg",
                "size": 120_000,
            }
