"""Evidence beside the drawer: what is in a file is seen while its entry is edited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.widgets.button import icon_button, shortcut
from penilaian_desktop.ui.widgets.evidence_card import EvidenceCard, EvidenceSource

if TYPE_CHECKING:
    from penilaian_desktop.domain.evidence_views import EvidenceItem
    from penilaian_desktop.ui.kit.context import UiContext
    from penilaian_desktop.ui.screens.kegiatan.evidence import EvidencePanel

EDGE = 12
WIDTH = 320 + 2 * EDGE


class EvidenceBeside(QWidget):
    """The card of a file left of the drawer; it follows the thumbnails and closes with Esc."""

    changed = Signal()
    """It came or went."""

    def __init__(
        self,
        context: UiContext,
        panel: EvidencePanel,
        fits: Callable[[], bool],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._panel = panel
        self._fits = fits
        self.card = EvidenceCard(EvidenceSource(context, self))
        self._close = icon_button(
            "close", self.tr("Tutup bukti (Esc)"), compact=True, clicked=self.close_it
        )
        self.card.add_head_widget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.addWidget(self.card)
        panel.beside = self
        panel.walked.connect(self._follow)
        self.card.jump_requested.connect(
            lambda item_id: context.signals.navigate_requested.emit("kegiatan", item_id)
        )
        shortcut(self, "Esc", self.close_it)
        self.hide()

    def look_at(self, items: Sequence[EvidenceItem], at: int) -> bool:
        """Show a file, or put it away when it is shown; tell whether there is room."""
        if not self._fits():
            return False
        if self.escape():
            return True
        self.card.show_files(items, at)
        self.show()
        self.changed.emit()
        return True

    def escape(self) -> bool:
        """Put the file away; tell whether one was shown."""
        shown = not self.isHidden()
        if shown:
            self.close_it()
        return shown

    def close_it(self) -> None:
        """Hide, and give the keyboard back to the thumbnails."""
        if self.focusWidget() is not None:
            self._panel.view.setFocus()
        self.hide()
        self.changed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, so that the page does not show through."""
        paint.fill(QPainter(self), self.rect(), "canvas")

    def _follow(self) -> None:
        """Show the file that the thumbnails stand at; nothing is left to show without files."""
        if not self.isHidden():
            at = max(0, self._panel.view.currentIndex().row())
            self.card.show_files(self._panel.model.items, at)
