"""The built-in template of a list of employees is read without a remark (FEATURES 3 row 15)."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from penilaian_desktop.spreadsheets.child import read_employees

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "resources" / "sheets" / "contoh-pegawai.xlsx"


def test_the_template_reads_without_a_remark() -> None:
    found = read_employees(TEMPLATE)
    assert len(found.good) == 3
    assert not found.refused
    assert not found.remarks
    assert found.records[2].superior == found.records[1].identity
    assert found.ignored_sheets == ("Petunjuk",)


def test_the_template_is_what_its_tool_writes() -> None:
    spec = importlib.util.spec_from_file_location("make_sheets", ROOT / "tools" / "make_sheets.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.employee_template() == TEMPLATE.read_bytes()
