"""Every control that takes the focus has a name for screen readers (EN 301 549)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QWidget
from tests.services.office import Clock, build
from tests.ui.screens.team_world import RESOURCES, THURSDAY, context_for

from penilaian_desktop.storage.workspace import Workspace
from penilaian_desktop.ui.kit.tasks import InlineRunner
from penilaian_desktop.ui.shell.first_start import FirstStart
from penilaian_desktop.ui.shell.pages import PAGES
from penilaian_desktop.ui.shell.start_forms import WorkspaceDialog
from penilaian_desktop.ui.shell.unlock import UnlockView
from penilaian_desktop.ui.shell.workbench import Workbench
from penilaian_desktop.ui.widgets.page import Page


def nameless(root: QWidget) -> list[str]:
    """Return the controls shown below a widget that take the focus and have no name."""
    found = []
    for widget in root.findChildren(QWidget):
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(root)
        inner = isinstance(widget, QLineEdit) and isinstance(
            widget.parentWidget(), QAbstractScrollArea
        )
        inner = inner or widget.parentWidget().inherits("QComboBoxPrivateContainer")
        if takes and not inner and not widget.accessibleName().strip():
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


@pytest.fixture
def office(workspace_root, data_key):
    clock = Clock(THURSDAY)
    opened = Workspace.open(workspace_root, data_key, clock=clock)
    yield build(opened, clock, RESOURCES)
    opened.close()


@pytest.fixture
def context(office, qapp, tmp_path):
    return context_for(office, "bambang", qapp, tmp_path).context


def test_the_check_finds_a_control_without_a_name(qapp):
    holder = QWidget()
    QLineEdit(holder)
    assert nameless(holder) == ["QLineEdit in QWidget"]


def test_every_control_of_the_window_has_a_name(context, qtbot):
    bench = Workbench(context)
    qtbot.addWidget(bench)
    bench.show()
    bench.start()
    assert nameless(bench) == []


@pytest.mark.parametrize("spec", PAGES, ids=lambda spec: spec.id)
def test_every_control_of_a_page_has_a_name(context, qtbot, spec):
    page = spec.load()(context)
    qtbot.addWidget(page)
    page.show()
    assert isinstance(page, Page)
    assert page.accessibleName()
    assert nameless(page) == []


class SharedLaptop:
    """What may be asked before a password: one account."""

    version = "1"

    def facts(self):
        from penilaian_desktop.ui.kit.runtime import WorkspaceFacts

        return WorkspaceFacts("Disdukcapil Kota Contoh", "LAYANAN-02", None)

    def accounts(self):
        from penilaian_desktop.ui.kit.runtime import AccountItem

        return (AccountItem("siti", "Siti Aminah", "Operator SIAK", None),)

    def free_bytes(self):
        return 10**10


def test_every_control_before_the_password_has_a_name(context, qtbot):
    runtime = SharedLaptop()
    unlock = UnlockView(runtime, InlineRunner(), context.clock)
    first = FirstStart(runtime, context.prefs, context.look)
    for view in (unlock, first):
        qtbot.addWidget(view)
        assert nameless(view) == []


def test_every_control_of_the_first_form_has_a_name(qtbot, context):
    window = QWidget()
    qtbot.addWidget(window)
    dialog = WorkspaceDialog(window, SharedLaptop(), InlineRunner())
    assert nameless(dialog) == []
