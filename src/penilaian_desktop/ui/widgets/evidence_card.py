"""The evidence of the entry being read: its picture, its fingerprint, where else it is used."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.evidence_views import EvidenceItem
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.wording import bytes_size
from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.widgets.button import Button, icon_button, text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.evidence_hands import EvidenceHands
from penilaian_desktop.ui.widgets.evidence_pictures import LOCKED, Picture, picture, showable
from penilaian_desktop.ui.widgets.label import Label, Rule
from penilaian_desktop.ui.widgets.small import Icon

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

PREVIEW_WIDTH = 520
"""Pixels: twice the width of the preview, for screens of 150 and 200 %."""
_KINDS = {
    "application/pdf": "PDF",
    "image/jpeg": "Gambar JPEG",
    "image/png": "Gambar PNG",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Dokumen Word",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Lembar Excel",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PowerPoint",
    "application/vnd.oasis.opendocument.text": "Dokumen ODT",
    "application/vnd.oasis.opendocument.spreadsheet": "Lembar ODS",
    "application/vnd.oasis.opendocument.presentation": "Paparan ODP",
    "text/plain": "Teks",
    "text/csv": "Teks CSV",
}


class Preview(QWidget):
    """The picture in its well."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QPixmap | None = None
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, image: QImage | None, words: str) -> None:
        """Show a picture, or words where there is none."""
        self._image = QPixmap.fromImage(image) if image is not None else None
        self._words = words
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of a portrait page."""
        return QSize(286, 332)

    def minimumSizeHint(self) -> QSize:
        """Let the preview become low."""
        return QSize(120, 80)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the well and the picture in its middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        paint.box(painter, self.rect(), "sunken", "line")
        inner = self.rect().adjusted(16, 16, -16, -16)
        if self._image is None:
            paint.icon(painter, inner.adjusted(0, 0, 0, -24), "file", "muted", 32)
            words = QRect(inner.left(), inner.center().y() + 12, inner.width(), 20)
            paint.text_line(painter, words, self._words, "small", "muted", paint.CENTER)
            return
        size = self._image.size()
        size.scale(inner.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(inner.topLeft(), size)
        place.moveCenter(inner.center())
        painter.drawPixmap(place, self._image)
        paint.box(painter, place.adjusted(-1, -1, 1, 1), None, "line", radius=0)


class EvidenceSource(QObject):
    """Brings evidence: the list and the bytes by the read lane, pictures by the work lane."""

    listed = Signal(str, object)
    """Entry id and its files."""
    pictured = Signal(str, object)
    """Fingerprint and the first page."""
    failed = Signal(str, object)
    """Fingerprint and the error."""

    def __init__(self, context: UiContext, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self.hands = EvidenceHands(context, over)
        self._kept: dict[str, Picture] = {}

    def ask(self, activity_id: str) -> None:
        """Ask for the files of an entry; the newest question wins."""
        services, session = self._context.services, self._context.session
        self._context.tasks.submit(
            self,
            lambda _r: services.activities.evidence(session, activity_id),
            lambda items: self.listed.emit(activity_id, items),
            key="list",
        )

    def ask_picture(self, item: EvidenceItem) -> None:
        """Ask for the first page of a file."""
        kept = self._kept.get(item.sha256)
        if kept is not None:
            self.pictured.emit(item.sha256, kept)
            return
        if not showable(item.media):
            self.pictured.emit(item.sha256, Picture(None, 0))
            return
        services, session = self._context.services, self._context.session
        self._context.tasks.submit(
            self,
            lambda _r: services.activities.evidence_bytes(session, item.sha256),
            lambda data: self._draw(item, data),
            lambda error: self.failed.emit(item.sha256, error),
            key="bytes",
        )

    def view(self, items: Sequence[EvidenceItem], at: int) -> None:
        """Open the viewer on one of some files."""
        self.hands.view(items, at)

    def save_copy(self, item: EvidenceItem) -> None:
        """Write a copy into a file that the person chooses."""
        self.hands.save_copy(item)

    def _draw(self, item: EvidenceItem, data: bytes) -> None:
        self._context.tasks.submit(
            self,
            lambda _r: picture(item.media, data, 0, PREVIEW_WIDTH),
            lambda found: self._keep(item.sha256, found),
            lane=Lane.WORK,
        )

    def _keep(self, sha256: str, found: Picture) -> None:
        if len(self._kept) > 24:
            self._kept.pop(next(iter(self._kept)))
        self._kept[sha256] = found
        self.pictured.emit(sha256, found)


class EvidenceCard(Card):
    """The card beside the entry that is read or edited."""

    jump_requested = Signal(str)
    """Another entry that has the same file."""

    def __init__(self, source: EvidenceSource) -> None:
        super().__init__(self.tr("Bukti"))
        self._source = source
        self._items: tuple[EvidenceItem, ...] = ()
        self._entry = ""
        self._at = 0
        self.setFixedWidth(320)
        self._back = icon_button(
            "chevron_left", self.tr("Bukti sebelumnya"), compact=True, clicked=lambda: self._go(-1)
        )
        self._on = icon_button(
            "chevron_right", self.tr("Bukti berikutnya"), compact=True, clicked=lambda: self._go(1)
        )
        self.add_head_widget(self._back)
        self.add_head_widget(self._on)
        self._build()
        source.listed.connect(self._show)
        source.pictured.connect(self._picture)
        source.failed.connect(self._failed)
        self.show_entry(None)

    def _build(self) -> None:
        self._preview = Preview()
        self._name = Label("", "strong")
        self._kind = Label("", "small", "muted")
        self._seal, self._seal_icon = Label("", "small", markup=True), Icon("fingerprint", "good")
        self._twice, self._twice_icon = Label("", "small", wrap=True), Icon("done", "good")
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(15, 15, 15, 12)
        column.setSpacing(4)
        column.addWidget(self._preview, 1)
        column.addSpacing(8)
        column.addWidget(self._name)
        column.addWidget(self._kind)
        column.addSpacing(4)
        for icon, label in ((self._seal_icon, self._seal), (self._twice_icon, self._twice)):
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label, 1)
            column.addLayout(row)
        self.jump_button = text_button(
            self.tr("Buka kegiatan itu"), "duplicate", compact=True, clicked=self._jump
        )
        self.jump_button.set_flush(True)
        column.addWidget(self.jump_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._foot = self._build_foot()
        self._none = Label("", "body", "muted", wrap=True)
        self._empty = QWidget()
        holder = QVBoxLayout(self._empty)
        holder.setContentsMargins(15, 15, 15, 15)
        holder.addWidget(self._none)
        holder.addStretch(1)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._content, 1)
        self._line = Rule()
        self.body.addWidget(self._line)
        self.body.addWidget(self._foot)

    def _build_foot(self) -> QWidget:
        foot = QWidget()
        actions = QHBoxLayout(foot)
        actions.setContentsMargins(15, 12, 15, 11)
        actions.setSpacing(8)
        self.open_button = Button(
            self.tr("Buka"), "open_outside", compact=True, clicked=self.open_viewer
        )
        self.copy_button = Button(
            self.tr("Simpan salinan"), "down_load", compact=True, clicked=self._save
        )
        actions.addWidget(self.open_button)
        actions.addWidget(self.copy_button)
        actions.addStretch(1)
        return foot

    def show_entry(self, item: ActivityItem | None) -> None:
        """Show the evidence of an entry."""
        entry = item.id if item is not None else ""
        if entry != self._entry:
            self._items = ()
            self._at = 0
        self._entry = entry
        if item is None:
            self._none.setText(self.tr("Pilih kegiatan untuk melihat buktinya."))
        else:
            self._none.setText(
                self.tr("Kegiatan ini belum mempunyai bukti. Kembalikan bila bukti diperlukan.")
            )
        if item is not None and item.evidence_count:
            self._source.ask(item.id)
        else:
            self._items = ()
            self._arrange()

    def show_files(self, items: Sequence[EvidenceItem], at: int) -> None:
        """Show one of some files that are listed already."""
        self._items = tuple(items)
        self._at = max(0, min(at, len(items) - 1))
        self._arrange()

    def items(self) -> tuple[EvidenceItem, ...]:
        """Return the files shown."""
        return self._items

    def open_viewer(self) -> None:
        """Look at the file in large, or open it where it can be read."""
        if not self._items:
            return
        item = self._items[self._at]
        if showable(item.media):
            self._source.view(self._items, self._at)
        else:
            self._source.hands.open_outside(item)

    def _jump(self) -> None:
        self.jump_requested.emit(self._items[self._at].elsewhere_id)

    def _show(self, entry: str, items: Sequence[EvidenceItem]) -> None:
        if entry != self._entry:
            return
        self._items = tuple(items)
        self._at = min(self._at, max(0, len(items) - 1))
        self._arrange()

    def _go(self, by: int) -> None:
        if self._items:
            self._at = (self._at + by) % len(self._items)
            self._arrange()

    def _arrange(self) -> None:
        several = len(self._items) > 1
        self._back.setVisible(several)
        self._on.setVisible(several)
        found = bool(self._items)
        for part in (self._content, self._line, self._foot):
            part.setVisible(found)
        self._empty.setVisible(not found)
        if not found:
            self.set_note("")
            return
        item = self._items[self._at]
        self.set_note(self.tr("{0} dari {1}").format(self._at + 1, len(self._items)))
        self._name.setText(item.name)
        kind = _KINDS.get(item.media, item.media)
        self._kind.setText(f"{kind}, {bytes_size(item.size)}")
        self._seal.setText(self.tr("**Sidik jari** {0}").format(_seal(item)))
        self._seal.setToolTip(item.sha256)
        if item.used_elsewhere:
            self._twice_icon.set_icon("alert", "warn")
            self._twice.set_tint("warn")
            words = self.tr("Berkas yang sama dipakai: {0}").format(item.used_elsewhere)
            self._twice.setText(words)
        else:
            self._twice_icon.set_icon("done", "good")
            self._twice.set_tint("text")
            self._twice.setText(self.tr("Tidak dipakai di kegiatan lain"))
        self.jump_button.setVisible(bool(item.elsewhere_id))
        self._preview.show_image(None, self.tr("memuat…"))
        self._source.ask_picture(item)

    def _picture(self, sha256: str, found: Picture) -> None:
        if not self._items or self._items[self._at].sha256 != sha256:
            return
        item = self._items[self._at]
        words = item.name
        if found.text:
            words = self.tr("pilih Buka untuk membaca")
        elif found.reason == LOCKED:
            words = self.tr("dikunci kata sandi, tidak dapat dipratinjau")
        elif found.image is None:
            words = self.tr("tidak dapat dilihat di sini")
        self._preview.show_image(found.image, words)
        kind = _KINDS.get(item.media, item.media)
        parts = [kind, bytes_size(item.size)]
        if found.pages and item.media == "application/pdf":
            parts.insert(1, self.tr("{0} halaman").format(found.pages))
        self._kind.setText(", ".join(parts))
        if found.image is not None:
            self._seal.setText(self.tr("**Sidik jari cocok** {0}").format(_seal(item)))

    def _failed(self, sha256: str, error: PenilaianError) -> None:
        if self._items and self._items[self._at].sha256 == sha256:
            self._preview.show_image(None, describe(error).text)

    def _save(self) -> None:
        if self._items:
            self._source.save_copy(self._items[self._at])


def _seal(item: EvidenceItem) -> str:
    """Return the start of a fingerprint as people compare it: "a3f9 07c2 5e10"."""
    return f"{item.sha256[:4]} {item.sha256[4:8]} {item.sha256[8:12]}"
