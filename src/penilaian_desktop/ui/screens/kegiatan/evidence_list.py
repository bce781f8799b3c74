"""The files of an entry as thumbnails: model, delegate, and the small pictures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from penilaian_desktop.domain import wording
from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.widgets.evidence_pictures import picture

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from penilaian_desktop.domain.evidence_views import EvidenceItem

THUMB = QSize(102, 74)
CELL = QSize(102, 112)
Index = QModelIndex | QPersistentModelIndex


class EvidenceModel(QAbstractListModel):
    """The files of one entry and their thumbnails, as far as they have arrived."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: tuple[EvidenceItem, ...] = ()
        self._pictures: dict[str, QPixmap] = {}

    def set_items(self, items: Sequence[EvidenceItem]) -> None:
        """Show other files."""
        self.beginResetModel()
        self._items = tuple(items)
        self.endResetModel()

    def set_picture(self, sha256: str, image: QImage) -> None:
        """Show the thumbnail of a file."""
        self._pictures[sha256] = QPixmap.fromImage(image)
        for row, item in enumerate(self._items):
            if item.sha256 == sha256:
                self.dataChanged.emit(self.index(row), self.index(row))

    def picture(self, sha256: str) -> QPixmap | None:
        """Return a thumbnail that has arrived."""
        return self._pictures.get(sha256)

    def item(self, row: int) -> EvidenceItem | None:
        """Return a file by row."""
        return self._items[row] if 0 <= row < len(self._items) else None

    @property
    def items(self) -> tuple[EvidenceItem, ...]:
        """Return all files."""
        return self._items

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of files."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name, and aloud also size and where else the file is used."""
        item = self.item(index.row())
        if item is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return item.name
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            parts = [item.name, wording.bytes_size(item.size)]
            if item.used_elsewhere:
                parts.append(self.tr("berkas yang sama: {where}").format(where=item.used_elsewhere))
            return ", ".join(parts)
        return None


class EvidenceThumbs(QListView):
    """The thumbnails side by side; Space looks at one, Enter looks closer.

    It takes these keys itself. A shortcut of the same key anywhere around it would make both
    ambiguous, and then Qt tells neither of them.
    """

    look_wanted = Signal()
    closer_wanted = Signal()

    def __init__(self, model: EvidenceModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(EvidenceDelegate(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setGridSize(QSize(CELL.width() + 7, CELL.height() + 6))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Bukti kegiatan"))
        self._own: dict[int, SignalInstance] = {
            Qt.Key.Key_Space: self.look_wanted,
            Qt.Key.Key_Return: self.closer_wanted,
            Qt.Key.Key_Enter: self.closer_wanted,
        }
        self.doubleClicked.connect(self.closer_wanted)

    def event(self, event: QEvent) -> bool:
        """Say that its keys are its own before any shortcut is asked."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._wanted(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look on Space and Enter; the view would search and select by them."""
        wanted = self._wanted(event)
        if wanted is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            wanted.emit()

    def _wanted(self, event: QKeyEvent) -> SignalInstance | None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return None if plain else self._own.get(event.key())


class EvidenceDelegate(QStyledItemDelegate):
    """Paints a thumbnail with name and size; a file used elsewhere says where."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a cell."""
        del option, index
        return CELL

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one file."""
        model = index.model()
        if not isinstance(model, EvidenceModel):
            return
        item = model.item(index.row())
        if item is None:
            return
        rect: QRect = option.rect
        frame = QRect(rect.topLeft(), THUMB)
        paint.box(painter, frame, "sunken")
        picture = model.picture(item.sha256)
        if picture is None:
            paint.icon(painter, frame, "file", "muted", 28)
        else:
            inner = frame.adjusted(1, 1, -1, -1)
            size = picture.deviceIndependentSize().toSize()
            size.scale(inner.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(inner.topLeft(), size)
            place.moveCenter(inner.center())
            painter.drawPixmap(place, picture)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        border = "primary" if chosen or focused else "warn" if item.used_elsewhere else "line"
        paint.box(painter, frame, None, border, width=2 if chosen or focused else 1)
        name = QRect(rect.left(), frame.bottom() + 5, rect.width(), 16)
        paint.text_line(painter, name, item.name, "small", "text")
        below = name.translated(0, 16)
        if item.used_elsewhere:
            same = self.tr("sama: {where}").format(where=item.used_elsewhere)
            paint.text_line(painter, below, same, "small_strong", "warn")
        else:
            paint.text_line(painter, below, wording.bytes_size(item.size), "small", "muted")


def thumbnail(media: str, data: bytes) -> QImage | None:
    """Return a small picture of a file, None where there is none; runs in a lane."""
    image = picture(media, data, 0, 2 * THUMB.width()).image
    return None if image is None else _small(image)


def _small(image: QImage) -> QImage:
    return image.scaled(
        THUMB * 2, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
