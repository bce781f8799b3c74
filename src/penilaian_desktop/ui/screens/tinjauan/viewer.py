"""Evidence in large, page by page, inside the window: nothing is written outside the workspace."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.views import EvidenceItem
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.tinjauan.pictures import Picture, picture
from penilaian_desktop.ui.widgets.button import Button, primary_button, shortcut
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext


class EvidenceViewer(Dialog):
    """Pages of some files one after the other; PgUp and PgDn turn them."""

    def __init__(
        self, context: UiContext, over: QWidget, items: Sequence[EvidenceItem], at: int
    ) -> None:
        window = over.window()
        tall = max(240, window.height() - 64)
        super().__init__(over, items[at].name, width=min(1000, window.width() - 64), height=tall)
        self._context = context
        self._items = tuple(items)
        self._at, self._page, self._pages = at, 0, 1
        self._data: bytes = b""
        self._sheet = QLabel()
        self._sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._sheet)
        self._view = ScrollColumn(inner)
        self.body.addWidget(self._view, 1)
        self.back = Button(
            self.tr("Sebelumnya"), "chevron_left", compact=True, clicked=lambda: self.turn(-1)
        )
        self.on = Button(
            self.tr("Berikutnya"), "chevron_right", compact=True, clicked=lambda: self.turn(1)
        )
        self.add_action(self.back)
        self.add_action(self.on)
        self.add_action(primary_button(self.tr("Tutup"), clicked=self.accept))
        shortcut(self, "PgUp", lambda: self.turn(-1))
        shortcut(self, "PgDown", lambda: self.turn(1))
        self._load()

    def turn(self, by: int) -> None:
        """Show the next page, or the next file after the last page."""
        page = self._page + by
        if 0 <= page < self._pages:
            self._page = page
            self._draw()
        elif 0 <= self._at + by < len(self._items):
            self._at += by
            self._page = 0
            self._load()

    def first_input(self) -> QWidget:
        """Put the focus on the button that goes on."""
        return self.on

    def _load(self) -> None:
        item = self._items[self._at]
        services, session = self._context.services, self._context.session
        self._context.tasks.submit(
            self,
            lambda _r: services.activities.evidence_bytes(session, item.sha256),
            self._loaded,
            self._refused,
            key="bytes",
        )

    def _loaded(self, data: bytes) -> None:
        self._data = data
        self._draw()

    def _draw(self) -> None:
        item, data, page = self._items[self._at], self._data, self._page
        ratio = self.devicePixelRatioF()
        width = round((self._wanted[0] - 64) * ratio)
        self._context.tasks.submit(
            self,
            lambda _r: picture(item.media, data, page, width),
            lambda found: self._show(found, ratio),
            lane=Lane.WORK,
        )

    def _show(self, found: Picture, ratio: float) -> None:
        item = self._items[self._at]
        self._pages = max(1, found.pages)
        if found.image is None:
            self._sheet.setText(self.tr("Berkas ini tidak dapat dilihat di sini."))
        else:
            image = QPixmap.fromImage(found.image)
            image.setDevicePixelRatio(ratio)
            self._sheet.setPixmap(image)
            self._view.verticalScrollBar().setValue(0)
        words = self.tr("{0} · halaman {1} dari {2}").format(item.name, self._page + 1, self._pages)
        self.explain(words)
        self._sheet.setAccessibleName(words)
        first = self._page == 0 and self._at == 0
        last = self._page + 1 >= self._pages and self._at + 1 >= len(self._items)
        self.back.refuse(self.tr("Ini halaman pertama.") if first else "")
        self.on.refuse(self.tr("Ini halaman terakhir.") if last else "")

    def _refused(self, error: PenilaianError) -> None:
        self._sheet.setText(str(describe(error)))
