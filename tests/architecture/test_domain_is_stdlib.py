"""The domain imports the standard library and itself, nothing else."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

import penilaian_desktop

DOMAIN = Path(penilaian_desktop.__file__).parent / "domain"
MODULES = sorted(DOMAIN.rglob("*.py"))


def imported(path):
    """Yield the modules that a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative import"
            yield node.module


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_of_the_domain_needs_no_library(path):
    foreign = [
        name
        for name in imported(path)
        if name.partition(".")[0] not in sys.stdlib_module_names
        and not (name + ".").startswith("penilaian_desktop.domain.")
    ]
    assert foreign == []


def test_the_domain_needs_no_database_and_no_window():
    banned = {"sqlite3", "tkinter", "socket", "subprocess", "asyncio"}
    used = {name.partition(".")[0] for path in MODULES for name in imported(path)}
    assert not used & banned
