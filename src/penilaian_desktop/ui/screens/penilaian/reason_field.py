"""The reason of a rating: it opens when the decision needs one."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from penilaian_desktop.domain.appraisal import Rating
from penilaian_desktop.services.appraisal_reading import needs_reason
from penilaian_desktop.ui.widgets.appraisal_words import short_rating
from penilaian_desktop.ui.widgets.field import TextArea
from penilaian_desktop.ui.widgets.label import Label


class ReasonField(QWidget):
    """A text area with its label; hidden while the rating needs no reason."""

    def __init__(self, name: str, height: int = 54) -> None:
        super().__init__()
        self.area = TextArea(height=height, name=name, placeholder=self.tr("Satu atau dua kalimat"))
        self._label = Label("", "small", "muted")
        self._label.setBuddy(self.area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._label)
        column.addWidget(self.area)

    def explain(self, decision: Rating | None, suggested: Rating | None) -> bool:
        """Open where a reason is needed and say why; tell whether it is open."""
        needed = needs_reason(decision, suggested)
        if suggested is not None and decision is not suggested:
            self._label.setText(self.tr("Alasan berbeda dari saran"))
        else:
            words = self.tr("Alasan {0} ekspektasi").format(short_rating(decision).lower())
            self._label.setText(words)
        self.setVisible(needed or bool(self.area.text().strip()))
        return needed
