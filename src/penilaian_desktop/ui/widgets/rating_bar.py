"""The choice of a rating: 1 below, 2 meets, 3 above."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from penilaian_desktop.domain.appraisal import Rating
from penilaian_desktop.ui.widgets.appraisal_words import rating_options
from penilaian_desktop.ui.widgets.segmented import Segmented


class RatingBar(Segmented):
    """Nothing is chosen at first; `rated` carries the rating that a person chose."""

    rated = Signal(object)

    def __init__(self, accessible: str, parent: QWidget | None = None) -> None:
        super().__init__(rating_options(), accessible, compact=True, optional=True, parent=parent)
        self.chosen.connect(lambda key: self.rated.emit(Rating(key)))

    def rating(self) -> Rating | None:
        """Return the rating shown."""
        return Rating(self.value()) if self.value() else None

    def set_rating(self, rating: Rating | None) -> None:
        """Show a rating without telling anybody."""
        self.set_value(rating.value if rating is not None else "")

    def set_compact(self, compact: bool) -> None:
        """Stay compact in every window."""
        super().set_compact(True)
        del compact

    def take_focus(self) -> None:
        """Put the focus on the chosen part, or on the one in the middle."""
        parts = self.findChildren(QAbstractButton)
        chosen = next((part for part in parts if part.isChecked()), parts[1])
        chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def has_focus(self) -> bool:
        """Tell whether the focus is in here."""
        return any(part.hasFocus() for part in self.findChildren(QAbstractButton))
