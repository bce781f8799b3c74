"""The steps of the schema: up, down, on a copy, with every row counted.

Proves complaint 1 of FEATURES 3 ("all my data is gone after the update").
"""

from __future__ import annotations

import os
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import select, text
from tests import builders as b

from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.domain.errors import StorageUnavailable
from penilaian_desktop.storage import lineage, migrate, search
from penilaian_desktop.storage.engine import connect, read_engine, write_engine
from penilaian_desktop.storage.lineage import BLOBS, WORKSPACE, Lineage
from penilaian_desktop.storage.workspace import Workspace

KEY = bytes(range(32))


def differences(path, line):
    engine = read_engine(path, KEY)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "include_name": lambda name, kind, _: (
                    not (kind == "table" and name.startswith("activity_fts"))
                ),
            },
        )
        found = compare_metadata(context, line.metadata)
    engine.dispose()
    return found


def tables_of(path):
    connection = connect(path, KEY)
    rows = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    connection.close()
    return {name for (name,) in rows}


@pytest.mark.parametrize("line", [WORKSPACE, BLOBS], ids=["workspace", "blobs"])
def test_the_steps_make_exactly_the_declared_tables(tmp_path, line):
    path = tmp_path / "new.db"
    migrate.create_database(path, KEY, line)
    assert differences(path, line) == []


@pytest.mark.parametrize("line", [WORKSPACE, BLOBS], ids=["workspace", "blobs"])
def test_every_step_goes_up_down_and_up_again(tmp_path, line):
    path = tmp_path / "new.db"
    steps = migrate.revisions(line)
    for at, step in enumerate(steps):
        migrate.upgrade(path, KEY, line, step)
        shape = tables_of(path)
        migrate.downgrade(path, KEY, line, steps[at - 1] if at else "base")
        migrate.upgrade(path, KEY, line, step)
        assert tables_of(path) == shape
    assert differences(path, line) == []
    migrate.downgrade(path, KEY, line, "base")
    assert tables_of(path) - {"sqlite_sequence"} == {"alembic_version"}


@pytest.mark.parametrize("line", [WORKSPACE, BLOBS], ids=["workspace", "blobs"])
def test_the_constant_is_the_last_step(line):
    script = ScriptDirectory.from_config(migrate._config(line))
    assert script.get_heads() == [line.head]


def later(tmp_path, monkeypatch, body, down="pass"):
    """Pretend that the application has one more step, which does `body`."""
    folder = tmp_path / "steps"
    folder.mkdir()
    here = Path(migrate.migrations.__path__[0]) / "workspace"
    for step in here.glob("0*.py"):
        (folder / step.name).write_text(step.read_text())
    (folder / "9999_later.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n"
        f"revision = '9999'\ndown_revision = '{lineage.SCHEMA_HEAD}'\n"
        "branch_labels = None\ndepends_on = None\n"
        f"def upgrade():\n    {body}\ndef downgrade():\n    {down}\n"
    )
    line = Lineage(str(folder), "9999", lineage.METADATA)
    monkeypatch.setitem(lineage.DATABASES, "workspace.db", line)
    return line


ADD_COLUMN = "op.add_column('agency', sa.Column('colour', sa.Text()))"
REBUILD_PARENT = (
    "with op.batch_alter_table('activity', recreate='always') as t:\n"
    "        t.alter_column('note', nullable=True, existing_type=sa.Text())"
)


def filled(root):
    workspace = Workspace.open(root, KEY)
    with workspace.write(b.an_author()) as uow:
        entry = uow.add(b.an_activity())
        uow.add(b.an_evidence_link(entry))
        uow.add(b.a_review(entry))
    workspace.close()
    return entry


