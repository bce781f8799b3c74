"""`tr` takes literals only: anything else can never be found in a translation."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

UI = Path(__file__).parents[2] / "src" / "penilaian_desktop" / "ui"


def wrong_calls(source: str) -> list[int]:
    """Return the lines of calls whose text is not one plain literal."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        if isinstance(node.func, ast.Name):
            name = node.func.id
        if name == "tr":
            texts = node.args[:1]
        elif name == "QT_TRANSLATE_NOOP":
            texts = node.args[:2]
        else:
            continue
        if not all(isinstance(t, ast.Constant) and isinstance(t.value, str) for t in texts):
            found.append(node.lineno)
    return found


@pytest.mark.parametrize("path", sorted(UI.rglob("*.py")), ids=lambda p: str(p.relative_to(UI)))
def test_every_text_on_the_screen_is_a_literal(path):
    assert wrong_calls(path.read_text(encoding="utf-8")) == []


def test_the_check_sees_an_f_string_and_a_variable():
    assert wrong_calls('self.tr(f"Ada {n}")\nself.tr(words)\nself.tr("Ada {0}").format(n)') == [
        1,
        2,
    ]
