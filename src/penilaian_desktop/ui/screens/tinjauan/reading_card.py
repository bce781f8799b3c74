"""The card in the middle: the reading list with its keys, or what there is to do next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from penilaian_desktop.domain.review_views import ReadingDay
from penilaian_desktop.domain.wording import number, weekday_date
from penilaian_desktop.ui.screens.tinjauan.loading import Reading
from penilaian_desktop.ui.screens.tinjauan.reading_list import ReadingList
from penilaian_desktop.ui.widgets.button import Button, text_button
from penilaian_desktop.ui.widgets.card import Card, CardFoot
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.small import Icon, KeyCap


class ReadingCard(Card):
    """Holds the list; without entries it says so and offers the next person."""

    next_requested = Signal()
    selection_accepted = Signal()
    selection_returned = Signal()
    keys_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Kegiatan yang diajukan"))
        self.list = ReadingList()
        self.on = Button(self.tr("Berikutnya"), cap="J", clicked=self.next_requested.emit)
        self._empty = EmptyState("done", "", "", self.on)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        self.body.addWidget(self._stack, 1)
        self._foot = CardFoot()
        self._foot.setFixedHeight(40)
        self._foot.row.setContentsMargins(16, 1, 16, 0)
        self._foot.left.hide()
        self._foot.right.hide()
        for caps, words in (
            (("J", "K"), self.tr("pindah")),
            (("A",), self.tr("terima")),
            (("R",), self.tr("kembalikan")),
            (("X",), self.tr("pilih")),
        ):
            for cap in caps:
                self._foot.row.addWidget(KeyCap(cap))
            self._foot.row.addWidget(Label(words, "small", "muted"))
            self._foot.row.addSpacing(8)
        self.count = Label("", "small", "muted", align=Qt.AlignmentFlag.AlignRight)
        self._foot.row.addWidget(self.count, 1)
        self._foot.row.addSpacing(8)
        self._all: list[QWidget] = [KeyCap("?")]
        for part in self._all:
            self._foot.row.addWidget(part)
        self._ticks = self._make_ticks()
        self._ticks.hide()
        self.list.ticks_changed.connect(self._show_ticks)
        self._aside = CardFoot()
        self._aside.setFixedHeight(32)
        self._aside.row.setContentsMargins(16, 1, 16, 0)
        self._aside.row.setSpacing(8)
        self._aside.left.hide()
        self._aside.right.hide()
        self.aside = Label("", "small", "warn")
        self._aside.row.addWidget(Icon("calendar_missing", "warn", 14))
        self._aside.row.addWidget(self.aside, 1)
        self._aside.hide()
        self.body.addWidget(self._aside)
        self.body.addWidget(self._foot)
        self.body.addWidget(self._ticks)

    def _make_ticks(self) -> CardFoot:
        """Make the foot that is shown while entries are ticked."""
        foot = CardFoot()
        foot.setFixedHeight(40)
        foot.row.setContentsMargins(16, 1, 12, 0)
        foot.left.hide()
        foot.right.hide()
        self._ticked = Label("", "strong")
        self.take = Button(
            self.tr("Terima yang dipilih"),
            "check_all",
            kind="primary",
            cap="A",
            compact=True,
            clicked=self.selection_accepted.emit,
        )
        self.give_back = Button(
            self.tr("Kembalikan…"),
            "returned",
            cap="R",
            compact=True,
            clicked=self.selection_returned.emit,
        )
        self.drop = text_button(self.tr("Batal pilih"), compact=True, clicked=self.list.untick)
        foot.row.addWidget(self._ticked)
        foot.row.addStretch(1)
        foot.row.addWidget(self.drop)
        foot.row.addWidget(self.give_back)
        foot.row.addWidget(self.take)
        return foot

    def show_items(
        self,
        days: Sequence[ReadingDay],
        reading: Reading,
        *,
        name: str,
        aside: str = "",
        missing: int,
        since: date | None = None,
        following: tuple[str, int] | None,
    ) -> None:
        """Show entries, or why there are none; `following` is who waits next, with the count."""
        self.list.show_items(days, reading.progress, reading.group)
        items = [entry for day in days for entry in day.entries]
        loaded = sum(day.waiting for day in reading.days)
        self.count.setText(
            self.tr("{0} dari {1} dimuat").format(number(loaded), number(reading.waiting))
            if reading.next_key is not None
            else ""
        )
        self.aside.setText(aside)
        self.aside.setToolTip(aside)
        self._aside.setVisible(bool(aside))
        self._show_ticks()
        self._stack.setCurrentIndex(0 if items else 1)
        self._foot.setVisible(bool(items) and not self.list.records.ticked)
        if items:
            return
        if missing:
            title = self.tr("Tidak ada yang menunggu")
            text = self.tr("Bulan ini {1} hari kerja {0} belum ada catatannya.").format(
                name, missing
            )
            if since is not None:
                text += " " + self.tr("Yang pertama {0}.").format(weekday_date(since))
        else:
            title = self.tr("Semua sudah ditinjau")
            text = self.tr("Tidak ada kegiatan {0} yang menunggu keputusan.").format(name)
        self._empty.set_words(title, text)
        self.on.setVisible(following is not None)
        if following is not None:
            self.on.setText(self.tr("Berikutnya: {0} ({1})").format(*following))

    def _show_ticks(self) -> None:
        count = len(self.list.records.ticked)
        self._ticked.setText(self.tr("{0} dipilih").format(number(count)))
        self._ticks.setVisible(bool(count))
        self._foot.setVisible(not count and self._stack.currentIndex() == 0)

    def set_narrow(self, narrow: bool) -> None:
        """Take the small measures."""
        self._foot.setFixedHeight(32 if narrow else 40)
        self._ticks.setFixedHeight(36 if narrow else 40)
