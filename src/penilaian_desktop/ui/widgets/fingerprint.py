"""The fingerprint of a key, as people read it to one another."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import FontRole


class Fingerprint(QWidget):
    """Five groups of five digits, large enough to be read out."""

    def __init__(self, digits: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_digits(digits)

    def set_digits(self, digits: str) -> None:
        """Show another fingerprint."""
        self._groups = digits.split()
        said = "; ".join(" ".join(group) for group in self._groups)
        self.setAccessibleName(self.tr("Sidik kunci: {0}").format(said))
        self.setToolTip(self.tr("Bacakan kelima kelompok angka ini lewat telepon."))
        self.update()

    def sizeHint(self) -> QSize:
        """Return 44 px of height."""
        return QSize(5 * 76, 44)

    def minimumSizeHint(self) -> QSize:
        """Let the groups stand closer."""
        return QSize(5 * 58, 44)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint each group in its own well."""
        painter = QPainter(self)
        count = max(1, len(self._groups))
        step = min(96, (self.width() + 8) // count)
        for n, group in enumerate(self._groups):
            well = QRect(n * step, 0, step - 8, self.height())
            paint.box(painter, well, "sunken", "line")
            role: FontRole = "section" if step > 70 else "strong"
            paint.text_line(painter, well, group, role, "text", paint.CENTER)
