"""The place where a workbook is dropped or picked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.small import Icon

KINDS = frozenset({".xlsx", ".csv"})


def dropped_files(mime: QMimeData) -> list[Path]:
    """Return the workbooks among what is dragged."""
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return [file for file in files if file.suffix.lower() in KINDS]


class DropArea(QWidget):
    """A dashed frame; `dropped` carries the file, `pick_wanted` asks for the file dialog."""

    dropped = Signal(object)
    pick_wanted = Signal()

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._over = False
        self.setAcceptDrops(True)
        self.setMinimumHeight(180)
        centre = Qt.AlignmentFlag.AlignHCenter
        self.pick = Button(self.tr("Pilih berkas…"), "folder", kind="primary")
        self.pick.clicked.connect(self.pick_wanted.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 20, 16, 20)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(Icon("sheet", "muted", 32), 0, centre)
        words = title or self.tr("Seret daftar pegawai ke sini")
        column.addWidget(Label(words, "section"), 0, centre)
        column.addWidget(
            Label(self.tr("Excel (.xlsx) atau CSV. Berkas aslinya tidak diubah."), "body", "muted"),
            0,
            centre,
        )
        column.addSpacing(4)
        column.addWidget(self.pick, 0, centre)
        column.addStretch(1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show that a workbook is being dragged over."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self._show_over(over=True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Forget it."""
        self._show_over(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the workbook."""
        self._show_over(over=False)
        files = dropped_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files[0])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dashed frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if self._over else 1
        pen = QPen(look().color("primary" if self._over else "control_line"), width)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(look().color("soft_primary" if self._over else "surface"))
        half = width / 2
        area = self.rect().toRectF().adjusted(half, half, -half, -half)
        painter.drawRoundedRect(area, 6, 6)

    def _show_over(self, *, over: bool) -> None:
        self._over = over
        self.update()
