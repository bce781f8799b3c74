"""Windows say which version of a record they showed when they store it."""

from __future__ import annotations

import ast
from pathlib import Path

SCREENS = Path(__file__).parents[2] / "src" / "penilaian_desktop" / "ui"
STORES = {
    "public_notes": {"save", "save_forum", "solve"},
    "notes": {"save", "save_forum", "solve"},
    "surveys": {"save"},
    "services": {"save"},
    "public_services": {"save"},
    "improvements": {"save", "set_state"},
    "outreach": {"save"},
    "recognitions": {"give"},
    "training": {"save_course", "save_event"},
    "questions": {"save", "save_interview"},
    "reviews": {"save"},
    "bases": {"save"},
    "exceptions": {"save"},
    "follow_ups": {"save", "close", "approve"},
    "innovations": {"save"},
    "templates": {"save"},
    "library": {"save"},
}
"""Use cases by what the windows call the room."""


def calls():
    for path in sorted(SCREENS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                owner = node.func.value
                name = getattr(owner, "attr", getattr(owner, "id", ""))
                if node.args and node.func.attr in STORES.get(name, ()):
                    yield path.relative_to(SCREENS).as_posix(), node


def test_each_window_that_stores_a_record_passes_the_version_it_showed():
    """X-2: a form that stood open does not write over what somebody else stored."""
    found = list(calls())
    assert len({node.func.attr for _, node in found}) >= 9
    silent: dict[str, int] = {}
    for path, node in found:
        names = {keyword.arg for keyword in node.keywords}
        new = len(node.args) > 1 and getattr(node.args[1], "value", "") is None
        if not new and not names & {"version", "shown", None}:
            silent[path] = silent.get(path, 0) + 1
    assert silent == {}
