"""The week grid by mouse and keyboard, and what it says aloud."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtTest import QTest
from tests.ui.windows import activate

from penilaian_desktop.domain.activity import ActivityStatus, WorkPlace
from penilaian_desktop.domain.activity_views import ActivityItem, DayInfo, WeekView
from penilaian_desktop.ui.kit.look import install_look, look
from penilaian_desktop.ui.widgets.week_bars import WeekBars
from penilaian_desktop.ui.widgets.week_grid import WeekGrid
from penilaian_desktop.ui.widgets.week_paint import Preview, elided, wrap

RESOURCES = Path(__file__).parents[3] / "resources"
MONDAY = date(2026, 11, 16)
NOW = datetime(2026, 11, 19, 14, 40, tzinfo=timezone(timedelta(hours=7)))


def item(name, offset, start, end, status=ActivityStatus.DRAFT, **more):
    values = {
        "version": 1,
        "person_id": "p",
        "minutes": (end or 0) - (start or 0),
        "text": name,
        "volume": Decimal(3),
        "unit": "berkas",
        "rhk_id": None,
        "rhk_number": None,
        "rhk_text": "",
        "tags": (),
        "place": WorkPlace.OFFICE,
        "note": "",
        "review_note": "",
        "reviewer": "",
        "evidence_count": 0,
        "late": False,
    } | more
    return ActivityItem(
        id=name, day=MONDAY + timedelta(days=offset), start=start, end=end, status=status, **values
    )


def week(*items):
    days = tuple(
        DayInfo(
            day=MONDAY + timedelta(days=n),
            target=450 if n < 4 else 0,
            logged=sum(i.minutes for i in items if i.day == MONDAY + timedelta(days=n)),
            overlap=0,
            free="" if n < 4 else ("Hari Jadi" if n == 4 else "akhir pekan"),
            free_kind="" if n < 4 else ("holiday" if n == 4 else "weekend"),
        )
        for n in range(7)
    )
    return WeekView(days=days, items=items, target=1800, logged=0)


ITEMS = (
    item("a", 0, 450, 720),
    item("b", 1, 780, 870, ActivityStatus.RETURNED, review_note="Lengkapi.", reviewer="Bu Rina"),
    item("c", 1, 840, 960, ActivityStatus.APPROVED, evidence_count=2),
    item("d", 2, None, None, minutes=45),
)


@pytest.fixture
def grid(qapp, qtbot):
    try:
        look()
    except RuntimeError:
        install_look(qapp, RESOURCES, "terang")
    shown = WeekGrid()
    qtbot.addWidget(shown)
    shown.resize(1110, 508)
    shown.set_week(week(*ITEMS), NOW)
    shown.show()
    activate(shown)
    shown.setFocus()
    return shown


def centre(grid, name):
    for spot in grid._spots():
        if spot.stop is not None and spot.stop.item is not None and spot.stop.item.id == name:
            return spot.rect.center().toPoint()
    raise AssertionError(name)


def test_every_size_and_theme_is_painted_without_complaint(grid):
    for width, height in ((1110, 508), (826, 287), (480, 150)):
        grid.resize(width, height)
        assert not grid.grab().isNull()
    grid.set_preview(Preview(MONDAY, 780, 800, "singkat", "13.00–13.20", ""))
    grid.set_week(week(), None)
    assert not grid.grab().isNull()


def test_a_click_makes_an_entry_current_and_a_double_click_opens_it(grid, qtbot):
    opened = []
    grid.opened.connect(opened.append)
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=centre(grid, "a"))
    assert grid.current.item.id == "a"
    QTest.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=centre(grid, "a"))
    assert opened == ["a"]


def test_an_entry_without_a_time_stands_under_the_head_of_its_day(grid):
    assert centre(grid, "d").y() < grid._geometry.top
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=centre(grid, "d"))
    assert grid.current.item.id == "d"


def test_the_chip_asks_for_the_repair(grid):
    asked = []
    grid.repair_requested.connect(lambda *args: asked.append(args))
    chip = next(spot for spot in grid._spots() if spot.overlap is not None)
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=chip.rect.center().toPoint())
    overlap, how, _at = asked[0]
    assert (overlap.earlier.item.id, how) == ("b", "")


def test_a_double_click_on_empty_ground_begins_an_hour_there(grid):
    begun = []
    grid.gap_chosen.connect(lambda *args: begun.append(args))
    x, width = grid._geometry.columns[5]
    y = grid.offset() + grid._geometry.y_of(9 * 60) + 3
    spot = QPoint(x + width // 2, int(y))
    QTest.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert begun == [(MONDAY + timedelta(days=5), 540, 600)]


def test_the_current_entry_is_said_aloud_with_everything_it_shows(grid):
    grid.select("b")
    assert grid.accessibleDescription() == (
        "Selasa 17 November, 13.00–14.30, b, 3 berkas, Dikembalikan, Lengkapi., belum ada bukti, "
        "30 menit bersamaan dengan c, P untuk merapikan"
    )
    grid.select("c")
    assert "Disetujui, 2 bukti, 30 menit bersamaan dengan b" in grid.accessibleDescription()


def test_a_gap_is_said_aloud_and_begins_an_entry_by_enter(grid):
    begun = []
    grid.gap_chosen.connect(lambda *args: begun.append(args))
    grid.select("a")
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert grid.accessibleDescription() == (
        "Senin 16 November, kosong 13.00 sampai 16.00, 180 menit"
    )
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert begun == [(MONDAY, 780, 960)]


def test_del_asks_to_delete_the_current_entry_only(grid):
    asked = []
    grid.delete_requested.connect(asked.append)
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    grid.select("c")
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    assert asked == ["c"]


def test_the_current_entry_stays_current_when_the_week_is_loaded_again(grid):
    grid.select("a")
    grid.set_week(week(*ITEMS, item("e", 2, 450, 500)), NOW)
    assert grid.current.item.id == "a"
    grid.set_week(week(item("e", 2, 450, 500)), NOW)
    assert grid.current is None


def test_a_preview_below_the_fold_is_scrolled_into_view(grid):
    grid.resize(826, 200)
    assert grid.verticalScrollBar().value() == 0
    grid.set_preview(Preview(MONDAY, 900, 960, "sore", "15.00–16.00", ""))
    assert grid.verticalScrollBar().value() > 0


def test_words_break_at_spaces_and_never_at_the_hyphen_of_ktp_el(grid):
    metrics = QFontMetricsF(look().font("small_strong"))
    width = metrics.horizontalAdvance("Melayani perekaman KTP-")
    assert elided("Melayani perekaman KTP-el", metrics, width) == "Melayani perekaman…"
    lines = wrap("Melayani perekaman KTP-el", metrics, width, 2)
    assert lines == ["Melayani perekaman", "KTP-el"]


def test_the_bars_tell_every_day(grid, qtbot):
    bars = WeekBars()
    qtbot.addWidget(bars)
    bars.resize(334, 96)
    bars.set_week(week(*ITEMS), NOW.date())
    assert bars.accessibleName().startswith("Senin, 270 dari 450 menit; Selasa, 210 dari 450")
    assert not bars.grab().isNull()


def test_a_screen_reader_finds_every_day_entry_and_gap_as_an_object(grid):
    seen = QAccessible.queryAccessibleInterface(grid)
    names = [seen.child(n).text(QAccessible.Text.Name) for n in range(seen.childCount())]
    assert names[0] == "Senin 16 November, 270 dari 450 menit, kurang 180"
    assert names[1] == "Senin 16 November, 07.30–12.00, a, 3 berkas, Draf, belum ada bukti"
    assert names[2] == "Senin 16 November, kosong 13.00 sampai 16.00, 180 menit"
    assert "Jumat 20 November, Libur, Hari Jadi" in names
    assert seen.child(0).role() == QAccessible.Role.ColumnHeader
    assert seen.child(1).role() == QAccessible.Role.ListItem
    grid.select("a")
    assert seen.child(1).state().focused
    assert seen.focusChild() is seen.child(1)
    place = seen.child(1).rect()
    assert seen.childAt(place.center().x(), place.center().y()) is seen.child(1)
    assert seen.indexOfChild(seen.child(1)) == 1


def test_what_a_screen_reader_holds_of_an_earlier_week_says_that_it_is_gone(grid):
    seen = QAccessible.queryAccessibleInterface(grid)
    last = seen.child(seen.childCount() - 1)
    assert last.isValid()
    grid.set_week(week(), NOW)
    assert not last.isValid()
    assert last.text(QAccessible.Text.Name) == ""
    assert last.rect().isEmpty()


def test_the_line_of_the_present_and_the_gap_before_it_follow_the_clock(grid):
    """TS-4: the grid of an afternoon does not say the morning's time."""
    gaps = [gap.end for gap in grid.week.days[3].gaps]
    grid.select("a")
    grid.set_now(NOW + timedelta(minutes=20))
    assert grid._now == NOW + timedelta(minutes=20)
    assert gaps[-1] == 14 * 60 + 40
    assert grid.week.days[3].gaps[-1].end == 15 * 60
    assert grid.current.item.id == "a"
