"""There is no other way to write a record than the unit of work.

Every statement that writes is found in the source: constructs of SQLAlchemy, SQL in strings, and
transactions. Each kind may stand in the modules named here and nowhere else.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

STORAGE = Path(__file__).parents[2] / "src" / "penilaian_desktop" / "storage"

WRITERS = {
    "unit_of_work": "settings",
    "record_rows": "records, called by the unit of work",
    "derived": "the status beside a record, called by RecordRows",
    "trail": "journal, images, outbox, steps, called by the unit of work",
    "undo": "the state of a step, called by UnitOfWork.undo",
    "search": "the full-text index, called by the trail",
    "account_store": "accounts, offered by the unit of work",
    "activity_store": "what a reader opened, offered by the unit of work",
    "exchange_store": "devices, chains, acknowledgements, offered by the unit of work",
    "exchange_statements": "the statements of the exchange store, compiled once",
    "epoch_rows": "chains that go on in a new epoch, part of the exchange store",
    "draft_store": "what was typed and not saved, offered by the unit of work",
    "evidence_road_store": "evidence on its way, offered by the unit of work",
    "national_store": "recaps of the national system, offered by the unit of work",
    "blobs": "evidence and archive, databases of their own",
}
RECORD_WRITERS = {"record_rows", "derived"}
TRANSACTIONS = {"workspace", "blobs", "migrate"}
CONNECTIONS = {"engine", "workspace", "blobs", "migrate", "care", "backup"}
OFFERED = {
    "record_rows": "unit_of_work",
    "derived": "record_rows",
    "undo": "unit_of_work",
    "account_store": "unit_of_work",
    "activity_store": "unit_of_work",
    "exchange_store": "unit_of_work",
    "epoch_rows": "exchange_store",
    "exchange_statements": "exchange_store",
    "draft_store": "unit_of_work",
    "evidence_road_store": "unit_of_work",
    "national_store": "unit_of_work",
}

_SQL = re.compile(r"^\s*(INSERT|UPDATE|DELETE|REPLACE)\s+(INTO|FROM|OR|\w+\s+SET)", re.IGNORECASE)
_CONSTRUCTS = {"insert", "update", "delete", "merge"}


def modules():
    return sorted(p for p in STORAGE.glob("*.py") if p.stem != "__init__")


def tree_of(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def names_from(tree, module):
    return {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == module
        for alias in node.names
    }


def writes(tree):
    """Return the lines of a module on which something is written to a database."""
    built = names_from(tree, "sqlalchemy") & _CONSTRUCTS
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            target = node.func
            if isinstance(target, ast.Name) and target.id in built:
                found.append(node.lineno)
            if (
                isinstance(target, ast.Attribute)
                and target.attr in _CONSTRUCTS
                and isinstance(target.value, ast.Name)
                and target.value.id in side_tables()
            ):
                found.append(node.lineno)
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and _SQL.match(node.value)
        ):
            found.append(node.lineno)
    return found


def side_tables():
    from penilaian_desktop.storage import blob_tables, tables

    records = {table.name for table in tables.RECORD_TABLES.values()}
    beside = set(tables.METADATA.tables) - records
    return beside | set(blob_tables.BLOB_METADATA.tables) | {"table"}


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.stem)
def test_only_the_named_modules_write(path):
    if path.stem not in WRITERS:
        assert writes(tree_of(path)) == []


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_each_named_module_still_writes(name):
    assert writes(tree_of(STORAGE / f"{name}.py"))


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.stem)
def test_only_the_unit_of_work_and_its_helpers_write_record_tables(path):
    """A module that writes and reaches for record tables must be one of two."""
    if path.stem in RECORD_WRITERS:
        return
    tree = tree_of(path)
    built = names_from(tree, "sqlalchemy") & _CONSTRUCTS
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in built:
            (target,) = node.args
            text = ast.unparse(target)
            assert "RECORD_TABLES" not in text, node.lineno
            assert "table_of" not in text, node.lineno
            assert text in side_tables(), node.lineno


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.stem)
def test_only_the_named_modules_open_transactions_and_connections(path):
    tree = tree_of(path)
    attributes = {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
    imported = names_from(tree, "penilaian_desktop.storage.engine")
    if path.stem not in TRANSACTIONS:
        assert not attributes & {"begin", "begin_nested", "commit"}
    if path.stem not in CONNECTIONS:
        assert not imported & {"connect", "write_engine", "read_engine"}


@pytest.mark.parametrize(("name", "user"), OFFERED.items())
def test_helpers_that_write_are_reached_through_the_unit_of_work_only(name, user):
    module = f"penilaian_desktop.storage.{name}"
    users = {
        path.stem
        for path in modules()
        if names_from(tree_of(path), module)
        or name in names_from(tree_of(path), "penilaian_desktop.storage")
    }
    assert users == {user}


def test_only_the_unit_of_work_keeps_a_trail():
    makers = {
        path.stem
        for path in modules()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"Trail", "UnitOfWork"}
    }
    assert makers == {"unit_of_work", "workspace"}


def test_nobody_outside_storage_speaks_sql():
    """import-linter guards the libraries; this guards the doors that storage itself offers."""
    doors = {"connect", "write_engine", "read_engine", "put_documents", "Trail"}
    offenders = [
        f"{path.name}:{node.lineno}"
        for path in STORAGE.parent.rglob("*.py")
        if STORAGE not in path.parents
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("penilaian_desktop.storage")
        and doors & {alias.name for alias in node.names}
    ]
    assert offenders == []
