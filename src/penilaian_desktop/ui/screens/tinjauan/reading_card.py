"""The card in the middle: the reading list with its keys, or what there is to do next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from penilaian_desktop.domain.views import ActivityItem
from penilaian_desktop.ui.screens.tinjauan.reading_list import ReadingList
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.card import Card, CardFoot
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.small import KeyCap


class ReadingCard(Card):
    """Holds the list; without entries it says so and offers the next person."""

    next_requested = Signal()
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
            (("B",), self.tr("bukti")),
        ):
            for cap in caps:
                self._foot.row.addWidget(KeyCap(cap))
            self._foot.row.addWidget(Label(words, "small", "muted"))
            self._foot.row.addSpacing(8)
        self._foot.row.addStretch(1)
        self._all: list[QWidget] = [KeyCap("?"), Label(self.tr("semua tombol"), "small", "muted")]
        for part in self._all:
            self._foot.row.addWidget(part)
        self.body.addWidget(self._foot)

    def show_items(
        self,
        items: Sequence[ActivityItem],
        targets: Mapping[date, int],
        progress: Mapping[str, str],
        *,
        name: str,
        missing: int,
        following: tuple[str, int] | None,
    ) -> None:
        """Show entries, or why there are none; `following` is who waits next, with the count."""
        self.list.show_items(items, targets, progress)
        self._stack.setCurrentIndex(0 if items else 1)
        self._foot.setVisible(bool(items))
        if items:
            return
        if missing:
            title = self.tr("Tidak ada yang menunggu")
            text = self.tr("Bulan ini {1} hari kerja {0} belum ada catatannya.").format(
                name, missing
            )
        else:
            title = self.tr("Semua sudah ditinjau")
            text = self.tr("Tidak ada kegiatan {0} yang menunggu keputusan.").format(name)
        self._empty.set_words(title, text)
        self.on.setVisible(following is not None)
        if following is not None:
            self.on.setText(self.tr("Berikutnya: {0} ({1})").format(*following))

    def set_narrow(self, narrow: bool) -> None:
        """Take the small measures."""
        self._foot.setFixedHeight(32 if narrow else 40)
