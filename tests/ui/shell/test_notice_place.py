"""X-8: a notice covers no button of what is shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QScrollArea, QWidget
from tests.services.office import Clock, build
from tests.ui.screens.team_world import RESOURCES, THURSDAY, context_for
from tests.ui.windows import show_active

from penilaian_desktop.storage.workspace import Workspace
from penilaian_desktop.ui.shell.notice_place import controls_in, free_place, is_free
from penilaian_desktop.ui.shell.workbench import Workbench
from penilaian_desktop.ui.widgets.button import Button, primary_button

ROOM = QRect(200, 100, 700, 500)
TOAST = QSize(320, 44)


def test_a_notice_stands_in_the_right_corner_where_it_is_free():
    assert free_place(TOAST, ROOM, []) == QPoint(580, 556)


def test_a_notice_goes_left_of_the_buttons_of_a_panel():
    foot = QRect(760, 560, 120, 36)
    assert free_place(TOAST, ROOM, [foot]) == QPoint(200, 556)


def test_a_notice_goes_above_buttons_that_take_the_whole_foot():
    foot = QRect(200, 560, 700, 36)
    at = free_place(TOAST, ROOM, [foot])
    assert at.x() == 580
    assert at.y() + TOAST.height() < foot.top()


def test_a_notice_stays_in_its_corner_where_everything_is_taken():
    assert free_place(TOAST, ROOM, [ROOM]) == QPoint(580, 556)


@pytest.fixture
def window(dressed, qtbot):
    made = QWidget()
    scroll = QScrollArea(made)
    scroll.setGeometry(0, 0, 300, 100)
    inner = QWidget()
    inner.resize(280, 400)
    for top, text in ((10, "Ubah"), (300, "Selesaikan")):
        Button(text).setParent(inner)
        inner.findChildren(Button)[-1].setGeometry(10, top, 120, 36)
    scroll.setWidget(inner)
    show_active(made, qtbot, 400, 300)
    return made


def test_only_the_buttons_that_can_be_seen_are_in_the_way(window):
    assert len(controls_in(window.findChild(QScrollArea).widget(), window)) == 1
    assert not is_free(QRect(20, 20, 50, 20), controls_in(window, window))


@pytest.fixture
def bench(workspace_root, data_key, qapp, dressed, tmp_path, qtbot):
    clock = Clock(THURSDAY)
    opened = Workspace.open(workspace_root, data_key, clock=clock)
    team = context_for(build(opened, clock, RESOURCES), "bambang", qapp, tmp_path)
    made = Workbench(team.context)
    show_active(made, qtbot, 1366, 768)
    made.start()
    qtbot.waitUntil(lambda: made.current_page is not None)
    yield made
    opened.close()


def test_a_toast_makes_way_for_a_button_that_comes_below_it(bench):
    bench.say("Temuan ditulis.")
    button = primary_button("Selesaikan…")
    button.setParent(bench.current_page)
    at = bench._toast.geometry().topLeft()
    button.move(bench.current_page.mapFrom(bench, at))
    button.show()
    bench._toast.make_way()
    place = QRect(button.mapTo(bench, QPoint(0, 0)), button.size())
    assert not bench._toast.geometry().intersects(place)
