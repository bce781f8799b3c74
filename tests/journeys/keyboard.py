"""A person at the keyboard of the real window, and the clock on the wall."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from PySide6.QtGui import QAccessible, QColor, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from tests.journeys.conftest import PASSWORD

from penilaian_desktop.app.journey import Hands
from penilaian_desktop.domain.calendar import Holiday
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.storage.workspace import Author
from penilaian_desktop.ui.shell.account_row import AccountRow
from penilaian_desktop.ui.widgets.week_grid import WeekGrid

BEGIN = date(2026, 8, 31)


@dataclass
class Calendar:
    """The clock on the wall."""

    moment: datetime = datetime(2026, 9, 1, 0, 25, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def turn(self, day: date, hour: int = 14) -> None:
        """Go to an hour (WIB) of a day."""
        self.moment = datetime(day.year, day.month, day.day, hour - 7, 40, tzinfo=UTC)


@dataclass
class Worker:
    """A person whose hands never leave the keyboard."""

    hands: Hands
    clock: Calendar
    keys: int = field(default=0)

    # --- keys ------------------------------------------------------------------------------
    def press(self, *keys: str) -> None:
        for key in keys:
            self.hands.press(key)
            self.keys += 1

    def type(self, text: str) -> None:
        self.hands.type(text)
        self.keys += len(text)

    def sign_in(self, account: str) -> None:
        """Walk to the account with ↓ and open it."""
        rows = self.hands.window.findChildren(AccountRow)
        names = [row.account.name for row in rows if row.isVisible()]
        at = next(n for n, row in enumerate(rows) if row.isChecked())
        steps = names.index(account) - at
        self.press(*["Down" if steps > 0 else "Up"] * abs(steps))
        self.type(PASSWORD)
        self.press("Enter")

    def menu(self, words: str) -> None:
        """Go down an open menu to some words and take them."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), f"no menu is open for “{words}”"
        for _ in menu.actions():
            QTest.keySequence(menu, QKeySequence("Down"))
            self.keys += 1
            action = menu.activeAction()
            if action is not None and action.text().replace("&", "").startswith(words):
                QTest.keySequence(menu, QKeySequence("Enter"))
                self.hands.settle()
                return
        raise LookupError(f"“{words}” is not in {[a.text() for a in menu.actions()]}")

    # --- days ------------------------------------------------------------------------------
    def come(self, day: date, hour: int = 14) -> None:
        """Let it be an hour of a day: leave the log and come back to it."""
        self.clock.turn(day, hour)
        self.press("Ctrl+1", "Ctrl+2", "H")

    def log(self, line: str) -> None:
        self.press("Ctrl+N")
        self.type(line)
        self.press("Enter")

    def log_usual(self, pick: str, volume: str) -> None:
        """Letters, Tab, a volume, Enter."""
        self.press("Ctrl+N")
        self.type(pick)
        self.press("Tab")
        self.type(volume)
        self.press("Enter")

    def stand_on(self, day: date, text: str = "") -> None:
        """Walk in the week to a day, or to an entry of it, with the arrow keys."""
        grid = self.hands.all(WeekGrid)[0]
        self.press("Esc", "Home")
        while grid.current is not None and not grid.current.is_head:
            self.press("Up")
        for _ in range(7):
            if grid.current is None or grid.current.day == day:
                break
            self.press("Right" if grid.current.day < day else "Left")
        assert grid.current is not None
        assert grid.current.day == day
        last = None
        while text and grid.current != last:
            last = grid.current
            if last is not None and last.item is not None and last.item.text == text:
                return
            self.press("Down")
        if not text:
            return
        raise LookupError(f"“{text}” is not on {day}")

    def of_day(self, day: date):
        """Return the entries of a day in order of their start."""
        live = self.hands.live
        week = live.services.activities.week(live.session, day - timedelta(days=day.weekday()))
        return sorted((i for i in week.items if i.day == day), key=lambda i: (i.start or 0, i.id))

    def week(self, day: date):
        live = self.hands.live
        return live.services.activities.week(live.session, day - timedelta(days=day.weekday()))


def free(worker, day, name):
    """Let the office have told of a local holiday."""
    author = Author(account_id="", person_id="", device_id="")
    with worker.hands.live.workspace.write(author) as unit:
        now = worker.clock()
        unit.add(Holiday(id=new_id(), at=now, day=day, name=name, holiday_kind="libur_daerah"))


def heard(widget) -> str:
    """Return what a screen reader finds in a widget and its parts."""
    seen: list[str] = []
    asked = [QAccessible.queryAccessibleInterface(widget)]
    while asked:
        part = asked.pop()
        if part is not None and part.isValid():
            seen.append(part.text(QAccessible.Text.Name))
            asked += [part.child(n) for n in range(part.childCount())]
    return " | ".join(seen)


def picture() -> QImage:
    image = QImage(640, 400, QImage.Format.Format_RGB32)
    image.fill(QColor(20, 90, 160))
    return image
