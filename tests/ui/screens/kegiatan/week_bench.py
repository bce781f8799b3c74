"""The week under a mouse and a keyboard: what its tests do with it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from tests.ui.windows import show_active

from penilaian_desktop.domain.activity_views import ActivityFilter
from penilaian_desktop.storage.workspace import Author
from penilaian_desktop.ui.screens.kegiatan.page import KegiatanPage

MONDAY = date(2026, 11, 16)


TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (MONDAY + timedelta(days=n) for n in range(1, 5))


OFFICE = Author(account_id="", person_id="", device_id="d")


NONE = Qt.KeyboardModifier.NoModifier


CTRL = Qt.KeyboardModifier.ControlModifier


ALT = Qt.KeyboardModifier.AltModifier


ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def open_week(bench, qtbot):
    def make(prepare=None, **how):
        said = bench(**how)
        if prepare is not None:
            with said.world.workspace.write(OFFICE) as unit:
                prepare(unit, said.world)
        page = KegiatanPage(said.context)
        show_active(page, qtbot, 1158, 684)
        page.grid.setFocus()
        return page, said

    return make


def entry(said, text, day=None):
    found = said.world.services.activities.page(
        said.world.session, ActivityFilter(person_id=said.world.session.person_id), limit=200
    ).items
    (item,) = [i for i in found if text in i.text and (day is None or i.day == day)]
    return item


def count(said):
    shown = ActivityFilter(person_id=said.world.session.person_id)
    return len(said.world.services.activities.page(said.world.session, shown, limit=200).items)


def undo(said):
    outcome = said.world.services.undo.undo(said.world.session)
    said.signals.changed.emit(outcome.changes, None)


def spot_of(page, item_id, column=None):
    for spot in page.grid._spots():
        stop = spot.stop
        if stop is None or stop.item is None or stop.item.id != item_id:
            continue
        if column in {None, (stop.day - MONDAY).days}:
            return spot.rect
    raise AssertionError(item_id)


def at(page, column, minute):
    geometry = page.grid._geometry
    x, width = geometry.columns[column]
    return QPoint(x + width // 2, round(geometry.y_of(minute) + page.grid.offset()))


def move_to(page, point, modifiers=NONE):
    view = page.grid.viewport()
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(point),
        QPointF(view.mapToGlobal(point)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        modifiers,
    )
    QApplication.sendEvent(view, event)


def drag(page, start, *way, modifiers=NONE, drop=True):
    view = page.grid.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for point in way:
        move_to(page, point, modifiers)
    if drop:
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=way[-1])


def press(page, key, modifiers):
    QApplication.sendEvent(page.grid, QKeyEvent(QEvent.Type.KeyPress, key, modifiers))


def menu():
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def words(shown):
    return [action.text() for action in shown.actions() if action.text()]
