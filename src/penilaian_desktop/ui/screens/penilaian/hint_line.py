"""One quiet line on the fairness of the ratings: advice, never a lock."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from penilaian_desktop.domain.fairness import Hint
from penilaian_desktop.ui.screens.penilaian.words import hint_words
from penilaian_desktop.ui.widgets.button import text_button
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.small import Icon


class HintLine(QWidget):
    """Hidden while there is nothing to say; all hints stand in the tool tip."""

    wanted = Signal()
    """The calibration of the unit is wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(24)
        self.words = Label("", "small", "muted")
        self.open = text_button(self.tr("Kalibrasi"), compact=True, clicked=self.wanted.emit)
        self.open.set_flush(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Icon("info"))
        row.addWidget(self.words, 1)
        row.addWidget(self.open)
        self.hide()

    def show_hints(self, hints: Sequence[Hint], person_id: str) -> None:
        """Show the hint about the person shown, else the first about all of them."""
        about = [h for h in hints if h.person_ids == (person_id,)]
        whole = [h for h in hints if len(h.person_ids) != 1]
        found = [*about, *whole]
        self.setVisible(bool(found))
        if not found:
            return
        words = self.tr("Petunjuk: {0}").format(hint_words(found[0]))
        if len(found) > 1:
            words += self.tr(" · {0} lagi").format(len(found) - 1)
        self.words.setText(words)
        self.setToolTip("\n".join(hint_words(hint) for hint in found))
        self.setAccessibleName(self.toolTip())
