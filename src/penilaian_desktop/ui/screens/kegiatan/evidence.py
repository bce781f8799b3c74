"""The evidence of an entry: thumbnails, and the place to drop, paste or pick files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from penilaian_desktop.domain import wording
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.kegiatan.attaching import Attaching, Source
from penilaian_desktop.ui.screens.kegiatan.evidence_list import (
    CELL,
    EvidenceModel,
    EvidenceThumbs,
    thumbnail,
)
from penilaian_desktop.ui.widgets.button import text_button
from penilaian_desktop.ui.widgets.evidence_hands import EvidenceHands
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.small import Icon

if TYPE_CHECKING:
    from penilaian_desktop.domain.evidence_views import EvidenceItem
    from penilaian_desktop.domain.progress import Reporter
    from penilaian_desktop.services.registry import Services
    from penilaian_desktop.services.session import Session
    from penilaian_desktop.ui.kit.context import UiContext
    from penilaian_desktop.ui.screens.kegiatan.evidence_beside import EvidenceBeside


class DropArea(QWidget):
    """44 px with a dashed line: files are dropped here, pasted, or picked.

    While files are being attached it says how far that is, and can stop it.
    """

    pick_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._over = False
        self.setFixedHeight(44)
        rest, work = QWidget(), QWidget()
        row = _row(rest)
        row.addWidget(Icon("image_add", "muted", 16))
        row.addWidget(
            Label(self.tr("Seret ke sini, tempel **Ctrl+V**, atau"), "small", markup=True)
        )
        row.addStretch(1)
        row.addWidget(
            text_button(self.tr("pilih berkas"), compact=True, clicked=self.pick_requested.emit)
        )
        self.progress = Label("", "small")
        row = _row(work)
        row.addWidget(self.progress, 1)
        row.addWidget(
            text_button(self.tr("Batalkan"), compact=True, clicked=self.cancel_requested.emit)
        )
        self._faces = QStackedLayout(self)
        self._faces.addWidget(rest)
        self._faces.addWidget(work)

    def show_progress(self, done: int, every: int, name: str) -> None:
        """Say which file is at work."""
        words = self.tr("{number} dari {every}: {name}")
        self.progress.setText(words.format(number=done + 1, every=every, name=name))
        self._faces.setCurrentIndex(1)

    def show_rest(self) -> None:
        """Wait for files again."""
        self._faces.setCurrentIndex(0)

    def set_over(self, over: bool) -> None:
        """Show that files are being dragged over."""
        self._over = over
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dashed frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if self._over else 1
        pen = QPen(look().color("primary" if self._over else "control_line"), width)
        pen.setStyle(Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        if self._over:
            painter.setBrush(look().color("soft_primary"))
        half = width / 2
        area = self.rect().toRectF().adjusted(half, half, -half, -half)
        painter.drawRoundedRect(area, 6, 6)


def _row(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(widget)
    row.setContentsMargins(14, 0, 6, 0)
    row.setSpacing(8)
    return row


class EvidencePanel(QWidget):
    """Head, thumbnails and drop area of one entry.

    `beside` shows a file beside the entry and tells whether there was room for it; without it, or
    without room, a file is looked at over the page.
    """

    walked = Signal()
    """Another file is the current one, or other files are shown."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._item_id = ""
        self.beside: EvidenceBeside | None = None
        self.model = EvidenceModel(self)
        self._count = Label("", "small", "muted")
        self.view = EvidenceThumbs(self.model)
        self.drop = DropArea()
        self.drop.pick_requested.connect(self._pick)
        self.hands = EvidenceHands(context, self)
        self.attaching = Attaching(context, self)
        self.attaching.progressed.connect(self.drop.show_progress)
        self.attaching.ended.connect(self.drop.show_rest)
        self.drop.cancel_requested.connect(self.attaching.cancel)
        self.view.selectionModel().currentChanged.connect(lambda *_at: self.walked.emit())
        self.view.look_wanted.connect(self.look_at)
        self.view.closer_wanted.connect(self.look_closer)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._menu)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Bukti"), "strong"))
        head.addStretch(1)
        head.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        shift = QHBoxLayout()
        shift.setContentsMargins(-3, 0, -3, 0)  # the grid centres each file in its cell
        shift.addWidget(self.view)
        column.addLayout(shift)
        column.addWidget(self.drop)
        self.setAcceptDrops(True)
        self.set_items(())

    def set_items(self, items: Sequence[EvidenceItem]) -> None:
        """Show the files of an entry."""
        self.model.set_items(items)
        size = wording.bytes_size(sum(item.size for item in items))
        words = self.tr("{count} berkas · {size}").format(count=len(items), size=size)
        self._count.setText(words if items else self.tr("belum ada"))
        rows = (len(items) + 2) // 3
        self.view.setFixedHeight(rows * (CELL.height() + 6))
        self.view.setVisible(bool(items))
        self.walked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste, take the chosen file off with Del, put what is looked at away with Esc."""
        item = self._chosen()
        if event.key() == Qt.Key.Key_Escape and self.beside is not None and self.beside.escape():
            return
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() == Qt.Key.Key_Delete and item is not None:
            self._detach(item.id)
        else:
            super().keyPressEvent(event)

    def look_at(self) -> None:
        """Show the chosen file, the others one key away."""
        items, at = self.model.items, max(0, self.view.currentIndex().row())
        if items and (self.beside is None or not self.beside.look_at(items, at)):
            self.hands.view(items, at)

    def look_closer(self) -> None:
        """Show the chosen file, over the page when it is seen beside the entry already."""
        items, at = self.model.items, max(0, self.view.currentIndex().row())
        if items and self.beside is not None and not self.beside.isHidden():
            self.hands.view(items, at)
        else:
            self.look_at()

    def _chosen(self) -> EvidenceItem | None:
        index = self.view.currentIndex()
        return self.model.item(index.row()) if index.isValid() else None

    def _menu(self, position: QPoint) -> None:
        item = self._chosen()
        if item is None:
            return
        menu = QMenu(self)
        menu.addAction(look().icon("eye"), self.tr("Lihat\tSpasi"), self.look_at)
        menu.addAction(
            look().icon("open_outside"),
            self.tr("Buka dengan aplikasi lain"),
            lambda: self.hands.open_outside(item),
        )
        menu.addAction(
            look().icon("down_load"),
            self.tr("Simpan salinan"),
            lambda: self.hands.save_copy(item),
        )
        if item.elsewhere_id:
            menu.addAction(
                look().icon("duplicate"),
                self.tr("Buka kegiatan {where}").format(where=item.used_elsewhere),
                lambda: self._context.signals.navigate_requested.emit(
                    "kegiatan", item.elsewhere_id
                ),
            )
        menu.addAction(look().icon("delete"), self.tr("Lepas\tDel"), lambda: self._detach(item.id))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.view.viewport().mapToGlobal(position))

    def paste(self) -> bool:
        """Take files or a picture from the clipboard; tell whether there was any."""
        return bool(self._item_id) and self.paste_to(self._item_id)

    def paste_to(self, item_id: str) -> bool:
        """Attach what is in the clipboard to any entry; tell whether there was a file."""
        files = clipboard_files(self.tr("tempelan.png"))
        if files:
            self.attach_to(item_id, files)
        return bool(files)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self.drop.set_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show the drop area at rest."""
        super().dragLeaveEvent(event)
        self.drop.set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files on."""
        self.drop.set_over(False)
        self.take(event)

    def take(self, event: QDropEvent) -> None:
        """Attach the files of a drop to the entry shown."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self._attach([(path.name, path) for path in paths])

    def show_entry(self, item_id: str) -> None:
        """Show the files of an entry, then their thumbnails."""
        if item_id != self._item_id:
            self.set_items(())
        self._item_id = item_id
        services, session = self._context.services, self._context.session
        self._context.tasks.submit(
            self,
            lambda _r: services.activities.evidence(session, item_id),
            self._show,
            key="evidence",
        )

    def _show(self, items: Sequence[EvidenceItem]) -> None:
        self.set_items(items)
        services, session = self._context.services, self._context.session
        for item in items:
            if self.model.picture(item.sha256) is not None:
                continue

            def draw(data: bytes, item: EvidenceItem = item) -> None:
                self._context.tasks.submit(
                    self,
                    lambda _r: thumbnail(item.media, data),
                    lambda image: self._pictured(item.sha256, image),
                    lane=Lane.WORK,
                )

            self._context.tasks.submit(
                self,
                partial(_bytes_of, services, session, item.sha256),
                draw,
                lambda _error: None,  # a file whose bytes did not travel keeps its icon
            )

    def _pictured(self, sha256: str, image: QImage | None) -> None:
        if image is not None:
            self.model.set_picture(sha256, image)

    def attach_to(self, item_id: str, files: Sequence[Source]) -> None:
        """Attach files to any entry of the log."""
        self.attaching.add(item_id, files)

    def _attach(self, files: Sequence[Source]) -> None:
        if self._item_id and files:
            self.attach_to(self._item_id, files)

    def _detach(self, link_id: str) -> None:
        services, session = self._context.services, self._context.session
        self._context.tasks.submit(
            self,
            lambda _r: services.activities.detach(session, link_id),
            lambda outcome: self._context.signals.toast_requested.emit(
                self.tr("Bukti dilepas"), outcome.undo_label
            ),
            lane=Lane.WRITE,
        )

    def _pick(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Pilih bukti"),
            "",
            self.tr(
                "Bukti (*.jpg *.jpeg *.png *.webp *.gif *.pdf *.docx *.xlsx *.pptx *.odt *.ods "
                "*.odp *.txt *.csv);;Semua berkas (*)"
            ),
        )
        self._attach([(Path(path).name, Path(path)) for path in paths])


def _bytes_of(services: Services, session: Session, sha256: str, _reporter: Reporter) -> bytes:
    return services.activities.evidence_bytes(session, sha256)


def clipboard_files(name: str) -> list[Source]:
    """Return the files or the picture in the clipboard; a picture takes the name given."""
    data = QGuiApplication.clipboard().mimeData()
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if paths:
        return [(path.name, path) for path in paths]
    image = QGuiApplication.clipboard().image() if data.hasImage() else QImage()
    if image.isNull():
        return []
    return [(name, image)]
