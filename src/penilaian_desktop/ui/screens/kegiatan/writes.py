"""What the page writes, and what it says afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.log_views import RepairHow
from penilaian_desktop.domain.quick_entry import QuickEntry
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.week_drag import Drag
from penilaian_desktop.ui.widgets.week_layout import Overlap
from penilaian_desktop.ui.widgets.week_repair import in_order

if TYPE_CHECKING:
    from penilaian_desktop.services.activity_bulk import SharedFields

T = TypeVar("T")
Refusal = Callable[[PenilaianError], None]


class LogWrites(QObject):
    """Runs the use cases of the log in the write lane; every one says how to take it back."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    def log(
        self,
        entry: QuickEntry,
        typed_in: str,
        done: Callable[[Outcome[ActivityItem]], None],
        failed: Refusal,
    ) -> None:
        """Write a new entry; the unsaved text kept under `typed_in` goes with it."""
        activities, session = self._page.context.services.activities, self._page.context.session
        self._page.run(
            lambda _r: activities.log(session, entry, typed_in=typed_in),
            done,
            failed,
            lane=Lane.WRITE,
        )

    def copy_last_day(self, today: date, source: date) -> None:
        """Copy the last day that has entries onto today."""
        activities, session = self._page.context.services.activities, self._page.context.session
        self._write(
            lambda: activities.copy_yesterday(session, today),
            lambda items: self.tr("{count} kegiatan disalin dari {day}").format(
                count=len(items), day=wording.weekday_date(source)
            ),
        )

    def move(
        self,
        drag: Drag,
        words: Callable[[ActivityItem], str],
        failed: Callable[[PenilaianError], None],
    ) -> None:
        """Write the day and the times that an entry was dragged to."""
        activities, session = self._page.context.services.activities, self._page.context.session
        item = drag.item
        if item is None:
            return
        self._write(
            lambda: activities.move(
                session,
                item.id,
                item.version,
                day=drag.day,
                start=drag.start,
                end=drag.end,
            ),
            words,
            failed,
        )

    def repair(
        self,
        overlap: Overlap,
        how: RepairHow,
        words: str,
        failed: Callable[[PenilaianError], None],
    ) -> None:
        """Take an overlap away, or keep it as meant."""
        activities, session = self._page.context.services.activities, self._page.context.session
        one, other = in_order(overlap)
        self._write(
            lambda: activities.repair(session, one.id, how, other.id), lambda _done: words, failed
        )

    def mark(
        self, day: date, mark: str, words: str, failed: Callable[[PenilaianError], None]
    ) -> None:
        """Mark a day as one on which no log is expected, or take the mark away ("")."""
        activities, session = self._page.context.services.activities, self._page.context.session
        self._write(lambda: activities.mark_day(session, day, mark), lambda _none: words, failed)

    def mark_days(
        self, wanted: tuple[date, date, str], words: Callable[[int], str], failed: Refusal
    ) -> None:
        """Mark the working days of a range ("" takes marks away)."""
        activities, session = self._page.context.services.activities, self._page.context.session
        self._write(lambda: activities.mark_days(session, *wanted), words, failed)

    def change_many(
        self, ids: Sequence[str], fields: SharedFields, done: Callable[[], object], failed: Refusal
    ) -> None:
        """Change fields of several entries as one step."""
        activities, session = self._page.context.services.activities, self._page.context.session

        def words(items: tuple[ActivityItem, ...]) -> str:
            done()
            return self.tr("{count} kegiatan diubah").format(count=wording.number(len(items)))

        self._write(lambda: activities.change_many(session, ids, **fields), words, failed)

    def delete(self, ids: Sequence[str]) -> None:
        """Delete entries as one step."""
        activities, session = self._page.context.services.activities, self._page.context.session
        if len(ids) == 1:
            (item_id,) = ids
            self._write(
                lambda: activities.delete(session, item_id),
                lambda _none: self.tr("Kegiatan dihapus"),
            )
        elif ids:
            self._write(
                lambda: activities.delete_many(session, ids),
                lambda count: self.tr("{count} kegiatan dihapus").format(
                    count=wording.number(count)
                ),
            )

    def submit(self, ids: Sequence[str]) -> None:
        """Hand entries in."""
        if not ids:
            self._page.toast(self.tr("Tidak ada draf untuk diajukan"))
            return
        activities, session = self._page.context.services.activities, self._page.context.session
        self._write(
            lambda: activities.submit(session, ids),
            lambda count: self.tr("{count} kegiatan diajukan").format(count=wording.number(count)),
        )

    def _write(
        self,
        job: Callable[[], Outcome[T]],
        words: Callable[[T], str],
        failed: Callable[[PenilaianError], None] | None = None,
    ) -> None:
        self._page.run(
            lambda _r: job(),
            lambda outcome: self._page.toast(words(outcome.value), outcome.undo_label),
            failed,
            lane=Lane.WRITE,
        )