def test_opening_an_older_workspace_migrates_a_copy_and_keeps_the_way_back(
    workspace_root, tmp_path, monkeypatch
):
    entry = filled(workspace_root)
    later(tmp_path, monkeypatch, ADD_COLUMN)
    opened = Workspace.open(workspace_root, KEY)
    with opened.read() as unit:
        assert unit.get(Activity, entry.id) == entry
        assert unit.rows(text("SELECT colour FROM agency")) == []
    opened.close()
    (kept,) = (workspace_root / "backups" / migrate.WAY_BACK).glob("workspace-*.db")
    old = connect(kept, KEY)
    assert old.execute("SELECT version_num FROM alembic_version").fetchone() == (
        lineage.SCHEMA_HEAD,
    )
    assert old.execute("SELECT count(*) FROM activity").fetchone() == (1,)
    old.close()


def test_rebuilding_a_parent_table_keeps_the_rows_of_its_children(
    workspace_root, tmp_path, monkeypatch
):
    filled(workspace_root)
    line = later(tmp_path, monkeypatch, REBUILD_PARENT)
    migrate.upgrade(workspace_root / "workspace.db", KEY, line)
    connection = connect(workspace_root / "workspace.db", KEY)
    assert connection.execute("SELECT count(*) FROM evidence_link").fetchone() == (1,)
    assert connection.execute("SELECT count(*) FROM review").fetchone() == (1,)
    connection.close()


@pytest.mark.parametrize(
    "body",
    [
        "op.execute('DELETE FROM review')",
        "op.execute('PRAGMA defer_foreign_keys = ON'); op.execute('DELETE FROM activity')",
        "op.execute(\"UPDATE review SET activity_id = 'nobody'\")",
        "op.create_table('half', sa.Column('id', sa.Text())); raise SystemError('power cut')",
    ],
    ids=["lost rows", "lost parents", "loose end", "power cut"],
)
def test_a_step_that_fails_or_loses_rows_leaves_the_database_as_it_was(
    workspace_root, tmp_path, monkeypatch, body
):
    entry = filled(workspace_root)
    path = workspace_root / "workspace.db"
    shape = tables_of(path)
    later(tmp_path, monkeypatch, body)
    with pytest.raises((StorageUnavailable, SystemError)):
        Workspace.open(workspace_root, KEY)
    assert tables_of(path) == shape
    monkeypatch.undo()
    opened = Workspace.open(workspace_root, KEY)
    with opened.read() as unit:
        assert unit.get(Activity, entry.id) == entry
        assert unit.activities.item(entry.id).id == entry.id
    opened.close()


def test_a_ddl_rollback_really_rolls_back(tmp_path):
    path = tmp_path / "new.db"
    migrate.create_database(path, KEY, BLOBS)
    engine = write_engine(path, KEY)

    def create_then_fail():
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE left_behind (id TEXT)"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        create_then_fail()
    engine.dispose()
    assert "left_behind" not in tables_of(path)


def test_a_workspace_that_another_program_has_open_is_not_swapped(
    workspace_root, tmp_path, monkeypatch
):
    filled(workspace_root)
    other = connect(workspace_root / "workspace.db", KEY)
    other.execute("SELECT count(*) FROM activity").fetchone()
    monkeypatch.setattr("penilaian_desktop.storage.engine.BUSY_MILLISECONDS", 10)
    later(tmp_path, monkeypatch, ADD_COLUMN)
    with pytest.raises(StorageUnavailable, match="storage_busy"):
        Workspace.open(workspace_root, KEY)
    other.close()
    Workspace.open(workspace_root, KEY).close()


def test_the_way_back_is_forgotten_after_thirty_days(tmp_path):
    folder = tmp_path / migrate.WAY_BACK
    folder.mkdir()
    for name, days in (("old.db", 31), ("young.db", 29)):
        (folder / name).touch()
        then = time.time() - days * 86_400
        os.utime(folder / name, (then, then))
    migrate.forget_old_ways_back(tmp_path)
    assert [path.name for path in folder.iterdir()] == ["young.db"]


