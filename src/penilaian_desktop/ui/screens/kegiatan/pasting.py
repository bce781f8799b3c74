"""Several lines pasted at once: shown as rows, saved as one step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.quick_entry import QuickEntry, parse_lines
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.widgets.quick_entry import QuickEntryBar
from penilaian_desktop.ui.widgets.quick_entry_lines import LinesPanel

if TYPE_CHECKING:
    from penilaian_desktop.ui.widgets.page import Page


class Pasting(QObject):
    """Reads pasted text in the background and writes what stays ticked."""

    def __init__(self, page: Page, bar: QuickEntryBar) -> None:
        super().__init__(page)
        self._page = page
        self._bar = bar
        self.panel = LinesPanel(page)
        self.panel.save_wanted.connect(self._save)
        self.panel.closed.connect(bar.begin)
        bar.lines_pasted.connect(self._read)

    def _read(self, text: str) -> None:
        context = self._bar.context
        if context is None:
            return
        self._page.run(lambda _r: parse_lines(text, context), self._show, key="pasted")

    def _show(self, entries: Sequence[QuickEntry]) -> None:
        if not entries:
            self._bar.keep(self.tr("Teks yang ditempel tidak berisi kegiatan."))
            return
        spot = self._bar.mapTo(self._page, QPoint(0, self._bar.height() + 4))
        self.panel.show_entries(entries, spot, self._bar.width())

    def _save(self, entries: tuple[QuickEntry, ...]) -> None:
        activities, session = self._page.context.services.activities, self._page.context.session
        self._page.run(
            lambda _r: activities.log_many(session, entries),
            self._saved,
            self._refused,
            lane=Lane.WRITE,
        )

    def _saved(self, outcome: Outcome[tuple[ActivityItem, ...]]) -> None:
        self.panel.close_panel()
        words = self.tr("{count} kegiatan dicatat").format(count=len(outcome.value))
        self._page.toast(words, outcome.undo_label)

    def _refused(self, error: PenilaianError) -> None:
        self.panel.keep(str(describe(error)))
