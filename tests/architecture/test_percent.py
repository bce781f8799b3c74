"""A share is written "86 %" everywhere, by `wording.percent` or in the same form."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import penilaian_desktop

SOURCE = Path(penilaian_desktop.__file__).parent
TIGHT = re.compile(r"[0-9}*]%(?![0-9a-zA-Z%])")
QUOTED = {
    "domain/attendance.py",  # PP 94/2021, as it is printed
    "domain/progress_line.py",  # what people type
    "domain/targets.py",  # what people type
    "reports/archive.py",  # PP 30/2019, as it is printed
    "spreadsheets/number_formats.py",  # formats of Excel
}


def spelt_tight(source: str) -> list[str]:
    """Return the texts of a module in which a figure and its sign stand without a space."""
    tree = ast.parse(source)
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else "}" for part in node.values]
            text = "".join(str(part) for part in parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = "" if id(node) in docs else node.value
        else:
            continue
        if TIGHT.search(text):
            found.append(text)
    return found


def test_the_check_sees_figures_in_every_kind_of_text():
    assert spelt_tight('x = f"{a}%"') == ["}%"]
    assert spelt_tight('x = "paling sedikit {least}%."') == ["paling sedikit {least}%."]
    assert spelt_tight('x = "Jumlah **100%**"') == ["Jumlah **100%**"]
    assert spelt_tight('x = "100 %"; y = "%d%%"; z = "%H%M"') == []


def test_every_share_is_spelt_with_a_space():
    found = {}
    for file in sorted(SOURCE.rglob("*.py")):
        name = file.relative_to(SOURCE).as_posix()
        if name in QUOTED:
            continue
        if texts := spelt_tight(file.read_text(encoding="utf-8")):
            found[name] = texts
    assert found == {}
