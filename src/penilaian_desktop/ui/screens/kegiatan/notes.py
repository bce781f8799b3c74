"""One quiet row over the views: why something was refused, and what the calendar does not know."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.ui.widgets.button import icon_button
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.small import Icon


class LogNotes(QWidget):
    """Shows one sentence at a time: a refusal first, else what is to be known; hidden if none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._refusal = ""
        self._known = ""
        self._icon = Icon("info", "info", 16)
        self._text = Label("", "small", "text")
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._close = icon_button("close", self.tr("Tutup pesan"), clicked=self.clear)
        self._close.set_compact(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 4, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def text(self) -> str:
        """Return the sentence that is shown, "" when none is."""
        return self._refusal or self._known

    def refuse(self, error: PenilaianError) -> None:
        """Say why something was not done and what to do about it; a screen reader hears it."""
        found = describe(error)
        self.say(f"{found.text} {found.remedy}".strip())

    def say(self, text: str) -> None:
        """Say why something was not done."""
        self._refusal = text
        self._show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._refusal))

    def set_years(self, years: Sequence[int]) -> None:
        """Say for which years the list of holidays is missing."""
        self._known = ""
        if years:
            self._known = self.tr(
                "Libur nasional {years} belum diisi; hanya akhir pekan yang dihitung sebagai "
                "hari libur. Bagian kepegawaian mengisinya di Data induk."
            ).format(years=", ".join(str(year) for year in years))
        self._show()

    def clear(self) -> None:
        """Take the refusal away; closing what is to be known hides it until the next week."""
        if self._refusal:
            self._refusal = ""
        else:
            self._known = ""
        self._show()

    def forget_refusal(self) -> None:
        """Take a refusal away that no longer matters."""
        if self._refusal:
            self.clear()

    def _show(self) -> None:
        bad = bool(self._refusal)
        self._icon.set_icon("alert" if bad else "calendar_missing", "bad" if bad else "info")
        self._text.setText(self.text)
        self.setAccessibleName(self.text)
        self.setVisible(bool(self.text))
