"""An entry on every working day with one key; a question only where there is a choice."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.activity_views import ActivityFilter, ActivityItem, DayInfo
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.kegiatan import weeks
from penilaian_desktop.ui.widgets.button import primary_button, text_button
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn

if TYPE_CHECKING:
    from penilaian_desktop.ui.widgets.page import Page

AT_ONCE = 5
"""Up to so many later working days are filled without a question."""
LIST = 224
"""Height of the list of days before it scrolls; it fits the smallest window."""
MOST = 31
"""Days back from today that are offered."""
LOOKED_AT = 500
"""Entries looked at to find days that have the same entry already."""


def days_around(day: date, today: date) -> tuple[date, date]:
    """Return the first and last day an entry may be repeated on.

    After an entry of an earlier day come the days up to today; one of today is offered to the
    earlier days of its week.
    """
    if day < today:
        return max(day + timedelta(days=1), today - timedelta(days=MOST)), today
    return min(weeks.monday_of(today), today - timedelta(days=1)), today - timedelta(days=1)


def _says_the_same(entry: ActivityItem, item: ActivityItem) -> bool:
    return (entry.text.casefold(), entry.start) == (item.text.casefold(), item.start)


class RepeatDialog(Dialog):
    """The days to repeat an entry on: working days without leave are ticked."""

    def __init__(
        self,
        over: QWidget,
        item: ActivityItem,
        days: Sequence[DayInfo],
        there: Set[date] = frozenset(),
    ) -> None:
        super().__init__(over, self.tr("Ulangi setiap hari kerja"), width=480)
        self.body.addWidget(Label(item.text, "strong", wrap=True))
        self._boxes: dict[date, CheckBox] = {}
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for info in days:
            words = wording.weekday_date(info.day)
            if info.free:
                words = f"{words} ({info.free})"
            elif info.day in there:
                words = self.tr("{day} (sudah ada)").format(day=words)
            box = CheckBox(words)
            box.setChecked(bool(info.target) and not info.free and info.day not in there)
            box.toggled.connect(self._count)
            self._boxes[info.day] = box
            column.addWidget(box)
        column.addStretch(1)
        scroll = ScrollColumn(inner)
        scroll.setFixedHeight(min(inner.sizeHint().height() + 4, LIST))
        self.body.addWidget(scroll)
        self.add_action(text_button(self.tr("Batal"), clicked=self.reject))
        self._go = self.add_action(primary_button("", clicked=self.accept))
        self._count()

    @property
    def days(self) -> tuple[date, ...]:
        """Return the ticked days."""
        return tuple(day for day, box in self._boxes.items() if box.isChecked())

    def _count(self) -> None:
        count = len(self.days)
        self._go.setText(self.tr("Ulangi pada {count} hari").format(count=count))
        self._go.refuse("" if count else self.tr("Centang paling sedikit satu hari."))


class Repeating(QObject):
    """Repeats an entry of the log."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    def repeat(self, item: ActivityItem) -> None:
        """Repeat an entry: later working days up to today at once, anything else by a question."""
        today = self._page.context.today()
        first, last = days_around(item.day, today)
        if last < first:
            self._nothing()
            return
        activities, session = self._page.context.services.activities, self._page.context.session
        span = ActivityFilter(person_id=session.person_id, starts=first, ends=last)

        def job() -> tuple[tuple[DayInfo, ...], frozenset[date]]:
            entries = activities.page(session, span, limit=LOOKED_AT).items
            same = {entry.day for entry in entries if _says_the_same(entry, item)}
            return activities.days(session, first, last), frozenset(same)

        self._page.run(lambda _r: job(), lambda found: self._found(item, *found), key="repeat")

    def _found(self, item: ActivityItem, infos: Sequence[DayInfo], there: frozenset[date]) -> None:
        working = [
            info.day for info in infos if info.target and not info.free and info.day not in there
        ]
        if item.day < self._page.context.today() and 0 < len(working) <= AT_ONCE:
            self._write(item, tuple(working))
            return
        shown = [info for info in infos if info.free_kind not in {"weekend", "holiday"}]
        if not shown:
            self._nothing()
            return
        dialog = RepeatDialog(self._page, item, shown, there)
        dialog.finished.connect(lambda yes: self._write(item, dialog.days) if yes else None)
        dialog.open()

    def _nothing(self) -> None:
        self._page.toast(self.tr("Tidak ada hari kerja lain sampai hari ini untuk diisi."))

    def _write(self, item: ActivityItem, days: tuple[date, ...]) -> None:
        activities, session = self._page.context.services.activities, self._page.context.session
        self._page.run(
            lambda _r: activities.repeat_on(session, item.id, days),
            self._written,
            lane=Lane.WRITE,
        )

    def _written(self, outcome: Outcome[tuple[ActivityItem, ...]]) -> None:
        days = sorted({item.day for item in outcome.value})
        words = ", ".join(wording.short_weekday_date(day) for day in days[:AT_ONCE])
        if len(days) > AT_ONCE:
            words = self.tr("{count} hari kerja").format(count=len(days))
        said = self.tr("Diulang pada {days}").format(days=words)
        self._page.toast(said, outcome.undo_label)
