"""No key of a page is bound twice where both would hear it: Qt would then tell neither."""

from __future__ import annotations

import ast
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget
from tests.services.office import Clock, build
from tests.ui.screens.team_world import RESOURCES, THURSDAY, context_for

import penilaian_desktop.ui
from penilaian_desktop.domain.access import Role
from penilaian_desktop.storage.workspace import Workspace
from penilaian_desktop.ui.shell.pages import PAGES
from penilaian_desktop.ui.shell.workbench import Workbench

UI = Path(penilaian_desktop.ui.__file__).parent
WHOLE = {Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.ApplicationShortcut}


def bindings(root: QWidget) -> list[tuple[str, Qt.ShortcutContext, QWidget]]:
    """Return every enabled key below a widget with its context and the widget it belongs to."""
    found = [
        (shortcut.key().toString(), shortcut.context(), shortcut.parent())
        for shortcut in root.findChildren(QShortcut)
        if shortcut.isEnabled()
    ]
    for action in root.findChildren(QAction):
        owner = next((w for w in action.associatedObjects() if isinstance(w, QWidget)), None)
        if isinstance(owner, QMenu) or owner is None or not action.isEnabled():
            continue  # keys of an open menu are its own
        found += [(k.toString(), action.shortcutContext(), owner) for k in action.shortcuts()]
    return found


def together(a: QWidget, b: QWidget) -> bool:
    """Tell whether two widgets can be seen at once: not on two sheets of one stack."""
    line = {id(w): w for w in lineage(a)}
    below = None
    for widget in lineage(b):
        if id(widget) in line:
            other = next((w for w in lineage(a) if w.parentWidget() is widget), None)
            stacked = isinstance(widget, QStackedWidget) and below is not None and other is not None
            return not (stacked and below is not other)
        below = widget
    return True


def lineage(widget: QWidget) -> list[QWidget]:
    found = []
    while widget is not None:
        found.append(widget)
        widget = widget.parentWidget()
    return found


def overlap(one, two) -> bool:
    """Tell whether the same key press can reach both."""
    (_, how, a), (_, what, b) = one, two
    if not together(a, b):
        return False
    if how in WHOLE or what in WHOLE:
        return True
    if Qt.ShortcutContext.WidgetShortcut in {how, what}:
        inner, outer = (a, b) if how == Qt.ShortcutContext.WidgetShortcut else (b, a)
        return inner is outer or outer in lineage(inner)
    return a in lineage(b) or b in lineage(a)


def ambiguous(root: QWidget) -> list[str]:
    by_key: dict[str, list] = {}
    for binding in bindings(root):
        by_key.setdefault(binding[0], []).append(binding)
    return sorted(
        f"{key}: {type(one[2]).__name__} and {type(two[2]).__name__}"
        for key, all_of_it in by_key.items()
        for one, two in combinations(all_of_it, 2)
        if key and overlap(one, two)
    )


@pytest.fixture
def office(workspace_root, data_key):
    clock = Clock(THURSDAY)
    opened = Workspace.open(workspace_root, data_key, clock=clock)
    yield build(opened, clock, RESOURCES)
    opened.close()


def test_the_check_finds_the_same_key_inside_and_around_and_not_beside(qapp):
    page = QWidget()
    inner, beside = QWidget(page), QWidget(page)
    for widget in (inner, beside):
        bound = QShortcut(QKeySequence("Return"), widget)
        bound.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    assert ambiguous(page) == []
    around = QShortcut(QKeySequence("Return"), page)
    around.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    assert ambiguous(page) == ["Return: QWidget and QWidget"] * 2
    around.setEnabled(False)
    action = QAction("Buka", page)
    action.setShortcut(QKeySequence("Return"))
    page.addAction(action)
    assert len(ambiguous(page)) == 2


def test_sheets_of_one_stack_are_never_heard_together(qapp):
    stack = QStackedWidget()
    for _ in range(2):
        sheet = QWidget()
        stack.addWidget(sheet)
        QShortcut(QKeySequence("N"), sheet)
    assert ambiguous(stack) == []


@pytest.fixture
def bench(office, qapp, tmp_path, qtbot):
    """The window of somebody who holds every role."""
    context = context_for(office, "bambang", qapp, tmp_path).context
    session = replace(context.session, roles=frozenset(Role), office=True)
    shown = Workbench(replace(context, session=session))
    qtbot.addWidget(shown)
    shown.resize(1366, 768)
    shown.show()
    return shown


@pytest.mark.parametrize("spec", PAGES, ids=lambda spec: spec.id)
def test_no_key_of_a_page_is_bound_twice(bench, spec):
    """With the handbook open, and every tab that has a key."""
    bench.go(spec.id)
    page = bench.current_page
    assert page.page_id == spec.id
    for shortcut in page.findChildren(QShortcut):
        keys = shortcut.key().toString()
        if keys.startswith("Alt+") and keys[4:].isdigit():
            shortcut.activated.emit()
    bench.commands.handbook()
    assert ambiguous(bench) == []


def dialog_keys() -> set[tuple[str, str]]:
    """Return the keys that dialogs bind by name in their source: file and key."""
    found = set()
    for file in sorted(UI.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            bases = {getattr(base, "id", "") for base in getattr(node, "bases", ())}
            if isinstance(node, ast.ClassDef) and any(base.endswith("Dialog") for base in bases):
                found |= {
                    (file.name, text.value)
                    for text in ast.walk(node)
                    if isinstance(text, ast.Constant) and _is_key(text.value)
                }
    return found


def _is_key(text: object) -> bool:
    if not isinstance(text, str) or not text.isascii() or " " in text:
        return False
    sequence = QKeySequence(text)
    return sequence.count() == 1 and sequence.toString().casefold() == text.casefold()


def test_no_dialog_binds_a_key_of_the_window_below(bench):
    """A dialog lies in its window, whose keys are heard in it too where it has the same."""
    window = {key for key, *_ in bindings(bench) if key} - {""}
    own = {key for key, how, owner in bindings(bench) if owner is bench}
    assert {"F1", "Ctrl+K"} <= own <= window
    assert {(file, key) for file, key in dialog_keys() if key in own} == set()
    assert ("evidence_viewer.py", "PgUp") in dialog_keys()
