"""The quadrant by keyboard and mouse (FEATURES TJ-4)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from tests.ui.screens.team_world import RESOURCES
from tests.ui.windows import activate

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.ui.kit.look import install_look, look
from penilaian_desktop.ui.widgets.quadrant import Placed, Quadrant, neighbour

ABOVE, MEETS, BELOW = Rating.ABOVE, Rating.MEETS, Rating.BELOW
MATRIX = [
    (work.value, behaviour.value, "baik" if work is behaviour else "kurang")
    for work in Rating
    for behaviour in Rating
]


@pytest.fixture
def quadrant(qapp, qtbot):
    try:
        look()
    except RuntimeError:
        install_look(qapp, RESOURCES, "terang")
    widget = Quadrant()
    qtbot.addWidget(widget)
    widget.resize(560, 180)
    widget.set_matrix(MATRIX)
    people = [Placed(f"p{n}", f"Pegawai Nomor{n}", MEETS, MEETS) for n in range(6)]
    widget.set_people([*people, Placed("siti", "Siti Aminah", MEETS, ABOVE)], "siti")
    widget.show()
    activate(widget)
    return widget


@pytest.mark.parametrize(
    ("key", "spot"),
    [
        (Qt.Key.Key_Up, (ABOVE, MEETS)),
        (Qt.Key.Key_Down, (BELOW, MEETS)),
        (Qt.Key.Key_Left, (MEETS, BELOW)),
        (Qt.Key.Key_Right, (MEETS, ABOVE)),
    ],
)
def test_arrows_lead_up_for_better_work_and_right_for_better_behaviour(key, spot):
    assert neighbour((MEETS, MEETS), key) == spot
    assert neighbour((ABOVE, ABOVE), Qt.Key.Key_Up) == (ABOVE, ABOVE)


def test_fields_say_their_ratings_predicate_and_people(quadrant):
    name = quadrant._fields[MEETS, ABOVE].accessibleName()
    assert "Sesuai Ekspektasi" in name
    assert "Di Atas Ekspektasi" in name
    assert "Siti Aminah" in name
    assert quadrant.predicate_at((ABOVE, ABOVE)) is Predicate.BAIK
    assert quadrant.counts()[MEETS, MEETS] == 6


def test_more_people_than_have_room_are_counted(quadrant):
    field = quadrant._fields[MEETS, MEETS]
    shown = len(field.tokens())
    assert 0 < shown < 6
    assert field.grab().width() == field.width()


def test_focus_walks_over_the_fields_and_enter_goes_through_the_people(quadrant):
    chosen = []
    quadrant.chosen.connect(chosen.append)
    quadrant.focus_on((ABOVE, MEETS))
    QTest.keyClick(quadrant._fields[ABOVE, MEETS], Qt.Key.Key_Down)
    field = quadrant._fields[MEETS, MEETS]
    assert field.hasFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert chosen == ["p0"]
    quadrant.set_people(quadrant._people, "p5")
    QTest.keyClick(field, Qt.Key.Key_Space)
    assert chosen[-1] == "p0"


def test_moving_asks_and_changes_nothing_by_itself(quadrant):
    asked = []
    quadrant.move_requested.connect(lambda *what: asked.append(what))
    quadrant.move_by(Qt.Key.Key_Up)
    quadrant.move_by(Qt.Key.Key_Right)
    assert asked == [("siti", ABOVE, ABOVE)]
    assert quadrant.chosen_spot == (MEETS, ABOVE)
    quadrant.set_people([], "siti")
    quadrant.move_by(Qt.Key.Key_Up)
    assert asked[-1] == ("siti", MEETS, MEETS)


def test_a_token_dragged_to_another_field_asks_for_the_move(quadrant):
    asked, chosen = [], []
    quadrant.move_requested.connect(lambda *what: asked.append(what))
    quadrant.chosen.connect(chosen.append)
    field, target = quadrant._fields[MEETS, ABOVE], quadrant._fields[BELOW, ABOVE]
    start = field.tokens()[0][1].center()
    QTest.mousePress(field, Qt.MouseButton.LeftButton, pos=start)
    end = field.mapFrom(quadrant, target.geometry().center())
    QTest.mouseMove(field, end)
    assert quadrant.drop_spot == (BELOW, ABOVE)
    QTest.mouseRelease(field, Qt.MouseButton.LeftButton, pos=end)
    assert chosen == ["siti"]
    assert asked == [("siti", BELOW, ABOVE)]
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert len(asked) == 1