def test_opening_an_up_to_date_workspace_does_not_import_alembic(workspace_root, tmp_path):
    import subprocess

    code = (
        "import sys; from pathlib import Path;"
        "from penilaian_desktop.storage.workspace import Workspace;"
        f"Workspace.open(Path({str(workspace_root)!r}), bytes(range(32))).close();"
        "print([m for m in ('alembic', 'sqlalchemy.orm', 'sqlite3') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_workspace_of_a_later_version_is_left_alone(workspace_root):
    connection = connect(workspace_root / "workspace.db", KEY)
    connection.execute("UPDATE alembic_version SET version_num = '7777'")
    connection.close()
    with pytest.raises(StorageUnavailable, match="workspace_newer"):
        Workspace.open(workspace_root, KEY)


def test_the_status_columns_are_not_part_of_the_record(workspace):
    from penilaian_desktop.storage.records import record_columns, table_of

    assert "status" in table_of(Activity).c
    assert "status" not in [column.name for column in record_columns(Activity)]
    with workspace.read() as unit:
        assert unit.rows(select(table_of(Activity))) == []


def test_an_older_log_is_found_by_words_and_days_after_the_update(tmp_path):
    """X-1: the index of 0001 is numbered anew by person and day, and back again."""
    path = tmp_path / "old.db"
    migrate.upgrade(path, KEY, WORKSPACE, "0001")
    connection = connect(path, KEY)
    for entry_id, person, day, deleted in (
        ("a", "p-2", "2026-11-18", 0),
        ("b", "p-1", "2026-11-17", 0),
        ("c", "p-2", "2026-11-17", 0),
        ("d", "p-2", "2026-11-17", 1),
    ):
        connection.execute(
            "INSERT INTO activity (id, version, author_id, at, deleted, person_id, day, minutes, "
            "text, tags, place, note, state, late, status, position) VALUES (?, 1, ?, "
            "'2026-11-18T00:00:00Z', ?, ?, ?, 30, 'Rapat', '[\"loket\"]', 'kantor', '', 'draft', "
            "0, 'draft', 10000)",
            (entry_id, person, deleted, person, day),
        )
    connection.close()

    def found(query):
        connection = connect(path, KEY)
        rows = connection.execute(
            "SELECT d.activity_id, d.doc FROM activity_fts f JOIN search_document d "
            "ON d.doc = f.rowid WHERE activity_fts MATCH ? ORDER BY f.rowid",
            (query,),
        ).fetchall()
        connection.close()
        return rows

    migrate.upgrade(path, KEY, WORKSPACE, "0002")
    assert [entry_id for entry_id, _ in found("rap*")] == ["b", "c", "a"]
    first = search.first_document(2, date(2026, 11, 17))
    assert found("loket")[1] == ("c", first + 1)
    migrate.downgrade(path, KEY, WORKSPACE, "0001")
    assert found("rapat") == [("a", 1), ("b", 2), ("c", 3)]


@pytest.mark.parametrize(
    ("settings", "terms"),
    [
        ({}, (14, 14, 0, 0)),
        (
            {
                "policy.objection_days": "10",
                "policy.objection_decision_days": "21",
                "policy.objection_working_days": "1",
                "policy.manual_required": "1",
            },
            (10, 21, 1, 1),
        ),
        ({"policy.objection_days": "0", "policy.objection_decision_days": "x"}, (14, 14, 0, 0)),
    ],
)
def test_terms_that_were_settings_become_those_of_the_periods(tmp_path, settings, terms):
    """REGULATIONS 3.6: what was set on this laptop before 0010 goes on to hold."""
    path = tmp_path / "old.db"
    migrate.upgrade(path, KEY, WORKSPACE, "0009")
    connection = connect(path, KEY)
    connection.execute(
        "INSERT INTO period (id, version, author_id, at, deleted, code, starts, ends, deadline, "
        "scheme, scheme_version, locked) VALUES ('p', 1, '', '2026-01-01T00:00:00Z', 0, "
        "'2026-T1', '2026-01-01', '2026-03-31', '2026-04-10', 'permenpanrb-6-2022', '1', 0)"
    )
    connection.executemany("INSERT INTO setting VALUES (?, ?)", list(settings.items()))
    connection.close()
    migrate.upgrade(path, KEY, WORKSPACE, "0010")
    connection = connect(path, KEY)
    found = connection.execute(
        "SELECT objection_days, decision_days, objection_working_days, manual_required FROM period"
    ).fetchone()
    connection.close()
    assert found == terms
