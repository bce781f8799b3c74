"""What the one-line entry can do beside saving one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.ui.screens.kegiatan import loading
from penilaian_desktop.ui.screens.kegiatan.drawer import EntryDrawer
from penilaian_desktop.ui.screens.kegiatan.menus import LogMenus
from penilaian_desktop.ui.screens.kegiatan.pasting import Pasting
from penilaian_desktop.ui.screens.kegiatan.repeating import Repeating
from penilaian_desktop.ui.screens.kegiatan.templates_desk import TemplatesDesk
from penilaian_desktop.ui.screens.kegiatan.unsaved import Unsaved
from penilaian_desktop.ui.widgets.quick_entry import QuickEntryBar

if TYPE_CHECKING:
    from penilaian_desktop.ui.widgets.page import Page


class LineDesk(QObject):
    """Pasting, repeating, templates and unsaved text of one page."""

    def __init__(self, page: Page, bar: QuickEntryBar, drawer: EntryDrawer) -> None:
        super().__init__(page)
        self._page = page
        self._bar = bar
        self._last: ActivityItem | None = None
        self.unsaved = Unsaved(page, bar, drawer)
        self.pasting = Pasting(page, bar)
        self.repeating = Repeating(page)
        self.templates = TemplatesDesk(page, bar)
        bar.repeat_requested.connect(self._repeat_last)
        banner = self.unsaved.banner
        QWidget.setTabOrder(bar.line, banner.use)
        QWidget.setTabOrder(banner.use, banner.drop)

    def saved(self, item: ActivityItem) -> None:
        """Remember what was saved last: one key repeats it."""
        self._last = item
        self._bar.offer_repeat()

    def repeat(self, item: ActivityItem | None) -> None:
        """Repeat the chosen entry on the working days."""
        if item is not None:
            self.repeating.repeat(item)
        else:
            self._page.toast(self.tr("Pilih dahulu kegiatan yang akan diulang."))

    def keep_as_template(self, item: ActivityItem | None) -> None:
        """Open the templates with what stands in the line, else with the chosen entry."""
        typed = self._bar.line.text().strip()
        in_line = self._bar.line.hasFocus()
        chosen = item is not None and not in_line
        line = loading.line_of(item).strip() if chosen and item is not None else typed
        self.templates.open(line)

    def fill_menus(self, menus: LogMenus, item_of: Callable[[str], ActivityItem | None]) -> None:
        """Offer templates in the menu of the page, repeating and keeping in that of an entry."""
        menus.add_more("fill_in", self.tr("Templat…"), lambda: self.keep_as_template(None))
        menus.add_entry(
            "repeat",
            self.tr("Ulangi setiap hari kerja"),
            lambda item_id: self.repeat(item_of(item_id)),
        )
        menus.add_entry(
            "fill_in",
            self.tr("Simpan sebagai templat…"),
            lambda item_id: self.keep_as_template(item_of(item_id)),
        )

    def leave(self) -> None:
        """Keep what stands in the line before the page goes."""
        self.unsaved.flush()

    def _repeat_last(self) -> None:
        if self._last is not None:
            self.repeating.repeat(self._last)
        else:
            self._bar.keep(self.tr("Simpan dahulu satu kegiatan, lalu Ctrl+U mengulanginya."))
            self._bar.line.setFocus(Qt.FocusReason.OtherFocusReason)
