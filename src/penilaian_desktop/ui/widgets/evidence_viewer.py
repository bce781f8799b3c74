"""Evidence in large, page by page, inside the window: nothing is written outside the workspace."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap, QTransform
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QStackedWidget, QWidget

from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.evidence_views import EvidenceItem
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.wording import percent
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.widgets.button import Button, icon_button, primary_button, shortcut
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.evidence_pictures import LOCKED, Picture, picture
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.page_well import PageWell

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext
    from penilaian_desktop.ui.widgets.evidence_hands import EvidenceHands

ZOOMS = (0.5, 0.75, 1.0, 1.5, 2.0, 3.0)
"""Times of the width of the window; 1 fits."""
FIT = ZOOMS.index(1.0)


class EvidenceViewer(Dialog):
    """Pages of some files one after the other.

    PgUp and PgDn turn pages, left and right go to the next file, plus, minus and 0 zoom, R turns
    a picture, Space closes.
    """

    def __init__(
        self,
        context: UiContext,
        over: QWidget,
        items: Sequence[EvidenceItem],
        at: int,
        hands: EvidenceHands | None = None,
    ) -> None:
        window = over.window()
        tall = max(240, window.height() - 64)
        super().__init__(over, items[at].name, width=min(1000, window.width() - 64), height=tall)
        self._context = context
        self._items = tuple(items)
        self._at, self._page, self._pages = at, 0, 1
        self._zoom, self._turns = FIT, 0
        self._data: bytes = b""
        self._hands = hands
        self._build()
        self._keys()
        self._load()

    def _build(self) -> None:
        self._sheet = QLabel()
        self._sheet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sheet.setWordWrap(True)
        self._view = PageWell(self._sheet)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._text.setAccessibleName(self.tr("Isi berkas teks"))
        self._stack = QStackedWidget()
        self._instead = EmptyState("file", "", "", self._outside_button())
        for face in (self._view, self._text, self._instead):
            self._stack.addWidget(face)
        self.body.addWidget(self._stack, 1)
        for meaning, words, action in (
            ("minus", self.tr("Perkecil (−)"), lambda: self.zoom(-1)),
            ("add", self.tr("Perbesar (+)"), lambda: self.zoom(1)),
            ("refresh", self.tr("Putar (R)"), self.rotate),
        ):
            self.add_head_action(icon_button(meaning, words, clicked=action))
        if self._hands is not None:
            self.copy_button = icon_button(
                "down_load", self.tr("Simpan salinan"), clicked=self._save_copy
            )
            self.outside_button = icon_button(
                "open_outside", self.tr("Buka dengan aplikasi lain"), clicked=self._open_outside
            )
            self.add_head_action(self.copy_button)
            self.add_head_action(self.outside_button)
        self.back = Button(
            self.tr("Sebelumnya"), "chevron_left", compact=True, clicked=lambda: self.turn(-1)
        )
        self.on = Button(
            self.tr("Berikutnya"), "chevron_right", compact=True, clicked=lambda: self.turn(1)
        )
        self.add_action(self.back)
        self.add_action(self.on)
        self.close_button = self.add_action(primary_button(self.tr("Tutup"), clicked=self.accept))

    def _outside_button(self) -> Button | None:
        if self._hands is None:
            return None
        words = self.tr("Buka dengan aplikasi lain")
        return Button(words, "open_outside", clicked=self._open_outside)

    def _keys(self) -> None:
        for keys, action in (
            ("PgUp", lambda: self.turn(-1)),
            ("PgDown", lambda: self.turn(1)),
            ("Left", lambda: self.go(-1)),
            ("Right", lambda: self.go(1)),
            ("+", lambda: self.zoom(1)),
            ("=", lambda: self.zoom(1)),
            ("-", lambda: self.zoom(-1)),
            ("0", lambda: self.zoom(0)),
            ("R", self.rotate),
            ("Space", self.accept),
        ):
            shortcut(self, keys, action)

    @property
    def item(self) -> EvidenceItem:
        """Return the file shown."""
        return self._items[self._at]

    def turn(self, by: int) -> None:
        """Show the next page, or the next file after the last page."""
        page = self._page + by
        if 0 <= page < self._pages:
            self._page = page
            self._draw()
        else:
            self.go(by)

    def go(self, by: int) -> None:
        """Show the next file."""
        if 0 <= self._at + by < len(self._items):
            self._at += by
            self._page, self._zoom, self._turns = 0, FIT, 0
            self._load()

    def zoom(self, by: int) -> None:
        """Show the page larger or smaller; 0 fits it to the window again."""
        zoom = FIT if by == 0 else min(len(ZOOMS) - 1, max(0, self._zoom + by))
        if zoom != self._zoom:
            self._zoom = zoom
            self._draw()

    def rotate(self) -> None:
        """Turn the page by a right angle."""
        self._turns = (self._turns + 1) % 4
        self._draw()

    def first_input(self) -> QWidget:
        """Put the focus on the button that goes on."""
        return self.on if self.on.isEnabled() else self.close_button

    def _load(self) -> None:
        item = self.item
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
        item, data, page = self.item, self._data, self._page
        asked = (item.sha256, page, self._zoom, self._turns)
        ratio = self.devicePixelRatioF()
        width = round((self._wanted[0] - 64) * ratio * ZOOMS[self._zoom])
        self._context.tasks.submit(
            self,
            lambda _r: picture(item.media, data, page, width),
            lambda found: self._arrived(asked, found, ratio),
            lane=Lane.WORK,
        )

    def _arrived(self, asked: tuple[str, int, int, int], found: Picture, ratio: float) -> None:
        if asked == (self.item.sha256, self._page, self._zoom, self._turns):
            self._show(found, ratio)

    def _show(self, found: Picture, ratio: float) -> None:
        item = self.item
        self._pages = max(1, found.pages)
        if found.text:
            self._stack.setCurrentWidget(self._text)
            self._text.setPlainText(found.text)
        elif found.image is None:
            self._instead.set_words(item.name, self._why_not(found))
            self._stack.setCurrentWidget(self._instead)
        else:
            self._stack.setCurrentWidget(self._view)
            self._sheet.setPixmap(self._fitted(found.image, ratio))
            self._view.to_top()
        self.set_title(item.name)
        parts = [item.name]
        if len(self._items) > 1:
            parts.append(self.tr("berkas {0} dari {1}").format(self._at + 1, len(self._items)))
        if found.image is not None:
            parts.append(self.tr("halaman {0} dari {1}").format(self._page + 1, self._pages))
        if self._zoom != FIT:
            parts.append(percent(round(100 * ZOOMS[self._zoom])))
        words = " · ".join(parts)
        self.explain(words)
        self._sheet.setAccessibleName(words)
        first = self._page == 0 and self._at == 0
        last = self._page + 1 >= self._pages and self._at + 1 >= len(self._items)
        if (first and self.back.hasFocus()) or (last and self.on.hasFocus()):
            self.close_button.setFocus()
        self.back.refuse(self.tr("Ini halaman pertama.") if first else "")
        self.on.refuse(self.tr("Ini halaman terakhir.") if last else "")

    def _fitted(self, image: QImage, ratio: float) -> QPixmap:
        """Return the picture turned, and within the window unless the person looks closer."""
        if self._turns:
            image = image.transformed(QTransform().rotate(90 * self._turns))
        room: QSize = self._view.room() * ratio
        upright = image.height() > room.height() > 0
        if self.item.media.startswith("image/") and self._zoom <= FIT and upright:
            tall = round(room.height() * ZOOMS[self._zoom])
            image = image.scaledToHeight(tall, Qt.TransformationMode.SmoothTransformation)
        shown = QPixmap.fromImage(image)
        shown.setDevicePixelRatio(ratio)
        return shown

    def _why_not(self, found: Picture) -> str:
        if found.reason == LOCKED:
            return self.tr("PDF ini dikunci kata sandi, sehingga tidak dapat dipratinjau.")
        return self.tr("Jenis berkas ini tidak dapat dipratinjau di sini.")

    def _refused(self, error: PenilaianError) -> None:
        found = describe(error)
        self._instead.set_words(found.text, found.remedy)
        self._stack.setCurrentWidget(self._instead)

    def _save_copy(self) -> None:
        if self._hands is not None:
            self._hands.save_copy(self.item)

    def _open_outside(self) -> None:
        if self._hands is not None:
            self._hands.open_outside(self.item)
